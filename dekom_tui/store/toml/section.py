"""The tables of a file on the way to canonical form, each key with the comments that belong to it."""

from __future__ import annotations

from typing import NamedTuple

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.text import nfc
from dekom_tui.store.toml import render
from dekom_tui.store.toml.grammar import Path
from dekom_tui.store.toml.inside import Entry
from dekom_tui.store.toml.layout import Layout, Order
from dekom_tui.store.toml.lines import comment_lines
from dekom_tui.store.toml.scan import Chunk


class Comments(NamedTuple):
    """The comments of one key: the lines directly above it, and the one at its line's end, empty for none."""

    lead: list[str]
    note: str


class _Piece(NamedTuple):
    path: Path
    text: str
    comments: Comments
    loose: list[list[str]]


class Section:
    """One table: its comments, header, keys, and the comments among them that belong to the table.

    Those stand behind the key that they followed, or first of all.
    """

    def __init__(
        self, path: Path, order: Order, *, array: bool = False, verbatim: bool = False, block: bool = False
    ) -> None:
        self.path = path
        self.order = order
        self.array = array
        self.verbatim = verbatim
        self.block = block
        self.explicit = False
        self.emptied = False
        self.lead: list[str] = []
        self.note = ""
        self.loose: list[list[str]] = []
        self.pieces: list[_Piece] = []
        self.keyed = False

    def add(self, path: Path, text: str, comments: Comments) -> None:
        """Put in a key with its value."""
        self.pieces.append(_Piece(path, text, comments, []))

    def loosen(self, lines: list[str]) -> None:
        """Put in comment lines that belong to the table."""
        if lines:
            (self.pieces[-1].loose if self.pieces else self.loose).append(lines)

    def sort(self, layout: Layout, of: type[Entity], depth: int) -> None:
        """Bring the keys into the format's order."""
        self.keyed = of.keyed and len(self.path) == depth
        if len(self.path) >= depth:
            inner = self.path[depth:]
            self.pieces.sort(key=lambda one: layout.field_rank(of, (*inner, *one.path)))

    @property
    def bare(self) -> bool:
        """Nothing but a header."""
        return len(self.path) == 1 and not (self.pieces or self.lead or self.note or self.loose or self.verbatim)

    @property
    def lives(self) -> bool:
        """Whether it is written: not when nothing is left in it."""
        if self.pieces or self.lead or self.note or self.loose or not self.path:
            return True
        return self.keyed or (self.explicit and not self.emptied)

    def lines(self) -> list[str]:
        """Its lines, without blank ones round it."""
        result = list(self.lead)
        if self.block:
            return result
        if self.path:
            header = f"[{render.dotted(self.path)}]"
            header = f"[{header}]" if self.array else header
            result.append(f"{header} {self.note}" if self.note else header)
        result += _with_blank(self.loose)
        for piece in self.pieces:
            line = f"{render.dotted(piece.path)} = {piece.text}"
            note = nfc(piece.comments.note)
            result += [*piece.comments.lead, f"{line} {note}" if note else line, *_with_blank(piece.loose)]
        while result and not result[-1]:
            result.pop()
        return result


def _with_blank(groups: list[list[str]]) -> list[str]:
    """Comments that belong to the table, a blank line after each group."""
    return [line for group in groups for line in (*group, "")]


class Gathered:
    """An inline table, or a list of records, that stands in pieces: dotted keys, or tables of their own."""

    def __init__(self, listed: bool) -> None:
        self.listed = listed
        self.lead: list[str] = []
        self.pairs: list[str] = []
        self.records: list[str] = []

    def pair(self, path: Path, text: str, comments: Comments) -> None:
        """Take in one key."""
        self.pairs.append(f"{render.dotted(path)} = {text}")
        self.lead += comments.lead
        if comments.note:
            self.lead.append(nfc(comments.note))

    def table(self, chunk: Chunk, lead: list[str], note: str) -> None:
        """Take in all that stands under a header."""
        source = chunk.source
        comments = [*lead, *([note] if note else [])]
        pairs: list[str] = []
        for item in chunk.items:
            if type(item) is Entry:
                pairs.append(f"{render.dotted(item.path)} = {source[item.value : item.value_end]}")
                comments += comment_lines(source, item.lead, item.line)
                comments += [one for one in [nfc(source[item.value_end : item.end].strip())] if one]
            else:
                comments += comment_lines(source, item.lead, item.end)
        if self.listed:
            self.records += [*comments, "{" + ", ".join(pairs) + "},"]
        else:
            self.lead += comments
            self.pairs += pairs

    def text(self) -> str:
        """The value in one piece."""
        if self.listed:
            return "[\n" + "".join([f"{one}\n" for one in self.records]) + "]"
        return "{" + ", ".join(self.pairs) + "}"
