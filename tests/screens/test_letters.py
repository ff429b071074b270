"""A letter means one thing in the measures' table, the timeline, the log and the red thread."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from dekom_tui.commands import HARVEST, Command
from dekom_tui.screens.log.screen import LogScreen
from dekom_tui.screens.measures.screen import MeasuresScreen
from dekom_tui.screens.thread.matrix import MatrixScreen
from dekom_tui.screens.thread.screen import ThreadScreen
from dekom_tui.screens.timeline.detail import TimelineDetailScreen
from dekom_tui.screens.timeline.screen import TimelineScreen
from tests.screens.conftest import opened

SCREENS = (MeasuresScreen, TimelineScreen, TimelineDetailScreen, LogScreen, ThreadScreen, MatrixScreen)
SAME = {"order": "sort", "axes": "sort", "harvest": "collect"}
"""Names of one thing: what stands in which order down the side; gathering from either end."""
TWO_OF_OLD = frozenset("fei")
"""F filters a list and moves a bar, E mends and goes to loose ends, I is a text and what is not evaluated."""


def test_no_letter_has_two_meanings() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    commands: list[Command] = [HARVEST, *(one for screen in SCREENS for one in screen.COMMANDS_HERE)]
    for command in commands:
        for key in command.keys:
            if len(key) == 1:
                meanings[key].add(SAME.get(command.name, command.name))
    twice = {key: names for key, names in meanings.items() if len(names) > 1 and key not in TWO_OF_OLD}
    assert twice == {}
    assert meanings["q"] == {"stop"}


@pytest.mark.parametrize("screen", SCREENS)
def test_no_letter_does_two_things_on_one_screen(screen: type[TimelineScreen]) -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for command in screen.COMMANDS_HERE:
        for key in command.keys:
            names[key].add(command.name)
    assert {key: those for key, those in names.items() if len(those) > 1} == {}


async def test_a_letter_works_with_shift_as_the_key_line_shows_it(workspace: Path) -> None:
    async with opened(workspace) as it:
        await it.press("R", "X")
        assert isinstance(it.app.screen, MatrixScreen)
        await it.press("X")
        assert isinstance(it.app.screen, ThreadScreen)
