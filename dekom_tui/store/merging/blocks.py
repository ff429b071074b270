"""What could not be merged, as comments in a text that is TOML and holds ours (format.md, «An unsettled merge»)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from dekom_tui.plan.entity import Entity, Records, take_record
from dekom_tui.plan.model import Settings
from dekom_tui.review.merge import Conflict
from dekom_tui.review.values import Unread, alike, cell
from dekom_tui.store.merging.comments import Patch, patch
from dekom_tui.store.merging.parts import parts_of
from dekom_tui.store.merging.side import Side
from dekom_tui.store.toml import render
from dekom_tui.store.toml.blocks import MARK_BEGIN, MARK_END
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.grammar import Path
from dekom_tui.store.toml.inside import Member, listing
from dekom_tui.store.toml.layout import Layout
from dekom_tui.store.toml.lists import Wanted, rewrite
from dekom_tui.store.toml.meaning import same_raw
from dekom_tui.store.toml.parse import parse
from dekom_tui.store.toml.scan import Chunk
from dekom_tui.store.toml.splice import Draft
from dekom_tui.store.toml.write import entity_tables, field_path, unknown_tables

THEIRS = "andres"
BASE = "felles"
WHOLE = "fil"


class Where(NamedTuple):
    """What a conflict is about, in its file: the entity, and the path of its table."""

    of: type[Entity]
    path: Path


def with_blocks(
    document: Document, conflicts: Sequence[Conflict], sides: tuple[Side, Side, Side], layout: Layout
) -> str:
    """The text with a block for each conflict."""
    base, _ours, theirs = sides
    for one in conflicts:
        if _is_file(one):
            whole = block(WHOLE, _lines(theirs.document.text), _lines(base.document.text))
            return whole.replace("\n", document.newline) + document.newline + document.text
    document = _with_room(document, conflicts, layout)
    patches: list[Patch] = []
    for one in conflicts:
        if not one.field:
            path = _where(one, layout).path
            said, was = (_table(side, path, value, layout) for side, value in ((theirs, one.theirs), (base, one.base)))
            written = block(f"[{render.dotted(path)}]", said, was)
            patches.append(_table_patch(document, path, written, layout))
        elif one.record is not None:
            patches.append(_record_patch(document, one, base, theirs, layout))
        else:
            written = block(one.field, _field(theirs, one, one.theirs, layout), _field(base, one, one.base, layout))
            at = _field_place(document, one, layout)
            patches.append(
                (at, at, ("\n" if at and document.text[at - 1] != "\n" else "") + written + _apart(document, at))
            )
    return patch(document, patches).text


def plainly(document: Document, conflicts: Sequence[Conflict], layout: Layout) -> Document:
    """A document in which a block can stand above each disputed field, so that it tells which one it is about.

    Where that is written as a part of something else, an inline table or dotted keys, the file is brought to the
    canonical form. Raises WriteError.
    """
    for one in conflicts:
        if one.field:
            of, path = _where(one, layout)
            at = (*path, *field_path(of, one.field))
            spread = at[:-1] == path and (document.table(at) is not None or _is_dotted(document, at))
            if spread or (path and document.table(path) is None):
                from dekom_tui.store.toml.canonical import canonical

                return Document(canonical(document.text, layout.kind, layout.questions))
    return document


def _is_dotted(document: Document, path: Path) -> bool:
    found = document.any_under(path)
    entry = document.entry(path)
    return found is not None and (entry is None or (*entry[0].path, *entry[1].path) != path)


def block(name: str, theirs: Sequence[str], base: Sequence[str], indent: str = "") -> str:
    """One block; no lines where a side has nothing."""
    lines = [f"{MARK_BEGIN} {name}"]
    for who, said in ((THEIRS, theirs), (BASE, base)):
        lines += [f"# {who} | {line}" if line else f"# {who} |" for line in said or ("",)]
    return "".join([f"{indent}{line}\n" for line in (*lines, MARK_END)])


def _is_file(one: Conflict) -> bool:
    return not one.field and one.place.table in ("logg", "referat")


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text.strip() else []


def _where(one: Conflict, layout: Layout) -> Where:
    if one.unknown:
        return Where(Entity, (one.place.table,))
    of = layout.head if one.place.table == layout.head.table else layout.tables[one.place.table]
    return Where(of, layout.entity_path(of, one.place.key))


def _apart(document: Document, at: int) -> str:
    """A blank line, where what follows would take a block for its own comment."""
    rest = document.text[at:].lstrip(" \t")
    return "\n" if rest.startswith(("#", "[")) else ""


def _table(side: Side, path: Path, value: Any, layout: Layout) -> list[str]:
    """A table as a side wrote it, with its header and its sub-tables; in the format's spelling where it had no header
    of its own."""
    if value is None or value == ():
        return []
    text = "".join([one.text for one in side.document.chunks if one.path[: len(path)] == path]).strip("\r\n")
    if isinstance(value, Unread):
        if text and same_raw(parse(text).get(path[0]), value.raw):
            return _lines(text)
        tables = unknown_tables(path, value.raw)
    else:
        (entity,) = value
        if text and _says(text, path, entity, layout):
            return _lines(text)
        tables = entity_tables(layout, type(entity), path, entity)
    return _lines("\n".join([f"[{render.dotted(at)}]\n{body}" if at else body for at, body in tables]))


def _says(text: str, path: Path, entity: Entity, layout: Layout) -> bool:
    """Whether a text holds an entity, and all of it."""
    key = entity.key.rpartition("/")[0]
    found = parts_of(layout, key, parse(text), Settings(maler=layout.questions)).tables
    return found.get(path[0], {}).get(entity.key) == entity


def _field(side: Side, one: Conflict, value: Any, layout: Layout) -> list[str]:
    """A field as a side wrote it; what was merged in part in the format's spelling."""
    if value is None:
        return []
    of, path = _where(one, layout)
    at = (*path, *field_path(of, one.field))
    found = side.document.entry(at)
    if found is not None and (*found[0].path, *found[1].path) == at:
        chunk, entry = found
        if alike(_value(layout, of, one.field, chunk.source[entry.value : entry.value_end]), value):
            return _lines(chunk.source[entry.key : entry.end])
    return f"{render.key(at[-1])} = {written(layout, of, one.field, value)}".split("\n")


