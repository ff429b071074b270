"""What somebody looked for, lit where it stands in rows that are drawn: underlined and bold, in accent.

Pure: rows in, rows out. Words that the end of a line parts are found as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.text import fold, folded_spans
from dekom_tui.widgets.lines import Line, Row, plain, slice_line
from dekom_tui.widgets.page import LazyRows

if TYPE_CHECKING:
    from collections.abc import Sequence


def lit_rows(rows: Sequence[Row], words: str) -> tuple[Sequence[Row], tuple[int, ...]]:
    """The rows with the words lit, and the indices of those that have some. In rows made on demand only whole hits are
    lit, and no indices are told."""
    if not words.strip():
        return rows, ()
    if isinstance(rows, LazyRows):
        lazy = rows
        return LazyRows(len(lazy), lambda at: _light(lazy[at], words, None), lazy.find), ()
    found: list[Row] = []
    where: list[int] = []
    for at, row in enumerate(rows):
        before = rows[at - 1] if at else None
        after = rows[at + 1] if at + 1 < len(rows) else None
        lit = _light(row, words, (before, after))
        if lit is not row:
            where.append(at)
        found.append(lit)
    return found, tuple(where)


def _light(row: Row, words: str, near: tuple[Row | None, Row | None] | None) -> Row:
    before, after = near or (None, None)
    spans = _spans(row.line, words, before.line if before else (), after.line if after else ())
    side = row.side
    if side is not None:
        sides = [one.side if one is not None and one.side is not None else None for one in (before, after)]
        side = _light(side, words, (sides[0], sides[1]))
    if not spans and side is row.side:
        return row
    return row._replace(line=_lit(row.line, spans) if spans else row.line, side=side)


def _spans(of: Line, words: str, before: Line, after: Line) -> list[tuple[int, int]]:
    """From where to where the words stand in a line, the parts of them that the lines around it go on with too."""
    text = plain(of)
    spans = folded_spans(text, words)
    parts = words.split()
    if len(parts) > 1 and text.strip():
        last, first = plain(before), plain(after)
        for at in range(1, len(parts)):
            head, tail = " ".join(parts[:at]), " ".join(parts[at:])
            if first and _ends(text, head) and _begins(first, tail):
                spans += folded_spans(text, head)[-1:]
            if last and _begins(text, tail) and _ends(last, head):
                spans += folded_spans(text, tail)[:1]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def _ends(text: str, with_: str) -> bool:
    return fold(text).rstrip().endswith(fold(with_))


def _begins(text: str, with_: str) -> bool:
    return fold(text).lstrip().startswith(fold(with_))


def _lit(of: Line, spans: Sequence[tuple[int, int]]) -> Line:
    pieces: list[Line] = []
    at = 0
    for start, end in spans:
        marked = tuple(
            one._replace(token="accent", bold=True, underline=True, lead=False) for one in slice_line(of, start, end)
        )
        pieces += [slice_line(of, at, start), marked]
        at = end
    pieces.append(slice_line(of, at, len(plain(of))))
    return tuple(span for piece in pieces for span in piece)


def columns_of(rows: Sequence[Row]) -> tuple[str, str]:
    """What the left pane and the right one say, each as flowing text."""
    sides = [one.side for one in rows if one.side is not None]
    left, right = (" ".join(plain(one.line) for one in column) for column in (rows, sides))
    return " ".join(left.split()), " ".join(right.split())
