"""7 Tegn på læring: signs, summing up, student voice, and gathering from the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.format import Signs, Voice
from dekom_tui.plan.gathering import gathered
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.template import question
from dekom_tui.screens.log.harvest_view import as_items, harvest_rows
from dekom_tui.screens.sections.screen import Answer, Register
from dekom_tui.screens.sections.signs import SignsScreen
from dekom_tui.screens.sections.signs_view import phases, signs_rows, voice_blocks, voice_rows
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.widgets.lines import Row
from tests.screens.bench import bench_of, canvas, drive, seen
from tests.screens.conftest import assert_fits, text_of

MAY = Place(Voice.table, "2026-05-19-tolv-elever")


def blocks_text(plan: Plan, width: int, chosen: Place | None, *, tall: bool) -> str:
    rows: list[Row] = [row for _name, rows in voice_blocks(plan, width, chosen, tall=tall) for row in rows]
    assert_fits(rows, width)
    return text_of(rows)


@pytest.mark.parametrize("width", [30, 53, 58, 90])
def test_the_signs_stand_beside_those_they_are_signs_of(sample: Plan, width: int) -> None:
    rows = signs_rows(sample, width)
    assert_fits(rows, width)
    assert "Elever    De stiller" in text_of(rows)


def test_a_sign_that_is_missing_says_how_it_is_written() -> None:
    text = text_of(signs_rows(Plan({}), 53, "laerere"))
    assert text.count("ikke skrevet ennå") == 3
    assert text.count("Enter") == 1


def test_the_student_voice_stands_by_phase_with_what_it_led_to(sample: Plan) -> None:
    text = blocks_text(sample, 53, MAY, tall=True)
    order = [text.index(one) for one in ("PLANLEGGING", "GJENNOMFØRING", "modul", "EVALUERING", "Hvordan", "De sa")]
    assert order == sorted(order)
    assert "→ Målene om medvirkning og muntlig…" in text


def test_on_a_low_page_what_was_said_stands_under_its_entry(sample: Plan) -> None:
    text = blocks_text(sample, 58, MAY, tall=False)
    assert text.index("De sa") < text.index("EVALUERING")


def test_a_phase_without_a_voice_and_one_that_led_nowhere_are_plain_to_see(sample: Plan) -> None:
    voice = Voice.of("2026-01-01-x", hvem="Fem elever")
    plan = Plan({"elevstemme": {voice.key: voice}})
    text = blocks_text(plan, 53, Place(Voice.table, voice.key), tall=True)
    assert text.count("ingen elevstemme i denne fasen ennå") == 3
    assert "UTEN FASE" in text
    assert "Førte til      ○ ikke skrevet ennå" in text
    assert [one.name for one in phases(sample)] == ["planlegging", "gjennomføring", "evaluering"]


def test_an_empty_register_says_what_belongs_there_and_how_to_begin() -> None:
    text = blocks_text(Plan({}), 53, None, tall=True)
    assert "N skriver inn den første" in text
    assert "N " not in text_of(voice_rows(Plan({}), 53))


def test_what_is_gathered_keeps_its_date_and_occasion(sample: Plan) -> None:
    those = gathered(sample, "lykkes")
    asked = question(sample, "tegn", "lykkes")
    assert asked is not None
    rows = harvest_rows(asked, those, {those[0].entry.key}, 60)
    assert_fits(rows, 60)
    text = text_of(rows)
    assert "■ 17. nov 2026  Plangruppa og elevpanel" in text
    assert text.count("□") == len(those) - 1
    items = as_items(those[:2]).splitlines()
    assert items[0].startswith("- 22. sep 2026, Fellestid: ")
    assert items[1].startswith("- 17. nov 2026, Plangruppa og elevpanel: ")


def screen_of(pilot: Pilot[None]) -> SignsScreen:
    return cast("SignsScreen", pilot.app.screen)


def choose(pilot: Pilot[None], target: Answer | Register) -> None:
    screen_of(pilot).menu.select(target)
    screen_of(pilot).turn()


def test_the_chosen_question_stands_under_the_signs(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        choose(pilot, Answer("lykkes"))
        await pilot.pause()
        text = text_of(canvas(pilot, "page").rows)
        assert text.index("TEGN VI SER ETTER") < text.index("Hva lykkes vi med?") < text.index("Hvorfor?")
        assert "Foreldrene" in text_of(canvas(pilot, "menu").rows)

    drive(SignsScreen, plan_folder, does)


def test_a_sign_is_written_where_it_is_read(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("enter", *" Ja.")
        await pilot.press("escape")
        assert (bench_of(pilot).plan.one(Signs).elever or "").endswith("om det. Ja.")

    drive(SignsScreen, plan_folder, does)


def test_going_through_the_voices_takes_the_phase_along(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        choose(pilot, Register("planlegging"))
        await pilot.press("enter", "down", "down")
        assert screen_of(pilot).chosen == Register("gjennomføring")
        await pilot.press("enter")
        assert bench_of(pilot).asked_for == [Place(Voice.table, "2025-11-04-elevpanel")]

    drive(SignsScreen, plan_folder, does)


def test_a_new_voice_has_the_phase_and_the_day(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        choose(pilot, Register("evaluering"))
        await pilot.press("n")
        assert bench_of(pilot).asked_for == [(Voice, {"dato": bench_of(pilot).today, "fase": "evaluering"})]

    drive(SignsScreen, plan_folder, does)


def test_another_place_can_point_to_a_voice(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen_of(pilot).show(MAY)
        await pilot.pause()
        assert screen_of(pilot).pointed == MAY
        assert screen_of(pilot).chosen == Register("gjennomføring")

    drive(SignsScreen, plan_folder, does)


def test_the_log_is_gathered_from_only_where_it_has_something_to_say(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("h")
        assert isinstance(pilot.app.screen, SignsScreen)
        assert "fra loggen" not in seen(pilot).splitlines()[-1]
        choose(pilot, Answer("hvorfor"))
        await pilot.pause()
        assert "fra loggen" in seen(pilot).splitlines()[-1]

    drive(SignsScreen, plan_folder, does)


def test_what_is_picked_is_put_last_to_be_written_on_and_is_one_step_to_undo(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        bench = bench_of(pilot)
        before = bench.plan.one(Signs).lykkes or ""
        choose(pilot, Answer("lykkes"))
        await pilot.press("h", "space", "down", "space", "enter")
        await pilot.pause()
        assert screen_of(pilot).writing
        after = bench.plan.one(Signs).lykkes or ""
        assert after.startswith(before + "\n\n- 22. sep 2026, Fellestid: ")
        assert any("egne ord" in one for one in bench.said)
        await pilot.press("ctrl+z")
        assert bench.plan.one(Signs).lykkes == before

    drive(SignsScreen, plan_folder, does)


def test_nothing_is_taken_when_one_goes_back(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        before = bench_of(pilot).plan
        choose(pilot, Answer("lykkes"))
        await pilot.press("h", "space")
        await pilot.pause()
        assert "■" in seen(pilot)
        assert bench_of(pilot).plan is before

    drive(SignsScreen, plan_folder, does)


def test_the_sample_reads_as_the_file_says(plan_folder: Path) -> None:
    plan = read_plan(Folder(plan_folder)).plan
    assert sum(len(one.entries) for one in phases(plan)) == len(plan.of(Voice)) == 5


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_it_looks_as_it_should(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    assert looks_right("7", "end", "up", "enter", "down", size=size)
