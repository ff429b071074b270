"""A run chart in the terminal: points by their dates with their values, the way between them, target and start.

Pure: a series and a size in, lines out. Half blocks give two steps a row. Below its least size the chart is one line
of figures, and without points a sentence; `words.series.as_text` says all of it in words.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.series import least_span, one_person
from dekom_tui.widgets.chart_axis import draw_dates, draw_marks, draw_scale, draw_years, fit_marks
from dekom_tui.widgets.grid import Grid
from dekom_tui.widgets.lines import Line, cells, fit, line, paragraph
from dekom_tui.words.language import _
from dekom_tui.words.series import figure, n_words, person_words, short_unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dekom_tui.plan.series import Point, Series
    from dekom_tui.widgets.chart_axis import MarkRow

LEAST_WIDTH: Final = 18
LEAST_PLOT: Final = 3
"""Rows of the plot itself; with fewer there is no chart."""
_GAP: Final = 2
"""Cells that hold a figure apart from its neighbours."""
_DOT: Final = "·"
_EDGE: Final = 3
"""Cells from the edge to the first and the last point: half a date."""


class Look(NamedTuple):
    """How a chart is drawn."""

    chosen: int | None = None
    """The point that is lit, by its place in the series."""
    whole: bool = False
    """With a scale, the years and the plan's period; without, each point's date under it."""
    period: tuple[date | None, date | None] = (None, None)
    """The plan's first and last day."""
    marks: Sequence[MarkRow] = ()
    """Rows of marks under the axis: when measures start, when something was written in the log."""
    today: date | None = None
    """Where time has come to; a whole chart reaches to it."""


class _Field(NamedTuple):
    """The plot's place on the sheet, and what its edges mean."""

    left: int
    right: int
    """The first and the last column."""
    rows: int
    first: date
    last: date
    low: float
    high: float

    def column(self, day: date) -> int:
        """The column of a day."""
        span = (self.last - self.first).days
        room = self.right - self.left - 2 * _EDGE
        if span <= 0 or room <= 0:
            return (self.left + self.right) // 2
        return self.left + _EDGE + round((day - self.first).days / span * room)

    def half(self, value: float) -> int:
        """The half row of a value; the first row is for the figure over the highest point."""
        top, bottom = 2, 2 * self.rows - 2
        span = self.high / 2 - self.low / 2
        share = (self.high / 2 - value / 2) / span if span else 0.5
        return top + round(min(1.0, max(0.0, share)) * (bottom - top))

    def holds(self, day: date) -> bool:
        """Whether a day lies within the chart."""
        return self.first <= day <= self.last


def run_chart(of: Series, width: int, height: int, look: Look = Look()) -> list[Line]:  # noqa: B008
    """The chart as at most `height` lines of at most `width` cells."""
    if not of.points:
        said = _("Ingen målinger ennå.") if not of.undated else _("Målingene mangler dato eller verdi.")
        return paragraph(said, max(1, width), "soft")[: max(0, height)]
    below = _below(of, height, look)
    rows = height - sum(below.values())
    if width < LEAST_WIDTH or rows < LEAST_PLOT:
        return [_in_brief(of, width)][: max(0, height)]
    sheet = Grid(width, height)
    field = _field(of, width, rows, look)
    _draw_period(sheet, field, look)
    _draw_levels(sheet, field, of, look)
    columns = [field.column(point.day) for point in of.points]
    _draw_way(sheet, field, of, columns, look)
    _draw_points(sheet, field, of, columns, look)
    if look.whole:
        draw_scale(sheet, field.left, rows, field.low, field.high, field.half)
    y = rows
    if below["axis"]:
        if look.whole:
            draw_years(sheet, y, field.left, field.right, field.first, field.last, field.column)
        else:
            sheet.put(field.left, y, "─" * (field.right - field.left + 1), "line")
            for at in columns:
                sheet.put(at, y, "┴", "line")
        y += 1
    order = _by_weight(of, look)
    if below["dates"]:
        draw_dates(sheet, y, [(columns[i], of.points[i].day, i == look.chosen) for i in order], field.right)
        y += 1
    if below["n"]:
        sheet.put(0, y, "n", "faint")
        for i in order:
            text = n_words(of.points[i].n)
            at = columns[i] - (cells(text) - 1) // 2
            if sheet.free(at - 1, y, cells(text) + 2) or at < 1:
                sheet.put(at, y, text, "warn" if text.startswith("<") else "soft")
        y += 1
    for row in fit_marks(look.marks, below["marks"]):
        draw_marks(sheet, y, row, field.left, field.right, field.first, field.last, field.column)
        y += 1
    return sheet.lines()


