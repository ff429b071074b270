"""Lots drawn from a seed: groups, their roles, orders. The same seed and the same people give the same."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


def shuffled(seed: str, what: Iterable[str]) -> list[str]:
    """These in an order that the seed alone decides."""
    return sorted(what, key=lambda one: (sha256(f"{seed}/{one}".encode()).digest(), one))


def divided(people: Sequence[T], size: int = 0, count: int = 0) -> list[list[T]]:
    """People in groups of about `size`, or in `count` groups, none of which differs from another by more than one.

    Of a size, nobody is left alone: seven in groups of three are 4 and 3, seven in pairs 3, 2 and 2.
    """
    if not people:
        return [[] for _group in range(count)]
    number = count or max(1, round(len(people) / size) if size > 2 else len(people) // 2)
    groups: list[list[T]] = [[] for _group in range(number)]
    for place, one in enumerate(people):
        groups[place % number].append(one)
    return groups


def joined(groups: Sequence[Sequence[T]], size: int) -> list[list[T]]:
    """Groups put together, each kept whole, until they are about so large; one that is left over joins the last."""
    found: list[list[T]] = []
    for group in groups:
        if found and len(found[-1]) < size and len(found[-1]) + len(group) <= size + 1:
            found[-1].extend(group)
        else:
            found.append(list(group))
    if len(found) > 1 and 2 * len(found[-1]) < size:
        last = found.pop()
        found[-1].extend(last)
    return found
