"""A facilitator's screen as the meeting's server sees it: a client like a phone, with the facilitator's key.

    async with connect(ident) as client:
        async for _ in client.changes():
            client.view, client.entries, client.net

When the server is gone it is looked for until it is back; what was sent meanwhile is sent again with the same id, and
is not doubled.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, NamedTuple

import aiohttp

from dekom_tui.live import lots, meetings, process

_SEND_SECONDS: Final = 10.0
_SHORTEST: Final = 0.1
_LONGEST: Final = 2.0
"""Seconds between two tries to get through."""
_SILENCE: Final = 40.0
"""Seconds without a word after which the server is thought to be gone."""
_LARGEST: Final = 64 * 1024 * 1024


class Answer(NamedTuple):
    """What became of a command: its number, or the code of its refusal (words/meeting_refusals.py)."""

    seq: int = 0
    refused: str = ""
    params: Mapping[str, Any] = {}


class Client:
    """What a screen knows of a meeting, kept up to date."""

    def __init__(self, ident: str, audience: str = "host") -> None:
        self.ident = ident
        self.audience = audience
        self.view: dict[str, Any] = {}
        """The newest host's (or room's) view, but its contributions; empty until it is there."""
        self.entries: dict[str, dict[str, Any]] = {}
        """The contributions of the item that is on, by id, in their order."""
        self.net: dict[str, Any] = {}
        self.seq = 0
        self.server_ahead = 0
        """Milliseconds by which the server's clock is ahead of this one's."""
        self._lost_at: float | None = time.monotonic()
        self._news = asyncio.Event()
        self._session: aiohttp.ClientSession | None = None
        self._follower: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Client:
        """Begin to follow. Raises NoMeeting."""
        key = meetings.keys(self.ident).host
        self._session = aiohttp.ClientSession(headers={"Authorization": f"Bearer {key}"})
        self._follower = asyncio.create_task(self._follow())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Follow no longer."""
        if self._follower is not None:
            self._follower.cancel()
            await asyncio.gather(self._follower, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    @property
    def lost(self) -> float | None:
        """The seconds since the server was last heard, while it is gone; None while it is there."""
        return None if self._lost_at is None else time.monotonic() - self._lost_at

    async def changes(self) -> AsyncIterator[None]:
        """Once for each time that something is new: the view, who is connected, or that the server is gone or back."""
        while True:
            await self._news.wait()
            self._news.clear()
            yield

    async def send(self, kind: str, data: Mapping[str, Any], ident: str | None = None) -> Answer:
        """Do something, and wait until it is durable. While the server is gone it is tried again, with the same id."""
        told = {"id": ident or lots.new_id(), "kind": kind, "data": dict(data)}
        return await self._posted("api/send", told)

    async def ask(self, what: str, told: Mapping[str, Any] | None = None) -> Any:
        """What `api/host/WHAT` gives; with `told` it is sent there. Raises aiohttp.ClientError."""
        session, url = self._way(f"api/host/{what}")
        method = "GET" if told is None else "POST"
        timeout = aiohttp.ClientTimeout(total=_SEND_SECONDS)
        given = None if told is None else dict(told)
        async with session.request(method, url, json=given, timeout=timeout, ssl=False) as answer:
            answer.raise_for_status()
            return await answer.json() if answer.content_type == "application/json" else await answer.text()

    async def _posted(self, path: str, told: Mapping[str, Any]) -> Answer:
        wait = _SHORTEST
        while True:
            try:
                session, url = self._way(path)
                timeout = aiohttp.ClientTimeout(total=_SEND_SECONDS)
                async with session.post(url, json=told, timeout=timeout, ssl=False) as answer:
                    got = await answer.json(content_type=None)
            except (aiohttp.ClientError, ConnectionError, TimeoutError, ValueError):
                await asyncio.sleep(wait)
                wait = min(_LONGEST, 2 * wait)
                continue
            if "seq" in got:
                return Answer(int(got["seq"]))
            params = {name: value for name, value in got.items() if name not in ("refused", "text")}
            return Answer(refused=str(got.get("refused", "broken")), params=params)

    def _way(self, path: str) -> tuple[aiohttp.ClientSession, str]:
        """The session, and the address of a path on the server as it stands now. Raises ConnectionError."""
        found = process.find(self.ident)
        if found is None or self._session is None:
            raise ConnectionError
        # Of a server with TLS the certificate is for its public name; on this machine nobody stands between.
        scheme = "https" if found.secure_socket else "http"
        return self._session, f"{scheme}://{found.local}:{found.port}/{meetings.read(self.ident).code}/{path}"

    async def _follow(self) -> None:
        wait = _SHORTEST
        while True:
            with suppress(aiohttp.ClientError, ConnectionError, TimeoutError, ValueError, meetings.NoMeeting):
                session, url = self._way(f"api/live?as={self.audience}")
                async with session.ws_connect(url, heartbeat=_SILENCE / 2, max_msg_size=_LARGEST, ssl=False) as socket:
                    async for message in socket:
                        if message.type is aiohttp.WSMsgType.TEXT:
                            wait = _SHORTEST
                            self._heard(json.loads(message.data))
            if self._lost_at is None:
                self._lost_at = time.monotonic()
                self._news.set()
            await asyncio.sleep(wait)
            wait = min(_LONGEST, 2 * wait)

    def _heard(self, told: dict[str, Any]) -> None:
        if self._lost_at is not None:
            # Another server, or a new connection: it tells all there is, and what was known is forgotten.
            self._lost_at = None
            if self.audience in told:
                self.view = {}
        self.seq = told.get("seq", self.seq)
        if "now" in told:
            self.server_ahead = told["now"] - meetings.now()
        for name in told.get("without", ()):
            self.view.pop(name, None)
        fresh = told.get(self.audience)
        if fresh is not None:
            entries = fresh.pop("entries", None)
            self.view.update(fresh)
            if entries is not None:
                self._take(entries)
        self.net = told.get("net", self.net)
        self._news.set()

    def _take(self, told: dict[str, Any]) -> None:
        """Contributions as a view tells them: all there are, or those that changed."""
        if told["whole"]:
            self.entries = {}
        for one in told["gone"]:
            self.entries.pop(one, None)
        for one in told["list"]:
            self.entries[one["id"]] = one


def connect(ident: str, audience: str = "host") -> Client:
    """A client of a meeting, to be entered with `async with`."""
    return Client(ident, audience)
