"""Three-way merge of what one field holds: base, ours and theirs in, one value out, or what is disputed.

A value is as it stands in an entity's `values`, None when unset, and `Unread` round what the format does not
understand. Every merge gives an `Outcome`: the same value three times when it is settled, else the value with ours,
with theirs and with the base in the disputed part, and everything that could be merged merged in all three.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from dekom_tui.plan.entity import OWN_QUESTION, Entity, Inline, Records
from dekom_tui.plan.fields import Counts, Field, Prose, Raw

SETS: Final = frozenset({"refs", "links", "words", "dates"})
"""The kinds of list that merge as sets: sorted, none twice."""

Mark: TypeAlias = tuple[object, ...]


class Unread(NamedTuple):
    """A value that the format does not know or does not allow, as the parser read it."""

    raw: Raw


class Outcome(NamedTuple):
    """What a merge gave, with each side in the part that is disputed."""

    ours: Any
    theirs: Any
    base: Any

    @property
    def settled(self) -> bool:
        """Nothing is disputed."""
        return self.ours is self.theirs and self.ours is self.base


class Dispute(NamedTuple):
    """A value, or one record of a list, that both sides changed differently; None where a side has nothing."""

    base: Any
    ours: Any
    theirs: Any
    record: Mark | None = None
    """The record's identity in the base, or where it was added; None when the whole field is disputed."""


Tell = Callable[[str, Dispute], None]
"""Takes the path of a field and what is disputed in it."""


def agreed(value: object) -> Outcome:
    """The outcome that nobody disputes."""
    return Outcome(value, value, value)


def alike(one: Any, other: Any) -> bool:
    """The same value. Unlike `==` it tells true from 1 in what the format does not understand, and NaN is itself."""
    if one is other:
        return True
    if isinstance(one, Unread) or isinstance(other, Unread):
        return isinstance(one, Unread) and isinstance(other, Unread) and alike_raw(one.raw, other.raw)
    return bool(one == other) or (_says_no(one) and _says_no(other))


def same(one: Entity | None, other: Entity | None) -> bool:
    """The same entity or record, also in what the format does not understand."""
    if one is None or other is None:
        return one is other
    return one == other and (not one.extra or alike_raw(dict(one.extra), dict(other.extra)))


def _says_no(value: object) -> bool:
    """A flag that is left out says the same as one that is false."""
    return value is None or value is False


