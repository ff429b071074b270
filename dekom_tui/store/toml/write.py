"""Write what changed between two states of one file into its document (format.md, rule 7).

Entities that are the same object are passed over, so that one edit in a large plan costs little. Each table that was
touched is parsed again and compared with what it should hold before the new text is handed out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from dekom_tui.plan.entity import Entity, Inline, Records, Sub
from dekom_tui.plan.fields import BROKEN, Counts
from dekom_tui.plan.format import FORMAT
from dekom_tui.plan.model import Place, Settings
from dekom_tui.store.toml import render
from dekom_tui.store.toml.change import set_inline, set_list, set_records
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.grammar import Path
from dekom_tui.store.toml.layout import Layout, OwnQuestions, Questions
from dekom_tui.store.toml.meaning import WriteError, same_raw
from dekom_tui.store.toml.parse import TomlError, parse
from dekom_tui.store.toml.splice import Draft, Ranking

Tables = Mapping[str, Mapping[str, Entity]]
"""The entities of one file by table and key."""

_NOTHING: Final[Mapping[Any, Any]] = {}


def write(
    document: Document,
    kind: str,
    before: Tables,
    after: Tables,
    renamed: Mapping[Place, str] = _NOTHING,
    *,
    questions: Questions = _NOTHING,
    unknown_before: Mapping[str, Any] = _NOTHING,
    unknown_after: Mapping[str, Any] = _NOTHING,
) -> Document:
    """The document of a file of `kind` (plan, tiltak, logg, referat, dekom) with `after` in it where it held `before`.

    `renamed` maps a place in `before` to the key that it has in `after`. `questions` are the school's own (dekom.toml).
    Tables that the format does not know are only written where `unknown_after` has one that `unknown_before` lacks.
    An empty document is written whole. Raises WriteError when the result would not hold what it should.
    """
    layout = Layout(kind, questions)
    if not document.text.removeprefix("\ufeff").strip():
        return _whole(document, layout, after, unknown_after)
    writer = _Writer(document, layout)
    old = {name: dict(entities) for name, entities in before.items() if entities is not after.get(name)}
    for place, key in renamed.items():
        if place.table != layout.head.table and place.key in old.get(place.table, _NOTHING):
            writer.rename(place, key)
            old[place.table][key] = old[place.table].pop(place.key)
    for name in dict.fromkeys((*old, *after)):
        of = layout.head if name == layout.head.table else layout.tables[name]
        mine, wanted = old.get(name, _NOTHING), after.get(name, _NOTHING)
        if name in before and name not in old:
            continue
        if of is layout.head:
            writer.change(of, (), next(iter(mine.values()), of()), next(iter(wanted.values()), of()))
            continue
        _table(writer, of, mine, wanted)
    for name, raw in unknown_after.items():
        if name not in unknown_before:
            writer.unknown(name, raw)
    return writer.finish()


def _table(writer: _Writer, of: type[Entity], old: Mapping[str, Entity], new: Mapping[str, Entity]) -> None:
    for key in old:
        if key not in new:
            if of.keyed:
                writer.remove(of, key)
            else:
                writer.change(of, writer.layout.entity_path(of, key), old[key], of())
    for key in sorted(new):
        path = writer.layout.entity_path(of, key)
        if key in old:
            writer.change(of, path, old[key], new[key])
        elif of.keyed:
            writer.add(of, path, new[key])
        else:
            writer.change(of, path, of(), new[key])


def write_settings(document: Document, before: Settings, after: Settings) -> Document:
    """The document of a dekom.toml with other settings; both are what this very file says. Raises WriteError."""
    return write(document, "dekom", settings_tables(before), settings_tables(after))


def settings_tables(settings: Settings) -> Tables:
    """What a dekom.toml says, as entities by table and key."""
    return {
        "skole": {"": settings.skole},
        "partner": {"": settings.partner},
        "skoleaar": settings.skoleaar,
        "maler": {name: OwnQuestions(name, dict(questions)) for name, questions in settings.maler.items()},
    }


def field_path(of: type[Entity], name: str) -> Path:
    """The path in its table of a field as entities name it, `smarte.akseptert`."""
    head, dot, rest = name.partition(".")
    return (head, rest) if dot and isinstance(of.own.get(head), Sub) else (name,)


def entity_tables(layout: Layout, of: type[Entity], path: Path, entity: Entity) -> list[tuple[Path, str]]:
    """An entity in canonical form: the path and the lines of each of its tables."""
    own: list[str] = []
    subs: dict[str, list[str]] = {}
    questions = list(layout.questions.get(of.table, ()))
    names = [name for name in of.fields if name in entity.values]
    others = [name for name in entity.values if name not in of.fields]
    names += sorted(others, key=lambda one: questions.index(one) if one in questions else len(questions))
    written = [(name, render.value(layout.field(of, name), entity.values[name])) for name in names]
    written += [(name, render.raw(raw)) for name, raw in entity.extra.items()]
    for name, text in written:
        at = field_path(of, name)
        line = f"{render.key(at[-1])} = {text}\n"
        if len(at) > 1:
            subs.setdefault(at[0], []).append(line)
        else:
            own.append(line)
    result = [(path, "".join(own))] if own or of.keyed else []
    result += [((*path, name), "".join(subs[name])) for name in of.own if name in subs]
    return result


def _whole(document: Document, layout: Layout, after: Tables, unknown: Mapping[str, Any]) -> Document:
    """A new file in canonical form."""
    head = next(iter(after.get(layout.head.table, _NOTHING).values()), layout.head())
    tables: list[tuple[Path, str]] = []
    top = f"format = {FORMAT}\n"
    for path, body in entity_tables(layout, layout.head, (), head):
        if path:
            tables.append((path, body))
        else:
            top += body
    for name, of in layout.tables.items():
        entities = after.get(name, _NOTHING)
        for key in sorted(entities, key=lambda one: layout.entity_path(of, one)):
            tables += entity_tables(layout, of, layout.entity_path(of, key), entities[key])
    for name, raw in unknown.items():
        tables += unknown_tables((name,), raw)
    text = "\n".join([top, *(f"[{render.dotted(path)}]\n{body}" if path else body for path, body in tables)])
    new = Document(text.replace("\n", document.newline))
    raw_all = _parsed(new.text, ())
    for name, entities in after.items():
        of = layout.head if name == layout.head.table else layout.tables[name]
        for key, entity in entities.items():
            _compare(layout, of, layout.entity_path(of, key), entity, raw_all)
    return new


def unknown_tables(path: Path, raw: object) -> list[tuple[Path, str]]:
    """A table that the format does not know, and those in it, in the order that they came."""
    if not isinstance(raw, Mapping):
        return [((), f"{render.dotted(path)} = {render.raw(raw)}\n")]
    lines = [f"{render.key(name)} = {render.raw(one)}\n" for name, one in raw.items() if not isinstance(one, Mapping)]
    result = [(path, "".join(lines))] if lines or not raw else []
    for name, one in raw.items():
        if isinstance(one, Mapping):
            result += unknown_tables((*path, name), one)
    return result


class _Writer:
    """Makes the changes to one document, each checked as it is made."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document = document
        self.layout = layout
        self.draft = Draft(document, layout)
        self.touched = False

    def finish(self) -> Document:
        """The new document; the old one when nothing changed."""
        if not self.touched:
            return self.document
        return Document(self.draft.text(), self.draft.chunks, self.draft.newline)

    def ranking(self, of: type[Entity], path: Path) -> Ranking:
        """Where each field of an entity stands."""
        depth = len(path)
        return lambda full: self.layout.field_rank(of, full[depth:]) if len(full) > depth else (-2, 0, "")

    def rename(self, place: Place, key: str) -> None:
        """Give an entity another key."""
        path = self.layout.entity_path(self.layout.tables[place.table], place.key)
        name = key.rpartition("/")[2]
        if name != path[-1]:
            self.touched = True
            self.draft.rename(path, name)
            self._gone(path)

    def remove(self, of: type[Entity], key: str) -> None:
        """Take an entity out, with its sub-tables and the comments that belong to them."""
        self.touched = True
        path = self.layout.entity_path(of, key)
        self.draft.unset(path, 0)
        self._gone(path)

    def add(self, of: type[Entity], path: Path, entity: Entity) -> None:
        """Put a new entity at its sorted place."""
        self.touched = True
        self._put_table(of, path, entity)
        self._check(of, path, entity)

    def _put_table(self, of: type[Entity], path: Path, entity: Entity) -> None:
        around = self.draft.find(path[:1])
        if around is not None and self.draft.chunks[around.at].source[around.value[0]] == "{":
            self.draft.put(path, _inline(entity_tables(self.layout, of, (), entity)), lambda full: (0, 0, full[-1]))
        else:
            for at, body in entity_tables(self.layout, of, path, entity):
                self.draft.add_table(at, body)

    def unknown(self, name: str, raw: object) -> None:
        """Put in a table that the format does not know."""
        self.touched = True
        for path, body in unknown_tables((name,), raw):
            if path:
                self.draft.add_table(path, body)
            else:
                self.draft.put((name,), render.raw(raw), self.ranking(self.layout.head, ()))
        if not same_raw(_parsed(self.draft.about((name,)), (name,)).get(name), raw):
            raise WriteError((name,))

    def change(self, of: type[Entity], path: Path, old: Entity, new: Entity) -> None:
        """Write the fields that differ."""
        if old is new or (old.values == new.values and same_raw(dict(old.extra), dict(new.extra))):
            return
        self.touched = True
        order = [name for name in of.fields if name in old.values or name in new.values]
        others = [name for name in (*old.values, *new.values) if name not in of.fields]
        for name in dict.fromkeys((*order, *others, *old.extra, *new.extra)):
            at = (*path, *field_path(of, name))
            if name in new.values:
                if old.values.get(name) != new.values[name] or name in old.extra:
                    self._set(of, path, name, old.values.get(name), new.values[name])
            elif name in new.extra:
                if name not in old.extra or not same_raw(old.extra[name], new.extra[name]):
                    self._plain(at, render.raw(new.extra[name]), self.ranking(of, path))
            else:
                self.draft.unset(at, len(path) if of.keyed else 0)
        raw = _parsed(self.draft.about(path), path)
        if of.keyed and path and not _stands(raw, path):
            self._put_table(of, path, of())
            raw = _parsed(self.draft.about(path), path)
        _compare(self.layout, of, path, new, raw)

    def _set(self, of: type[Entity], path: Path, name: str, old: Any, new: Any) -> None:
        field = self.layout.field(of, name)
        at = (*path, *field_path(of, name))
        rank = self.ranking(of, path)
        if isinstance(field, Records):
            done = set_records(self.draft, at, field, new)
        elif isinstance(field, Inline | Counts):
            done = set_inline(self.draft, at, old, new, rank)
        elif isinstance(new, tuple):
            done = set_list(self.draft, at, new)
        else:
            done = False
        if not done:
            self._plain(at, render.value(field, new), rank)

    def _plain(self, at: Path, written: str, rank: Ranking) -> None:
        """Set a value whole, also where a table or dotted keys stood under its name."""
        if self.draft.under(at) or self.draft.dotted(at):
            self.draft.unset(at, len(at) - 1)
        self.draft.put(at, written, rank)

    def _gone(self, path: Path) -> None:
        if _stands(_parsed(self.draft.about(path), path), path):
            raise WriteError(path, "is still there")

    def _check(self, of: type[Entity], path: Path, entity: Entity) -> None:
        _compare(self.layout, of, path, entity, _parsed(self.draft.about(path), path))


