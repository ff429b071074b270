"""One of the three texts of a merge: is it TOML, and which of its tables must be looked at.

Parsing three large files costs more than all the rest, so tables that are the same to the byte in all three are not
parsed. Instead one quick expression proves that they are TOML; what it does not know is parsed, and a file that spells
its tables in another way than the format does is parsed whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import FORMAT
from dekom_tui.store.files import Refused, decode
from dekom_tui.store.toml.blocks import MARK_BEGIN
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.grammar import Path, compiled
from dekom_tui.store.toml.layout import Layout
from dekom_tui.store.toml.parse import TomlError, parse
from dekom_tui.store.toml.scan import Chunk

OURS: Final = "ours"
THEIRS: Final = "theirs"
BASE: Final = "base"

_WORD: Final = r"[A-Za-z0-9_-]++"
_DAY: Final = (
    r"[12]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)
_ONE: Final = (
    rf"(?:\"(?!\"\")(?:[^\"\\\n]|\\[\"\\nt])*+\"|'(?!'')[^'\n]*+'|{_DAY}|(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d"
    r"|-?+(?:0|[1-9]\d{0,17})(?:\.\d++)?+|true|false)(?=[ \t\r\n,\]}])"
)
_NAME: Final = rf"(?:{_WORD}|\"[^\"\\\n]*+\")"
_RECORD: Final = rf"\{{(?:{_NAME} = {_ONE}(?:, {_NAME} = {_ONE})*+)?+\}}"
_GAP: Final = r"(?:[ \t\r\n]|\#[^\n]*+\n)*+"
_LIST: Final = rf"\[{_GAP}(?:(?:{_ONE}|{_RECORD}){_GAP}(?:,{_GAP}|(?=\])))*+\]"
_LONG: Final = r"'''(?:[^']++|'(?!''))*+'''|\"\"\"(?:[^\"\\]++|\"(?!\"\"))*+\"\"\""
_PLAIN: Final = (
    rf"(?:[ \t]*+(?:\#[^\n]*+)?\r?+\n|(?:\[{_WORD}(?:\.{_WORD})*+\]"
    rf"|{_WORD} = (?:{_LONG}|{_ONE}|{_RECORD}|{_LIST}))[ \t]*+(?:\#[^\n]*+)?\r?+(?:\n|\Z)|[ \t]++\Z|\#[^\n]*+\Z)*+\Z"
)
"""Headers, keys with their values, and comments as the format spells them."""
_NAMES: Final = rf"(?m:^)({_WORD}) = "
_CONTROLS: Final = bytes(code for code in (*range(32), 127) if chr(code) not in "\t\n\r")

Unit = Path
"""The tables that belong together: an entity with its sub-tables, or all that stands under an unknown name."""


class Unmergeable(Exception):
    """A side that is no TOML, is too new, or is itself unsettled: the file is left to git's own merge."""

    def __init__(self, side: str, finding: Finding) -> None:
        super().__init__(side, finding.code)
        self.side = side
        self.finding = finding


class Side(NamedTuple):
    """One text, by its tables; `plain` when each stands under one header as the format spells it."""

    name: str
    document: Document
    units: dict[Unit, list[Chunk]]
    plain: bool

    def text_of(self, unit: Unit) -> str:
        """The text of a unit, with its comments and without blank lines round its tables; line ends are LF."""
        text = "\n".join([one.text.strip("\r\n") for one in self.units.get(unit, ())])
        return text.replace("\r\n", "\n") if "\r" in text else text

    def raw(self, units: Iterable[Unit] | None) -> dict[str, Any]:
        """What the parser makes of these units; None for all. Raises Unmergeable."""
        if units is None:
            return self.parsed(self.document.text)
        return self.parsed("\n\n".join([self.text_of(one) for one in units if one in self.units]) + "\n")

    def parsed(self, text: str) -> dict[str, Any]:
        """What the parser makes of a part of this text. Raises Unmergeable."""
        try:
            return parse(text)
        except TomlError as error:
            if text is not self.document.text:
                # The line and column in the whole text.
                self.parsed(self.document.text)
            raise Unmergeable(self.name, _finding(error)) from None


def opened(name: str, data: bytes, layout: Layout, known: Side | None = None) -> Side:
    """One side from its bytes. `known` is another whose tables have been proven. Raises Unmergeable."""
    try:
        text, _marked = decode(data)
    except Refused as error:
        found = Finding(error.code, "", params=error.params, line=error.line or 1, column=error.column or 1)
        raise Unmergeable(name, found) from None
    document = Document(text) if known is None else Document.like(text, known.document)
    side = Side(name, document, {}, plain=True)
    units: dict[Unit, list[Chunk]] = side.units
    for chunk in document.chunks:
        units.setdefault(_unit(layout, chunk.path), []).append(chunk)
    if document.chunks[-1].end < len(text):
        side.parsed(text)
    if MARK_BEGIN in text and (block := next(document.unsettled(), None)) is not None:
        line, column = document.position(block.start)
        raise Unmergeable(name, Finding("unsettled-merge", "", params={"name": block.name}, line=line, column=column))
    plain = _is_plain(side, data, layout, known)
    if not plain:
        side.parsed(text)
    _judge_format(side)
    return side._replace(plain=plain)


def _finding(error: TomlError) -> Finding:
    return Finding(error.code, "", params=error.params, line=error.line, column=error.column)


def _unit(layout: Layout, path: Path) -> Unit:
    if not path:
        return ()
    found = layout.entity(path)
    return path[: found[1]] if found is not None else path[:1]


def _judge_format(side: Side) -> None:
    """A newer format is not for this program to merge."""
    found = side.document.entry(("format",))
    if found is None:
        return
    chunk, entry = found
    written = chunk.source[entry.value : entry.value_end]
    if written.isdecimal() and int(written) > FORMAT:
        line, column = side.document.position(entry.key)
        params = {"found": int(written), "known": FORMAT}
        raise Unmergeable(side.name, Finding("format-newer", "", params=params, line=line, column=column))


def _is_plain(side: Side, data: bytes, layout: Layout, known: Side | None) -> bool:
    """Whether a text is TOML that spells every table in the format's way, as far as a quick look can tell."""
    if len(data.translate(None, _CONTROLS)) < len(data) or data.count(b"\r") > data.count(b"\r\n"):
        return False
    proven = {one.text for one in known.document.chunks} if known is not None and known.plain else _NONE
    plain, keys = compiled(_PLAIN).match, compiled(_NAMES).findall
    tables: dict[Path, str] = {}
    for chunk in side.document.chunks:
        path, text = chunk.path, chunk.text
        found = layout.entity(path)
        depth = 1 if found is None else found[1]
        if chunk.array or path in tables:
            return False
        if len(path) != depth:
            sub = found is not None and depth and len(path) == depth + 1
            if not sub or path[depth] in keys(tables.get(path[:depth], "")):
                return False
        tables[path] = text
        if text not in proven:
            names = keys(text)
            if plain(text) is None or len(set(names)) < len(names) or _tables_of(layout, path).intersection(names):
                return False
    return True


_NONE: Final[frozenset[str]] = frozenset()


def _tables_of(layout: Layout, path: Path) -> frozenset[str]:
    """What stands under a header of its own in the format's spelling, and not as a key of a table."""
    if not path:
        return frozenset(layout.tables)
    found = layout.entity(path)
    return _NONE if found is None else frozenset(name for name, one in found[0].own.items() if one.kind == "table")
