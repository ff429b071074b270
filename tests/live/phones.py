"""Simulated phones: what the page's script does, over plain sockets, so that many of them cost little."""

from __future__ import annotations

import asyncio
import json
import secrets
from contextlib import suppress
from typing import Any, ClassVar

JSON = "application/json"


class Reply:
    """An answer of the server."""

    def __init__(self, status: int, headers: dict[str, str], cookies: list[str], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.cookies = [one.partition(";")[0] for one in cookies]
        self.raw_cookies = cookies
        self.body = body

    @property
    def told(self) -> Any:
        """The JSON in it."""
        return json.loads(self.body)


class Again:
    """When it is worth trying again: each time is counted, so that none is missed."""

    def __init__(self) -> None:
        self.count = 0
        self._news = asyncio.Event()

    def now(self) -> None:
        """It is now."""
        self.count += 1
        self._news.set()
        self._news = asyncio.Event()

    async def after(self, seen: int) -> None:
        """Wait for a time after number `seen`."""
        while self.count == seen:
            await self._news.wait()


class Phone:
    """One browser with one connection that is kept open; a new one is made when that is gone."""

    every: ClassVar[set[Phone]] = set()
    """Those with a connection that is open: the tests close what is left."""

    def __init__(self, port: int, key: str, host: str = "127.0.0.1") -> None:
        self.port, self.key, self.host = port, key, host
        self.cookie = ""
        self.device = ""
        self._way: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(
        self, method: str, path: str, body: bytes = b"", kind: str = JSON, headers: dict[str, str] | None = None
    ) -> Reply:
        """Send a request and read its answer. Raises OSError and IncompleteReadError when the server is gone."""
        if self._way is None:
            self._way = await asyncio.open_connection(self.host, self.port)
            self.every.add(self)
        reader, writer = self._way
        sent = {"Host": f"{self.host}:{self.port}", **(headers or {})}
        if self.cookie:
            sent.setdefault("Cookie", self.cookie)
        if method == "POST":
            sent |= {"Content-Type": kind, "Content-Length": str(len(body))}
        head = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
        try:
            writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
            reply = await _read(reader)
        except BaseException:
            self.close()
            raise
        if reply.headers.get("connection") == "close":
            self.close()
        return reply

    async def join(self, **data: Any) -> Reply:
        """Join, and keep the cookie."""
        reply = await self.send("join", data, secrets.token_hex(8))
        if reply.status == 200:
            self.cookie = reply.cookies[0]
            self.device = reply.told["device"]
        return reply

    async def send(self, kind: str, data: dict[str, Any], ident: str | None = None) -> Reply:
        """Send a command once."""
        told = {"id": ident or secrets.token_hex(8), "kind": kind, "data": data}
        return await self.ask("POST", f"/{self.key}/api/send", json.dumps(told).encode())

    async def surely(self, kind: str, data: dict[str, Any], ident: str, again: Again) -> int:
        """Send a command until it is acknowledged, as the outbox of the page does; its number."""
        while True:
            seen, used = again.count, self._way is not None
            with suppress(OSError, asyncio.IncompleteReadError, ValueError):
                reply = await self.send(kind, data, ident)
                if reply.status == 200:
                    return int(reply.told["seq"])
                assert reply.status in (429, 503), reply.body
                used = False
            # A connection that was open may have been a former server's; a new one tells.
            if not used:
                await again.after(seen)

    async def state(self, query: str = "") -> Any:
        """What the page shows."""
        return (await self.ask("GET", f"/{self.key}/api/state{query}")).told

    def close(self) -> None:
        """Close the connection."""
        if self._way is not None:
            self._way[1].close()
            self._way = None
            self.every.discard(self)


async def _read(reader: asyncio.StreamReader) -> Reply:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    status = int(head[0].split(" ")[1])
    headers: dict[str, str] = {}
    cookies = []
    for line in head[1:]:
        name, _colon, value = line.partition(": ")
        if name.lower() == "set-cookie":
            cookies.append(value)
        elif name:
            headers[name.lower()] = value
    length = int(headers.get("content-length", 0))
    return Reply(status, headers, cookies, await reader.readexactly(length) if length else b"")
