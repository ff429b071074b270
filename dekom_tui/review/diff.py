"""What is different between two plans, by meaning: by table, key and field, never by line and never by likeness.

Comments, layout, order of keys and tables, wrapping, NFC and 3 for 3.0 are no difference (format.md, rule 7;
commands.md, «diff»): a plan holds none of them. What belongs to a change beside its values is in `lists.py` (records
and lists of keys), `prose.py` (sentences and words) and `consequences.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.lists import FieldChange, changed_fields
from dekom_tui.review.renames import renamed
from dekom_tui.review.values import Unread, alike, alike_raw

ADDED: Final = "added"
REMOVED: Final = "removed"
CHANGED: Final = "changed"

_NOTHING: Final[Mapping[str, Any]] = {}
_ORDER: Final = {name: rank for rank, name in enumerate(TABLES)}
_LAST: Final = 2**64


class Change(NamedTuple):
    """What happened to one entity: `kind` is ADDED, REMOVED or CHANGED.

    `fields` are those of a CHANGED one, in the order of the format. `renamed_to` and `renamed_from` are the key that a
    removed one seems to have got and an added one to have had. Of minutes that came or went the agenda items are in it,
    in `items`. For a table that the format does not know `unknown` is its file and the place its name.
    """

    place: Place
    kind: str
    before: Entity | None
    after: Entity | None
    fields: tuple[FieldChange, ...] = ()
    renamed_to: str = ""
    renamed_from: str = ""
    items: tuple[Entity, ...] = ()
    unknown: str = ""

    @property
    def entity(self) -> Entity:
        """The entity as it is, or as it was when it is gone."""
        found = self.after if self.after is not None else self.before
        assert found is not None
        return found

    @property
    def file(self) -> str:
        """Its file from the plan's folder, with `/`."""
        return self.unknown or self.place.file

    @property
    def names(self) -> list[str]:
        """The names of the changed fields, sorted."""
        return sorted(one.path for one in self.fields)

    def field(self, path: str) -> FieldChange | None:
        """The change of one field, None when it is the same."""
        return next((one for one in self.fields if one.path == path), None)


def diff(before: Plan, after: Plan) -> tuple[Change, ...]:
    """Every change from one plan to another, in format.md's order of tables, then nr, then key."""
    found: list[Change] = []
    for name, kind in TABLES.items():
        was, now = before.tables.get(name, _NOTHING), after.tables.get(name, _NOTHING)
        if was is not now and (was or now):
            found += _table(name, kind, was, now, before, after)
    if before.unknown or after.unknown:
        found += _unknown(before, after)
    went = [one for one in found if one.kind == REMOVED]
    came = [one for one in found if one.kind == ADDED]
    if went and came:
        to = renamed([one.entity for one in went], [one.entity for one in came], before, after)
        back = {Place(place.table, key): place.key for place, key in to.items()}
        found = [
            one._replace(
                renamed_to=to.get(one.place, "") if one.kind == REMOVED else "",
                renamed_from=back.get(one.place, "") if one.kind == ADDED else "",
            )
            for one in found
        ]
    found.sort(key=_rank)
    return tuple(found)


def _rank(one: Change) -> tuple[int, int, str]:
    entity = one.after if one.after is not None else one.before
    number = _LAST if entity is None else entity.values.get("nr", _LAST)
    return _ORDER.get(one.place.table, len(_ORDER)), number, one.place.key


def _table(
    name: str, kind: type[Entity], was: Mapping[str, Entity], now: Mapping[str, Entity], before: Plan, after: Plan
) -> Iterator[Change]:
    """The changes of one table."""
    if not kind.keyed:
        # A table without keys is always there, be it empty.
        one, other = was.get("") or kind(), now.get("") or kind()
        if one is not other:
            fields = tuple(changed_fields(one, other))
            if fields:
                yield Change(Place(name), CHANGED, one, other, fields)
        return
    whole = _whole_minutes(before, after) if name == "sak" else frozenset()
    for key, entity in was.items():
        new = now.get(key)
        if new is None:
            if key.partition("/")[0] not in whole:
                yield Change(Place(name, key), REMOVED, entity, None, items=_items(before, name, key))
        elif new is not entity:
            fields = tuple(changed_fields(entity, new))
            if fields:
                yield Change(Place(name, key), CHANGED, entity, new, fields)
    for key, entity in now.items():
        if key not in was and key.partition("/")[0] not in whole:
            yield Change(Place(name, key), ADDED, None, entity, items=_items(after, name, key))


def _whole_minutes(before: Plan, after: Plan) -> frozenset[str]:
    """The minutes that came or went as a whole: their items are no changes of their own."""
    was, now = before.tables.get("referat", _NOTHING), after.tables.get("referat", _NOTHING)
    return frozenset(was.keys() ^ now.keys())


def _items(plan: Plan, table: str, key: str) -> tuple[Entity, ...]:
    """The agenda items of minutes, in the order that people see."""
    if table != "referat":
        return ()
    items = [one for name, one in plan.tables.get("sak", _NOTHING).items() if name.partition("/")[0] == key]
    return tuple(sorted(items, key=lambda one: (one.values.get("nr", _LAST), one.key)))


def _unknown(before: Plan, after: Plan) -> Iterator[Change]:
    """The changes of tables that the format does not know: they are kept, and told by name."""
    for file in {**before.unknown, **after.unknown}:
        was, now = before.unknown.get(file, _NOTHING), after.unknown.get(file, _NOTHING)
        for name in sorted({**was, **now}):
            if name in was and name in now and alike_raw(was[name], now[name]):
                continue
            one, other = (side[name] if isinstance(side.get(name), dict) else {} for side in (was, now))
            paths = sorted({**one, **other})
            fields = tuple(
                FieldChange(path, Entity, _unread(one, path), _unread(other, path))
                for path in paths
                if not alike(_unread(one, path), _unread(other, path))
            )
            yield Change(Place(name), CHANGED, None, None, fields, unknown=file)


def _unread(table: Mapping[str, Any], path: str) -> Unread | None:
    return Unread(table[path]) if path in table else None
