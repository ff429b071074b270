"""The lines between two columns of the thread: which cells of the gap they go through, and as which glyph.

What hangs together goes along one upright line; what does not, along another one, or on other rows of the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UP, RIGHT, DOWN, LEFT = 1, 2, 4, 8

GLYPHS: Final = {
    UP: "│",
    DOWN: "│",
    UP | DOWN: "│",
    LEFT: "─",
    RIGHT: "─",
    LEFT | RIGHT: "─",
    DOWN | RIGHT: "┌",
    DOWN | LEFT: "┐",
    UP | RIGHT: "└",
    UP | LEFT: "┘",
    UP | DOWN | RIGHT: "├",
    UP | DOWN | LEFT: "┤",
    LEFT | RIGHT | DOWN: "┬",
    LEFT | RIGHT | UP: "┴",
    LEFT | RIGHT | UP | DOWN: "┼",
}


class Bundle(NamedTuple):
    """Links that hang together: the rows on the left that they come from, on the right that they go to."""

    left: frozenset[int]
    right: frozenset[int]

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last row."""
        rows = self.left | self.right
        return min(rows), max(rows)


class Gap(NamedTuple):
    """The cells between two columns: the upright lines stand from `first` up to `last`, one before `right`."""

    first: int
    last: int
    right: int
    """The first cell of the column to the right."""


def bundles(links: Iterable[tuple[int, int]]) -> list[Bundle]:
    """Links (row on the left, row on the right), put together where they share an end; the highest first."""
    found: list[Bundle] = []
    for left, right in links:
        joined = Bundle(frozenset((left,)), frozenset((right,)))
        apart = []
        for one in found:
            if one.left & joined.left or one.right & joined.right:
                joined = Bundle(one.left | joined.left, one.right | joined.right)
            else:
                apart.append(one)
        found = [*apart, joined]
    return sorted(found, key=lambda one: one.span)


def routed(links: Iterable[tuple[int, int]], ends: Mapping[int, int], gap: Gap) -> dict[tuple[int, int], int]:
    """The cells (row, cell) of the lines, each with the directions that it joins.

    `ends`: the cell on each row of the left column from which its line begins.
    """
    grid: dict[tuple[int, int], int] = {}

    def join(row: int, cell: int, directions: int) -> None:
        grid[row, cell] = grid.get((row, cell), 0) | directions

    busy: dict[int, list[tuple[int, int]]] = {}
    for bundle in bundles(links):
        top, bottom = bundle.span
        lanes = range(gap.last, gap.first - 1, -1)
        free = (lane for lane in lanes if all(bottom < start or end < top for start, end in busy.get(lane, ())))
        lane = next(free, gap.last)
        busy.setdefault(lane, []).append((top, bottom))
        for row in range(top, bottom):
            join(row, lane, DOWN)
            join(row + 1, lane, UP)
        for row in bundle.left:
            for cell in range(ends.get(row, gap.first), lane):
                join(row, cell, LEFT | RIGHT)
            join(row, lane, LEFT)
        for row in bundle.right:
            join(row, lane, RIGHT)
            for cell in range(lane + 1, gap.right):
                join(row, cell, LEFT | RIGHT)
    return grid
