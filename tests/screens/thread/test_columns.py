"""Where the beads of a column stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.screens.thread.columns import aligned, chosen_few, placed


def test_few_beads_are_spread_over_the_rows() -> None:
    assert [(one.row, one.lines) for one in placed(4, 11, set(), None).slots] == [(0, 2), (3, 2), (6, 2), (9, 2)]
    assert [(one.row, one.lines) for one in placed(1, 11, set(), None).slots] == [(0, 3)]


def test_many_stand_close_around_the_one_in_focus() -> None:
    found = placed(40, 10, {20}, 20)
    assert [one.at for one in found.slots] == list(range(15, 25))
    assert (found.above, found.below) == (15, 15)


def test_what_is_lit_far_apart_is_seen_with_the_ones_between_folded() -> None:
    found = placed(40, 10, {0, 20, 39}, None)
    seen = [one for one in found.slots if not one.folded]
    assert {0, 20, 39} <= {one.at for one in seen}
    assert sum(one.folded for one in found.slots) + len(seen) == 40
    assert found.slots[-1].row == 9


@given(
    st.integers(0, 60),
    st.integers(0, 30),
    st.sets(st.integers(0, 59)),
    st.one_of(st.none(), st.integers(0, 59)),
    st.integers(0, 60),
)
def test_every_bead_is_seen_or_counted_and_the_one_in_focus_is_seen(
    count: int, room: int, lit: set[int], focus: int | None, main: int
) -> None:
    lit = {one for one in lit if one < count}
    focus = focus if focus is not None and focus < count else None
    found = placed(count, room, lit, focus, main=main)
    seen = [one.at for one in found.slots if not one.folded]
    assert seen == sorted(set(seen))
    assert len(seen) + sum(one.folded for one in found.slots) + found.above + found.below == count
    if room:
        assert focus is None or focus in seen
        assert all(one.row + one.lines <= room for one in found.slots)
        assert len({one.row for one in found.slots}) == len(found.slots)


@given(st.integers(1, 60), st.integers(1, 30), st.sets(st.integers(0, 59), max_size=12))
def test_all_that_is_lit_is_seen_where_there_is_room(count: int, room: int, lit: set[int]) -> None:
    lit = {one for one in lit if one < count}
    if 2 * len(lit) <= room:
        assert lit <= set(chosen_few(count, lit, None, room))


@given(st.lists(st.integers(0, 20), max_size=20), st.integers(1, 25), st.integers(0, 20), st.integers(0, 20))
def test_beads_beside_others_are_in_order_and_within_the_rows(
    wanted: list[int], room: int, main: int, focus: int
) -> None:
    wanted = sorted(wanted)
    main = min(main, len(wanted))
    at = focus if focus < len(wanted) else None
    found = aligned(wanted, room, set() if at is None else {at}, at, main=main)
    rows = [one.row for one in found.slots]
    assert rows == sorted(set(rows))
    assert all(one.row + one.lines <= room for one in found.slots)
    seen = [one.at for one in found.slots if not one.folded]
    assert at is None or at in seen
    assert len(seen) + sum(one.folded for one in found.slots) + found.above + found.below == len(wanted)
