"""A report put into a file: all of it, or nothing; beside the plans in a folder that git leaves alone."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from dekom_tui.words.language import _

FOLDER: Final = "rapporter"
"""The folder of reports in a workspace. What it holds is made of the plans, and no part of their versions."""


def free(workspace: Path, name: str, ending: str) -> Path:
    """Where a report can be put without taking the place of another: `NAME.ENDING`, else `NAME-2.ENDING` and so on."""
    folder = workspace / FOLDER
    path, number = folder / f"{name}.{ending}", 2
    while os.path.lexists(path):
        path, number = folder / f"{name}-{number}.{ending}", number + 1
    return path


def write_apart(path: Path, text: str) -> None:
    """Write a report where `free` said, in a folder that git is told to leave out. Raises OSError."""
    path.parent.mkdir(exist_ok=True)
    rule = path.parent / ".gitignore"
    if not os.path.lexists(rule):
        said = _("Rapportene er laget av planene, og er ikke med i versjonene av dem.")
        rule.write_text(f"# {said}\n*\n", encoding="utf-8", newline="\n")
    write(path, text)


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
