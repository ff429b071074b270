"""4 Analyse: the findings, how sure they are, and the goals that answer them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.format import Analysis, Finding, Goal
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.sections.analysis import AnalysisScreen
from dekom_tui.screens.sections.analysis_view import finding_entries, finding_rows, overview_rows
from dekom_tui.screens.sections.view import menu_rows
from tests.screens.bench import bench_of, canvas, drive, seen
from tests.screens.conftest import assert_fits, text_of

LOOSE = Place("funn", "god-ro-men-lav-motivasjon")
SURE = Place("funn", "liten-framgang-i-lesing")


def test_a_finding_has_its_number_or_a_loose_end_and_how_sure_it_is(sample: Plan) -> None:
    told = text_of(menu_rows(finding_entries(sample), 24))
    assert " 1 Liten framgang i\n   lesing 8.–9. trinn\n   ■■■□ ganske sikre" in told
    assert " ◊ God ro, men lav\n   motivasjon\n   ■□□□ usikre" in told


def test_a_finding_says_what_it_builds_on_and_what_answers_it(sample: Plan) -> None:
    rows = finding_rows(sample, sample.of(Finding)[SURE.key], 54)
    assert_fits(rows, 54)
    told = text_of(rows)
    assert "Bevis      Ståstedsanalyse, 15 økter" in told
    assert "Nasjonale prøver, lesing 9. trinn          31 → 21 %" in told
    assert " 1 Færre elever på 9. trinn" in told
    assert " 3 Lærerne utvikler" in told


def test_a_finding_that_no_goal_answers_names_the_key_that_ties_it(sample: Plan) -> None:
    told = text_of(finding_rows(sample, sample.of(Finding)[LOOSE.key], 54))
    assert "◊ Ingen mål svarer på dette funnet.\n   K knytter det til et mål." in told


def test_all_findings_in_brief_tell_their_goals(sample: Plan) -> None:
    told = text_of(overview_rows(sample, 50))
    assert "→ mål 1 og 3" in told
    assert "ingen mål ennå" in told


def test_a_loose_finding_is_tied_to_a_goal_and_untied(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        goal = bench.plan.goals[1].key
        await pilot.press("end", "k", "down", "space")
        await pilot.pause()
        assert LOOSE.key in bench.plan.of(Goal)[goal].funn
        assert "■ 2 Elevene opplever" in seen(pilot)
        await pilot.press("enter")
        assert LOOSE.key not in bench.plan.of(Goal)[goal].funn
        await pilot.press("space", "escape")
        await pilot.pause()
        assert canvas(pilot, "menu").selected == LOOSE
        assert "4 God ro" in seen(pilot)
        assert bench.asked_for == []

    drive(AnalysisScreen, plan_folder, does)


def test_while_goals_are_chosen_no_key_touches_them_otherwise(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await pilot.press("end", "k", "delete", "c", "alt+down", "n")
        assert len(bench.plan.goals) == 4
        assert bench.asked_for == []

    drive(AnalysisScreen, plan_folder, does)


def test_a_finding_that_goals_refer_to_says_so_when_it_is_taken_away(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await pilot.press("down", "down", "down", "delete")
        await pilot.pause()
        assert SURE.key not in bench.plan.of(Finding)
        assert "også fra 2 steder" in bench.said[-1]
        assert seen(pilot).splitlines()[-1].startswith(" Funnet «Liten framgang")
        assert all(SURE.key not in goal.funn for goal in bench.plan.goals)

    drive(AnalysisScreen, plan_folder, does)


def test_a_new_finding_is_asked_for_from_anywhere_and_chosen_when_it_is_there(plan_folder: Path) -> None:
    from dekom_tui.plan.edits import new

    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await pilot.press("n")
        assert bench.asked_for == [(Finding, {})]
        bench.edit(new(bench.plan, Finding, {"tekst": "Noe nytt"}))
        await pilot.pause()
        assert canvas(pilot, "menu").selected == Place("funn", "noe-nytt")

    drive(AnalysisScreen, plan_folder, does)


def test_one_question_with_two_answers_heads_both_and_tells_them_apart(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("down")
        told = text_of(canvas(pilot, "page").rows)
        assert told.count("Hvilke kompetanseområder") == 1
        assert " LÆRERE\n" in told
        assert " ELEVER\n" in told
        await pilot.press("down", "enter", "x")
        assert "ELEVER" in seen(pilot)
        assert (bench_of(pilot).plan.one(Analysis).kompetanse_elever or "").endswith("x")

    drive(AnalysisScreen, plan_folder, does)


def test_an_empty_analysis_says_what_belongs_there_and_how_to_begin(empty_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        assert "Ikke besvart ennå" in seen(pilot)
        await pilot.press("end")
        assert "N skriver det første funnet" in seen(pilot)

    drive(AnalysisScreen, empty_folder, does)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
def test_it_looks_as_it_should(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    assert looks_right("4", "end", size=size)


def test_tying_looks_as_it_should(looks_right: Callable[..., bool]) -> None:
    assert looks_right("4", "end", "k", "down", theme="dag")
