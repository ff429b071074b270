"""Three-way merge of prose, sentence by sentence (format.md, rule 4 and «An unsettled merge»).

Two sides that changed different sentences never collide, be they neighbours. What both add at one place stands both,
ours first. A sentence that both changed, or that one changed and the other took out, is disputed; all else is merged
round it. Where a paragraph begins is a part of its first sentence and merges with it. In doubt all of it is disputed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from dekom_tui.plan.text import Block, BlockKind, blocks, joined, sentences
from dekom_tui.review.align import align, gaps
from dekom_tui.review.prose_moves import Doubt, Head, Paragraph, with_moves

_ALIKE: Final = 0.34
"""The share of words that two sentences in one place have in common when the one became the other."""
_MOST_PAIRS: Final = 400
"""How many pairs of sentences are held against each other in one place; beyond it none became another."""

_PARAGRAPH: Final[Head] = ("paragraph", "")


class Unit(NamedTuple):
    """A sentence; `head` tells the paragraph or item that begins with it, None in the middle of one."""

    text: str
    head: Head | None


class MergedProse(NamedTuple):
    """The merged text with ours, with theirs and with the base in the disputed parts; None for an empty one."""

    ours: str | None
    theirs: str | None
    base: str | None
    settled: bool


Units: TypeAlias = list[Unit]
Placed: TypeAlias = tuple[Unit, int | None]
"""A unit of the result, and the unit of the base that it was, or that it follows in its paragraph."""


def merge_texts(base: str, ours: str, theirs: str) -> MergedProse:
    """Merge two flowing texts that came of a third."""
    try:
        sides = with_moves(*(_paragraphs(one) for one in (base, ours, theirs)))
        return _Prose(*(_units(one) for one in sides)).merged()
    except Doubt:
        return MergedProse(ours, theirs, base, settled=False)


def _paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs and items of a text. Raises Doubt where one numbered list follows another at once."""
    found: list[Paragraph] = []
    for block in blocks(text):
        head: Head = (block.kind, block.marker[-1:])
        if block.marker in ("1.", "1)") and found and found[-1].head == head:
            raise Doubt
        inside = [block.text] if block.kind == "kept" else sentences(block.text)
        found.append(Paragraph(head, tuple(inside or [""])))
    return found


def _units(paragraphs: Sequence[Paragraph]) -> Units:
    return [Unit(text, one.head if not at else None) for one in paragraphs for at, text in enumerate(one.sentences)]


def _text(units: Sequence[Unit]) -> str | None:
    """The flowing text of units. Raises Doubt for one that would be read as other paragraphs or items."""
    parts: list[tuple[Head, list[str]]] = []
    for unit in units:
        if unit.head is not None or not parts:
            parts.append((unit.head or _PARAGRAPH, [unit.text]))
        else:
            parts[-1][1].append(unit.text)
    found: list[Block] = []
    number = 0
    for index, (head, inside) in enumerate(parts):
        kind, sign = head
        if kind != "kept":
            follows = index and head == _list_before(parts, index)
            number = number + 1 if follows else 1
        marker = f"{number}{sign}" if kind == "numbered" else sign
        found.append(Block(_KINDS[kind], marker, " ".join([one for one in inside if one])))
    result = joined(tuple(found))
    if blocks(result) != tuple(found):
        raise Doubt
    return result or None


_KINDS: Final[dict[str, BlockKind]] = {
    "paragraph": "paragraph",
    "item": "item",
    "numbered": "numbered",
    "kept": "kept",
}


def _list_before(parts: Sequence[tuple[Head, list[str]]], index: int) -> Head:
    """What the nearest paragraph or item above is, kept lines passed over."""
    while index > 1 and parts[index - 1][0][0] == "kept":
        index -= 1
    return parts[index - 1][0]


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
        for a, a_end, b, b_end in gaps(pairs, len(base), len(units)):
            self._between(a, a_end, b, b_end)
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
        at = a
        for index in range(b, b_end):
            if index - b in paired:
                at = a + paired[index - b]
                self.became[at] = self.units[index]
                at += 1
            else:
                self.new[at].append(self.units[index])

    @property
    def moved(self) -> set[str]:
        """The sentences that it took out at one place and put in at another."""
        gone = {one.text for one, now in zip(self.base, self.became, strict=True) if now is None}
        return gone & {one.text for inserted in self.new for one in inserted}

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


def _likeness(one: str, other: str) -> float:
    """The share of their words that two sentences have in common, from 0 to 1."""
    mine, theirs = set(one.split(" ")), set(other.split(" "))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


