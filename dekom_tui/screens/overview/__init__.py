"""The plan's first page: where it stands, and what is ahead."""
