"""Which entries of the log are shown: a decision, a goal, a measure, a term, with how many there are of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from dekom_tui.commands import AND_ONLY, BACK, CHOOSE, ONLY_ENTRIES, Command
from dekom_tui.plan.evaluating import EVERYTHING, VOICE, Choice, Filter, choices, shown_of, thread_of
from dekom_tui.plan.format import Goal, Measure
from dekom_tui.screens.choosing import ChoosingScreen, choice_line
from dekom_tui.screens.log.entry_view import DECIDED
from dekom_tui.screens.log.view import PUPILS, decision_words, term_words
from dekom_tui.widgets.lines import Line, Row, Span, heading, indent, line
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

_HEADINGS: Final = {
    "decision": N_("BESLUTNING"),
    "goal": N_("MÅL"),
    "measure": N_("TILTAK"),
    "term": N_("HALVÅR"),
}


def filter_rows(plan: Plan, shown: Filter, width: int) -> list[Row]:
    """Every choice under its heading, the ones of the filter ticked; first how to see all again."""
    total = len(thread_of(plan))
    told = ngettext("{n} innførsel", "{n} innførsler", total).format(n=total)
    if shown != EVERYTHING:
        told = _("{k} av {n} innførsler").format(k=len(shown_of(plan, shown)), n=total)
    rows = [Row(), Row(indent(heading(_("VIS BARE"), told))), Row()]
    everything = line(Span(_("Hele loggen"), "text", lead=True))
    rows.append(Row(choice_line(everything, total, on=shown == EVERYTHING, width=width), EVERYTHING))
    part = ""
    for one in choices(plan):
        if one.part != part:
            part = one.part
            rows += [Row(), Row(indent(line((_(_HEADINGS[part]), "accent", True))))]
        rows.append(Row(choice_line(_name(plan, one), one.number, on=one.among(shown), width=width), one))
    return rows


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


class LogFilterScreen(ChoosingScreen[Filter]):
    """Chooses what the log shows."""

    PLACE = "L"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        ONLY_ENTRIES,
        AND_ONLY,
        BACK._replace(words=N_("tilbake"), quiet=False),
    )

    def rows(self, width: int, height: int) -> Sequence[Row]:
        return filter_rows(self.host.plan, self.shown, width)

    def everything(self) -> Filter:
        return EVERYTHING

    def toggled(self, found: object, shown: Filter) -> Filter:
        return found.toggled(shown) if isinstance(found, Choice) else EVERYTHING

    def ticked(self, found: object) -> bool:
        return isinstance(found, Choice) and found.among(self.shown)
