"""Choosing what a list shows: choices under headings, several at once with Mellomrom, one alone with Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Final, Generic, TypeVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import AND_ONLY, BACK, CHOOSE, ONLY, Command
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Line, Row, columns, indent, line
from dekom_tui.words.language import N_

_NAME: Final = 56
"""Cells of a choice's name."""

S = TypeVar("S")


def choice_line(name: Line, number: int, *, on: bool, width: int) -> Line:
    """A choice: whether it is ticked, its name, and how many there are of it."""
    mark = ("■ ", "accent") if on else ("□ ", "faint")
    room = max(10, min(_NAME, width - 12))
    return indent(line(mark, columns((name, room), (line((str(number), "soft")), 5, ">"))))


class ChoosingScreen(FrameScreen, Generic[S]):
    """Chooses a filter `S`, which is told at every change."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        ONLY,
        AND_ONLY,
        BACK._replace(words=N_("tilbake"), quiet=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((AND_ONLY,))

    def __init__(self, shown: S, take: Callable[[S], None]) -> None:
        """`take` is told every filter that is chosen."""
        super().__init__()
        self.shown = shown
        self._take = take

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.rows, tell_edges=True, click_chooses=True, id="canvas")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The choices."""
        raise NotImplementedError

    def everything(self) -> S:
        """The filter that shows all."""
        raise NotImplementedError

    def toggled(self, found: object, shown: S) -> S:
        """The filter with a choice added or taken out; all, for what stands for that."""
        raise NotImplementedError

    def ticked(self, found: object) -> bool:
        """Whether a choice is part of the filter."""
        raise NotImplementedError

    @property
    def canvas(self) -> Canvas:
        """The choices on screen."""
        return self.query_one(Canvas)

    def plan_changed(self) -> None:
        super().plan_changed()
        self.canvas.refresh_rows()

    def action_tick(self) -> None:
        """Add the choice to the filter, or take it out."""
        self.shown = self.toggled(self.canvas.selected, self.shown)
        self._take(self.shown)
        self.canvas.refresh_rows()
        self.query_one(KeyLine).show(self.hints())

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        self.canvas.action_choose()

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        """Only what was chosen; a choice that was ticked before is kept with the others."""
        found = message.target
        self._take(self.shown if self.ticked(found) else self.toggled(found, self.everything()))
        self.app.pop_screen()
