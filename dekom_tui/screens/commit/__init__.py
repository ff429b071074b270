"""A version saved: what is changed, whose files go along, and the sentence that tells of it."""
