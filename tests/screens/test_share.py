"""Sharing from the program: sent and fetched beside the screen, how far it is, and what stands in the way."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dekom_tui.app import DekomApp
from dekom_tui.history.writing import WorkTree
from dekom_tui.screens.share.screen import ShareScreen
from dekom_tui.screens.share.state import Came, Shared, Waiting, address
from dekom_tui.screens.share.view import Working, rows
from tests import story
from tests.screens.conftest import Opened, assert_fits, opened, text_of

NAME = story.NAME
FILE = f"plans/{NAME}/tiltak.toml"


@pytest.fixture(autouse=True)
def _nobodys_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


class Two:
    """Two people's clones of one bare repository, the first open in the program."""

    def __init__(self, folder: Path, whole: Path) -> None:
        """`whole` is a repository with the sample and its past, all of it saved."""
        self.shared, self.mine, self.theirs = (folder / name for name in ("delt.git", "min", "andres"))
        story.git(whole, "clone", "-q", "--bare", str(whole), str(self.shared))
        for one in (self.mine, self.theirs):
            story.git(whole, "clone", "-q", f"file://{self.shared}", str(one))
            story.git(one, "config", "user.name", one.name)
            story.git(one, "config", "user.email", f"{one.name}@x")

    def change(self, top: Path, old: str, new: str, said: str) -> str:
        path = top / FILE
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        return story.commit(top, said)

    def they_send(self, old: str = "fremdrift = 65", new: str = "fremdrift = 70") -> str:
        oid = self.change(self.theirs, old, new, "Elevpanelet er kommet lenger")
        story.git(self.theirs, "push", "-q")
        return oid


@pytest.fixture
def two(tmp_path: Path, past: Path) -> Two:
    whole = Path(shutil.copytree(past, tmp_path / "første"))
    story.commit(whole, "Alt")
    return Two(tmp_path, whole)


@asynccontextmanager
async def sharing(two: Two) -> AsyncIterator[Opened]:
    async with opened(two.mine / "plans", NAME) as it:
        it.app.action_share()
        await it.settled()
        yield it


async def press(it: Opened, *keys: str) -> None:
    """Press keys, each when all that the one before began is done: an errand begins another."""
    for key in keys:
        # A worker that another takes the place of counts as failed where all are waited for.
        await it.pilot.press(key)
        await it.pilot.pause()
        await it.until(lambda: not any(one.is_running for one in it.app.workers), 20)
        await it.pilot.pause()


def until_still(begin: Callable[[DekomApp], None]) -> Callable[[Pilot[None]], Awaitable[None]]:
    """For a picture: opens a screen, and waits until it has read what it shows."""

    async def wait(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, DekomApp)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        begin(pilot.app)
        await pilot.pause()
        await Opened(pilot.app, pilot).until(lambda: not any(one.is_running for one in pilot.app.workers), 20)
        await pilot.pause()

    return wait


def head(top: Path) -> str:
    return story.git(top, "rev-parse", "main")


async def test_versions_are_sent(two: Two) -> None:
    oid = two.change(two.mine, "2027-04-30", "2027-05-14", "Skolevandringen [/] senere")
    async with sharing(two) as it:
        assert "1 versjon er ikke delt ennå" in it.text
        assert "Skolevandringen [/] senere" in it.text
        await press(it, "d")
        assert "√ Versjonene er delt." in it.text
        assert "Alt du har lagret, er delt." in it.text
    assert head(two.shared) == oid


async def test_what_others_have_sent_is_in_the_open_plan_at_once(two: Two) -> None:
    oid = two.they_send()
    async with sharing(two) as it:
        await press(it, "h")
        assert "√ Hentet 1 versjon." in it.text
        assert "Elevpanelet er kommet lenger" in it.text
        assert it.app.plan.tables["tiltak"]["elevpanel"].values["fremdrift"] == 70
        await press(it, "h")
        assert "ikke noe nytt" in it.text
    assert head(two.mine) == oid


