"""How a page for the room is laid out: its edges, its heading, and how long matter is shared out over pages.

A page is read from the back row: a heading, and under it at most a few short pieces with air between them. What is
long is divided between sentences, never inside one that has room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from dekom_tui.plan.text import blocks, sentences
from dekom_tui.widgets.bigtype import big, big_width, big_wrap
from dekom_tui.widgets.lines import BLANK, Line, indent, line, paragraph, width_of, wrap_line
from dekom_tui.widgets.wrapping import wrap

BIG_FROM: Final = (120, 36)
"""Columns and rows from which headings are in large letters."""
_NARROW: Final = 70
_MEASURE: Final = 64
"""Cells of a line of text; on a wide screen _LONG."""
_LONG: Final = 84
_MOST: Final = 4
"""Pieces of text on one page."""
_LEAST: Final = 3
"""Rows that a page has for its matter, however low it is."""
_BIG_LINES: Final = 3


class Piece(NamedTuple):
    """Lines that stay together: a sentence, an item, an entry of a register."""

    lines: Sequence[Line]
    close: bool = False
    """Right under the piece before, without air between."""
    fresh: bool = False
    """A new page where the whole has no room on one."""


class Sheet(NamedTuple):
    """The screen that is drawn on."""

    width: int
    height: int

    @property
    def large(self) -> bool:
        """Whether there is room for headings in large letters."""
        return self.width >= BIG_FROM[0] and self.height >= BIG_FROM[1]

    @property
    def foot(self) -> int:
        """The row of the foot line."""
        return max(0, self.height - (2 if self.height >= 20 else 1))

    @property
    def measure(self) -> int:
        """Cells of a line of running text."""
        if self.width < _NARROW:
            return max(1, self.width - 6)
        return _MEASURE if self.width < 100 else _LONG

    @property
    def broad(self) -> int:
        """Cells of a page of figures."""
        return max(1, self.width - 2 * self.edge)

    @property
    def edge(self) -> int:
        """Cells to the left and right of a page of figures."""
        return 3 if self.width < _NARROW else self.width * 3 // 40

    @property
    def top(self) -> int:
        """Rows above a page of text."""
        return max(1, min(self.height // 5, self.height // 2 - 8))

    @property
    def rows(self) -> int:
        """Rows between the upper edge and the foot, one of air above it."""
        return max(_LEAST, self.foot - 1)


def middle(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    """A page of figures, in the middle of the height."""
    above = max(0, (sheet.foot - len(lines)) // 2)
    return [*[BLANK] * above, *(indent(one, sheet.edge) for one in lines)]


def large_lines(text: str, width: int, token: str, most: int = _BIG_LINES) -> list[Line]:
    """The text in large letters; nothing when it takes more than `most` lines, or a word has no room."""
    pieces = big_wrap(text, width)
    if not pieces or len(pieces) > most or any(big_width(one) > width for one in pieces):
        return []
    found: list[Line] = []
    for piece in pieces:
        found += [BLANK] if found else []
        found += [line((row, token)) for row in big(piece)]
    return found


def headed(sheet: Sheet, kicker: str, title: str, pieces: Iterable[Piece], *, most: int = _MOST) -> list[list[Line]]:
    """Pages under a heading: `kicker` in accent and `title` under it, either may be empty.

    Only a title that is alone, or that has a kicker of a few letters, is put in large letters.
    """
    width = sheet.measure if not sheet.large else sheet.broad
    head = _heading(sheet, kicker, title, sheet.measure)
    edge = (sheet.width - sheet.measure) // 2
    if sheet.large:
        big_title = large_lines(title or kicker, width, "text" if kicker and title else "accent")
        over = paragraph(kicker, width, "accent", bold=True) if kicker and title else []
        whole = [*over, *([BLANK] if over else []), *big_title]
        if big_title and len(whole) <= sheet.height // 2:
            head, edge = whole, sheet.edge
    top = sheet.top if not sheet.large else max(2, sheet.height // 10)
    gap = 2
    room = sheet.rows - top - len(head) - gap
    if room < 8:
        spare = min(8 - room, top - 1)
        top, room = top - spare, room + spare
    if room < 6:
        gap, room = 1, room + 1
    head = head[: max(1, sheet.rows - top - gap - _LEAST)]
    room = max(_LEAST, sheet.rows - top - len(head) - gap)
    pages = share(list(pieces), room, most, air=2 if sheet.large else 1)
    above: list[Line] = [BLANK] * top + [indent(one, edge) for one in head] + [BLANK] * gap
    return [[*above, *(indent(one, edge) for one in page)] for page in pages or [[]]]


def _heading(sheet: Sheet, kicker: str, title: str, width: int) -> list[Line]:
    found = paragraph(kicker, width, "accent", bold=True) if kicker else []
    if title:
        found += [BLANK] if found else []
        found += paragraph(title, width, "text", bold=True)
    return found


def share(pieces: Sequence[Piece], room: int, most: int, air: int = 1) -> list[list[Line]]:
    """Pieces on pages of `room` rows, `most` of them on each; evenly, and `fresh` ones first on theirs."""
    whole = [part for piece in pieces for part in _parts(piece, room)]
    if not whole:
        return []
    if _fits(whole, room, most, air):
        return [_page(whole, air)]
    runs: list[list[Piece]] = []
    for piece in whole:
        if not runs or piece.fresh:
            runs.append([])
        runs[-1].append(piece)
    return [_page(page, air) for run in runs for page in _evenly(run, room, most, air)]


def _parts(piece: Piece, room: int) -> list[Piece]:
    """A piece that is higher than a page, cut where the page ends."""
    lines = piece.lines
    if len(lines) <= room:
        return [piece]
    starts = range(0, len(lines), room)
    return [piece._replace(lines=lines[at : at + room], fresh=piece.fresh and not at) for at in starts]


def _evenly(run: Sequence[Piece], room: int, most: int, air: int) -> list[list[Piece]]:
    """The pieces on as few pages as can be, and about as much on each."""
    packed = _packed(run, room, most, air)
    for fewer in range(-(-len(run) // len(packed)), most):
        again = _packed(run, room, fewer, air)
        if len(again) == len(packed):
            return again
    return packed


def _packed(run: Sequence[Piece], room: int, most: int, air: int) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    for piece in run:
        if found and _fits([*found[-1], piece], room, most, air):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _fits(pieces: Sequence[Piece], room: int, most: int, air: int) -> bool:
    return len(pieces) <= most and len(_page(pieces, air)) <= room


def _page(pieces: Sequence[Piece], air: int) -> list[Line]:
    found: list[Line] = []
    for at, piece in enumerate(pieces):
        found += [BLANK] * air if at and not piece.close else []
        found += piece.lines
    return found


def packed(parts: Sequence[Line], between: str, width: int) -> list[Line]:
    """Parts side by side on as many lines as they need, none broken that has room on one."""
    rows: list[Line] = []
    for part in parts:
        joined = line(rows[-1], (between, "soft"), part) if rows else part
        if rows and width_of(joined) <= width:
            rows[-1] = joined
        else:
            rows += wrap_line(part, width)
    return rows


def prose(text: str, width: int) -> list[Piece]:
    """Prose as pieces, a sentence or an item each; a paragraph begins a page, unless it goes on with a list."""
    found: list[Piece] = []
    leads = False
    for block in blocks(text):
        mark = {"item": "• ", "numbered": f"{block.marker} ", "kept": "  "}.get(block.kind, "")
        if mark:
            body = wrap(block.text.strip(), max(1, width - len(mark)))
            marks = [mark, *[" " * len(mark)] * len(body)]
            lines = [line((before, "accent"), (one, "text", True)) for before, one in zip(marks, body, strict=False)]
            found.append(Piece(lines, close=block.kind == "kept"))
            leads = False
            continue
        for at, sentence in enumerate(sentences(block.text)):
            found.append(Piece(paragraph(sentence, width, bold=True), fresh=not at and not leads))
        leads = block.text.endswith(":")
    return found
