"""Which members of two sequences are the same ones: lines, sentences or words that a reader would call unchanged."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from operator import lt
from typing import Final

Window = tuple[int, int, int, int]
"""From and to (excluded) on the one side, from and to on the other."""

_MOST_CELLS: Final = 40_000
"""Where nothing stands only once, this many comparisons are made at most; beyond it all of it counts as different."""


def align(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs of indices of equal members, rising on both sides.

    What stands only once on each side pairs first, then what lies between such pairs: so that an equal word of little
    weight never holds two unlike texts together. Takes about linear time for two versions of one text.
    """
    found: list[tuple[int, int]] = []
    todo: list[Window] = [(0, len(before), 0, len(after))]
    while todo:
        a, a_end, b, b_end = todo.pop()
        while a < a_end and b < b_end and before[a] == after[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and before[a_end - 1] == after[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            found.append((a_end, b_end))
        if a == a_end or b == b_end:
            continue
        anchors = _anchors(before, after, (a, a_end, b, b_end))
        if anchors:
            for one, other in anchors:
                if a < one and b < other:
                    todo.append((a, one, b, other))
                a, b = one + 1, other + 1
            found += anchors
            todo.append((a, a_end, b, b_end))
        else:
            found += _longest(before, after, (a, a_end, b, b_end))
    found.sort()
    return found


def gaps(pairs: Sequence[tuple[int, int]], before: int, after: int) -> list[Window]:
    """What lies between pairs that `align` gave of two sequences of these lengths, without the empty ones."""
    found: list[Window] = []
    a = b = 0
    for one, other in pairs:
        if a < one or b < other:
            found.append((a, one, b, other))
        a, b = one + 1, other + 1
    if a < before or b < after:
        found.append((a, before, b, after))
    return found


def _anchors(before: Sequence[Hashable], after: Sequence[Hashable], window: Window) -> list[tuple[int, int]]:
    """The most pairs, in order on both sides, of what stands once on each side of a window."""
    a, a_end, b, b_end = window
    mine = _once(before, a, a_end)
    other = _once(after, b, b_end)
    pairs = [(at, other[member]) for member, at in mine.items() if member in other]
    if all(map(lt, [at for _one, at in pairs], [at for _one, at in pairs[1:]])):
        return pairs
    ends: list[int] = []
    best: list[int] = []
    previous: list[int] = []
    for index, (_one, at) in enumerate(pairs):
        length = bisect_left(ends, at)
        previous.append(best[length - 1] if length else -1)
        ends[length : length + 1] = [at]
        best[length : length + 1] = [index]
    found: list[tuple[int, int]] = []
    last = best[-1] if best else -1
    while last >= 0:
        found.append(pairs[last])
        last = previous[last]
    return found[::-1]


def _once(sequence: Sequence[Hashable], start: int, end: int) -> dict[Hashable, int]:
    """Where that stands which stands once in a stretch, in its order."""
    part = sequence[start:end]
    found = dict(zip(part, range(start, end), strict=True))
    if len(found) == len(part):
        return found
    found.clear()
    for at in range(start, end):
        member = sequence[at]
        found[member] = -1 if member in found else at
    return {member: at for member, at in found.items() if at >= 0}


def _longest(before: Sequence[Hashable], after: Sequence[Hashable], window: Window) -> list[tuple[int, int]]:
    """A longest common subsequence of a small window; nothing for a large one."""
    a, a_end, b, b_end = window
    wide = b_end - b
    if (a_end - a) * wide > _MOST_CELLS or not set(before[a:a_end]) & set(after[b:b_end]):
        return []
    below = [0] * (wide + 1)
    rows = [below]
    for at in range(a_end - 1, a - 1, -1):
        member = before[at]
        row = [0] * (wide + 1)
        for other in range(wide - 1, -1, -1):
            if member == after[b + other]:
                row[other] = below[other + 1] + 1
            else:
                row[other] = max(below[other], row[other + 1])
        rows.append(row)
        below = row
    rows.reverse()
    found: list[tuple[int, int]] = []
    one = other = 0
    while one < a_end - a and other < wide:
        if before[a + one] == after[b + other]:
            found.append((a + one, b + other))
            one, other = one + 1, other + 1
        elif rows[one + 1][other] >= rows[one][other + 1]:
            one += 1
        else:
            other += 1
    return found
