"""What could not be saved last time is offered, and taken in or dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.overview.screen import OverviewScreen
from dekom_tui.screens.plans.rescue import RescueScreen
from dekom_tui.screens.plans.rescue_view import Difference, Unclear, differences, rows
from dekom_tui.store import rescue
from dekom_tui.store.rescue import Lost, Rescue
from tests.screens.conftest import assert_fits, opened, text_of


def lost(folder: Path) -> Rescue:
    """A rescue file in which a goal has another due date."""
    text = (folder / "plan.toml").read_text("utf-8")
    changed = Lost(text, text.replace("frist = 2026-12-15", "frist = 2026-12-19"))
    rescue.write(folder, rescue.new_path(folder), {"plan.toml": changed})
    return rescue.find(folder)[0]


def test_only_what_was_not_saved_is_shown(sample: Plan, workspace: Path) -> None:
    """Each field that the rescued text has otherwise than the one it came of, beside what the plan says."""
    found = differences(lost(workspace / "storhaugli-2025"), sample)
    assert [(one.place, one.field) for one in found if isinstance(one, Difference)] == [
        (Place("maal", "lesing-9"), "frist")
    ]
    text = text_of(rows(found, sample, "i dag klokka 14.52", 80))
    assert "1 Lesing 9. trinn: Frist" in text
    assert "19. des 2026" in text
    assert "15. des 2026" in text


def test_a_text_that_is_no_toml_is_told(sample: Plan, workspace: Path) -> None:
    """It cannot be shown field by field, and the screen says so."""
    found = Rescue(Path("x"), workspace, {"plan.toml": Lost("format = 1\n", "format = = 1\n")}, 0.0)
    assert differences(found, sample) == [Unclear("plan.toml")]


@pytest.mark.parametrize("width", [60, 80, 140])
def test_fits(sample: Plan, workspace: Path, width: int) -> None:
    """Never wider than the window."""
    assert_fits(rows(differences(lost(workspace / "storhaugli-2025"), sample), sample, "", width), width)


async def test_taken_in(workspace: Path) -> None:
    """What could not be saved is offered at the start; Enter brings it back into the plan and onto the disk."""
    folder = workspace / "storhaugli-2025"
    lost(folder)
    async with opened(workspace) as it:
        await it.until(lambda: isinstance(it.app.screen, RescueScreen) and "19. des 2026" in it.text)
        await it.press("enter")
        await it.until(lambda: isinstance(it.app.screen, OverviewScreen))
        await it.until(lambda: it.app.session.state.kind == "saved")
    assert "frist = 2026-12-19" in (folder / "plan.toml").read_text("utf-8")


async def test_dropped_only_when_asked_twice(workspace: Path) -> None:
    """Delete asks once more, since the text stands nowhere else; Esc keeps it for the next time."""
    folder = workspace / "storhaugli-2025"
    lost(folder)
    async with opened(workspace) as it:
        await it.until(lambda: isinstance(it.app.screen, RescueScreen))
        await it.press("delete")
        assert rescue.find(folder)
        assert "én gang til" in it.text
        await it.press("delete")
        assert rescue.find(folder) == []
        assert isinstance(it.app.screen, OverviewScreen)
