"""Values in full for a text that is read aloud: references by their titles, records as one line, nothing by its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from dekom_tui.plan.fields import Field, Flag, Links, Question, Ref, Refs, Target, Whole
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.template import question
from dekom_tui.words.language import _
from dekom_tui.words.names import quoted, the
from dekom_tui.words.numbers import with_unit
from dekom_tui.words.values import value_words as general_words

if TYPE_CHECKING:
    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.model import Plan


def record_words(plan: Plan, record: Entity, unit: str | None = None) -> str:
    """A record of a list on one line: its date, what it is, and then what else it says with names; its figure with the
    unit."""
    lead: list[str] = []
    rest: list[str] = []
    for name, value in ((name, record.values[name]) for name in record.fields if name in record.values):
        field = record.fields[name]
        if name == "verdi" and unit is not None and isinstance(value, int | float):
            lead.append(with_unit(value, unit))
        elif name in ("dato", "tekst", "navn", "verdi"):
            lead.append(value_words(plan, field, value))
        elif name == "merknad":
            rest.append(value_words(plan, field, value))
        elif isinstance(field, Flag):
            rest.append(_(field.label).lower())
        else:
            rest.append(f"{_(field.label).lower()} {value_words(plan, field, value)}")
    said = ": ".join(lead)
    return f"{said} ({', '.join(rest)})" if rest else said


def value_words(plan: Plan, field: Field[Any], value: object) -> str:
    """A value as people say it; a reference by the title of what it means, or its key when there is no such thing."""
    if isinstance(field, Ref):
        return _title(plan, field.table, str(value))
    if isinstance(field, Refs) and isinstance(value, tuple):
        return "; ".join(_title(plan, field.table, key) for key in value)
    if isinstance(field, Links) and isinstance(value, tuple):
        return "; ".join(place_words(plan, one) for one in value)
    if isinstance(field, Question):
        return question_words(plan, str(value))
    if isinstance(field, Target):
        return place_words(plan, str(value))
    if isinstance(field, Whole) and field.high == 100:
        return with_unit(cast("int", value), "%")
    if isinstance(field, Flag):
        return _("ja") if value else _("nei")
    return general_words(field, value, plan)


def _title(plan: Plan, table: str, key: str) -> str:
    found = plan.tables.get(table, {}).get(key)
    return key if found is None else found.short


def place_words(plan: Plan, name: str) -> str:
    """TABLE.KEY, SECTION.FIELD or a register in words; what means nothing stays as it is written."""
    table, _dot, rest = name.partition(".")
    kind = TABLES.get(table)
    if kind is None:
        return name
    if not rest:
        return _(kind.plural)
    if not kind.keyed:
        return _(kind.own[rest].label) if rest in kind.own else name
    found = plan.tables.get(table, {}).get(rest)
    return name if found is None else f"{the(table)} {quoted(found.short)}"


def question_words(plan: Plan, name: str) -> str:
    """What an agenda item asks: the question that SECTION.FIELD names in its own words, a register by its name."""
    section, _dot, field = name.partition(".")
    asked = question(plan, section, field) if field else None
    return place_words(plan, name) if asked is None else asked.text
