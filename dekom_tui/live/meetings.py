"""The meetings of this user: a folder each in the state folder, with all that a meeting needs to go on.

    moeter/ID/
      moete.json     what it is called, its code and token, where it listened, when it began and ended
      noekler.json   the facilitator's key and the secret that cookies and votes hang on; the secret goes at the end
      journal.db     the events
      server.json    the process that serves it now
      server.log     what that process had to say

Nobody but the user may read them. Finished meetings are kept some days and then deleted, folder and all.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from dekom_tui.live import lots
from dekom_tui.live.journal import FILE as JOURNAL
from dekom_tui.store.disk import Ready
from dekom_tui.store.rescue import MEETINGS, state_folder
from dekom_tui.store.settings import DAYS, OwnSettings, Preferences

DAYS_VARIABLE: Final = "DEKOM_MEETING_DAYS"
_PAPERS, _KEYS, _SERVER, LOG, _LOCK = "moete.json", "noekler.json", "server.json", "server.log", "laas"
_ID: Final = re.compile(r"[0-9a-f]{16}")
_DAY: Final = 24 * 3600 * 1000


class NoMeeting(Exception):
    """There is no such meeting, or its papers cannot be read."""


class Papers(NamedTuple):
    """What is known of a meeting beside its events."""

    id: str
    title: str
    code: str
    token: str
    plan: str = ""
    """The plan's folder, absolute; empty for a meeting without."""
    minutes: str = ""
    """The key of the minutes that it is prepared in."""
    created: int = 0
    """Milliseconds since 1970, as all times here."""
    ended: int = 0
    days: int = Preferences().meeting_days
    port: int = 0
    """Where it listened last, so that phones find it there again."""
    nameless: bool = False
    """It has ended, and its journal says no more who sent what."""
    former: tuple[str, ...] = ()
    """Codes and tokens that it went by: they let nobody new in, and keep those who are in."""
    opening: tuple[dict[str, Any], ...] = ()
    """Commands of the server that its journal begins with, each with kind and data."""


class Keys(NamedTuple):
    """What must not get out."""

    host: str
    secret: str
    """Empty when the meeting has ended."""


def root() -> Path:
    """Where the meetings are."""
    return state_folder() / MEETINGS


def place(ident: str) -> Path:
    """The folder of a meeting. Raises NoMeeting for what cannot be the name of one."""
    if not _ID.fullmatch(ident):
        raise NoMeeting(ident)
    return root() / ident


def journal_file(ident: str) -> Path:
    """The file of its events."""
    return place(ident) / JOURNAL


def days() -> int:
    """How many days a new meeting is to be kept when it has ended: what the variable says, else the user's settings."""
    with suppress(ValueError, KeyError):
        return min(DAYS[-1], max(DAYS[0], int(os.environ[DAYS_VARIABLE])))
    return OwnSettings.of_user().now.meeting_days


def create(
    title: str,
    *,
    plan: Path | None = None,
    minutes: str = "",
    opening: Sequence[dict[str, Any]] = (),
    keep: int | None = None,
) -> Papers:
    """A new meeting that nobody serves yet. Raises OSError."""
    taken = {one.code for one in unfinished()}
    papers = Papers(
        secrets.token_hex(8),
        title,
        lots.new_code(taken),
        lots.new_token(),
        "" if plan is None else str(plan.absolute()),
        minutes,
        now(),
        days=days() if keep is None else keep,
        opening=tuple(opening),
    )
    folder = place(papers.id)
    root().mkdir(parents=True, exist_ok=True)
    root().chmod(0o700)
    folder.mkdir(mode=0o700)
    write_keys(papers.id, Keys(lots.new_key(), lots.new_key()))
    write(papers)
    return papers


def read(ident: str) -> Papers:
    """A meeting's papers. Raises NoMeeting."""
    try:
        held = json.loads((place(ident) / _PAPERS).read_text("utf-8"))
        known = {name: held[name] for name in Papers._fields if name in held}
        papers = Papers(**known)
        return papers._replace(former=tuple(papers.former), opening=tuple(papers.opening))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NoMeeting(ident) from error


