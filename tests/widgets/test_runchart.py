"""The run chart, read as text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.plan.format import Goal, Indicator, Value
from dekom_tui.plan.model import Plan
from dekom_tui.plan.series import Series, series
from dekom_tui.widgets.chart_axis import Mark, MarkRow, ticks
from dekom_tui.widgets.lines import Line, cells, plain
from dekom_tui.widgets.runchart import Look, run_chart
from tests.plan.sample import TODAY, sample


def made(values: list[Value], unit: str | None = "%", target: float | None = None) -> Series:
    indicator = Indicator.of("x", navn="X", enhet=unit, verdier=values)
    plan = Plan({"indikator": {"x": indicator}})
    if target is not None:
        plan = plan.put(Goal.of("m", tekst="M", indikator="x", maalverdi=target, utgangsverdi=target))
    return series(plan, indicator)


def reading() -> Series:
    return series(sample(), sample().of(Indicator)["np-lesing-9"])


def text(lines: list[Line]) -> str:
    return "\n".join(plain(one) for one in lines)


def test_every_value_stands_at_its_point_with_its_month_under_it() -> None:
    drawn = text(run_chart(reading(), 53, 11, Look(chosen=4)))
    for said in ("31", "30", "start 29", "27", "21", "mål 20 %", "nov 22", "nov 26"):
        assert said in drawn


def test_a_lower_value_stands_lower() -> None:
    lines = [plain(one) for one in run_chart(reading(), 53, 11)]
    rows = [next(y for y, one in enumerate(lines) if figure in one) for figure in ("31", "29", "27", "21")]
    assert rows == sorted(rows)


def test_the_chosen_point_alone_is_in_the_colour_of_what_is_chosen() -> None:
    lines = run_chart(reading(), 53, 11, Look(chosen=0))
    lit = [span.text for one in lines for span in one if span.token == "accent"]
    assert lit == ["31", "▀", "nov 22"]


def test_no_n_no_bar_of_one_pupil() -> None:
    assert "1 elev" not in text(run_chart(reading(), 53, 11))
    values = [one.edit({"n": 22}) for one in reading().indicator.verdier]
    assert "1 elev" in text(run_chart(made(values, target=20), 53, 11))


def test_a_whole_chart_has_years_the_plans_period_and_marks() -> None:
    plan = sample()
    marks = (
        MarkRow("Tiltak starter", tuple(Mark(one.start, str(one.nr)) for one in plan.measures if one.start)),
        MarkRow("Innførsler i loggen", tuple(Mark(one.dato, "●") for one in plan.log if one.dato)),
    )
    look = Look(4, whole=True, period=(plan.head.fra, plan.head.til), marks=marks, today=TODAY)
    drawn = text(run_chart(reading(), 78, 15, look))
    for said in ("planen gjelder", "┬ 2025", "Tiltak starter", "●●", "21*", "▼", "→1", "start 29"):
        assert said in drawn


def test_without_points_a_sentence_stands_there() -> None:
    assert text(run_chart(made([]), 40, 10)) == "Ingen målinger ennå."
    assert "mangler" in text(run_chart(made([Value.of("", verdi=2)]), 40, 10))


def test_one_point_stands_in_the_middle() -> None:
    drawn = text(run_chart(made([Value.of("", dato=TODAY, verdi=7)]), 41, 9))
    assert "7" in drawn
    assert "nov 26" in drawn


def test_where_there_is_no_room_the_newest_figures_stand_in_a_row() -> None:
    assert text(run_chart(reading(), 53, 2)) == "31 → 30 → 29 → 27 → 21 %"
    assert text(run_chart(reading(), 12, 9)) == "27 → 21 %"


def test_an_n_under_ten_is_not_shown_to_the_room() -> None:
    drawn = text(run_chart(made([Value.of("", dato=TODAY, verdi=50, n=6)]), 40, 10))
    assert "<10" in drawn


@pytest.mark.parametrize("size", [(2, 9), (3, 1), (10, 0.02)])
def test_ticks_are_round_and_few(size: tuple[int, float]) -> None:
    most, span = size
    found = ticks(0, span, most)
    assert found
    assert len(found) <= most + 2
    assert all(0 <= one <= span for one in found)


figures = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**63) + 1, 2**63 - 1), st.just(0), st.just(1e308)
)
value = st.builds(
    lambda day, figure, n: Value.of("", dato=date(2000, 1, 1) + timedelta(day), verdi=figure, n=n),
    st.integers(0, 20000) | st.just(0),
    figures,
    st.none() | st.integers(0, 10**9),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(value, max_size=14),
    st.sampled_from(["%", "av 5", None, "poeng"]),
    st.none() | figures,
    st.integers(0, 120),
    st.integers(0, 24),
    st.booleans(),
)
def test_whatever_the_figures_the_chart_stays_in_its_place(
    values: list[Value], unit: str | None, target: float | None, width: int, height: int, whole: bool
) -> None:
    of = made(values, unit, target)
    marks = (MarkRow("Tiltak", tuple(Mark(point.day, "12") for point in of.points)),)
    look = Look(len(of.points) - 1 if of.points else None, whole=whole, marks=marks, today=TODAY)
    lines = run_chart(of, width, height, look)
    assert len(lines) <= height
    assert all(cells(plain(one)) <= max(1, width) for one in lines)
