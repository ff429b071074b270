"""How one measure is drawn: its state with why, its facts, its steps, its note, and what the log says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Activity, Arena, Goal, Measure
from dekom_tui.plan.measures import (
    AGREED,
    CANCELLED,
    DONE,
    LATE,
    NOT_STARTED,
    is_open,
    lateness,
    next_step,
    percent,
    state,
    too_early,
)
from dekom_tui.plan.thread import awaits_evaluation, index
from dekom_tui.screens.sections.view import prose_lines
from dekom_tui.widgets.bars import bar
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
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
from dekom_tui.widgets.states import STATES
from dekom_tui.widgets.wrapping import wrap_cut
from dekom_tui.words.dates import day, near, span
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.needs import late_words
from dekom_tui.words.values import reference

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan

_DATE: Final = 12
_LABEL: Final = 13
_STEP: Final = 4 + _DATE + 2
_MANY: Final = 6
"""More steps than this in the pane to the right, and those that are done are told as one."""


class Step(NamedTuple):
    """A step, chosen in the detail of a measure: which one of its list."""

    measure: str
    at: int


class NewStep(NamedTuple):
    """The first step, which is not written yet."""

    measure: str


def short_rows(
    plan: Plan, measure: Measure, today: date, width: int, height: int, *, listed: bool = False
) -> list[Row]:
    """The measure under the table. `listed`: its steps can be chosen, and all of it is there; else what fits."""
    inner = width - 2
    tall = height >= 7
    rows = [Row()]
    if tall or listed:
        rows += [Row(indent(each)) for each in paragraph(measure.title, inner, bold=True)[: None if listed else 2]]
    rows.append(Row(fit(line(" ", _status_line(plan, measure, today, inner)), width - 1)))
    room = height - len(rows)
    steps = [_step_row(measure, at, today, inner, listed) for at in range(len(measure.aktiviteter))]
    if listed:
        first = _first_step(measure, listed=listed)
        return [*rows, *(row for step in steps for row in step), *first, *_below(plan, measure, inner)]
    rows += _window(measure, [row for step in steps for row in step], room)
    below = _below(plan, measure, inner)
    if len(rows) + len(below) <= height:
        return [*rows, *below]
    return [*rows, *_briefly(measure, inner, height - len(rows))]


def _first_step(measure: Measure, *, listed: bool) -> list[Row]:
    """Where there are no steps yet: how to begin."""
    if measure.aktiviteter or not listed:
        return []
    return [Row(line(" ", ("N", "accent", True), "  ", (_("Skriv det første steget"), "text")), NewStep(measure.key))]


def _below(plan: Plan, measure: Measure, width: int) -> list[Row]:
    """The note and the log, under the steps."""
    rows = []
    if measure.merknad:
        rows += [Row(), *(Row(indent(each)) for each in prose_lines(measure.merknad, width, "soft"))]
    told = _log_line(plan, measure)
    return [*rows, Row(), Row(indent(fit(told, width)))] if told else rows


def _briefly(measure: Measure, width: int, room: int) -> list[Row]:
    """What of the note there is room for."""
    if room < 2 or not measure.merknad:
        return []
    lines = wrap_cut(" ".join(measure.merknad.split()), width, room - 1)
    return [Row(), *(Row(line(" ", (each, "soft"))) for each in lines)]


def _window(measure: Measure, steps: Sequence[Row], room: int) -> list[Row]:
    """The steps that there is room for: those that are done told as one, then what comes."""
    if len(steps) <= room:
        return list(steps)
    done = [at for at, one in enumerate(measure.aktiviteter) if one.ferdig]
    left = [steps[at] for at, one in enumerate(measure.aktiviteter) if not one.ferdig]
    told = _("{k} av {n} steg er ferdige").format(k=len(done), n=len(steps))
    rows = [_done_row(measure, told)] if done and room > 1 else []
    fits = room - len(rows)
    if len(left) <= fits:
        return [*rows, *left]
    more = len(left) - max(0, fits - 1)
    said = ngettext("og {n} steg til", "og {n} steg til", more).format(n=more)
    return [*rows, *left[: max(0, fits - 1)], Row(line("    ", (said, "faint")))][:room]


def _done_row(measure: Measure, said: str) -> Row:
    dates = [one.dato for one in measure.aktiviteter if one.ferdig and one.dato is not None]
    if dates:
        said = _("{said}, sist {date}").format(said=said, date=day(max(dates)))
    return Row(line(" ", ("●", "ok"), "  ", (said, "faint")))


def _status_line(plan: Plan, measure: Measure, today: date, width: int) -> Line:
    """The state with why, and who is responsible."""
    now = state(measure, today)
    sign = STATES[now]
    head = line(sign.span(), " ", (word(now), sign.ink, True))
    why = _reasons(plan, measure, today)
    dated = _agreed(measure, today)
    ends = line(" · ", (measure.ansvarlig, "soft")) if measure.ansvarlig else BLANK
    loose = _loose_ends(plan, measure)
    for reasons in ([dated] if dated else [], why[:1]):
        told = line(head, (", " + reasons[0]) if reasons else "", ends, loose)
        if reasons and width_of(told) <= width:
            return told
    return line(head, ", " + why[0] if why else "", ends, loose)


def _loose_ends(plan: Plan, measure: Measure) -> Line:
    """What hangs loose: no goal, no evaluation, a start before what it follows has ended."""
    found = BLANK
    if not measure.maal:
        found = line(found, " · ", ("◊ ", "gold"), _("uten mål"))
    if awaits_evaluation(plan, measure):
        found = line(found, " · ", ("◊ ", "gold"), _("ikke evaluert"))
    if too_early(plan, measure):
        found = line(found, " · ", ("! ", "warn"), _("begynner for tidlig"))
    return found


def _agreed(measure: Measure, today: date) -> str:
    """The reason for being late with the day that it ends; empty when another one is graver."""
    late = lateness(measure, today)
    if not late or late[0].kind != AGREED:
        return ""
    return _("slutter {date}, {late}").format(date=day(late[0].actual), late=late_words(late[0]))


def state_reasons(plan: Plan, measure: Measure, today: date) -> list[str]:
    """Why the measure is in the state that it is in; with the day that it ends where that is what is late."""
    agreed, why = _agreed(measure, today), _reasons(plan, measure, today)
    return [agreed, *why[1:]] if agreed else why


def _reasons(plan: Plan, measure: Measure, today: date) -> list[str]:
    """Why the measure is in the state that it is in, each in a few words, the gravest first."""
    now = state(measure, today)
    if now == LATE:
        return [late_words(one) for one in lateness(measure, today)]
    if now == CANCELLED:
        ended = [day(measure.slutt)] if measure.slutt is not None else []
        if measure.erstattes_av:
            name = reference(Measure.table, measure.erstattes_av, plan)
            ended.append(_("erstattet av «{name}»").format(name=name))
        return [", ".join(ended)] if ended else []
    if now == DONE:
        return [day(measure.slutt)] if measure.slutt is not None else []
    if now == NOT_STARTED:
        if measure.start is None:
            return [_("uten dato")]
        return [_("begynner {when}").format(when=near(measure.start, today))]
    done = percent(measure)
    return [f"{done} %"] if done is not None else []


def _step_row(measure: Measure, at: int, today: date, width: int, listed: bool) -> list[Row]:
    """A step on one line: whether it is done, its day, what it is, how far off it is, who stands for it."""
    step = measure.aktiviteter[at]
    glyph, ink = step_mark(measure, step, today)
    when = day(step.dato) if step.dato is not None else _("uten dato")
    distance = _distance(measure, step, today)
    who = step.ansvarlig or ""
    role = 16 if width >= 70 else 0
    said = line((step.tekst or "", "soft" if step.ferdig else "text"))
    room = width - _STEP + 1 - (role + 2 if role else 0)
    text = left_right(said, distance, room)
    row = line(
        (" " + glyph, ink), "  ", (when.rjust(_DATE), "faint" if step.ferdig else "text"), "  ",
        columns((text, room), (line((who, "faint" if step.ferdig else "soft")), role, ">")),
    )  # fmt: skip
    return [Row(fit(row, width + 1), Step(measure.key, at) if listed else None)]


def step_mark(measure: Measure, step: Activity, today: date) -> tuple[str, str]:
    """The glyph of a step and its ink: done, overdue or to come."""
    if step.ferdig:
        return "●", "ok"
    return ("▲", "bad") if _overdue(measure, step, today) else ("○", "soft")


def _overdue(measure: Measure, step: Activity, today: date) -> bool:
    return any(one.step is step for one in lateness(measure, today))


def _distance(measure: Measure, step: Activity, today: date) -> Line:
    """How far off a step is: the next one, and those that should have been taken."""
    if step.dato is None or step.ferdig:
        return BLANK
    if _overdue(measure, step, today):
        return line((near(step.dato, today), "bad"))
    return line((near(step.dato, today), "accent")) if step is next_ahead(measure, today) else BLANK


def next_ahead(measure: Measure, today: date) -> Activity | None:
    """The first step that is left and not overdue."""
    if next_step(measure) is None:
        return None
    ahead = (one for one in measure.aktiviteter if not one.ferdig and one.dato is not None and one.dato >= today)
    return next(ahead, None)


def _log_line(plan: Plan, measure: Measure) -> Line:
    entries = index(plan).entries_of_measure.get(measure.key, ())
    if not entries:
        return BLANK
    count = ngettext("{n} innførsel", "{n} innførsler", len(entries)).format(n=len(entries))
    last = entries[-1]
    told = _("{count} i loggen, sist {date}").format(count=count, date=day(last.dato)) if last.dato else count
    decided = word(last.beslutning) if last.beslutning else ""
    return line((told, "soft"), ": " if decided else "", (decided, "accent"))


def long_rows(plan: Plan, measure: Measure, today: date, width: int, height: int, *, listed: bool = False) -> list[Row]:
    """The measure in the pane to the right, whole."""
    for brief in (False, True):
        rows = _long(plan, measure, today, width - 2, listed=listed, brief=brief)
        if len(rows) <= height or listed:
            break
    return rows


def _long(plan: Plan, measure: Measure, today: date, width: int, *, listed: bool, brief: bool) -> list[Row]:
    name = _("TILTAK {n}").format(n=measure.nr) if measure.nr else _("TILTAK")
    lines: list[Line] = [BLANK, heading(name), *paragraph(measure.title, width, bold=True), BLANK]
    now = state(measure, today)
    sign = STATES[now]
    head = line(sign.span(), " ", (word(now), sign.ink, True))
    lines += _hanging(head, state_reasons(plan, measure, today), width)
    if awaits_evaluation(plan, measure):
        lines += wrap_line(line(("◊ ", "gold"), _("Ikke evaluert ennå: ingenting i loggen.")), width)
    for one in too_early(plan, measure):
        said = _("Begynner før «{name}» er ferdig.").format(name=one.short)
        lines += wrap_line(line(("! ", "warn"), said), width)
    lines += [BLANK, *_facts(plan, measure, width)]
    lines += [BLANK, line((_("MÅL"), "accent", True)), *_goals(plan, measure, width)]
    rows = [Row(indent(each)) for each in lines]
    rows += _steps(measure, today, width, listed=listed, brief=brief)
    rows += _first_step(measure, listed=listed)
    lines = []
    if measure.merknad:
        lines += [BLANK, line((_("MERKNAD"), "accent", True)), *prose_lines(measure.merknad, width)]
    lines += _log(plan, measure, width)
    return [*rows, *(Row(indent(each)) for each in lines)]


def _hanging(head: Line, told: Sequence[str], width: int) -> list[Line]:
    """What is told beside its head, and under itself; under the head where there is little room beside it."""
    by = width_of(head) + 2
    if not told:
        return [head]
    if width - by < 12:
        return [head, *(each for one in told for each in paragraph(one, width))]
    said = [each for one in told for each in paragraph(one, width - by)]
    return [line(head if not at else " " * (by - 2), "  ", each) for at, each in enumerate(said)]


def _facts(plan: Plan, measure: Measure, width: int) -> list[Line]:
    when = span(measure.start, measure.slutt, "short")
    agreed = measure.avtalt
    arena = plan.of(Arena).get(measure.arena or "")
    where = "" if not measure.arena else reference(Arena.table, measure.arena, plan)
    if arena is not None and arena.sku:
        where = _("{arena} · SKU").format(arena=where)
    told = [
        (_("Tid"), when or _("uten dato")),
        (_("Avtalt"), span(agreed.start, agreed.slutt, "short") if agreed is not None else ""),
        (_("Ansvarlig"), measure.ansvarlig or _("ingen ennå")),
        (_("Møteplass"), where),
        (_("Kommer etter"), " · ".join(reference(Measure.table, key, plan) for key in measure.etter)),
    ]
    lines = [
        line((f"{label if not at else '':<{_LABEL}}", "faint"), each)
        for label, value in told
        if value
        for at, each in enumerate(paragraph(value, max(8, width - _LABEL)))
    ]
    done = percent(measure)
    if done is not None:
        ink = "accent" if is_open(measure) else "faint"
        drawn = bar(max(4, min(31, width - _LABEL - 6)), done / 100, ink)
        lines.append(line((f"{_('Framdrift'):<{_LABEL}}", "faint"), drawn, (f"{done:>4} %", "text")))
    return lines


def _goals(plan: Plan, measure: Measure, width: int) -> list[Line]:
    goals = [one for one in plan.ordered(Goal) if one.key in measure.maal]
    if not goals:
        return [line(("◊ ", "gold"), _("ingen mål ennå"))]
    lines: list[Line] = []
    for goal in goals:
        for at, each in enumerate(paragraph(goal.title, width - 2)):
            lines.append(line((f"{goal.nr or '·'} " if not at else "  ", "accent", True), each))
    return lines


def _steps(measure: Measure, today: date, width: int, *, listed: bool, brief: bool) -> list[Row]:
    steps = measure.aktiviteter
    done = sum(one.ferdig for one in steps)
    note = _("{k} av {n} ferdig").format(k=done, n=len(steps)) if steps else _("ingen ennå")
    rows = [Row(), Row(indent(heading(_("STEG"), note)))]
    told_as_one = brief and not listed and len(steps) > _MANY and done
    if told_as_one:
        rows.append(_done_row(measure, ngettext("{n} er ferdig", "{n} er ferdige", done).format(n=done)))
    for at, step in enumerate(steps):
        if told_as_one and step.ferdig:
            continue
        glyph, ink = step_mark(measure, step, today)
        when = day(step.dato) if step.dato is not None else _("uten dato")
        said = paragraph(step.tekst or "", max(8, width - _STEP + 1), "soft" if step.ferdig else "text")
        distance = _distance(measure, step, today)
        if distance:
            who = line((f" · {step.ansvarlig}", "faint")) if step.ansvarlig else BLANK
            said += wrap_line(line(distance, who), max(8, width - _STEP + 1))
        head = line((glyph, ink), "  ", (when.rjust(_DATE), "faint" if step.ferdig else "text"), "  ")
        target = Step(measure.key, at) if listed else None
        under = line(" " * (_STEP - 1))
        rows += [Row(indent(line(under if line_at else head, each)), target) for line_at, each in enumerate(said)]
    return rows


def _log(plan: Plan, measure: Measure, width: int) -> list[Line]:
    entries = index(plan).entries_of_measure.get(measure.key, ())
    if not entries:
        return []
    count = ngettext("{n} innførsel", "{n} innførsler", len(entries)).format(n=len(entries))
    last = entries[-1]
    decided = line((word(last.beslutning), "accent")) if last.beslutning else BLANK
    lines = [BLANK, heading(_("LOGG"), count)]
    lines.append(left_right(line((day(last.dato) if last.dato else last.title, "faint")), decided, width))
    for label, text in ((_("Lykkes:"), last.lykkes), (_("Mindre:"), last.mindre_vellykket)):
        if text:
            lines += paragraph(f"{label} {' '.join(text.split())}", width, "soft")
    return lines
