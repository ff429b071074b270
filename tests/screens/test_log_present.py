"""The log for the room: one entry at a time, with a clicker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.plan.edits import Remove
from dekom_tui.plan.evaluating import thread_of
from dekom_tui.plan.model import Plan
from dekom_tui.screens.log.present import LogPresentScreen
from dekom_tui.screens.log.present_view import entry_pages
from dekom_tui.screens.log.screen import LogScreen
from dekom_tui.screens.present.screen import PresentScreen
from dekom_tui.screens.present.sheet import Sheet
from dekom_tui.widgets.lines import plain, width_of
from tests.screens import hostile
from tests.screens.conftest import TODAY, opened

SIZES = [(60, 18), (80, 24), (140, 40), (200, 50)]


@pytest.mark.parametrize("size", SIZES)
def test_all_that_an_entry_says_is_on_its_pages(sample: Plan, size: tuple[int, int]) -> None:
    sheet = Sheet(*size)
    entry = next(one for one in thread_of(sample) if one.key == "2026-05-19-team-8-10-og-elevpanel")
    pages = entry_pages(sample, entry, TODAY, sheet)
    for page in pages:
        assert len(page) <= sheet.foot
        assert all(width_of(one) <= size[0] for one in page)
    text = " ".join(" ".join(plain(one) for page in pages for one in page).split())
    for said in (
        "19. mai 2026", "Hva lykkes vi med? Elevene leste mer frivillig", "Hva er mindre vellykket?", "Hvorfor?",
        "× Avsluttes. Midler og tid flyttes", "→ 6 Lesekvarter stoppet 22. mai 2026", "Elevene sa",
    ):  # fmt: skip
        assert said in text, said


async def test_the_clicker_goes_through_the_entries_that_are_shown_and_escape_chooses_the_last(workspace: Path) -> None:
    async with opened(workspace) as it:
        await it.press("l", "f", "down", "down", "enter", "f5")
        assert isinstance(it.app.screen, LogPresentScreen)
        assert "22. september 2026" in it.text
        assert "Ctrl" not in it.text
        assert "13. jan 2026 →" in it.text or "side 2 →" in it.text
        await it.press("end")
        assert "14. oktober 2025" in it.text
        await it.press("b")
        assert not it.text.strip()
        await it.press("b", "escape")
        assert isinstance(it.app.screen, LogScreen)
        assert "▌ ●  14. okt 2025" in it.text


async def test_turning_back_leads_to_the_last_page_of_the_entry_before(workspace: Path) -> None:
    async with opened(workspace, size=(60, 18)) as it:
        await it.press("l", "f5")
        met = [it.text]
        for _turn in range(40):
            await it.press("pagedown")
            if it.text == met[-1]:
                break
            met.append(it.text)
        assert len(met) > 10
        back = [it.text]
        for _turn in range(len(met) - 1):
            await it.press("pageup")
            back.append(it.text)
        assert back == met[::-1]


async def test_an_entry_that_is_taken_away_underneath_gives_way_to_the_next(workspace: Path) -> None:
    async with opened(workspace) as it:
        await it.press("l", "f5")
        screen = it.app.screen
        assert isinstance(screen, LogPresentScreen)
        it.app.edit(Remove(screen._places[0]))
        await it.settled()
        assert "22. september 2026" in it.text


async def test_what_is_not_evaluated_is_shown_as_what_it_is(workspace: Path) -> None:
    async with opened(workspace) as it:
        await it.press("l", "i", "f5")
        assert isinstance(it.app.screen, PresentScreen)
        assert "To planleggingsdager" in it.text


async def test_a_log_without_entries_has_nothing_for_the_room(empty_folder: Path) -> None:
    async with opened(empty_folder.parent, empty_folder.name) as it:
        await it.press("l", "f5")
        assert not isinstance(it.app.screen, LogPresentScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_entries_are_text_on_pages(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = hostile.write(tmp_path)
    (folder / "logg").mkdir()
    texts = f'anledning = "{hostile.MARKUP} {hostile.ODD}"\ndeltakere = "{hostile.ENDLESS}"\nbeslutning = "nytt"\n'
    texts += f"lykkes = '''\n{hostile.MARKUP}\n\n- {hostile.ENDLESS}\n'''\n"
    (folder / "logg" / "2026-01-01-vond.toml").write_text(f"format = 1\ndato = 2026-01-01\n{texts}", encoding="utf-8")
    (folder / "logg" / "uten.toml").write_text("format = 1\n", encoding="utf-8")
    async with opened(folder.parent, folder.name, size) as it:
        await it.press("l", "f5", "pagedown", "pagedown", "end", "home", "escape")
        assert isinstance(it.app.screen, LogScreen)


@pytest.mark.parametrize("size", SIZES[:3])
def test_it_looks_right(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    assert looks_right("l", "down", "down", "down", "f5", size=size)
