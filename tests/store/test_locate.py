"""The line and column of a finding."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import Activity
from dekom_tui.plan.model import Place
from dekom_tui.plan.reading import read_file, read_settings
from dekom_tui.store.locate import locate
from dekom_tui.store.toml.document import Document

TEXT = """format = 1
rart = 3
innledning = 5

[tiltak.a]
nr = 0
tittel = "A"
maal = ["x", "y", "x"]
avtalt = {start = 2025-01-01, slutt = "aldri"}
aktiviteter = [
    {dato = 2026-02-02, tekst = "B"},
    # om A
    {dato = 2026-01-01, tekst = "A", rar = 1},
]

[tiltak.Feil]
tittel = "C"

[ukjent]
x = 1
"""


def first(code: str, text: str = TEXT, kind: str = "tiltak") -> tuple[int, int]:
    """Where the first finding of a code stands."""
    found = read_file(kind, "", tomllib.loads(text)).findings
    return locate(Document(text), next(one for one in found if one.code == code))


def at(**words: Any) -> tuple[int, int]:
    """Where a finding about the measure stands."""
    finding = Finding("no-such", "tiltak.toml", Place("tiltak", "a"))._replace(**words)
    return locate(Document(TEXT), finding)


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("unknown-key", (2, 1)),
        ("wrong-type", (3, 14)),
        ("out-of-bounds", (6, 6)),
        ("twice", (8, 19)),
        ("bad-key", (16, 1)),
        ("unknown-table", (19, 1)),
    ],
)
def test_a_finding_of_form_stands_at_the_value_or_the_name(code: str, place: tuple[int, int]) -> None:
    assert first(code) == place


def test_a_part_of_a_record_is_found_by_the_records_place_in_the_file() -> None:
    assert at(code="unknown-key", field="aktiviteter", record=1, part="rar") == (13, 38)
    assert at(field="aktiviteter", record=1, part="tekst") == (13, 33)
    assert at(field="avtalt", part="slutt") == (9, 39)


def test_a_record_is_found_by_its_identity() -> None:
    mark = Activity.of("", dato=date(2026, 1, 1), tekst="A").mark()
    assert at(field="aktiviteter", params={"mark": mark}) == (13, 5)
    assert at(field="aktiviteter", part="dato", params={"mark": mark}) == (13, 13)


def test_what_is_missing_stands_at_its_header_else_at_the_top() -> None:
    assert at(code="missing", field="slutt") == (5, 1)
    assert locate(Document(TEXT), Finding("missing", "plan.toml", Place("(top)"), "tittel")) == (1, 1)
    assert locate(Document(TEXT), Finding("no-such", "tiltak.toml", Place("tiltak", "b"))) == (1, 1)
    assert locate(Document(TEXT), Finding("format-missing", "tiltak.toml")) == (1, 1)
    assert locate(Document("format = 2\n"), Finding("format-newer", "tiltak.toml", field="format")) == (1, 10)


def test_a_place_is_found_in_every_spelling() -> None:
    finding = Finding("wrong-type", "plan.toml", Place("maal", "x"), "smarte.akseptert")
    assert locate(Document("[maal]\nx.smarte = {akseptert = 1}\n"), finding) == (2, 25)
    assert locate(Document("[maal.x.smarte]\nspesifikt = 'a'\n"), finding._replace(field="frist")) == (1, 1)
    missing = finding._replace(field="frist")
    assert locate(Document("[maal]\nx.nr = 1\n"), missing) == (2, 1)


def test_an_agenda_item_is_found_without_the_name_of_its_minutes() -> None:
    text = "format = 1\n[sak.a]\nmetode = 'ukjent'\n"
    found = read_file("referat", "2026-01-01-x", tomllib.loads(text)).findings
    finding = next(one for one in found if one.code == "unknown-word")
    assert locate(Document(text), finding) == (3, 10)


def test_a_holiday_of_dekom_toml_is_found_by_its_identity() -> None:
    text = "format = 1\n[skoleaar.2025-2026]\nferier = [\n    {navn = 'A', fra = 2025-10-06, til = 2025-10-01},\n]\n"
    settings, _findings = read_settings(tomllib.loads(text))
    mark = settings.skoleaar["2025-2026"].ferier[0].mark()
    place = Place("skoleaar", "2025-2026")
    finding = Finding("reversed", "dekom.toml", place, "ferier", part="til", params={"mark": mark})
    assert locate(Document(text), finding) == (4, 42)
