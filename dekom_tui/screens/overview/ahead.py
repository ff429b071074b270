"""The right pane of Oversikt, in a wide window: the coming weeks, and the last entries of the log."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from dekom_tui.plan.ahead import DUE, HOLIDAY, REVISION, Ahead, ahead
from dekom_tui.plan.format import LogEntry
from dekom_tui.plan.measures import state
from dekom_tui.plan.model import Place, Plan
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    fit,
    heading,
    indent,
    left_right,
    line,
    pad,
    paragraph,
    width_of,
)
from dekom_tui.widgets.states import LOOK, STATES
from dekom_tui.words.dates import day, span, week, weekday
from dekom_tui.words.labels import word
from dekom_tui.words.language import _
from dekom_tui.words.short import name_within

FAR: Final = timedelta(weeks=26)
"""How far ahead it is looked."""
_WEEK: Final = 8
_DATE: Final = 12
_ROOMY: Final = 48
"""The width from which the weeks have a column of their own."""


class Coming(NamedTuple):
    """Something that lies ahead, chosen in the pane."""

    row: str
    target: Place | None


def side(plan: Plan, today: date, width: int, height: int) -> list[Row]:
    """The pane in `height` rows: the log has its share, the weeks what is left."""
    log = _log(plan, today, width, height * 2 // 5)
    weeks = _weeks(plan, today, width, height - len(log) - 2)
    return [Row(), *weeks, *([Row()] if weeks and log else []), *log]


def _weeks(plan: Plan, today: date, width: int, room: int) -> list[Row]:
    """The coming weeks in `room` rows, two for each thing."""
    found = ahead(plan, today, today + FAR)
    if not found or room < 4:
        return []
    rows = [Row(indent(heading(_("DE NESTE UKENE"))))]
    before: date | None = None
    for at, one in enumerate(found):
        needed = 1 if one.kind == HOLIDAY else 2
        last = at == len(found) - 1
        if len(rows) + needed + (0 if last else 1) > room:
            rest = found[at:]
            before_it = (_WEEK if width >= _ROOMY else 0) + _DATE + 2
            rows.append(Row(indent(fit(line(" " * before_it, (_rest_words(rest), "faint")), width - 1))))
            break
        rows += _thing(plan, one, before, today, width)
        before = one.day if one.kind != HOLIDAY else None
    return rows


def _rest_words(rest: tuple[Ahead, ...]) -> str:
    """How many more there are, and until when."""
    things = [one for one in rest if one.kind != HOLIDAY]
    return _("og {n} til fram til {date}").format(n=len(things), date=day(rest[-1].day, year="never"))


def _days(first: date, last: date) -> str:
    """«21. des – 1. jan», «22.–26. feb»."""
    if first == last:
        return day(first, year="never")
    if first.month == last.month:
        return span(first, last, "short").removesuffix(f" {last.year}")
    return f"{day(first, year='never')} – {day(last, year='never')}"


def _thing(plan: Plan, one: Ahead, before: date | None, today: date, width: int) -> list[Row]:
    """A day's line and what belongs to it; the week and the day are said once."""
    if one.kind == HOLIDAY:
        told = f"{one.name} {_days(one.day, one.last or one.day)}"
        return [Row(indent(line(" ", fit(line(told), width - 2))), ground="panel")]
    new_week = before is None or week(before) != week(one.day)
    weeks = _WEEK if width >= _ROOMY else 0
    when = f"{weekday(one.day, 'short')} {day(one.day, year='never')}" if before != one.day else ""
    stamp = line(pad(line((week(one.day) if new_week else "", "faint")), weeks), pad(line(when), _DATE))
    room = width - weeks - _DATE - 3
    if one.step is not None:
        sign = STATES[state(one.step.measure, today)]
        title = one.step.activity.tekst or ""
        responsible = one.step.responsible or ""
        name = name_within(one.step.measure, max(10, room - width_of(responsible) - 3))
        note = " · ".join(each for each in (name, responsible) if each)
        target = Place("tiltak", one.step.measure.key)
    elif one.kind == DUE and one.goal is not None:
        sign = LOOK
        title = _("Frist for mål {n}").format(n=one.goal.nr) if one.goal.nr else _("Frist for et mål")
        note = one.goal.tekst or one.goal.title
        target = Place("maal", one.goal.key)
    else:
        assert one.kind == REVISION
        sign, title, note, target = LOOK, _("Revisjon av planen"), _("hele planen blir gått gjennom"), Place("(top)")
    way = Coming(f"{one.kind}:{one.day}:{title}", target)
    first = line(stamp, sign.span(), " ", fit(line(Span(title, "text", lead=True)), room))
    second = line(" " * (weeks + _DATE + 2), fit(line((note, "faint")), room))
    return [Row(indent(first), way), Row(indent(second), way)]


def _log(plan: Plan, today: date, width: int, room: int) -> list[Row]:
    """The newest log entries in `room` rows: when, which, what was decided and why."""
    entries = [one for one in reversed(plan.log) if one.dato is not None]
    if not entries:
        return []
    rows = [Row(indent(heading(_("SIST I LOGGEN"))))]
    for one in entries:
        drawn = _entry(one, today, width)
        if len(rows) + len(drawn) > room:
            break
        rows += [*drawn, Row()]
    return rows[:-1] if rows[-1] == Row() else []


def _entry(one: LogEntry, today: date, width: int) -> list[Row]:
    assert one.dato is not None
    when = pad(line((day(one.dato, today), "faint")), 13 if one.dato.year != today.year else 10)
    decided: Line = line(word(one.beslutning)) if one.beslutning else BLANK
    head = left_right(line(when, Span(one.title, "text", bold=True, lead=True)), decided, width - 1)
    way = Coming(f"log:{one.key}", Place("logg", one.key))
    reason = paragraph(one.begrunnelse, width - 12, "soft")[:2] if one.begrunnelse else []
    return [Row(indent(head), way), *(Row(indent(line(" " * width_of(when), each)), way) for each in reason)]
