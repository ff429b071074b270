"""The agenda on screen: items from the plan by name, and what each is about chosen from a list."""

from __future__ import annotations

from pathlib import Path

from dekom_tui.plan.format import Item
from dekom_tui.plan.model import Place
from dekom_tui.plan.rules.references import check
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.meeting.agenda import AgendaScreen
from dekom_tui.screens.meeting.agenda_view import Chosen
from dekom_tui.screens.meeting.subjects import abouts, asked
from tests.screens.conftest import Opened, opened
from tests.screens.meeting.test_meeting import agenda


async def on_agenda(it: Opened) -> AgendaScreen:
    """The screen of an agenda of two items."""
    screen = AgendaScreen(agenda(it))
    it.app.push_screen(screen)
    await it.settled()
    return screen


async def test_a_new_item_is_chosen_from_the_plan_by_its_name(workspace: Path) -> None:
    """What is typed seeks; the item has the method and the words that fit, and is chosen."""
    async with opened(workspace) as it:
        screen = await on_agenda(it)
        await it.press("n", *"bestemme")
        assert "NY SAK" in it.text
        await it.press("enter")
        item = screen.item
        assert item is not None
        assert (item.gjelder, item.metode) == ("maal.medvirkning", "SMARTE")


async def test_an_item_in_words_of_ones_own_is_chosen_when_it_is_there(workspace: Path) -> None:
    async with opened(workspace) as it:
        screen = await on_agenda(it)
        await it.press("n", "enter", *"Hvem lager kaffe?", "enter")
        assert isinstance(it.app.screen, FormScreen)
        await it.press("escape")
        await it.until(lambda: "SAKSLISTE" in it.text)
        assert screen.item is not None
        assert screen.item.spoersmaal == "Hvem lager kaffe?"


async def test_a_question_that_is_typed_is_never_taken_for_another(workspace: Path) -> None:
    """A space is a letter of it, and what nothing in the plan has in it is begun in those words."""
    async with opened(workspace) as it:
        screen = await on_agenda(it)
        await it.press("n", *"Hva gjør vi nå?")
        assert "«Hva gjør vi nå?»" in it.text
        await it.press("enter", "enter")
        assert isinstance(it.app.screen, FormScreen)
        await it.press("escape")
        await it.until(lambda: "SAKSLISTE" in it.text)
        assert screen.item is not None
        assert screen.item.spoersmaal == "Hva gjør vi nå?"


async def test_what_an_item_is_about_is_chosen_by_name_and_shown_in_words(workspace: Path) -> None:
    """In the form of the item, where the file has a key."""
    async with opened(workspace) as it:
        screen = await on_agenda(it)
        second = screen.items[1].key
        screen.canvas.select(Chosen(second))
        await it.press("enter", "down", "enter", *"bestemme", "enter")
        assert it.app.plan.of(Item)[second].gjelder == "maal.medvirkning"
        assert "maal.medvirkning" not in it.text
        assert "målet «" in it.text


async def test_all_that_can_be_chosen_is_something_of_the_plan(workspace: Path) -> None:
    """Each option's key is what the file may hold, and leads somewhere."""
    async with opened(workspace) as it:
        plan = it.app.plan
        item = plan.ordered(Item)[0]
        for option in abouts(plan):
            fresh = plan.put(Item.of(item.key, **{**item.values, "gjelder": option.key}))
            assert list(check(fresh)) == list(check(plan)), option
        keys = [one.key for one in asked(plan)]
        assert len(keys) == len(set(keys))
        assert Place("maal", "medvirkning") in [Place(*str(one).split(".", 1)) for one in keys if "." in str(one)]
