"""Those who are shown the meeting as it changes: phones, facilitators, the room's screen.

Each is told the newest state whole, never a queue of what led to it. One that has not read what it was sent last is
passed over, and gets the newest when it has; one that does not read for some seconds is dropped, and comes back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

PHONE: Final = "phone"
HOST: Final = "host"
ROOM: Final = "room"

BEAT: Final = 15.0
"""Seconds after which those who have heard nothing hear that the server is there."""


Framing = Callable[[bytes], bytes]


class Listener:
    """One connection that is told of changes. What it has been told is kept as the texts themselves."""

    __slots__ = (
        "_transport",
        "audience",
        "behind",
        "closed",
        "device",
        "framing",
        "heard",
        "item",
        "net_at",
        "since",
        "told",
    )

    def __init__(self, audience: str, device: str, transport: asyncio.Transport, framing: Framing) -> None:
        self.audience = audience
        self.device = device
        """Empty for hosts and rooms."""
        self.framing = framing
        """How a message looks on this connection."""
        self._transport = transport
        self.told: dict[str, bytes] = {}
        """Of each part of a message the newest that was sent."""
        self.since = 0
        """Up to which event it was told of contributions, of which item."""
        self.item = ""
        self.net_at = 0.0
        """When it was told last who is connected."""
        self.heard = 0.0
        """When it was sent something last."""
        self.behind: float | None = None
        """Since when it has not read what it was sent."""
        self.closed = False

    def ready(self, now: float, patience: float) -> bool:
        """Whether it has read all that it was sent. One that has not for too long is dropped."""
        if not self.alive:
            return False
        if not self._transport.get_write_buffer_size():
            self.behind = None
            return True
        if self.behind is None:
            self.behind = now
        elif now - self.behind > patience:
            self.drop()
        return False

    @property
    def alive(self) -> bool:
        """Whether there is anybody to tell."""
        return not (self.closed or self._transport.is_closing())

    def news(self, parts: dict[str, bytes]) -> list[tuple[str, bytes]]:
        """Which of these it has not been told; from now on it has."""
        told = self.told
        fresh = [(name, text) for name, text in parts.items() if told.get(name) is not text]
        told.update(fresh)
        return fresh

    def send(self, framed: bytes, now: float) -> None:
        """Send it what its framing made of a message."""
        self._transport.write(framed)
        self.heard = now

    def drop(self) -> None:
        """Close it at once, with whatever it has not read."""
        self.closed = True
        self._transport.abort()


def websocket_frame(message: bytes) -> bytes:
    """A text message as a server's websocket frame (RFC 6455, section 5.2): whole, and not masked."""
    length = len(message)
    if length < 126:
        return bytes((0x81, length)) + message
    if length < 1 << 16:
        return b"\x81\x7e" + length.to_bytes(2, "big") + message
    return b"\x81\x7f" + length.to_bytes(8, "big") + message


def event_frame(message: bytes) -> bytes:
    """A message as a server-sent event, in a chunk of HTTP/1.1; JSON on one line has no line end in it."""
    return b"%x\r\ndata: %s\n\n\r\n" % (len(message) + 8, message)
