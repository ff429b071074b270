"""The plan's versions: what changed between two of them, told, shown to a room, reported and brought back."""
