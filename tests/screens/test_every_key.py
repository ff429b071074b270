"""Every key that a screen promises does something there, and every place takes a plan that nobody means well."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.commands import PLACES, Command
from dekom_tui.plan.entity import Inline, Records
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.form.subject import EntitySubject, InlineSubject, RecordSubject
from dekom_tui.screens.indicators.new_value import NewValueScreen
from dekom_tui.words.language import set_language
from tests.screens import hostile
from tests.screens.conftest import Opened, opened

pytestmark = pytest.mark.usefixtures("quick_waits")

KEYS = [place.key for place in PLACES]
NEEDS_SOMETHING_FIRST = {"undo", "redo", "conflicts", "quit"}
"""What works everywhere and has nothing to do on a plan that was just opened, or ends the test."""


EMPTY = 'format = 1\ntittel = "Ny plan"\nskole = "Storhaugli skole"\nfra = 2027-08-01\ntil = 2029-06-30\n'


def promised(it: Opened) -> list[Command]:
    """What the screen says can be done, as far as it has a key of its own."""
    screen = it.app.screen
    assert isinstance(screen, FrameScreen)
    return [one for one in screen.commands() if one.keys and one.name.partition("(")[0] not in NEEDS_SOMETHING_FIRST]


def seen(it: Opened) -> tuple[object, ...]:
    """What a key can change: what is on the screen, which screens there are, the theme, the plan."""
    return it.text, len(it.app.screen_stack), type(it.app.screen), it.app.theme, it.app.plan


async def no_dead_key(workspace: Path, name: str, key: str, size: tuple[int, int]) -> None:
    """Press each key that a place promises, in a program of its own."""
    async with opened(workspace, name, size) as it:
        await it.press(key)
        commands = promised(it)
    for command in commands:
        async with opened(workspace, name, size) as it:
            await it.press(key)
            before = seen(it)
            await it.press(command.keys[0])
            assert seen(it) != before, f"{command.shown} «{command.words}» does nothing at {key}"


@pytest.mark.parametrize("key", KEYS)
async def test_no_promised_key_lies_dead(workspace: Path, key: str) -> None:
    """Each command that a place shows changes what is seen when its key is pressed there."""
    await no_dead_key(workspace, "storhaugli-2025", key, (80, 24))


@pytest.mark.parametrize("key", KEYS)
async def test_no_promised_key_lies_dead_in_an_empty_plan(workspace: Path, key: str) -> None:
    """Nor where there is nothing yet, in the smallest window and another language."""
    set_language("en")
    (workspace / "tom").mkdir()
    (workspace / "tom" / "plan.toml").write_text(EMPTY, encoding="utf-8")
    await no_dead_key(workspace, "tom", key, (60, 18))


@pytest.mark.parametrize("key", KEYS)
async def test_the_key_line_names_only_what_is_there(workspace: Path, key: str) -> None:
    """A hint that can be clicked runs an action that the screen, what is focused in it, or the program has."""
    async with opened(workspace) as it:
        await it.press(key)
        screen = it.app.screen
        assert isinstance(screen, FrameScreen)
        for hint in screen.hints():
            if hint.action:
                name = hint.action.partition("(")[0].removeprefix("app.").removeprefix("screen.")
                owners = [screen, it.app, *(one for one in (screen.focused,) if one is not None)]
                assert any(hasattr(one, f"action_{name}") for one in owners), hint


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
async def test_a_hostile_plan_is_walked_through(tmp_path: Path, size: tuple[int, int]) -> None:
    """Nothing is wider than the window, and no place fails."""
    folder = hostile.write(tmp_path)
    async with opened(folder.parent, folder.name, size) as it:
        for key in KEYS:
            await it.press(key)
            assert all(len(line) <= size[0] for line in it.text.splitlines() if line.isascii())
            for move in ("down", "down", "end", "pageup", "tab"):
                await it.press(move)


async def test_every_kind_of_form_takes_hostile_texts(tmp_path: Path) -> None:
    """The form of one entity of each table, of each list of records, and of an inline table."""
    folder = hostile.write(tmp_path)
    async with opened(folder.parent, folder.name) as it:
        for table, entities in it.app.plan.tables.items():
            key, entity = next(iter(entities.items()), ("", None))
            if entity is None:
                continue
            place = Place(table, key)
            it.app.push_form(EntitySubject(place))
            await it.settled()
            assert isinstance(it.app.screen, FormScreen | NewValueScreen)
            it.app.pop_screen()
            for path, field in entity.fields.items():
                if isinstance(field, Records) and entity.get(path):
                    it.app.push_form(RecordSubject(place, path, entity.get(path)[0]))
                elif isinstance(field, Inline):
                    it.app.push_form(InlineSubject(place, path))
                else:
                    continue
                await it.settled()
                assert isinstance(it.app.screen, FormScreen | NewValueScreen)
                it.app.pop_screen()


async def test_markup_in_a_title_is_text(tmp_path: Path) -> None:
    """`[x]` and `[/]` in the school's name stand on the screen as they stand in the file."""
    folder = hostile.write(tmp_path)
    async with opened(folder.parent, folder.name, (140, 40)) as it:
        assert hostile.MARKUP in it.text.splitlines()[0]
