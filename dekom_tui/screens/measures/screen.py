"""5 Tiltak: the progress plan as a table that is sorted and filtered, and for the chosen measure its steps."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from dekom_tui.commands import (
    ADD,
    ASK_ROOM,
    CHOOSE,
    DELETE,
    FILTER,
    FINISH,
    HOLD,
    LEAVE_PANE,
    OPEN,
    OWN_TEXT,
    REGISTER,
    SHOW_ALL,
    SORT,
    STEPS,
    STOP,
    TICK,
    TICK_STEP,
    Command,
)
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Activity, Measure, MeasuresHead
from dekom_tui.plan.listing import EVERYTHING, ORDERS, Filter, listed
from dekom_tui.plan.measures import is_open, next_step
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.base import bindings
from dekom_tui.screens.beginning import AskRoom
from dekom_tui.screens.form.subject import EntitySubject, RecordSubject, new_record
from dekom_tui.screens.measures.detail import NewStep, Step, long_rows, short_rows
from dekom_tui.screens.measures.view import (
    CARD,
    PREFACE,
    Table,
    empty_rows,
    head_rows,
    lead_rows,
    nothing_rows,
    place,
    table_rows,
    widths,
)
from dekom_tui.screens.panes import FRAME, Arrangement, TwoPaneScreen
from dekom_tui.screens.timeline.acts import EndingActs, hold_command
from dekom_tui.widgets.lines import Row
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.language import N_, _

ROOMY = 20
"""From so many rows between the frame's lines the template's sentence and the preface stand above the table."""
DETAIL = 43
"""The cells of the detail beside the table, at least."""
PATH = "aktiviteter"


class MeasuresScreen(TwoPaneScreen, EndingActs):
    """Section 5 of the template."""

    PLACE = "5"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE, OPEN, SORT, FILTER, TICK, STEPS, HOLD, FINISH, STOP, OWN_TEXT, *REGISTER,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = bindings((SORT, FILTER, TICK, HOLD, FINISH, STOP, OWN_TEXT))

    shown: Filter = EVERYTHING
    order: str = ORDERS[0]
    _listed: tuple[Plan, Filter, str, tuple[Measure, ...]] | None = None

    # The panes

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures in the table."""
        plan = self.host.plan
        known = self._listed
        if known is None or known[0] is not plan or known[1:3] != (self.shown, self.order):
            known = (plan, self.shown, self.order, listed(plan, self.host.today, self.shown, self.order))
            self._listed = known
        return known[3]

    @property
    def measure(self) -> Measure | None:
        """The measure that is chosen."""
        found = self.chosen
        return self.host.plan.of(Measure).get(found.key) if isinstance(found, Place) else None

    @property
    def asked_here(self) -> Place | None:
        """What a meeting is to be about: all that could stand here, while nothing does."""
        return Place(Measure.table) if self.nothing_yet() else None

    def nothing_yet(self) -> bool:
        return not self.host.plan.measures

    @property
    def _room(self) -> int:
        return self._height - FRAME

    @property
    def _led(self) -> bool:
        """Whether the template's sentence and the preface stand above the table."""
        return self.wide or self._room >= ROOMY

    def _preface(self) -> int:
        """The lines of the preface above the table, at most."""
        if not self._led or self.shown != EVERYTHING or not self.host.plan.one(MeasuresHead).innledning:
            return 0
        return 2 if self.wide else 1

    def _rows_each(self) -> int:
        """The rows that every measure has room for; one where the list is long."""
        count = len(self.measures)
        if not self.wide:
            return 1
        if CARD * count - 1 + self._preface() <= self._room - 5:
            return CARD
        return 2 if 2 * count + min(1, self._preface()) <= self._room - 3 else 1

    def _table(self, width: int) -> Table:
        plan = self.host.plan
        return Table(plan, self.host.today, self.measures, widths(plan, width), self._rows_each())

    def arrangement(self, width: int, height: int) -> Arrangement:
        if self.nothing_yet():
            return Arrangement(0, 2, 0)
        led = self._led or self.shown != EVERYTHING
        left = width - max(DETAIL, width * 3 // 10) - 2 if self.wide else width
        head = len(head_rows(self._table(left), self.shown, self.order, left, led=led))
        if self.wide:
            return Arrangement(left, head, 0)
        count = len(self.measures) or len(nothing_rows(width))
        detail = 7 if height >= ROOMY else 5
        return Arrangement(0, head, max(1, min(count, height - head - detail)))

    def head_rows(self, width: int, height: int) -> Sequence[Row]:
        if self.nothing_yet():
            return lead_rows(self.host.plan, width)
        return head_rows(self._table(width), self.shown, self.order, width, led=self._led)

    def list_rows(self, width: int, height: int) -> Sequence[Row]:
        plan = self.host.plan
        if self.nothing_yet():
            return empty_rows(plan, width)
        if not self.measures:
            return nothing_rows(width)
        return table_rows(self._table(width))

    def detail_rows(self, width: int, height: int) -> Sequence[Row]:
        plan, today, measure = self.host.plan, self.host.today, self.measure
        if measure is None:
            return ()
        draw = long_rows if self.wide else short_rows
        return draw(plan, measure, today, width, height, listed=self.inside)

    def first_choice(self) -> Hashable | None:
        return place(self.measures[0]) if self.measures else None

    def first_inside(self) -> Hashable | None:
        measure = self.measure
        if measure is None:
            return None
        steps = measure.aktiviteter
        if not steps:
            return NewStep(measure.key)
        return Step(measure.key, next((at for at, one in enumerate(steps) if not one.ferdig), 0))

    # What can be done

    def kind_here(self) -> type[Entity] | None:
        return None if self.inside else Measure

    def commands(self) -> Sequence[Command]:
        if self.nothing_yet():
            return (
                ADD._replace(words=N_("skriv det første tiltaket"), help=N_("skriv det første tiltaket")),
                ASK_ROOM,
                OWN_TEXT,
            )
        if self.inside:
            return (CHOOSE, *self._step_commands(), LEAVE_PANE, *self._endings())
        clear = (SHOW_ALL,) if self.shown != EVERYTHING else ()
        if self.measure is None:
            opening = (CHOOSE, OPEN) if self.chosen is not None else ()
            return (*opening, *clear, ADD, SORT, FILTER, OWN_TEXT)
        tick = (TICK,) if next_step(self.measure) is not None else ()
        return (
            CHOOSE,
            OPEN,
            *clear,
            ADD,
            SORT,
            FILTER,
            *tick,
            STEPS,
            *self._endings(),
            *self.list_commands(),
            OWN_TEXT,
        )

    def _endings(self) -> tuple[Command, ...]:
        """What ends or halts the chosen measure, in the list as among its steps."""
        measure = self.measure
        return (hold_command(measure), FINISH, STOP) if measure is not None and is_open(measure) else ()

    def _step_commands(self) -> tuple[Command, ...]:
        add = ADD._replace(words=N_("nytt steg"), help=N_("legg til et steg"))
        if self._step() is None:
            return (add,)
        return (OPEN, TICK_STEP, add, DELETE._replace(help=N_("ta bort steget")))

    def presented(self) -> Place:
        measure = self.measure
        return place(measure) if measure is not None else Place(Measure.table)

    def open(self, target: Hashable) -> None:
        if isinstance(target, Step):
            step = self._step()
            if step is not None:
                self.host.push_form(RecordSubject(Place(Measure.table, target.measure), PATH, step))
        elif target == PREFACE:
            self.action_text()
        elif isinstance(target, Place):
            self.host.push_form(EntitySubject(target))
        elif target == AskRoom():
            self.host.go("M", self.asked_here)
        else:
            self.action_add()

    def action_text(self) -> None:
        """Write the measures' own preface."""
        self.host.push_form(EntitySubject(PREFACE), "innledning")

    def action_add(self) -> None:
        """A new measure; in the detail a new step."""
        measure = self.measure
        if self.inside and measure is not None:
            self.host.push_form(new_record(place(measure), PATH))
        else:
            super().action_add()

    def action_delete(self) -> None:
        """Take away the measure, or the step, that is chosen."""
        step, measure = self._step(), self.measure
        if not self.inside:
            super().action_delete()
        elif step is not None and measure is not None:
            removal = RecordSubject(place(measure), PATH, step).removal(self.host.plan)
            if self.host.edit(removal):
                said = _("Steget «{name}» er tatt bort.").format(name=cut(step.tekst or "", 30))
                self.host.say(said, undo=True)

    def action_tick(self) -> None:
        """Tick the next step, or in the detail the one that is chosen; there also take the tick away."""
        measure = self.measure
        step = self._step() if self.inside else next_step(measure) if measure is not None else None
        if measure is None or step is None:
            return
        done = None if step.ferdig else True
        edit = RecordSubject(place(measure), PATH, step).edit(self.host.plan, {"ferdig": done})
        if self.host.edit(edit):
            said = _("Huket av: {step}") if done else _("Haken er tatt bort: {step}")
            self.host.say(said.format(step=cut(step.tekst or "", 44)), undo=True)

    def _step(self) -> Activity | None:
        """The step that is chosen in the detail."""
        target, measure = self.detail.selected, self.measure
        if not isinstance(target, Step) or measure is None or target.at >= len(measure.aktiviteter):
            return None
        return measure.aktiviteter[target.at]

    # Which ones, in which order

    def action_sort(self) -> None:
        """By number, by start, by end."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self._rearrange()

    def action_filter(self) -> None:
        """Choose which measures are shown."""
        if not self.nothing_yet():
            from dekom_tui.screens.measures.filter import FilterScreen

            self.app.push_screen(FilterScreen(self.shown, self.take_filter))

    def take_filter(self, shown: Filter) -> None:
        """Show only what this filter admits."""
        self.shown = shown
        self._rearrange()

    def _rearrange(self) -> None:
        self._fit(self._width, self._height)
        self.redraw()
        chosen = self.chosen
        if chosen is None or not self.listing.holds(chosen):
            self.listing.select(self.first_choice())
        self.turn()

    def show(self, target: Place | None) -> None:
        if target is not None and target.table == Measure.table and self.shown != EVERYTHING:
            measure = self.host.plan.of(Measure).get(target.key)
            if measure is not None and not self.shown.admits(measure, self.host.today):
                self.take_filter(EVERYTHING)
        super().show(target)

    async def action_back(self) -> None:
        """Out of the detail, then out of the filter, then out of the screen."""
        if not self.inside and self.shown != EVERYTHING:
            self.take_filter(EVERYTHING)
        else:
            await super().action_back()
