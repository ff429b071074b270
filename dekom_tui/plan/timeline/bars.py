"""A measure as a bar: when, how far, which steps, what was agreed, what it follows and what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Activity, Goal, Measure
from dekom_tui.plan.measures import AGREED, CANCELLED, LATE, NOT_STARTED, is_open, lateness, percent, status, too_early
from dekom_tui.plan.timeline.scale import DAY, MONTH, WEEK, WHOLE, Scale
from dekom_tui.plan.timeline.school import Calendar, touching

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dekom_tui.plan.model import Plan

NAMED: Final = (DAY, WEEK, MONTH)
"""The zooms at which the steps are named under their bar."""

DONE: Final = "done"
TO_COME: Final = "to-come"
MISSED: Final = "missed"


class Period(NamedTuple):
    """From a day to another, both included; either may be unknown."""

    first: int | None
    last: int | None

    @property
    def known(self) -> bool:
        """Whether anything is known."""
        return self.first is not None or self.last is not None


class Beside(NamedTuple):
    """A second set of bars to hold the measures against: what was agreed, or how the plan was in a version."""

    name: str
    """Its version; empty for the agreed dates."""
    periods: Mapping[str, Period]
    """By the measure's key; a measure that is not in it did not exist."""


class StepMark(NamedTuple):
    """A dated step on its bar."""

    day: int
    kind: str
    """DONE, TO_COME or MISSED."""
    off: bool
    """It is to come and falls on a holiday."""
    step: Activity


class Bar(NamedTuple):
    """A measure along time."""

    measure: Measure
    state: str
    """One of measures.STATES."""
    first: int
    last: int
    done: int
    """Up to which day, exclusive, it is drawn as done: its share of progress from `first` on."""
    open_start: bool
    """It has no start, and is drawn from its first step or its end."""
    open_end: bool
    steps: tuple[StepMark, ...]
    slipped: int | None
    """The agreed last day, for a measure that ends later."""
    follows: tuple[Measure, ...]
    early: bool
    """It starts before what it follows has ended."""
    replaced_by: Measure | None
    reversed: bool
    """Its end is before its start; drawn from the earlier one."""
    off: bool
    """The whole of it lies in a holiday."""


def period_of(measure: Measure) -> Period:
    """Start and end as they stand."""
    return period_of_values(measure.values)


def agreed_of(measure: Measure) -> Period:
    """The agreed dates."""
    agreed = measure.values.get("avtalt")
    return Period(None, None) if agreed is None else period_of_values(agreed.values)


def period_of_values(values: Mapping[str, date | None]) -> Period:
    """The period of an inline table with `start` and `slutt`."""
    return Period(_ordinal(values.get("start")), _ordinal(values.get("slutt")))


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def slip(measure: Measure, beside: Beside | None = None) -> int:
    """By how many days its dates lie from the second set's, the end that lies farthest; 0 without one."""
    if beside is None:
        if "avtalt" not in measure.values:
            return 0
        other = agreed_of(measure)
    else:
        found = beside.periods.get(measure.key)
        if found is None:
            return 0
        other = found
    mine = period_of(measure)
    return max(_apart(mine.first, other.first), _apart(mine.last, other.last))


def slips_of(measures: Sequence[Measure], beside: Beside | None = None) -> tuple[int, ...]:
    """The `slip` of each of many measures."""
    if beside is not None:
        return tuple([slip(one, beside) for one in measures])
    found = []
    for one in measures:
        values = one.values
        agreed = values.get("avtalt")
        if agreed is None:
            found.append(0)
            continue
        other = agreed.values
        same = values.get("start") == other.get("start") and values.get("slutt") == other.get("slutt")
        found.append(0 if same else slip(one))
    return tuple(found)


