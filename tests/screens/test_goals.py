"""3 Resultatmål, as it behaves."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.edits import new
from dekom_tui.plan.format import Goal, Item, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.goals.detail import Letter
from dekom_tui.screens.goals.screen import GoalsScreen
from dekom_tui.screens.goals.view import TEXT
from tests.screens.bench import bench_of, canvas, drive, seen
from tests.screens.conftest import opened
from tests.screens.hostile import write

FIRST = Place("maal", "lesing-9")
SIZES = [(60, 18), (80, 24), (120, 30), (140, 40), (200, 50)]


def test_at_the_main_size_the_screen_answers_where_a_goal_stands(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        text = seen(pilot)
        assert "RESULTATMÅL  3 pedagogiske, 1 organisatorisk" in text
        assert "▌1 Færre elever på 9. trinn" in text
        assert "nå 21 %" in text
        assert "27 for 1 mot 3 avstår" in text
        assert "Tab SMARTE" in text

    drive(GoalsScreen, plan_folder, does)


def test_the_detail_follows_the_chosen_goal(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("down", "down")
        await pilot.pause()
        assert "Fire sirkler per lærer" in seen(pilot)
        await pilot.press("down", "down")
        await pilot.pause()
        assert "OM MÅLENE" in seen(pilot)
        assert "Endringer i mål krever nytt vedtak i personalmøte." in " ".join(seen(pilot).split())

    drive(GoalsScreen, plan_folder, does)


def test_enter_opens_the_goal_and_tab_the_letters_of_smarte(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("enter")
        assert bench_of(pilot).asked_for == [FIRST]
        await pilot.press("tab", "down")
        await pilot.pause()
        assert canvas(pilot, "detail").has_focus
        assert canvas(pilot, "detail").selected == Letter("lesing-9", "maalbart")
        assert "Enter skriv" in seen(pilot)
        await pilot.press("enter")
        assert bench_of(pilot).asked_for == [FIRST, FIRST]
        await pilot.press("escape")
        assert canvas(pilot, "list").has_focus
        assert canvas(pilot, "list").selected == FIRST

    drive(GoalsScreen, plan_folder, does)


def test_only_one_pane_is_lit(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        assert canvas(pilot, "detail").selected is None
        await pilot.press("tab")
        await pilot.pause()
        assert canvas(pilot, "detail").selected is not None
        await pilot.press("tab")
        await pilot.pause()
        assert canvas(pilot, "detail").selected is None

    drive(GoalsScreen, plan_folder, does)


def test_a_goal_is_added_copied_moved_taken_away_and_brought_back(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        await pilot.press("n")
        assert bench.asked_for == [(Goal, {})]
        bench.edit(new(bench.plan, Goal, {"tekst": "Et nytt mål"}))
        await pilot.pause()
        assert canvas(pilot, "list").selected == Place("maal", "et-nytt-maal")
        await pilot.press("alt+up")
        await pilot.pause()
        assert [one.key for one in bench.plan.goals][-2:] == ["et-nytt-maal", "muntlig-aktive"]
        await pilot.press("c")
        await pilot.pause()
        assert [one.tekst for one in bench.plan.goals].count("Et nytt mål") == 2
        assert canvas(pilot, "list").selected == Place("maal", "et-nytt-maal-2")
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await pilot.pause()
        assert [one.key for one in bench.plan.goals] == ["lesing-9", "medvirkning", "laeringssirkler", "muntlig-aktive"]

    drive(GoalsScreen, plan_folder, does)


def test_taking_a_goal_away_says_where_it_was_named_and_undo_brings_all_back(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        before = bench.plan
        await pilot.press("delete")
        await pilot.pause()
        assert FIRST.key not in bench.plan.of(Goal)
        assert all(FIRST.key not in one.maal for one in bench.plan.of(Measure).values())
        assert "er tatt bort, også fra" in bench.said[-1]
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert bench.plan == before

    drive(GoalsScreen, plan_folder, does)


def test_the_section_s_own_text_is_opened_by_its_key_and_its_line(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("i", "end", "enter")
        assert bench_of(pilot).asked_for == [TEXT, TEXT]
        await pilot.press("delete", "c", "alt+up", "tab")
        await pilot.pause()
        assert len(bench_of(pilot).plan.goals) == 4
        assert not canvas(pilot, "detail").has_focus

    drive(GoalsScreen, plan_folder, does)


def test_an_empty_plan_begins_with_one_key(empty_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        assert "N skriv det første målet" in seen(pilot)
        await pilot.press("enter", "n", "tab", "c", "delete", "alt+down")
        assert bench.asked_for == [(Goal, {}), (Goal, {})]
        bench.edit(new(bench.plan, Goal, {"tekst": "Vårt første"}))
        await pilot.pause()
        await pilot.pause()
        assert "▌1 Vårt første" in seen(pilot)
        assert "○ ikke begrunnet ennå" in seen(pilot)

    drive(GoalsScreen, empty_folder, does)


def test_by_mouse_a_letter_is_chosen_and_then_opened(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.click("#list", offset=(10, 1))
        await pilot.pause()
        for _click in range(3):
            await pilot.click("#detail", offset=(10, 6))
            await pilot.pause()
        assert canvas(pilot, "detail").selected == Letter("medvirkning", "maalbart")
        assert bench_of(pilot).asked_for[-1] == Place("maal", "medvirkning")

    drive(GoalsScreen, plan_folder, does)


@pytest.mark.parametrize("size", SIZES)
def test_a_plan_that_means_no_good_is_shown_as_it_is_written(tmp_path: Path, size: tuple[int, int]) -> None:
    async def does(pilot: Pilot[None]) -> None:
        for _goal in range(5):
            text = seen(pilot)
            assert len(text.splitlines()) == size[1]
            await pilot.press("tab", "down", "down", "end", "tab", "down")
            await pilot.pause()
        if size[0] >= 80:
            assert "[x] [/] [må avklares] [bold red]" in text

    drive(GoalsScreen, write(tmp_path), does, size)


def test_the_screen_follows_the_size_of_the_terminal(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("down", "tab", "down")
        for size in (*SIZES, *reversed(SIZES)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert canvas(pilot, "list").selected == Place("maal", "medvirkning")
            assert canvas(pilot, "detail").selected == Letter("medvirkning", "maalbart")
            assert canvas(pilot, "detail").has_focus
            assert ("MÅL 2  pedagogisk" in seen(pilot)) == (size[0] >= 120)

    drive(GoalsScreen, plan_folder, does)


def test_an_empty_plan_lets_the_room_propose(workspace: Path) -> None:
    """The second row, Enter, and an agenda whose item asks for goals; M does the same without choosing."""
    head = 'format = 1\ntittel = "Ny plan"\nskole = "Storhaugli skole"\nfra = 2027-08-01\ntil = 2029-06-30\n'
    (workspace / "tom").mkdir()
    (workspace / "tom" / "plan.toml").write_text(head, encoding="utf-8")

    async def does(keys: tuple[str, ...]) -> None:
        async with opened(workspace, "tom") as it:
            await it.press(*keys)
            await it.until(lambda: it.app.plan.of(Item))
            (item,) = it.app.plan.of(Item).values()
            assert (item.spoersmaal, item.gjelder, item.metode) == (
                ("Hvilke mål skal vi ha?", "maal", "IGP")
                if keys[0] == "3"
                else ("Hva skal vi gjøre for å nå målene?", "tiltak", "IGP")
            )
            await it.press("ctrl+z")

    asyncio.run(does(("3", "down", "enter", "enter")))
    asyncio.run(does(("3", "m", "enter")))
    asyncio.run(does(("5", "down", "enter", "enter")))
