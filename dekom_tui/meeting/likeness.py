"""Contributions that say nearly the same: told to the facilitator, who alone decides what belongs together.

Compared are the words that carry meaning, so that «Lite tenketid i store grupper» is like «Gruppene er store, og
elevene får lite tenketid» in nothing but what it says.
"""

from __future__ import annotations

from collections import Counter
from sys import intern
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dekom_tui.meeting.records import Item

ALIKE: Final = 0.5
"""Two are alike when they share this part of all their words, or nearly all the words of the shorter."""
_WITHIN: Final = 0.8
_LEAST: Final = 3
"""The shorter must have so many words to lie within the longer."""
_STEM: Final = 6
"""Words are the same when they begin alike so far: «gruppene» and «grupper»."""
_RECENT: Final = 30
"""With so many that share its rarest words a new one is compared."""

_EMPTY: Final = frozenset(
    fold(
        """at av bare ble blir da de den det deres dette du eg ein eit ei en er et for fra får ha han har hva hver i
        ikke ikkje ja jeg kan kom kva med men mer må noe noko nå når og også om opp oss over på seg seier som så til
        under ut ved vi vil var vår være vere å a the of and to is in"""
    ).split()
)


def stems(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, each once and cut to how it begins."""
    words = "".join(one if one.isalnum() else " " for one in fold(text)).split()
    return tuple(dict.fromkeys(intern(word[:_STEM]) for word in words if word not in _EMPTY and len(word) > 1))


def alike(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two texts, as their stems, say nearly the same."""
    shared = sum(1 for word in other if word in one)
    if not shared:
        return False
    if shared >= ALIKE * (len(one) + len(other) - shared):
        return True
    shorter = min(len(one), len(other))
    return shorter >= _LEAST and shared >= _WITHIN * shorter


def earlier_like(item: Item, id: str, text: str) -> str:
    """The first of the item's contributions that a new one is like, empty for none; the item remembers its words."""
    own = stems(text)
    item.said[id] = own
    found: dict[str, None] = {}
    for stem in sorted(own, key=lambda one: len(item.stems.get(one, ()))):
        found.update(dict.fromkeys(item.stems.get(stem, ())[-_RECENT:]))
        if len(found) >= _RECENT:
            break
    for stem in own:
        item.stems.setdefault(stem, []).append(id)
    words = frozenset(own)
    near = [one for one in found if one != id and alike(words, item.said[one]) and item.entries[one].open]
    return min(near, key=lambda one: item.entries[one].no, default="")


def bundles(item: Item) -> list[list[str]]:
    """Contributions that hang together by likeness, the largest bundle first; what is like no other is in none.

    A suggestion for clusters: only contributions that stand, are in no cluster and are not parked.
    """
    loose = {one.id: one for one in item.standing() if not one.cluster and not one.parked}
    root = {id: id for id in loose}

    def top(id: str) -> str:
        while root[id] != id:
            id = root[id]
        return id

    for id, one in loose.items():
        if one.like in loose:
            root[top(id)] = top(one.like)
    found: dict[str, list[str]] = {}
    for id in loose:
        found.setdefault(top(id), []).append(id)
    return sorted((those for those in found.values() if len(those) > 1), key=len, reverse=True)


def unlike(name: str, taken: Collection[str]) -> str:
    """The name, with a number after it where another cluster has it."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name} {number}", number + 1
    return found


def suggested_name(texts: Iterable[str], taken: Collection[str] = ()) -> str:
    """What a cluster of these could be called, and no other is: the two words that most of them have side by side, else
    the word."""
    pairs: Counter[tuple[str, ...]] = Counter()
    shown: dict[tuple[str, ...], str] = {}
    for text in texts:
        words = [word.strip(".,;:!?«»\"'()") for word in text.split()]
        keys = [fold(word)[:_STEM] for word in words]
        seen: set[tuple[str, ...]] = set()
        for at, word in enumerate(words):
            if not word or fold(word) in _EMPTY:
                continue
            seen.add(_kept(shown, (keys[at],), word))
            if at + 1 < len(words) and words[at + 1] and fold(words[at + 1]) not in _EMPTY:
                seen.add(_kept(shown, (keys[at], keys[at + 1]), f"{word} {words[at + 1]}"))
        pairs.update(seen)
    free = [one for one in pairs if _titled(shown[one]) not in taken]
    best = max(free, key=lambda one: (pairs[one] if pairs[one] > 1 else 0, len(one), -_place(pairs, one)), default=None)
    if best is None:
        return ""
    return _titled(shown[best])


def _titled(name: str) -> str:
    return name[:1].upper() + name[1:]


def _kept(shown: dict[tuple[str, ...], str], key: tuple[str, ...], words: str) -> tuple[str, ...]:
    shown.setdefault(key, words)
    return key


def _place(pairs: Mapping[tuple[str, ...], int], key: tuple[str, ...]) -> int:
    return list(pairs).index(key)
