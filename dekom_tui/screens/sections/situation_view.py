"""How the indicators of section 2 are drawn: the list with «fra» and «nå», the chart of one, and its measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.plan.format import Indicator
from dekom_tui.plan.model import Place
from dekom_tui.plan.series import by_question, series
from dekom_tui.screens.sections.view import empty_lines, hanging, rows_of, text_width
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    cells,
    columns,
    fit,
    heading,
    indent,
    left_right,
    line,
    paragraph,
    plain,
    width_of,
)
from dekom_tui.widgets.runchart import Look, run_chart
from dekom_tui.words.dates import day
from dekom_tui.words.language import _
from dekom_tui.words.numbers import with_unit
from dekom_tui.words.series import figure, note_words, short_unit, trend_words, weight_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.series import Point, Series

OTHERS: Final = Place(Indicator.table)
"""Stands for the indicators that name no question."""
_FIGURE: Final = 6
_UNIT: Final = 2
_TALL: Final = 15
"""Rows of a chart at most: higher ones say no more."""


def indicators_of(plan: Plan, field: str) -> tuple[Indicator, ...]:
    """The indicators of a question; of "" those that name none."""
    return next((group.indicators for group in by_question(plan) if group.field == field), ())


def list_rows(plan: Plan, indicators: Sequence[Indicator], title: Sequence[Line], width: int) -> list[Row]:
    """The indicators with their first and newest figure under `title`; without any, what belongs here."""
    room = width - 2
    if not indicators:
        text = _("Her står tallene dere følger: én indikator, med måling etter måling.")
        return [*rows_of(title), *rows_of(empty_lines(text, _("legger til den første"), text_width(width)))]
    unit = _UNIT if any(short_unit(one.enhet) for one in indicators) else 0
    before, now = _("fra"), _("nå")
    head = columns((line((before, "faint")), _FIGURE, ">"), (line((now, "faint")), _FIGURE, ">"), ("", unit), gap=1)
    *above, last = title
    words = plain(head).lstrip()
    fits = width_of(last) + 1 + cells(words) <= room
    names = line((words, "faint"))
    top = [*above, left_right(last, names, room, gap=1)] if fits else [*title, left_right(BLANK, names, room)]
    rows = rows_of(top)
    for one in indicators:
        rows.append(Row(indent(_indicator_line(plan, one, room, unit)), Place(Indicator.table, one.key)))
    return rows


def _indicator_line(plan: Plan, one: Indicator, width: int, unit: int) -> Line:
    of = series(plan, one)
    first, newest = of.first, of.newest
    was = line((figure(first.figure) if first is not None and len(of.points) > 1 else "", "faint"))
    now = line((figure(newest.figure), "text", True) if newest is not None else ("–", "faint"))
    figures = columns((was, _FIGURE, ">"), (now, _FIGURE, ">"), (line((short_unit(of.unit), "faint")), unit), gap=1)
    room = max(1, width - width_of(figures) - 1)
    name = fit(line(Span(one.title if cells(one.title) <= room else one.short, "text", lead=True)), room)
    return left_right(name, figures, width, gap=1)


def measurement_lines(of: Series, chosen: int | None, width: int, height: int) -> list[Line]:
    """What is known of the chosen measurement, and what the series says: what there is room for, the most useful
    first, in the order of reading."""
    if not of.points or chosen is None:
        return []
    point = of.points[chosen]
    source = paragraph(of.indicator.kilde, width, "soft") if of.indicator.kilde else []
    note = note_words(point)
    told = [line((day(point.day), "accent")), *(paragraph(note, width) if note else [])]
    said = " ".join(one for one in (trend_words(of), weight_words(of, point)) if one)
    parts = [source, told, paragraph(said, width, "soft")]
    for dropped in (0, 2):
        if sum(len(one) + 1 for one in parts if one) <= height:
            break
        parts[dropped] = []
    found: list[Line] = []
    for part in parts:
        found += [BLANK, *part] if found and part else part
    return found[: max(0, height - 1)]


def chart_lines(of: Series, chosen: int | None, width: int, height: int, *, said: bool) -> list[Line]:
    """The chart, with one line about the chosen measurement under it where `said`."""
    below = [note_line(of, chosen, width)] if said and of.points and height > 6 else []
    lines = run_chart(of, width, min(_TALL, height - len(below)), Look(chosen))
    return [*lines, *below]


def note_line(of: Series, chosen: int | None, width: int) -> Line:
    """The chosen measurement on one line: its date, its note, or what the series says."""
    if chosen is None or not of.points:
        return BLANK
    point = of.points[chosen]
    note = note_words(point) or trend_words(of)
    return fit(line((day(point.day), "accent"), "  ", (note, "text")), width)


def side_rows(
    plan: Plan, of: Series | None, chosen: int | None, width: int, height: int, *, whole: bool, said: bool
) -> list[Row]:
    """What stands under the list: the chart, and on a wide screen (`whole`) what it is, its goals and its figures.

    `said`: the chosen measurement is told under the chart, since there is no room for it in the list to the left.
    """
    if of is None:
        return []
    inner = max(1, width - 2)
    if not whole:
        above = [] if said else [Row()]
        return [*above, *rows_of(chart_lines(of, chosen, inner, height - len(above), said=said))]
    indicator = of.indicator
    top: list[Line] = [BLANK, *paragraph(indicator.title, inner, bold=True)]
    if indicator.kilde:
        top += paragraph(indicator.kilde, inner, "soft")
    goals = goal_lines(of, inner)
    chart = chart_lines(of, chosen, inner, max(8, min(_TALL, height - len(top) - len(goals) - 3)), said=False)
    room = height - len(top) - len(chart) - len(goals) - 2
    table = value_lines(of, chosen, inner, room) if room > 2 else []
    found = [*top, *chart]
    for part in (goals, table):
        found += [BLANK, *part] if part else []
    return rows_of(found[:height])


def goal_lines(of: Series, width: int) -> list[Line]:
    """The goals that the indicator measures; that it measures none is said too."""
    found: list[Line] = []
    for goal in of.goals:
        name = _("Mål {n}").format(n=goal.nr) if goal.nr else _("Mål")
        label = line((name + "  ", "accent", True))
        found += hanging(label, [*_wrapped(goal.title, width - width_of(label))], width_of(label))
    return found or [line(("◊ ", "gold"), (_("Ingen mål måles med denne."), "faint"))]


def _wrapped(text: str, width: int) -> list[str]:
    return [span.text for each in paragraph(text, max(1, width)) for span in each]


def value_lines(of: Series, chosen: int | None, width: int, height: int) -> list[Line]:
    """The measurements, newest first, the chosen one's date lit; how many there was no room for."""
    lines = [heading(_("MÅLINGENE"))]
    order = list(reversed(range(len(of.points))))
    shown = order if len(order) < height else order[: max(1, height - 2)]
    most = max((cells(with_unit(point.figure, short_unit(of.unit) or None)) for point in of.points), default=1)
    for at in shown:
        lines.append(value_line(of, of.points[at], width, most, lit=at == chosen))
    if len(shown) < len(order):
        lines.append(line((_("↓ {n} til").format(n=len(order) - len(shown)), "faint")))
    return lines


def value_line(of: Series, point: Point, width: int, figure_width: int, *, lit: bool) -> Line:
    """A measurement on one line: date, figure, note."""
    when = line((day(point.day), "accent" if lit else "soft"))
    shown = line((with_unit(point.figure, short_unit(of.unit) or None), "text", True))
    note = line((note_words(point), "text" if lit else "soft"))
    room = max(0, width - 13 - figure_width - 5)
    return fit(columns((when, 13, ">"), (shown, figure_width, ">"), (fit(note, room), room), gap=2), width)


def due_words(due: date | None, today: date) -> str:
    """«innen 15. des»; empty without a due date."""
    return _("innen {date}").format(date=day(due, today)) if due is not None else ""
