"""What git itself costs where it shows plans as lines."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.large import large_plan, measure
from benchmarks.screens import DEKOM
from benchmarks.table import Row, ratio
from benchmarks.versions import _commit, environment, run

SHOWN = 100


def log_cached() -> Row:
    """`git log -p -100` with the lines of every version kept, beside the same without lines."""
    with tempfile.TemporaryDirectory() as folder:
        run(["git", "init", "-q", "-b", "main"], folder)
        large_plan(Path(folder), measures=30)
        files = {f"stor-plan/{name}": Path(folder, "stor-plan", name).read_text("utf-8") for name in FILES}
        stream = [_commit(0, files)]
        text = files["stor-plan/tiltak.toml"]
        for number in range(1, SHOWN + 1):
            title = measure(number % 30).tittel
            assert title is not None
            text = text.replace(f'"{title}', f'"{title}, versjon {number}: ')
            stream.append(_commit(number, {"stor-plan/tiltak.toml": text}))
        run(["git", "fast-import", "--quiet"], folder, "".join(stream).encode())
        run(["git", "reset", "--hard", "-q", "main"], folder)
        run([*DEKOM, "git", "install"], folder)
        shown = subprocess.run(["git", "log", "-p"], cwd=folder, env=environment(), capture_output=True, check=True)
        assert shown.stdout.count(b"\n+  Tiltak: ") >= SHOWN
        ours, theirs = [], []
        for _ in range(15):
            ours.append(run(["git", "log", "-p", f"-{SHOWN}"], folder))
            theirs.append(run(["git", "log", "-p", f"-{SHOWN}", "--no-textconv"], folder))
    return ratio(ours[1:], theirs[1:], 2, "the same without lines")


FILES = ("plan.toml", "tiltak.toml")


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield f"`git log -p -{SHOWN}` as readable lines, cached", log_cached
