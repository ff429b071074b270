"""Between days and cells: how near one looks, what is in view, and which years, terms, months and weeks it shows."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from dekom_tui.plan.dates import days_in

DAY: Final = "dag"
WEEK: Final = "uke"
MONTH: Final = "maaned"
TERM: Final = "halvaar"
WHOLE: Final = "plan"
ZOOMS: Final = (DAY, WEEK, MONTH, TERM, WHOLE)
"""How near one looks, the nearest first; the words of `dekom timeline --zoom`."""

STEPS: Final = {DAY: 1, WEEK: 1, MONTH: 7, TERM: 7}
"""The days that one step in time goes at each zoom; for the whole plan see `Scale.step`."""

EARLIEST: Final = 1
LATEST: Final = date.max.toordinal()

SCHOOL_YEAR: Final = 8
"""The month in which a school year, and its autumn term, begins."""

_CELLS: Final = {DAY: (3, 1), WEEK: (1, 1), MONTH: (4, 7), TERM: (2, 7)}
_WEEK: Final = 7
_FULL: Final = 0.95
"""A period is shown with whole weeks to a cell when it then takes at least this share of the width."""
_NEARLY: Final = 0.02


class Scale(NamedTuple):
    """`cells` cells for every `days` days, from the day `first` at the left edge on, `width` cells wide."""

    zoom: str
    first: int
    cells: int
    days: int
    width: int

    def cell(self, day: int) -> int:
        """The first cell of a day; below 0 or from `width` on when it is not in view."""
        return (day - self.first) * self.cells // self.days

    def last_cell(self, day: int) -> int:
        """The last cell of a day."""
        return max(self.cell(day), self.cell(day + 1) - 1)

    def day(self, cell: int) -> int:
        """The first day that begins in a cell or after it."""
        return clamped(self.first - (-cell * self.days // self.cells))

    @property
    def last(self) -> int:
        """The last day in view."""
        return max(self.first, self.day(self.width) - 1)

    @property
    def step(self) -> int:
        """The days that one step in time goes: a day, a week, or for the whole plan as many as a cell holds."""
        return STEPS.get(self.zoom, 0) or max(1, round(self.days / self.cells))

    @property
    def weeks_a_cell(self) -> int:
        """How many weeks a cell is, to within a day in fifty; 0 where it is no whole number."""
        weeks = self.days / (_WEEK * self.cells)
        return round(weeks) if abs(weeks - round(weeks)) <= _NEARLY * weeks else 0

    def shows(self, day: int) -> bool:
        """Whether a day is in view."""
        return 0 <= self.cell(day) < self.width

    def moved(self, days: int) -> Scale:
        """The same, so many days later, as far as there are days."""
        return self._replace(first=_first(self.zoom, self.first + days, self.last - self.first))

    def revealing(self, day: int) -> Scale:
        """The same, moved by as little as shows a day, a little way from the edge."""
        margin = min(self.width // 8, 8)
        cell = self.cell(day)
        if margin <= cell < self.width - margin:
            return self
        wanted = margin if cell < margin else self.width - 1 - margin
        scale = self.moved(self.day(cell) - self.day(wanted))
        return scale if scale.shows(day) else around(self.zoom, day, self.width, (day, day))


def clamped(day: int) -> int:
    """The day, or the first or last one that there is."""
    return max(EARLIEST, min(day, LATEST))


def fitted(first: int, last: int, width: int) -> Scale:
    """A scale that shows a period, both days included, over the whole width; in whole weeks where they nearly fill it.

    A period with its ends the wrong way round is shown from the earlier one.
    """
    first, last = sorted((clamped(first), clamped(last)))
    width = max(1, width)
    days = last - first + 1
    monday = _monday(first)
    weeks = -(-(last - monday + 1) // _WEEK)
    each = -(-weeks // width)
    if weeks >= width * each * _FULL:
        return Scale(WHOLE, monday, 1, _WEEK * each, width)
    return Scale(WHOLE, first, width, days, width)


def around(zoom: str, day: int, width: int, period: tuple[int, int], share: float = 1 / 3) -> Scale:
    """A scale of a zoom with a day at this share of its width; for the whole plan `fitted` to the period."""
    width = max(1, width)
    if zoom == WHOLE:
        return fitted(*period, width)
    cells, days = _CELLS[zoom]
    span = width * days // cells
    found = Scale(zoom, _first(zoom, clamped(day) - int(span * share), span), cells, days, width)
    return found if found.shows(day) else found._replace(first=clamped(day))


def _first(zoom: str, day: int, span: int) -> int:
    """The first day in view: a Monday where cells are parts of a week."""
    day = max(EARLIEST, min(day, LATEST - span))
    return day if zoom in (DAY, WHOLE) else _monday(day)


def _monday(day: int) -> int:
    return max(EARLIEST, day - (day - 1) % _WEEK)  # ordinal 1 is a Monday


class Band(NamedTuple):
    """A stretch of time over the chart: its first day, and the cells that it takes of what is in view."""

    day: int
    cell: int
    width: int


def school_years(scale: Scale) -> tuple[Band, ...]:
    """The school years in view, from 1 August on."""
    return _bands(scale, [_ordinal(year, SCHOOL_YEAR) for year in _years(scale)])


def terms(scale: Scale) -> tuple[Band, ...]:
    """The terms in view: autumn from 1 August, spring from 1 January."""
    return _bands(scale, [_ordinal(year, month) for year in _years(scale) for month in (1, SCHOOL_YEAR)])


def months(scale: Scale) -> tuple[Band, ...]:
    """The months in view."""
    return _bands(scale, [_ordinal(year, month) for year in _years(scale) for month in range(1, 13)])


def weeks(scale: Scale) -> tuple[Band, ...]:
    """The ISO weeks in view, each from its Monday."""
    return _bands(scale, list(range(_monday(scale.first), scale.last + 1, _WEEK)))


def days(scale: Scale) -> tuple[Band, ...]:
    """The days in view."""
    return _bands(scale, list(range(scale.first, scale.last + 1)))


def is_autumn(day: int) -> bool:
    """Whether a day is in an autumn term."""
    return date.fromordinal(day).month >= SCHOOL_YEAR


def school_year_of(day: int) -> int:
    """The year in which a day's school year begins."""
    found = date.fromordinal(clamped(day))
    return found.year if found.month >= SCHOOL_YEAR else found.year - 1


def later_by_months(day: int, months: int) -> int:
    """The same day of another month, or that month's last one."""
    found = date.fromordinal(clamped(day))
    index = found.year * 12 + found.month - 1 + months
    if not date.min.year <= index // 12 < date.max.year:
        return clamped(day)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(found.day, days_in(year, month))).toordinal()


def _years(scale: Scale) -> range:
    first, last = date.fromordinal(clamped(scale.first)).year, date.fromordinal(scale.last).year
    return range(max(date.min.year, first - 1), last + 1)


def _ordinal(year: int, month: int) -> int:
    return date(year, month, 1).toordinal()


def _bands(scale: Scale, begins: list[int]) -> tuple[Band, ...]:
    """The stretches that begin on these days, sorted, each up to the next one, as far as they are in view."""
    found = []
    for at, day in enumerate(begins):
        end = begins[at + 1] if at + 1 < len(begins) else scale.last + 1
        if day > scale.last or end <= scale.first:
            continue
        left = max(0, scale.cell(day))
        right = min(scale.width, scale.cell(end)) if end <= scale.last else scale.width
        if right > left:
            found.append(Band(day, left, right - left))
    return tuple(found)
