"""Reading back what could not be merged, and settling it (format.md, «An unsettled merge»).

`Unsettled.of` takes the texts of a plan's files and lists what is to be chosen; `settle` gives another one in which it
is chosen. Both are pure, so undo is to keep the one before. What is chosen is spliced in, so that all other text stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from dekom_tui.plan.entity import Entity, Records, take_record
from dekom_tui.plan.fields import Prose
from dekom_tui.plan.model import Place, Settings
from dekom_tui.plan.reading import read_file
from dekom_tui.review.merge import Conflict
from dekom_tui.review.union import both_texts
from dekom_tui.review.values import Mark, Unread, cell, with_cell
from dekom_tui.store.merging.blocks import BASE, THEIRS, WHOLE, value_of
from dekom_tui.store.merging.files import opened_again
from dekom_tui.store.merging.parts import Tables, parts_of
from dekom_tui.store.read import kind_of
from dekom_tui.store.toml.blocks import MARK_BEGIN
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.document import Unsettled as Block
from dekom_tui.store.toml.grammar import Path
from dekom_tui.store.toml.inside import listing
from dekom_tui.store.toml.layout import Layout
from dekom_tui.store.toml.meaning import same_raw
from dekom_tui.store.toml.parse import TomlError, parse
from dekom_tui.store.toml.splice import Draft
from dekom_tui.store.toml.write import write

Choice: TypeAlias = Literal["ours", "theirs", "base", "both", "value"]
Texts: TypeAlias = Mapping[str, Document]
"""The files of a plan, by path from its folder."""

_NO_SETTINGS: Final = Settings()


class Open(NamedTuple):
    """One thing to choose: where it stands, and what each side has of it."""

    path: str
    """The file, from the plan's folder."""
    line: int
    """Where the block begins, from 1."""
    conflict: Conflict
    """Its place and field, and the three sides as `review.merge` has them. For a whole file they are its entities."""
    theirs: str | None
    """Their text as they wrote it, None for nothing."""
    base: str | None
    block: Block
    readable: bool = True
    """Whether both texts could be read; if not (somebody changed the block by hand), only ours can be chosen."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen."""
        if not self.readable:
            return ("ours",)
        one = self.conflict
        found: tuple[Choice, ...] = ("ours", "theirs", "base")
        if _is_file(one):
            return ("ours", "theirs", "both")
        if one.record is not None:
            return (*found, "both") if one.ours is not None and one.theirs is not None else found
        if not one.field:
            return found
        if isinstance(one.ours, str) and isinstance(one.theirs, str) and _is_prose(one):
            return (*found, "both", "value")
        return (*found, "value")


class NoChoice(ValueError):
    """A choice that means nothing for what is to be chosen."""


class Unsettled(NamedTuple):
    """The texts of a plan's files, and what is to be chosen in them."""

    texts: Texts
    settings: Settings
    open: tuple[Open, ...]

    @classmethod
    def of(cls, texts: Texts, settings: Settings = _NO_SETTINGS) -> Unsettled:
        """What is to be chosen in some files. Those that are no TOML have nothing."""
        found: list[Open] = []
        for path, document in texts.items():
            if MARK_BEGIN in document.text:
                found += _read(path, document, settings)
        return cls(texts, settings, tuple(found))

    def settle(self, one: Open, choice: Choice, value: Any = None) -> Unsettled:
        """The same with one of `open` chosen: a side, both (two texts, records or files), or a value of one's own.

        Raises NoChoice for what means nothing there, and WriteError when the text would not say it.
        """
        if choice not in one.choices:
            raise NoChoice(choice)
        changed = _settled(self.texts, one, choice, value, self.settings)
        return Unsettled.of({**self.texts, **changed}, self.settings)


def same_block(one: Open, other: Open) -> bool:
    """Whether two are the same one, before and after another was settled."""
    return (one.path, one.conflict.where, one.theirs, one.base) == (
        other.path, other.conflict.where, other.theirs, other.base,
    )  # fmt: skip


