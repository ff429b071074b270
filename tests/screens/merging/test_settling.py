"""What a merge could not settle is asked in plan words, answered in the files at once, and ends as a version."""

from __future__ import annotations

import os
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from dekom_tui.app import DekomApp
from dekom_tui.history.writing import WorkTree
from dekom_tui.screens.form.screen import FormScreen
from dekom_tui.screens.merging.screen import MergeScreen
from dekom_tui.screens.merging.state import WholeFile, read
from dekom_tui.screens.merging.view import Page, options, rows
from dekom_tui.store.session import Session
from tests import story
from tests.screens.conftest import TODAY, Opened, assert_fits, opened, text_of
from tests.screens.test_share import Two, press, two, until_still

__all__ = ["two"]

NAME = story.NAME
PLAN = f"plans/{NAME}"
SENTENCE = "Målet på 20 % i lesing er ikke helt nådd"
LOG = f"{PLAN}/logg/2025-10-14-fellestid.toml"


@pytest.fixture(autouse=True)
def _nobodys_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def put(top: Path, file: str, old: str, new: str) -> None:
    path = top / PLAN / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def collide(two: Two, *, text: bool = True, date: bool = True) -> None:
    """Both change a sentence, a date, or both; and one of them a measure besides."""
    for top, words, day in ((two.theirs, "for kullene er små", "2027-05-14"), (two.mine, "og få svarte", "2027-05-07")):
        if text:
            put(top, "plan.toml", f"{SENTENCE}.", f"{SENTENCE}, {words}.")
        if date:
            put(top, "tiltak.toml", "slutt = 2027-04-30", f"slutt = {day}")
    put(two.theirs, "tiltak.toml", "fremdrift = 65", "fremdrift = 70")
    story.commit(two.theirs, "Andres", author="Ressurslærer [/] lesing")
    story.git(two.theirs, "push", "-q")
    story.commit(two.mine, "Min")


def pulled(two: Two) -> None:
    assert WorkTree.of(two.mine).pull().unmerged


@asynccontextmanager
async def settling(two: Two, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Opened]:
    async with opened(two.mine / "plans", NAME, size) as it:
        it.app.action_settle_merge()
        await it.settled()
        yield it


def of(two: Two, file: str) -> str:
    return (two.mine / PLAN / file).read_text("utf-8")


def head(two: Two) -> str:
    return story.git(two.mine, "rev-parse", "HEAD")


async def test_two_questions_are_answered_and_the_merge_is_a_version(two: Two) -> None:
    collide(two)
    pulled(two)
    async with settling(two) as it:
        assert "! 2 spørsmål" in it.text
        assert "SPØRSMÅL 1 AV 2" in it.text
        assert "Hva er mindre vellykket?" in it.text
        assert "Ressurslærer [/] lesing" in it.text
        await press(it, "a")
        assert "5 Skolevandring: Slutt" in it.text
        assert "1 uke senere" in it.text
        await press(it, "ctrl+s")
        assert "Svar på alle spørsmålene først" in it.text
        await press(it, "d")
        assert "ALT ER BESVART" in it.text
        await press(it, "ctrl+s")
        assert not isinstance(it.app.screen, MergeScreen)
        assert it.app.plan.tables["tiltak"]["elevpanel"].values["fremdrift"] == 70
    assert story.git(two.mine, "rev-list", "--parents", "-1", "HEAD").count(" ") == 2
    assert story.git(two.mine, "status", "--porcelain") == ""
    assert f"{SENTENCE}, for kullene er små." in of(two, "plan.toml")
    assert "slutt = 2027-05-07" in of(two, "tiltak.toml")
    assert "dekom-konflikt" not in of(two, "plan.toml") + of(two, "tiltak.toml")


@pytest.mark.parametrize(
    ("before", "after"), [("", "Slo sammen med det andre hadde delt"), ("Etter møtet", "Etter møtet")]
)
async def test_what_is_said_of_the_merge_is_in_plan_words_or_what_somebody_wrote(
    two: Two, before: str, after: str
) -> None:
    """Also where git in the terminal began it: «Merge branch …» tells nobody anything."""
    collide(two, text=False)
    story.git(two.mine, "fetch", "-q")
    words = ["-m", before] if before else []
    with pytest.raises(subprocess.CalledProcessError):
        story.git(two.mine, "merge", "-q", *words, "origin/main")
    async with settling(two) as it:
        await press(it, "a", "ctrl+s")
    assert story.git(two.mine, "log", "-1", "--format=%s") == after


async def test_both_sentences_can_stand(two: Two) -> None:
    collide(two, date=False)
    pulled(two)
    async with settling(two) as it:
        await press(it, "b", "ctrl+s")
    text = of(two, "plan.toml")
    assert f"{SENTENCE}, og få svarte." in text
    assert f"{SENTENCE}, for kullene er små." in text


