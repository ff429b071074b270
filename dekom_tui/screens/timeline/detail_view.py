"""How one measure of the timeline is drawn: what matters now, its bar, its steps, and all else that is known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.evaluating import next_evaluation
from dekom_tui.plan.format import Activity, Goal, Measure
from dekom_tui.plan.measures import is_open, state
from dekom_tui.plan.moving import after
from dekom_tui.plan.thread import awaits_evaluation, index
from dekom_tui.plan.timeline.arrange import UNGROUPED, Group, Layout
from dekom_tui.plan.timeline.bars import MISSED, bar, slip, standing, whole
from dekom_tui.plan.timeline.scale import WHOLE, around, fitted
from dekom_tui.screens.measures.detail import Step
from dekom_tui.screens.sections.view import prose_lines
from dekom_tui.widgets.gantt_chart import View
from dekom_tui.widgets.gantt_head import head_rows
from dekom_tui.widgets.gantt_lines import row
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
    slice_line,
    wrap,
)
from dekom_tui.widgets.states import STATES
from dekom_tui.words.dates import day, near, span
from dekom_tui.words.labels import word
from dekom_tui.words.language import _
from dekom_tui.words.timeline import off_words, standing_words, trouble_words
from dekom_tui.words.values import reference

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.timeline.school import Calendar

_MARGIN: Final = 3
_LABEL: Final = 15
_DATE: Final = 12
_FAR: Final = 16


def detail_rows(plan: Plan, measure: Measure, today: date, calendar: Calendar, width: int) -> list[Row]:
    """Everything on a measure, in so many columns."""
    rows = [Row(indent(one)) for one in [(), *_title(plan, measure, today, width), ()]]
    rows += [Row(one) for one in bar_lines(plan, measure, today, calendar, width)]
    rows += _step_rows(plan, measure, today, calendar, width)
    return [*rows, Row(), *(Row(indent(one)) for one in _facts(plan, measure, today, width - 2))]


def beside_rows(plan: Plan, measure: Measure, today: date, calendar: Calendar, width: int) -> list[Row]:
    """The same beside the timeline, which has its bar; nothing in it is chosen."""
    steps = [one._replace(target=None) for one in _step_rows(plan, measure, today, calendar, width)]
    facts = [Row(), *(Row(indent(one)) for one in _facts(plan, measure, today, width - 2))]
    return [*(Row(indent(one)) for one in _title(plan, measure, today, width)), *steps, *facts]


def _title(plan: Plan, measure: Measure, today: date, width: int) -> list[Line]:
    """State, number, title, and how it stands."""
    now = state(measure, today)
    sign = STATES[now]
    number = f"{measure.nr or '·'}"
    by = len(number) + 3
    lines: list[Line] = []
    for at, one in enumerate(paragraph(measure.title, width - 6 - len(number), bold=True)):
        lines.append(line(" " * by, one) if at else line(sign.span(), " ", (number, "faint"), " ", one))
    head, _after = standing_words(measure, today)
    named = word(now)
    verdict = line((f"{named[:1].upper()}{named[1:]}. ", sign.ink, True), (head, "soft"))
    if head.startswith(verdict[0].text.strip(". ")):
        verdict = line((head, sign.ink, True))
    wrong = trouble_words(plan, measure)
    told = (
        [line((("" if at else "! ") + one, "bad")) for at, one in enumerate(wrap(wrong, width - by - 4))]
        if wrong
        else []
    )
    return [*lines, fit(line(" " * by, verdict), width - 2), *(line(" " * by, one) for one in told)]


def _step_rows(plan: Plan, measure: Measure, today: date, calendar: Calendar, width: int) -> list[Row]:
    """The steps: done or not, the day, what it is, who stands for it, how far off it is."""
    steps = measure.aktiviteter
    done = sum(one.ferdig for one in steps)
    note = _("{k} av {n} er gjort").format(k=done, n=len(steps)) if steps else _("ingen ennå; N skriver det første")
    rows = [Row(), Row(indent(heading(_("STEG"), note)))]
    found = bar(plan, measure, today, calendar)
    kinds = {id(one.step): one for one in found.steps} if found is not None else {}
    role = max(0, min(24, (width - 46) // 2)) if width >= 70 else 0
    days = [day(one.dato) if one.dato is not None else _("uten dato") for one in steps]
    wide = max([_DATE, *map(len, days)])
    for at, step in enumerate(steps):
        mark = kinds.get(id(step))
        off = calendar.off(step.dato.toordinal()) if step.dato is not None and mark is not None and mark.off else None
        glyph, ink = ("●", "ok") if step.ferdig else ("▲", "bad") if mark is not None and mark.kind == MISSED else (
            "○", "soft"
        )  # fmt: skip
        far = line((f"! {off_words(off)}", "warn")) if off is not None else _far(measure, step, today)
        text = line(Span(step.tekst or "", "soft" if step.ferdig else "text", lead=not step.ferdig))
        room = width - 8 - wide - (role + 2 if role else 0) - _FAR
        told = columns((text, max(8, room)), (line((step.ansvarlig or "", "soft")), role))
        left = line("  ", (glyph, ink), " ", (f"{days[at]:>{wide}}", "faint" if step.ferdig else "soft"), "  ", told)
        rows.append(Row(indent(left_right(left, far, width - 2)), Step(measure.key, at)))
    return rows


def _far(measure: Measure, step: Activity, today: date) -> Line:
    """How far off a step is that is still to be taken."""
    if step.dato is None or step.ferdig or not is_open(measure):
        return ()
    return line((near(step.dato, today, 400), "soft"))


def _facts(plan: Plan, measure: Measure, today: date, width: int) -> list[Line]:
    """Who, when, why, after what, what the log says, the note."""
    agreed = measure.avtalt
    when = span(measure.start, measure.slutt, "short")
    who = measure.ansvarlig or _("ingen ennå")
    if measure.arena:
        who = f"{who} · {reference('arena', measure.arena, plan)}"
    told = [(_("Ansvarlig"), who), (_("Tid"), when or _("uten dato"))]
    if agreed is not None and (agreed.start, agreed.slutt) != (measure.start, measure.slutt):
        told.append((_("Avtalt"), span(agreed.start, agreed.slutt, "short")))
    for goal in plan.ordered(Goal):
        if goal.key in measure.maal:
            told.append((_("Mål {n}").format(n=goal.nr) if goal.nr else _("Mål"), goal.title))
    told += [(_("Kommer etter"), reference(Measure.table, key, plan)) for key in measure.etter]
    told += [(_("Venter på det"), f"{one.nr or '·'} {one.short}") for one in after(plan, measure.key)]
    if measure.erstattes_av:
        told.append((_("Erstattet av"), reference(Measure.table, measure.erstattes_av, plan)))
    for entry in reversed(index(plan).entries_of_measure.get(measure.key, ())):
        head = day(entry.dato) if entry.dato is not None else entry.title
        decided = f"{head}: {word(entry.beslutning)}." if entry.beslutning else f"{head}:"
        told.append((_("Logg"), f"{decided} {entry.begrunnelse or ' '.join((entry.lykkes or '').split())}".strip()))
    if awaits_evaluation(plan, measure):
        told.append((_("Logg"), _("◊ ikke evaluert ennå")))
    told += _evaluated(plan, measure, today)
    lines = []
    for label, value in told:
        for at, one in enumerate(paragraph(value, max(8, width - _LABEL - 2))):
            lines.append(line("  ", (f"{'' if at else label:<{_LABEL}}", "faint"), one))
    if measure.merknad:
        for at, one in enumerate(prose_lines(measure.merknad, max(8, width - _LABEL - 2))):
            lines.append(line("  ", (f"{'' if at else _('Merknad'):<{_LABEL}}", "faint"), one))
    return lines


def _evaluated(plan: Plan, measure: Measure, today: date) -> list[tuple[str, str]]:
    """When an open measure is to be evaluated next, and why then."""
    found = next_evaluation(plan, measure, today) if is_open(measure) else None
    if found is None:
        return []
    due, goal = found
    why = _("revisjonen") if goal is None else _("fristen for mål {name}").format(name=goal.nr or goal.short)
    return [(_("Evalueres"), f"{day(due)}, {why}")]


def bar_lines(plan: Plan, measure: Measure, today: date, calendar: Calendar, width: int) -> list[Line]:
    """The bar alone over the whole width, with its terms, its agreed dates and its steps' names."""
    found = bar(plan, measure, today, calendar)
    if found is None:
        return []
    room = max(10, width - 2 * _MARGIN)
    span = max(1, found.last - found.first)
    scale = fitted(found.first - span // 50, found.last + span // 50, room)
    if span < 2:
        scale = around(WHOLE, found.first, room, whole(plan, today))
    named = True
    layout = Layout((Group(UNGROUPED, "", (measure,)),), [named], [slip(measure) > 0], headed=False, airy=False)
    view = View(plan, today, scale, calendar, standing(plan, today), layout, _MARGIN, 0, calendar.shaded(scale))
    lines = [head_rows(view)[1]]
    drawn = [row(view, index).line for index in range(len(layout))]
    order = [0, *([2] if len(drawn) > 2 else []), 1]
    lines += [(Span(" " * _MARGIN), *slice_line(drawn[index], _MARGIN, 1 << 20)) for index in order]
    return lines
