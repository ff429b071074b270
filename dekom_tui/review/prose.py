"""What is different between two versions of a prose field: sentence by sentence, what was moved told as moved.

Wrapping is none of it: flowing text is compared. A sentence that stands in both, in another place, was moved; one that
shares its words with what stands in its place now was changed; the rest was added or removed. A paragraph that was
split or joined is told so, and its sentences are the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final, NamedTuple

from dekom_tui.plan.text import blocks, sentences
from dekom_tui.review.align import align, gaps

CHANGED: Final = "changed"
ADDED: Final = "added"
REMOVED: Final = "removed"
MOVED: Final = "moved"
SPLIT: Final = "split"
JOINED: Final = "joined"
LISTED: Final = "listed"
"""Text became an item of a list, or an item became text."""

SAME: Final = "same"

_ALIKE: Final = 0.34
"""The share of words that two sentences in one place have in common when the one became the other."""
_MUCH_ALIKE: Final = 0.6
"""The same for sentences in different places."""
_SHORT: Final = 3
"""Letters of a word that does not hold a sentence together alone."""
_MOST_PAIRS: Final = 400
"""How many pairs of sentences are held against each other in one place."""


class Run(NamedTuple):
    """Words on end that are SAME, REMOVED or ADDED."""

    kind: str
    text: str


class Passage(NamedTuple):
    """One difference: `kind` is one of the names above; `before` and `after` are the text on each side, empty where
    there is none. `whole` says that it is all of a paragraph or item, `elsewhere` that a CHANGED one was moved too."""

    kind: str
    before: str
    after: str
    whole: bool = False
    elsewhere: bool = False

    @property
    def runs(self) -> tuple[Run, ...]:
        """Word by word, the words that went before those that came."""
        return word_runs(self.before, self.after)


class _Unit(NamedTuple):
    """A sentence with where it stands: which block, the how manyeth of it, whether it ends it, and the item's sign."""

    text: str
    block: int
    at: int
    last: bool
    marker: str

    @property
    def first(self) -> bool:
        """Whether it begins its block."""
        return self.at == 0


class _Event(NamedTuple):
    """A passage on its way: its place in the text after (and before, for what went), and the sentences of it."""

    at: tuple[int, int]
    kind: str
    before: _Unit | None
    after: _Unit | None
    elsewhere: bool = False


def passages(before: str | None, after: str | None) -> tuple[Passage, ...]:
    """Every difference between two flowing texts, in the order of the later one; () when they mean the same."""
    was, now = _blocks(before), _blocks(after)
    same = align([one[1] for one in was], [one[1] for one in now])
    events: list[_Event] = []
    places: list[tuple[list[tuple[int, _Unit]], list[tuple[int, _Unit]]]] = []
    at = 0
    for a, a_end, b, b_end in gaps(same, len(was), len(now)):
        mine, theirs = _units(was, a, a_end), _units(now, b, b_end)
        pairs = align(mine.texts, theirs.texts)
        if a_end - a > 1 or b_end - b > 1:
            for one, another in pairs:
                kind = _structure(mine, one, theirs, another)
                if kind:
                    events.append(_Event((at + another, 0), kind, mine.unit(one), theirs.unit(another)))
        elif pairs and was[a][0] != now[b][0]:
            events.append(_Event((at, 0), LISTED, mine.unit(0), theirs.unit(0)))
        for c, c_end, d, d_end in gaps(pairs, len(mine.texts), len(theirs.texts)):
            went = [(at + d, mine.unit(one)) for one in range(c, c_end)]
            came = [(at + index, theirs.unit(index)) for index in range(d, d_end)]
            places.append((went, came))
        at += len(theirs.texts)
    events += _told(places)
    events.sort(key=itemgetter(0))
    return tuple(_gathered(events))


