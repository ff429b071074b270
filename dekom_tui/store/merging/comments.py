"""Comments of theirs that go along with what they stand on (format.md, rule 7).

What changed in theirs since the base is done to the result: lines that came are put in, lines that went are taken out.
Where both sides changed the comment of one thing, the lines of both stand, ours first. A comment is never a conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from dekom_tui.plan.entity import Records, take_record
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.grammar import Path, part_spans
from dekom_tui.store.toml.inside import Entry, Member, listing
from dekom_tui.store.toml.layout import Layout
from dekom_tui.store.toml.parse import parse
from dekom_tui.store.toml.scan import Chunk
from dekom_tui.store.toml.write import field_path

if TYPE_CHECKING:
    from dekom_tui.review.merge import Conflict
    from dekom_tui.store.merging.side import Side, Unit

Anchor: TypeAlias = tuple[object, ...]
"""What a comment stands on: a header, a key or a record."""
Lines: TypeAlias = tuple[str, ...]
Patch: TypeAlias = tuple[int, int, str]


class Said(NamedTuple):
    """The comments of one thing: the lines directly above it, and the one at its line's end."""

    above: Lines = ()
    beside: str = ""


class Spot(NamedTuple):
    """Where those comments stand in a document, or would."""

    said: Said
    above: tuple[int, int]
    beside: tuple[int, int]
    indent: str = ""


_NOTHING: Final = Said()


def carried(
    document: Document,
    base: Side,
    theirs: Side,
    layout: Layout,
    units: Sequence[Unit] | None,
    conflicts: Sequence[Conflict],
) -> Document:
    """The result of a merge with theirs' changes to comments in it.

    What stands beside a disputed value is told with that value.
    """
    if not any("#" in one.text for side in (base, theirs) for one in _chunks(side, units)):
        return document
    was = dict(_spots(_chunks(base, units), layout))
    now = dict(_spots(_chunks(theirs, units), layout))
    changed = {
        one: (was[one].said if one in was else _NOTHING, now[one].said if one in now else _NOTHING)
        for one in {**was, **now}
        if (was[one].said if one in was else _NOTHING) != (now[one].said if one in now else _NOTHING)
    }
    patches: list[Patch] = []
    if changed:
        told = {("key", field_of(one, layout)) for one in conflicts if one.field and one.record is None}
        wanted = None if units is None else set(units)
        chunks = [one for one in document.chunks if wanted is None or _unit(one, layout) in wanted]
        for anchor, spot in _spots(chunks, layout):
            if anchor in changed:
                old, new = changed[anchor]
                patches += _patched(document, spot, old, new._replace(beside=old.beside) if anchor in told else new)
    patches += _loose(document, base, theirs, units)
    return patch(document, patches)


def patch(document: Document, patches: Iterable[Patch]) -> Document:
    """A document with spans replaced; several at one offset stand in their order."""
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(patches, key=lambda one: (one[0], one[1])):
        parts += [document.text[at:start], new if "\r" in new else new.replace("\n", document.newline)]
        at = end
    return Document("".join([*parts, document.text[at:]])) if parts else document


def _chunks(side: Side, units: Sequence[Unit] | None) -> list[Chunk]:
    return side.document.chunks if units is None else [one for unit in units for one in side.units.get(unit, ())]


def _unit(chunk: Chunk, layout: Layout) -> Unit:
    found = layout.entity(chunk.path)
    return chunk.path[: found[1] if found is not None else 1]


def field_of(one: Conflict, layout: Layout) -> Path:
    """The path in its file of the field that a conflict is about."""
    of = layout.head if one.place.table == layout.head.table else layout.tables[one.place.table]
    return (*layout.entity_path(of, one.place.key), *field_path(of, one.field))


def _spots(chunks: Iterable[Chunk], layout: Layout) -> Iterator[tuple[Anchor, Spot]]:
    """Everything in some tables that a comment can stand on."""
    for chunk in chunks:
        if chunk.block or chunk.array:
            continue
        source = chunk.source
        if chunk.path:
            stop = _line_end(source, chunk.body, chunk.end)
            name = part_spans(source, source.index("[", chunk.head) + 1, chunk.body)[-1][1]
            begin = source.index("]", name) + 1
            yield ("table", chunk.path), _spot(source, (chunk.start, chunk.head), (begin, stop))
        for entry in chunk.entries:
            path = (*chunk.path, *entry.path)
            stop = _line_end(source, entry.end, chunk.end)
            yield ("key", path), _spot(source, (entry.lead, entry.line), (entry.value_end, stop))
            if source[entry.value] == "[" and "\n" in source[entry.value : entry.value_end]:
                yield from _records(source, entry, path, layout)


