"""The timeline for the room: large rows, page by page."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.plan.listing import Filter
from dekom_tui.plan.measures import LATE
from dekom_tui.plan.model import Plan
from dekom_tui.plan.timeline.arrange import Shown
from dekom_tui.plan.timeline.school import Calendar
from dekom_tui.screens.present.sheet import Sheet
from dekom_tui.screens.timeline.present import TimelinePresentScreen
from dekom_tui.screens.timeline.present_view import timeline_pages
from dekom_tui.screens.timeline.screen import TimelineScreen
from dekom_tui.widgets.lines import plain, width_of
from tests.screens.bench import bench_of, drive, seen
from tests.screens.conftest import TODAY
from tests.screens.hostile import write

SIZES = [(60, 18), (80, 24), (140, 40), (200, 50)]


@pytest.mark.parametrize("size", SIZES)
def test_every_measure_is_on_one_page_with_its_bar_and_how_it_stands(sample: Plan, size: tuple[int, int]) -> None:
    sheet = Sheet(*size)
    pages = timeline_pages(sample, sample.measures, TODAY, Calendar(sample.settings, None), sheet)
    assert [key for page in pages for key in page.keys] == [one.key for one in sample.measures]
    for page in pages:
        assert len(page.lines) <= sheet.rows
        assert all(width_of(one) <= size[0] for one in page.lines)
        assert "i dag" in plain(page.lines[0])
    text = "\n".join(plain(one) for page in pages for one in page.lines)
    assert "▲ 5 Skolevandring med fast skjema" in text
    assert "3 uker etter avtalt. Neste: Runde 3, " in text
    assert "om 17 dager." in text
    assert "Avbrutt 22. mai 2026. 9 Modul 2: samtaler tok over." in text
    assert "█●█" in text


def test_the_clicker_turns_the_pages_and_escape_chooses_what_was_shown(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("f5")
        await pilot.pause()
        assert "1 To planleggingsdager: felles ståsted" in seen(pilot)
        await pilot.press("pageup", "pagedown")
        await pilot.pause()
        assert isinstance(pilot.app.screen, TimelinePresentScreen)
        assert "1 To planleggingsdager" not in seen(pilot)
        assert "← side 1" in seen(pilot)
        await pilot.press("b")
        await pilot.pause()
        assert not seen(pilot).strip()
        await pilot.press("b", "end", "escape")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, TimelineScreen)
        assert screen.measure is not None
        assert (screen.measure.nr or 0) > 3

    drive(TimelineScreen, plan_folder, does)


def test_only_what_the_timeline_shows_is_shown_to_the_room(plan_folder: Path) -> None:
    async def does(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, TimelineScreen)
        screen.take_shown(Shown(Filter(state=LATE)))
        await pilot.press("f5")
        await pilot.pause()
        assert "5 Skolevandring" in seen(pilot)
        assert "Elevpanel" not in seen(pilot)

    drive(TimelineScreen, plan_folder, does)


@pytest.mark.parametrize("size", SIZES)
def test_a_plan_that_means_no_good_is_shown_as_it_is_written(tmp_path: Path, size: tuple[int, int]) -> None:
    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("f5", *["pagedown"] * 3, "home", "end")
        await pilot.pause()
        assert seen(pilot).count("\n") == size[1] - 1
        assert bench_of(pilot).is_running

    drive(TimelineScreen, write(tmp_path), does, size)
