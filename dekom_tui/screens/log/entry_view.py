"""What one knot of the log's thread says: the template's three questions, the decision and what came of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.evaluating import BEGUN, QUESTIONS, STOPPED, TOOK_OVER, came_of, led_to, voices
from dekom_tui.plan.format import Goal, Indicator, LogEntry, Measure, Minutes, Voice
from dekom_tui.plan.series import series
from dekom_tui.plan.template import question
from dekom_tui.screens.sections.view import prose_lines
from dekom_tui.widgets.chart_axis import Mark, MarkRow
from dekom_tui.widgets.lines import BLANK, Line, Part, Row, cells, indent, line, paragraph, wrap, wrap_line
from dekom_tui.widgets.runchart import Look, run_chart
from dekom_tui.words.dates import day
from dekom_tui.words.labels import SIGNS, Sign, word
from dekom_tui.words.language import N_, _
from dekom_tui.words.names import quoted

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.evaluating import Outcome, Step
    from dekom_tui.plan.model import Plan

DECIDED: Final = {**SIGNS, "avsluttes": Sign("×", "bad"), "videreføres": Sign("→", "accent"), "nytt": Sign("+", "ok")}
"""The signs of decisions as the log draws them: what ends stands out."""

_LEAST_TEXT: Final = 30
"""With fewer cells beside the labels a text stands under its label."""
_CHART: Final = 9
"""The least rows of a chart that are worth drawing."""
_CHART_MOST: Final = 18

_LED_TO: Final = {
    STOPPED: (N_("{name} stoppet {day}"), N_("{name} stoppet")),
    TOOK_OVER: (N_("{name} tok over {day}"), N_("{name} tok over")),
    BEGUN: (N_("{name} begynte {day}"), N_("{name} ble laget")),
}


def asked(plan: Plan, field: str) -> str:
    """One of the three questions, in the words of the plan's template."""
    found = question(plan, "tegn", field)
    return found.text if found is not None else _(LogEntry.fields[field].label)


def label_width(plan: Plan, width: int) -> int:
    """The cells of the labels, 0 where there is no room beside them."""
    wanted = max(cells(asked(plan, field)) for field in QUESTIONS) + 2
    return wanted if width - wanted >= _LEAST_TEXT else 0


def outcome_words(one: Outcome, today: date) -> str:
    """«6 Lesekvarter stoppet 22. mai 2026», «9 Modul 2 tar over 8. sep 2027» for what is to come."""
    dated, plain = _LED_TO[one.kind]
    name = f"{one.measure.nr} {one.measure.short}" if one.measure.nr else one.measure.short
    if one.day is None:
        return _(plain).format(name=name)
    if one.day > today:
        coming = _("{name} stopper {day}") if one.kind == STOPPED else _("{name} begynner {day}")
        return coming.format(name=name, day=day(one.day))
    return _(dated).format(name=name, day=day(one.day))


def about_words(plan: Plan, entry: LogEntry) -> str:
    """Who took part and what it is about: «Teamet og 12 elever · tiltak 6 Lesekvarter · mål 1 Lesing»."""
    measures, goals = _named(plan, Measure, entry.tiltak), _named(plan, Goal, entry.maal)
    parts = [entry.deltakere or ""]
    parts += [_("tiltak {names}").format(names=", ".join(measures))] if measures else []
    parts += [_("mål {names}").format(names=", ".join(goals))] if goals else []
    parts += [] if measures or goals else [_("hele planen")]
    return " · ".join(filter(None, parts))


def _named(plan: Plan, kind: type[Goal | Measure], keys: Iterable[str]) -> list[str]:
    found = plan.of(kind)
    those = sorted((found[key] for key in keys if key in found), key=lambda one: (one.nr is None, one.nr or 0, one.key))
    known = [f"{one.nr} {one.short}" if one.nr else one.short for one in those]
    return [*known, *(f"! {key}" for key in keys if key not in found)]


def said_lines(plan: Plan, one: Step, today: date, width: int) -> list[Line]:
    """All that an entry, or a voice, says beside its labels; what nobody has written is named as open."""
    column = label_width(plan, width)
    if isinstance(one, Voice):
        return _facts(_voice_facts(one), width, column)
    lines: list[Line] = []
    for field in QUESTIONS:
        text = one.values.get(field)
        if text:
            lines += _labelled(asked(plan, field), prose_lines(text, max(1, width - column)), width, column)
        else:
            lines += _labelled(asked(plan, field), [line(("○ ", "warn"), _("ikke besvart"))], width, column)
    facts: list[tuple[str, Line]] = []
    if one.beslutning or one.begrunnelse:
        facts.append((_("Beslutning"), _decision(one)))
    facts += [(_("Det førte til") if not at else "", _text(outcome_words(each, today)))
              for at, each in enumerate(led_to(plan, one))]  # fmt: skip
    if one.kilde:
        facts.append((_("Kilde"), line(one.kilde)))
    meetings = plan.of(Minutes)
    keys = dict.fromkeys(item.key.partition("/")[0] for item in came_of(plan, one))
    facts += [(_("Fra møtet"), line(meetings[key].title if key in meetings else key)) for key in keys]
    lines += [BLANK, *_facts(facts, width, column)] if facts else []
    for voice in voices(plan).get(one.key, ()):
        lines += [BLANK, *_facts(_voice_facts(voice), width, column)]
    return lines


