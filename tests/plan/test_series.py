"""What may be said of an indicator's series, and what may not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dekom_tui.plan.format import Goal, Indicator, Value
from dekom_tui.plan.model import Plan
from dekom_tui.plan.series import Series, by_question, is_percent, is_small, least_span, meanwhile, one_person, series
from tests.plan.sample import sample

DAY = date(2020, 1, 1)


def made(figures: list[float], unit: str = "%", n: int | None = None, **values: object) -> Series:
    """A series of figures a year apart."""
    points = [Value.of("", dato=DAY + timedelta(365 * at), verdi=one, n=n) for at, one in enumerate(figures)]
    indicator = Indicator.of("x", navn="X", enhet=unit, verdier=points, **values)
    return series(Plan({"indikator": {"x": indicator}}), indicator)


def of_sample(key: str) -> Series:
    return series(sample(), sample().of(Indicator)[key])


def test_the_goal_that_an_indicator_measures_gives_start_and_target() -> None:
    of = of_sample("np-lesing-9")
    assert of.goal is not None
    assert (of.goal.key, of.start, of.target, of.left, of.change) == ("lesing-9", 29, 20, 1, -8)


def test_without_a_goal_the_change_is_from_the_first_point_and_there_is_no_gap() -> None:
    of = of_sample("grunnskolepoeng")
    assert (of.goal, of.change, of.left) == (None, -0.7, None)


def test_one_point_has_nothing_to_be_held_against() -> None:
    assert made([3]).change is None
    assert made([]).newest is None


@pytest.mark.parametrize(("count", "short"), [(0, True), (9, True), (10, False)])
def test_under_ten_points_there_is_no_verdict_on_a_trend(count: int, short: bool) -> None:
    of = made([float(at) for at in range(count)])
    assert of.too_short is short
    assert not short or of.shift == 0


def test_six_of_the_newest_points_on_one_side_of_the_median_are_a_shift() -> None:
    assert made([1, 2, 1, 2, 1, 2, 5, 6, 5, 6, 5, 6]).shift == 6
    assert made([5, 6, 5, 6, 5, 6, 1, 2, 1, 2, 1, 2]).shift == -6
    assert made([1, 5, 1, 5, 1, 5, 1, 5, 1, 5]).shift == 0


def test_what_one_person_weighs_follows_from_n_alone() -> None:
    """With 22 pupils one pupil is 4.5 percentage points; without n nothing is guessed."""
    assert round(one_person(22, "%") or 0, 1) == 4.5
    assert one_person(None, "%") is None
    assert one_person(0, "%") is None
    assert one_person(22, "av 5") is None
    assert of_sample("np-lesing-9").weight is None


def test_the_weight_of_a_series_is_told_as_least_and_most() -> None:
    weight = made([10, 20], n=20).weight
    assert weight is not None
    assert (weight.least, weight.most, weight.known, weight.all) == (5, 5, 2, 2)


def test_a_figure_with_fewer_than_ten_behind_it_is_small() -> None:
    assert [is_small(one) for one in (None, 0, 9, 10)] == [False, True, True, False]
    assert len(made([1, 2], n=6).small) == 2


@pytest.mark.parametrize("unit", ["%", "% av elevene", "prosent", " %"])
def test_a_share_of_a_hundred_is_told_by_its_unit(unit: str) -> None:
    assert is_percent(unit)
    assert not is_percent("av 5")
    assert not is_percent(None)


def test_a_small_change_does_not_fill_the_chart() -> None:
    assert least_span("%", [27, 28]) == 10
    assert least_span("av 5", [3.1]) == 1
    assert least_span("lærere av 24", [3]) == 4.8
    assert least_span("poeng", [42.0, -50]) == 5
    assert least_span(None, [0]) == 1
    assert least_span("av alle", [10]) == 1


def test_indicators_stand_under_their_question_and_none_is_lost() -> None:
    groups = by_question(sample())
    assert [(one.field, len(one.indicators)) for one in groups] == [("resultater", 6), ("stemmer", 5), ("annet", 2)]
    loose = Plan({"indikator": {"x": Indicator.of("x", navn="X")}})
    assert by_question(loose)[-1].field == ""


def test_a_record_without_day_or_figure_is_counted_and_not_drawn() -> None:
    indicator = Indicator.of("x", navn="X", verdier=[Value.of("", dato=DAY), Value.of("", verdi=1)])
    of = series(Plan({"indikator": {"x": indicator}, "maal": {"m": Goal.of("m", tekst="M", indikator="x")}}), indicator)
    assert (len(of.points), len(of.undated), of.target) == (0, 2, None)


def test_beside_a_goals_series_stands_what_serves_that_goal_and_beside_another_all() -> None:
    plan = sample()
    measures, log = meanwhile(plan, plan.of(Indicator)["np-lesing-9"])
    assert [one.nr for one in measures] == [1, 3, 6, 7, 9, 10]
    assert {one.key for one in log} == {one.key for one in plan.log if "lesing-9" in one.maal or not one.maal}
    assert meanwhile(plan, plan.of(Indicator)["grunnskolepoeng"]) == (plan.measures, plan.log)
