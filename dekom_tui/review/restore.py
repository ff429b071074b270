"""What of a change can be brought back into the plan as it is now: a field, a whole thing, as an edit to be undone."""

from __future__ import annotations

from typing import Any, NamedTuple

from dekom_tui.plan.edits import Add, Edit, Set
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.fields import Ref, Refs
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.diff import REMOVED, Change
from dekom_tui.review.values import Unread, alike, cell


class Offer(NamedTuple):
    """One thing that can be brought back.

    `path` is the field, empty for all that the change is about. `now` and `then` are the field's values, and `edit`
    makes the one the other. `lost` are keys that the old value names and that are gone, so they stay out.
    """

    path: str
    now: Any
    then: Any
    edit: Edit
    lost: tuple[str, ...] = ()


def restorable(change: Change, plan: Plan) -> tuple[Offer, ...]:
    """What can be brought back from before a change: everything first where that is several fields.

    Nothing for what is new since, or is in the plan now as it was then.
    """
    if change.unknown or change.before is None:
        return ()
    place = change.place
    here = plan.at(place)
    keyed = TABLES[place.table].keyed
    if change.kind == REMOVED:
        return (_whole(change, plan),) if here is None else ()
    if here is None and keyed:
        return (_whole(change, plan),)
    now = here if here is not None else type(change.before)()
    found = [
        _field(place, change.before, now, one.path, plan)
        for one in change.fields
        if not isinstance(one.before, Unread)
        and not isinstance(cell(now, one.path), Unread)
        and not alike(cell(now, one.path), one.before)
    ]
    if len(found) < 2:
        return tuple(found)
    values = {path: value for one in found if isinstance(one.edit, Set) for path, value in one.edit.changes.items()}
    lost = tuple(dict.fromkeys(key for one in found for key in one.lost))
    return (Offer("", now, change.before, Set(place, values), lost), *found)


def _field(place: Place, before: Entity, now: Entity, path: str, plan: Plan) -> Offer:
    value = before.values.get(path)
    kept, lost = _without_lost(before, path, value, plan)
    return Offer(path, now.values.get(path), kept, Set(place, {path: kept}), lost)


def _whole(change: Change, plan: Plan) -> Offer:
    """A thing that is gone, with the agenda items of minutes; without what it named that is gone too."""
    entity = change.before
    assert entity is not None
    values: dict[str, Any] = {}
    lost: list[str] = []
    for path, value in entity.values.items():
        kept, gone = _without_lost(entity, path, value, plan)
        lost += gone
        if kept is not None:
            values[path] = kept
    back = type(entity)(entity.key, values, entity.extra)
    items = tuple(one for one in change.items if one.key not in plan.tables.get("sak", {}))
    return Offer("", None, entity, Add((back, *items)), tuple(dict.fromkeys(lost)))


def _without_lost(entity: Entity, path: str, value: Any, plan: Plan) -> tuple[Any, tuple[str, ...]]:
    """A value without the keys in it that nothing in the plan has, and those keys."""
    field = entity.fields.get(path)
    if isinstance(field, Ref) and value is not None and value not in plan.tables.get(field.table, {}):
        return None, (str(value),)
    if isinstance(field, Refs) and isinstance(value, tuple):
        there = plan.tables.get(field.table, {})
        lost = tuple(str(key) for key in value if key not in there)
        return tuple(key for key in value if key in there) or None, lost
    return value, ()
