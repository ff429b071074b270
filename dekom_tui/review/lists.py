"""What is different in a field that holds many things: records by their identity, keys and words as sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from dekom_tui.plan.entity import OWN_QUESTION, Entity, Records
from dekom_tui.plan.fields import Field
from dekom_tui.review.records import paired
from dekom_tui.review.values import alike, cell


class FieldChange(NamedTuple):
    """A field of an entity or record (its class is `of`) that has another value: as it stands in `values`, None when
    unset, `Unread` round what the format does not understand. `path` is its name in the file, `smarte.akseptert` in a
    sub-table."""

    path: str
    of: type[Entity]
    before: Any
    after: Any

    def declared(self) -> Field[Any]:
        """What the format says of the field."""
        return self.of.fields.get(self.path, OWN_QUESTION)


class RecordChange(NamedTuple):
    """One record that changed in some parts."""

    before: Entity
    after: Entity
    parts: tuple[FieldChange, ...]

    def part(self, path: str) -> FieldChange | None:
        """The change of one part, None when it is the same."""
        return next((one for one in self.parts if one.path == path), None)


class RecordChanges(NamedTuple):
    """What happened to a list of records; `reordered` when those that stayed stand in another order."""

    removed: tuple[Entity, ...]
    added: tuple[Entity, ...]
    changed: tuple[RecordChange, ...]
    reordered: bool


class Members(NamedTuple):
    """What went out of a list of keys, words or dates, and what came into it."""

    removed: tuple[Any, ...]
    added: tuple[Any, ...]


def record_changes(field: Records[Any], before: tuple[Entity, ...], after: tuple[Entity, ...]) -> RecordChanges:
    """Two versions of a list of records."""
    removed, added, pairs = paired(before, after)
    changed = [
        RecordChange(was, now, parts)
        for was, now in pairs
        if was is not now and (parts := tuple(changed_fields(was, now)))
    ]
    reordered = False
    if not field.of.order:
        rank = {id(record): at for at, record in enumerate(before)}
        places = [rank[id(was)] for was, _now in pairs]
        reordered = places != sorted(places)
    return RecordChanges(tuple(removed), tuple(added), tuple(changed), reordered)


def changed_fields(before: Entity, after: Entity) -> Iterator[FieldChange]:
    """The fields in which two versions of an entity or record differ, in the order of the format."""
    if before.values == after.values and not before.extra and not after.extra:
        return
    fields = after.fields
    names = {**before.values, **before.extra, **after.values, **after.extra}
    for path in [*(name for name in fields if name in names), *(name for name in names if name not in fields)]:
        was, now = cell(before, path), cell(after, path)
        if was is now or alike(was, now):
            continue
        field = fields.get(path, OWN_QUESTION)
        if isinstance(field, Records) and _same_records(field, was, now):
            continue
        yield FieldChange(path, type(after), was, now)


def _same_records(field: Records[Any], before: Any, after: Any) -> bool:
    """Whether two lists of records, unlike as they stand, mean the same: sorted ones in any order (rule 7)."""
    if not isinstance(before, tuple) or not isinstance(after, tuple) or len(before) != len(after):
        return False
    if not field.of.order:
        return all(not any(changed_fields(was, now)) for was, now in zip(before, after, strict=True))
    rest = list(after)
    for one in before:
        at = next((index for index, other in enumerate(rest) if not any(changed_fields(one, other))), None)
        if at is None:
            return False
        del rest[at]
    return True


def member_changes(before: tuple[Any, ...] | None, after: tuple[Any, ...] | None) -> Members:
    """Two versions of a list whose order says nothing."""
    was, now = before or (), after or ()
    return Members(tuple(one for one in was if one not in now), tuple(one for one in now if one not in was))
