"""What is different between two versions: in memory, word by word, and as whole processes over git."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from benchmarks.large import large_plan, measure
from benchmarks.screens import DEKOM, SAMPLE, TODAY
from benchmarks.table import Row, ms, percentile, ratio
from dekom_tui.plan.format import Measure
from dekom_tui.plan.model import Plan
from dekom_tui.review.diff import Change, diff
from dekom_tui.review.prose import Passage, passages
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.words.changes.telling import told

CHANGES = 78
VERSIONS = 500
TEXT = (
    "vi leser sammen i alle fag og snakker om det fordi elevene skal forstå teksten lærerne teamet prøver ut økter "
    "skriver ned hva som hjelper hverandre etter hver samling uke planlegging observasjon faglig samtale muntlig"
)


def _edited(plan: Plan, count: int) -> Plan:
    """A plan in which so many measures are otherwise: moved, renamed, further on, or with another remark."""
    measures = list(plan.of(Measure).values())
    step = len(measures) // count
    edits = (
        lambda one: {"slutt": one.slutt + timedelta(days=14)},
        lambda one: {"tittel": f"{one.tittel}, fornyet"},
        lambda one: {"fremdrift": (one.fremdrift + 7) % 101},
        lambda one: {"merknad": "Foregår i fellestid og i teamtid. Alle team er med."},
    )
    return plan.put(*(measures[at * step].edit(edits[at % 4](measures[at * step])) for at in range(count)))


def _in_memory(measures: int, held: float, tell: bool) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        path = large_plan(Path(folder), measures=measures)
        size = sum(one.stat().st_size for one in path.rglob("*.toml")) // 1000
        before = read_plan(Folder(path)).plan
        after = _edited(read_plan(Folder(path)).plan, CHANGES)
    found: list[float] = []
    for _ in range(15):
        start = time.perf_counter()
        changes = diff(before, after)
        count = _words(changes)
        if tell:
            told(changes, before, after)
        found.append(time.perf_counter() - start)
        assert len(changes) == CHANGES
        assert count
    half = percentile(found, 0.5)
    return Row(ms(half), f"{size} KB, {CHANGES} changes", "", ms(held), half <= held)


def _words(changes: Sequence[Change]) -> int:
    """How many runs of words the changed texts are told in."""
    return sum(
        len(part.runs)
        for change in changes
        for field in change.fields
        if isinstance(field.before, str) and isinstance(field.after, str)
        for part in _parts(field.declared().kind, field.before, field.after)
    )


def _parts(kind: str, before: str, after: str) -> tuple[Passage, ...]:
    return passages(before, after) if kind == "prose" else (Passage("changed", before, after),)


def diff_small() -> Row:
    """Two plans of 300 KB, each field and word told apart."""
    return _in_memory(970, 0.005, tell=False)


def diff_small_told() -> Row:
    """The same, said in plan words too."""
    return _in_memory(970, 0.010, tell=True)


def diff_large() -> Row:
    """Two plans of 3 MB."""
    return _in_memory(9700, 0.050, tell=False)


def words() -> Row:
    """20,000 words of which 2 % are others, spread over the whole text."""
    random_ = random.Random(3)
    known = TEXT.split()

    def sentence() -> str:
        return " ".join(random_.choice(known) for _ in range(random_.randrange(10, 20))).capitalize() + "."

    before = "\n\n".join(" ".join(sentence() for _ in range(4)) for _ in range(345))
    split = before.split(" ")
    for at in random_.sample(range(len(split)), len(split) // 50):
        split[at] = f"for{split[at]}" if "\n" not in split[at] else split[at]
    after = " ".join(split)
    found: list[float] = []
    for _ in range(25):
        start = time.perf_counter()
        runs = sum(len(one.runs) for one in passages(before, after))
        found.append(time.perf_counter() - start)
        assert runs
    half = percentile(found, 0.5)
    return Row(ms(half), f"{len(split):,} words", "", "15 ms", half <= 0.015)


def environment() -> dict[str, str]:
    """What a measured process runs under: an author, no settings of whoever measures, a fixed day."""
    mine = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    identity = {f"GIT_{who}_{what}": "plangruppa" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {**mine, **identity, "GIT_CONFIG_GLOBAL": os.devnull, **TODAY}


def run(command: list[str], folder: str | Path, given: bytes | None = None) -> float:
    """How many seconds a command takes in a folder."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True, cwd=folder, env=environment(), input=given)
    return time.perf_counter() - start


