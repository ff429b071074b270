"""How the list of goals is drawn, with the section's own text and what stands here before there is a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Goal, Texts
from dekom_tui.plan.goals import standing
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import template_of
from dekom_tui.plan.thread import index
from dekom_tui.screens.beginning import begin_rows
from dekom_tui.screens.goals.way import due, way
from dekom_tui.screens.sections.view import prose_lines
from dekom_tui.widgets.lines import (
    Line,
    Row,
    Span,
    columns,
    fit,
    heading,
    indent,
    left_right,
    line,
    paragraph,
    width_of,
)
from dekom_tui.widgets.wrapping import wrap_cut
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan

TEXT: Final = Place("tekst")
"""What is chosen when the section's own text is."""

_DUE: Final = 14


def place(goal: Goal) -> Place:
    """Where a goal stands."""
    return Place(Goal.table, goal.key)


def title_line(plan: Plan, width: int) -> Line:
    """The heading of the list: how many goals of each type, and what the column to the right is."""
    name = template_of(plan).section("maal").title.upper()
    if not plan.goals:
        return indent(heading(name, _("ingen ennå")))
    found: dict[str | None, int] = {}
    for goal in plan.goals:
        found[goal.type] = found.get(goal.type, 0) + 1
    counted = [
        text.format(n=found[kind])
        for kind, text in (
            ("pedagogisk", ngettext("{n} pedagogisk", "{n} pedagogiske", found.get("pedagogisk", 0))),
            ("organisatorisk", ngettext("{n} organisatorisk", "{n} organisatoriske", found.get("organisatorisk", 0))),
            (None, _("{n} uten type")),
        )
        if kind in found
    ]
    left = heading(name, ", ".join(counted))
    fits = width_of(left) + 2 + width_of(_("frist")) <= width - 2
    return indent(left_right(left, line((_("frist"), "faint")), width - 2) if fits else fit(left, width - 2))


def list_rows(plan: Plan, today: date, width: int, height: int, *, cards: bool, texted: bool = True) -> list[Row]:
    """The goals, one line each, then the beginning of the section's own text (`texted`).

    As `cards` they have their ways with them, and what of SMARTE is empty stands under it all.
    """
    if cards:
        return _cards(plan, today, width, height)
    found = [Row(_list_line(plan, goal, today, width), place(goal)) for goal in plan.goals]
    text = plan.one(Texts).maal
    if text and texted:
        shown = fit(line((" ".join(text.split()), "faint")), width - 2 - _digits(plan) - 1)
        found.append(Row(line(" " * (_digits(plan) + 2), shown), TEXT))
    return found


def _digits(plan: Plan) -> int:
    return max((len(str(goal.nr)) for goal in plan.goals if goal.nr), default=1)


def _number(goal: Goal, digits: int) -> Span:
    return Span(f"{goal.nr if goal.nr else '·':>{digits}} ", "faint", lead=True)


def _list_line(plan: Plan, goal: Goal, today: date, width: int) -> Line:
    left = line(" ", _number(goal, _digits(plan)), Span(goal.title, "text", lead=True))
    return left_right(left, due(plan, goal, today), width - 1)


def shown_whole(plan: Plan, goal: Goal, today: date, width: int) -> bool:
    """Whether the line of the list holds the goal's whole text."""
    return "…" not in "".join(span.text for span in _list_line(plan, goal, today, width)) or "…" in goal.title


def _cards(plan: Plan, today: date, width: int, height: int) -> list[Row]:
    inner = width - 2
    digits = _digits(plan)
    found: list[Row] = []
    for goal in plan.goals:
        measures = len(index(plan).measures_of_goal.get(goal.key, ()))
        top, below = way(standing(plan, goal), inner - digits - 1 - _DUE - 2, named=False)
        tied = line((ngettext("{n} tiltak", "{n} tiltak", measures).format(n=measures), "faint"))
        if not measures:
            tied = line(("◊ ", "gold"), (_("ingen tiltak"), "faint"))
        titles = wrap_cut(goal.title, inner - digits - 1, 2)
        lines = [
            line(_number(goal, digits) if not at else " " * (digits + 1), Span(each, "text", lead=True))
            for at, each in enumerate(titles)
        ]
        under = " " * (digits + 1)
        lines.append(left_right(line(under, top), due(plan, goal, today), inner))
        lines.append(left_right(line(under, below), tied, inner))
        found += [Row(indent(each), place(goal)) for each in lines]
        found.append(Row())
    text = plan.one(Texts).maal
    if text:
        found += [Row(indent(each), TEXT) for each in prose_lines(text, inner, "faint")]
        found.append(Row())
    if plan.goals and len(found) + len(plan.goals) + 1 <= height:
        found += _matrix(plan, inner)
    return found


def _matrix(plan: Plan, width: int) -> list[Row]:
    """Which letters of SMARTE each goal has something under."""
    tips = template_of(plan).smarte
    step = min(6, max(2, (width - 20) // len(tips)))
    first = width - step * len(tips)
    letters = [(line((tip.letter, "accent", True)), step) for tip in tips]
    head = columns((line(("SMARTE", "accent", True)), first), *letters, gap=0)
    rows = [Row(indent(head))]
    for goal in plan.goals:
        name = _("Mål {n}").format(n=goal.nr) if goal.nr else goal.short
        kind = word(goal.type) if goal.type else ""
        marks = (line(("√", "ok") if goal.values.get(f"smarte.{tip.field}") else ("○", "warn")) for tip in tips)
        left = columns((line(name), max(1, first - 17)), (line((kind, "faint")), 15))
        rows.append(Row(indent(columns((left, first), *((mark, step) for mark in marks), gap=0))))
    return rows


def empty_rows(plan: Plan, width: int) -> list[Row]:
    """What stands here before there is a goal: what belongs here, how to begin, and the six lines of SMARTE."""
    by = 4 if width >= 70 else 1
    inner = width - by - 2
    text = _(
        "Her skriver dere hva som skal være annerledes for elevene når planen er slutt, "
        "så tydelig at alle ser om dere når det."
    )
    begin = line(
        Span("N", "accent", bold=True), "  ", Span(_("Skriv det første målet"), "text", lead=True), "   ",
        _("én setning holder, resten kommer etterpå"),
    )  # fmt: skip
    tips = template_of(plan)
    rows = [Row(), Row()] if width >= 70 else [Row()]
    rows += [Row(line(" " * by, each)) for each in paragraph(text, min(inner, 64), bold=True)]
    rows += [Row(), *begin_rows(begin, Begin(), width, by), Row()]
    rows.append(Row(line(" " * by, (tips.section("maal").lead.upper(), "accent", True))))
    rows += [Row(fit(line(" " * by, (tip.letter, "accent", True), "  ", tip.text), width - 1)) for tip in tips.smarte]
    own = plan.one(Texts).maal
    if own:
        rows.append(Row())
        rows += [Row(line(" " * by, each), TEXT) for each in prose_lines(own, inner, "soft")]
    return rows


class Begin(NamedTuple):
    """The first thing to do where there is nothing yet."""

    what: str = Goal.table


def text_rows(plan: Plan, width: int) -> list[Row]:
    """The section's own text, whole."""
    text = plan.one(Texts).maal or ""
    rows = [Row(), Row(indent(line((_("OM MÅLENE"), "accent", True))))]
    return [*rows, *(Row(indent(each)) for each in prose_lines(text, width - 2))]
