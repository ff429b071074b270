"""A merge that stands open is plain to see wherever one is, also after a restart, and one key leads to it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dekom_tui.screens.merging.screen import MergeScreen
from dekom_tui.store.gitwork import GitWork
from dekom_tui.store.session import Session
from dekom_tui.store.unfinished import Looking, Unfinished
from tests import story
from tests.screens.conftest import Opened, opened
from tests.screens.merging.test_settling import NAME, PLAN, collide, pulled
from tests.screens.test_share import Two, press, two

__all__ = ["two"]


@pytest.fixture(autouse=True)
def _nobodys_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def title(it: Opened) -> str:
    return it.text.split("\n")[0]


async def test_it_is_told_at_the_start_and_stands_in_the_title_of_every_place(two: Two) -> None:
    collide(two)
    pulled(two)
    async with opened(two.mine / "plans", NAME) as it:
        await it.until(lambda: "En sammenslåing står åpen, med 2 spørsmål igjen. F7 svarer på dem." in it.text)
        for key in "0125trv":
            await press(it, key)
            assert "Åpen sammenslåing" in title(it), key
            assert "! 2 spørsmål · F7" in title(it), key
            assert "√ lagret" not in title(it)


@pytest.mark.parametrize("keys", [("f7",), ("5", "f7"), ("v", "s")])
async def test_a_key_leads_to_it(two: Two, keys: tuple[str, ...]) -> None:
    collide(two)
    pulled(two)
    async with opened(two.mine / "plans", NAME) as it:
        await press(it, *keys)
        assert isinstance(it.app.screen, MergeScreen)
        assert "SPØRSMÅL 1 AV 2" in it.text
        await press(it, "f7")
        assert len([one for one in it.app.screen_stack if isinstance(one, MergeScreen)]) == 1


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (140, 40)])
async def test_it_stands_above_the_versions(two: Two, size: tuple[int, int]) -> None:
    collide(two)
    pulled(two)
    async with opened(two.mine / "plans", NAME, size) as it:
        await press(it, "v")
        assert "! En sammenslåing står åpen, med 2 spørsmål igjen." in it.text.split("\n")[3]
        assert "S svar på spørsmål" in it.text


async def test_what_is_left_is_counted_and_it_is_gone_when_the_merge_is_a_version(two: Two) -> None:
    collide(two)
    pulled(two)
    async with opened(two.mine / "plans", NAME) as it:
        await press(it, "f7", "a", "v")
        await it.until(lambda: "! 1 spørsmål · F7" in title(it))
        await press(it, "f7", "d", "v")
        await it.until(lambda: "! ikke ferdig · F7" in title(it))
        assert "! En sammenslåing står åpen." in it.text
        await press(it, "f7", "ctrl+s")
        await it.until(lambda: "√ lagret" in title(it))
        await press(it, "v")
        assert "sammenslåing" not in it.text.replace("S svar", "")


async def test_one_that_git_begins_while_the_plan_is_open_is_seen(two: Two) -> None:
    collide(two)
    async with opened(two.mine / "plans", NAME) as it:
        assert "√ lagret" in title(it)
        pulled(two)
        await it.until(lambda: "! 2 spørsmål · F7" in title(it))


async def test_the_list_of_plans_tells_of_it_instead_of_errors(two: Two) -> None:
    collide(two)
    pulled(two)
    async with opened(two.mine / "plans", "") as it:
        await it.until(lambda: "! Åpen sammenslåing: 2 spørsmål" in it.text)
        assert "feil i filene" not in it.text
        story.git(two.mine, "merge", "--abort")
        it.app.screen.look()  # type: ignore[attr-defined]
        await it.until(lambda: "sammenslåing" not in it.text)


async def test_a_rebase_is_called_what_it_is(two: Two) -> None:
    collide(two, text=False)
    story.git(two.mine, "fetch", "-q")
    with pytest.raises(subprocess.CalledProcessError):
        story.git(two.mine, "rebase", "-q", "origin/main")
    async with opened(two.mine / "plans", NAME, (140, 40)) as it:
        assert "«git rebase» er begynt" in title(it)


def test_a_linked_worktree_has_a_merge_of_its_own(two: Two) -> None:
    collide(two)
    linked = two.mine.parent / "lenket"
    story.git(two.mine, "worktree", "add", "-q", str(linked), "HEAD")
    pulled(two)
    assert GitWork(two.mine / PLAN).begun() == "merge"
    assert GitWork(linked / PLAN).begun() == ""


def test_texts_are_searched_once(two: Two) -> None:
    collide(two)
    pulled(two)
    session = Session.open(two.mine / PLAN)
    assert session.unfinished == Unfinished("merge", 2)
    looking, texts = Looking(GitWork(session.folder)), session.documents
    assert looking.look(texts) == looking.look(dict(texts)) == Unfinished("merge", 2)
    assert looking.look({}) == Unfinished("merge", 0)


def test_outside_a_repository_there_is_nothing(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(story.SAMPLE / NAME, tmp_path / NAME))
    assert not Session.open(folder).unfinished.is_there
