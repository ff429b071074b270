"""Stretches of time that people name: a month, a term, a school year, the last months, from a day to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from dekom_tui.plan.dates import days_in

MONTH: Final = "month"
TERM: Final = "term"
YEAR: Final = "year"
KINDS: Final = (YEAR, TERM, MONTH)
"""The kinds that the calendar has, the longest first."""

LATELY: Final = 3
"""So many months are «the last ones»."""

AUTUMN: Final = 8
"""The month with which the school year, and its autumn term, begins."""


class Period(NamedTuple):
    """From a day to another, both included; an end may be open."""

    first: date | None
    last: date | None

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and (self.first or date.min) <= day <= (self.last or date.max)


def month_of(day: date) -> Period:
    """The month that a day lies in."""
    return Period(day.replace(day=1), day.replace(day=days_in(day.year, day.month)))


def term_of(day: date) -> Period:
    """The half of a school year (halvår) that a day lies in: August to December, January to July."""
    if day.month >= AUTUMN:
        return Period(date(day.year, AUTUMN, 1), date(day.year, 12, 31))
    return Period(date(day.year, 1, 1), date(day.year, AUTUMN - 1, 31))


def school_year_of(day: date) -> Period:
    """The school year that a day lies in, from August to July."""
    year = day.year if day.month >= AUTUMN else day.year - 1
    first = date(year, AUTUMN, 1) if year >= date.min.year else None
    return Period(first, date(year + 1, AUTUMN - 1, 31) if year < date.max.year else None)


OF: Final = {YEAR: school_year_of, TERM: term_of, MONTH: month_of}


def lately(today: date) -> Period:
    """The last LATELY months up to a day."""
    index = max(12, today.year * 12 + today.month - 1 - LATELY)
    year, month = index // 12, index % 12 + 1
    before = date(year, month, min(today.day, days_in(year, month)))
    return Period(before + timedelta(days=1), today)


def kind_of(period: Period) -> str:
    """One of KINDS for a period that the calendar has; empty for any other."""
    day = period.first or period.last
    return next((kind for kind in KINDS if day is not None and OF[kind](day) == period), "")
