"""The log and the minutes as plain lists that are read, and written as forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.plan.format import LogEntry, Minutes
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.log_view import entry_rows, log_rows, meeting_rows, minutes_rows
from tests.screens.conftest import assert_fits, opened, targets, text_of


def test_the_newest_entry_stands_first(sample: Plan) -> None:
    """Entries by date, each with the decision that was made."""
    rows = log_rows(sample, 80)
    assert targets(rows)[0] == Place("logg", "2026-11-17-plangruppa-og-elevpanel")
    assert "→ videreføres" in text_of(rows)


def test_an_entry_is_shown_under_the_templates_questions(sample: Plan) -> None:
    """The three questions word for word, and what the entry is about by its title."""
    text = text_of(entry_rows(sample, sample.of(LogEntry)["2026-05-19-team-8-10-og-elevpanel"], 80))
    for said in ("Hva lykkes vi med?", "Hva er mindre vellykket?", "Hvorfor?", "Lesekvarter hver dag", "Avsluttes."):
        assert said in text


def test_minutes_hold_every_contribution(sample: Plan) -> None:
    """Chosen or not, by cluster, with the votes that were given; a question of the plan stands word for word."""
    minutes = sample.of(Minutes)["2026-01-13-planleggingsdag"]
    text = text_of(meeting_rows(sample, minutes, 80, inside=False))
    for said in ("Hva lykkes vi med?", "Kaffen er blitt bedre", "Tid og rutine", "26 for", "Rektor"):
        assert said in text


@pytest.mark.parametrize("width", [60, 80, 140])
def test_nothing_is_wider_than_its_pane(sample: Plan, width: int) -> None:
    """Lists and details, at any width."""
    assert_fits(log_rows(sample, width), width)
    assert_fits(minutes_rows(sample, width), width)
    for entry in sample.log:
        assert_fits(entry_rows(sample, entry, width), width)
    for minutes in sample.of(Minutes).values():
        assert_fits(meeting_rows(sample, minutes, width, inside=True), width)


async def test_a_new_entry_is_a_file_of_its_own(workspace: Path) -> None:
    """N asks for the occasion; the entry is dated today, and its file is named by both."""
    async with opened(workspace) as it:
        await it.press("l", "n")
        await it.press(*"Fellestid", "enter")
        assert isinstance(it.app.screen, FormScreen)
        await it.until(lambda: it.app.session.state.kind == "saved")
    written = (workspace / "storhaugli-2025" / "logg" / "2026-11-24-fellestid.toml").read_text(encoding="utf-8")
    assert written == 'format = 1\ndato = 2026-11-24\nanledning = "Fellestid"\n'


async def test_l_on_a_measure_begins_an_entry_for_it(workspace: Path) -> None:
    """A place key takes along what is chosen."""
    async with opened(workspace) as it:
        await it.press("5", "down", "l")
        await it.press(*"Elevpanel", "enter")
        await it.until(lambda: it.app.session.state.kind == "saved")
        entry = it.app.plan.of(LogEntry)["2026-11-24-elevpanel"]
        assert entry.tiltak == ("elevpanel",)


async def test_an_item_is_added_to_the_minutes_that_are_chosen(workspace: Path) -> None:
    """Tab goes among the items, N adds one there."""
    async with opened(workspace) as it:
        await it.press("m", "tab", "n")
        await it.press(*"Hva nå?", "enter")
        await it.until(lambda: it.app.session.state.kind == "saved")
    text = (workspace / "storhaugli-2025" / "referat" / "2026-01-13-planleggingsdag.toml").read_text(encoding="utf-8")
    assert '[sak.hva-naa]\nnr = 5\nspoersmaal = "Hva nå?"\n' in text
