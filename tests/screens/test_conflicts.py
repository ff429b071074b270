"""Two have changed the same: both are shown, nothing is overwritten, one is chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dekom_tui.plan.edits import Set
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.merge import Conflict
from dekom_tui.screens.conflicts import ConflictsScreen
from dekom_tui.screens.conflicts_view import Shown, can_both, rows
from dekom_tui.screens.overview.screen import OverviewScreen
from dekom_tui.words.conflicts import about
from tests.screens.conftest import Opened, assert_fits, opened, text_of

WHY = Place("tegn")
BASE = "Små kull gir tilfeldige utslag. Elevene blir hørt om form, men lite om innhold."
OURS = "Små kull gir tilfeldige utslag. Elevene blir hørt om form, men sjelden om innhold i timene."
THEIRS = "Små kull gir tilfeldige utslag. Elevene i panelet blir hørt om form, men lite om innhold."
PROSE = Conflict(WHY, "hvorfor", BASE, OURS, THEIRS)
DATE = Conflict(Place("maal", "lesing-9"), "frist", date(2026, 12, 15), date(2026, 12, 18), date(2026, 12, 20))


class TestRows:
    """What stands on the screen."""

    def test_a_text_stands_on_both_sides_with_what_differs_lit(self, sample: Plan) -> None:
        """The question heads it, each side's own words are underlined, and the sentence of before stands below."""
        found = rows(Shown(PROSE, 0, 1), sample, 80, 21)
        text = text_of(found)
        assert "Hvorfor?" in text
        assert "PÅ SKJERMEN" in text
        assert "I FILA" in text
        assert "Før: Elevene blir hørt om form" in text.replace("\n", " ")
        left = [span.text for row in found for span in row.line if span.underline and span.text.strip()]
        right = [span.text for row in found if row.side for span in row.side.line if span.underline]
        assert left == ["sjelden", "i", "timene."]
        assert right == ["i", " ", "panelet", "lite"]

    def test_a_value_is_told_in_words(self, sample: Plan) -> None:
        """A date stands as a date, with what it was."""
        text = text_of(rows(Shown(DATE, 0, 2), sample, 80, 21))
        assert "18. des 2026" in text
        assert "20. des 2026" in text
        assert "Før: 15. des 2026" in text
        assert "1 av 2" in text
        assert about(DATE, sample) == "1 Lesing 9. trinn: Frist"

    def test_something_taken_away_is_said(self, sample: Plan) -> None:
        """A measure that one side removed and the other changed."""
        entity = sample.tables["tiltak"]["elevpanel"]
        conflict = Conflict(Place("tiltak", "elevpanel"), "", (entity,), (), (entity.edit({"fremdrift": 70}),))
        text = text_of(rows(Shown(conflict, 0, 1), sample, 80, 40))
        assert "Du har tatt det bort, og i fila er det endret." in text
        assert "tatt bort" in text

    def test_what_else_was_taken_in_is_told(self, sample: Plan) -> None:
        """The other changes from the file are named."""
        text = text_of(rows(Shown(PROSE, 0, 1, taken="6 Organisering"), sample, 80, 30))
        assert "√ Andre endringer fra fila er tatt inn: 6 Organisering" in text

    @pytest.mark.parametrize(("width", "height"), [(60, 15), (80, 21), (140, 37)])
    @pytest.mark.parametrize("conflict", [PROSE, DATE])
    def test_fits(self, sample: Plan, conflict: Conflict, width: int, height: int) -> None:
        """Beside each other where there is room, else one above the other; never too wide."""
        assert_fits(rows(Shown(conflict, 0, 3, theirs_when="klokka 14.52"), sample, width, height), width)

    def test_both_only_where_it_means_something(self, sample: Plan) -> None:
        """Two texts can both stand, two dates cannot."""
        assert can_both(sample, PROSE)
        assert not can_both(sample, DATE)


async def collide(it: Opened, folder: Path) -> ConflictsScreen:
    """Change a sentence and a date here and in the files, and open the screen."""
    path = folder / "plan.toml"
    text = path.read_text("utf-8")
    plan = it.app.plan
    ours = plan.at(WHY)
    assert ours is not None
    last = text[: text.index("\n'''", text.index("hvorfor = '''"))].rpartition("\n")[2]
    it.app.session.apply(Set(WHY, {"hvorfor": ours.get("hvorfor").replace(last, "Vi skrev dette.")}))
    it.app.session.apply(Set(Place("maal", "lesing-9"), {"frist": date(2026, 12, 18)}))
    text = text.replace("frist = 2026-12-15", "frist = 2026-12-20")
    path.write_text(text.replace(last, "De skrev noe annet."), "utf-8")
    await it.until(lambda: len(it.app.session.conflicts) == 2)
    await it.press("f7")
    assert isinstance(it.app.screen, ConflictsScreen)
    return it.app.screen


class TestDriving:
    """By the keyboard."""

    async def test_mine_theirs_and_both(self, workspace: Path) -> None:
        """Theirs is taken of the date, both of the text; then all is saved and the screen is left."""
        folder = workspace / "storhaugli-2025"
        async with opened(workspace) as it:
            await collide(it, folder)
            assert "B ta begge" not in it.text
            await it.press("right", "enter")
            assert len(it.app.session.conflicts) == 1
            assert "B ta begge" in it.text
            await it.press("b")
            await it.until(lambda: isinstance(it.app.screen, OverviewScreen))
            await it.until(lambda: it.app.session.state.kind == "saved")
        text = (folder / "plan.toml").read_text("utf-8")
        assert "frist = 2026-12-20" in text
        assert "Vi skrev dette." in text
        assert "De skrev noe annet." in text

    async def test_waiting_loses_nothing(self, workspace: Path) -> None:
        """Esc leaves both as they are: ours on the screen, theirs in the file."""
        folder = workspace / "storhaugli-2025"
        async with opened(workspace) as it:
            await collide(it, folder)
            await it.press("escape")
            assert len(it.app.session.conflicts) == 2
            here = it.app.plan.at(WHY)
            assert here is not None
            assert "Vi skrev dette." in here.get("hvorfor")
            assert "frist = 2026-12-20" in (folder / "plan.toml").read_text("utf-8")

    async def test_the_next_one_can_be_seen_first(self, workspace: Path) -> None:
        """Tab goes from one conflict to the next and round."""
        async with opened(workspace) as it:
            screen = await collide(it, workspace / "storhaugli-2025")
            first = screen.conflict
            await it.press("tab")
            assert screen.conflict is not first
            await it.press("tab")
            assert screen.conflict is first
