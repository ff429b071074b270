"""One indicator on a page of its own, as a chart or as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from dekom_tui.commands import (
    BACK,
    CHART_AGAIN,
    FIND,
    MEND_VALUE,
    NEW_VALUE,
    NEXT_INDICATOR,
    OPEN,
    TABLE,
    VALUES,
    Command,
)
from dekom_tui.plan.format import Indicator
from dekom_tui.plan.model import Place
from dekom_tui.plan.series import Series, by_question, series
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.indicators.new_value import NewValueScreen
from dekom_tui.screens.indicators.view import ValueAt, chart_rows, meanwhile_rows, table_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Row


class IndicatorScreen(FrameScreen):
    """The chart of an indicator with the plan's period, measures and log on it; or its table."""

    PLACE = "2"
    FINDS = FIND
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (VALUES, NEW_VALUE, NEXT_INDICATOR, TABLE, OPEN, MEND_VALUE, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((NEW_VALUE, NEXT_INDICATOR, TABLE, MEND_VALUE, BACK)),
        Binding("left", "value(-1)", show=False),
        Binding("right", "value(1)", show=False),
        Binding("shift+tab", "next(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    DEFAULT_CSS = "IndicatorScreen #canvas { margin-top: 1; }"

    def __init__(self, key: str, at: int | None = None) -> None:
        """`at` is the measurement to choose, the newest one without."""
        super().__init__()
        self._key = key
        self._at = at
        self._tabled = False

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._rows, tell_edges=True, id="canvas")

    @property
    def canvas(self) -> Canvas:
        """The page."""
        return self.query_one("#canvas", Canvas)

    @property
    def series(self) -> Series | None:
        """The series, None when the indicator is gone."""
        plan = self.host.plan
        found = plan.of(Indicator).get(self._key)
        return series(plan, found) if found is not None else None

    def _chosen(self, of: Series) -> int | None:
        """The measurement that is chosen."""
        if not of.points:
            return None
        last = len(of.points) - 1
        return last if self._at is None else min(self._at, last)

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        of = self.series
        if of is None:
            return ()
        today, chosen = self.host.today, self._chosen(of)
        if self._tabled:
            return [*table_rows(of, today, chosen, width), *meanwhile_rows(self.host.plan, of, width)]
        return chart_rows(self.host.plan, of, chosen, today, width, height)

    def plan_changed(self) -> None:
        super().plan_changed()
        if self.series is None:
            self.dismiss()
            return
        self.canvas.refresh_rows()

    def action_value(self, step: int) -> None:
        """To the measurement before or after."""
        of = self.series
        chosen = self._chosen(of) if of is not None else None
        if of is None or chosen is None:
            return
        self._at = min(max(chosen + step, 0), len(of.points) - 1)
        if self._tabled:
            self.canvas.select(ValueAt(self._at))
        self.canvas.refresh_rows()

    @on(Canvas.Highlighted)
    def _moved(self, message: Canvas.Highlighted) -> None:
        if isinstance(message.target, ValueAt):
            self._at = message.target.place
            self.canvas.refresh_rows()

    def action_next(self, step: int) -> None:
        """To the next indicator, from question to question."""
        keys = [one.key for group in by_question(self.host.plan) for one in group.indicators]
        if self._key in keys:
            self._key = keys[(keys.index(self._key) + step) % len(keys)]
            self._at = None
            self.canvas.select(None)
            self.canvas.refresh_rows()

    def action_table(self) -> None:
        """From chart to table, and back."""
        of = self.series
        chosen = self._chosen(of) if of is not None else None
        self._tabled = not self._tabled
        self.canvas.select(ValueAt(chosen) if self._tabled and chosen is not None else None)
        self.canvas.refresh_rows()
        self.query_one(KeyLine).show(self.hints())

    def action_add(self) -> None:
        """A new measurement."""
        self._at = None
        self.app.push_screen(NewValueScreen(self._place, self.PLACE))

    def action_mend_value(self) -> None:
        """Correct the chosen measurement."""
        of = self.series
        chosen = self._chosen(of) if of is not None else None
        if of is not None and chosen is not None:
            self.app.push_screen(NewValueScreen(self._place, self.PLACE, of.points[chosen].value))

    def presented(self) -> Place:
        return self._place

    @property
    def _place(self) -> Place:
        return Place(Indicator.table, self._key)

    @on(Canvas.Chosen)
    def _opened(self) -> None:
        self.action_mend_value()

    def action_choose(self) -> None:
        """The form of the indicator."""
        self.host.push_form(EntitySubject(self._place))

    async def action_back(self) -> None:
        """Back to the section."""
        await self.app.run_action("app.back")

    def commands(self) -> Sequence[Command]:
        of = self.series
        several = (VALUES,) if of is not None and len(of.points) > 1 else ()
        there = (MEND_VALUE,) if of is not None and of.points else ()
        tabled = self._tabled and bool(there)
        opens = MEND_VALUE._replace(shown="Enter", quiet=False) if tabled else OPEN
        return (*several, NEW_VALUE, NEXT_INDICATOR, CHART_AGAIN if self._tabled else TABLE, opens, *there, BACK)
