"""A report put into a file: all of it, or nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write(path: Path, text: str) -> None:
    """Write a report, in place of what stood there. Raises OSError, and then what stood there is untouched."""
    fresh = path.with_name(f".{path.name}.dekom-ny")
    try:
        with open(fresh, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        raise
