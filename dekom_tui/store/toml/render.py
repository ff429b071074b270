"""Values as TOML text, in this format's canonical spelling (format.md, rules 4-6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from dekom_tui.plan.entity import Entity, Inline
from dekom_tui.plan.fields import Counts, Field, Prose
from dekom_tui.plan.text import lines, nfc
from dekom_tui.store.toml.grammar import Path

_CONTROLS = frozenset([chr(code) for code in (*range(32), 127)])
_ESCAPES = {
    **{ord(sign): f"\\u{ord(sign):04x}" for sign in _CONTROLS},
    **str.maketrans({"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}),
}
_LONG_ESCAPES = {code: written for code, written in _ESCAPES.items() if chr(code) not in '"\n\t'}
_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")


def key(name: str) -> str:
    """One part of a key, in quotes where it must be."""
    return name if name and _BARE.issuperset(name) else text(name)


def dotted(path: Path) -> str:
    """A key of several parts."""
    return ".".join([key(name) for name in path])


def text(value: str) -> str:
    """A text on one line."""
    return f'"{value}"' if _plain(value) else '"' + value.translate(_ESCAPES) + '"'


def _plain(value: str) -> bool:
    return '"' not in value and "\\" not in value and (value.isprintable() or _CONTROLS.isdisjoint(value))


def prose(flowing: str) -> str:
    """Prose, one sentence a line; with ''' or control characters in it a basic string with escapes."""
    return long_text(lines(flowing))


def long_text(value: str) -> str:
    """A text of several lines that ends with a line's end."""
    if "'''" not in value and _CONTROLS.isdisjoint(value.replace("\n", "").replace("\t", "")):
        return f"'''\n{value}'''"
    return '"""\n' + value.translate(_LONG_ESCAPES).replace('""', '"\\"') + '"""'


def scalar(value: object) -> str:
    """A number, date, time, flag or short text."""
    if isinstance(value, str):
        return text(nfc(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, float):
        return _float(value)
    return str(value)


def _float(value: float) -> str:
    written = repr(value)
    return written if any(sign in written for sign in ".en") else f"{written}.0"


def row(values: Sequence[object]) -> str:
    """A list of plain values on one line."""
    return "[" + ", ".join([scalar(one) for one in values]) + "]"


def record(one: Entity) -> str:
    """An inline table with its fields in the format's order, what the format does not know after them."""
    return "{" + ", ".join([f"{key(name)} = {written}" for name, written in record_parts(one)]) + "}"


def record_parts(one: Entity) -> list[tuple[str, str]]:
    """The names and written values of a record."""
    known = [(name, scalar(one.values[name])) for name in one.fields if name in one.values]
    return known + [(name, raw(value)) for name, value in one.extra.items()]


def records(members: Sequence[str]) -> str:
    """A list of records, one a line."""
    return "[\n" + "".join([f"    {one},\n" for one in members]) + "]"


def counts(pairs: Sequence[tuple[str, int]]) -> str:
    """How many in each role."""
    return "{" + ", ".join([f"{key(role)} = {count}" for role, count in pairs]) + "}"


def value(field: Field[Any], given: Any) -> str:
    """The value of a field as it stands in the file."""
    if isinstance(field, Prose):
        return prose(given)
    if isinstance(field, Counts):
        return counts(given)
    if isinstance(field, Inline):
        return record(given)
    if isinstance(given, tuple):
        if given and isinstance(given[0], Entity):
            return records([record(one) for one in given])
        return row(given)
    return scalar(given)


def raw(given: object) -> str:
    """A value that the format does not know, as a parser read it."""
    if isinstance(given, Mapping):
        inner = ", ".join([f"{key(str(name))} = {raw(one)}" for name, one in given.items()])
        return "{" + inner + "}"
    if isinstance(given, list | tuple):
        return "[" + ", ".join([raw(one) for one in given]) + "]"
    if isinstance(given, str):
        return text(given)
    return scalar(given)
