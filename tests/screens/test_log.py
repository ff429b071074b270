"""L Logg, as it behaves: a thread that is opened in place, filtered, and written on in a minute."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.plan.evaluating import Filter, Missing
from dekom_tui.plan.format import LogEntry, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.log import LogScreen
from dekom_tui.screens.log_collect import CollectScreen
from dekom_tui.screens.log_filter import LogFilterScreen
from dekom_tui.screens.log_write import WriteEntryScreen
from dekom_tui.screens.log_write_parts import DecisionLine
from dekom_tui.widgets.lines import cells, plain
from tests.screens import hostile
from tests.screens.conftest import Opened, opened

SIZES = [(60, 18), (80, 24), (140, 40), (200, 50)]
STOPPED = Place("logg", "2026-05-19-team-8-10-og-elevpanel")


def log_of(it: Opened) -> LogScreen:
    """The log, which must be on screen."""
    assert isinstance(it.app.screen, LogScreen)
    return it.app.screen


async def saved(it: Opened) -> None:
    """Wait until everything is on disk."""
    await it.until(lambda: it.app.session.state.kind == "saved")


# Reading


async def test_an_entry_opens_and_closes_where_it_stands(workspace: Path) -> None:
    """Enter shows the three questions under the entry, Enter again takes them away; both stay in the thread."""
    async with opened(workspace) as it:
        await it.press("l", "down", "down", "down")
        assert "Hva lykkes vi med?" not in it.text
        await it.press("enter")
        for said in ("Hva lykkes vi med?", "× Avsluttes. Midler og tid", "6 Lesekvarter stoppet 22. mai 2026"):
            assert said in it.text
        assert "Plangruppa med skoleeier" not in it.text or "16. juni 2026" in it.text
        await it.press("enter")
        assert "Hva lykkes vi med?" not in it.text
        assert log_of(it).chosen == STOPPED


async def test_a_long_entry_is_read_to_its_end_before_the_next_is_chosen(workspace: Path) -> None:
    """Down scrolls within what does not fit, up scrolls back."""
    async with opened(workspace, size=(60, 18)) as it:
        await it.press("l", "down", "down", "down", "enter")
        assert "Elevene sa" not in it.text
        await it.press("down", "down")
        assert log_of(it).chosen == STOPPED
        assert "Elevene sa" in it.text
        for _time in range(6):
            await it.press("down")
        assert log_of(it).chosen != STOPPED


async def test_beside_the_thread_stands_the_chosen_entry_with_its_goals_chart(workspace: Path) -> None:
    """From 120 columns the entry is a pane of its own, which Tab scrolls in."""
    async with opened(workspace, size=(140, 40)) as it:
        await it.press("l", "down", "down", "down")
        for said in ("Hva lykkes vi med?", "MÅL 1", "21*", "Tiltak starter", "Midler og tid flyttes til modul 2"):
            assert said in it.text
        await it.press("tab")
        assert log_of(it).inside
        await it.press("escape")
        assert not log_of(it).inside


async def test_tab_leads_to_what_is_not_evaluated_and_back(workspace: Path) -> None:
    """The list of what is missing is a key away, however long the log is."""
    async with opened(workspace) as it:
        await it.press("l", "down", "i")
        assert log_of(it).chosen == Missing(Place("tiltak", "planleggingsdager-august"))
        assert "Enter skriv innførsel" in it.text
        await it.press("tab")
        assert log_of(it).chosen == Place("logg", "2026-09-22-fellestid")


async def test_an_entry_is_changed_in_its_form_and_taken_away(workspace: Path) -> None:
    """E opens every field; Delete takes the file away, and undo brings it back to the byte."""
    async with opened(workspace) as it:
        await it.press("l", "down", "e")
        assert isinstance(it.app.screen, FormScreen)
        await it.press("escape", "delete")
        await saved(it)
        path = workspace / "storhaugli-2025" / "logg" / "2026-09-22-fellestid.toml"
        assert not path.exists()
        await it.press("ctrl+z")
        await saved(it)
        assert path.exists()


async def test_a_place_that_is_shown_is_opened_whatever_is_filtered(workspace: Path) -> None:
    """Who comes with an entry sees it open."""
    async with opened(workspace) as it:
        await it.press("l")
        log_of(it).take_filter(Filter(decision="nytt"))
        it.app.go("L", STOPPED)
        await it.settled()
        assert log_of(it).shown == Filter()
        assert "Hva lykkes vi med?" in it.text


# Which ones


async def test_the_log_is_filtered_by_what_is_in_it(workspace: Path) -> None:
    """F lists decisions, goals, measures and terms; Enter shows only one of them, Esc all again."""
    async with opened(workspace) as it:
        await it.press("l", "f")
        assert isinstance(it.app.screen, LogFilterScreen)
        assert "elever var med" in it.text
        await it.press("down", "down", "enter")
        assert "3 vises: justeres" in it.text
        assert [one.key for one in log_of(it).those if isinstance(one, LogEntry) and one.beslutning != "justeres"] == []
        await it.press("escape")
        assert log_of(it).shown == Filter()
        assert "8 innførsler" in it.text


async def test_several_parts_of_a_filter_must_fit_at_once(workspace: Path) -> None:
    """Mellomrom adds a part, and the heading says what is shown."""
    async with opened(workspace) as it:
        await it.press("l", "f", "down", "space", "end", "space", "escape")
        assert len(log_of(it).shown) - log_of(it).shown.count("") == 2
        assert "Ingen innførsler er slik" in it.text


# Writing


async def test_a_new_entry_is_a_file_of_its_own(workspace: Path) -> None:
    """N asks what it was about; nothing is in the plan before Ctrl+S."""
    async with opened(workspace) as it:
        await it.press("l", "n", *"Fellestid")
        assert isinstance(it.app.screen, WriteEntryScreen)
        assert "! ikke lagret" in it.text
        assert "2026-11-24-fellestid" not in it.app.plan.of(LogEntry)
        await it.press("ctrl+s")
        await saved(it)
        assert log_of(it).chosen == Place("logg", "2026-11-24-fellestid")
    written = (workspace / "storhaugli-2025" / "logg" / "2026-11-24-fellestid.toml").read_text(encoding="utf-8")
    assert written == 'format = 1\ndato = 2026-11-24\nanledning = "Fellestid"\n'


async def test_the_language_can_change_while_an_entry_is_written(workspace: Path) -> None:
    """Every label is said anew at once; what was typed stays."""
    async with opened(workspace) as it:
        await it.press("l", "n", "a")
        assert isinstance(it.app.screen, WriteEntryScreen)
        assert "Deltakere" in it.text
        it.app.prefer(language="en")
        await it.settled()
        for said in ("Date", "Decision", "Measures"):
            assert said in it.text
        assert "Deltakere" not in it.text
        assert it.app.screen.values()["anledning"] == "a"


async def test_l_on_a_measure_begins_an_entry_with_all_that_is_known(workspace: Path) -> None:
    """Its goals, and its arena with who meets there, are filled in; writing begins at the first question."""
    async with opened(workspace) as it:
        await it.press("5")
        it.app.go("L", Place("tiltak", "erfaringsdeling-med-naboskolen"))
        await it.settled()
        assert "om 8 Erfaringsdeling" in it.text
        await it.press(*"De kom.", "ctrl+s")
        await saved(it)
        entry = it.app.plan.of(LogEntry)["2026-11-24-nettverksmoete"]
        assert (entry.tiltak, entry.maal) == (("erfaringsdeling-med-naboskolen",), ("laeringssirkler",))
        assert (entry.deltakere, entry.lykkes) == ("Skolene i nettverket", "De kom.")


async def test_a_place_key_takes_the_chosen_measure_along(workspace: Path) -> None:
    """L on a measure opens a new entry for it."""
    async with opened(workspace) as it:
        await it.press("5", "down", "l")
        assert isinstance(it.app.screen, WriteEntryScreen)
        assert "om 2 Elevpanel" in it.text


async def test_a_decision_takes_its_change_along_as_one_step(workspace: Path) -> None:
    """«justeres» moves the measure and its undone steps; one undo takes entry and dates back."""
    async with opened(workspace) as it:
        before = it.app.plan
        it.app.go("L", Place("tiltak", "erfaringsdeling-med-naboskolen"))
        await it.settled()
        await it.press("down", "down", "down", "right", "right", "down")
        assert "JUSTERES BETYR" in it.text
        assert "2 uker senere, slutt 18. mai → 1. juni 2027" in it.text
        await it.press(*"Nabo venter", "down", "right", "ctrl+s")
        await saved(it)
        after = it.app.plan.of(Measure)["erfaringsdeling-med-naboskolen"]
        assert str(after.slutt) == "2027-06-08"
        assert [one.dato.isoformat() for one in after.aktiviteter if one.dato and not one.ferdig] == [
            "2027-02-16",
            "2027-06-08",
        ]
        await it.press("ctrl+z")
        assert it.app.plan == before


async def test_what_is_stopped_points_to_what_replaces_it(workspace: Path) -> None:
    """«avsluttes» with ← and → on the offer chooses the measure that takes over."""
    async with opened(workspace) as it:
        it.app.go("L", Place("tiltak", "erfaringsdeling-med-naboskolen"))
        await it.settled()
        await it.press("down", "down", "down", "left", "left", "down", *"Ingen partner", "down", "right")
        assert "AVSLUTTES BETYR" in it.text
        await it.press("ctrl+s")
        await saved(it)
        measure = it.app.plan.of(Measure)["erfaringsdeling-med-naboskolen"]
        entry = it.app.plan.of(LogEntry)["2026-11-24-nettverksmoete"]
        assert (measure.status, str(measure.slutt)) == ("avbrutt", "2026-11-24")
        assert measure.erstattes_av in entry.tiltak
        assert "stoppet 24. nov 2026" in it.text


async def test_a_new_measure_is_named_by_its_entry(workspace: Path) -> None:
    """«nytt» asks what the measure is to be called, and gives it the entry's goals."""
    async with opened(workspace) as it:
        it.app.go("L", Place("maal", "medvirkning"))
        await it.settled()
        await it.press(*"Møte", "down", "down", "down", "down", "down", "down", "down", "down", "left", "down")
        await it.press("ctrl+s")
        assert "Hva skal det nye tiltaket hete?" in it.text
        await it.press(*"Elevene leder", "ctrl+s")
        await saved(it)
        measure = it.app.plan.of(Measure)["elevene-leder"]
        assert measure.maal == ("medvirkning",)
        assert "elevene-leder" in it.app.plan.of(LogEntry)["2026-11-24-moete"].tiltak


