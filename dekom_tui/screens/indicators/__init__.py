"""An indicator's series, and a new value in it."""
