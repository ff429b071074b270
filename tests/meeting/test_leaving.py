"""After the meeting nothing tells which phone a contribution came from, and nothing else is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.meeting.events import HOST
from dekom_tui.meeting.fold import replay
from dekom_tui.meeting.leaving import without_senders
from dekom_tui.meeting.minutes import written
from dekom_tui.meeting.views import room_view
from dekom_tui.plan.edits import apply
from dekom_tui.plan.model import Plan
from tests.meeting.held import Held, random_meeting
from tests.meeting.test_any_meeting import MEETINGS, SLOW


@given(MEETINGS, st.text("0123456789abcdef", min_size=32, max_size=32))
@settings(max_examples=12, deadline=None, suppress_health_check=SLOW)
def test_the_meeting_is_the_same_without_its_senders(choices: list[tuple[int, int]], seed: str) -> None:
    """Its minutes, its room, its ballots; each contribution in the group that it was written in."""
    held = random_meeting(choices)
    after = replay(without_senders(held.events, seed))
    assert apply(Plan({}), written(Plan({}), after)) == apply(Plan({}), written(Plan({}), held.state))
    assert room_view(after)["entries"] == room_view(held.state)["entries"]
    assert [(one.text, one.group, one.held) for one in after.entries.values()] == [
        (one.text, one.group, one.held) for one in held.state.entries.values()
    ]


def test_who_wrote_what_cannot_be_read_any_more() -> None:
    """The senders are spread by chance: another seed, another spread."""
    met = Held({"id": "sak", "question": "Hva nå?", "method": "IGP"}, phones=20)
    met.go("sak", "alone")
    for number in range(1, 21):
        met.do(f"d{number}", "contribute", item="sak", text=f"Innspill {number}")
    met.do("d3", "take_back", id=f"c{met.events[-18].seq}")
    first, second = (without_senders(met.events, seed) for seed in ("1" * 32, "2" * 32))
    spread = [[one.by for one in events if one.kind == "contribute" and one.by != HOST] for events in (first, second)]
    assert spread[0] != spread[1]
    assert sum(was.by == now.by for was, now in zip(met.events, first, strict=True) if was.kind == "contribute") < 10
    assert [one.text for one in replay(first).entries.values() if one.taken_back] == ["Innspill 3"]


def test_what_was_written_alone_is_in_the_minutes_under_the_group_that_its_sender_came_into() -> None:
    met = Held({"id": "sak", "question": "Hva nå?", "method": "IGP"}, phones=12)
    met.go("sak", "alone")
    for number in range(1, 13):
        met.do(f"d{number}", "contribute", item="sak", text=f"Innspill {number}")
    met.go("sak", "groups")
    events = without_senders(met.events, "1" * 32)
    was = {one.text: one.group for one in met.state.entries.values()}
    assert len(set(was.values())) > 1
    assert {one.text: one.group for one in replay(events).entries.values()} == was
    senders = [[one.by for one in told if one.kind == "contribute"] for told in (met.events, events)]
    assert senders[0] != senders[1]
