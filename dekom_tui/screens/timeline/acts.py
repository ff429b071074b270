"""What is done to the chosen measure of a timeline: tick, add a step, hold, finish, stop, freeze the agreed dates.

The timeline and the page of one measure share it. Everything is an edit of `plan.moving`, one step to undo.
"""

from __future__ import annotations

from dekom_tui.commands import AGREE, FIND, FINISH, HOLD, STEP_HERE, STOP, TICK, Command
from dekom_tui.plan.edits import Edit
from dekom_tui.plan.format import Activity, Measure
from dekom_tui.plan.measures import ON_HOLD, is_open, next_step, status
from dekom_tui.plan.model import Place
from dekom_tui.plan.moving import can_agree, hold, tick
from dekom_tui.screens.base import FrameScreen
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.language import N_, _
from dekom_tui.words.names import quoted

ACTS = (STEP_HERE, TICK, HOLD, FINISH, STOP, AGREE)
"""What can be done to a measure."""


def hold_command(measure: Measure) -> Command:
    """To put a measure on hold, or to take it up again."""
    return HOLD if status(measure) != ON_HOLD else HOLD._replace(words=N_("ta opp igjen"))


class EndingActs(FrameScreen):
    """A screen on which a measure is chosen that can be put on hold, finished and stopped."""

    @property
    def measure(self) -> Measure | None:
        """The measure that is chosen."""
        raise NotImplementedError

    def act(self, edit: Edit, said: str) -> bool:
        """Do an edit and say so."""
        done = self.host.edit(edit)
        if done:
            self.host.say(said, undo=True)
        return done

    def action_hold(self) -> None:
        """Put it on hold, for a reason that is asked for, or take it up again."""
        measure = self.measure
        if measure is None or not is_open(measure):
            return
        if status(measure) == ON_HOLD:
            said = _("{name} er tatt opp igjen.")
            self.act(hold(measure), said.format(name=quoted(cut(measure.short, 40))))
            return
        from dekom_tui.screens.timeline.ending import holding

        self.app.push_screen(holding(measure, self.host, self.PLACE))

    def action_finish(self) -> None:
        """It is done: how it went, and when it ended, are asked."""
        measure = self.measure
        if measure is not None and is_open(measure):
            from dekom_tui.screens.timeline.ending import finishing

            self.app.push_screen(finishing(measure, self.host, self.PLACE))

    def action_stop(self) -> None:
        """Stop it: why, and what replaces it, are asked."""
        measure = self.measure
        if measure is not None and is_open(measure):
            from dekom_tui.screens.timeline.ask import stopping

            self.app.push_screen(stopping(measure, self.host, self.PLACE))


class MeasureActs(EndingActs):
    """A screen on which a measure is chosen, and all that is done to it there."""

    FINDS = FIND

    def presented(self) -> Place:
        measure = self.measure
        return Place(Measure.table, measure.key if measure is not None else "")

    @property
    def chosen(self) -> Place | None:
        """What a place key takes along."""
        measure = self.measure
        return Place(Measure.table, measure.key) if measure is not None else None

    @property
    def pointed(self) -> int:
        """The day that is pointed at, as an ordinal."""
        return self.host.today.toordinal()

    def step(self) -> Activity | None:
        """The step that a tick is for: the next one."""
        return None if self.measure is None else next_step(self.measure)

    def acts(self) -> tuple[Command, ...]:
        """What can be done to the chosen measure now."""
        measure = self.measure
        if measure is None:
            return ()
        opened = is_open(measure)
        held = hold_command(measure)
        wanted = (
            (STEP_HERE, True),
            (TICK._replace(quiet=True), self.step() is not None),
            (held, opened),
            (FINISH, opened),
            (STOP, opened),
            (AGREE, can_agree(self.host.plan)),
        )
        return tuple(command for command, works in wanted if works)

    def action_tick(self) -> None:
        """Tick the step off, or take its tick away."""
        measure, step = self.measure, self.step()
        if measure is None or step is None:
            return
        said = _("Haken er tatt bort: {step}") if step.ferdig else _("Huket av: {step}")
        self.act(tick(measure, step), said.format(step=cut(step.tekst or "", 44)))

    def action_add(self) -> None:
        """A new step on the day that is pointed at."""
        measure = self.measure
        if measure is not None:
            from dekom_tui.screens.timeline.ask import adding_step

            self.app.push_screen(adding_step(measure, self.pointed, self.host, self.PLACE))

    def action_agree(self) -> None:
        """Freeze the dates of this measure, or of all, as the agreed ones."""
        if can_agree(self.host.plan):
            from dekom_tui.screens.timeline.agree import AgreeScreen

            self.app.push_screen(AgreeScreen(self.measure, self.PLACE))
