"""Two editors' versions that cannot both stand: each question asked, and the answers written."""
