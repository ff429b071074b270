"""What only the facilitator gets: the door, the code, the figures of the server, and the way in for a second device."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from aiohttp import web

from dekom_tui.live import address, lots, qr
from dekom_tui.live.answers import gone, json_answer, refused, see_other, set_cookie
from dekom_tui.live.journal import Broken
from dekom_tui.live.keeping import nameless
from dekom_tui.meeting.events import HOST, to_line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from dekom_tui.live.room import Room
    from dekom_tui.live.server import Call, Server

PIN_SECONDS: Final = 300.0
PIN_TRIES: Final = 5


class Pin:
    """What is typed on a facilitator's phone, once, to make it one."""

    def __init__(self, now: float) -> None:
        self.text = lots.new_pin()
        self._until = now + PIN_SECONDS
        self._tries = PIN_TRIES

    def fits(self, given: str, now: float) -> bool:
        """Whether it was typed right, in time, and after not too many others."""
        self._tries -= 1
        return self._tries >= 0 and now < self._until and lots.same(given, self.text)


async def answer(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """What a path below `api/host/` gives. Others than the facilitator are not told what there is."""
    if call.who != HOST:
        return refused("not-allowed")
    method = "GET" if call.request.method == "HEAD" else call.request.method
    route = _ROUTES.get((method, call.rest.removeprefix("api/host/")))
    return gone(call) if route is None else await route(server, room)


async def _door(server: Server, room: Room) -> web.StreamResponse:
    """All that is shown of the way in, and who has knocked."""
    return json_answer(door_of(server, room))


def door_of(server: Server, room: Room) -> dict[str, Any]:
    """Code, addresses and QR code of a meeting."""
    papers = room.papers
    told = qr.shortest(server.url, papers.token)
    return {
        "code": papers.code,
        "token": papers.token,
        "url": server.url,
        "join": f"{server.url}/{papers.code}",
        "qr_text": told,
        "qr": qr.rows(told),
        "addresses": [
            {"address": one.address, "interface": one.interface, "kind": one.kind} for one in address.places()
        ],
        "port": server.port,
        "encrypted": server.secure,
        "days": papers.days,
        "wrong_codes": server.wrong.count,
        "reached": server.reached,
    }


async def _qr(server: Server, room: Room) -> web.StreamResponse:
    return web.Response(body=qr.svg(qr.shortest(server.url, room.papers.token)), content_type="image/svg+xml")


async def _code(server: Server, room: Room) -> web.StreamResponse:
    """A new code and a new token; those who are in stay in."""
    try:
        room.new_code(server.taken)
    except OSError:
        return refused("disk")
    server.index()
    return json_answer({"code": room.papers.code, "token": room.papers.token})


async def _pair(server: Server, room: Room) -> web.StreamResponse:
    """Something to type on another device, that makes it a facilitator's."""
    room.pin = Pin(server.loop.time())
    return json_answer({"pin": room.pin.text, "seconds": PIN_SECONDS, "at": f"{server.url}/{room.papers.code}/vert"})


async def _export(server: Server, room: Room) -> web.StreamResponse:
    """Every event as a line of JSON, without who sent what."""
    try:
        found = await asyncio.to_thread(lambda: list(nameless(server.journal.read(room.papers.id))))
    except (Broken, FileNotFoundError):
        return refused("disk")
    text = "".join(f"{to_line(one)}\n" for one in found)
    return web.Response(text=text, content_type="application/jsonl")


async def _health(server: Server, room: Room) -> web.StreamResponse:
    return json_answer({"ok": not room.full, "seq": room.state.seq, "now": room.now()}, 503 if room.full else 200)


async def _metrics(server: Server, room: Room) -> web.StreamResponse:
    """Figures in the text form that Prometheus reads; of this meeting and of the process, nothing of its content."""
    doors = server.doors
    net = room.showing.net()
    figures = {
        "dekom_events": room.state.seq,
        "dekom_devices": net["joined"],
        "dekom_connected": net["here"],
        "dekom_followers": room.showing.count,
        "dekom_stored_total": room.counts["stored"],
        "dekom_refused_total": room.counts["refused"],
        "dekom_not_stored_total": room.counts["not_stored"],
        "dekom_commits_total": room.counts["batches"],
        "dekom_tellings_total": room.showing.rounds,
        "dekom_disk_full": int(room.full),
        "dekom_sockets_known": doors.known,
        "dekom_sockets_strangers": doors.strangers,
        "dekom_sockets_put_out_total": doors.put_out,
        "dekom_wrong_codes_total": server.wrong.count,
        "dekom_failures_total": server.failures + room.showing.failures + room.counts["failed"],
        "dekom_meetings": len(server.rooms),
    }
    return web.Response(text="".join(f"{name} {value}\n" for name, value in figures.items()), content_type="text/plain")


_ROUTES: Final[dict[tuple[str, str], Callable[[Server, Room], Awaitable[web.StreamResponse]]]] = {
    ("GET", "door"): _door,
    ("GET", "qr.svg"): _qr,
    ("POST", "code"): _code,
    ("POST", "pair"): _pair,
    ("GET", "export"): _export,
    ("GET", "health"): _health,
    ("GET", "metrics"): _metrics,
}


def entered(server: Server, room: Room, given: str) -> bool:
    """Whether somebody has the facilitator's key, or the pin that was made for another device; that goes once."""
    if lots.same(given.strip().lower(), room.host_key):
        return True
    pin = room.pin
    if pin is not None and pin.fits(lots.typed(given), server.loop.time()):
        room.pin = None
        return True
    return False


def let_in(server: Server, call: Call, room: Room) -> web.StreamResponse:
    """Make the browser that asks a facilitator's."""
    back = see_other(f"../{call.key}/vert")
    set_cookie(server, back, f"v-{room.papers.id[:8]}", room.cookie(HOST))
    return back
