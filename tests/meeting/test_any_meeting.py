"""What holds of every meeting, whatever is done in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dekom_tui.meeting.events import HOST, KINDS, Event, from_lines, to_line
from dekom_tui.meeting.fold import fold, replay
from dekom_tui.meeting.methods import PHASES
from dekom_tui.meeting.minutes import written
from dekom_tui.meeting.state import State
from dekom_tui.meeting.views import common_view, host_view, phone_view, room_view
from dekom_tui.plan.edits import apply
from dekom_tui.plan.model import Plan
from tests.meeting.held import Held, everything, random_meeting

if TYPE_CHECKING:
    from collections.abc import Mapping

MEETINGS = st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 2**64)), min_size=30, max_size=90)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
quickly = settings(max_examples=12, deadline=None, suppress_health_check=SLOW)

SECRET = re.compile(r"hemmelig\d+x")


def told(view: object) -> set[str]:
    """The texts of contributions and reasons in a view."""
    return set(SECRET.findall(json.dumps(view)))


@given(MEETINGS)
@quickly
def test_a_replay_of_the_export_is_the_meeting(choices: list[tuple[int, int]]) -> None:
    """Events out as lines and in again give what was folded one by one."""
    held = random_meeting(choices)
    again = replay(from_lines([to_line(one) for one in held.events]))
    assert everything(again, held) == everything(held.state, held)


@given(MEETINGS)
@quickly
def test_the_same_event_twice_is_once(choices: list[tuple[int, int]]) -> None:
    """Each event folded again, by its number and by its id, changes nothing."""
    held = random_meeting(choices)
    before = everything(held.state, held)
    for one in held.events:
        fold(held.state, one)
        fold(held.state, one._replace(seq=held.state.seq + 1))
    assert held.state.seq == len(held.events)
    assert everything(held.state, held) == before


@given(MEETINGS)
@quickly
def test_numbers_have_no_gaps_and_refusals_are_no_events(choices: list[tuple[int, int]]) -> None:
    """What was refused has left no trace."""
    held = random_meeting(choices)
    assert [one.seq for one in held.events] == list(range(1, held.state.seq + 1))


def ignoring_undo(view: dict[str, Any]) -> dict[str, Any]:
    """All that can be seen, without what tells how much can be undone and which event was the last."""
    for one in (view["room"], view["host"]):
        for name in ("seq", "now", "undo", "redo"):
            one.pop(name, None)
    return view


@given(MEETINGS, st.integers(0, 2**16))
@quickly
def test_an_undo_brings_back_what_everybody_saw(choices: list[tuple[int, int]], which: int) -> None:
    """Undoing what the host did last, whatever it was, gives every view as it was; redoing gives it as it became."""
    held = random_meeting(choices)
    names = [name for name, one in KINDS.items() if one.undoable and name not in ("undo", "redo")]
    before = ignoring_undo(everything(held.state, held))
    done = len(held.state.done)
    last = random_meeting([*choices, (_index(names[which % len(names)]), which)])
    if len(last.state.done) <= done or last.events[-1].kind in ("undo", "redo"):
        return
    after = ignoring_undo(everything(last.state, last))
    last.host("undo")
    assert ignoring_undo(everything(last.state, last)) == before
    last.host("redo")
    assert ignoring_undo(everything(last.state, last)) == after


def _index(name: str) -> int:
    return [one for one in KINDS if one != "open"].index(name)


@given(MEETINGS)
@quickly
def test_an_undo_takes_nothing_from_the_phones(choices: list[tuple[int, int]]) -> None:
    """However much the host undoes, every contribution and ballot of a phone stands."""
    held = random_meeting(choices)
    sent = {one.id: (one.text, one.taken_back) for one in held.state.entries.values() if one.by != HOST}
    votes = [dict(one.votes) for item in held.state.items.values() for one in item.rounds]
    while not held.code(HOST, "undo"):
        pass
    assert {one.id: (one.text, one.taken_back) for one in held.state.entries.values() if one.by != HOST} == sent
    assert [dict(one.votes) for item in held.state.items.values() for one in item.rounds] == votes


@given(MEETINGS)
@settings(quickly, max_examples=8)
def test_no_view_tells_what_is_hidden_from_it(choices: list[tuple[int, int]]) -> None:
    """At every moment: what is held, hidden or taken back is in no public view, what is not shown yet is not either,
    and no phone sees what another wrote unless the two work in one group."""
    held = random_meeting(choices)
    state, mates = State(), dict[str, set[str]]()
    for event in held.events:
        fold(state, event)
        for item in state.items.values():
            for group in item.groups:
                for one in group.members:
                    mates.setdefault(one, set()).update(group.members)
        _no_leaks(state, held, mates)


def seen_in_the_room(state: State) -> set[str]:
    """The texts that the room may see at this moment."""
    item = state.item
    allowed: set[str] = set()
    if item is not None:
        asked = {id for id, _text in item.round.options} if item.round is not None else set()
        voting = PHASES[item.phase].input == "ballot" or PHASES[item.phase].results
        for entry in item.entries.values():
            visible = item.shown and (entry.picked or not item.only_picked)
            if entry.open and (visible or (voting and entry.id in asked)):
                allowed.add(entry.text)
        if item.results and item.reasons and item.round is not None:
            allowed |= {one.text for one in item.round.reasons.values() if one.open}
        allowed |= {one.text for one in item.decisions.values()} | {one.text for one in item.follow_ups.values()}
        allowed |= {item.conclusion} if item.conclusion else set()
    return allowed | _decided(state) | {state.meeting.message}


def _no_leaks(state: State, held: Held, mates: dict[str, set[str]]) -> None:
    allowed = seen_in_the_room(state)
    assert told(room_view(state)) <= allowed
    assert told(common_view(state)) <= allowed
    for device in state.devices:
        own = {state.entries[id].text for ids in state.devices[device].entries.values() for id in ids}
        mine = phone_view(state, device, held.voter(device))
        assert told(mine) <= own | _of_group(state, device, mates.get(device, set())) | _own_reasons(
            state, held, device
        )
    gone = {one.text for one in state.entries.values() if one.taken_back and not _again(state, one.text)}
    assert told(host_view(state)).isdisjoint(gone)


def _again(state: State, text: str) -> bool:
    return sum(1 for one in state.entries.values() if one.text == text) > 1


def _decided(state: State) -> set[str]:
    return {one.text for item in state.items.values() for one in item.decisions.values()}


def _of_group(state: State, device: str, mates: set[str]) -> set[str]:
    item = state.item
    group = item.group_of(device) if item is not None else None
    if item is None or group is None or PHASES[item.phase].input != "group":
        return set()
    return {
        one.text for one in item.entries.values() if one.open and one.group == group.no and one.by in {*mates, HOST}
    }


def _own_reasons(state: State, held: Held, device: str) -> set[str]:
    voters = {held.voter(device)(item, seat) for item in state.items for seat in range(1, 9)}
    return {
        one.text
        for item in state.items.values()
        for round in item.rounds
        for voter, one in round.reasons.items()
        if voter in voters
    }


@given(MEETINGS)
@quickly
def test_no_ballot_exceeds_its_quota_and_no_voter_has_two(choices: list[tuple[int, int]]) -> None:
    """Votes are rows: a voter has one ballot in a round, within the quota, on options that there are."""
    held = random_meeting(choices)
    people = sum(one.people for one in held.state.devices.values())
    for item in held.state.items.values():
        for round in item.rounds:
            assert len(round.votes) <= people
            for votes in round.votes.values():
                assert all(round.low <= value <= round.high for _id, value in votes)
                if round.ballot == "dots":
                    assert sum(value for _id, value in votes) <= round.quota


@given(MEETINGS)
@quickly
def test_the_minutes_hold_every_contribution_that_stands_and_no_other(choices: list[tuple[int, int]]) -> None:
    """Chosen or not; of what was taken back, held or hidden only the number."""
    held = random_meeting(choices)
    edit = written(Plan({}), held.state)
    plan = apply(Plan({}), edit)
    found = told({str(place): _values(one.values) for place, one in plan.places()})
    items = held.state.items.values()
    standing = {one.text for one in held.state.entries.values() if one.open}
    reasons = {one.text for item in items for round in item.rounds for one in round.reasons.values()}
    host = {str(one.data.get("text", "")) for one in held.events if one.kind in ("conclude", "decide", "follow_up")}
    assert standing <= found
    assert found <= standing | reasons | host
    hidden = [one for one in held.state.entries.values() if not one.open and not _again(held.state, one.text)]
    assert found.isdisjoint({one.text for one in hidden} - host)


def _values(values: Mapping[str, Any]) -> str:
    return str(values)


@given(MEETINGS)
@quickly
def test_no_ballot_stands_beside_a_device(choices: list[tuple[int, int]]) -> None:
    """In the journal a vote is by a pseudonym that no phone has."""
    held = random_meeting(choices)
    assert all(one.by not in held.state.devices for one in held.events if one.kind == "vote")


@given(MEETINGS, st.integers(0, 120))
@quickly
def test_a_screen_that_follows_sees_what_one_that_came_now_sees(choices: list[tuple[int, int]], step: int) -> None:
    """Contributions told since an event, put together, are all that there are."""
    held = random_meeting(choices)
    state = State()
    for view in (room_view, host_view):
        state, known, item, seen = State(), dict[str, Any](), "", 0
        for number, event in enumerate(held.events):
            fold(state, event)
            if number % (1 + step % 7):
                continue
            entries = view(state, seen)["entries"]
            if entries["whole"] or entries["item"] != item:
                known = {}
                if not entries["whole"]:
                    entries = view(state)["entries"]
            item, seen = entries["item"], state.seq
            known.update({one["id"]: one for one in entries["list"]})
            for one in entries["gone"]:
                known.pop(one, None)
            assert known == {one["id"]: one for one in view(state)["entries"]["list"]}


def test_an_event_that_skips_a_number_is_refused() -> None:
    """A journal with a hole is told, never guessed over."""
    held = Held(phones=1)
    gap = Event(held.state.seq + 2, "x1", 0, HOST, "lock", {"on": True})
    try:
        fold(held.state, gap)
    except ValueError:
        assert not held.state.meeting.locked
    else:
        raise AssertionError("a gap was folded")
