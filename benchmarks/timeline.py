"""The timeline with 10,000 bars: its first frame, going down, looking nearer and farther, and a bar being moved."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.large import large_plan
from benchmarks.screens import DEKOM, DOWN, LARGE, TODAY, _keys, _peer
from benchmarks.table import Row, ms, percentile, ratio
from benchmarks.terminal import Terminal

MANY, FEW = 10_000, 10
RIGHT = b"\x1b[C"
ZOOMS = [b"+", b"+", b"-", b"+", b"+", b"-", b"-", b"-"]
SETTLED = 0.7
"""Seconds until nothing is loaded beside the screen any more."""


def _opened(folder: str, measures: int) -> Terminal:
    return Terminal([*DEKOM, str(large_plan(Path(folder), measures=measures))], LARGE, TODAY)


def _first(measures: int) -> list[float]:
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(5):
            with _opened(folder, measures) as terminal:
                terminal.until("RAMMER FOR ARBEIDET", 60)
                terminal.quiet(SETTLED)
                found.append(terminal.frame(b"t"))
                terminal.quiet(SETTLED)
    return found


def first_frame() -> Row:
    """From the key to the first frame, with 10,000 bars and with 10."""
    return ratio(_first(MANY), _first(FEW), 2, "10 bars")


def _keyed(keys: list[bytes], before: bytes = b"") -> Row:
    with tempfile.TemporaryDirectory() as folder, _opened(folder, MANY) as terminal:
        terminal.until("RAMMER FOR ARBEIDET", 60)
        terminal.quiet(SETTLED)
        terminal.send(b"t")
        terminal.quiet(2 * SETTLED)
        if before:
            terminal.send(before)
            terminal.quiet(SETTLED)
        ours = _keys(terminal, keys)
    with Terminal(_peer("bare_list.py"), LARGE) as terminal:
        terminal.quiet(SETTLED)
        theirs = _keys(terminal, [DOWN] * 150)[60:]
    half, most = percentile(ours, 0.5), percentile(ours, 0.99)
    beside = f"{ms(percentile(theirs, 0.5))} / {ms(percentile(theirs, 0.99))} bare list"
    held = half <= 0.006 and most <= 0.016
    return Row(f"{ms(half)} / {ms(most)}", beside, f"{half / percentile(theirs, 0.5):.2f} ×", "6 / 16 ms", held)


def scroll() -> Row:
    """Down through the bars, key to frame."""
    return _keyed([DOWN] * 120)


def zoom() -> Row:
    """Nearer and farther, every row drawn anew, key to frame."""
    return _keyed(ZOOMS * 10)


def move() -> Row:
    """A bar being moved by weeks, key to frame."""
    found = _keyed([RIGHT] * 60, b"f")
    return found._replace(limit="10 ms", held=float(found.measured.split()[0]) <= 10)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "timeline, first frame of 10,000 bars", first_frame
    yield "timeline, scroll 10,000 bars, p50 / p99", scroll
    yield "timeline, zoom 10,000 bars, p50 / p99", zoom
    yield "timeline, moving a bar, p50 / p99", move
