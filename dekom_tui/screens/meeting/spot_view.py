"""One contribution alone before the room, in letters that the back row reads. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.screens.meeting.large import large, rows_of
from dekom_tui.widgets.bigtype import big_width, big_wrap
from dekom_tui.widgets.lines import BLANK, Line, Row, line, paragraph
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room


def spot_rows(room: Room, width: int, height: int) -> list[Row]:
    """The contribution that is held up, in the middle, with its number and group under it."""
    one, inner = room.spotlight, width - 2
    group = int(one.get("group") or 0)
    told = _("innspill {n}").format(n=one["no"])
    if group:
        told += f" · {_('gr. {n}').format(n=group)}"
    lines = [*spoken(str(one["text"]), inner, height - 3), BLANK, line((told, "faint"))]
    return rows_of([*[BLANK] * max(1, (height - len(lines)) // 2), *lines][:height])


def spoken(text: str, inner: int, most: int) -> list[Line]:
    """A text in large letters where all of it has room in `most` rows, else in bold ones."""
    pieces = big_wrap(text, inner)
    rows = [row for piece in pieces for row in large(piece)]
    if rows and len(rows) <= most and all(big_width(piece) <= inner for piece in pieces):
        return rows
    return paragraph(text, inner, "text", bold=True)
