"""Measures as a list to look through: in which order, and which of them.

Everything is data, and `today` an argument; the screen says in words what is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Goal, Measure
from dekom_tui.plan.measures import STATES, state
from dekom_tui.plan.model import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

BY_NUMBER: Final = "nr"
BY_START: Final = "start"
BY_END: Final = "slutt"
ORDERS: Final = (BY_NUMBER, BY_START, BY_END)
"""The orders, each followed by the next when people change it."""


class Filter(NamedTuple):
    """Which measures are shown: those that fit every part that is set."""

    state: str = ""
    """One of measures.STATES."""
    role: str = ""
    """As it stands in `ansvarlig`, of the measure or of one of its steps."""
    goal: str = ""
    """A goal's key."""

    def admits(self, measure: Measure, today: date) -> bool:
        """Whether a measure is shown."""
        if self.goal and self.goal not in measure.maal:
            return False
        if self.role and self.role not in roles(measure):
            return False
        return not self.state or state(measure, today) == self.state


EVERYTHING: Final = Filter()


class Choice(NamedTuple):
    """One part that a filter can have."""

    part: str
    """The name of the part: state, role or goal."""
    value: str
    number: int
    """How many measures there are in it."""

    def among(self, shown: Filter) -> bool:
        """Whether a filter has it."""
        return bool(getattr(shown, self.part) == self.value)

    def toggled(self, shown: Filter) -> Filter:
        """A filter with it, or without it where it had it. Of each part a filter has one."""
        return shown._replace(**{self.part: "" if self.among(shown) else self.value})


def roles(measure: Measure) -> tuple[str, ...]:
    """The roles that stand for a measure or for one of its steps, each once."""
    named = (measure.ansvarlig, *(one.ansvarlig for one in measure.aktiviteter))
    return tuple(dict.fromkeys(role for role in named if role))


def listed(plan: Plan, today: date, shown: Filter = EVERYTHING, order: str = BY_NUMBER) -> tuple[Measure, ...]:
    """The measures that a filter admits, in one of ORDERS; the undated last."""
    found = plan.measures if shown == EVERYTHING else tuple(one for one in plan.measures if shown.admits(one, today))
    if order == BY_NUMBER:
        return found
    return tuple(sorted(found, key=lambda one: ((day := one.values.get(order)) is None, day)))


def choices(plan: Plan, today: date) -> tuple[Choice, ...]:
    """Every part that some measure would be shown by: states, then roles by how much they stand for, then goals."""
    states = _counted(state(one, today) for one in plan.measures)
    by_role = _counted(role for one in plan.measures for role in roles(one))
    goals = _counted(key for one in plan.measures for key in one.maal)
    return (
        *(Choice("state", name, states[name]) for name in STATES if name in states),
        *(Choice("role", role, n) for role, n in sorted(by_role.items(), key=lambda one: (-one[1], one[0]))),
        *(Choice("goal", goal.key, goals[goal.key]) for goal in plan.ordered(Goal) if goal.key in goals),
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found
