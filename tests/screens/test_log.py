"""L Logg, as it behaves: a thread that is opened in place, filtered, and written on in a minute."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.plan.evaluating import Filter, Missing
from dekom_tui.plan.format import LogEntry
from dekom_tui.plan.model import Place
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.log.collect import CollectScreen
from dekom_tui.screens.log.filter import LogFilterScreen
from dekom_tui.screens.log.screen import LogScreen
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


async def choose_named(it: Opened, words: str) -> None:
    """Go down to the choice that says some words."""
    for _time in range(60):
        if any(each.startswith("▌") and words in each for each in it.text.splitlines()):
            return
        await it.press("down")
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("de siste 3 månedene", "2 vises: de siste 3 månedene"),
        ("skoleåret 2025–26", "7 vises: skoleåret 2025–26"),
        ("høsten 2026", "2 vises: høsten 2026"),
        ("april 2026", "1 vises: april 2026"),
    ],
)
async def test_the_log_is_filtered_by_a_period(workspace: Path, choice: str, said: str) -> None:
    """The last months, a school year, a term, a month: Enter shows only what is of that time."""
    async with opened(workspace) as it:
        await it.press("l", "f")
        await choose_named(it, choice)
        await it.press("enter")
        assert said in it.text


async def test_the_log_is_filtered_by_dates_of_ones_own(workspace: Path) -> None:
    """From and to are typed as dates are typed everywhere; Enter in the last shows the log for them, the rest kept."""
    async with opened(workspace) as it:
        await it.press("l", "f", "down", "down", "space")
        await choose_named(it, "Egne datoer")
        await it.press("enter", *"13.1.26", "enter", *"14.10.26", "enter")
        assert "2 vises: justeres, fra 13. januar til 14. oktober 2026" in it.text
        await it.press("f")
        await choose_named(it, "fra 13. januar til 14. oktober 2026")
        await it.press("space")
        assert "Egne datoer: fra og til" in it.text
        await it.press("escape")
        assert "3 vises: justeres" in it.text


async def test_dates_of_ones_own_that_cannot_be_are_told_and_change_nothing(workspace: Path) -> None:
    """No such day, an end before its start, nothing at all: said beside the field, and Esc leaves the log as it was."""
    async with opened(workspace) as it:
        await it.press("l", "f")
        await choose_named(it, "Egne datoer")
        await it.press("space", "enter", "enter")
        assert "Skriv en dag i det ene feltet" in it.text
        await it.press(*"31.2.26")
        assert "Februar 2026 har 28 dager" in it.text
        await it.press(*["backspace"] * 7, *"1.9.26", "enter", *"1.8.26", "enter")
        assert "er før 1. sep 2026" in it.text
        await it.press("escape", "escape")
        assert log_of(it).shown == Filter()


# Writing


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
