"""What a program that stopped could not save, as rows: each text beside what the file says now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from dekom_tui.plan.entity import OWN_QUESTION, Entity
from dekom_tui.plan.fields import Prose
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.reading import read_file
from dekom_tui.screens.sections.view import prose_lines
from dekom_tui.store.read import kind_of
from dekom_tui.store.rescue import Rescue
from dekom_tui.store.toml.parse import TomlError, parse
from dekom_tui.widgets.lines import Line, Row, Span, beside, heading, indent, line, paragraph, wrap_line
from dekom_tui.widgets.states import FINE
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.values import place_words, value_words

BESIDE_FROM: Final = 70
_MOST: Final = 30
"""So many differences are shown; more are counted."""


class Difference(NamedTuple):
    """A field that was changed and not saved: what was rescued, and what the plan says now."""

    place: Place
    field: str
    rescued: Any
    now: Any


class Unclear(NamedTuple):
    """A file whose rescued text is no TOML that can be told field by field."""

    path: str


def differences(found: Rescue, plan: Plan) -> list[Difference | Unclear]:
    """Every field that the rescued texts have otherwise than what they came of, file by file."""
    told: list[Difference | Unclear] = []
    for path, lost in found.files.items():
        try:
            before, after = _tables(path, lost.base, plan), _tables(path, lost.text, plan)
        except TomlError:
            told.append(Unclear(path))
            continue
        for place in dict.fromkeys((*before, *after)):
            was, now = before.get(place), after.get(place)
            standing = plan.at(place)
            for field in _fields(was, now):
                old = was.values.get(field) if was is not None else None
                new = now.values.get(field) if now is not None else None
                current = standing.values.get(field) if standing is not None else None
                if old != new and new != current:
                    told.append(Difference(place, field, new, current))
    return told


def _tables(path: str, text: str | None, plan: Plan) -> dict[Place, Entity]:
    """What one file's text holds, by place. Raises TomlError."""
    if text is None:
        return {}
    kind, key = kind_of(path)
    tables: Mapping[str, Mapping[str, Entity]] = read_file(kind, key, parse(text), plan.settings).tables
    return {Place(name, key): entity for name, entities in tables.items() for key, entity in entities.items()}


def _fields(one: Entity | None, other: Entity | None) -> list[str]:
    values = [entity.values for entity in (one, other) if entity is not None]
    return list(dict.fromkeys(field for each in values for field in each))


def rows(told: list[Difference | Unclear], plan: Plan, when: str, width: int) -> list[Row]:
    """The offer, and every difference with both sides."""
    room = width - 2
    found = [Row(), Row(indent(heading(_("REDDET TEKST"), when))), Row()]
    words = _("Sist gang ble ikke alt lagret. Teksten er tatt vare på, og kan tas inn i planen.")
    found += [Row(indent(one)) for one in paragraph(words, min(room, 96))]
    if not told:
        same = _("Alt som ble reddet, står i planen allerede.")
        return [*found, Row(), Row(indent(line(FINE.span(), " ", same)))]
    for one in told[:_MOST]:
        found += [Row(), *_difference(one, plan, width)]
    rest = len(told) - _MOST
    if rest > 0:
        more = ngettext("og {n} til", "og {n} til", rest).format(n=rest)
        found += [Row(), Row(indent(line((more, "faint"))))]
    safe = _("Det som er skrevet i fila siden, går ikke tapt: der begge er endret, velger dere etterpå.")
    return [*found, Row(), *(Row(indent(one)) for one in paragraph(safe, min(room, 96), "faint"))]


def _difference(one: Difference | Unclear, plan: Plan, width: int) -> list[Row]:
    if isinstance(one, Unclear):
        words = _("{file}: teksten kan ikke vises felt for felt, men tas inn som den er.").format(file=one.path)
        return [Row(indent(each)) for each in paragraph(words, width - 2)]
    kind = TABLES[one.place.table]
    field = kind.fields.get(one.field, OWN_QUESTION)
    name = f"{place_words(one.place, plan)}: {_(field.label)}"
    head = [Row(indent(each)) for each in wrap_line(line((name, "text", True)), width - 2)]
    half = width // 2 - 3 if width >= BESIDE_FROM else width - 4
    rescued = [Row(line("  ", Span(_("REDDET"), "accent", True))), *_value(field, one.rescued, plan, half)]
    now = [Row(line("  ", Span(_("I PLANEN NÅ"), "accent", True))), *_value(field, one.now, plan, half)]
    if width >= BESIDE_FROM:
        return [*head, *beside(rescued, now, width // 2 - 1)]
    return [*head, *rescued, *now]


def _value(field: Any, value: Any, plan: Plan, width: int) -> list[Row]:
    lines: list[Line]
    if value is None or value == ():
        lines = [line((_("ingenting"), "faint"))]
    elif isinstance(field, Prose):
        lines = prose_lines(value, width)
    else:
        lines = paragraph(value_words(field, value, plan), width)
    return [Row(indent(one, 2)) for one in lines]
