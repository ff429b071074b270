"""Every plan of a workspace kept at hand for looking up words: read once, and again when its files have changed.

Made to be used by a thread beside the screen; two that ask at once wait for each other, a plan at a time.
"""

from __future__ import annotations

import os
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.plan.model import Plan
from dekom_tui.plan.search import folded
from dekom_tui.store import garbage
from dekom_tui.store.files import Stamp, stamp
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, REGISTER_FOLDERS, SETTINGS_FILE, NoPlan, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Stamps = tuple[Stamp | None, ...]


class Book(NamedTuple):
    """A plan as it was read, its words ready to be searched."""

    name: str
    """The folder's path from the workspace, with `/`."""
    folder: Path
    plan: Plan
    stamps: Stamps


class _Slowly(Folder):
    """A folder before each of whose files others may go first."""

    def __init__(self, folder: Path, aside: Callable[[], None]) -> None:
        super().__init__(folder)
        self._aside = aside

    def read(self, path: str) -> bytes:
        self._aside()
        return super().read(path)


class Shelf:
    """The plans of a workspace."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self._books: dict[Path, Book] = {}
        self._lock = Lock()

    def books(self, aside: Callable[[], None]) -> Iterator[Book]:
        """Every plan, in the order of their names; each is read when it is asked for. What cannot be read is empty.

        `aside` is called before a file is read, where a thread can let others go first.
        """
        try:
            found = find(self.workspace).plans
        except NoPlan:
            return
        for one in found:
            yield self._book(one.name, one.folder, aside)

    def _book(self, name: str, folder: Path, aside: Callable[[], None]) -> Book:
        with self._lock:
            seen = _stamps(folder)
            known = self._books.get(folder)
            if known is None or known.stamps != seen:
                known = Book(name, folder, read_plan(_Slowly(folder, aside)).plan, seen)
                aside()
                folded(known.plan)
                self._books[folder] = known
                # What is kept is not worth looking through for garbage: that stops the screen, the longer the more.
                garbage.keep()
            return known


def _stamps(folder: Path) -> Stamps:
    """What tells whether any file of a plan has changed."""
    paths = [folder.parent / SETTINGS_FILE, *(folder / one for one in (PLAN_FILE, MEASURES_FILE, SETTINGS_FILE))]
    for register in REGISTER_FOLDERS:
        try:
            paths += [folder / register / one for one in sorted(os.listdir(folder / register))]
        except OSError:
            continue
    return tuple(stamp(one) for one in paths)
