"""A copy of the sample in a git repository of its own, and tmux, without which none of this can be tried."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import SAMPLE


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where there is no tmux, the tests of this folder say so and are left out."""
    if shutil.which("tmux") is None:
        for item in items:
            if "tests/terminal" in str(item.path):
                item.add_marker(pytest.mark.skip(reason="tmux is not installed"))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """The sample workspace, committed to git."""
    root = tmp_path / "skole"
    shutil.copytree(SAMPLE.parent, root)
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-qm", "Planen som vedtatt")
    return root


@pytest.fixture
def plan(workspace: Path) -> Path:
    """The sample plan's folder in it."""
    return workspace / SAMPLE.name


def git(folder: Path, *arguments: str) -> str:
    """What git answers in a folder."""
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def changed_lines(folder: Path) -> list[str]:
    """The lines that a reviewer sees taken away and added, in git's order."""
    diff = git(folder, "diff", "--unified=0", "--no-color")
    return [line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]


@pytest.fixture(autouse=True)
def greeted(own_state: None) -> Path:
    """The settings of a user who has been greeted: the first sentences do not lie over what is tried."""
    path = Path(os.environ["DEKOM_CONFIG"]) / "innstillinger.toml"
    path.write_text("hilst = true\n", encoding="utf-8")
    return path