def _is_file(one: Conflict) -> bool:
    return not one.field and one.place.table in ("logg", "referat") and not one.unknown


def _is_prose(one: Conflict) -> bool:
    from dekom_tui.plan.entity import OWN_QUESTION
    from dekom_tui.plan.format import TABLES

    kind = TABLES.get(one.place.table)
    return kind is not None and isinstance(kind.fields.get(one.field, OWN_QUESTION), Prose)


def _read(path: str, document: Document, settings: Settings) -> list[Open]:
    kind, key = kind_of(path)
    layout = Layout(kind, settings.maler)
    try:
        raw = parse(document.text)
    except TomlError:
        return []
    tables = parts_of(layout, key, raw, settings).tables
    found: list[Open] = []
    for block in document.unsettled():
        theirs, base = _sides(document.text[block.start : block.end])
        line = document.position(block.start)[0]
        try:
            conflict = _conflict(document, block, layout, key, tables, raw, theirs, base, settings)
            found.append(Open(path, line, conflict, theirs, base, block))
        except (TomlError, LookupError, TypeError, ValueError):
            place = Place(block.table[0] if block.table else layout.head.table, key)
            conflict = Conflict(place, block.name, Unread(base), None, Unread(theirs))
            found.append(Open(path, line, conflict, theirs, base, block, readable=False))
    return found


def _sides(text: str) -> tuple[str | None, str | None]:
    """What a block holds of theirs and of the base; None for nothing."""
    said: dict[str, list[str]] = {THEIRS: [], BASE: []}
    for line in text.replace("\r\n", "\n").split("\n"):
        for who, lines in said.items():
            lead = f"# {who} |"
            if line.lstrip().startswith(lead):
                lines.append(line.lstrip()[len(lead) :].removeprefix(" "))
    theirs, base = (None if not any(lines) else "\n".join(lines) for lines in said.values())
    return theirs, base


def _conflict(
    document: Document,
    block: Block,
    layout: Layout,
    key: str,
    tables: Tables,
    raw: Mapping[str, Any],
    theirs: str | None,
    base: str | None,
    settings: Settings,
) -> Conflict:
    """What a block is about, its sides as values. Raises TomlError and others for texts that are none."""
    if block.name == WHOLE:
        was_all, ours_all, theirs_all = (
            _whole(layout.kind, key, text, settings) for text in (base, document.text, theirs)
        )
        return Conflict(Place(layout.head.table, key), "", was_all, ours_all, theirs_all)
    found = layout.entity(block.table)
    if block.name.startswith("["):
        if found is None:
            name = block.table[0]
            values = [None if text is None else Unread(parse(text)[name]) for text in (base, theirs)]
            mine = Unread(raw[name]) if name in raw else None
            return Conflict(Place(name), "", values[0], mine, values[1], unknown=_file(layout.kind, key))
        of = found[0]
        inner = f"{key}/{block.table[1]}" if key else block.table[1]
        was, other = (_entity(layout, key, of, inner, text, settings) for text in (base, theirs))
        mine_now = tables.get(of.table, {}).get(inner)
        return Conflict(Place(of.table, inner), "", was, (mine_now,) if mine_now is not None else (), other)
    if found is None:
        # An inline table of the head that stands as a table.
        found = (layout.head, 0) if block.table == (block.name,) else None
    if found is None:
        raise LookupError(block.table)
    of, depth = found
    inner = "/".join(part for part in (key, *block.table[1:depth]) if part) if of.keyed or of is layout.head else ""
    sub = ".".join(block.table[depth:])
    whole = not sub or block.name == sub or block.name.startswith(f"{sub}.")
    field = block.name if whole else f"{sub}.{block.name}"
    place = Place(of.table, inner)
    entity = tables.get(of.table, {}).get(inner) or of(inner)
    kind = of.fields.get(field)
    if isinstance(kind, Records) and all(text is None or text.lstrip().startswith("{") for text in (theirs, base)):
        records = [_one_record(kind, text) for text in (base, theirs)]
        below = _below(document, block, kind, records)
        mark: Mark = next(one for one in (records[0], records[1], below) if one is not None).mark()
        return Conflict(place, field, records[0], below, records[1], mark)
    values = [None if text is None else value_of(layout, of, field, _value(text)) for text in (base, theirs)]
    return Conflict(place, field, values[0], cell(entity, field), values[1])


