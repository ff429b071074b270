"""The four framework conditions as rows: the template's words, how the plan meets them, and what supports that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from dekom_tui.plan.format import Frameworks
from dekom_tui.plan.frameworks import (
    WANTED_PARTIES,
    Anchored,
    Collective,
    Conditions,
    StudentVoice,
    Whole,
    conditions,
)
from dekom_tui.plan.model import Plan
from dekom_tui.plan.template import template_of
from dekom_tui.screens.sections.view import prose_lines
from dekom_tui.widgets.lines import Line, Row, Span, fit, heading, indent, line, pad, wrap, wrap_line
from dekom_tui.widgets.states import FINE, LOOK, OPEN, Sign
from dekom_tui.words.conditions import judgements
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import _

WIDEST: Final = 100
"""Longer lines are hard to read."""
_NAME: Final = 15


class Condition(NamedTuple):
    """A condition that can be chosen: its field in [rammer]."""

    field: str


def rows(plan: Plan, today: date, width: int) -> list[Row]:
    """All four, one after the other; each is chosen as a whole."""
    room = min(width - 4, WIDEST)
    found = conditions(plan, today)
    told = judgements(found)
    head = heading(_("RAMMER FOR ARBEIDET"), _("fire krav, og hva i planen som støtter dem"))
    drawn = [Row(), Row(indent(fit(head, width - 2)))]
    for framework, judged in zip(template_of(plan).frameworks, told, strict=True):
        target = Condition(framework.field)
        drawn.append(Row())
        sign = FINE if judged.supported else LOOK
        for number, text in enumerate(wrap(framework.text, room - 2)):
            mark = sign.span() if not number else Span(" ")
            drawn.append(Row(indent(line(mark, " ", (text, "accent", True))), target))
        text = plan.one(Frameworks).get(framework.field)
        lines = prose_lines(text, room - 2) if text else [line(OPEN.span(), " ", _("Ikke skrevet ennå."))]
        drawn += [Row(indent(one, 3), target) for one in lines]
        drawn.append(Row(target=target))
        for name, what in _support(framework.field, found):
            drawn += [Row(one, target) for one in _listed(name, what, room)]
    return drawn


def _listed(name: str, what: Line, room: int) -> list[Line]:
    """A word, and what stands for it in the registers beside it."""
    pieces = wrap_line(what, room - _NAME - 2) or [what]
    return [
        line("   ", pad(line((name if not number else "", "faint")), _NAME), one) for number, one in enumerate(pieces)
    ]


def _support(field: str, found: Conditions) -> list[tuple[str, Line]]:
    return _SUPPORT[field](found)


def _collective(found: Collective) -> list[tuple[str, Line]]:
    none = line((_("ingen ennå"), "faint"))
    tied = ", ".join(one.short for one in found.tied)
    rest = ", ".join(one.short for one in found.elsewhere)
    told = [
        (_("SKU"), line((", ".join(one.navn or one.key for one in found.school_based), "soft")) or none),
        (_("Tiltak der"), line(tied) if tied else none),
    ]
    if rest:
        told.append((_("Andre steder"), line(rest)))
    return told


def _anchored(found: Anchored) -> list[tuple[str, Line]]:
    told: list[tuple[str, Line]] = []
    for party in WANTED_PARTIES:
        entries = found.parties[party]
        if not entries:
            told.append((word(party).capitalize(), line(_mark(LOOK), _("har ikke vært med ennå"))))
            continue
        newest = entries[0]
        when = day(newest.dato) if newest.dato is not None else _("uten dato")
        what = newest.hva or newest.hvem or ""
        told.append((word(party).capitalize(), line(_mark(FINE), f"{when} · ", what)))
    return told


def _whole(found: Whole) -> list[tuple[str, Line]]:
    loose = ", ".join(one.short for one in found.loose)
    ended = [one.navn or one.key for one in found.ended_initiatives] + [one.short for one in found.cancelled]
    return [
        (_("Mål"), line(", ".join(one.short for one in found.goals) or _("ingen ennå"))),
        (_("Uten mål"), line(_mark(LOOK), loose) if loose else line(_mark(FINE), _("ingen tiltak"))),
        (_("Avsluttet"), line(", ".join(ended) or _("ingenting ennå"))),
    ]


def _voice(found: StudentVoice) -> list[tuple[str, Line]]:
    told: list[tuple[str, Line]] = []
    for phase, entries in found.phases.items():
        if not entries:
            told.append((word(phase).capitalize(), line(_mark(LOOK), _("ingen ennå"))))
            continue
        newest = entries[-1]
        led = newest.foerte_til or _("ikke skrevet hva det førte til")
        when = day(newest.dato) if newest.dato is not None else ""
        told.append((word(phase).capitalize(), line(_mark(FINE), f"{when} · {newest.hvem or ''}: ", led)))
    return told


def _mark(sign: Sign) -> Line:
    return line(sign.span(), " ")


_SUPPORT: Final[dict[str, Callable[[Conditions], list[tuple[str, Line]]]]] = {
    "skolebasert": lambda found: _collective(found.skolebasert),
    "forankret": lambda found: _anchored(found.forankret),
    "helhetlig": lambda found: _whole(found.helhetlig),
    "elevstemmen": lambda found: _voice(found.elevstemmen),
}
