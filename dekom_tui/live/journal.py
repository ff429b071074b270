"""The journal of events: what stands in it is the meeting, and nothing is acknowledged before it stands there.

`Journal` is what the rest knows of it, three calls. `SqliteJournal` is the one that is built in: a file for each
meeting in WAL mode with synchronous=FULL, written by one thread that takes all that has come in since last time and
commits it once (group commit). A broker would stand behind the same three calls.

What can go wrong with an append is an exception that says what to do about it:

NotStored               the event is not in the journal, and its sender must be told so
├── DiskFull            there is no room for it; it can be sent again when there is
├── Broken              the disk does not do what it is told
└── Conflict            somebody else has written, or what came before it was not stored
"""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, NamedTuple, Protocol

from dekom_tui.meeting.events import Event

FILE: Final = "journal.db"
_LARGEST_BATCH: Final = 512
_QUIET: Final = 0.25
"""Seconds without an event after which what stands in the log beside a file is moved into it: not while people wait."""
_LONGEST_LOG: Final = 8192
"""Pages of that log, of 4 KiB, after which it is moved however busy people are."""
_TAIL: Final = 1024
"""Events of a meeting that are kept at hand for those who follow; older ones are read from the disk."""

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS events (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, by TEXT NOT NULL, kind TEXT NOT NULL,
    data TEXT NOT NULL
) STRICT
"""


class NotStored(Exception):
    """An event that did not come into the journal."""


class DiskFull(NotStored):
    """There is no room for it."""


class Broken(NotStored):
    """The disk does not do what it is told."""


class Conflict(NotStored):
    """The journal does not end where the event was to follow."""


class Journal(Protocol):
    """A gap-free sequence of events for each meeting. Numbers begin with 1."""

    def append(self, meeting: str, expected_seq: int, msg_id: str, event: Event) -> asyncio.Future[int]:
        """Put an event after number `expected_seq`; its number when it is durable, or that of the one with this id.

        Fails with NotStored.
        """
        ...

    def read(self, meeting: str, since: int = 0) -> Iterable[Event]:
        """The events after number `since`, in order."""
        ...

    def follow(self, meeting: str, since: int = 0) -> AsyncIterator[list[Event]]:
        """The events after number `since` as they become durable, for ever."""
        ...


class _Wish(NamedTuple):
    """An event on its way to the disk."""

    meeting: str
    expected: int
    event: Event
    answer: asyncio.Future[int]


class _Last(NamedTuple):
    """The end of a meeting's events."""

    meeting: str
    closed: asyncio.Future[None]


