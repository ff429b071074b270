"""Help: made of the commands of the screen below."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.commands import ADD, DELETE, EVERYWHERE, HELP, OPEN
from dekom_tui.screens.aids.help import HelpScreen
from dekom_tui.screens.aids.help_view import rows
from dekom_tui.screens.aids.palette import PaletteScreen
from dekom_tui.screens.overview.screen import OverviewScreen
from tests.screens.conftest import assert_fits, opened, text_of


def test_every_key_is_told_with_what_it_does() -> None:
    """The screen's keys, those that work everywhere, and the places."""
    text = text_of(rows("Tiltak", "Hva gjør vi?", (OPEN, ADD, DELETE), 72))
    for one in (OPEN, ADD, DELETE):
        assert one.shown in text
    for one in EVERYWHERE:
        assert one is HELP or one.shown in text
    assert "0–7" in text


def test_every_sign_is_told() -> None:
    """The states of a measure and the signs of what is wrong, each with its word."""
    text = text_of(rows("Tiltak", "", (), 72))
    for told in ("● fullført", "► pågår", "▲ forsinket", "║ på vent", "○ ikke startet", "× avbrutt", "◊ løs ende"):
        assert told in text


@pytest.mark.parametrize("width", [50, 62, 72])
def test_fits(width: int) -> None:
    """At every width nothing is cut or too wide."""
    found = rows("Oversikt", "Hvor planen står i dag.", (OPEN, ADD, DELETE), width)
    assert_fits(found, width)
    assert "…" not in text_of(found)


async def test_opens_and_closes(workspace: Path) -> None:
    """`?` opens it, `?` and Esc close it, and F1 does as `?`."""
    async with opened(workspace) as it:
        for opening, closing in (("question_mark", "escape"), ("f1", "question_mark"), ("f1", "f1")):
            await it.press(opening)
            assert isinstance(it.app.screen, HelpScreen)
            await it.press(closing)
            assert isinstance(it.app.screen, OverviewScreen)


async def test_leads_on_to_the_palette(workspace: Path) -> None:
    """Ctrl+P in help opens the palette of the screen below."""
    async with opened(workspace) as it:
        await it.press("question_mark", "ctrl+p")
        assert isinstance(it.app.screen, PaletteScreen)
        assert isinstance(it.app.screen.about, OverviewScreen)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
def test_looks(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    """It looks as its picture."""
    assert looks_right("question_mark", size=size)


def test_the_places_take_as_few_rows_as_they_need() -> None:
    """The sections are one row, and the other places are named in the order of their keys."""
    told = text_of(rows("Tiltak", "", [], 72))
    assert "0–7" in told
    assert "T–M" in told
    words = " ".join(told.split())
    assert words.index("tidslinje") < words.index("logg") < words.index("versjoner") < words.index("møte")
