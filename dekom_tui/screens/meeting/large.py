"""What the back row reads: a question, a clock and a number in large letters, and bars of people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dekom_tui.widgets.bars import bar
from dekom_tui.widgets.bigtype import big, big_width, big_wrap
from dekom_tui.widgets.lines import BLANK, Line, Row, indent, line, pad, paragraph
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room

LOW: Final = 18
"""Under this many rows the clock is drawn with the small digits."""
_SOON: Final = 30_000


def large(text: str, token: str = "text", font: str = "tall") -> list[Line]:
    """The text in large letters."""
    return [line((row, token)) for row in big(text, font)]


def question_lines(text: str, width: int, most: int) -> list[Line]:
    """The question in large letters on at most `most` lines, or in bold text where it has no room so."""
    pieces = big_wrap(text, width)
    if pieces and len(pieces) <= most and all(big_width(one) <= width for one in pieces):
        return [row for one in pieces for row in large(one)]
    return paragraph(text, width, "text", bold=True)


def clock_text(left: int) -> str:
    """What is left: «02:40», over an hour «74:00»; 00:00 when it is over."""
    seconds = max(0, -(-left // 1000))
    return f"{seconds // 60:02}:{seconds % 60:02}"


def clock_lines(room: Room, *, low: bool = False) -> list[Line]:
    """The clock in large digits; nothing without one. A clock that stands still is quiet."""
    left = room.left
    if left is None:
        return []
    token = "soft" if room.paused else "warn" if left < _SOON else "text"
    return large(clock_text(left), token, "tall" if low else "thick")


def people_bar(of: int, all_: int, width: int) -> Line:
    """`of` people out of `all_`, a whole number of cells each while they fit."""
    each = max(1, width // all_) if all_ else width
    cells = min(width, each * all_) if all_ and all_ <= width else width
    return bar(cells, of / all_ if all_ else 0.0, "accent")


def beside_lines(left: Sequence[Line], right: Sequence[Line], at: int, width: int) -> list[Line]:
    """Two columns of lines, the right one from cell `at`."""
    found = []
    for index in range(max(len(left), len(right))):
        one = left[index] if index < len(left) else BLANK
        other = right[index] if index < len(right) else BLANK
        found.append((*pad(one, at), *other) if other else one)
    return found


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Lines as rows that nothing is chosen by."""
    return [Row(indent(one)) for one in lines]


def answered_words(of: int, all_: int) -> str:
    """«18 av 24 har svart»."""
    return _("{n} av {all} har svart").format(n=of, all=all_)
