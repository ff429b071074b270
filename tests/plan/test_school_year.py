"""A school year counted."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.data import data
from dekom_tui.plan.format import SchoolYear
from dekom_tui.plan.school_year import USUAL, counted, key_of
from dekom_tui.store.read import Folder, read_plan


@pytest.mark.parametrize("key", ["2025-2026", "2026-2027"])
def test_the_samples_years_have_as_many_school_days_as_usual(key: str) -> None:
    plan = read_plan(Folder(data("plans", "storhaugli-2025"))).plan
    found = counted(plan.settings.skoleaar[key], {})
    assert (found.school_days, found.over, found.planning_days) == (USUAL, 0, 6)


def test_a_public_holiday_that_stands_nowhere_is_counted_as_free_and_told() -> None:
    year = SchoolYear.of("1", start=date(2027, 5, 10), slutt=date(2027, 5, 21))
    found = counted(year, {date(2027, 5, 17): "Grunnlovsdag", date(2027, 5, 16): "Pinse"})
    assert found.school_days == 9
    assert found.uncovered == ((date(2027, 5, 17), "Grunnlovsdag"),)


def test_holidays_that_overlap_or_go_beyond_the_year_are_counted_once() -> None:
    holidays = [
        {"navn": "A", "fra": date(2027, 1, 1), "til": date(2027, 1, 6)},
        {"navn": "B", "fra": date(2027, 1, 5), "til": date(2027, 1, 8)},
    ]
    year = SchoolYear.of("1", start=date(2027, 1, 4), slutt=date(2027, 1, 15), ferier=holidays)
    found = counted(year, {})
    assert (found.school_days, found.holiday_weekdays) == (5, 5)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"start": date(2027, 1, 1)},
        {"start": date(2027, 1, 2), "slutt": date(2027, 1, 1)},
        {"start": date.min, "slutt": date.max},
    ],
)
def test_a_year_without_its_ends_is_not_counted(values: dict[str, date]) -> None:
    assert counted(SchoolYear.of("1", **values), {}).school_days is None


def test_a_day_in_june_is_in_the_year_that_began_before() -> None:
    assert key_of(date(2028, 6, 20)) == "2027-2028"
    assert key_of(date(2027, 8, 1)) == "2027-2028"
