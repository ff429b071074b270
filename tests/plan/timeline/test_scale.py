"""Between days and cells."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.timeline import scale as scales
from dekom_tui.plan.timeline.scale import LATEST, MONTH, TERM, WHOLE, ZOOMS, Scale, around, fitted, later_by_months

FIRST, LAST = date(2025, 8, 1).toordinal(), date(2027, 6, 30).toordinal()
DAYS = st.integers(1, LATEST)
WIDTHS = st.integers(10, 300)


def shown(bands: tuple[scales.Band, ...]) -> list[str]:
    return [date.fromordinal(one.day).isoformat() for one in bands]


@given(DAYS, DAYS, WIDTHS)
def test_a_period_is_fitted_whole_at_every_width(one: int, other: int, width: int) -> None:
    scale = fitted(one, other, width)
    assert scale.cell(min(one, other)) >= 0
    assert scale.last_cell(max(one, other)) < width


@given(DAYS, WIDTHS, st.sampled_from(ZOOMS))
def test_every_zoom_shows_the_day_that_it_is_around(day: int, width: int, zoom: str) -> None:
    assert around(zoom, day, width, (day, day)).shows(day)


@given(DAYS, DAYS, st.integers(8, 300), st.sampled_from(ZOOMS))
def test_a_day_is_brought_into_view_from_anywhere(day: int, other: int, width: int, zoom: str) -> None:
    assert around(zoom, day, width, (day, day)).revealing(other).shows(other)


@given(st.integers(1000, LATEST - 1000), st.integers(-300, 300), WIDTHS, st.sampled_from(ZOOMS[:4]))
def test_days_never_go_backwards_in_cells(day: int, by: int, width: int, zoom: str) -> None:
    scale = around(zoom, day, width, (day, day))
    assert scale.cell(day + abs(by)) >= scale.cell(day)
    assert scale.last_cell(day) >= scale.cell(day)
    assert scale.cell(scale.day(scale.cell(day))) >= scale.cell(day)


def test_a_plan_of_a_hundred_weeks_has_a_week_to_a_cell_where_that_fills_the_width() -> None:
    assert fitted(FIRST, LAST, 101).weeks_a_cell == 1
    assert fitted(FIRST, LAST, 54).weeks_a_cell == 0


def test_terms_and_school_years_begin_in_august() -> None:
    scale = fitted(FIRST, LAST, 100)
    assert shown(scales.terms(scale)) == ["2025-08-01", "2026-01-01", "2026-08-01", "2027-01-01"]
    assert shown(scales.school_years(scale)) == ["2025-08-01", "2026-08-01"]
    assert [scales.school_year_of(one.day) for one in scales.school_years(scale)] == [2025, 2026]
    assert len(scales.months(scale)) == 23


def test_weeks_are_iso_weeks_from_monday() -> None:
    scale = around(MONTH, date(2026, 11, 24).toordinal(), 54, (FIRST, LAST))
    weeks = scales.weeks(scale)
    assert all(date.fromordinal(one.day).weekday() == 0 for one in weeks)
    assert [one.width for one in weeks[:-1]] == [4] * (len(weeks) - 1)


@given(DAYS, WIDTHS, st.sampled_from(ZOOMS))
def test_bands_follow_each_other_within_the_width(day: int, width: int, zoom: str) -> None:
    scale = around(zoom, day, width, (day, day))
    for bands in (scales.months(scale), scales.weeks(scale), scales.terms(scale)):
        at = 0
        for one in bands:
            assert one.cell >= at
            at = one.cell + one.width
        assert at <= width


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [((2026, 1, 31), 1, (2026, 2, 28)), ((2026, 12, 15), 1, (2027, 1, 15)), ((2026, 3, 31), -1, (2026, 2, 28))],
)
def test_a_month_later_is_the_same_day_or_the_months_last(
    day: tuple[int, int, int], months: int, later: tuple[int, int, int]
) -> None:
    assert date.fromordinal(later_by_months(date(*day).toordinal(), months)) == date(*later)


def test_the_calendars_ends_hold() -> None:
    assert later_by_months(1, -1) == 1
    assert later_by_months(LATEST, 5) == LATEST
    scale = Scale(TERM, 1, 2, 7, 50).moved(-100)
    assert scale.first == 1
    assert around(WHOLE, 1, 50, (LATEST, 1)).shows(LATEST)
