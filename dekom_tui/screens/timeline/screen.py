"""T Tidslinje: the measures along time, by any zoom; pointed at, moved, stretched, held, stopped where they stand."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType

from dekom_tui.commands import (
    AGAINST,
    ALONG,
    CHOOSE,
    CLOSER,
    FARTHER,
    FIT,
    GROUPS,
    IN_TIME,
    LET_STAND,
    LOAD,
    NEXT_HANDLE,
    OPEN_BAR,
    ORDER,
    PUT_HERE,
    SHIFT_BAR,
    SHIFT_DAY,
    SHIFT_WEEK,
    SHOW_ALL,
    WHICH,
    Command,
)
from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.moving import waiting
from dekom_tui.plan.timeline import scale as scales
from dekom_tui.plan.timeline.arrange import ALL
from dekom_tui.plan.timeline.bars import whole
from dekom_tui.plan.timeline.scale import ZOOMS, Scale, around, later_by_months
from dekom_tui.plan.timeline.school import Calendar
from dekom_tui.screens.base import bindings
from dekom_tui.screens.timeline.acts import ACTS
from dekom_tui.screens.timeline.against import AgainstVersion
from dekom_tui.screens.timeline.looking import Looking
from dekom_tui.screens.timeline.moving import DAY, MONTH
from dekom_tui.screens.timeline.pane import TwoHalves, sheet_width
from dekom_tui.screens.timeline.view import (
    LOW,
    Look,
    Sheets,
    Those,
    chart_width,
    empty_rows,
    grouping_for,
    moving_rows,
    sentence,
    sheet,
    shown_words,
    those,
)
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine, TitleLine
from dekom_tui.widgets.gantt import Gantt
from dekom_tui.widgets.lines import BLANK, Line, indent, line
from dekom_tui.widgets.still import Still
from dekom_tui.words.language import _
from dekom_tui.words.timeline import move_words

FRAME = 3
_SAID_MOVING = 3
_NEAR = 10
"""Public holidays are looked up for so many years before and after this one at most."""
_AFTER = 0.4
"""Seconds after the first frame in which nothing else is loaded."""


class TimelineScreen(AgainstVersion, TwoHalves, Looking):
    """The measures along time."""

    PLACE = "T"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE, CLOSER, SHIFT_BAR, OPEN_BAR, GROUPS, IN_TIME, FARTHER, FIT, ORDER, WHICH, LOAD, AGAINST, *ACTS,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            (CLOSER, FARTHER, FIT, SHIFT_BAR, GROUPS, ORDER, WHICH, LOAD, AGAINST, *ACTS, NEXT_HANDLE, LET_STAND)
        ),
        Binding("left", "time(-1, 'step')", show=False),
        Binding("right", "time(1, 'step')", show=False),
        Binding("shift+left", "time(-1, 'day')", show=False),
        Binding("shift+right", "time(1, 'day')", show=False),
        Binding("ctrl+left", "time(-1, 'month')", show=False),
        Binding("ctrl+right", "time(1, 'month')", show=False),
    ]
    AUTO_FOCUS = "#bars"

    cursor: int | None = None
    """The day that is pointed at; None is today."""
    _scale: Scale | None = None
    _zoom = scales.WHOLE
    _public: Mapping[date, str] | None = None
    _calendar: tuple[object, object, Calendar] | None = None
    _those: tuple[Plan, tuple[str, Look], Those] | None = None

    def __init__(self) -> None:
        super().__init__()
        self._sheets = Sheets()

    def on_mount(self) -> None:
        self._zoom = self.host.own.now.zoom
        self.lay_out()
        super().on_mount()
        self.set_timer(_AFTER, lambda: self.run_worker(self._look_up(), exclusive=True, group="holidays"))

    async def _look_up(self) -> None:
        """Find the public holidays beside the screen: the library takes a tenth of a second to load."""
        from dekom_tui.exchange.public_holidays import public_holidays

        this = self.host.today.year
        first, last = (date.fromordinal(one).year for one in whole(self.host.plan, self.host.today))
        years = max(first - 1, this - _NEAR), min(last + 1, this + _NEAR)
        self._public = await asyncio.to_thread(public_holidays, *years)
        self.lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """The whole plan is fitted to every size; of another zoom the first day stays."""
        scale, wide = self._scale, chart_width(sheet_width(event.size.width))
        if scale is not None and scale.width != wide:
            self._scale = None if scale.zoom == scales.WHOLE else scale._replace(width=wide)
        self.lay_out()

    # What is shown

    @property
    def measure(self) -> Measure | None:
        found = self.gantt.selected
        return self.host.plan.of(Measure).get(found.key) if isinstance(found, Place) else None

    @property
    def pointed(self) -> int:
        return self.cursor if self.cursor is not None else self.host.today.toordinal()

    @property
    def calendar(self) -> Calendar:
        """The school calendar, with the public holidays once they have been looked up."""
        settings, known = self.host.plan.settings, self._calendar
        if known is None or known[0] is not settings or known[1] is not self._public:
            self._calendar = known = (settings, self._public, Calendar(settings, self._public))
        return known[2]

    @property
    def scale(self) -> Scale:
        """What is in view."""
        if self._scale is None:
            period = whole(self.host.plan, self.host.today)
            self._scale = around(self._zoom, self.pointed, chart_width(self.room[0]), period)
        return self._scale

    @property
    def some(self) -> Those:
        """The measures that are shown."""
        plan, known = self.host.plan, self._those
        how = (grouping_for(self.look, self.room[0]), self.look)
        if known is None or known[0] is not plan or known[1] != how:
            self._those = known = (plan, how, those(plan, self.host.today, self.look, how[0]))
        return known[2]

    def lay_out(self) -> None:
        """Puts the parts together anew, and gives them their rows."""
        width, height = self.room
        if not width or not self.is_mounted:
            return
        ghost = self.ghost()
        about = (
            self.host.plan,
            self.host.today,
            (width, height - FRAME),
            self.scale,
            self.calendar,
            self.some,
            self.look,
        )
        if ghost is None:
            found = self._sheets.sheet(*about, self.cursor)
        else:
            found = sheet(*about, cursor=self.cursor, ghost=ghost, said=_SAID_MOVING)
        self._sheet = found
        head, gantt, foot = self.query_one("#head", Still), self.gantt, self.query_one("#foot", Still)
        head.styles.height = len(found.head)
        gantt.styles.height = found.bars if self.some.measures else 6
        if self.some.measures:
            gantt.show(found.view)
        else:
            filtered = not self.look.shown.everything
            gantt.draw(lambda width, height: empty_rows(width, filtered=filtered))
        head.redraw()
        foot.redraw()
        self.fit_pane(empty=not self.some.measures)

    def head_lines(self, width: int, height: int) -> Sequence[Line]:
        found = self._sheet
        if found is None or (not self.some.measures and self.look.shown.everything):
            return ()
        lines = list(found.head)
        told = shown_words(self.host.plan, self.look.shown, len(self.some.measures))
        if told:
            lines[0] = indent(line((_("BARE"), "accent", True), "  ", (told, "text", True)))
        return lines

    def foot_lines(self, width: int, height: int) -> Sequence[Line]:
        found = self._sheet
        if found is None or not self.some.measures:
            return ()
        lines = [*found.marks, *(row.line for row in found.load)]
        room = max(1, height - len(lines))
        moving = self.moving
        if moving is None:
            said = sentence(found.view, self.measure, width)
        else:
            head, told = move_words(
                self.host.plan, moving.move(self.host.plan), moving.handle, self.host.today, self.calendar
            )
            said = moving_rows(head, told, width, min(_SAID_MOVING, room))
        gap = [BLANK] if room > len(said) and (moving is not None or self.size.height - FRAME >= LOW) else []
        return [*lines, *gap, *said]

    # What can be done

    def commands(self) -> Sequence[Command]:
        moving = self.moving
        if moving is not None:
            if waiting(self.host.plan, moving.base.key):
                return (SHIFT_WEEK, ALONG, PUT_HERE, LET_STAND, SHIFT_DAY, NEXT_HANDLE)
            return (SHIFT_WEEK, SHIFT_DAY, PUT_HERE, LET_STAND, NEXT_HANDLE)
        clear = (SHOW_ALL,) if not self.look.shown.everything else ()
        if not self.some.measures:
            return (*clear, WHICH) if clear else ()
        chosen = self.measure is not None
        farther = (FARTHER,) if self._zoom != scales.WHOLE else ()
        return (
            CHOOSE, *clear, CLOSER, *((SHIFT_BAR, OPEN_BAR) if chosen else ()), GROUPS, IN_TIME, *farther,
            *((FIT,) if farther else ()), ORDER, WHICH, LOAD, AGAINST, *self.acts(),
        )  # fmt: skip

    def show_frame(self) -> None:
        super().show_frame()
        if self.moving is not None:
            self.query_one(TitleLine).show(state=line((_("! ikke flyttet"), "warn")))

    def plan_changed(self) -> None:
        super().plan_changed()
        if self.moving is not None and self.host.plan.of(Measure).get(self.moving.base.key) != self.moving.base:
            self.moving = None
        self.lay_out()

    def on_screen_suspend(self) -> None:
        """A move that was being looked at when one leaves is given up."""
        self.moving = None

    def show(self, target: Place | None) -> None:
        if target is not None and target.table == Measure.table:
            if all(one.key != target.key for one in self.some.measures):
                self.look = self.look._replace(shown=ALL)
                self.lay_out()
            self.gantt.select(target)
            self._changed()
            self.fit_pane(empty=False)

    def gantt_order(self) -> list[str]:
        return [one.key for one in self.some.measures]

    def choose(self, key: str) -> None:
        self.gantt.select(Place(Measure.table, key))

    def _changed(self) -> None:
        """Draws the sentence and the keys anew."""
        self.unsay()
        self.query_one("#foot", Still).redraw()
        self.query_one(KeyLine).show(self.hints())

    def rearrange(self, said: str = "") -> None:
        self.lay_out()
        self._changed()
        if said:
            self.host.say(said)

    @on(Canvas.Highlighted)
    def _moved_to(self, message: Canvas.Highlighted) -> None:
        self._changed()
        self.turn_pane(len(self.gantt.rows))

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Open the measure; while one is being moved, move it."""
        if self.moving is not None:
            self.put()
        else:
            self.open_chosen()

    async def action_back(self) -> None:
        """Give the move up; then out of what is left out, then out of the screen."""
        if self.moving is not None:
            self.moving = None
            self.show_frame()
            self.rearrange()
        elif not self.look.shown.everything:
            self.take_shown(ALL)
        else:
            await self.run_action("app.back")

    # In time

    def action_zoom(self, step: int) -> None:
        """Nearer (-1) or farther (1), around the day that is pointed at."""
        at = ZOOMS.index(self._zoom) + step
        if 0 <= at < len(ZOOMS):
            self._zoom_to(ZOOMS[at])

    def _zoom_to(self, zoom: str) -> None:
        was = self.scale
        share = was.cell(self.pointed) / was.width if was.shows(self.pointed) else 1 / 3
        if was.zoom == scales.WHOLE:
            share = 1 / 3
        self._zoom = zoom
        self._scale = around(
            zoom, self.pointed, chart_width(self.room[0]), whole(self.host.plan, self.host.today), share
        )
        self.rearrange()

    def action_fit(self) -> None:
        """The whole plan again, and today."""
        self.cursor = None
        self._zoom_to(scales.WHOLE)

    def action_time(self, step: int, unit: str) -> None:
        """Point at an earlier or a later day; while a bar is being moved, move it."""
        if self.moving is not None:
            self.shift(step, unit)
            return
        if not self.some.measures:
            return
        day = self.pointed
        days = 1 if unit == DAY else self.scale.step
        to = later_by_months(day, step) if unit == MONTH else scales.clamped(day + step * days)
        self._point(to)

    def _point(self, day: int) -> None:
        self.cursor = None if day == self.host.today.toordinal() else day
        self.reveal(day)
        self._changed()

    def reveal(self, day: int) -> None:
        if self.scale.zoom != scales.WHOLE or not self.scale.shows(day):
            self._scale = self.scale.revealing(day)
        self.lay_out()

    @on(Gantt.Pointed)
    def _pointed(self, message: Gantt.Pointed) -> None:
        self._point(message.day)

    @on(Gantt.Wheeled)
    def _wheeled(self, message: Gantt.Wheeled) -> None:
        if message.near:
            self.action_zoom(-message.near)
        elif self.moving is None:
            self._scale = self.scale.moved(message.later * self.scale.step)
            self.rearrange()