def _file(kind: str, key: str) -> str:
    return f"{kind}/{key}.toml" if key else f"{kind}.toml"


def _whole(kind: str, key: str, text: str | None, settings: Settings) -> tuple[Entity, ...]:
    if text is None:
        return ()
    tables = read_file(kind, key, parse(text), settings).tables
    return tuple(entity for group in tables.values() for _key, entity in sorted(group.items()))


def _entity(
    layout: Layout, key: str, of: type[Entity], inner: str, text: str | None, settings: Settings
) -> tuple[Entity, ...]:
    if text is None:
        return ()
    return (parts_of(layout, key, parse(text), settings).tables[of.table][inner],)


def _value(text: str) -> Any:
    """The value of the one key in a text, however it is spelled."""
    raw: Any = parse(text)
    document = Document(text)
    chunk = next(one for one in document.chunks if one.entries)
    for name in chunk.entries[0].path:
        raw = raw[name]
    return raw


def _one_record(field: Records[Any], text: str | None) -> Entity | None:
    if text is None:
        return None
    (raw,) = parse(f"x = [{text}\n]")["x"]
    record: Entity = take_record(field.of, raw, _silent)
    return record


def _below(document: Document, block: Block, field: Records[Any], records: list[Entity | None]) -> Entity | None:
    """The record that stands below a block in its list, when it is the one that the block is about."""
    spans = ((one.value, one.value_end) for chunk in document.chunks for one in chunk.entries)
    inside = next((start for start, end in spans if start <= block.start < end), None)
    if inside is None:
        return None
    members = listing(document.text, inside).members
    below = next((one for one in members if one.start >= block.end), None)
    if below is None:
        return None
    record = _one_record(field, document.text[below.start : below.end])
    assert record is not None
    return record if any(_same(record, one) for one in records if one is not None) else None


def _same(one: Entity, other: Entity) -> bool:
    """Whether two records have a part of their identity in common: a step that was moved, or reworded."""
    return any(mine == theirs and mine is not None for mine, theirs in zip(one.mark(), other.mark(), strict=True))


def _settled(texts: Texts, one: Open, choice: Choice, value: Any, settings: Settings) -> dict[str, Document]:
    """The files that change."""
    document, conflict = texts[one.path], one.conflict
    kind, key = kind_of(one.path)
    layout = Layout(kind, settings.maler)
    bare = _without_block(document, one.block)
    if choice == "ours":
        return {one.path: bare}
    if _is_file(conflict):
        theirs = Document((one.theirs or "").rstrip("\n") + "\n")
        if choice == "theirs":
            return {one.path: Document(theirs.text.replace("\n", document.newline))}
        return {one.path: bare, _free(texts, kind, key): theirs}
    side = conflict.base if choice == "base" else conflict.theirs
    if not conflict.field:
        return {one.path: _with_table(bare, one, one.base if choice == "base" else one.theirs, layout)}
    if conflict.record is not None:
        return {one.path: _with_record(bare, layout, key, conflict, side, both=choice == "both", settings=settings)}
    if choice == "both":
        side = both_texts(conflict.ours, conflict.theirs)
    elif choice == "value":
        side = value
    return {one.path: _with_field(bare, layout, key, conflict, side, settings)}


