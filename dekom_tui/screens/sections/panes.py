"""The panes of a section's screen: the list, the page, and the rule between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from dekom_tui.screens.sections.view import Block, names_below
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Line, line
from dekom_tui.widgets.paint import LineWidget


class Rule(LineWidget):
    """The rule between two panes."""

    DEFAULT_CSS = "Rule { width: 2; height: 1fr; }"

    def line_at(self, y: int) -> Line:
        return line(" ", ("│", "line"))


class Menu(Canvas):
    """The list to the left; a page up or down moves the page beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
        Binding("right", "screen.into", show=False),
    ]

    def on_resize(self) -> None:
        self._page.edges = self.size.height > 1


class Page(Canvas):
    """What stands to the right; at its lower edge it names what goes on below."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("left", "screen.leave_page", show=False)]

    blocks: Sequence[Block] = ()

    def edge_line(self, below: bool, hidden: int) -> Line:
        if not below:
            return super().edge_line(below, hidden)
        return names_below(self.blocks, self.top + self.size.height - 1)
