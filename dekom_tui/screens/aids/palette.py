"""The palette: everything that can be done, everywhere one can go, and what the plan's texts say, by typing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from dekom_tui.commands import CHOOSE, CLOSE, KEYLESS, PALETTE, PRACTISE, RUN, THROW_AWAY, Command
from dekom_tui.screens.aids.palette_view import Do, Go, Group, Known, groups, known, rows
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.typed import TypedScreen
from dekom_tui.screens.ways import lead
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Row


class PaletteScreen(TypedScreen):
    """Over the screen that it was opened on."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (RUN, CHOOSE, CLOSE)
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, "close", show=False) for key in PALETTE.keys),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self.about = about
        self._known: Known | None = None
        self._groups: list[Group] | None = None

    @property
    def known(self) -> Known:
        """All that there is to choose from."""
        if self._known is None:
            about = self.about if isinstance(self.about, FrameScreen) else None
            plan = self.host.plan if about is not None and about.PLACE else None
            other = PRACTISE if self.host.practising else THROW_AWAY
            keyless = [one for one in KEYLESS if one != other]
            here = (*about.commands(), *about.general()) if about is not None else ()
            self._known = known(here, plan, keyless)
        return self._known

    def typed_anew(self) -> None:
        self._groups = groups(self.known, self.typed)
        self.canvas.select(self._groups[0].choices[0].target if self._groups else None)
        self.canvas.refresh_rows()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        if self._groups is None:
            self._groups = groups(self.known, "")
        return rows(self._groups, self.typed, width)

    def action_run(self) -> None:
        """Run what is selected."""
        self.canvas.action_choose()

    @on(Canvas.Chosen)
    def _run(self, message: Canvas.Chosen) -> None:
        target, host, about = message.target, self.host, self.about
        self.dismiss()
        if isinstance(target, Do):
            host.call_later(about.run_action, target.name)
        elif isinstance(target, Go) and target.place is not None:
            host.call_later(lead, host, target.place, target.field)
        elif isinstance(target, Go):
            host.call_later(host.go, target.key)
