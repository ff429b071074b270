"""The program in a folder where there is no plan yet."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.tmux import dekom


def test_a_first_plan_is_begun_where_there_is_none(tmp_path: Path, greeted: Path) -> None:
    """The list of plans is empty, and N makes the first."""
    with dekom(tmp_path, environment={"DEKOM_CONFIG": str(greeted.parent)}) as terminal:
        terminal.see("Her er ingen planer ennå", "P øvingsplan")
        terminal.press("n")
        terminal.see("NY PLAN")
        terminal.type("Lia skole")
        terminal.press("Enter")
        terminal.see("Lia skole", "Planen er tom ennå")
    assert [path.parent.parent for path in tmp_path.rglob("plan.toml")] == [tmp_path]
