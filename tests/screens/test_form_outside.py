"""A form whose file changes underneath."""

from __future__ import annotations

from pathlib import Path

from tests.screens.conftest import opened


async def test_what_came_from_outside_while_a_text_was_typed_stays_when_it_is_left(workspace: Path) -> None:
    """Enter keeps what the field shows, not what was typed before the file changed; undo is the same case."""
    async with opened(workspace) as it:
        before = it.app.plan.goals[0].tekst
        await it.press("3", "enter", "enter", "X")
        await it.until(lambda: it.app.plan.goals[0].tekst == f"{before}X")
        await it.until(lambda: it.app.session.state.kind == "saved")
        file = workspace / "storhaugli-2025" / "plan.toml"
        file.write_text(file.read_text("utf-8").replace(f"{before}X", "Et annet mål"), "utf-8")
        await it.until(lambda: it.app.plan.goals[0].tekst == "Et annet mål")
        await it.settled()
        await it.press("enter")
        assert it.app.plan.goals[0].tekst == "Et annet mål"