def _free(texts: Texts, kind: str, key: str) -> str:
    number = 2
    while f"{kind}/{key}-{number}.toml" in texts:
        number += 1
    return f"{kind}/{key}-{number}.toml"


def _without_block(document: Document, block: Block) -> Document:
    """A document without a block; for a table's or the file's the blank line below it goes too."""
    text, end = document.text, block.end
    start = text.rfind("\n", 0, block.start) + 1
    if not text[:end].endswith("\n"):
        end = text.find("\n", end) + 1 or len(text)
    if block.name == WHOLE or block.name.startswith("["):
        while text.startswith(("\n", "\r\n"), end):
            end = text.index("\n", end) + 1
    before, after = text[:start], text[end:]
    if not after.strip() and before.strip():
        before = before.rstrip("\r\n") + document.newline
    return Document(before + after)


def _with_table(bare: Document, one: Open, text: str | None, layout: Layout) -> Document:
    """`bare` with a side's table instead of the one that stands there, as that side wrote it."""
    path: Path = one.block.table
    draft = Draft(bare, layout)
    draft.unset(path, 0 if one.conflict.unknown else len(path))
    without = Document(draft.text())
    if text is None:
        return without
    draft = Draft(without, layout)
    for chunk in [chunk for group in opened_again(f"{text}\n", layout).units.values() for chunk in group if chunk.path]:
        draft.insert(draft.place(chunk.path), [chunk])
    try:
        if same_raw(_at(parse(draft.text()), path), _at(parse(text), path)):
            return Document(draft.text())
    except TomlError:
        pass
    return _added(without, layout, path, text)


def _at(raw: Any, path: Path) -> Any:
    for name in path:
        raw = raw.get(name) if isinstance(raw, dict) else None
    return raw


def _added(document: Document, layout: Layout, path: Path, text: str) -> Document:
    """A document with a table in the format's spelling, where those round it are spelled in one piece."""
    key = "" if layout.kind in ("plan", "tiltak") else "-"
    before, side = (parts_of(layout, key, parse(one), _NO_SETTINGS) for one in (document.text, text))
    if path[0] in side.unknown:
        return Document(
            write(document, layout.kind, {}, {}, unknown_after={path[0]: side.unknown[path[0]]}).text
        )  # fmt: skip
    tables = {path[0]: {**before.tables.get(path[0], {}), **side.tables[path[0]]}}
    return Document(write(document, layout.kind, before.tables, {**before.tables, **tables}).text)


def _entities(document: Document, layout: Layout, key: str, settings: Settings) -> Tables:
    return parts_of(layout, key, parse(document.text), settings).tables


def _with_field(
    document: Document, layout: Layout, key: str, conflict: Conflict, value: Any, settings: Settings
) -> Document:
    place = conflict.place
    tables = _entities(document, layout, key, settings)
    of = layout.head if place.table == layout.head.table else layout.tables[place.table]
    entity = tables.get(place.table, {}).get(place.key) or of(place.key)
    after = {
        **tables,
        place.table: {**tables.get(place.table, {}), place.key: with_cell(entity, conflict.field, value)},
    }
    return Document(write(document, layout.kind, tables, after, questions=layout.questions).text)


def _with_record(
    document: Document, layout: Layout, key: str, conflict: Conflict, record: Entity | None, *, both: bool,
    settings: Settings,
) -> Document:  # fmt: skip
    place = conflict.place
    entity = _entities(document, layout, key, settings)[place.table][place.key]
    field = entity.fields[conflict.field]
    assert isinstance(field, Records)
    records = list(entity.values.get(conflict.field, ()))
    at = records.index(conflict.ours) if conflict.ours in records else len(records)
    new = [] if record is None else [record]
    records[at : at + 1] = [conflict.ours, *new] if both else new
    return _with_field(document, layout, key, conflict, tuple(field.sort(records)) or None, settings)


def _silent(code: str, **params: object) -> None:
    """What is wrong with a record is told when the file is checked."""
