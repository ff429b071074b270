"""One value in canonical spelling, its comments kept and its numbers as they were written (format.md, rules 4-7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dekom_tui.plan.entity import Entity, Inline, Records, take_record
from dekom_tui.plan.fields import BROKEN, Choice, Counts, Field, Links, Prose, Ref, Refs, Text, Wholes, Words
from dekom_tui.plan.fields import Days as DaysField
from dekom_tui.plan.text import flow, nfc
from dekom_tui.store.toml import render
from dekom_tui.store.toml.inside import Listing, listing, pairs
from dekom_tui.store.toml.lines import comment_lines

INDENT = "    "


def tidy(field: Field[Any] | None, raw: Any, source: str, start: int, end: int) -> str | None:
    """The canonical text of the value at start:end, None for one that is the same as unset.

    `raw` is that value parsed. What the format does not know, or does not allow, keeps its text.
    """
    if isinstance(field, Prose) and isinstance(raw, str):
        flowing = flow(raw)
        return render.prose(flowing) if flowing else None
    if isinstance(field, Text | Choice | Ref) and isinstance(raw, str):
        return render.text(nfc(raw)) if raw.strip() else None
    if isinstance(field, Records) and isinstance(raw, list):
        return _records(field, raw, source, start, end)
    if isinstance(field, Inline) and isinstance(raw, dict):
        return _record(field.of, raw, source, start) if raw else None
    if isinstance(field, Counts) and isinstance(raw, dict):
        return _counts(source, start) if raw else None
    if isinstance(field, Refs | Words | Links | Wholes | DaysField) and isinstance(raw, list):
        return _list(field, raw, source, start) if raw else None
    return nfc(source[start:end])


def _record(of: type[Entity], raw: Mapping[str, Any], source: str, start: int) -> str | None:
    """An inline table, its fields in their order; None when nothing is left of it."""
    names = list(of.fields)
    written: list[tuple[int, str]] = []
    for pair in pairs(source, start):
        name = pair.path[0]
        field = of.fields.get(name) if len(pair.path) == 1 else None
        text = tidy(field, raw[name], source, pair.value, pair.value_end)
        if text is not None:
            rank = names.index(name) if name in names else len(names)
            written.append((rank, f"{render.dotted(pair.path)} = {text}"))
    if not written:
        return None
    return "{" + ", ".join([text for _rank, text in sorted(written, key=lambda one: one[0])]) + "}"


def _counts(source: str, start: int) -> str:
    found = [(tuple(nfc(part) for part in one.path), one) for one in pairs(source, start)]
    written = [
        f"{render.dotted(path)} = {nfc(source[one.value : one.value_end])}"
        for path, one in sorted(found, key=lambda pair: pair[0])
    ]
    return "{" + ", ".join(written) + "}"


def _records(field: Records[Any], raw: list[Any], source: str, start: int, end: int) -> str | None:
    if not all(isinstance(one, dict) for one in raw):
        return nfc(source[start:end])
    found = listing(source, start)
    if not raw:
        return _rows(source, found, [], []) if found.tail or found.opening else None
    texts = [
        _record(field.of, one, source, member.start) or "{}" for one, member in zip(raw, found.members, strict=True)
    ]
    order = list(range(len(raw)))
    if field.of.order:
        taken = [take_record(field.of, one, _silent) for one in raw]
        places = {id(one): index for index, one in enumerate(taken)}
        order = [places[id(one)] for one in field.sort(taken)]
    return _rows(source, found, [[index] for index in order], texts)


def _list(field: Field[Any], raw: list[Any], source: str, start: int) -> str:
    """A list of plain values, sorted and each once where the field says so."""
    found = listing(source, start)
    texts = [
        render.text(nfc(one)) if isinstance(one, str) else nfc(source[member.start : member.end])
        for one, member in zip(raw, found.members, strict=True)
    ]
    rows = [[index] for index in range(len(raw))]
    if not isinstance(field, Wholes) and field.take(raw, _silent) is not BROKEN:
        rows = _sorted_once([nfc(one) if isinstance(one, str) else one for one in raw])
    if found.opening or found.tail or any(one.note or one.lead or one.loose for one in found.members):
        return _rows(source, found, rows, texts)
    return "[" + ", ".join([texts[row[0]] for row in rows]) + "]"


def _sorted_once(values: Sequence[str | date]) -> list[list[int]]:
    """The indexes of equal members together, in the order of their values."""
    rows: dict[Any, list[int]] = {}
    for index, value in enumerate(values):
        rows.setdefault(value, []).append(index)
    return [rows[value] for value in sorted(rows)]


def _rows(source: str, found: Listing, rows: Sequence[Sequence[int]], texts: Sequence[str]) -> str:
    """A list, one member a line with its comments; each row is one member, or several that are the same."""
    lines = [f"[ {nfc(source[slice(*found.opening)])}" if found.opening else "["]
    for row in rows:
        notes: list[str] = []
        for index in row:
            member = found.members[index]
            if member.loose:
                for group in _groups(source, [*member.loose]):
                    lines += [*group, ""]
            lines += _comments(source, member.lead)
            if member.note:
                notes.append(nfc(source[slice(*member.note)]))
        lines += [INDENT + note for note in notes[:-1]]
        lines.append(f"{INDENT}{texts[row[0]]},{' ' + notes[-1] if notes else ''}")
    for at, group in enumerate(_groups(source, [*found.tail])):
        lines += ["", *group] if at else group
    return "\n".join([*lines, "]"])


def _groups(source: str, spans: list[tuple[int, int]]) -> list[list[str]]:
    """Comment lines, those that stand directly below one another together."""
    groups: list[list[tuple[int, int]]] = []
    for span in spans:
        if groups and source.count("\n", groups[-1][-1][1], span[0]) == 1:
            groups[-1].append(span)
        else:
            groups.append([span])
    return [_comments(source, group) for group in groups]


def _comments(source: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    if not spans:
        return []
    start = source.rfind("\n", 0, spans[0][0]) + 1
    return comment_lines(source, start, spans[-1][1], INDENT)


def _silent(code: str, **params: object) -> None:
    """What is wrong with a value was told when it was read."""