async def test_a_merge_that_others_made_is_not_told_as_mine(two: Two) -> None:
    story.git(two.theirs, "checkout", "-q", "-b", "gren")
    two.change(two.theirs, "fremdrift = 65", "fremdrift = 70", "Elevpanelet")
    story.git(two.theirs, "checkout", "-q", "main")
    two.change(two.theirs, "slutt = 2027-04-30", "slutt = 2027-05-14", "Senere")
    story.git(two.theirs, "merge", "-q", "--no-edit", "-Xours", "gren")
    story.git(two.theirs, "push", "-q")
    async with sharing(two) as it:
        await press(it, "h")
        assert "√ Hentet 3 versjoner." in it.text
        for said in ("Elevpanelet", "Senere", "Slo sammen med det andre hadde delt"):
            assert said in it.text, "as many are named as are counted"
        assert "Merge branch" not in it.text
        assert "slått sammen med det du har" not in it.text


async def test_as_many_versions_are_named_as_have_come_and_mine_is_none_of_them(two: Two) -> None:
    two.change(two.theirs, "fremdrift = 65", "fremdrift = 70", "Første")
    two.change(two.theirs, "fremdrift = 70", "fremdrift = 75", "Andre")
    story.git(two.theirs, "push", "-q")
    two.change(two.mine, "slutt = 2027-04-30", "slutt = 2027-05-14", "Min egen")
    async with sharing(two) as it:
        await press(it, "h")
        came = it.text.partition("√ Hentet 2 versjoner.")[2]
        assert "Første" in came
        assert "Andre" in came
        assert "Min egen" not in came
        assert "Slo sammen" not in came
    assert story.git(two.mine, "log", "-1", "--format=%s") == "Slo sammen med det andre hadde delt"


async def test_of_many_versions_it_is_told_how_many_are_not_named(two: Two) -> None:
    for at in range(66, 74):
        two.change(two.theirs, f"fremdrift = {at - 1}", f"fremdrift = {at}", f"Nummer {at}")
    story.git(two.theirs, "push", "-q")
    async with sharing(two) as it:
        await press(it, "h")
        assert "√ Hentet 8 versjoner." in it.text
        assert "og 2 til" in it.text


async def test_both_sides_of_one_file_are_merged_by_meaning(two: Two) -> None:
    """Two fields of neighbouring lines, of which git alone would make a conflict."""
    two.they_send("fremdrift = 65", "fremdrift = 70")
    two.change(two.mine, 'status = "pågår"\nfremdrift = 65', 'status = "på vent"\nfremdrift = 65', "På vent")
    async with sharing(two) as it:
        await press(it, "h")
        assert "slått sammen med det du har" in it.text
        panel = it.app.plan.tables["tiltak"]["elevpanel"]
        assert (panel.values["status"], panel.values["fremdrift"]) == ("på vent", 70)


async def test_a_conflict_is_told_as_questions(two: Two) -> None:
    two.they_send("fremdrift = 65", "fremdrift = 70")
    two.change(two.mine, "fremdrift = 65", "fremdrift = 80", "Lenger")
    async with sharing(two) as it:
        await press(it, "h")
        assert "Dere har endret det samme" in it.text
        assert "S svar på spørsmål" in it.text


async def test_what_does_not_fit_together_after_merging_is_told(two: Two) -> None:
    """One takes a meeting place away, the other gives a measure to it: no line is changed by both."""
    path = two.theirs / "plans" / NAME / "plan.toml"
    text = path.read_text("utf-8")
    begin = text.index("[arena.nettverksmoete]")
    path.write_text(text[:begin] + text[text.index("\n[", begin) + 1 :], "utf-8")
    two.change(two.theirs, 'arena = "nettverksmoete"', 'arena = "elevpanel"', "Uten nettverksmøter")
    story.git(two.theirs, "push", "-q")
    two.change(two.mine, 'arena = "klasserom"', 'arena = "nettverksmoete"', "I nettverket")
    async with sharing(two) as it:
        await press(it, "h")
        assert "feil etter sammenslåingen" in " ".join(it.text.split())
        assert "F8 viser hvor" in it.text


