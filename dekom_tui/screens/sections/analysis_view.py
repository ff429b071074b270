"""How section 4 is drawn: the findings with how sure they are, what they build on, and the goals that answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.plan.format import Finding, Goal, Indicator
from dekom_tui.plan.model import Place
from dekom_tui.plan.thread import index
from dekom_tui.screens.sections.view import Entry, counted, empty_lines, hanging, labelled, rows_of, text_width
from dekom_tui.widgets.lines import BLANK, Line, Row, Span, cells, left_right, line, paragraph, width_of, wrap
from dekom_tui.widgets.states import LOOSE
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.labels import certainty, label, word
from dekom_tui.words.language import _
from dekom_tui.words.numbers import number, with_unit
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dekom_tui.plan.model import Plan

_LABELS: Final = 11
"""Cells of «Sikkerhet» and what parts it from what it says."""


def goals_of(plan: Plan, finding: Finding) -> tuple[Goal, ...]:
    """The goals that answer a finding."""
    return index(plan).goals_of_finding.get(finding.key, ())


def sureness(finding: Finding) -> Line:
    """«■■■□ ganske sikre»; empty where nothing is said."""
    if finding.sikkerhet is None:
        return BLANK
    squares = certainty(finding.sikkerhet)
    return line((squares.rstrip("□"), "accent"), (squares.lstrip("■"), "faint"), " " + word(finding.sikkerhet))


def finding_entries(plan: Plan) -> list[Entry]:
    """The findings as lines of the list: number or loose end, name, how sure."""
    found = []
    for one in plan.ordered(Finding):
        loose = not goals_of(plan, one)
        mark = line(LOOSE.span() if loose else Span(str(one.nr or "·"), "faint", lead=True), " ")
        sure = sureness(one)
        more = (sure,) if sure else ()
        found.append(Entry(Place(Finding.table, one.key), one.title, mark=mark, more=more, lines=2))
    return found


def empty_rows(width: int) -> list[Row]:
    """What the list of findings says while there are none."""
    text = _("Her står det dere ser i tallene og stemmene i del 2, hva dere tror det kommer av, og hvor sikre dere er.")
    return [*rows_of(empty_lines(text, _("skriver det første funnet"), text_width(width))), Row()]


def finding_rows(plan: Plan, finding: Finding, width: int, *, whole: bool = False) -> list[Row]:
    """What a finding says, builds on and leads to; `whole`: the goals on as many lines as they need."""
    room = text_width(width)
    lines = [*paragraph(finding.title, room, "text", bold=True), BLANK]
    lines += labelled(label(Finding.fields["forklaring"]), finding.forklaring, room, _LABELS)
    lines += labelled(label(Finding.fields["bevis"]), finding.bevis, room, _LABELS)
    sure = sureness(finding)
    if sure:
        name = line((label(Finding.fields["sikkerhet"]), "faint"))
        lines.append(line(name, " " * (_LABELS - width_of(name)), sure))
    if len(lines) > 2:
        lines.append(BLANK)
    lines += _figures(plan, finding, room)
    return [*rows_of(lines), *rows_of(_answering(plan, finding, room, whole=whole)), Row()]


def _figures(plan: Plan, finding: Finding, room: int) -> list[Line]:
    indicators = [plan.of(Indicator)[key] for key in finding.indikator if key in plan.of(Indicator)]
    if not indicators:
        return []
    lines = [counted(_("MÅLINGER"))]
    for one in indicators:
        values = _span(one)
        within = room - width_of(values) - 2
        name = line(one.title if cells(one.title) <= within else cut(one.short, within))
        lines.append(left_right(name, values, room))
    return [*lines, BLANK]


def _span(indicator: Indicator) -> Line:
    """«61 → 79 %», first and newest; the newest alone when there is but one."""
    known = [one.verdi for one in indicator.verdier if one.verdi is not None]
    if not known:
        return line((_("ikke målt ennå"), "faint"))
    first = line(number(known[0]) + " → ") if len(known) > 1 else BLANK
    return line(first, (with_unit(known[-1], indicator.enhet), "text", True))


def _answering(plan: Plan, finding: Finding, room: int, *, whole: bool) -> list[Line]:
    lines = [counted(_("MÅL SOM SVARER"))]
    goals = goals_of(plan, finding)
    if goals:
        return [*lines, *(each for one in goals for each in _goal_lines(one, room, whole=whole))]
    lines.append(line(LOOSE.span(), " ", (_("Ingen mål svarer på dette funnet."), "text")))
    if plan.goals:
        lines.append(line("  ", ("K", "accent", True), " " + _("knytter det til et mål.")))
    else:
        lines.append(line("  ", ("3", "accent", True), " " + _("fører til målene; det er ingen ennå.")))
    return lines


def _goal_lines(goal: Goal, room: int, *, whole: bool) -> list[Line]:
    """A goal by its number and words, on one line or the whole of it."""
    nr = line((str(goal.nr), "accent", True), " ") if goal.nr is not None else BLANK
    lead = width_of(nr)
    return hanging(nr, wrap(goal.title, room - lead) if whole else [cut(goal.title, room - lead)], lead)


def tying_rows(plan: Plan, finding: Finding, width: int) -> list[Row]:
    """Every goal to choose among, each tied to the finding or not."""
    room = text_width(width)
    rows = rows_of([*paragraph(finding.title, room, "text", bold=True), BLANK, *_question(room)])
    for goal in plan.goals:
        tied = finding.key in goal.funn
        mark = ("■ ", "accent") if tied else ("□ ", "faint")
        nr = f"{goal.nr} " if goal.nr is not None else ""
        lead = line(mark, (nr, "accent", True))
        pieces = wrap(goal.title, max(1, room - width_of(lead)))
        lines = [
            line(lead if not at else " " * width_of(lead), Span(one, "text", lead=True))
            for at, one in enumerate(pieces)
        ]
        rows += rows_of(lines, Place(Goal.table, goal.key))
    return [*rows, Row()]


def _question(room: int) -> list[Line]:
    return [*paragraph(_("Hvilke mål svarer på dette funnet?"), room, "accent", bold=True), BLANK]


def overview_rows(plan: Plan, width: int) -> list[Row]:
    """All findings in brief, each with the goals that answer it: what stands beside the questions on a wide screen."""
    findings = plan.ordered(Finding)
    room = text_width(width)
    rows = rows_of([counted(_("FUNN"), str(len(findings)) if findings else _("ingen ennå"))])
    for one in findings:
        goals = goals_of(plan, one)
        mark = LOOSE.span() if not goals else Span(str(one.nr or "·"), "accent", bold=True)
        rows += rows_of([*hanging(line(mark), wrap(one.title, max(1, room - 2)), 2), line("  ", sureness(one))])
        rows += rows_of(
            [line("  → ", (_goal_words(goals), "soft"))] if goals else [line("  ", (_("ingen mål ennå"), "faint"))]
        )
        rows.append(Row())
    return rows


def _goal_words(goals: Sequence[Goal]) -> str:
    """«mål 1 og 3»."""
    if all(one.nr is not None for one in goals):
        return _("mål {numbers}").format(numbers=joined([str(one.nr) for one in goals]))
    return ", ".join(one.short for one in goals)