@pytest.mark.parametrize("width", [40, 50, 60, 80])
async def test_no_decision_is_cut_off_however_narrow(workspace: Path, width: int) -> None:
    """What is chosen has its word; of the others the sign is left where there is no room for more."""
    async with opened(workspace, size=(80, 24)) as it:
        await it.press("l", "n")
        part = it.app.screen.query_one(DecisionLine)
        part.styles.width = width
        part.decide("avsluttes")
        await it.press("tab")
        text = plain(part.line_at(0))
        assert "× avsluttes" in text
        assert "+" in text
        assert cells(text) <= width


async def test_an_entry_is_begun_for_the_measure_that_is_chosen_on_the_timeline(workspace: Path) -> None:
    """L takes along the bar that is chosen, and the measure whose page is open."""
    async with opened(workspace) as it:
        await it.press("t", "down", "down", "l")
        assert isinstance(it.app.screen, WriteEntryScreen)
        assert "3 Modul 1" in it.text
        await it.press("escape", "t", "enter", "l")
        assert isinstance(it.app.screen, WriteEntryScreen)
        assert "3 Modul 1" in it.text


async def test_what_is_written_is_thrown_away_only_when_asked_twice(workspace: Path) -> None:
    """Esc says that it is not saved; the next one discards. A place key is a letter here."""
    async with opened(workspace) as it:
        await it.press("l", "n", *"Hei", "escape")
        assert isinstance(it.app.screen, WriteEntryScreen)
        assert "ikke lagret" in it.text
        await it.press("down", "down", "down", "3")
        assert isinstance(it.app.screen, WriteEntryScreen)
        await it.press("up", "up", "up", "!", "escape")
        assert isinstance(it.app.screen, WriteEntryScreen)
        await it.press("escape")
        assert isinstance(it.app.screen, LogScreen)
        assert len(it.app.plan.log) == 8


