"""One writer at a time in a plan's folder.

The lock is flock on the folder itself, so it leaves nothing behind, and the system lets go of it when a program dies.
Where there is none (Windows, some network disks) saving goes on without: what was changed underneath is still seen,
since files are compared before they are replaced.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dekom_tui.store.trouble import Busy

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]  # the module is not there to be typed

PATIENCE: Final = 5.0
"""Seconds to wait for another program; a save takes some hundredths of one."""

_PAUSE: Final = 0.01


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a plan's folder. Raises Busy when another holds it too long, and OSError when it cannot be opened."""
    if fcntl is None:
        os.stat(folder)
        yield
        return
    handle = _hold(folder, time.monotonic() + patience)
    try:
        yield
    finally:
        os.close(handle)


def _hold(folder: Path, until: float) -> int:
    """An open, locked handle of the folder that stands at this path now, not of one that was there before."""
    while True:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            if _taken(handle) and os.path.samestat(os.fstat(handle), os.stat(folder)):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if time.monotonic() > until:
            raise Busy
        time.sleep(_PAUSE)


def _taken(handle: int) -> bool:
    """Whether the lock is ours; a disk that has no locks gives it to everyone."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EBADF):
            raise
    return True
