"""The past of an open plan, as a screen lists it: every version at once by what was said of it, then each in a sentence
of plan words as it is read; and the plan as it was in any of them.

Made to be used by a thread beside the screen: what it gives are frozen values, and nothing here waits for a screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from dekom_tui.history.repository import AtRevision, Repository
from dekom_tui.history.saved import Saved
from dekom_tui.history.versions import Version, adopted, commits, versions
from dekom_tui.store.read import Folder, Opened, read_all_settings, read_plan
from dekom_tui.words.changes.summary import counted, summary_parts
from dekom_tui.words.changes.telling import told
from dekom_tui.words.versions import begun_words, cut_words, subject_words

if TYPE_CHECKING:
    from dekom_tui.history.versions import Commit

_KEPT: Final = 8
"""Versions that are kept read."""


class Past:
    """The versions of the plan in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = Lock()
        self._plans: dict[str, Opened] = {}

    def listed(self) -> tuple[Saved, ...]:
        """Every version, the newest first, not read yet. Raises HistoryError."""
        with Repository.of(self.folder) as repository:
            return tuple(map(_unread, commits(repository, repository.inside(self.folder))))

    def told(self) -> Iterator[Saved]:
        """Every version in plan words, the oldest first. Raises HistoryError."""
        settings = read_all_settings(Folder(self.folder))[0]
        with Repository.of(self.folder) as repository:
            for at, one in enumerate(versions(repository, repository.inside(self.folder), settings)):
                yield _told(one, first=at == 0, shallow=repository.shallow)

    def adopted(self) -> str:
        """The commit in which the plan was adopted last. Raises HistoryError."""
        with Repository.of(self.folder) as repository:
            return adopted(repository, repository.inside(self.folder))

    def plan(self, oid: str, like: Opened | None = None) -> Opened:
        """The plan as it was in a version. Raises HistoryError."""
        with self._lock:
            if oid not in self._plans:
                with Repository.of(self.folder) as repository:
                    source = AtRevision(repository, oid, repository.inside(self.folder))
                    known = like if like is not None else next(iter(self._plans.values()), None)
                    found = read_plan(source, like=known)
                while len(self._plans) >= _KEPT:
                    del self._plans[next(iter(self._plans))]
                self._plans[oid] = found
            return self._plans[oid]


def _unread(one: Commit) -> Saved:
    return Saved(one.oid, one.when, one.author, subject_words(one.subject), one.body)


def _told(one: Version, *, first: bool, shallow: bool) -> Saved:
    groups = told(one.changes, one.before, one.after)
    begun = cut_words() if shallow else begun_words(one.after)
    return _unread(one.commit)._replace(
        number=one.number,
        said=(begun,) if first else summary_parts(groups),
        total=counted(groups),
        adopted=one.adopted,
        first=first,
        unread=one.unread,
    )
