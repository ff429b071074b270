"""What may be done to a measure on the timeline, as edits: move, stretch, hold, finish, stop, tick, freeze the dates.

Each is a value to look at before it is done. One that has begun keeps its start and the steps that are done; what
follows it can be moved along. Stopping and finishing set what format.md says they set (`erstattes_av`).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.plan.edits import Add, Edit, Many, Set, new_key
from dekom_tui.plan.format import Activity, LogEntry, Measure, Period
from dekom_tui.plan.measures import CANCELLED, DONE, NOT_STARTED, ON_HOLD, UNDER_WAY, is_open, status
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.timeline.scale import clamped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WHOLE: Final = "whole"
START: Final = "start"
END: Final = "end"
HANDLES: Final = (WHOLE, END, START)
"""What of a bar is moved: all of it, or one end, each followed by the next when people change it."""

ENDED: Final = "avsluttes"
"""The decision of the log entry about a measure that is stopped."""
ADOPTED: Final = ("vedtatt", "avsluttet")
"""The states of a plan whose agreed dates have been adopted by somebody."""


class Moved(NamedTuple):
    """A measure before and after a move."""

    before: Measure
    after: Measure

    @property
    def changed(self) -> bool:
        """Whether anything is another."""
        return self.before.values != self.after.values

    @property
    def steps(self) -> tuple[tuple[Activity, Activity], ...]:
        """The steps that have another date, before and after."""
        pairs = zip(_stably(self.before), _stably(self.after), strict=True)
        return tuple((old, new) for old, new in pairs if old.dato != new.dato)

    @property
    def days(self) -> int:
        """By how many days its end moves, its start where it has no end."""
        for name in ("slutt", "start"):
            old, new = self.before.values.get(name), self.after.values.get(name)
            if old is not None and new is not None:
                return int((new - old).days)
        return 0


class Move(NamedTuple):
    """A move of one measure, and of those that follow it when they are moved along."""

    main: Moved
    along: tuple[Moved, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether anything is another."""
        return any(one.changed for one in (self.main, *self.along))

    def edit(self) -> Many:
        """The move as one step; only the fields that are others are set."""
        return Many(tuple(_set(one) for one in (self.main, *self.along) if one.changed))


def has_begun(measure: Measure) -> bool:
    """Whether it has begun: by its status, or by a step that is done."""
    return status(measure) != NOT_STARTED or any(one.ferdig for one in measure.aktiviteter)


def moved(measure: Measure, days: int) -> Moved:
    """A measure so many days later (earlier below 0), as far as it can: what has begun keeps its start and the steps
    that are done, and does not end before them."""
    begun = has_begun(measure)
    days = max(days, _least(measure, begun=begun))
    changes: dict[str, Any] = {"slutt": _later(measure.slutt, days)}
    if not begun:
        changes["start"] = _later(measure.start, days)
    floor = measure.start if begun else None
    if measure.aktiviteter:
        changes["aktiviteter"] = [
            one if one.ferdig else _step_later(one, days, floor) for one in measure.aktiviteter
        ]  # fmt: skip
    return Moved(measure, measure.edit({name: value for name, value in changes.items() if value is not None}))


def _least(measure: Measure, *, begun: bool) -> int:
    """How far back it can go: to the first day there is, or for what has begun to its start and its last done step."""
    if not begun:
        dates = [measure.start, measure.slutt, *(one.dato for one in measure.aktiviteter if not one.ferdig)]
        return 1 - min((one.toordinal() for one in dates if one is not None), default=1)
    if measure.slutt is None:
        return -clamped(10**7)
    fixed = [measure.start, *(one.dato for one in measure.aktiviteter if one.ferdig)]
    held = max((one for one in fixed if one is not None), default=date.min)
    return min(0, (held - measure.slutt).days)


def stretched(measure: Measure, handle: str, days: int) -> Moved:
    """A measure with its start or its end (`handle`) so many days later; neither goes beyond the other.

    The end that is missing begins at the other one.
    """
    start, end = measure.start or measure.slutt, measure.slutt or measure.start
    if start is None or end is None:
        return Moved(measure, measure)
    if handle == START:
        to = _later(start, days)
        return Moved(measure, measure.edit({"start": min(to, end) if start <= end else to}))
    to = _later(end, days)
    return Moved(measure, measure.edit({"slutt": max(to, start) if start <= end else to}))


