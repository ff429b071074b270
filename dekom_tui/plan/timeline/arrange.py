"""Which measures stand on the timeline, in which groups and order, and which row is whose."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Arena, Measure
from dekom_tui.plan.listing import BY_NUMBER, EVERYTHING, Filter, listed
from dekom_tui.plan.measures import STATES, state
from dekom_tui.plan.timeline.bars import is_dated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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
    steps and one for its second bar; () where none has.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        named: Sequence[bool] = (),
        second: Sequence[bool] = (),
        *,
        headed: bool = False,
        airy: bool = False,
        before: str = "",
        numbers: Mapping[str, int] | None = None,
    ) -> None:
        """`headed`: groups have headings; `airy`: with an empty row before each but the first; `before` is the key of
        the measure that has a BEFORE_ROW; `numbers` are those of `numbered`, where they are at hand."""
        self.groups = tuple(groups)
        self._numbers = numbers
        self._named, self._second = named, second
        self._entries: Sequence[Measure | None] = ()
        self._firsts: list[int] = []
        """The first entry of each group."""
        self._measured: list[int] = []
        """How many measures stand before each group."""
        self._starts: Sequence[int] = ()
        self._before = -1
        self._build(headed=headed, airy=airy, before=before)

    def _build(self, *, headed: bool, airy: bool, before: str) -> None:
        entries: list[Measure | None] = []
        headings: dict[int, int] = {}
        measured = 0
        for number, group in enumerate(self.groups):
            self._firsts.append(len(entries))
            self._measured.append(measured)
            if headed or group.kind == UNDATED:
                headings[len(entries)] = 2 if airy and number else 1
                entries.append(None)
            entries += group.measures
            measured += len(group.measures)
        self._entries = entries
        if before:
            found = self._entry(before)
            self._before = -1 if found is None else found
        if not headings and self._before < 0 and not self._named and not self._second:
            self._starts = range(len(entries) + 1)
            return
        heights = [1] * len(entries)
        if self._named or self._second:
            flags = zip(self._named or repeat(False), self._second or repeat(False), strict=False)
            heights = [1 if one is None else 1 + sum(next(flags)) for one in entries]
        for at, height in headings.items():
            heights[at] = height
        if self._before >= 0:
            heights[self._before] += 1
        self._starts = [0, *accumulate(heights)]

    def __len__(self) -> int:
        return self._starts[-1]

    def like(self, other: Layout) -> bool:
        """Whether every row is the same measure's in both."""
        return self._before == other._before and self.groups == other.groups and self._starts == other._starts

    def row(self, index: int) -> RowOf:
        """What a row is, 0 and up."""
        entry = bisect_right(self._starts, index) - 1
        number = bisect_right(self._firsts, entry) - 1
        group, measure = self.groups[number], self._entries[entry]
        part, height = index - self._starts[entry], self._starts[entry + 1] - self._starts[entry]
        if measure is None:
            return RowOf(BLANK_ROW if part < height - 1 else HEAD_ROW, group)
        if entry == self._before:
            part -= 1
            if part < 0:
                return RowOf(BEFORE_ROW, group, measure)
        if not part:
            return RowOf(BAR_ROW, group, measure)
        return RowOf(NAMES_ROW if part == 1 and self._has_names(entry, number) else SECOND_ROW, group, measure)

    def _has_names(self, entry: int, group: int) -> bool:
        number = self._measured[group] + entry - self._firsts[group] - self._headed(group)
        return bool(self._named) and self._named[number]

    def _headed(self, group: int) -> int:
        """The headings of a group, 0 or 1."""
        first = self._firsts[group]
        return 1 if first < len(self._entries) and self._entries[first] is None else 0

    def _entry(self, key: str) -> int | None:
        if self._numbers is None:
            self._numbers = numbered(self.groups)
        number = self._numbers.get(key)
        if number is None:
            return None
        group = bisect_right(self._measured, number) - 1
        return self._firsts[group] + self._headed(group) + number - self._measured[group]

    def find(self, key: str) -> int | None:
        """The first row of a measure."""
        entry = self._entry(key)
        return None if entry is None else self._starts[entry]


def numbered(groups: Sequence[Group]) -> dict[str, int]:
    """How many measures stand before each one, by its key."""
    return {key: number for number, key in enumerate([one.key for group in groups for one in group.measures])}
