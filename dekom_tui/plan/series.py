"""An indicator's series: its points in time, what may honestly be said of them, and which goal they are held against.

Of a short series no trend is told, and what one person weighs follows from `n` alone: without it nothing is guessed
(product.md, point 5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Goal, Indicator, Situation, Value
from dekom_tui.plan.goals import Standing
from dekom_tui.plan.template import BOKMAAL
from dekom_tui.plan.thread import index

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dekom_tui.plan.format import LogEntry, Measure
    from dekom_tui.plan.model import Plan

SMALL: Final = 10
"""Fewer pupils or answers than this can be recognised (commands.md)."""

TREND_POINTS: Final = 10
"""Fewer points than this say nothing of a trend."""

SHIFT: Final = 6
"""So many of the newest points on one side of the median are a shift: the usual rule of run charts."""


class Point(NamedTuple):
    """A measurement that can be drawn: it has a day and a figure."""

    day: date
    figure: float
    value: Value
    """The record as it stands in the plan."""

    @property
    def n(self) -> int | None:
        """How many pupils or answers stand behind it; None when that is not recorded."""
        return self.value.n

    @property
    def provisional(self) -> bool:
        """Whether the figure may still change."""
        return bool(self.value.foreloepig)


class Weight(NamedTuple):
    """What one person weighs in a share, in percentage points: least and most over the points whose `n` is known.

    `known` of `all` points have it.
    """

    least: float
    most: float
    known: int
    all: int


class Series(NamedTuple):
    """What there is to tell of one indicator.

    `points` are oldest first. `undated` are the records that lack a day or a figure. `goals` are those that it
    measures, in the order that people see; start, target and due date are the first one's.
    """

    indicator: Indicator
    points: tuple[Point, ...]
    undated: tuple[Value, ...]
    goals: tuple[Goal, ...]

    @property
    def unit(self) -> str | None:
        """What the figures are counted in."""
        return self.indicator.enhet

    @property
    def percent(self) -> bool:
        """Whether the figures are shares of a hundred: then a difference is told in percentage points."""
        return is_percent(self.unit)

    @property
    def goal(self) -> Goal | None:
        """The goal that it is held against."""
        return self.goals[0] if self.goals else None

    @property
    def first(self) -> Point | None:
        """The oldest point."""
        return self.points[0] if self.points else None

    @property
    def newest(self) -> Point | None:
        """The newest point."""
        return self.points[-1] if self.points else None

    @property
    def standing(self) -> Standing:
        """Start, newest value and target, as the goal has them."""
        goal, newest = self.goal, self.newest
        now = newest.value if newest is not None else None
        if goal is None:
            return Standing(self.indicator, None, now, None)
        return Standing(self.indicator, goal.utgangsverdi, now, goal.maalverdi)

    @property
    def start(self) -> float | None:
        """The figure that the goal began from."""
        return self.standing.start

    @property
    def target(self) -> float | None:
        """The figure that the goal asks for."""
        return self.standing.target

    @property
    def left(self) -> float | None:
        """How far it is to the target, 0 when it is reached; None when that cannot be said."""
        return self.standing.left

    @property
    def change(self) -> float | None:
        """How much the newest figure differs from the goal's start, without a goal's from the first point.

        None where there is nothing to hold it against.
        """
        if self.newest is None or self.first is None:
            return None
        if self.start is None and len(self.points) < 2:
            return None
        before = self.start if self.start is not None else self.first.figure
        return round(self.newest.figure - before, 9)

    @property
    def too_short(self) -> bool:
        """Whether there are too few points to say anything of a trend."""
        return len(self.points) < TREND_POINTS

    @property
    def shift(self) -> int:
        """How many of the newest points lie on one side of the median: above 0 over it, below 0 under it.

        0 while the series is too short, and where there are fewer than SHIFT of them. Points on the median do not
        count, and do not break the row.
        """
        if self.too_short:
            return 0
        figures = [one.figure for one in self.points]
        from statistics import median  # only a long series asks, and the first frame has none

        middle = median(figures)
        sides = [1 if one > middle else -1 for one in reversed(figures) if one != middle]
        row = 0
        for side in sides:
            if side != sides[0]:
                break
            row += 1
        return row * sides[0] if row >= SHIFT else 0

    @property
    def weight(self) -> Weight | None:
        """What one person weighs; None where the figures are no shares, or no `n` is recorded."""
        weights = [one for point in self.points if (one := one_person(point.n, self.unit)) is not None]
        return Weight(min(weights), max(weights), len(weights), len(self.points)) if weights else None

    @property
    def counted(self) -> int:
        """How many of the points have their `n`."""
        return sum(point.n is not None for point in self.points)

    @property
    def small(self) -> tuple[Point, ...]:
        """The points with so few people behind them that one may be recognised."""
        return tuple(point for point in self.points if is_small(point.n))


class Group(NamedTuple):
    """The indicators that answer one question of section 2; `field` is "" for those that name none."""

    field: str
    indicators: tuple[Indicator, ...]


def is_percent(unit: str | None) -> bool:
    """Whether a unit is a share of a hundred: «%», «prosent», «% av elevene»."""
    word = (unit or "").strip().casefold()
    return word.startswith(("%", "prosent", "percent"))


def one_person(n: int | None, unit: str | None) -> float | None:
    """The percentage points that one of `n` people weighs; None where the figure is no share, or `n` is not known."""
    return 100 / n if n and is_percent(unit) else None


def is_small(n: int | None) -> bool:
    """Whether so few people stand behind a figure that one of them may be recognised."""
    return n is not None and n < SMALL


def series(plan: Plan, indicator: Indicator) -> Series:
    """The series of an indicator of the plan."""
    points = [
        Point(one.dato, one.verdi, one) for one in indicator.verdier if one.dato is not None and one.verdi is not None
    ]
    undated = tuple(one for one in indicator.verdier if one.dato is None or one.verdi is None)
    return Series(indicator, tuple(points), undated, index(plan).goals_of_indicator.get(indicator.key, ()))


def by_question(plan: Plan) -> tuple[Group, ...]:
    """The indicators by the question that they answer, in the template's order; what names none stands last."""
    fields = [one.field for one in BOKMAAL.section(Situation.table).questions]
    ordered = plan.ordered(Indicator)
    groups = [Group(field, tuple(one for one in ordered if one.spoersmaal == field)) for field in fields]
    rest = tuple(one for one in ordered if one.spoersmaal is None)
    return (*groups, Group("", rest)) if rest else tuple(groups)


