"""The four framework conditions: how the plan meets each, with what supports that in the registers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from dekom_tui.commands import CHOOSE, FIND, SHOWN_BACK, WRITE, Command
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import PlaceScreen, bindings
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.sections.frameworks_view import Condition, rows
from dekom_tui.widgets.lines import Row


class FrameworksScreen(PlaceScreen):
    """Over Oversikt; `field` is the condition to begin with, empty for the first."""

    PLACE = "0"
    FINDS = FIND
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, WRITE, SHOWN_BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings((CHOOSE, WRITE))

    def __init__(self, field: str = "") -> None:
        super().__init__()
        self._field = field

    def on_mount(self) -> None:
        super().on_mount()
        if self._field:
            self.canvas.select(Condition(self._field))

    def rows(self, width: int, height: int) -> Sequence[Row]:
        return rows(self.host.plan, self.host.today, width)

    def presented(self) -> Place:
        found = self.chosen
        return Place("rammer", found.field) if isinstance(found, Condition) else Place("rammer")

    def open(self, target: object) -> None:
        if isinstance(target, Condition):
            self.host.push_form(EntitySubject(Place("rammer")), target.field)

    def action_choose(self) -> None:
        """Write how the plan meets the selected condition."""
        self.canvas.action_choose()