class SqliteJournal:
    """Meetings' journals in SQLite files on this machine; to be made and used within one event loop."""

    def __init__(self, file_of: Callable[[str], Path]) -> None:
        self._file_of = file_of
        self._loop = asyncio.get_running_loop()
        self._wishes: SimpleQueue[_Wish | _Last | None] = SimpleQueue()
        self._tails: dict[str, deque[Event]] = {}
        self._news: dict[str, asyncio.Event] = {}
        self._connections: dict[str, sqlite3.Connection] = {}
        self._last: dict[str, int] = {}
        self._in_log: set[str] = set()
        """Meetings that have events in the log that SQLite writes ahead of the file."""
        self._thread = threading.Thread(target=self._write, name="journal", daemon=True)
        self._thread.start()

    def append(self, meeting: str, expected_seq: int, msg_id: str, event: Event) -> asyncio.Future[int]:
        """See Journal.append."""
        answer = self._loop.create_future()
        self._wishes.put(_Wish(meeting, expected_seq, event._replace(seq=expected_seq + 1, id=msg_id), answer))
        return answer

    def read(self, meeting: str, since: int = 0) -> list[Event]:
        """See Journal.read. Raises Broken when the file cannot be read, FileNotFoundError when there is none."""
        return read_file(self._file_of(meeting), since)

    async def follow(self, meeting: str, since: int = 0) -> AsyncIterator[list[Event]]:
        """See Journal.follow."""
        while True:
            news = self._news.setdefault(meeting, asyncio.Event())
            tail = self._tails.setdefault(meeting, deque(maxlen=_TAIL))
            if tail and tail[0].seq <= since + 1:
                fresh = [one for one in tail if one.seq > since] if tail[-1].seq > since else []
            else:
                fresh = await asyncio.to_thread(self._read_if_there, meeting, since)
            if fresh:
                since = fresh[-1].seq
                yield fresh
            elif not news.is_set():
                await news.wait()

    def _read_if_there(self, meeting: str, since: int) -> list[Event]:
        with suppress(FileNotFoundError):
            return self.read(meeting, since)
        return []

    async def release(self, meeting: str) -> None:
        """Close a meeting's file, when what has come in for it is written: it is over."""
        closed = self._loop.create_future()
        self._wishes.put(_Last(meeting, closed))
        await closed

    def close(self) -> None:
        """Write what has come in, and stop."""
        self._wishes.put(None)
        self._thread.join()

    # What follows runs in the journal's own thread.

    def _write(self) -> None:
        going = True
        while going:
            wishes: list[_Wish] = []
            one = self._next()
            while True:
                if one is None:
                    going = False
                elif isinstance(one, _Last):
                    self._settle(wishes)
                    wishes = []
                    self._let_go(one.meeting)
                    self._loop.call_soon_threadsafe(one.closed.set_result, None)
                else:
                    wishes.append(one)
                if not going or self._wishes.empty() or len(wishes) >= _LARGEST_BATCH:
                    break
                one = self._wishes.get()
            self._settle(wishes)
        for meeting in list(self._connections):
            self._let_go(meeting)

    def _next(self) -> _Wish | _Last | None:
        """What comes next. When nothing does for a while, the logs are put in order first."""
        if self._in_log:
            with suppress(Empty):
                return self._wishes.get(timeout=_QUIET)
            for meeting in self._in_log:
                # What cannot be moved now, with a disk that is full, stands in the log as safe as before.
                with suppress(sqlite3.Error):
                    self._connections[meeting].execute("PRAGMA wal_checkpoint(PASSIVE)")
            self._in_log.clear()
        return self._wishes.get()

    def _settle(self, wishes: list[_Wish]) -> None:
        """Store a batch, a commit for each meeting in it, and tell those who wait."""
        by_meeting: dict[str, list[_Wish]] = {}
        for one in wishes:
            by_meeting.setdefault(one.meeting, []).append(one)
        for meeting, group in by_meeting.items():
            answers: list[int | NotStored]
            try:
                answers, stored = self._store(meeting, group)
            except sqlite3.Error as error:
                meaning = _meaning(error)
                self._give_up(meeting, anew=isinstance(meaning, Broken))
                answers, stored = [meaning] * len(group), []
            except OSError as error:
                answers, stored = [Broken(str(error))] * len(group), []
            with suppress(RuntimeError):  # the loop is closed: nobody waits any more
                self._loop.call_soon_threadsafe(self._tell, meeting, group, answers, stored)

    def _store(self, meeting: str, group: list[_Wish]) -> tuple[list[int | NotStored], list[Event]]:
        connection = self._connection(meeting)
        last = self._last[meeting]
        answers: list[int | NotStored] = []
        stored: list[Event] = []
        connection.execute("BEGIN IMMEDIATE")
        for one in group:
            event = one.event
            known = connection.execute("SELECT seq FROM events WHERE id = ?", (event.id,)).fetchone()
            if known is not None:
                answers.append(int(known[0]))
            elif one.expected != last:
                answers.append(Conflict(f"{one.expected} after {last}"))
            else:
                connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", _row(event))
                last = event.seq
                stored.append(event)
                answers.append(last)
        connection.execute("COMMIT")
        self._in_log.add(meeting)
        self._last[meeting] = last
        return answers, stored

    def _connection(self, meeting: str) -> sqlite3.Connection:
        known = self._connections.get(meeting)
        if known is None:
            path = self._file_of(meeting)
            path.parent.mkdir(parents=True, exist_ok=True)
            known = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            try:
                known.execute("PRAGMA journal_mode=WAL")
                known.execute("PRAGMA synchronous=FULL")
                known.execute(f"PRAGMA wal_autocheckpoint={_LONGEST_LOG}")
                known.execute("PRAGMA secure_delete=ON")
                known.execute(_SCHEMA)
                self._last[meeting] = int(known.execute("SELECT COALESCE(MAX(seq), 0) FROM events").fetchone()[0])
            except BaseException:
                known.close()
                raise
            self._connections[meeting] = known
        return known

    def _give_up(self, meeting: str, *, anew: bool) -> None:
        """Undo what a failed commit began, and begin with a new connection next time if it may be the connection.

        With a full disk it is kept: a new one needs room itself.
        """
        connection = self._connections.get(meeting)
        if connection is None:
            return
        with suppress(sqlite3.Error):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        if anew:
            self._let_go(meeting)

    def _let_go(self, meeting: str) -> None:
        self._last.pop(meeting, None)
        self._in_log.discard(meeting)
        connection = self._connections.pop(meeting, None)
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()

    # And this in the loop again.

    def _tell(self, meeting: str, group: list[_Wish], answers: list[int | NotStored], stored: list[Event]) -> None:
        if stored:
            self._tails.setdefault(meeting, deque(maxlen=_TAIL)).extend(stored)
            self._news.pop(meeting, asyncio.Event()).set()
        for wish, answer in zip(group, answers, strict=True):
            if wish.answer.done():
                continue
            if isinstance(answer, int):
                wish.answer.set_result(answer)
            else:
                wish.answer.set_exception(answer)
                # A sender that has gone does not ask; that it failed is told in the next answer all the same.
                wish.answer.exception()


