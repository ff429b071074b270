"""Edits as values: what may happen to a plan, told before it happens, applied to give a new plan.

An edit holds places and values, never a file or a screen. The store writes the difference between the plan before
and the plan after, and keeps the texts before, so that each edit can be undone to the byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeAlias

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.fields import Links, Ref, Refs, Target
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.text import slug


class Set(NamedTuple):
    """Give fields of one entity new values; None unsets. A table without keys need not stand in the file yet."""

    place: Place
    changes: Mapping[str, Any]


class Add(NamedTuple):
    """Add entities; their keys must be free."""

    entities: tuple[Entity, ...]


class Remove(NamedTuple):
    """Remove an entity and every reference to it."""

    place: Place


class Rename(NamedTuple):
    """Give an entity another key, and every reference to it too (plan, measures, log, minutes)."""

    place: Place
    key: str


class Many(NamedTuple):
    """Several edits as one step."""

    edits: tuple[Edit, ...]


Edit: TypeAlias = Set | Add | Remove | Rename | Many


class EditError(ValueError):
    """An edit that does not fit the plan it is applied to; `code` is one of gone, taken."""

    def __init__(self, code: str, place: Place) -> None:
        super().__init__(f"{code}: {place}")
        self.code = code
        self.place = place


def apply(plan: Plan, edit: Edit) -> Plan:
    """The plan after an edit. Raises EditError when it does not fit, ValueError for a wrong value."""
    if isinstance(edit, Set):
        return plan.put(_standing(plan, edit.place).edit(edit.changes))
    if isinstance(edit, Add):
        for entity in edit.entities:
            if entity.key in plan.tables.get(entity.table, {}):
                raise EditError("taken", Place(entity.table, entity.key))
        return plan.put(*edit.entities)
    if isinstance(edit, Remove):
        _standing(plan, edit.place)
        return plan.without(edit.place).put(*_repointed(plan, edit.place, None))
    if isinstance(edit, Rename):
        return _renamed(plan, edit)
    for one in edit.edits:
        plan = apply(plan, one)
    return plan


def _standing(plan: Plan, place: Place) -> Entity:
    """What stands at a place, to be changed. Raises EditError when it is gone."""
    entity = plan.at(place)
    if entity is None:
        raise EditError("gone", place)
    return entity


def _renamed(plan: Plan, edit: Rename) -> Plan:
    entity = _standing(plan, edit.place)
    if edit.key == entity.key:
        return plan
    if edit.key in plan.tables.get(edit.place.table, {}):
        raise EditError("taken", Place(edit.place.table, edit.key))
    after = plan.without(edit.place).put(entity.rekeyed(edit.key))
    if edit.place.table == "referat":
        items = [one for key, one in plan.tables.get("sak", {}).items() if key.startswith(f"{edit.place.key}/")]
        for item in items:
            after = after.without(Place("sak", item.key)).put(
                item.rekeyed(f"{edit.key}/{Place('sak', item.key).inner}")
            )
    return after.put(*_repointed(after, edit.place, edit.key))


def _repointed(plan: Plan, place: Place, key: str | None) -> list[Entity]:
    """Every entity that refers to a place, referring to another key instead, or no longer when that is None."""
    changed: list[Entity] = []
    old, new = str(place), None if key is None else f"{place.table}.{key}"
    for table, entities in plan.tables.items():
        paths = _pointing(table, place.table)
        if not paths:
            continue
        for entity in entities.values():
            if (table, entity.key) == place:
                continue
            changes: dict[str, Any] = {}
            for path, (was, becomes) in ((path, (place.key, key) if plain else (old, new)) for path, plain in paths):
                value = entity.values.get(path)
                if value == was:
                    changes[path] = becomes
                elif isinstance(value, tuple) and was in value:
                    rest = [one for one in value if one != was]
                    changes[path] = [*rest, becomes] if becomes is not None else rest or None
            if changes:
                changed.append(entity.edit(changes))
    return changed


def _pointing(table: str, to: str) -> list[tuple[str, bool]]:
    """The fields of a table that can refer to another one; True for those that hold the bare key."""
    paths: list[tuple[str, bool]] = []
    for path, field in TABLES[table].fields.items():
        if isinstance(field, Ref | Refs):
            if field.table == to:
                paths.append((path, True))
        elif isinstance(field, Links | Target):
            paths.append((path, False))
    return paths


def references(plan: Plan, place: Place) -> list[Entity]:
    """Everything that refers to a place: what removing it would change."""
    pointing = {(one.table, one.key) for one in _repointed(plan, place, None)}
    return [one for at, one in plan.places() if at in pointing]


def new_key(plan: Plan, kind: type[Entity], values: Mapping[str, Any], inside: str = "") -> str:
    """The key that a new entity gets from what it is called (rule 1); `inside` is an agenda item's minutes."""
    prefix = f"{inside}/" if inside else ""
    name = next((str(values[field]) for field in kind.names if values.get(field)), "")
    taken = {key.removeprefix(prefix) for key in plan.tables.get(kind.table, {}) if key.startswith(prefix)}
    date = values.get("dato") if kind.dated else None
    return prefix + slug(name, taken, date=date, fallback=kind.table)


def new(plan: Plan, kind: type[Entity], values: Mapping[str, Any], inside: str = "") -> Add:
    """Add an entity with these values, under a key made of them, last in the order that people see."""
    filled = dict(values)
    if "nr" in kind.fields and "nr" not in filled:
        filled["nr"] = next_number(plan, kind)
    return Add((kind.of(new_key(plan, kind, filled, inside), **filled),))


def copy(plan: Plan, place: Place) -> Add:
    """Add a copy of an entity, with a key and a number of its own."""
    entity = _standing(plan, place)
    kind = TABLES[place.table]
    values = {**entity.values, "nr": next_number(plan, kind)} if "nr" in kind.fields else dict(entity.values)
    inside = place.key.rpartition("/")[0]
    return Add((kind(new_key(plan, kind, values, inside), values, entity.extra),))


def next_number(plan: Plan, kind: type[Entity]) -> int:
    """The `nr` that puts a new one last."""
    return max((one.values.get("nr", 0) for one in plan.of(kind).values()), default=0) + 1


def move(plan: Plan, place: Place, steps: int) -> Many | None:
    """Move an entity up (negative) or down in the order that people see; None when it stands at that end already.

    Only `nr` changes, and of as few entities as can be: neighbours swap numbers where they have different ones.
    """
    kind = TABLES[place.table]
    entities: list[Entity] = list(plan.ordered(kind))
    at = next(index for index, one in enumerate(entities) if one.key == place.key)
    to = max(0, min(len(entities) - 1, at + steps))
    if to == at:
        return None
    numbers = [one.values.get("nr") for one in entities]
    if None in numbers or len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(entities) + 1))
    entities.insert(to, entities.pop(at))
    edits = tuple(
        Set(Place(place.table, one.key), {"nr": number})
        for one, number in zip(entities, numbers, strict=True)
        if one.values.get("nr") != number
    )
    return Many(edits)
