"""The evaluation log as a thread through the plan's life: what was written when, by whom, and what is missing.

Student voice stands in the same thread: a voice of the day of an entry that pupils took part in belongs to it, another
one stands by itself. Everything is data, and `today` an argument.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, TypeVar

from dekom_tui.plan.format import DECISIONS, Goal, Item, LogEntry, Measure, Signs, Voice
from dekom_tui.plan.goals import not_evaluated
from dekom_tui.plan.measures import CANCELLED, is_open
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.periods import KINDS, OF, Period
from dekom_tui.plan.thread import awaits_evaluation, loose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

T = TypeVar("T")

Step: TypeAlias = LogEntry | Voice
"""A knot of the thread."""

QUESTIONS: Final = ("lykkes", "mindre_vellykket", "hvorfor")
"""The three questions of section 7: fields of an entry and of [tegn] alike."""

STOPPED: Final = "stopped"
TOOK_OVER: Final = "took-over"
BEGUN: Final = "begun"

VOICE: Final = "elevstemme"

_PUPILS: Final = re.compile(r"\belev(?:er|ene|ar|ane|a|panel\w*|råd\w*|representant\w*)?\b", re.IGNORECASE)


class Filter(NamedTuple):
    """Which knots are shown: those that fit every part that is set."""

    goal: str = ""
    measure: str = ""
    decision: str = ""
    """One of DECISIONS, or VOICE: pupils took part."""
    period: Period | None = None

    def admits(self, plan: Plan, one: Step) -> bool:
        """Whether a knot is shown."""
        values = one.values
        if self.goal and self.goal not in values.get("maal", ()):
            return False
        if self.measure and self.measure not in values.get("tiltak", ()):
            return False
        if self.period is not None and not self.period.holds(one.dato):
            return False
        if self.decision == VOICE:
            return with_pupils(plan, one)
        return not self.decision or values.get("beslutning") == self.decision


EVERYTHING: Final = Filter()


class Choice(NamedTuple):
    """One part that a filter can have."""

    part: str
    """Which part: goal, measure, decision, or a kind of period (periods.KINDS)."""
    value: str | Period
    number: int
    """How many knots there are in it."""

    @property
    def field(self) -> str:
        """The filter's field that it is a value of."""
        return "period" if isinstance(self.value, Period) else self.part

    def among(self, shown: Filter) -> bool:
        """Whether a filter has it."""
        return bool(getattr(shown, self.field) == self.value)

    def toggled(self, shown: Filter) -> Filter:
        """A filter with it, or without it where it had it. Of each part a filter has one."""
        value = getattr(EVERYTHING, self.field) if self.among(shown) else self.value
        return Filter(**{**shown._asdict(), self.field: value})


class Outcome(NamedTuple):
    """What a decision led to: a measure STOPPED, one that TOOK_OVER, one that was BEGUN."""

    kind: str
    measure: Measure
    day: date | None


class Missing(NamedTuple):
    """What has not been evaluated: a measure, a goal past its due date, or a question (`field`) never answered."""

    place: Place
    field: str = ""


class Next(NamedTuple):
    """A day on which something is to be evaluated: a goal's due date, or the revision of the plan (no goal)."""

    day: date
    goal: Goal | None
    measures: tuple[Measure, ...]


def with_pupils(plan: Plan, one: Step) -> bool:
    """Whether pupils took part: a voice, or an entry whose occasion or participants name them."""
    if isinstance(one, Voice):
        return True
    said = f"{one.values.get('anledning', '')} {one.values.get('deltakere', '')}"
    return _PUPILS.search(said) is not None or one.key in voices(plan)


def voices(plan: Plan) -> Mapping[str, tuple[Voice, ...]]:
    """The voices that belong to an entry, by its key: those of its day, where pupils took part in it."""
    return plan.derived(_voices)


def _voices(plan: Plan) -> dict[str, tuple[Voice, ...]]:
    days = {one.dato for one in plan.of(Voice).values() if one.dato is not None}
    if not days:
        return {}
    entries: dict[date | None, str] = {}
    for one in plan.log:
        if one.dato in days and _PUPILS.search(f"{one.anledning} {one.deltakere}"):
            entries.setdefault(one.dato, one.key)
    found: dict[str, tuple[Voice, ...]] = {}
    for voice in plan.ordered(Voice):
        if voice.dato in entries:
            key = entries[voice.dato]
            found[key] = (*found.get(key, ()), voice)
    return found


