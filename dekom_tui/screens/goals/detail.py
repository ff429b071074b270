"""How one goal is drawn: its way, SMARTE, what it answers, what it is reached by, its vote."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Finding, Goal
from dekom_tui.plan.goals import standing
from dekom_tui.plan.measures import state
from dekom_tui.plan.series import series
from dekom_tui.plan.template import template_of
from dekom_tui.plan.thread import index
from dekom_tui.screens.goals.way import due_fact, left_of, vote, way
from dekom_tui.widgets.lines import (
    BLANK,
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
    wrap_line,
)
from dekom_tui.widgets.runchart import LEAST_PLOT, LEAST_WIDTH, Look, run_chart
from dekom_tui.widgets.states import STATES
from dekom_tui.widgets.wrapping import cells
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.short import name_within

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.template import Tip

_LABEL: Final = 11
_LEVELS: Final = 5
"""The steps in which what has no room is said shorter."""
_CHART: Final = (12, 10, 8, 0, 0)
"""Rows of the run chart at each of the steps."""
_REASON: Final = 28
"""Cells for a reason that leave the template's line beside it whole."""
_WAY: Final = 2
"""Points without which a chart shows no way."""


class Letter(NamedTuple):
    """A letter of SMARTE, chosen in the detail of a goal."""

    goal: str
    field: str

    @property
    def path(self) -> str:
        """Its field in the goal."""
        return f"smarte.{self.field}"


def detail_rows(
    plan: Plan,
    goal: Goal,
    today: date,
    width: int,
    height: int,
    *,
    wide: bool,
    chosen: Letter | None = None,
    inside: bool = False,
    titled: bool = False,
) -> list[Row]:
    """All that is known of a goal. `wide` is a pane beside the list; while people are `inside` the letters can be
    chosen; `titled` where the list had no room for the goal's whole text.

    What has no room is said shorter, step by step: reasons on one line each, no empty rows, no heading, no vote.
    """
    rows: list[Row] = []
    for level in range(_LEVELS):
        if wide:
            rows = _wide(plan, goal, today, width, level, chosen)
        else:
            rows = _narrow(plan, goal, today, width, level, chosen, titled)
        if len(rows) <= height:
            break
    return rows if inside else [row._replace(target=None) for row in rows]


def _narrow(
    plan: Plan, goal: Goal, today: date, width: int, level: int, chosen: Letter | None, titled: bool
) -> list[Row]:
    inner = width - 2
    where = standing(plan, goal)
    due_words = line((_("frist {date}").format(date=day(goal.frist)), "text")) if goal.frist else BLANK
    left_words = line(left_of(where))
    said = max(22 if width >= 76 else 0, width_of(due_words), width_of(left_words))
    top, below = way(where, inner - said - 2)
    rows = [Row()] if level < 3 else []
    if titled and level < 4:
        rows += [Row(indent(each)) for each in paragraph(goal.title, inner, bold=True)]
    rows.append(Row(indent(left_right(top, due_words, inner))))
    rows.append(Row(indent(left_right(below, left_words, inner))))
    rows += [] if level >= 3 else [Row()]
    rows += _smarte(plan, goal, inner, chosen, whole=level < 1, headed=level < 3)
    rows += [] if level >= 2 else [Row()]
    measures = index(plan).measures_of_goal.get(goal.key, ())
    count = line((ngettext("{n} tiltak", "{n} tiltak", len(measures)).format(n=len(measures)), "faint"))
    answered = _answered(plan, goal)
    if level < 1:
        rows += _fact(_("Svarer på"), answered, inner)
        rows += _served(plan, goal, today, inner, listed=False)
    else:
        served = count if measures else line(("◊ ", "gold"), (_("ingen tiltak"), "faint"))
        rows.append(Row(indent(left_right(line((f"{_('Svarer på'):<{_LABEL}}", "faint"), answered), served, inner))))
    if level < 4:
        rows += _fact(_("Vedtatt"), vote(goal, inner - _LABEL), inner)
    return rows


def _wide(plan: Plan, goal: Goal, today: date, width: int, level: int, chosen: Letter | None) -> list[Row]:
    inner = width - 2
    where = standing(plan, goal)
    name = _("MÅL {n}").format(n=goal.nr) if goal.nr else _("MÅL")
    rows = [Row(), Row(indent(heading(name, word(goal.type) if goal.type else _("uten type"))))]
    rows += [Row(indent(each)) for each in paragraph(goal.title, inner, bold=True)]
    rows.append(Row())
    if where.indicator is not None:
        rows += [Row(indent(each)) for each in paragraph(where.indicator.title, inner, "soft")]
        if where.indicator.kilde and level < 1:
            rows += [Row(indent(each)) for each in paragraph(where.indicator.kilde, inner, "faint")]
    rows += [Row()] if where.indicator is not None and level < 1 else []
    chart = _chart(plan, goal, inner, _CHART[level])
    top, below = way(where, min(inner, 84))
    rows += chart or [Row(indent(top)), Row(indent(below))]
    said = left_of(where)
    if said:
        rows.append(Row(indent(line((said[:1].upper() + said[1:] + ".", "text")))))
    rows += [] if level >= 3 else [Row()]
    rows += _smarte(plan, goal, inner, chosen, whole=level < 3, headed=True)
    rows.append(Row())
    rows += _fact(_("Frist"), due_fact(plan, goal, today), inner)
    rows += _fact(_("Svarer på"), _answered(plan, goal, sure=True), inner)
    rows += _served(plan, goal, today, inner, listed=level < 1)
    rows += _fact(_("Vedtatt"), vote(goal, inner - _LABEL), inner)
    entries = index(plan).entries_of_goal.get(goal.key, ())
    if entries and level < 3:
        last = entries[-1].dato
        count = ngettext("{n} innførsel", "{n} innførsler", len(entries)).format(n=len(entries))
        told = _("{count}, sist {date}").format(count=count, date=day(last)) if last is not None else count
        rows += _fact(_("Logg"), line(told), inner)
    return rows


