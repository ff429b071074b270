"""The sections that are questions and registers, and the four framework conditions."""
