"""Reading TOML: one parser, its errors with a code and a place, and hostile text in bounded time."""

from __future__ import annotations

import time
import tomllib

import pytest

from dekom_tui.store.toml.parse import TomlError, bounds, parse


def refused(text: str) -> TomlError:
    """The error for a text."""
    with pytest.raises(TomlError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "reason"),
    [
        ("a = 1\nb = \n", "syntax", 2, 5, "bad-value"),
        ("a = 1\n\nb\n", "syntax", 3, 2, "no-equals"),
        ("æ = 1\n", "syntax", 1, 1, "bad-statement"),
        ("t = '''\nåpen\n\n", "syntax", 1, 5, "unterminated"),
        ('t = "åpen\nb = 1\n', "syntax", 1, 10, "unterminated-line"),
        ("a = 1\rb = 2\n", "syntax", 1, 6, "lone-cr"),
        ('a = "\0"\n', "syntax", 1, 6, "control-character"),
        ("a = 2025-13-01\n", "syntax", 1, 5, "bad-value"),
        ("a = {\n b = 1 }\n", "syntax", 1, 6, "bad-key"),
        ("a = {b = 1,}\n", "syntax", 1, 12, "bad-key"),
        ("<<<<<<< HEAD\na = 1\n", "merge-markers", 1, 1, None),
        ("a = [\n  1,\n=======\n", "merge-markers", 3, 1, None),
        ("a = 1\n>>>>>>> theirs\n", "merge-markers", 2, 1, None),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(
    text: str, code: str, line: int, column: int, reason: str | None
) -> None:
    error = refused(text)
    assert (error.code, error.line, error.column, error.params.get("reason")) == (code, line, column, reason)


@pytest.mark.parametrize(
    ("text", "line", "name", "first"),
    [
        ("a = 1\nb = 2\na = '''\nto\n'''\n", 3, "a", 1),
        ("[a]\nx = 1\n\n[b]\n[a]\n", 5, "a", 1),
        ("[a]\nx = 1\ny = 2\nx = 3\n", 4, "a.x", 2),
        ("x = 1\nx.y = 2\n", 2, "x.y", 1),
        ("a = {b = 1, b = 2}\n", 1, "b", 1),
    ],
)
def test_what_stands_there_twice_is_told_where_it_stands_again(text: str, line: int, name: str, first: int) -> None:
    error = refused(text)
    assert error.code == "duplicate-key"
    assert (error.line, error.params["name"], error.params["first"]) == (line, name, first)


def test_markers_inside_a_text_are_text() -> None:
    text = "a = '''\n<<<<<<< HEAD\n=======\n>>>>>>> x\n'''\n"
    assert parse(text) == tomllib.loads(text)


def test_a_byte_order_mark_takes_no_column() -> None:
    assert parse("\ufeffa = 1\n") == {"a": 1}
    assert (refused("\ufeffa = \n").line, refused("\ufeffa = \n").column) == (1, 5)


def test_a_whole_number_is_read_however_long() -> None:
    nines = "9" * 5000
    for text in (f"a = {nines}\n", f"a = -{nines}\nb = 2\n", f"a = [1, {nines}]\n", f"a = {{b = {nines}}} # {nines}\n"):
        found = str(parse(text))
        assert "9" * 20 in found
        assert len(found) < 200
    assert list(parse(f"{nines} = 1\nx = {nines}\n")) == [nines, "x"]
    assert parse(f"s = '{nines}'\nx = {nines}\n")["s"] == nines


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 33 + "]" * 33 + "\n",
        "a = " + "[" * 10_000 + "]" * 10_000 + "\n",
        "a = " + "[{b = " * 10_000 + "\n",
        ".".join("a" * 9) + " = 1\n",
        "[" + ".".join(["a"] * 20_000) + "]\n",
        "x = {" + ".".join(["'a'"] * 9) + " = 1}\n",
        "a = 1\n" * 3_000_000,
    ],
    ids=["deep", "very deep", "deep and open", "long key", "40 KB of key", "long key inside", "large"],
)
def test_what_is_over_the_bounds_is_refused_before_it_is_parsed(text: str) -> None:
    begun = time.perf_counter()
    assert refused(text).code in ("too-deep", "too-large")
    assert time.perf_counter() - begun < 1


def test_the_bounds_themselves_are_allowed() -> None:
    assert bounds("a = " + "[" * 32 + "]" * 32 + "\n") is None
    assert bounds(".".join("a" * 8) + " = 1\n") is None
    assert bounds("# " + ".".join("a" * 20) + "\n" + "a = '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[['\n") is None


HOSTILE = [
    "a" * 5_000_000,
    "a = '" + "x" * 5_000_000 + "'\n",
    'a = "' + '\\"' * 2_000_000 + "\n",
    "a = [" + "1, " * 500_000 + "\n",
    "#" * 5_000_000,
    "# c\n" * 300_000 + "[",
    "." * 1_000_000,
    '."' * 500_000,
    "'''" * 500_000,
    "[" + " " * 2_000_000,
    "\n" * 3_000_000 + "=",
    "a = {" + "b = {" * 20 + "'" * 1_000_001,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_bounded_in_linear_time(text: str) -> None:
    begun = time.perf_counter()
    bounds(text)
    assert time.perf_counter() - begun < 2
