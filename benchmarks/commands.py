"""`dekom check` as a whole process: one plan, and many."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.screens import DEKOM, SAMPLE, TODAY
from benchmarks.table import Row, ms, ratio

PLANS = 2700


def _run(command: list[str]) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, env={**environment, **TODAY})
    return time.perf_counter() - start


def check_one() -> Row:
    """One plan beside an empty program."""
    ours, theirs = [], []
    for _ in range(25):
        ours.append(_run([*DEKOM, "check", str(SAMPLE)]))
        theirs.append(_run([sys.executable, "-c", "pass"]))
    return ratio(ours[1:], theirs[1:], 7, "`python -c pass`")


def check_many() -> Row:
    """Many plans, beside tomllib parsing the same bytes, with the memory of the largest process."""
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), PLANS)
        ours = [_run([*DEKOM, "check", folder])]
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        texts = [path.read_text("utf-8") for path in Path(folder).rglob("*.toml")]
        start = time.perf_counter()
        for text in texts:
            tomllib.loads(text)
        theirs = [time.perf_counter() - start]
    row = ratio(ours, theirs, 2, f"tomllib; {peak:.0f} MB of 300")
    return row._replace(measured=ms(ours[0]), held=row.held and peak < 300)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "`dekom check` of one plan, whole process", check_one
    yield f"`dekom check` of {PLANS:,} plans", check_many
