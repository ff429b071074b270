"""The ways in which a meeting's changes are followed: a websocket, or server-sent events where there is none."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Final

from aiohttp import WSMsgType, web

from dekom_tui.live.answers import refused
from dekom_tui.live.guard import Forbidden
from dekom_tui.live.limits import Bucket
from dekom_tui.live.listeners import HOST, PHONE, ROOM, Listener, event_frame, websocket_frame

if TYPE_CHECKING:
    from dekom_tui.live.room import Room
    from dekom_tui.live.server import Call, Server

_HEARTBEAT: Final = 20.0
"""Seconds between two pings; half of that may pass before one is answered."""
_LOOK: Final = 1.0
_LARGEST: Final = 1024


def audience(call: Call) -> str:
    """As whom somebody looks: a facilitator as host unless it says otherwise, everybody else as a phone."""
    wanted = call.request.query.get("as", HOST if call.who == HOST else PHONE)
    return wanted if call.who == HOST and wanted in (HOST, ROOM) else PHONE


def since(call: Call) -> int | None:
    """The event up to which somebody knows all."""
    told = call.request.query.get("since", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else None


def _listener(call: Call, framing: Any) -> Listener:
    transport = call.request.transport
    if transport is None:
        raise ConnectionResetError
    who = audience(call)
    device = call.who if who == PHONE and call.who not in (None, HOST) else ""
    return Listener(who, device or "", transport, framing)


async def websocket(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """Changes over a websocket, from now until it is closed."""
    if call.who is None:
        return refused("not-in")
    # A program has no Origin; one that comes with the facilitator's key, and not with a cookie, need not have one.
    server.guard.origin(call.request.headers, call.host, needed="Authorization" not in call.request.headers)
    socket = web.WebSocketResponse(
        heartbeat=_HEARTBEAT, autoping=False, compress=False, max_msg_size=_LARGEST, timeout=2.0
    )
    if not socket.can_prepare(call.request).ok:
        raise Forbidden("no-websocket", 400)
    await socket.prepare(call.request)
    listener = _listener(call, websocket_frame)
    if (known := since(call)) is not None:
        await room.showing.told_until(listener, known)
    room.showing.came(listener)
    try:
        said = Bucket(server.limits.said, server.limits.said_burst, server.loop.time())
        async for message in socket:
            if said.take(server.loop.time()):
                listener.drop()
                break
            if message.type is WSMsgType.PING:
                await socket.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                _heard(room, listener, message.data)
    finally:
        room.showing.went(listener)
    return socket


def _heard(room: Room, listener: Listener, text: str) -> None:
    """What a phone says beside its commands: that somebody is writing on it, or whether we are there."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return
    if not isinstance(told, dict):
        return
    if listener.device and isinstance(told.get("writing"), bool):
        room.showing.writes(listener.device, told["writing"])
    if isinstance(told.get("ping"), int) and listener.ready(listener.heard, room.limits.slow_seconds):
        answer = b'{"pong":%d,"now":%d}' % (told["ping"], room.now())
        listener.send(listener.framing(answer), listener.heard)


async def events(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """Changes as server-sent events, until the browser goes."""
    if call.who is None:
        return refused("not-in")
    if call.request.version < (1, 1):
        raise Forbidden("no-events", 505)
    answer = web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
    server.dress(answer, call.host)
    answer.force_close()
    await answer.prepare(call.request)
    # The head goes out with the first words; what follows is framed by the listener itself.
    await answer.write(b"retry: 2000\n\n")
    listener = _listener(call, event_frame)
    if (known := since(call)) is not None:
        await room.showing.told_until(listener, known)
    room.showing.came(listener)
    try:
        while listener.alive:
            await asyncio.sleep(_LOOK)
    finally:
        room.showing.went(listener)
    return answer
