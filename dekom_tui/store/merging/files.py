"""Three texts of one file in, one text out, with what could not be merged marked in it (format.md)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final, NamedTuple

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.model import Settings
from dekom_tui.review.merge import Conflict, merge
from dekom_tui.store.merging.comments import Patch, carried, patch
from dekom_tui.store.merging.parts import Parts, Tables, parts_of
from dekom_tui.store.merging.side import BASE, OURS, THEIRS, Side, Unit, Unmergeable, opened
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.layout import Layout
from dekom_tui.store.toml.meaning import WriteError, same_raw
from dekom_tui.store.toml.scan import Chunk
from dekom_tui.store.toml.splice import Draft
from dekom_tui.store.toml.write import write

_NOTHING: Final[Mapping[str, Any]] = {}
_NO_SETTINGS: Final = Settings()
_WHOLE: Final = ("logg", "referat")
"""The kinds of file of which two of one name are two things."""


_NONE: Final = Parts({}, {})


class MergedFile(NamedTuple):
    """The merged text of a file, and what could not be merged, each also a block in the text."""

    text: str
    conflicts: tuple[Conflict, ...]
    merged: Parts
    """What the merged file holds, of the units that any side changed."""
    base: Parts
    """What the base held of them."""
    sides: tuple[Side, Side, Side]
    """Base, ours, theirs."""


def merge_texts(
    kind: str, key: str, base: bytes, ours: bytes, theirs: bytes, settings: Settings = _NO_SETTINGS
) -> MergedFile:
    """Merge three versions of a file of `kind` (plan, tiltak, logg, referat, dekom) whose name gives `key`.

    An empty base is none: both sides added the file. The text has no byte-order mark. Raises Unmergeable for a side
    that is no TOML, is too new or is itself unsettled, and WriteError when the result would not say what it should.
    """
    layout = Layout(kind, settings.maler)
    mine = opened(OURS, ours, layout)
    was, other = opened(BASE, base, layout, mine), opened(THEIRS, theirs, layout, mine)
    sides = was, mine, other
    if other.document.text in (mine.document.text, was.document.text):
        return MergedFile(mine.document.text, (), _NONE, _NONE, sides)
    if mine.document.text == was.document.text:
        return MergedFile(other.document.text, (), _NONE, _NONE, sides)
    try:
        return _merged(layout, key, sides, settings, added=not base.strip())
    except WriteError:
        if mine.plain:
            raise
    from dekom_tui.store.toml.canonical import canonical

    # A spelling that no splice can meet: the canonical one can.
    again = opened(OURS, canonical(mine.document.text, kind, settings.maler).encode(), layout)
    return _merged(layout, key, (was, again, other), settings, added=not base.strip())


def _merged(layout: Layout, key: str, sides: tuple[Side, Side, Side], settings: Settings, *, added: bool) -> MergedFile:
    was, mine, other = sides
    units = _units(sides) if all(one.plain for one in sides) else None
    parts = [
        parts_of(layout, key, raw, settings, one.name) for raw, one in zip(_raws(sides, units), sides, strict=True)
    ]
    if added:
        parts[0] = _NONE
    path = f"{layout.kind}/{key}.toml" if key else f"{layout.kind}.toml"
    made = merge(*(one.plan(path, settings) for one in parts))
    names = (layout.head.table, *layout.tables)
    after = Parts(
        {name: made.plan.tables[name] for name in names if name in made.plan.tables},
        made.plan.unknown.get(path, _NOTHING),
    )
    spliced = _spliced(mine, layout, units, parts[1], after)
    document = spliced
    if not any(not one.field and one.place.table in _WHOLE for one in made.conflicts):
        document = carried(document, was, other, layout, units, made.conflicts)
    text = document.text
    if made.conflicts:
        from dekom_tui.store.merging.blocks import plainly, with_blocks

        if not mine.plain:
            document = spliced = plainly(document, made.conflicts, layout)
        text = with_blocks(document, made.conflicts, sides, layout)
    if text != spliced.text:
        _prove(layout, text, spliced, units)
    return MergedFile(text, made.conflicts, after, parts[0], sides)


def _spliced(mine: Side, layout: Layout, units: list[Unit] | None, before: Parts, after: Parts) -> Document:
    """Ours with the merged values in it."""
    document = mine.document
    left = before.tables
    if units is not None:
        document, left = _unit_by_unit(mine, layout, units, before.tables, after.tables)
    document = _without(document, layout, before.unknown, after.unknown)
    same = {name: raw for name, raw in before.unknown.items() if same_raw(after.unknown.get(name), raw)}
    document = write(
        document, layout.kind, left, after.tables, questions=layout.questions,
        unknown_before=same, unknown_after=after.unknown,
    )  # fmt: skip
    return Document(document.text)


def _unit_by_unit(
    mine: Side, layout: Layout, units: list[Unit], before: Tables, after: Tables
) -> tuple[Document, Tables]:
    """Ours with the merged values of what stands in it before and after, each unit written as a text of its own: in a
    large file that costs a fraction. Also what the rest was, of which there is more or less afterwards."""
    places: dict[Unit, tuple[str, str]] = {}
    for name, entities in before.items():
        of = layout.head if name == layout.head.table else layout.tables[name]
        for key in entities:
            places[layout.entity_path(of, key)] = name, key
    left: dict[str, dict[str, Entity]] = {name: dict(entities) for name, entities in before.items()}
    text = mine.document.text
    patches: list[Patch] = []
    for unit in units:
        chunks = mine.units.get(unit, [])
        name, key = places.get(unit, ("", ""))
        new = after.get(name, _NOTHING).get(key)
        if not chunks or new is None or unit not in places or not _together(chunks):
            continue
        start, end = chunks[0].start, chunks[-1].end
        body = text[start:end].rstrip("\r\n")
        old = before[name][key]
        alone = Document(body + mine.document.newline, newline=mine.document.newline)
        now = write(alone, layout.kind, {name: {key: old}}, {name: {key: new}}, questions=layout.questions)
        written = now.text.rstrip("\r\n")
        if not written:
            continue
        left[name][key] = new
        if now is not alone:
            patches.append((start, start + len(body), written))
    return patch(mine.document, patches), left


def _together(chunks: list[Chunk]) -> bool:
    """Whether tables stand one after the other."""
    return all(one.end == other.start for one, other in pairwise(chunks))


def _units(sides: tuple[Side, Side, Side]) -> list[Unit]:
    """The units that theirs changed, and that are not the same in ours by now; in all others ours stands."""
    was, mine, other = sides
    found: list[Unit] = []
    for unit in dict.fromkeys((*mine.units, *other.units, *was.units)):
        text = other.text_of(unit)
        if text not in (was.text_of(unit), mine.text_of(unit)):
            found.append(unit)
    return found


def _raws(sides: tuple[Side, Side, Side], units: list[Unit] | None) -> list[dict[str, Any]]:
    """What the parser makes of these units of each side; what the base has in ours' very text is not parsed again."""
    was, mine, other = sides
    if units is None or any(len(unit) > 2 for unit in units):
        return [one.raw(units) for one in sides]
    ours = mine.raw(units)
    same = [unit for unit in units if unit and unit in was.units and was.text_of(unit) == mine.text_of(unit)]
    base = was.raw([unit for unit in units if unit not in same])
    for name, *key in same:
        if key:
            base.setdefault(name, {})[key[0]] = ours[name][key[0]]
        else:
            base[name] = ours[name]
    return [base, ours, other.raw(units)]