def least_span(unit: str | None, figures: Sequence[float]) -> float:
    """How much of the scale a chart shows at least, so that a small change does not look like a great one.

    Ten percentage points of a share; a fifth of the scale of «av 5» or «økter av 15»; else a tenth of the largest.
    """
    if is_percent(unit):
        return 10.0
    words = (unit or "").replace(",", ".").split()
    last = words[-1] if len(words) > 1 and words[-2].casefold() in ("av", "of") else ""
    try:
        top = float(last)
    except ValueError:
        top = 0.0
    if 0 < top < float("inf"):
        return top / 5
    largest = max((abs(one) for one in figures), default=0.0)
    return largest / 10 or 1.0


def meanwhile(plan: Plan, indicator: Indicator) -> tuple[tuple[Measure, ...], tuple[LogEntry, ...]]:
    """What happened beside a series: the measures that serve a goal measured with it, and the log entries that name
    such a goal or are about the whole plan. Of a series that no goal is measured with, all of both."""
    goals = {one.key for one in plan.goals if one.indikator == indicator.key}
    if not goals:
        return plan.measures, plan.log
    measures = tuple(one for one in plan.measures if not goals.isdisjoint(one.maal))
    log = tuple(one for one in plan.log if not goals.isdisjoint(one.maal) or not (one.maal or one.tiltak))
    return measures, log
