"""Plans on disk to open, and a state folder of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "plans" / "storhaugli-2025"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample plan."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "workspace" / "storhaugli-2025"))


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's state folder."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("DEKOM_STATE", str(folder))
    return folder
