"""From TOML to plain values, and what is wrong with a text that is none.

`tomli` is the only parser: the standard library's tomllib by its own author, compiled. It reads a plan in a third of
the time and is loaded in a quarter, which is a twentieth of the first frame. It is held below 2.4, which reads TOML 1.1
and would take files that format.md and every other reader refuse. What would cost it more than linear time is refused
before (format.md, «Required, and bounds»), and what it says of an error is turned into a code, a line and a column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from dekom_tui.store.toml.grammar import DEEPEST, KEY, LONGEST_KEY, STRING, Stopped, compiled, long_key
from dekom_tui.store.toml.scan import Chunk, chunks

LARGEST: Final = 16_000_000
"""The most bytes that a file may have."""

_NOTHING: Final[Mapping[str, Any]] = {}

_DUPLICATES: Final = (
    "Cannot declare",
    "Cannot overwrite",
    "Cannot mutate",
    "Cannot redefine",
    "Cannot append",
    "Duplicate",
    "Cannot create",
)
LFS_POINTER: Final = "version https://git-lfs.github.com/spec/"
"""How a file begins that Git LFS keeps elsewhere and has not fetched."""

_REASONS: Final = {
    "Found invalid character '\\r'": "lone-cr",
    "Found invalid character": "control-character",
    "Illegal character '\\r'": "lone-cr",
    "Illegal character '\\n'": "unterminated-line",
    "Illegal character": "control-character",
    "Unterminated string": "unterminated",
    "Expected \"'": "unterminated",
    "Expected '\"": "unterminated",
    "Unclosed array": "unclosed",
    "Unclosed inline table": "unclosed",
    "Unescaped": "escape",
    "Invalid hex value": "escape",
    "Escaped character": "escape",
    "Expected '=' after a key": "no-equals",
    "Expected newline or end of document": "after-value",
    "Expected ']": "bad-header",
    "Invalid initial character for a key": "bad-key",
    "Invalid date": "bad-date",
    "Invalid value": "bad-value",
    "Invalid statement": "bad-statement",
}
"""What the parser's messages begin with, and what they mean to somebody who has to mend the file."""

_MARKERS: Final = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_WORD: Final = rf"{STRING}|\#[^\n]*+|(?P<word>[A-Za-z0-9_+.-]++)(?P<key>[ \t]*+[=.])?+"
_READABLE: Final = 4000
"""So many digits the parser reads at least."""


class TomlError(ValueError):
    """A text that is no TOML, or that is refused unread.

    `code` is one of syntax, duplicate-key, merge-markers, too-deep, too-large; `line` and `column` count from 1, in
    code points; `params` holds `reason` for syntax, `name` and `first` (a line) for a duplicate key.
    """

    def __init__(self, code: str, line: int = 1, column: int = 1, params: Mapping[str, Any] = _NOTHING) -> None:
        super().__init__(f"{code} at {line}:{column}")
        self.code = code
        self.line = line
        self.column = column
        self.params = params


def position(text: str, offset: int) -> tuple[int, int]:
    """The line and column of an offset, from 1, in code points; a byte-order mark takes no column."""
    line_start = text.rfind("\n", 0, offset) + 1
    mark = 1 if line_start == 0 and offset > 0 and text.startswith("\ufeff") else 0
    return text.count("\n", 0, offset) + 1, offset - line_start + 1 - mark


