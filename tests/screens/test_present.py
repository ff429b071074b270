"""Showing the plan to the room with a clicker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.plan.deck import OVERVIEW, deck
from dekom_tui.plan.edits import Remove, Set
from dekom_tui.plan.model import Place
from dekom_tui.screens.present.screen import PresentScreen
from dekom_tui.words.language import _
from tests.screens.conftest import Opened, opened

pytestmark = pytest.mark.usefixtures("quick_waits")


def showing(it: Opened) -> Place:
    """What is shown to the room."""
    screen = it.app.screen
    assert isinstance(screen, PresentScreen)
    return screen.slide.place


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("0", OVERVIEW),
        ("0 end", OVERVIEW),
        ("1 down", Place("innledning", "bakgrunn")),
        ("1 f", Place("forankring")),
        ("2", Place("indikator", "np-lesing-5")),
        ("2 tab", Place("situasjon", "resultater")),
        ("2 g", Place("indikator", "np-lesing-5")),
        ("3 down", Place("maal", "medvirkning")),
        ("3 tab", Place("maal", "lesing-9")),
        ("4", Place("analyse", "sammenhenger")),
        ("5 down down", Place("tiltak", "felles-lesestrategier")),
        ("5 tab", Place("tiltak", "planleggingsdager-august")),
        ("6 down", Place("rolle", "rektor")),
        ("7", Place("tegn", "elever")),
        ("7 end", Place("elevstemme", "2026-11-17-elevpanel")),
    ],
)
async def test_it_begins_with_what_is_chosen(workspace: Path, keys: str, place: Place) -> None:
    """From every place, on what is chosen there."""
    async with opened(workspace) as it:
        await it.press(*keys.split(), "f5")
        assert showing(it) == place


async def test_the_whole_plan_is_walked_with_page_down_alone(workspace: Path) -> None:
    """From the overview to the last voice, through every slide, and the same way back."""
    async with opened(workspace) as it:
        await it.press("f5")
        met = [showing(it)]
        pages = {it.text}
        for _turn in range(200):
            before = it.text
            await it.pilot.press("pagedown")
            await it.pilot.pause()
            if it.text == before:
                break
            pages.add(it.text)
            if showing(it) != met[-1]:
                met.append(showing(it))
        assert met == [one.place for one in deck(it.app.plan)]
        assert "→" not in it.text.splitlines()[-2]
        back = [showing(it)]
        while showing(it) != OVERVIEW:
            await it.pilot.press("pageup")
            await it.pilot.pause()
            assert it.text in pages
            if showing(it) != back[-1]:
                back.append(showing(it))
        assert back == met[::-1]


async def test_every_key_of_a_clicker_works(workspace: Path) -> None:
    """Pages, arrows, space, the ends; digits lead to a section, 0 to the overview."""
    async with opened(workspace) as it:
        await it.press("3", "f5")
        for key, place in (
            ("pagedown", "medvirkning"),
            ("right", "laeringssirkler"),
            ("space", "muntlig-aktive"),
            ("left", "laeringssirkler"),
            ("pageup", "medvirkning"),
            ("backspace", "lesing-9"),
        ):
            await it.press(key)
            assert showing(it) == Place("maal", place)
        await it.press("end")
        assert showing(it) == Place("elevstemme", "2026-11-17-elevpanel")
        await it.press("home")
        assert showing(it) == OVERVIEW
        await it.press("5")
        assert showing(it).table in ("(tiltak)", "tiltak")
        await it.press("0")
        assert showing(it) == OVERVIEW


@pytest.mark.parametrize("key", ["b", "full_stop"])
async def test_the_screen_can_be_blank(workspace: Path, key: str) -> None:
    """Then nothing stands on it; the next key shows the same page again and does nothing else."""
    async with opened(workspace) as it:
        await it.press("3", "f5")
        before = it.text
        await it.press(key)
        assert not it.text.strip()
        await it.press("pagedown")
        assert it.text == before
        await it.press(key, key)
        assert it.text == before


async def test_escape_leaves_to_what_was_shown_last(workspace: Path) -> None:
    """Where nothing was turned, to the place as it was; else where the last thing stands."""
    async with opened(workspace) as it:
        await it.press("3", "down", "f5", "escape")
        assert it.app.place_key == "3"
        assert "Mål 2" in it.text or "▌2 Elevene" in it.text
        await it.press("f5", "5", "end", "escape")
        assert it.app.place_key == "7"
        await it.press("f5", "home", "pagedown", "pagedown", "escape")
        assert it.app.place_key == "0"
        assert "forankret lokalt" in it.text


async def test_nothing_shows_that_the_room_should_not_see(workspace: Path) -> None:
    """No frame, no key, no path: neither title line, nor tabs, nor help; the keys of the program do nothing."""
    async with opened(workspace) as it:
        await it.press("3", "f5")
        for word in ("Ctrl", "hjelp", "lagret", "Esc", "F5", str(workspace), "plan.toml"):
            assert word not in it.text
        before = it.text
        await it.press("ctrl+p", "question_mark", "f1", "f8", "slash", "n", "delete", "T", "ctrl+z")
        assert isinstance(it.app.screen, PresentScreen)
        assert it.text == before


async def test_a_change_underneath_is_shown_at_once(workspace: Path) -> None:
    """What is shown stays; when it is taken away, what comes after it is shown."""
    async with opened(workspace) as it:
        await it.press("3", "down", "f5")
        it.app.edit(Set(Place("maal", "medvirkning"), {"tekst": "Flere er med på å bestemme"}))
        await it.settled()
        assert "Flere er med på å bestemme" in it.text
        it.app.edit(Remove(Place("maal", "medvirkning")))
        await it.settled()
        assert showing(it) == Place("maal", "laeringssirkler")


async def test_the_page_follows_the_window_and_the_theme(workspace: Path) -> None:
    """F9 makes it light; a smaller window has the same thing on more pages."""
    async with opened(workspace) as it:
        await it.press("1", "down", "f5", "f9")
        assert it.app.theme == "dag"
        await it.press("pagedown", "pagedown")
        await it.pilot.resize_terminal(60, 18)
        await it.settled()
        assert showing(it) == Place("innledning", "bakgrunn")
        assert "Kort om bakgrunnen" in it.text


async def test_a_click_turns(workspace: Path) -> None:
    """To the next page; at the left edge to the one before."""
    async with opened(workspace) as it:
        await it.press("3", "f5")
        await it.pilot.click(offset=(60, 10))
        await it.settled()
        assert showing(it) == Place("maal", "medvirkning")
        await it.pilot.click(offset=(3, 10))
        await it.settled()
        assert showing(it) == Place("maal", "lesing-9")


async def test_an_empty_plan_can_be_shown(empty_folder: Path) -> None:
    """From every section, and each question asks."""
    async with opened(empty_folder.parent, empty_folder.name) as it:
        for key in "01234567":
            await it.press(key, "f5")
            assert isinstance(it.app.screen, PresentScreen)
            assert it.text.strip()
            await it.press("escape")
        await it.press("1", "f5")
        assert _("Ikke besvart ennå.") in it.text


async def test_the_key_line_offers_it_where_it_works(workspace: Path) -> None:
    """In every section and on the overview; not on the list of plans, and there it does nothing."""
    async with opened(workspace) as it:
        for key in "01234567":
            await it.press(key)
            assert "F5 vis" in it.text.splitlines()[-1], key
        await it.press("escape", "escape")
        assert "F5" not in it.text
        await it.press("f5")
        assert not isinstance(it.app.screen, PresentScreen)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (140, 40)])
@pytest.mark.parametrize("theme", ["kveld", "dag"])
def test_a_goal_looks_right(looks_right: Callable[..., bool], size: tuple[int, int], theme: str) -> None:
    assert looks_right("3", "f5", size=size, theme=theme)


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (140, 40)])
def test_an_answer_looks_right(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    assert looks_right("1", "down", "f5", size=size, theme="dag")


@pytest.mark.parametrize("keys", ["f5", "5 down down down down f5", "2 f5", "4 end f5", "6 end f5"])
def test_the_others_look_right(looks_right: Callable[..., bool], keys: str) -> None:
    assert looks_right(*keys.split())
