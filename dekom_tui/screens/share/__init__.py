"""Versions fetched and sent."""
