"""Three-way merge of prose, sentence by sentence (format.md, rule 4 and «An unsettled merge»).

Two sides that changed different sentences never collide, be they neighbours. What both add at one place stands both,
ours first. A sentence that both changed, or that one changed and the other took out, is disputed; all else is merged
round it. So is what one side wrote anew, with more sentences or fewer, while the other did anything to it. Where a
paragraph begins is a part of its first sentence and merges with it. In doubt all of it is disputed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final, NamedTuple, TypeAlias

from dekom_tui.plan.text import Block, BlockKind, blocks, joined, sentences
from dekom_tui.review.align import align
from dekom_tui.review.prose_moves import Doubt, Head, Paragraph, Text, order_kept, with_moves
from dekom_tui.review.prose_sides import Side, Unit, Units

_PARAGRAPH: Final[Head] = ("paragraph", "")


class MergedProse(NamedTuple):
    """The merged text with ours, with theirs and with the base in the disputed parts; None for an empty one."""

    ours: str | None
    theirs: str | None
    base: str | None
    settled: bool


Placed: TypeAlias = tuple[Unit, int | None]
"""A unit of the result, and the unit of the base that it was, or that it follows in its paragraph."""


def merge_texts(base: str, ours: str, theirs: str) -> MergedProse:
    """Merge two flowing texts that came of a third."""
    try:
        texts = _paragraphs(base), _paragraphs(ours), _paragraphs(theirs)
        found = _merged(*texts)
        if found.settled and not _merged(texts[0], texts[2], texts[1]).settled:
            # What stands where can be told in more ways than one: it has to come out alike from the other side.
            raise Doubt
    except Doubt:
        return MergedProse(ours, theirs, base, settled=False)
    return found


def _merged(base: Text, ours: Text, theirs: Text) -> MergedProse:
    """The three texts merged, with what was moved at its new place. Raises Doubt."""
    found = _Prose(*map(_units, with_moves(base, ours, theirs))).merged()
    if found.settled and not order_kept(base, ours, theirs, _paragraphs(found.ours or "")):
        raise Doubt
    return found


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
    for block, (_head, inside) in zip(found, parts, strict=True):
        # «… selv. 8. trinn leser.» is one sentence, though «8. trinn leser.» alone begins a paragraph.
        if block.kind != "kept" and sentences(block.text) != [one for one in inside if one]:
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
        parts = dict(self._both_rewrote())
        for side in (self.ours, self.theirs):
            for start, end in parts.items():
                side.forget(start, end)
        at = 0
        while at < len(self.base):
            self._new(at)
            if at in parts:
                self._part(at, parts[at])
                at = parts[at]
            else:
                self._unit(at, self.base[at], self.ours.became[at], self.theirs.became[at])
                at += 1
        self._new(len(self.base))
        ours, theirs, base = (_text(self._with_heads(one)) for one in self.out)
        if not self.settled and ours == theirs:
            # What they differ in is not to be seen in what both come to.
            raise Doubt
        return MergedProse(ours, theirs, base, self.settled)

    def _doubts(self) -> None:
        """What was moved on one side must stand untouched on the other, and no text comes in at two places."""
        mine, others = self.ours.moved(), self.theirs.moved()
        for moved, other, also in ((mine, self.theirs, others), (others, self.ours, mine)):
            for at, unit in enumerate(self.base):
                if unit.text not in moved:
                    continue
                if at not in other.same and unit.text not in also:
                    raise Doubt
                if other.new[at + 1] and other.new[at + 1][0].head is None:
                    # What was added behind a sentence goes on from it, wherever that is now.
                    raise Doubt
        places = self.theirs.came()
        if any(places.get(text, at) != at for text, at in self.ours.came().items()):
            raise Doubt

    def _put(self, units: Sequence[Unit], at: int | None = None) -> None:
        for one in self.out:
            one += [(unit, at) for unit in units]

    def _dispute(self, at: int | None, *sides: Sequence[Unit]) -> None:
        self.settled = False
        for out, units in zip(self.out, sides, strict=True):
            out += [(unit, at) for unit in units]

    def _both_rewrote(self) -> Iterator[tuple[int, int]]:
        """The parts of the base, from and to, that one side wrote anew and in which the other did anything too."""
        ours, theirs = self.ours, self.theirs
        end = 0
        for at in range(len(self.base)):
            both = (at in ours.rewritten and theirs.touched(at)) or (at in theirs.rewritten and ours.touched(at))
            if at < end or not both:
                continue
            start, end, reach = at, at + 1, (-1, -1)
            while reach != (start, end):
                reach = start, end
                found = [side.within[one] for side in (ours, theirs) for one in (start, end - 1) if one in side.within]
                start = min(start, *(one[0] for one in found))
                end = max(end, *(one[1] for one in found))
            yield start, end

    def _part(self, start: int, end: int) -> None:
        """A part that was written anew: one dispute, unless both wrote the same. Raises Doubt over more paragraphs."""
        was = self.base[start:end]
        mine, other = self.ours.part(start, end), self.theirs.part(start, end)
        if mine == other:
            self._put(mine, start)
            return
        if any(one.head is not None for units in (was, mine, other) for one in units[1:]):
            raise Doubt
        self._dispute(start, mine, other, was)

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
        texts = [[{one.text for one in part} for part in side] for side in parts]
        if any(texts[0][here] & texts[1][there] for here, there in permutations(range(3), 2)):
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
