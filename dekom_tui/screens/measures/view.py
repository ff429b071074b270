"""How the measures are drawn as a table: its head, and rows that are made when they are seen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Goal, Measure, MeasuresHead
from dekom_tui.plan.listing import BY_NUMBER, EVERYTHING
from dekom_tui.plan.measures import CANCELLED, DONE, percent, state
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import template_of
from dekom_tui.plan.text import blocks
from dekom_tui.screens.beginning import begin_rows
from dekom_tui.screens.sections.view import prose_lines
from dekom_tui.widgets.bars import bar
from dekom_tui.widgets.canvas import LazyRows
from dekom_tui.widgets.lines import BLANK, Line, Row, Span, fit, indent, left_right, line, paragraph, width_of
from dekom_tui.widgets.states import STATES
from dekom_tui.widgets.wrapping import clean, cut, wrap_cut
from dekom_tui.words.dates import span
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.listing import Filter
    from dekom_tui.plan.model import Plan

PREFACE: Final = Place(MeasuresHead.table)
"""What is chosen when the measures' own preface is."""

QUIET: Final = (DONE, CANCELLED)
"""The states of what asks for nothing more."""

CARD: Final = 3
"""The rows of a measure where each has room for two lines."""

_KEPT_ROWS: Final = 1024
_MATRIX: Final = 11
_SPACE: Final = Span(" ", "soft")
_TIME: Final = 15
_RESPONSIBLE: Final = 16
_STATUS: Final = 12
_SORTED: Final = {"start": N_("etter start"), "slutt": N_("etter slutt")}


class Widths(NamedTuple):
    """The cells of each column; none for one that has no room."""

    number: int
    title: int
    time: int
    responsible: int
    status: int
    goals: int


class Table(NamedTuple):
    """What the table shows: the measures in their order, the day, and how it is laid out."""

    plan: Plan
    today: date
    measures: Sequence[Measure]
    widths: Widths
    each: int = 1
    """The rows of a measure: one, two that hold its whole title and its bar, or with an empty one after them three."""


def place(measure: Measure) -> Place:
    """Where a measure stands."""
    return Place(Measure.table, measure.key)


