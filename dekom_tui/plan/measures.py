"""Measures as the days go by: whether they are late and why, how far they have come, and what must end first.

«Forsinket» is computed here, never stored (format.md, tiltak.toml). `today` is always an argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Activity, Measure
from dekom_tui.plan.model import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

NOT_STARTED: Final = "ikke startet"
UNDER_WAY: Final = "pågår"
ON_HOLD: Final = "på vent"
DONE: Final = "fullført"
CANCELLED: Final = "avbrutt"
LATE: Final = "forsinket"

STATES: Final = (DONE, UNDER_WAY, LATE, ON_HOLD, NOT_STARTED, CANCELLED)
"""Every state of a measure, in the order in which they are counted up for people."""

ENDED: Final = "ended"
NOT_BEGUN: Final = "not-begun"
STEP: Final = "step"
AGREED: Final = "agreed"


class Late(NamedTuple):
    """One reason why a measure is late.

    `kind` is ENDED (slutt has passed), NOT_BEGUN (start has passed), STEP (a step's date has passed undone) or AGREED
    (it ends later than was agreed). `planned` is the day that was meant, `actual` today, or for AGREED the new end.
    """

    kind: str
    planned: date
    actual: date
    step: Activity | None = None

    @property
    def days(self) -> int:
        """How many days later, 1 and up."""
        return (self.actual - self.planned).days


class Step(NamedTuple):
    """A step of the progress plan with the measure that it belongs to."""

    measure: Measure
    activity: Activity

    @property
    def responsible(self) -> str | None:
        """The role that stands for the step, else the one that stands for the whole measure."""
        return self.activity.ansvarlig or self.measure.ansvarlig


class Load(NamedTuple):
    """What one role stands for: the measures, and every step in them and in others, by date."""

    role: str
    measures: tuple[Measure, ...]
    steps: tuple[Step, ...]

    @property
    def open_steps(self) -> tuple[Step, ...]:
        """The steps that are left, without those of measures that were stopped or are done."""
        return tuple(step for step in self.steps if is_open(step.measure) and not step.activity.ferdig)


def status(measure: Measure) -> str:
    """The stored status; none means that it has not started."""
    return measure.status or NOT_STARTED


def is_open(measure: Measure) -> bool:
    """Whether it is neither done nor cancelled."""
    return status(measure) not in (DONE, CANCELLED)


def lateness(measure: Measure, today: date) -> tuple[Late, ...]:
    """Every reason why a measure is late, the gravest first; () when it is not.

    Today itself is not late, and only what is not started or under way can be (format.md, «Required, and bounds»).
    """
    stored = status(measure)
    if stored not in (NOT_STARTED, UNDER_WAY):
        return ()
    found = []
    start, end = measure.start, measure.slutt
    if end is not None and end < today:
        found.append(Late(ENDED, end, today))
    if stored == NOT_STARTED and start is not None and start < today:
        found.append(Late(NOT_BEGUN, start, today))
    for activity in measure.aktiviteter:
        if activity.dato is not None and activity.dato < today and not activity.ferdig:
            found.append(Late(STEP, activity.dato, today, activity))
    agreed = measure.avtalt
    if end is not None and agreed is not None and agreed.slutt is not None and agreed.slutt < end:
        found.append(Late(AGREED, agreed.slutt, end))
    return tuple(found)


def state(measure: Measure, today: date) -> str:
    """The stored status, or LATE: one of STATES."""
    return LATE if lateness(measure, today) else status(measure)


def counts(plan: Plan, today: date) -> dict[str, int]:
    """How many measures are in each of STATES, in that order, noughts too."""
    found = dict.fromkeys(STATES, 0)
    for measure in plan.measures:
        found[state(measure, today)] += 1
    return found


def percent(measure: Measure) -> int | None:
    """How far it has come, 0 to 100: what is written, else 100 when done, else the share of its steps; None unknown."""
    if measure.fremdrift is not None:
        return measure.fremdrift
    if measure.status == DONE:
        return 100
    steps = measure.aktiviteter
    return round(100 * sum(one.ferdig for one in steps) / len(steps)) if steps else None


def remaining(measure: Measure) -> tuple[Activity, ...]:
    """The steps that are not ticked off, by date, those without a date last."""
    return tuple(one for one in measure.aktiviteter if not one.ferdig)


def next_step(measure: Measure) -> Activity | None:
    """The first step that is not ticked off; None when none is left, or it was stopped or is done."""
    return next(iter(remaining(measure)), None) if is_open(measure) else None


def steps(plan: Plan) -> Iterator[Step]:
    """Every step of every measure, measures in the order that people see, then by date."""
    for measure in plan.measures:
        for activity in measure.aktiviteter:
            yield Step(measure, activity)


def coming(plan: Plan, first: date, last: date) -> tuple[Step, ...]:
    """The steps left to do from one day to another, both included, by date."""
    found = [
        step
        for step in steps(plan)
        if is_open(step.measure) and not step.activity.ferdig
        and (day := step.activity.dato) is not None and first <= day <= last
    ]  # fmt: skip
    return by_date(found)


def by_date(found: Iterable[Step]) -> tuple[Step, ...]:
    """Steps by date, those without one last, equal ones as they came."""
    return tuple(sorted(found, key=lambda one: (one.activity.dato is None, one.activity.dato)))


def load(plan: Plan) -> tuple[Load, ...]:
    """What each role stands for, in the order in which the roles are met; what nobody stands for is left out."""
    measures: dict[str, list[Measure]] = {}
    tasks: dict[str, list[Step]] = {}
    for measure in plan.measures:
        if measure.ansvarlig:
            measures.setdefault(measure.ansvarlig, []).append(measure)
        for activity in measure.aktiviteter:
            step = Step(measure, activity)
            if step.responsible:
                tasks.setdefault(step.responsible, []).append(step)
    return tuple(
        Load(role, tuple(measures.get(role, ())), by_date(tasks.get(role, ())))
        for role in dict.fromkeys([*measures, *tasks])
    )


def by_month(found: Iterable[Step]) -> dict[date, tuple[Step, ...]]:
    """Steps by the first day of their month, months in order; those without a date are left out."""
    months: dict[date, list[Step]] = {}
    for step in by_date(found):
        if step.activity.dato is not None:
            months.setdefault(step.activity.dato.replace(day=1), []).append(step)
    return {month: tuple(those) for month, those in months.items()}


def too_early(plan: Plan, measure: Measure) -> tuple[Measure, ...]:
    """The measures that it follows and does not start after (format.md: its start is not after their slutt)."""
    if not measure.etter or measure.start is None:
        return ()
    everything = plan.of(Measure)
    earlier = (everything[key] for key in measure.etter if key in everything and key != measure.key)
    return tuple(one for one in earlier if one.slutt is not None and measure.start <= one.slutt)


def followers(plan: Plan, key: str) -> tuple[Measure, ...]:
    """The measures that wait for one to end, in the order that people see."""
    return tuple(one for one in plan.measures if key in one.etter)


def circles(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """The keys of measures that wait for each other in a circle, or for themselves.

    Each measure stands in one circle at most, and each circle goes from a measure to one that it follows; it begins
    with the first that people see. Takes time in proportion to the measures and their references.
    """
    everything = plan.of(Measure)
    waits = {one.key: [key for key in one.etter if key in everything] for one in plan.measures if one.etter}
    rank = {key: position for position, key in enumerate(waits)}
    groups = [one for one in _knots(waits) if len(one) > 1 or one[0] in waits.get(one[0], ())]
    first = sorted(((min(group, key=rank.__getitem__), set(group)) for group in groups), key=lambda one: rank[one[0]])
    return tuple(_walked(key, group, waits) for key, group in first)


def _walked(first: str, group: set[str], waits: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The members from the first on, each followed by one that it waits for as far as can be."""
    found: dict[str, None] = {}
    trail = [first]
    while trail:
        key = trail.pop()
        if key not in found:
            found[key] = None
            trail.extend(one for one in reversed(waits[key]) if one in group and one not in found)
    return tuple(found)


def _knots(waits: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Tarjan's strongly connected components, without recursion: a chain may be 10,000 long."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in waits:
        if root in number:
            continue
        work = [(root, iter(waits[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            key, others = work[-1]
            for other in others:
                if other not in number:
                    number[other] = low[other] = len(number)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, iter(waits.get(other, ()))))
                    break
                if other in on_stack:
                    low[key] = min(low[key], number[other])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[key])
                if low[key] == number[key]:
                    group: list[str] = []
                    while not group or group[-1] != key:
                        group.append(stack.pop())
                        on_stack.discard(group[-1])
                    yield group[::-1]
