"""Where in a file a finding stands: its line and column, from 1, in code points (commands.md, «check»)."""

from __future__ import annotations

from typing import Any

from dekom_tui.plan.entity import Entity, Records, take_record
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import FILES, TABLES
from dekom_tui.plan.model import Place
from dekom_tui.store.toml.document import Document, Site
from dekom_tui.store.toml.grammar import Path
from dekom_tui.store.toml.inside import Member, listing, pairs
from dekom_tui.store.toml.parse import parse

_HEADS = frozenset([kinds[0].table for kind, kinds in FILES.items() if kind != "dekom"])
_SETTINGS = {one.table: one for one in FILES["dekom"]}
_AT_KEY = frozenset(["unknown-key", "unknown-table", "own-question-name", "bad-key", "not-keyed"])
"""What is wrong with a name, not with the value under it."""


def locate(document: Document, finding: Finding) -> tuple[int, int]:
    """The line and column of a finding: of the value that is wrong, of a name that is, of the header where something
    is missing; 1:1 for what stands nowhere."""
    if finding.line:
        return finding.line, finding.column or 1
    offset = _offset(document, finding)
    return (1, 1) if offset is None else document.position(offset)


def _of(finding: Finding) -> type[Entity] | None:
    """What the table of a finding is declared as; dekom.toml has tables of its own."""
    if finding.place is None:
        return None
    if finding.file.endswith("dekom.toml"):
        return _SETTINGS.get(finding.place.table)
    return TABLES.get(finding.place.table)


def _offset(document: Document, finding: Finding) -> int | None:
    if finding.place is None:
        name = finding.field or str(finding.params.get("name", ""))
        return _whole(document, finding, (name,)) if name else None
    base = _path(finding.place)
    if not finding.field:
        return _table(document, base)
    at = (*base, *_field_path(finding))
    site = document.key(at)
    if site is None:
        if (finding.record is not None or "mark" in finding.params) and (members := document.members(at)):
            index = finding.record or 0
            return members[index].start if index < len(members) else members[0].start
        table = document.table(at)
        return document.text.index("[", table.head) if table is not None else _table(document, base)
    member = _member(document, finding, at, site)
    if member is not None:
        return _part(document.text, finding, member.start)
    if finding.part:
        return _part(document.text, finding, site.value)
    if finding.code in _AT_KEY:
        return site.key
    return _word(document.text, finding, site)


def _whole(document: Document, finding: Finding, path: Path) -> int | None:
    """A top-level name: a table's header, or a key."""
    site = document.key(path)
    if site is not None:
        return site.key if finding.code in _AT_KEY else site.value
    return _table(document, path)


def _path(place: Place) -> Path:
    """The path of a place in its file."""
    if place.table in _HEADS:
        return ()
    inner = place.inner
    return (place.table, inner) if inner else (place.table,)


def _field_path(finding: Finding) -> Path:
    """A field's path: `smarte.akseptert` is two parts, an unknown key with a point in it is one."""
    of = _of(finding)
    head, dot, rest = finding.field.partition(".")
    if dot and (of is None or head in of.own):
        return head, rest
    return (finding.field,)


def _table(document: Document, path: Path) -> int | None:
    """The header of a table; its key where it is spelled otherwise; None for what stands at the top of the file."""
    if not path:
        return None
    table = document.table(path)
    if table is not None:
        return document.text.index("[", table.head)
    site = document.key(path)
    return site.key if site is not None else document.any_under(path)


def _member(document: Document, finding: Finding, path: Path, site: Site) -> Member | None:
    """The record that a finding is about, by its index in the file or by its identity."""
    if document.text[site.value] != "[":
        return None
    if finding.record is not None:
        return document.record(path, finding.record)
    mark = finding.params.get("mark")
    of = _of(finding)
    field = of.own.get(path[-1]) if of is not None else None
    if mark is None or not isinstance(field, Records):
        return None
    values: list[Any] = parse("x = " + document.text[site.value : site.value_end])["x"]
    for member, raw in zip(listing(document.text, site.value).members, values, strict=True):
        if isinstance(raw, dict) and take_record(field.of, raw, _silent).mark() == tuple(mark):
            return member
    return None


def _part(text: str, finding: Finding, start: int) -> int:
    """A part of an inline table, the table itself when it is not there."""
    if finding.part and text[start] == "{":
        for pair in pairs(text, start):
            if pair.path[0] == finding.part:
                return pair.key if finding.code in _AT_KEY else pair.value
    return start


def _word(text: str, finding: Finding, site: Site) -> int:
    """The value; of a list the member that a finding names."""
    words = [value for value in finding.params.values() if isinstance(value, str)]
    if text[site.value] != "[" or not words:
        return site.value
    found = [one for one in listing(text, site.value).members if text[one.start : one.end].strip("\"'") in words]
    if not found:
        return site.value
    return found[-1 if finding.code == "twice" else 0].start


def _silent(code: str, **params: object) -> None:
    """What is wrong with a record was told when it was read."""
