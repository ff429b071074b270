"""JSON Schema of each kind of file, from the declaration of the format: for editors, offline.

Draft 7, the newest that taplo (and with it Even Better TOML) understands. A schema says what an editor can help with
while one types: names, types, fixed words, required fields, what each is for. What hangs together across tables is
for `dekom check`. Descriptions are bokmål whatever the language in use: the files are committed.

TOML's dates and times reach a validator as text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from dekom_tui.plan import fields
from dekom_tui.plan.entity import Entity, Inline, Records, Sub
from dekom_tui.plan.fields import LARGEST, Field
from dekom_tui.plan.format import FILES, FORMAT, OWN_QUESTION_SECTIONS, TABLES

Schema = dict[str, Any]

DRAFT: Final = "http://json-schema.org/draft-07/schema#"
KEY: Final = "^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$"
QUESTION_NAME: Final = "^[a-z0-9_]+$"
TIME: Final = "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)?$"

TITLES: Final = {
    "plan": "plan.toml: planen",
    "tiltak": "tiltak.toml: tiltaksplanen",
    "logg": "logg/DATO-NAVN.toml: en innførsel i evalueringsloggen",
    "referat": "referat/DATO-NAVN.toml: agenda og referat fra et møte",
    "dekom": "dekom.toml: felles innstillinger for planene i mappa",
}
"""The kinds of file that have a schema, with its title."""

KEY_HELP: Final = "Nøkkelen er navnet for godt: små bokstaver, tall og bindestrek, høyst 80 tegn."


def schema(kind: str) -> Schema:
    """The JSON Schema of plan, tiltak, logg, referat or dekom. Raises KeyError for another."""
    found: Schema = {"$schema": DRAFT, "title": TITLES[kind], "type": "object"}
    head, *others = FILES[kind]
    properties: Schema = {
        "format": {
            "type": "integer", "const": FORMAT,
            "description": "Formatets versjon. Står først i hver fil.",
        }
    }  # fmt: skip
    required = ["format"]
    if kind == "dekom":
        others = [head, *others]
    else:
        properties |= _properties(head)
        required += _required(head)
    for of in others:
        properties[of.table] = _group(of) if of.keyed else _table(of)
    if kind == "dekom":
        properties["maler"] = _own_questions()
    return {**found, "properties": properties, "required": required, "additionalProperties": False}


def text(kind: str) -> str:
    """A schema as it stands in a file."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _table(of: type[Entity]) -> Schema:
    """A table, or a record of a list."""
    found: Schema = {"type": "object", "description": of.label, "properties": _properties(of)}
    if required := _required(of):
        found["required"] = required
    # A school's own questions stand among the fields of their section; which ones there are, dekom.toml says.
    own = of.table in OWN_QUESTION_SECTIONS
    found["additionalProperties"] = {"type": "string", "description": "Eget spørsmål, fra dekom.toml"} if own else False
    return found


def _group(of: type[Entity]) -> Schema:
    """Keyed tables, [tiltak.KEY]."""
    names: Schema = {"pattern": KEY} if of.file != "dekom" else {"minLength": 1}
    return {
        "type": "object",
        "description": f"{of.plural}. {KEY_HELP}",
        "propertyNames": names,
        "additionalProperties": _table(of),
    }


def _own_questions() -> Schema:
    sections = {
        section: {
            "type": "object",
            "description": f"Egne spørsmål til «{TABLES[section].label}»: feltets navn, og spørsmålet.",
            "propertyNames": {
                "pattern": QUESTION_NAME,
                "not": {"enum": list(TABLES[section].own)},
            },
            "additionalProperties": {"type": "string", "minLength": 1},
        }
        for section in OWN_QUESTION_SECTIONS
    }
    return {
        "type": "object",
        "description": "Skolens egne spørsmål, i tillegg til malens",
        "properties": sections,
        "additionalProperties": False,
    }


def _properties(of: type[Entity]) -> Schema:
    return {name: {**_described(field), **_value(field)} for name, field in of.own.items()}


def _required(of: type[Entity]) -> list[str]:
    return [name for name, field in of.own.items() if field.required]


def _described(field: Field[Any]) -> Schema:
    return {"description": f"{field.label}. {field.help}." if field.help else field.label}


def _value(field: Field[Any]) -> Schema:
    return _VALUES[type(field)](field)


def _whole(field: fields.Whole) -> Schema:
    return {"type": "integer", "minimum": field.low, "maximum": field.high}


def _list(members: Schema, *, once: bool = False) -> Schema:
    found: Schema = {"type": "array", "minItems": 1, "items": members}
    return {**found, "uniqueItems": True} if once else found


_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": LARGEST}
_REFERENCE: Final[Schema] = {"type": "string", "pattern": KEY}

_VALUES: Final[dict[type[Field[Any]], Callable[[Any], Schema]]] = {
    fields.Text: lambda _field: _TEXT,
    fields.RoleText: lambda _field: _TEXT,
    fields.Question: lambda _field: _TEXT,
    fields.Target: lambda _field: _TEXT,
    fields.Prose: lambda _field: _TEXT,
    fields.Day: lambda _field: _DAY,
    fields.Clock: lambda _field: {"type": "string", "pattern": TIME},
    fields.Whole: _whole,
    fields.Number: lambda _field: {"type": "number"},
    fields.Flag: lambda _field: {"type": "boolean"},
    fields.Choice: lambda field: {"type": "string", "enum": list(field.words)},
    fields.Words: lambda field: _list({"type": "string", "enum": list(field.words)}, once=True),
    fields.Ref: lambda _field: _REFERENCE,
    fields.Refs: lambda _field: _list(_REFERENCE, once=True),
    fields.Links: lambda _field: _list(_TEXT, once=True),
    fields.Wholes: lambda _field: _list(_COUNT),
    fields.Days: lambda _field: _list(_DAY, once=True),
    fields.Counts: lambda _field: {"type": "object", "additionalProperties": _COUNT},
    Sub: lambda field: _table(field.of),
    Inline: lambda field: _table(field.of),
    Records: lambda field: _list(_table(field.of)),
}
"""What an editor is told of each kind of field; every kind has an entry (tests/exchange)."""


TAPLO: Final = """\
# Lar taplo og Even Better TOML kjenne filene i en plan. Skrevet av «dekom new».
# Formen på filene er det «dekom fmt» som eier; innstillingene her ligger så nær den som de kan.
include = ["**/*.toml"]

[formatting]
align_comments = false
align_entries = false
allowed_blank_lines = 1
array_auto_collapse = false
array_auto_expand = false
array_trailing_comma = true
column_width = 10000
compact_arrays = true
compact_inline_tables = true
indent_string = "    "
reorder_keys = false
trailing_newline = true
"""

_TAPLO_RULE: Final = """
[[rule]]
include = ["{include}"]
schema = {{path = "{path}", enabled = true}}
"""

FILES_OF: Final = {
    "plan": "**/plan.toml",
    "tiltak": "**/tiltak.toml",
    "logg": "**/logg/*.toml",
    "referat": "**/referat/*.toml",
    "dekom": "**/dekom.toml",
}
"""The files that each schema is for, as a glob from the workspace."""


def editor_files() -> dict[str, str]:
    """What a workspace needs for editors: the path of each file from it, with `/`, and its text."""
    found = {f".dekom/{kind}.schema.json": text(kind) for kind in TITLES}
    rules = [_TAPLO_RULE.format(include=FILES_OF[kind], path=f".dekom/{kind}.schema.json") for kind in TITLES]
    return {".taplo.toml": TAPLO + "".join(rules), **found}