def _below(of: Series, height: int, look: Look) -> dict[str, int]:
    """How many rows each thing under the plot has: what there is room for, the least needed goes first."""
    counted = any(point.n is not None for point in of.points)
    wanted = {
        "axis": 1,
        "dates": 0 if look.whole else 1,
        "marks": len(look.marks),
        "n": 1 if counted or not look.whole else 0,
    }
    for name in ("n", "marks", "dates", "axis"):
        if height - sum(wanted.values()) < LEAST_PLOT + 1:
            wanted[name] = 0
    return wanted


def _in_brief(of: Series, width: int) -> Line:
    """The newest figures in a row, where there is no room for a chart."""
    unit = f" {of.unit}" if of.unit else ""
    shown = [figure(point.figure) for point in of.points]
    while len(shown) > 1 and cells(" → ".join(shown)) + cells(unit) > width:
        del shown[0]
    return fit(line((" → ".join(shown), "text"), (unit, "faint") if unit else ""), max(1, width))


def _field(of: Series, width: int, rows: int, look: Look) -> _Field:
    figures = [point.figure for point in of.points]
    levels = [*figures, *(one for one in (of.target, of.start) if one is not None)]
    weight = _weight(of, look)
    least = max(least_span(of.unit, figures), weight or 0.0)
    low, high = min(levels), max(levels)
    missing = least - (high - low)
    if missing > 0:
        low, high = low - missing / 2, high + missing / 2
        floor = 0.0 if min(levels) >= 0 else low
        if low < floor:
            low, high = floor, high + (floor - low)
    days = [point.day for point in of.points]
    if look.whole:
        due = of.goal.frist if of.goal is not None else None
        days += [one for one in (due, look.today) if one is not None]
    left = 1 + max(cells(figure(low)), cells(figure(high))) if look.whole else 0
    labels = [text for text, _token in _right_labels(of, weight)]
    right = max(map(cells, labels), default=-1) + 1
    if width - left - right < LEAST_WIDTH:
        right = 0
    return _Field(left, width - right - 1, rows, min(days), max(days), low, high)


def _weight(of: Series, look: Look) -> float | None:
    """What one person weighs at the lit point, else at the newest whose `n` is known."""
    points = [of.points[look.chosen]] if look.chosen is not None else []
    points += reversed(of.points)
    return next((one for point in points if (one := one_person(point.n, of.unit)) is not None), None)


def _right_labels(of: Series, weight: float | None) -> list[tuple[str, str]]:
    """What stands to the right of the plot: words and ink."""
    found = []
    if of.target is not None:
        found.append((_target_words(of), "ok"))
    if of.start is not None:
        found.append((_("start {figure}").format(figure=figure(of.start)), "faint"))
    if weight is not None:
        found.append((f"█ {person_words(of)}", "soft"))
    return found


def _target_words(of: Series) -> str:
    unit = short_unit(of.unit)
    text = _("mål {figure}").format(figure=figure(of.target or 0))
    return f"{text} {unit}" if unit else text


def _draw_period(sheet: Grid, field: _Field, look: Look) -> None:
    start, end = look.period
    if not look.whole or (start is None and end is None):
        return
    first = field.column(start) if start is not None and start > field.first else field.left
    last = field.column(end) if end is not None and end < field.last else field.right
    if first <= last and first <= field.right:
        sheet.ground(range(max(field.left, first), last + 1), range(field.rows), "surface")
        words = _("planen gjelder")
        if last - first > cells(words) + 1:
            sheet.put(first + 1, 0, words, "faint")


def _draw_levels(sheet: Grid, field: _Field, of: Series, look: Look) -> None:
    """The target as a line, the start as dots, each with its words to the right, and the bar of one person."""
    room = sheet.width - field.right - 2
    target_row = field.half(of.target) // 2 if of.target is not None else field.rows - 1
    taken: set[int] = set()
    if of.target is not None:
        sheet.put(field.left, target_row, "─" * (field.right - field.left + 1), "ok")
        words = _target_words(of)
        if room > 0:
            sheet.put(field.right + 2, target_row, words, "ok", bold=True)
            taken.add(target_row)
        else:
            sheet.put(field.left + 1, target_row, f" {words} ", "ok", bold=True)
        due = of.goal.frist if of.goal is not None else None
        if look.whole and due is not None and field.holds(due):
            sheet.put(field.column(due), target_row, "▼", "ok", bold=True)
    if of.start is not None and (look.whole or _start_point(of) is None):
        row = field.half(of.start) // 2
        begin = look.period[0]
        first = field.column(begin) if look.whole and begin is not None and field.holds(begin) else field.left
        for at in range(first, field.right + 1, 2):
            if sheet.free(at, row, 1):
                sheet.put(at, row, _DOT, "soft")
        if room > 0:
            row = row if row not in taken else row - 1
            sheet.put(field.right + 2, row, _("start {figure}").format(figure=figure(of.start)), "faint")
            taken.add(row)
    weight = _weight(of, look)
    if weight is not None and room > 0:
        _draw_person(sheet, field, of, weight, target_row, taken)


