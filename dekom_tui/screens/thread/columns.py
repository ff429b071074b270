"""On which rows the beads of a column stand, and which ones are folded away where there are more than rows.

Nothing that is lit is folded while there is room for all that is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

MOST_LINES: Final = 3
"""Lines of text that a bead has at most."""
_WIDEST: Final = 6
"""Rows from one bead to the next, at most."""


class Slot(NamedTuple):
    """A bead by its index, or with `folded` so many that are away before it; its row and its lines."""

    at: int
    row: int
    lines: int = 1
    folded: int = 0


class Placed(NamedTuple):
    """The slots of a column, and how many beads are above and below them."""

    slots: tuple[Slot, ...] = ()
    above: int = 0
    below: int = 0


def chosen_few(count: int, lit: Set[int], focus: int | None, room: int) -> list[int]:
    """Which of `count` beads stand in `room` rows, in order: the lit ones, the one in focus before all, and those
    around them. Where two that are shown are not neighbours, a row is left for how many are between."""
    if count <= room:
        return list(range(count))
    if room <= 0:
        return []
    marked = sorted(lit | ({focus} if focus is not None else set()))
    marked = [one for one in marked if 0 <= one < count]
    if not marked:
        return list(range(room))
    low, high = marked[0], marked[-1]
    if high - low < room:
        middle = focus if focus is not None and focus in marked else (low + high) // 2
        start = max(0, min(middle - room // 2, low, count - room))
        start = max(start, high - room + 1)
        return list(range(start, start + room))
    while _rows(marked) > room:
        # The ones farthest from the focus go first; without one, the last.
        centre = focus if focus is not None else marked[0]
        marked.remove(max(marked, key=lambda one: (abs(one - centre), one)))
    shown = set(marked)
    for reach in range(1, count):
        for one in marked:
            for near in (one + reach, one - reach):
                if 0 <= near < count and near not in shown and _rows(shown | {near}) <= room:
                    shown.add(near)
        if _rows(shown) == room:
            break
    # A row that says «1 more» had better be the one.
    shown |= {one + 1 for one in shown if one + 2 in shown}
    return sorted(shown)


def _rows(shown: Iterable[int]) -> int:
    """The rows that these take with the rows between those that are not neighbours."""
    ordered = sorted(shown)
    gaps = sum(after - before > 1 for before, after in pairwise(ordered))
    return len(ordered) + gaps


def placed(count: int, room: int, lit: Set[int], focus: int | None, *, main: int = 0) -> Placed:
    """`count` beads on `room` rows, spread over them while there are few.

    `main`: so many of them have a say in how far apart they stand; the others come after as far as there is room.
    """
    if not count or room <= 0:
        return Placed((), 0, count)
    pitch = max(1, min((room + 1) // max(1, min(main or count, count)), _WIDEST))
    capacity = max(1, (room + 1) // pitch if pitch > 1 else room)
    return _stacked(chosen_few(count, lit, focus, capacity), count, pitch, room)


def _stacked(shown: Sequence[int], count: int, pitch: int, room: int) -> Placed:
    lines = min(MOST_LINES, pitch - 1) if pitch > 1 else 1
    slots: list[Slot] = []
    row, before = 0, -1
    for one in shown:
        if slots and one - before > 1:
            slots.append(Slot(one, row, 1, one - before - 1))
            row += pitch
        slots.append(Slot(one, row, max(1, min(lines, room - row))))
        row += pitch
        before = one
    first, last = (shown[0], shown[-1]) if shown else (0, -1)
    return Placed(tuple(slots), first, count - 1 - last)


def aligned(wanted: Sequence[int], room: int, lit: Set[int], focus: int | None, *, main: int) -> Placed:
    """Beads beside the rows that they are `wanted` on, none above one that stands before it.

    Where that takes more rows than there are, they are placed as any others. `main` as for `placed`.
    """
    if not wanted or not main:
        return placed(len(wanted), room, lit, focus)
    step = max(1, min(2, (room + 1) // main))
    rows: list[int] = []
    for one in wanted[:main]:
        rows.append(max(one, rows[-1] + step) if rows else one)
    if rows[-1] >= room:
        step = 1
        rows = []
        for one in wanted[:main]:
            rows.append(max(one, rows[-1] + 1) if rows else one)
    for _rest in wanted[main:]:
        if rows[-1] + step < room:
            rows.append(rows[-1] + step)
    marked = {*lit, *(() if focus is None else (focus,))}
    if rows[-1] >= room or any(one >= len(rows) for one in marked):
        return placed(len(wanted), room, lit, focus, main=main)
    ends = [*rows[1:], room + 1]
    slots = tuple(
        Slot(at, row, max(1, min(MOST_LINES, end - row - 1, room - row)))
        for at, (row, end) in enumerate(zip(rows, ends, strict=True))
    )
    return Placed(slots, 0, len(wanted) - len(rows))