def _inline(tables: list[tuple[Path, str]]) -> str:
    """An entity as an inline table: what `entity_tables` gave, its sub-tables inside."""
    pairs: list[str] = []
    for path, body in tables:
        if path:
            pairs.append(f"{render.dotted(path)} = {{{_joined(body)}}}")
        elif body:
            pairs.append(_joined(body))
    return "{" + ", ".join(pairs) + "}"


def _joined(body: str) -> str:
    """Lines of keys and values, as pairs of an inline table."""
    found = Document(body).chunks[0]
    return ", ".join([found.source[one.key : one.value_end] for one in found.entries])


def _stands(raw: Any, path: Path) -> bool:
    """Whether a table is there; one of dotted keys goes with the last of them."""
    for name in path:
        if not isinstance(raw, dict) or name not in raw:
            return False
        raw = raw[name]
    return True


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        return parse(text)
    except TomlError as error:
        raise WriteError(path, str(error)) from error


def _compare(layout: Layout, of: type[Entity], path: Path, entity: Entity, raw: Any) -> None:
    """Raise WriteError unless the parsed table holds the entity."""
    for name in path:
        if of.keyed and (not isinstance(raw, dict) or name not in raw):
            raise WriteError(path, "is not there")
        raw = raw.get(name, {}) if isinstance(raw, dict) else {}
    for name in dict.fromkeys((*of.fields, *entity.values, *entity.extra)):
        at = field_path(of, name)
        found: Any = raw
        for part in at:
            found = found.get(part) if isinstance(found, dict) else None
        if name in entity.extra:
            if not same_raw(found, entity.extra[name]):
                raise WriteError((*path, *at))
            continue
        field = layout.field(of, name)
        value = None if found is None else field.take(found, _silent)
        wanted = entity.values.get(name)
        if value != wanted and not (value is BROKEN and wanted is None):
            raise WriteError((*path, *at))


def _silent(code: str, **params: object) -> None:
    """What is wrong with a value was told when it was read."""
