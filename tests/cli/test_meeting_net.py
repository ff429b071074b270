"""`dekom meeting start`, `resume`, `remote`, `serve` and `export`: a meeting begun, steered and kept by commands."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dekom_tui.live import meetings, process
from dekom_tui.meeting.events import from_lines
from dekom_tui.meeting.fold import replay
from tests.cli.conftest import PLAN, Run

LOCAL = ("--bind", "127.0.0.1")


@pytest.fixture(autouse=True)
def _all_stopped() -> Iterator[None]:
    yield
    for one in meetings.every():
        assert process.stop(one.id)


def test_a_meeting_is_begun_steered_taken_up_again_and_exported(run: Run, tmp_path: Path) -> None:
    told = run("meeting", "start", PLAN, *LOCAL)
    assert told.exit_code == 0
    (papers,) = meetings.every()
    found = process.find(papers.id)
    assert found is not None
    assert f"{found.url}/{papers.code}" in told.stdout
    for said in ("ikke kryptert", "30 dager", f"{found.url}/test"):
        assert said in told.stdout
    step = run("meeting", "remote", "neste")
    assert step.exit_code == 0
    assert "0 inne" in step.stdout
    assert "fem minutter" in run("meeting", "remote", "--pin").stdout
    os.kill(found.pid, signal.SIGKILL)
    while process.find(papers.id) is not None:
        pass
    assert "resume" in run("meeting", "remote", "neste").stderr
    assert papers.code in run("meeting", "resume").stdout
    again = process.find(papers.id)
    assert again is not None
    assert (again.port, again.pid != found.pid) == (found.port, True)
    assert run("meeting", "remote", papers.code.lower(), "slutt").stdout.strip() == "Møtet er slutt."
    assert run("meeting", "resume").exit_code == 2
    assert run("meeting", "export", papers.code, "-o", tmp_path / "ut.jsonl").exit_code == 0
    lines = (tmp_path / "ut.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(one)["kind"] for one in lines] == ["open", "go", "end"]
    assert replay(from_lines(lines)).meeting.stage == "ended"
    process.stop(papers.id)
    assert meetings.read(papers.id).nameless


def test_what_cannot_begin_is_told_and_leaves_no_meeting_behind(run: Run) -> None:
    for words, said in (
        (("--bind", "203.0.113.9"), "203.0.113.9"),
        (("--tls", "nei.pem", "nei.key"), "Sertifikatet"),
        (("--url", "moete.no"), "http"),
        (("--referat", "finnes-ikke"), "finnes-ikke"),
    ):
        told = run("meeting", "start", PLAN, *words)
        assert told.exit_code == 2
        assert said in told.stderr
    assert meetings.every() == []
    for name in ("resume", "remote", "export"):
        assert run("meeting", name).exit_code == 2


def test_serve_goes_on_with_the_meeting_that_it_had_when_it_is_started_again(workspace: Path) -> None:
    codes = set()
    for _round in range(2):
        served = subprocess.Popen(
            [sys.executable, "-m", "dekom_tui", "meeting", "serve", PLAN, *LOCAL, "--url", "https://moete.skole.example"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        assert served.stdout is not None
        line = next(one for one in served.stdout if "moete.skole.example" in one)
        codes.add(line.rpartition("/")[2].strip())
        served.terminate()
        served.communicate(timeout=20)
        assert served.returncode == 0
    (papers,) = meetings.every()
    assert codes == {papers.code}
