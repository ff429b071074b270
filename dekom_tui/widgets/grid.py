"""A sheet of cells to draw on where the order of drawing is not the order of reading; it ends as lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.widgets.lines import Line, Span, cells
from dekom_tui.widgets.wrapping import clean

if TYPE_CHECKING:
    from collections.abc import Iterable


class Cell(NamedTuple):
    """One cell: what stands there (empty for the second half of a wide letter), and how."""

    text: str = " "
    token: str = "text"
    bold: bool = False


EMPTY = Cell()


class Grid:
    """Cells by column and row, counted from the upper left corner. What is put outside is left out."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self._cells: dict[tuple[int, int], Cell] = {}
        self._grounds: dict[tuple[int, int], str] = {}

    def put(self, x: int, y: int, text: str, token: str = "text", *, bold: bool = False) -> None:
        """Text from a cell on, over what stood there. A letter of no width of its own goes with the one before."""
        for letter in clean(text):
            wide = cells(letter)
            if not wide:
                before = self._cells.get((x - 1, y))
                if before is not None:
                    self._cells[x - 1, y] = before._replace(text=before.text + letter)
                continue
            if x >= 0 and x + wide <= self.width and 0 <= y < self.height:
                self._cells[x, y] = Cell(letter, token, bold)
                if wide == 2:
                    self._cells[x + 1, y] = Cell("", token, bold)
            x += wide

    def wipe(self, x: int, y: int, width: int = 1) -> None:
        """Nothing in so many cells."""
        for at in range(x, x + width):
            self._cells.pop((at, y), None)

    def ground(self, columns: Iterable[int], rows: Iterable[int], name: str) -> None:
        """A ground of its own under a part of the sheet."""
        across = list(columns)
        self._grounds.update({(x, y): name for y in rows for x in across})

    def half(self, x: int, half: int, token: str, *, bold: bool = False) -> None:
        """A half block at half row `half`, two of them to a row; beside one of the same ink it fills the cell."""
        y, low = divmod(half, 2)
        glyph, other = ("▄", "▀") if low else ("▀", "▄")
        there = self._cells.get((x, y), EMPTY)
        if there.token == token and there.text in (other, "█"):
            glyph = "█"
        self.put(x, y, glyph, token, bold=bold)

    def at(self, x: int, y: int) -> str:
        """What stands in a cell, a space where nothing does."""
        return self._cells.get((x, y), EMPTY).text

    def token(self, x: int, y: int) -> str:
        """The ink of what stands in a cell, empty where nothing does."""
        return self._cells[x, y].token if (x, y) in self._cells else ""

    def free(self, x: int, y: int, width: int, over: str = "") -> bool:
        """Whether so many cells lie on the sheet with nothing in them, or only what may be written `over`."""
        if x < 0 or x + width > self.width or not 0 <= y < self.height:
            return False
        return all(self.at(at, y) in (" ", *over) for at in range(x, x + width))

    def lines(self) -> list[Line]:
        """The sheet as lines, spaces at their ends left out where they have no ground."""
        return [self._line(y) for y in range(self.height)]

    def _line(self, y: int) -> Line:
        spans: list[Span] = []
        last = max((x for x, row in (*self._cells, *self._grounds) if row == y), default=-1)
        for x in range(last + 1):
            cell, ground = self._cells.get((x, y), EMPTY), self._grounds.get((x, y), "")
            span = Span(cell.text, cell.token, cell.bold, ground=ground)
            if spans and spans[-1]._replace(text="") == span._replace(text=""):
                spans[-1] = spans[-1]._replace(text=spans[-1].text + span.text)
            else:
                spans.append(span)
        return tuple(one for one in spans if one.text)
