"""Flowing prose while it is being written: blocks, where they break into screen lines, sentences, undo.

A block is a paragraph or a list item, on one line. Blocks are parted by a blank line, items of a list by a line
break. Positions are (block, column), columns in code points. All work after a keystroke is in proportion to a
sentence and a screen line, not to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.text import sentences, words
from dekom_tui.widgets.wrapping import SIGHT, breaks, cells, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

Pos = tuple[int, int]
START: Final[Pos] = (0, 0)
_MARKER: Final = re.compile(r"(?:- |1?\d{1,2}[.)] )")
_GAP: Final = "\ud800"
"""Stands for a blank line within this module: one character, and one that no text can hold."""
_PARTED: Final = re.compile(f"[\n{_GAP}]")
_BLANK_LINES: Final = re.compile(r"\n\n+")


class Block:
    """A paragraph or an item, with all that is known of it for its text and the width."""

    __slots__ = ("counts", "gap", "hits", "rows", "starts", "text")

    def __init__(self, text: str, gap: bool) -> None:
        self.text = text
        self.gap = gap
        """Whether a blank line stands before it."""
        self.rows: list[int] = [0]
        """Where its screen lines begin."""
        self.starts: list[int] = [0]
        """Where its sentences begin."""
        self.counts: list[int] = [0]
        """How many words each sentence has."""
        self.hits: list[tuple[int, int]] | None = None
        """Where what is looked for stands; None until somebody has looked."""

    @property
    def hang(self) -> int:
        """How far the lines after the first are in: as far as an item's text."""
        marker = _MARKER.match(self.text)
        if marker is None or not (self.text[0] in "-1" or not self.gap):
            return 0
        return marker.end()


class Change(NamedTuple):
    """One replacement: at `start`, `removed` went and `inserted` came."""

    start: Pos
    removed: str
    inserted: str


class Step(NamedTuple):
    """What one undo takes back."""

    changes: tuple[Change, ...]
    before: Pos
    kind: str


