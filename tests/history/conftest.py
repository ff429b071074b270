"""A repository with the sample plan in it, made with real git."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dekom_tui.history.repository import Repository

SAMPLE = Path(__file__).parents[2] / "plans"
PLAN = "plans/storhaugli-2025"


class Git:
    """A repository and its git, with no settings of whoever runs the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, when: str = "2026-06-01T12:00:00", author: str = "Plangruppa") -> str:
        """Run git; what it wrote."""
        environment = {
            **os.environ, "GIT_AUTHOR_NAME": author, "GIT_AUTHOR_EMAIL": "p@x", "GIT_COMMITTER_NAME": author,
            "GIT_COMMITTER_EMAIL": "p@x", "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when,
        }  # fmt: skip
        done = subprocess.run(
            ["git", "-C", str(self.folder), *words], env=environment, capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout.strip()

    def commit(self, said: str = "Endring", **when: str) -> str:
        """Save all that there is as a version, and give its name."""
        self("add", "-A")
        self("commit", "-q", "--allow-empty", "-m", said, **when)
        return self("rev-parse", "HEAD")

    def change(self, file: str, old: str, new: str) -> None:
        """Put one text for another in a file of the plan."""
        path = self.folder / PLAN / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in which nothing was saved."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("DEKOM_TODAY", "2026-11-24")
    folder = tmp_path / "arkiv"
    folder.mkdir()
    git = Git(folder)
    git("init", "-q", "-b", "main")
    monkeypatch.chdir(folder)
    return git


@pytest.fixture
def git(empty: Git) -> Git:
    """A repository with the sample workspace, saved once."""
    shutil.copytree(SAMPLE, empty.folder / "plans")
    empty.commit("Første utkast", when="2026-05-01T12:00:00")
    return empty


@pytest.fixture
def of() -> Iterator[Callable[[Path], Repository]]:
    """Opens repositories, and closes them when the test has ended."""
    opened: list[Repository] = []

    def open_one(folder: Path) -> Repository:
        opened.append(Repository.of(folder))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()
