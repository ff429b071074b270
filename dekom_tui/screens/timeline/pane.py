"""The timeline's two halves: the bars, and in a wide window beside them all that is known of the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, Final

from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget

from dekom_tui.data import data
from dekom_tui.screens.panes import LONG, REST, RUNNING
from dekom_tui.screens.sections.panes import Rule
from dekom_tui.screens.timeline.moving import MovingBar
from dekom_tui.screens.timeline.view import BEGIN
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.gantt import Gantt
from dekom_tui.widgets.still import Still

if TYPE_CHECKING:
    from dekom_tui.widgets.lines import Line, Row

PANE_FROM: Final = 180
"""From this width a pane beside the bars leaves them the room that they have in 120 cells."""
PANE: Final = 60
_RULE: Final = 2


def sheet_width(width: int) -> int:
    """The cells of the bars' half of a screen so many cells wide."""
    return width - PANE - _RULE if width >= PANE_FROM else width


class MeasurePane(Canvas, can_focus=False):
    """The chosen measure; under people who run through a long list it waits until they have come to rest."""

    def __init__(self, rows_for: Callable[[int, int], Sequence[Row]], *, id: str | None = None) -> None:
        super().__init__(rows_for, tell_edges=True, id=id)
        self._turned_at = 0.0
        self._resting: Timer | None = None

    def turn(self, count: int) -> None:
        """Another one is chosen, of so many rows."""
        before, self._turned_at = self._turned_at, monotonic()
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        if count < LONG or self._turned_at - before > RUNNING:
            self._now()
        else:
            self._resting = self.set_timer(REST, self._now)

    def _now(self) -> None:
        self.to_top()
        self.refresh_rows()


class TwoHalves(MovingBar):
    """A timeline with its bars to the left and, where there is room, the chosen measure to the right."""

    CSS_PATH: ClassVar = [str(data("styles", "timeline.tcss"))]
    _pane_about: tuple[object, object, object] = (None, None, None)

    def head_lines(self, width: int, height: int) -> Sequence[Line]:
        """What stands over the bars."""
        raise NotImplementedError

    def foot_lines(self, width: int, height: int) -> Sequence[Line]:
        """What stands under them."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        bars = Vertical(
            Still(self.head_lines, id="head"), Gantt(id="bars"), Still(self.foot_lines, id="foot"), id="sheet"
        )
        yield Horizontal(bars, Rule(id="rule"), MeasurePane(self._pane_rows, id="pane"), id="halves")

    @property
    def gantt(self) -> Gantt:
        """The bars."""
        return self.query_one(Gantt)

    @property
    def room(self) -> tuple[int, int]:
        """The cells of the bars' half, and the rows of the screen."""
        return sheet_width(self.size.width), self.size.height

    def _pane_rows(self, width: int, height: int) -> Sequence[Row]:
        measure = self.measure
        if measure is None:
            return ()
        from dekom_tui.screens.timeline.detail_view import beside_rows

        return beside_rows(self.host.plan, measure, self.host.today, self.calendar, width)

    def fit_pane(self, *, empty: bool) -> None:
        """Show the pane where there is room for it and something to tell, with what stands in it now."""
        paned = self.size.width >= PANE_FROM and not empty
        if paned != self.has_class("-paned"):
            self.set_class(paned, "-paned")
        plan, chosen, calendar = self._pane_about
        same = plan is self.host.plan and calendar is self.calendar and chosen == self.gantt.selected
        if paned and not same:
            self.query_one(MeasurePane).refresh_rows()
        self._pane_about = (self.host.plan, self.gantt.selected, self.calendar)

    def action_present(self) -> None:
        """Show the bars that are shown here to the room, the page of the chosen one first."""
        measures = self.gantt_order()
        if self.moving is None and measures:
            from dekom_tui.screens.timeline.present import TimelinePresentScreen

            chosen = self.measure.key if self.measure is not None else ""
            shown = TimelinePresentScreen(measures, chosen, lambda: self.calendar, self.choose)
            self.app.push_screen(shown)
        elif self.moving is None:
            super().action_present()

    def open_chosen(self) -> None:
        """The page of the chosen measure; where there is none yet, the table in which the first one is written."""
        if self.gantt.selected == BEGIN:
            self.host.go(BEGIN)
        elif self.measure is not None:
            from dekom_tui.screens.timeline.detail import TimelineDetailScreen

            self.app.push_screen(TimelineDetailScreen(self.measure.key))

    def gantt_order(self) -> list[str]:
        """The keys of the measures that have bars here, from the top down."""
        raise NotImplementedError

    def turn_pane(self, count: int) -> None:
        """Another measure is chosen, in so many rows."""
        if self.has_class("-paned"):
            self.query_one(MeasurePane).turn(count)
