"""The thread of what is chosen, told in the pane beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.screens.thread.beads import GOAL, MEASURE, Spot
from dekom_tui.screens.thread.labels import number_of
from dekom_tui.widgets.lines import Row, Span, fit, heading, indent, line, paragraph
from dekom_tui.widgets.states import LOOSE
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.language import _
from dekom_tui.words.thread import story
from dekom_tui.words.values import heading_of

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan


def empty_rows(width: int) -> list[Row]:
    """What stands there before there is anything to tie; the last row, which begins, is the target «add»."""
    by = 4 if width >= 70 else 1
    text = _("Her ser dere hvordan planen henger sammen: fra tall og funn til mål, tiltak og tegn.")
    note = _("én setning holder, resten kommer etterpå")
    begin = line(("N", "accent", True), "  ", Span(_("Skriv det første målet"), "text", lead=True), "   ", note)
    return [
        Row(),
        Row(indent(heading(_("RØD TRÅD"), _("ingenting ennå")))),
        *([Row(), Row()] if width >= 70 else [Row()]),
        *(Row(indent(one, by)) for one in paragraph(text, min(width - by - 2, 64), bold=True)),
        Row(),
        Row(fit(indent(begin, by), width - 1), "add", inset=max(0, by - 2)),
    ]


def told_rows(plan: Plan, spot: Spot | None, width: int) -> list[Row]:
    """The story of the chosen one's path, part by part."""
    entity = plan.at(spot.place) if spot is not None else None
    if spot is None or entity is None:
        return []
    number = number_of(entity) if spot.column in (GOAL, MEASURE) else ""
    about = heading_of(type(entity), number).lower() if number else cut(entity.short, max(1, width - 12))
    rows = [Row(), Row(indent(heading(_("FORTALT"), about)))]
    for part in story(plan, spot.place):
        rows += [Row(), Row(indent(line((part.lead, "faint"))))]
        for index, sentence in enumerate(part.sentences):
            if part.wanting and not index:
                rows.append(Row(indent(line(LOOSE.span(), " ", (sentence, "gold")))))
            else:
                rows += [Row(indent(each)) for each in paragraph(sentence, width - 2)]
    return rows
