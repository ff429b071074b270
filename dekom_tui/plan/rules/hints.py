"""What makes a plan better: the red thread's loose ends, what goals and measures lack, what has not been evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import PHASES, TABLES, Frameworks, Goal, Measure, Voice
from dekom_tui.plan.format import Finding as Discovery
from dekom_tui.plan.goals import MOST_GOALS, not_evaluated
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.thread import loose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dekom_tui.plan.entity import Entity

LONGEST_SHORT_NAME: Final = 26
"""Characters of a `kort` (format.md, «Required, and bounds»)."""

_WITH_SHORT_NAME: Final = tuple(name for name, kind in TABLES.items() if "kort" in kind.fields)

_LOOSE_FIELD: Final = {"goal-without-finding": "funn", "measure-without-goal": "maal"}
"""The field that would tie a loose end, where it is one of its own."""

_WANTED: Final = (
    (Goal, "goal-without-baseline", ("utgangsverdi",)),
    (Goal, "goal-without-target", ("maalverdi",)),
    (Goal, "goal-without-due", ("frist",)),
    (Measure, "measure-without-responsible", ("ansvarlig",)),
    (Measure, "measure-without-dates", ("start", "slutt")),
)
"""What an entity should have: every field of the list."""


def check(plan: Plan, today: date) -> Iterator[Finding]:
    """Every hint that asks for no reading of texts."""
    for end in loose(plan):
        yield _at(end.place, end.code, _LOOSE_FIELD.get(end.code, ""))
    for kind, code, fields in _WANTED:
        for entity in plan.of(kind).values():
            for field in fields:
                if field not in entity.values:
                    yield _about(entity, code, field)
                    break
    for goal in plan.goals:
        if not_evaluated(plan, goal, today):
            yield _about(goal, "goal-not-evaluated", "frist", due=goal.frist)
    for finding in plan.of(Discovery).values():
        if finding.bevis is None and not finding.indikator:
            yield _about(finding, "finding-without-evidence", "bevis")
    heard = {one.fase for one in plan.of(Voice).values()}
    for phase in PHASES:
        if phase not in heard:
            yield _at(Place("elevstemme"), "phase-without-voice", "", phase=phase)
    texts = plan.one(Frameworks)
    for field in Frameworks.own:
        if not texts.get(field):
            yield _at(Place("rammer"), "framework-without-text", field)
    if len(plan.goals) > MOST_GOALS:
        yield _at(Place("maal"), "many-goals", "", count=len(plan.goals), most=MOST_GOALS)
    revision = plan.head.neste_revisjon
    if revision is not None and revision < today:
        yield _at(Place("(top)"), "revision-passed", "neste_revisjon", date=revision)
    for table in _WITH_SHORT_NAME:
        for entity in plan.tables.get(table, {}).values():
            length = len(entity.values.get("kort", ""))
            if length > LONGEST_SHORT_NAME:
                yield _about(entity, "long-short-name", "kort", length=length, longest=LONGEST_SHORT_NAME)


def _about(entity: Entity, code: str, field: str, **params: Any) -> Finding:
    return _at(Place(entity.table, entity.key), code, field, **params)


def _at(place: Place, code: str, field: str, **params: Any) -> Finding:
    return Finding(code, place.file, place, field, params=params)
