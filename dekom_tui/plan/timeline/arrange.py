"""Which measures stand on the timeline, in which groups and order, and which row is whose."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Arena, Measure
from dekom_tui.plan.listing import BY_NUMBER, EVERYTHING, Filter, listed
from dekom_tui.plan.measures import STATES, state
from dekom_tui.plan.timeline.bars import is_dated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dekom_tui.plan.model import Plan

UNGROUPED: Final = ""
BY_GOAL: Final = "maal"
BY_ROLE: Final = "ansvarlig"
BY_ARENA: Final = "arena"
BY_STATE: Final = "status"
UNDATED: Final = "uten-dato"
GROUPINGS: Final = (UNGROUPED, BY_GOAL, BY_ROLE, BY_ARENA, BY_STATE)
"""How measures can be grouped, each followed by the next when people change it."""

ALL_GOALS: Final = "*"
"""The key of the group of measures that serve every goal."""


class Shown(NamedTuple):
    """Which measures are shown: those that a filter admits, and of these those that go on in a month."""

    filter: Filter = EVERYTHING
    month: date | None = None
    """Its first day."""

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return self.month is None and self.filter == EVERYTHING


ALL: Final = Shown()


class Group(NamedTuple):
    """Measures under one heading; `kind` is one of GROUPINGS, or UNDATED, and `key` says which."""

    kind: str
    key: str
    measures: tuple[Measure, ...]


def goes_on(measure: Measure, month: date) -> bool:
    """Whether a measure goes on in a month (its first day), or has a step in it."""
    end = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1) if _has_next(month) else None
    start, slutt = measure.start or measure.slutt, measure.slutt or measure.start
    if start is not None and slutt is not None and slutt >= month and (end is None or start < end):
        return True
    return any(
        one.dato is not None and one.dato >= month and (end is None or one.dato < end) for one in measure.aktiviteter
    )


def _has_next(month: date) -> bool:
    return (month.year, month.month) < (9999, 12)


def grouped(
    plan: Plan, today: date, shown: Shown = ALL, order: str = BY_NUMBER, grouping: str = UNGROUPED
) -> tuple[Group, ...]:
    """The measures that are shown, in groups; those without dates in one of their own at the bottom."""
    those: Sequence[Measure] = listed(plan, today, shown.filter, order)
    if shown.month is not None:
        those = [one for one in those if goes_on(one, shown.month)]
    dated = [one for one in those if is_dated(one)]
    undated = () if len(dated) == len(those) else tuple(one for one in those if not is_dated(one))
    found = _groups(plan, today, dated, grouping)
    return (*found, Group(UNDATED, "", undated)) if undated else found


def _groups(plan: Plan, today: date, measures: Sequence[Measure], grouping: str) -> tuple[Group, ...]:
    if grouping == UNGROUPED:
        return (Group(UNGROUPED, "", tuple(measures)),) if measures else ()
    keys: list[str] = []
    if grouping == BY_GOAL:
        goals = [one.key for one in plan.goals]
        ranks = {key: rank for rank, key in enumerate(goals)}
        those = [(_goal_of(one, ranks), one) for one in measures]
        keys = [*goals, ALL_GOALS]
    elif grouping == BY_ROLE:
        those = [(one.ansvarlig or "", one) for one in measures]
    elif grouping == BY_ARENA:
        those = [(one.arena or "", one) for one in measures]
        keys = [one.key for one in plan.ordered(Arena)]
    else:
        those = [(state(one, today), one) for one in measures]
        keys = list(STATES)
    found: dict[str, list[Measure]] = {key: [] for key in keys}
    for key, measure in those:
        if key or "" in found:
            found.setdefault(key, []).append(measure)
    none = tuple(measure for key, measure in those if not key)
    groups = tuple(Group(grouping, key, tuple(some)) for key, some in found.items() if some)
    return (*groups, Group(grouping, "", none)) if none else groups


def _goal_of(measure: Measure, ranks: dict[str, int]) -> str:
    """The first of the goals that it serves; ALL_GOALS when it serves every one of several."""
    served = [key for key in measure.maal if key in ranks]
    if not served:
        return ""
    if len(served) == len(ranks) > 1:
        return ALL_GOALS
    return min(served, key=ranks.__getitem__)


BLANK_ROW: Final = "blank"
HEAD_ROW: Final = "head"
BAR_ROW: Final = "bar"
NAMES_ROW: Final = "names"
SECOND_ROW: Final = "second"
BEFORE_ROW: Final = "before"
"""Above a measure that is being moved: how it was."""


class RowOf(NamedTuple):
    """What a row of the timeline is: whose, and which of its rows."""

    kind: str
    group: Group
    measure: Measure | None = None


class Layout:
    """The rows of some groups, in order; which row is whose is found without going through them.

    `named` and `second` tell for each measure, in the order of the groups, whether it has a row for the names of its
    steps and one for its second bar.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        named: Sequence[bool],
        second: Sequence[bool],
        *,
        headed: bool,
        airy: bool,
        before: str = "",
    ) -> None:
        """`headed`: groups have headings; `airy`: with an empty row before each but the first; `before` is the key of
        the measure that has a BEFORE_ROW."""
        self.groups = tuple(groups)
        self._entries: list[tuple[Group, Measure | None]] = []
        heights: list[int] = []
        at = 0
        for number, group in enumerate(self.groups):
            if headed or group.kind == UNDATED:
                self._entries.append((group, None))
                heights.append(2 if airy and number else 1)
            count = len(group.measures)
            self._entries += [(group, one) for one in group.measures]
            heights += [
                1 + bool(a) + bool(b)
                for a, b in zip(named[at : at + count], second[at : at + count], strict=True)
            ]  # fmt: skip
            at += count
        self._before = next(
            (number for number, (_group, one) in enumerate(self._entries) if one is not None and one.key == before), -1
        ) if before else -1  # fmt: skip
        if self._before >= 0:
            heights[self._before] += 1
        self._named = named
        self._starts = [0, *accumulate(heights)]
        self._at: dict[str, int] = {}
        self._names: list[bool] = []

    def __len__(self) -> int:
        return self._starts[-1]

    def row(self, index: int) -> RowOf:
        """What a row is, 0 and up."""
        entry = bisect_right(self._starts, index) - 1
        group, measure = self._entries[entry]
        part, height = index - self._starts[entry], self._starts[entry + 1] - self._starts[entry]
        if measure is None:
            return RowOf(BLANK_ROW if part < height - 1 else HEAD_ROW, group)
        if entry == self._before:
            part -= 1
            if part < 0:
                return RowOf(BEFORE_ROW, group, measure)
        if not part:
            return RowOf(BAR_ROW, group, measure)
        return RowOf(NAMES_ROW if part == 1 and self._has_names(entry) else SECOND_ROW, group, measure)

    def _has_names(self, entry: int) -> bool:
        if not self._names:
            flags = iter(self._named)
            self._names = [measure is not None and next(flags) for _group, measure in self._entries]
        return self._names[entry]

    def find(self, key: str) -> int | None:
        """The first row of a measure."""
        if not self._at:
            self._at = {one.key: at for at, (_group, one) in enumerate(self._entries) if one is not None}
        entry = self._at.get(key)
        return None if entry is None else self._starts[entry]