async def test_a_name_is_warned_about_while_it_is_typed(workspace: Path) -> None:
    """Roles, not people."""
    async with opened(workspace, size=(100, 30)) as it:
        await it.press("l", "n", *"Samtale med Kari Nordmann")
        assert "ser ut som navnet på en person" in " ".join(it.text.split())


async def test_goals_are_picked_from_a_list(workspace: Path) -> None:
    """Enter on the row opens it, Mellomrom picks, Enter uses what is picked."""
    async with opened(workspace) as it:
        await it.press("l", "n", *"Møte", "down", "down", "down", "enter")
        await it.press("space", "down", "space", "enter")
        assert "1 Lesing 9. trinn, 2 Medvirkning" in it.text
        await it.press("ctrl+s")
        assert it.app.plan.of(LogEntry)["2026-11-24-moete"].maal == ("lesing-9", "medvirkning")


async def test_a_date_that_is_none_is_not_saved(workspace: Path) -> None:
    """The field says what is wrong, and nothing is lost."""
    async with opened(workspace) as it:
        await it.press("l", "n", *"Møte", "up", "ctrl+a", *"31.2", "ctrl+s")
        assert isinstance(it.app.screen, WriteEntryScreen)
        assert len(it.app.plan.log) == 8


async def test_the_log_is_gathered_for_section_7(workspace: Path) -> None:
    """H shows the three questions; Enter goes to 7 Tegn, where entries are picked and written on."""
    async with opened(workspace) as it:
        await it.press("l", "h")
        assert isinstance(it.app.screen, CollectScreen)
        assert "innførsler sier noe" in it.text
        await it.press("enter")
        assert "FRA LOGGEN" in it.text
        assert "Hva lykkes vi med?" in it.text