class ProseDocument:
    """The blocks of a text, wrapped to a width, with undo and redo without limit."""

    def __init__(self, text: str = "", width: int = 60) -> None:
        self.width = width
        self.blocks: list[Block] = []
        self._tops: list[int] = [0]
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._open = False
        self.load(text)

    # Whole texts

    def load(self, text: str) -> None:
        """Begins with another text, in flowing form; what could be undone is forgotten."""
        self.blocks = [Block(*each) for each in _parted(_inner(text.strip("\n")))]
        self.blocks[0].gap = False
        for block in self.blocks:
            self._measure(block)
        self._stack()
        self._undo.clear()
        self._redo.clear()
        self._open = False

    @property
    def text(self) -> str:
        """The text in flowing form; blocks without text are left out."""
        out: list[str] = []
        for block in self.blocks:
            if block.text.strip():
                out += ["\n\n" if block.gap else "\n", block.text] if out else [block.text]
        return "".join(out)

    def between(self, start: Pos, end: Pos) -> str:
        """The text from `start` to `end`, in flowing form."""
        return self._between(start, end).replace(_GAP, "\n\n")

    def _between(self, start: Pos, end: Pos) -> str:
        (b1, c1), (b2, c2) = start, end
        if b1 == b2:
            return self.blocks[b1].text[c1:c2]
        out = [self.blocks[b1].text[c1:]]
        for index in range(b1 + 1, b2 + 1):
            block = self.blocks[index]
            out += [_GAP if block.gap else "\n", block.text if index < b2 else block.text[:c2]]
        return "".join(out)

    @property
    def end(self) -> Pos:
        """The position after the last character."""
        return len(self.blocks) - 1, len(self.blocks[-1].text)

    # Editing

    def replace(self, start: Pos, end: Pos, text: str, at: Pos, kind: str = "") -> Pos:
        """Puts `text` in the place of what stands from `start` to `end`, and returns where it ends.

        `at` is where the cursor is, for undo to go back to. Steps of one `kind` in a row are undone as one
        until `close` is called; `kind` begun with «+» joins the step before it whatever that was.
        """
        text = _inner(text)
        change = Change(start, self._between(start, end), text)
        after = self._apply(start, end, text)
        self._redo.clear()
        joins = self._open and bool(self._undo) and (kind.startswith("+") or self._undo[-1].kind == kind != "")
        if joins:
            last = self._undo[-1]
            changes = (*last.changes[:-1], *_joined(last.changes[-1], change, after))
            self._undo[-1] = Step(changes, last.before, last.kind)
        else:
            self._undo.append(Step((change,), at, kind))
        self._open = True
        return after

    def close(self) -> None:
        """The next change is a step of its own."""
        self._open = False

    def undo(self) -> Pos | None:
        """Takes the last step back; where the cursor was then, None when there is nothing to undo."""
        if not self._undo:
            return None
        step = self._undo.pop()
        for change in reversed(step.changes):
            self._apply(change.start, _end(change.start, change.inserted), change.removed)
        self._redo.append(step)
        self._open = False
        return step.before

    def redo(self) -> Pos | None:
        """Does again what was undone; where that ends."""
        if not self._redo:
            return None
        step = self._redo.pop()
        after = START
        for change in step.changes:
            after = self._apply(change.start, _end(change.start, change.removed), change.inserted)
        self._undo.append(step)
        self._open = False
        return after

    def _apply(self, start: Pos, end: Pos, text: str) -> Pos:
        (b1, c1), (b2, c2) = start, end
        first, last = self.blocks[b1], self.blocks[b2]
        if b1 == b2 and not _PARTED.search(text):
            self._change(first, c1, c2, text)
            return b1, c1 + len(text)
        pieces = _parted(text)
        made = [Block(*piece) for piece in pieces]
        made[0].gap = first.gap
        made[0].text = first.text[:c1] + made[0].text
        after = (b1 + len(made) - 1, len(made[-1].text))
        made[-1].text += last.text[c2:]
        for block in made:
            self._measure(block)
        self.blocks[b1 : b2 + 1] = made
        self._stack()
        return after

    def _change(self, block: Block, start: int, end: int, new: str) -> None:
        """Replaces within a block; wraps and counts anew only where something can have changed."""
        old, hang = block.text, block.hang
        block.text = text = old[:start] + new + old[end:]
        block.hits = None
        shift = len(new) - (end - start)
        self._count(block, start, end, shift)
        lines = len(block.rows)
        if block.hang != hang:
            block.rows = [0, *breaks(text, self.width, 0, block.hang)]
        else:
            self._rewrap(block, start, start + len(new), shift)
        if len(block.rows) != lines:
            self._stack()

    def _rewrap(self, block: Block, start: int, end: int, shift: int) -> None:
        rows = block.rows
        keep = max(1, bisect_right(rows, start - 2 * self.width - SIGHT))
        later = {row + shift for row in rows[keep:] if row + shift > end + SIGHT}
        fresh: list[int] = []
        for row in breaks(block.text, self.width, rows[keep - 1], block.hang):
            if row in later:
                fresh += [each + shift for each in rows if each + shift >= row]
                break
            fresh.append(row)
        block.rows = rows[:keep] + fresh

    def _count(self, block: Block, start: int, end: int, shift: int) -> None:
        """Finds the sentences anew around a change; those further off have but moved."""
        starts = block.starts
        low = max(0, bisect_right(starts, start) - 2)
        high = bisect_right(starts, end) + 1
        begin = starts[low]
        stop = starts[high] + shift if high < len(starts) else len(block.text) + 1
        fresh, counts = _sentences(block.text[begin : stop - 1])
        block.starts = [*starts[:low], *(begin + each for each in fresh), *(s + shift for s in starts[high:])]
        block.counts = block.counts[:low] + counts + block.counts[high:]

    def _measure(self, block: Block) -> None:
        block.hits = None
        block.rows = [0, *breaks(block.text, self.width, 0, block.hang)]
        block.starts, block.counts = _sentences(block.text)

    # Screen lines

    def resize(self, width: int) -> None:
        """Wraps to another width in cells."""
        if width != self.width:
            self.width = width
            for block in self.blocks:
                block.rows = [0, *breaks(block.text, width, 0, block.hang)]
            self._stack()

    def _stack(self) -> None:
        heights = [len(block.rows) + (1 if block.gap and i else 0) for i, block in enumerate(self.blocks)]
        self._tops = [0, *accumulate(heights)]

    @property
    def height(self) -> int:
        """How many screen lines the text takes, blank ones with it."""
        return self._tops[-1]

    def row(self, y: int) -> tuple[int, int] | None:
        """The block and the line in it that screen line `y` shows; None for a blank one."""
        if not 0 <= y < self.height:
            return None
        index = bisect_right(self._tops, y) - 1
        inner = y - self._tops[index] - (1 if self.blocks[index].gap and index else 0)
        return (index, inner) if inner >= 0 else None

    def span(self, block: int, inner: int) -> tuple[int, int]:
        """The columns from and up to which a line of a block goes."""
        rows = self.blocks[block].rows
        return rows[inner], rows[inner + 1] if inner + 1 < len(rows) else len(self.blocks[block].text)

    def place(self, pos: Pos) -> tuple[int, int]:
        """The cell and the screen line of a position."""
        index, column = pos
        block = self.blocks[index]
        inner = max(0, bisect_right(block.rows, column) - 1)
        x = cells(clean(block.text[block.rows[inner] : column])) + (block.hang if inner else 0)
        return x, self._tops[index] + (1 if block.gap and index else 0) + inner

    def at(self, x: int, y: int) -> Pos:
        """The position nearest to a cell of a screen line."""
        y = max(0, min(y, self.height - 1))
        found = self.row(y) or self.row(y + 1) or (len(self.blocks) - 1, 0)
        index, inner = found
        block = self.blocks[index]
        start, end = self.span(index, inner)
        if inner + 1 < len(block.rows):
            end -= 1  # the position after the last belongs to the next line
        x -= block.hang if inner else 0
        column = start
        for character in clean(block.text[start:end]):
            x -= cells(character)
            if x < 0:
                break
            column += 1
        return index, column

    # Sentences

    def sentence(self, pos: Pos) -> tuple[int, int, int]:
        """The sentence that a position is in: its number in the block, and its columns from and to."""
        index, column = pos
        block = self.blocks[index]
        number = max(0, bisect_right(block.starts, column) - 1)
        last = number + 1 == len(block.starts)
        return number, block.starts[number], len(block.text) if last else block.starts[number + 1] - 1

    def sentences_before(self, pos: Pos) -> int:
        """How many sentences begin before a position."""
        index, column = pos
        return sum(len(b.starts) for b in self.blocks[:index] if b.text) + sum(
            1 for start in self.blocks[index].starts if start < column
        )

    @property
    def sentence_count(self) -> int:
        return sum(len(block.starts) for block in self.blocks if block.text)

    @property
    def word_count(self) -> int:
        return sum(sum(block.counts) for block in self.blocks)


