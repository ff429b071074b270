"""Stretches of time that people name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.periods import KINDS, OF, Period, kind_of, lately, month_of, school_year_of, term_of


@given(st.dates())
def test_every_day_lies_in_its_month_its_term_and_its_school_year_and_each_in_the_next(day: date) -> None:
    month, term, year = month_of(day), term_of(day), school_year_of(day)
    assert all(one.holds(day) for one in (month, term, year))
    assert term.holds(month.first)
    assert term.holds(month.last)
    assert year.holds(term.first)
    assert year.holds(term.last)


@given(st.dates(), st.sampled_from(KINDS))
def test_a_period_is_known_again_by_its_days(day: date, kind: str) -> None:
    assert kind_of(OF[kind](day)) == kind
    assert kind_of(Period(day, day + timedelta(days=3)) if day.year < 9999 else Period(day, day)) == ""


@given(st.dates())
def test_the_last_months_end_today_and_are_three_long(today: date) -> None:
    found = lately(today)
    assert found.last == today
    assert found.first is not None
    assert today.year < 2 or 89 <= (today - found.first).days + 1 <= 92


@pytest.mark.parametrize(
    ("period", "day", "held"),
    [
        (Period(date(2026, 8, 1), None), date(2030, 1, 1), True),
        (Period(None, date(2026, 8, 1)), date(2026, 8, 1), True),
        (Period(None, date(2026, 8, 1)), date(2026, 8, 2), False),
        (Period(None, None), None, False),
    ],
)
def test_an_open_end_holds_what_is_on_its_side(period: Period, day: date | None, held: bool) -> None:
    assert period.holds(day) is held
