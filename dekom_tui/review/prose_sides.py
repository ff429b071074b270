"""What one side made of a text, sentence by sentence: which each became, which went, and what came in before which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from dekom_tui.review.align import Window, align, gaps
from dekom_tui.review.prose_moves import Head

_ALIKE: Final = 0.34
"""The share of words that two sentences in one place have in common when the one became the other."""
_HALF: Final = 0.5
"""The share of its words that a sentence has in another when it may be a part of it."""
_MOST_PAIRS: Final = 400
"""How many pairs of sentences are held against each other in one place; beyond it none became another."""


class Unit(NamedTuple):
    """A sentence; `head` tells the paragraph or item that begins with it, None in the middle of one."""

    text: str
    head: Head | None


Units: TypeAlias = list[Unit]


class Side:
    """What one side made of the base: which unit each became, and what is new before each."""

    def __init__(self, base: Units, units: Units) -> None:
        self.base = base
        self.units = units
        self.became: list[Unit | None] = [None] * len(base)
        self.new: list[Units] = [[] for _ in range(len(base) + 1)]
        pairs = align([one.text for one in base], [one.text for one in units])
        for one, other in pairs:
            self.became[one] = units[other]
        self.same = dict(pairs)
        """Where the units of the base stand here that are the same."""
        self.within: dict[int, Window] = {}
        """The stretch of other text that each of the others lies in."""
        self.rewritten: set[int] = set()
        """Those of them in whose place stands something that is not, sentence for sentence, what they became."""
        for window in gaps(pairs, len(base), len(units)):
            self.within.update(dict.fromkeys(range(window[0], window[1]), window))
            self._between(*window)
        self.joined: set[int] = set()
        self._look_at_heads()

    def _look_at_heads(self) -> None:
        """Note the paragraphs that go on from what stands above them here, by the unit that they begin with in the
        base. Where a paragraph lost its first sentences, the next one begins it without having become another."""
        first = looked = -1
        for at, (was, now) in enumerate(zip(self.base, self.became, strict=True)):
            if was.head is not None:
                first = at
            if now is None or looked == first:
                continue
            looked = first
            if now.head is None:
                self.joined.add(first)
            elif at != first and now.head == self.base[first].head:
                self.became[at] = now._replace(head=None)

    def _between(self, a: int, a_end: int, b: int, b_end: int) -> None:
        """Between two sentences that are the same: which became which; the rest went, or is new."""
        paired = dict(_likely(self.base[a:a_end], self.units[b:b_end]))
        self.rewritten.update(a + one for one in _rewritten(self.base[a:a_end], self.units[b:b_end], paired))
        at = a
        for index in range(b, b_end):
            if index - b in paired:
                at = a + paired[index - b]
                self.became[at] = self.units[index]
                at += 1
            else:
                self.new[at].append(self.units[index])

    def touched(self, at: int) -> bool:
        """Whether a unit of the base is another here, or gone."""
        now = self.became[at]
        return now != self.base[at]

    def part(self, start: int, end: int) -> Units:
        """What stands here for a part of the base that no stretch of other text reaches beyond."""
        first = self.within[start][2] if start in self.within else self.same[start]
        last = self.within[end - 1][3] if end - 1 in self.within else self.same[end - 1] + 1
        return self.units[first:last]

    def forget(self, start: int, end: int) -> None:
        """What came in within a part of the base is told with it."""
        for at in range(start, end + 1):
            if (at > start or start in self.within) and (at < end or end - 1 in self.within):
                self.new[at] = []

    def came(self) -> dict[str, list[tuple[int, bool]]]:
        """Where each text comes in that does not stand where it stood: before a unit, or (True) in its place."""
        found: dict[str, list[tuple[int, bool]]] = {}
        for at, inserted in enumerate(self.new):
            for one in inserted:
                found.setdefault(one.text, []).append((at, False))
        for at, now in enumerate(self.became):
            if now is not None and now.text != self.base[at].text:
                found.setdefault(now.text, []).append((at, True))
        found.pop("", None)
        return found

    def moved(self) -> set[str]:
        """The sentences that it took out at one place and put in at another."""
        return self.came().keys() & {one.text for at, one in enumerate(self.base) if at not in self.same}

    def parts(self, at: int) -> tuple[Units, Units, Units]:
        """What is new before a unit: what goes on the paragraph above, paragraphs of their own, and the beginning of
        the paragraph below."""
        new = self.new[at]
        heads = [index for index, one in enumerate(new) if one.head is not None]
        if not heads:
            return new, [], []
        now = self.became[at] if at < len(self.base) else None
        goes_on = at in self.joined or (now is not None and now.head is None and self.base[at].head is None)
        below = heads[-1] if goes_on else len(new)
        return new[: heads[0]], new[heads[0] : below], new[below:]


def _likely(went: Sequence[Unit], came: Sequence[Unit]) -> list[tuple[int, int]]:
    """Which new sentence which old one became, as pairs that rise on both sides."""
    if len(went) == len(came):
        return [(index, index) for index in range(len(went))]
    if not went or not came or len(went) * len(came) > _MOST_PAIRS:
        return []
    scored = sorted(
        (-_likeness(old.text, new.text), abs(a - b), b, a) for a, old in enumerate(went) for b, new in enumerate(came)
    )
    found: list[tuple[int, int]] = []
    for score, _far, b, a in scored:
        if -score >= _ALIKE and all((b < other) == (a < one) and b != other and a != one for other, one in found):
            found.append((b, a))
    return sorted(found)


def _rewritten(went: Sequence[Unit], came: Sequence[Unit], pairs: Mapping[int, int]) -> set[int]:
    """Which old sentences may be said by something new that is not the one that they became: others stand in their
    place, they were joined with another, or were written as two. `pairs` has for a new one the old one that it was."""
    if not went or not came or len(went) == len(came):
        return set()
    fresh = [one.text for at, one in enumerate(came) if at not in pairs]
    found: set[int] = set()
    became = {old: came[new].text for new, old in pairs.items()}
    for at, one in enumerate(went):
        if at not in became:
            joined = {old for old, text in became.items() if _share(one.text, text) >= _HALF}
            if fresh or joined:
                found |= {at, *joined}
        elif any(_share(text, one.text) >= _HALF for text in fresh):
            found.add(at)
    return found


def _share(one: str, other: str) -> float:
    """The share of the words of a sentence that another one has too, from 0 to 1."""
    words, known = _words(one), set(_words(other))
    return sum(word in known for word in words) / len(words)


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?…") for word in text.casefold().split(" ")]


def _likeness(one: str, other: str) -> float:
    """The share of their words that two sentences have in common, from 0 to 1."""
    mine, theirs = set(one.split(" ")), set(other.split(" "))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))
