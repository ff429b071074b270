"""A document being changed: each step touches the bytes of what it changes and no others (format.md, rules 2, 3, 7).

A draft is a list of tables. Those that no step touches stay slices of the text that was read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dekom_tui.store.toml import render
from dekom_tui.store.toml.blocks import MARK_BEGIN, block_spans, named
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.grammar import Path, part_spans
from dekom_tui.store.toml.inside import Entry, Pair, list_blocks, pairs
from dekom_tui.store.toml.layout import Layout, Rank
from dekom_tui.store.toml.scan import Chunk, chunks

Ranking = Callable[[Path], Rank]
"""Tells where a path stands among the others of its table."""
Patch = tuple[int, int, str]


class Found(NamedTuple):
    """Where a value stands in a draft: the table's index, the line, and within it the inline tables' pairs."""

    at: int
    entry: Entry
    pairs: tuple[Pair, ...]

    @property
    def value(self) -> tuple[int, int]:
        """The span of the value."""
        last = self.pairs[-1] if self.pairs else self.entry
        return last.value, last.value_end


class Draft:
    """The tables of a document, each a slice of the text or a text of its own."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.layout = layout
        self.newline = document.newline
        self.chunks = list(document.pieces)
        self.mark = "\ufeff" if document.text.startswith("\ufeff") else ""

    def text(self) -> str:
        """The whole text."""
        return self.mark + "".join([chunk.text for chunk in self.chunks])

    def about(self, path: Path) -> str:
        """The tables in which something of a path can stand, as a text of their own."""
        length, known = len(path), self.layout.tables
        return "".join(
            [
                one.text if one.text.endswith("\n") else one.text + "\n"
                for one in self.chunks
                if not one.block
                and one.path[:length] == path[: len(one.path)]
                and (path or not one.path or one.path[0] not in known)
            ]
        )

    def table(self, path: Path) -> int | None:
        """The index of the table with a header of its own."""
        return next(
            (i for i, one in enumerate(self.chunks) if one.path == path and not one.block and not one.array), None
        )

    def under(self, path: Path) -> list[int]:
        """The indexes of the tables at a path and below it."""
        length = len(path)
        return [i for i, one in enumerate(self.chunks) if one.path[:length] == path and not one.block and one.path]

    def add_table(self, path: Path, body: str) -> None:
        """A new table at its sorted place; `body` are its lines."""
        self.insert(self.place(path), [self._fresh(f"[{render.dotted(path)}]\n{body}", path)])

    def place(self, path: Path) -> int:
        """The index at which a table belongs."""
        mine = self.layout.order(path)
        if len(path) > 1:
            of = self.layout.entity(path)
            depth = of[1] if of is not None else 1
            family = [i for i, one in enumerate(self.chunks) if len(path) > depth and one.path[:depth] == path[:depth]]
        else:
            family = []
        group = family or [i for i, one in enumerate(self.chunks) if one.path[:1] == path[:1]]
        if group:
            return next((i for i in group if self.layout.order(self.chunks[i].path) > mine), group[-1] + 1)
        before = [i for i, one in enumerate(self.chunks) if self.layout.order(one.path)[0] <= mine[0]]
        nearest = max((self.layout.order(self.chunks[i].path)[0] for i in before), default=0)
        return max((i for i in before if self.layout.order(self.chunks[i].path)[0] == nearest), default=0) + 1

    def _fresh(self, text: str, path: Path) -> Chunk:
        text = text.replace("\n", self.newline)
        lead = chunks(text)[-1]
        return Chunk(text, path, 0, lead.head, lead.body, len(text), lead.array)

    def insert(self, index: int, new: Sequence[Chunk]) -> None:
        """Put tables between others, one blank line before and after."""
        for one in new:
            text = one.text.rstrip("\r\n") + self.newline
            if index < len(self.chunks):
                text += self.newline
            if index:
                self._end_blank(index - 1)
            head, body = one.head - one.start, one.body - one.start
            size = len(text)
            self.chunks.insert(index, Chunk(text, one.path, 0, head, min(body, size), size, one.array, one.block))
            index += 1

    def _end_blank(self, index: int) -> None:
        """Let a table end in a blank line, if there is anything in it."""
        text = self.chunks[index].text
        if not text.strip():
            if index == 0 and text:
                self.retext(index, "")
            return
        bare = text.rstrip(" \t\r\n")
        missing = 2 - text.count("\n", len(bare))
        if missing > 0:
            self.retext(index, text.rstrip(" \t\r") + self.newline * missing)

    def retext(self, index: int, text: str) -> None:
        """Give a table another text below its header."""
        old = self.chunks[index]
        start = old.start
        body = min(old.body - start, len(text))
        self.chunks[index] = Chunk(text, old.path, 0, old.head - start, body, len(text), old.array, old.block)

    def patch(self, index: int, patches: Sequence[Patch]) -> None:
        """Replace spans of a table, offsets in its source."""
        old = self.chunks[index]
        parts: list[str] = []
        at = old.start
        for start, end, new in sorted(patches):
            parts += [old.source[at:start], new.replace("\r\n", "\n").replace("\n", self.newline)]
            at = end
        parts.append(old.source[at : old.end])
        self.retext(index, "".join(parts))

    def drop(self, indexes: Sequence[int]) -> list[Chunk]:
        """Take tables out, with the comments that belong to them."""
        gone: list[Chunk] = []
        for index in sorted(indexes, reverse=True):
            one = self.chunks.pop(index)
            gone.insert(0, one)
            if index == len(self.chunks):
                text = self.chunks[-1].text
                bare = text.rstrip(" \t\r\n")
                if text.count("\n", len(bare)) > 1:
                    self.retext(index - 1, bare + self.newline)
            else:
                self._end_blank(index - 1)
        return gone

    def find(self, path: Path) -> Found | None:
        """Where the value at a path stands, when it has a key of its own; None also for a table with a header."""
        for index, chunk in enumerate(self.chunks):
            length = len(chunk.path)
            if chunk.block or chunk.array or chunk.path != path[:length] or length == len(path):
                continue
            rest = path[length:]
            for entry in chunk.entries:
                if entry.path == rest[: len(entry.path)]:
                    pairs = self._pairs(chunk.source, entry.value, rest[len(entry.path) :])
                    if pairs is not None:
                        return Found(index, entry, pairs)
        return None

    def _pairs(self, source: str, value: int, rest: Path) -> tuple[Pair, ...] | None:
        if not rest:
            return ()
        if source[value] == "{":
            for pair in pairs(source, value):
                if pair.path == rest[: len(pair.path)]:
                    deeper = self._pairs(source, pair.value, rest[len(pair.path) :])
                    if deeper is not None:
                        return (pair, *deeper)
        return None

    def dotted(self, path: Path) -> list[tuple[int, Entry]]:
        """The lines whose dotted keys stand below a path, which they spell at least in part."""
        found: list[tuple[int, Entry]] = []
        for index, chunk in enumerate(self.chunks):
            length = len(chunk.path)
            if chunk.block or chunk.array or chunk.path != path[:length] or length >= len(path):
                continue
            rest = path[length:]
            found += [
                (index, entry)
                for entry in chunk.entries
                if len(entry.path) > len(rest) and entry.path[: len(rest)] == rest
            ]
        return found

    def dotted_pairs(self, path: Path) -> list[tuple[Found, Path]]:
        """The pairs of an inline table whose dotted keys stand below a path, each with its whole path."""
        for length in range(len(path) - 1, 0, -1):
            around = self.find(path[:length])
            if around is None:
                continue
            source, rest = self.chunks[around.at].source, path[length:]
            if source[around.value[0]] != "{":
                return []
            return [
                (Found(around.at, around.entry, (*around.pairs, one)), (*path[:length], *one.path))
                for one in pairs(source, around.value[0])
                if len(one.path) > len(rest) and one.path[: len(rest)] == rest
            ]
        return []

    def put(self, path: Path, written: str, rank: Ranking) -> None:
        """Set the value at a path: in the spelling that stands there, else in the format's.

        `rank` tells where a path stands in its table.
        """
        found = self.find(path)
        if found is not None:
            self.patch(found.at, [(*found.value, written)])
            return
        parent = path[:-1]
        index = self.table(parent)
        if index is not None:
            self._insert(index, path, len(parent), written, rank)
            return
        for length in range(len(parent), 0, -1):
            around = self.find(parent[:length])
            if around is not None and self.chunks[around.at].source[around.value[0]] == "{":
                self._insert_pair(around, path, length, written, rank)
                return
        siblings = self.dotted(parent)
        if siblings:
            self._insert(siblings[0][0], path, len(parent), written, rank)
            return
        self.add_table(parent, f"{render.dotted(path[-1:])} = {written}\n")

    def _insert(self, index: int, path: Path, depth: int, written: str, rank: Ranking) -> None:
        """A new line among those of a table that share `depth` parts of the path."""
        chunk = self.chunks[index]
        own = len(chunk.path)
        source = chunk.source
        mine = rank(path)
        siblings = [one for one in chunk.entries if (*chunk.path, *one.path)[:depth] == path[:depth]]
        before = [one for one in siblings if rank((*chunk.path, *one.path)) <= mine]
        block = self._block_for(chunk, path[own:])
        if block is not None:
            at = block
        elif before:
            nearest = max(rank((*chunk.path, *one.path)) for one in before)
            at = [one for one in before if rank((*chunk.path, *one.path)) == nearest][-1].end
        elif siblings:
            at = siblings[0].lead
        else:
            at = chunk.entries[-1].end if chunk.entries and own < depth else chunk.body
        line = f"{render.dotted(path[own:])} = {written}\n"
        if at and at == chunk.end and at > chunk.start and source[at - 1] != "\n":
            line = "\n" + line
        if not siblings and at == chunk.body and not chunk.path and source[at : chunk.end].lstrip().startswith("#"):
            line += "\n"
        self.patch(index, [(at, at, line)])

    def _block_for(self, chunk: Chunk, rest: Path) -> int | None:
        """After the unsettled merge that names a field, when it stands in the table."""
        if MARK_BEGIN not in chunk.text:
            return None
        # In a table of its own, a sub-table's field is named with the sub-table.
        wanted = (".".join(rest), ".".join((*chunk.path[2:], *rest)))
        for item in chunk.items:
            stop = item.line if type(item) is Entry else item.end
            for start, end in block_spans(chunk.source, item.lead, stop):
                if named(chunk.source, start) in wanted:
                    return end
        return None

    def _insert_pair(self, around: Found, path: Path, length: int, written: str, rank: Ranking) -> None:
        """A new pair in an inline table."""
        source = self.chunks[around.at].source
        start, end = around.value
        pair = f"{render.dotted(path[length:])} = {written}"
        there = pairs(source, start)
        base = path[:length]
        before = [one for one in there if rank((*base, *one.path)) <= rank(path)]
        if not there:
            self.patch(around.at, [(start, end, "{" + pair + "}")])
        elif before:
            nearest = max(before, key=lambda one: rank((*base, *one.path)))
            self.patch(around.at, [(nearest.value_end, nearest.value_end, f", {pair}")])
        else:
            self.patch(around.at, [(there[0].key, there[0].key, f"{pair}, ")])

    def unset(self, path: Path, keep: int) -> None:
        """Take out what stands at a path, in any spelling; a table of more than `keep` parts that it emptied goes."""
        tables = self.under(path)
        if tables:
            self.drop(tables)
        found = self.find(path)
        if found is not None:
            if found.pairs:
                self._drop_pair(found, path, keep)
            else:
                self._drop_line(found.at, found.entry, keep)
        while spelled := self.dotted(path):
            self._drop_line(*spelled[-1], keep)
        while inside := self.dotted_pairs(path):
            self._drop_pair(*inside[-1], keep)

    def _drop_pair(self, found: Found, path: Path, keep: int) -> None:
        source = self.chunks[found.at].source
        pair = found.pairs[-1]
        start = (found.pairs[-2] if len(found.pairs) > 1 else found.entry).value
        there = pairs(source, start)
        at = there.index(pair)
        outer = path[: -len(pair.path)]
        if len(there) == 1 and len(outer) > keep:
            self.unset(outer, keep)
        elif len(there) == 1:
            self.patch(found.at, [(pair.key, pair.value_end, "")])
        elif at + 1 < len(there):
            self.patch(found.at, [(pair.key, there[at + 1].key, "")])
        else:
            self.patch(found.at, [(there[at - 1].value_end, pair.value_end, "")])

    def _drop_line(self, index: int, entry: Entry, keep: int) -> None:
        """Take out a line with its comments; an unsettled merge above it stays."""
        chunk = self.chunks[index]
        source = chunk.source
        spans = [*block_spans(source, entry.lead, entry.line)]
        if source[entry.value] == "[" and MARK_BEGIN in source[entry.value : entry.value_end]:
            spans += list_blocks(source, entry.value)
        stay = "".join([source[start:end] for start, end in spans])
        end = entry.end
        parted = source[chunk.body : entry.lead].endswith(("\n\n", "\n\r\n"))
        if not stay and (parted or (entry.lead == chunk.body and entry is not chunk.items[-1])):
            while end < chunk.end and source.startswith(("\n", "\r\n"), end):
                end = source.index("\n", end) + 1
        self.patch(index, [(entry.lead, end, stay)])
        if parted and index == len(self.chunks) - 1 and end == chunk.end:
            self.retext(index, self.chunks[index].text.rstrip("\r\n") + self.newline)
        chunk = self.chunks[index]
        empty = not chunk.items and "#" not in chunk.source[chunk.head : chunk.body]
        if empty and chunk.path and len(chunk.path) > keep:
            self.drop([index])

    def rename(self, path: Path, name: str) -> None:
        """Give a keyed table, with its sub-tables, another key; it moves to its sorted place."""
        new = (*path[:-1], name)
        depth = len(path)
        spelled: list[tuple[int, Entry | Pair, int]] = []
        found = self.find(path)
        if found is not None:
            line = found.pairs[-1] if found.pairs else found.entry
            spelled.append((found.at, line, len(line.path) - 1))
        spelled += [(index, one, depth - 1 - len(self.chunks[index].path)) for index, one in self.dotted(path)]
        spelled += [
            (one.at, one.pairs[-1], len(one.pairs[-1].path) - (len(full) - depth) - 1)
            for one, full in self.dotted_pairs(path)
        ]
        patches: dict[int, list[Patch]] = {}
        for index, line, part in spelled:
            source = self.chunks[index].source
            patches.setdefault(index, []).append(_part_patch(source, line.key, line.key_end, part, name))
        for index, changes in patches.items():
            self.patch(index, changes)
        moving = self.under(path)
        moving += [i - 1 for i in moving if i and self.chunks[i - 1].block and self.chunks[i - 1].path == path]
        if not moving:
            return
        moved: list[Chunk] = []
        for one in self.drop(moving):
            moved.append(one if one.block else self._reheaded(one, depth - 1, name))
        self.insert(self.place(new), [one if not one.block else _at_path(one, new) for one in moved])

    def _reheaded(self, chunk: Chunk, part: int, name: str) -> Chunk:
        start = chunk.source.index("[", chunk.head)
        stop = chunk.source.index("\n", start) if "\n" in chunk.source[start : chunk.end] else chunk.end
        begin = start + (2 if chunk.array else 1)
        at, end, new = _part_patch(chunk.source, begin, stop, part, name)
        text = chunk.source[chunk.start : at] + new + chunk.source[end : chunk.end]
        grown = len(text) - (chunk.end - chunk.start)
        path = (*chunk.path[:part], name, *chunk.path[part + 1 :])
        head, body = chunk.head - chunk.start, chunk.body - chunk.start + grown
        return Chunk(text, path, 0, head, body, len(text), chunk.array)


def _at_path(chunk: Chunk, path: Path) -> Chunk:
    return Chunk(chunk.source, path, chunk.start, chunk.head, chunk.body, chunk.end, block=True)


def _part_patch(source: str, start: int, end: int, part: int, name: str) -> Patch:
    """The patch that gives one part of the key between two offsets another name."""
    spans = part_spans(source, start, end)
    return (*spans[part], render.key(name))
