"""The questions of a rebase: asked and answered version by version."""

from __future__ import annotations

import subprocess

import pytest

from dekom_tui.history.writing import WorkTree
from dekom_tui.screens.merging.screen import MergeScreen
from tests import story
from tests.screens.conftest import opened
from tests.screens.merging.test_settling import (
    NAME,
    SENTENCE,
    _nobodys_git,
    collide,
    head,
    of,
    put,
    settling,
)
from tests.screens.test_share import Two, press, two

__all__ = ["_nobodys_git", "two"]


async def test_of_a_rebase_the_answers_are_taken_and_the_rest_is_told(two: Two) -> None:
    collide(two, text=False)
    story.git(two.mine, "fetch", "-q")
    with pytest.raises(subprocess.CalledProcessError):
        story.git(two.mine, "-c", "merge.dekom.driver=", "rebase", "-q", "origin/main")
    async with opened(two.mine / "plans", NAME) as it:
        await press(it, "v", "d")
        assert "«git rebase» er begynt og ikke ferdig" in it.text
    async with settling(two) as it:
        assert "Det er endret på to måter" in it.text
        assert "D det som er der  A det som flyttes hit" in it.text
        assert "Den andres" not in it.text
        await press(it, "a")
        await press(it, "ctrl+s")
        assert "git rebase --continue" in it.text
    assert WorkTree.of(two.mine).unmerged() == ()


async def test_a_rebase_that_a_pull_began_is_gone_through_version_by_version(two: Two) -> None:
    """`pull.rebase`: both of one's own versions have a question; then both lie behind what others had shared."""
    story.git(two.mine, "config", "pull.rebase", "true")
    collide(two, text=False)
    put(two.theirs, "plan.toml", f"{SENTENCE}.", f"{SENTENCE}, for kullene er små.")
    story.commit(two.theirs, "Andres igjen")
    story.git(two.theirs, "push", "-q")
    put(two.mine, "plan.toml", f"{SENTENCE}.", f"{SENTENCE}, og få svarte.")
    story.commit(two.mine, "Min igjen")
    before = head(two)
    async with opened(two.mine / "plans", NAME) as it:
        await press(it, "v", "d", "h")
        assert "Hentet 2 versjoner" in it.text
        assert "git rebase --continue" not in it.text
        await press(it, "s")
        assert "5 Skolevandring: Slutt" in it.text
        assert "Esc avbryt" in it.text
        await press(it, "escape", "escape")
        assert head(two) == before
        assert WorkTree.of(two.mine).under_way() == ""
        await press(it, "h", "s", "a", "ctrl+s")
        await it.until(lambda: "Hva er mindre vellykket?" in it.text)
        assert "SPØRSMÅL 1 AV 1" in it.text
        await press(it, "d", "ctrl+s")
        await it.until(lambda: not isinstance(it.app.screen, MergeScreen))
        await it.settled()
        assert "rebase" not in it.text
        assert "√ lagret" in it.text
    assert story.git(two.mine, "log", "-4", "--format=%s").split("\n") in (
        ["Min", "Andres igjen", "Andres", "Alt"], ["Min igjen", "Min", "Andres igjen", "Andres"],
    )  # fmt: skip
    assert story.git(two.mine, "status", "--porcelain") == ""
    assert "slutt = 2027-05-07" in of(two, "tiltak.toml")
