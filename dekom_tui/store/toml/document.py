"""A TOML text as it stands in a file, frozen, with the place of all that stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.store.toml.blocks import MARK_BEGIN, block_spans, named, table_named
from dekom_tui.store.toml.grammar import Path, Stopped
from dekom_tui.store.toml.parse import position
from dekom_tui.store.toml.scan import Chunk, chunks, chunks_like

if TYPE_CHECKING:
    from dekom_tui.store.toml.inside import Entry, Member


class Site(NamedTuple):
    """Where a key and its value stand: offsets in the text."""

    key: int
    key_end: int
    value: int
    value_end: int


class Unsettled(NamedTuple):
    """An unsettled merge: where it stands, what it names, and the table that it stands in, or is about."""

    start: int
    end: int
    name: str
    table: Path


class Document:
    """The text of one file. Its tables are found when they are first asked for, and what stands in one likewise.

    Paths are those of the values, whatever the spelling: ("maal", "lesing-9", "smarte", "akseptert").
    A text that is no TOML has no tables.
    """

    __slots__ = ("_by_path", "_chunks", "_newline", "_pieces", "text")

    def __init__(self, text: str, pieces: list[Chunk] | None = None, newline: str = "") -> None:
        self.text = text
        self._pieces = pieces
        self._chunks: list[Chunk] | None = None
        self._by_path: dict[Path, Chunk] | None = None
        self._newline = newline

    @classmethod
    def like(cls, text: str, other: Document) -> Document:
        """Another version of a document, whose tables are found with the help of that one's."""
        new = cls(text)
        try:
            new._chunks = chunks_like(text, other.chunks)
        except Stopped:
            new._chunks = None
        return new

    @property
    def newline(self) -> str:
        """The line end that is commonest in the text; LF in one without."""
        if not self._newline:
            both = self.text.count("\r\n")
            self._newline = "\r\n" if both * 2 > self.text.count("\n") else "\n"
        return self._newline

    @property
    def chunks(self) -> list[Chunk]:
        """The tables in their order, the first one what stands above the first header."""
        if self._chunks is None:
            try:
                self._chunks = chunks(self.text, 1 if self.text.startswith("\ufeff") else 0)
            except Stopped:
                self._chunks = [Chunk("", (), 0, 0, 0, 0)]
        return self._chunks

    @property
    def pieces(self) -> list[Chunk]:
        """The tables as slices of any text, for a change to this one: after a change they need no new scan."""
        return self.chunks if self._pieces is None else self._pieces

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, from 1, in code points."""
        return position(self.text, offset)

    def table(self, path: Path) -> Chunk | None:
        """The table under a header of its own; None for one that is spelled otherwise, or not there."""
        if self._by_path is None:
            self._by_path = {}
            for chunk in self.chunks:
                if not chunk.block:
                    self._by_path.setdefault(chunk.path, chunk)
        return self._by_path.get(path)

    def entry(self, path: Path) -> tuple[Chunk, Entry] | None:
        """The key on a line of its own that holds what stands at a path: that very value or one round it."""
        for length in range(len(path), -1, -1):
            chunk = self.table(path[:length])
            if chunk is not None and not chunk.array:
                rest = path[length:]
                for entry in chunk.entries:
                    if entry.path == rest[: len(entry.path)] and rest:
                        return chunk, entry
        return None

    def key(self, path: Path) -> Site | None:
        """Where the key and value at a path stand, in whichever spelling; None for what is not there, or has a
        header of its own."""
        found = self.entry(path)
        if found is None:
            return None
        chunk, entry = found
        site = Site(entry.key, entry.key_end, entry.value, entry.value_end)
        rest = path[len(chunk.path) + len(entry.path) :]
        return self._inside(site, rest) if rest else site

    def _inside(self, site: Site, rest: Path) -> Site | None:
        if self.text[site.value] != "{":
            return None
        from dekom_tui.store.toml.inside import pairs

        for pair in pairs(self.text, site.value):
            if pair.path == rest[: len(pair.path)]:
                inner = Site(pair.key, pair.key_end, pair.value, pair.value_end)
                deeper = rest[len(pair.path) :]
                found = self._inside(inner, deeper) if deeper else inner
                if found is not None:
                    return found
        return None

    def any_under(self, path: Path) -> int | None:
        """Where the first thing of a table stands that has no header and no key of its own."""
        offsets = [one.head for one in self.chunks if one.path[: len(path)] == path and not one.block]
        for length in range(len(path)):
            chunk = self.table(path[:length])
            if chunk is not None and not chunk.array:
                rest = path[length:]
                offsets += [entry.key for entry in chunk.entries if entry.path[: len(rest)] == rest]
        return min(offsets, default=None)

    def members(self, path: Path) -> list[Member]:
        """The members of the list at a path, in the order of the file."""
        from dekom_tui.store.toml.inside import Member, listing

        site = self.key(path)
        if site is not None and self.text[site.value] == "[":
            return listing(self.text, site.value).members
        tables = [one for one in self.chunks if one.path == path and one.array]
        return [Member((), (), self.text.index("[", one.head), one.end, None) for one in tables]

    def record(self, path: Path, index: int) -> Member | None:
        """One member of the list at a path, by its index in the file."""
        members = self.members(path)
        return members[index] if 0 <= index < len(members) else None

    def unsettled(self) -> Iterator[Unsettled]:
        """Every unsettled merge in the text, in order. It counts only where TOML has comments."""
        if MARK_BEGIN not in self.text:
            return
        for chunk in self.chunks:
            for start, end in self._comment_runs(chunk):
                for begin, stop in block_spans(self.text, start, end):
                    path = table_named(self.text, begin)
                    table = chunk.path if path is None else path
                    yield Unsettled(begin, stop, named(self.text, begin), table)

    def _comment_runs(self, chunk: Chunk) -> Iterator[tuple[int, int]]:
        from dekom_tui.store.toml.inside import Entry, list_comments

        yield chunk.start, chunk.end if chunk.block else chunk.head
        for item in chunk.items:
            if type(item) is not Entry:
                yield item.lead, item.end
                continue
            yield item.lead, item.line
            if self.text[item.value] == "[" and MARK_BEGIN in self.text[item.value : item.value_end]:
                yield from list_comments(self.text, item.value)