def write(papers: Papers) -> None:
    """Put a meeting's papers on disk, whole. Raises OSError."""
    _put(place(papers.id) / _PAPERS, papers._asdict())


def keys(ident: str) -> Keys:
    """A meeting's keys. Raises NoMeeting."""
    try:
        held = json.loads((place(ident) / _KEYS).read_text("utf-8"))
        return Keys(str(held["host"]), str(held["secret"]))
    except (OSError, ValueError, KeyError) as error:
        raise NoMeeting(ident) from error


def write_keys(ident: str, held: Keys) -> None:
    """Put them on disk; an empty secret takes the former one's place. Raises OSError."""
    _put(place(ident) / _KEYS, held._asdict())


def every() -> list[Papers]:
    """All meetings, the newest first; what cannot be read is left out."""
    found = []
    with suppress(OSError):
        for one in root().iterdir():
            with suppress(NoMeeting):
                found.append(read(one.name))
    return sorted(found, key=lambda one: -one.created)


def unfinished() -> list[Papers]:
    """The meetings that have not ended, the newest first."""
    return [one for one in every() if not one.ended]


def sweep(at: int | None = None) -> int:
    """Delete the meetings that ended longer ago than they are kept; how many that were."""
    moment = now() if at is None else at
    count = 0
    for one in every():
        if one.ended and one.ended + one.days * _DAY <= moment and not held(one.id):
            delete(one.id)
            count += 1
    return count


def delete(ident: str) -> None:
    """Delete a meeting for good."""
    shutil.rmtree(place(ident), ignore_errors=True)


def now() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class Serving(NamedTuple):
    """The process that serves a meeting, as it says itself."""

    pid: int
    port: int
    url: str
    """What phones open, without the code."""
    secure: bool = False
    """Whether phones reach it by https."""
    started: int = 0
    local: str = "127.0.0.1"
    """Where programs of this machine reach it."""
    secure_socket: bool = False
    """Whether it speaks TLS itself, and not a proxy before it."""
    how: Mapping[str, Any] = {}
    """What it was told of how to listen, to be told again if it dies; empty for one that others start again."""


def serving(ident: str) -> Serving | None:
    """The process that serves a meeting now; None when there is none, whatever a dead one has left behind."""
    return _said(ident) if held(ident) else None


def died(ident: str) -> Serving | None:
    """What the process had said that died while it served a meeting; None when it lives, or stopped as it ought."""
    return None if held(ident) else _said(ident)


def _said(ident: str) -> Serving | None:
    try:
        told = json.loads((place(ident) / _SERVER).read_text("utf-8"))
        return Serving(**{name: told[name] for name in Serving._fields if name in told})
    except (OSError, ValueError, TypeError):
        return None


def write_serving(ident: str, what: Serving) -> None:
    """Say which process serves a meeting. Raises OSError."""
    _put(place(ident) / _SERVER, what._asdict())


def forget_serving(ident: str) -> None:
    """Nobody serves it any more. Raises OSError."""
    (place(ident) / _SERVER).unlink(missing_ok=True)


class Held:
    """The right to serve a meeting: a lock that goes with the process, however it ends."""

    def __init__(self, ident: str) -> None:
        """Take it. Raises BlockingIOError when another process has it, OSError when it cannot be."""
        self._handle = os.open(place(ident) / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except BaseException:
            os.close(self._handle)
            raise

    def release(self) -> None:
        """Give it back."""
        os.close(self._handle)


def _lock(handle: int) -> None:
    """Lock an open file. Raises BlockingIOError when it is locked already."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock
    except ImportError:
        # Windows, whose lock is of bytes; one past the end of the file will do.
        msvcrt = import_module("msvcrt")
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError(*error.args) from error
    else:
        flock(handle, LOCK_EX | LOCK_NB)


def held(ident: str) -> bool:
    """Whether a process serves a meeting."""
    try:
        Held(ident).release()
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _put(path: Path, held: dict[str, Any]) -> None:
    ready = Ready(path, json.dumps(held, ensure_ascii=False, indent=1).encode("utf-8"))
    try:
        ready.put()
        path.chmod(0o600)
    finally:
        ready.drop()
