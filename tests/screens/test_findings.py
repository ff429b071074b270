"""From finding to finding: in words, in the file, and mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.plan.finding import Finding
from dekom_tui.plan.mending import mending
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.editor import command, told_before
from dekom_tui.screens.findings import FindingsScreen
from dekom_tui.screens.findings_view import by_form, detail, head_line, list_row, sorted_findings
from dekom_tui.widgets.lines import plain
from tests.screens.conftest import Opened, assert_fits, opened, text_of

DANGLING = Finding(
    "no-such",
    "tiltak.toml",
    Place("tiltak", "lesekvarter"),
    "maal",
    params={"table": "maal", "key": "lesing9", "nearest": "lesing-9"},
    line=4,
    column=9,
)
SOURCE = '[tiltak.lesekvarter]\nnr = 6\ntittel = "Lesekvarter"\nmaal = ["lesing9"]\nstart = 2026-01-05\n'


@pytest.fixture
def wrong(workspace: Path) -> Path:
    """A workspace whose plan has a reference to nothing, an unknown word, and an unknown key."""
    path = workspace / "storhaugli-2025" / "tiltak.toml"
    text = path.read_text("utf-8")
    for right, misspelt in (('maal = ["lesing-9"]', 'maal = ["lesing9"]'), ('"på vent"', '"på ven"')):
        text = text.replace(right, misspelt, 1)
    path.write_text(text + '\nukjent = "tekst"\n', "utf-8")
    return workspace


async def shown(it: Opened) -> FindingsScreen:
    """The screen of the findings, once the files have been read."""
    await it.press("f8")
    screen = it.app.screen
    assert isinstance(screen, FindingsScreen)
    await it.until(lambda: screen.found)
    await it.settled()
    return screen


class TestRows:
    """What stands on the screen."""

    def test_the_chosen_one_is_told_shown_and_cured(self, sample: Plan) -> None:
        """The sentence, the place in the file with its lines, and the suggestion with its title."""
        plan = sample.put(sample.tables["tiltak"]["lesekvarter"].edit({"maal": ["lesing9"]}))
        found = detail(DANGLING, plan, SOURCE, mending(plan, DANGLING), 78, 16)
        text = text_of(found)
        assert "viser til et mål som ikke" in text
        assert "tiltak.toml, linje 4" in text
        assert '4  maal = ["lesing9"]' in text
        assert "Forslag  lesing-9  Færre elever på 9. trinn" in text
        lit = [span.text for row in found for span in row.line if span.underline]
        assert lit == ["lesing9"]

    @pytest.mark.parametrize(("width", "height"), [(58, 5), (78, 12), (138, 30)])
    def test_fits_any_window(self, sample: Plan, width: int, height: int) -> None:
        """Neither wider nor, beyond its sentence, higher than the window; a long line keeps the place in view."""
        long = "x" * 300 + ' = "' + "ord " * 50 + '"'
        finding = DANGLING._replace(line=1, column=290)
        found = detail(finding, sample, long, None, width, height)
        assert_fits(found, width + 2)
        assert len(found) <= max(height, 4)

    def test_a_list_row_is_one_line(self, sample: Plan) -> None:
        """How grave, what it is about, what is the matter, within the width."""
        row = list_row(DANGLING, 0, sample, 78)
        assert plain(row.line).split()[:2] == ["!", "feil"]
        assert_fits([row], 80)

    def test_errors_come_first(self) -> None:
        """Errors, then warnings, then hints."""
        hint = Finding("indicator-unused", "plan.toml", line=1)
        warning = Finding("unknown-key", "plan.toml", line=2)
        assert sorted_findings([hint, warning, DANGLING]) == [DANGLING, warning, hint]
        assert "1 feil, 1 advarsel, 1 råd" in plain(head_line([DANGLING, warning, hint], 0, 78))

    def test_what_no_form_shows_is_mended_in_the_file(self) -> None:
        """An unknown key has no field in a form; a wrong reference has."""
        assert by_form(DANGLING)
        assert not by_form(Finding("unknown-key", "plan.toml", Place("maal", "a"), "x"))
        assert not by_form(Finding("syntax", "plan.toml"))


class TestDriving:
    """By the keyboard."""

    async def test_a_suggestion_is_used_with_enter(self, wrong: Path) -> None:
        """Enter puts the nearest key in the place of the one that is not there, and the finding is gone."""
        async with opened(wrong) as it:
            screen = await shown(it)
            count = len(screen.found)
            number = next(n for n, one in enumerate(screen.found) if one.code == "no-such")
            await it.press(*["down"] * number)
            assert "Enter bruk forslaget" in it.text
            await it.press("enter")
            await it.until(lambda: len(screen.found) == count - 1)
        text = (wrong / "storhaugli-2025" / "tiltak.toml").read_text("utf-8")
        assert "lesing9" not in text
        assert 'ukjent = "tekst"' in text

    async def test_what_is_missing_altogether_is_mended_where_it_is_added(self, empty_folder: Path) -> None:
        """A phase in which no pupils were heard leads to the student voice, never to the file in an editor."""
        async with opened(empty_folder.parent, empty_folder.name) as it:
            screen = await shown(it)
            number = next(n for n, one in enumerate(screen.found) if one.code == "phase-without-voice")
            await it.press(*["down"] * number, "e")
            assert "▌○ Planlegging" in it.text
            await it.press("n")
            assert "ELEVSTEMME" in it.text
            assert "N" not in it.text.splitlines()[-1].split()

    async def test_an_unknown_word_is_mended_too(self, wrong: Path) -> None:
        """The nearest word of the list is suggested."""
        async with opened(wrong) as it:
            screen = await shown(it)
            number = next(n for n, one in enumerate(screen.found) if one.code == "unknown-word")
            await it.press(*["down"] * number, "enter")
            await it.until(lambda: all(one.code != "unknown-word" for one in screen.found))
        assert 'status = "på vent"' in (wrong / "storhaugli-2025" / "tiltak.toml").read_text("utf-8")

    async def test_a_plan_with_nothing_wrong_says_so(self, workspace: Path) -> None:
        """Without findings the screen says that there is nothing to mend."""
        for path in (workspace / "storhaugli-2025").rglob("*.toml"):
            path.unlink()
        (workspace / "storhaugli-2025" / "plan.toml").write_text(
            'format = 1\ntittel = "P"\nskole = "S"\nfra = 2026-01-01\ntil = 2026-02-01\n', "utf-8"
        )
        async with opened(workspace) as it:
            await it.press("f8")
            await it.until(lambda: "FUNN I FILENE" in it.text)


def test_editors_are_told_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """`+LINE FILE` for most, their own way for those that have one, and arguments of EDITOR are kept."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "vim -n")
    assert command(Path("a.toml"), 9) == ["vim", "-n", "+9", "a.toml"]
    monkeypatch.setenv("VISUAL", "code")
    assert command(Path("a.toml"), 9) == ["code", "--wait", "--goto", "a.toml:9"]


