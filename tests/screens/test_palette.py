"""The palette: what can be done, where one can go, what the texts say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from dekom_tui.commands import ADD, FINDINGS, PALETTE, PLACES
from dekom_tui.plan.edits import Set, apply
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.aids.palette import PaletteScreen
from dekom_tui.screens.aids.palette_view import Do, Go, groups, known, rows
from dekom_tui.screens.findings import FindingsScreen
from dekom_tui.screens.overview.screen import OverviewScreen
from tests.screens.conftest import assert_fits, opened, text_of


def names(sample: Plan, typed: str) -> dict[str, list[str]]:
    """The words of each group."""
    return {one.name: [each.words for each in one.choices] for one in groups(known((ADD,), sample), typed)}


class TestFinding:
    """What is found for what is typed."""

    def test_nothing_typed_lists_what_can_be_done(self, sample: Plan) -> None:
        """The screen's commands first, the program's after them, then the places."""
        found = names(sample, "")
        assert found["GJØR"][0] == "Legg til et nytt"
        assert "Gå fra funn til funn i filene" in found["GJØR"]
        assert found["GÅ TIL"][0] == "Oversikt"
        assert len(found["GÅ TIL"]) == len(PLACES) + 2

    def test_what_no_section_has_is_there_too(self, sample: Plan) -> None:
        """The plan's own fields and the framework conditions can be gone to, with nothing typed as well."""
        assert "Rammer for arbeidet" in names(sample, "")["GÅ TIL"]
        for word in ("tittel", "status", "periode", "skoleeier", "neste revisjon"):
            assert any(one.startswith("Planens tittel") for one in names(sample, word)["GÅ TIL"])

    def test_letters_are_folded(self, sample: Plan) -> None:
        """«mote» finds «Møter og referat», «Møteplasser», «plangruppemøte» and the texts that say «møte»."""
        found = names(sample, "mote")
        assert found["GÅ TIL"][:2] == ["Møter og referat", "Møteplasser"]
        assert "Plangruppemøte" in found["GÅ TIL"]
        assert any("møter ble tatt ut" in one for one in found["I TEKSTEN"])

    def test_words_may_stand_apart(self, sample: Plan) -> None:
        """Every word that is typed must be there, in any order."""
        assert names(sample, "nivåene elever")["GÅ TIL"] == ["Færre elever på 9. trinn leser på de to laveste nivåene"]

    def test_goals_measures_and_log_are_among_it(self, sample: Plan) -> None:
        """Whatever has a name in the plan can be gone to, and says what it is."""
        found = [(each.words, each.note) for one in groups(known((), sample), "skolevandring") for each in one.choices]
        assert ("Skolevandring med fast skjema, én runde per halvår", "tiltak 5") in found
        assert ("Skolevandring", "innførsel, 14. apr 2026") in found

    def test_a_text_says_where_it_stands(self, sample: Plan) -> None:
        """A hit in a step has its measure and date, one in a section the section."""
        notes = [each.note for one in groups(known((), sample), "møte") for each in one.choices]
        assert "tiltak 2, 8. des 2026" in notes
        assert "1 Innledning" in notes

    def test_nothing_found_is_said(self, sample: Plan) -> None:
        """A sentence, and no empty heading."""
        assert "Ingenting heter det" in text_of(rows(groups(known((), sample), "xyzzy"), "xyzzy", 70))

    @pytest.mark.parametrize("typed", ["", "mote", "e", "[/bold]", "  ", "å"])
    @pytest.mark.parametrize("width", [50, 76])
    def test_fits(self, sample: Plan, typed: str, width: int) -> None:
        """Whatever is typed, no row is too wide, and markup is text."""
        plan = apply(sample, Set(Place("maal", "lesing-9"), {"tekst": "[/bold] [x] 漢字 " * 20}))
        assert_fits(rows(groups(known((ADD,), plan), typed), typed, width), width)

    def test_is_quick(self, sample: Plan) -> None:
        """The next letter is answered within a frame or two."""
        all_known = known((ADD,), sample)
        groups(all_known, "mo")
        began = perf_counter()
        for typed in ("mot", "mote", "moter"):
            rows(groups(all_known, typed), typed, 76)
        assert (perf_counter() - began) / 3 < 0.05


class TestDriving:
    """By the keyboard."""

    async def test_a_command_is_run(self, workspace: Path) -> None:
        """Typing part of its name and Enter runs a command of the program."""
        async with opened(workspace) as it:
            await it.press("ctrl+p", *"funn i fil")
            await it.press("enter")
            await it.until(lambda: isinstance(it.app.screen, FindingsScreen))

    async def test_a_thing_is_gone_to(self, workspace: Path) -> None:
        """Enter on a goal leads to the goals."""
        async with opened(workspace) as it:
            await it.press("ctrl+p", *"laveste niv", "enter")
            await it.until(lambda: it.app.current_mode == "3")

    async def test_typing_is_mended(self, workspace: Path) -> None:
        """Backspace takes a letter, Ctrl+W a word, Ctrl+U all of it; digits are letters here, not places."""
        async with opened(workspace) as it:
            await it.press("ctrl+p", *"abc 12", "backspace")
            screen = it.app.screen
            assert isinstance(screen, PaletteScreen)
            assert screen.typed == "abc 1"
            await it.press("ctrl+w")
            assert screen.typed == "abc"
            await it.press("ctrl+u")
            assert screen.typed == ""
            await it.press("escape")
            assert isinstance(it.app.screen, OverviewScreen)

    async def test_works_on_the_list_of_plans(self, workspace: Path) -> None:
        """Without an open plan there are only commands."""
        async with opened(workspace, "") as it:
            await it.press("ctrl+p")
            assert "Lag en ny plan" in it.text
            assert "GÅ TIL" not in it.text


def test_targets_are_the_actions_of_the_commands(sample: Plan) -> None:
    """A screen's command runs on the screen, one that works everywhere in the program; the palette is not in itself."""
    can = [one.target for _words, one in known((ADD,), sample).can]
    assert can[0] == Do("add")
    assert Do(f"app.{FINDINGS.name}") in can
    assert Do(f"app.{PALETTE.name}") not in can
    assert all(isinstance(one.target, Go) for _words, one in known((), sample).go)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
def test_looks(looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
    """It looks as its picture."""
    assert looks_right("ctrl+p", *"mote", size=size)
