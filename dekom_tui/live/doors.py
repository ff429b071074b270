"""The server's sockets: who may hold one open, for how long, and who must go when there are too many.

One machine in the room can open more connections than a process may have files. So a connection of somebody who has
not shown a cookie is a stranger's: it has five seconds to say what it wants, there is room for some hundred, and the
one that has stood there longest is put out for a new one. A request with a valid cookie moves its connection to those
who are in; those keep their places whatever the strangers do.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final

from aiohttp.web_protocol import RequestHandler
from aiohttp.web_server import Server

from dekom_tui.live.limits import Limits
from dekom_tui.live.listeners import HOST

BACKLOG: Final = 1024
"""Connections that the system keeps until they are taken."""
AT_ONCE: Final = 64
"""Connections taken in one turn of the loop, before those put out for them are closed."""
SEND_BUFFER: Final = 128 * 1024
"""Bytes that the system keeps for somebody who does not read."""
_SPARE: Final = 128
"""Files that the process needs for itself: journals, pipes, the page."""


class Doors:
    """Every open connection, strangers in the order in which they came or last asked for something."""

    def __init__(self, limits: Limits, clock: Callable[[], float], files: int) -> None:
        self._limits, self._clock = limits, clock
        most = max(64, files - _SPARE)
        self.strangers_most = min(limits.strangers, most // 3)
        self.known_most = most - self.strangers_most - AT_ONCE
        self._strangers: OrderedDict[Door, float] = OrderedDict()
        self._known: dict[str, OrderedDict[Door, None]] = {}
        self._known_count = 0
        self.put_out = 0

    @property
    def strangers(self) -> int:
        """How many are open that nobody is known on."""
        return len(self._strangers)

    @property
    def known(self) -> int:
        """How many are open that somebody is known on."""
        return self._known_count

    def came(self, door: Door) -> None:
        """A connection was opened."""
        self._strangers[door] = self._clock() + self._limits.head_seconds
        if len(self._strangers) > self.strangers_most:
            oldest, _until = self._strangers.popitem(last=False)
            self._out(oldest)

    def went(self, door: Door) -> None:
        """A connection is closed."""
        self._strangers.pop(door, None)
        self._forget(door)

    def asked(self, door: Door) -> None:
        """A whole request head has come from a stranger: it may be answered, and then there is time for another."""
        if door in self._strangers:
            self._strangers[door] = self._clock() + self._limits.idle_seconds
            self._strangers.move_to_end(door)

    def know(self, door: Door, who: str) -> None:
        """Somebody who is in speaks on this connection."""
        if door.who == who:
            own = self._known.get(who)
            if own is not None and door in own:
                own.move_to_end(door)
            return
        self._strangers.pop(door, None)
        self._forget(door)
        own = self._known.setdefault(who, OrderedDict())
        own[door] = None
        door.who = who
        self._known_count += 1
        most = self._limits.per_host if who.endswith(f"/{HOST}") else self._limits.per_device
        if len(own) > most or self._known_count > self.known_most:
            crowd = own if len(own) > 1 else max(self._known.values(), key=len)
            oldest = next(iter(crowd))
            if oldest is not door:
                self._forget(oldest)
                self._out(oldest)

    def late(self) -> None:
        """Put out the strangers whose time is up; to be called about once a second."""
        now = self._clock()
        for door in [one for one, until in self._strangers.items() if until < now]:
            del self._strangers[door]
            self._out(door)

    def _forget(self, door: Door) -> None:
        own = self._known.get(door.who)
        if own is not None and door in own:
            del own[door]
            self._known_count -= 1
            if not own:
                del self._known[door.who]
        door.who = ""

    def _out(self, door: Door) -> None:
        self.put_out += 1
        if door.transport is not None:
            door.transport.abort()


class Door(RequestHandler):
    """One connection, as aiohttp handles it, that tells the doors what happens on it."""

    __slots__ = ("_doors", "who")

    def __init__(self, manager: Server, doors: Doors, **options: Any) -> None:
        super().__init__(manager, **options)
        self._doors = doors
        self.who = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A connection was opened."""
        super().connection_made(transport)
        connection = transport.get_extra_info("socket")
        if connection is not None:
            with contextlib.suppress(OSError):
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        self._doors.came(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        """It is closed."""
        self._doors.went(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Something came on it."""
        before = self._request_count
        super().data_received(data)
        if not self.who and self._request_count != before:
            self._doors.asked(self)


class Hall(Server):
    """aiohttp's server, with doors."""

    def __init__(self, handler: Any, doors: Doors, **options: Any) -> None:
        super().__init__(handler, **options)
        self._doors = doors

    def __call__(self) -> RequestHandler:
        """The protocol of a new connection."""
        return Door(self, self._doors, loop=self._loop, **self._kwargs)


def listening(address: str, port: int) -> socket.socket:
    """A socket that connections can come to. Raises OSError."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            with contextlib.suppress(OSError):
                found.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        found.bind((address, port))
        found.listen(BACKLOG)
        found.setblocking(False)
    except BaseException:
        found.close()
        raise
    return found


def more_files(wanted: int = 65536) -> int:
    """Raise the number of files that this process may have open, as far as it may; the number."""
    try:
        import resource
    except ImportError:  # Windows, where sockets are no files and there is no such bound
        return 8192
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    aim = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
    if soft != resource.RLIM_INFINITY and soft < aim:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (aim, hard))
            soft = aim
    return aim if soft == resource.RLIM_INFINITY else soft
