"""What the tests of the command line share: a copy of the sample workspace, and two ways to run `dekom`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dekom_tui.cli.group import cli
from dekom_tui.words import language

SAMPLE = Path(__file__).parents[2] / "plans"
PLAN = "storhaugli-2025"
TODAY = "2026-11-24"

Run = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the sample workspace in `plans/`; the current folder, on a fixed day, in bokmål."""
    shutil.copytree(SAMPLE, tmp_path / "plans")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DEKOM_TODAY", TODAY)
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    return tmp_path


@pytest.fixture
def plan(workspace: Path) -> Path:
    """The sample plan's folder in a workspace of its own."""
    return workspace / "plans" / PLAN


@pytest.fixture
def run(workspace: Path) -> Run:
    """Runs a command line in this process: fast, and what is no exit is raised."""

    def invoke(*words: object) -> Result:
        line = [str(word) for word in words]
        result = CliRunner().invoke(cli, line, prog_name="dekom", catch_exceptions=False)
        language.set_language("nb")
        return result

    return invoke


@pytest.fixture
def process(workspace: Path) -> Process:
    """Runs a command line as people do, in a process of its own."""

    def start(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dekom_tui", *map(str, words)],
            capture_output=True, encoding="utf-8", stdin=subprocess.DEVNULL, timeout=60,
            env={**os.environ, **environment}, check=False,
        )  # fmt: skip

    return start
