"""The days without school along a timeline."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from dekom_tui.plan.format import SchoolYear
from dekom_tui.plan.model import Plan, Settings
from dekom_tui.plan.timeline.scale import DAY, around, fitted
from dekom_tui.plan.timeline.school import HOLIDAY, PUBLIC, SUMMER, WEEKEND, Calendar, touching


def ordinal(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


def test_holidays_summers_and_weekends_are_told_apart(sample: Plan) -> None:
    calendar = Calendar(sample.settings)
    kinds = {
        ordinal(2026, 10, 7): HOLIDAY,
        ordinal(2026, 7, 10): SUMMER,
        ordinal(2026, 11, 21): WEEKEND,
        ordinal(2026, 11, 24): None,
    }
    for day, kind in kinds.items():
        found = calendar.off(day)
        assert (found.kind if found is not None else None) == kind


def test_a_planning_day_is_no_holiday_even_in_the_summer(sample: Plan) -> None:
    calendar = Calendar(sample.settings)
    assert ordinal(2026, 8, 13) in calendar.planning
    assert calendar.off(ordinal(2026, 8, 13)) is None
    summer = calendar.off(ordinal(2026, 8, 11))
    assert summer is not None
    assert summer.kind == SUMMER


def test_public_holidays_count_where_dekom_toml_has_none() -> None:
    calendar = Calendar(Settings(), {date(2027, 5, 17): "Grunnlovsdag"})
    found = calendar.off(ordinal(2027, 5, 17))
    assert found is not None
    assert (found.kind, found.name) == (PUBLIC, "Grunnlovsdag")
    assert Calendar(Settings()).off(ordinal(2027, 5, 17)) is None


def test_a_holiday_of_the_school_keeps_its_own_name(sample: Plan) -> None:
    calendar = Calendar(sample.settings, {date(2027, 5, 6): "Annet navn"})
    found = calendar.off(ordinal(2027, 5, 6))
    assert found is not None
    assert found.name == "Kristi himmelfartsdag"


def test_the_whole_plan_shades_holidays_and_summers_but_no_single_day(sample: Plan) -> None:
    calendar = Calendar(sample.settings)
    scale = fitted(ordinal(2025, 8, 1), ordinal(2027, 6, 30), 100)
    runs = calendar.shaded(scale)
    shaded = {cell for first, last in runs for cell in range(first, last)}
    assert scale.cell(ordinal(2026, 10, 7)) in shaded
    assert scale.cell(ordinal(2026, 7, 10)) in shaded
    assert scale.cell(ordinal(2026, 4, 29)) not in shaded
    assert all(first < last for first, last in runs)
    assert all(before[1] < after[0] for before, after in pairwise(runs))


def test_day_by_day_weekends_are_shaded_too() -> None:
    scale = around(DAY, ordinal(2026, 11, 24), 60, (1, 2))
    runs = Calendar(Settings()).shaded(scale)
    saturday = scale.cell(ordinal(2026, 11, 28))
    assert (saturday, saturday + 6) in runs


def test_a_stretch_within_one_holiday_is_all_holiday(sample: Plan) -> None:
    calendar = Calendar(sample.settings)
    assert touching(calendar, ordinal(2026, 7, 1), ordinal(2026, 7, 10))
    assert not touching(calendar, ordinal(2026, 6, 1), ordinal(2026, 7, 10))


def test_reversed_and_half_written_years_are_no_trouble() -> None:
    years = {
        "2025-2026": SchoolYear.of("2025-2026", start=date(2026, 1, 1), slutt=date(2025, 1, 1)),
        "2026-2027": SchoolYear.of("2026-2027", ferier=[{"navn": "Ferie", "fra": date(2026, 2, 2)}]),
        "1": SchoolYear.of("1", start=date.min, slutt=date.max),
    }
    calendar = Calendar(Settings(skoleaar=years))
    assert calendar.off(ordinal(2026, 2, 2)) is None
