"""What a form lets through and what not: letters, places, lists in it, the warning, undo."""

from __future__ import annotations

from pathlib import Path

from textual.widget import Widget

from dekom_tui.plan.format import Anchoring, Measure, Partner
from dekom_tui.plan.model import Place
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.indicators.new_value import NewValueScreen
from dekom_tui.screens.register import RegisterScreen
from dekom_tui.screens.sections.screen import SectionScreen
from tests.screens.conftest import Opened, opened

WALK = Place("tiltak", "skolevandring")
LONG = Place("tiltak", "felles-lesestrategier")


def measure(it: Opened, place: Place = WALK) -> Measure:
    return it.app.plan.of(Measure)[place.key]


async def open_form(it: Opened, place: Place = WALK, field: str = "") -> None:
    it.app.push_form(EntitySubject(place, field))
    await it.settled()


def keys_shown(it: Opened) -> str:
    return it.text.splitlines()[-1]


async def test_the_first_letters_of_a_word_lead_nowhere(workspace: Path) -> None:
    """Where no field is open the form stays, says how to write, and changes nothing."""
    async with opened(workspace) as it:
        await open_form(it)
        before = it.app.plan
        await it.press(*"Lærere")
        assert isinstance(it.app.screen, FormScreen)
        assert "Enter åpner feltet" in keys_shown(it)
        assert it.app.plan == before


async def test_a_place_is_gone_to_from_a_form_when_its_key_is_pressed_twice(workspace: Path) -> None:
    """The first press says where it leads; after letters it is one of them."""
    async with opened(workspace) as it:
        await open_form(it)
        await it.press("3")
        assert "3 én gang til går til Mål." in keys_shown(it)
        await it.press("down", "3")
        assert isinstance(it.app.screen, FormScreen)
        await it.press("3")
        assert it.app.place_key == "3"
        await open_form(it)
        await it.press(*"sett")
        assert isinstance(it.app.screen, FormScreen)


async def test_a_list_in_a_form_keeps_its_own_keys(workspace: Path) -> None:
    """N adds to it; the other letters lead nowhere. What cannot be ticked does not say that it can."""
    async with opened(workspace, size=(60, 18)) as it:
        await open_form(it, field="aktiviteter")
        await it.press("enter", "l", "r")
        assert "Enter åpner feltet" in keys_shown(it)
        await it.press("down")
        assert all(key in keys_shown(it) for key in ("Enter rediger", "N ny", "Mellomrom huk av", "Esc ferdig"))
        await it.press("n")
        assert "STEG  legg til" in it.text
    async with opened(workspace) as it:
        await open_form(it, Place("indikator", "np-lesing-9"), "verdier")
        await it.press("enter")
        assert "Mellomrom" not in keys_shown(it)


async def test_a_measurement_is_mended_on_the_page_that_warns(workspace: Path) -> None:
    """From the indicator's own form too: nothing is written before a small count has been asked about."""
    async with opened(workspace) as it:
        await open_form(it, Place("indikator", "np-lesing-9"), "verdier")
        before = it.app.plan
        await it.press("enter", "down", "enter")
        assert isinstance(it.app.screen, NewValueScreen)
        await it.press("down", "down", "ctrl+a", "4", "down", "down", "down", "enter")
        assert "få nok til å bli kjent igjen" in it.text
        assert it.app.plan == before
        await it.press("escape", "n")
        assert isinstance(it.app.screen, NewValueScreen)


async def test_a_text_has_the_whole_width(workspace: Path) -> None:
    """While it is written at 80x24 the fields give way to it, and what it is about stands above."""
    async with opened(workspace) as it:
        await open_form(it, LONG, "merknad")
        await it.press("enter")
        assert "Kortnavn" not in it.text
        assert f"MERKNAD  {measure(it, LONG).title[:20]}" in it.text
        assert max(len(line.rstrip()) for line in it.text.splitlines()[5:9]) > 60
        await it.press("escape")
        assert "Kortnavn" in it.text


async def test_a_partner_has_its_own_fields(workspace: Path) -> None:
    """The labels of dekom.toml, a table of the same name, are another matter."""
    async with opened(workspace) as it:
        await open_form(it, Place("partner", "up2"), "bidrar")
        for label in ("Betegnelse", "Navn", "Bidrar", "Avtale"):
            assert label in it.text
        await it.press("enter", "ctrl+a", *"Veiledning", "enter")
        assert it.app.plan.of(Partner)["up2"].bidrar == "Veiledning"


async def test_the_state_has_its_sign(workspace: Path) -> None:
    """In the row of the field and in the list to choose from."""
    async with opened(workspace) as it:
        await open_form(it, LONG, "status")
        assert "● fullført" in it.text
        await it.press("enter")
        assert all(one in it.text for one in ("○ ikke startet", "► pågår", "║ på vent", "× avbrutt"))


async def test_the_day_of_what_is_new_is_seen_before_it_is_written(workspace: Path) -> None:
    """Today is proposed; another day is typed over it, and the key begins with that."""
    async with opened(workspace) as it:
        await it.press("1", "f", "n", *"Elevrådet", "enter")
        assert "24. nov 2026" in it.text
        assert "i dag" in it.text
        assert not any(one.hvem == "Elevrådet" for one in it.app.plan.of(Anchoring).values())
        await it.press("x", "enter")
        assert "! ingen dato" in it.text
        await it.press("backspace", "enter")
        assert "! mangler" in it.text
        await it.press(*"3.9", "enter")
        assert it.app.plan.of(Anchoring)["2026-09-03-elevraadet"].hvem == "Elevrådet"


async def test_what_an_undo_brings_back_is_chosen(workspace: Path) -> None:
    """One after the other, in the order in which they were taken away."""
    async with opened(workspace) as it:
        await it.press("6", "end", "enter")
        screen = it.app.screen
        assert isinstance(screen, SectionScreen)
        first = screen.pointed
        await it.press("delete")
        second = screen.pointed
        await it.press("delete", "ctrl+z")
        assert screen.pointed == second
        await it.press("home", "ctrl+z")
        assert screen.pointed == first


async def test_what_has_no_key_is_not_taken_away_from_a_list(workspace: Path) -> None:
    """A whole table without keys is no entity of a list, whatever screen points at it."""
    async with opened(workspace) as it:

        class Pointing(RegisterScreen):
            pointed = Place("innledning")

            def kind_here(self) -> None:
                return None

            def body(self) -> list[Widget]:
                return []

        screen = Pointing()
        it.app.push_screen(screen)
        await it.settled()
        before = it.app.plan
        assert screen.list_commands() == ()
        await it.press("delete", "c", "alt+down")
        assert it.app.plan == before


async def test_a_wide_window_shows_more_of_each_value(workspace: Path) -> None:
    """From 120 columns the fields have more room too, not only what stands beside them."""
    async with opened(workspace, size=(140, 40)) as it:
        await open_form(it)
        assert "▌Tiltak        Skolevandring med fast skjema, én runde per halvår" in it.text
