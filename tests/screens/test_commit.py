"""Saving a version from the program: what changed in plan words, a message, the files; nothing unseen is saved."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from dekom_tui.app import DekomApp
from dekom_tui.plan.edits import Set
from dekom_tui.plan.model import Place
from dekom_tui.screens.commit.screen import CommitScreen
from dekom_tui.screens.commit.state import read
from dekom_tui.screens.commit.view import change_rows, file_rows
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.words.changes.message import whole
from tests import story
from tests.screens.conftest import TODAY, Opened, assert_fits, opened, text_of
from tests.screens.test_share import press, until_still

NAME = story.NAME
LOG = "logg/2026-11-17-plangruppa-og-elevpanel.toml"


@pytest.fixture(autouse=True)
def _nobodys_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def top(tmp_path: Path, past: Path) -> Path:
    """A repository with the sample and its past, in which something is not saved."""
    folder = Path(shutil.copytree(past, tmp_path / "arkiv"))
    story.git(folder, "config", "user.name", "Kari Nordmann")
    story.git(folder, "config", "user.email", "kari@skole.no")
    return folder


@asynccontextmanager
async def committing(workspace: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Opened]:
    async with opened(workspace, NAME, size) as it:
        it.app.action_save_version()
        await it.settled()
        yield it


def hook(top: Path, body: str) -> None:
    path = top / ".git" / "hooks" / "pre-commit"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def log(top: Path, form: str = "%s") -> str:
    return story.git(top, "log", "-1", f"--format={form}")


class TestRows:
    """What stands on the screen."""

    @pytest.mark.parametrize("width", [60, 80, 140])
    def test_changes_and_files_are_told_in_plan_words(self, top: Path, width: int) -> None:
        folder = top / "plans" / NAME
        draft = read(folder, read_plan(Folder(folder)).plan, (), TODAY)
        changes = change_rows(draft, width)
        assert "9 Modul 2: samtaler" in text_of(changes)
        assert "ny innførsel i loggen" in text_of(changes)
        files = file_rows(draft, draft.chosen, width)
        assert "■ tiltak.toml" in text_of(files)
        assert "Modul 2: samtaler, 2 linjer" in text_of(files) or width == 60
        assert_fits([*changes, *files], width)

    def test_the_settings_that_other_plans_read_stand_last_and_are_not_chosen(self, top: Path) -> None:
        folder = top / "plans" / NAME
        (folder.parent / "dekom.toml").write_text("format = 1\n")
        draft = read(folder, read_plan(Folder(folder)).plan, (), TODAY)
        assert text_of(file_rows(draft, draft.chosen, 80)).split("\n")[-1].startswith("  □ ../dekom.toml")

    def test_the_suggestion_says_what_and_why(self, top: Path) -> None:
        folder = top / "plans" / NAME
        draft = read(folder, read_plan(Folder(folder)).plan, (), TODAY)
        assert draft.subject == "Modul 2: samtaler varer 2 uker lenger og ny innførsel i loggen"
        assert draft.body.endswith("(Plangruppa og elevpanel 17. nov 2026)")

    def test_a_message_is_held_in_lines_that_fit_everywhere(self) -> None:
        found = whole("  Første   linje ", "ord " * 40 + "\n\n- punkt")
        assert found.startswith("Første linje\n\nord ord")
        assert max(map(len, found.split("\n"))) <= 72
        assert found.endswith("\n\n- punkt\n")
        assert whole("Bare én", "") == "Bare én\n"


async def test_what_stands_there_is_saved_and_nothing_else(top: Path) -> None:
    (top / "annet.txt").write_text("x")
    (top / "plans" / "dekom.toml").write_text("format = 1\n")
    async with committing(top / "plans") as it:
        await press(it, "ctrl+s")
        assert not isinstance(it.app.screen, CommitScreen)
        assert "Versjonen er lagret" in it.text
    assert log(top, "%an <%ae>") == "Kari Nordmann <kari@skole.no>"
    assert log(top).startswith("Modul 2: samtaler varer 2 uker lenger")
    assert story.git(top, "show", "--name-only", "--format=").split("\n") == [
        f"plans/{NAME}/{LOG}", f"plans/{NAME}/tiltak.toml",
    ]  # fmt: skip
    assert story.git(top, "status", "--porcelain") == "M plans/dekom.toml\n?? annet.txt"


async def test_the_message_and_the_files_are_the_users_to_choose(top: Path) -> None:
    async with committing(top / "plans") as it:
        await it.press("ctrl+a", *"Flyttet [/] modul", "tab", "ctrl+a", *"Fordi.", "tab", "down", "space")
        assert "□ tiltak.toml" in it.text
        await press(it, "ctrl+s")
    assert log(top, "%B") == "Flyttet [/] modul\n\nFordi."
    assert story.git(top, "show", "--name-only", "--format=") == f"plans/{NAME}/{LOG}"


async def test_what_git_install_wrote_is_a_line_of_its_own_to_choose(top: Path) -> None:
    """Nothing of it goes along unless somebody takes it; with it go the lines that merge in every clone."""
    from dekom_tui.history.attributes import put

    story.commit(top, "Alt")
    put(top / "plans")
    (top / ".gitattributes").write_text("*.png binary\n")
    async with committing(top / "plans") as it:
        assert "□ ../.gitattributes    lar git slå sammen etter innhold" in it.text
        assert "FILER  0 av 1 blir med" in it.text
        await press(it, "ctrl+s")
        assert "Ingen fil er valgt" in it.text
        await press(it, "space", "ctrl+s")
    assert log(top) == "Planene slås sammen etter innhold i git"
    assert story.git(top, "show", "--name-only", "--format=") == "plans/.gitattributes"
    assert story.git(top, "status", "--porcelain") == "?? .gitattributes"


async def test_keys_typed_at_once_all_arrive(top: Path) -> None:
    """Also those that come while it is still read what has changed: each part of the message is as it was typed."""
    async with opened(top / "plans", NAME) as it:
        await it.burst("v", "n", *"Nytt", "tab", *"Fordi.")
        await it.until(lambda: "FILER" in it.text and "tiltak.toml" in it.text)
        await it.burst("tab", "space", "down", "shift+tab", *" Og.", "ctrl+s")
        await it.until(lambda: log(top) == "Nytt")
    assert log(top, "%B") == "Nytt\n\nFordi. Og."
    assert story.git(top, "show", "--name-only", "--format=") == f"plans/{NAME}/tiltak.toml"


async def test_a_suggestion_comes_where_nobody_has_typed(top: Path) -> None:
    async with opened(top / "plans", NAME) as it:
        await it.burst("v", "n", "tab", *"Fordi.")
        await it.until(lambda: "FILER" in it.text and "Modul 2: samtaler varer 2 uker lenger" in it.text)
        assert "Fordi." in it.text


async def test_nothing_is_saved_before_it_has_been_shown(top: Path) -> None:
    before = log(top, "%H")
    async with opened(top / "plans", NAME) as it:
        await it.burst("v", "n", "ctrl+s")
        await it.until(lambda: "FILER" in it.text)
        assert isinstance(it.app.screen, CommitScreen)
    assert log(top, "%H") == before


async def test_without_a_message_or_a_file_it_is_asked_for(top: Path) -> None:
    before = log(top, "%H")
    async with committing(top / "plans") as it:
        await it.press("ctrl+a", "delete", "ctrl+s")
        assert "Skriv i én linje" in it.text
        await it.press("x", "tab", "tab", "space", "down", "space", "ctrl+s")
        assert "Ingen fil er valgt" in it.text
    assert log(top, "%H") == before


async def test_whose_name_it_is_is_asked_once(top: Path) -> None:
    story.git(top, "config", "--remove-section", "user")
    async with committing(top / "plans") as it:
        await press(it, "ctrl+s")
        assert "Hvem lagrer?" in it.text
        await it.press(*"Per", "tab", *"per", "ctrl+s")
        assert "skriv en med @" in it.text
        await it.press(*"@skole.no", "ctrl+s")
    assert log(top, "%an <%ae>") == "Per <per@skole.no>"


async def test_a_hooks_words_are_shown_and_nothing_is_staged(top: Path) -> None:
    hook(top, "echo '[red]Målet[/] mangler frist.'; exit 1")
    before = log(top, "%H")
    async with committing(top / "plans") as it:
        await press(it, "ctrl+s")
        assert "IKKE LAGRET" in it.text
        assert "[red]Målet[/] mangler frist." in it.text
        assert story.git(top, "diff", "--cached", "--name-only") == ""
        hook(top, "exit 0")
        await press(it, "ctrl+s")
    assert log(top, "%H") != before


async def test_what_a_hook_writes_is_text_whatever_it_writes(top: Path) -> None:
    hook(top, "printf '\\033[31mrød\\007 [/] \\303\\050 slutt'; exit 1")
    async with committing(top / "plans") as it:
        await press(it, "ctrl+s")
        assert "rød" in it.text
        assert "slutt" in it.text
        assert not any(sign in it.text for sign in "\x1b\x07")


async def test_a_hook_that_takes_its_time_is_told_and_can_be_stopped(top: Path) -> None:
    hook(top, "sleep 60")
    before = log(top, "%H")
    async with committing(top / "plans") as it:
        await it.pilot.press("ctrl+s")
        await it.until(lambda: "venter på arkivets egen kontroll" in it.text)
        assert "Esc stopper" in it.text
        await press(it, "escape")
        assert "Stoppet." in it.text
    assert log(top, "%H") == before
    assert not (top / ".git" / "index.lock").exists()


async def test_what_changed_after_it_was_drawn_is_not_saved_unseen(top: Path) -> None:
    before = log(top, "%H")
    async with committing(top / "plans") as it:
        path = top / "plans" / NAME / "plan.toml"
        path.write_text(path.read_text("utf-8").replace("Innervatn kommune", "Ytrevatn kommune"), "utf-8")
        await press(it, "ctrl+s")
        assert "endret imens" in it.text
        assert "Ytrevatn" in it.text
        assert log(top, "%H") == before
        await press(it, "ctrl+s")
        assert log(top, "%H") != before


async def test_a_version_that_somebody_saved_meanwhile_is_seen_first(top: Path) -> None:
    async with committing(top / "plans") as it:
        oid = story.commit(top, "Imens")
        await press(it, "ctrl+s")
        assert "endret imens" in it.text
    assert log(top, "%H") == oid


async def test_a_folder_that_is_no_repository_is_offered_to_become_one(workspace: Path) -> None:
    async with committing(workspace) as it:
        assert "holder ikke styr på versjoner ennå" in it.text
        await press(it, "enter")
        assert "Første versjon av planen" in it.text
        await it.press("ctrl+s", *"Per", "tab", *"p@x", "ctrl+s")
    assert log(workspace) == "Første versjon av planen"
    assert "dekom.toml" in story.git(workspace, "status", "--porcelain")


async def test_in_a_bare_repository_it_says_what_helps(top: Path, tmp_path: Path) -> None:
    story.git(top, "clone", "-q", "--bare", str(top), str(tmp_path / "bar.git"))
    shutil.copytree(top / "plans", tmp_path / "bar.git" / "plans")
    async with committing(tmp_path / "bar.git" / "plans") as it:
        assert "Lag en klone, og åpne planen i den." in it.text
        await press(it, "v")
        await it.until(lambda: not it.app.versions.reading)
        assert "Leser versjonene" not in it.text


async def test_without_git_it_says_so(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(top))
    async with committing(top / "plans") as it:
        assert "git finnes ikke på denne maskinen" in it.text
        await it.press("ctrl+s", "escape")
        assert not isinstance(it.app.screen, CommitScreen)


async def test_leaving_with_a_message_is_asked_twice(top: Path) -> None:
    async with committing(top / "plans") as it:
        await it.press("x", "escape")
        assert isinstance(it.app.screen, CommitScreen)
        assert "Esc en gang til" in it.text
        await press(it, "escape")
        assert not isinstance(it.app.screen, CommitScreen)


async def test_an_edit_elsewhere_is_drawn(top: Path) -> None:
    async with committing(top / "plans") as it:
        it.app.edit(Set(Place("tiltak", "elevpanel"), {"fremdrift": 70}))
        await it.settled()
        assert "2 Elevpanel" in it.text


async def test_without_a_branch_what_helps_is_told_whole(top: Path) -> None:
    story.git(top, "checkout", "-q", "--detach")
    async with committing(top / "plans") as it:
        assert "«git switch main» i terminalen velger den." in " ".join(it.text.split())


async def test_n_opens_it_in_versions(top: Path) -> None:
    async with opened(top / "plans", NAME) as it:
        await press(it, "v", "n")
        assert isinstance(it.app.screen, CommitScreen)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
async def test_everything_has_room(top: Path, size: tuple[int, int]) -> None:
    async with committing(top / "plans", size) as it:
        for said in ("LAGRE VERSJON", "MELDING", "FILER", "Ctrl+S", "Lagres på denne maskinen"):
            assert said in it.text


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_looks(top: Path, snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    app = DekomApp(top / "plans", top / "plans" / NAME, TODAY)
    assert snap_compare(app, terminal_size=size, run_before=until_still(DekomApp.action_save_version))
