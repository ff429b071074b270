"""The process that serves meetings: started so that it outlives the screen, found again, and stopped.

It is a session of its own (on Windows: without a console): a closed terminal or a killed screen does not reach it. The
first line it says, how it listens, comes through a pipe; after that it writes in its meeting's folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Final, NamedTuple

from dekom_tui.live import meetings
from dekom_tui.live.meetings import LOG, Serving

READY: Final = "--ready="
_OUTPUT: Final = 1
"""The child's standard output: the one pipe that every system hands on."""
PATIENCE: Final = 15.0
"""Seconds that a server may take to begin or to stop."""
_PAUSE: Final = 0.02
_ALONE: Final = getattr(subprocess, "DETACHED_PROCESS", 0) | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""What Windows has in a session's place."""


class NotStarted(Exception):
    """The server could not begin: `code` is port, address, taken, tls, files or broken, `what` what it is about."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(f"{code}: {what}")
        self.code = code
        self.what = what


class Options(NamedTuple):
    """How a server listens."""

    bind: str = ""
    """The address of the interface to listen on; empty for all of them."""
    port: int = 0
    """0 for the one that the meeting had, else the first free one that is usual."""
    url: str = ""
    """What phones open where that is not this machine's own address: a tunnel, or a proxy in front."""
    cert: str = ""
    key: str = ""
    for_good: bool = False
    """Go on without meetings that run: a school's server."""

    def words(self) -> list[str]:
        """The options of the command line of `python -m dekom_tui.live`."""
        found = [
            f"--{name}={getattr(self, name)}" for name in ("bind", "port", "url", "cert", "key") if getattr(self, name)
        ]
        return [*found, "--for-good"] if self.for_good else found


def start(idents: Sequence[str], options: Options = Options()) -> Serving:  # noqa: B008  # it is a constant
    """Serve these meetings in a process of their own; how, as soon as it listens. Raises NotStarted."""
    log = meetings.place(idents[0]) / LOG
    with log.open("ab") as said:
        try:
            child = subprocess.Popen(
                [sys.executable, "-m", "dekom_tui.live", f"{READY}{_OUTPUT}", *options.words(), *idents],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=said,
                start_new_session=True,
                creationflags=_ALONE,
                cwd="/" if os.name == "posix" else None,
            )
        except OSError as error:
            raise NotStarted("broken", str(error)) from error
    assert child.stdout is not None
    with child.stdout as told:
        line = told.readline()
    # It is not waited for: that it ends before we do must leave nothing behind.
    _Left.children.append(child)
    try:
        answer = json.loads(line)
    except ValueError:
        raise NotStarted("broken", str(log)) from None
    if "trouble" in answer:
        raise NotStarted(str(answer["trouble"]), str(answer.get("what", "")))
    return Serving(**answer)


class _Left:
    """The children of this process, kept so that they can be reaped."""

    children: list[subprocess.Popen[bytes]] = []  # noqa: RUF012  # one list for the process is what is meant


def find(ident: str) -> Serving | None:
    """The process that serves a meeting, None when none does."""
    for one in _Left.children:
        one.poll()
    return meetings.serving(ident)


def revive(ident: str) -> bool:
    """Serve a meeting again as it was served, when its process died; False when it did not. Raises NotStarted."""
    if find(ident) is not None:
        return False
    left = meetings.died(ident)
    if left is None or not left.how:
        return False
    start([ident], Options(**left.how))
    return True


def stop(ident: str, patience: float = PATIENCE) -> bool:
    """Ask the process that serves a meeting to stop, and wait until it has; False when it does not."""
    found = find(ident)
    if found is None:
        return True
    with contextlib.suppress(ProcessLookupError):
        os.kill(found.pid, signal.SIGTERM)
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if find(ident) is None:
            return True
        time.sleep(_PAUSE)
    return False
