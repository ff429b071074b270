"""What a meeting's server does on Windows, as far as that can be looked at elsewhere."""

from __future__ import annotations

import fcntl
import sys
from types import ModuleType

import pytest

from dekom_tui.live import meetings
from dekom_tui.live.meetings import Held


class WindowsLocks(ModuleType):
    """The system's module of the locks, which says what Microsoft documents: EACCES where the bytes are locked."""

    LK_NBLCK = 2

    def locking(self, handle: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PermissionError(13, "Permission denied") from error


def test_only_one_process_may_serve_a_meeting_where_the_lock_is_of_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = meetings.create("Personalmøte")
    monkeypatch.setitem(sys.modules, "msvcrt", WindowsLocks("msvcrt"))
    monkeypatch.setitem(sys.modules, "fcntl", None)
    first = Held(made.id)
    assert meetings.held(made.id)
    with pytest.raises(BlockingIOError):
        Held(made.id)
    first.release()
    assert not meetings.held(made.id)
