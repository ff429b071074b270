"""Numbers as a file may give them: finite, whole ones of 64 bits (format.md, «Required, and bounds»)."""

from __future__ import annotations

import math
from typing import Any

import pytest

from dekom_tui.plan.fields import BROKEN, Number
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import Value
from dekom_tui.plan.model import Place
from dekom_tui.words.findings import tell


def taken(raw: object) -> tuple[object, list[tuple[str, dict[str, Any]]]]:
    """What a number is read as, and what is noted."""
    notes: list[tuple[str, dict[str, Any]]] = []
    return Number("x").take(raw, lambda code, **params: notes.append((code, params))), notes


@pytest.mark.parametrize("raw", [-(2**63), 2**63 - 1, 0, -0.0, 1e308, 3])
def test_the_whole_range_is_taken(raw: float) -> None:
    """The smallest and the largest whole number too."""
    assert taken(raw) == (raw, [])


@pytest.mark.parametrize("raw", [-(2**63) - 1, 2**63, 10**4000, math.nan, math.inf, -math.inf, True, "3"])
def test_what_is_beyond_it_is_not(raw: object) -> None:
    """It is told, and means nothing."""
    value, notes = taken(raw)
    assert value is BROKEN
    assert len(notes) == 1


def test_what_is_no_finite_number_is_told_as_that() -> None:
    """Not as one of too many figures; with what to do."""
    (_value, ((code, params),)) = taken(math.nan)
    told = tell(Finding(code, "plan.toml", Place("indikator", "x"), "verdier.verdi", params=params), None)
    assert "«nan» eller «inf»" in told.text
    assert told.cure


def test_records_with_the_same_nan_are_the_same() -> None:
    """The file has not changed where it still says so."""
    one, other = (Value("", {"n": 9}, {"verdi": float("nan")}) for _ in range(2))
    assert one == other
    assert one != Value("", {"n": 9}, {"verdi": float("inf")})
