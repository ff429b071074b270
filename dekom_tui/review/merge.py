"""Three-way merge of plans by meaning: by table, key, field, list and record (format.md, rule 6 and the last chapter).

What one side changed is taken, what both changed alike is taken once, and what both changed differently is a
`Conflict`, which is data. In doubt there is a conflict. Merging is commutative but for ours standing first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from dekom_tui.plan.entity import Entity, Records
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.values import Dispute, Mark, Outcome, Unread, alike, merge_parts, same, with_cell

_NOTHING: Final[Mapping[str, Any]] = {}


class Conflict(NamedTuple):
    """What both sides changed differently.

    `field` is the path of a field, or empty when the entity as a whole is disputed: each side is then a tuple of all
    that stands at the place (an entity, for minutes their items too), empty when it is gone there. For a record of a
    list the sides are the records, and `record` is the identity. For a table that the format does not know `unknown`
    is its file, the place has its name, and the sides are `Unread`. None is a side that has nothing.
    """

    place: Place
    field: str
    base: Any
    ours: Any
    theirs: Any
    record: Mark | None = None
    unknown: str = ""

    @property
    def where(self) -> tuple[object, ...]:
        """What stays the same of it when a side changes again."""
        return self.place, self.field, self.record, self.unknown


class Merged(NamedTuple):
    """The merged plan, with ours where there is a conflict; beside it the same with theirs and with the base there.

    Without conflicts all three are one object. Merging `plan` and `theirs` on `base` gives the same conflicts again, so
    a conflict can wait while both sides go on changing.
    """

    plan: Plan
    conflicts: tuple[Conflict, ...]
    theirs: Plan
    base: Plan


def merge(base: Plan | None, ours: Plan, theirs: Plan) -> Merged:
    """Merge two plans that came of `base`; None when they have nothing in common."""
    was = base if base is not None else Plan({}, ours.settings)
    return _Merge(was, ours, theirs).done()


def put(plan: Plan, conflict: Conflict, old: object, new: object) -> Plan:
    """A plan in which a conflict's place holds `new`: a value as the conflict's sides have them. For a record of a list
    it takes the place of `old`, which is what this plan has of it."""
    if conflict.unknown:
        return _with_unknown(plan, conflict.unknown, conflict.place.table, new)
    if not conflict.field:
        return _with_whole(plan, conflict.place, new if isinstance(new, tuple) else ())
    entity = plan.at(conflict.place)
    if entity is None:
        return plan
    if conflict.record is None:
        return plan.put(with_cell(entity, conflict.field, new))
    field = entity.fields[conflict.field]
    records = list(entity.values.get(conflict.field, ()))
    at = records.index(old) if old in records else len(records)
    records[at : at + 1] = [new] if new is not None else []
    assert isinstance(field, Records)
    return plan.put(with_cell(entity, conflict.field, tuple(field.sort(records)) or None))


def both(plan: Plan, conflict: Conflict) -> tuple[Entity, ...] | None:
    """Theirs under a key of its own, so that both entries can stand; None where that means nothing."""
    if conflict.field or conflict.unknown or conflict.base or not (conflict.ours and conflict.theirs):
        return None
    key = conflict.place.key
    taken = plan.tables.get(conflict.place.table, _NOTHING)
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    new = f"{key}-{number}"
    head, *items = conflict.theirs
    return (head.rekeyed(new), *(one.rekeyed(f"{new}/{Place('sak', one.key).inner}") for one in items))


def _with_whole(plan: Plan, place: Place, entities: tuple[Entity, ...]) -> Plan:
    plan = plan.without(place)
    if place.table == "referat":
        for item in _items(plan, place.key):
            plan = plan.without(Place("sak", item.key))
    return plan.put(*entities) if entities else plan


def _with_unknown(plan: Plan, file: str, name: str, value: object) -> Plan:
    tables = {one: raw for one, raw in plan.unknown.get(file, _NOTHING).items() if one != name}
    if isinstance(value, Unread):
        tables[name] = value.raw
    unknown = {**plan.unknown, file: tables}
    return Plan(plan.tables, plan.settings, {file: tables for file, tables in unknown.items() if tables})


def _items(plan: Plan, minutes: str) -> list[Entity]:
    """The agenda items of one meeting."""
    return [one for key, one in plan.tables.get("sak", _NOTHING).items() if key.partition("/")[0] == minutes]


def _side(plan: Plan, name: str) -> Mapping[str, Entity]:
    return plan.tables.get(name, _NOTHING)


class _Merge:
    """One merge on its way: the tables as they become, and what is disputed."""

    def __init__(self, base: Plan, ours: Plan, theirs: Plan) -> None:
        self.base = base
        self.ours = ours
        self.theirs = theirs
        self.conflicts: list[Conflict] = []
        self.tables: dict[str, Mapping[str, Entity]] = {}
        self.disputed: list[Outcome] = []

    def done(self) -> Merged:
        """The merged plan in its three forms."""
        for name in dict.fromkeys((*TABLES, *self.ours.tables, *self.theirs.tables)):
            if name == "referat":
                self.minutes()
            elif name != "sak":
                self.table(name)
        settings = self.theirs.settings if self.ours.settings is self.base.settings else self.ours.settings
        plan = Plan(self.tables, settings, self.ours.unknown)
        for file, name, value in self.unknown_tables():
            plan = _with_unknown(plan, file, name, value)
        if not self.conflicts:
            return Merged(plan, (), plan, plan)
        theirs = base = plan
        for outcome in self.disputed:
            theirs, base = theirs.put(outcome.theirs), base.put(outcome.base)
        for one in self.conflicts:
            if not one.field:
                theirs, base = put(theirs, one, one.ours, one.theirs), put(base, one, one.ours, one.base)
        return Merged(plan, tuple(self.conflicts), theirs, base)

    def table(self, name: str) -> None:
        """Merge one table's entities."""
        was, mine, other = _side(self.base, name), _side(self.ours, name), _side(self.theirs, name)
        if other is was or other is mine:
            self.tables[name] = mine
        elif mine is was:
            self.tables[name] = other
        else:
            self.tables[name] = self.merged(name, {**was, **mine, **other}, was, mine, other)

    def merged(
        self,
        name: str,
        keys: Iterable[str],
        was: Mapping[str, Entity],
        mine: Mapping[str, Entity],
        other: Mapping[str, Entity],
    ) -> dict[str, Entity]:
        """What the merged plan holds under these keys of a table."""
        found = ((key, self.entity(Place(name, key), was.get(key), mine.get(key), other.get(key))) for key in keys)
        return {key: entity for key, entity in found if entity is not None}

    def entity(self, place: Place, was: Entity | None, mine: Entity | None, other: Entity | None) -> Entity | None:
        """What the merged plan holds at a place."""
        if mine is other or was is other:
            return mine
        if was is mine:
            return other
        # Also the tables of dekom.toml, which are none of a plan's.
        kind = type(next(one for one in (mine, other, was) if one is not None))
        if not kind.keyed:
            was, mine, other = was or kind(), mine or kind(), other or kind()
        if same(mine, other) or same(was, other):
            return mine
        if same(was, mine):
            return other
        if mine is None or other is None or (was is None and place.table == "logg"):
            self.conflicts.append(Conflict(place, "", _all_of(was), _all_of(mine), _all_of(other)))
            return mine

        def tell(path: str, dispute: Dispute) -> None:
            self.conflicts.append(Conflict(place, path, dispute.base, dispute.ours, dispute.theirs, dispute.record))

        outcome = merge_parts(kind, was or kind(place.key), mine, other, tell)
        if not outcome.settled:
            self.disputed.append(outcome)
        result: Entity = outcome.ours
        return result

    def minutes(self) -> None:
        """Merge the minutes: a file that is on every side item by item, one that came or went on a side as a whole."""
        plans = self.base, self.ours, self.theirs
        heads = [_side(plan, "referat") for plan in plans]
        items = [_side(plan, "sak") for plan in plans]
        if all(sides[2] is sides[0] or sides[2] is sides[1] for sides in (heads, items)):
            self.tables["referat"], self.tables["sak"] = heads[1], items[1]
            return
        inside = [_by_minutes(one) for one in items]
        merged_heads: dict[str, Entity] = {}
        merged_items: dict[str, Entity] = {}
        for key in dict.fromkeys(key for side in (*heads, *inside) for key in side):
            if all(key in side for side in heads):
                merged_heads.update(self.merged("referat", [key], heads[0], heads[1], heads[2]))
                keys = dict.fromkeys(name for side in inside for name in side.get(key, ()))
                merged_items.update(self.merged("sak", keys, items[0], items[1], items[2]))
                continue
            was, mine, other = (
                (*((head[key],) if key in head else ()), *(item[name] for name in sorted(names.get(key, ()))))
                for head, item, names in zip(heads, items, inside, strict=True)
            )
            taken = other if was == mine else mine
            if other not in (was, mine, taken):
                self.conflicts.append(Conflict(Place("referat", key), "", was, mine, other))
            for one in taken:
                (merged_heads if one.table == "referat" else merged_items)[one.key] = one
        self.tables["referat"], self.tables["sak"] = merged_heads, merged_items

    def unknown_tables(self) -> Iterator[tuple[str, str, object]]:
        """Every table that the format does not know and that theirs changed, with what the merged plan has of it."""
        for file in {**self.ours.unknown, **self.theirs.unknown}:
            sides = [one.unknown.get(file, _NOTHING) for one in (self.base, self.ours, self.theirs)]
            for name in {**sides[1], **sides[2]}:
                was, mine, other = (Unread(one[name]) if name in one else None for one in sides)
                if alike(mine, other) or alike(was, other):
                    continue
                if alike(was, mine):
                    yield file, name, other
                else:
                    self.conflicts.append(Conflict(Place(name), "", was, mine, other, unknown=file))


def _all_of(entity: Entity | None) -> tuple[Entity, ...]:
    return (entity,) if entity is not None else ()


def _by_minutes(items: Mapping[str, Entity]) -> dict[str, list[str]]:
    """The keys of agenda items by the minutes that they stand in."""
    found: dict[str, list[str]] = {}
    for key in items:
        found.setdefault(key.partition("/")[0], []).append(key)
    return found
