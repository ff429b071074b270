"""What the log says under one question, entry by entry, to be picked from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.format import LogEntry
from dekom_tui.plan.model import Place
from dekom_tui.screens.sections.view import prose_lines, rows_of, text_width
from dekom_tui.widgets.lines import Row, Span, fit, heading, indent, line, paragraph
from dekom_tui.words.dates import day
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dekom_tui.plan.gathering import Gathered
    from dekom_tui.plan.template import Question


def harvest_rows(question: Question, those: Sequence[Gathered], picked: Collection[str], width: int) -> list[Row]:
    """The question, then each entry with its date and occasion, ticked where it is picked."""
    room = text_width(width)
    rows = rows_of([heading(_("FRA LOGGEN")), *paragraph(question.text, room, "accent", bold=True)])
    told = _("Det dere velger, legges nederst i svaret. Der skriver dere det om til egne ord.")
    rows += [*rows_of(paragraph(told, room, "soft")), Row()]
    for one in those:
        target = Place(LogEntry.table, one.entry.key)
        mark = ("■ ", "accent", True) if one.entry.key in picked else ("□ ", "soft")
        when = day(one.entry.dato) if one.entry.dato is not None else ""
        name = line(mark, (when + "  " if when else "", "faint"), Span(one.entry.anledning or "", "text", lead=True))
        rows.append(Row(indent(fit(name, room)), target))
        rows += [Row(indent(each, 3), target) for each in prose_lines(one.text, max(1, room - 2), "text")]
        rows.append(Row())
    return rows


def as_items(those: Sequence[Gathered]) -> str:
    """What was picked as items of a list, oldest first, each with its date and occasion."""
    items = []
    for one in sorted(those, key=lambda one: (one.entry.dato is None, one.entry.dato, one.entry.key)):
        when = day(one.entry.dato) if one.entry.dato is not None else ""
        head = ", ".join(part for part in (when, one.entry.anledning or "") if part)
        body = " ".join(one.text.replace("\n- ", " ").removeprefix("- ").split())
        items.append(f"- {head}: {body}" if head else f"- {body}")
    return "\n".join(items)
