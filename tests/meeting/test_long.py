"""Three hours and 20,000 contributions: an event costs the same at the end as at the beginning."""

from __future__ import annotations

import json
from time import process_time
from typing import TYPE_CHECKING

from dekom_tui.meeting.admit import Ready, command
from dekom_tui.meeting.events import HOST, SERVER, Event
from dekom_tui.meeting.fold import fold
from dekom_tui.meeting.state import State
from dekom_tui.meeting.views import common_view, host_view, phone_view, room_view
from tests.meeting.held import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

ITEMS = 10
EACH = 2000
PHONES = 300


def told(state: State, by: str, kind: str, **data: object) -> None:
    """A command that happens."""
    got = command(state, by, kind, data, seed="0" * 32)
    assert isinstance(got, Ready), got
    fold(state, Event(state.seq + 1, f"m{state.seq}", state.seq, *got))


def long_meeting(state: State) -> Iterator[float]:
    """A meeting of ten items with 2,000 contributions each; the processor time of each item's."""
    items = [{"id": f"s{n}", "question": f"Sak {n}?", "method": "IGP"} for n in range(ITEMS)]
    told(state, SERVER, "open", **opened(*items))
    for number in range(1, PHONES + 1):
        told(state, f"d{number}", "join")
    for item in range(ITEMS):
        told(state, HOST, "go", item=f"s{item}", phase="alone")
        began = process_time()
        for number in range(EACH):
            told(state, f"d{number % PHONES + 1}", "contribute", item=f"s{item}", text=f"Gruppene er store {number}")
        yield process_time() - began


def test_20000_contributions_cost_the_same_each_and_are_followed_by_what_changed() -> None:
    """The last thousands are no dearer than the first, and a screen that follows is told three contributions, not
    2,000; no view of a phone grows with what others wrote."""
    state = State()
    costs = list(long_meeting(state))
    assert min(costs[-3:]) < 3 * max(costs[:3])
    assert len(state.entries) == ITEMS * EACH
    seq = state.seq
    phone = len(json.dumps([common_view(state), phone_view(state, "d7", lambda item, seat: "v")]))
    for number in range(3):
        told(state, f"d{number + 8}", "contribute", item=f"s{ITEMS - 1}", text="Enda ett")
    for view in (room_view, host_view):
        assert len(view(state, seq)["entries"]["list"]) == (0 if view is room_view else 3)
    assert len(json.dumps([common_view(state), phone_view(state, "d7", lambda item, seat: "v")])) == phone
    assert phone < 6000