def widths(plan: Plan, width: int) -> Widths:
    """The columns in `width` cells: first the status goes, then goals and who is responsible."""
    number = plan.derived(_digits)
    goals = max(_goals_width(plan), len(_("mål"))) if width >= 70 else 0
    responsible = _RESPONSIBLE + max(0, min(12, (width - 100) // 4)) if width >= 70 else 0
    status = _STATUS if width >= 94 else 0
    gap = 2 if status else 1
    taken = _TIME + gap + (responsible + 2 if responsible else 0) + (status + 2 if status else 0)
    taken += goals + gap if goals else 0
    return Widths(number, max(8, width - 5 - number - taken), _TIME, responsible, status, goals)


def _digits(plan: Plan) -> int:
    return max(2, len(str(max((one.nr or 0 for one in plan.measures), default=0))))


def _goals_width(plan: Plan) -> int:
    return plan.derived(_matrix_width) or 8


def _matrix_width(plan: Plan) -> int:
    """The cells of a column for each goal; 0 where they would take too many."""
    numbers = [str(one) for one in plan.derived(_goal_numbers).values()]
    width = sum(map(len, numbers)) + len(numbers) - 1
    return width if 0 < width <= _MATRIX else 0


def _goal_numbers(plan: Plan) -> dict[str, int]:
    return {goal.key: goal.nr or at for at, goal in enumerate(plan.ordered(Goal), start=1)}


def _columns(of: Widths, glyph: Span, number: Span, cells: Sequence[Line]) -> Line:
    """The cells of a line in their columns: title, time, responsible, status, goals."""
    gap = 2 if of.status else 1
    spans: list[Span] = [_SPACE, glyph, _SPACE, number]
    room = 0
    for cell, width, before in zip(cells, of[1:], (1, gap, 2, 2, gap), strict=True):
        if width:
            shown = fit(cell, width)
            spans.append(Span(" " * (room + before), "soft"))
            spans += shown
            room = width - width_of(shown)
    return (*spans, Span(" " * room, "soft")) if room else tuple(spans)


def _cell(text: str, width: int, ink: str, *, lead: bool = False) -> Line:
    """A text on one line in a column."""
    return (Span(cut(clean(text), width), ink, lead=lead),)


def head_rows(table: Table, shown: Filter, order: str, width: int, *, led: bool) -> list[Row]:
    """What stands above the table: the template's sentence (`led`), or what is filtered; the columns' names."""
    plan, of = table.plan, table.widths
    rows = [Row()]
    if shown != EVERYTHING:
        rows.append(Row(_filtered(plan, shown, width)))
    elif led:
        rows = lead_rows(plan, width)
        rows += preface_lines(plan, width, 2 if table.each == CARD else 1)
    rows += [Row()] if table.each == CARD else []
    total = len(plan.measures)
    count = ngettext("{n} tiltak", "{n} tiltak", total).format(n=total)
    if shown != EVERYTHING:
        count = _("{k} av {n} tiltak").format(k=len(table.measures), n=total)
    if order != BY_NUMBER:
        count = _("{count}, {sorted}").format(count=count, sorted=_(_SORTED[order]))
    names = [line((one, "faint")) for one in (count, _("tid"), _("ansvarlig"), _("status"), _("mål"))]
    rows.append(Row(_columns(of, _SPACE, Span(" " * of.number), names)))
    return [*rows, *([Row()] if table.each == CARD else [])]


def lead_rows(plan: Plan, width: int) -> list[Row]:
    """The template's sentence."""
    lead = line((template_of(plan).section("tiltak").lead, "accent", True))
    return [Row(), Row(indent(fit(lead, width - 2)))]


def _filtered(plan: Plan, shown: Filter, width: int) -> Line:
    """What is shown alone, and the key that shows all again."""
    goals = plan.of(Goal)
    goal = goals.get(shown.goal)
    named = [
        word(shown.state) if shown.state else "",
        shown.role,
        (_("mål {n}").format(n=goal.nr) if goal is not None and goal.nr else (goal.short if goal else shown.goal)),
    ]
    left = line((_("BARE"), "accent", True), "  ", (" · ".join(one for one in named if one), "text", True))
    right = line(("Esc", "accent", True), " ", _("viser alle"))
    return indent(left_right(left, right, width - 2))


def table_rows(table: Table) -> LazyRows:
    """The rows of the table."""
    each = table.each
    made: dict[int, Row] = {}
    at: dict[str, int] = {}

    def make(index: int) -> Row:
        row = made.get(index)
        if row is None:
            if len(made) >= _KEPT_ROWS:
                made.clear()
            which, part = divmod(index, each)
            measure = table.measures[which]
            row = Row() if part == CARD - 1 else Row(_line(table, measure, part), place(measure))
            made[index] = row
        return row

    def find(target: Hashable) -> int | None:
        if not isinstance(target, Place) or target.table != Measure.table:
            return None
        if not at:
            at.update((one.key, index) for index, one in enumerate(table.measures))
        which = at.get(target.key)
        return None if which is None else each * which

    count = each * len(table.measures)
    return LazyRows(count - 1 if each == CARD else count, make, find)


def preface_lines(plan: Plan, width: int, most: int) -> list[Row]:
    """How the measures' own preface begins, in at most so many lines; it is opened from there."""
    text = plan.one(MeasuresHead).innledning
    if not text:
        return []
    first, *more = blocks(text)
    shown = wrap_cut(f"{first.text} …" if more else first.text, width - 2, most)
    return [Row(line(" ", (one, "faint")), PREFACE) for one in shown]


def _line(table: Table, measure: Measure, part: int) -> Line:
    """The first or second line of a measure."""
    of = table.widths
    now = state(measure, table.today)
    quiet = now in QUIET
    if part:
        return _second(table, measure, quiet)
    ink, beside = ("soft", "faint") if quiet else ("text", "soft")
    title, who = measure.title, measure.ansvarlig or ""
    if table.each > 1:
        title, who = wrap_cut(title, of.title, 2)[0], wrap_cut(who, of.responsible, 2)[0]
    when = span(measure.start, measure.slutt, "month") or _("uten dato")
    return _columns(
        of,
        STATES[now].span(),
        Span(f"{measure.nr or '·':>{of.number}}", "faint", lead=True),
        (
            _cell(title, of.title, ink, lead=True),
            _cell(when, of.time, beside),
            _cell(who, of.responsible, beside),
            _cell(word(now), of.status, STATES[now].ink),
            _goals(table.plan, measure, ink),
        ),
    )


def _second(table: Table, measure: Measure, quiet: bool) -> Line:
    of = table.widths
    ink, beside, drawn = ("soft", "faint", "faint") if quiet else ("text", "soft", "accent")
    title = wrap_cut(measure.title, of.title, 2)[1:]
    who = wrap_cut(measure.ansvarlig or "", of.responsible, 2)[1:]
    done = (percent(measure) or 0) / 100
    return _columns(
        of,
        _SPACE,
        Span(" " * of.number, "soft"),
        (
            _cell("".join(title), of.title, ink, lead=True),
            bar(of.time, done, drawn, glyph="▀"),
            _cell("".join(who), of.responsible, beside),
            BLANK,
            BLANK,
        ),
    )


def _goals(plan: Plan, measure: Measure, ink: str) -> Line:
    """The goals that it serves: a column each where they have room, else their numbers."""
    served = measure.maal
    if not served:
        return (Span("◊", "gold"),)
    numbers = plan.derived(_goal_numbers)
    if not plan.derived(_matrix_width):
        return (Span(" ".join(str(one) for one in sorted(numbers.get(key, 0) for key in served)), ink),)
    spans: list[Span] = []
    last = len(numbers) - 1
    for at, (key, number) in enumerate(numbers.items()):
        said = str(number)
        after = " " if at < last else ""
        spans.append(Span(said + after, ink) if key in served else Span("·".rjust(len(said)) + after, "faint"))
    return tuple(spans)


def empty_rows(plan: Plan, width: int) -> list[Row]:
    """What stands here before there is a measure: what belongs here, and how to begin."""
    by = 4 if width >= 70 else 1
    text = _("Her skriver dere hva dere skal gjøre for å nå målene: hva, når og hvem som har ansvaret.")
    begin = line(
        Span("N", "accent", bold=True), "  ", Span(_("Skriv det første tiltaket"), "text", lead=True), "   ",
        _("en tittel holder, resten kommer etterpå"),
    )  # fmt: skip
    rows = [Row()]
    rows += [Row(line(" " * by, each)) for each in paragraph(text, min(width - by - 2, 64), bold=True)]
    rows += [Row(), *begin_rows(begin, Begin(), width, by), Row()]
    rows += [
        Row(line(" " * by, each))
        for note in template_of(plan).section("tiltak").notes
        for each in paragraph(note, min(width - by - 2, 74), "soft")
    ]
    own = plan.one(MeasuresHead).innledning
    if own:
        rows += [Row(), *(Row(line(" " * by, each), PREFACE) for each in prose_lines(own, width - by - 2, "soft"))]
    return rows


def nothing_rows(width: int) -> list[Row]:
    """What stands where a filter admits nothing."""
    text = _("Ingen tiltak er slik nå. Esc viser alle.")
    return [Row(), *(Row(line(" ", each)) for each in paragraph(text, width - 2, "soft"))]


class Begin(NamedTuple):
    """The first thing to do where there is nothing yet."""

    what: str = Measure.table
