"""A row of the table, and the medians that it is made of."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One figure beside what it is measured against."""

    measured: str
    beside: str
    ratio: str
    limit: str
    held: bool


def ratio(measured: Sequence[float], beside: Sequence[float], most: float, what: str = "") -> Row:
    """Two series of seconds, one median over the other."""
    ours, theirs = statistics.median(measured), statistics.median(beside)
    return Row(ms(ours), f"{ms(theirs)} {what}".strip(), f"{ours / theirs:.2f} ×", f"{most:g} ×", ours <= theirs * most)


def percentile(series: Sequence[float], share: float) -> float:
    """The value below which `share` of a series lies."""
    return sorted(series)[min(len(series) - 1, round(share * (len(series) - 1)))]


def ms(seconds: float) -> str:
    """Seconds as milliseconds."""
    return f"{seconds * 1000:.1f} ms"