def _draw_person(sheet: Grid, field: _Field, of: Series, weight: float, above: int, taken: set[int]) -> None:
    """A bar as high as one person weighs, with its name, where nothing else stands to the right."""
    if not field.high > field.low:
        # Figures so large that a step up from them is no step: there is no scale to draw one person on.
        return
    halves = max(1, round(weight / (field.high - field.low) * (2 * field.rows - 4)))
    bottom = above - 1 if 2 * above >= halves else field.rows - 1
    whole = {bottom - at for at in range((halves + 1) // 2)}
    if bottom - (halves + 1) // 2 + 1 < 0:
        return
    at = field.right + 2
    for row in whole:
        if row in taken:
            continue
        sheet.put(at, row, "█", "soft")
    if halves % 2 and min(whole) not in taken:
        sheet.put(at, min(whole), "▄", "soft")
    name = next((row for row in sorted(whole) if row not in taken), None)
    if name is not None:
        sheet.put(at + 2, name, person_words(of), "soft")


def _start_point(of: Series) -> int | None:
    """The newest point that has the figure that the goal began from."""
    found = [i for i, point in enumerate(of.points) if point.figure == of.start]
    return found[-1] if found else None


def _draw_way(sheet: Grid, field: _Field, of: Series, columns: list[int], look: Look) -> None:
    """The dotted way from point to point; it says which comes next, not what lies between."""
    halves = [field.half(point.figure) for point in of.points]
    for i in range(len(columns) - 1):
        first, last = columns[i], columns[i + 1]
        for at in range(first + (3 if look.whole else 2), last - 1, 2 if look.whole else 1):
            half = halves[i] + (halves[i + 1] - halves[i]) * (at - first) / (last - first)
            if look.whole:
                if sheet.at(at, round(half) // 2) in (" ", _DOT):
                    sheet.half(at, round(half), "line")
            elif sheet.free(at, round(half) // 2, 1):
                sheet.put(at, round(half) // 2, _DOT, "faint")


def _by_weight(of: Series, look: Look) -> list[int]:
    """The points in the order in which they get room for their words: the lit one, the newest, the first, the rest."""
    last = len(of.points) - 1
    first = [look.chosen, last, 0, _start_point(of)]
    return list(dict.fromkeys([*(one for one in first if one is not None), *range(last, -1, -1)]))


def _draw_points(sheet: Grid, field: _Field, of: Series, columns: list[int], look: Look) -> None:
    halves = [field.half(point.figure) for point in of.points]
    size = 2 if look.whole and len(columns) * 6 < field.right - field.left else 1
    for i in _by_weight(of, look)[::-1]:
        for at in range(columns[i], columns[i] + size):
            sheet.half(at, halves[i], "accent" if i == look.chosen else "text")
    begun = None if look.whole else _start_point(of)
    for i in _by_weight(of, look):
        _put_figure(sheet, columns[i], halves[i] // 2, of.points[i], look, lit=i == look.chosen, start=i == begun)


def _put_figure(sheet: Grid, x: int, y: int, point: Point, look: Look, *, lit: bool, start: bool) -> None:
    """A point's figure above it, else below, else beside it; where none of these is free it is left out."""
    text = figure(point.figure) + ("*" if point.provisional and look.whole else "")
    wide = cells(text)
    centred = x - (wide - 1) // 2
    over = _DOT + ("▀▄" if look.whole else "")
    for at, row in ((centred, y - 1), (centred, y + 1), (x + 2, y), (x - 1 - wide, y)):
        at = min(max(at, 0), sheet.width - wide)
        if row < 0 or not sheet.free(at, row, wide, over=_dots(sheet, at, row, wide, over)):
            continue
        sheet.put(at, row, text, "accent" if lit else "text", bold=True)
        for beside in (at - 1, at + wide):
            if sheet.at(beside, row) == _DOT:
                sheet.wipe(beside, row)
        word = _("start") + " "
        if start and sheet.free(at - cells(word), row, cells(word), over=_DOT):
            sheet.put(at - cells(word), row, word, "faint")
            if sheet.at(at - cells(word) - 1, row) == _DOT:
                sheet.wipe(at - cells(word) - 1, row)
        return


def _dots(sheet: Grid, x: int, y: int, width: int, over: str) -> str:
    """What of the way may be written over at a place: dots always, half blocks only where they are the way's."""
    return over if all(sheet.token(at, y) in ("line", "faint", "soft", "") for at in range(x, x + width)) else ""
