"""While everybody writes: the question, the clock and how many have answered, and nothing of what they write. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.meeting.methods import ALONE, FOUR, NOTES, PAIR, ROUND, VOTE
from dekom_tui.screens.meeting.large import (
    LOW,
    answered_words,
    beside_lines,
    clock_lines,
    people_bar,
    question_lines,
    rows_of,
)
from dekom_tui.widgets.lines import BLANK, Line, Row, line, paragraph, width_of
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.meeting import room_instruction

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room

_ASIDE = 43
"""The cell where what stands beside the clock begins, where there is room."""
_LEAST = 24
"""The cells that it needs."""
_TOLD: Final = 4
"""The rows of how far they have come, without that nobody sees it yet."""


def writing_rows(room: Room, width: int, height: int) -> list[Row]:
    """The question, what to do, the clock, and how far they have come."""
    inner = width - 2
    low = height < LOW
    said = instruction(room)
    clock = clock_lines(room, low=low)
    question = str(room.item.get("question", ""))
    about = paragraph(str(room.item["about"]), inner, "soft") if room.item.get("about") else []
    wide = max((width_of(one) for one in clock), default=0)
    at = _ASIDE if inner >= _ASIDE + _LEAST else max(wide + 2, inner - _LEAST)
    progress = _progress(room, inner - at)
    beside = beside_lines(clock, progress, at, inner)
    told = paragraph(said, inner)
    plain = paragraph(question, inner, "text", bold=True)
    for asked in (question_lines(question, inner, 3), plain):
        for top, gap in (([BLANK], [BLANK]), ([], [BLANK]), ([], [])):
            lines = [*top, *asked, *about, *gap, *told, BLANK, *beside]
            if len(lines) <= height:
                return rows_of(lines)
        if low and room.phase == ALONE and asked is not plain:
            # In a small window the question in large letters is worth more than that all of it is hidden so far.
            lines = [*asked, *about, *told, BLANK, *beside_lines(clock, progress[:_TOLD], at, inner)]
            if len(lines) <= height:
                return rows_of(lines)
    return rows_of([*plain, *about, *told, *beside])


def instruction(room: Room) -> str:
    """What the room is asked to do now; when the time is up, that nobody is cut off."""
    left = room.left
    if left is not None and left < 0 and room.item.get("open"):
        voting = room.phase == VOTE
        return (
            _("Gjør ferdig svaret. Ingen blir avbrutt.") if voting else _("Skriv ferdig setningen. Ingen blir avbrutt.")
        )
    ballot = room.ballot
    return room_instruction(
        str(room.item.get("method", "")),
        room.phase,
        ballot=str(ballot.get("kind", "")),
        quota=int(ballot.get("quota") or 3),
        several=bool(ballot.get("several", True)),
        picks=int(room.item.get("picks") or 3),
    )


def _progress(room: Room, width: int) -> list[Line]:
    counts = room.counts
    answered, entries = int(counts.get("answered", 0)), int(counts.get("entries", 0))
    if room.phase == NOTES:
        return []
    if room.phase == ROUND:
        return _round(room, width)
    if room.phase in (PAIR, FOUR):
        return _together(room, width)
    found = [line((answered_words(answered, room.present), "text", True)), people_bar(answered, room.present, width)]
    left = room.left
    if left is not None and left < 0 and room.writing:
        writing = ngettext("{n} skriver fortsatt.", "{n} skriver fortsatt.", room.writing).format(n=room.writing)
        return [*found, BLANK, line((writing, "text", True)), *paragraph(_("→ lar dem bli ferdige først."), width)]
    said = ngettext("{n} innspill er inne.", "{n} innspill er inne.", entries).format(n=entries)
    hidden = _("Ingen ser dem før vi viser dem.") if not room.item.get("shown") else _("Alle ser dem.")
    return [*found, BLANK, line((said, "text", True)), *paragraph(hidden, width)]


def _together(room: Room, width: int) -> list[Line]:
    """Who talks together; who wrote before this says nothing of how far they have come."""
    n = int(room.item.get("groups") or 0)
    if not n:
        return paragraph(_("Finn noen ved siden av dere."), width)
    pairs = ngettext("{n} par snakker sammen.", "{n} par snakker sammen.", n)
    groups = ngettext("{n} gruppe snakker sammen.", "{n} grupper snakker sammen.", n)
    said = (pairs if room.phase == PAIR else groups).format(n=n)
    return [line((said, "text", True)), *paragraph(_("Telefonen viser hvem som skriver for dere."), width)]


def _round(room: Room, width: int) -> list[Line]:
    told = room.item.get("round") or {}
    turn, of, passed = int(told.get("turn", 0)), int(told.get("of", 0)), int(told.get("passed", 0))
    if not of:
        return [line(_("Pek på den som begynner."))]
    said = _("Alle har hatt ordet.") if turn >= of else _("Nummer {n} av {all} har ordet").format(n=turn + 1, all=of)
    found = [line((said, "text", True)), people_bar(min(turn, of), of, width), BLANK]
    if passed:
        found.append(line(ngettext("{n} sa pass.", "{n} sa pass.", passed).format(n=passed)))
    return [*found, *paragraph(_("Rekkefølgen er trukket. Telefonen sier fra."), width)]
