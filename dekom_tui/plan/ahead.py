"""What lies ahead: steps to be taken, due dates, the revision and the school's holidays, day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Goal
from dekom_tui.plan.goals import verdict
from dekom_tui.plan.measures import Step, coming
from dekom_tui.plan.model import Plan

if TYPE_CHECKING:
    from datetime import date

STEP: Final = "step"
DUE: Final = "due"
REVISION: Final = "revision"
HOLIDAY: Final = "holiday"

_RANK: Final = {HOLIDAY: 0, DUE: 1, REVISION: 2, STEP: 3}


class Ahead(NamedTuple):
    """Something on a day ahead; `kind` is one of the names above, and what belongs to the others is empty."""

    kind: str
    day: date
    step: Step | None = None
    goal: Goal | None = None
    name: str = ""
    """A holiday's."""
    last: date | None = None
    """A holiday's last day."""


def ahead(plan: Plan, first: date, last: date) -> tuple[Ahead, ...]:
    """All that lies between two days, both included, by date; a holiday that has begun is among it until it ends."""
    found = [Ahead(STEP, step.activity.dato, step=step) for step in coming(plan, first, last) if step.activity.dato]
    for goal in plan.goals:
        if goal.frist is not None and first <= goal.frist <= last and verdict(plan, goal) is None:
            found.append(Ahead(DUE, goal.frist, goal=goal))
    revision = plan.head.neste_revisjon
    if revision is not None and first <= revision <= last:
        found.append(Ahead(REVISION, revision))
    for year in plan.settings.skoleaar.values():
        for holiday in year.ferier:
            begins, ends = holiday.fra, holiday.til
            if begins is not None and ends is not None and begins <= last and ends >= first:
                found.append(Ahead(HOLIDAY, begins, name=holiday.navn or "", last=ends))
    return tuple(sorted(found, key=lambda one: (one.day, _RANK[one.kind])))
