"""Three-way merge of what one field holds: base, ours and theirs in, one value out, or what is disputed.

A value is as it stands in an entity's `values`, None when unset, and `Unread` round what the format does not
understand. Every merge gives an `Outcome`: the same value three times when it is settled, else the value with ours,
with theirs and with the base in the disputed part, and everything that could be merged merged in all three.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
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
            return _records(field, path, base or (), ours or (), theirs or (), tell)
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

Id: TypeAlias = tuple[Mark, int]
"""A record's identity, and which of those with the same identity it is, in order of appearance."""


def _records(
    field: Records[Any], path: str, base: Sequence[Entity], ours: Sequence[Entity], theirs: Sequence[Entity], tell: Tell
) -> Outcome:
    """A list of records: paired by identity (format.md, rule 6), then merged part by part, then put in order."""
    was = _numbered(base)
    mine, other = _numbered(ours), _numbered(theirs)
    names, others = _named(was, mine), _named(was, other)
    mine, other = _paired(mine, names, other, others), _paired(other, others, mine, names)
    merged = {one: _record(field.of, path, one, was, mine, other, tell) for one in {**mine, **other, **was}}
    order = list(dict.fromkeys((*mine, *other, *was))) if field.of.order else _order(list(was), list(mine), list(other))
    if order is None:
        tell(path, Dispute(tuple(base), tuple(ours), tuple(theirs)))
        return Outcome(tuple(ours), tuple(theirs), tuple(base))
    lists = [[side for one in order if (side := merged[one][at]) is not None] for at in (0, 1, 2)]
    sides = [tuple(field.sort(one)) or None for one in lists]
    if all(one.settled for one in merged.values()):
        return agreed(sides[0])
    return Outcome(*sides)


def paired(
    before: Sequence[Entity], after: Sequence[Entity]
) -> tuple[list[Entity], list[Entity], list[tuple[Entity, Entity]]]:
    """Two versions of a list of records, paired by identity (format.md, rule 6): removed, added, and the pairs."""
    was, now = _numbered(before), _numbered(after)
    names = _named(was, now)
    olds = {one: names.get(one, one) for one in now}
    pairs = [(was[old], now[one]) for one, old in olds.items() if old in was]
    met = set(olds.values())
    removed = [record for one, record in was.items() if one not in met]
    return removed, [now[one] for one, old in olds.items() if old not in was], pairs


def _numbered(records: Sequence[Entity]) -> dict[Id, Entity]:
    """Every record under its identity; equal ones are told apart by their order."""
    seen: dict[Mark, int] = {}
    found: dict[Id, Entity] = {}
    for record in records:
        mark = record.mark()
        seen[mark] = nth = seen.get(mark, -1) + 1
        found[mark, nth] = record
    return found


def _named(base: Mapping[Id, Entity], side: Mapping[Id, Entity]) -> dict[Id, Id]:
    """The activities of which a side changed only the date or only the text, with the identity that they had.

    Such a one is the same when no other activity has the part that stayed, in the base or on this side.
    """
    gone = [one for one in base if one not in side]
    new = [one for one in side if one not in base]
    if not gone or not new or base[gone[0]].identity != ("dato", "tekst"):
        return {}
    pairs: list[tuple[Id, Id]] = []
    for part in (0, 1):
        once = _once(part, base) & _once(part, side)
        before = {mark[part]: (mark, nth) for mark, nth in gone}
        after = {mark[part]: (mark, nth) for mark, nth in new}
        pairs += [(before[value], after[value]) for value in once if value in before and value in after]
    return {
        after: before
        for before, after in pairs
        if sum(before == one for one, _ in pairs) == 1 and sum(after == one for _, one in pairs) == 1
    }


def _paired(
    side: Mapping[Id, Entity], names: Mapping[Id, Id], other: Mapping[Id, Entity], others: Mapping[Id, Id]
) -> dict[Id, Entity]:
    """A side's records under their identities in the base.

    One that became what the other side has too, but of something else, cannot be told from that one: it is taken as
    added, and the one that it was as removed.
    """
    return {
        names[one] if one in names and (one not in other or others.get(one) == names[one]) else one: record
        for one, record in side.items()
    }


def _once(part: int, records: Iterable[Id]) -> set[object]:
    """What stands in one part of exactly one identity."""
    count: dict[object, int] = {}
    for mark, _nth in records:
        count[mark[part]] = count.get(mark[part], 0) + 1
    return {value for value, times in count.items() if times == 1 and value is not None}


def _record(
    of: type[Entity],
    path: str,
    one: Id,
    base: Mapping[Id, Entity],
    ours: Mapping[Id, Entity],
    theirs: Mapping[Id, Entity],
    tell: Tell,
) -> Outcome:
    was, mine, other = base.get(one), ours.get(one), theirs.get(one)
    if same(mine, other) or same(was, other):
        return agreed(mine)
    if same(was, mine):
        return agreed(other)
    if mine is None or other is None:
        tell(path, Dispute(was, mine, other, one[0]))
        return Outcome(mine, other, was)
    clashes: list[str] = []
    merged = merge_parts(of, was or of(), mine, other, lambda part, _dispute: clashes.append(part))
    if clashes:
        tell(path, Dispute(was, merged.ours, merged.theirs, one[0]))
        return Outcome(merged.ours, merged.theirs, was)
    return merged


def _order(base: list[Id], ours: list[Id], theirs: list[Id]) -> list[Id] | None:
    """The order of a list that stands as it came; None when both sides changed it differently.

    What a side added follows what it stood after there; at one place ours come first. What is gone on a side keeps a
    place, since a dispute may bring it back.
    """
    both = set(ours) & set(theirs)
    mine, other = [one for one in ours if one in both], [one for one in theirs if one in both]
    skeleton, rest = ours, theirs
    if mine != other:
        was = [one for one in base if one in both]
        if len(was) < len(mine) or (was != mine and was != other):
            return None
        if was == mine:
            skeleton, rest = theirs, ours
    order = list(skeleton)
    known = set(order)
    first = rest is ours
    for source in (rest, base):
        after: Id | None = None
        for one in source:
            if one not in known:
                at = order.index(after) + 1 if after is not None else 0
                while not first and at < len(order) and order[at] not in source:
                    at += 1
                order.insert(at, one)
                known.add(one)
            after = one
        first = False
    return order
