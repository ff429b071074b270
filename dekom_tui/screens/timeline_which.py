"""Which measures the timeline shows: as 5 Tiltak has it, and also those of this month."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import AND_ONLY, BACK, CHOOSE, ONLY, Command
from dekom_tui.plan.listing import EVERYTHING, Choice
from dekom_tui.plan.timeline.arrange import ALL, Shown, goes_on
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.measures_filter import filter_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Row, Span, columns, indent, line
from dekom_tui.words.dates import month_name
from dekom_tui.words.language import N_, _, ngettext

THIS_MONTH: Final = "this-month"


class WhichScreen(FrameScreen):
    """Chooses what the timeline shows."""

    PLACE = "T"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        ONLY,
        AND_ONLY,
        BACK._replace(words=N_("tilbake"), quiet=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((AND_ONLY,))

    def __init__(self, shown: Shown, take: Callable[[Shown], None]) -> None:
        """`take` is told everything that is chosen."""
        super().__init__()
        self.shown = shown
        self._take = take

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.rows, tell_edges=True, click_chooses=True, id="canvas")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The choices, this month the first of them."""
        plan, today = self.host.plan, self.host.today
        rows = filter_rows(plan, today, self.shown.filter, width)
        month = today.replace(day=1)
        count = sum(goes_on(one, month) for one in plan.measures)
        on_now = self.shown.month is not None
        mark = ("■ ", "accent") if on_now else ("□ ", "faint")
        name = line(Span(_("I gang i {month}").format(month=month_name(today.month, "long")), "text", lead=True))
        room = max(10, min(56, width - 12))
        own = Row(indent(line(mark, columns((name, room), (line((str(count), "soft")), 5, ">")))), THIS_MONTH)
        at = next((index + 1 for index, row in enumerate(rows) if row.target == EVERYTHING), len(rows))
        if on_now:
            everything = line(("□ ", "faint"), Span(_("Alle tiltak"), "text", lead=True))
            total = len(plan.measures)
            number = ngettext("{n} tiltak", "{n} tiltak", total).format(n=total)
            rows[at - 1] = Row(indent(line(everything, "  ", (number, "soft"))), EVERYTHING)
        return [*rows[:at], own, *rows[at:]]

    @property
    def canvas(self) -> Canvas:
        """The choices on screen."""
        return self.query_one(Canvas)

    def plan_changed(self) -> None:
        super().plan_changed()
        self.canvas.refresh_rows()

    def _toggled(self, found: object) -> Shown:
        if isinstance(found, Choice):
            return self.shown._replace(filter=found.toggled(self.shown.filter))
        if found == THIS_MONTH:
            month = None if self.shown.month is not None else self.host.today.replace(day=1)
            return self.shown._replace(month=month)
        return ALL

    def action_tick(self) -> None:
        """Add the choice to what is chosen, or take it out."""
        self.shown = self._toggled(self.canvas.selected)
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
        ticked = (
            found.among(self.shown.filter) if isinstance(found, Choice)
            else found == THIS_MONTH and self.shown.month is not None
        )  # fmt: skip
        if not ticked:
            self.shown = ALL
            self.shown = self._toggled(found)
        self._take(self.shown)
        self.app.pop_screen()
