"""The plan to practise on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.store.practice import is_practice, make, practice_folder, throw_away


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's state folder is the test's own."""
    monkeypatch.setenv("DEKOM_STATE", str(tmp_path))


def test_it_is_a_copy_that_stays_until_it_is_thrown_away(tmp_path: Path) -> None:
    """What was written in it is there the next time; thrown away, nothing of it is left, and a new one is fresh."""
    folder = make()
    assert (is_practice(folder), is_practice(tmp_path), folder == practice_folder()) == (True, False, True)
    assert (folder.parent / "dekom.toml").exists()
    (folder / "plan.toml").write_text("format = 1\n", encoding="utf-8")
    assert (make() / "plan.toml").read_text(encoding="utf-8") == "format = 1\n"
    throw_away()
    assert list(tmp_path.iterdir()) == []
    throw_away()
    assert (make() / "plan.toml").read_text(encoding="utf-8") != "format = 1\n"
