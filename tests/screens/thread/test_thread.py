"""R Rød tråd, as it behaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.edits import Remove, new
from dekom_tui.plan.format import Finding, Goal, LogEntry, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.thread.beads import SIGN, Spot
from dekom_tui.screens.thread.matrix import MatrixScreen
from dekom_tui.screens.thread.matrix_view import Cell
from dekom_tui.screens.thread.screen import ThreadScreen
from dekom_tui.screens.thread.stage import Stage
from dekom_tui.screens.thread.tie import TieScreen, UntieScreen
from dekom_tui.widgets.lines import cells
from tests.screens import hostile
from tests.screens.bench import bench_of, drive, seen
from tests.screens.conftest import opened
from tests.screens.thread import many

GOAL = Place("maal", "lesing-9")
QUIET = Place("funn", "god-ro-men-lav-motivasjon")
WALK = (
    "down down down down left down left right right right down right down "
    "e down k space escape escape x down right b space x u"
)
SIZES = [(60, 18), (80, 24), (120, 30), (140, 40), (200, 50)]


def thread(pilot: Pilot[None]) -> ThreadScreen:
    screen = pilot.app.screen
    assert isinstance(screen, ThreadScreen)
    return screen


def matrix(pilot: Pilot[None]) -> MatrixScreen:
    screen = pilot.app.screen
    assert isinstance(screen, MatrixScreen)
    return screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()
    await pilot.pause()


def test_the_arrows_go_along_the_thread_and_in_a_joint(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        assert thread(pilot).spot == Spot(2, GOAL)
        assert "K knytt  U løs  X matrise  E løse ender  F5 vis  ? hjelp" in seen(pilot)
        await press(pilot, "down")
        assert thread(pilot).spot == Spot(2, Place("maal", "medvirkning"))
        await press(pilot, "right", "right")
        assert thread(pilot).spot == Spot(SIGN, Place("tiltak", "planleggingsdager-august"))
        await press(pilot, "left", "left")
        assert thread(pilot).spot == Spot(2, Place("maal", "medvirkning"))
        await press(pilot, "left", "left", "left")
        assert thread(pilot).spot == Spot(0, Place("indikator", "medvirkning"))
        await press(pilot, "end")
        assert "↑" in seen(pilot).splitlines()[3]
        await press(pilot, "enter")
        assert bench_of(pilot).asked_for == [Place("indikator", "observert-kollega")]

    drive(ThreadScreen, plan_folder, does)


def test_on_a_small_screen_the_joints_stand_under_each_other(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        assert "↑↓ ledd  ←→ nabo" in seen(pilot)
        await press(pilot, "right")
        assert thread(pilot).spot == Spot(2, Place("maal", "medvirkning"))
        assert "MÅL 2" in seen(pilot)
        await press(pilot, "up")
        assert thread(pilot).spot == Spot(1, Place("funn", "lav-medvirkning"))

    drive(ThreadScreen, plan_folder, does, (60, 18))


def test_another_screen_lights_a_node(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        for target, spot in (
            (Place("tiltak", "lesekvarter"), Spot(3, Place("tiltak", "lesekvarter"))),
            (Place("logg", "2025-11-04-elevpanel"), Spot(SIGN, Place("logg", "2025-11-04-elevpanel"))),
            (Place("rolle", "rektor"), Spot(SIGN, Place("logg", "2025-11-04-elevpanel"))),
        ):
            thread(pilot).show(target)
            await pilot.pause()
            assert thread(pilot).spot == spot
        assert "▌nov 25" in seen(pilot)

    drive(ThreadScreen, plan_folder, does)


async def test_the_program_goes_to_a_node_by_its_place(workspace: Path) -> None:
    async with opened(workspace) as program:
        program.app.go("R", QUIET)
        await program.settled()
        assert thread(program.pilot).spot == Spot(1, QUIET)
        await program.press("0", "r")
        assert thread(program.pilot).spot == Spot(1, QUIET)
        await program.press("0", "R", "escape")
        assert not isinstance(program.app.screen, ThreadScreen)


def test_a_loose_end_is_lit_and_tied_with_its_key(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await press(pilot, "e")
        assert thread(pilot).at_ends
        assert thread(pilot).spot == Spot(1, QUIET)
        await press(pilot, "k")
        assert isinstance(pilot.app.screen, TieScreen)
        assert "MÅL SOM SVARER PÅ FUNNET  0 av 4 valgt" in seen(pilot)
        assert "Ingenting er endret ennå." in seen(pilot)
        await press(pilot, "down", "space")
        assert "Enter knytter 1, i plan.toml." in seen(pilot)
        await press(pilot, "enter")
        assert bench.plan.of(Goal)["medvirkning"].funn == ("god-ro-men-lav-motivasjon", "lav-medvirkning")
        assert bench.said[-1] == "Funnet «God ro, men lav motivasjon» er knyttet til målet «Medvirkning»."
        assert "LØSE ENDER  9 i alt" in seen(pilot)
        await press(pilot, "ctrl+z")
        assert "LØSE ENDER  10 i alt" in seen(pilot)
        await press(pilot, "escape")
        assert not thread(pilot).at_ends

    drive(ThreadScreen, plan_folder, does)


def test_what_wants_a_sign_begins_a_log_entry_with_what_is_known(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await press(pilot, "e", "down")
        assert thread(pilot).spot == Spot(3, Place("tiltak", "planleggingsdager-august"))
        assert "L skriv tegn" in seen(pilot)
        await press(pilot, "l")
        assert bench.asked_for == [
            (
                LogEntry,
                {
                    "dato": bench.today,
                    "tiltak": ("planleggingsdager-august",),
                    "maal": ("laeringssirkler", "lesing-9", "medvirkning", "muntlig-aktive"),
                },
            )
        ]

    drive(ThreadScreen, plan_folder, does)


def test_ties_in_several_joints_are_one_step(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        before = bench.plan
        await press(pilot, "k", "space", "tab")
        assert "FUNN SOM MÅLET SVARER PÅ" in seen(pilot)
        await press(pilot, "down", "space")
        assert "Enter knytter 1 og løser 1, i 2 filer." in seen(pilot)
        await press(pilot, "tab")
        assert "TALL SOM MÅLET MÅLES MED" in seen(pilot)
        await press(pilot, "shift+tab", "enter")
        assert "lesing-9" not in bench.plan.of(Measure)["planleggingsdager-august"].maal
        assert "faa-elever-snakker" in bench.plan.of(Goal)["lesing-9"].funn
        await press(pilot, "ctrl+z")
        assert bench.plan == before

    drive(ThreadScreen, plan_folder, does)


def test_nothing_is_written_when_it_is_let_be(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        before = bench_of(pilot).plan
        await press(pilot, "k", "space", "escape")
        assert isinstance(pilot.app.screen, ThreadScreen)
        assert bench_of(pilot).plan is before
        await press(pilot, "u", "escape")
        assert bench_of(pilot).plan is before

    drive(ThreadScreen, plan_folder, does)


def test_the_only_tie_is_untied_at_once_and_of_several_one_is_chosen(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        thread(pilot).show(QUIET)
        await press(pilot, "u")
        assert bench.plan.of(Finding)[QUIET.key].indikator == ()
        assert bench.said[-1] == "Funnet «God ro, men lav motivasjon» er løst fra indikatoren «Motivasjon»."
        assert "U løs" not in seen(pilot)
        await press(pilot, "u", "ctrl+z")
        thread(pilot).show(GOAL)
        await press(pilot, "u")
        assert isinstance(pilot.app.screen, UntieScreen)
        await press(pilot, "enter")
        assert "lesing-9" not in bench.plan.of(Measure)["planleggingsdager-august"].maal
        await press(pilot, "u", "space", "down", "space", "enter")
        assert bench.said[-1] == "Målet «Lesing 9. trinn» er løst fra 2 steder."

    drive(ThreadScreen, plan_folder, does)


def test_by_mouse_a_node_is_lit_and_then_opened(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.click(Stage, offset=(37, 5))
        await pilot.pause()
        assert thread(pilot).spot == Spot(2, Place("maal", "medvirkning"))
        await pilot.click(Stage, offset=(37, 5))
        assert bench_of(pilot).asked_for == [Place("maal", "medvirkning")]
        await pilot.click(Stage, offset=(74, 4))
        await pilot.pause()
        assert thread(pilot).spot == Spot(SIGN, Place("logg", "2025-10-14-fellestid"))
        await pilot.click("#ends", offset=(10, 2))
        await pilot.pause()
        assert thread(pilot).at_ends
        assert thread(pilot).spot == Spot(3, Place("tiltak", "samlinger-med-up2"))

    drive(ThreadScreen, plan_folder, does)


def test_the_matrix_ties_and_unties(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await press(pilot, "x", "down", "down", "right", "right")
        assert matrix(pilot).cell == Cell("laeringssirkler", "felles-lesestrategier")
        assert "3 Modul 1: lesestrategier tjener ikke mål 3. Mellomrom knytter dem." in seen(pilot)
        assert "Tiltak fortsatt i gang" in seen(pilot)
        await press(pilot, "space")
        assert "laeringssirkler" in bench.plan.of(Measure)["felles-lesestrategier"].maal
        assert bench.said[-1] == "Modul 1: lesestrategier tjener nå målet «Læringssirkler»."
        await press(pilot, "space")
        assert "laeringssirkler" not in bench.plan.of(Measure)["felles-lesestrategier"].maal
        await press(pilot, "s")
        assert "MÅL  hvilke tiltak tjener dem" in seen(pilot)
        await press(pilot, "down", "right", "enter")
        assert bench.asked_for == [Place("maal", "muntlig-aktive")]
        await pilot.click(Stage, offset=(5, 7))
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, ThreadScreen)
        assert thread(pilot).spot == Spot(2, GOAL)

    drive(ThreadScreen, plan_folder, does)


def test_a_click_on_a_cell_that_is_chosen_ties_it(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await press(pilot, "x")
        for _click in range(2):
            await pilot.click(Stage, offset=(45, 7))
            await pilot.pause()
        assert "Elevpanel" in bench_of(pilot).said[-1]
        assert "lesing-9" in bench_of(pilot).plan.of(Measure)["elevpanel"].maal or matrix(pilot).cell.goal != "lesing-9"

    drive(ThreadScreen, plan_folder, does)


def test_an_empty_plan_begins_with_one_key(empty_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        assert "Her ser dere hvordan planen henger sammen" in seen(pilot)
        assert "N Skriv det første målet" in " ".join(seen(pilot).split())
        await press(pilot, "up", "right", "k", "u", "x", "e", "tab", "l", "n")
        assert bench.asked_for == [(Goal, {})]
        bench.edit(new(bench.plan, Goal, {"tekst": "Vårt første"}))
        await press(pilot)
        assert thread(pilot).spot == Spot(2, Place("maal", "vaart-foerste"))
        assert "▌1 Vårt" in seen(pilot)
        assert "bygger ikke på noe funn" in seen(pilot)
        await press(pilot, "k", "u", "x", "left", "right", "up", "down")
        assert isinstance(pilot.app.screen, ThreadScreen)
        await press(pilot, "ctrl+z")
        assert thread(pilot).spot is None

    drive(ThreadScreen, empty_folder, does)


@pytest.mark.parametrize("size", SIZES)
def test_a_plan_that_means_no_good_is_shown_as_it_is_written(tmp_path: Path, size: tuple[int, int]) -> None:
    async def does(pilot: Pilot[None]) -> None:
        shown = []
        for key in WALK.split():
            await press(pilot, key)
            shown.append(seen(pilot))
        assert all(cells(line) <= size[0] for text in shown for line in text.splitlines())
        assert any("[x] [/]" in text for text in shown)

    drive(ThreadScreen, hostile.write(tmp_path), does, size)


@pytest.mark.parametrize("size", SIZES)
def test_forty_a_column_are_walked_through_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await press(pilot, *["down"] * 12, "right", "down", "pagedown", "right", "end", "left", "left", "left", "home")
        spot = thread(pilot).spot
        assert spot is not None
        assert all(cells(line) <= size[0] for line in seen(pilot).splitlines())
        await press(pilot, "x", "end", "right", "pageup")
        assert matrix(pilot).cell.measure == "t30"
        assert "→" in seen(pilot)
        assert all(cells(line) <= size[0] for line in seen(pilot).splitlines())

    drive(ThreadScreen, many.write(tmp_path), does, size)


def test_one_of_each_is_a_straight_line(tmp_path: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        line = next(one for one in seen(pilot).splitlines() if "▌1" in one)
        assert line.startswith(" Tall nummer 1 ─── Det vi ser for ─▌1 Det skal")
        assert line.endswith("jan 26")

    drive(ThreadScreen, many.write(tmp_path, 1), does)


def test_what_is_chosen_is_kept_when_it_is_gone_elsewhere(plan_folder: Path) -> None:

    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await press(pilot, "x")
        for goal in list(bench.plan.of(Goal)):
            bench.edit(Remove(Place("maal", goal)))
            await press(pilot)
        assert isinstance(pilot.app.screen, ThreadScreen)
        assert thread(pilot).spot is not None
        assert "LØSE ENDER  24 i alt" in seen(pilot)

    drive(ThreadScreen, plan_folder, does)


class TestPictures:
    def test_at_the_main_size(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("r")

    def test_at_the_main_size_by_day(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("r", "right", theme="dag")

    def test_on_a_small_screen(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("r", size=(60, 18))

    def test_on_a_wide_screen(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("r", size=(140, 40))

    def test_the_loose_ends(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("r", "e", "down")

    def test_tying(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("r", "k")

    def test_the_matrix(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("r", "x", "down", "down", "right", "right")

    def test_the_matrix_with_goals_down(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("r", "x", "s", size=(140, 40))