async def test_no_heading_stands_alone_at_the_lower_edge(workspace: Path) -> None:
    """A heading whose rows are all below the edge waits there with them."""
    for height in range(20, 30):
        async with opened(workspace, size=(80, height)) as it:
            await it.press("l")
            lines = it.text.splitlines()
            at = next((at for at, one in enumerate(lines) if "NESTE EVALUERING" in one), None)
            assert at is None or lines[at + 1].strip(" ↓"), height


# Plans of all kinds


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_log_says_what_belongs_in_it(empty_folder: Path, size: tuple[int, int]) -> None:
    """One sentence, and the key that begins; the questions nobody has answered are told."""
    async with opened(empty_folder.parent, empty_folder.name, size) as it:
        await it.press("l")
        assert "N begynner den første" in " ".join(it.text.split())
        assert "IKKE EVALUERT" in it.text
        await it.press("n", *"Oppstart", "ctrl+s")
        await saved(it)
        assert "2026-11-24-oppstart" in it.app.plan.of(LogEntry)


@pytest.mark.parametrize("size", SIZES)
async def test_a_hostile_log_is_shown_as_text(tmp_path: Path, size: tuple[int, int]) -> None:
    """Markup is text, endless words are broken, and what is missing is no error; opened, filtered and written on."""
    folder = hostile.write(tmp_path)
    logs = folder / "logg"
    logs.mkdir()
    texts = f'anledning = "{hostile.MARKUP} {hostile.ODD}"\ndeltakere = "{hostile.ENDLESS}"\n'
    texts += f"lykkes = '''\n{hostile.MARKUP}\n\n- {hostile.ENDLESS}\n'''\nkilde = \"{hostile.ODD}\"\n"
    texts += 'maal = ["finnes-ikke", "markert"]\ntiltak = ["endeloest", "uten"]\nbeslutning = "avsluttes"\n'
    (logs / "2026-01-01-vond.toml").write_text(f"format = 1\ndato = 2026-01-01\n{texts}", encoding="utf-8")
    (logs / "uten.toml").write_text("format = 1\n", encoding="utf-8")
    async with opened(folder.parent, folder.name, size) as it:
        await it.press("l", "enter", "down", "down", "end", "home", "tab", "f", "down", "enter", "n", "escape")
        await it.press("escape", "escape")
        it.app.go("L", Place("tiltak", "markert"))
        await it.settled()
        await it.press("tab", *["tab"] * 8, "right", "right")
        assert all(len(each) <= size[0] for each in it.text.splitlines() if each.isascii())


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_mouse_opens_an_entry(workspace: Path, size: tuple[int, int]) -> None:
    """A click chooses, a click on what is chosen opens."""
    async with opened(workspace, size=size) as it:
        await it.press("l")
        y = next(at for at, each in enumerate(it.text.splitlines()) if "19. mai 2026" in each)
        await it.pilot.click(offset=(25, y))
        await it.pilot.click(offset=(25, y))
        await it.settled()
        assert "Hva lykkes vi med?" in it.text


# Pictures


@pytest.mark.parametrize("size", SIZES)
def test_looks(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    """The thread with an entry that stopped a measure."""
    assert looks_right("l", "down", "down", "down", *([] if size[0] >= 120 else ["enter"]), size=size)


def test_looks_in_daylight(looks_right: Callable[..., bool]) -> None:
    """The light theme."""
    assert looks_right("l", "down", "down", "down", "enter", theme="dag")


@pytest.mark.parametrize("size", SIZES[:3])
def test_writing_looks(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    """An entry from a measure whose dates are moved."""
    assert looks_right("5", "end", "l", "down", "down", "down", "right", "right", "down", size=size)


def test_the_filter_looks(looks_right: Callable[..., bool]) -> None:
    """What can be shown, with how many there are of each."""
    assert looks_right("l", "f")
