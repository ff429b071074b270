"""Blocks of rows one under the other, of which only those in view are drawn: a list of thousands costs what is seen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from itertools import accumulate
from typing import NamedTuple

from dekom_tui.widgets.lines import Row
from dekom_tui.widgets.page import LazyRows

Draw = Callable[[int], Sequence[Row]]
"""The rows of a block, by its number."""


class Column(NamedTuple):
    """Blocks under each other: those from number `first`, each so many rows, the one after it after the gap."""

    first: int
    sizes: Sequence[int]
    ends: Sequence[int]
    """The row after each block and its gap."""

    @classmethod
    def of(cls, sizes: Sequence[int], gap: int, first: int = 0) -> Column:
        """The column of these sizes."""
        return cls(first, sizes, list(accumulate(one + gap for one in sizes)))

    def start(self, at: int) -> int:
        """The first row of the column's block `at`."""
        return self.ends[at - 1] if at else 0

    def row(self, index: int, draw: Draw) -> Row:
        """The row at an index; an empty one in a gap and below the last."""
        at = bisect_right(self.ends, index)
        if at >= len(self.sizes):
            return Row()
        inside = index - self.start(at)
        if inside >= self.sizes[at]:
            return Row()
        rows = draw(self.first + at)
        return rows[inside] if inside < len(rows) else Row()

    def within(self, start: int, end: int) -> int:
        """How many blocks have a row from index `start` up to `end`."""
        if start >= end or not self.ends:
            return 0
        first = bisect_right(self.ends, max(0, start))
        last = min(bisect_right(self.ends, end - 1), len(self.ends) - 1)
        return max(0, last - first + 1)


class Blocks(LazyRows):
    """Rows that stay (`head`), and under them blocks in one column or two, each drawn when it is seen."""

    def __init__(
        self,
        head: Sequence[Row],
        columns: Sequence[Column],
        draw: Draw,
        place: Callable[[Hashable], int | None],
        *,
        at: int = 0,
        gap: int = 1,
    ) -> None:
        """`place` gives the number of a target's block; with two columns the right one begins at cell `at`."""
        self.head, self.columns = head, columns
        self._draw, self._place, self._at = draw, place, at
        longest = max((one.ends[-1] - gap for one in columns if one.ends), default=0)
        super().__init__(len(head) + longest, self._row, self._find)

    def _row(self, index: int) -> Row:
        above = len(self.head)
        if index < above:
            return self.head[index]
        left = self.columns[0].row(index - above, self._draw)
        if len(self.columns) < 2:
            return left
        return left._replace(side=self.columns[1].row(index - above, self._draw), at=self._at)

    def _find(self, target: Hashable) -> tuple[int, int] | None:
        number = self._place(target)
        if number is None:
            return None
        pane = next(at for at in reversed(range(len(self.columns))) if number >= self.columns[at].first)
        column = self.columns[pane]
        return len(self.head) + column.start(number - column.first), pane

    def targets(self, start: int, end: int) -> int:
        above = len(self.head)
        return sum(one.within(start - above, end - above) for one in self.columns)

    def ends(self, pane: int) -> tuple[Hashable, Hashable] | None:
        """The first and the last target of a column, None where it has none."""
        if pane >= len(self.columns) or not self.columns[pane].sizes:
            return None
        column = self.columns[pane]
        first, last = column.first, column.first + len(column.sizes) - 1
        return self._draw(first)[0].target, self._draw(last)[0].target
