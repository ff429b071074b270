"""Section 3: the goals, and one goal."""
