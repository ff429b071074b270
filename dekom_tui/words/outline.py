"""A plan as readable text: the template's own words, each with its answer, and the registers under what they answer.

The outline is data, a line at a time with its kind and its depth; who shows it decides on width and colours. It reads
well aloud: nothing stands in columns, and each figure has its name before it. The template's words follow the plan's
written form, all others the language in use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from dekom_tui.plan.entity import Entity, Records, Sub
from dekom_tui.plan.fields import Field
from dekom_tui.plan.format import TABLES, Goal, Indicator, Item, Measure, Minutes
from dekom_tui.plan.measures import state
from dekom_tui.plan.model import Plan
from dekom_tui.plan.template import Question, Section, questions, template_of
from dekom_tui.plan.text import blocks, fold
from dekom_tui.words.dates import day as day_words
from dekom_tui.words.dates import span
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _
from dekom_tui.words.numbers import with_unit
from dekom_tui.words.telling import question_words, record_words, value_words

Kind = Literal["title", "section", "question", "entity", "text", "item", "fact", "missing", "blank"]


class Line(NamedTuple):
    """One paragraph, item, heading or fact; `indent` in steps, `marker` hangs before the text."""

    kind: Kind
    text: str = ""
    indent: int = 0
    marker: str = ""


BLANK: Final = Line("blank")

PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "rammer": ("0", N_("rammer for arbeidet"), "frameworks", "framework conditions"),
    "innledning": ("1", N_("innledning"), "innleiing", "introduction"),
    "situasjon": ("2", N_("situasjonsbeskrivelse"), "situasjonsskildring", "situation"),
    "maal": ("3", N_("resultatmål"), "mål", "goals"),
    "analyse": ("4", N_("analyse"), "analysis"),
    "tiltak": ("5", N_("tiltak"), "measures"),
    "organisering": ("6", N_("organisering"), "organisation", "organization"),
    "tegn": ("7", N_("tegn på læring"), "teikn på læring", "signs of learning"),
    "logg": ("l", N_("evalueringslogg"), "log", "evaluation log"),
    "referat": ("m", N_("referater"), "møter", "minutes", "meetings"),
}
"""The parts of a plan in their order, each with its number and the other names that it goes by."""

_UNDER: Final[Mapping[tuple[str, str], str]] = {
    ("innledning", "utforming"): "forankring",
    ("innledning", "satsinger"): "satsing",
    ("organisering", "roller"): "rolle",
    ("organisering", "moeteplasser"): "arena",
    ("organisering", "partnere"): "partner",
}
"""The register that stands under a guiding question, and answers it too."""

_AFTER: Final[Mapping[str, tuple[str, ...]]] = {"analyse": ("funn",), "tegn": ("elevstemme",)}
"""The registers that stand at a section's end."""

_SIGNS: Final = ("elever", "laerere", "ledelse")
_HIDDEN: Final = frozenset({"nr", "kort", "format"})


def part_named(name: str) -> str | None:
    """The key of the part that a number or a name means, its beginning is enough; None when it means none, or two."""
    wanted = fold(name.strip())
    if not wanted:
        return None
    found = {key: [fold(one) for one in (key, *names)] for key, names in PARTS.items()}
    exact = [key for key, names in found.items() if wanted in names]
    near = exact or [key for key, names in found.items() if any(one.startswith(wanted) for one in names)]
    return near[0] if len(near) == 1 else None


def outline(plan: Plan, today: date, part: str | None = None) -> Iterator[Line]:
    """A plan's lines, all of it or one part of `PARTS`."""
    if part is None:
        yield from _head(plan)
    for key in PARTS if part is None else (part,):
        if key in _PARTS:
            yield from _PARTS[key](plan, today)
        else:
            yield from _section(plan, template_of(plan).section(key), today)


def _head(plan: Plan) -> Iterator[Line]:
    head = plan.head
    yield Line("title", head.tittel or _("Planen har ingen tittel"))
    place = ", ".join(one for one in (head.skole, head.skoleeier) if one)
    if place:
        yield Line("text", place)
    if head.fra or head.til:
        yield _fact(_("Planperiode"), span(head.fra, head.til))
    if head.status:
        yield _fact(_("Status"), word(head.status))
    if head.neste_revisjon:
        yield _fact(_("Neste revisjon"), day_words(head.neste_revisjon, form="long"))
    yield BLANK


