"""M Referat: the minutes are read whole, and written as forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dekom_tui.data import data
from dekom_tui.plan.format import Item, Minutes
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.meeting.agenda import AgendaScreen
from dekom_tui.screens.minutes import MinutesScreen
from dekom_tui.screens.minutes_view import items_of, meeting_rows, minutes_rows
from tests.screens import hostile
from tests.screens.conftest import assert_fits, opened, targets, text_of

NEWEST = "2026-01-13-planleggingsdag"
SIZES = [(60, 18), (80, 24), (140, 40), (200, 50)]


def whole(plan: Plan, key: str, width: int = 80) -> str:
    """All that the minutes say, lines joined."""
    rows = meeting_rows(plan, plan.of(Minutes)[key], date(2026, 11, 24), width, inside=False)
    return " ".join(text_of(rows).split())


def test_the_newest_minutes_stand_first(sample: Plan, today: date) -> None:
    """By date, each with how many items it has."""
    rows = minutes_rows(sample, today, 80)
    assert targets(rows)[0] == Place("referat", NEWEST)
    assert "4 saker" in text_of(rows)


def test_minutes_hold_every_contribution(sample: Plan) -> None:
    """Chosen or not, by cluster with the most votes first, each with its own votes."""
    text = whole(sample, NEWEST)
    for said in ("Hva lykkes vi med?", "Kaffen er blitt bedre", "Tid og rutine 30 stemmer", "Uten klynge"):
        assert said in text
    assert text.index("Tid og rutine") < text.index("Elevene merker det") < text.index("Uten klynge")


def test_minutes_say_who_was_there_and_what_was_decided(sample: Plan) -> None:
    """The head, votes as they fell, and what somebody was to do, late where its date has passed."""
    text = whole(sample, "2025-08-14-planleggingsdag")
    assert "33 til stede: 23 lærere" in text
    for said in ("møteleder: Rektor", "27 for 1 mot 3 avstår", "▲ Sende planen", "kl. 09.00"):
        assert said in text


def test_what_was_not_held_yet_is_an_agenda(sample: Plan) -> None:
    """Items without answers, and nobody there (format.md, «Folders»)."""
    plan = sample.put(
        Minutes.of("2027-01-05-oppstart", dato=date(2027, 1, 5), tittel="Oppstart"),
        Item.of("2027-01-05-oppstart/hva", nr=1, spoersmaal="Hva nå?"),
    )
    assert "SAKSLISTE" in whole(plan, "2027-01-05-oppstart")
    assert "SAKSLISTE" not in whole(plan, NEWEST)


@pytest.mark.parametrize("width", [30, 60, 80, 140])
def test_nothing_is_wider_than_its_pane(sample: Plan, today: date, width: int) -> None:
    """List and minutes, at any width."""
    assert_fits(minutes_rows(sample, today, max(40, width)), max(40, width))
    for minutes in sample.of(Minutes).values():
        assert_fits(meeting_rows(sample, minutes, today, width, inside=True), width)


async def test_an_item_is_added_to_the_minutes_that_are_chosen(workspace: Path) -> None:
    """Tab goes among the items, N adds one there, last of that meeting's."""
    async with opened(workspace) as it:
        await it.press("m", "tab", "n")
        await it.press(*"Hva nå?", "enter")
        await it.until(lambda: it.app.session.state.kind == "saved")
    text = (workspace / "storhaugli-2025" / "referat" / f"{NEWEST}.toml").read_text(encoding="utf-8")
    assert '[sak.hva-naa]\nnr = 5\nspoersmaal = "Hva nå?"\n' in text


async def test_items_are_moved_among_those_of_their_meeting(workspace: Path) -> None:
    """Alt and an arrow gives them other numbers, and no other meeting is touched."""
    async with opened(workspace) as it:
        await it.press("m", "tab", "alt+down")
        plan = it.app.plan
        assert [one.nr for one in items_of(plan, NEWEST)] == [1, 2, 3, 4]
        assert [Place("sak", one.key).inner for one in items_of(plan, NEWEST)][:2] == [
            "det-vi-lykkes-mindre-med",
            "det-vi-lykkes-med",
        ]
        await it.until(lambda: it.app.session.state.kind == "saved")
        await it.press("ctrl+z", "delete")
        assert len(items_of(it.app.plan, NEWEST)) == 3
        await it.press("ctrl+z")
        await it.until(lambda: it.app.session.state.kind == "saved")
    before = data("plans", "storhaugli-2025", "referat")
    for path in before.glob("*.toml"):
        assert (workspace / "storhaugli-2025" / "referat" / path.name).read_bytes() == path.read_bytes()


