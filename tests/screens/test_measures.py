"""5 Tiltak, as it behaves."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.edits import new
from dekom_tui.plan.format import LogEntry, Measure
from dekom_tui.plan.listing import EVERYTHING
from dekom_tui.plan.measures import CANCELLED, DONE, ON_HOLD, UNDER_WAY
from dekom_tui.plan.model import Place
from dekom_tui.screens.measures.detail import NewStep, Step
from dekom_tui.screens.measures.screen import MeasuresScreen
from dekom_tui.screens.measures.view import PREFACE
from tests.screens.bench import bench_of, canvas, drive, seen
from tests.screens.hostile import write

WALK = Place("tiltak", "skolevandring")
TO_WALK = ("down", "down", "down", "down")
SIZES = [(60, 18), (80, 24), (120, 30), (140, 40), (200, 50)]


def numbers(pilot: Pilot[None]) -> list[int | None]:
    screen = pilot.app.screen
    assert isinstance(screen, MeasuresScreen)
    return [one.nr for one in screen.measures]


def ticked(pilot: Pilot[None]) -> list[bool]:
    return [one.ferdig for one in bench_of(pilot).plan.of(Measure)["skolevandring"].aktiviteter]


def test_at_the_main_size_the_table_and_the_chosen_measure_stand_together(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press(*TO_WALK)
        await pilot.pause()
        text = seen(pilot)
        assert "Konkrete aktiviteter som skal gjennomføres for å nå målene." in text
        assert "▌▲  5 Skolevandring" in text
        assert "○ 10 Midtveisrevisjon" in text
        assert "▲ forsinket, slutter 30. apr 2027, 3 uker etter avtalt · Avdelingsleder" in text
        assert "om 17 dager" in text
        assert "Runde 4, 15 økter" in text

    drive(MeasuresScreen, plan_folder, does)


def test_space_ticks_the_next_step_and_undo_takes_it_back(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press(*TO_WALK, "space")
        await pilot.pause()
        assert ticked(pilot) == [True, True, True, False]
        assert bench_of(pilot).said[-1] == "Huket av: Runde 3, 15 økter"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert ticked(pilot) == [True, True, False, False]

    drive(MeasuresScreen, plan_folder, does)


def test_in_the_steps_space_ticks_the_chosen_one_both_ways(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press(*TO_WALK, "tab")
        await pilot.pause()
        assert canvas(pilot, "detail").selected == Step("skolevandring", 2)
        await pilot.press("up", "space")
        await pilot.pause()
        assert ticked(pilot) == [True, False, False, False]
        assert canvas(pilot, "detail").selected == Step("skolevandring", 1)
        await pilot.press("space")
        await pilot.pause()
        assert ticked(pilot) == [True, True, False, False]

    drive(MeasuresScreen, plan_folder, does)


def test_a_step_is_opened_added_and_taken_away_where_it_stands(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await pilot.press(*TO_WALK, "right", "enter", "n")
        await pilot.pause()
        assert bench.asked_for == [WALK, WALK]
        await pilot.press("delete")
        await pilot.pause()
        assert len(bench.plan.of(Measure)["skolevandring"].aktiviteter) == 3
        assert "skolevandring" in bench.plan.of(Measure)
        await pilot.press("c", "alt+up", "escape")
        await pilot.pause()
        assert len(bench.plan.measures) == 10
        assert canvas(pilot, "list").has_focus
        assert canvas(pilot, "list").selected == WALK

    drive(MeasuresScreen, plan_folder, does)


def test_what_goes_on_below_the_detail_is_named(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press(*TO_WALK)
        await pilot.pause()
        assert "↓ Merknad og 1 til" in seen(pilot)
        assert "MERKNAD" not in seen(pilot)

    drive(MeasuresScreen, plan_folder, does, (120, 30))


def test_sorting_goes_through_number_start_and_end_and_keeps_what_is_chosen(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press(*TO_WALK, "s", "s")
        await pilot.pause()
        assert numbers(pilot) == [1, 3, 6, 9, 10, 7, 5, 8, 2, 4]
        assert "10 tiltak, etter slutt" in seen(pilot)
        assert canvas(pilot, "list").selected == WALK
        await pilot.press("s")
        await pilot.pause()
        assert numbers(pilot) == list(range(1, 11))

    drive(MeasuresScreen, plan_folder, does)


def test_a_filter_is_chosen_said_and_cleared_with_escape(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("f", "down", "down", "down", "enter")
        await pilot.pause()
        assert numbers(pilot) == [5]
        assert "BARE  forsinket" in seen(pilot)
        assert "Skolevandring med fast skjema, én runde per halvår" in seen(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert numbers(pilot) == list(range(1, 11))
        assert canvas(pilot, "list").selected == WALK
        assert bench_of(pilot).asked_for == []
        await pilot.press("escape")
        await pilot.pause()
        assert bench_of(pilot).asked_for == [("0", None)]

    drive(MeasuresScreen, plan_folder, does)


def test_several_things_can_be_asked_for_at_once(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("f", "down", "space")
        await pilot.pause()
        assert "VIS BARE  2 av 10 tiltak" in seen(pilot)
        await pilot.press("end", "space", "enter")
        await pilot.pause()
        assert "BARE  fullført · mål 4" in seen(pilot)
        assert numbers(pilot) == [1, 3]

    drive(MeasuresScreen, plan_folder, does)


def test_who_comes_for_a_measure_that_is_filtered_away_finds_it(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, MeasuresScreen)
        screen.take_filter(screen.shown._replace(state=UNDER_WAY))
        screen.show(WALK)
        await pilot.pause()
        assert screen.shown == EVERYTHING
        assert canvas(pilot, "list").selected == WALK
        assert "Runde 3, 15 økter" in seen(pilot)

    drive(MeasuresScreen, plan_folder, does)


def test_a_filter_that_no_longer_fits_anything_says_so(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, MeasuresScreen)
        screen.take_filter(screen.shown._replace(role="Ingen"))
        await pilot.pause()
        assert "Ingen tiltak er slik nå. Esc viser alle." in seen(pilot)
        await pilot.press("space", "enter", "tab", "delete", "c", "alt+up", "s", "escape")
        await pilot.pause()
        assert len(numbers(pilot)) == 10

    drive(MeasuresScreen, plan_folder, does)


def test_a_measure_is_added_copied_moved_taken_away_and_brought_back(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        before = bench.plan
        await pilot.press("n")
        assert bench.asked_for == [(Measure, {})]
        bench.edit(new(bench.plan, Measure, {"tittel": "Et nytt tiltak"}))
        await pilot.pause()
        assert canvas(pilot, "list").selected == Place("tiltak", "et-nytt-tiltak")
        assert numbers(pilot)[-1] == 11
        await pilot.press("alt+up", "delete")
        await pilot.pause()
        assert "er tatt bort" in bench.said[-1]
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await pilot.pause()
        assert bench.plan == before

    drive(MeasuresScreen, plan_folder, does)


def test_the_preface_is_opened_by_key_and_by_mouse(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("i")
        await pilot.click("#head", offset=(10, 2))
        assert bench_of(pilot).asked_for == [PREFACE, PREFACE]

    drive(MeasuresScreen, plan_folder, does)


def test_an_empty_plan_begins_with_one_key(empty_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        assert "N skriv det første tiltaket" in seen(pilot)
        await pilot.press("space", "s", "f", "tab", "delete", "c", "alt+down", "n", "enter")
        assert bench.asked_for == [(Measure, {}), (Measure, {})]
        bench.edit(new(bench.plan, Measure, {"tittel": "Vårt første"}))
        await pilot.pause()
        await pilot.pause()
        assert "▌○  1 Vårt første" in seen(pilot)
        await pilot.press("tab")
        await pilot.pause()
        assert canvas(pilot, "detail").selected == NewStep("vaart-foerste")
        await pilot.press("enter")
        assert bench.asked_for[-1] == Place("tiltak", "vaart-foerste")

    drive(MeasuresScreen, empty_folder, does)


@pytest.mark.parametrize("size", SIZES)
def test_a_plan_that_means_no_good_is_shown_as_it_is_written(tmp_path: Path, size: tuple[int, int]) -> None:
    async def does(pilot: Pilot[None]) -> None:
        for _measure in range(4):
            text = seen(pilot)
            assert len(text.splitlines()) == size[1]
            await pilot.press("tab", "down", "down", "end", "tab", "down")
            await pilot.pause()
        await pilot.press("f", "end", "space", "enter")
        await pilot.pause()
        assert "BARE" in seen(pilot)

    drive(MeasuresScreen, write(tmp_path), does, size)


def test_the_screen_follows_the_size_of_the_terminal(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press(*TO_WALK, "tab", "down")
        for size in (*SIZES, *reversed(SIZES)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert canvas(pilot, "list").selected == WALK
            assert canvas(pilot, "detail").selected == Step("skolevandring", 3)
            assert "▌○  30. apr 2027  Runde 4" in seen(pilot)

    drive(MeasuresScreen, plan_folder, does)


def test_a_measure_is_stopped_from_the_table_and_the_log_gets_its_entry_in_the_same_step(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        before = bench.plan
        await pilot.press(*TO_WALK, "q", *"Ingen tid", "enter", *"9", "enter")
        await pilot.pause()
        found = bench.plan.of(Measure)["skolevandring"]
        assert (found.status, found.erstattes_av) == (CANCELLED, "faglige-samtaler-om-tekst")
        entry = bench.plan.of(LogEntry)["2026-11-24-skolevandring-stoppes"]
        assert (entry.beslutning, entry.begrunnelse) == ("avsluttes", "Ingen tid")
        assert canvas(pilot, "list").selected == WALK
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert bench.plan == before

    drive(MeasuresScreen, plan_folder, does)


@pytest.mark.parametrize("inside", [False, True])
def test_a_measure_is_held_and_finished_from_the_table_and_from_its_steps(plan_folder: Path, inside: bool) -> None:
    """As on the timeline: why is asked, and each is one step with its log entry."""

    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        before = bench.plan
        await pilot.press(*TO_WALK, *(["tab"] if inside else []))
        await pilot.press("p", *"Syk", "enter")
        assert bench.plan.of(Measure)[WALK.key].status == ON_HOLD
        assert "2026-11-24-skolevandring-settes-paa-vent" in bench.plan.of(LogEntry)
        await pilot.press("o", *"Godt", "enter", "enter")
        assert bench.plan.of(Measure)[WALK.key].status == DONE
        assert "2026-11-24-skolevandring-er-fullfoert" in bench.plan.of(LogEntry)
        await pilot.press("o", "p", "q")
        assert isinstance(pilot.app.screen, MeasuresScreen)
        await pilot.press("ctrl+z", "ctrl+z")
        assert bench.plan == before

    drive(MeasuresScreen, plan_folder, does)
