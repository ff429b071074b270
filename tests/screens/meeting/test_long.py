"""Thousands of contributions on the room's screen: what is drawn is what is seen, and the rest is counted."""

from __future__ import annotations

from dekom_tui.meeting.views import room_view
from dekom_tui.screens.meeting import entries_view
from dekom_tui.screens.meeting.entries_view import Entry, entry_rows
from dekom_tui.screens.meeting.room import Room
from tests.meeting.held import Held
from tests.screens.conftest import text_of
from tests.screens.meeting.rooms import IGP, drawn, rows

MANY = 2000
WORDS = ("Gruppene er store, og elevene får lite tenketid", "Vikarer", "Det er de samme som rekker opp hånda hver gang")


def crowd() -> Room:
    """A room that sees so many contributions."""
    held = Held(IGP, phones=1)
    held.go("igp", "alone")
    for number in range(MANY):
        held.host("contribute", item="igp", text=f"{WORDS[number % 3]}, sier nummer {number}", sure=True)
    held.go("igp", "show")
    view = room_view(held.state)
    found = Room()
    found.take(view, {one["id"]: one for one in view["entries"]["list"]}, {})
    return found


def settled(room: Room, width: int, height: int) -> entries_view.EntryRows:
    """The list when all of it is measured."""
    for _each in range(20):
        found = entry_rows(room, "", set(), width, height)
        if not found.rough:
            return found
    raise AssertionError("it is never measured")


def test_a_crowd_is_measured_a_few_hundred_at_a_time_and_drawn_where_it_is_seen() -> None:
    """The first drawing guesses what it does not show; when all is measured every contribution stands whole."""
    room = crowd()
    entries_view._heights.clear()
    entries_view._drawn.cache_clear()
    first = entry_rows(room, "", set(), 48, 20)
    assert first.rough
    assert "0" in text_of(first[3:20])
    assert entries_view._drawn.cache_info().misses < 20
    found = settled(room, 48, 20)
    for number in (0, 1, 2, 777, MANY - 1):
        entry = room.entries[number]
        where = found.find and found.find(Entry(str(entry["id"])))
        assert isinstance(where, tuple)
        rows = []
        for row in found[where[0] : where[0] + 6]:
            if row.target is None:
                break
            rows.append(row)
        assert " ".join(" ".join(text_of(rows).split()).split()[1:]) == entry["text"]


def test_two_columns_hold_them_all() -> None:
    """The right one goes on where the left one ends, and is no longer than it."""
    room = crowd()
    found = settled(room, 110, 36)
    left, right = found.columns
    assert len(left.sizes) + len(right.sizes) == MANY
    assert right.first == len(left.sizes)
    assert 0 <= left.ends[-1] - right.ends[-1] < 12
    assert found[3].target == Entry(str(room.entries[0]["id"]))
    side = found[3].side
    assert side is not None
    assert side.target == Entry(str(room.entries[right.first]["id"]))


def test_the_lines_of_a_contribution_stand_under_each_other_whatever_its_number() -> None:
    """The second line begins where the first one's words do, for number 1 as for number 2000."""
    room = crowd()
    found = settled(room, 40, 20)
    for number in (1, 2, MANY - 3):
        entry = room.entries[number]
        where = found.find and found.find(Entry(str(entry["id"])))
        assert isinstance(where, tuple)
        first, second = (text_of([found[where[0] + at]]) for at in (0, 1))
        if not second.strip():
            continue
        begins = first.index(str(entry["text"]).split()[0])
        assert len(second) - len(second.lstrip()) == begins


def test_in_a_small_window_the_question_is_still_read_from_the_back_row() -> None:
    """In large letters at 60 by 18, with the clock and how many have answered under it."""
    held = Held(IGP, phones=24)
    held.go("igp", "alone")
    text = drawn(held, 60, 15)
    assert "█▀█▀▄" in text
    assert "0 av 24 har svart" in text
    assert "0 innspill er inne." in text
    assert len(rows(held, 60, 15)) <= 15
