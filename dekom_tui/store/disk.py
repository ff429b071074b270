"""Putting bytes on disk so that a file is always whole: the old one or the new one, whatever happens.

The new file is written and flushed without a name where the system can (O_TMPFILE), gets the fixed name
`.NAME.dekom-ny` for the moment before it takes the old one's place, and leaves at most that name behind, which the
next save or start removes. Symlinks are followed: the file that they point at is replaced, with its permissions.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from dekom_tui.store.files import Stamp

LEFTOVER: Final = ".dekom-ny"

_NO_NAMELESS: Final = {errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOSYS}
_NEW_FILE: Final = 0o666


class Ready:
    """A new version of a file, whole and flushed, that is not yet in its place."""

    def __init__(self, path: Path, data: bytes, like: Path | None = None) -> None:
        """Write it beside `path`. Permissions are those of the file there, else of `like`. Raises OSError."""
        self.path = Path(os.path.realpath(path))
        self.leftover = self.path.with_name(f".{self.path.name}{LEFTOVER}")
        self._named = False
        self._handle = self._open()
        try:
            self._dress(like)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(self._handle, rest) :]
            os.fsync(self._handle)
            found = os.fstat(self._handle)
        except BaseException:
            self.drop()
            raise
        self.stamp = Stamp(found.st_ino, found.st_size, found.st_mtime_ns)

    def _open(self) -> int:
        if hasattr(os, "O_TMPFILE"):
            try:
                return os.open(self.path.parent, os.O_TMPFILE | os.O_WRONLY | os.O_CLOEXEC, _NEW_FILE)
            except OSError as error:
                if error.errno not in _NO_NAMELESS:
                    raise
        self.leftover.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(self.leftover, flags, _NEW_FILE)
        self._named = True
        return handle

    def _dress(self, like: Path | None) -> None:
        """Give it the owner and the permissions of the file whose place it takes."""
        for path in (self.path, like):
            if path is None or not hasattr(os, "fchmod"):
                continue
            with suppress(FileNotFoundError):
                old = os.stat(path)
                with suppress(OSError):
                    os.fchown(self._handle, old.st_uid, old.st_gid)
                os.fchmod(self._handle, stat.S_IMODE(old.st_mode))
                return

    def put(self) -> Stamp:
        """Put it in its place, and give the stamp by which it is known there. Raises OSError."""
        if not self._named:
            self.leftover.unlink(missing_ok=True)
            # A path of /proc is only followed when both folders are named by a handle.
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.link(
                    f"/proc/self/fd/{self._handle}",
                    self.leftover.name,
                    src_dir_fd=folder,
                    dst_dir_fd=folder,
                    follow_symlinks=True,
                )
            finally:
                os.close(folder)
            self._named = True
        os.close(self._handle)
        self._handle = -1
        os.replace(self.leftover, self.path)
        self._named = False
        return self.stamp

    def drop(self) -> None:
        """Leave nothing of it behind; what has been put in its place stays."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
        if self._named:
            with suppress(OSError):
                self.leftover.unlink()
            self._named = False


def make_folder(path: Path) -> None:
    """Make a folder in a folder that must be there. Raises OSError."""
    with suppress(FileExistsError):
        os.mkdir(path)
        flush_folder(path.parent)


def flush_folder(path: Path) -> None:
    """Make the names in a folder last, where the system can say so."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF, errno.EROFS):
            raise
    finally:
        os.close(handle)


def remove_leftovers(folders: Iterable[Path]) -> list[Path]:
    """Remove what a program that was killed left behind; the plan's folder must be locked."""
    removed: list[Path] = []
    for folder in folders:
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            if name.startswith(".") and name.endswith(LEFTOVER):
                with suppress(OSError):
                    (folder / name).unlink()
                    removed.append(folder / name)
    return removed
