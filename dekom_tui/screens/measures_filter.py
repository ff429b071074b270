"""Which measures are shown: a state, a role, a goal, with how many there are of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import AND_ONLY, BACK, CHOOSE, ONLY, Command
from dekom_tui.plan.format import Goal
from dekom_tui.plan.listing import EVERYTHING, Choice, Filter, choices, listed
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Line, Row, Span, columns, heading, indent, line
from dekom_tui.widgets.states import STATES
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan

_HEADINGS: Final = {"state": N_("STATUS"), "role": N_("ANSVARLIG, for tiltaket eller et steg i det"), "goal": N_("MÅL")}
_NAME: Final = 56


def filter_rows(plan: Plan, today: date, shown: Filter, width: int) -> list[Row]:
    """Every choice under its heading, the ones of the filter ticked; first how to see all again."""
    count = len(listed(plan, today, shown))
    total = len(plan.measures)
    told = _("{k} av {n} tiltak").format(k=count, n=total)
    if shown == EVERYTHING:
        told = ngettext("{n} tiltak", "{n} tiltak", total).format(n=total)
    rows = [Row(), Row(indent(heading(_("VIS BARE"), told))), Row()]
    everything = line(Span(_("Alle tiltak"), "text", lead=True))
    rows.append(Row(_choice(everything, total, shown == EVERYTHING, width), EVERYTHING))
    part = ""
    for one in choices(plan, today):
        if one.part != part:
            part = one.part
            rows += [Row(), Row(indent(line((_(_HEADINGS[part]), "accent", True))))]
        rows.append(Row(_choice(_name(plan, one), one.number, one.among(shown), width), one))
    return rows


def _choice(name: Line, number: int, on: bool, width: int) -> Line:
    mark = ("■ ", "accent") if on else ("□ ", "faint")
    room = max(10, min(_NAME, width - 12))
    return indent(line(mark, columns((name, room), (line((str(number), "soft")), 5, ">"))))


def _name(plan: Plan, choice: Choice) -> Line:
    if choice.part == "state":
        return line(STATES[choice.value].span(), " ", Span(word(choice.value), "text", lead=True))
    if choice.part == "goal":
        goal = plan.of(Goal)[choice.value]
        return line(Span(f"{goal.nr or '·'} ", "faint", lead=True), Span(goal.title, "text", lead=True))
    return line(Span(choice.value, "text", lead=True))


class FilterScreen(FrameScreen):
    """Chooses what 5 Tiltak shows."""

    PLACE = "5"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        ONLY,
        AND_ONLY,
        BACK._replace(words=N_("tilbake"), quiet=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((AND_ONLY,))

    def __init__(self, shown: Filter, take: Callable[[Filter], None]) -> None:
        """`take` is told every filter that is chosen."""
        super().__init__()
        self.shown = shown
        self._take = take

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.rows, tell_edges=True, click_chooses=True, id="canvas")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The choices."""
        return filter_rows(self.host.plan, self.host.today, self.shown, width)

    @property
    def canvas(self) -> Canvas:
        """The choices on screen."""
        return self.query_one(Canvas)

    def plan_changed(self) -> None:
        super().plan_changed()
        self.canvas.refresh_rows()

    def action_tick(self) -> None:
        """Add the choice to the filter, or take it out."""
        found = self.canvas.selected
        self.shown = found.toggled(self.shown) if isinstance(found, Choice) else EVERYTHING
        self._take(self.shown)
        self.canvas.refresh_rows()
        self.query_one(KeyLine).show(self.hints())

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        self.canvas.action_choose()

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        """Only what was chosen; a choice that was ticked before is kept with the others."""
        found = message.target
        if isinstance(found, Choice):
            self._take(self.shown if found.among(self.shown) else found.toggled(EVERYTHING))
        else:
            self._take(EVERYTHING)
        self.app.pop_screen()
