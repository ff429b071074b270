"""What the reading of typed text depends on besides the text, and what is to be known about a day. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Activity, FollowUp, Goal, Head, Indicator, Measure, Period, Value
from dekom_tui.plan.measures import is_open
from dekom_tui.plan.model import Plan
from dekom_tui.screens.form.parse import Asked
from dekom_tui.screens.form.subject import Subject
from dekom_tui.widgets.lines import Line, line
from dekom_tui.words.dates import day, near
from dekom_tui.words.language import _
from dekom_tui.words.names import quoted

ENDS: Final = frozenset({"slutt", "til", "frist"})
"""Fields that end something: a week typed there means its Friday, a month its last day."""
BEGINS: Final = frozenset({"start", "fra"})
"""Fields that begin something: a month typed there means its first day."""
PLANNED: Final = frozenset(
    {
        (Measure, "start"),
        (Measure, "slutt"),
        (Period, "start"),
        (Period, "slutt"),
        (Activity, "dato"),
        (Goal, "frist"),
        (FollowUp, "frist"),
        (Head, "neste_revisjon"),
    }
)
"""The days that are planned: without a year they are looked for in the plan's period, and forwards."""


def asked(subject: Subject, path: str, plan: Plan, today: date, roles: tuple[str, ...] = ()) -> Asked:
    """What the text of a field is read with."""
    entity = subject.entity(plan) or subject.kind()
    name = path.rpartition(".")[2]
    return Asked(
        today,
        entity.get(path),
        end=name in ENDS,
        begin=name in BEGINS,
        within=_period(subject, entity, path, plan),
        unit=_unit(subject, entity, plan),
        roles=roles,
    )


def period_of(plan: Plan, first: date | None = None, last: date | None = None) -> tuple[date, date] | None:
    """The plan's period, or the part of it from or to a day; None where it has none."""
    head = plan.head
    start, end = first or head.values.get("fra"), last or head.values.get("til")
    return (start, end) if start is not None and end is not None and start <= end else None


def _period(subject: Subject, entity: Entity, path: str, plan: Plan) -> tuple[date, date] | None:
    if (subject.kind, path) not in PLANNED:
        return None
    if subject.kind is Activity:
        measure = _owner(subject, plan)
        if isinstance(measure, Measure):
            return period_of(plan, measure.start, measure.slutt) or period_of(plan)
    if path == "slutt":
        return period_of(plan, entity.values.get("start")) or period_of(plan)
    return period_of(plan)


def _owner(subject: Subject, plan: Plan) -> Entity | None:
    """What a record stands in."""
    place = getattr(subject, "place", None)
    return plan.at(place) if place is not None else None


def _unit(subject: Subject, entity: Entity, plan: Plan) -> str:
    if subject.kind is Goal:
        found = plan.of(Indicator).get(entity.values.get("indikator") or "")
        return (found.enhet or "") if found is not None else ""
    owner = _owner(subject, plan) if subject.kind is Value else None
    return (owner.enhet or "") if isinstance(owner, Indicator) else ""


def remarks(subject: Subject, path: str, value: date, plan: Plan, today: date) -> list[Line]:
    """What is odd about a planned day, as a hint: outside the plan's period, gone by, before a step that is left."""
    if (subject.kind, path) not in PLANNED:
        return []
    told: list[str] = []
    head = plan.head
    first, last = head.values.get("fra"), head.values.get("til")
    if first is not None and value < first:
        told.append(_("Før planen begynner, {day}").format(day=day(first)))
    elif last is not None and value > last:
        told.append(_("Etter at planen slutter, {day}").format(day=day(last)))
    entity = subject.entity(plan)
    if path == "frist" and value < today:
        told.append(_("Har vært: {when}").format(when=near(value, today)))
    if isinstance(entity, Measure):
        told += _beyond(entity, path, value)
    elif isinstance(entity, Activity):
        measure = _owner(subject, plan)
        if isinstance(measure, Measure):
            told += _outside(measure, value)
    return [line(("! ", "warn"), (one, "text")) for one in told]


def reading_line(reading: str, odd: Sequence[Line]) -> Line | str:
    """What a text is read as, with the first of what is odd about it where that has no room elsewhere."""
    return line(("→ ", "soft"), (reading, "accent", True), "  ", odd[0]) if odd else reading


def _beyond(measure: Measure, path: str, value: date) -> list[str]:
    """The first step that is left and would lie before the start, or the last one after the end."""
    if not is_open(measure):
        return []
    left = [one for one in measure.aktiviteter if not one.ferdig and one.dato is not None]
    after = [one for one in left if one.dato is not None and one.dato > value]
    before = [one for one in left if one.dato is not None and one.dato < value]
    if path == "slutt" and after:
        step = after[-1]
        said = _("Steget {step} er først {day}, etter slutten")
    elif path == "start" and before:
        step = before[0]
        said = _("Steget {step} er {day}, før starten")
    else:
        return []
    return [said.format(step=quoted(step.tekst or "…"), day=day(step.dato or value))]


def _outside(measure: Measure, value: date) -> list[str]:
    if measure.slutt is not None and value > measure.slutt:
        return [_("Etter at tiltaket slutter, {day}").format(day=day(measure.slutt))]
    if measure.start is not None and value < measure.start:
        return [_("Før tiltaket begynner, {day}").format(day=day(measure.start))]
    return []
