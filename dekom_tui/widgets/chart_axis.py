"""What stands around a chart's plot: its scale, the years, the dates of points, and rows of marks under them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import floor, log10
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.widgets.lines import cells
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import month
from dekom_tui.words.series import figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dekom_tui.widgets.grid import Grid

_STEPS: Final = (1, 2, 5, 10)


class Mark(NamedTuple):
    """Something that happened on a day: a glyph or a number."""

    day: date
    text: str
    token: str = "accent"


class MarkRow(NamedTuple):
    """A row of marks with its name."""

    name: str
    marks: tuple[Mark, ...]


def fit_marks(rows: Sequence[MarkRow], room: int) -> Sequence[MarkRow]:
    """The rows that there is room for."""
    return rows[:room]


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round figures between two bounds, at most so many."""
    span = high - low
    if not 0 < span < float("inf") or most < 1:
        return []
    rough = span / most
    unit = 10.0 ** floor(log10(rough))
    step = next((one * unit for one in _STEPS if one * unit >= rough), 10 * unit)
    if not step or low / step > 2**52 or -low / step > 2**52:
        return []
    first = int(-(-low // step))
    return [round(at * step, 9) for at in range(first, first + most + 2) if at * step <= high]


def draw_scale(sheet: Grid, left: int, rows: int, low: float, high: float, half: Callable[[float], int]) -> None:
    """Round figures to the left of the plot."""
    for value in ticks(low, high, max(1, rows // 3)):
        text = figure(value)
        if cells(text) < left:
            sheet.put(left - 1 - cells(text), half(value) // 2, text, "faint")


def draw_years(
    sheet: Grid, y: int, left: int, right: int, first: date, last: date, column: Callable[[date], int]
) -> None:
    """The time axis: a stroke where a year begins, with its number."""
    sheet.put(left, y, "─" * (right - left + 1), "line")
    years = range(first.year, last.year + 1)
    free = left
    for year in years:
        at = column(max(first, date(year, 1, 1)))
        text = f" {year} "
        begins = date(year, 1, 1) >= first
        if at < free or at + cells(text) + 1 > right + 1:
            continue
        if not begins and len(years) > 1 and column(date(year + 1, 1, 1)) - at < cells(text) + 3:
            continue
        sheet.put(at, y, "┬" if begins else "─", "line")
        sheet.put(at + 1, y, text, "faint")
        free = at + cells(text) + 2


def draw_dates(sheet: Grid, y: int, points: Sequence[tuple[int, date, bool]], right: int) -> None:
    """Each point's month under it, the first of `points` first; one that has no room is left out."""
    for at, day, lit in points:
        text = month(day)
        x = min(max(at - (cells(text) - 1) // 2 - (1 - cells(text) % 2), 0), max(0, right + 1 - cells(text)))
        if sheet.free(max(0, x - 1), y, cells(text) + (2 if x + cells(text) < sheet.width else 1)):
            sheet.put(x, y, text, "accent" if lit else "faint")


def draw_marks(
    sheet: Grid,
    y: int,
    row: MarkRow,
    left: int,
    right: int,
    first: date,
    last: date,
    column: Callable[[date], int],
) -> None:
    """A row of marks with its name to the left; what lies beyond the chart is counted at its edge."""
    places: list[tuple[int, Mark]] = []
    free = left
    for mark in sorted(row.marks, key=lambda one: one.day):
        if first <= mark.day <= last:
            at = max(free, column(mark.day))
            places.append((at, mark))
            free = at + cells(mark.text) + (0 if mark.text in "●►○" else 1)
    before = sum(mark.day < first for mark in row.marks)
    after = sum(mark.day > last for mark in row.marks)
    for at, mark in places:
        if at + cells(mark.text) <= right + 1:
            sheet.put(at, y, mark.text, mark.token)
        else:
            after += 1
    room = (places[0][0] if places else right + 1) - 1
    name = f"{row.name} ←{before}" if before else row.name
    sheet.put(0, y, cut(name, max(0, room)), "soft")
    if after:
        text = f"→{after}"
        end = max((at + cells(mark.text) for at, mark in places), default=0)
        sheet.put(max(end + 1, right + 1 - cells(text)), y, text, "faint")
