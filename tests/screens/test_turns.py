"""Keys that are typed at once each do what they do, one after the other."""

from __future__ import annotations

from pathlib import Path

from dekom_tui.plan.format import Measure
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.measures.screen import MeasuresScreen
from tests.screens.conftest import opened


async def test_what_is_typed_after_a_key_that_opens_a_form_lands_in_it(workspace: Path) -> None:
    """5, down to a measure, Enter for its form, Enter on the title, a new one, Enter."""
    async with opened(workspace) as it:
        await it.burst("5", "down", "enter", "enter", "ctrl+a", *"Nytt navn", "enter")
        assert isinstance(it.app.screen, FormScreen)
        await it.until(lambda: "Nytt navn" in [one.tittel for one in it.app.plan.of(Measure).values()])


async def test_places_in_a_row_lead_to_the_last(workspace: Path) -> None:
    """Each is passed through, and none of the keys is another's."""
    async with opened(workspace) as it:
        await it.burst("3", "r", "v", "escape", "t", "5")
        assert isinstance(it.app.screen, MeasuresScreen)


async def test_a_screen_that_goes_away_holds_no_key_up(workspace: Path) -> None:
    """Help is opened and left: what follows the key went with it, and the next key has its turn all the same."""
    async with opened(workspace) as it:
        await it.burst("question_mark", "escape", "f1", "escape", "ctrl+p", "escape", "5")
        await it.until(lambda: isinstance(it.app.screen, MeasuresScreen))


async def test_an_idle_program_hands_a_key_on_at_once(workspace: Path) -> None:
    """Nothing waits where nothing was typed before."""
    async with opened(workspace) as it:
        assert not it.app.keys_waiting
        await it.press("5")
        await it.until(lambda: not it.app.keys_waiting)
        assert isinstance(it.app.screen, MeasuresScreen)