def written(layout: Layout, of: type[Entity], name: str, value: Any) -> str:
    """A field's value in the format's spelling."""
    return render.raw(value.raw) if isinstance(value, Unread) else render.value(layout.field(of, name), value)


def _value(layout: Layout, of: type[Entity], name: str, text: str) -> Any:
    """What an entity of that kind holds at a field that is written so."""
    return value_of(layout, of, name, parse(f"x = {text}")["x"])


def value_of(layout: Layout, of: type[Entity], name: str, raw: Any) -> Any:
    """What an entity of that kind holds at a field, by what the parser read: `Unread` where it cannot have it."""
    known = name in of.fields or (not of.keyed and name in layout.questions.get(of.table, ()))
    if not known:
        return Unread(raw)
    field = layout.field(of, name)
    taken: list[str] = []
    value = field.take(raw, lambda code, **_params: taken.append(code))
    return cell(Entity("", {}, {name: raw}), name) if _is_broken(value) else value


def _is_broken(value: object) -> bool:
    from dekom_tui.plan.fields import BROKEN

    return value is BROKEN


def _with_room(document: Document, conflicts: Sequence[Conflict], layout: Layout) -> Document:
    """The document with a header for each table that has nothing but a disputed field."""
    draft = None
    for one in conflicts:
        if one.field:
            path = _where(one, layout).path
            if path and document.any_under(path) is None and (draft is None or draft.table(path) is None):
                draft = draft or Draft(document, layout)
                draft.add_table(path, "")
    return document if draft is None else Document(draft.text())


def _table_patch(document: Document, path: Path, written: str, layout: Layout) -> Patch:
    """A block before a table, or where it would stand, a blank line on either side."""
    chunks = document.chunks
    mine = next((index for index, one in enumerate(chunks) if one.path[: len(path)] == path and path), None)
    index = Draft(document, layout).place(path) if mine is None else mine
    at = chunks[index].start if index < len(chunks) else len(document.text)
    before = document.text[:at].replace("\r\n", "\n")
    lead = "" if not before or before.endswith("\n\n") else "\n" if before.endswith("\n") else "\n\n"
    return at, at, lead + written + ("\n" if index < len(chunks) else "")