def _frameworks(plan: Plan, _today: date) -> Iterator[Line]:
    template = template_of(plan)
    answers = plan.tables.get("rammer", {}).get("")
    yield Line("section", template.frameworks_title)
    yield BLANK
    for number_, framework in enumerate(template.frameworks, 1):
        yield Line("question", framework.text, marker=f"{number_}.")
        yield from _answer(None if answers is None else answers.values.get(framework.field))
        yield BLANK


def _section(plan: Plan, section: Section, today: date) -> Iterator[Line]:
    yield Line("section", section.title, marker=f"{section.number}.")
    yield BLANK
    if section.lead:
        yield Line("question", section.lead)
        yield BLANK
    for note in section.notes:
        yield Line("question", note)
        yield BLANK
    if free := plan.tables.get("tekst", {}).get(""):
        yield from _prose(free.values.get(section.key), 0)
    asked = questions(plan, section.key)
    texts = [one.text for one in asked]
    for question in asked:
        # Two fields share one sentence of the template: the field's own name tells them apart.
        shared = texts.count(question.text) > 1
        yield from _question(plan, question, shared)
    yield from _BESIDE.get(section.key, _nothing)(plan, today)
    for table in _AFTER.get(section.key, ()):
        yield from _register(plan, table, 0)


def _question(plan: Plan, question: Question, shared: bool) -> Iterator[Line]:
    text = question.text
    if shared:
        text = f"{text} ({_(TABLES[question.section].own[question.field].label)})"
    yield Line("question", text)
    answer = question.answer(plan)
    register = _UNDER.get((question.section, question.field))
    entities = list(_entities(plan, register)) if register else []
    if question.section == "situasjon":
        entities = [one for one in _entities(plan, "indikator") if one.values.get("spoersmaal") == question.field]
    if answer or not entities:
        yield from _answer(answer)
    yield BLANK
    for entity in entities:
        yield from _entity(plan, entity, 1)


def _answer(text: str | None) -> Iterator[Line]:
    if text:
        yield from _paragraphs(text, 1)
    else:
        yield Line("missing", _("ikke besvart"), 1)


def _prose(text: str | None, indent: int) -> Iterator[Line]:
    if text:
        yield from _paragraphs(text, indent)
        yield BLANK


def _paragraphs(text: str, indent: int) -> Iterator[Line]:
    was = ""
    for block in blocks(text):
        if was and (block.kind == "paragraph" or was == "paragraph"):
            yield BLANK
        if block.kind == "kept":
            yield Line("item", block.text.strip(), indent + 1)
        else:
            yield Line("item" if block.marker else "text", block.text, indent, block.marker)
        was = block.kind


def _nothing(_plan: Plan, _today: date) -> Iterator[Line]:
    yield from ()


def _loose_indicators(plan: Plan, _today: date) -> Iterator[Line]:
    """The indicators that answer no question of the section."""
    for entity in _entities(plan, "indikator"):
        if "spoersmaal" not in entity.values:
            yield from _entity(plan, entity, 0)


def _goals(plan: Plan, _today: date) -> Iterator[Line]:
    tips = template_of(plan).smarte
    for tip in tips:
        yield Line("item", tip.text, 1, "·")
    yield BLANK
    goals = plan.ordered(Goal)
    if not goals:
        yield Line("missing", _("ikke besvart"), 1)
        yield BLANK
    for goal in goals:
        yield from _heading(plan, goal, 0)
        yield from _facts(plan, goal, 1, _with_units(plan, goal))
        for tip in tips:
            why = goal.values.get(f"smarte.{tip.field}")
            yield _fact(tip.text, why, 1) if why else Line("missing", f"{tip.text}: {_('ikke besvart')}", 1)
        yield BLANK


def _with_units(plan: Plan, goal: Goal) -> dict[str, str]:
    """A goal's figures in the unit of its indicator."""
    indicator = plan.of(Indicator).get(goal.indikator or "")
    unit = None if indicator is None else indicator.enhet
    figures = {name: goal.values.get(name) for name in ("utgangsverdi", "maalverdi")}
    return {name: with_unit(value, unit) for name, value in figures.items() if value is not None}


def _measures(plan: Plan, today: date) -> Iterator[Line]:
    if head := plan.tables.get("(tiltak)", {}).get(""):
        yield from _prose(head.values.get("innledning"), 0)
    measures = plan.ordered(Measure)
    if not measures:
        yield Line("missing", _("ikke besvart"), 1)
        yield BLANK
    for measure in measures:
        yield from _entity(plan, measure, 0, {"status": word(state(measure, today))})


