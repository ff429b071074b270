"""JSON Schemas of the files, from the declaration of the format."""

from __future__ import annotations

import json
import tomllib
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, FormatChecker

from dekom_tui.exchange.schema import FILES_OF, TITLES, editor_files, schema, text
from dekom_tui.plan.format import FILES
from dekom_tui.words import language

SAMPLE = Path(__file__).parents[2] / "plans"
FILES_IN_SAMPLE = [(kind, path) for kind, glob in FILES_OF.items() for path in sorted(SAMPLE.glob(glob))]


def as_editors_see(value: Any) -> Any:
    """TOML's dates and times as text, as taplo hands them to its validator."""
    if isinstance(value, dict):
        return {key: as_editors_see(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_editors_see(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value


def errors(kind: str, toml: str) -> list[str]:
    validator = Draft7Validator(schema(kind), format_checker=FormatChecker())
    return [one.message for one in validator.iter_errors(as_editors_see(tomllib.loads(toml)))]


@pytest.mark.parametrize("kind", TITLES)
def test_every_schema_is_a_valid_draft_7_schema(kind: str) -> None:
    Draft7Validator.check_schema(schema(kind))


@pytest.mark.parametrize(("kind", "path"), FILES_IN_SAMPLE, ids=lambda one: getattr(one, "name", one))
def test_every_file_of_the_sample_is_valid(kind: str, path: Path) -> None:
    assert errors(kind, path.read_text("utf-8")) == []


def test_the_sample_has_a_file_of_every_kind() -> None:
    assert {kind for kind, _path in FILES_IN_SAMPLE} == set(TITLES) == set(FILES)


@pytest.mark.parametrize(
    ("kind", "toml", "says"),
    [
        ("tiltak", 'format = 1\n[tiltak.a]\nstatus = "paagaar"', "is not one of"),
        ("tiltak", "format = 1\n[tiltak.a]\ntittel = 1", "is not of type 'string'"),
        ("tiltak", 'format = 1\n[tiltak.A_b]\ntittel = "x"', "does not match"),
        ("tiltak", 'format = 1\n[[tiltak]]\ntittel = "x"', "is not of type 'object'"),
        ("tiltak", 'format = 1\n[tiltak.a]\ntittel = "x"\nfremdrift = 101', "greater than the maximum"),
        ("tiltak", 'format = 1\n[tiltak.a]\ntittel = "x"\nstartt = 2025-01-01', "'startt' was unexpected"),
        ("tiltak", 'tiltak.a.tittel = "x"', "'format' is a required property"),
        ("plan", "format = 2", "1 was expected"),
        ("logg", 'format = 1\ndato = "i går"', "is not a 'date'"),
        ("referat", 'format = 1\ndato = 2025-01-01\ntittel = "x"\nstart = "9"', "does not match"),
        ("dekom", 'format = 1\n[maler.situasjon]\nresultater = "Hva?"', "should not be valid"),
    ],
)
def test_what_the_format_forbids_is_an_error(kind: str, toml: str, says: str) -> None:
    assert any(says in one for one in errors(kind, toml))


def test_a_school_s_own_question_is_no_error() -> None:
    head = 'format = 1\ntittel = "x"\nskole = "y"\nfra = 2025-01-01\ntil = 2026-01-01\n'
    assert errors("plan", head + '[situasjon]\nfravaer = "Lite."') == []


def test_every_field_and_table_is_described() -> None:
    def undescribed(at: str, part: Any) -> list[str]:
        found = []
        for name, one in part.get("properties", {}).items():
            if "description" not in one:
                found.append(f"{at}.{name}")
            inner = one.get("items", one)
            found += undescribed(f"{at}.{name}", inner.get("additionalProperties") or inner)
        return found

    assert [one for kind in TITLES for one in undescribed(kind, schema(kind))] == []


def test_the_schemas_are_bokmaal_in_every_language() -> None:
    before = text("tiltak")
    with language.translated_in("en"):
        assert text("tiltak") == before


def test_editors_find_every_schema_offline() -> None:
    """`.taplo.toml` names a schema that lies in the workspace for every kind of file."""
    files = editor_files()
    rules = tomllib.loads(files.pop(".taplo.toml"))["rule"]
    assert {rule["schema"]["path"] for rule in rules} == set(files)
    assert [rule["include"] for rule in rules] == [[glob] for glob in FILES_OF.values()]
    assert all("http" not in json.loads(one).get("$id", "") for one in files.values())
