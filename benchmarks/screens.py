"""The program in a real pseudo-terminal: the first frame, keys, scrolling, changes of place, memory."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.large import large_plan, prose
from benchmarks.table import Row, ms, percentile, ratio
from benchmarks.terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "benchmarks" / "peers"
SAMPLE = ROOT / "plans" / "storhaugli-2025"
DEKOM = [str(Path(sys.executable).with_name("dekom"))]
"""The command as it is installed, as people run it."""
TODAY = {"DEKOM_TODAY": "2026-11-24", "LANG": "nb_NO.UTF-8"}
SMALL, LARGE = (80, 24), (200, 50)
DOWN = b"\x1b[B"


def _peer(name: str, *arguments: str) -> list[str]:
    return [sys.executable, str(PEERS / name), *arguments]


def first_frame() -> Row:
    """From the start of the process until the plan, or the word, is on its way to the screen."""
    ours, theirs = [], []
    for _ in range(9):
        with Terminal([*DEKOM, str(SAMPLE)], SMALL, TODAY) as terminal:
            ours.append(terminal.until("RAMMER FOR ARBEIDET"))
        with Terminal(_peer("hello.py"), SMALL) as terminal:
            theirs.append(terminal.until("Hello"))
    return ratio(ours, theirs, 1.25, "hello")


def _keys(terminal: Terminal, keys: list[bytes]) -> list[float]:
    found = []
    for key in keys:
        found.append(terminal.frame(key))
        terminal.quiet(0.02)
    return found


TURN: Final = 8
"""So many keys are typed before it is the bare list's turn."""
BARE: Final = (0.005, 0.016)
"""What a key takes in the bare list on the machine of the goals, in seconds: in the middle, and at most."""


def beside_list(
    terminal: Terminal, keys: Sequence[bytes], middle: float, top: float | None = None, before: bytes = b""
) -> Row:
    """Key to frame, a few keys at a time by turns with a bare list of 10,000 lines in the same run: `middle` and `top`
    are the seconds that are allowed on the machine of the goals, held as shares of what the list takes there and here.
    `before` is typed before each key, and not measured."""
    ours: list[float] = []
    theirs: list[float] = []
    with Terminal(_peer("bare_list.py"), LARGE) as bare:
        bare.quiet(0.7)
        _keys(bare, [DOWN] * 60)
        for at in range(0, len(keys), TURN):
            for key in keys[at : at + TURN]:
                if before:
                    terminal.send(before)
                    terminal.quiet(0.1)
                ours += _keys(terminal, [key])
            theirs += _keys(bare, [DOWN] * TURN)
    half, most = percentile(ours, 0.5), percentile(ours, 0.99)
    half_bare, most_bare = percentile(theirs, 0.5), percentile(theirs, 0.99)
    shares = [(half / half_bare, middle / BARE[0])]
    shares += [(most / most_bare, top / BARE[1])] if top is not None else []
    measured, limit = (" / ".join(f"{one[at]:.2f}".rstrip("0").rstrip(".") for one in shares) + " ×" for at in (0, 1))
    return Row(
        f"{ms(half)} / {ms(most)}",
        f"{ms(half_bare)} / {ms(most_bare)} bare list",
        measured,
        limit if top is not None else f"{limit} in the middle",
        all(share <= allowed for share, allowed in shares),
    )


def typing() -> Row:
    """Letters typed at the end of 3,000 words, key to frame."""
    letters = [bytes([one]) for one in b"vi leser sammen i alle fag og snakker om det etterpaa " * 6]
    with tempfile.TemporaryDirectory() as folder:
        plan = large_plan(Path(folder), words=3000)
        with Terminal([*DEKOM, str(plan)], SMALL, TODAY) as terminal:
            terminal.until("RAMMER FOR ARBEIDET")
            terminal.quiet()
            terminal.send(b"1")
            terminal.quiet()
            terminal.send(b"\r")
            terminal.quiet()
            ours = _keys(terminal, letters)
        text = Path(folder) / "text.txt"
        text.write_text(prose(3000), encoding="utf-8")
        with Terminal(_peer("text_area.py", str(text)), SMALL) as terminal:
            terminal.quiet(0.6)
            theirs = _keys(terminal, letters)
    half, most = percentile(ours, 0.5), percentile(ours, 0.99)
    beside = f"{ms(percentile(theirs, 0.5))} / {ms(percentile(theirs, 0.99))} TextArea"
    held = half <= 0.006 and most <= 0.025
    return Row(f"{ms(half)} / {ms(most)}", beside, f"{half / percentile(theirs, 0.5):.2f} ×", "6 / 25 ms", held)


def scrolling() -> Row:
    """Down through 10,000 measures, key to frame."""
    keys = [DOWN] * 150
    with tempfile.TemporaryDirectory() as folder:
        plan = large_plan(Path(folder), measures=10_000)
        with Terminal([*DEKOM, str(plan)], LARGE, TODAY) as terminal:
            terminal.until("RAMMER FOR ARBEIDET", 60)
            terminal.quiet(0.5)
            terminal.send(b"5")
            terminal.quiet(0.5)
            ours = _keys(terminal, keys)
    with Terminal(_peer("bare_list.py"), LARGE) as terminal:
        terminal.quiet(0.6)
        theirs = _keys(terminal, keys)
    return ratio(ours[60:], theirs[60:], 1.5, "bare list")


def _walked(plan: Path, size: tuple[int, int], most: float) -> Row:
    """From place to place, each shown before, key to frame; `most` seconds in the middle."""
    with Terminal([*DEKOM, str(plan)], size, TODAY) as terminal:
        terminal.until("RAMMER FOR ARBEIDET")
        terminal.quiet()
        for key in "12345670":
            terminal.send(key.encode())
            terminal.quiet()
        found = _keys(terminal, [key.encode() for key in "35134620725" * 4])
    half = percentile(found, 0.5)
    return Row(ms(half), "60 ms a mode switch as it comes", "", f"{most * 1000:.0f} ms", half <= most)


def places() -> Row:
    """On the sample, in the size of a projector."""
    return _walked(SAMPLE, SMALL, 0.020)


def places_large() -> Row:
    """On a plan of 300 KB, in a large window."""
    with tempfile.TemporaryDirectory() as folder:
        return _walked(large_plan(Path(folder), words=20_000, measures=420), LARGE, 0.030)


def memory() -> Row:
    """Resident memory with the sample open."""
    with Terminal([*DEKOM, str(SAMPLE)], SMALL, TODAY) as terminal:
        terminal.until("RAMMER FOR ARBEIDET")
        terminal.quiet()
        ours = terminal.memory()
    with Terminal(_peer("hello.py"), SMALL) as terminal:
        terminal.until("Hello")
        terminal.quiet()
        theirs = terminal.memory()
    held = ours <= theirs * 1.6
    return Row(f"{ours / 2**20:.0f} MB", f"{theirs / 2**20:.0f} MB hello", f"{ours / theirs:.2f} ×", "1.6 ×", held)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "first frame, sample, 80x24", first_frame
    yield "typing in 3,000 words, p50 / p99", typing
    yield "scrolling 10,000 measures, 200x50", scrolling
    yield "from place to place, p50", places
    yield "from place to place, 300 KB, 200x50, p50", places_large
    yield "memory, sample open", memory
