"""The plans of a workspace kept at hand for looking up words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dekom_tui.data import data
from dekom_tui.plan.search import search
from dekom_tui.store.shelf import Shelf


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two plans and one that is broken."""
    root = tmp_path / "plans"
    for name in ("a", "b"):
        shutil.copytree(data("plans", "storhaugli-2025"), root / name)
    (root / "c").mkdir()
    (root / "c" / "plan.toml").write_text("til = ", encoding="utf-8")
    return root


def test_every_plan_is_there_with_its_log_and_minutes(workspace: Path) -> None:
    """One that cannot be read is there and says nothing."""
    books = list(Shelf(workspace).books(lambda: None))
    assert [one.name for one in books] == ["a", "b", "c"]
    tables = {hit.passage.place.table for hit in search(books[0].plan, "elev")}
    assert {"innledning", "maal", "tiltak", "logg", "sak"} <= tables
    assert search(books[2].plan, "elev") == []


def test_a_plan_is_read_again_when_its_files_have_changed_only(workspace: Path) -> None:
    """A new entry of the log is a change; the other plan stays the same value."""
    shelf = Shelf(workspace)
    before = [one.plan for one in shelf.books(lambda: None)]
    (workspace / "b" / "logg" / "2026-11-20-nytt.toml").write_text(
        'format = 1\ndato = 2026-11-20\nanledning = "Kvikksølv"\n', encoding="utf-8"
    )
    after = [one.plan for one in shelf.books(lambda: None)]
    assert after[0] is before[0]
    assert after[1] is not before[1]
    assert len(search(after[1], "kvikksolv")) == 1


def test_a_workspace_without_plans_has_none(tmp_path: Path) -> None:
    """An empty folder, and one that is not there."""
    assert list(Shelf(tmp_path).books(lambda: None)) == []
    assert list(Shelf(tmp_path / "borte").books(lambda: None)) == []


def test_others_may_go_first_before_each_file(workspace: Path) -> None:
    """A plan is no long stretch of work, and one that is at hand already asks for nothing."""
    asked: list[None] = []
    shelf = Shelf(workspace)
    list(shelf.books(lambda: asked.append(None)))
    first = len(asked)
    list(shelf.books(lambda: asked.append(None)))
    assert first > len(list(workspace.rglob("*.toml")))
    assert len(asked) == first