def seconds(
    measures: Sequence[Measure], slips: Sequence[int], scale: Scale, beside: Beside | None = None
) -> Sequence[bool]:
    """Which measures have a second bar: those that lie a cell or more from it (`slips`), where an end of it is in
    view; () when none has."""
    least = max(1, scale.days // scale.cells)
    if max(slips, default=0) < least:
        return ()
    if scale.zoom == WHOLE:
        return [one >= least for one in slips]
    found = [False] * len(slips)
    for number, by in enumerate(slips):
        if by >= least:
            measure = measures[number]
            other = agreed_of(measure) if beside is None else beside.periods.get(measure.key)
            found[number] = other is not None and any(day is not None and scale.shows(day) for day in other)
    return found if any(found) else ()


def step_days(measures: Sequence[Measure]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Of the measures that have dated steps: which of them it is, 0 and up, and the days of its steps."""
    found = []
    for number, one in enumerate(measures):
        if "aktiviteter" in one.values:
            days = tuple([step.dato.toordinal() for step in one.aktiviteter if step.dato is not None])
            if days:
                found.append((number, days))
    return tuple(found)


def with_names(count: int, stepped: Sequence[tuple[int, tuple[int, ...]]], scale: Scale) -> Sequence[bool]:
    """Which of `count` measures have a row for the names of their steps (`step_days`): near enough, those with a step
    in view; () for none."""
    if scale.zoom not in NAMED:
        return ()
    shown = [number for number, days in stepped if any(scale.shows(day) for day in days)]
    if not shown:
        return ()
    found = [False] * count
    for number in shown:
        found[number] = True
    return found


def _apart(one: int | None, other: int | None) -> int:
    return abs(one - other) if one is not None and other is not None else 0


def is_dated(measure: Measure) -> bool:
    """Whether it has a start or an end."""
    return "start" in measure.values or "slutt" in measure.values


def bar(plan: Plan, measure: Measure, today: date, calendar: Calendar) -> Bar | None:
    """The bar of a measure; None when it has no date at all, not even a step's."""
    period = period_of(measure)
    stepdays = [one.dato.toordinal() for one in measure.aktiviteter if one.dato is not None]
    days = [day for day in (*period, *stepdays) if day is not None]
    if not days:
        return None
    first = period.first if period.first is not None else min(days)
    last = period.last if period.last is not None else max(days)
    backwards = first > last
    if backwards:
        first, last = last, first
    late = lateness(measure, today)
    state = LATE if late else status(measure)
    share = 0 if state == NOT_STARTED else percent(measure) or 0
    everything = plan.of(Measure)
    return Bar(
        measure,
        state,
        first,
        last,
        first + (last - first + 1) * share // 100,
        period.first is None,
        period.last is None,
        tuple(_marks(measure, today.toordinal(), calendar)),
        next((one.planned.toordinal() for one in late if one.kind == AGREED), None),
        tuple(everything[key] for key in measure.etter if key in everything and key != measure.key),
        bool(too_early(plan, measure)),
        everything.get(measure.erstattes_av or "") if status(measure) == CANCELLED else None,
        backwards,
        touching(calendar, first, last),
    )


def _marks(measure: Measure, today: int, calendar: Calendar) -> list[StepMark]:
    found = []
    going = is_open(measure)
    for step in measure.aktiviteter:
        if step.dato is None:
            continue
        day = step.dato.toordinal()
        kind = DONE if step.ferdig else MISSED if day < today and going else TO_COME
        found.append(StepMark(day, kind, kind == TO_COME and going and calendar.off(day) is not None, step))
    return found


class Due(NamedTuple):
    """A goal's deadline."""

    day: int
    goal: Goal


def dues(plan: Plan) -> tuple[Due, ...]:
    """The goals' deadlines, by date."""
    found = [Due(goal.frist.toordinal(), goal) for goal in plan.goals if goal.frist is not None]
    return tuple(sorted(found, key=lambda one: one.day))


class Standing(NamedTuple):
    """What stands at fixed days: today, the plan's own period, its next revision, and the goals' deadlines."""

    today: int
    period: Period
    revision: int | None
    dues: tuple[Due, ...]


def standing(plan: Plan, today: date) -> Standing:
    """The days that are marked over all bars."""
    head = plan.head
    period = Period(_ordinal(head.fra), _ordinal(head.til))
    return Standing(today.toordinal(), period, _ordinal(head.neste_revisjon), dues(plan))


def whole(plan: Plan, today: date) -> tuple[int, int]:
    """The days that the whole plan is shown from and to: its own period, else what its measures span."""
    head = plan.head
    if head.fra is not None and head.til is not None and head.fra < head.til:
        return head.fra.toordinal(), head.til.toordinal()
    days = [day for one in plan.measures for day in period_of(one) if day is not None]
    days += [day.toordinal() for day in (head.fra, head.til) if day is not None]
    if not days or min(days) == max(days):
        middle = days[0] if days else today.toordinal()
        return max(1, middle - 183), middle + 183
    return min(days), max(days)