def placed(measure: Measure, day: date) -> Measure:
    """A measure without dates, put on a day."""
    return measure.edit({"start": day, "slutt": day})


class Shifts(NamedTuple):
    """By how many days a bar is moved: all of it, then its end and its start."""

    whole: int = 0
    end: int = 0
    start: int = 0

    def more(self, handle: str, days: int) -> Shifts:
        """The same with one of HANDLES so many days further."""
        return self._replace(**{handle: getattr(self, handle) + days})


def move(plan: Plan, measure: Measure, by: Shifts, *, along: bool = False, base: Measure | None = None) -> Move:
    """The move of a measure; `along` moves those that follow it too, as far as its end moves.

    `base` is the measure as it stands in the plan, where `measure` has just been given dates.
    """
    there = moved(measure, by.whole).after
    there = stretched(stretched(there, END, by.end).after, START, by.start).after
    main = Moved(base or measure, there)
    shift = (there.slutt - measure.slutt).days if there.slutt is not None and measure.slutt is not None else 0
    if not along or not shift:
        return Move(main)
    return Move(main, tuple(moved(each, shift) for each in waiting(plan, measure.key)))


def after(plan: Plan, key: str) -> tuple[Measure, ...]:
    """The measures that come straight after one, as `measures.followers` has them, for plans of any length."""
    return plan.derived(_followers).get(key, ())


def _followers(plan: Plan) -> dict[str, tuple[Measure, ...]]:
    found: dict[str, list[Measure]] = {}
    for one in plan.measures:
        for key in one.values.get("etter", ()):
            found.setdefault(key, []).append(one)
    return {key: tuple(those) for key, those in found.items()}


def waiting(plan: Plan, key: str) -> tuple[Measure, ...]:
    """The open measures with dates that come after one, and after these again, each once, in no circle."""
    found: dict[str, Measure] = {}
    trail = [key]
    seen = {key}
    while trail:
        for one in after(plan, trail.pop(0)):
            if one.key not in seen:
                seen.add(one.key)
                trail.append(one.key)
                if is_open(one) and (one.start is not None or one.slutt is not None):
                    found[one.key] = one
    return tuple(one for one in plan.measures if one.key in found) if found else ()


def too_soon(plan: Plan, change: Move) -> tuple[Measure, ...]:
    """The measures that after a move would start before this one has ended, and did not before."""
    now = {one.after.key: one.after for one in (change.main, *change.along)}
    end = change.main.after.slutt
    if end is None:
        return ()
    was = change.main.before.slutt
    found = []
    for one in after(plan, change.main.before.key):
        start = now.get(one.key, one).start
        already = was is not None and one.start is not None and one.start <= was
        if is_open(one) and start is not None and start <= end and not already:
            found.append(one)
    return tuple(found)


def _set(one: Moved) -> Set:
    before, after = one.before.values, one.after.values
    fields = ("start", "slutt", "aktiviteter")
    changes = {name: after.get(name) for name in fields if before.get(name) != after.get(name)}
    return Set(Place(Measure.table, one.before.key), changes)


def _stably(measure: Measure) -> list[Activity]:
    """The steps in an order that a move keeps: those that are done first, then by date as the list stands."""
    return sorted(measure.aktiviteter, key=lambda one: (not one.ferdig, one.dato is None))


def _later(day: date | None, days: int) -> Any:
    return None if day is None else date.fromordinal(clamped(day.toordinal() + days))


def _step_later(step: Activity, days: int, not_before: date | None) -> Activity:
    if step.dato is None:
        return step
    to = _later(step.dato, days)
    if not_before is not None and step.dato >= not_before:
        to = max(to, not_before)
    return step.edit({"dato": to})


def hold(measure: Measure) -> Set:
    """Put a measure on hold; one that is on hold goes on, or has not started when it never began."""
    begun = bool(measure.fremdrift) or any(one.ferdig for one in measure.aktiviteter)
    back = UNDER_WAY if begun else NOT_STARTED
    return Set(_place(measure), {"status": back if status(measure) == ON_HOLD else ON_HOLD})


