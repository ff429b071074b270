"""A log entry on pages for the room: what it is about, the three questions, the decision and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.evaluating import QUESTIONS, led_to, voices
from dekom_tui.plan.format import LogEntry, Voice
from dekom_tui.screens.log.entry_view import DECIDED, about_words, asked, outcome_words
from dekom_tui.screens.present.sheet import Piece, headed
from dekom_tui.widgets.lines import Line, line, paragraph, wrap_line
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import _
from dekom_tui.words.names import quoted

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.evaluating import Step
    from dekom_tui.plan.model import Plan
    from dekom_tui.screens.present.sheet import Sheet


def name_of(one: Step) -> str:
    """What an entry is called in the foot line: its date, else its occasion."""
    return day(one.dato) if one.dato is not None else one.short


def entry_pages(plan: Plan, one: Step, today: date, sheet: Sheet) -> list[list[Line]]:
    """The pages of an entry, or of a voice that stands in the thread, on a screen of this size."""
    width = sheet.measure
    when = day(one.dato, form="long") if one.dato is not None else _("uten dato")
    if isinstance(one, Voice):
        return headed(sheet, _("Elevstemmen, {day}").format(day=when), one.title, _voice(one, width))
    pieces = [Piece(paragraph(about_words(plan, one), width, "soft"))]
    for field in QUESTIONS:
        text = one.values.get(field)
        if text:
            pieces.append(_said(asked(plan, field), text.split("\n"), width))
    if one.beslutning or one.begrunnelse:
        pieces.append(Piece(_decision(plan, one, today, width)))
    for voice in voices(plan).get(one.key, ()):
        pieces += _voice(voice, width)
    if len(pieces) == 1:
        pieces.append(Piece([line(("○ ", "warn"), (_("Ikke besvart ennå."), "soft"))]))
    return headed(sheet, when, one.title, pieces)


def _said(label: str, paragraphs: list[str], width: int, token: str = "soft") -> Piece:
    body = [each for text in paragraphs if text.strip() for each in paragraph(text.strip(), width, bold=True)]
    return Piece([line((label, token)), *body])


def _decision(plan: Plan, entry: LogEntry, today: date, width: int) -> list[Line]:
    """The decision in its colour, why, and what can be seen of it in the measures."""
    found: list[Line] = [line((_("Beslutning"), "soft"))]
    reason = (entry.begrunnelse or "", "text", True)
    if entry.beslutning:
        sign, said = DECIDED[entry.beslutning], word(entry.beslutning)
        head = line((f"{sign.glyph} {said[:1].upper()}{said[1:]}. ", sign.token, True), reason)
    else:
        head = line(reason)
    found += wrap_line(head, width)
    for outcome in led_to(plan, entry):
        found += wrap_line(line(("→ ", "accent", True), (outcome_words(outcome, today), "text")), width)
    return found


def _voice(voice: Voice, width: int) -> list[Piece]:
    said = voice.sa or ""
    told = [(_("Elevene sa"), said if "«" in said or not said else quoted(said), "gold")]
    told += [(_("Det førte til"), voice.foerte_til or "", "soft")]
    return [_said(label, [text], width, ink) for label, text, ink in told if text]