async def test_minutes_go_with_all_their_items_and_come_back(workspace: Path) -> None:
    """Delete takes the file away; one undo brings it back to the byte."""
    path = workspace / "storhaugli-2025" / "referat" / f"{NEWEST}.toml"
    before = path.read_bytes()
    async with opened(workspace) as it:
        await it.press("m", "delete")
        assert "med 4 saker" in it.text
        await it.until(lambda: it.app.session.state.kind == "saved")
        assert not path.exists()
        assert not items_of(it.app.plan, NEWEST)
        await it.press("ctrl+z")
        await it.until(lambda: it.app.session.state.kind == "saved")
    assert path.read_bytes() == before


async def test_new_minutes_are_a_file_of_their_own(workspace: Path) -> None:
    """N asks for the title, dates them today and opens the agenda; Esc leads to the list, and O to the head's form."""
    async with opened(workspace) as it:
        await it.press("m", "n", *"Fellestid om skriving", "enter")
        assert "24. nov 2026  → tir 24. nov 2026, i dag" in " ".join(it.text.split("\n")).replace("   ", "  ")
        await it.press("enter")
        assert isinstance(it.app.screen, AgendaScreen)
        await it.press("escape")
        assert isinstance(it.app.screen, MinutesScreen)
        assert it.app.screen.chosen == Place("referat", "2026-11-24-fellestid-om-skriving")
        await it.press("enter")
        assert isinstance(it.app.screen, AgendaScreen)
        await it.press("o")
        assert isinstance(it.app.screen, FormScreen)


async def test_an_item_that_somebody_looks_for_is_chosen_in_its_minutes(workspace: Path) -> None:
    """Who comes with an item finds it lit."""
    target = Place("sak", "2025-08-14-planleggingsdag/veien-videre")
    async with opened(workspace) as it:
        it.app.go("M", target)
        await it.settled()
        screen = it.app.screen
        assert isinstance(screen, MinutesScreen)
        assert screen.pointed == target
        assert "Hva gjør vi før skoleeier får planen?" in it.text


@pytest.mark.parametrize("size", SIZES)
async def test_empty_and_hostile_minutes(tmp_path: Path, empty_folder: Path, size: tuple[int, int]) -> None:
    """An empty place says what belongs there; markup and endless words are text."""
    async with opened(empty_folder.parent, empty_folder.name, size) as it:
        await it.press("m", "tab", "down")
        assert "N begynner det første referatet" in " ".join(it.text.split())
    folder = hostile.write(tmp_path)
    (folder / "referat").mkdir()
    said = f'spoersmaal = "{hostile.MARKUP}"\ngjelder = "maal.finnes-ikke"\nfoerte_til = ["maal.markert", "[/]"]\n'
    cluster = f'klynge = "{hostile.MARKUP}", stemmer = 3'
    said += f'innspill = [\n    {{tekst = "{hostile.ENDLESS}", {cluster}}},\n    {{}},\n]\n'
    said += f'resultat = [\n    {{tekst = "{hostile.ENDLESS}", verdi = 1e15, antall = 7}},\n    {{}},\n]\n'
    said += f'vedtak = [\n    {{tekst = "{hostile.ODD}", for = 1, mot = 100000000}},\n]\n'
    said += "oppfoelging = [\n    {},\n]\n"
    text = f'format = 1\ntittel = "{hostile.MARKUP} {hostile.ENDLESS}"\n\n[sak.vond]\n{said}\n[sak.tom]\n'
    (folder / "referat" / "vond.toml").write_text(text, encoding="utf-8")
    async with opened(folder.parent, folder.name, size) as it:
        await it.press("m", "tab", "down", "alt+up", "end", "pageup", "escape", "enter", "escape")
        assert all(len(each) <= size[0] for each in it.text.splitlines() if each.isascii())
        assert "[x] [/]" in it.text


@pytest.mark.parametrize("size", SIZES)
def test_looks(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    """The newest minutes with an item chosen."""
    assert looks_right("m", "tab", size=size)


def test_looks_in_daylight(looks_right: Callable[..., bool]) -> None:
    """The light theme."""
    assert looks_right("m", "down", theme="dag")
