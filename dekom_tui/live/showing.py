"""Showing a meeting to all who follow it: each part of a view is made once, as bytes, and sent to those who lack it.

The parts are `common` and `mine` for phones, `host` or `room` for their screens, and `net` for all: who is connected.
Of `host` and `room` those fields are told that are not as they were told last, and of their contributions those that
have changed; a screen that follows 20,000 of them is told as little as one that follows 20.

Screens are told at once, and phones too as long as telling them takes no more than its share of the time; when more
happens than that, each round tells more.
"""

from __future__ import annotations

import asyncio
import json
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final

from dekom_tui.live.listeners import BEAT, HOST, PHONE, ROOM, Listener
from dekom_tui.meeting.events import sender_of
from dekom_tui.meeting.methods import GROUP, PHASES
from dekom_tui.meeting.views import common_view, host_view, phone_view, room_view

if TYPE_CHECKING:
    from dekom_tui.live.room import Room
    from dekom_tui.meeting.events import Event

_TOLD: Final = 50
"""Errors of ours that are written to the log."""
_LEAST_PAUSE: Final = 0.001
_SHARE: Final = 0.25
"""How much of the time may go to telling phones."""
_SAVED: Final = 0.05
"""Seconds of telling that can be saved up, so that what comes now and then is told at once, or owed."""
_NET_PAUSE: Final = 0.5
"""Seconds between two tellings of who is connected."""
_RETRY: Final = 0.1
"""Seconds until those who had not read are looked at again."""
_WRITING: Final = 20.0
"""Seconds that «I am writing» holds."""
_OWN: Final = frozenset({"contribute", "correct", "take_back", "bring_back", "vote"})
"""What a phone sends that shows in no other phone's own part, when it is not in a group."""

_NETS: Final = ("net", "net/host")

Fields = list[tuple[str, bytes]]


