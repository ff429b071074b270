"""One indicator on a whole page: what it is, where it stands, its chart with what else happened, or its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.series import meanwhile
from dekom_tui.screens.sections.situation_view import due_words, goal_lines, value_line
from dekom_tui.screens.sections.view import hanging
from dekom_tui.widgets.chart_axis import Mark, MarkRow
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    cells,
    fit,
    heading,
    indent,
    left_right,
    line,
    pad,
    paragraph,
    width_of,
    wrap,
)
from dekom_tui.widgets.runchart import Look, run_chart
from dekom_tui.words.dates import day
from dekom_tui.words.language import _, ngettext, pgettext
from dekom_tui.words.numbers import with_unit
from dekom_tui.words.series import (
    change_and_gap,
    n_words,
    note_words,
    short_unit,
    trend_words,
    wanted_words,
    weight_words,
)

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.series import Point, Series

_MOST: Final = 24
"""Rows of the chart at most."""
_DAY: Final = 13


class ValueAt(NamedTuple):
    """A measurement in the table: the target of its row."""

    place: int


def head_lines(of: Series, chosen: int | None, today: date, width: int) -> list[Line]:
    """What the indicator is, and where it stands: the chosen measurement, target and start."""
    indicator = of.indicator
    about = " · ".join(one for one in (indicator.kilde, wanted_words(of)) if one)
    name = line((indicator.title.upper(), "accent", True))
    if width_of(name) + 2 + cells(about) <= width:
        top = [line(name, "  ", (about, "faint"))]
    else:
        name = line((indicator.short.upper(), "accent", True))
        top = [fit(line(name, "  ", (about, "faint")), width)]
    return [*top, left_right(_point_words(of, chosen), _levels(of, today), width)]


def _point_words(of: Series, chosen: int | None) -> Line:
    if chosen is None or not of.points:
        return BLANK
    point = of.points[chosen]
    star = "*" if point.provisional else ""
    return line((with_unit(point.figure, of.unit) + star, "accent", True), " ", (note_words(point), "soft"))


def _levels(of: Series, today: date) -> Line:
    unit = short_unit(of.unit) or None
    parts: list[Line] = []
    if of.target is not None:
        due = due_words(of.goal.frist if of.goal is not None else None, today)
        figure = (with_unit(of.target, unit), "ok", True)
        parts.append(line((pgettext("target", "mål") + " ", "faint"), figure, f" {due}" if due else ""))
    if of.start is not None:
        parts.append(line((_("fra") + " ", "faint"), (with_unit(of.start, unit), "text", True)))
    return line(*(piece for at, one in enumerate(parts) for piece in ("   " if at else "", one)))


def marks_of(plan: Plan, of: Series) -> tuple[MarkRow, ...]:
    """What else happened: measures that start, by their numbers, and entries of the log."""
    measures, entries = meanwhile(plan, of.indicator)
    starts = tuple(Mark(one.start, str(one.nr or "·"), "text") for one in measures if one.start is not None)
    log = tuple(Mark(one.dato, "●") for one in entries if one.dato is not None)
    rows = (MarkRow(_("Tiltak starter"), starts), MarkRow(_("Innførsler i loggen"), log))
    return tuple(row for row in rows if row.marks)


def chart_rows(plan: Plan, of: Series, chosen: int | None, today: date, width: int, height: int) -> list[Row]:
    """The page with the chart: what it is, the chart, and what may honestly be said of it."""
    inner = max(1, width - 2)
    head = head_lines(of, chosen, today, inner)
    said = said_lines(of, chosen, inner)
    goals = goal_lines(of, inner) if height >= _MOST + 4 else []
    spare = height - len(head) - len(said) - (len(goals) + 1 if goals else 0) - 2
    look = Look(chosen, whole=True, period=(plan.head.fra, plan.head.til), marks=marks_of(plan, of), today=today)
    chart = run_chart(of, inner, min(_MOST, spare), look)
    lines = [*head, BLANK, *chart, BLANK, *said]
    if goals:
        lines += [BLANK, *goals]
    return [Row(indent(one)) for one in lines]


def said_lines(of: Series, chosen: int | None, width: int) -> list[Line]:
    """What may honestly be said of the series, under its chart."""
    if not of.points:
        return [*paragraph(_("Her skriver dere den første målingen."), width, "soft"), _begin()]
    point = of.points[chosen] if chosen is not None else None
    texts = [change_and_gap(of), trend_words(of), weight_words(of, point)]
    if of.undated:
        n = len(of.undated)
        text = ngettext("{n} måling mangler dato eller verdi.", "{n} målinger mangler dato eller verdi.", n)
        texts.append(text.format(n=n))
    mark = line(("! ", "warn")) if of.too_short or not of.counted else line(("· ", "faint"))
    return hanging(mark, wrap(" ".join(one for one in texts if one), max(1, width - 2)), 2)


def _begin() -> Line:
    return line(("N", "accent", True), "  ", _("skriver inn den første"))


def table_rows(of: Series, today: date, chosen: int | None, width: int) -> list[Row]:
    """The page with the figures as a table, newest first, each of them to be chosen."""
    inner = max(1, width - 2)
    rows = [Row(indent(one)) for one in head_lines(of, chosen, today, inner)]
    rows += [Row(), Row(indent(heading(_("MÅLINGENE"), right="n", width=inner)))]
    if not of.points:
        return [*rows, *(Row(indent(one)) for one in said_lines(of, chosen, inner))]
    most = max(cells(with_unit(point.figure, short_unit(of.unit) or None)) for point in of.points)
    for at in reversed(range(len(of.points))):
        rows.append(Row(indent(_table_line(of, of.points[at], inner, most)), ValueAt(at)))
    return [*rows, Row(), *(Row(indent(one)) for one in said_lines(of, chosen, inner))]


def meanwhile_rows(plan: Plan, of: Series, width: int) -> list[Row]:
    """What the chart marks on its axis, in words: the measures that started and the entries of the log, from the first
    measurement on, newest first."""
    if not of.points:
        return []
    first = of.points[0].day
    measures, entries = meanwhile(plan, of.indicator)
    found = [(one.start, f"{one.nr or '·'} {one.short}", _("tiltak starter")) for one in measures]
    found += [(one.dato, one.title, _("i loggen")) for one in entries]
    dated = [(when, name, what) for when, name, what in found if when is not None and when >= first]
    if not dated:
        return []
    rows = [Row(), Row(indent(heading(_("MENS DETTE SKJEDDE"))))]
    for when, name, what in sorted(dated, key=lambda one: one[0], reverse=True):
        text = line("  ", pad(line(day(when)), _DAY, ">"), "  ", (name, "text"))
        rows.append(Row(indent(left_right(text, line((what, "faint")), max(1, width - 2)))))
    return rows


def _table_line(of: Series, point: Point, width: int, most: int) -> Line:
    n = line((n_words(point.n), "warn" if n_words(point.n).startswith("<") else "soft"))
    return left_right(value_line(of, point, width - 6, most, lit=False), n, width)
