"""T Tidslinje, as it looks and as it behaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from rich.color import Color
from textual.pilot import Pilot

from dekom_tui.plan.edits import Set
from dekom_tui.plan.format import LogEntry, Measure
from dekom_tui.plan.listing import Filter
from dekom_tui.plan.measures import CANCELLED, DONE, LATE, ON_HOLD
from dekom_tui.plan.model import Place
from dekom_tui.plan.timeline.arrange import Shown
from dekom_tui.plan.timeline.scale import MONTH, WHOLE
from dekom_tui.screens.timeline import TimelineScreen
from dekom_tui.widgets.gantt import Gantt
from dekom_tui.widgets.theme import DAG
from tests.screens.bench import bench_of, drive, seen
from tests.screens.conftest import opened
from tests.screens.hostile import write

WALK = "skolevandring"
TALK = "faglige-samtaler-om-tekst"
SIZES = [(60, 18), (80, 24), (120, 30), (140, 40), (200, 50)]


def timeline(pilot: Pilot[None]) -> TimelineScreen:
    screen = pilot.app.screen
    assert isinstance(screen, TimelineScreen)
    return screen


async def choose(pilot: Pilot[None], key: str) -> None:
    timeline(pilot).show(Place("tiltak", key))
    await pilot.pause()


def measure(pilot: Pilot[None], key: str) -> Measure:
    return bench_of(pilot).plan.of(Measure)[key]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def at_cell(pilot: Pilot[None], key: str, day: date) -> tuple[int, int]:
    """Where a day of a measure's bar is in the bars' widget."""
    gantt = pilot.app.screen.query_one(Gantt)
    row = gantt.where(Place("tiltak", key))
    assert row is not None
    screen = timeline(pilot)
    assert gantt._view is not None
    return gantt._view.label + screen.scale.cell(day.toordinal()), row


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
            assert "flyttes også" in seen(pilot)
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


class TestActs:
    """What is done to a measure where it stands."""

    def test_hold_finish_and_tick_are_one_step_each(self, plan_folder: Path) -> None:
        async def does(pilot: Pilot[None]) -> None:
            before = bench_of(pilot).plan
            await choose(pilot, WALK)
            await press(pilot, "space")
            assert [one.ferdig for one in measure(pilot, WALK).aktiviteter] == [True, True, True, False]
            await press(pilot, "p")
            assert measure(pilot, WALK).status == ON_HOLD
            await press(pilot, "o")
            assert (measure(pilot, WALK).status, measure(pilot, WALK).fremdrift) == (DONE, 100)
            await press(pilot, "ctrl+z", "ctrl+z", "ctrl+z")
            assert bench_of(pilot).plan == before

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


class TestHardPlans:
    """An empty plan, and one that means no good."""

    @pytest.mark.parametrize("size", SIZES)
    def test_an_empty_plan_says_what_belongs_here(self, empty_folder: Path, size: tuple[int, int]) -> None:
        async def does(pilot: Pilot[None]) -> None:
            assert "Skriv det første tiltaket i 5 Tiltak" in seen(pilot)
            await press(pilot, "f", "plus", "minus", "right", "space", *"qnajgswo", "z")
            assert len(seen(pilot).splitlines()) == size[1]
            assert bench_of(pilot).asked_for == []
            await press(pilot, "enter")
            y = next(y for y, one in enumerate(seen(pilot).splitlines()) if "Skriv det første" in one)
            await pilot.click(offset=(10, y))
            await pilot.pause()
            assert bench_of(pilot).asked_for == [("5", None), ("5", None)]

        drive(TimelineScreen, empty_folder, does, size)

    @pytest.mark.parametrize("size", SIZES)
    def test_a_plan_that_means_no_good_is_shown_as_it_is_written(self, tmp_path: Path, size: tuple[int, int]) -> None:
        async def does(pilot: Pilot[None]) -> None:
            for _measure in range(4):
                for key in ("plus", "plus", "g", "right", "ctrl+left", "f", "right", "tab", "left", "escape", "minus",
                            "enter"):  # fmt: skip
                    await press(pilot, key)
                    assert len(seen(pilot).splitlines()) == size[1]
                if not isinstance(pilot.app.screen, TimelineScreen):
                    pilot.app.pop_screen()
                await press(pilot, "w", "s", "down", "z")

        drive(TimelineScreen, write(tmp_path), does, size)

    def test_dates_at_the_ends_of_the_calendar_are_gone_through(self, tmp_path: Path) -> None:
        folder = tmp_path / "ende"
        folder.mkdir()
        head = 'format = 1\ntittel = "E"\nskole = "S"\nfra = 0001-01-01\ntil = 9999-12-31\n'
        (folder / "plan.toml").write_text(head, encoding="utf-8")
        measures = (
            'format = 1\n[tiltak.a]\ntittel = "A"\nstart = 0001-01-01\nslutt = 9999-12-31\n'
            '[tiltak.b]\ntittel = "B"\nstart = 9999-12-31\nslutt = 0001-01-01\netter = ["b", "a"]\n'
        )
        (folder / "tiltak.toml").write_text(measures, encoding="utf-8")

        async def does(pilot: Pilot[None]) -> None:
            for key in ("down", "plus", "plus", "plus", "plus", "ctrl+right", "left", "f", "ctrl+right", "right",
                        "tab", "ctrl+left", "enter", "up", "f", "left", "space", "enter", "z"):  # fmt: skip
                await press(pilot, key)

        drive(TimelineScreen, folder, does)


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


class TestPictures:
    """As it looks."""

    WALK = ("t", "down", "down", "down", "down")

    @pytest.mark.parametrize("size", [(80, 24), (60, 18), (140, 40)])
    def test_the_whole_plan(self, looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
        assert looks_right(*self.WALK, size=size)

    def test_the_whole_plan_by_day(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right(*self.WALK, theme="dag")

    def test_a_bar_being_moved(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("t", *["down"] * 8, "plus", "plus", "f", "right", "right")

    def test_one_measure(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right(*self.WALK, "enter")
