"""One edit in a plan of 300 KB: what the screen's loop waits for, and until it is on disk."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.large import large_plan
from benchmarks.table import Row, ms, percentile
from dekom_tui.plan.edits import Set
from dekom_tui.plan.model import Place
from dekom_tui.store.session import Session

MEASURES = 750
"""So many measures are 300 KB."""


def _saves(count: int) -> tuple[list[float], list[float]]:
    """Seconds that each edit took in the loop, and until it was on disk."""
    applied, saved = [], []
    with tempfile.TemporaryDirectory() as folder:
        session = Session.open(large_plan(Path(folder), measures=MEASURES))
        for number in range(count):
            place = Place("tiltak", f"tiltak-{number * 7 % MEASURES:05}")
            start = time.perf_counter()
            session.apply(Set(place, {"tittel": f"En ny tittel, nummer {number}"}))
            applied.append(time.perf_counter() - start)
            session.save()
            saved.append(time.perf_counter() - start)
            assert session.state.kind == "saved"
    return applied, saved


def save() -> Row:
    """From the edit until it is durable."""
    _applied, saved = _saves(40)
    half = percentile(saved, 0.5)
    return Row(ms(half), "", "", "30 ms", half <= 0.030)


def blocked() -> Row:
    """The longest that the loop waited for an edit; writing happens in a thread."""
    applied, _saved = _saves(40)
    return Row(ms(max(applied)), "", "", "16 ms", max(applied) <= 0.016)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "save of one edit in 300 KB, p50", save
    yield "the loop's longest wait for an edit", blocked
