"""The red thread with forty of everything: from node to node, key to frame."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.screens import DEKOM, LARGE, SMALL, TODAY, beside_list
from benchmarks.table import Row
from benchmarks.terminal import Terminal

COUNT = 40
MOST = 0.016
_HEAD = 'format = 1\ntittel = "Mange"\nskole = "Skolen"\nfra = 2026-01-01\ntil = 2027-01-01\n'
_UP, _DOWN, _RIGHT, _LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"


def tied_plan(folder: Path) -> Path:
    """A plan in which forty indicators, findings, goals and measures are each tied to three of the next, with a sign
    each; the folder."""
    plan = folder / "mange"
    (plan / "logg").mkdir(parents=True)
    text, measures = _HEAD, "format = 1\n"
    for n in range(1, COUNT + 1):
        text += f'\n[indikator.i{n}]\nnr = {n}\nnavn = "Nasjonale prøver, lesing, {n}. måling"\nkort = "Lesing {n}"\n'
    for n in range(1, COUNT + 1):
        near = {n, n * 7 % COUNT + 1, n * 13 % COUNT + 1}
        named = {table: ", ".join(f'"{table}{k}"' for k in sorted(near)) for table in "ifm"}
        text += (
            f'\n[maal.m{n}]\nnr = {n}\ntekst = "Flere elever leser i alle fag på {n}. trinn"\nfunn = [{named["f"]}]\n'
        )
        text += (
            f'\n[funn.f{n}]\nnr = {n}\ntekst = "Liten framgang i lesing på {n}. trinn"\nindikator = [{named["i"]}]\n'
        )
        measures += f'\n[tiltak.t{n}]\nnr = {n}\ntittel = "Felles lesestrategier i fag {n}"\nmaal = [{named["m"]}]\n'
        entry = f'format = 1\ndato = 2026-03-01\nanledning = "Møte {n}"\ntiltak = ["t{n}"]\n'
        (plan / "logg" / f"2026-03-01-m{n}.toml").write_text(entry, encoding="utf-8")
    (plan / "plan.toml").write_text(text, encoding="utf-8")
    (plan / "tiltak.toml").write_text(measures, encoding="utf-8")
    return plan


def _nodes(size: tuple[int, int]) -> Row:
    keys = [
        *[_DOWN] * 30,
        _RIGHT,
        *[_DOWN, _UP] * 10,
        _LEFT,
        _LEFT,
        *[_DOWN, _DOWN, _UP] * 5,
        *[_RIGHT, _DOWN, _LEFT] * 10,
    ]
    with tempfile.TemporaryDirectory() as folder, Terminal([*DEKOM, str(tied_plan(Path(folder)))], size, TODAY) as one:
        one.until("RAMMER")
        one.quiet()
        one.send(b"r")
        one.quiet()
        return beside_list(one, keys, MOST)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "red thread, 40 a column, from node to node, 80x24, p50 / p99", lambda: _nodes(SMALL)
    yield "red thread, 40 a column, from node to node, 200x50, p50 / p99", lambda: _nodes(LARGE)
