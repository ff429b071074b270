"""Numbers in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.words.language import translated_in
from dekom_tui.words.numbers import number, parse_number, signed, with_unit


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (21, "21"),
        (3.4, "3,4"),
        (3.0, "3"),
        (-0.5, "−0,5"),
        (0, "0"),
        (-0.0, "0"),
        (1e22, "1" + "0" * 22),
        (1e-7, "0,0000001"),
    ],
)
def test_number(value: float, text: str) -> None:
    """A number has a decimal comma, and the decimals that it needs."""
    assert number(value) == text


def test_other_forms() -> None:
    """A column has as many decimals in every row, a change has its sign, a figure its unit."""
    assert [number(3, 1), number(3.25, 1), number(-0.04, 1)] == ["3,0", "3,2", "0,0"]
    assert [signed(3), signed(-1.2), signed(0), signed(0.04, 1)] == ["+3", "−1,2", "0", "0,0"]
    assert [with_unit(21, "%"), with_unit(3.4), with_unit(3, "poeng", 1)] == ["21 %", "3,4", "3,0 poeng"]
    with translated_in("en"):
        assert number(3.4) == "3.4"
    with translated_in("nn"):
        assert number(3.4) == "3,4"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("21", 21),
        ("3,4", 3.4),
        ("3.4", 3.4),
        (" −3,40 ", -3.4),
        ("+3", 3),
        ("3,0", 3.0),
        ("1 200", 1200),
        ("1\u00a0200,5", 1200.5),
        ("007", 7),
    ],
)
def test_parse(typed: str, value: float) -> None:
    """Comma and point both part decimals, and what is written without them is whole."""
    read = parse_number(typed)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "tre",
        "3,",
        ",5",
        "1 2",
        "1200 300",
        "1.200,5",
        "3,4,5",
        "1e5",
        "--3",
        "nan",
        "inf",
        "²",
        "٣",
        "9" * 9999,
        "9" * 400 + ",5",
        "3 %",
        "1  200",
    ],
)
def test_no_number(typed: str) -> None:
    """Anything else is no number, and nothing is guessed."""
    assert parse_number(typed) is None


@given(
    st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["nb", "en"])
)
def test_what_is_shown_reads_back(value: float, language: str) -> None:
    """A shown number typed again is the same number."""
    with translated_in("en" if language == "en" else "nb"):
        read = parse_number(number(value))
        assert read is not None
        assert type(value)(read) == value


@given(st.text(max_size=8))
def test_any_text(typed: str) -> None:
    """Every text is a number or none, never an exception."""
    parse_number(typed)