def test_who_has_chosen_an_editor_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keys of vi are told only where the program chose it; what shows its own keys needs none."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "vim -u NONE")
    assert told_before("vim", Path("plan.toml")) == ""
    monkeypatch.delenv("EDITOR")
    assert told_before("/usr/bin/nano", Path("plan.toml")) == ""
    assert ":q!" in told_before("/usr/bin/vim", Path("plan.toml"))


def test_an_editor_with_a_lone_quote_is_taken_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    """A setting that no shell could read is an editor that cannot be started, not a crash."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "it's")
    assert command(Path("plan.toml"), 1) == ["it's", "+1", "plan.toml"]


async def test_a_broken_plan_that_is_opened_leads_to_what_is_wrong(plan_folder: Path) -> None:
    """Its own file is no TOML: the place and the cure are what is seen first, and behind them no key is a painted
    one."""
    file = plan_folder / "plan.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("[rammer]", "tittel = \n[rammer]", 1), encoding="utf-8")
    async with opened(plan_folder.parent) as it:
        await it.until(lambda: "plan.toml, linje" in it.text)
        assert isinstance(it.app.screen, FindingsScreen)
        assert "E åpne fila" in it.text
        await it.press("escape")
        assert "F8 viser stedet" in it.text
        keys = it.text.splitlines()[-1]
        assert "om planen" not in keys
        assert "F5" not in keys


async def test_a_wrong_value_is_told_when_the_plan_is_opened(plan_folder: Path) -> None:
    """What the plan says without it is behind the finding."""
    file = plan_folder / "tiltak.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("maal = [", "maal = 3 # [", 1), encoding="utf-8")
    async with opened(plan_folder.parent) as it:
        await it.until(lambda: "feil slags verdi" in it.text)
        await it.press("escape")
        assert "RESULTATMÅL" in it.text


async def test_a_plan_with_nothing_wrong_opens_on_the_overview(plan_folder: Path) -> None:
    """Advice is no error."""
    async with opened(plan_folder.parent) as it:
        await it.settled()
        assert not isinstance(it.app.screen, FindingsScreen)
