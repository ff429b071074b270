"""How the prose editor looks: a writer's text as lines of a given width and height.

The sentence that the cursor is in stands out and has the mark at its edge; the rest is quiet. Above and below
stands how much is out of view, and under it which sentence this is and how long it and the whole text are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.widgets.lines import BLANK, Line, Span, left_right, line, width_of
from dekom_tui.widgets.paint import MARK
from dekom_tui.widgets.wrapping import cells, clean, cut
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.widgets.prose_document import Pos
    from dekom_tui.widgets.prose_writer import Writer

MARGIN: Final = 1
_AIRY: Final = 8  # rows from which there is room for empty ones

_QUIET, _CLEAR, _HIT, _SELECTED, _CURSOR = range(5)


class ProseView:
    """The part of a text that is in view, and its frame of notes."""

    def __init__(self, writer: Writer, *, by_sentence: bool = True) -> None:
        """`by_sentence`: the sentence of the cursor stands out; else all text does."""
        self.writer = writer
        self.by_sentence = by_sentence
        self.width = 60
        self.height = 10
        self.top = 0
        """The first screen line of the text that is in view."""
        self.writing = False
        """Whether the cursor is here."""
        self.plain = False
        """Whether the screen has no colours."""
        self.finding: tuple[int, int] | None = None
        """While something is looked for: which hit this is, and of how many."""

    def resize(self, width: int, height: int) -> None:
        """Takes another size in cells."""
        self.width, self.height = width, height
        self.writer.document.resize(max(1, width - 2 * MARGIN))

    @property
    def status_row(self) -> int:
        return self.height - (2 if self.height >= _AIRY else 1)

    @property
    def body(self) -> int:
        """How many rows show text."""
        return max(1, self.status_row - (1 if self.height >= _AIRY else 0))

    @property
    def over(self) -> int:
        """How many rows at the top are taken by the note of what is above."""
        return 0 if not self.top else 2 if self.body >= _AIRY else 1 if self.body > 1 else 0

    def scroll(self, by: int) -> None:
        """Moves the view, as far as there is text."""
        self.top = max(0, min(self.top + by, self.writer.document.height - self.body))

    def follow(self) -> None:
        """Brings the cursor into view."""
        _x, y = self.writer.document.place(self.writer.cursor)
        if y >= self.top + self.body:
            self.top = y - self.body + 1
        if y < self.top + self.over:
            self.top = max(0, y - self.over)
            if y < self.body:
                self.top = 0
        self.scroll(0)

    def cursor(self) -> tuple[int, int]:
        """The cell of the cursor in the view."""
        x, y = self.writer.document.place(self.writer.cursor)
        return MARGIN + min(x, self.width - 2 * MARGIN), y - self.top

    def at(self, x: int, y: int) -> Pos:
        """The position in the text nearest to a cell of the view."""
        return self.writer.document.at(max(0, x - MARGIN), self.top + max(0, min(y, self.body - 1)))

    def lines(self) -> list[Line]:
        """Every row of the view."""
        over, body = self.over, self.body
        out = [self.text_line(self.top + y) if y >= over else BLANK for y in range(body)]
        if over:
            out[0] = self._above()
        out += [BLANK] * (self.height - body)
        if self.status_row > body:
            out[body] = self._below()
        out[self.status_row] = self._status()
        return out[: self.height]

    # The text

    def text_line(self, y: int) -> Line:
        """A screen line of the text, the first cell for the mark."""
        document = self.writer.document
        found = document.row(y)
        if found is None:
            return BLANK
        index, inner = found
        block = document.blocks[index]
        start, end = document.span(index, inner)
        text = clean(block.text[start:end])
        if cells(text) > self.width - 2 * MARGIN:
            text = text.rstrip(" ")
        mark, styles = self._styles(index, start, start + len(text), last=inner + 1 == len(block.rows))
        spans = [Span(MARK, "accent") if mark else Span(" ")]
        if inner and block.hang:
            spans.append(Span(" " * block.hang))
        text += " "
        for (at, style), (to, _style) in zip(styles, [*styles[1:], (len(text) - 1, 0)], strict=True):
            upto = max(to, at + 1) if style == _CURSOR else to
            if upto > at:
                spans.append(self._span(text[at:upto], style))
        return tuple(spans)

    def _styles(self, index: int, start: int, end: int, *, last: bool) -> tuple[bool, list[tuple[int, int]]]:
        """Whether a line has the mark, and from which character on which style holds."""
        if not self.writing:
            return False, [(0, _CLEAR)]
        writer = self.writer
        layers: list[tuple[int, int, int]] = []
        at, column = writer.cursor
        mark = False
        if at == index:
            _number, first, stop = writer.document.sentence(writer.cursor)
            mark = (first < end and stop > start) or start <= column < end or (last and column == end)
            layers.append((first, stop, _CLEAR))
        if self.finding is not None and writer.query:
            layers += [(a, b, _HIT) for a, b in writer.hits(index)]
        if writer.selection:
            (b1, c1), (b2, c2) = writer.selection
            if b1 <= index <= b2:
                layers.append((c1 if index == b1 else 0, c2 if index == b2 else end, _SELECTED))
        if self.finding is None and at == index and (start <= column < end or (last and column >= end)):
            column = min(column, end)
            layers.append((column, column + 1, _CURSOR))
        edges = {start}
        for a, b, _style in layers:
            edges.update(each for each in (a, b) if start < each <= end)
        out: list[tuple[int, int]] = []
        for edge in sorted(edges):
            style = _QUIET if self.by_sentence else _CLEAR
            for a, b, own in layers:
                if a <= edge < b:
                    style = own
            out.append((edge - start, style))
        return mark, out

    def _span(self, text: str, style: int) -> Span:
        if style == _CURSOR:
            return Span(text, "accent", lit=True)
        if style == _SELECTED:
            return Span(text, "text", lit=True) if self.plain else Span(text, "text", ground="accent_bg")
        if style == _HIT:
            return Span(text, "accent", bold=True, underline=True)
        return Span(text, "text" if style == _CLEAR else "soft")

    # Above, below and under it

    def _above(self) -> Line:
        count = self.writer.document.sentences_before(self._first(self.top + self.over))
        words = ngettext("↑ {n} setning over", "↑ {n} setninger over", count)
        return line(" ", (words.format(n=count), "faint"))

    def _below(self) -> Line:
        document = self.writer.document
        under = self.top + self.body
        if under >= document.height:
            return BLANK
        count = max(1, document.sentence_count - document.sentences_before(self._first(under)))
        words = ngettext("↓ {n} setning under", "↓ {n} setninger under", count)
        return line(" ", (words.format(n=count), "faint"))

    def _first(self, y: int) -> Pos:
        """The first position from screen line `y` on."""
        document = self.writer.document
        found = document.row(y) or document.row(y + 1)
        return (found[0], document.span(*found)[0]) if found else document.end

    def _status(self) -> Line:
        inner = self.width - 2 * MARGIN
        if self.finding is not None:
            return self._search(inner)
        document = self.writer.document
        count = document.word_count
        whole = line((ngettext("svaret {n} ord", "svaret {n} ord", count).format(n=count), "faint"))
        if not self.writing:
            return line(" ", left_right(BLANK, whole, inner))
        index, _column = self.writer.cursor
        number = document.sentence(self.writer.cursor)[0]
        before = document.sentences_before((index, 0))
        this = document.blocks[index].counts[number]
        place = _("setning {n} av {all}").format(n=before + number + 1, all=max(1, document.sentence_count))
        words = ngettext("{n} ord", "{n} ord", this).format(n=this)
        here = line((place, "faint"), "  ", (words, "text"))
        if width_of(here) + width_of(whole) + 2 > inner:
            here = line((place, "faint"))
        return line(" ", left_right(here, whole, inner))

    def _search(self, inner: int) -> Line:
        which, count = self.finding or (0, 0)
        query = self.writer.query
        if not query:
            found = line((_("skriv for å finne"), "faint"))
        elif not count:
            found = line((_("finnes ikke her"), "warn"))
        else:
            found = line((_("{n} av {all}").format(n=which, all=count), "faint"))
        room = inner - sum(cells(span.text) for span in found) - 10
        shown = clean(query) if cells(query) <= room else "…" + cut(query[::-1], max(1, room - 1))[::-1].lstrip("…")
        left = line((_("finn"), "accent", True), "  ", (shown, "text", True), Span(" ", "accent", lit=True))
        return line(" ", left_right(left, found, inner))
