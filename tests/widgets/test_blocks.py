"""Blocks of rows of which only those in view are drawn."""

from __future__ import annotations

from collections.abc import Hashable

from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.widgets.blocks import Blocks, Column
from dekom_tui.widgets.lines import Row, beside, line
from dekom_tui.widgets.page import Page

SIZES = st.lists(st.integers(1, 4), max_size=20)
HEAD = [Row(), Row(line("Innspill")), Row()]


def rows_of(at: int, size: int) -> list[Row]:
    return [Row(line(f"{at}.{part}"), at) for part in range(size)]


def blocks(sizes: list[int], half: int | None = None) -> Blocks:
    columns = [Column.of(sizes, 1)]
    if half is not None:
        columns = [Column.of(sizes[:half], 1), Column.of(sizes[half:], 1, half)]

    def place(target: Hashable) -> int | None:
        return target if isinstance(target, int) and target < len(sizes) else None

    return Blocks(HEAD, columns, lambda at: rows_of(at, sizes[at]), place, at=30)


def drawn(sizes: list[int], first: int = 0) -> list[Row]:
    """The same, all drawn."""
    found: list[Row] = []
    for at, size in enumerate(sizes, first):
        found += [*rows_of(at, size), Row()]
    return found[:-1]


@given(SIZES)
def test_a_column_is_its_blocks_with_a_gap_between(sizes: list[int]) -> None:
    """Every row is the one that it would be if all were drawn, and every target is found where it begins."""
    found = blocks(sizes)
    assert list(found) == [*HEAD, *drawn(sizes)]
    for at in range(len(sizes)):
        where = found.find and found.find(at)
        assert isinstance(where, tuple)
        assert found[where[0]] == rows_of(at, sizes[at])[0]


@given(SIZES, st.integers(0, 20))
def test_two_columns_are_one_beside_the_other(sizes: list[int], half: int) -> None:
    half = min(half, len(sizes))
    found = blocks(sizes, half)
    whole = beside(drawn(sizes[:half]), drawn(sizes[half:], half), 28)
    assert [row.line for row in found] == [row.line for row in [*HEAD, *whole]]
    assert [row.side and row.side.line for row in found][3:] == [row.side and row.side.line for row in whole]
    for at in range(len(sizes)):
        where = found.find and found.find(at)
        assert isinstance(where, tuple)
        assert where[1] == (at >= half)


@given(SIZES, st.integers(0, 30), st.integers(0, 60))
def test_what_is_beyond_an_edge_is_counted_in_blocks(sizes: list[int], start: int, end: int) -> None:
    """As many as have a row there, whatever a block's gap does."""
    found = blocks(sizes)
    rows = list(found)[start:end]
    # The gap after a block counts as its own.
    expected = {row.target for row in rows} - {None}
    assert len(expected) <= found.targets(start, min(end, len(found))) <= len(expected) + 1


def test_a_list_of_thousands_draws_what_is_seen() -> None:
    """Moving, leafing and going to the end each draw a few blocks."""
    asked: list[int] = []

    def draw(at: int) -> list[Row]:
        asked.append(at)
        return rows_of(at, 3)

    page = Page(edges=True)
    page.selected = 0
    page.take(Blocks(HEAD, [Column.of([3] * 20_000, 1)], draw, lambda target: int(str(target))), 20)
    page.move(1)
    page.leaf(1)
    page.end(1)
    assert page.selected == 19_999
    assert page.hidden(below=False) > 19_990
    assert len(set(asked)) < 30


def test_the_ends_of_a_column_are_told() -> None:
    found = blocks([1, 2, 3], 2)
    assert (found.ends(0), found.ends(1), found.ends(2)) == ((0, 1), (2, 2), None)