class Showing:
    """Those who follow a meeting, and what they have been told."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._listeners: set[Listener] = set()
        self._connected: Counter[str] = Counter()
        self._followed: set[str] = set()
        """Phones that have followed the meeting: one that only sends forms is not away between them."""
        self._writing: dict[str, float] = {}
        self._news = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._made: dict[str, dict[str, bytes]] = {}
        """What is the same for all who get it, made once after each change."""
        self._before: dict[str, bytes] = {}
        self._mine: dict[str, bytes] = {}
        self._stale: set[str] | None = None
        """The devices whose own part may have changed; None for all of them."""
        self._credit = 0.0
        """Seconds of telling that phones have to their good."""
        self._counted = 0.0
        self.rounds = 0
        self.failures = 0
        self.secure = False
        self.guesses: Callable[[], int] = lambda: 0
        """About how many wrong codes were tried lately; 0 for few."""

    # What has happened.

    def ahead(self, events: Iterable[tuple[str, Event]]) -> None:
        """These are on their way to the disk, each with who sent it, and the state is as they left it. What most phones
        are to be told is made ready meanwhile; nobody is told it before `news`."""
        item = self._room.state.item
        shared = item is not None and item.phase in PHASES and PHASES[item.phase].input == GROUP
        for by, event in events:
            if self._stale is not None and event.kind in _OWN and not shared and sender_of(by) == PHONE:
                self._stale.add(by)
            else:
                self._stale = None
        kept = _NETS if self._stale is not None else ()
        self._made = {name: parts for name, parts in self._made.items() if name in kept}
        self._common(inside=True)

    def news(self) -> None:
        """What is on its way has been stored."""
        self._news.set()

    def anew(self) -> None:
        """Nothing that was made ready holds: an event was not stored, or the disk takes events again."""
        self._stale = None
        self._made.clear()
        self.net_changed()

    def came(self, listener: Listener) -> None:
        """Somebody follows from now on."""
        self._listeners.add(listener)
        if listener.device:
            self._connected[listener.device] += 1
            self._followed.add(listener.device)
        self.net_changed()

    def went(self, listener: Listener) -> None:
        """Somebody does no longer."""
        listener.closed = True
        self._listeners.discard(listener)
        if listener.device:
            self._connected[listener.device] -= 1
            if self._connected[listener.device] <= 0:
                del self._connected[listener.device]
                self._writing.pop(listener.device, None)
        self.net_changed()

    def writes(self, device: str, on: bool) -> None:
        """Somebody has begun a contribution, or has no draft any more."""
        if on:
            self._writing[device] = self._loop.time() + _WRITING
        else:
            self._writing.pop(device, None)
        self.net_changed()

    def net_changed(self) -> None:
        """Something is not as `net` was told last."""
        self._net_forgotten()
        self._news.set()
        self._loop.call_later(_NET_PAUSE, self._news.set)

    # What is told.

    async def whole(self, audience: str, device: str = "") -> bytes:
        """One message with all that an audience sees now."""
        async with self._room.still:
            parts = self._phone_parts(device) if audience == PHONE else self._screen_parts(audience)
            if audience != PHONE:
                parts = {audience: _object({**parts, "entries": self._entries(audience, 0)})}
            return self._head() + b"".join(_field(*one) for one in {**parts, "net": self._net(audience)}.items()) + b"}"

    async def told_until(self, listener: Listener, since: int) -> None:
        """A phone that comes back knows all up to event `since`."""
        async with self._room.still:
            if since == self._room.state.seq and listener.audience == PHONE:
                listener.news(self._phone_parts(listener.device))

    def _head(self) -> bytes:
        return b'{"seq":%d,"now":%d' % (self._room.state.seq, self._room.now())

    def _phone_parts(self, device: str) -> dict[str, bytes]:
        """What a phone sees; one that has not joined or waits in the lobby sees what stands at the door."""
        known = self._room.state.devices.get(device)
        common = self._common(inside=known is not None and not known.waiting)
        return {"common": common, "mine": self._own(device)} if device else {"common": common}

    def _common(self, *, inside: bool) -> bytes:
        name = "inside" if inside else "door"
        if name not in self._made:
            view = common_view(self._room.state)
            if not inside:
                view = {**view, "item": None, "decided": []}
            self._made[name] = {"common": self._same(name, encoded(view))}
        return self._made[name]["common"]

    def _screen_parts(self, audience: str) -> dict[str, bytes]:
        """The fields of a host's or a room's view, but its contributions."""
        found = self._made.get(audience)
        if found is None:
            view = _VIEWS[audience](self._room.state, max(1, self._room.state.seq))
            found = self._made[audience] = {
                name: self._same(f"{audience}/{name}", encoded(value))
                for name, value in view.items()
                if name not in ("entries", "seq", "now")
            }
        return found

    def _entries(self, audience: str, since: int) -> bytes:
        """The contributions that have changed since, empty for none."""
        known = self._made.setdefault("entries", {})
        name = f"{audience}/{since}"
        if name not in known:
            changed = _VIEWS[audience](self._room.state, since)["entries"]
            known[name] = encoded(changed) if changed["whole"] or changed["list"] or changed["gone"] else b""
        return known[name]

    def _net(self, audience: str) -> bytes:
        """Who is connected; the facilitator is told of guesses too."""
        name = "net/host" if audience == HOST else "net"
        if name not in self._made:
            told = {**self.net(), "guesses": self.guesses()} if audience == HOST else self.net()
            self._made[name] = {"net": self._same(name, encoded(told))}
        return self._made[name]["net"]

    def _net_forgotten(self) -> None:
        for name in _NETS:
            self._made.pop(name, None)

    def _same(self, name: str, text: bytes) -> bytes:
        """The very text that was told before where it says the same, so that nobody is told it again."""
        before = self._before.get(name)
        if before == text:
            return before
        self._before[name] = text
        return text

    def _own(self, device: str) -> bytes:
        """A phone's own part. What it was is kept until something happens that may have changed it."""
        if self._stale is None:
            self._mine.clear()
        else:
            for one in self._stale:
                self._mine.pop(one, None)
        self._stale = set()
        found = self._mine.get(device)
        if found is None:
            view = phone_view(self._room.state, device, self._room.voter_of(device))
            found = self._mine[device] = self._same(device, encoded(view))
        return found

    def net(self) -> dict[str, Any]:
        """Who is connected, and whether what they send can be kept."""
        now = self._loop.time()
        for one in [one for one, until in self._writing.items() if until < now]:
            del self._writing[one]
        joined = len(self._room.state.devices)
        here = len(self._connected)
        return {
            "here": here,
            "away": len(self._followed - self._connected.keys()),
            "joined": joined,
            "writing": len(self._writing),
            "encrypted": self.secure,
            "full": self._room.full,
        }

    # Telling it.

    async def run(self) -> None:
        """Tell those who follow what is new to them, for ever."""
        while True:
            behind = any(one.behind is not None for one in self._listeners)
            try:
                async with asyncio.timeout(_RETRY if behind else BEAT / 3):
                    await self._news.wait()
            except TimeoutError:
                if self._writing:
                    self._net_forgotten()
            self._news.clear()
            try:
                async with self._room.still:
                    self._round()
            except Exception:
                self.failures += 1
                if self.failures <= _TOLD:
                    traceback.print_exc()
            await asyncio.sleep(_LEAST_PAUSE)

    def _round(self) -> None:
        """Tell the phones where there is time for it, and the screens."""
        now = self._loop.time()
        self._credit = min(_SAVED, self._credit + (now - self._counted) * _SHARE)
        self._counted = now
        if self._credit < 0:
            self._loop.call_later(-self._credit / _SHARE, self._news.set)
        else:
            # What it costs is the processor's time: that others had it meanwhile is no reason to tell less.
            spent = time.thread_time()
            self._tell(now, (one for one in self._listeners if one.audience == PHONE))
            self._credit = max(-_SAVED, self._credit - (time.thread_time() - spent))
        self._tell(now, (one for one in self._listeners if one.audience != PHONE))

    def _tell(self, now: float, those: Iterable[Listener]) -> None:
        """Tell each of those what is new to it."""
        self.rounds += 1
        head = self._head()
        framed: dict[tuple[object, ...], tuple[bytes, Fields]] = {}
        for one in list(those):
            if not one.ready(now, self._room.limits.slow_seconds):
                continue
            fields = one.news(self._phone_parts(one.device)) if one.audience == PHONE else self._fresh(one)
            if now - one.net_at >= _NET_PAUSE:
                fields += one.news({"net": self._net(one.audience)})
                one.net_at = now
            if not fields and now - one.heard < BEAT:
                continue
            key = (one.framing, *(id(text) for _name, text in fields))
            known = framed.get(key)
            if known is None:
                message = b"".join([head, *(_field(*field) for field in fields), b"}"])
                # The fields are kept with it: texts are told apart by where they lie.
                known = framed[key] = one.framing(message), fields
            one.send(known[0], now)

    def _fresh(self, one: Listener) -> Fields:
        """The fields that are not as a screen was told last, and which of them are no more."""
        state, parts = self._room.state, self._screen_parts(one.audience)
        fresh = dict(one.news(parts))
        item = state.meeting.current
        entries = self._entries(one.audience, one.since if one.item == item else 0)
        one.since, one.item = state.seq, item
        if entries:
            fresh["entries"] = entries
        without = [name for name in one.told if name not in parts and name != "net"]
        for name in without:
            del one.told[name]
        found = [(one.audience, self._shared(fresh))] if fresh else []
        return [*found, ("without", encoded(without))] if without else found

    def _shared(self, fields: dict[str, bytes]) -> bytes:
        """An object of these fields: the very same for the same, so that screens that know as much share it."""
        known = self._made.setdefault("objects", {})
        name = ",".join(f"{one}:{id(text)}" for one, text in fields.items())
        if name not in known:
            known[name] = _object(fields)
        return known[name]

    def close(self) -> None:
        """Let everybody go."""
        for one in list(self._listeners):
            one.drop()

    @property
    def count(self) -> int:
        """How many connections follow."""
        return len(self._listeners)


def encoded(view: Any) -> bytes:
    """A view as JSON on one line."""
    return json.dumps(view, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _field(name: str, text: bytes) -> bytes:
    return b',"%s":%s' % (name.encode(), text)


def _object(fields: dict[str, bytes]) -> bytes:
    return b"{" + b",".join(b'"%s":%s' % (name.encode(), text or b"null") for name, text in fields.items()) + b"}"


_VIEWS: Final[dict[str, Callable[..., dict[str, Any]]]] = {HOST: host_view, ROOM: room_view}
