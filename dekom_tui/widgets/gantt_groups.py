"""The headings of a timeline's groups, with what stands on their row: deadlines, and the next revision."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.format import Arena, Goal
from dekom_tui.plan.goals import NEAR, verdict
from dekom_tui.plan.timeline.arrange import ALL_GOALS, BY_ARENA, BY_GOAL, BY_ROLE, BY_STATE, UNDATED, Group
from dekom_tui.plan.timeline.bars import Due
from dekom_tui.widgets.gantt_chart import SHORT_TITLES, Cells, View, joined
from dekom_tui.widgets.lines import Line, fit, line
from dekom_tui.widgets.wrapping import clean
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import _
from dekom_tui.words.values import reference


def group_heading(view: View, group: Group) -> Line:
    """The row of a group's heading."""
    name, told = heading_words(view, group)
    label = line(" ", (name, "accent", True), " " if told else "", (told, "soft"))
    chart = Cells(view)
    if group.kind == BY_GOAL and group.key == ALL_GOALS:
        revision = view.standing.revision
        if revision is not None:
            chart.put(view.scale.cell(revision), "▼", "gold")
    elif group.kind == BY_GOAL:
        for due in view.standing.dues:
            if due.goal.key == group.key:
                _due(chart, view, due)
    return joined(view, fit(label, view.label - 1), chart)


def due_ink(view: View, due: Due) -> str:
    """How a deadline is drawn: past without a verdict `bad`, near `warn`."""
    left = due.day - view.standing.today
    if left < 0:
        return "faint" if verdict(view.plan, due.goal) is not None else "bad"
    return "warn" if left <= NEAR else "soft"


def _due(chart: Cells, view: View, due: Due) -> None:
    cell = view.scale.cell(due.day)
    ink = due_ink(view, due)
    text = _("frist {day}").format(day=day(date.fromordinal(due.day), year="never"))
    if not view.scale.shows(due.day):
        return
    if not chart.write(cell, f"▼ {text}", ink) and not chart.write(cell - len(text) - 1, f"{text} ▼", ink):
        chart.put(cell, "▼", ink)


def heading_words(view: View, group: Group) -> tuple[str, str]:
    """What a group is called, and what follows it."""
    plan = view.plan
    if group.kind == UNDATED:
        return _("UTEN DATO"), ""
    if group.kind == BY_GOAL:
        goal = plan.of(Goal).get(group.key)
        if goal is not None:
            name = _("MÅL {n}").format(n=goal.nr) if goal.nr else _("MÅL")
            return name, goal.short if view.label < SHORT_TITLES else goal.title
        if group.key == ALL_GOALS:
            revision = view.standing.revision
            told = "" if revision is None else day(date.fromordinal(revision), year="never")
            return _("ALLE MÅLENE"), _("neste revisjon {day}").format(day=told) if told else ""
        return _("UTEN MÅL"), ""
    if group.kind == BY_STATE:
        return word(group.key).upper(), ""
    if group.kind == BY_ARENA:
        return (reference(Arena.table, group.key, plan).upper() if group.key else _("UTEN MØTEPLASS")), ""
    if group.kind == BY_ROLE:
        return (clean(group.key).upper() if group.key else _("UTEN ANSVARLIG")), ""
    return "", ""
