"""Merging three versions of a large file, from file to file."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.large import large_plan
from benchmarks.screens import DEKOM
from benchmarks.table import Row, ratio
from benchmarks.versions import environment, run

CHANGES = 39
"""On each side."""
NBMERGE: float = 1641
"""Milliseconds that nbmerge took for files of half this size on the machine where the peers were measured."""

_EDITS = (
    ("fremdrift = ", "fremdrift = 1"),
    ("med en tittel", "med en ny tittel"),
    ("Alle team er med.", "Alle lag er med."),
)


def _edited(text: str, seed: int) -> str:
    """A version in which so many measures were changed."""
    random_ = random.Random(seed)
    tables = text.split("\n\n")
    for at in random_.sample(range(1, len(tables)), CHANGES):
        tables[at] = tables[at].replace(*random_.choice(_EDITS))
    return "\n\n".join(tables)


def merge_process() -> Row:
    """Three measures files of 300 KB, of which each side changed 39 measures, beside an empty program."""
    with tempfile.TemporaryDirectory() as folder:
        text = (large_plan(Path(folder), measures=970) / "tiltak.toml").read_text("utf-8")
        base, ours, theirs = Path(folder, "O"), Path(folder, "A"), Path(folder, "B")
        base.write_text(text, "utf-8")
        theirs.write_text(_edited(text, 2), "utf-8")
        mine = _edited(text, 1)
        command = [*DEKOM, "merge-driver", "O", "A", "B", "plans/stor/tiltak.toml"]
        found, empty = [], []
        for _ in range(25):
            ours.write_text(mine, "utf-8")
            found.append(run(command, folder))
            empty.append(run([sys.executable, "-c", "pass"], folder))
        merged = ours.read_text("utf-8")
        assert sum(merged.count(new) for _old, new in _EDITS[1:]) > CHANGES
        ours.write_text(mine, "utf-8")
        done = subprocess.run(command, cwd=folder, env=environment(), check=False)
        assert done.returncode in (0, 1)
    return ratio(found[1:], empty[1:], 10, f"`python -c pass`; nbmerge {NBMERGE:,.0f} ms")


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "merge of three files of 300 KB, whole process", merge_process