def bounds(text: str) -> TomlError | None:
    """What keeps a text from being parsed at all: its size, a key of too many parts, too deep nesting.

    Linear in time whatever the text holds, TOML or not.
    """
    if len(text) > LARGEST or (len(text) > LARGEST // 4 and len(text.encode("utf-8", "replace")) > LARGEST):
        return TomlError("too-large", params={"bytes": LARGEST})
    key = long_key(text, LONGEST_KEY)
    if key is not None:
        return TomlError("too-deep", *position(text, key), {"parts": LONGEST_KEY})
    try:
        chunks(text, 1 if text.startswith("\ufeff") else 0)
    except Stopped as stopped:
        if stopped.deep:
            return TomlError("too-deep", *position(text, stopped.offset), {"levels": DEEPEST})
    return None


def parse(text: str) -> dict[str, Any]:
    """The values of a TOML 1.0 text. Raises TomlError.

    A whole number that is too long to be read is one beyond 64 bits.
    """
    problem = bounds(text)
    if problem is not None:
        raise problem
    import tomli

    text = text.removeprefix("\ufeff")
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        raise _told(text, str(error)) from None
    except RecursionError:
        raise TomlError("too-deep", params={"levels": DEEPEST}) from None
    except ValueError:
        pass
    try:
        return tomli.loads(_shortened(text))
    except tomli.TOMLDecodeError as error:
        raise _told(text, str(error)) from None


def _shortened(text: str) -> str:
    """The same text with whole numbers of thousands of digits cut to some that are as far out of bounds.

    What is cut is made up for with blanks, so that every other place stays where it was.
    """

    def cut(match: re.Match[str]) -> str:
        word = match["word"]
        if word is None or match["key"] or len(word) <= _READABLE or not word.lstrip("+-").replace("_", "").isdecimal():
            return match[0]
        return word.replace("_", "")[:40].ljust(len(word))

    return compiled(_WORD).sub(cut, text)


def _told(text: str, message: str) -> TomlError:
    """The parser's message as an error with a code and a place."""
    if text.startswith(LFS_POINTER):
        return TomlError("syntax", 1, 1, {"reason": "lfs"})
    match = re.search(r" \(at line (\d+), column (\d+)\)$", message)
    said = message[: match.start()] if match is not None else message.removesuffix(" (at end of document)")
    if match is not None:
        line, column = int(match[1]), int(match[2])
        offset = _offset(text, line) + column - 1
    else:
        offset = len(text)
        line, column = position(text, offset)
    begin = text.rfind("\n", 0, offset) + 1
    if text.startswith(_MARKERS, begin):
        return TomlError("merge-markers", line, 1)
    if text[offset : offset + 1] == "\r":
        return TomlError("syntax", line, column, {"reason": "lone-cr"})
    if said.startswith("Duplicate inline"):
        return TomlError("duplicate-key", line, column, {"name": said.partition("'")[2].rstrip("'"), "first": line})
    if said.startswith(_DUPLICATES):
        return _duplicate(text, offset)
    reason = next((reason for start, reason in _REASONS.items() if said.startswith(start)), "other")
    if reason in ("lone-cr", "control-character"):
        found = compiled(r"\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]").search(text, begin)
        if found is not None:
            reason = "lone-cr" if found[0] == "\r" else "control-character"
            line, column = position(text, found.start())
    elif reason == "after-value":
        value = compiled(rf"{KEY}[ \t]*+=[ \t]*+(?P<value>[^\s\"'\[\]{{}}#])").match(text, _first(text, begin))
        if value is not None and not set(text[value.start("value") : offset]) & set(" \t"):
            reason, column = "bad-value", position(text, value.start("value"))[1]
    elif reason in ("unterminated", "unclosed") or match is None:
        offset = _statement(text, offset)
        line, column = position(text, offset)
        if text.startswith(_MARKERS, offset):
            return TomlError("merge-markers", line, 1)
    return TomlError("syntax", line, column, {"reason": reason})


def _first(text: str, offset: int) -> int:
    """After the white space at an offset."""
    while text[offset : offset + 1] in (" ", "\t"):
        offset += 1
    return offset


def _offset(text: str, line: int) -> int:
    """Where a line begins."""
    offset = 0
    for _ in range(line - 1):
        offset = text.find("\n", offset) + 1
    return offset


def _tables(text: str) -> list[Chunk]:
    """The tables of a text as far as it is TOML."""
    try:
        return chunks(text)
    except Stopped as stopped:
        try:
            return chunks(text[: stopped.offset])
        except Stopped:
            return []


def _statement(text: str, offset: int) -> int:
    """Where the last key or header that begins before an offset stands, when the text stops being TOML in it."""
    try:
        chunks(text)
    except Stopped as stopped:
        start = stopped.offset
        match = compiled(r"[ \t\r\n]*+").match(text, start)
        found = match.end() if match is not None else start
        line = text.rfind("\n", 0, min(found, len(text) - 1)) + 1
        return line if found >= len(text) else found
    return min(offset, max(len(text) - 1, 0))


def _duplicate(text: str, offset: int) -> TomlError:
    """Which key or table stands there twice, and on which line it stood first."""
    first: dict[tuple[str, ...], int] = {}
    for chunk in _tables(text):
        if chunk.path and not chunk.block:
            header = text.index("[", chunk.head)
            if header <= offset < chunk.body:
                return _twice(text, header, chunk.path, first)
            first.setdefault(chunk.path, header)
        for entry in chunk.entries:
            path = (*chunk.path, *entry.path)
            if entry.key <= offset <= entry.end and (offset < entry.end or entry.end == len(text)):
                return _twice(text, entry.key, path, first)
            for length in range(len(chunk.path) + 1, len(path) + 1):
                first.setdefault(path[:length], entry.key)
    return TomlError("duplicate-key", *position(text, offset), {"name": "", "first": 0})


def _twice(text: str, offset: int, path: tuple[str, ...], first: Mapping[tuple[str, ...], int]) -> TomlError:
    before = next((first[path[:length]] for length in range(len(path), 0, -1) if path[:length] in first), None)
    return TomlError(
        "duplicate-key",
        *position(text, offset),
        {"name": ".".join(path), "first": 0 if before is None else position(text, before)[0]},
    )
