"""A page on which pieces of text and lines are put cell by cell, and what stands where on it for the mouse."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from dekom_tui.screens.thread.routing import GLYPHS
from dekom_tui.widgets.lines import BLANK, Line, Span, fit, width_of


class Zone(NamedTuple):
    """Cells of a row, from `start` up to `end`, that stand for something."""

    row: int
    start: int
    end: int
    target: Hashable


class Sheet:
    """Rows of `width` cells. What is put first on a cell stays."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.zones: list[Zone] = []
        self._pieces: list[list[tuple[int, int, Line]]] = [[] for _row in range(height)]

    def put(self, row: int, cell: int, piece: Line, target: Hashable | None = None, width: int = 0) -> None:
        """A piece from a cell on, cut at the edge of the page; its `width` in cells where that is known."""
        if not 0 <= row < self.height or cell >= self.width:
            return
        end = cell + (width or width_of(piece))
        if end > self.width:
            piece = fit(piece, self.width - cell)
            end = cell + width_of(piece)
        if end > cell:
            self._pieces[row].append((cell, end, piece))
            if target is not None:
                self.zones.append(Zone(row, cell, end, target))

    def zone(self, row: int, start: int, end: int, target: Hashable) -> None:
        """Cells of a row that stand for something, whatever is put on them."""
        if 0 <= row < self.height:
            self.zones.append(Zone(row, max(0, start), min(end, self.width), target))

    def free(self, row: int, start: int, end: int) -> bool:
        """Whether nothing stands on these cells of a row."""
        return all(end <= first or last <= start for first, last, _piece in self._pieces[row])

    def grid(self, cells: dict[tuple[int, int], int], token: str) -> None:
        """Lines, as `routing.routed` gives them."""
        taken = [{cell for start, end, _piece in pieces for cell in range(start, end)} for pieces in self._pieces]
        for (row, cell), directions in sorted(cells.items()):
            if not 0 <= row < self.height or cell >= self.width or cell in taken[row]:
                continue
            pieces, glyph = self._pieces[row], GLYPHS[directions]
            if pieces and pieces[-1][1] == cell and pieces[-1][2][-1].token == token and len(pieces[-1][2]) == 1:
                start, _end, (span,) = pieces[-1]
                pieces[-1] = (start, cell + 1, (span._replace(text=span.text + glyph),))
            else:
                pieces.append((cell, cell + 1, (Span(glyph, token),)))

    def lines(self) -> list[Line]:
        """The rows."""
        return [_composed(pieces) for pieces in self._pieces]


def _composed(pieces: list[tuple[int, int, Line]]) -> Line:
    out: list[Span] = []
    at = 0
    for start, end, piece in sorted(pieces, key=lambda one: one[0]):
        if start < at:
            continue
        if start > at:
            out.append(Span(" " * (start - at), "soft"))
        out.extend(piece)
        at = end
    return tuple(out) if out else BLANK
