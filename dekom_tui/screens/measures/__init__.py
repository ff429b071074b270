"""Section 5: the progress plan as a table, and one measure."""
