"""What an item can become in the plan, and what is filled in for each: values, pure of any screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.meeting.agenda import question_text
from dekom_tui.meeting.landing import (
    SECTION_FIELD,
    Anchor,
    Answer,
    Choice,
    Landed,
    Log,
    New,
    landed,
    log_values,
    sources,
    target,
    vote_on,
)
from dekom_tui.plan.edits import Add, EditError, Set
from dekom_tui.plan.format import TABLES, Goal, LogEntry
from dekom_tui.plan.template import SECTIONS, template_of
from dekom_tui.screens.meeting.days import day_typed
from dekom_tui.words.labels import label
from dekom_tui.words.language import N_, _
from dekom_tui.words.names import upper_first
from dekom_tui.words.telling import place_words, question_words

if TYPE_CHECKING:
    from dekom_tui.meeting.records import Item
    from dekom_tui.meeting.state import State
    from dekom_tui.plan.model import Plan

MEASURE: Final = "tiltak"
GOAL: Final = "maal"
FINDING: Final = "funn"
ANSWER: Final = "svar"
LOG: Final = "logg"
ADOPT: Final = "vedta"

NAMES: Final[Mapping[str, str]] = {
    MEASURE: N_("nytt tiltak"),
    GOAL: N_("nytt mål"),
    FINDING: N_("nytt funn"),
    ANSWER: N_("svar"),
    LOG: N_("innførsel i loggen"),
    ADOPT: N_("målet er vedtatt"),
}
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    MEASURE: ("tittel", "ansvarlig", "start", "slutt"),
    GOAL: ("tekst", "frist"),
    FINDING: ("tekst",),
    ANSWER: ("tekst",),
    LOG: ("anledning", "begrunnelse"),
    ADOPT: (),
}
_DATES: Final = ("start", "slutt", "frist")

WITH_LOG: Final = "log"
WITH_ANSWER: Final = "answer"
WITH_ANCHOR: Final = "anchor"


class Line(NamedTuple):
    """A line to fill in: its field, its label, what stands in it at first, and what helps while it is empty."""

    field: str
    label: str
    value: str = ""
    placeholder: str = ""


def kinds(plan: Plan, item: Item) -> list[str]:
    """What the item can become, what it asks about first."""
    where, place = target(plan, item)
    found = [MEASURE, GOAL, FINDING, LOG]
    if where == SECTION_FIELD:
        found.insert(0, ANSWER)
    elif place in found:
        found.remove(place)
        found.insert(0, place)
    about, _dot, key = item.about.partition(".")
    if about == GOAL and key in plan.of(Goal):
        found.append(ADOPT)
    if item.decisions and MEASURE in found and not place:
        found.remove(MEASURE)
        found.insert(0, MEASURE)
    return found


def extras(plan: Plan, item: Item, kind: str) -> list[str]:
    """What can be written along with it."""
    found = []
    if kind != ANSWER and target(plan, item)[0] == SECTION_FIELD and item.conclusion:
        found.append(WITH_ANSWER)
    if kind != LOG:
        found.append(WITH_LOG)
    return [*found, WITH_ANCHOR]


def extra_words(plan: Plan, item: Item, extra: str) -> str:
    """What an extra is, to be ticked."""
    if extra == WITH_ANSWER:
        return _("svar på «{question}»").format(question=question_text(plan, target(plan, item)[1]))
    return _("innførsel i loggen") if extra == WITH_LOG else _("forankring: hvem som var med")


def lines(plan: Plan, item: Item, kind: str) -> list[Line]:
    """What is filled in, with what the meeting said as the beginning."""
    found = sources(item)
    said = found[0].text if found else ""
    whole = item.conclusion or said
    given = {
        "tittel": said,
        "tekst": whole if kind == ANSWER else said,
        **({name: str(value) for name, value in log_values(item).items() if isinstance(value, str)}),
    }
    given.setdefault("begrunnelse", whole)
    table = {MEASURE: "tiltak", GOAL: "maal", FINDING: "funn", LOG: LogEntry.table}.get(kind, "")
    shown = []
    for field in _FIELDS[kind]:
        name = label(TABLES[table].fields[field]) if table else _("Svar")
        helping = _("«uke 41», «15.9» eller tom") if field in _DATES else _("en rolle, ikke et navn")
        aside = helping if field in (*_DATES, "ansvarlig") else ""
        shown.append(Line(field, name, given.get(field, "") if field not in (*_DATES, "ansvarlig") else "", aside))
    return shown


def wrong(kind: str, values: Mapping[str, str], today: date) -> tuple[str, str]:
    """The first field that cannot be used, and why; empty when all can."""
    needed = _FIELDS[kind][0] if _FIELDS[kind] else ""
    if needed and not values.get(needed):
        return needed, _("skriv noe først")
    days = {name: _day(name, values, today) for name in _DATES}
    for name, day in days.items():
        if day is None:
            return name, _("ingen dato")
    if days["start"] and days["slutt"] and days["slutt"] < days["start"]:
        return "slutt", _("er før start")
    return "", ""


def _day(name: str, values: Mapping[str, str], today: date) -> str | None:
    return day_typed(values.get(name, ""), today, end=name != "start")


def choices(
    plan: Plan,
    item: Item,
    kind: str,
    values: Mapping[str, str],
    goals: Sequence[str],
    ticked: Sequence[str],
    today: date,
) -> list[Choice]:
    """All that is to be written, from what was filled in and ticked."""
    days = {name: date.fromisoformat(day) for name in _DATES if (day := _day(name, values, today))}
    texts = {name: text for name, text in values.items() if text and name not in _DATES}
    found: list[Choice] = []
    if kind == ANSWER:
        found.append(Answer(target(plan, item)[1], texts["tekst"]))
    elif kind == LOG:
        found.append(Log({**log_values(item), **texts}))
    elif kind == ADOPT:
        found.append(_adoption(item))
    else:
        tied = {"maal": tuple(sorted(goals))} if kind == MEASURE and goals else {}
        found.append(New(kind, {**texts, **days, **tied}))
    if WITH_ANSWER in ticked:
        found.append(Answer(target(plan, item)[1], item.conclusion))
    if WITH_LOG in ticked:
        found.append(Log(log_values(item)))
    if WITH_ANCHOR in ticked:
        found.append(Anchor())
    return found


def _adoption(item: Item) -> Choice:
    from dekom_tui.meeting.landing import Adopt

    counted = vote_on(item, item.about)
    if counted is not None:
        return counted
    decision = next((one for one in item.decisions.values() if not one.gone), None)
    votes = (decision.for_, decision.against, decision.abstained) if decision is not None else (None, None, None)
    return Adopt(item.about.partition(".")[2], *votes)


def made(plan: Plan, state: State, those: Sequence[Choice], day: date) -> Landed | None:
    """The step that the plan would take, None where it does not fit the plan as it is."""
    try:
        return landed(plan, state, those, day)
    except (EditError, ValueError, KeyError):
        return None


def told(plan: Plan, found: Landed) -> list[tuple[str, str, str]]:
    """What would be written: where, what, and in which file."""
    rows = []
    for edit in _flat(found.edit.edits):
        if isinstance(edit, Add):
            for one in edit.entities:
                rows.append((_place(plan, one.table), upper_first(one.title), _file(one.table, one.key)))
        elif isinstance(edit, Set):
            table, file = edit.place.table, _file(edit.place.table, edit.place.key)
            if table in SECTIONS:
                rows += [
                    (_place(plan, table), f"«{question_words(plan, f'{table}.{name}')}»", file) for name in edit.changes
                ]
            else:
                rows.append((_place(plan, table), place_words(plan, f"{table}.{edit.place.key}"), file))
    return rows


def _flat(edits: Sequence[Any]) -> list[Any]:
    found = []
    for one in edits:
        found += _flat(one.edits) if hasattr(one, "edits") else [one]
    return found


def _place(plan: Plan, table: str) -> str:
    if table in SECTIONS:
        section = template_of(plan).section(table)
        return f"{section.number} {section.title}"
    kind = TABLES.get(table)
    return _(kind.label) if kind is not None and kind.keyed else ""


def _file(table: str, key: str) -> str:
    if table == "tiltak":
        return "tiltak.toml"
    return f"{table}/{key.partition('/')[0]}.toml" if table in ("logg", "referat") else "plan.toml"
