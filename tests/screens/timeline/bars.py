"""What the tests of the timeline share: a bar on the screen, and the measure that it stands for."""

from __future__ import annotations

from datetime import date

from textual.pilot import Pilot

from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.timeline.screen import TimelineScreen
from dekom_tui.widgets.gantt import Gantt
from tests.screens.bench import bench_of

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