def diff_process() -> Row:
    """The sample with an edit that is not committed, beside an empty program and git's own time."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plans" / SAMPLE.name
        shutil.copytree(SAMPLE.parent, plan.parent)
        for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Første utkast"]):
            run(["git", *command], folder)
        path = plan / "tiltak.toml"
        path.write_text(path.read_text("utf-8").replace("2027-04-30", "2027-05-14"), "utf-8")
        ours, theirs, git = [], [], []
        batch = b"HEAD^{commit}\nHEAD:plans/storhaugli-2025\nHEAD:plans/storhaugli-2025/plan.toml\n"
        for _ in range(25):
            ours.append(run([*DEKOM, "diff"], folder))
            theirs.append(run([sys.executable, "-c", "pass"], folder))
            git.append(run(["git", "rev-parse", "HEAD"], folder) + run(["git", "cat-file", "--batch"], folder, batch))
    own = percentile(git, 0.5)
    return ratio([one - own for one in ours[1:]], theirs[1:], 7, f"`python -c pass`; git's own {ms(own)} taken off")


def history_process() -> Row:
    """500 versions of a plan, among which every measure changed many times."""
    with tempfile.TemporaryDirectory() as folder:
        run(["git", "init", "-q", "-b", "main"], folder)
        large_plan(Path(folder), measures=30)
        text = (Path(folder) / "stor-plan" / "tiltak.toml").read_text("utf-8")
        plan = (Path(folder) / "stor-plan" / "plan.toml").read_text("utf-8")
        stream = [_commit(0, {"stor-plan/plan.toml": plan, "stor-plan/tiltak.toml": text})]
        for number in range(1, VERSIONS):
            title = measure(number % 30).tittel
            assert title is not None
            text = text.replace(f'"{title}', f'"{title} igjen') if number % 2 else text.replace(" igjen", "", 1)
            stream.append(_commit(number, {"stor-plan/tiltak.toml": text}))
        run(["git", "fast-import", "--quiet"], folder, "".join(stream).encode())
        run(["git", "reset", "--hard", "-q", "main"], folder)
        ours, theirs = [], []
        for _ in range(9):
            ours.append(run([*DEKOM, "history", "stor-plan"], folder))
            theirs.append(run([sys.executable, "-c", "pass"], folder))
    return ratio(ours[1:], theirs[1:], 30, "`python -c pass`")


def _commit(number: int, files: dict[str, str]) -> str:
    """A commit as `git fast-import` reads it."""
    said = f"Versjon {number}"
    lines = [f"commit refs/heads/main\ncommitter Plangruppa <p> {1756000000 + number * 3600} +0000\n"]
    lines.append(f"data {len(said)}\n{said}\n")
    for path, text in files.items():
        lines.append(f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n")
    return "".join(lines)


def rows() -> Iterator[tuple[str, Callable[[], Row]]]:
    """What is measured here."""
    yield "diff of two plans of 300 KB, words included", diff_small
    yield "diff of two plans of 300 KB, told in plan words", diff_small_told
    yield "diff of two plans of 3 MB", diff_large
    yield "word diff of 20,000 words, 2 % changed", words
    yield "`dekom diff` of the sample against HEAD, whole process", diff_process
    yield f"`dekom history` of {VERSIONS} commits, whole process", history_process
