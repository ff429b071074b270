"""What a decision in the evaluation log means for the plan, as offers that become one undoable step with the entry.

«avsluttes» stops measures, «justeres» moves their dates or the plan's next revision, «nytt» begins a measure,
«videreføres» changes nothing. An offer is a value; nothing happens before the edit of `written` is applied.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.plan.edits import Edit, Many, Set, new
from dekom_tui.plan.format import Activity, LogEntry, Measure
from dekom_tui.plan.measures import AGREED, is_open, lateness
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.moving import moved, stopped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

STOP: Final = "stop"
MOVE: Final = "move"
STEPS: Final = "steps"
REVISION: Final = "revision"
BEGIN: Final = "begin"

USUAL_MOVE: Final = 2
"""Weeks that a measure is moved by, to begin from."""
USUAL_REVISION: Final = 4


class Offer(NamedTuple):
    """A change that a decision may mean.

    STOP ends the measure `key` and points to the one that replaces it (`successor`, "" for none). MOVE gives the
    measure dates `weeks` later (earlier below 0), and STEPS takes its undone steps along. REVISION moves the plan's
    next revision by `weeks`. BEGIN makes a measure called `title`.
    """

    kind: str
    key: str = ""
    on: bool = False
    weeks: int = 0
    successor: str = ""
    title: str = ""


def offers(plan: Plan, decision: str | None, measures: Iterable[str]) -> tuple[Offer, ...]:
    """What a decision about these measures may mean. One measure alone is chosen beforehand; nothing else is."""
    everything = plan.of(Measure)
    concerned = [everything[key] for key in measures if key in everything and is_open(everything[key])]
    alone = len(concerned) == 1
    if decision == "avsluttes":
        return tuple(Offer(STOP, one.key, alone) for one in concerned)
    if decision == "justeres":
        found: list[Offer] = []
        for one in concerned:
            if one.slutt is not None or one.start is not None or steps_left(one):
                found.append(Offer(MOVE, one.key, alone, USUAL_MOVE))
                found += [Offer(STEPS, one.key, alone)] if steps_left(one) else []
        revision = (Offer(REVISION, weeks=USUAL_REVISION),) if plan.head.neste_revisjon is not None else ()
        return (*found, *revision)
    if decision == "nytt":
        return (Offer(BEGIN, on=True),)
    return ()


def steps_left(measure: Measure) -> tuple[Activity, ...]:
    """The steps with a date that are not done: those that a move can take along."""
    return tuple(one for one in measure.aktiviteter if not one.ferdig and one.dato is not None)


def after_move(plan: Plan, offer: Offer, all_of: Sequence[Offer]) -> Measure | None:
    """The measure as a MOVE leaves it, its steps along where that offer is on; None when it is gone."""
    measure = plan.of(Measure).get(offer.key)
    if measure is None:
        return None
    along = any(one.kind == STEPS and one.key == offer.key and one.on for one in all_of)
    after = moved(measure, 7 * offer.weeks).after
    return after if along or not measure.aktiviteter else after.edit({"aktiviteter": measure.aktiviteter})


def after_revision(plan: Plan, offer: Offer) -> date | None:
    """The plan's next revision as a REVISION leaves it; None without one, or beyond the calendar."""
    now = plan.head.neste_revisjon
    try:
        return None if now is None else now + timedelta(weeks=offer.weeks)
    except OverflowError:
        return None


def later_than_agreed(measure: Measure, today: date) -> date | None:
    """The agreed end that a measure ends after; None when it does not."""
    return next((one.planned for one in lateness(measure, today) if one.kind == AGREED), None)


def written(plan: Plan, values: Mapping[str, Any], all_of: Sequence[Offer] = ()) -> Many:
    """A new entry of the log with these values, `dato` among them, and the changes that are on, as one step.

    A measure that replaces another, or is begun, is named by the entry, so that each leads to the other.
    """
    filled = {name: value for name, value in values.items() if value not in (None, "", ())}
    edits: list[Edit] = []
    along: list[str] = []
    for offer in (one for one in all_of if one.on):
        measure = plan.of(Measure).get(offer.key)
        if offer.kind == STOP and measure is not None:
            edits.append(stopped(measure, filled["dato"], offer.successor or None))
            along += [offer.successor] if offer.successor else []
        elif offer.kind == MOVE and measure is not None:
            edits += _move(measure, after_move(plan, offer, all_of))
        elif offer.kind == REVISION and (day := after_revision(plan, offer)) is not None:
            edits.append(Set(Place("(top)"), {"neste_revisjon": day}))
        elif offer.kind == BEGIN and offer.title:
            goals = {"maal": filled["maal"]} if filled.get("maal") else {}
            made = new(plan, Measure, {"tittel": offer.title, **goals})
            edits.append(made)
            along.append(made.entities[0].key)
    if along:
        filled["tiltak"] = sorted({*filled.get("tiltak", ()), *along})
    return Many((new(plan, LogEntry, filled), *edits))


def _move(measure: Measure, after: Measure | None) -> list[Edit]:
    if after is None:
        return []
    fields = ("start", "slutt", "aktiviteter")
    changes = {name: after.values.get(name) for name in fields if after.values.get(name) != measure.values.get(name)}
    return [Set(Place(Measure.table, measure.key), changes)] if changes else []
