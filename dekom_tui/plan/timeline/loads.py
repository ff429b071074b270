"""Who has much to do when: the steps that each role stands for, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.plan.measures import CANCELLED, by_month, load, status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dekom_tui.plan.model import Plan


class RoleLoad(NamedTuple):
    """A role, and how many steps it stands for in each month, by the ordinal of the month's first day."""

    role: str
    months: Mapping[int, int]

    @property
    def most(self) -> int:
        """How many there are in the fullest month."""
        return max(self.months.values(), default=0)


def loads(plan: Plan) -> tuple[RoleLoad, ...]:
    """What every role stands for, those with most steps first. Steps of what was stopped count only when done."""
    return plan.derived(_loads)


def _loads(plan: Plan) -> tuple[RoleLoad, ...]:
    found = []
    for one in load(plan):
        steps = [step for step in one.steps if step.activity.ferdig or status(step.measure) != CANCELLED]
        months = {month.toordinal(): len(those) for month, those in by_month(steps).items()}
        if months:
            found.append(RoleLoad(one.role, months))
    return tuple(sorted(found, key=lambda one: -sum(one.months.values())))
