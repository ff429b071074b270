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
TURN = 8
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


def _keyed(keys: list[bytes], most: tuple[float, float], limit: str, before: bytes = b"") -> Row:
    """Key to frame, a few keys at a time by turns with the bare list, which on the machine of the goals takes 5 ms in
    the middle and 16 at most: `most` are the times that it may take of the list's, in the middle and at most."""
    ours: list[float] = []
    theirs: list[float] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        _opened(folder, MANY) as terminal,
        Terminal(_peer("bare_list.py"), LARGE) as bare,
    ):
        terminal.until("RAMMER FOR ARBEIDET", 60)
        terminal.quiet(SETTLED)
        terminal.send(b"t")
        terminal.quiet(2 * SETTLED)
        if before:
            terminal.send(before)
            terminal.quiet(SETTLED)
        bare.quiet(SETTLED)
        _keys(bare, [DOWN] * 60)
        for at in range(0, len(keys), TURN):
            ours += _keys(terminal, keys[at : at + TURN])
            theirs += _keys(bare, [DOWN] * TURN)
    half, top = percentile(ours, 0.5), percentile(ours, 0.99)
    half_bare, top_bare = percentile(theirs, 0.5), percentile(theirs, 0.99)
    beside = f"{ms(half_bare)} / {ms(top_bare)} bare list"
    times = f"{half / half_bare:.2f} / {top / top_bare:.2f} ×"
    held = half <= half_bare * most[0] and top <= top_bare * most[1]
    return Row(f"{ms(half)} / {ms(top)}", beside, times, limit, held)


def scroll() -> Row:
    """Down through the bars, key to frame."""
    return _keyed([DOWN] * 120, (6 / 5, 1), "1.2 / 1 ×")


def zoom() -> Row:
    """Nearer and farther, every row drawn anew, key to frame."""
    return _keyed(ZOOMS * 10, (6 / 5, 1), "1.2 / 1 ×")


def move() -> Row:
    """A bar being moved by weeks, key to frame."""
    return _keyed([RIGHT] * 64, (10 / 5, float("inf")), "2 × in the middle", b"f")


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "timeline, first frame of 10,000 bars", first_frame
    yield "timeline, scroll 10,000 bars, p50 / p99", scroll
    yield "timeline, zoom 10,000 bars, p50 / p99", zoom
    yield "timeline, moving a bar, p50 / p99", move
