"""Seeing that git is in the middle of changing files, by the lock that it holds meanwhile. No git is run.

While a checkout, merge or rebase replaces files one after the other, some are of the new version and some of the old:
what is saved then would be lost or mixed in, and what is read then is no version that anybody made.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Final

STALE: Final = 30.0
"""Seconds after which a lock is one that a killed command left, or a hook that waits for somebody: nobody replaces
files for so long without the lock being taken anew."""

BEGUN: Final = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply/applying": "am",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}
"""What lies in git's folder while something is not finished; the first that is there counts."""


def begun_in(git_folder: str) -> str:
    """What has begun and is not finished in a repository, by the folder where git keeps what is about a checkout."""
    return next((kind for name, kind in BEGUN.items() if os.path.exists(os.path.join(git_folder, name))), "")


class GitWork:
    """The work of git on the folder that a plan lies in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: Path | None = None

    def going_on(self) -> bool:
        """Whether git is changing files here right now; False outside a repository."""
        lock = self._found()
        try:
            return lock is not None and time.time() - os.stat(lock).st_mtime < STALE
        except OSError:
            return False

    def begun(self) -> str:
        """What has begun here and is not finished: "merge", "rebase", "am", "cherry-pick" or "revert"; else empty."""
        lock = self._found()
        return begun_in(os.fspath(lock.parent)) if lock is not None else ""

    def _found(self) -> Path | None:
        if self._lock is None or not self._lock.parent.is_dir():
            self._lock = _lock(self.folder)
        return self._lock


def _lock(folder: Path) -> Path | None:
    """Where git's lock would be: in `.git`, or where the file of that name in a linked worktree or submodule points."""
    start = folder.absolute()
    for above in (start, *start.parents):
        found = above / ".git"
        if found.is_dir():
            return found / "index.lock"
        try:
            word, _colon, where = found.read_text("utf-8").strip().partition(": ")
        except (OSError, UnicodeDecodeError):
            continue
        if word == "gitdir":
            return above / where / "index.lock"
    return None