def _field_place(document: Document, one: Conflict, layout: Layout) -> int:
    """Directly above a field, or where it would stand."""
    of, path = _where(one, layout)
    at = (*path, *field_path(of, one.field))
    found = document.entry(at)
    if found is not None:
        return found[1].line
    table = document.table(at)
    if table is not None and not table.array:
        return table.head
    for parent in (at[:-1], path):
        chunk = document.table(parent)
        if chunk is not None:
            return _among(chunk, at, of, len(path), layout)
    start = document.any_under(path)
    assert start is not None  # there is room for it
    return document.text.rfind("\n", 0, start) + 1


def _among(chunk: Chunk, path: Path, of: type[Entity], depth: int, layout: Layout) -> int:
    """Where a field would stand among those of its table."""
    mine = layout.field_rank(of, path[depth:])
    before = [
        entry for entry in chunk.entries
        if layout.field_rank(of, (*chunk.path, *entry.path)[depth:]) <= mine
    ]  # fmt: skip
    if before:
        return before[-1].end
    return chunk.entries[0].lead if chunk.entries else chunk.body


def _record_patch(document: Document, one: Conflict, base: Side, theirs: Side, layout: Layout) -> Patch:
    """A block above a record in its list, or where it would stand there."""
    of, path = _where(one, layout)
    at = (*path, *field_path(of, one.field))
    field = of.fields[one.field]
    assert isinstance(field, Records)
    said, was = _record(theirs, field, at, one.theirs), _record(base, field, at, one.base)
    found = document.entry(at)
    if found is None or document.text[found[1].value] != "[":
        place = _field_place(document, one, layout)
        return place, place, block(one.field, said, was) + _apart(document, place)
    entry = found[1]
    text = document.text
    rows = parse(f"x = {text[entry.value : entry.value_end]}")["x"]
    records = [take_record(field.of, row if isinstance(row, dict) else {}, _silent) for row in rows]
    members = listing(text, entry.value).members
    if not _own_lines(text, entry.value, members):
        # Each record on a line of its own, so that a comment can stand above it.
        again = rewrite(
            text, entry.value, entry.value_end, [Wanted(i, text[m.start : m.end]) for i, m in enumerate(members)]
        )
        inner = Document(f"{text[: entry.value]}{again}{text[entry.value_end :]}")
        start, end, new = _record_patch(inner, one, base, theirs, layout)
        grown = len(again) - (entry.value_end - entry.value)
        return (
            entry.value,
            entry.value_end,
            inner.text[entry.value : start] + new + inner.text[end : entry.value_end + grown],
        )
    index = records.index(one.ours) if one.ours in records else _index(field, records, one.theirs or one.base)
    if index < len(members):
        line = text.rfind("\n", 0, members[index].start) + 1
        indent = text[line : members[index].start]
    else:
        line = text.rfind("\n", 0, entry.value_end - 1) + 1
        first = members[0].start if members else None
        indent = "    " if first is None else text[text.rfind("\n", 0, first) + 1 : first]
    return line, line, block(one.field, said, was, indent)


def _own_lines(text: str, start: int, members: Sequence[Member]) -> bool:
    stops = [start + 1, *(one.end for one in members)]
    return all("\n" in text[stop : one.start] for stop, one in zip(stops, members, strict=False))


def _index(field: Records[Any], records: list[Entity], record: Entity) -> int:
    """Where a record would stand in a list that is sorted, else at its end."""
    if not field.of.order:
        return len(records)
    order = field.sort([*records, record])
    at = order.index(record)
    return records.index(order[at + 1]) if at + 1 < len(order) else len(records)


def _record(side: Side, field: Records[Any], path: Path, record: Entity | None) -> list[str]:
    """A record as a side wrote it; one that was merged in part in the format's spelling."""
    if record is None:
        return []
    document = side.document
    for member in document.members(path):
        text = document.text[member.start : member.end]
        if text.startswith("{"):
            raw = parse(f"x = {text}")["x"]
            if take_record(field.of, raw, _silent) == record:
                return _lines(f"{text},")
    return [f"{render.record(record)},"]


def _silent(code: str, **params: object) -> None:
    """What is wrong with a value is told when the file is checked."""