def word_runs(before: str, after: str) -> tuple[Run, ...]:
    """Two versions of a sentence word by word; a lone short word between two changes goes with them."""
    mine, theirs = before.split(" "), after.split(" ")
    most = min(len(mine), len(theirs))
    lead = trail = 0
    while lead < most and mine[lead] == theirs[lead]:
        lead += 1
    while trail < most - lead and mine[-1 - trail] == theirs[-1 - trail]:
        trail += 1
    found: list[Run] = []
    if lead:
        found.append(Run(SAME, " ".join(mine[:lead])))
    went, came = mine[lead : len(mine) - trail], theirs[lead : len(theirs) - trail]
    if len(went) > 1 and len(came) > 1:
        _between(found, went, came)
    else:
        _changed(found, went, came)
    if trail:
        found.append(Run(SAME, " ".join(mine[-trail:])))
    return tuple(found)


def _between(found: list[Run], went: Sequence[str], came: Sequence[str]) -> None:
    """The words between what two versions begin and end with."""
    a = b = start = 0
    pairs = align(went, came)
    while start < len(pairs):
        stop = start + 1
        while stop < len(pairs) and pairs[stop] == (pairs[stop - 1][0] + 1, pairs[stop - 1][1] + 1):
            stop += 1
        one, another = pairs[start]
        if stop - start > 1 or len(went[one]) > _SHORT:
            _changed(found, went[a:one], came[b:another])
            found.append(Run(SAME, " ".join(went[one : one + stop - start])))
            a, b = one + stop - start, another + stop - start
        start = stop
    _changed(found, went[a:], came[b:])


def _changed(found: list[Run], went: Sequence[str], came: Sequence[str]) -> None:
    if went:
        found.append(Run(REMOVED, " ".join(went)))
    if came:
        found.append(Run(ADDED, " ".join(came)))


def _blocks(text: str | None) -> list[tuple[str, str, str]]:
    """The blocks of a flowing text: its marker, the whole line, and the text without the marker."""
    if not text:
        return []
    found = [line for line in text.split("\n") if line]
    if any(line[0] in "-0123456789 " for line in found):
        return [("-" if one.marker else "", one.line, one.text) for one in blocks(text)]
    return [("", line, line) for line in found]


class _Units:
    """The sentences of some blocks, and where the blocks begin among them."""

    __slots__ = ("begin", "found", "start", "texts")

    def __init__(self, found: Sequence[tuple[str, str, str]], start: int) -> None:
        self.found = found
        self.start = start
        self.texts: list[str] = []
        self.begin: list[int] = []

    def unit(self, index: int) -> _Unit:
        """One sentence with where it stands."""
        block = bisect_right(self.begin, index) - 1 if len(self.begin) > 1 else 0
        first = self.begin[block]
        end = self.begin[block + 1] if block + 1 < len(self.begin) else len(self.texts)
        marker = self.found[self.start + block][0]
        return _Unit(self.texts[index], self.start + block, index - first, index == end - 1, marker)


def _units(found: Sequence[tuple[str, str, str]], start: int, end: int) -> _Units:
    """The sentences of some blocks."""
    units = _Units(found, start)
    for index in range(start, end):
        units.begin.append(len(units.texts))
        units.texts += sentences(found[index][2]) or [""]
    return units


def _structure(mine: _Units, one: int, theirs: _Units, other: int) -> str:
    """What became of the paragraph at a sentence that is the same; empty for nothing that shows there."""
    was, now = mine.unit(one), theirs.unit(other)
    if was.marker != now.marker:
        return LISTED if was.first or now.first else ""
    if was.first == now.first or not one or not other or mine.texts[one - 1] != theirs.texts[other - 1]:
        return ""
    return SPLIT if now.first else JOINED


