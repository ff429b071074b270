"""The changes between two versions, one by one, the way back, and the room."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.plan.format import LogEntry, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.measures.screen import MeasuresScreen
from dekom_tui.screens.versions.changes import ChangesScreen
from dekom_tui.screens.versions.changes_view import Mark, folded_rows, side_rows
from dekom_tui.screens.versions.present import ChangesForRoom
from dekom_tui.screens.versions.restore import RestoreScreen
from dekom_tui.screens.versions.screen import VersionsScreen
from dekom_tui.screens.versions.state import Held, Versions
from dekom_tui.widgets.lines import Span, plain
from tests.screens.conftest import assert_fits, opened, text_of
from tests.screens.versions.known import MOVED, SIZES, STOPPED, mark_of, ready, to_change


class TestChanges:
    """The changes between two versions."""

    def test_narrow_the_part_one_is_in_is_unfolded(self, held: Held) -> None:
        """The chosen change with its words before and after, signs and all; the others on a row."""
        mark = mark_of(held, MOVED)
        text = text_of(folded_rows(held, mark, 80))
        for said in (
            "Rammer for arbeidet",
            "5 TILTAK",
            "↔ 5 Skolevandring        varer 3 uker lenger",
            "– Skolevandring, én runde per halvår",
            "+ Skolevandring med fast skjema, én runde per",
            "▲ er nå forsinket",
            "× 6 Lesekvarter          avbrutt 22. mai 2026",
            "+ 9 Modul 2",
        ):
            assert said in text, text

    def test_what_differs_is_told_without_colour(self, held: Held) -> None:
        """The words that came are underlined, and their line begins with a sign."""
        rows = folded_rows(held, mark_of(held, MOVED), 80)
        came = [row for row in rows if plain(row.line).lstrip().startswith("+ Skolevandring med")]
        spans = [span for row in came for span in row.line if span.underline]
        assert spans == [Span("med fast skjema", "ok", bold=True, underline=True)]

    def test_broad_the_two_sides_stand_beside_each_other(self, known: Versions, held: Held) -> None:
        """Field by field, as it was and as it is."""
        text = text_of(side_rows(known, held, mark_of(held, STOPPED).part, 110))
        for said in (
            "Vedtatt 9. september 2025",
            "– 9. apr 2027",
            "+ 30. apr 2027",
            "+ gjort: Økt 2, Økt 3, Økt 4 og Økt 5",
        ):
            assert said in text, text

    @pytest.mark.parametrize("width", [60, 80, 110, 170])
    def test_no_change_is_wider_than_the_screen(self, known: Versions, held: Held, width: int) -> None:
        """In every part, folded and side by side."""
        for part, group in enumerate(held.groups):
            for at in range(len(group.told)):
                assert_fits(folded_rows(held, Mark(part, at), width), width)
            assert_fits(side_rows(known, held, part, width), width)

    @pytest.mark.parametrize("size", SIZES)
    async def test_down_comes_to_every_change(self, past_folder: Path, size: tuple[int, int]) -> None:
        """What is higher than the screen is read to its end before the next; up comes back to the first."""
        async with opened(past_folder.parent, size=size) as it:
            await it.press("v")
            await ready(it)
            await it.press("enter")
            screen = it.app.screen
            assert isinstance(screen, ChangesScreen)
            met = {screen.mark}
            for _time in range(400):
                if screen.mark == screen.marks[-1]:
                    break
                await it.pilot.press("down")
                met.add(screen.mark)
            assert met == set(screen.marks)
            await it.press("home")
            assert screen.mark == Mark(0, 0)

    async def test_enter_leads_to_the_place(self, past_folder: Path) -> None:
        """The measure that was moved is chosen in 5 Tiltak."""
        async with opened(past_folder.parent) as it:
            await to_change(it, MOVED)
            await it.press("enter")
            await it.until(lambda: isinstance(it.app.screen, MeasuresScreen))
            assert isinstance(it.app.screen, MeasuresScreen)
            await it.until(lambda: it.app.screen.chosen == MOVED)  # type: ignore[attr-defined]

    async def test_one_field_is_brought_back_and_taken_away_again(self, past_folder: Path) -> None:
        """H lists what there is; the end of the measure is as it was, and Ctrl+Z undoes it."""
        async with opened(past_folder.parent) as it:
            await to_change(it, MOVED)
            before = it.app.plan.of(Measure)[MOVED.key]
            await it.press("h")
            assert isinstance(it.app.screen, RestoreScreen)
            assert "blir  9. apr 2027" in it.text
            await it.press("down", "down", "enter")
            await it.until(lambda: it.app.plan.of(Measure)[MOVED.key] != before)
            after = it.app.plan.of(Measure)[MOVED.key]
            assert str(after.slutt) == "2027-04-09"
            assert after.edit({"slutt": before.slutt}) == before
            await it.until(lambda: "Hentet tilbake: Slutt" in it.text)
            await it.press("ctrl+z")
            assert it.app.plan.of(Measure)[MOVED.key] == before

    async def test_one_answer_is_brought_back_and_the_file_is_as_before_when_it_is_undone(
        self, past_folder: Path
    ) -> None:
        """A framework condition as it was adopted: the sentence that came later goes, and Ctrl+Z has it again."""
        place = Place("rammer", "")
        file = past_folder / "plan.toml"
        before = file.read_bytes()
        async with opened(past_folder.parent) as it:
            await to_change(it, place)
            now = it.app.plan.tables["rammer"][""].values["helhetlig"]
            await it.press("h")
            assert "blir  " in it.text
            await it.press("enter")
            await it.until(lambda: it.app.plan.tables["rammer"][""].values["helhetlig"] != now)
            assert "ingen nye tas inn" not in it.app.plan.tables["rammer"][""].values["helhetlig"]
            await it.until(lambda: b"ingen nye tas inn" not in file.read_bytes())
            await it.press("ctrl+z")
            assert it.app.plan.tables["rammer"][""].values["helhetlig"] == now
            await it.until(lambda: file.read_bytes() == before)

    async def test_a_whole_thing_that_was_taken_away_is_brought_back(self, past_folder: Path) -> None:
        """An entry of the log that the newest version has, with its file."""
        key = "2026-09-22-fellestid"
        async with opened(past_folder.parent) as it:
            from dekom_tui.plan.edits import Remove

            gone = it.app.plan.of(LogEntry)[key]
            it.app.edit(Remove(Place("logg", key)))
            await it.press("v")
            await ready(it)
            await it.press("e")
            await ready(it)
            await to_change(it, Place("logg", key))
            await it.press("h", "enter")
            await it.until(lambda: key in it.app.plan.of(LogEntry))
            assert it.app.plan.of(LogEntry)[key] == gone

    async def test_the_hint_to_bring_back_is_there_only_where_something_can_be(self, past_folder: Path) -> None:
        """A new measure has nothing before it."""
        async with opened(past_folder.parent) as it:
            screen = await to_change(it, Place("tiltak", "faglige-samtaler-om-tekst"))
            assert "fetch_back" not in [one.name for one in screen.commands()]


class TestRoom:
    """F5: the changes for the room."""

    async def test_it_begins_with_what_it_is_all_about(self, past_folder: Path) -> None:
        """«Dette har vi endret siden planen ble vedtatt», then part by part; Esc leads back."""
        async with opened(past_folder.parent) as it:
            await it.press("v")
            await ready(it)
            await it.press("f5")
            assert isinstance(it.app.screen, ChangesForRoom)
            assert "Dette har vi endret siden planen ble vedtatt 9. september 2025" in it.text
            assert "tiltak er flyttet i tid" in it.text
            await it.press("right")
            assert "ingen nye tas inn før midtveisrevisjonen" in it.text
            await it.press("b")
            assert it.text.strip() == ""
            await it.press("escape")
            assert isinstance(it.app.screen, VersionsScreen)

    @pytest.mark.parametrize("size", SIZES)
    async def test_every_page_has_room(self, past_folder: Path, size: tuple[int, int]) -> None:
        """No page is higher than the screen, and none is empty."""
        async with opened(past_folder.parent, size=size) as it:
            await it.press("v")
            await ready(it)
            await it.press("f5")
            screen = it.app.screen
            assert isinstance(screen, ChangesForRoom)
            for page in screen.pages:
                assert len(page.lines) <= size[1] - 1
                assert any(plain(line).strip() for line in page.lines)
