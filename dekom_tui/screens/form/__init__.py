"""Forms: every field of an entity or a record edited in place, derived from the declaration of the format."""
