"""A series in words."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.format import Indicator, Value
from dekom_tui.plan.model import Plan
from dekom_tui.plan.series import Series, series
from dekom_tui.words.series import as_text, change_words, figure, n_words, trend_words, weight_words
from tests.plan.sample import sample


def of(key: str) -> Series:
    return series(sample(), sample().of(Indicator)[key])


def with_n(n: int) -> Series:
    value = Value.of("", dato=date(2026, 1, 1), verdi=21, n=n)
    indicator = Indicator.of("x", navn="Lesing", enhet="%", verdier=[value])
    return series(Plan({}), indicator)


def test_a_screen_reader_gets_all_that_the_chart_shows() -> None:
    text = "\n".join(as_text(of("np-lesing-9")))
    for said in (
        "lavere er bedre",
        "15. nov 2022: 31 %; snitt 2020–2022, dels eldre måleserie",
        "13. nov 2026: 21 %; høst 2025 og 2026, foreløpig",
        "Start 29 %, mål 20 %, frist 15. des 2026.",
        "8 prosentpoeng ned fra start, 1 prosentpoeng igjen.",
        "Fem målinger er for få til å vise trend.",
        "(n) er ikke ført",
    ):
        assert said in text


def test_one_pupil_of_22_is_told_in_percentage_points() -> None:
    series_ = with_n(22)
    assert weight_words(series_, series_.points[0]) == "Ved 22 elever er én elev 4,5 prosentpoeng."


def test_a_room_does_not_read_an_n_under_ten() -> None:
    series_ = with_n(6)
    assert "6" not in weight_words(series_, series_.points[0])
    assert [n_words(one) for one in (None, 6, 22)] == ["–", "<10", "22"]
    assert not any("n 6" in one for one in as_text(series_))


def test_a_change_of_a_scale_has_no_percentage_points() -> None:
    assert change_words(of("medvirkning")) == "0,2 opp fra start"


def test_no_points_say_so() -> None:
    assert trend_words(series(Plan({}), Indicator.of("x", navn="X"))) == "Ingen målinger ennå."


def test_a_long_figure_is_told_by_its_size() -> None:
    told = [figure(one) for one in (21, 3.4, 1e300, -1e12, 0.30000000000000004)]
    assert told == ["21", "3,4", "1e300", "−1e12", "0,3"]
