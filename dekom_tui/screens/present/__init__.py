"""A section, a goal or a measure before the whole room, page by page."""