def thread_of(plan: Plan) -> tuple[Step, ...]:
    """Every entry, and every voice that belongs to none, newest first, those without a date last."""
    return plan.derived(_thread_of)


def _thread_of(plan: Plan) -> tuple[Step, ...]:
    told = {voice.key for those in voices(plan).values() for voice in those}
    alone: list[Step] = [one for one in plan.of(Voice).values() if one.key not in told]
    if not alone:
        dated = [one for one in plan.log if one.dato is not None]
        return (*reversed(dated), *(one for one in plan.log if one.dato is None))
    return tuple(sorted((*plan.log, *alone), key=lambda one: (one.dato or date.min, one.key), reverse=True))


def shown_of(plan: Plan, shown: Filter = EVERYTHING) -> tuple[Step, ...]:
    """The knots of the thread that a filter admits."""
    found: Sequence[Step] = thread_of(plan)
    # Part by part, the cheapest first: a log may have ten thousand entries, and a key waits for this.
    if shown.goal:
        found = [one for one in found if shown.goal in one.values.get("maal", ())]
    if shown.measure:
        found = [one for one in found if shown.measure in one.values.get("tiltak", ())]
    if shown.decision and shown.decision != VOICE:
        found = [one for one in found if one.values.get("beslutning") == shown.decision]
    rest = shown._replace(goal="", measure="", decision=VOICE if shown.decision == VOICE else "")
    if rest != EVERYTHING:
        found = [one for one in found if rest.admits(plan, one)]
    return tuple(found)


def prepare(plan: Plan) -> None:
    """Make what a screen of a long log asks for, so that it is there when it is asked for."""
    thread_of(plan)
    choices(plan)
    loose(plan)


def choices(plan: Plan) -> tuple[Choice, ...]:
    """Every part by which some knot would be shown: goals, measures, decisions; periods, the newest first."""
    return plan.derived(_choices)


def _choices(plan: Plan) -> tuple[Choice, ...]:
    thread = thread_of(plan)
    goals = _counted(key for one in thread for key in one.values.get("maal", ()))
    measures = _counted(key for one in thread for key in one.values.get("tiltak", ()))
    decisions = _counted(one.values["beslutning"] for one in thread if "beslutning" in one.values)
    months = _counted((one.dato.year, one.dato.month) for one in thread if one.dato is not None)
    pupils = sum(with_pupils(plan, one) for one in thread)
    return (
        *(Choice("decision", name, decisions[name]) for name in DECISIONS if name in decisions),
        *((Choice("decision", VOICE, pupils),) if pupils else ()),
        *(Choice("goal", goal.key, goals[goal.key]) for goal in plan.goals if goal.key in goals),
        *(Choice("measure", one.key, measures[one.key]) for one in plan.measures if one.key in measures),
        *(one for kind in KINDS for one in _periods(kind, months)),
    )


def _periods(kind: str, months: Mapping[tuple[int, int], int]) -> list[Choice]:
    """The periods of a kind, from how many knots each month has."""
    found: dict[Period, int] = {}
    for (year, month), number in sorted(months.items(), reverse=True):
        period = OF[kind](date(year, month, 1))
        found[period] = found.get(period, 0) + number
    return [Choice(kind, period, number) for period, number in found.items()]


def _counted(things: Iterable[T]) -> dict[T, int]:
    found: dict[T, int] = {}
    for one in things:
        found[one] = found.get(one, 0) + 1
    return found


def last_day(plan: Plan, today: date) -> date | None:
    """The day of the newest entry up to today; None without one."""
    return next((one.dato for one in reversed(plan.log) if one.dato is not None and one.dato <= today), None)


def led_to(plan: Plan, entry: LogEntry) -> tuple[Outcome, ...]:
    """What can be seen in the measures of what an entry decided: what was stopped, what took over, what was begun."""
    everything = plan.of(Measure)
    found: list[Outcome] = []
    for measure in (everything[key] for key in entry.tiltak if key in everything):
        if entry.beslutning == "avsluttes" and measure.status == CANCELLED:
            found.append(Outcome(STOPPED, measure, measure.slutt))
            successor = everything.get(measure.erstattes_av or "")
            if successor is not None:
                found.append(Outcome(TOOK_OVER, successor, successor.start))
        elif entry.beslutning == "nytt" and (not measure.start or not entry.dato or measure.start >= entry.dato):
            found.append(Outcome(BEGUN, measure, measure.start))
    return tuple(found)


