"""The goals of Oversikt as rows: what each is, where its figure stands on the way to the target, by when."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from dekom_tui.plan.format import Goal
from dekom_tui.plan.goals import NEAR, Standing, days_left, not_evaluated, standing, verdict
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.thread import index
from dekom_tui.widgets.bars import bar
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    cells,
    columns,
    fit,
    heading,
    indent,
    left_right,
    line,
    pad,
    width_of,
)
from dekom_tui.widgets.states import FINE
from dekom_tui.words.dates import day, month, near
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.numbers import number

MOST: Final = 8
"""So many goals are listed; more are counted."""
_BAR: Final = 10
_BARS_FROM: Final = 70


class Way(NamedTuple):
    """A row that leads somewhere: which row it is, the place's key, and what is chosen there."""

    row: str
    key: str = ""
    target: Place | None = None


def begin(key: str, words: str, note: str, width: int) -> Row:
    """The row of something that is not there yet: the place's key and how to begin."""
    told = line((key, "accent", True), "  ", Span(words, "text", lead=True), "   ", (note, "faint"))
    return Row(indent(fit(told, width)), Way(f"begin:{key}", key))


def goals(plan: Plan, today: date, width: int, form: str, *, small: bool) -> list[Row]:
    """Every goal, in the form `roomy` (a bar of its own and an empty line), `tight` or `line`."""
    if not plan.goals:
        note = _("hva som skal være annerledes når planen er slutt")
        first = begin("3", _("Skriv det første målet"), note, width)
        return [Row(indent(heading(_("RESULTATMÅL"), _("ingen ennå")))), first]
    if form == "line":
        return _lines(plan, today, width, small=small)
    found = [Row(indent(heading(_("RESULTATMÅL"))))]
    for goal in plan.goals:
        found += _block(plan, goal, today, width)
        if form == "roomy":
            found.append(Row())
    return found


def _lines(plan: Plan, today: date, width: int, *, small: bool) -> list[Row]:
    """A line each: now and target right-aligned, a bar where there is room, the due date."""
    shown = plan.goals[:MOST]
    stood = [standing(plan, goal) for goal in shown]
    figures = [(_figure(one.now.verdi if one.now else None), _figure(one.target)) for one in stood]
    due = [_due(plan, goal, today, short=small) for goal in shown]
    now_width = max(2, cells(_("nå")), *(width_of(now) for now, _target in figures))
    target_width = max(3, cells(_("mål")), *(width_of(target) for _now, target in figures))
    due_width = max(5, *(width_of(one) for one in due))
    bar_width = _BAR if width >= _BARS_FROM else 0
    numbers = len(str(max(goal.nr or 0 for goal in shown)))
    names = width - numbers - now_width - target_width - bar_width - due_width - 9

    title = line((_("RESULTATMÅL"), "accent", True))
    head = columns((title, numbers + 1 + names), (_faint(_("nå")), now_width, ">"), gap=1)
    head = line(head, "   ", pad(_faint(_("mål")), target_width, ">"))
    found = [Row(indent(left_right(head, _faint(_("frist")), width)))]
    for goal, one, (now, target), when in zip(shown, stood, figures, due, strict=True):
        told = line(
            pad(line(Span(str(goal.nr or ""), "faint", lead=True)), numbers, ">"),
            " ",
            pad(line(Span(goal.tekst or goal.title, "text", lead=True)), names),
            " ",
            pad(line((now, "text", True)), now_width, ">"),
            (" → " if target and now else "   ", "faint"),
            pad(line(target), target_width, ">"),
            pad(_faint(_percent(one)), 2),
        )
        if bar_width:
            told = line(told, " ", pad(BLANK if one.share is None else bar(_BAR, one.share, _ink(one)), _BAR))
        found.append(Row(indent(left_right(told, when, width, 1)), way_to(goal)))
    rest = len(plan.goals) - MOST
    if rest > 0:
        found.append(Row(indent(_faint("  " + _("og {n} til").format(n=rest))), Way("goals", "3")))
    return found


def _block(plan: Plan, goal: Goal, today: date, width: int) -> list[Row]:
    """Two lines: the goal with its due date, and the way from start to target with what is tied to it."""
    name = Span(goal.tekst or goal.title, "text", lead=True)
    first = left_right(line(Span(f"{goal.nr or ' '} ", "faint", lead=True), name), _due(plan, goal, today), width)
    n = len(index(plan).measures_of_goal.get(goal.key, ()))
    tied = line(ngettext("{n} tiltak", "{n} tiltak", n).format(n=n)) if n else line((_("ingen tiltak"), "gold"))
    second = left_right(_way_gone(standing(plan, goal), width - 34), tied, width)
    return [Row(indent(each), way_to(goal)) for each in (first, second)]


def _way_gone(one: Standing, long: int) -> Line:
    """«29 ▀▀▀▀▀▀── 20 %   nå 21», the bar `long` cells."""
    if one.now is None or one.now.verdi is None:
        return line("  ", _faint(_("ikke målt ennå")))
    now = line(_faint(_("nå")), " ", (_figure(one.now.verdi), "text", True))
    target = line(_figure(one.target) + _percent(one))
    if one.share is None:
        return line("  ", now, "" if one.target is None else line("   ", _faint(_("mål")), " ", target))
    start = pad(line(_figure(one.start)), 6, ">")
    return line(start, " ", bar(long, one.share, _ink(one), "▀"), " ", pad(target, 6), " ", now)


def _due(plan: Plan, goal: Goal, today: date, *, short: bool = False) -> Line:
    """When it is due, lit when that is near, or has passed without a verdict."""
    left = days_left(goal, today)
    if left is None or goal.frist is None:
        return _faint(_("ingen frist"))
    if left < 0 and verdict(plan, goal) is not None:
        return line(FINE.span(), " ", _("evaluert"))
    ink = "bad" if not_evaluated(plan, goal, today) else "warn" if left <= NEAR else "soft"
    if not short:
        return line((near(goal.frist, today, NEAR), ink))
    return line((day(goal.frist, year="never") if abs(left) <= NEAR else month(goal.frist), ink))


def way_to(goal: Goal) -> Way:
    """Where a goal's row leads."""
    return Way(f"goal:{goal.key}", "3", Place("maal", goal.key))


def _ink(one: Standing) -> str:
    return "ok" if one.left == 0 else "accent"


def _percent(one: Standing) -> str:
    return " %" if one.indicator is not None and one.indicator.enhet == "%" else ""


def _faint(text: str) -> Line:
    return line((text, "faint"))


def _figure(value: float | None) -> str:
    return number(value) if value is not None else ""