def _signs(plan: Plan, _today: date) -> Iterator[Line]:
    found = plan.tables.get("tegn", {}).get("")
    fields = TABLES["tegn"].own
    for name in _SIGNS:
        text = None if found is None else found.values.get(name)
        if text:
            yield Line("question", _("Tegn vi ser etter: {who}").format(who=_(fields[name].label).lower()))
            yield from _paragraphs(text, 1)
            yield BLANK


def _log(plan: Plan, _today: date) -> Iterator[Line]:
    yield Line("section", _("Evalueringslogg"))
    yield BLANK
    for entry in plan.log:
        yield from _entity(plan, entry, 0)
    if not plan.log:
        yield Line("missing", _("Ingen innførsler ennå"), 1)


def _minutes(plan: Plan, _today: date) -> Iterator[Line]:
    yield Line("section", _("Referater"))
    yield BLANK
    meetings = sorted(plan.of(Minutes).values(), key=lambda one: (one.dato or date.max, one.key))
    for meeting in meetings:
        yield from _entity(plan, meeting, 0)
        inside = f"{meeting.key}/"
        items = [one for one in _entities(plan, "sak") if one.key.startswith(inside)]
        for item in items:
            yield from _entity(plan, item, 1)
    if not meetings:
        yield Line("missing", _("Ingen referater ennå"), 1)


_PARTS: Final[Mapping[str, Callable[[Plan, date], Iterator[Line]]]] = {
    "rammer": _frameworks,
    "logg": _log,
    "referat": _minutes,
}
"""The parts that are no section of the template."""

_BESIDE: Final[Mapping[str, Callable[[Plan, date], Iterator[Line]]]] = {
    "situasjon": _loose_indicators,
    "maal": _goals,
    "tiltak": _measures,
    "tegn": _signs,
}
"""What a section holds besides its questions."""


def _entities(plan: Plan, table: str) -> tuple[Entity, ...]:
    found = plan.ordered(TABLES[table])
    if TABLES[table].dated:
        return tuple(sorted(found, key=lambda one: (one.values.get("dato") or date.max, one.key)))
    return found


def _register(plan: Plan, table: str, indent: int) -> Iterator[Line]:
    entities = _entities(plan, table)
    if entities:
        yield Line("question", _(TABLES[table].plural), indent)
        yield BLANK
    for entity in entities:
        yield from _entity(plan, entity, indent + 1)


def _entity(plan: Plan, entity: Entity, indent: int, instead: Mapping[str, str] | None = None) -> Iterator[Line]:
    yield from _heading(plan, entity, indent)
    yield from _facts(plan, entity, indent + 1, instead)
    yield BLANK


def _heading(plan: Plan, entity: Entity, indent: int) -> Iterator[Line]:
    when = entity.values.get("dato") if entity.dated else None
    title = question_words(plan, entity.title) if isinstance(entity, Item) else entity.title
    title = f"{day_words(when)}: {title}" if when else title
    nr = entity.values.get("nr")
    yield Line("entity", title, indent, f"{nr}." if nr else "")


def _facts(plan: Plan, entity: Entity, indent: int, instead: Mapping[str, str] | None = None) -> Iterator[Line]:
    """What an entity says, a line a field, in the order of the format; what its heading has told is left out.

    `instead` has the words of fields that say more than their value.
    """
    told = set(_HIDDEN)
    told |= {next((name for name in entity.names if name in entity.values), "")}
    if entity.dated:
        told.add("dato")
    for name, field in entity.own.items():
        if isinstance(field, Sub):
            sub: Entity = field.__get__(entity, type(entity))
            if name != "smarte" and sub.values:
                yield _fact(_(field.label), record_words(plan, sub), indent)
        elif instead and name in instead:
            yield _fact(_(field.label), instead[name], indent)
        elif name in entity.values and name not in told:
            yield from _field(plan, _(field.label), field, entity.values[name], indent)


def _field(plan: Plan, label: str, field: Field[Any], value: object, indent: int) -> Iterator[Line]:
    if isinstance(field, Records) and isinstance(value, tuple):
        yield Line("fact", f"{label}:", indent)
        for record in value:
            yield Line("item", record_words(plan, record), indent + 1, "-")
    elif field.kind == "prose":
        yield Line("fact", f"{label}:", indent)
        yield from _paragraphs(str(value), indent + 1)
    else:
        yield _fact(label, value_words(plan, field, value), indent)


def _fact(label: str, words: str, indent: int = 0) -> Line:
    return Line("fact", f"{label.rstrip(':?.')}: {words}" if not label.endswith("?") else f"{label} {words}", indent)
