"""Reading a file that somebody else may have put anything in the place of.

Nothing here blocks or grows without bound: a FIFO or a device is refused before it is opened, a file over 16 MB before
it is read. What is refused is never touched.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final, NamedTuple

LARGEST_FILE: Final = 16_000_000
"""Bytes; a larger file is refused before it is read (format.md, «Required, and bounds»)."""

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class Refused(Exception):
    """A file that cannot be read; `code` is one of `finding.CODES`, `params` what its message needs."""

    def __init__(self, code: str, line: int = 0, column: int = 0, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.column = column
        self.params = params


class Stamp(NamedTuple):
    """What tells that a file was changed, without reading it."""

    inode: int
    size: int
    changed: int
    """Nanoseconds."""


def stamp(path: Path | str) -> Stamp | None:
    """The stamp of a file, links followed; None when there is none to see."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)


def read_bytes(path: Path) -> bytes:
    """The bytes of a regular file, links followed.

    Raises FileNotFoundError when there is none, and Refused for a folder (folder-for-file), a FIFO, device or socket
    (not-a-file), a file over 16 MB (too-large) and one that the system will not open (cannot-open).
    """
    try:
        _judge(os.stat(path))
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        if path.is_symlink():
            raise Refused("cannot-open", why="dangling") from None
        raise
    except (OSError, ValueError) as error:
        raise Refused("cannot-open", why=_reason(error)) from None
    with os.fdopen(handle, "rb") as file:
        # Between the two looks somebody may have put another thing in its place.
        _judge(os.fstat(file.fileno()))
        try:
            data = file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise Refused("cannot-open", why=_reason(error)) from None
    if len(data) > LARGEST_FILE:
        raise Refused("too-large", size=len(data))
    return data


def _judge(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise Refused("folder-for-file")
    if not stat.S_ISREG(found.st_mode):
        raise Refused("not-a-file")
    if found.st_size > LARGEST_FILE:
        raise Refused("too-large", size=found.st_size)


def _reason(error: Exception) -> str:
    """Why the system said no, as a word for the message."""
    number = getattr(error, "errno", None)
    return {errno.EACCES: "permission", errno.EPERM: "permission", errno.ELOOP: "loop"}.get(number or 0, "system")


def decode(data: bytes) -> tuple[str, bool]:
    """The text of a file and whether it began with a byte-order mark. Raises Refused (not-utf8) with its place."""
    marked = data.startswith(BYTE_ORDER_MARK)
    if marked:
        data = data[len(BYTE_ORDER_MARK) :]
    try:
        return data.decode("utf-8"), marked
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        guess = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "Latin-1"
        raise Refused("not-utf8", line, column, guess=guess) from None
