"""How the registers of section 1 are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.plan.format import Anchoring, Initiative
from dekom_tui.plan.frameworks import WANTED_PARTIES, Anchored, anchored
from dekom_tui.plan.model import Place
from dekom_tui.screens.sections.view import counted, empty_lines, labelled, rows_of, text_width
from dekom_tui.widgets.lines import Line, Row, Span, cells, columns, fit, indent, left_right, line, pad, width_of, wrap
from dekom_tui.words.dates import day
from dekom_tui.words.labels import label, word
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

_DATE: Final = 13
"""Cells of «10. juni 2025»."""


def _times(n: int) -> str:
    return ngettext("{n} gang", "{n} ganger", n).format(n=n)


def _title(of: Anchored) -> Row:
    return Row(indent(counted(_("FORANKRING"), _times(len(of.entries)) if of.entries else _("ingen ennå"))))


def party_rows(of: Anchored, width: int) -> list[Row]:
    """Each party that should have taken part: how often, and when last."""
    rows = [_title(of)]
    names = {party: word(party).capitalize() for party in WANTED_PARTIES}
    column = max(map(cells, names.values())) + 2
    for party, name in names.items():
        entries = of.parties[party]
        glyph = ("√ ", "ok") if entries else ("○ ", "warn")
        said = _party_words(entries)
        rows.append(Row(indent(fit(line(glyph, pad(line((name, "text")), column), said), text_width(width)))))
    return [*rows, Row()]


def _party_words(entries: tuple[Anchoring, ...]) -> str:
    if not entries:
        return _("ikke med ennå")
    times, last = _times(len(entries)), entries[0].dato
    return times if last is None else _("{times}, sist {date}").format(times=times, date=day(last))


def anchoring_rows(plan: Plan, width: int, chosen: Place | None, *, begins: bool = True, height: int = 0) -> list[Row]:
    """The whole register, newest first, with what the chosen entry says under the list.

    Where that has no room within `height` rows it stands under the entry itself. `begins`: N begins the register.
    """
    of, room = anchored(plan), text_width(width)
    if not of.entries:
        text = _("Her fører dere hvem som var med på å lage og vedta planen, og når.")
        return [_title(of), *rows_of(empty_lines(text, _("fører inn den første gangen"), room, begins=begins)), Row()]
    rows = [_title(of), *rows_of(_marks(of, room)), Row()]
    told = _told(plan.of(Anchoring).get(chosen.key), room) if chosen is not None else []
    within = bool(height) and len(rows) + len(of.entries) + 1 + len(told) > height
    for entry in of.entries:
        target = Place(Anchoring.table, entry.key)
        when = line((day(entry.dato) if entry.dato is not None else "", "faint"))
        about = columns((when, _DATE, ">"), (line(Span(entry.title, "text", lead=True)), room - _DATE - 2))
        rows.append(Row(indent(about), target))
        if within and target == chosen:
            rows += rows_of(told, target)
    if told and not within:
        rows += [Row(), *rows_of(told)]
    return [*rows, Row()]


def _told(entry: Anchoring | None, room: int) -> list[Line]:
    """What happened, and which parties it concerns."""
    if entry is None:
        return []
    parties = ", ".join(word(one) for one in entry.parter)
    return [
        *labelled(_("Hva skjedde"), entry.hva, room, _DATE + 2),
        *labelled(label(Anchoring.fields["parter"]), parties, room, _DATE + 2),
    ]


def _marks(of: Anchored, width: int) -> list[Line]:
    """Every wanted party with its mark, in columns that hold together over the lines."""
    marked = [
        line(("√ ", "ok") if of.parties[party] else ("○ ", "warn"), (word(party).capitalize(), "text"))
        for party in WANTED_PARTIES
    ]
    column = max(map(width_of, marked)) + 2
    per_line = max(1, (width + 2) // column)
    return [
        line(*(pad(one, column) for one in marked[start : start + per_line]))
        for start in range(0, len(marked), per_line)
    ]


def initiative_rows(plan: Plan, width: int, *, begins: bool = True) -> list[Row]:
    """Other and earlier initiatives, and how they relate to the plan. `begins`: N begins the list."""
    initiatives, room = plan.ordered(Initiative), text_width(width)
    title = Row(indent(counted(_("ANDRE SATSINGER"), str(len(initiatives)) if initiatives else _("ingen ennå"))))
    if not initiatives:
        text = _("Her står andre og tidligere satsinger, og hvordan de henger sammen med planen.")
        return [title, *rows_of(empty_lines(text, _("skriver inn den første"), room, begins=begins)), Row()]
    rows = [title]
    for one in initiatives:
        target = Place(Initiative.table, one.key)
        name = left_right(line(Span(one.title, "text", lead=True)), line((_years(one), "faint")), room)
        told = wrap(one.forhold, max(1, room - 2)) if one.forhold else []
        rows += rows_of([name, *(line("  ", piece) for piece in told)], target)
    return [*rows, Row()]


def _years(one: Initiative) -> str:
    """«2022–2024», «fra 2024»; «løpende» without years."""
    start = str(one.fra.year) if one.fra is not None else ""
    end = str(one.til.year) if one.til is not None else ""
    if start and end:
        return start if start == end else f"{start}–{end}"
    if start:
        return _("fra {start}").format(start=start)
    return _("til {end}").format(end=end) if end else _("løpende")
