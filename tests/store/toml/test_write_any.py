"""Any edit of any spelling: the file holds what it should, and what the edit does not touch keeps its bytes."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dekom_tui.plan.entity import Entity, Inline, Records
from dekom_tui.plan.fields import Clock, Counts, Day, Days, Flag, Links, Number, Prose, Refs, Whole, Wholes, Words
from dekom_tui.plan.format import FILES
from dekom_tui.plan.model import Place
from dekom_tui.plan.reading import Reading, read_file
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.write import write
from tests.store.toml.messy import BY_KIND, KEYS, WORDS, files

Tables = dict[str, dict[str, Entity]]
STEM = "2026-01-13-planleggingsdag"


def read(kind: str, text: str) -> Reading:
    """What a file holds."""
    return read_file(kind, STEM if kind == "referat" else "", tomllib.loads(text))


def told(tables: Tables) -> Tables:
    """The tables without those that say nothing."""
    alive = {
        name: {key: one for key, one in table.items() if name == FILES_KEYED.get(name) or one.values or one.extra}
        for name, table in tables.items()
    }
    return {name: table for name, table in alive.items() if table}


FILES_KEYED = {one.table: one.table for kinds in FILES.values() for one in kinds if one.keyed}


def value(draw: st.DrawFn, field: Any) -> Any:
    """Some value of a field."""
    if isinstance(field, Records):
        members = draw(st.lists(st.just(field.of), max_size=3))
        return [record(draw, of) for of in members] or None
    if isinstance(field, Inline):
        return record(draw, field.of)
    if isinstance(field, Counts):
        return draw(st.dictionaries(st.sampled_from(("lærere", "ledere", "nye")), st.integers(0, 9), min_size=1))
    if isinstance(field, Words):
        return draw(st.lists(st.sampled_from(field.words), min_size=1))
    if isinstance(field, Days):
        return draw(st.lists(st.dates(date(2025, 1, 1), date(2027, 1, 1)), min_size=1))
    if isinstance(field, Links):
        return ["maal.a", "tegn.lykkes"]
    if isinstance(field, Refs):
        return draw(st.lists(st.sampled_from(KEYS), min_size=1))
    if isinstance(field, Wholes):
        return draw(st.lists(st.integers(0, 9), min_size=1))
    if isinstance(field, Day):
        return draw(st.dates(date(2025, 1, 1), date(2027, 1, 1)))
    if isinstance(field, Clock):
        return draw(st.sampled_from((time(8, 30), time(12, 0, 5))))
    if isinstance(field, Whole):
        return draw(st.integers(1, 50))
    if isinstance(field, Number):
        return draw(st.sampled_from((1, 2.5, 3.0)))
    if isinstance(field, Flag):
        return draw(st.booleans())
    if isinstance(field, Prose):
        return draw(st.sampled_from(("En setning. To til.", "- a\n- b", "Har ''' i seg.", "Æ \x01 ø")))
    words = getattr(field, "words", None)
    return draw(st.sampled_from(words) if words else WORDS)


def record(draw: st.DrawFn, of: type[Entity]) -> Entity:
    """Some record."""
    names = draw(st.lists(st.sampled_from(list(of.fields)), min_size=1, unique=True))
    return of.of("", **{name: value(draw, of.fields[name]) for name in names})


def edited(draw: st.DrawFn, kind: str, tables: Tables) -> tuple[Tables, dict[Place, str], set[tuple[str, str]]]:
    """The tables after one edit, what was renamed, and what was touched."""
    of = draw(st.sampled_from(FILES[kind]))
    after = {name: dict(table) for name, table in tables.items()}
    table = after.setdefault(of.table, {})
    prefix = f"{STEM}/" if of.table == "sak" else ""
    what = draw(st.sampled_from(("set", "set", "set", "unset", "records", "add", "remove", "rename")))
    if of.keyed and of is not FILES[kind][0] and what in ("add", "remove", "rename"):
        free = [key for key in (*KEYS, "ny", "å b") if prefix + key not in table]
        key = draw(st.sampled_from(sorted(table))) if table else ""
        new = prefix + draw(st.sampled_from(free))
        if what == "add" or not key:
            table[new] = record(draw, of).rekeyed(new)
            return after, {}, {(of.table, new)}
        if what == "remove":
            del table[key]
            return after, {}, {(of.table, key)}
        table[new] = table.pop(key).rekeyed(new)
        return after, {Place(of.table, key): new}, {(of.table, key), (of.table, new)}
    if of.keyed and not table:
        return after, {}, set()
    key = draw(st.sampled_from(sorted(table))) if table else ""
    entity = table.get(key, of(key))
    if what == "unset" and entity.values:
        changes: dict[str, Any] = {draw(st.sampled_from(sorted(entity.values))): None}
    else:
        names = [name for name, one in of.fields.items() if what != "records" or isinstance(one, Records | Inline)]
        chosen = draw(st.lists(st.sampled_from(names or list(of.fields)), min_size=1, max_size=3, unique=True))
        changes = {name: value(draw, of.fields[name]) for name in chosen}
        for name, given_value in changes.items():
            old = entity.values.get(name)
            if isinstance(of.fields[name], Records) and old:
                changes[name] = [*draw(st.lists(st.sampled_from(old), unique_by=id)), *(given_value or ())] or None
    table[key] = entity.edit(changes)
    return after, {}, {(of.table, key)}


@st.composite
def cases(draw: st.DrawFn, kind: str) -> tuple[str, Tables, Tables, dict[Place, str], set[tuple[str, str]]]:
    """A file, what it holds, and that after an edit."""
    text = draw(files(kind))
    tables = read(kind, text).tables
    return (text, tables, *edited(draw, kind, tables))


def untouched(kind: str, text: str, touched: set[tuple[str, str]]) -> list[str]:
    """The text of each table in which nothing of what was touched stands."""
    found = []
    paths = [(table, key.rpartition("/")[2]) if key else (table,) for table, key in touched]
    known = {one.table for one in FILES[kind]}
    at_top = any(table == FILES[kind][0].table for table, _key in touched)
    for chunk in Document(text).chunks[1:]:
        mine = any(chunk.path[: len(path)] == path[: len(chunk.path)] for path in paths)
        if not mine and not (at_top and chunk.path[0] not in known):
            found.append(chunk.text.strip())
    return found


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_an_edit_changes_only_what_changed(kind: str) -> None:
    @settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
    @given(cases(kind))
    def holds(case: tuple[str, Tables, Tables, dict[Place, str], set[tuple[str, str]]]) -> None:
        text, before, after, renamed, touched = case
        document = Document(text)
        new = write(document, kind, before, after, renamed)
        assert told(read(kind, new.text).tables) == told(after)
        assert document.text == text
        for part in untouched(kind, text, touched):
            assert part in new.text
        if "\r\n" in text:
            assert "\n" not in new.text.replace("\r\n", "")
        again = write(new, kind, after, before, {Place(p.table, k): p.key for p, k in renamed.items()})
        assert told(read(kind, again.text).tables) == told(before)

    holds()


def numbered(text: str) -> Counter[str]:
    """The numbered comments of a drawn file."""
    return Counter(re.findall(r"# (k\d+)", text))


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_setting_a_text_or_a_number_loses_no_comment(kind: str) -> None:
    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        text = data.draw(files(kind))
        tables = read(kind, text).tables
        places = [
            (name, key, path) for name, table in tables.items() for key, one in table.items() for path in one.values
        ]
        if not places:
            return
        name, key, path = data.draw(st.sampled_from(places))
        of = next(one for one in FILES[kind] if one.table == name)
        if isinstance(of.fields.get(path), Records | Refs | Wholes | Inline | Counts) or path not in of.fields:
            return
        entity = tables[name][key]
        changed = entity.edit({path: data.draw(anything(of.fields[path]))})
        if path not in changed.values:
            return
        new = write(Document(text), kind, tables, {**tables, name: {**tables[name], key: changed}})
        assert numbered(new.text) == numbered(text)

    holds()


@st.composite
def anything(draw: st.DrawFn, field: Any) -> Any:
    """Some value of a field."""
    return value(draw, field)
