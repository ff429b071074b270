"""Which entries of the log are shown: a decision, a goal, a measure, a period, with how many there are of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from textual import on

from dekom_tui.commands import AND_ONLY, BACK, CHOOSE, ONLY_ENTRIES, Command
from dekom_tui.plan.evaluating import EVERYTHING, VOICE, Choice, Filter, choices, shown_of, thread_of
from dekom_tui.plan.format import Goal, Measure
from dekom_tui.plan.periods import KINDS, MONTH, TERM, YEAR, Period, lately
from dekom_tui.screens.choosing import ChoosingScreen, choice_line
from dekom_tui.screens.log.entry_view import DECIDED
from dekom_tui.screens.log.view import PUPILS, decision_words
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Line, Row, Span, heading, indent, line
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.periods import period_words

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

LATELY: Final = "lately"
"""The part of the last months."""

_HEADINGS: Final = {
    "decision": N_("BESLUTNING"),
    "goal": N_("MÅL"),
    "measure": N_("TILTAK"),
    LATELY: N_("PERIODE"),
    YEAR: N_("SKOLEÅR"),
    TERM: N_("HALVÅR"),
    MONTH: N_("MÅNED"),
}


class OwnDates(NamedTuple):
    """The choice of dates of one's own: what they are now, where the filter has some."""

    period: Period | None


def all_choices(plan: Plan, today: date, shown: Filter) -> list[Choice | OwnDates]:
    """Every choice; the last months and dates of one's own before the periods that the calendar has."""
    found: list[Choice | OwnDates] = list(choices(plan))
    recent = lately(today)
    named = any(isinstance(one, Choice) and one.value == shown.period for one in found)
    own = shown.period if shown.period is not None and shown.period != recent and not named else None
    at = next((at for at, one in enumerate(found) if isinstance(one, Choice) and one.part in KINDS), len(found))
    number = sum(recent.holds(one.dato) for one in thread_of(plan))
    return [*found[:at], Choice(LATELY, recent, number), OwnDates(own), *found[at:]]


def filter_rows(plan: Plan, shown: Filter, width: int, today: date) -> list[Row]:
    """Every choice under its heading, the ones of the filter ticked; first how to see all again."""
    total = len(thread_of(plan))
    told = ngettext("{n} innførsel", "{n} innførsler", total).format(n=total)
    if shown != EVERYTHING:
        told = _("{k} av {n} innførsler").format(k=len(shown_of(plan, shown)), n=total)
    rows = [Row(), Row(indent(heading(_("VIS BARE"), told))), Row()]
    everything = line(Span(_("Hele loggen"), "text", lead=True))
    rows.append(Row(choice_line(everything, total, on=shown == EVERYTHING, width=width), EVERYTHING))
    part = ""
    for one in all_choices(plan, today, shown):
        if isinstance(one, OwnDates):
            rows.append(Row(_own_line(plan, one, today, width), one))
            continue
        if one.part != part:
            part = one.part
            rows += [Row(), Row(indent(line((_(_HEADINGS[part]), "accent", True))))]
        rows.append(Row(choice_line(_name(plan, one, today), one.number, on=one.among(shown), width=width), one))
    return rows


def _own_line(plan: Plan, own: OwnDates, today: date, width: int) -> Line:
    if own.period is None:
        return indent(line("  ", Span(_("Egne datoer: fra og til …"), "text", lead=True)))
    name = line(Span(period_words(own.period, today), "text", lead=True))
    number = len(shown_of(plan, Filter(period=own.period)))
    return choice_line(name, number, on=True, width=width)


def _name(plan: Plan, choice: Choice, today: date) -> Line:
    if isinstance(choice.value, Period):
        return line(Span(period_words(choice.value, today), "text", lead=True))
    if choice.part == "decision":
        sign = PUPILS if choice.value == VOICE else tuple(DECIDED[choice.value])
        return line((sign[0], sign[1]), " ", Span(decision_words(choice.value), "text", lead=True))
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
        return filter_rows(self.host.plan, self.shown, width, self.host.today)

    def everything(self) -> Filter:
        return EVERYTHING

    def toggled(self, found: object, shown: Filter) -> Filter:
        if isinstance(found, OwnDates):
            return shown._replace(period=None)
        return found.toggled(shown) if isinstance(found, Choice) else EVERYTHING

    def ticked(self, found: object) -> bool:
        if isinstance(found, OwnDates):
            return found.period is not None
        return isinstance(found, Choice) and found.among(self.shown)

    def action_tick(self) -> None:
        """Dates of one's own are asked for before they are ticked."""
        if self.canvas.selected == OwnDates(None):
            self._ask()
        else:
            super().action_tick()

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        """Enter on dates of one's own asks for them, those of now filled in."""
        if isinstance(message.target, OwnDates):
            message.prevent_default()
            self._ask()

    def _ask(self) -> None:
        from dekom_tui.screens.log.period import asking_period

        self.app.push_screen(asking_period(self.shown.period, self.host.today, self._take_period))

    def _take_period(self, period: Period) -> None:
        """Show the period, and what was ticked besides."""
        self._take(self.shown._replace(period=period))
        self.app.pop_screen()
