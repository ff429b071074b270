"""The school year: which days are school days, and why a day is none."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

NoteKind = Literal["holiday", "planning", "weekend", "between"]

_DAY = timedelta(days=1)
_SATURDAY = 5


class SchoolYear(NamedTuple):
    """A school year of dekom.toml: first and last school day, holidays as (name, first, last), planning days."""

    start: date | None
    end: date | None
    holidays: tuple[tuple[str, date, date], ...] = ()
    planning: tuple[date, ...] = ()


class DayNote(NamedTuple):
    """Why a day is no school day: `name` of a holiday, from `first` to `last`, and the first school day after it.

    `between` is the time between two school years. `next_school_day` is None where no known year goes on.
    """

    kind: NoteKind
    name: str
    first: date
    last: date
    next_school_day: date | None


class SchoolDays:
    """The school days of some school years. Nothing is known, and nothing is said, of days outside all of them."""

    def __init__(self, years: Iterable[SchoolYear]) -> None:
        self._years = tuple(years)
        bounds = sorted((year.start, year.end) for year in self._years if year.start and year.end)
        self._terms = [(start, end) for start, end in bounds if start <= end < date.max]
        self._holidays = sorted(
            ((first, last, name) for year in self._years for name, first, last in year.holidays if first <= last),
            key=lambda holiday: (holiday[0], holiday[1]),
        )
        self._planning = frozenset(day for year in self._years for day in year.planning)

    def is_school_day(self, day: date) -> bool:
        """Whether pupils are at school: a weekday within a known year, no holiday and no planning day."""
        in_term = any(start <= day <= end for start, end in self._terms)
        return in_term and day.weekday() < _SATURDAY and day not in self._planning and not self._holiday(day)

    def note(self, day: date) -> DayNote | None:
        """Why the day is no school day; None for a school day and where nothing is known."""
        holiday = self._holiday(day)
        if holiday is not None:
            first, last, name = holiday
            return DayNote("holiday", name, first, last, self._school_day_after(last))
        if day in self._planning:
            return DayNote("planning", "", day, day, self._school_day_after(day))
        if any(start <= day <= end for start, end in self._terms):
            if day.weekday() < _SATURDAY:
                return None
            saturday = day - _DAY * (day.weekday() - _SATURDAY)
            return DayNote("weekend", "", saturday, saturday + _DAY, self._school_day_after(day))
        for (_, ended), (begins, _) in zip(self._terms, self._terms[1:], strict=False):
            if ended < day < begins:
                return DayNote("between", "", ended + _DAY, begins - _DAY, self._school_day_after(day))
        return None

    def _holiday(self, day: date) -> tuple[date, date, str] | None:
        return next((holiday for holiday in self._holidays if holiday[0] <= day <= holiday[1]), None)

    def _school_day_after(self, day: date) -> date | None:
        for start, end in self._terms:
            candidate = max(start, day + _DAY) if day < end else end + _DAY
            while candidate <= end:
                holiday = self._holiday(candidate)
                if holiday is None and self.is_school_day(candidate):
                    return candidate
                candidate = (min(holiday[1], end) if holiday is not None else candidate) + _DAY
        return None
