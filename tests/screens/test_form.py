"""Forms, as they behave: what is typed, what is chosen, what is asked for when something is new."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dekom_tui.plan.format import Activity, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.form.subject import EntitySubject, RecordSubject, new_record
from dekom_tui.screens.form.view import Slot
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


async def test_a_title_is_never_emptied(workspace: Path) -> None:
    """With nothing typed the plan keeps the title it had, and the form says why."""
    async with opened(workspace) as it:
        await open_form(it)
        title = measure(it).tittel
        await it.press("enter", "ctrl+a", "backspace")
        assert "! mangler" in it.text
        assert "Feltet kan ikke stå tomt." in it.text
        assert measure(it).tittel == title
        await it.press("enter")
        assert "! mangler" in it.text
        await it.press("N", "y")
        assert measure(it).tittel == "Ny"
        await it.press("backspace", "backspace", "escape")
        assert measure(it).tittel == title
        await it.press("delete")
        assert "Feltet kan ikke stå tomt." in keys_shown(it)
        assert measure(it).tittel == title


async def test_what_is_typed_stays_on_its_row_while_the_heading_grows_and_shrinks(workspace: Path) -> None:
    """The field lies on the row of its label, and no label is there twice."""
    async with opened(workspace) as it:
        await open_form(it, LONG)
        await it.press("enter", "ctrl+a", "K")
        assert [line.split("│")[0].split()[:2] for line in it.text.splitlines() if "Tiltak  " in line] == [
            ["▌Tiltak", "K"]
        ]


async def test_the_keys_of_a_short_text_say_that_it_is_kept_as_it_is_typed(workspace: Path) -> None:
    """There is nothing to use and nothing to let be."""
    async with opened(workspace) as it:
        await open_form(it, field="kort")
        await it.press("enter")
        assert "Enter ferdig" in keys_shown(it)
        assert "la stå" not in keys_shown(it)


async def test_a_wrong_date_promises_no_calendar(workspace: Path) -> None:
    """Where nothing was understood the keys of the calendar are not shown; where there are cures these are."""
    async with opened(workspace) as it:
        await open_form(it, field="slutt")
        await it.press("enter")
        assert "kalenderen" in keys_shown(it)
        await it.press("x")
        assert "kalenderen" not in keys_shown(it)
        assert "bruk" not in keys_shown(it)
        await it.press("backspace", *"31.2.27")
        assert "↑↓ velg" in keys_shown(it)


async def test_every_cure_can_be_reached(workspace: Path) -> None:
    """Down goes from what was typed to the first cure and on to the second; up comes back."""
    async with opened(workspace) as it:
        await open_form(it, field="slutt")
        await it.press("enter", *"31.2.27", "down", "down", "enter")
        assert measure(it).slutt == date(2027, 3, 1)
        await it.press("enter", *"31.2.27", "down", "up", "end", "backspace", "backspace", *"27", "enter", "enter")
        assert measure(it).slutt == date(2027, 2, 28)


async def test_a_list_is_all_that_stands_beside_a_field_after_a_date_was_typed(workspace: Path) -> None:
    """What the field held before is not in the way of what it can be."""
    async with opened(workspace) as it:
        await open_form(it, field="slutt")
        await it.press("enter", "enter", "home", "down", "down", "enter")
        assert it.text.count("MÅL") == 1


async def test_what_is_sought_for_stands_over_the_list(workspace: Path) -> None:
    """An empty search says that one can type."""
    async with opened(workspace) as it:
        await open_form(it, field="maal")
        await it.press("enter")
        assert "skriv for å lete" in it.text
        await it.press("l", "e", "s")
        assert "«les»" in it.text


async def test_who_is_responsible_is_taken_from_the_roles(workspace: Path) -> None:
    """Typing narrows the plan's roles down; one of them is taken with down and Enter, and any other can be typed."""
    async with opened(workspace) as it:
        await open_form(it, field="ansvarlig")
        await it.press("enter")
        assert "Rollene i planen" in it.text
        await it.press("t", "e", "a")
        assert "▌Teamledere" in it.text
        await it.press("backspace", "backspace")
        assert "▌Avdelingsleder" not in it.text
        await it.press("e")
        assert "▌Teamledere" in it.text
        assert "Elevråd og elevpanel" not in it.text
        await it.press("down", "enter")
        assert measure(it).ansvarlig == "Teamledere"
        await it.press("enter", *"Vaktmester", "enter")
        assert measure(it).ansvarlig == "Vaktmester"


async def test_a_new_step_is_asked_for_what_who_and_when(workspace: Path) -> None:
    """The text comes first, Enter goes on, and no letter leads out of the form."""
    async with opened(workspace) as it:
        before = measure(it).aktiviteter
        it.app.push_form(new_record(WALK, "aktiviteter"))
        await it.settled()
        assert "STEG  legg til" in it.text
        await it.press(*"7", "enter", *"12.1", "enter", *"tea", "down", "enter")
        (added,) = set(measure(it).aktiviteter) - set(before)
        assert added == Activity.of(dato=date(2027, 1, 12), tekst="7", ansvarlig="Teamledere")
        assert isinstance(it.app.screen, FormScreen)
        await it.press("escape")
        assert not isinstance(it.app.screen, FormScreen)


