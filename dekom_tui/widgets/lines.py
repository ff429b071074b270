"""What line-drawn screens are written with: lines of coloured spans, made by pure functions.

    row = Row(left_right(line(("1 ", "faint"), ("Lesing", "text")), line("feb 2027"), 78), target="lesing-9")

A bare string is `soft`; widths are terminal cells. Text of any origin may be put in: nothing in it is markup,
and what cannot be printed is replaced.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dekom_tui.widgets.wrapping import breaks, cells, clean, cut, reach, wrap

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

__all__ = [
    "BLANK",
    "Line",
    "Part",
    "Row",
    "Span",
    "beside",
    "cells",
    "columns",
    "fit",
    "heading",
    "indent",
    "left_right",
    "line",
    "pad",
    "paragraph",
    "plain",
    "rows",
    "width_of",
    "wrap",
    "wrap_line",
]


class Span(NamedTuple):
    """A run of text in one style."""

    text: str
    token: str = "text"
    """An ink of the theme, or `line`."""
    bold: bool = False
    underline: bool = False
    lit: bool = False
    """Inside out: the current tab, the current phase."""
    lead: bool = False
    """Names the row: bold `text` when the row is selected, bold `accent` when it is `faint` (its number)."""
    ground: str = ""
    """A ground of its own (holidays in a timeline); the selected row's goes before it."""


Line: TypeAlias = tuple[Span, ...]
Part: TypeAlias = "str | Span | tuple[str, str] | tuple[str, str, bool] | Line"

BLANK: Line = ()


class Row(NamedTuple):
    """A line on its place in a canvas."""

    line: Line = BLANK
    target: Hashable | None = None
    """What is chosen when the row is; several rows in a sequence may share one."""
    ground: str = ""
    """A ground of the theme under the whole row; the canvas's own when empty."""
    side: Row | None = None
    """The row of the pane to the right, which begins at cell `at`."""
    at: int = 0
    inset: int = 0
    """The cell where the mark and the ground of the selected row begin."""


def line(*parts: Part) -> Line:
    """A line of `parts`: a string (soft), (text, token), (text, token, bold), a Span, or another line."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(clean(part), "soft"))
        elif isinstance(part, Span):
            spans.append(part._replace(text=clean(part.text)))
        elif not part:
            continue
        elif isinstance(part[0], Span):
            spans.extend(part)
        else:
            text, token, *bold = part
            spans.append(Span(clean(str(text)), str(token), bool(bold and bold[0])))
    return tuple(span for span in spans if span.text)


def plain(of: Line) -> str:
    """The text of a line."""
    return "".join(span.text for span in of)


def width_of(of: Line | str) -> int:
    """The cells that a line or a text takes."""
    return cells(of if isinstance(of, str) else plain(of))


def fit(of: Line, width: int) -> Line:
    """The line in at most `width` cells; cut, it ends in `…`, at a word's end where it can."""
    text = plain(of)
    if cells(text) <= width:
        return of
    short = cut(text, width)
    if not short:
        return BLANK
    kept = slice_line(of, 0, len(short) - 1)
    last = kept[-1] if kept else of[0]
    return (*kept, last._replace(text="…"))


def slice_line(of: Line, start: int, end: int) -> Line:
    """The characters from index `start` up to `end`, styles kept."""
    out: list[Span] = []
    at = 0
    for span in of:
        piece = span.text[max(0, start - at) : max(0, end - at)]
        if piece:
            out.append(span._replace(text=piece))
        at += len(span.text)
    return tuple(out)


def pad(of: Line, width: int, align: str = "<") -> Line:
    """The line in exactly `width` cells, cut or filled; `align` is `<` (left), `>` (right) or `^`."""
    of = fit(of, width)
    room = width - width_of(of)
    if room <= 0:
        return of
    left = {"<": 0, ">": room, "^": room // 2}[align]
    return (*_spaces(left), *of, *_spaces(room - left))


def left_right(left: Line, right: Line, width: int, gap: int = 2) -> Line:
    """`left` from the left edge and `right` to the right edge; the left one is cut where both do not fit."""
    right = fit(right, width)
    room = width - width_of(right)
    left = fit(left, room - gap) if right else fit(left, width)
    return (*left, *_spaces(room - width_of(left)), *right)


def columns(*cols: tuple[Line | str, int] | tuple[Line | str, int, str], gap: int = 2) -> Line:
    """Cells of a table side by side: (text or line, width[, align]) each, `gap` cells between.

    A column of no width is left out, its gap too.
    """
    out: list[Span] = []
    for text, width, *align in cols:
        if width > 0:
            content = line(text) if isinstance(text, str) else text
            if out:
                out += _spaces(gap)
            out += pad(content, width, str(align[0]) if align else "<")
    return tuple(out)


def _spaces(count: int) -> Line:
    return (Span(" " * count, "soft"),) if count > 0 else BLANK


def heading(title: str, note: Line | str = BLANK, right: Line | str = BLANK, width: int = 0) -> Line:
    """A group's heading: bold accent, a note after it, something at the right edge of `width`."""
    left = line((title, "accent", True), "  " if note else "", _faint(note))
    return left_right(left, _faint(right), width) if right else left


def _faint(of: Line | str) -> Line:
    return line((of, "faint")) if isinstance(of, str) else of


def indent(of: Line, by: int = 1) -> Line:
    """The line, `by` cells to the right."""
    return (*_spaces(by), *of)


def wrap_line(of: Line, width: int) -> list[Line]:
    """The line as lines of at most `width` cells, broken as `wrap` breaks text, styles kept."""
    text = plain(of).rstrip()
    starts = [0, *breaks(text, width), len(text)]
    return [slice_line(of, a, a + len(text[a:b].rstrip())) for a, b in pairwise(starts)]


def paragraph(text: str, width: int, token: str = "text", *, bold: bool = False) -> list[Line]:
    """Flowing text as lines of one style."""
    return [line((each, token, bold)) for each in wrap(text, width)]


def rows(lines: Iterable[Line], target: Hashable | None = None, ground: str = "", by: int = 1) -> list[Row]:
    """The lines as rows `by` cells in (the first cell holds the mark of the selected row)."""
    return [Row(indent(each, by) if by else each, target, ground) for each in lines]


def beside(left: Sequence[Row], right: Sequence[Row], left_width: int, height: int = 0) -> list[Row]:
    """Two panes as one list of rows: the left one `left_width` cells wide, a space, `│`, then the right one.

    At least `height` rows, so that the rule between them runs to the bottom.
    """
    empty = Row()
    count = max(len(left), len(right), height)
    return [
        (left[i] if i < len(left) else empty)._replace(
            side=right[i] if i < len(right) else empty,
            at=left_width + 2,
        )
        for i in range(count)
    ]


def cut_at(of: Line, width: int) -> Line:
    """The line's first `width` cells, cut hard."""
    text = plain(of)
    return of if cells(text) <= width else slice_line(of, 0, reach(text, 0, width))
