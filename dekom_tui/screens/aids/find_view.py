"""What was found for words that somebody looks for, as rows: plan by plan, where there are several of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.search import Hit
from dekom_tui.screens.aids.palette_view import Choice, choice_row, in_text
from dekom_tui.widgets.lines import Row, heading, indent, line, paragraph
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.values import plan_name

if TYPE_CHECKING:
    from collections.abc import Sequence

PIECE: Final = 28
"""Letters of a text from what was found on that tell where one has come to."""
SHOWN: Final = 5
"""Hits of one plan that are listed where several plans are searched."""


class Finding(NamedTuple):
    """A passage that holds the words, for a line of the list."""

    choice: Choice
    place: Place
    field: str
    words: str
    piece: str
    """A little of the text from the words on."""


class Found(NamedTuple):
    """What was found in one plan."""

    folder: Path | None
    """None for the plan that is open."""
    title: str
    findings: tuple[Finding, ...]
    more: bool = False
    """There are more than these."""


class At(NamedTuple):
    """A hit, to be chosen: which plan's, and which of them."""

    folder: Path | None
    nth: int


def found_in(plan: Plan, folder: Path | None, name: str, hits: Sequence[Hit], *, more: bool) -> Found:
    """The hits of a plan, made ready to be shown."""
    school = ", ".join(one for one in (plan.head.skole or name, plan_name(plan)) if one)
    return Found(folder, school, tuple(_finding(one, plan) for one in hits), more)


def _finding(hit: Hit, plan: Plan) -> Finding:
    text, passage = hit.passage.text, hit.passage
    rest = text[hit.start :].partition("\n")[0]
    piece = rest[:PIECE]
    if len(rest) > PIECE:
        shorter = piece.rpartition(" ")[0]
        piece = shorter if len(shorter) >= hit.end - hit.start else text[hit.start : hit.end]
    return Finding(in_text(hit, plan), passage.place, passage.field, text[hit.start : hit.end], piece)


def beginning_rows(width: int, *, all_plans: bool) -> list[Row]:
    """What stands there before anything is typed: what can be looked for."""
    told = (
        _("Skriv ord som står i en av planene: i svar, mål, tiltak, logg eller referater.")
        if all_plans
        else _("Skriv ord som står i planen: i svar, mål, tiltak, logg eller referater.")
    )
    return [Row(indent(one, 2)) for one in paragraph(told, max(1, width - 4), "soft")]


def nothing_rows() -> list[Row]:
    """No text says it."""
    return [Row(indent(line(_("Ingen tekst sier det.")), 2))]


def found_rows(found: Found, typed: str, width: int) -> list[Row]:
    """What was found in a plan, under its name, and an empty row."""
    n = len(found.findings)
    note = _("mer enn {n} treff") if found.more else ngettext("{n} treff", "{n} treff", n)
    title = found.title if found.folder is not None else _("I TEKSTEN")
    drawn = [Row(indent(heading(title, note.format(n=n)), 2))]
    for nth, each in enumerate(found.findings):
        drawn.append(choice_row(each.choice, typed, width)._replace(target=At(found.folder, nth)))
    return [*drawn, Row()]
