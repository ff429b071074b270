"""One measure of the timeline: its own bar, its steps, and all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import BACK, CHOOSE, OPEN, SHIFT_BAR, TICK_STEP, Command
from dekom_tui.plan.format import Activity, Measure
from dekom_tui.plan.measures import next_step
from dekom_tui.plan.model import Place
from dekom_tui.plan.timeline.school import Calendar
from dekom_tui.screens.base import bindings
from dekom_tui.screens.form.subject import EntitySubject, RecordSubject
from dekom_tui.screens.measures.detail import Step
from dekom_tui.screens.timeline.acts import ACTS, MeasureActs
from dekom_tui.screens.timeline.detail_view import detail_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Row, indent, paragraph
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    pass


class TimelineDetailScreen(MeasureActs):
    """Everything on one measure."""

    PLACE = "T"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (TICK_STEP, *ACTS, SHIFT_BAR, OPEN)
    BINDINGS: ClassVar[list[BindingType]] = bindings((SHIFT_BAR, *ACTS))

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.rows, tell_edges=True, id="canvas")

    @property
    def canvas(self) -> Canvas:
        """The page."""
        return self.query_one(Canvas)

    @property
    def measure(self) -> Measure | None:
        return self.host.plan.of(Measure).get(self._key)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The page's rows."""
        measure = self.measure
        if measure is None:
            text = _("Tiltaket finnes ikke lenger. Esc går tilbake.")
            return [Row(), *(Row(indent(one)) for one in paragraph(text, width - 2))]
        return detail_rows(self.host.plan, measure, self.host.today, Calendar(self.host.plan.settings), width)

    def step(self) -> Activity | None:
        """The step that is chosen."""
        measure, found = self.measure, self.canvas.selected
        if measure is None:
            return None
        if isinstance(found, Step) and found.at < len(measure.aktiviteter):
            return measure.aktiviteter[found.at]
        return next_step(measure)

    @property
    def pointed(self) -> int:
        """The day of the chosen step, else today."""
        step = self.step()
        return (step.dato if step is not None and step.dato is not None else self.host.today).toordinal()

    def commands(self) -> Sequence[Command]:
        back = BACK._replace(words=N_("ut"), quiet=False)
        if self.measure is None:
            return (back,)
        quiet = [one._replace(quiet=one.name not in ("add", "stop")) for one in self.acts() if one.name != "tick"]
        tick = (TICK_STEP,) if self.step() is not None else ()
        rest = sorted(quiet, key=lambda one: one.quiet)
        choose = (CHOOSE._replace(quiet=True),) if len(self.measure.aktiviteter) > 1 else ()
        opening = (OPEN._replace(quiet=True),)
        return (*tick, *rest[:1], SHIFT_BAR, *rest[1:], back, *choose, *opening)

    def on_mount(self) -> None:
        super().on_mount()
        measure = self.measure
        if measure is not None:
            steps = measure.aktiviteter
            first = next((at for at, one in enumerate(steps) if not one.ferdig), 0)
            if steps:
                self.canvas.select(Step(measure.key, first))

    def plan_changed(self) -> None:
        super().plan_changed()
        self.canvas.refresh_rows()

    @on(Canvas.Highlighted)
    def _moved(self, message: Canvas.Highlighted) -> None:
        self.unsay()
        self.query_one(KeyLine).show(self.hints())

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """The form of the chosen step, else of the measure."""
        measure, found = self.measure, self.canvas.selected
        step = self.step()
        if measure is None:
            return
        place = Place(Measure.table, measure.key)
        if isinstance(found, Step) and step is not None:
            self.host.push_form(RecordSubject(place, "aktiviteter", step))
        else:
            self.host.push_form(EntitySubject(place))

    def action_shift_bar(self) -> None:
        """Back to the timeline, to move it there."""
        from dekom_tui.screens.timeline.screen import TimelineScreen

        self.app.pop_screen()
        screen = self.app.screen
        if isinstance(screen, TimelineScreen):
            screen.show(Place(Measure.table, self._key))
            screen.action_shift_bar()
