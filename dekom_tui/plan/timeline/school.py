"""The days without school along a timeline: holidays, planning days, and public holidays where those are known.

Holidays come from dekom.toml (`skoleaar`), and nothing of them is guessed. Between the last school day of one school
year and the first of the next, as far as they stand there, there is no school either.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.timeline.scale import LATEST, SCHOOL_YEAR, Scale, clamped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dekom_tui.plan.model import Settings

HOLIDAY: Final = "holiday"
SUMMER: Final = "summer"
PUBLIC: Final = "public"
WEEKEND: Final = "weekend"

_SATURDAY: Final = 5
_SHORTEST: Final = 3
"""Holidays of fewer days are too short to shade a cell that holds more than two."""


class Free(NamedTuple):
    """Days without school, from `first` to `last`; `name` is empty for summer and weekends."""

    first: int
    last: int
    kind: str
    name: str = ""


class Calendar:
    """When there is no school. Outside the school years of dekom.toml only public holidays are known."""

    def __init__(self, settings: Settings, public: Mapping[date, str] | None = None) -> None:
        """`public` are the public holidays by their day, as far as they have been looked up."""
        years = [one for _key, one in sorted(settings.skoleaar.items())]
        free = [
            Free(each.fra.toordinal(), each.til.toordinal(), HOLIDAY, each.navn or "")
            for one in years
            for each in one.ferier
            if each.fra is not None and each.til is not None and each.fra <= each.til
        ]
        for year in years:
            if year.start is not None and year.slutt is not None and year.start < year.slutt:
                free += _summers(year.start, year.slutt)
        known = [(one.first, one.last) for one in free]
        for day, name in sorted((public or {}).items()):
            ordinal = day.toordinal()
            if not any(first <= ordinal <= last for first, last in known):
                free.append(Free(ordinal, ordinal, PUBLIC, name))
        self.free: tuple[Free, ...] = tuple(sorted(free))
        """Holidays, summers and public holidays by their first day; they may lie over each other."""
        self.planning = frozenset(day.toordinal() for one in years for day in one.planleggingsdager)
        """The planning days: no pupils, but the staff are there."""
        self._firsts = [one.first for one in self.free]
        self._longest = max((one.last - one.first for one in self.free), default=0)

    def holiday(self, day: int) -> Free | None:
        """The holiday that a day is in. A planning day within a summer is none."""
        if day in self.planning:
            return None
        at = bisect_right(self._firsts, day)
        while at and self._firsts[at - 1] >= day - self._longest:
            at -= 1
            if self.free[at].last >= day:
                return self.free[at]
        return None

    def off(self, day: int) -> Free | None:
        """Why nobody is at school: a holiday or a weekend; None when somebody may be."""
        found = self.holiday(day)
        if found is not None or (day - 1) % 7 < _SATURDAY or day in self.planning:
            return found
        saturday = day - (day - 1) % 7 + _SATURDAY
        return Free(saturday, min(saturday + 1, LATEST), WEEKEND)

    def shaded(self, scale: Scale) -> tuple[tuple[int, int], ...]:
        """The cells to be shaded, as runs from a cell up to another, sorted and apart.

        A cell is shaded when half of its days or more are free; a holiday that is less than a cell has the one that
        its middle is in, unless it is shorter than three days.
        """
        found: set[int] = set()
        fine = scale.days <= 2 * scale.cells
        last = scale.last
        for one in self.free:
            first, end = _with_weekends(one)
            if end < scale.first or first > last or (not fine and end - first + 1 < _SHORTEST):
                continue
            left, right = _rounded(scale, first), _rounded(scale, end + 1)
            if right <= left:
                left = scale.cell((first + end) // 2)
                right = left + 1
            found.update(range(max(0, left), min(scale.width, right)))
        if scale.cells >= scale.days:
            for day in range(scale.first, last + 1):
                if (day - 1) % 7 >= _SATURDAY:
                    found.update(range(scale.cell(day), min(scale.width, scale.last_cell(day) + 1)))
        return _runs(sorted(found))


def _summers(start: date, end: date) -> list[Free]:
    """The days of a school year, which is from August to July, before its first school day and after its last."""
    august = date(start.year if start.month >= SCHOOL_YEAR else max(1, start.year - 1), SCHOOL_YEAR, 1)
    july = date(min(9999, end.year if end.month < SCHOOL_YEAR else end.year + 1), SCHOOL_YEAR - 1, 31)
    found = []
    if august < start:
        found.append(Free(august.toordinal(), start.toordinal() - 1, SUMMER))
    if end < july:
        found.append(Free(end.toordinal() + 1, july.toordinal(), SUMMER))
    return found


def _with_weekends(one: Free) -> tuple[int, int]:
    """From the Saturday before a Monday, and up to the Sunday after a Friday."""
    first = one.first - 2 if (one.first - 1) % 7 == 0 and one.last - one.first >= 2 else one.first
    last = one.last + 2 if (one.last - 1) % 7 == _SATURDAY - 1 and one.last - one.first >= 2 else one.last
    return clamped(first), clamped(last)


def _rounded(scale: Scale, day: int) -> int:
    """The cell whose left edge is nearest to the beginning of a day."""
    return (2 * (day - scale.first) * scale.cells + scale.days) // (2 * scale.days)


def _runs(cells: list[int]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for cell in cells:
        if found and found[-1][1] == cell:
            found[-1] = (found[-1][0], cell + 1)
        else:
            found.append((cell, cell + 1))
    return tuple(found)


def touching(calendar: Calendar, first: int, last: int) -> bool:
    """Whether a whole stretch of days lies within one holiday."""
    found = calendar.holiday(first)
    return found is not None and last <= found.last
