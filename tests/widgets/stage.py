"""An app that shows one widget, to press keys in and to look at."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from dekom_tui.widgets.theme import themes

STYLES = Path(__file__).parents[2] / "styles" / "base.tcss"
M = TypeVar("M", bound=Message)


class Stage(App[None]):
    """Shows one widget on the whole screen, and keeps all messages."""

    CSS_PATH = STYLES
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, widget: Widget, theme: str) -> None:
        super().__init__()
        for each in themes():
            self.register_theme(each)
        self.theme = theme
        self.widget = widget
        self.messages: list[Message] = []
        self.pilot: Pilot[None] | None = None

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    async def press(self, *keys: str) -> None:
        """Presses keys and waits until the screen is up to date."""
        assert self.pilot is not None
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def strips(self) -> list[Strip]:
        """The rows of the screen as they go to the terminal."""
        return self.screen._compositor.render_strips()

    def shown(self) -> list[str]:
        """The rows of the screen as text, without spaces at their ends."""
        return [strip.text.rstrip() for strip in self.strips()]

    def uncoloured(self) -> list[str]:
        """What lacks a colour of its own, and so would come out in the terminal's."""
        return [
            segment.text
            for strip in self.strips()
            for segment in strip
            if segment.style is None or segment.style.color is None or segment.style.bgcolor is None
        ]

    def posted(self, kind: type[M]) -> list[M]:
        """The messages of a kind, each once."""
        found: list[M] = []
        for message in self.messages:
            if isinstance(message, kind) and message not in found:
                found.append(message)
        return found


@asynccontextmanager
async def on_stage(widget: Widget, size: tuple[int, int] = (80, 24), theme: str = "kveld") -> AsyncIterator[Stage]:
    """The widget in a running app of `size` cells."""
    app = Stage(widget, theme)
    async with app.run_test(size=size, message_hook=app.messages.append) as pilot:
        app.pilot = pilot
        await pilot.pause()
        yield app