def _without(document: Document, layout: Layout, before: Mapping[str, Any], after: Mapping[str, Any]) -> Document:
    """A document without the unknown tables that go, or that are to be put in anew."""
    gone = [name for name, raw in before.items() if not same_raw(after.get(name), raw)]
    if not gone:
        return document
    draft = Draft(document, layout)
    for name in gone:
        draft.unset((name,), 0)
    return Document(draft.text())


def _prove(layout: Layout, text: str, before: Document, units: list[Unit] | None) -> None:
    """Comments change no value: raise WriteError where the text with them does not say what it did without."""
    try:
        now, was = (_with_content(opened_again(one, layout).raw(units)) for one in (text, before.text))
    except Unmergeable as error:
        raise WriteError((), error.finding.code) from error
    if not same_raw(now, was):
        raise WriteError((), "would come out with another meaning")


def _with_content(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Without tables that hold nothing: one may stand there for the sake of a disputed field."""
    return {name: one for name, one in raw.items() if one != {}}


def opened_again(text: str, layout: Layout) -> Side:
    """A text that this program made, as a side whose tables are known to be TOML."""
    document = Document(text)
    found: dict[Unit, list[Any]] = {}
    for chunk in document.chunks:
        if not chunk.block:
            at = layout.entity(chunk.path)
            found.setdefault(chunk.path[: at[1]] if at is not None else chunk.path[:1], []).append(chunk)
    return Side("", document, found, plain=True)
