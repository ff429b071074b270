"""What is different in a field that holds many things: records by their identity, keys and words as sets."""

from __future__ import annotations

from typing import Any, NamedTuple

from dekom_tui.plan.entity import OWN_QUESTION, Entity, Records
from dekom_tui.plan.fields import Field
from dekom_tui.review.values import alike, cell, paired


class Part(NamedTuple):
    """A part of a record that has another value."""

    path: str
    field: Field[Any]
    before: Any
    after: Any


class RecordChange(NamedTuple):
    """One record that changed in some parts."""

    before: Entity
    after: Entity
    parts: tuple[Part, ...]

    def part(self, path: str) -> Part | None:
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
        RecordChange(was, now, parts) for was, now in pairs if was is not now and (parts := changed_parts(was, now))
    ]
    reordered = False
    if not field.of.order:
        rank = {id(record): at for at, record in enumerate(before)}
        places = [rank[id(was)] for was, _now in pairs]
        reordered = places != sorted(places)
    return RecordChanges(tuple(removed), tuple(added), tuple(changed), reordered)


def same_records(field: Records[Any], before: Any, after: Any) -> bool:
    """Whether two lists of records, unlike as they stand, mean the same: sorted ones in any order (format.md, rule 7)."""
    if not isinstance(before, tuple) or not isinstance(after, tuple) or len(before) != len(after):
        return False
    if field.of.order:
        rest = list(after)
        for one in before:
            at = next((index for index, other in enumerate(rest) if not changed_parts(one, other)), None)
            if at is None:
                return False
            del rest[at]
        return True
    return all(not changed_parts(was, now) for was, now in zip(before, after, strict=True))


def changed_parts(before: Entity, after: Entity) -> tuple[Part, ...]:
    """The parts in which two versions of a record or inline table differ, in the order of the format."""
    fields = after.fields
    names = {**before.values, **before.extra, **after.values, **after.extra}
    return tuple(
        Part(path, fields.get(path, OWN_QUESTION), was, now)
        for path in [*(name for name in fields if name in names), *(name for name in names if name not in fields)]
        if not alike(was := cell(before, path), now := cell(after, path))
    )


def member_changes(before: tuple[Any, ...] | None, after: tuple[Any, ...] | None) -> Members:
    """Two versions of a list whose order says nothing."""
    was, now = before or (), after or ()
    return Members(tuple(one for one in was if one not in now), tuple(one for one in now if one not in was))