class _Prose:
    """One merge on its way: three lists of units that differ where something is disputed."""

    def __init__(self, base: Units, ours: Units, theirs: Units) -> None:
        self.base = base
        self.ours = Side(base, ours)
        self.theirs = Side(base, theirs)
        self.out: tuple[list[Placed], list[Placed], list[Placed]] = ([], [], [])
        self.settled = True

    def merged(self) -> MergedProse:
        """The three texts. Raises Doubt."""
        self._doubts()
        for at, unit in enumerate(self.base):
            self._new(at)
            self._unit(at, unit, self.ours.became[at], self.theirs.became[at])
        self._new(len(self.base))
        ours, theirs, base = (_text(self._with_heads(one)) for one in self.out)
        return MergedProse(ours, theirs, base, self.settled)

    def _doubts(self) -> None:
        """What was moved on one side must stand untouched on the other, and no text comes in at two places."""
        for mover, other in ((self.ours, self.theirs), (self.theirs, self.ours)):
            moved = mover.moved
            for unit, now in zip(self.base, other.became, strict=True):
                if unit.text in moved and (now is None or now.text != unit.text):
                    raise Doubt
        mine, other_places = _places(self.ours.new), _places(self.theirs.new)
        if any(other_places.get(text, at) != at for text, at in mine.items()):
            raise Doubt

    def _put(self, units: Sequence[Unit], at: int | None = None) -> None:
        for one in self.out:
            one += [(unit, at) for unit in units]

    def _dispute(self, at: int | None, *sides: Sequence[Unit]) -> None:
        self.settled = False
        for out, units in zip(self.out, sides, strict=True):
            out += [(unit, at) for unit in units]

    def _unit(self, at: int, was: Unit, mine: Unit | None, other: Unit | None) -> None:
        """One sentence of the base."""
        if mine is None or other is None:
            left = mine or other
            if left is not None and left.text != was.text:
                self._dispute(at, [mine] if mine else [], [other] if other else [], [was])
            return
        text = mine.text if other.text in (was.text, mine.text) else other.text
        head = mine.head if other.head in (was.head, mine.head) else other.head
        both_words = mine.text not in (was.text, other.text) and other.text != was.text
        both_heads = mine.head not in (was.head, other.head) and other.head != was.head
        if both_words or both_heads:
            self._dispute(at, [mine], [other], [was])
        else:
            self._put([Unit(text, head)], at)

    def _new(self, at: int) -> None:
        """What is new before a sentence of the base, or at the end."""
        mine, other = self.ours.new[at], self.theirs.new[at]
        if not mine and not other:
            return
        parts = self.ours.parts(at), self.theirs.parts(at)
        for side, own, others in ((self.ours, parts[0], parts[1]), (self.theirs, parts[1], parts[0])):
            if at in side.joined and not own[2] and others[1]:
                # The one joins two paragraphs, the other puts one between them.
                raise Doubt
        for index in range(3):
            first, second = parts[0][index], parts[1][index]
            if index == 2 and first and second and first[0] != second[0]:
                second = [second[0]._replace(head=None), *second[1:]]
            self._put(_union(first, second), at - 1 if at and not index else None)

    def _with_heads(self, placed: Sequence[Placed]) -> Units:
        """The units, with a paragraph beginning anew where its first sentences went on one side or the other."""
        found: Units = []
        begun: set[int] = set()
        for unit, at in placed:
            if at is not None:
                first = at
                while first and self.base[first].head is None:
                    first -= 1
                joined = first in self.ours.joined or first in self.theirs.joined
                if unit.head is None and first not in begun and not joined:
                    unit = unit._replace(head=self.base[first].head)
                begun.add(first)
            found.append(unit)
        return found


def _places(new: Sequence[Units]) -> dict[str, list[int]]:
    """Where each text comes in."""
    found: dict[str, list[int]] = {}
    for at, inserted in enumerate(new):
        for one in inserted:
            if one.text:
                found.setdefault(one.text, []).append(at)
    return found


def _union(ours: Units, theirs: Units) -> Units:
    """What both put in at one place: what is the same once, ours before theirs. Raises Doubt for another order."""
    if not ours or not theirs or ours == theirs:
        return ours or theirs
    pairs = align(ours, theirs)
    found: Units = []
    a = b = 0
    for one, other in [*pairs, (len(ours), len(theirs))]:
        found += [*ours[a:one], *theirs[b:other], *ours[one : one + 1]]
        a, b = one + 1, other + 1
    if any(count > 1 and text for (text, _head), count in (Counter(found) - Counter(ours) - Counter(theirs)).items()):
        raise Doubt
    twice = Counter(one.text for one in found)
    most = Counter(one.text for one in ours) | Counter(one.text for one in theirs)
    if any(text and count > most[text] for text, count in twice.items()):
        raise Doubt
    return found
