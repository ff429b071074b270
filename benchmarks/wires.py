"""Simulated phones that cost the machine next to nothing: a websocket that notes when it heard what, and a poster."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable, Mapping

ADDRESS = "127.0.0.1"


class Follower(asyncio.Protocol):
    """A websocket. Of each message it keeps when it came and its number; what comes is never more than looked at."""

    def __init__(self, path: str, port: int, cookie: str = "", key: str = "") -> None:
        origin = f"{ADDRESS}:{port}"
        told = {"Host": origin, "Origin": f"http://{origin}", "Connection": "Upgrade", "Upgrade": "websocket",
                "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA=="}  # fmt: skip
        if cookie:
            told["Cookie"] = cookie
        if key:
            told["Authorization"] = f"Bearer {key}"
        self._head = f"GET {path} HTTP/1.1\r\n" + "".join(f"{one}: {text}\r\n" for one, text in told.items()) + "\r\n"
        self._data = b""
        self._open = False
        self.transport: asyncio.Transport | None = None
        self.heard: list[tuple[float, int]] = []
        self.seq = -1
        self.told: Callable[[int], None] | None = None
        """Called with each number."""
        self.opened = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a websocket."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self._head.encode())

    def data_received(self, data: bytes) -> None:
        """Take the frames apart."""
        self._data += data
        if not self._open:
            head, end, rest = self._data.partition(b"\r\n\r\n")
            if not end:
                return
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                raise AssertionError(head)
            self._open, self._data = True, rest
            self.opened.set()
        while (frame := self._frame()) is not None:
            kind, message = frame
            if kind == 9:
                self._send(0x8A, message)
            elif kind == 1:
                number = _number(message)
                self.seq = number
                self.heard.append((time.perf_counter(), number))
                if self.told is not None:
                    self.told(number)

    def _frame(self) -> tuple[int, bytes] | None:
        data = self._data
        if len(data) < 2:
            return None
        length, start = data[1] & 0x7F, 2
        if length == 126:
            length, start = int.from_bytes(data[2:4], "big"), 4
        elif length == 127:
            length, start = int.from_bytes(data[2:10], "big"), 10
        if len(data) < start + length:
            return None
        self._data = data[start + length :]
        return data[0] & 0x0F, data[start : start + length]

    def say(self, text: bytes) -> None:
        """Send a text."""
        self._send(0x81, text)

    def _send(self, first: int, text: bytes) -> None:
        # Masked with zeros, which leaves the text as it is.
        length = bytes((0x80 | len(text),)) if len(text) < 126 else b"\xfe" + len(text).to_bytes(2, "big")
        assert self.transport is not None
        self.transport.write(bytes((first,)) + length + b"\0\0\0\0" + text)


def _number(message: bytes) -> int:
    """The number that a message begins with: {"seq":12,… of the meeting, 12 … of the echo."""
    start = 7 if message.startswith(b'{"seq":') else 0
    end = start
    while end < len(message) and 48 <= message[end] <= 57:
        end += 1
    return int(message[start:end] or b"-1")


class Poster(asyncio.Protocol):
    """A connection on which commands are posted, one after the other, each answered with its number."""

    def __init__(self, path: str, port: int, key: str = "") -> None:
        self._head = f"POST {path} HTTP/1.1\r\nHost: {ADDRESS}:{port}\r\nContent-Type: application/json\r\n"
        self._head += f"Authorization: Bearer {key}\r\n" if key else ""
        self._data = b""
        self._waiting: deque[asyncio.Future[tuple[int, bytes, str]]] = deque()
        self._transport: asyncio.Transport | None = None

    def known_by(self, cookie: str) -> None:
        """Send this cookie from now on."""
        self._head += f"Cookie: {cookie}\r\n"

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """It is closed: who waits hears no more."""
        for one in self._waiting:
            if not one.done():
                one.set_exception(ConnectionResetError())

    def post(self, ident: str, kind: str, data: Mapping[str, object]) -> asyncio.Future[tuple[int, bytes, str]]:
        """Send a command; status, body and cookie when the answer is there."""
        body = json.dumps({"id": ident, "kind": kind, "data": dict(data)}).encode()
        answer: asyncio.Future[tuple[int, bytes, str]] = asyncio.get_running_loop().create_future()
        self._waiting.append(answer)
        assert self._transport is not None
        self._transport.write(f"{self._head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        return answer

    def data_received(self, data: bytes) -> None:
        """Take the answers apart."""
        self._data += data
        while True:
            head, end, rest = self._data.partition(b"\r\n\r\n")
            if not end:
                return
            length = int(_header(head, b"content-length") or 0)
            if len(rest) < length:
                return
            self._data = rest[length:]
            cookie = _header(head, b"set-cookie").partition(b";")[0].decode()
            answer = self._waiting.popleft()
            if not answer.done():
                answer.set_result((int(head[9:12]), rest[:length], cookie))

    def close(self) -> None:
        """Close it."""
        if self._transport is not None:
            self._transport.close()


def _header(head: bytes, name: bytes) -> bytes:
    for line in head.split(b"\r\n")[1:]:
        given, _colon, value = line.partition(b": ")
        if given.lower() == name:
            return value
    return b""


async def follow(path: str, port: int, cookie: str = "", key: str = "") -> Follower:
    """An open websocket."""
    loop = asyncio.get_running_loop()
    _transport, found = await loop.create_connection(lambda: Follower(path, port, cookie, key), ADDRESS, port)
    await found.opened.wait()
    return found


async def poster(path: str, port: int, key: str = "") -> Poster:
    """An open connection for commands."""
    loop = asyncio.get_running_loop()
    _transport, found = await loop.create_connection(lambda: Poster(path, port, key), ADDRESS, port)
    return found
