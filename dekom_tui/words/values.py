"""Values of the plan as people read them: a field's value in words, and what a plan is called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dekom_tui.plan.entity import Entity, Inline, Records, Sub
from dekom_tui.plan.fields import Choice, Clock, Counts, Day, Days, Field, Flag, Links, Number, Ref, Refs, Whole, Words
from dekom_tui.plan.format import TABLES, Goal, Measure
from dekom_tui.words.dates import day, span
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.numbers import number

if TYPE_CHECKING:
    from dekom_tui.plan.model import Place, Plan

NUMBERED = (Goal, Measure)
"""The tables of which people know the number: «mål 1 og 4»."""

_SINGULAR = {"maal": N_("MÅL {n}"), "tiltak": N_("TILTAK {n}"), "funn": N_("FUNN {n}"), "referat": N_("MØTE {n}")}
"""Over one of a table whose label is the same in singular and plural in Norwegian, but not in every language; and over
minutes, which are planned as a meeting."""

SHOWN = 3
"""How many of several places are named."""


def heading_of(kind: type[Entity], number: object = "") -> str:
    """The heading over one of a kind, with its number when it has one: «TILTAK 5», «ROLLE»."""
    singular = _SINGULAR.get(kind.table)
    return (_(singular).format(n=number) if singular else f"{_(kind.label).upper()} {number}").strip()


def plan_name(plan: Plan) -> str:
    """What a plan is called in the title line: «Utviklingsplan 2025–2027», «Utkast 2027–2029»."""
    head = plan.head
    name = _("Utkast") if head.status in (None, "utkast") else _("Utviklingsplan")
    years = [str(one.year) for one in (head.fra, head.til) if one is not None]
    return f"{name} {'–'.join(dict.fromkeys(years))}".strip()


def joined(words: list[str]) -> str:
    """Words as a list in a sentence: «1, 2 og 4»."""
    if len(words) < 2:
        return "".join(words)
    return _("{first} og {last}").format(first=", ".join(words[:-1]), last=words[-1])


def value_words(field: Field[Any], value: Any, plan: Plan) -> str:
    """A field's value on one line; empty when it is unset. What it refers to is told by its title, or its number."""
    if value is None or value == ():
        return ""
    if isinstance(field, Day):
        return day(value)
    if isinstance(field, Clock):
        return f"{value.hour:02}.{value.minute:02}"
    if isinstance(field, Flag):
        return _("ja") if value else ""
    if isinstance(field, Whole) and field.unit:
        return f"{number(value)}\u00a0{field.unit}"
    if isinstance(field, Whole | Number):
        return number(value)
    if isinstance(field, Choice):
        return word(value)
    if isinstance(field, Ref):
        return reference(field.table, value, plan)
    if isinstance(field, Refs):
        kind = TABLES[field.table]
        if kind in NUMBERED:
            entities = plan.of(kind)
            numbers = sorted(entities[key].values.get("nr", 0) for key in value if key in entities)
            if len(numbers) == len(value) and all(numbers):
                return joined([str(one) for one in numbers])
        return " · ".join(reference(field.table, key, plan) for key in value)
    if isinstance(field, Words):
        return ", ".join(word(one) for one in value)
    if isinstance(field, Links):
        return ", ".join(value)
    if isinstance(field, Days):
        return ", ".join(day(one) for one in value)
    if isinstance(field, Counts):
        return ", ".join(f"{role} {count}" for role, count in value)
    if isinstance(field, Records):
        return ngettext("{n} linje", "{n} linjer", len(value)).format(n=len(value))
    if isinstance(field, Inline | Sub):
        return inline_words(value)
    return str(value).replace("\n", " ")


def inline_words(value: Entity) -> str:
    """An inline table on one line; two dates as a span."""
    start, end = value.values.get("start"), value.values.get("slutt")
    if start is not None or end is not None:
        return span(start, end)
    return ", ".join(str(one) for one in value.values.values())


def reference(table: str, key: str, plan: Plan) -> str:
    """What a key refers to, by its short title; the key with a mark when there is no such thing."""
    found: Mapping[str, Entity] = plan.tables.get(table, {})
    return found[key].short if key in found else f"! {key}"


def places_words(places: Sequence[Place], plan: Plan) -> str:
    """Places as people know them, the first three and how many more: «6 Organisering, 2 Elevpanel og 3 til»."""
    names = list(dict.fromkeys(place_words(one, plan) for one in places))
    if len(names) <= SHOWN:
        return joined(names)
    return _("{names} og {n} til").format(names=", ".join(names[:SHOWN]), n=len(names) - SHOWN)


def place_words(place: Place, plan: Plan) -> str:
    """A place by what stands there, or by its table's name."""
    entity = plan.at(place)
    kind = TABLES[place.table]
    if entity is None or not place.key:
        return _(kind.label)
    return entity_words(entity, kind)


def entity_words(entity: Entity, kind: type[Entity]) -> str:
    """A thing by its number, where it has one, and its short name."""
    number = entity.values.get("nr")
    return f"{number} {entity.short}" if number and kind in NUMBERED else entity.short