def _sentences(text: str) -> tuple[list[int], list[int]]:
    """Where the sentences of a block begin, and how many words each has."""
    parts = sentences(text) or [""]
    return list(accumulate((len(part) + 1 for part in parts[:-1]), initial=0)), [words(p) for p in parts]


def _parted(text: str) -> list[tuple[str, bool]]:
    """Text as blocks, each with whether a blank line stands before it."""
    out: list[tuple[str, bool]] = []
    at, gap = 0, False
    for match in _PARTED.finditer(text):
        out.append((text[at : match.start()], gap))
        at, gap = match.end(), match.group() == _GAP
    return [*out, (text[at:], gap)]


def _inner(text: str) -> str:
    """Flowing text with every blank line as one character."""
    return _BLANK_LINES.sub(_GAP, text)


def _end(start: Pos, text: str) -> Pos:
    """Where text inserted at `start` ends."""
    *before, last = _parted(text)
    return (start[0] + len(before), len(last[0])) if before else (start[0], start[1] + len(text))


def _joined(last: Change, new: Change, after: Pos) -> Iterator[Change]:
    """Two changes in a row as one where they touch, so that a long run of typing is held as one text."""
    if not new.removed and new.start == _end(last.start, last.inserted):
        yield last._replace(inserted=last.inserted + new.inserted)
    elif not new.inserted and not last.inserted and after == new.start == last.start:
        yield last._replace(removed=last.removed + new.removed)
    elif not new.inserted and not last.inserted and _end(new.start, new.removed) == last.start:
        yield Change(new.start, new.removed + last.removed, "")
    else:
        yield from (last, new)
