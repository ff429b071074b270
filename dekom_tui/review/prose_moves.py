"""Paragraphs that one side moved, so that the other side's edits of them can go along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from dekom_tui.review.align import align

Head: TypeAlias = tuple[str, str]
"""The kind of a block (paragraph, item, numbered, kept) and its sign."""

_HALF: Final = 0.5
"""The share of words that a paragraph has kept when it is still the same one."""


class Doubt(Exception):
    """Two versions of a text that cannot be put together sentence by sentence."""


class Paragraph(NamedTuple):
    """A paragraph, item or kept line: what it is, and its sentences."""

    head: Head
    sentences: tuple[str, ...]


_MOST_MOVED: Final = 300
"""How many sentences are held against each other when both sides moved some."""

Text: TypeAlias = list[Paragraph]


def with_moves(base: Text, ours: Text, theirs: Text) -> tuple[Text, Text, Text]:
    """The same three texts, with every paragraph that one side moved at its new place in all of them.

    Raises Doubt when both moved something, unless alike, or when the other side took out what was moved.
    """
    mine, other = _moved(base, ours), _moved(base, theirs)
    if not mine and not other:
        return base, ours, theirs
    if mine and other:
        if mine.keys() != other.keys() or not _ordered_alike(
            _sequence(base, ours, mine), _sequence(base, theirs, other)
        ):
            raise Doubt
        moved_base = _relocated(base, ours, mine, None)
        if moved_base != _relocated(base, theirs, other, None):
            raise Doubt
        return moved_base, ours, theirs
    moved, mover, still = (mine, ours, theirs) if mine else (other, theirs, ours)
    new_base = _relocated(base, mover, moved, None)
    new_still = _relocated(still, mover, moved, _same_ones(base, still), base)
    return (new_base, ours, new_still) if mine else (new_base, new_still, theirs)


def _orders(texts: Sequence[Text]) -> list[list[int]]:
    """The order of the sentences that stand once in each of some texts, by where they stand in the first."""
    inside = [[sentence for one in text for sentence in one.sentences] for text in texts]
    counts = [Counter(text) for text in inside]
    rank = {one: at for at, one in enumerate(inside[0]) if all(count[one] == 1 for count in counts)}
    return [[rank[one] for one in text if one in rank] for text in inside]


def order_kept(base: Text, ours: Text, theirs: Text, merged: Text) -> bool:
    """Whether what stands once in each text has the order in the merged one that the side has which moved it; False
    too where there is too much of it to tell."""
    was, mine, other, now = _orders((base, ours, theirs, merged))
    if mine in (was, other):
        return now == other
    if other == was:
        return now == mine
    if len(was) > _MOST_MOVED:
        return False
    here, there, result = ({one: at for at, one in enumerate(order)} for order in (mine, other, now))
    # Of two that a side exchanged that counts; who left them alone has them as the base has.
    return all(
        (result[one] < result[another]) == (here[one] < here[another] and there[one] < there[another])
        for at, one in enumerate(was)
        for another in was[at + 1 :]
    )


def _sequence(base: Text, side: Text, moved: Mapping[int, int]) -> list[int]:
    """The paragraphs of the base in the order in which a side has them, changed or not."""
    here = {
        **{other: index for index, other in _same_ones(base, side).items()},
        **{at: one for one, at in moved.items()},
    }
    return [here[at] for at in sorted(here)]


def _ordered_alike(mine: Sequence[int], other: Sequence[int]) -> bool:
    """Whether what both sides have stands in one order."""
    both = set(mine) & set(other)
    return [one for one in mine if one in both] == [one for one in other if one in both]


def _order(moved: Mapping[int, int]) -> list[int]:
    return sorted(moved, key=moved.__getitem__)


def _moved(base: Text, side: Text) -> dict[int, int]:
    """The paragraphs of the base that stand elsewhere on a side, word for word, by where they stand there."""
    if len(base) < 2 or len(side) < 2:
        return {}
    pairs = align(base, side)
    kept, there = {one for one, _ in pairs}, {other for _, other in pairs}
    if len(kept) == len(base):
        return {}
    was, now = Counter(base), Counter(side)
    places = {one: index for index, one in enumerate(side) if now[one] == 1 and index not in there}
    return {
        index: places[one]
        for index, one in enumerate(base)
        if index not in kept and was[one] == 1 and one in places
    }  # fmt: skip


def _same_ones(base: Text, side: Text) -> dict[int, int]:
    """Which paragraph of a side each one of the base is now, its words changed or not; each at most once."""
    found = dict(align(base, side))
    taken = set(found.values())
    free = [index for index in range(len(side)) if index not in taken]
    scored = sorted(
        (-_likeness(one, side[other]), index, other)
        for index, one in enumerate(base)
        if index not in found
        for other in free
        if side[other].head == one.head
    )
    for score, index, other in scored:
        if -score >= _HALF and index not in found and other not in taken:
            found[index] = other
            taken.add(other)
    return found


def _likeness(one: Paragraph, other: Paragraph) -> float:
    mine, theirs = Counter(" ".join(one.sentences).split(" ")), Counter(" ".join(other.sentences).split(" "))
    return 2 * (mine & theirs).total() / (mine.total() + theirs.total())


def _relocated(
    text: Text, mover: Text, moved: Mapping[int, int], same: Mapping[int, int] | None, base: Text | None = None
) -> Text:
    """A text with the moved paragraphs where the side that moved them has them.

    `same` tells which paragraph of this text each one of the base is; None when it is the base itself.
    """
    base = text if base is None else base
    of_mover = {other: index for index, other in {**_same_ones(base, mover), **moved}.items()}
    places: list[int] = list(range(len(text)))
    for index in _order(moved):
        mine = index if same is None else same.get(index)
        if mine is None:
            raise Doubt
        places.remove(mine)
        at = moved[index] - 1
        while at >= 0:
            before = of_mover.get(at)
            here = before if same is None else same.get(before) if before is not None else None
            if here is not None:
                break
            at -= 1
        else:
            places.insert(0, mine)
            continue
        assert here is not None
        places.insert(places.index(here) + 1, mine)
    return [text[one] for one in places]
