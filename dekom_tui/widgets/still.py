"""Lines that stand still over, under or beside what is chosen among."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dekom_tui.widgets.lines import BLANK, Line
from dekom_tui.widgets.paint import LineWidget

LinesFor = Callable[[int, int], Sequence[Line]]
"""Gives the lines for a width and height in cells."""


class Still(LineWidget):
    """Lines that do not move."""

    DEFAULT_CSS = "Still { width: 1fr; height: 1fr; }"

    def __init__(self, lines_for: LinesFor, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines_for = lines_for
        self._lines: Sequence[Line] | None = None
        self._drawn = (0, 0)

    def redraw(self) -> None:
        """Asks for the lines again."""
        self._lines = None
        self.refresh()

    def line_at(self, y: int) -> Line:
        size = (self.size.width, self.size.height)
        if self._lines is None or self._drawn != size:
            self._lines = self._lines_for(*size)
            self._drawn = size
        return self._lines[y] if y < len(self._lines) else BLANK
