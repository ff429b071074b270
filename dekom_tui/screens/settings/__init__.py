"""What a person and a school set."""
