"""The timeline of measures: seen, moved, agreed on, held against a version and shown to a room."""