def _records(source: str, entry: Entry, path: tuple[str, ...], layout: Layout) -> Iterator[tuple[Anchor, Spot]]:
    """The records of a list that stand on lines of their own."""
    found = layout.entity(path[:1]) if path else None
    of, depth = (layout.head, 0) if found is None or len(path) == 1 else found
    field = of.own.get(path[depth]) if len(path) == depth + 1 else None
    if not isinstance(field, Records):
        return
    members = listing(source, entry.value).members
    values = parse(f"x = {source[entry.value : entry.value_end]}")["x"]
    seen: dict[object, int] = {}
    for member, raw in zip(members, values, strict=True):
        mark = take_record(field.of, raw if isinstance(raw, dict) else {}, _silent).mark()
        seen[mark] = nth = seen.get(mark, -1) + 1
        line = source.rfind("\n", 0, member.start) + 1
        if not source[line : member.start].strip(" \t"):
            yield ("record", path, mark, nth), _member(source, member, line, entry.value_end)


def _member(source: str, member: Member, line: int, end: int) -> Spot:
    above = source.rfind("\n", 0, member.lead[0][0]) + 1 if member.lead else line
    stop = _line_end(source, source.find("\n", member.end) + 1, end)
    begin = member.end + (source[member.end : stop].lstrip(" \t")[:1] == ",")
    return _spot(source, (above, line), (begin, max(begin, stop)), source[line : member.start])


def _line_end(source: str, after: int, most: int) -> int:
    """Before the line's end that stands directly before an offset."""
    end = min(after, most)
    while end and source[end - 1] in "\r\n":
        end -= 1
    return end


def _spot(source: str, above: tuple[int, int], beside: tuple[int, int], indent: str = "") -> Spot:
    lines = tuple([line.strip() for line in source[slice(*above)].split("\n") if line.strip()])
    rest = source[slice(*beside)].strip()
    return Spot(Said(lines, rest if rest.startswith("#") else ""), above, beside, indent)


def _patched(document: Document, spot: Spot, was: Said, now: Said) -> Iterator[Patch]:
    """The changes to one thing's comments."""
    here = spot.said
    above = now.above if here.above == was.above else _both(here.above, was.above, now.above)
    beside = here.beside
    if now.beside != was.beside and now.beside != here.beside:
        if here.beside == was.beside:
            beside = now.beside
        elif now.beside and now.beside not in above:
            above = (*above, now.beside)
    if above != here.above:
        yield (*spot.above, "".join([f"{spot.indent}{line}\n" for line in above]))
    if beside != here.beside:
        rest = document.text[slice(*spot.beside)]
        kept = rest[: rest.index("#")].rstrip(" \t") if "#" in rest else rest.rstrip(" \t")
        yield (*spot.beside, f"{kept}  {beside}" if beside else kept)


def _both(here: Lines, was: Lines, now: Lines) -> Lines:
    """The lines of a comment that both sides changed: ours, without what theirs took out, and what theirs put in."""
    kept = tuple([one for one in here if one not in was or one in now])
    return (*kept, *[one for one in now if one not in was and one not in kept])


def _loose(document: Document, base: Side, theirs: Side, units: Sequence[Unit] | None) -> Iterator[Patch]:
    """The changes to comments that belong to a table as a whole."""
    was = {chunk.path: _groups(chunk) for chunk in _chunks(base, units) if not chunk.array}
    for chunk in _chunks(theirs, units):
        groups = _groups(chunk)
        old = was.get(chunk.path, {})
        here = None if chunk.array or groups.keys() == old.keys() else document.table(chunk.path)
        if here is None:
            continue
        mine = _groups(here)
        for lines, (start, end, _after) in mine.items():
            if lines in old and lines not in groups:
                yield start, end + _blank(document.text, end), ""
        ends = {entry.path: entry.end for entry in here.entries}
        for lines, (_start, _end, after) in groups.items():
            if lines in old or lines in mine:
                continue
            at = ends.get(after, here.body) if after is not None else here.body
            written = "".join([f"{line}\n" for line in lines])
            broken = at and document.text[at - 1] != "\n"
            yield (
                at,
                at,
                ("\n" if broken else "") + ("\n" if after and at != here.body else "") + written + _gap(document, at),
            )


def _gap(document: Document, at: int) -> str:
    """A blank line, where something other than one follows."""
    rest = document.text[at:].lstrip(" \t")
    return "" if not rest or rest.startswith(("\n", "\r\n")) else "\n"


def _blank(text: str, at: int) -> int:
    """How long the blank line is that begins at an offset."""
    return 2 if text.startswith("\r\n", at) else 1 if text.startswith("\n", at) else 0


def _groups(chunk: Chunk) -> dict[Lines, tuple[int, int, tuple[str, ...] | None]]:
    """The loose comments of a table: where they stand, and the key that they follow."""
    found: dict[Lines, tuple[int, int, tuple[str, ...] | None]] = {}
    after: tuple[str, ...] | None = None
    for item in chunk.items:
        if type(item) is Entry:
            after = item.path
        else:
            lines = tuple([one.strip() for one in chunk.source[item.lead : item.end].split("\n") if one.strip()])
            found[lines] = (item.lead, item.end, after)
    return found


def _silent(code: str, **params: object) -> None:
    """What is wrong with a record is told when the file is checked."""
