"""A file of a plan as lines that people can read and git can compare: what `git diff`, `log -p` and `blame` show.

Each value has its line and each sentence its own. Nothing in them depends on the day, on another file, or on what
stands beside it, so that a line changes when its value does and never else. Things stand by their table and key, and
what refers to one says the key. Comments, which mean nothing in the plan, stand last, so that no change is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from dekom_tui.plan.entity import OWN_QUESTION, Entity, Inline, Records
from dekom_tui.plan.fields import Field, Flag, Prose, Ref, Refs
from dekom_tui.plan.format import FILES, FORMAT
from dekom_tui.plan.model import Plan
from dekom_tui.plan.reading import read_file
from dekom_tui.plan.text import lines as prose_lines
from dekom_tui.store.toml.blocks import MARK_BEGIN
from dekom_tui.store.toml.grammar import STRING
from dekom_tui.store.toml.parse import TomlError, parse
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE
from dekom_tui.words.labels import field_label
from dekom_tui.words.language import _
from dekom_tui.words.values import value_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_PLAN: Final = Plan({})
_KINDS: Final = {PLAN_FILE: "plan", MEASURES_FILE: "tiltak"}
_MINUTES_ONLY: Final = ("sak", "tittel", "sted", "moeteleder")
"""Keys that minutes have and a log entry has not: their names tell nothing, both begin with a date."""


def readable(text: str, name: str) -> str:
    """The lines of a file by its text and its name, whatever folder it lies in.

    What is no plan's file, or has an unsettled merge in it, is given back as it is.
    """
    if MARK_BEGIN in text:
        return text
    try:
        raw = parse(text)
    except TomlError:
        return text
    kind = _KINDS.get(name) or ("referat" if any(one in raw for one in _MINUTES_ONLY) else "logg")
    written = raw.get("format")
    if not isinstance(written, int) or written > FORMAT:
        return text
    return "\n".join([*_file(kind, raw), *_comments(text)]) + "\n"


def _file(kind: str, raw: Mapping[str, Any]) -> Iterator[str]:
    reading = read_file(kind, "", raw)
    lead = ""
    for of in FILES[kind]:
        for entity in sorted(reading.tables.get(of.table, {}).values(), key=lambda one: one.key):
            body = list(_entity(entity))
            if not body and not of.keyed:
                continue
            yield lead + (f"{_(of.label)}  {entity.key.rpartition('/')[2]}" if of.keyed else _(of.label)).strip()
            yield from body
            lead = "\n"
    for name, value in reading.unknown.items():
        yield f"{lead}[{name}]"
        yield from _raw(value)
        lead = "\n"


def _entity(entity: Entity) -> Iterator[str]:
    """The fields that are set, in the order of the format; then what the format does not know."""
    own = [name for name in entity.values if name not in entity.fields]
    for path in (*entity.fields, *own):
        if path in entity.values:
            field = entity.fields.get(path, OWN_QUESTION)
            yield from _field(field_label(type(entity), path), field, entity.values[path])
    yield from _raw(entity.extra)


def _field(label: str, field: Field[Any], value: Any) -> Iterator[str]:
    label = label if label.endswith("?") else f"{label}:"
    if isinstance(field, Records):
        yield f"  {label}"
        yield from (f"    {_record(one)}" for one in value)
    elif isinstance(field, Prose):
        yield f"  {label}"
        yield from (f"    {one}".rstrip() for one in prose_lines(value).splitlines())
    else:
        yield f"  {label} {_value(field, value)}"


def _value(field: Field[Any], value: Any) -> str:
    if isinstance(field, Ref):
        return str(value)
    if isinstance(field, Refs):
        return ", ".join(value)
    if isinstance(field, Inline):
        return ", ".join(_named(value))
    return value_words(field, value, _NO_PLAN)


def _record(one: Entity) -> str:
    """A record on one line: what tells which one it is, then the rest by its name."""
    first = [_value(one.fields[name], one.values[name]) for name in one.identity if name in one.values]
    return " · ".join([*first, *_named(one, one.identity)])


def _named(one: Entity, left_out: Sequence[str] = ()) -> Iterator[str]:
    for name, value in one.values.items():
        if name not in left_out:
            field = one.fields[name]
            label = field_label(type(one), name)
            label = label[:1].lower() + label[1:]
            yield label if isinstance(field, Flag) else f"{label} {_value(field, value)}"
    for name, value in one.extra.items():
        yield f"{name} {value}"


def _raw(values: Any) -> Iterator[str]:
    """What the format does not know, as it was read."""
    if not isinstance(values, Mapping):
        yield f"  {values}"
        return
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield f"  {name}:"
            yield from (f"  {line}" for line in _raw(value))
        elif isinstance(value, str) and "\n" in value:
            yield f"  {name}:"
            yield from (f"    {line}".rstrip() for line in value.splitlines())
        else:
            yield f"  {name}: {value}"


def _comments(text: str) -> Iterator[str]:
    if "#" not in text:
        return
    found = [one[0].rstrip() for one in re.finditer(rf"{STRING}|#[^\n]*", text) if one[0][:1] == "#"]
    if found:
        yield "\n" + _("Kommentarer i fila")
        yield from (f"  {one}" for one in found)
