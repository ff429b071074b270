"""The evaluation log with 10,000 entries: its first frame, going down, and a filter, key to frame."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from benchmarks.screens import DEKOM, DOWN, SMALL, TODAY, beside_list
from benchmarks.table import Row, ratio
from benchmarks.terminal import Terminal

MANY, FEW = 10_000, 10
MOST = 0.016
READING = 90.0
"""Seconds within which everything has been read in the background."""
SETTLED = 0.7
_HEAD = 'format = 1\ntittel = "Logg"\nskole = "Skolen"\nfra = 2020-01-01\ntil = 2027-01-01\n'
_DECISIONS = ("videreføres", "justeres", "avsluttes", "nytt")
_ENTRY = """format = 1
dato = {day}
anledning = "Møte {n} i teamet"
deltakere = "Teamet og {k} elever"
maal = ["m{goal}"]
tiltak = ["t{goal}"]
lykkes = '''
Elevene leste mer frivillig i uke {n}.
'''
beslutning = "{decision}"
begrunnelse = "Vi holder fram som før"
"""


def logged_plan(folder: Path, entries: int) -> Path:
    """A plan with four goals, four measures and this many log entries, one a day backwards; the folder."""
    plan = folder / f"logg-{entries}"
    (plan / "logg").mkdir(parents=True)
    goals = "".join(f'\n[maal.m{n}]\nnr = {n}\ntekst = "Mål {n}"\n' for n in range(1, 5))
    measures = "".join(f'\n[tiltak.t{n}]\nnr = {n}\ntittel = "Tiltak {n}"\nmaal = ["m{n}"]\n' for n in range(1, 5))
    (plan / "plan.toml").write_text(_HEAD + goals, encoding="utf-8")
    (plan / "tiltak.toml").write_text("format = 1\n" + measures, encoding="utf-8")
    for n in range(entries):
        day = date(2026, 11, 20) - timedelta(days=n)
        text = _ENTRY.format(day=day, n=n, k=n % 30, goal=n % 4 + 1, decision=_DECISIONS[n % 4])
        (plan / "logg" / f"{day}-moete.toml").write_text(text, encoding="utf-8")
    return plan


def _opened(plan: Path) -> Terminal:
    return Terminal([*DEKOM, str(plan)], SMALL, TODAY)


def _read_in(terminal: Terminal, entries: int) -> float:
    """The log is on screen and everything is read; the seconds that this took since the start."""
    terminal.until("RAMMER", 60)
    terminal.quiet(SETTLED)
    terminal.send(b"l")
    taken = terminal.until(f"{entries} innf", READING)
    terminal.quiet(2 * SETTLED)
    return taken


def _first(entries: int, *, read: bool) -> list[float]:
    """From the key to the first frame: in a program that has just been opened, or in which all has been `read`."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        plan = logged_plan(Path(folder), entries)
        with _opened(plan) as terminal:
            wait = _read_in(terminal, entries) * 1.5 if read else 0.5
        for _ in range(5):
            with _opened(plan) as terminal:
                terminal.until("RAMMER", 60)
                time.sleep(wait)
                terminal.quiet(SETTLED if read else 0.05)
                found.append(terminal.frame(b"l"))
                terminal.quiet(SETTLED)
    return found


def first_frame() -> Row:
    """With everything read."""
    return ratio(_first(MANY, read=True), _first(FEW, read=True), 1.5, f"{FEW} entries")


def first_frame_while_reading() -> Row:
    """Half a second after the overview is there, while the entries are being read beside the screen."""
    return ratio(_first(MANY, read=False), _first(FEW, read=False), 1.5, f"{FEW} entries")


def _keyed(keys: list[bytes], before: bytes = b"") -> Row:
    with tempfile.TemporaryDirectory() as folder, _opened(logged_plan(Path(folder), MANY)) as terminal:
        _read_in(terminal, MANY)
        return beside_list(terminal, keys, MOST, before=before)


def filtering() -> Row:
    """Enter on a choice: the log comes back with only that."""
    return _keyed([b"\r"] * 40, b"f" + DOWN * 2)


def scroll() -> Row:
    """Down through the entries."""
    return _keyed([DOWN] * 120)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "log, first frame of 10,000 entries", first_frame
    yield "log, first frame while 10,000 entries are read", first_frame_while_reading
    yield "log, filter of 10,000 entries, key to frame, p50 / p99", filtering
    yield "log, down through 10,000 entries, key to frame, p50 / p99", scroll
