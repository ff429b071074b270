"""6 Organisering: roles, arenas and partners under the questions that they answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.format import Arena, Organisation, Partner, Role
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.sections.organisation import OrganisationScreen
from dekom_tui.screens.sections.organisation_view import (
    brief_rows,
    carried_rows,
    entity_rows,
    happening_rows,
    partner_rows,
)
from tests.screens.bench import bench_of, canvas, drive, seen
from tests.screens.conftest import TODAY, assert_fits, text_of

ROLE, ARENA, PARTNER = Place("rolle", "rektor"), Place("arena", "fellestid"), Place("partner", "up2")


def test_a_role_says_what_it_does_expects_and_stands_for(sample: Plan) -> None:
    role = sample.of(Role)["rektor"]
    rows = [*entity_rows(sample, role, 52), *carried_rows(sample, role, TODAY, 52)]
    assert_fits(rows, 52)
    told = text_of(rows)
    assert "Forventer  Forutsigbare rammer fra skoleeier" in told
    assert "STÅR FOR  2 tiltak, 8 steg igjen" in told
    assert "● To planleggingsdager" in told
    assert " 11. des 2026  Runde 3, 15 økter" in told


def test_a_role_without_measures_says_so(sample: Plan) -> None:
    told = text_of(carried_rows(sample, sample.of(Role)["skoleeier"], TODAY, 52))
    assert "ingen tiltak eller steg" in told


def test_an_arena_is_marked_sku_and_tells_what_happens_there(sample: Plan) -> None:
    arena = sample.of(Arena)["fellestid"]
    told = text_of([*entity_rows(sample, arena, 52), *happening_rows(sample, arena, TODAY, 52)])
    assert "Fellestid   SKU" in told
    assert "Brukes til Modul og IGP" in told
    assert "TILTAK HER  2\n ● Modul 1" in told


def test_partners_bear_the_schools_own_names_for_up1_and_up2(sample: Plan) -> None:
    rows = partner_rows(sample, PARTNER, 52)
    assert_fits(rows, 52)
    assert " UP1 (intern, i kommunen)\n   Naboskolen" in text_of(rows)
    assert "Avtale  Partnerskapsavtale til 30.06.2027" in text_of(rows)


@pytest.mark.parametrize("kind", [Role, Arena, Partner])
@pytest.mark.parametrize("width", [30, 52, 90])
def test_a_register_in_brief_fits(sample: Plan, kind: type[Role], width: int) -> None:
    assert_fits(brief_rows(sample, kind, width), width)


def test_tab_goes_from_register_to_register_and_round(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        menu = canvas(pilot, "menu")
        await pilot.press("tab")
        assert menu.selected == ARENA
        await pilot.press("tab")
        assert menu.selected == Place("partner", "up1")
        await pilot.press("tab")
        assert menu.selected == ROLE
        await pilot.press("shift+tab", "shift+tab")
        assert menu.selected == ARENA
        assert "√ MØTEPLASSER 7 av 9 SKU" in seen(pilot)

    drive(OrganisationScreen, plan_folder, does)


def test_down_from_the_last_of_a_register_opens_the_next(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, OrganisationScreen)
        screen.show(Place("rolle", "uh-partner"))
        await pilot.press("down", "down")
        assert canvas(pilot, "menu").selected == ARENA
        await pilot.press("up", "up", "down")
        assert canvas(pilot, "menu").selected == ROLE

    drive(OrganisationScreen, plan_folder, does)


def test_the_questions_are_answered_from_their_headings(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        assert "Beskriv rollene til de involverte" in seen(pilot)
        await pilot.press("enter", *" Ja.")
        assert (bench_of(pilot).plan.one(Organisation).roller or "").endswith(" Ja.")
        await pilot.press("escape")
        assert canvas(pilot, "menu").has_focus

    drive(OrganisationScreen, plan_folder, does)


@pytest.mark.parametrize(("tabs", "kind"), [(0, Role), (1, Arena), (2, Partner)])
def test_an_empty_register_says_what_belongs_there_and_n_begins_it(
    empty_folder: Path, tabs: int, kind: type[Role]
) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press(*["tab"] * tabs)
        await pilot.pause()
        assert seen(pilot).count("N skriver inn den første") == 1
        await pilot.press("n")
        assert bench_of(pilot).asked_for == [(kind, {})]

    drive(OrganisationScreen, empty_folder, does)


def test_what_is_chosen_opens_moves_and_goes(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await pilot.press("tab", "enter")
        assert bench.asked_for == [ARENA]
        await pilot.press("alt+down")
        assert bench.plan.ordered(Arena)[1].key == ARENA.key
        await pilot.press("delete")
        await pilot.pause()
        assert ARENA.key not in bench.plan.of(Arena)
        assert "tatt bort, også fra 2 steder" in bench.said[-1]

    drive(OrganisationScreen, plan_folder, does)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
def test_it_looks_as_it_should(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    assert looks_right("6", "down", size=size)


def test_partners_look_as_they_should(looks_right: Callable[..., bool]) -> None:
    assert looks_right("6", "tab", "tab", "down", theme="dag")
