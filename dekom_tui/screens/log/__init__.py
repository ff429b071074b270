"""The evaluation log: read, narrowed, written, and gathered for section 7."""
