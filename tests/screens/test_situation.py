"""2 Situasjonsbeskrivelse: indicators, their measurements, the text, and a page for one indicator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.format import Indicator, Situation
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.series import Series, meanwhile, series
from dekom_tui.screens.indicators.new_value import NewValueScreen
from dekom_tui.screens.indicators.screen import IndicatorScreen
from dekom_tui.screens.indicators.view import chart_rows, meanwhile_rows, table_rows
from dekom_tui.screens.sections.screen import Answer
from dekom_tui.screens.sections.situation import SituationScreen
from dekom_tui.screens.sections.situation_view import OTHERS, indicators_of, list_rows, measurement_lines, side_rows
from dekom_tui.widgets.lines import cells, heading, plain
from tests.screens.bench import bench_of, canvas, drive, seen
from tests.screens.conftest import TODAY, assert_fits, text_of

NINTH = Place(Indicator.table, "np-lesing-9")


def of(plan: Plan, key: str = "np-lesing-9") -> Series:
    return series(plan, plan.of(Indicator)[key])


@pytest.mark.parametrize("width", [36, 53, 60, 90])
def test_each_indicator_has_its_first_and_its_newest_figure(sample: Plan, width: int) -> None:
    rows = list_rows(sample, indicators_of(sample, "resultater"), [heading("INDIKATORER")], width)
    assert_fits(rows, width)
    text = text_of(rows)
    assert "fra" in text.splitlines()[0]
    line = next(one for one in text.splitlines() if "9. trinn" in one)
    assert line.split()[-3:] == ["31", "21", "%"]


def test_no_two_indicators_of_a_question_read_the_same(sample: Plan) -> None:
    rows = list_rows(sample, indicators_of(sample, "resultater"), [heading("INDIKATORER")], 48)
    names = [one[:24] for one in text_of(rows).splitlines()[1:]]
    assert len(set(names)) == len(names)


def test_the_measurement_is_told_with_its_note_and_no_verdict(sample: Plan) -> None:
    lines = [plain(one) for one in measurement_lines(of(sample), 4, 22, 30)]
    text = " ".join(lines)
    assert all(cells(one) <= 22 for one in lines)
    assert "13. nov 2026 høst 2025 og 2026, foreløpig" in text
    assert "Fem målinger er for få til å vise trend." in text
    assert "Nasjonale prøver" in text
    assert "Nasjonale" not in " ".join(plain(one) for one in measurement_lines(of(sample), 4, 22, 11))


@pytest.mark.parametrize(
    ("width", "height", "whole"), [(53, 12, False), (60, 7, False), (61, 29, True), (90, 39, True)]
)
def test_the_chart_keeps_within_its_place(sample: Plan, width: int, height: int, whole: bool) -> None:
    for key in sample.of(Indicator):
        rows = side_rows(sample, of(sample, key), 0, width, height, whole=whole, said=not whole)
        assert len(rows) <= height
        assert_fits(rows, width)


def test_a_wide_screen_tells_the_goal_and_all_measurements(sample: Plan) -> None:
    text = text_of(side_rows(sample, of(sample), 4, 61, 29, whole=True, said=False))
    for said in ("Mål 1  Færre elever på 9. trinn", "MÅLINGENE", "15. nov 2022  31 %  snitt 2020–2022"):
        assert said in text


def test_the_page_of_an_indicator_says_what_may_be_said(sample: Plan) -> None:
    for width, height in ((80, 20), (60, 14), (140, 36), (200, 46)):
        rows = chart_rows(sample, of(sample), 4, TODAY, width, height)
        assert_fits(rows, width)
        assert len(rows) <= height
    text = text_of(chart_rows(sample, of(sample), 4, TODAY, 80, 20))
    for said in (
        "LESING 9. TRINN",
        "lavere er bedre",
        "21 %* høst 2025 og 2026, foreløpig",
        "mål 20 % innen 15. des",
        "fra 29 %",
        "8 prosentpoeng ned fra start, 1 prosentpoeng igjen.",
        "Innførsler i loggen",
    ):
        assert said in text


def test_what_the_chart_marks_on_its_axis_is_said_in_words_under_the_table(sample: Plan) -> None:
    lines = text_of(meanwhile_rows(sample, of(sample), 80)).splitlines()
    assert lines[1].strip() == "MENS DETTE SKJEDDE"
    assert lines[2].split() == ["12.", "jan", "2027", "10", "Midtveisrevisjon", "tiltak", "starter"]
    assert any("17. nov 2026  Plangruppa og elevpanel" in one and one.endswith("i loggen") for one in lines)
    measures, log = meanwhile(sample, of(sample).indicator)
    assert len(lines) == 2 + len(measures) + len(log)


def test_the_table_is_newest_first(sample: Plan) -> None:
    lines = text_of(table_rows(of(sample), TODAY, 4, 80)).splitlines()
    years = [one.split()[2] for one in lines if " nov 20" in one and one.strip()[0].isdigit() and "%  " in one]
    assert years[-5:] == ["2026", "2025", "2024", "2023", "2022"]


def screen_of(pilot: Pilot[None]) -> SituationScreen:
    return cast("SituationScreen", pilot.app.screen)


def test_the_figures_come_first_and_tab_leads_to_the_text(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        assert "mål" in seen(pilot) or "fra" in seen(pilot)
        assert "ny måling" in seen(pilot)
        await pilot.press("tab")
        assert "Årskullene er små" in seen(pilot)
        assert "ny indikator" in seen(pilot)
        await pilot.press("i")
        assert screen_of(pilot).among_figures

    drive(SituationScreen, plan_folder, does)


def test_left_and_right_go_from_measurement_to_measurement(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "left")
        assert "14. nov 2025" in text_of(canvas(pilot, "menu").rows)
        await pilot.press("left", "left", "left", "left", "left")
        assert screen_of(pilot).at == 0
        await pilot.press("right")
        assert "15. nov 2023" in text_of(canvas(pilot, "menu").rows)

    drive(SituationScreen, plan_folder, does)


def test_beyond_the_last_indicator_the_next_question_begins(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press(*["down"] * 6)
        assert screen_of(pilot).chosen == Answer("stemmer")
        assert screen_of(pilot).pointed == Place(Indicator.table, "medvirkning")
        await pilot.press("up")
        await pilot.pause()
        assert screen_of(pilot).pointed == Place(Indicator.table, "grunnskolepoeng")

    drive(SituationScreen, plan_folder, does)


def test_enter_edits_the_indicator_and_n_asks_for_a_measurement(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "enter")
        assert bench_of(pilot).asked_for == [NINTH]
        await pilot.press("n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, NewValueScreen)

    drive(SituationScreen, plan_folder, does)


def test_among_the_questions_n_adds_an_indicator_to_the_one_that_is_chosen(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("tab", "down", "n")
        assert bench_of(pilot).asked_for == [(Indicator, {"spoersmaal": "stemmer"})]

    drive(SituationScreen, plan_folder, does)


def test_an_answer_is_written_among_the_texts(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("tab", "enter", *"Ny.", "escape")
        assert (bench_of(pilot).plan.one(Situation).resultater or "").endswith("Ny.")
        assert screen_of(pilot).menu.has_focus

    drive(SituationScreen, plan_folder, does)


def test_another_place_can_point_to_an_indicator(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen_of(pilot).show(Place(Indicator.table, "muntlig-aktive"))
        await pilot.pause()
        assert screen_of(pilot).pointed == Place(Indicator.table, "muntlig-aktive")
        assert screen_of(pilot).chosen == Answer("annet")

    drive(SituationScreen, plan_folder, does)


def test_an_empty_plan_begins_among_the_questions_and_says_how_figures_begin(empty_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        assert screen_of(pilot).menu.has_focus
        await pilot.press("tab")
        assert "N legger til den første" in seen(pilot)
        await pilot.press("n")
        assert bench_of(pilot).asked_for == [(Indicator, {"spoersmaal": "resultater"})]

    drive(SituationScreen, empty_folder, does)


def test_an_indicator_without_a_question_is_not_lost(plan_folder: Path) -> None:
    path = plan_folder / "plan.toml"
    text = path.read_text(encoding="utf-8").replace('\nspoersmaal = "annet"', "", 1)
    path.write_text(text, encoding="utf-8")

    async def does(pilot: Pilot[None]) -> None:
        assert "Uten spørsmål" in text_of(canvas(pilot, "menu").rows)
        await pilot.press(*["down"] * 12)
        assert screen_of(pilot).chosen == OTHERS
        assert isinstance(screen_of(pilot).pointed, Place)

    drive(SituationScreen, plan_folder, does)


def test_the_chart_on_the_whole_screen_goes_from_indicator_to_indicator(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "g")
        await pilot.pause()
        assert isinstance(pilot.app.screen, IndicatorScreen)
        assert "planen gjelder" in seen(pilot)
        await pilot.press("left")
        assert "snitt 2023–2025" in seen(pilot)
        await pilot.press("d")
        assert "MÅLINGENE" in seen(pilot)
        await pilot.press("tab")
        assert "KARTLEGGING" in seen(pilot)
        await pilot.press("shift+tab", "shift+tab")
        assert "8. TRINN" in seen(pilot)

    drive(SituationScreen, plan_folder, does)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_it_looks_as_it_should(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    assert looks_right("2", "down", "down", size=size)


def test_the_whole_page_looks_as_it_should(looks_right: Callable[..., bool]) -> None:
    assert looks_right("2", "down", "down", "g")


def test_the_warning_before_a_small_count_looks_as_it_should(looks_right: Callable[..., bool]) -> None:
    assert looks_right("2", "n", "down", "2", "1", "down", "6", "enter", "enter", "enter")


def test_a_wide_screen_that_gets_narrow_keeps_what_has_the_focus_in_view(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("tab")
        await pilot.click("#indicators", offset=(5, 2))
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen_of(pilot).among_figures
        assert "ny måling" in seen(pilot)
        await pilot.resize_terminal(60, 18)
        await pilot.pause()
        assert "INDIKATORER" in seen(pilot)

    drive(SituationScreen, plan_folder, does, (140, 40))
