"""Gathering from the log: what its entries say under a question, to be picked and written on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import BACK, CHOOSE, PICK, TAKE_PICKED, Command
from dekom_tui.plan.gathering import Gathered, gathered
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import Question
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.log.harvest_view import as_items, harvest_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Row


class HarvestScreen(FrameScreen):
    """The entries of the log that say something under a question of section 7."""

    PLACE = "7"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, PICK, TAKE_PICKED, BACK)
    BINDINGS: ClassVar[list[BindingType]] = bindings((PICK, BACK))
    DEFAULT_CSS = "HarvestScreen #canvas { margin-top: 1; }"

    def __init__(self, question: Question, take: Callable[[str, int], None]) -> None:
        """`take` is given what was picked, as items of a list, and how many they are."""
        super().__init__()
        self._question = question
        self._take = take
        self._picked: set[str] = set()

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._rows, tell_edges=True, id="canvas")

    @property
    def canvas(self) -> Canvas:
        """The entries."""
        return self.query_one("#canvas", Canvas)

    def those(self) -> tuple[Gathered, ...]:
        """What the log says."""
        return gathered(self.host.plan, self._question.field)

    def picked(self) -> list[Gathered]:
        """What is picked, as long as it is there."""
        return [one for one in self.those() if one.entry.key in self._picked]

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        return harvest_rows(self._question, self.those(), self._picked, width)

    def plan_changed(self) -> None:
        super().plan_changed()
        self.canvas.refresh_rows()

    def action_tick(self) -> None:
        """Pick the entry, or let it be."""
        target = self.canvas.selected
        if isinstance(target, Place):
            self._picked ^= {target.key}
            self.canvas.refresh_rows()
            self.query_one(KeyLine).show(self.hints())

    @on(Canvas.Chosen)
    def _done(self) -> None:
        if not self.picked():
            self.action_tick()
            return
        text, count = as_items(self.picked()), len(self.picked())
        self.dismiss()
        self.app.call_later(self._take, text, count)

    async def action_back(self) -> None:
        """Back, with nothing taken."""
        await self.app.run_action("app.back")

    def commands(self) -> Sequence[Command]:
        taken = (TAKE_PICKED,) if self.picked() else ()
        return (CHOOSE, PICK, *taken, BACK)
