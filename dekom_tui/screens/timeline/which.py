"""Which measures the timeline shows: as 5 Tiltak has it, and also those of this month."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dekom_tui.plan.listing import EVERYTHING, Choice
from dekom_tui.plan.timeline.arrange import ALL, Shown, goes_on
from dekom_tui.screens.choosing import ChoosingScreen, choice_line
from dekom_tui.screens.measures.filter import filter_rows
from dekom_tui.widgets.lines import Row, Span, indent, line
from dekom_tui.words.dates import month_name
from dekom_tui.words.language import _, ngettext

THIS_MONTH: Final = "this-month"


class WhichScreen(ChoosingScreen[Shown]):
    """Chooses what the timeline shows, this month the first of the choices."""

    PLACE = "T"

    def rows(self, width: int, height: int) -> Sequence[Row]:
        plan, today = self.host.plan, self.host.today
        rows = filter_rows(plan, today, self.shown.filter, width)
        month = today.replace(day=1)
        count = sum(goes_on(one, month) for one in plan.measures)
        on_now = self.shown.month is not None
        name = line(Span(_("I gang i {month}").format(month=month_name(today.month, "long")), "text", lead=True))
        own = Row(choice_line(name, count, on=on_now, width=width), THIS_MONTH)
        at = next((index + 1 for index, row in enumerate(rows) if row.target == EVERYTHING), len(rows))
        if on_now:
            everything = line(("□ ", "faint"), Span(_("Alle tiltak"), "text", lead=True))
            total = len(plan.measures)
            number = ngettext("{n} tiltak", "{n} tiltak", total).format(n=total)
            rows[at - 1] = Row(indent(line(everything, "  ", (number, "soft"))), EVERYTHING)
        return [*rows[:at], own, *rows[at:]]

    def everything(self) -> Shown:
        return ALL

    def toggled(self, found: object, shown: Shown) -> Shown:
        if isinstance(found, Choice):
            return shown._replace(filter=found.toggled(shown.filter))
        if found == THIS_MONTH:
            return shown._replace(month=None if shown.month is not None else self.host.today.replace(day=1))
        return ALL

    def ticked(self, found: object) -> bool:
        if isinstance(found, Choice):
            return found.among(self.shown.filter)
        return found == THIS_MONTH and self.shown.month is not None
