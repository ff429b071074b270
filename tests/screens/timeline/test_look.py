"""T Tidslinje, as it looks and as one looks about in it."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest
from rich.color import Color
from textual.pilot import Pilot

from dekom_tui.plan.edits import Set
from dekom_tui.plan.listing import Filter
from dekom_tui.plan.measures import LATE
from dekom_tui.plan.model import Place
from dekom_tui.plan.timeline.arrange import Shown
from dekom_tui.plan.timeline.scale import MONTH, WHOLE
from dekom_tui.screens.timeline.screen import TimelineScreen
from dekom_tui.widgets.gantt import Gantt
from dekom_tui.widgets.theme import DAG
from tests.screens.bench import bench_of, drive, seen
from tests.screens.conftest import opened
from tests.screens.timeline.bars import SIZES, WALK, at_cell, choose, measure, press, timeline


class TestLook:
    """What is on the screen."""

    def test_the_whole_plan_is_fitted_and_what_matters_now_said(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, WALK)
            text = seen(pilot)
            for one in (
                "høst 2025  vår 2026", "▌▲  5 Skolevandring", "avtalt 9. apr", "3→●", "●→9",
                "Målfrister", "9. mars ■", "▲ Slutter 3 uker etter avtalt. Neste: Runde 3, 11. desember, om 17 dager.",
            ):  # fmt: skip
                assert one in text, one

        drive(TimelineScreen, plan_folder, does)

    def test_a_wide_screen_groups_by_goal_and_shows_who_has_much(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            text = seen(pilot)
            for one in ("skoleåret 2025–26", "én rute er én uke", "▼ frist 15. des", "frist 18. juni ▼", "ALLE MÅLENE",
                        "HVEM HAR MYE NÅR", "Kontaktlærer for elevrådet"):  # fmt: skip
                assert one in text, one

        drive(TimelineScreen, plan_folder, does, (140, 40))

    def test_near_enough_the_steps_are_named_and_the_edges_say_what_is_beyond(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await press(pilot, "plus", "plus")
            assert timeline(pilot).scale.zoom == MONTH
            text = seen(pilot)
            for one in ("uke", "49  50", "Sirkel 2", "Runde 3", "← 15. aug 2025", "Møte 4, 26. jan 2027 →"):
                assert one in text, one

        drive(TimelineScreen, plan_folder, does)

    def test_a_measure_without_dates_stands_at_the_bottom(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            bench_of(pilot).edit(Set(Place("tiltak", "elevpanel"), {"start": None, "slutt": None}))
            await pilot.pause()
            lines = seen(pilot).splitlines()
            under = next(at for at, one in enumerate(lines) if "UTEN DATO" in one)
            assert "2 Elevpanel" in lines[under + 1]

        drive(TimelineScreen, plan_folder, does, (80, 30))

    def test_a_step_in_a_holiday_is_marked(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            steps = [{"dato": date(2026, 12, 28), "tekst": "I jula"}]
            bench_of(pilot).edit(Set(Place("tiltak", "midtveisrevisjon"), {"aktiviteter": steps}))
            await pilot.pause()
            row = next(one for one in seen(pilot).splitlines() if "10 Midtveisrevisjon" in one)
            assert "!" in row

        drive(TimelineScreen, plan_folder, does)

    def test_names_without_room_are_told_by_where_they_differ(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, "elevpanel")
            await press(pilot, "enter")
            lines = seen(pilot).splitlines()
            names = next(one for one in lines if one.split()[:3] == ["1", "2", "3"])
            assert {"4", "5", "10", "12"} <= set(names.split())
            at = {one.index("Møte") for one in lines if " Møte " in one}
            assert len(at) == 1

        drive(TimelineScreen, plan_folder, does)

    def test_of_one_that_was_stopped_it_is_said_what_took_over(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, "lesekvarter")
            assert "× Avbrutt 22. mai 2026. 9 Modul 2: samtaler tok over." in seen(pilot)

        drive(TimelineScreen, plan_folder, does)

    def test_the_steps_of_one_that_was_stopped_are_not_counted_down_to(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, WALK)
            await press(pilot, "q", *"Nei", "enter", "enter", "enter")
            text = seen(pilot)
            assert "Runde 3, 15 økter" in text
            assert "om 17 dager" not in text
            assert "▲" not in text

        drive(TimelineScreen, plan_folder, does)

    def test_where_it_is_narrow_the_sentence_is_shorter_and_whole(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, WALK)
            assert "▲ 3 uker etter avtalt. Neste: Runde 3, om 17 dager." in seen(pilot)

        drive(TimelineScreen, plan_folder, does, (60, 18))

    @pytest.mark.parametrize("size", SIZES)
    def test_every_size_holds_the_frame_and_what_is_chosen(self, plan_folder: Path, size: tuple[int, int]) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await press(pilot, "end")
            for key in ("plus", "plus", "plus", "plus", "w", "g", "minus", "f", "escape", "z"):
                await press(pilot, key)
                lines = seen(pilot).splitlines()
                assert len(lines) == size[1]
                assert any(one.startswith("▌") for one in lines), key
                assert "? hjelp" in lines[-1] or bench_of(pilot).said

        drive(TimelineScreen, plan_folder, does, size)


class TestLooking:
    """Zoom, time, groups, which."""

    def test_zoom_goes_in_and_out_around_the_day_that_is_pointed_at(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            screen = timeline(pilot)
            await press(pilot, "right", "right", "right")
            day = screen.pointed
            for _time in range(5):
                await press(pilot, "plus")
                assert screen.scale.shows(day)
            assert screen.scale.zoom == "dag"
            await press(pilot, *["minus"] * 6)
            assert screen.scale.zoom == WHOLE

        drive(TimelineScreen, plan_folder, does)

    def test_time_goes_on_beyond_the_edge_and_the_day_is_said(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await press(pilot, "plus", "plus", "plus", *["ctrl+right"] * 3)
            screen = timeline(pilot)
            assert date.fromordinal(screen.pointed) == date(2027, 2, 24)
            assert screen.scale.shows(screen.pointed)
            assert "ons 24. feb 2027, uke 8, Vinterferie" in seen(pilot)

        drive(TimelineScreen, plan_folder, does)

    def test_groups_and_order_go_round(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            texts = []
            for _time in range(5):
                await press(pilot, "g")
                texts.append(seen(pilot))
            for one, text in zip(("MÅL 1", "REKTOR", "ELEVPANEL", "FORSINKET", "Målfrister"), texts, strict=True):
                assert one in text, one
            await press(pilot, "s", "s")
            assert timeline(pilot).some.measures[0].nr == 1
            assert timeline(pilot).some.measures[-1].slutt == date(2027, 6, 18)

        drive(TimelineScreen, plan_folder, does, (80, 40))

    def test_a_filter_shows_only_those_and_escape_shows_all(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await press(pilot, "j", "down", "enter")
            screen = timeline(pilot)
            assert screen.look.shown == Shown(month=date(2026, 11, 1))
            assert "BARE  denne måneden" in seen(pilot)
            await press(pilot, "escape")
            assert screen.look.shown.everything
            screen.take_shown(Shown(Filter(state=LATE)))
            await pilot.pause()
            assert [one.nr for one in screen.some.measures] == [5]
            screen.show(Place("tiltak", "elevpanel"))
            await pilot.pause()
            assert screen.measure is not None
            assert screen.measure.key == "elevpanel"

        drive(TimelineScreen, plan_folder, does)

    def test_a_click_points_at_a_day_and_the_wheel_looks_nearer(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            x, y = at_cell(pilot, WALK, date(2027, 3, 1))
            await pilot.click(Gantt, offset=(x, y))
            await pilot.pause()
            screen = timeline(pilot)
            assert screen.measure is not None
            assert screen.measure.key == WALK
            assert screen.scale.cell(screen.pointed) == screen.scale.cell(date(2027, 3, 1).toordinal())

        drive(TimelineScreen, plan_folder, does)

    def test_a_zoom_that_was_seen_before_is_drawn_anew_when_the_plan_or_the_theme_is_another(
        self, plan_folder: Path
    ) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, WALK)
            await press(pilot, "plus", "plus")
            before = seen(pilot)
            await press(pilot, "minus", "plus")
            assert seen(pilot) == before
            await press(pilot, "minus", "space", "down", "plus")
            walk = next(one for one in seen(pilot).splitlines() if " 5 Skolevandring" in one)
            assert walk != next(one for one in before.splitlines() if " 5 Skolevandring" in one)
            await press(pilot, "minus")
            pilot.app.theme = DAG.name
            await press(pilot, "plus")
            strips = timeline(pilot).gantt.render_lines(timeline(pilot).gantt.size.region)
            grounds = {one.style.bgcolor for strip in strips for one in strip if one.style is not None}
            assert grounds <= set(map(Color.parse, DAG.colours.values()))

        drive(TimelineScreen, plan_folder, does)

    def test_in_a_wide_window_the_chosen_measure_stands_beside_the_bars(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, WALK)
            beside = "\n".join(one.partition(" │ ")[2] for one in seen(pilot).splitlines())
            for one in ("▲ 5 Skolevandring", "Runde 3, 15 økter", "Mål 4", "14. apr 2026: videreføres."):
                assert one in beside, one
            await press(pilot, "up")
            assert "║ 8 Erfaringsdeling" in seen(pilot)
            await press(pilot, "space")
            assert "Huket av" in bench_of(pilot).said[-1]
            await pilot.resize_terminal(140, 40)
            await pilot.pause()
            assert "14. apr 2026: videreføres." not in seen(pilot)

        drive(TimelineScreen, plan_folder, does, (200, 50))

    def test_enter_shows_everything_on_one_measure(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, WALK)
            await press(pilot, "enter")
            text = seen(pilot)
            for one in ("▲ 5 Skolevandring med fast skjema", "▌  ○ 11. des 2026", "Avdelingsleder", "om 17 dager"):
                assert one in text, one
            await press(pilot, "space")
            assert [one.ferdig for one in measure(pilot, WALK).aktiviteter] == [True, True, True, False]
            await press(pilot, "f")
            assert timeline(pilot).moving is not None

        drive(TimelineScreen, plan_folder, does)


async def test_the_public_holidays_are_looked_up_beside_the_screen(workspace: Path) -> None:
    async with opened(workspace) as it:
        await it.press("t")
        screen = it.app.screen
        assert isinstance(screen, TimelineScreen)
        await it.until(lambda: screen._public is not None)
        assert screen._public is not None
        assert "Grunnlovsdag" in screen._public[date(2027, 5, 17)]


async def test_t_leads_here_with_and_without_shift(workspace: Path) -> None:
    for key in ("t", "T"):
        async with opened(workspace) as it:
            await it.press(key)
            assert isinstance(it.app.screen, TimelineScreen)
            assert "│  T Tidslinje" in it.text


class TestKept:
    """What is kept of what has been drawn."""

    def test_looking_nearer_and_back_makes_no_row_anew(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            gantt = pilot.app.screen.query_one(Gantt)
            # The public holidays are read beside the loop, and what is drawn is another with them.
            async with asyncio.timeout(15):
                while timeline(pilot)._public is None:
                    await pilot.pause(0.01)
            await pilot.pause()
            whole, rows = timeline(pilot)._sheet, gantt.rows
            await press(pilot, "plus", "minus")
            assert timeline(pilot)._sheet is whole
            assert gantt.rows is rows
            assert gantt.rows[2] is rows[2]

        drive(TimelineScreen, plan_folder, does)

    def test_an_edit_is_drawn_at_a_zoom_that_was_seen_before_it(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await press(pilot, "plus")
            bench_of(pilot).edit(Set(Place("tiltak", WALK), {"tittel": "Gå i skogen", "kort": None}))
            await press(pilot, "minus")
            assert "5 Gå i skogen" in seen(pilot)

        drive(TimelineScreen, plan_folder, does)

    def test_a_filter_without_hits_says_so_and_all_come_back_after_it(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            screen = timeline(pilot)
            before = seen(pilot)
            screen.take_shown(Shown(Filter(state=LATE, goal="lesing-9")))
            await pilot.pause()
            assert "Ingen tiltak er slik nå. Esc viser alle." in seen(pilot)
            assert "Elevpanel" not in seen(pilot)
            await press(pilot, "escape")
            assert seen(pilot) == before

        drive(TimelineScreen, plan_folder, does)
