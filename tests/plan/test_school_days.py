"""School days."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.school_days import DayNote, SchoolDays, SchoolYear

YEARS = SchoolDays(
    [
        SchoolYear(
            date(2026, 8, 17),
            date(2027, 6, 18),
            (
                ("Høstferie", date(2026, 10, 5), date(2026, 10, 9)),
                ("Juleferie", date(2026, 12, 21), date(2027, 1, 1)),
                ("1. mai", date(2027, 5, 1), date(2027, 5, 1)),
            ),
            (date(2026, 8, 14), date(2027, 1, 4), date(2027, 5, 7)),
        ),
        SchoolYear(date(2027, 8, 18), date(2028, 6, 20)),
        SchoolYear(None, None),
    ]
)


@pytest.mark.parametrize(
    ("day", "note"),
    [
        (
            date(2026, 10, 5),
            DayNote("holiday", "Høstferie", date(2026, 10, 5), date(2026, 10, 9), date(2026, 10, 12)),
        ),
        (
            date(2026, 12, 24),
            DayNote("holiday", "Juleferie", date(2026, 12, 21), date(2027, 1, 1), date(2027, 1, 5)),
        ),
        (date(2027, 5, 1), DayNote("holiday", "1. mai", date(2027, 5, 1), date(2027, 5, 1), date(2027, 5, 3))),
        (date(2027, 5, 7), DayNote("planning", "", date(2027, 5, 7), date(2027, 5, 7), date(2027, 5, 10))),
        (date(2026, 8, 14), DayNote("planning", "", date(2026, 8, 14), date(2026, 8, 14), date(2026, 8, 17))),
        (date(2026, 11, 29), DayNote("weekend", "", date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 30))),
        (date(2027, 7, 1), DayNote("between", "", date(2027, 6, 19), date(2027, 8, 17), date(2027, 8, 18))),
        (date(2026, 11, 24), None),
        (date(2028, 7, 1), None),
        (date(2020, 1, 1), None),
        (date.max, None),
    ],
)
def test_a_day_says_why_it_is_no_school_day(day: date, note: DayNote | None) -> None:
    """A holiday, a planning day, a weekend and summer name the first school day after them."""
    assert YEARS.note(day) == note


def test_after_the_last_known_day_nothing_is_known() -> None:
    """Where no known year goes on there is no next school day."""
    days = SchoolDays([SchoolYear(date(2026, 8, 17), date(2027, 6, 18), (("Alt", date(2026, 8, 17), date.max),))])
    assert days.note(date(2026, 9, 1)) == DayNote("holiday", "Alt", date(2026, 8, 17), date.max, None)
    assert not days.is_school_day(date(2027, 6, 21))