async def test_a_new_step_that_says_nothing_is_not_written(workspace: Path) -> None:
    """Neither when it is left at once nor when what was typed is taken away again."""
    async with opened(workspace) as it:
        before = measure(it).aktiviteter
        it.app.push_form(new_record(WALK, "aktiviteter"))
        await it.settled()
        await it.press("V", "backspace", "escape", "escape")
        assert measure(it).aktiviteter == before


async def test_an_old_step_is_opened_without_questions(workspace: Path) -> None:
    """Its form stands on its first field, with nothing being typed."""
    async with opened(workspace) as it:
        it.app.push_form(RecordSubject(WALK, "aktiviteter", measure(it).aktiviteter[0]))
        await it.settled()
        assert "STEG  rediger" in it.text
        assert "Enter rediger" in keys_shown(it)


async def test_leaving_a_field_as_it_was_is_no_step_to_undo(workspace: Path) -> None:
    """Enter on a date that is not changed changes nothing."""
    async with opened(workspace) as it:
        await open_form(it, field="slutt")
        before = it.app.plan
        await it.press("enter", "enter")
        assert it.app.plan is before


async def test_values_stand_with_their_units_and_whole(workspace: Path) -> None:
    """Progress is per cent, and the agreed dates have room."""
    async with opened(workspace) as it:
        await open_form(it, LONG)
        assert "100 %" in it.text.replace("\u00a0", " ")
        assert "2. sep–16. des 2025" in it.text


async def test_an_inline_table_is_called_as_its_field(workspace: Path) -> None:
    """«Avtalt», not what kind of table it is."""
    async with opened(workspace) as it:
        await open_form(it, LONG, "avtalt")
        await it.press("enter")
        assert "AVTALT  rediger" in it.text


async def test_a_field_that_was_asked_for_is_begun_at_once(workspace: Path) -> None:
    """«Skriv» on a framework condition leads to the text, not to a list of fields."""
    async with opened(workspace) as it:
        it.app.push_form(EntitySubject(Place("rammer")), "elevstemmen")
        await it.settled()
        await it.press(*"Ny. ")
        written = it.app.plan.at(Place("rammer"))
        assert written is not None
        assert "Ny." in written.get("elevstemmen")


async def test_labels_have_the_room_that_they_need(workspace: Path) -> None:
    """The names of the framework conditions are not cut."""
    async with opened(workspace) as it:
        await open_form(it, Place("rammer"))
        assert "Forankret lokalt" in it.text
        assert "Ikke fragmentert" in it.text


async def test_where_nothing_can_be_chosen_the_form_says_where_it_is_written(empty_folder: Path) -> None:
    """The keys of choosing are not shown there."""
    async with opened(empty_folder.parent, empty_folder.name) as it:
        await it.press("3", "n", *"Alle leser", "enter")
        assert "▌Type" in it.text
        await it.press("down", "enter")
        said = " ".join(line.partition("│")[2].strip() for line in it.text.splitlines())
        assert "Ingen funn å velge ennå. De skrives i 4 Analyse, og kan så velges her." in said
        assert "«»" not in it.text
        assert "av/på" not in keys_shown(it)
        await it.press("escape", "escape")
        assert "RESULTATMÅL" in it.text


async def test_the_line_under_a_narrow_text_drops_what_matters_least(workspace: Path) -> None:
    """No number is cut."""
    async with opened(workspace) as it:
        await open_form(it, Place("rammer"), "elevstemmen")
        await it.press("enter")
        (line,) = [line for line in it.text.splitlines() if "  svaret " in line]
        assert "…" not in line
        assert line.rstrip().endswith("ord")


async def test_where_a_name_is_typed_help_is_f1(workspace: Path) -> None:
    """A question mark is a letter of the name."""
    async with opened(workspace) as it:
        await it.press("3", "n")
        assert "F1 hjelp" in keys_shown(it)
        assert "? hjelp" not in keys_shown(it)


async def test_in_a_narrow_window_what_helps_to_type_stands_below(workspace: Path) -> None:
    """The calendar, the cures and the roles are seen at 60x18 too, and what is typed stays on its row."""
    async with opened(workspace, size=(60, 18)) as it:
        await open_form(it, field="slutt")
        await it.press("enter")
        assert "APRIL 2027" in it.text
        assert "▌Slutt         30. apr 2027" in it.text
        await it.press(*"31.2.27")
        assert "▌Slutt         31.2.27   ! finnes ikke" in it.text
        assert "28. feb 2027" in it.text
        await it.press("down", "enter")
        assert measure(it).slutt == date(2027, 2, 28)
        await it.press("down", "enter")
        assert "Rollene i planen" in it.text
        assert len([line for line in it.text.splitlines() if "Ansvarlig" in line]) == 1


async def test_a_space_stays_however_slowly_a_text_is_typed(workspace: Path) -> None:
    """The plan has a text without the space at its end; who types has not ended yet."""
    async with opened(workspace) as it:
        await open_form(it)
        screen = it.app.screen
        assert isinstance(screen, FormScreen)
        screen.form.select(Slot("merknad"))
        await it.press("enter", "ctrl+a")
        for key in ("V", "i", "space", "g", "å", "r", ".", "space", "S", "å"):
            await it.press(key)
        assert measure(it).merknad == "Vi går. Så"
        await it.press("ctrl+z")
        assert measure(it).merknad != "Vi går. Så"
