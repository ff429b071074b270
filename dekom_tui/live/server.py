"""The web server of one or several meetings: from a request to the one who answers it, and what guards the way.

A request is held against the guard first, then its path says which meeting it is for, and its cookie or key who asks.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from dekom_tui.live import address, guard, lots, meetings
from dekom_tui.live.answers import json_answer
from dekom_tui.live.doors import AT_ONCE, BACKLOG, Door, Doors, Hall
from dekom_tui.live.guard import Forbidden, Guard
from dekom_tui.live.journal import SqliteJournal
from dekom_tui.live.limits import Bucket, Buckets, Limits, WrongCodes
from dekom_tui.live.room import Room

if TYPE_CHECKING:
    import socket

BROWSER: Final = "b"
"""The cookie by which a browser that guesses codes is counted. It says nothing else, and nobody else gets one."""
_TOLD: Final = 50
"""Errors of ours that are written to the log; whoever can make one must not fill the disk with them."""
_SILENT: Final = logging.getLogger("dekom.live")
"""What aiohttp says of requests that make no sense, which is nothing that anybody needs to read."""
_SILENT.addHandler(logging.NullHandler())
_SILENT.propagate = False
_LOOK: Final = 3.0
"""Seconds for which the machine's address is believed."""
_READ: Final = frozenset({"GET", "HEAD"})


class Call:
    """A request on its way: what it is for, and who asks."""

    __slots__ = ("host", "key", "kind", "request", "rest", "room", "who")

    def __init__(self, request: web.BaseRequest, host: str) -> None:
        self.request = request
        self.host = host
        self.room: Room | None = None
        self.who: str | None = None
        """host, a device, or None for nobody that is known."""
        self.key = guard.key_in(request.path)
        """The code or token in the path."""
        self.kind = ""
        """What the key is to its meeting: code, token or former."""
        self.rest = request.path[1:].partition("/")[2]


Handler = Callable[["Server", Call], Awaitable[web.StreamResponse]]


