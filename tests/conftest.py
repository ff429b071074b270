"""What every test stands on: a state folder of its own, bokmål, and in CI no test that is skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dekom_tui.words.language import set_language

SAMPLE = Path(__file__).resolve().parent.parent / "plans" / "storhaugli-2025"


@pytest.fixture(autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads or writes the settings, rescue files or language of whoever runs it."""
    monkeypatch.setenv("DEKOM_STATE", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setenv("DEKOM_CONFIG", str(tmp_path_factory.mktemp("config")))
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "DEKOM_TODAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nb_NO.UTF-8")
    set_language("nb")
    yield
    set_language("nb")


@pytest.fixture(scope="session")
def told_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plan with its past in a repository, made once; not to be written in."""
    from tests import story

    top = tmp_path_factory.mktemp("fortid")
    story.write(top)
    return top


@pytest.fixture
def past_folder(told_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The plan's folder in a repository with its past, to be written in, with no git settings but its own."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    top = Path(shutil.copytree(told_once, tmp_path / "arkiv", symlinks=True))
    return top / "plans" / SAMPLE.name


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Where DEKOM_NO_SKIPS is set (CI installs what tests need), a skipped test fails the run."""
    if not os.environ.get("DEKOM_NO_SKIPS"):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and (skipped := reporter.stats.get("skipped", [])):
        reporter.write_line(f"DEKOM_NO_SKIPS: {len(skipped)} skipped", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
