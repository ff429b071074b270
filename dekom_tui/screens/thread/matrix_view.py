"""Goals × measures as a matrix: which measures serve which goals. Either can go down and the other across."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Goal, Measure
from dekom_tui.plan.measures import is_open
from dekom_tui.screens.thread.columns import chosen_few
from dekom_tui.screens.thread.labels import lead, number_of, numbers
from dekom_tui.screens.thread.sheet import Sheet
from dekom_tui.widgets.lines import Line, Span, cells, fit, line, pad, wrap_line
from dekom_tui.widgets.paint import MARK
from dekom_tui.widgets.wrapping import clean, cut, wrap_cut
from dekom_tui.words.language import _
from dekom_tui.words.names import quoted
from dekom_tui.words.short import name_within
from dekom_tui.words.values import heading_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dekom_tui.plan.model import Plan

_WIDEST: Final = 14
"""Cells of a column, at most."""
_NAMED: Final = 8
"""From so many cells a column has its name under its number."""
_THINNEST: Final = 4
_LOW: Final = 18
"""Below this height what parts the rows goes."""


class Cell(NamedTuple):
    """A goal and a measure, by their keys."""

    goal: str
    measure: str


class Layout(NamedTuple):
    """The room of a matrix: cells of a row's name, of a column, rows of the columns' names."""

    left: int
    each: int
    head: int


def layout(width: int, height: int, across: int) -> Layout:
    """How the room is shared where `across` stand beside each other."""
    left = max(22, min(width * 5 // 12, 60))
    each = max(_THINNEST, min(_WIDEST, (width - left - 1) // max(1, across)))
    if each < _NAMED:
        return Layout(left, each, 1)
    return Layout(left, each, 4 if height >= _LOW else 3)


def tied(measure: Measure, goal: Goal) -> bool:
    """Whether the measure serves the goal."""
    return goal.key in measure.maal


def matrix(plan: Plan, today: date, cell: Cell, width: int, height: int, *, swapped: bool = False) -> Sheet:
    """The matrix in `width` cells and `height` rows; measures go down unless it is `swapped`. Zones have Cells."""
    return _Matrix(plan, today, cell, width, height, swapped=swapped).drawn()


class _Matrix:
    """One drawing."""

    def __init__(self, plan: Plan, today: date, cell: Cell, width: int, height: int, *, swapped: bool) -> None:
        self.plan, self.today, self.cell, self.swapped = plan, today, cell, swapped
        self.sheet = Sheet(width, height)
        goals, measures = plan.goals, plan.measures
        self.down: Sequence[Goal | Measure] = goals if swapped else measures
        self.over: Sequence[Goal | Measure] = measures if swapped else goals
        self.row = _index(self.down, cell.goal if swapped else cell.measure)
        self.column = _index(self.over, cell.measure if swapped else cell.goal)
        self.room = layout(width, height, len(self.over))
        seats = max(1, (width - self.room.left - 1) // self.room.each)
        self.shown = chosen_few(len(self.over), set(), self.column, seats)
        self.apart = 1 if height >= _LOW else 0
        self.top = 1 + self.room.head + self.apart
        lines = max(1, height - self.top - 3 - 2 * self.apart)
        self.lines = chosen_few(len(self.down), set(), self.row, lines)

    def drawn(self) -> Sheet:
        self._title()
        for at, one in enumerate(self.shown):
            self._heading(self._x(at), self.over[one], chosen=one == self.column)
        for at, one in enumerate(self.lines):
            self._row(self.top + at, one)
        self._below(self.top + len(self.lines) + self.apart)
        return self.sheet

    def _x(self, at: int) -> int:
        return self.room.left + at * self.room.each

    def _title(self) -> None:
        name, about = (
            (_("MÅL"), _("hvilke tiltak tjener dem")) if self.swapped else (_("TILTAK"), _("hvilke mål de tjener"))
        )
        above, below = self.lines[0], len(self.down) - 1 - self.lines[-1]
        hidden = "".join(f" {arrow}{n}" for arrow, n in (("↑", above), ("↓", below)) if n)
        self.sheet.put(1, 1, fit(line((name, "accent", True), (hidden, "faint"), "  ", about), self.room.left - 2))
        left, right = self.shown[0], len(self.over) - 1 - self.shown[-1]
        beyond = "  ".join(f"{arrow}{n}" for arrow, n in (("←", left), ("→", right)) if n)
        if beyond:
            self.sheet.put(0, self.sheet.width - 1 - cells(beyond), line((beyond, "faint")))

    def _heading(self, x: int, entity: Goal | Measure, *, chosen: bool) -> None:
        number = number_of(entity) or "·"
        room = self.room.each - 1
        whole = heading_of(type(entity), number)
        name = whole if self.room.each > cells(whole) else number
        self.sheet.put(1, x, line((cut(name, room), "accent", True)))
        if self.room.head > 1:
            for row, text in enumerate(wrap_cut(clean(entity.title), room, self.room.head - 1)):
                self.sheet.put(2 + row, x, line((text, "text" if chosen else "soft")))

    def _row(self, row: int, at: int) -> None:
        entity, chosen = self.down[at], at == self.row
        ground = "accent_bg" if chosen else ""
        before = lead(entity, self.today, numbers(self.plan), quiet=False)
        room = self.room.left - 3 - sum(cells(span.text) for span in before)
        name = cut(clean(entity.title if cells(entity.title) <= room else name_within(entity, room)), room)
        whole: Line = pad(line(" ", before, (name, "text", chosen)), self.room.left)
        if chosen:
            whole = (Span(MARK, "accent"), *pad(line(before, (name, "text", True)), self.room.left - 1))
        for column in self.shown:
            whole = (*whole, *self._cell(entity, self.over[column], lit=chosen and column == self.column))
        if chosen:
            whole = pad(whole, self.sheet.width)
        self.sheet.put(row, 0, tuple(span._replace(ground=ground) for span in whole))
        for seat, column in enumerate(self.shown):
            x = self._x(seat)
            self.sheet.zone(row, x - 1, x - 1 + self.room.each, self._at(entity, self.over[column]))
        self.sheet.zone(row, 0, self.room.left - 1, self._at(entity, self.over[self.column]))

    def _at(self, entity: Goal | Measure, other: Goal | Measure) -> Cell:
        return Cell(entity.key, other.key) if isinstance(entity, Goal) else Cell(other.key, entity.key)

    def _cell(self, entity: Goal | Measure, other: Goal | Measure, *, lit: bool) -> Line:
        goal, measure = (entity, other) if isinstance(entity, Goal) else (other, entity)
        assert isinstance(goal, Goal)
        assert isinstance(measure, Measure)
        there = tied(measure, goal)
        if lit:
            whole = f" {'■' if there else '□'}"
            return (Span(f"{whole:<{self.room.each - 1}}", "accent", bold=True, lit=True), Span(" ", "soft"))
        return (Span(" ", "soft"), *pad(line(("■", "accent") if there else ("·", "faint")), self.room.each - 1))

    def _below(self, row: int) -> None:
        """How many serve each one, and what the chosen cell says."""
        said = _("Tiltak fortsatt i gang") if not self.swapped else _("Mål det tjener")
        self.sheet.put(row, 6, fit(line(said), self.room.left - 7))
        for seat, column in enumerate(self.shown):
            other = self.over[column]
            if isinstance(other, Goal):
                count = sum(is_open(one) and tied(one, other) for one in self.plan.measures)
            else:
                count = sum(tied(other, one) for one in self.plan.goals)
            token = "text" if count else "gold"
            self.sheet.put(row, self._x(seat) + 1, line((str(count) if count else "◊ 0", token, True)))
        x = 6 if self.apart else 1
        for index, each in enumerate(wrap_line(self._sentence(), self.sheet.width - x - 1)[:2]):
            self.sheet.put(row + 1 + self.apart + index, x, each)

    def _sentence(self) -> Line:
        goal, measure = self.plan.of(Goal).get(self.cell.goal), self.plan.of(Measure).get(self.cell.measure)
        if goal is None or measure is None:
            return line("")
        about = {"measure": _called(measure), "goal": _called(goal)}
        if tied(measure, goal):
            return line(_("{measure} tjener mål {goal}.").format(**about), " ", (_("Mellomrom"), "accent", True),
                        " " + _("løser dem."))  # fmt: skip
        return line(_("{measure} tjener ikke mål {goal}.").format(**about), " ", (_("Mellomrom"), "accent", True),
                    " " + _("knytter dem."))  # fmt: skip


def _called(entity: Goal | Measure) -> str:
    number = number_of(entity)
    if isinstance(entity, Goal) and number:
        return number
    name = cut(entity.short, 36)
    return f"{number} {name}".strip() if isinstance(entity, Measure) else quoted(name)


def _index(those: Sequence[Goal | Measure], key: str) -> int:
    return next((at for at, one in enumerate(those) if one.key == key), 0)
