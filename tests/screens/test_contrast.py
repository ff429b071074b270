"""What is really drawn can be read: the contrast of every cell with text, on every screen and state, in both themes.

WCAG AA asks for 4.5. Rules and the empty part of bars (the token `line`) are no text.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
from rich.segment import Segment
from textual.geometry import Region
from textual.screen import ModalScreen

from dekom_tui.screens.present.screen import PresentScreen
from dekom_tui.widgets.theme import contrast, palette
from tests.screens.conftest import Opened, opened
from tests.screens.hostile import write

pytestmark = pytest.mark.usefixtures("quick_waits")

LEAST: Final = 4.5

SAMPLE: Final = (
    "",
    "down down down down enter",
    "? ",
    "ctrl+p",
    "ctrl+p m o t e",
    "ctrl+p x y z z y",
    "slash",
    "slash l e s i n g",
    "slash s n a k k e r enter",
    "slash k u l l down enter",
    "1",
    "1 down enter",
    "1 f down",
    "1 s",
    "2",
    "2 tab",
    "2 n",
    "2 g",
    "2 g d",
    "3",
    "3 tab",
    "3 enter",
    "3 enter down down enter",
    "3 n",
    "4",
    "4 end",
    "4 end k",
    "5",
    "5 tab",
    "5 f",
    "5 s",
    "5 delete",
    "6",
    "6 tab",
    "6 end",
    "7",
    "7 down down down h",
    "7 end",
    "T",
    "T down enter",
    "T down down f",
    "L",
    "L n",
    "R",
    "R k",
    "R tab",
    "R x",
    "M",
    "M tab",
    "escape",
    "escape n",
    "escape slash l e s e",
    "f8",
    "f2",
    "f2 down down enter",
    "f2 end",
    "M n",
    "M down enter",
    "L f",
    "L down enter",
    "L down enter tab",
    "6 n",
    "0 e",
)
"""Keys on the sample plan, from the overview."""

VERSIONS: Final = (
    "V",
    "V enter",
    "V enter down down",
    "V enter enter",
    "V n",
    "V n tab",
    "V p",
    "V d",
    "V question_mark",
)
"""Keys on the sample with its past."""

BROKEN: Final = ("", "f8", "f8 enter", "3", "3 enter", "4", "5", "5 tab", "T", "R", "slash m a")
"""Keys on a plan with errors in it."""


def unreadable(it: Opened) -> list[str]:
    """The pieces of text on the terminal that cannot be read, with their colours and contrast."""
    screen, colours = it.app.screen, palette(it.app.theme).colours
    over = _box(it)
    found: list[str] = []
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for segment in strip:
            if segment.text.strip() and (over is None or over.contains(x, y)):
                found += _told(segment, colours["line"], f"{x},{y}")
            x += segment.cell_length
    return found


def _told(segment: Segment, rules: str, where: str) -> list[str]:
    style = segment.style
    if style is None or style.color is None or style.bgcolor is None:
        return [f"{where} {segment.text!r} has no colour of its own"]
    ink, ground = style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex
    if ink == rules:
        assert not any(letter.isalnum() for letter in segment.text), segment.text
        return []
    if style.dim:
        return [f"{where} {segment.text!r} is dim"]
    told = contrast(ground, ink)
    return [f"{where} {segment.text!r} {ink} on {ground}: {told:.1f}"] if told < LEAST else []


def _box(it: Opened) -> Region | None:
    """The page that lies over the screen; what is dimmed behind it is not to be read."""
    screen = it.app.screen
    if not isinstance(screen, ModalScreen) or isinstance(screen, PresentScreen):
        return None
    return screen.query_one("#box").region


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
@pytest.mark.parametrize("keys", SAMPLE)
async def test_every_screen_and_state(workspace: Path, keys: str, size: tuple[int, int]) -> None:
    """The sample plan."""
    async with opened(workspace, size=size) as it:
        await it.press(*(key.replace("?", "question_mark") for key in keys.split()))
        assert unreadable(it) == []
        await it.press("f9")
        assert it.app.theme == "dag"
        await it.settled()
        assert unreadable(it) == []


@pytest.mark.parametrize("keys", VERSIONS)
async def test_versions_and_what_has_changed(past: Path, tmp_path: Path, keys: str) -> None:
    """The plan's past, what differs, and a version that is about to be saved."""
    folder = Path(shutil.copytree(past, tmp_path / "fortid"))
    plan = next(folder.rglob("plan.toml")).parent
    measures = plan / "tiltak.toml"
    measures.write_text(measures.read_text(encoding="utf-8").replace("nr = 6", "nr = 16", 1), encoding="utf-8")
    async with opened(plan.parent, plan.name) as it:
        await it.press(*keys.split())
        assert unreadable(it) == []
        await it.press("f9")
        await it.settled()
        assert unreadable(it) == []


@pytest.mark.parametrize("keys", BROKEN)
async def test_a_plan_with_errors(tmp_path: Path, keys: str) -> None:
    """What is wrong is told in colours that can be read."""
    folder = write(tmp_path)
    async with opened(folder.parent, folder.name) as it:
        await it.press(*keys.split())
        assert unreadable(it) == []
        await it.press("f9")
        await it.settled()
        assert unreadable(it) == []


@pytest.mark.parametrize("theme", ["kveld", "dag"])
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
async def test_all_that_is_shown_to_the_room(workspace: Path, size: tuple[int, int], theme: str) -> None:
    """Page by page."""
    async with opened(workspace, size=size) as it:
        it.app.prefer(theme=theme)
        await it.press("f5")
        assert it.app.theme == theme
        for _turn in range(300):
            assert unreadable(it) == []
            before = it.text
            await it.pilot.press("pagedown")
            await it.pilot.pause()
            if it.text == before:
                return
        raise AssertionError("the deck has no end")


def test_what_cannot_be_read_is_found() -> None:
    """The test itself: grey on grey, and a cell without colours."""
    from rich.style import Style

    grey = Segment("tekst", Style(color="#777777", bgcolor="#888888"))
    assert _told(grey, "#33424e", "0,0")[0].endswith("1.3")
    assert "no colour" in _told(Segment("tekst"), "#33424e", "0,0")[0]
    assert _told(Segment("───", Style(color="#33424e", bgcolor="#0e1318")), "#33424e", "0,0") == []
