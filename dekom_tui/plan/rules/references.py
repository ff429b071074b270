"""References that lead nowhere, measures that wait for each other, agenda items about what the plan does not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.plan.fields import Links, Ref, Refs, Target
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import TABLES, Item, Measure
from dekom_tui.plan.likeness import nearest
from dekom_tui.plan.measures import CANCELLED, circles, status
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.template import SECTIONS, is_prose_field, questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dekom_tui.plan.entity import Entity

_BY_KEY: Final = tuple(
    (name, path, field.table)
    for name, kind in TABLES.items()
    for path, field in kind.fields.items()
    if isinstance(field, Ref | Refs)
)
"""Every field that holds keys: its table, its path and the table that the keys belong to."""

_BY_PLACE: Final = tuple(
    (name, path)
    for name, kind in TABLES.items()
    for path, field in kind.fields.items()
    if isinstance(field, Links | Target)
)
"""Every field that holds places: its table and its path."""


def check(plan: Plan) -> Iterator[Finding]:
    """References to nothing, circles, a replaced measure that still runs, agenda items that ask for no question."""
    yield from _keys(plan)
    yield from _places(plan)
    for circle in circles(plan):
        yield _about(plan.of(Measure)[circle[0]], "circle", "etter", measures=circle)
    for measure in plan.measures:
        if measure.erstattes_av is not None and status(measure) != CANCELLED:
            yield _about(measure, "replaced-but-alive", "erstattes_av", status=status(measure))
    for item in plan.of(Item).values():
        asked = item.spoersmaal
        if asked is not None and _names_a_field(asked) and not _asks(plan, asked):
            yield _about(item, "no-such-question", "spoersmaal", name=asked, nearest=nearest(asked, _asked(plan)))


def _about(entity: Entity, code: str, field: str, **params: Any) -> Finding:
    place = Place(entity.table, entity.key)
    return Finding(code, place.file, place, field, params=params)


def _keys(plan: Plan) -> Iterator[Finding]:
    for name, path, table in _BY_KEY:
        known = plan.tables.get(table, {})
        for entity in plan.tables.get(name, {}).values():
            value = entity.values.get(path)
            if value is None:
                continue
            for key in (value,) if isinstance(value, str) else value:
                if key not in known:
                    yield _about(entity, "no-such", path, table=table, key=key, nearest=nearest(key, known))


def _places(plan: Plan) -> Iterator[Finding]:
    for name, path in _BY_PLACE:
        for entity in plan.tables.get(name, {}).values():
            value = entity.values.get(path)
            if value is None:
                continue
            for target in (value,) if isinstance(value, str) else value:
                if not leads_somewhere(plan, target, registers=isinstance(value, str)):
                    table, _dot, key = target.partition(".")
                    known = plan.tables.get(table, {})
                    near = nearest(key, known)
                    yield _about(
                        entity, "no-such", path,
                        table=table if table in TABLES else "", key=target, nearest=near and f"{table}.{near}",
                    )  # fmt: skip


def leads_somewhere(plan: Plan, target: str, *, registers: bool = True) -> bool:
    """Whether TABLE.KEY or TABLE.FIELD stands in the plan; a table's bare name does where `registers` are allowed."""
    table, dot, key = target.partition(".")
    if not dot:
        return registers and (table in TABLES or table in SECTIONS) and not table.startswith("(")
    return key in plan.tables.get(table, {}) or is_prose_field(plan, table, key)


def _names_a_field(question: str) -> bool:
    """Whether an item's question has the form SECTION.FIELD and is not words of its own."""
    section, dot, field = question.partition(".")
    spelt = section + field
    return bool(dot and section and field) and spelt.isascii() and spelt.replace("_", "").replace("-", "").isalnum()


def _asks(plan: Plan, question: str) -> bool:
    section, _dot, field = question.partition(".")
    return is_prose_field(plan, section, field)


def _asked(plan: Plan) -> list[str]:
    """Every guiding question as SECTION.FIELD."""
    return [f"{section}.{one.field}" for section in SECTIONS for one in questions(plan, section)]
