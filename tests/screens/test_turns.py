"""Keys that are typed at once each do what they do, one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from dekom_tui.plan.format import Introduction, Measure
from dekom_tui.screens.aids.find import FindScreen
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.log.write import WriteEntryScreen
from dekom_tui.screens.measures.screen import MeasuresScreen
from dekom_tui.screens.plans.screen import PlansScreen
from tests.screens.conftest import opened
from tests.screens.test_find import lit


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


@pytest.mark.parametrize("name", ["storhaugli-2025", ""])
async def test_enter_that_is_quicker_than_find_leads_to_the_first_hit(workspace: Path, name: str) -> None:
    """In the plan, and in a plan of the list that has not been read when Enter is pressed."""
    async with opened(workspace, name) as it:
        await it.burst("slash", *"kvartal", "enter")
        await it.until(lambda: not isinstance(it.app.screen, FindScreen | PlansScreen))
        await it.until(lambda: "kvartal" in lit(it))


async def test_enter_never_leads_to_what_was_found_for_other_words(workspace: Path) -> None:
    """More is typed after there are hits, and nothing says it."""
    async with opened(workspace) as it:
        await it.press("slash", *"kvartal")
        await it.burst(*"xyz", "enter")
        assert isinstance(it.app.screen, FindScreen)
        assert "Ingen tekst sier det" in it.text


async def test_what_is_run_from_the_palette_takes_what_is_typed_next(workspace: Path) -> None:
    """The log by its name, N for an entry, and the occasion."""
    async with opened(workspace) as it:
        await it.burst("ctrl+p", *"evalueringslogg", "enter", "n", *"Noe skjedde", "tab", *"alle")
        assert isinstance(it.app.screen, WriteEntryScreen)
        assert [one for one in it.text.splitlines() if "Anledning   Noe skjedde" in one]
        assert [one for one in it.text.splitlines() if "Deltakere   alle" in one]


async def test_a_new_goal_and_an_answer_are_written_at_once(workspace: Path) -> None:
    """3, N and its text; then a question's answer, and on."""
    async with opened(workspace) as it:
        await it.burst("3", "n", *"Alle leser", "enter", "escape", "1", "enter", *"Hei. ", "escape", "2")
        await it.until(lambda: "Alle leser" in [one.tekst for one in it.app.plan.goals])
        assert (it.app.plan.one(Introduction).ordningen or "").startswith("Hei. ") or "Hei." in str(
            it.app.plan.one(Introduction).values
        )


async def test_a_plan_is_made_at_once_and_opened_by_the_next_key(workspace: Path) -> None:
    """N in the list of plans, a school, Enter."""
    async with opened(workspace, "") as it:
        await it.burst("n", *"Storhaugli skole nord", "enter")
        await it.until(lambda: (workspace / "storhaugli-2027" / "plan.toml").exists())
        await it.until(lambda: "Storhaugli skole nord" in it.text)


async def test_a_plan_of_the_list_is_opened_and_walked_at_once(workspace: Path) -> None:
    """Enter, 5, down."""
    async with opened(workspace, "") as it:
        await it.burst("enter", "5", "down")
        await it.until(lambda: isinstance(it.app.screen, MeasuresScreen))


async def test_keys_that_come_while_the_program_ends_are_nobodys(workspace: Path) -> None:
    """It ends as it should, with the last key on its way and others behind it."""
    async with opened(workspace) as it:
        for key in ("5", "down", "down", "3"):
            event = events.Key(key, None)
            event.set_sender(it.app)
            it.app.post_message(event)
        it.app.exit()
    assert it.app.return_code == 0
