"""A small program for the tests of one screen: a real open plan, and a record of the forms that were asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from pathlib import Path
from typing import ClassVar, cast

from textual.binding import BindingType
from textual.pilot import Pilot

from dekom_tui.data import data
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import EVERYWHERE_BINDINGS, PLACE_BINDINGS, FrameScreen
from dekom_tui.screens.form.subject import Subject
from dekom_tui.screens.host import Host
from dekom_tui.store.session import Session
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.theme import KVELD, themes


class Bench(Host):
    """One screen on one plan. `asked_for` holds what forms and places the screen has asked for, in order."""

    CSS_PATH: ClassVar = [str(data("styles", "base.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = [*PLACE_BINDINGS, *EVERYWHERE_BINDINGS]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, make: Callable[[], FrameScreen], folder: Path, today: date) -> None:
        super().__init__(today)
        self._session = Session.open(folder)
        self._make = make
        self.asked_for: list[object] = []
        self.said: list[str] = []
        for theme in themes():
            self.register_theme(theme)
        self.theme = KVELD.name

    def on_mount(self) -> None:
        self.push_screen(self._make())

    def changed(self, *, typing: bool = False) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, FrameScreen) and screen.is_mounted:
                screen.plan_changed()

    def say(self, text: str, *, undo: bool = False) -> None:
        self.said.append(text)
        if isinstance(self.screen, FrameScreen):
            self.screen.say(text, undo)

    def go(self, place: str, target: Place | None = None) -> None:
        self.asked_for.append((place, target))

    def push_form(self, subject: Subject, field: str = "") -> None:
        self.asked_for.append(getattr(subject, "place", subject))

    def push_new(self, kind: type[Entity], values: Mapping[str, object] | None = None, inside: str = "") -> None:
        self.asked_for.append((kind, dict(values or {})))

    def action_undo(self) -> None:
        """Take the last step back."""
        self.session.undo()
        self.changed()

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.session.redo()
        self.changed()

    async def action_back(self) -> None:
        """Out of the screen, to the overview."""
        self.go("0")


def bench_of(pilot: Pilot[None]) -> Bench:
    """The program that a pilot drives."""
    return cast("Bench", pilot.app)


def seen(pilot: Pilot[None]) -> str:
    """The text on screen, line by line, without spaces at the ends."""
    lines = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines)


def canvas(pilot: Pilot[None], name: str) -> Canvas:
    """A canvas of the screen by its id."""
    return pilot.app.screen.query_one(f"#{name}", Canvas)


Does = Callable[["Pilot[None]"], Awaitable[None]]


def drive(make: Callable[[], FrameScreen], folder: Path, does: Does, size: tuple[int, int] = (80, 24)) -> Bench:
    """Runs one screen on a plan, on the day of the sketches, and does something to it."""
    bench = Bench(make, folder, date(2026, 11, 24))

    async def run() -> None:
        async with bench.run_test(size=size) as pilot:
            await pilot.pause()
            await does(pilot)

    asyncio.run(run())
    return bench
