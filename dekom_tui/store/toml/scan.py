"""Where the tables of a TOML text stand, with the comments that belong to them.

A table is found by one regular expression that runs over all that stands in it without a step of Python, and what
stands in it is only looked at when asked for. Only a value nested deeper than a list of records takes the slow way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from dekom_tui.store.toml.blocks import MARK_BEGIN, block_spans, table_named
from dekom_tui.store.toml.grammar import KEY, REST, START, VALUE, Path, Stopped, compiled, parts, value_end

if TYPE_CHECKING:
    from dekom_tui.store.toml.inside import Entry, Loose


@cache
def _table() -> re.Pattern[str]:
    """All that stands in a table, then the header of the next one with the comments directly above it."""
    return re.compile(
        rf"""(?:[ \t\r\n]++|(?:\#[^\n]*+(?:\n[ \t]*+|\Z))++(?!\[)|{KEY}[ \t]*+=[ \t]*+{VALUE}{REST})*+"""
        rf"""(?P<lead>(?:\#[^\n]*+\n[ \t]*+)*+)(?P<header>\[\[?+[ \t]*+(?P<path>{KEY})[ \t]*+\]\]?+{REST})?+"""
    )


class Chunk:
    """A table as it stands in a text: the comments directly above its header, the header, and what stands in it.

    The first chunk of a text is what stands above the first header; its path is (). A chunk with `block` is the
    unsettled merge of a whole table, and its path is that table's. Offsets are those of `source`.
    """

    __slots__ = ("_items", "array", "block", "body", "end", "head", "path", "source", "start")

    def __init__(
        self,
        source: str,
        path: Path,
        start: int,
        head: int,
        body: int,
        end: int,
        array: bool = False,
        block: bool = False,
    ) -> None:
        self.source = source
        self.path = path
        self.start = start
        self.head = head
        self.body = body
        self.end = end
        self.array = array
        self.block = block
        self._items: list[Entry | Loose] | None = None

    @property
    def text(self) -> str:
        """All of it, with its comments and the blank lines below."""
        return self.source[self.start : self.end]

    @property
    def items(self) -> list[Entry | Loose]:
        """What stands in it, in its order."""
        if self._items is None:
            from dekom_tui.store.toml.inside import body_items

            self._items = [] if self.block else body_items(self.source, self.body, self.end)
        return self._items

    @property
    def entries(self) -> list[Entry]:
        """The keys that stand in it, in their order."""
        from dekom_tui.store.toml.inside import Entry

        return [one for one in self.items if type(one) is Entry]


def chunks(text: str, start: int = 0) -> list[Chunk]:
    """The tables of a text in their order. Raises Stopped where it is no TOML, or nests too deep."""
    found: list[Chunk] = []
    path: Path = ()
    at = head = body = position = start
    array = False
    size = len(text)
    table = _table().match
    while True:
        match = table(text, position)
        assert match is not None  # every part of the expression may be empty
        lead = match.start("lead")
        header, stop = match.span("header")
        if header < 0:
            if match.end() < size:
                position = _slow(text, lead)
                continue
            found.append(Chunk(text, path, at, head, body, size, array))
            return _without_blocks(found) if MARK_BEGIN in text else found
        indented = text[header - 1 : header] in _BLANK or text[lead - 1 : lead] in _BLANK
        lead = _line_start(text, lead) if indented else lead
        found.append(Chunk(text, path, at, head, body, lead, array))
        key = match["path"]
        path = parts(key)
        at, head, body = lead, _line_start(text, header) if indented else header, stop
        array = text.startswith("[[", header)
        position = stop


def chunks_like(text: str, known: Sequence[Chunk]) -> list[Chunk]:
    """What `chunks` gives, found in less time where the tables are, in their order, those of another version."""
    if not text or MARK_BEGIN in text:
        return chunks(text)
    texts = [one.text for one in known]
    places = {one.path: index for index, one in enumerate(known)}
    found: list[Chunk] = []
    position, size = 0, len(text)
    at = 0
    table = _table().match
    while position < size or not found:
        if at < len(known) and text.startswith(texts[at], position):
            one, end = known[at], position + len(texts[at])
            following = known[at + 1] if at + 1 < len(known) else None
            if end == size or text[end] == "[" or (following is not None and _opens(following, text, end)):
                move = position - one.start
                found.append(Chunk(text, one.path, position, one.head + move, one.body + move, end, one.array))
                position, at = end, at + 1
                continue
        head = body = position
        path: Path = ()
        array = False
        if found:
            match = table(text, position)
            if match is None or match.start("lead") != position or match.start("header") < 0:
                return chunks(text)
            head, body = match.span("header")
            path, array = parts(match["path"]), text.startswith("[[", head)
        match = table(text, body)
        if match is None or (match.start("header") < 0 and match.end() < size):
            return chunks(text)
        end = match.start("lead") if match.start("header") >= 0 else size
        before = match.start("header")
        if any(text[max(one - 1, 0) : one] in _BLANK for one in (end, head, before if before > 0 else 0)):
            return chunks(text)
        found.append(Chunk(text, path, position, head, body, end, array))
        position, at = end, places.get(path, at - 1) + 1
    return found


def _opens(one: Chunk, text: str, position: int) -> bool:
    """Whether a text goes on with the comments and the header of a table of another one."""
    return one.path != () and text.startswith(one.source[one.start : one.body], position)


_BLANK: Final = (" ", "\t")


def _line_start(text: str, offset: int) -> int:
    """Where the white space before an offset begins, on its line."""
    while offset and text[offset - 1] in " \t":
        offset -= 1
    return offset


def _slow(text: str, position: int) -> int:
    """After a statement that the quick expression does not know: a value that nests deeper."""
    skip = compiled(r"[ \t]*+#[^\n]*+\n")
    while (match := skip.match(text, position)) is not None:
        position = match.end()
    start = compiled(START).match(text, position)
    if start is None:
        raise Stopped(position)
    end = value_end(text, start.end())
    rest = compiled(REST).match(text, end)
    if rest is None:
        raise Stopped(end)
    return rest.end()


def _without_blocks(found: list[Chunk]) -> list[Chunk]:
    """The same chunks with every unsettled merge of a whole table as a chunk of its own."""
    from dekom_tui.store.toml.inside import Loose

    result: list[Chunk] = []
    for chunk in found:
        text = chunk.source
        cuts: list[tuple[int, int, Path]] = []
        for start, end in block_spans(text, chunk.start, chunk.head):
            if (path := table_named(text, start)) is not None:
                cuts.append((start, end, path))
        for item in chunk.items:
            if type(item) is Loose:
                for start, end in block_spans(text, item.lead, item.end):
                    if (path := table_named(text, start)) is not None:
                        cuts.append((start, _skip_blank(text, end), path))
        result.extend(_cut(chunk, cuts))
    return result


def _cut(chunk: Chunk, cuts: list[tuple[int, int, Path]]) -> list[Chunk]:
    """A chunk without the blocks that stand at its end, or above its header; one between its keys stays in it."""
    last = max((one.end for one in chunk.entries), default=chunk.body)
    before = [cut for cut in cuts if cut[0] < chunk.head]
    after = [cut for cut in cuts if cut[0] >= last]
    if not before and not after:
        return [chunk]
    result: list[Chunk] = []
    start = chunk.start
    for at, end, path in before:
        if at > start:
            result.append(Chunk(chunk.source, path, start, start, start, at, block=True))
        result.append(Chunk(chunk.source, path, at, at, at, end, block=True))
        start = end
    stop = after[0][0] if after else chunk.end
    result.append(Chunk(chunk.source, chunk.path, start, chunk.head, chunk.body, stop, chunk.array))
    for index, (at, _end, path) in enumerate(after):
        until = after[index + 1][0] if index + 1 < len(after) else chunk.end
        result.append(Chunk(chunk.source, path, at, at, at, until, block=True))
    return result


def _skip_blank(text: str, position: int) -> int:
    """After the blank lines that begin at a line's start."""
    skip = compiled(r"[ \t]*+\r?\n")
    while (match := skip.match(text, position)) is not None:
        position = match.end()
    return position