def _decision(entry: LogEntry) -> Line:
    """The decision with its reason: «× Avsluttes. Midler og tid flyttes til modul 2.»"""
    reason = entry.begrunnelse or ""
    if not entry.beslutning:
        return _text(reason)
    sign = DECIDED.get(entry.beslutning, Sign("·", "soft"))
    said = word(entry.beslutning)
    return line((f"{sign.glyph} {said[:1].upper()}{said[1:]}.", sign.token, True), (f" {_ended(reason)}", "text"))


def _ended(text: str) -> str:
    return text if not text or text[-1] in ".!?…»" else f"{text}."


def _text(text: str) -> Line:
    return line((text, "text"))


def _voice_facts(voice: Voice) -> list[tuple[str, Line]]:
    said = voice.sa or ""
    facts = [(_("Elevene sa"), _text(said if "«" in said or not said else quoted(said)))]
    facts += [(_("Det førte til"), _text(voice.foerte_til or ""))]
    facts += [(_("Hvordan"), line(voice.hvordan or ""))]
    return [(name, text) for name, text in facts if text]


def _facts(facts: Iterable[tuple[str, Line]], width: int, column: int) -> list[Line]:
    room = max(1, width - column)
    return [each for name, text in facts for each in _labelled(name, wrap_line(text, room), width, column)]


def _labelled(label: str, pieces: Sequence[Line], width: int, column: int) -> list[Line]:
    token = "gold" if label == _("Elevene sa") else "soft"
    if not column:
        return [*([line((each, token)) for each in wrap(label, width)] if label else []), *pieces]
    head = line((label, token), " " * (column - cells(label)))
    return [line(head if not at else " " * column, piece) for at, piece in enumerate(pieces)]


def entry_rows(plan: Plan, one: Step, today: date, width: int, height: int) -> list[Row]:
    """The pane beside the list: date, occasion, who and what, all that is said, and below it the goal's chart."""
    inner = width - 2
    lines = [BLANK, line((day(one.dato) if one.dato is not None else _("uten dato"), "soft"))]
    lines += paragraph(one.title, inner, bold=True)
    about = about_words(plan, one) if isinstance(one, LogEntry) else word(one.fase or "")
    lines += [each for each in paragraph(about, inner, "soft") if about]
    lines += [BLANK, *said_lines(plan, one, today, inner)]
    rows = [Row(indent(each)) for each in lines]
    return [*rows, *_chart(plan, one, today, width, height - len(rows))]


def _chart(plan: Plan, one: Step, today: date, width: int, room: int) -> list[Row]:
    """The chart of the first goal that the entry is about, when it has figures and there is room."""
    goals, indicators = plan.of(Goal), plan.of(Indicator)
    goal = next((goals[key] for key in one.values.get("maal", ()) if key in goals and goals[key].indikator), None)
    indicator = indicators.get(goal.indikator or "") if goal is not None else None
    if goal is None or indicator is None or room < _CHART + 3:
        return []
    name = _("MÅL {n}").format(n=goal.nr) if goal.nr else _("MÅL")
    title: list[Part] = [(name, "accent", True), "  "]
    titles = wrap(goal.title, max(1, width - 4 - cells(name)))
    head = line(*title, titles[0] + ("…" if len(titles) > 1 else ""))
    look = Look(whole=True, period=(plan.head.fra, plan.head.til), marks=_marks(plan, goal, one), today=today)
    rows = [BLANK, head, *run_chart(series(plan, indicator), width - 2, min(_CHART_MOST, room - 2), look)]
    return [Row(indent(each)) for each in rows]


def _marks(plan: Plan, goal: Goal, chosen: Step) -> tuple[MarkRow, ...]:
    """When the goal's measures start, by their numbers, and its entries, the chosen one lit."""
    serving = [one for one in plan.measures if goal.key in one.maal]
    starts = [Mark(one.start, str(one.nr or "·"), "text") for one in serving if one.start is not None]
    log = [
        Mark(one.dato, "●", "accent" if one.key == chosen.key else "faint")
        for one in plan.log
        if one.dato is not None and goal.key in one.values.get("maal", ())
    ]
    rows = (MarkRow(_("Tiltak starter"), tuple(starts)), MarkRow(_("Logg"), tuple(log)))
    return tuple(row for row in rows if row.marks)
