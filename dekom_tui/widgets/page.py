"""Which row of a page is selected and which is at the top: the part of a canvas that needs no screen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import overload

from dekom_tui.widgets.lines import Row


class LazyRows(Sequence[Row]):
    """Rows that are made when they are shown, for lists of any length."""

    def __init__(
        self,
        count: int,
        make: Callable[[int], Row],
        find: Callable[[Hashable], int | tuple[int, int] | None] | None = None,
    ) -> None:
        """`make` gives row i of `count`; `find` the first row of a target (else the rows are searched), with its pane
        where that may be the right one."""
        self._count = count
        self._make = make
        self.find = find

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._make(i) for i in range(*index.indices(self._count))]
        if not 0 <= index < self._count:
            raise IndexError(index)
        return self._make(index)

    def targets(self, start: int, end: int) -> int:
        """How many targets have rows from index `start` up to `end`; the rows, where that is not known."""
        return end - start


class Page:
    """Rows with targets in one or two panes, a height in rows, and what is selected and in view."""

    def __init__(self, *, edges: bool = False) -> None:
        """`edges`: the first and the last row in view are not for rows while there are more beyond them."""
        self.edges = edges
        self.rows: Sequence[Row] = ()
        self.height = 0
        self.selected: Hashable | None = None
        self.row = 0
        """The first row of what is selected."""
        self.pane = 0
        self.top = 0
        """The first row in view."""

    def take(self, rows: Sequence[Row], height: int) -> None:
        """Takes new rows; the selection stays on its target, else goes to the one nearest to where it was."""
        self.rows, self.height = rows, height
        self.settle()

    def settle(self) -> None:
        """Puts the selection on a target that there is, and brings it into view."""
        place = self.find(self.selected) if self.selected is not None else None
        if place is None:
            at = max(0, min(self.row, len(self.rows) - 1))
            for pane in (self.pane, 1 - self.pane):
                found = self.nearest(at, 1, pane)
                if found is not None:
                    place = (found, pane)
                    break
        if place is None:
            self.selected, self.row = None, 0
        else:
            self.row, self.pane = place
            self.selected = self.target(*place)
        self.show()
        self.scroll(0)

    def target(self, index: int, pane: int) -> Hashable | None:
        """The target of a row in a pane."""
        row = self.rows[index]
        if not pane:
            return row.target
        return row.side.target if row.side is not None else None

    def find(self, target: Hashable) -> tuple[int, int] | None:
        """The first row and the pane of a target."""
        if isinstance(self.rows, LazyRows) and self.rows.find is not None:
            found = self.rows.find(target)
            return (found, 0) if isinstance(found, int) else found
        for index, row in enumerate(self.rows):
            if row.target == target:
                return index, 0
            if row.side is not None and row.side.target == target:
                return index, 1
        return None

    def first_of(self, index: int, pane: int) -> int:
        """The first row of the target on row `index`."""
        target = self.target(index, pane)
        while index and self.target(index - 1, pane) == target:
            index -= 1
        return index

    def last_of(self, index: int, pane: int) -> int:
        """The last row of the target on row `index`."""
        target = self.target(index, pane)
        while index + 1 < len(self.rows) and self.target(index + 1, pane) == target:
            index += 1
        return index

    def following(self, start: int, step: int, pane: int) -> int | None:
        """The first row of the next target from row `start` on, downwards (`step` 1) or upwards (-1)."""
        index = start
        while 0 <= index < len(self.rows):
            if self.target(index, pane) is not None:
                return self.first_of(index, pane)
            index += step
        return None

    def nearest(self, start: int, step: int, pane: int) -> int | None:
        """As `following`, the other way when there is none that way."""
        found = self.following(start, step, pane)
        return self.following(start, -step, pane) if found is None else found

    def go(self, index: int, pane: int | None = None) -> None:
        """Selects the target on row `index`."""
        self.pane = self.pane if pane is None else pane
        self.row = self.first_of(index, self.pane)
        self.selected = self.target(self.row, self.pane)
        self.show()

    def show(self) -> None:
        """Brings the selection into view, with all that stands above the first target."""
        if self.selected is None or not self.height:
            return
        edge = 1 if self.edges and len(self.rows) > self.height else 0
        first, last = self.row, self.last_of(self.row, self.pane)
        if last < self.height - edge and self.following(first - 1, -1, self.pane) is None:
            first = 0
        if last >= self.top + self.height - edge:
            self.top = last - self.height + 1 + edge
        if first < self.top + edge:
            self.top = max(0, first - edge)
        self.scroll(0)

    def scroll(self, by: int) -> None:
        """Moves the view by rows, as far as there are some."""
        self.top = max(0, min(self.top + by, len(self.rows) - self.height))

    def move(self, step: int) -> None:
        """To the next target down or up; where it is further off than a screen, only the view moves."""
        if self.selected is None:
            self.scroll(step)
            return
        start = self.last_of(self.row, self.pane) + 1 if step > 0 else self.row - 1
        found = self.following(start, step, self.pane)
        if found is None or not self.top - self.height < found < self.top + 2 * self.height - 1:
            self.scroll(step * max(1, self.height // 3))
            if found is None or not self.top <= found < self.top + self.height:
                return
        self.go(found)

    def leaf(self, step: int) -> None:
        """A screen down or up."""
        by = step * max(1, self.height - 2)
        if self.selected is None:
            self.scroll(by)
            return
        found = self.nearest(max(0, min(self.row + by, len(self.rows) - 1)), step, self.pane)
        self.scroll(by)
        if found is not None and found != self.row:
            self.go(found)

    def end(self, step: int) -> None:
        """To the last row (`step` 1) or the first, and the target nearest to it."""
        last = len(self.rows) - 1 if step > 0 else 0
        found = self.following(last, -step, self.pane)
        if found is not None:
            self.go(found)
        self.top = last
        self.scroll(0)

    def across(self, pane: int) -> None:
        """To the target in the other pane that is nearest to this height."""
        if pane != self.pane and self.selected is not None:
            found = self.nearest(self.row, 1, pane)
            if found is not None:
                self.go(found, pane)

    def hidden(self, *, below: bool) -> int:
        """How many targets are beyond an edge (rows, where these have none or are not all at hand)."""
        start, end = (self.top + self.height - 1, len(self.rows)) if below else (0, self.top + 1)
        if isinstance(self.rows, LazyRows):
            return self.rows.targets(start, end)
        return len({row.target for row in self.rows[start:end]} - {None}) or end - start
