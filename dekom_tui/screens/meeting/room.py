"""The meeting as a screen knows it: what the server last told, and the contributions that it has told so far."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter
from time import time
from typing import Any, Final

from dekom_tui.meeting.methods import method

WELCOME: Final = "welcome"
RUNNING: Final = "running"
ENDED: Final = "ended"
PARKED: Final = "(p)"
"""Stands for the parking lot among the clusters."""

Told = Mapping[str, Any]
"""An object as it came over the wire; the server is ours and says what /meeting/views.py declares."""

_NONE: Final[Told] = {}


class Room:
    """What a screen of the meeting draws. It is only ever changed by `take`."""

    def __init__(self, clock: Callable[[], float] = time) -> None:
        """`clock` gives this machine's time, seconds since 1970."""
        self._clock = clock
        self.view: Told = _NONE
        self.net: Told = _NONE
        """Who is connected and who writes: here, away, writing."""
        self.door: Told = _NONE
        """Code, address and QR, as those who come in need them."""
        self.lost: float | None = None
        """The seconds since the server was heard, while it is gone."""
        self._entries: Mapping[str, Told] = {}
        self._ordered: list[Told] | None = None
        self._lying: dict[str, list[Told]] | None = None
        self._ahead = 0

    def take(self, view: Told, entries: Mapping[str, Told], net: Told, ahead: int = 0) -> None:
        """What the server told. `ahead` is how many milliseconds its clock is ahead of this one."""
        self.view, self._entries, self.net, self._ahead = view, entries, net, ahead
        self._ordered = self._lying = None

    @property
    def begun(self) -> bool:
        """Whether the server has told anything yet."""
        return bool(self.view)

    @property
    def now(self) -> int:
        """The server's clock, ms since 1970."""
        return round(self._clock() * 1000) + self._ahead

    # The meeting

    @property
    def stage(self) -> str:
        """WELCOME, RUNNING or ENDED."""
        return str(self.view.get("stage", WELCOME))

    @property
    def present(self) -> int:
        """How many take part, with and without phones."""
        return int(self.view.get("present", 0))

    @property
    def plan(self) -> Sequence[Told]:
        """The agenda's items in order: id, question, method, minutes."""
        return tuple(self.view.get("plan") or ())

    @property
    def item(self) -> Told:
        """The item that is on; empty at the welcome page and at the end."""
        return self.view.get("item") or _NONE

    @property
    def number(self) -> int:
        """Which item of the agenda is on, from 1; 0 for none."""
        ids = [one["id"] for one in self.plan]
        return ids.index(self.item["id"]) + 1 if self.item and self.item["id"] in ids else 0

    @property
    def phase(self) -> str:
        """The phase that is on."""
        return str(self.item.get("phase", ""))

    @property
    def phases(self) -> Sequence[str]:
        """The phases of the item, those without minutes too."""
        return tuple(str(one["name"]) for one in self.item.get("phases", ()))

    @property
    def ballot(self) -> Told:
        """The ballot that is on or was held last in the item."""
        return self.item.get("ballot") or _NONE

    @property
    def ballot_kind(self) -> str:
        """Which ballot it is, or will be when the item comes to one."""
        return str(self.ballot.get("kind") or method(str(self.item.get("method"))).ballot)

    @property
    def spotlight(self) -> Told:
        """The contribution that is held up before the room; empty for none."""
        return self._entries.get(str(self.view.get("spotlight") or ""), _NONE)

    @property
    def results(self) -> Sequence[Told]:
        """What the options came to, when it may be seen."""
        return tuple(self.ballot.get("results") or ())

    @property
    def counts(self) -> Told:
        """How many contributions there are and how many have answered."""
        return self.item.get("counts") or _NONE

    @property
    def entries(self) -> list[Told]:
        """The contributions that may be seen, in the order that they came."""
        if self._ordered is None:
            self._ordered = sorted(self._entries.values(), key=itemgetter("no"))
        return self._ordered

    def lying(self, cluster: str) -> list[Told]:
        """The contributions of a cluster, "" for those in none, PARKED for those on the parking lot, in their order."""
        if self._lying is None:
            self._lying = {}
            for one in self.entries:
                self._lying.setdefault(PARKED if one["parked"] else one["cluster"], []).append(one)
        return self._lying.get(cluster, [])

    def standing(self, ids: Collection[str]) -> list[str]:
        """Those of these contributions that may be seen."""
        return [one for one in ids if one in self._entries]

    @property
    def clusters(self) -> Sequence[Told]:
        """The clusters with their sizes; what is in none stands last with the id ""."""
        return tuple(self.view.get("clusters") or ())

    @property
    def writing(self) -> int:
        """How many have a text open that is not sent."""
        return int(self.net.get("writing", 0))

    # The clock

    @property
    def left(self) -> int | None:
        """Milliseconds that are left of the phase, below 0 when it is over; None without a clock."""
        clock = self.view.get("clock") or _NONE
        if clock.get("left") is not None:
            return int(clock["left"])
        return int(clock["ends_at"]) - self.now if clock.get("ends_at") is not None else None

    @property
    def paused(self) -> bool:
        """Whether the clock stands still."""
        return (self.view.get("clock") or _NONE).get("left") is not None

    @property
    def ends_at(self) -> int | None:
        """When the phase is to end, ms since 1970; None without a clock that runs."""
        ends = (self.view.get("clock") or _NONE).get("ends_at")
        return int(ends) if ends is not None else None