def _chart(plan: Plan, goal: Goal, width: int, height: int) -> list[Row]:
    """The figures so far as a run chart with the target's line; none where there is no way to see yet, or no room."""
    indicator = standing(plan, goal).indicator
    found = series(plan, indicator) if indicator is not None else None
    if found is None or len(found.points) < _WAY or height < LEAST_PLOT or width < LEAST_WIDTH:
        return []
    return [Row(indent(each)) for each in run_chart(found, width, height, Look(len(found.points) - 1))]


def _smarte(plan: Plan, goal: Goal, width: int, chosen: Letter | None, *, whole: bool, headed: bool) -> list[Row]:
    """The template's six lines, each with why it holds; an empty one is plain to see."""
    tips = template_of(plan)
    rows = [Row(indent(line((tips.section("maal").lead.rstrip(":").upper(), "accent", True))))] if headed else []
    longest = max(cells(tip.text) for tip in tips.smarte)
    reasons = max(cells(str(goal.values.get(f"smarte.{tip.field}") or _unreasoned())) for tip in tips.smarte)
    label = min(longest, max(width * 2 // 5 - 3, width - 3 - reasons))
    if whole and width - longest - 3 >= _REASON:
        label = longest
    for tip in tips.smarte:
        rows += _letter(goal, tip, label, width, whole=whole or chosen == Letter(goal.key, tip.field))
    return rows


def _unreasoned() -> str:
    return "○ " + _("ikke begrunnet ennå")


def _letter(goal: Goal, tip: Tip, label: int, width: int, *, whole: bool) -> list[Row]:
    target = Letter(goal.key, tip.field)
    reason = goal.values.get(target.path)
    room = max(8, width - label - 3)
    answer = line((str(reason), "text")) if reason else line(("○ ", "warn"), _unreasoned()[2:])
    answers = wrap_line(answer, room) if whole else [fit(answer, room)]
    rows = []
    for at, each in enumerate(answers):
        name = line(Span(f"{tip.letter} ", "accent", bold=True), fit(line((tip.text, "faint")), label))
        name = BLANK if at else name
        rows.append(Row(indent(line(columns((name, label + 2)), " ", each)), target))
    return rows


def _fact(label: str, told: Line, width: int) -> list[Row]:
    """A label and what goes with it, wrapped."""
    return [
        Row(indent(line((f"{label if not at else '':<{_LABEL}}", "faint"), each)))
        for at, each in enumerate(wrap_line(told, max(8, width - _LABEL)))
    ]


def _answered(plan: Plan, goal: Goal, *, sure: bool = False) -> Line:
    """The findings that the goal answers; a loose end where there are none."""
    findings = plan.of(Finding)
    known = [findings[key] for key in goal.funn if key in findings]
    if not known:
        return line(("◊ ", "gold"), _("ingen funn ennå"))
    told: Line = BLANK
    for one in known:
        how = f"  {word(one.sikkerhet)}" if sure and one.sikkerhet else ""
        told = line(told, " · " if told else "", (one.title, "text"), (how, "faint"))
    return told


def _served(plan: Plan, goal: Goal, today: date, width: int, *, listed: bool) -> list[Row]:
    """The measures that serve the goal, each with its state: one a line, or one after the other."""
    measures = index(plan).measures_of_goal.get(goal.key, ())
    label = _("Nås med")
    if not measures:
        return _fact(label, line(("◊ ", "gold"), _("ingen tiltak ennå")), width)
    named = []
    for one in measures:
        sign = STATES[state(one, today)].span()
        if listed:
            name = name_within(one, width - _LABEL - 5)
            named.append(line(sign, (f" {one.nr or '·':>2} ", "faint"), (name, "text")))
        else:
            named.append(line(sign, " ", (name_within(one, 26), "text")))
    if listed:
        return _labelled(label, [fit(each, width - _LABEL) for each in named])
    return _labelled(label, _packed(named, width - _LABEL))


def _packed(pieces: Iterable[Line], width: int) -> list[Line]:
    """Pieces one after the other on as few lines as they need, none of them broken."""
    lines: list[Line] = []
    for piece in pieces:
        if lines and width_of(lines[-1]) + 2 + width_of(piece) <= width:
            lines[-1] = line(lines[-1], "  ", piece)
        else:
            lines.append(fit(piece, width))
    return lines


def _labelled(label: str, lines: Iterable[Line]) -> list[Row]:
    return [Row(indent(line((f"{label if not at else '':<{_LABEL}}", "faint"), each))) for at, each in enumerate(lines)]
