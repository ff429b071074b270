"""1 Innledning: the answers, the register of who took part, and other initiatives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.format import Anchoring, Initiative
from dekom_tui.plan.frameworks import anchored
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.sections.introduction import IntroductionScreen
from dekom_tui.screens.sections.introduction_view import anchoring_rows, initiative_rows, party_rows
from dekom_tui.screens.sections.screen import Answer, Register
from tests.screens.bench import bench_of, canvas, drive, seen
from tests.screens.conftest import TODAY, assert_fits, targets, text_of

MEETING = Place("forankring", "2025-08-14-hele-personalet")


def test_every_party_says_how_often_it_took_part_and_when_last(sample: Plan) -> None:
    rows = party_rows(anchored(sample), 54)
    assert_fits(rows, 54)
    assert "√ Personalet     2 ganger, sist 14. aug 2025" in text_of(rows)
    assert "√ Elever         1 gang, sist 20. mai 2025" in text_of(rows)


def test_a_party_that_did_not_take_part_is_plain_to_see() -> None:
    assert text_of(party_rows(anchored(Plan({})), 54)).count("ikke med ennå") == 5


def test_the_register_stands_newest_first_with_what_happened_under_it(sample: Plan) -> None:
    rows = anchoring_rows(sample, 54, MEETING)
    assert_fits(rows, 54)
    dates = [sample.of(Anchoring)[one.key].dato for one in targets(rows) if isinstance(one, Place)]
    assert len(dates) == 10
    assert dates == sorted(dates, key=str, reverse=True)
    assert "Hva skjedde    IGP om mål; 29 av 31 til stede stemte" in text_of(rows)


def test_where_the_list_is_long_what_happened_stands_under_the_entry(sample: Plan) -> None:
    rows = anchoring_rows(sample, 58, MEETING, height=13)
    assert_fits(rows, 58)
    assert "14. aug 2025  Hele personalet, planleggingsdag\n Hva skjedde" in text_of(rows)


def test_an_initiative_says_its_years_and_how_it_relates(sample: Plan) -> None:
    told = text_of(initiative_rows(sample, 50))
    assert "2022–2024" in told
    assert "løpende" in told
    assert "videreføres i læringssirklene" in told


def test_the_key_that_begins_a_register_is_named_only_where_it_works(empty_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("down", "down", "down", "down", "down")
        assert "Her står andre og tidligere satsinger" in seen(pilot)
        assert "N skriver inn" not in seen(pilot)
        await pilot.press("f", "n", "s")
        assert "N skriver inn den første" in seen(pilot)
        await pilot.press("n")
        assert bench_of(pilot).asked_for == [(Anchoring, {"dato": TODAY}), (Initiative, {})]

    drive(IntroductionScreen, empty_folder, does)


def test_a_register_is_gone_into_and_its_entries_opened(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("f", "down", "enter")
        await pilot.pause()
        assert canvas(pilot, "page").has_focus
        assert bench_of(pilot).asked_for == [canvas(pilot, "page").selected]
        await pilot.press("escape")
        assert canvas(pilot, "menu").has_focus
        assert canvas(pilot, "menu").selected == Register("forankring")

    drive(IntroductionScreen, plan_folder, does)


def test_what_is_taken_away_is_named_and_comes_back(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await pilot.press("f", "delete")
        await pilot.pause()
        assert len(bench.plan.of(Anchoring)) == 9
        assert bench.said[-1].startswith("Forankringen «Plangruppa» er tatt bort")
        assert "er tatt bort" in seen(pilot).splitlines()[-1]
        assert "Ctrl+Z angre" in seen(pilot).splitlines()[-1]
        await pilot.press("ctrl+z")
        assert len(bench.plan.of(Anchoring)) == 10

    drive(IntroductionScreen, plan_folder, does)


def test_an_initiative_is_moved_and_copied(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        first = bench.plan.ordered(Initiative)[0].key
        await pilot.press("s", "alt+down")
        assert bench.plan.ordered(Initiative)[1].key == first
        await pilot.press("c")
        await pilot.pause()
        assert len(bench.plan.of(Initiative)) == 5
        assert canvas(pilot, "page").selected == Place("satsing", bench.plan.ordered(Initiative)[-1].key)

    drive(IntroductionScreen, plan_folder, does)


def test_on_a_wide_screen_the_registers_stand_beside_the_answers(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        side = text_of(canvas(pilot, "side").rows)
        assert "FORANKRING  10 ganger" in side
        assert "ANDRE SATSINGER  4" in side
        assert "FORANKRING" not in text_of(canvas(pilot, "page").rows)

    drive(IntroductionScreen, plan_folder, does, (140, 40))


def test_from_elsewhere_one_comes_to_the_entry_of_a_register(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, IntroductionScreen)
        screen.show(MEETING)
        await pilot.pause()
        assert screen.chosen == Register("forankring")
        assert screen.pointed == MEETING
        assert screen.menu.holds(Answer("tema"))

    drive(IntroductionScreen, plan_folder, does)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
def test_it_looks_as_it_should(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    assert looks_right("1", "down", "down", "down", size=size)


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
def test_the_register_looks_as_it_should(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    assert looks_right("1", "f", "down", size=size)


def test_writing_looks_as_it_should_in_daylight(looks_right: Callable[..., bool]) -> None:
    assert looks_right("1", "down", "enter", theme="dag")
