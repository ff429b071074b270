"""Saving files of a plan: only what is still as we read it is replaced, under the folder's lock."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from dekom_tui.store.disk import Ready, flush_folder, make_folder, remove_leftovers
from dekom_tui.store.files import Refused, Stamp, read_bytes
from dekom_tui.store.lock import locked
from dekom_tui.store.trouble import Busy, Changed, SaveError
from dekom_tui.store.workspace import REGISTER_FOLDERS


class Change(NamedTuple):
    """What a file is to become; None where there is no file."""

    path: str
    """From the plan's folder, with `/`."""
    before: bytes | None
    """What we last read or wrote there."""
    after: bytes | None
    like: str = ""
    """For a new file, the one whose permissions it takes: that of an entry that got another name."""


def save(folder: Path, changes: Sequence[Change]) -> dict[str, Stamp | None]:
    """Make the changes, new and changed files before removals, and give each file's stamp.

    Raises Changed when a file is not as it was, before anything is written, SaveError when the system will not, and
    Busy when another program holds the folder. Every file is whole at all times; when a later one of several fails,
    earlier ones stay written, and are found so when they are compared the next time.
    """
    try:
        with locked(folder):
            return _save(folder, sorted(changes, key=lambda one: one.after is None))
    except OSError as error:
        raise SaveError.of(error) from error


def _save(folder: Path, changes: Sequence[Change]) -> dict[str, Stamp | None]:
    _compare(folder, changes)
    ready: dict[str, Ready] = {}
    stamps: dict[str, Stamp | None] = {}
    try:
        for one in changes:
            if one.after is not None:
                _prepare(folder, one, ready)
        for one in changes:
            _compare(folder, [one])
            try:
                if one.path in ready:
                    stamps[one.path] = ready[one.path].put()
                else:
                    (folder / one.path).unlink(missing_ok=True)
                    stamps[one.path] = None
            except OSError as error:
                raise SaveError.of(error, one.path) from error
    finally:
        for file in ready.values():
            file.drop()
    for path in {Path(os.path.realpath(folder / one.path)).parent for one in changes}:
        flush_folder(path)
    return stamps


def _prepare(folder: Path, change: Change, ready: dict[str, Ready]) -> None:
    path = folder / change.path
    try:
        if path.parent != folder:
            make_folder(path.parent)
        ready[change.path] = Ready(path, change.after or b"", folder / change.like if change.like else None)
    except OSError as error:
        raise SaveError.of(error, change.path) from error


def _compare(folder: Path, changes: Sequence[Change]) -> None:
    """Raise Changed when a file is not what we last read or wrote."""
    stale = [one.path for one in changes if _now(folder / one.path) != one.before]
    if stale:
        raise Changed(stale)


def _now(path: Path) -> bytes | Refused | None:
    try:
        return read_bytes(path)
    except FileNotFoundError:
        return None
    except Refused as error:
        return error


def tidy(folder: Path) -> None:
    """Remove what a killed program left behind in a plan's folder; what cannot go now stays for another time."""
    places = {folder, *(folder / name for name in REGISTER_FOLDERS)}
    places |= {Path(os.path.realpath(folder / name)).parent for name in ("plan.toml", "tiltak.toml")}
    try:
        with locked(folder, patience=1.0):
            remove_leftovers(places)
    except (OSError, Busy):
        return
