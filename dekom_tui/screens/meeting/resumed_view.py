"""After the screen has been away: that nothing is lost, who is back, and that the clock went on. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.meeting.methods import VOTE
from dekom_tui.screens.meeting.large import beside_lines, clock_text, large, question_lines, rows_of
from dekom_tui.widgets.bigtype import big_width
from dekom_tui.widgets.lines import BLANK, Line, Row, line, paragraph
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room

_LABEL: Final = 12


def resumed_rows(room: Room, width: int, height: int) -> list[Row]:
    """What is safe, in large figures, and what each of those in the room wonders about."""
    inner = width - 2
    title = question_lines(_("Møtet gikk videre"), inner, 1)
    if room.phase == VOTE:
        count = int(room.ballot.get("voted") or 0)
        said = ngettext("svar er trygt.", "svar er trygge.", count)
    else:
        count = int(room.counts.get("entries", 0))
        said = ngettext("innspill er trygt.", "innspill er trygge.", count)
    figure = large(str(count), "ok", "thick")
    safe = beside_lines(figure, [BLANK, BLANK, line((said, "text", True))], big_width(str(count), "thick") + 3, inner)
    here, away = int(room.net.get("here", 0)), int(room.net.get("away", 0))
    phones = ngettext("{n} er inne", "{n} er inne", here).format(n=here)
    if away:
        phones += ngettext(", {n} prøver å komme inn igjen", ", {n} prøver å komme inn igjen", away).format(n=away)
    told = [
        (_("Telefoner"), phones),
        (_("Koden"), _("er den samme, ingen trenger å bli med på nytt")),
        (_("Klokka"), _clock(room)),
    ]
    lines: list[Line] = [BLANK, *title, BLANK, *safe, BLANK]
    for label, text in told:
        pieces = paragraph(text, inner - _LABEL)
        lead = line((f"{label:<{_LABEL}}", "accent", True))
        lines += [line(lead if not at else " " * _LABEL, piece) for at, piece in enumerate(pieces)]
    if len(lines) > height:
        lines = [one for one in lines if one]
    return rows_of(lines[:height])


def _clock(room: Room) -> str:
    left = room.left
    if left is None:
        return _("er ikke i gang")
    if room.paused:
        return _("står, med {time} igjen").format(time=clock_text(left))
    if left < 0:
        return _("er gått ut; ingen blir avbrutt")
    return _("gikk hele tida: {time} igjen").format(time=clock_text(left))
