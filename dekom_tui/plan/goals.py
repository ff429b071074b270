"""Goals as the days go by: where the figure stands between start and target, how near the due date is, the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Goal, Indicator, LogEntry, Value
from dekom_tui.plan.model import Plan
from dekom_tui.plan.thread import index

if TYPE_CHECKING:
    from datetime import date

NEAR: Final = 30
"""A due date is near when it is at most this many days ahead."""

MOST_GOALS: Final = 5
"""More goals than this is a sign of a fragmented plan (commands.md)."""


class Standing(NamedTuple):
    """Where a goal's figure stands: start, the newest value, target; each None when it is not known."""

    indicator: Indicator | None
    start: float | None
    now: Value | None
    target: float | None

    @property
    def falling(self) -> bool:
        """Whether lower is better: as the indicator says, else as the target lies to the start."""
        if self.indicator is not None and self.indicator.oensket is not None:
            return self.indicator.oensket == "ned"
        return self.start is not None and self.target is not None and self.target < self.start

    @property
    def left(self) -> float | None:
        """How far it is to the target, 0 when it is reached; None when that cannot be said."""
        if self.target is None or self.now is None or self.now.verdi is None:
            return None
        gap = self.now.verdi - self.target if self.falling else self.target - self.now.verdi
        return max(0, round(gap, 9))

    @property
    def share(self) -> float | None:
        """How much of the way from start to target is gone, 0 to 1; None when that cannot be said."""
        left = self.left
        if left is None or self.start is None or self.target is None or self.start == self.target:
            return None
        return min(1.0, max(0.0, 1 - left / abs(self.target - self.start)))


def standing(plan: Plan, goal: Goal) -> Standing:
    """Where the goal's figure stands."""
    indicator = plan.of(Indicator).get(goal.indikator or "")
    known = [one for one in indicator.verdier if one.verdi is not None] if indicator is not None else []
    dated = [one for one in known if one.dato is not None]
    newest = (dated or known)[-1] if known else None
    return Standing(indicator, goal.utgangsverdi, newest, goal.maalverdi)


def days_left(goal: Goal, today: date) -> int | None:
    """Days until the due date, below 0 when it has passed; None without one."""
    return (goal.frist - today).days if goal.frist is not None else None


def verdict(plan: Plan, goal: Goal) -> LogEntry | None:
    """The newest log entry that names the goal, dated on or after its due date (commands.md, «Loose ends»)."""
    if goal.frist is None:
        return None
    late = [one for one in index(plan).entries_of_goal.get(goal.key, ()) if one.dato and one.dato >= goal.frist]
    return late[-1] if late else None


def not_evaluated(plan: Plan, goal: Goal, today: date) -> bool:
    """Whether the due date has passed without a verdict."""
    return goal.frist is not None and goal.frist < today and verdict(plan, goal) is None
