"""A goal's way from start to target as two lines, its due date, and its vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.plan.goals import NEAR, days_left, not_evaluated, verdict
from dekom_tui.widgets.bars import bar, segments
from dekom_tui.widgets.lines import BLANK, Line, cells, fit, line, width_of
from dekom_tui.words.dates import day, month, near
from dekom_tui.words.language import _, pgettext
from dekom_tui.words.needs import left_words
from dekom_tui.words.numbers import number, with_unit
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.format import Goal
    from dekom_tui.plan.goals import Standing
    from dekom_tui.plan.model import Plan

SHORT_UNIT: Final = 3
"""A unit of at most this many cells stands with the target too."""

USUAL_BAR: Final = 31
"""The cells that the votes of few people are spread over."""


def unit_of(standing: Standing) -> str | None:
    """What the figure is counted in."""
    return standing.indicator.enhet if standing.indicator is not None else None


def way(standing: Standing, width: int, *, named: bool = True) -> tuple[Line, Line]:
    """The bar from start to target with their numbers, and under it where the figure stands now.

    `named`: start and target have their names under them. Where one of the three is missing there is no bar: then the
    numbers that are known stand there, and which ones are not.
    """
    start, now, target = standing.start, standing.now, standing.target
    if standing.share is None or start is None or now is None or now.verdi is None or target is None:
        return _known(standing, width)
    unit = unit_of(standing)
    short = unit if unit and cells(unit) <= SHORT_UNIT else None
    first, last = number(start), with_unit(target, short)
    room = width - cells(first) - cells(last) - 2
    if room < 4:
        return _known(standing, width)
    drawn = bar(room, standing.share, glyph="▀")
    top = line((first, "soft"), " ", drawn, " ", (last, "text", True))
    fill = round(room * standing.share)
    whole = cells(first) + 1 + room + 1 + cells(last)
    left = cells(_("start")) + 2 if named else 0
    right = whole - cells(pgettext("target", "mål")) - 2 if named else whole
    note = _("foreløpig") + "  " if now.foreloepig else ""
    with_note = [(with_unit(now.verdi, one), note) for one in (unit, short)]
    for said, before in (*with_note, (with_unit(now.verdi, short), ""), (number(now.verdi), "")):
        taken = cells(before) + cells(_("nå")) + 1 + cells(said)
        if taken <= right - left:
            break
    else:
        return top, fit(line(_("nå") + " ", (said, "accent", True)), width)
    at = max(left, min(cells(first) + 1 + fill, right) - taken)
    parts: list[tuple[int, Line]] = [(at, line((before, "faint"), _("nå") + " ", (said, "accent", True)))]
    if named:
        parts = [(0, line((_("start"), "faint"))), *parts, (right + 2, line((pgettext("target", "mål"), "faint")))]
    return top, _placed(parts)


def _placed(parts: list[tuple[int, Line]]) -> Line:
    """Pieces of a line, each from its cell on."""
    whole: Line = BLANK
    for at, piece in parts:
        whole = line(whole, " " * (at - width_of(whole)), piece)
    return whole


def _known(standing: Standing, width: int) -> tuple[Line, Line]:
    """The numbers that are known, and what is missing."""
    unit = unit_of(standing)
    now = standing.now.verdi if standing.now is not None else None
    told = [
        (name, with_unit(value, unit))
        for name, value in ((_("start"), standing.start), (_("nå"), now), (pgettext("target", "mål"), standing.target))
        if value is not None
    ]
    top = line(*(part for name, value in told for part in ((f"{name} ", "faint"), (f"{value}   ", "text", True))))
    missing = missing_figures(standing)
    below = _("○ mangler {what}").format(what=joined(missing)) if missing else ""
    if not told:
        return fit(line((below, "warn")), width), BLANK
    return fit(top, width), fit(line((below, "warn")), width)


def missing_figures(standing: Standing) -> list[str]:
    """What a goal needs to be measured, and does not have."""
    return [
        name
        for name, there in (
            (_("utgangsverdi"), standing.start),
            (_("målinger"), standing.now),
            (_("målverdi"), standing.target),
        )
        if there is None
    ]


def left_of(standing: Standing) -> str:
    """How far it is to the target, in words; empty when that cannot be said."""
    return "" if standing.left is None else left_words(standing.left, unit_of(standing))


def due(plan: Plan, goal: Goal, today: date) -> Line:
    """The due date for a narrow column: near ones in days, passed without a verdict plain to see."""
    if goal.frist is None:
        return line((_("uten frist"), "faint"))
    days = days_left(goal, today) or 0
    if not_evaluated(plan, goal, today):
        return line((f"! {near(goal.frist, today, NEAR)}" if days >= -NEAR else f"! {month(goal.frist)}", "bad"))
    if 0 <= days <= NEAR:
        return line((near(goal.frist, today), "warn"))
    if verdict(plan, goal) is not None:
        return line(("√ ", "ok"), (month(goal.frist), "faint"))
    return line((month(goal.frist), "soft"))


def due_fact(plan: Plan, goal: Goal, today: date) -> Line:
    """The due date with its day, how far off it is, and whether the goal was evaluated when it had passed."""
    if goal.frist is None:
        return line(("○ ", "warn"), _("ingen frist ennå"))
    days = days_left(goal, today) or 0
    when = line((day(goal.frist), "text"))
    told = verdict(plan, goal)
    if told is not None and told.dato is not None:
        return line(when, "  ", ("√ ", "ok"), _("evaluert {date}").format(date=day(told.dato)))
    if days < 0:
        return line(when, "  ", ("! ", "bad"), (_("gått ut, og målet er ikke evaluert"), "bad"))
    return line(when, "  ", (near(goal.frist, today), "warn" if days <= NEAR else "faint"))


def vote(goal: Goal, width: int) -> Line:
    """When the goal was adopted, the votes as a bar in which each is a whole number of cells, and their numbers."""
    adopted = goal.vedtak
    counts = ((adopted.for_, "ok"), (adopted.mot, "bad"), (adopted.avstaar, "faint"))
    if not adopted.values:
        return line(("○ ", "warn"), _("ikke vedtatt ennå"))
    when = line((day(adopted.dato), "text"), " ") if adopted.dato is not None else BLANK
    amounts = [(count or 0, token) for count, token in counts]
    total = sum(count for count, _token in amounts)
    if not total:
        return when
    words = ((_("{n} for"), 0), (_("{n} mot"), 1), (_("{n} avstår"), 2))
    said: list[tuple[str, str, bool] | str] = []
    for text, at in words:
        before, _mark, after = text.partition("{n}")
        said += [f" {before}", (number(amounts[at][0]), "text", True), after]
    told = line(*said)
    room = width - width_of(when) - width_of(told)
    if room < 3:
        return fit(line(when, told), width)
    each = max(1, min(room, USUAL_BAR) // total)
    return line(when, segments(total * each if total * each <= room else room, amounts), told)
