"""A school year counted: its school days held against 190, its planning days, and what in it cannot be right.

190 school days are what the schools' year has; which days they are is for each municipality to say. Nothing is
guessed: what is missing in dekom.toml is told, not filled in.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import SchoolYear

if TYPE_CHECKING:
    from collections.abc import Mapping

USUAL: Final = 190
"""So many school days a year has."""

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_LONGEST: Final = 800
"""A year of more days than this is a slip of the finger, and is not counted."""


class Counted(NamedTuple):
    """A school year, day by day added up."""

    school_days: int | None
    """None where its first or last day is missing, or they are reversed."""
    holiday_weekdays: int
    """Weekdays from its first day to its last that are in a holiday."""
    planning_days: int
    uncovered: tuple[tuple[date, str], ...]
    """Public holidays on weekdays of the year that stand among none of its holidays; they are counted as free."""

    @property
    def over(self) -> int:
        """How many school days more than 190; below 0 when there are fewer."""
        return 0 if self.school_days is None else self.school_days - USUAL


def counted(year: SchoolYear, public: Mapping[date, str]) -> Counted:
    """The days of a school year. `public` are the public holidays of the years that it is in."""
    start, end = year.start, year.slutt
    planning = len(set(year.planleggingsdager))
    if start is None or end is None or not start <= end or (end - start).days > _LONGEST:
        return Counted(None, 0, planning, ())
    free = {
        day
        for one in year.ferier
        if one.fra is not None and one.til is not None and one.fra <= one.til
        for day in _days(max(one.fra, start), min(one.til, end))
    }
    weekdays = [day for day in _days(start, end) if day.weekday() < _SATURDAY]
    uncovered = tuple((day, public[day]) for day in weekdays if day in public and day not in free)
    off = free | {day for day, _name in uncovered} | set(year.planleggingsdager)
    return Counted(
        sum(day not in off for day in weekdays),
        sum(day in free for day in weekdays),
        planning,
        uncovered,
    )


def _days(first: date, last: date) -> list[date]:
    return [first + _DAY * number for number in range((last - first).days + 1)]


def key_of(start: date) -> str:
    """The key of the school year that a day is in: «2027-2028», from August on."""
    first = start.year if start.month >= 8 else start.year - 1
    return f"{first}-{first + 1}"
