"""Which measures are shown: a state, a role, a goal, with how many there are of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.format import Goal
from dekom_tui.plan.listing import EVERYTHING, Choice, Filter, choices, listed
from dekom_tui.screens.choosing import ChoosingScreen, choice_line
from dekom_tui.widgets.lines import Line, Row, Span, heading, indent, line
from dekom_tui.widgets.states import STATES
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan

_HEADINGS: Final = {"state": N_("STATUS"), "role": N_("ANSVARLIG, for tiltaket eller et steg i det"), "goal": N_("MÅL")}


def filter_rows(plan: Plan, today: date, shown: Filter, width: int) -> list[Row]:
    """Every choice under its heading, the ones of the filter ticked; first how to see all again."""
    count = len(listed(plan, today, shown))
    total = len(plan.measures)
    told = _("{k} av {n} tiltak").format(k=count, n=total)
    if shown == EVERYTHING:
        told = ngettext("{n} tiltak", "{n} tiltak", total).format(n=total)
    rows = [Row(), Row(indent(heading(_("VIS BARE"), told))), Row()]
    everything = line(Span(_("Alle tiltak"), "text", lead=True))
    rows.append(Row(choice_line(everything, total, on=shown == EVERYTHING, width=width), EVERYTHING))
    part = ""
    for one in choices(plan, today):
        if one.part != part:
            part = one.part
            rows += [Row(), Row(indent(line((_(_HEADINGS[part]), "accent", True))))]
        rows.append(Row(choice_line(_name(plan, one), one.number, on=one.among(shown), width=width), one))
    return rows


def _name(plan: Plan, choice: Choice) -> Line:
    if choice.part == "state":
        return line(STATES[choice.value].span(), " ", Span(word(choice.value), "text", lead=True))
    if choice.part == "goal":
        goal = plan.of(Goal)[choice.value]
        return line(Span(f"{goal.nr or '·'} ", "faint", lead=True), Span(goal.title, "text", lead=True))
    return line(Span(choice.value, "text", lead=True))


class FilterScreen(ChoosingScreen[Filter]):
    """Chooses what 5 Tiltak shows."""

    PLACE = "5"

    def rows(self, width: int, height: int) -> Sequence[Row]:
        return filter_rows(self.host.plan, self.host.today, self.shown, width)

    def everything(self) -> Filter:
        return EVERYTHING

    def toggled(self, found: object, shown: Filter) -> Filter:
        return found.toggled(shown) if isinstance(found, Choice) else EVERYTHING

    def ticked(self, found: object) -> bool:
        return isinstance(found, Choice) and found.among(self.shown)
