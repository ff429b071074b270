"""Where things stand in a TOML text, whichever way they are spelled."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.inside import Entry, Loose
from tests.store.toml.messy import BY_KIND, files


def leaves(values: dict[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value that is no table, with its path."""
    for name, value in values.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, name))
        else:
            yield (*path, name), value


@pytest.mark.parametrize("kind", sorted(BY_KIND))
def test_every_value_stands_where_the_document_says(kind: str) -> None:
    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(files(kind))
    def holds(text: str) -> None:
        document = Document(text)
        arrays = {one.path for one in document.chunks if one.array}
        for path, value in leaves(tomllib.loads(text)):
            if path in arrays:
                assert len(document.members(path)) == len(value)
                continue
            site = document.key(path)
            assert site is not None
            assert tomllib.loads(f"x = {text[site.value : site.value_end]}")["x"] == value
            if isinstance(value, list):
                spans = [text[one.start : one.end] for one in document.members(path)]
                assert [tomllib.loads(f"x = {one}")["x"] for one in spans] == value
        assert "".join([one.text for one in document.chunks]) == text

    holds()


SPELLINGS = [
    "[maal.x.smarte]\nakseptert = 'ja'\n",
    "[maal.x]\nsmarte.akseptert = 'ja'\n",
    "[maal.x]\nsmarte = {akseptert = 'ja'}\n",
    "[maal]\nx.smarte.akseptert = 'ja'\n",
    "[maal]\nx = {nr = 1, smarte = {akseptert = 'ja'}}\n",
    "[maal]\n'x'.\"smarte\" = {akseptert = 'ja'}\n",
    "maal = {x.smarte.akseptert = 'ja'}\n",
    "maal . x . smarte = { akseptert = 'ja' }\n",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_path_is_found_in_every_spelling(text: str) -> None:
    site = Document(text).key(("maal", "x", "smarte", "akseptert"))
    assert site is not None
    assert text[site.value : site.value_end] == "'ja'"


def test_texts_may_hold_what_looks_like_toml() -> None:
    text = "a = '''\n[b]\n# no comment'''\n[c]\nd = \"\"\"x\\\" [e] '''\"\"\"\"\"\ne = [\"]\", '#'] # ja\n"
    document = Document(text)
    assert [one.path for one in document.chunks] == [(), ("c",)]
    assert [one.start for one in document.chunks] == [0, text.index("[c]")]
    assert [one.path for one in document.chunks[1].entries] == [("d",), ("e",)]


def test_a_comment_belongs_to_what_stands_directly_below_it_else_to_the_table() -> None:
    text = (
        "# toppen\n\n# formatet\nformat = 1 # her\n# løs\n\n"
        "# om a\n# mer om a\n[a]\n# løs i a\n\nx = 1\n# om y\ny = 2\n# sist\n"
    )
    document = Document(text)
    top, table = document.chunks
    loose, first, second = top.items
    assert isinstance(loose, Loose)
    assert isinstance(first, Entry)
    assert isinstance(second, Loose)
    assert text[first.lead : first.line] == "# formatet\n"
    assert text[first.line : first.end] == "format = 1 # her\n"
    assert text[table.start : table.head] == "# om a\n# mer om a\n"
    kinds = [type(one).__name__ for one in table.items]
    assert kinds == ["Loose", "Entry", "Entry", "Loose"]


def test_line_and_column_count_code_points_from_one() -> None:
    document = Document("a = 'æøå🙂' # x\r\nb = 2\r\n")
    assert document.position(document.text.index("#")) == (1, 12)
    assert document.position(document.text.index("b")) == (2, 1)
    assert Document("\ufeffa = 1\n").position(1) == (1, 1)


def test_the_commonest_line_end_is_the_files_own() -> None:
    assert Document("a = 1\r\nb = 2\r\nc = 3\n").newline == "\r\n"
    assert Document("a = 1\r\nb = 2\nc = 3\n").newline == "\n"
    assert Document("").newline == "\n"


def test_unsettled_merges_count_only_where_toml_has_comments() -> None:
    text = (
        "a = '''\n# >>> dekom-konflikt a\n# <<< dekom-konflikt\n'''\n"
        "# >>> dekom-konflikt b\n# andres | b = 1\n# <<< dekom-konflikt\nb = 2\n"
        "c = [\n    # >>> dekom-konflikt c\n    # <<< dekom-konflikt\n    1,\n]\n\n"
        "# >>> dekom-konflikt [tiltak.x]\n# andres | [tiltak.x]\n# <<< dekom-konflikt\n\n[tiltak.y]\n"
    )
    found = list(Document(text).unsettled())
    assert [(one.name, one.table) for one in found] == [("b", ()), ("c", ()), ("[tiltak.x]", ("tiltak", "x"))]


def test_a_text_that_is_no_toml_has_no_tables() -> None:
    document = Document("a = [1\n[b")
    assert document.table(("b",)) is None
    assert document.key(("a",)) is None