def alike_raw(one: Raw, other: Raw) -> bool:
    """The same TOML value."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike_raw(value, other[name]) for name, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike_raw, one, other))
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return isinstance(one, bool) is isinstance(other, bool) and bool(one == other)


def merge_parts(kind: type[Entity], base: Entity, ours: Entity, theirs: Entity, tell: Tell) -> Outcome:
    """Merge a table, a record or an inline table field by field; what is disputed is told by its path."""
    paths = dict.fromkeys((*ours.values, *ours.extra, *theirs.values, *theirs.extra))
    cells: dict[str, Outcome] = {}
    for path in paths:
        was, mine, other = cell(base, path), cell(ours, path), cell(theirs, path)
        cells[path] = _merge(kind.fields.get(path, OWN_QUESTION), path, was, mine, other, tell)
    mine_of = _with(ours, {path: one.ours for path, one in cells.items()})
    if all(one.settled for one in cells.values()):
        return agreed(ours if mine_of == ours else mine_of)
    return Outcome(
        mine_of,
        _with(ours, {path: one.theirs for path, one in cells.items()}),
        _with(ours, {path: one.base for path, one in cells.items()}),
    )


def cell(entity: Entity, path: str) -> Any:
    """What an entity holds at a path: a value, None, or what the format does not understand as `Unread`."""
    if path in entity.values:
        return entity.values[path]
    return Unread(entity.extra[path]) if path in entity.extra else None


def with_cell(entity: Entity, path: str, value: object) -> Entity:
    """An entity with another value at a path."""
    return _with(entity, {path: value}, entity)


def _with(like: Entity, cells: Mapping[str, object], rest: Entity | None = None) -> Entity:
    values = dict(rest.values) if rest else {}
    extra = dict(rest.extra) if rest else {}
    for path, value in cells.items():
        values.pop(path, None)
        extra.pop(path, None)
        if isinstance(value, Unread):
            extra[path] = value.raw
        elif value is not None:
            values[path] = value
    return type(like)(like.key, values, extra)


def _merge(field: Field[Any], path: str, base: Any, ours: Any, theirs: Any, tell: Tell) -> Outcome:
    """One field: a change on one side or the same on both is taken, else as its kind merges."""
    if alike(ours, theirs) or alike(base, theirs):
        return agreed(ours)
    if alike(base, ours):
        return agreed(theirs)
    if not any(isinstance(one, Unread) for one in (base, ours, theirs)):
        if isinstance(field, Records):
            from dekom_tui.review.records import merge_records

            return merge_records(field, path, base or (), ours or (), theirs or (), tell)
        if isinstance(field, Inline):
            return _inline(field.of, path, base, ours, theirs, tell)
        if isinstance(field, Counts):
            return _counts(path, base, ours, theirs, tell)
        if field.kind in SETS:
            return agreed(_set(base or (), ours or (), theirs or ()))
        if isinstance(field, Prose):
            return merge_prose(path, base, ours, theirs, tell)
    tell(path, Dispute(base, ours, theirs))
    return Outcome(ours, theirs, base)


def merge_prose(path: str, base: str | None, ours: str | None, theirs: str | None, tell: Tell) -> Outcome:
    """Prose that both sides changed, sentence by sentence; set or taken out on a side it is one value."""
    from dekom_tui.review.prose_merge import merge_texts

    if base is None or ours is None or theirs is None:
        tell(path, Dispute(base, ours, theirs))
        return Outcome(ours, theirs, base)
    merged = merge_texts(base, ours, theirs)
    if merged.settled:
        return agreed(merged.ours)
    tell(path, Dispute(base, merged.ours, merged.theirs))
    return Outcome(merged.ours, merged.theirs, merged.base)


def _set(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...] | None:
    """Members that a side added are in, members that a side took out are out."""
    was, mine, other = set(base), set(ours), set(theirs)
    return tuple(sorted((was & mine & other) | (mine - was) | (other - was))) or None


def _inline(of: type[Entity], path: str, base: Any, ours: Any, theirs: Any, tell: Tell) -> Outcome:
    """An inline table, part by part; what is disputed in it disputes it as a whole."""
    if ours is None or theirs is None:
        tell(path, Dispute(base, ours, theirs))
        return Outcome(ours, theirs, base)
    clashes: list[str] = []
    merged = merge_parts(of, base or of(), ours, theirs, lambda part, _dispute: clashes.append(part))
    if clashes:
        tell(path, Dispute(base, merged.ours, merged.theirs))
        return Outcome(merged.ours, merged.theirs, base)
    return agreed(merged.ours if merged.ours.values or merged.ours.extra else None)


def _counts(path: str, base: Any, ours: Any, theirs: Any, tell: Tell) -> Outcome:
    """An inline table from a role to a number, role by role."""
    if ours is None or theirs is None:
        tell(path, Dispute(base, ours, theirs))
        return Outcome(ours, theirs, base)
    was, mine, other = dict(base or ()), dict(ours), dict(theirs)
    clashes: list[str] = []
    roles = {
        role: _merge(_ONE, role, was.get(role), mine.get(role), other.get(role), lambda role, _: clashes.append(role))
        for role in {*mine, *other}
    }
    with_ours, with_theirs = (
        tuple(sorted((role, one[side]) for role, one in roles.items() if one[side] is not None)) or None
        for side in (0, 1)
    )
    if clashes:
        tell(path, Dispute(base, with_ours, with_theirs))
        return Outcome(with_ours, with_theirs, base)
    return agreed(with_ours)


_ONE: Final[Field[Any]] = Field("")
