"""What is chosen in the plan, taken along to a meeting with M: asked first, put on an agenda, undone in one step."""

from __future__ import annotations

from pathlib import Path

from dekom_tui.meeting.agenda import Draft, items_of, written
from dekom_tui.plan.edits import Add
from dekom_tui.plan.format import Item, Minutes
from dekom_tui.screens.meeting.agenda import AgendaScreen
from dekom_tui.screens.picking import PickOneScreen
from tests.screens.conftest import TODAY, Opened, opened


def agenda(it: Opened) -> str:
    """An agenda that has not been held; its key."""
    edit = written(it.app.plan, [Draft("Hva nå?", "fritt")], title="Personalmøte", day=TODAY)
    assert it.app.edit(edit)
    added = edit.edits[0]
    assert isinstance(added, Add)
    return added.entities[0].key


async def test_a_measure_goes_onto_the_agenda_that_there_is(workspace: Path) -> None:
    """M asks which one; Enter puts it last on the one that has not been held, and shows it there."""
    async with opened(workspace) as it:
        key = agenda(it)
        await it.press("5", "m")
        assert isinstance(it.app.screen, PickOneScreen)
        assert "Personalmøte" in it.text
        before = it.app.plan
        await it.press("enter")
        assert isinstance(it.app.screen, AgendaScreen)
        last = items_of(it.app.plan, key)[-1]
        assert (last.gjelder or "").startswith("tiltak.")
        assert (last.metode, last.nr) == ("skala", 2)
        assert it.app.screen.item == last
        await it.press("ctrl+z")
        assert dict(it.app.plan.of(Item)) == dict(before.of(Item))


async def test_the_same_question_is_not_put_on_twice(workspace: Path) -> None:
    """The second time the agenda is shown with the item that stands there."""
    async with opened(workspace) as it:
        key = agenda(it)
        for _turn in range(2):
            await it.press("5", "m", "enter")
            assert isinstance(it.app.screen, AgendaScreen)
            assert len(items_of(it.app.plan, key)) == 2


async def test_a_question_of_the_plan_begins_a_new_agenda(workspace: Path) -> None:
    """With IGP, and what the conclusion becomes."""
    async with opened(workspace) as it:
        before = set(it.app.plan.of(Minutes))
        await it.press("4", "m")
        assert isinstance(it.app.screen, PickOneScreen)
        await it.press("end", "enter")
        assert isinstance(it.app.screen, AgendaScreen)
        (new,) = set(it.app.plan.of(Minutes)) - before
        (item,) = items_of(it.app.plan, new)
        assert (item.spoersmaal or "").startswith("analyse.")
        assert item.metode == "IGP"


async def test_to_let_it_be_writes_nothing(workspace: Path) -> None:
    """Esc leads to the meetings, which is where M leads."""
    async with opened(workspace) as it:
        before = it.app.plan
        await it.press("3", "m", "escape")
        assert it.app.place_key == "M"
        assert it.app.plan == before


async def test_a_goal_is_to_be_rated(workspace: Path) -> None:
    """By SMARTE, letter for letter."""
    async with opened(workspace) as it:
        await it.press("3", "m", "end", "enter")
        assert isinstance(it.app.screen, AgendaScreen)
        assert it.app.screen.item is not None
        assert it.app.screen.item.metode == "SMARTE"
