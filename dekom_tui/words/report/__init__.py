"""The report of what has been changed between two versions, for who was not there: what, why, and what it means."""
