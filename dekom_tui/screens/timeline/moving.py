"""Moving a bar where it stands: the ghost that shows before and after, and what Enter then does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import on

from dekom_tui.commands import Command
from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Plan
from dekom_tui.plan.moving import HANDLES, START, WHOLE, Move, Shifts, move, placed, waiting
from dekom_tui.plan.timeline.bars import is_dated
from dekom_tui.plan.timeline.scale import later_by_months
from dekom_tui.screens.timeline.acts import MeasureActs
from dekom_tui.widgets.gantt import Gantt
from dekom_tui.widgets.gantt_chart import Ghost
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import quoted
from dekom_tui.words.timeline import handle_words

if TYPE_CHECKING:
    from dekom_tui.plan.timeline.school import Calendar

DAY: Final = "day"
WEEK: Final = "step"
MONTH: Final = "month"
"""How far one key moves a bar, or what is pointed at."""

_INSTEAD: Final = frozenset(
    (
        *("groups", "order", "which", "load", "add", "hold", "finish", "stop", "agree", "fit", "shift_bar"),
        *("find", "present"),
    )
)
"""What is not done while a bar is being moved."""


class Moving(NamedTuple):
    """A move that is being looked at."""

    base: Measure
    """As it stands in the plan."""
    begun: Measure
    """With the dates that it is moved from."""
    handle: str = WHOLE
    by: Shifts = Shifts()
    along: bool = False

    def move(self, plan: Plan) -> Move:
        """What would be done."""
        return move(plan, self.begun, self.by, along=self.along, base=self.base)


class MovingBar(MeasureActs):
    """A timeline on which a bar can be moved."""

    moving: Moving | None = None

    def general(self) -> tuple[Command, ...]:
        return () if self.moving is not None else super().general()

    @property
    def calendar(self) -> Calendar:
        """The school calendar."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Puts the parts together anew."""
        raise NotImplementedError

    def rearrange(self, said: str = "") -> None:
        """The same, with the sentence and the keys; and says something."""
        raise NotImplementedError

    def choose(self, key: str) -> None:
        """Chooses a measure."""
        raise NotImplementedError

    def reveal(self, day: int) -> None:
        """Brings a day into view."""
        raise NotImplementedError

    def ghost(self) -> Ghost | None:
        """The measures as they would be."""
        moving = self.moving
        if moving is None:
            return None
        found = moving.move(self.host.plan)
        return Ghost(moving.base, {one.before.key: one.after for one in (found.main, *found.along)})

    def action_shift_bar(self) -> None:
        """Begin to move the chosen bar."""
        measure = self.measure
        if measure is None or self.moving is not None:
            return
        begun = measure if is_dated(measure) else placed(measure, date.fromordinal(self.pointed))
        self.moving = Moving(measure, begun)
        self.show_frame()
        self.rearrange()

    def shift(self, step: int, unit: str) -> None:
        """Move by a day, a week or a month."""
        moving = self.moving
        assert moving is not None
        days = step * (1 if unit == DAY else 7)
        if unit == MONTH:
            end = moving.move(self.host.plan).main.after
            day = (end.slutt or end.start or self.host.today).toordinal()
            days = later_by_months(day, step) - day
        self._shift_by(moving.handle, days)
        there = self.moving.move(self.host.plan).main.after if self.moving is not None else moving.base
        moved = there.start if moving.handle == START else there.slutt or there.start
        if moved is not None:
            self.reveal(moved.toordinal())

    def _shift_by(self, handle: str, days: int) -> None:
        moving = self.moving
        assert moving is not None
        tried = moving._replace(handle=handle, by=moving.by.more(handle, days))
        if tried.move(self.host.plan).main.after == moving.move(self.host.plan).main.after:
            self.moving = moving._replace(handle=handle)
        else:
            self.moving = tried
        self.lay_out()

    def action_handle(self) -> None:
        """Move all of the bar, its end, or its start."""
        moving = self.moving
        if moving is not None:
            handle = HANDLES[(HANDLES.index(moving.handle) + 1) % len(HANDLES)]
            self.moving = moving._replace(handle=handle)
            self.rearrange(_("Piltastene flytter {what}.").format(what=handle_words(handle)))

    def action_tick(self) -> None:
        """Tick the next step; while a bar is being moved, move what follows it too, or let it stand."""
        moving = self.moving
        if moving is None:
            super().action_tick()
        elif waiting(self.host.plan, moving.base.key):
            self.moving = moving._replace(along=not moving.along)
            self.lay_out()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a bar is being moved only that is done."""
        return action not in _INSTEAD if self.moving is not None else action != "handle"

    def put(self) -> None:
        """Do the move that is being looked at."""
        moving = self.moving
        assert moving is not None
        found = moving.move(self.host.plan)
        self.moving = None
        if found.changed and self.host.edit(found.edit()):
            count = len([one for one in found.along if one.changed])
            name = quoted(moving.base.short)
            said = _("{name} er flyttet.").format(name=name)
            if count:
                said = ngettext("{name} og {n} til er flyttet.", "{name} og {n} til er flyttet.", count).format(
                    name=name, n=count
                )
            self.host.say(said, undo=True)
        else:
            self.show_frame()
            self.rearrange()

    @on(Gantt.Dragged)
    def _dragged(self, message: Gantt.Dragged) -> None:
        if self.moving is None:
            self.choose(message.key)
            self.action_shift_bar()
        if self.moving is not None and self.moving.base.key == message.key:
            self._shift_by(message.handle, message.days)
