"""The rescue file: what could not be saved in the plan's folder, kept in the user's state folder until it can.

One file for each plan's folder and program, JSON. It holds the texts and those that they came of, so that at the next
start they can be merged with whatever the plan has become.

JSON and hashing are imported when they are needed: the first frame of the program does not wait for them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from dekom_tui.store.disk import Ready

MEETINGS: Final = "moeter"
"""The folder beside the rescue files where this user's meetings lie (live/meetings.py)."""


class Lost(NamedTuple):
    """One file's text that is not on disk, and the text that it came of; None where there is no file."""

    base: str | None
    text: str | None


class Rescue(NamedTuple):
    """What a program that stopped could not save."""

    path: Path
    folder: Path
    files: Mapping[str, Lost]
    written: float
    """Seconds since 1970."""


def state_folder() -> Path:
    """Where this user's programs keep what is not a setting; the variable DEKOM_STATE stands in for it."""
    if named := os.environ.get("DEKOM_STATE"):
        return Path(named)
    from platformdirs import user_state_path

    return user_state_path("dekom", appauthor=False)


def find(folder: Path) -> list[Rescue]:
    """The rescue files of a plan's folder, newest first; one that cannot be read is left where it is."""
    import json

    found: list[Rescue] = []
    for path in _place().glob(f"{_name(folder)}-*.json"):
        with suppress(OSError, ValueError, KeyError, TypeError):
            held = json.loads(path.read_text("utf-8"))
            files = {str(name): Lost(one["base"], one["text"]) for name, one in held["files"].items()}
            found.append(Rescue(path, Path(held["folder"]), files, path.stat().st_mtime))
    return sorted(found, key=lambda one: -one.written)


def write(folder: Path, path: Path, files: Mapping[str, Lost]) -> bool:
    """Keep these texts of a plan's folder in a rescue file. False when not even that could be done."""
    import json

    held = {
        "folder": str(folder.absolute()),
        "files": {name: {"base": one.base, "text": one.text} for name, one in files.items()},
    }
    data = json.dumps(held, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        ready = Ready(path, data)
        try:
            ready.put()
        finally:
            ready.drop()
    except OSError:
        return False
    return True


def remove(path: Path) -> None:
    """Forget a rescue file."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def new_path(folder: Path) -> Path:
    """A new place for a rescue file of a plan's folder."""
    return _place() / f"{_name(folder)}-{os.urandom(4).hex()}.json"


def _place() -> Path:
    return state_folder() / "redning"


def _name(folder: Path) -> str:
    import hashlib

    return hashlib.sha256(os.fsencode(os.path.realpath(folder))).hexdigest()[:16]
