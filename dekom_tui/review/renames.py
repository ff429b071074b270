"""Keys that seem to have been renamed: one that went and one that came that can be nothing else.

A key is a thing's identity for good, so the changes themselves still say removed and added, each naming the other
(commands.md, «diff»). Two fit when all that they hold is the same (but for a date that the key begins with), or when
everything that named the one now names the other and they are still called the same. Only one fit each counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.fields import Links, Ref, Refs, Target
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.values import alike, cell

Named: TypeAlias = Mapping[str, set[tuple[str, str, str]]]
"""By key, the fields that name it: table, key and path."""


def renamed(went: Sequence[Entity], came: Sequence[Entity], before: Plan, after: Plan) -> dict[Place, str]:
    """The places that went, with the key that each seems to have now."""
    pairs: list[tuple[Place, Place]] = []
    for table in dict.fromkeys(one.table for one in went):
        olds = [one for one in went if one.table == table]
        news = [one for one in came if one.table == table and _inside(one) in {_inside(old) for old in olds}]
        if not news:
            continue
        named_before, named_after = _named_by(before, table), _named_by(after, table)
        for old in olds:
            for new in news:
                if _inside(old) == _inside(new) and _fit(old, new, named_before, named_after):
                    pairs.append((Place(table, old.key), Place(table, new.key)))
    return {
        old: new.key
        for old, new in pairs
        if sum(old == one for one, _ in pairs) == 1 and sum(new == one for _, one in pairs) == 1
    }


def _inside(entity: Entity) -> str:
    """The minutes that an agenda item stands in."""
    return entity.key.partition("/")[0] if entity.table == "sak" else ""


def _fit(old: Entity, new: Entity, before: Named, after: Named) -> bool:
    paths = {**old.values, **old.extra, **new.values, **new.extra}
    differing = [path for path in paths if not alike(cell(old, path), cell(new, path))]
    if all(path == "dato" and old.dated for path in differing):
        return bool(paths)
    same_name = any(name in old.values and alike(cell(old, name), cell(new, name)) for name in old.names)
    return same_name and bool(before.get(old.key)) and before[old.key] == after.get(new.key)


def _named_by(plan: Plan, to: str) -> dict[str, set[tuple[str, str, str]]]:
    """Which fields of which other things name each key of a table."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for table, entities in plan.tables.items():
        kind = TABLES.get(table)
        if kind is None:
            continue
        for path, field in kind.fields.items():
            if isinstance(field, Ref | Refs):
                if field.table != to:
                    continue
                lead = ""
            elif isinstance(field, Links | Target):
                lead = f"{to}."
            else:
                continue
            for key, entity in entities.items():
                for member in _members(entity.values.get(path)):
                    if member.startswith(lead):
                        found.setdefault(member[len(lead) :], set()).add((table, key, path))
    return found


def _members(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()