async def test_what_was_before_can_be_taken(two: Two) -> None:
    collide(two, text=False)
    pulled(two)
    async with settling(two) as it:
        await press(it, "f", "ctrl+s")
    assert "slutt = 2027-04-30" in of(two, "tiltak.toml")


async def test_both_means_nothing_for_a_date(two: Two) -> None:
    collide(two, text=False)
    pulled(two)
    async with settling(two) as it:
        before = of(two, "tiltak.toml")
        assert "Begge går ikke" in it.text
        await press(it, "b")
        assert of(two, "tiltak.toml") == before


async def test_a_third_can_be_written(two: Two) -> None:
    collide(two, text=False)
    pulled(two)
    async with settling(two) as it:
        await press(it, "s")
        assert isinstance(it.app.screen, FormScreen)
        await it.press("ctrl+a", *"21.5.2027", "enter")
        await press(it, "escape")
        assert isinstance(it.app.screen, MergeScreen)
        await it.until(lambda: "ALT ER BESVART" in it.text)
        await press(it, "ctrl+s")
    assert "slutt = 2027-05-21" in of(two, "tiltak.toml")
    assert "dekom-konflikt" not in of(two, "tiltak.toml")


async def test_an_answer_is_taken_back_to_the_byte(two: Two) -> None:
    collide(two)
    pulled(two)
    before = (of(two, "plan.toml"), of(two, "tiltak.toml"))
    async with settling(two) as it:
        await press(it, "a", "a")
        assert "ALT ER BESVART" in it.text
        await press(it, "ctrl+z")
        assert "5 Skolevandring: Slutt" in it.text
        assert "! 1 spørsmål" in it.text
        await press(it, "ctrl+z")
        assert "! 2 spørsmål" in it.text
    assert (of(two, "plan.toml"), of(two, "tiltak.toml")) == before


async def test_giving_up_leaves_everything_as_before_and_is_asked_twice(two: Two) -> None:
    collide(two)
    before, plan, measures = head(two), of(two, "plan.toml"), of(two, "tiltak.toml")
    pulled(two)
    async with settling(two) as it:
        await press(it, "a", "escape")
        assert "Alt blir som før" in it.text
        await press(it, "escape")
        assert "Alt er som før" in it.text
    assert (head(two), of(two, "plan.toml"), of(two, "tiltak.toml")) == (before, plan, measures)
    assert WorkTree.of(two.mine).under_way() == ""


async def test_what_is_unfinished_is_kept_over_a_restart(two: Two) -> None:
    collide(two)
    pulled(two)
    async with settling(two) as it:
        await press(it, "a")
    async with settling(two) as it:
        assert "SPØRSMÅL 1 AV 1" in it.text
        assert "5 Skolevandring: Slutt" in it.text
        await press(it, "a", "ctrl+s")
    assert f"{SENTENCE}, for kullene er små." in of(two, "plan.toml")
    assert story.git(two.mine, "rev-list", "--parents", "-1", "HEAD").count(" ") == 2


async def test_a_hook_that_will_not_have_it_is_heard_and_it_stays_open(two: Two) -> None:
    collide(two, text=False)
    pulled(two)
    hook = two.mine / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho '[b]Tiltaket[/b] mangler mål'; exit 1\n")
    hook.chmod(0o755)
    before = head(two)
    async with settling(two) as it:
        await press(it, "a", "ctrl+s")
        assert "[b]Tiltaket[/b] mangler mål" in it.text
    assert head(two) == before
    assert WorkTree.of(two.mine).under_way() == "merge"


@pytest.mark.parametrize("mine_is_gone", [True, False])
async def test_a_measure_that_one_took_away_is_named_and_only_what_the_other_changed_is_shown(
    two: Two, mine_is_gone: bool
) -> None:
    gone, kept = (two.mine, two.theirs) if mine_is_gone else (two.theirs, two.mine)
    text = (gone / PLAN / "tiltak.toml").read_text("utf-8")
    begin = text.index("[tiltak.erfaringsdeling-med-naboskolen]")
    put(gone, "tiltak.toml", text[begin : text.index("\n[", begin) + 1], "")
    put(kept, "tiltak.toml", 'status = "på vent"', 'status = "pågår"')
    for top in (two.theirs, two.mine):
        story.commit(top, "En versjon")
    story.git(two.theirs, "push", "-q")
    pulled(two)
    async with settling(two) as it:
        assert "8 Erfaringsdeling (UP1)" in it.text
        assert "tatt bort" in it.text
        assert "Status: på vent" in it.text
        assert "Status: pågår" in it.text
        assert "Ansvarlig" not in it.text
        assert "SPØRSMÅL 1 AV 1" in it.text


