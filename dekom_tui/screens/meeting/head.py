"""The two lines over the meeting: who, where and how many; and the item, its phases, and when the phase ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from textual.message import Message

from dekom_tui.screens.meeting.room import ENDED, RUNNING, Room
from dekom_tui.widgets.frame import FrameLine
from dekom_tui.widgets.lines import BLANK, Line, Span, left_right, line, width_of
from dekom_tui.words.dates import day
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.meeting import phase_name

if TYPE_CHECKING:
    from textual import events

_SOON = 1.0
"""Seconds after which it is told that the server is gone; it is back before that as a rule."""
NARROW = 72
"""Under this width only the phase that is on and the next one are named."""


def clock_time(at: int) -> str:
    """A moment on the wall's clock: «14.38»."""
    return datetime.fromtimestamp(at / 1000).strftime("%H.%M")


def title_words(room: Room) -> tuple[str, str]:
    """The school, and the meeting with its date."""
    view = room.view
    title = str(view.get("title", ""))
    when = view.get("date")
    return str(view.get("school", "")), f"{title} {day(date.fromisoformat(when), year='never')}" if when else title


def inside(room: Room) -> Line:
    """How many are in."""
    n = room.present
    return line(("● ", "ok"), (ngettext("{n} inne", "{n} inne", n).format(n=n), "text", True))


def address(room: Room) -> str:
    """Where phones come in, without the scheme: «10.0.0.12:8080/K7M4QX»."""
    url, code = str(room.door.get("url", "")), str(room.door.get("code", ""))
    shown = url.partition("://")[2].rstrip("/")
    return f"{shown}/{code}" if shown and code else ""


def phase_line(room: Room, width: int) -> tuple[Line, list[tuple[str, int, int]]]:
    """The item's phases with the one that is on filled, when it ends at the right edge; and what is clicked where."""
    right = _ending(room)
    if room.stage != RUNNING or not room.item:
        return left_right(_stage_words(room), right, width - 1), []
    head = _("Sak {n} av {all}").format(n=max(1, room.number), all=len(room.plan))
    spans: list[Span] = [Span(" "), Span(head, "text", True), Span("  ")]
    at = sum(len(one.text) for one in spans)
    zones = []
    for name in _named(room, width):
        ahead = width < NARROW and name != room.phase
        words = phase_name(name, room.ballot_kind)
        if name == room.phase:
            span = Span(f" {words.capitalize()} ", "text", True, lit=True)
        else:
            span = Span(f" → {words} " if ahead else f" {words} ", "soft")
        spans.append(span)
        zones.append((name, at, at + len(span.text)))
        at += len(span.text)
    return left_right(tuple(spans), right, width - 1), zones


def _named(room: Room, width: int) -> Sequence[str]:
    """The phases that are named: all, and where it is narrow the one that is on and the next."""
    minutes = {str(one["name"]): one.get("minutes", 0) for one in room.item.get("phases", ())}
    kept = [one for one in room.phases if minutes[one] or one == room.phase] or list(room.phases)
    if room.phase not in kept:
        kept = [*kept, room.phase]
    if width >= NARROW:
        return kept
    at = kept.index(room.phase)
    return kept[at : at + 2]


def _stage_words(room: Room) -> Line:
    count = len(room.plan)
    items = ngettext("{n} sak", "{n} saker", count).format(n=count)
    if room.stage == ENDED:
        return line("  ", (_("Ferdig"), "text", True), "   ", items)
    minutes = sum(int(one.get("minutes") or 0) for one in room.plan)
    told = ngettext("{n} minutt", "{n} minutter", minutes).format(n=minutes)
    return line("  ", (_("Velkommen"), "text", True), "   ", items, "   ", told)


def _ending(room: Room) -> Line:
    if room.stage != RUNNING:
        start = str(room.view.get("start", ""))[:5].replace(":", ".")
        return line((_("starter {time}").format(time=start), "soft")) if start and room.stage != ENDED else BLANK
    left = room.left
    if room.paused:
        return line((_("klokka står"), "warn", True))
    if left is None:
        return line((clock_time(room.now), "soft"))
    if left < 0:
        return line((_("tida er ute"), "warn", True))
    return line((_("til {time}").format(time=clock_time(room.ends_at or room.now)), "soft"))


class PhaseLine(FrameLine):
    """The line under the title: item, phases, when it ends. A click on a phase goes there."""

    class PhaseChosen(Message):
        """A phase was clicked."""

        def __init__(self, phase: str) -> None:
            super().__init__()
            self.phase = phase

    def __init__(self, room: Room, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._room = room

    def line_at(self, y: int) -> Line:
        return phase_line(self._room, self.size.width)[0]

    def on_click(self, event: events.Click) -> None:
        for phase, start, end in phase_line(self._room, self.size.width)[1]:
            if start <= event.x < end and phase != self._room.phase:
                event.stop()
                self.post_message(self.PhaseChosen(phase))


def net_notice(room: Room, lost: float | None, width: int) -> tuple[str, str]:
    """What the title line says when the net is not as it should be, with its ink; empty when all is well."""
    if lost is not None and lost >= _SOON:
        texts = (
            _("! Kobler til igjen. Skriv videre: alt er trygt på telefonene."),
            _("! Kobler til igjen. Skriv videre, alt er trygt."),
        )
        text = next((one for one in texts if len(one) + 8 <= width), texts[-1])
        return f"{text:<{width - 8}}{round(lost):>3} s", "bad"
    away = int(room.net.get("away", 0))
    if away and room.stage == RUNNING:
        text = _("◊ {n} uten nett. Det de skriver, sendes når de er tilbake.").format(n=away)
        told = line(text)
        return (text if width_of(told) + 14 <= width else _("◊ {n} uten nett").format(n=away)), "warn"
    return "", ""