def came_of(plan: Plan, entry: LogEntry) -> tuple[Item, ...]:
    """The agenda items of minutes that say they led to an entry, in the order of their keys."""
    name = f"logg.{entry.key}"
    items = plan.of(Item)
    return tuple(items[key] for key in sorted(items) if name in items[key].foerte_til)


def missing(plan: Plan, today: date) -> tuple[Missing, ...]:
    """What has not been evaluated (commands.md, «Loose ends»), and the questions of section 7 nobody ever answered."""
    signs = plan.one(Signs)
    unanswered = [one for one in QUESTIONS if one not in signs.values]
    answered = {one for one in unanswered if any(one in entry.values for entry in plan.log)}
    return (
        *(Missing(Place("tiltak", one.key)) for one in plan.measures if awaits_evaluation(plan, one)),
        *(Missing(Place("maal", one.key)) for one in plan.goals if not_evaluated(plan, one, today)),
        *(Missing(Place("tegn"), one) for one in unanswered if one not in answered),
    )


def next_evaluation(plan: Plan, measure: Measure, today: date) -> tuple[date, Goal | None] | None:
    """The day on which a measure is to be evaluated next: the first to come of its goals' due dates and the plan's
    revision (then without a goal); None when none is to come."""
    goals = plan.of(Goal)
    found: list[tuple[date, int, Goal | None]] = []
    for at, key in enumerate(measure.maal):
        goal = goals.get(key)
        if goal is not None and goal.frist is not None and goal.frist >= today:
            found.append((goal.frist, at, goal))
    revision = plan.head.neste_revisjon
    if revision is not None and revision >= today:
        found.append((revision, len(found), None))
    if not found:
        return None
    day, _at, goal = min(found, key=lambda one: one[:2])
    return day, goal


def coming(plan: Plan, today: date) -> tuple[Next, ...]:
    """When the open measures are to be evaluated next, by day."""
    found: dict[tuple[date, str], list[Measure]] = {}
    for measure in plan.measures:
        after = next_evaluation(plan, measure, today) if is_open(measure) else None
        if after is not None:
            found.setdefault((after[0], after[1].key if after[1] is not None else ""), []).append(measure)
    goals = plan.of(Goal)
    return tuple(Next(day, goals.get(key), tuple(those)) for (day, key), those in sorted(found.items()))


def known_of(plan: Plan, place: Place) -> Mapping[str, object]:
    """The values of a new entry that are known from what it is written about: a measure, a goal, an arena."""
    if place.table == "tiltak" and place.key in plan.of(Measure):
        measure = plan.of(Measure)[place.key]
        arena = plan.tables.get("arena", {}).get(measure.arena or "")
        known: dict[str, object] = {"tiltak": (measure.key,), "maal": existing(plan, Goal.table, measure.maal)}
        return {**known, **_arena(arena.values if arena is not None else {})}
    if place.table == "maal" and place.key in plan.of(Goal):
        served = [one.key for one in plan.measures if place.key in one.maal and is_open(one)]
        return {"maal": (place.key,), "tiltak": tuple(sorted(served))}
    if place.table == "arena" and place.key in plan.tables.get("arena", {}):
        measures = [one for one in plan.measures if one.arena == place.key and is_open(one)]
        goals = sorted({key for one in measures for key in existing(plan, Goal.table, one.maal)})
        known = {"tiltak": tuple(sorted(one.key for one in measures)), "maal": tuple(goals)}
        return {**known, **_arena(plan.tables["arena"][place.key].values)}
    return {}


def existing(plan: Plan, table: str, keys: Sequence[str]) -> tuple[str, ...]:
    """The keys of a list that mean something."""
    found = plan.tables.get(table, {})
    return tuple(key for key in keys if key in found)


def _arena(values: Mapping[str, object]) -> dict[str, object]:
    named = {"anledning": values.get("navn"), "deltakere": values.get("hvem")}
    return {field: value for field, value in named.items() if value}
