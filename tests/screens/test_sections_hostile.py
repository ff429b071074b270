"""Sections 2 and 7 with a plan that nobody means well: every text is text, and nothing leaves its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.sections.signs import SignsScreen
from dekom_tui.screens.sections.situation import SituationScreen
from dekom_tui.widgets.lines import cells
from tests.screens.bench import drive, seen
from tests.screens.hostile import ENDLESS, MARKUP, ODD, write

MORE = f"""
[indikator.andre]
navn = "{ENDLESS}"
kilde = "{MARKUP} {ODD}"
enhet = "%"
spoersmaal = "resultater"
verdier = [
    {{dato = 0001-01-01, verdi = -1e300, n = 0, merknad = "{MARKUP}"}},
    {{dato = 2025-02-01, verdi = 1e308, n = 3}},
    {{dato = 2025-02-01, verdi = 4, merknad = "{ENDLESS} {ODD}"}},
    {{dato = 9999-12-31, verdi = 5}},
    {{verdi = 5}},
]

[indikator.tom]
navn = "{ODD}"
spoersmaal = "resultater"

[tegn]
elever = '''
{MARKUP} {ODD}

- {ENDLESS}
'''

[elevstemme.uten]
hvem = "{MARKUP} {ENDLESS}"
sa = "{ODD} {ODD}"
foerte_til = "{ENDLESS} {MARKUP}"

[elevstemme.rart]
hvem = "{ODD} {ODD} {ODD}"
fase = "planlegging"
"""


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (140, 40)])
@pytest.mark.parametrize("make", [SituationScreen, SignsScreen])
def test_every_text_is_only_text(tmp_path: Path, make: Callable[[], FrameScreen], size: tuple[int, int]) -> None:
    folder = write(tmp_path)
    path = folder / "plan.toml"
    path.write_text(path.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    shown: list[str] = []

    async def does(pilot: Pilot[None]) -> None:
        for key in ("down", "left", "down", "left", "tab", *["down"] * 10, "enter", "down", "tab"):
            await pilot.press(key)
            shown.append(seen(pilot))

    drive(make, folder, does, size)
    assert all(cells(one) <= size[0] for text in shown for one in text.splitlines())
    assert any("[x] [/]" in text for text in shown)


def test_the_page_of_an_indicator_bears_them_too(tmp_path: Path) -> None:
    folder = write(tmp_path)
    path = folder / "plan.toml"
    path.write_text(path.read_text(encoding="utf-8") + MORE, encoding="utf-8")

    async def does(pilot: Pilot[None]) -> None:
        await pilot.press("g")
        for key in ("tab", "d", "tab", "up", "left", "d", "tab", "e"):
            await pilot.press(key)
            await pilot.pause()
            assert all(cells(one) <= 80 for one in seen(pilot).splitlines())

    drive(SituationScreen, folder, does)
