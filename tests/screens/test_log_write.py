"""Writing an entry of the log: what is known, what a decision takes along, and what is warned about."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.plan.format import LogEntry, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.log.screen import LogScreen
from dekom_tui.screens.log.write import WriteEntryScreen
from dekom_tui.screens.log.write_parts import DecisionLine
from dekom_tui.widgets.lines import cells, plain
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


async def test_steps_follow_a_move_and_stay_without_one(workspace: Path) -> None:
    """With the move put out its steps are shown where they are, as not taken along."""
    async with opened(workspace) as it:
        it.app.go("L", Place("tiltak", "erfaringsdeling-med-naboskolen"))
        await it.settled()
        await it.press("down", "down", "down", "right", "right", "down", "down")
        assert "■ 2 steg følger med" in it.text
        await it.press("space")
        assert "□ Flytt 8 Erfaringsdeling" in it.text
        assert "□ 2 steg følger med            26. jan og 18. mai" in it.text


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