async def test_two_entries_of_one_name_can_both_stay(two: Two) -> None:
    for top, words in ((two.theirs, "deres"), (two.mine, "våre")):
        text = f'format = 1\ndato = 2026-11-20\nanledning = "Fellestid"\nlykkes = """\nDette er {words} ord.\n"""\n'
        (top / PLAN / "logg/2026-11-20-fellestid.toml").write_text(text)
        story.commit(top, words)
    story.git(two.theirs, "push", "-q")
    pulled(two)
    async with settling(two) as it:
        assert "hver sin med samme navn" in it.text
        await press(it, "b", "ctrl+s")
    files = story.git(two.mine, "ls-files", "--", f"{PLAN}/logg/2026-11-20*").split("\n")
    assert [Path(one).name for one in files] == ["2026-11-20-fellestid-2.toml", "2026-11-20-fellestid.toml"]
    assert "deres ord" in of(two, "logg/2026-11-20-fellestid-2.toml")
    assert story.git(two.mine, "status", "--porcelain") == ""


@pytest.mark.parametrize(("key", "there"), [("d", False), ("a", True)])
async def test_a_file_that_one_side_took_away_is_a_question(two: Two, key: str, there: bool) -> None:
    put(two.theirs, "logg/2025-10-14-fellestid.toml", "29 ansatte", "30 ansatte")
    story.commit(two.theirs, "Andres")
    story.git(two.theirs, "push", "-q")
    (two.mine / LOG).unlink()
    story.commit(two.mine, "Bort")
    pulled(two)
    async with settling(two) as it:
        assert "Du har tatt bort fila" in it.text
        await press(it, key, "ctrl+s")
    assert (two.mine / LOG).exists() == there
    assert story.git(two.mine, "status", "--porcelain") == ""
    assert story.git(two.mine, "rev-list", "--parents", "-1", "HEAD").count(" ") == 2


async def test_a_file_of_others_is_left_to_them(two: Two) -> None:
    for top, words in ((two.theirs, "a"), (two.mine, "b")):
        (top / "notat.txt").write_text(words)
        story.commit(top, words)
    story.git(two.theirs, "push", "-q")
    pulled(two)
    async with settling(two) as it:
        assert "notat.txt" in it.text
        assert "ferdig" not in it.text.split("\n")[-1]
        await press(it, "ctrl+s")
        assert WorkTree.of(two.mine).under_way() == "merge"


async def test_questions_that_no_merge_is_left_of_are_answered_too(two: Two) -> None:
    """As `git stash pop` leaves them, or a merge that somebody forgot with `git merge --quit`."""
    collide(two, text=False)
    pulled(two)
    story.git(two.mine, "merge", "--quit")
    before = head(two)
    async with opened(two.mine / "plans", NAME) as it:
        await it.until(lambda: "! 1 spørsmål · F7" in it.text.split("\n")[0])
        await press(it, "f7")
        assert "D det som er der" in it.text.split("\n")[-1]
        await press(it, "a")
        assert "Ctrl+S tar svarene med" in it.text
        await press(it, "ctrl+s")
        assert "Svarene er tatt med." in it.text
        assert "--continue" not in it.text
        await it.until(lambda: "√ lagret" in it.text.split("\n")[0])
    assert WorkTree.of(two.mine).unmerged() == ()
    assert head(two) == before
    assert "slutt = 2027-05-14" in of(two, "tiltak.toml")


async def test_it_is_reached_from_versions(two: Two) -> None:
    collide(two)
    pulled(two)
    async with opened(two.mine / "plans", NAME) as it:
        await press(it, "v", "n")
        assert "En sammenslåing er begynt" in it.text
        await press(it, "enter")
        assert isinstance(it.app.screen, MergeScreen)


async def test_a_merge_that_was_begun_before_the_start_is_told_where_it_is_settled(two: Two) -> None:
    collide(two)
    pulled(two)
    async with opened(two.mine / "plans", NAME) as it:
        await press(it, "v", "d")
        assert "En sammenslåing er begynt og ikke ferdig" in it.text
        await press(it, "s")
        assert "SPØRSMÅL 1 AV 2" in it.text


async def test_without_a_merge_it_says_so(two: Two) -> None:
    async with settling(two) as it:
        assert "Ingen sammenslåing er begynt" in it.text
        await press(it, "escape")
        assert not isinstance(it.app.screen, MergeScreen)


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_page_fits(two: Two, width: int) -> None:
    collide(two)
    pulled(two)
    merge = read(Session.open(two.mine / PLAN))
    questions = [*merge.questions, WholeFile("logg/" + "x" * 90 + ".toml", None, b"a\n")]
    for number in range(3):
        for option in options(questions[number]):
            for answers in ({}, {number: "theirs"}):
                page = rows(Page(merge, questions, answers, number, option, TODAY), width, 40)
                assert_fits(page, width)
    assert "Du har tatt bort fila" in " ".join(text_of(page).split())


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_looks(two: Two, snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    collide(two)
    pulled(two)
    app = DekomApp(two.mine / "plans", two.mine / PLAN, TODAY)
    assert snap_compare(app, terminal_size=size, run_before=until_still(DekomApp.action_settle_merge))
