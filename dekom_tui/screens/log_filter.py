"""Which entries of the log are shown: a decision, a goal, a measure, a term, with how many there are of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import AND_ONLY, BACK, CHOOSE, ONLY_ENTRIES, Command
from dekom_tui.plan.evaluating import EVERYTHING, VOICE, Choice, Filter, choices, shown_of, thread_of
from dekom_tui.plan.format import Goal, Measure
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.log_entry_view import DECIDED
from dekom_tui.screens.log_view import PUPILS, decision_words, term_words
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Line, Row, Span, columns, heading, indent, line
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

_HEADINGS: Final = {
    "decision": N_("BESLUTNING"),
    "goal": N_("MÅL"),
    "measure": N_("TILTAK"),
    "term": N_("HALVÅR"),
}
_NAME: Final = 56


def filter_rows(plan: Plan, shown: Filter, width: int) -> list[Row]:
    """Every choice under its heading, the ones of the filter ticked; first how to see all again."""
    total = len(thread_of(plan))
    told = ngettext("{n} innførsel", "{n} innførsler", total).format(n=total)
    if shown != EVERYTHING:
        told = _("{k} av {n} innførsler").format(k=len(shown_of(plan, shown)), n=total)
    rows = [Row(), Row(indent(heading(_("VIS BARE"), told))), Row()]
    everything = line(Span(_("Hele loggen"), "text", lead=True))
    rows.append(Row(_choice(everything, total, shown == EVERYTHING, width), EVERYTHING))
    part = ""
    for one in choices(plan):
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
    if choice.part == "decision":
        sign = PUPILS if choice.value == VOICE else tuple(DECIDED[choice.value])
        return line((sign[0], sign[1]), " ", Span(decision_words(choice.value), "text", lead=True))
    if choice.part == "term":
        return line(Span(term_words(choice.value), "text", lead=True))
    found = plan.of(Goal).get(choice.value) if choice.part == "goal" else plan.of(Measure).get(choice.value)
    if found is None:
        return line((choice.value, "text"))
    return line(Span(f"{found.nr or '·'} ", "faint", lead=True), Span(found.title, "text", lead=True))


class LogFilterScreen(FrameScreen):
    """Chooses what the log shows."""

    PLACE = "L"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        ONLY_ENTRIES,
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
        return filter_rows(self.host.plan, self.shown, width)

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
        self.canvas.refresh_rows()
        self.query_one(KeyLine).show(self.hints())
        self._take(self.shown)

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
