"""A cursor in flowing prose and what it can do: the part of the editor that needs no screen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.text import flow, folded_spans, nfc
from dekom_tui.widgets.prose_document import START, Pos, ProseDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"(\d{1,3})([.)]) ")


class Writer:
    """A document, a cursor and, while something is selected, the anchor at the other end of the selection."""

    def __init__(self, text: str = "", width: int = 60) -> None:
        self.document = ProseDocument(text, width)
        self.cursor: Pos = START
        self.anchor: Pos | None = None
        self.query = ""
        """What is looked for; every place where it stands can be asked for with `hits`."""
        self._goal: int | None = None

    def load(self, text: str) -> None:
        """Begins with another text, the cursor at its end."""
        self.document.load(text)
        self.cursor, self.anchor, self._goal = self.document.end, None, None

    # Selecting and moving

    @property
    def selection(self) -> tuple[Pos, Pos] | None:
        """What is selected, its first position first."""
        if self.anchor is None or self.anchor == self.cursor:
            return None
        return min(self.anchor, self.cursor), max(self.anchor, self.cursor)

    @property
    def selected_text(self) -> str:
        """What is selected, as it would be pasted."""
        return self.document.between(*self.selection) if self.selection else ""

    def go(self, to: Pos, *, select: bool = False, goal: int | None = None) -> None:
        """Moves the cursor; with `select` the selection follows. `goal` is the cell that ↑ and ↓ keep to."""
        if select and self.anchor is None:
            self.anchor = self.cursor
        elif not select:
            self.anchor = None
        self.cursor, self._goal = to, goal
        self.document.close()

    def select_all(self) -> None:
        """Selects the whole text."""
        self.anchor, self.cursor = START, self.document.end

    def select_word(self) -> None:
        """Selects the word at the cursor."""
        index, column = self.cursor
        for match in _WORD.finditer(self.document.blocks[index].text):
            if match.start() <= column <= match.end():
                self.anchor, self.cursor = (index, match.start()), (index, match.end())

    def select_sentence(self) -> None:
        """Selects the sentence at the cursor."""
        _number, start, end = self.document.sentence(self.cursor)
        self.anchor, self.cursor = (self.cursor[0], start), (self.cursor[0], end)

    def sideways(self, step: int, *, select: bool = False) -> None:
        """A character to the right (`step` 1) or left; a selection is left at its edge."""
        if not select and self.selection:
            self.go(self.selection[step > 0])
        else:
            self.go(self._beside(self.cursor, step), select=select)

    def word(self, step: int, *, select: bool = False) -> None:
        """To the end of the next word or the beginning of the one before."""
        self.go(self._word(step), select=select)

    def lines(self, by: int, *, select: bool = False) -> None:
        """Screen lines down or up, in the same cell; blank ones are stepped over."""
        document = self.document
        x, y = document.place(self.cursor)
        goal = x if self._goal is None else self._goal
        y += by
        if document.row(y) is None and 0 <= y < document.height:
            y += 1 if by > 0 else -1
        if y < 0 or y >= document.height:
            self.go(START if by < 0 else document.end, select=select, goal=goal)
        else:
            self.go(document.at(goal, y), select=select, goal=goal)

    def line_edge(self, step: int, *, select: bool = False) -> None:
        """To the beginning (`step` -1) or the end of the screen line."""
        _x, y = self.document.place(self.cursor)
        self.go(self.document.at(0 if step < 0 else 1 << 16, y), select=select)

    def _beside(self, pos: Pos, step: int) -> Pos:
        index, column = pos
        text = self.document.blocks[index].text
        column += step
        while 0 < column < len(text) and unicodedata.combining(text[column]):
            column += step
        if column < 0:
            return (index - 1, len(self.document.blocks[index - 1].text)) if index else pos
        if column > len(text):
            return (index + 1, 0) if index + 1 < len(self.document.blocks) else pos
        return index, column

    def _word(self, step: int) -> Pos:
        index, column = self.cursor
        text = self.document.blocks[index].text
        if step > 0:
            found = _WORD.search(text, column)
            if found:
                return index, found.end()
            return (index, len(text)) if column < len(text) else self._beside(self.cursor, 1)
        starts = [match.start() for match in _WORD.finditer(text, max(0, column - 200), column)]
        if starts:
            return index, starts[-1]
        return (index, 0) if column else self._beside(self.cursor, -1)

    # Writing

    def type(self, text: str) -> None:
        """Puts typed text in; undo takes back a word at a time."""
        before = self.document.blocks[self.cursor[0]].text[: self.cursor[1]]
        if not text.isspace() and before.endswith(" "):
            self.document.close()
        self._put(text, "type")
        if text == " ":
            self._listed(self.cursor[0])

    def paste(self, text: str) -> None:
        """Puts text from elsewhere in: composed, without control characters, its lines joined to paragraphs."""
        text = nfc(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
        text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
        self.document.close()
        if "\n" in text:
            text = flow(text)
        if text:
            self._put(text, "")
        self.document.close()

    def new_block(self) -> None:
        """Begins a new paragraph, in a list a new item; on an empty item the list ends."""
        document = self.document
        document.close()
        self.erase_selection()
        index, column = self.cursor
        block = document.blocks[index]
        marker = self._marker(index)
        if marker and not block.text[len(marker) :].strip():
            self._plain(index, len(block.text))
            return
        if not block.text:
            return
        left = len(block.text[:column].rstrip(" "))
        right = len(block.text) - len(block.text[column:].lstrip(" "))
        number = _NUMBER.match(marker)
        new = "\n\n"
        if marker and column >= len(marker):
            new = f"\n{int(number[1]) + 1}{number[2]} " if number else f"\n{marker}"
        self.cursor = document.replace((index, left), (index, right), new, self.cursor)
        if number:
            self._renumber(index + 1)
        document.close()

    def erase(self, step: int, *, word: bool = False) -> None:
        """Takes away what is selected, else the character (the word) before (`step` -1) or after the cursor."""
        if self.erase_selection():
            return
        index, column = self.cursor
        marker = self._marker(index)
        if step < 0 and marker and column == len(marker):
            self._plain(index, column)
            return
        to = self._word(step) if word else self._beside(self.cursor, step)
        start, end = min(to, self.cursor), max(to, self.cursor)
        if start == end:
            return
        between = ""
        if start[0] != end[0]:
            left = self.document.blocks[start[0]].text[: start[1]]
            right = self.document.blocks[end[0]].text[end[1] :]
            between = " " if left and right and not left.endswith(" ") else ""
        after = self.document.replace(start, end, between, self.cursor, f"erase {step}{word}")
        self.cursor, self._goal = (start if step > 0 else after), None

    def erase_to_edge(self, step: int) -> None:
        """Takes away what is selected, else the screen line before (`step` -1) or after the cursor."""
        if self.selection is None:
            self.line_edge(step, select=True)
        self.erase_selection()

    def erase_selection(self) -> bool:
        """Takes away what is selected; says whether anything was."""
        selection = self.selection
        self.anchor = None
        if selection is None:
            return False
        self.document.close()
        self.cursor = self.document.replace(*selection, "", self.cursor)
        self.document.close()
        return True

    def undo(self) -> bool:
        """Takes the last step back; says whether there was one."""
        return self._went(self.document.undo())

    def redo(self) -> bool:
        """Does the last step again that was undone; says whether there was one."""
        return self._went(self.document.redo())

    def _went(self, to: Pos | None) -> bool:
        if to is None:
            return False
        self.cursor, self.anchor, self._goal = to, None, None
        return True

    def _put(self, text: str, kind: str) -> None:
        selection = self.selection
        self.anchor, self._goal = None, None
        if selection:
            self.document.close()
        start, end = selection or (self.cursor, self.cursor)
        self.cursor = self.document.replace(start, end, text, self.cursor, kind)

    # Lists

    def _marker(self, index: int) -> str:
        """What marks the block as an item of a list: «- », «2. »; empty for a paragraph."""
        blocks = self.document.blocks
        text = blocks[index].text
        if text.startswith("- "):
            return "- "
        number = _NUMBER.match(text)
        if number is None:
            return ""
        follows = bool(index) and not blocks[index].gap
        leads = index + 1 < len(blocks) and not blocks[index + 1].gap
        return number[0] if follows or leads else ""

    def _listed(self, index: int) -> None:
        """Moves a block that has just become the next item of a list up to the item before it."""
        block = self.document.blocks[index]
        if not index or not block.gap:
            return
        before = self.document.blocks[index - 1].text
        this, last = _NUMBER.match(block.text), _NUMBER.match(before)
        dash = block.text.startswith("- ") and before.startswith("- ")
        if dash or (this and last and int(this[1]) == int(last[1]) + 1 and this[2] == last[2]):
            edge = (index - 1, len(before))
            self.document.replace(edge, (index, 0), "\n", self.cursor, "+")

    def _plain(self, index: int, upto: int) -> None:
        """Makes an item a paragraph: what marks it, up to a column, goes."""
        if index:
            edge = (index - 1, len(self.document.blocks[index - 1].text))
            self.cursor = self.document.replace(edge, (index, upto), "\n\n", self.cursor)
        else:
            self.cursor = self.document.replace((0, 0), (0, upto), "", self.cursor)
        self.document.close()

    def _renumber(self, index: int) -> None:
        """Lets the numbers from the item `index` on follow it."""
        blocks = self.document.blocks
        while index + 1 < len(blocks) and not blocks[index + 1].gap:
            this, following = _NUMBER.match(blocks[index].text), _NUMBER.match(blocks[index + 1].text)
            if not this or not following or this[2] != following[2]:
                return
            index += 1
            self.document.replace((index, 0), (index, following.end(1)), str(int(this[1]) + 1), self.cursor, "+")

    # Sentences

    def move_sentence(self, step: int) -> bool:
        """Moves the sentence (in a list the item) up or down, the cursor with it; says whether it moved."""
        document = self.document
        document.close()
        self.anchor, self._goal = None, None
        index, column = self.cursor
        marker = self._marker(index)
        number, start, end = document.sentence(self.cursor)
        block = document.blocks[index]
        other = index + step
        inside = not marker and 0 <= number + step < len(block.starts)
        if start == end or (not inside and not 0 <= other < len(document.blocks)):
            return False
        if inside:
            low = min(number, number + step)
            first, middle = block.starts[low], block.starts[low + 1]
            last = document.sentence((index, middle))[2]
            one, two = block.text[first : middle - 1], block.text[middle:last]
            document.replace((index, first), (index, last), f"{two} {one}", self.cursor)
            self.cursor = (index, column - start + (first if step < 0 else first + len(two) + 1))
        elif marker:
            self._swap_items(index, other, column - len(marker))
        else:
            self._to_block(index, other, start, end, column)
        document.close()
        return True

    def _swap_items(self, index: int, other: int, column: int) -> None:
        low, high = sorted((index, other))
        blocks = self.document.blocks
        one, two = self._marker(low), self._marker(high)
        first, second = blocks[low].text[len(one) :], blocks[high].text[len(two) :]
        gap = "\n\n" if blocks[high].gap else "\n"
        whole = f"{one}{second}{gap}{two}{first}"
        self.document.replace((low, 0), (high, len(blocks[high].text)), whole, self.cursor)
        self.cursor = (other, max(0, column) + len(two if other == high else one))

    def _to_block(self, index: int, other: int, start: int, end: int, column: int) -> None:
        """Moves a sentence at the edge of a paragraph over into the next one; an emptied paragraph goes."""
        document = self.document
        text = document.blocks[index].text
        sentence, rest = text[start:end], (text[:start] + text[end + 1 :]).strip(" ")
        neighbour = document.blocks[other].text.strip(" ")
        low, high = sorted((index, other))
        gap = "\n\n" if document.blocks[high].gap else "\n"
        joined = f"{neighbour} {sentence}" if other < index else f"{sentence} {neighbour}"
        parts = [joined.strip(" "), rest] if other < index else [rest, joined.strip(" ")]
        whole = gap.join(part for part in parts if part)
        document.replace((low, 0), (high, len(document.blocks[high].text)), whole, self.cursor)
        at = column - start + (len(neighbour) + 1 if other < index and neighbour else 0)
        block = low if other < index or not rest else high
        # A sentence of spaces alone is gone when it stands at an edge.
        self.cursor = (block, min(at, len(document.blocks[block].text)))

    # Finding

    def look_for(self, query: str) -> None:
        """Sets what is looked for."""
        if query != self.query:
            self.query = query
            for block in self.document.blocks:
                block.hits = None

    def hits(self, index: int) -> list[tuple[int, int]]:
        """Where a block has what is looked for, folded: «mote» finds «Møte»."""
        block = self.document.blocks[index]
        if block.hits is None:
            block.hits = folded_spans(block.text, self.query) if self.query else []
        return block.hits

    def all_hits(self) -> Iterator[tuple[Pos, Pos]]:
        """Every place where it stands, from the beginning."""
        for index in range(len(self.document.blocks)):
            for start, end in self.hits(index):
                yield (index, start), (index, end)

    def next_hit(self, step: int, *, here: bool = False) -> tuple[int, int]:
        """Selects the next or the one before, round the end; `here`: the one at the cursor is good too.

        Returns which one it is, from 1, and of how many; (0, 0) when there is none.
        """
        hits = list(self.all_hits())
        if not hits:
            return 0, 0
        at = self.selection[0] if self.selection else self.cursor
        if step > 0:
            later = [i for i, (start, _end) in enumerate(hits) if start > at or (here and start == at)]
            which = later[0] if later else 0
        else:
            earlier = [i for i, (start, _end) in enumerate(hits) if start < at]
            which = earlier[-1] if earlier else len(hits) - 1
        self.anchor, self.cursor = hits[which]
        self.document.close()
        return which + 1, len(hits)