class Server:
    """Meetings, and the way to them."""

    def __init__(
        self,
        answer: Handler,
        limits: Limits,
        names: tuple[str, ...] = (),
        *,
        url: str = "",
        bind: str = "",
        tls: bool = False,
        files: int = 1024,
        now: Callable[[], int] = meetings.now,
    ) -> None:
        self._route = answer
        self.limits = limits
        self.now = now
        self.secure = url.startswith("https:") if url else tls
        self._url, self._bind = url.rstrip("/"), bind
        self._place, self._looked = "", -_LOOK
        self.guard = Guard(names, secure=self.secure, public=urlsplit(self._url).netloc)
        self.loop = asyncio.get_running_loop()
        self.doors = Doors(limits, self.loop.time, files)
        self.wrong = WrongCodes(limits, self.loop.time)
        self._reads = Buckets(limits.reads, limits.read_burst, self.loop.time)
        self._stranger_reads = Bucket(limits.stranger_reads, limits.stranger_burst, self.loop.time())
        self.rooms: dict[str, Room] = {}
        self.journal = SqliteJournal(meetings.journal_file)
        self.reached = 0
        """How many have opened the page that tries the net."""
        self.port = 0
        self.failures = 0
        self._keys: dict[str, tuple[str, Room]] = {}
        self._listening: asyncio.Server | None = None
        self._sweeper: asyncio.Task[None] | None = None
        self.stopping = asyncio.Event()

    @property
    def url(self) -> str:
        """What phones open, without the code. Where nothing else was said it is the machine's address as it is now: in
        the middle of a meeting it may move to a hotspot."""
        if self._url:
            return self._url
        now = self.loop.time()
        if now - self._looked >= _LOOK:
            self._place, self._looked = self._bind or address.best().address, now
        return address.url(self._place, self.port, secure=self.secure)

    async def add(self, papers: meetings.Papers) -> Room:
        """Open a meeting. Raises NoMeeting, and Broken when its journal cannot be read."""
        room = Room(papers, self.journal, self.limits, self.now)
        room.showing.secure = self.secure
        room.showing.guesses = self.wrong.guesses
        await room.open()
        self.rooms[papers.id] = room
        self.index()
        return room

    async def remove(self, room: Room) -> None:
        """Serve a meeting no longer."""
        await room.shut()
        del self.rooms[room.papers.id]
        self.index()
        await self.journal.release(room.papers.id)

    def index(self) -> None:
        """Find meetings by the codes and tokens that they have now."""
        keys: dict[str, tuple[str, Room]] = {}
        for room in self.rooms.values():
            keys.update((one, ("former", room)) for one in room.papers.former)
        for room in self.rooms.values():
            keys[room.papers.code] = ("code", room)
            keys[room.papers.token] = ("token", room)
        self._keys = keys

    def taken(self, code: str) -> bool:
        """Whether a code is or was one of a meeting here."""
        return code in self._keys

    async def listen(self, sock: socket.socket, tls: ssl.SSLContext | None = None) -> None:
        """Take connections."""
        hall = Hall(
            self._answer,
            self.doors,
            access_log=None,
            logger=_SILENT,
            keepalive_timeout=75.0,
            max_line_size=4096,
            max_field_size=8190,
            lingering_time=1.0,
            auto_decompress=False,
            request_factory=self._request,
        )
        self._listening = await self.loop.create_server(
            hall,
            sock=sock,
            backlog=AT_ONCE,
            ssl=tls,
            ssl_handshake_timeout=None if tls is None else self.limits.head_seconds,
        )
        # asyncio takes as many connections in one turn as it lets wait; so many may wait all the same.
        sock.listen(BACKLOG)
        self.port = sock.getsockname()[1]
        self._sweeper = self.loop.create_task(self._sweep())

    async def close(self) -> None:
        """Take no more, answer what has come, and let everybody go."""
        if self._listening is not None:
            self._listening.close()
        if self._sweeper is not None:
            self._sweeper.cancel()
        for room in list(self.rooms.values()):
            await room.shut()
        self.journal.close()

    async def _sweep(self) -> None:
        guesses = 0
        while True:
            await asyncio.sleep(1.0)
            self.doors.late()
            before, guesses = guesses, self.wrong.guesses()
            if guesses != before:
                for room in self.rooms.values():
                    room.showing.net_changed()

    def _request(self, message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
        return web.BaseRequest(message, payload, protocol, writer, task, self.loop, client_max_size=self.limits.body)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        host = "localhost"
        answer: web.StreamResponse
        try:
            host = self.guard.host(request.headers)
            answer = await self._route(self, self._call(request, host))
        except Forbidden as error:
            answer = json_answer({"refused": error.code}, error.status)
            answer.force_close()
        except web.HTTPRequestEntityTooLarge:
            answer = json_answer({"refused": "too-large", "longest": self.limits.body}, 413)
            answer.force_close()
        except (TimeoutError, ConnectionError, HttpProcessingError):
            answer = json_answer({"refused": "slow"}, 408)
            answer.force_close()
        except Exception:
            self.failures += 1
            if self.failures <= _TOLD:
                traceback.print_exc()
            answer = json_answer({"refused": "broken"}, 500)
        if not answer.prepared:
            self.dress(answer, host)
        return answer

    def dress(self, answer: web.StreamResponse, host: str) -> None:
        """Give an answer the headers that every one has."""
        is_page = answer.content_type == "text/html"
        for name, value in self.guard.answer_headers(host, page=is_page).items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Cache-Control", "no-store")

    def _call(self, request: web.BaseRequest, host: str) -> Call:
        """Who asks for what. Raises Forbidden."""
        if len(request.raw_path) > guard.LONGEST_PATH * 4 or len(request.path) > guard.LONGEST_PATH:
            raise Forbidden("path", 414)
        if request.method == "POST":
            self.guard.origin(request.headers, host)
        elif request.method not in _READ:
            raise Forbidden("method", 405)
        call = Call(request, host)
        found = self._keys.get(call.key)
        if found is not None:
            call.kind, call.room = found
            call.who = self.who(request, call.room)
            if call.who is not None:
                self.know(call, call.room, call.who)
            if call.kind == "former" and call.who is None:
                call.room = None
        return call

    def know(self, call: Call, room: Room, who: str) -> None:
        """The connection of a request is one of somebody who is in."""
        if call.request.protocol is not None:
            self.doors.know(cast("Door", call.request.protocol), f"{room.papers.id}/{who}")

    def read(self, call: Call) -> float:
        """Take a look at a meeting: 0, or the seconds until there is one to take."""
        if call.who == "host":
            return 0.0
        if call.who is None or call.room is None:
            return self._stranger_reads.take(self.loop.time())
        return self._reads.take(f"{call.room.papers.id}/{call.who}")

    def who(self, request: web.BaseRequest, room: Room) -> str | None:
        """host, a device of the meeting, or None."""
        bearer = request.headers.get("Authorization", "")
        if bearer.startswith("Bearer "):
            return "host" if lots.same(bearer[7:].strip(), room.host_key) else None
        cookies = request.cookies
        with suppress(ValueError):
            for name in (host_cookie(room), phone_cookie(room)):
                found = room.device_of(cookies.get(name, ""))
                if found is not None and (found == "host") == (name == host_cookie(room)):
                    return found
        return None


def phone_cookie(room: Room) -> str:
    """The name of the cookie by which a phone is known: one for each meeting, whatever its code and port."""
    return f"d-{room.papers.id[:8]}"


def host_cookie(room: Room) -> str:
    """The name of a facilitator's."""
    return f"v-{room.papers.id[:8]}"