def finish(measure: Measure, end: date | None = None) -> Set:
    """A measure is done: its status, and fremdrift 100; `end` is its last day where that is another than planned."""
    return Set(_place(measure), {"status": DONE, "fremdrift": 100, **({"slutt": end} if end is not None else {})})


def last_day(measure: Measure, today: date) -> date | None:
    """The last day of a measure that is finished today: the one it has when that has come, else today; None for one
    that was to start later, whose dates say nothing of it."""
    if measure.start is not None and measure.start > today:
        return None
    return today if measure.slutt is None else min(measure.slutt, today)


def told_why(plan: Plan, measure: Measure, edit: Edit, today: date, occasion: str, reason: str) -> Edit:
    """An edit of a measure, and with a reason given a log entry of that `occasion` in the same step."""
    if not reason.strip():
        return edit
    values: dict[str, Any] = {
        "dato": today,
        "anledning": occasion,
        "maal": list(measure.maal) or None,
        "tiltak": [measure.key],
        "begrunnelse": reason,
    }
    return Many((edit, Add((LogEntry.of(new_key(plan, LogEntry, values), **values),))))


def stop(plan: Plan, measure: Measure, today: date, occasion: str, reason: str, instead: str | None = None) -> Many:
    """Stop a measure: status, its last day (left as it is when its start is later), what replaces it, and a log entry
    of that `occasion` with the reason. `instead` is another measure's key. Raises ValueError for an empty reason."""
    if not reason.strip():
        raise ValueError("a measure is stopped for a reason")
    values: dict[str, Any] = {
        "dato": today,
        "anledning": occasion,
        "maal": list(measure.maal) or None,
        "tiltak": sorted({measure.key, *([instead] if instead else [])}),
        "beslutning": ENDED,
        "begrunnelse": reason,
    }
    entry = LogEntry.of(new_key(plan, LogEntry, values), **values)
    return Many((stopped(measure, today, instead), Add((entry,))))


def stopped(measure: Measure, day: date, instead: str | None = None) -> Set:
    """What stopping sets in the measure itself: status, its last day unless it was to start later, what replaces it."""
    changes: dict[str, Any] = {"status": CANCELLED, "erstattes_av": instead}
    if measure.start is None or measure.start <= day:
        changes["slutt"] = day
    return Set(_place(measure), changes)


def tick(measure: Measure, step: Activity) -> Set:
    """Tick a step off, or take the tick away."""
    steps = list(measure.aktiviteter)
    steps[steps.index(step)] = step.edit({"ferdig": None if step.ferdig else True})
    return Set(_place(measure), {"aktiviteter": steps})


def add_step(measure: Measure, day: date, text: str, role: str | None = None) -> Set:
    """Add a step on a day."""
    step = Activity.of(dato=day, tekst=text, ansvarlig=role or None)
    return Set(_place(measure), {"aktiviteter": [*measure.aktiviteter, step]})


def agree(measures: Iterable[Measure]) -> Many | None:
    """Freeze the dates of these measures as the agreed ones; None when they all are already, or have none."""
    edits: list[Edit] = [Set(_place(one), {"avtalt": _dates(one)}) for one in disagreeing(measures)]
    return Many(tuple(edits)) if edits else None


def _dates(measure: Measure) -> Period | None:
    values = {name: day for name in ("start", "slutt") if (day := measure.values.get(name)) is not None}
    if not values:
        return None
    return (measure.avtalt or Period()).edit({"start": None, "slutt": None, **values})


def disagreeing(measures: Iterable[Measure]) -> Sequence[Measure]:
    """The measures whose agreed dates would be others if today's were frozen."""
    return [one for one in measures if (dates := _dates(one)) is not None and dates != one.avtalt]


def can_agree(plan: Plan) -> bool:
    """Whether some measure's agreed dates would be others if today's were frozen."""
    return plan.derived(_can_agree)


def _can_agree(plan: Plan) -> bool:
    return any((dates := _dates(one)) is not None and dates != one.avtalt for one in plan.measures)


def _place(measure: Measure) -> Place:
    return Place(Measure.table, measure.key)
