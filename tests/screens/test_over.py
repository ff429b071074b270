"""A page over a screen: what is seen behind it, and what opening it costs."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from dekom_tui.screens.aids.find import FindScreen
from dekom_tui.screens.over import OverScreen
from dekom_tui.screens.typed import Typed
from tests.screens.conftest import opened


def shown(app: App[None]) -> list[str]:
    """The screen's rows as text."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def test_the_screen_below_is_seen_behind_it_and_follows_size_and_theme(workspace: Path) -> None:
    """The title line stays in its place; a larger window and another theme are drawn."""
    async with opened(workspace) as it:
        title = shown(it.app)[0]
        await it.press("ctrl+p")
        assert isinstance(it.app.screen, OverScreen)
        assert shown(it.app)[0] == title
        before = it.app.screen.render_lines(it.app.screen.region)[0]
        await it.press("f9")
        await it.settled()
        after = it.app.screen.render_lines(it.app.screen.region)[0]
        assert [one.style for one in before] != [one.style for one in after]
        await it.pilot.resize_terminal(140, 40)
        await it.settled()
        assert "Rød tråd" in shown(it.app)[1]


async def test_the_style_sheets_of_find_are_read_before_its_first_key(workspace: Path) -> None:
    """Opening it then adds no style sheet, so none is parsed while somebody waits."""
    async with opened(workspace) as it:
        await it.until(lambda: any("TypedScreen" in name for _, name in it.app.stylesheet.source))
        await it.settled()
        before = set(it.app.stylesheet.source)
        await it.press("slash")
        assert isinstance(it.app.screen, FindScreen)
        await it.settled()
        assert it.app.screen.query_one(Typed).is_mounted
        assert set(it.app.stylesheet.source) == before
