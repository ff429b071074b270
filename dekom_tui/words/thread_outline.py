"""The red thread as lines to be read, by eye or by ear: goal by goal from why to sign, then what hangs loose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.format import Finding, Indicator
from dekom_tui.plan.measures import state
from dekom_tui.plan.model import Place
from dekom_tui.plan.thread import index, loose, path
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.outline import BLANK, Line
from dekom_tui.words.thread import end_name, end_reason, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from dekom_tui.plan.format import Goal, LogEntry, Measure
    from dekom_tui.plan.model import Plan


def thread_outline(plan: Plan, today: date) -> Iterator[Line]:
    """The whole thread. A goal's own way first; what no goal names stands among the loose ends."""
    yield Line("title", _("Rød tråd: {plan}").format(plan=plan.head.tittel or plan.head.skole or ""))
    yield BLANK
    if not plan.goals:
        yield Line("text", _("Planen har ingen mål ennå, så tråden har ikke noe å gå gjennom."))
    for goal in plan.goals:
        yield from _goal(plan, goal, today)
    yield BLANK
    yield from _loose(plan)


def _goal(plan: Plan, goal: Goal, today: date) -> Iterator[Line]:
    yield BLANK
    yield Line("entity", _("Mål {name}").format(name=numbered(goal, goal.title)))
    findings = [one for key in goal.funn if (one := plan.of(Finding).get(key)) is not None]
    yield from _part(_("Svarer på"), [_finding(plan, one) for one in findings])
    figure = plan.of(Indicator).get(goal.indikator or "")
    yield from _part(_("Måles med"), [figure.title] if figure is not None else [])
    measures = index(plan).measures_of_goal.get(goal.key, ())
    yield from _part(_("Tiltak"), [_measure(plan, one, today) for one in measures])
    mine = [one for one in path(plan, Place("maal", goal.key)).entries if goal.key in one.values.get("maal", ())]
    yield from _part(_("Tegn på målet selv"), [_entry(one) for one in mine])


def _part(lead: str, said: Sequence[str]) -> Iterator[Line]:
    """A joint: one thing after its first words, several under them."""
    if len(said) == 1:
        yield Line("text", f"{lead}: {said[0]}", 1)
        return
    yield Line("text" if said else "missing", f"{lead}: {'' if said else _('ingen')}".rstrip(), 1)
    for one in said:
        yield Line("text", one, 2, "-")


def _finding(plan: Plan, finding: Finding) -> str:
    figures = [plan.of(Indicator)[key].short for key in finding.indikator if key in plan.of(Indicator)]
    if not figures:
        return finding.title
    return _("{finding} (bygger på {figures})").format(finding=finding.title, figures=", ".join(figures))


def _measure(plan: Plan, measure: Measure, today: date) -> str:
    entries = index(plan).entries_of_measure.get(measure.key, ())
    name, status = numbered(measure, measure.title), word(state(measure, today))
    if not entries:
        return _("{measure} – {status}, ingen tegn").format(measure=name, status=status)
    said = ", ".join(_entry(one) for one in entries)
    return _("{measure} – {status}, tegn {entries}").format(measure=name, status=status, entries=said)


def _entry(entry: LogEntry) -> str:
    return entry.title if entry.dato is None else f"{day(entry.dato)} ({entry.title})"


def _loose(plan: Plan) -> Iterator[Line]:
    ends = loose(plan)
    if not ends:
        yield Line("text", _("Ingen løse ender."))
        return
    n = len(ends)
    yield Line("entity", ngettext("{n} løs ende", "{n} løse ender", n).format(n=n))
    for end in ends:
        yield Line("text", f"{end_name(end)} – {end_reason(end)}", 1, "-")
