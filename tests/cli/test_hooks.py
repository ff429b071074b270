"""The hooks that a repository of plans can use through pre-commit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import SAMPLE, Process

HOOKS = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8")
ENTRIES = re.findall(r"^  entry: dekom (.*)$", HOOKS, re.MULTILINE)
PATTERNS = re.findall(r"^  files: '(.*)'$", HOOKS, re.MULTILINE)


def test_there_is_a_hook_for_check_and_one_for_fmt() -> None:
    assert re.findall(r"^- id: (.*)$", HOOKS, re.MULTILINE) == ["dekom-check", "dekom-fmt"]
    assert ENTRIES == ["check", "fmt --check"]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_file_of_a_plan_wakes_the_hooks_and_no_other(pattern: str) -> None:
    files = [path.relative_to(SAMPLE.parent).as_posix() for path in SAMPLE.rglob("*.toml")]
    assert [one for one in files if not re.search(pattern, one)] == []
    others = ["pyproject.toml", "plans/x/plan.toml.orig", ".taplo.toml", "logg/x/y.toml", "myplan.toml", "README.md"]
    assert [one for one in others if re.search(pattern, one)] == []


@pytest.mark.parametrize(("entry", "broken"), [("check", "format = 0\n"), ("fmt --check", "format=1\n")])
def test_a_hook_stops_a_commit_with_an_error_and_lets_a_sound_one_through(
    process: Process, plan: Path, entry: str, broken: str
) -> None:
    assert process(*entry.split()).returncode == 0
    (plan / "tiltak.toml").write_text(broken, "utf-8")
    assert process(*entry.split()).returncode == 1