def _told(places: Sequence[tuple[list[tuple[int, _Unit]], list[tuple[int, _Unit]]]]) -> list[_Event]:
    """What became of the sentences that are not where they were."""
    events: list[_Event] = []
    new: dict[str, list[int]] = {}
    for _went, came in places:
        for at, unit in came:
            new.setdefault(unit.text, []).append(at)
    moved: dict[int, _Unit] = {}
    left: list[tuple[list[tuple[int, _Unit]], list[tuple[int, _Unit]]]] = []
    for went, came in places:
        rest = []
        for at, unit in went:
            if unit.text and new.get(unit.text):
                moved[new[unit.text].pop(0)] = unit
            else:
                rest.append((at, unit))
        left.append((rest, came))
    gone: list[tuple[int, _Unit]] = []
    added: list[tuple[int, _Unit]] = []
    for went, came in left:
        fresh = came
        if moved:
            events += [_Event((at, 1), MOVED, moved[at], unit) for at, unit in came if at in moved]
            fresh = [one for one in came if one[0] not in moved]
        pairs = _likely(went, fresh, _ALIKE)
        events += [_Event((fresh[b][0], 1), CHANGED, went[a][1], fresh[b][1]) for a, b in pairs.items()]
        if len(pairs) == len(went) == len(fresh):
            continue
        gone += [one for index, one in enumerate(went) if index not in pairs]
        taken = set(pairs.values())
        added += [one for index, one in enumerate(fresh) if index not in taken]
    far = _likely(gone, added, _MUCH_ALIKE) if gone and added else {}
    events += [_Event((added[b][0], 1), CHANGED, gone[a][1], added[b][1], elsewhere=True) for a, b in far.items()]
    events += [_Event((at, 0), REMOVED, unit, None) for index, (at, unit) in enumerate(gone) if index not in far]
    taken = set(far.values())
    events += [_Event((at, 1), ADDED, None, unit) for index, (at, unit) in enumerate(added) if index not in taken]
    return events


def _likely(went: Sequence[tuple[int, _Unit]], came: Sequence[tuple[int, _Unit]], least: float) -> dict[int, int]:
    """Which sentence became which: the most alike first, each once."""
    if not went or not came:
        return {}
    if least == _ALIKE and len(went) == len(came) and all(map(_open_alike, went, came)):
        # Each in the place of the other, with a word or two for others: by far the commonest.
        return dict(enumerate(range(len(went))))
    if len(went) * len(came) > _MOST_PAIRS:
        near = min(len(went), len(came))
        candidates = [(index, index) for index in range(near)]
    else:
        candidates = [(a, b) for a in range(len(went)) for b in range(len(came))]
    scored = []
    for a, b in candidates:
        score = _likeness(went[a][1].text, came[b][1].text)
        if score >= least:
            scored.append((-score, abs(a - b), a, b))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, _far, a, b in sorted(scored):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)
    return found


def _open_alike(one: tuple[int, _Unit], other: tuple[int, _Unit]) -> bool:
    """Whether two sentences have a third at their beginning or at their end in common."""
    was, now = one[1].text, other[1].text
    third = max(len(was), len(now)) // 3 + 1
    return was[:third] == now[:third] or was[-third:] == now[-third:]


def _likeness(one: str, other: str) -> float:
    """The share of their words that two sentences have in common, from 0 to 1."""
    mine, theirs = set(one.split(" ")), set(other.split(" "))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _gathered(events: Iterable[_Event]) -> list[Passage]:
    """The passages: sentences of one paragraph that share their fate, and stood side by side, as one."""
    found: list[Passage] = []
    run: list[_Event] = []
    for event in events:
        if run and not _goes_with(run[-1], event):
            found.append(_passage(run))
            run = []
        run.append(event)
    if run:
        found.append(_passage(run))
    return found


def _goes_with(one: _Event, other: _Event) -> bool:
    if one.kind != other.kind or one.kind not in (ADDED, REMOVED, MOVED):
        return False
    for was, now in ((one.before, other.before), (one.after, other.after)):
        if was is not None and now is not None and (was.block, was.at + 1) != (now.block, now.at):
            return False
    return True


def _passage(run: Sequence[_Event]) -> Passage:
    kind = run[0].kind
    if kind == CHANGED:
        was, now = run[0].before, run[0].after
        assert was is not None
        assert now is not None
        whole = was.first and was.last and now.first and now.last
        return Passage(kind, was.text, now.text, whole, run[0].elsewhere)
    before = " ".join([one.before.text for one in run if one.before is not None])
    after = " ".join([one.after.text for one in run if one.after is not None])
    sides = [side for side in ((run[0].before, run[-1].before), (run[0].after, run[-1].after)) if None not in side]
    whole = all(first is not None and last is not None and first.first and last.last for first, last in sides)
    return Passage(kind, before, after, whole, run[0].elsewhere)
