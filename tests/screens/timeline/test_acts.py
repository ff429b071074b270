"""T Tidslinje: a bar is moved, held, finished, stopped, and given steps."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.edits import Set
from dekom_tui.plan.format import LogEntry
from dekom_tui.plan.measures import CANCELLED, DONE, ON_HOLD
from dekom_tui.plan.model import Place
from dekom_tui.screens.timeline.screen import TimelineScreen
from dekom_tui.widgets.gantt import Gantt
from tests.screens.bench import bench_of, drive, seen
from tests.screens.timeline.bars import TALK, WALK, at_cell, choose, measure, press, timeline


class TestMovingABar:
    """F, arrows, Enter, Esc."""

    def test_a_ghost_shows_before_and_after_and_enter_does_it_as_one_step(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            before = bench_of(pilot).plan
            await choose(pilot, TALK)
            await press(pilot, "plus", "plus", "f", "right", "right")
            text = seen(pilot)
            assert "! ikke flyttet" in text
            assert "før" in text
            assert "2 uker senere: økt 3 til 15. des, økt 4 til 26. jan, økt 5 til 9. feb." in text
            assert "Økt 4 treffer ikke lenger planleggingsdagen." in text
            assert bench_of(pilot).plan == before
            await press(pilot, "enter")
            found = measure(pilot, TALK)
            assert (found.start, found.slutt) == (date(2026, 9, 8), date(2027, 2, 9))
            assert [one.ferdig for one in found.aktiviteter[:2]] == [True, True]
            await press(pilot, "ctrl+z")
            assert bench_of(pilot).plan == before

        drive(TimelineScreen, plan_folder, does)

    def test_escape_gives_up(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            before = bench_of(pilot).plan
            await choose(pilot, TALK)
            await press(pilot, "f", "right", "escape")
            assert timeline(pilot).moving is None
            assert "! ikke flyttet" not in seen(pilot)
            assert bench_of(pilot).plan == before

        drive(TimelineScreen, plan_folder, does)

    def test_by_day_week_and_month_and_either_end(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, "midtveisrevisjon")
            await press(pilot, "f", "shift+right", "ctrl+right", "tab", "right", "tab", "left", "enter")
            found = measure(pilot, "midtveisrevisjon")
            assert (found.start, found.slutt) == (date(2027, 2, 6), date(2027, 4, 17))

        drive(TimelineScreen, plan_folder, does)

    def test_what_comes_after_is_offered_shown_and_moved_along(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            bench_of(pilot).edit(Set(Place("tiltak", "midtveisrevisjon"), {"etter": [TALK]}))
            await pilot.pause()
            bench_of(pilot).edit(Set(Place("tiltak", "midtveisrevisjon"), {"start": date(2027, 1, 28)}))
            await choose(pilot, TALK)
            await press(pilot, "f", "right")
            assert "begynner da for tidlig. Mellomrom flytter med" in " ".join(seen(pilot).split())
            await press(pilot, "space")
            assert "Flyttes også: «Midtveisrevisjon» til " in " ".join(seen(pilot).split())
            await press(pilot, "enter")
            assert measure(pilot, "midtveisrevisjon").start == date(2027, 2, 4)

        drive(TimelineScreen, plan_folder, does)

    def test_one_without_dates_gets_them_where_one_points(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            bench_of(pilot).edit(Set(Place("tiltak", "midtveisrevisjon"), {"start": None, "slutt": None}))
            await choose(pilot, "midtveisrevisjon")
            await press(pilot, "shift+right", "f", "enter")
            found = measure(pilot, "midtveisrevisjon")
            assert (found.start, found.slutt) == (date(2026, 11, 25), date(2026, 11, 25))

        drive(TimelineScreen, plan_folder, does, (80, 30))

    def test_nothing_else_is_done_meanwhile(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            before = bench_of(pilot).plan
            await choose(pilot, TALK)
            await press(pilot, "f", "p", "o", "q", "n", "a", "g", "s", "j", "down", "end")
            assert bench_of(pilot).plan == before
            moving = timeline(pilot).moving
            assert moving is not None
            assert moving.base.key == TALK

        drive(TimelineScreen, plan_folder, does)

    def test_a_bar_is_drawn_by_the_mouse_and_waits_for_enter(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            screen = timeline(pilot)
            await choose(pilot, "midtveisrevisjon")
            await press(pilot, "plus")
            for _time in range(8):
                await press(pilot, "right")
            x, y = at_cell(pilot, "midtveisrevisjon", date(2027, 1, 20))
            await pilot.mouse_down(Gantt, offset=(x, y))
            await pilot.hover(Gantt, offset=(x + 4, y))
            await pilot.mouse_up(Gantt, offset=(x + 4, y))
            await pilot.pause()
            assert screen.moving is not None
            assert measure(pilot, "midtveisrevisjon").start == date(2027, 1, 12)
            await press(pilot, "enter")
            found = measure(pilot, "midtveisrevisjon")
            assert (found.start, found.slutt) == (date(2027, 1, 26), date(2027, 3, 23))

        drive(TimelineScreen, plan_folder, does)

    def test_far_off_the_mouse_draws_by_whole_weeks_so_that_weekdays_stay(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, WALK)
            x, y = at_cell(pilot, WALK, date(2026, 6, 1))
            await pilot.mouse_down(Gantt, offset=(x, y))
            await pilot.hover(Gantt, offset=(x + 3, y))
            await pilot.mouse_up(Gantt, offset=(x + 3, y))
            await press(pilot, "enter")
            end = measure(pilot, WALK).slutt
            assert end is not None
            assert end > date(2027, 4, 30)
            assert end.weekday() == date(2027, 4, 30).weekday()

        drive(TimelineScreen, plan_folder, does)

    @pytest.mark.parametrize(("edge", "by"), [("start", -2), ("slutt", 2)])
    def test_either_end_is_stretched_by_the_mouse_and_the_rest_stays(
        self, plan_folder: Path, edge: str, by: int
    ) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, "midtveisrevisjon")
            before = measure(pilot, "midtveisrevisjon")
            await press(pilot, "plus")
            await press(pilot, *["right"] * 8)
            day = before.values[edge]
            x, y = at_cell(pilot, "midtveisrevisjon", day)
            if edge == "slutt":
                view = pilot.app.screen.query_one(Gantt)._view
                assert view is not None
                x = view.label + view.scale.last_cell(day.toordinal())
            await pilot.mouse_down(Gantt, offset=(x, y))
            await pilot.hover(Gantt, offset=(x + by, y))
            await pilot.mouse_up(Gantt, offset=(x + by, y))
            assert timeline(pilot).moving is not None
            await press(pilot, "enter")
            after = measure(pilot, "midtveisrevisjon")
            other = {"start": "slutt", "slutt": "start"}[edge]
            assert (after.values[edge] - day).days * by > 0
            assert (after.values[other], after.aktiviteter) == (before.values[other], before.aktiviteter)

        drive(TimelineScreen, plan_folder, does)


class TestActs:
    """What is done to a measure where it stands."""

    def test_hold_finish_and_tick_are_one_step_each(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            before = bench_of(pilot).plan
            await choose(pilot, WALK)
            await press(pilot, "space")
            assert [one.ferdig for one in measure(pilot, WALK).aktiviteter] == [True, True, True, False]
            await press(pilot, "p", "enter")
            assert measure(pilot, WALK).status == ON_HOLD
            await press(pilot, "p")
            assert measure(pilot, WALK).status == "pågår"
            await press(pilot, "o", "enter", "enter")
            found = measure(pilot, WALK)
            assert (found.status, found.fremdrift, found.slutt) == (DONE, 100, date(2026, 11, 24))
            assert len(bench_of(pilot).plan.of(LogEntry)) == len(before.of(LogEntry))
            await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
            assert bench_of(pilot).plan == before

        drive(TimelineScreen, plan_folder, does)

    def test_finishing_tells_what_is_left_and_takes_how_it_went_to_the_log(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            bench = bench_of(pilot)
            before = bench.plan
            await choose(pilot, WALK)
            await press(pilot, "o")
            assert "2 av 4 steg er ikke huket av, og blir stående" in seen(pilot)
            await press(pilot, *"Godt", "enter", "ctrl+a", *"30.4.27")
            assert "har ikke vært ennå" in seen(pilot)
            await press(pilot, "enter")
            assert bench.plan == before
            await press(pilot, "ctrl+a", *"20.11")
            assert "slutt 20. nov 2026" in seen(pilot)
            await press(pilot, "enter")
            assert measure(pilot, WALK).slutt == date(2026, 11, 20)
            entry = bench.plan.of(LogEntry)["2026-11-24-skolevandring-er-fullfoert"]
            assert (entry.tiltak, entry.begrunnelse) == ((WALK,), "Godt")
            await press(pilot, "ctrl+z")
            assert bench.plan == before

        drive(TimelineScreen, plan_folder, does)

    def test_holding_asks_why_and_an_answer_goes_into_the_log(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            bench = bench_of(pilot)
            before = bench.plan
            await choose(pilot, WALK)
            await press(pilot, "p", *"Sykdom", "enter")
            entry = bench.plan.of(LogEntry)["2026-11-24-skolevandring-settes-paa-vent"]
            assert (entry.tiltak, entry.begrunnelse) == ((WALK,), "Sykdom")
            await press(pilot, "ctrl+z")
            assert bench.plan == before

        drive(TimelineScreen, plan_folder, does)

    def test_stopping_asks_why_and_what_replaces_it_and_writes_the_log(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            bench = bench_of(pilot)
            before = bench.plan
            await choose(pilot, WALK)
            await press(pilot, "q", "enter", "enter")
            assert "mangler" in seen(pilot)
            assert bench.plan == before
            await press(pilot, *"Ingen tid", "enter", *"9")
            assert "Og i loggen: avsluttes" in seen(pilot)
            await press(pilot, "enter")
            found = measure(pilot, WALK)
            assert (found.status, found.slutt, found.erstattes_av) == (CANCELLED, date(2026, 11, 24), TALK)
            assert "2026-11-24-skolevandring-stoppes" in bench.plan.of(LogEntry)
            await press(pilot, "ctrl+z")
            assert bench.plan == before

        drive(TimelineScreen, plan_folder, does)

    def test_a_replacement_that_is_not_there_is_told_and_nothing_written(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            before = bench_of(pilot).plan
            await choose(pilot, WALK)
            await press(pilot, "q", *"Nei", "enter", *"99", "enter")
            assert "finnes ikke" in seen(pilot)
            await press(pilot, "escape")
            assert bench_of(pilot).plan == before

        drive(TimelineScreen, plan_folder, does)

    def test_a_step_is_added_on_the_day_that_is_pointed_at(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, WALK)
            await press(pilot, "shift+right", "shift+right", "n", *"Ekstra runde", "enter", "enter", "enter")
            added = next(one for one in measure(pilot, WALK).aktiviteter if one.tekst == "Ekstra runde")
            assert added.dato == date(2026, 11, 26)

        drive(TimelineScreen, plan_folder, does)

    def test_the_agreed_dates_are_frozen_for_one_or_for_all_with_a_word_when_adopted(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            await choose(pilot, WALK)
            await press(pilot, "a")
            assert "Planen er vedtatt." in seen(pilot)
            await press(pilot, "enter")
            agreed = measure(pilot, WALK).avtalt
            assert agreed is not None
            assert agreed.slutt == date(2027, 4, 30)
            await press(pilot, "a", "enter")
            assert "A" not in {one.shown for one in timeline(pilot).commands()}

        drive(TimelineScreen, plan_folder, does)