def read_file(path: Path, since: int = 0) -> list[Event]:
    """The events of a journal's file after number `since`. Raises Broken, and FileNotFoundError when there is none."""
    if not path.exists():
        raise FileNotFoundError(path)
    try:
        connection = sqlite3.connect(path)
        try:
            rows = connection.execute(
                "SELECT seq, id, at, by, kind, data FROM events WHERE seq > ? ORDER BY seq", (since,)
            ).fetchall()
        finally:
            connection.close()
        return [Event(seq, ident, at, by, kind, json.loads(data)) for seq, ident, at, by, kind, data in rows]
    except (sqlite3.Error, ValueError) as error:
        if isinstance(error, sqlite3.OperationalError) and "no such table" in str(error):
            return []
        raise Broken(str(error)) from error


def write_file(path: Path, events: Iterable[Event]) -> None:
    """Put a journal of these events in the place of the one that nobody uses. Raises Broken, and OSError."""
    fresh = path.with_name(f"{path.name}.ny")
    fresh.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(fresh)
        try:
            connection.execute(_SCHEMA)
            connection.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)", map(_row, events))
            connection.commit()
        finally:
            connection.close()
    except sqlite3.Error as error:
        fresh.unlink(missing_ok=True)
        raise Broken(str(error)) from error
    if path.with_name(f"{path.name}-wal").exists():
        fresh.unlink()
        raise Broken("in use")
    os.replace(fresh, path)


def _row(event: Event) -> tuple[int, str, int, str, str, str]:
    text = json.dumps(event.data, ensure_ascii=False, separators=(",", ":"))
    return event.seq, event.id, event.at, event.by, event.kind, text


def _meaning(error: sqlite3.Error) -> NotStored:
    """What an error of SQLite is for us. A file that may grow no more is a full disk too."""
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_FULL" or name in ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE", "SQLITE_CANTOPEN"):
        return DiskFull(str(error))
    return Broken(str(error))
