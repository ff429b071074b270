"""Three-way merge of a list of records: paired by identity (format.md, rule 6), then part by part, then ordered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from dekom_tui.plan.entity import Entity, Records
from dekom_tui.review.values import Dispute, Mark, Outcome, Tell, agreed, merge_parts, same

Id: TypeAlias = tuple[Mark, int]
"""A record's identity, and which of those with the same identity it is, in order of appearance."""


def merge_records(
    field: Records[Any], path: str, base: Sequence[Entity], ours: Sequence[Entity], theirs: Sequence[Entity], tell: Tell
) -> Outcome:
    """A list of records: paired by identity (format.md, rule 6), then merged part by part, then put in order."""
    was = _numbered(base)
    mine, other = _numbered(ours), _numbered(theirs)
    names, others = _named(was, mine), _named(was, other)
    mine, other = _paired(mine, names, other, others), _paired(other, others, mine, names)
    merged = {one: _record(field.of, path, one, was, mine, other, tell) for one in {**mine, **other, **was}}
    order = list(dict.fromkeys((*mine, *other, *was))) if field.of.order else _order(list(was), list(mine), list(other))
    if order is None or _both_replaced(was, mine, other, sorted_=bool(field.of.order)):
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


def _both_replaced(
    base: Mapping[Id, Entity], ours: Mapping[Id, Entity], theirs: Mapping[Id, Entity], *, sorted_: bool
) -> bool:
    """Whether both sides put something else in the place of one record: both would stand, and say two things of one.

    In a list that stands as it came its place tells it, in a sorted one a part of its identity that stayed.
    """
    for one in base:
        if one in ours or one in theirs:
            continue
        mine, other = (
            _sharing(one, base, side) if sorted_ else _in_place(one, list(base), side) for side in (ours, theirs)
        )
        if mine and other and {at[0] for at in mine} != {at[0] for at in other}:
            return True
    return False


def _sharing(one: Id, base: Mapping[Id, Entity], side: Mapping[Id, Entity]) -> list[Id]:
    """The new records of a side that have a part of an identity."""
    mark = one[0]
    if len(mark) < 2:
        return []
    return [
        new for new in side if new not in base and any(a == b is not None for a, b in zip(new[0], mark, strict=True))
    ]


def _in_place(one: Id, base: Sequence[Id], side: Mapping[Id, Entity]) -> list[Id]:
    """The new records that a side has between those that stood round a record that is gone."""
    at = base.index(one)
    before = next((other for other in reversed(base[:at]) if other in side), None)
    after = next((other for other in base[at + 1 :] if other in side), None)
    order = list(side)
    start = order.index(before) + 1 if before is not None else 0
    end = order.index(after) if after is not None else len(order)
    return [new for new in order[start:end] if new not in base]


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
