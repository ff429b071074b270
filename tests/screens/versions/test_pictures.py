"""The versions as they look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.app import DekomApp
from dekom_tui.widgets.canvas import Canvas
from tests.screens.conftest import TODAY


class TestPictures:
    """As it looks, at the two sizes that count."""

    @pytest.mark.parametrize("size", [(80, 24), (140, 40)])
    def test_the_versions(self, looks_so: Callable[..., bool], size: tuple[int, int]) -> None:
        """The list, the adopted version held against now."""
        assert looks_so("v", size=size)

    @pytest.mark.parametrize("size", [(80, 24), (140, 40)])
    def test_the_changes(self, looks_so: Callable[..., bool], size: tuple[int, int]) -> None:
        """5 Tiltak, at the measure that was moved."""
        assert looks_so("v", "enter", *["right"] * 4, "down", "down", "down", size=size)

    def test_in_daylight(self, looks_so: Callable[..., bool]) -> None:
        """The light theme."""
        assert looks_so("v", "enter", theme="dag")

    def test_for_the_room(self, looks_so: Callable[..., bool]) -> None:
        """F5."""
        assert looks_so("v", "f5")


@pytest.fixture
def looks_so(snap_compare: Callable[..., bool], past_folder: Path) -> Callable[..., bool]:
    """Whether the screen that the keys lead to looks as its picture, on the plan with a past."""
    from textual.pilot import Pilot

    def check(*keys: str, size: tuple[int, int] = (80, 24), theme: str = "kveld") -> bool:
        app = DekomApp(past_folder.parent, past_folder, TODAY)
        app.theme = theme

        async def until_still(pilot: Pilot[None]) -> None:
            await pilot.app.workers.wait_for_complete()
            for key in keys:
                await pilot.press(key)
                for _time in range(3):
                    await pilot.pause()
                    await pilot.app.workers.wait_for_complete()
            for canvas in pilot.app.screen.query(Canvas):
                canvas.refresh_rows()
            await pilot.pause()

        return snap_compare(app, terminal_size=size, run_before=until_still)

    return check
