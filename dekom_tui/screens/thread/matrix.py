"""The red thread as a matrix of goals and measures, in which Mellomrom ties and unties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from dekom_tui.commands import AXES, CELLS, HELP, OPEN, THREAD, TOGGLE_TIE, Command
from dekom_tui.data import data
from dekom_tui.plan.format import Goal, Measure
from dekom_tui.plan.model import Place
from dekom_tui.plan.tying import tie, tied, untie
from dekom_tui.screens.base import FrameScreen, bindings, hint
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.thread.matrix_view import Cell, matrix
from dekom_tui.screens.thread.sheet import Sheet
from dekom_tui.screens.thread.stage import Stage
from dekom_tui.widgets.frame import Hint, KeyLine
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.language import _

_NAME = 24


class MatrixScreen(FrameScreen):
    """Which measures serve which goals. To be shown only while there are some of both."""

    PLACE = "R"
    CSS_PATH: ClassVar = [str(data("styles", "thread.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CELLS, TOGGLE_TIE, THREAD, AXES, OPEN._replace(quiet=True))
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((TOGGLE_TIE, THREAD, AXES)),
        Binding("escape", "matrix", show=False),
    ]

    def __init__(self, place: Place | None) -> None:
        """`place` is the goal or the measure to begin at."""
        super().__init__()
        self._at = place
        self._cell = Cell("", "")
        self._swapped = False

    def body(self) -> Iterable[Widget]:
        yield Stage(self.sheet, id="matrix")

    def on_mount(self) -> None:
        super().on_mount()
        self._cell = self._kept(
            Cell(
                self._at.key if self._at is not None and self._at.table == Goal.table else "",
                self._at.key if self._at is not None and self._at.table == Measure.table else "",
            )
        )
        self.stage.focus()

    @property
    def stage(self) -> Stage:
        """The matrix on screen."""
        return self.query_one(Stage)

    @property
    def cell(self) -> Cell:
        """What is chosen."""
        return self._cell

    def sheet(self, width: int, height: int) -> Sheet:
        """The matrix for its size."""
        plan = self.host.plan
        if not plan.goals or not plan.measures:
            return Sheet(width, height)
        return matrix(plan, self.host.today, self._cell, width, height, swapped=self._swapped)

    def _kept(self, cell: Cell) -> Cell:
        """The same cell where it still is, else the first of what is gone."""
        plan = self.host.plan
        goal = cell.goal if cell.goal in plan.of(Goal) else plan.goals[0].key if plan.goals else ""
        measure = cell.measure if cell.measure in plan.of(Measure) else plan.measures[0].key if plan.measures else ""
        return Cell(goal, measure)

    def plan_changed(self) -> None:
        super().plan_changed()
        plan = self.host.plan
        if not plan.goals or not plan.measures:
            self.call_after_refresh(self.action_matrix)
            return
        self._cell = self._kept(self._cell)
        self.stage.refresh_rows()

    def hints(self) -> list[Hint]:
        return [*(hint(one) for one in self.commands() if not one.quiet), hint(HELP)]

    def _choose(self, cell: Cell) -> None:
        if cell != self._cell:
            self._cell = cell
            self.stage.refresh_rows()
            self.unsay()
            self.query_one(KeyLine).show(self.hints())

    def action_go(self, across: int, down: int) -> None:
        """To another cell."""
        if self._swapped:
            across, down = down, across
        plan = self.host.plan
        goals, measures = [one.key for one in plan.goals], [one.key for one in plan.measures]
        if self._cell.goal in goals and self._cell.measure in measures:
            self._choose(Cell(_stepped(goals, self._cell.goal, across), _stepped(measures, self._cell.measure, down)))

    @on(Stage.Clicked)
    def _clicked(self, message: Stage.Clicked) -> None:
        """A click chooses a cell, another one ties or unties it."""
        if message.target == self._cell:
            self.action_tick()
        elif isinstance(message.target, Cell):
            self._choose(message.target)

    @on(Stage.Wheel)
    def _turned(self, message: Stage.Wheel) -> None:
        self.action_go(0, message.step)

    def action_tick(self) -> None:
        """Tie the measure to the goal, or untie it."""
        plan, (goal, measure) = self.host.plan, self._cell
        one, other = Place(Measure.table, measure), Place(Goal.table, goal)
        was = tied(plan, one, other)
        edit = untie(plan, one, other) if was else tie(plan, one, other)
        if edit is not None and self.host.edit(edit):
            said = _("{measure} er løst fra målet «{goal}».") if was else _("{measure} tjener nå målet «{goal}».")
            names = (cut(plan.of(kind)[key].short, _NAME) for kind, key in ((Measure, measure), (Goal, goal)))
            self.host.say(said.format(measure=next(names), goal=next(names)), undo=True)

    def action_choose(self) -> None:
        """Open the form of what goes down: the measure, or the goal."""
        table, key = (Goal.table, self._cell.goal) if self._swapped else (Measure.table, self._cell.measure)
        self.host.push_form(EntitySubject(Place(table, key)))

    def action_axes(self) -> None:
        """Goals down and measures across, or the other way."""
        self._swapped = not self._swapped
        self.stage.refresh_rows()

    def action_matrix(self) -> None:
        """Back to the picture."""
        self.dismiss()

    def commands(self) -> Sequence[Command]:
        return self.COMMANDS_HERE


def _stepped(keys: Sequence[str], key: str, step: int) -> str:
    return keys[max(0, min(keys.index(key) + step, len(keys) - 1))]