async def test_what_stands_in_the_way_is_told(two: Two) -> None:
    two.they_send()
    two.change(two.mine, "2027-04-30", "2027-05-14", "Senere")
    async with sharing(two) as it:
        await press(it, "d")
        assert "Andre har delt versjoner som du ikke har hentet" in it.text.replace("\n▌ ", " ").replace(" ▌ ", " ")
        story.git(two.mine, "remote", "set-url", "origin", "http://127.0.0.1:1/x.git")
        await press(it, "h")
        assert "Ingen forbindelse" in it.text


async def test_work_that_is_no_version_is_told_and_not_overwritten(two: Two) -> None:
    two.they_send()
    path = two.mine / FILE
    path.write_text(path.read_text("utf-8").replace("fremdrift = 65", "fremdrift = 75"), "utf-8")
    async with sharing(two) as it:
        assert "1 fil er endret og ikke lagret i noen versjon" in it.text
        await press(it, "h")
        assert "Lagre en versjon først" in it.text
        assert "fremdrift = 75" in path.read_text("utf-8")


async def test_a_fetch_that_hangs_is_stopped(two: Two) -> None:
    ssh = two.mine / "ssh"
    ssh.write_text("#!/bin/sh\necho 'Receiving objects:  40% (4/10)' >&2\nsleep 60\n")
    ssh.chmod(0o755)
    story.git(two.mine, "config", "core.sshCommand", str(ssh))
    story.git(two.mine, "remote", "set-url", "origin", "git@g.no:x.git")
    async with sharing(two) as it:
        await it.pilot.press("h")
        await it.until(lambda: "40 %" in it.text)
        assert "Esc stopper" in it.text
        await it.press("escape")
        assert "Stoppet." in it.text
        assert isinstance(it.app.screen, ShareScreen)


async def test_texts_of_strangers_are_shown_as_texts(two: Two) -> None:
    """What is no letter stands as a dot: nothing of it reaches the terminal, and none of it is markup."""
    bad = "\x1b[31mrød\x07 [red]x[/] \u202e"
    two.change(two.mine, "2027-04-30", "2027-05-14", f"{bad} versjon")
    story.git(two.mine, "config", "user.name", bad)
    story.git(two.mine, "config", "remote.origin.url", f"file:///finnes/{bad}")
    async with sharing(two) as it:
        assert "[red]x[/]" in it.text
        assert not any(sign in it.text for sign in "\x1b\x07\u202e")
        await press(it, "d")
        assert not any(sign in it.text for sign in "\x1b\x07\u202e")


async def test_nowhere_to_share_says_how(two: Two) -> None:
    story.git(two.mine, "remote", "remove", "origin")
    async with sharing(two) as it:
        assert "git remote add origin" in it.text
        await press(it, "h", "d", "s")
        assert isinstance(it.app.screen, ShareScreen)


def test_an_address_is_shown_without_its_password(two: Two) -> None:
    tree = WorkTree.of(two.mine)
    for url, shown in (
        ("https://kari:hemmelig@git.no/plan.git", "https://git.no/plan.git"),
        ("https://git.no/a@b", "https://git.no/a@b"),
        ("git@git.no:plan.git", "git@git.no:plan.git"),
    ):
        story.git(two.mine, "remote", "set-url", "origin", url)
        assert address(tree, "origin") == shown


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_page_fits(two: Two, width: int) -> None:
    long = Waiting("Ord " * 60, date(2026, 11, 24), "K" * 80)
    shared = Shared(WorkTree.of(two.mine), "main på " + "x" * 90, True, (long,) * 9, 3, "")
    for page in (
        rows(shared, Working("fetch", 40), None, "", width),
        rows(shared, None, Came("Hentet 9 versjoner.", (long,) * 9, "Ord " * 40), "", width),
        rows(shared, None, None, "Ord " * 60 + "\nlinje", width),
        rows(None, None, None, "Ingenting", width),
    ):
        assert_fits(page, width)
    assert "og 3 til" in text_of(rows(shared, None, None, "", width))
