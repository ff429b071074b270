"""One measure of the timeline: its own bar, its steps, and all that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import BACK, CHOOSE, OPEN, SHIFT_BAR, TICK_STEP, Command
from dekom_tui.plan.format import Activity, Measure
from dekom_tui.plan.measures import next_step
from dekom_tui.plan.model import Place
from dekom_tui.plan.moving import after
from dekom_tui.plan.timeline.arrange import UNGROUPED, Group, Layout
from dekom_tui.plan.timeline.bars import bar, slip, standing, whole
from dekom_tui.plan.timeline.scale import WHOLE, around, fitted
from dekom_tui.plan.timeline.school import Calendar
from dekom_tui.screens.base import bindings
from dekom_tui.screens.form.subject import EntitySubject, RecordSubject
from dekom_tui.screens.measure_detail import Step, long_rows
from dekom_tui.screens.timeline_acts import ACTS, MeasureActs
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.gantt_chart import View
from dekom_tui.widgets.gantt_head import head_rows
from dekom_tui.widgets.gantt_lines import row
from dekom_tui.widgets.lines import Line, Row, Span, indent, line, paragraph, slice_line
from dekom_tui.words.language import N_, _
from dekom_tui.words.timeline import off_words, standing_words, step_name

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

_MARGIN: Final = 3


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
        from dekom_tui.screens.timeline import TimelineScreen

        self.app.pop_screen()
        screen = self.app.screen
        if isinstance(screen, TimelineScreen):
            screen.show(Place(Measure.table, self._key))
            screen.action_shift_bar()


def detail_rows(plan: Plan, measure: Measure, today: date, calendar: Calendar, width: int) -> list[Row]:
    """The measure's bar over the steps and all else."""
    head, _after = standing_words(measure, today)
    rows = long_rows(plan, measure, today, width, 0, listed=True)
    at = next((index for index, one in enumerate(rows) if isinstance(one.target, Step)), len(rows))
    heading = next((index for index in range(at, 0, -1) if not rows[index - 1].line), at)
    steps = _steps_end(rows, at)
    top = rows[1:heading]
    bars = [Row(), *(Row(one) for one in bar_lines(plan, measure, today, calendar, width))]
    notes = [Row(line("    ", Span(one, "soft"))) for one in _notes(plan, measure, calendar)]
    title = [Row(), *rows[1:3]]
    rest = top[2:]
    del head
    return [*title, *bars, *rows[heading:steps], *notes, *rest, *rows[steps:]]


def _steps_end(rows: Sequence[Row], at: int) -> int:
    end = at
    for index in range(at, len(rows)):
        if isinstance(rows[index].target, Step):
            end = index + 1
    return end


def bar_lines(plan: Plan, measure: Measure, today: date, calendar: Calendar, width: int) -> list[Line]:
    """The bar alone over the whole width, with its terms, its agreed dates and its steps' names."""
    found = bar(plan, measure, today, calendar)
    if found is None:
        return []
    room = max(10, width - 2 * _MARGIN)
    span = max(1, found.last - found.first)
    scale = fitted(found.first - span // 50, found.last + span // 50, room)
    if span < 2:
        scale = around(WHOLE, found.first, room, whole(plan, today))
    named = True
    layout = Layout((Group(UNGROUPED, "", (measure,)),), [named], [slip(measure) > 0], headed=False, airy=False)
    view = View(plan, today, scale, calendar, standing(plan, today), layout, _MARGIN, 0, calendar.shaded(scale))
    lines = [head_rows(view)[1]]
    drawn = [row(view, index).line for index in range(len(layout))]
    order = [0, *([2] if len(drawn) > 2 else []), 1]
    lines += [(Span(" " * _MARGIN), *slice_line(drawn[index], _MARGIN, 1 << 20)) for index in order]
    return lines


def _notes(plan: Plan, measure: Measure, calendar: Calendar) -> list[str]:
    """What the calendar says of the steps to come, and who waits for the measure."""
    found = []
    for one in measure.aktiviteter:
        off = calendar.off(one.dato.toordinal()) if one.dato is not None and not one.ferdig else None
        if off is not None:
            found.append(_("! {step}: {holiday}").format(step=step_name(one), holiday=off_words(off)))
    for other in after(plan, measure.key):
        found.append(_("→ {n} {name} kommer etter").format(n=other.nr or "·", name=other.short))
    return found


