"""`dekom merge-check`: a merge that was made by lines, held against one by meaning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Run
from tests.history.conftest import Git

Change = Callable[[str, str, str], None]


@pytest.fixture
def git(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The sample in git, with two branches that change what stands side by side."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    git = Git(workspace)
    git("init", "-q", "-b", "main")
    git.commit("Første utkast")
    git("branch", "base")
    for branch, old, new in (
        ("deres", "fremdrift = 65", "fremdrift = 80"),
        ("vår", "slutt = 2027-06-18", "slutt = 2027-06-25"),
    ):
        git("checkout", "-q", "-b", branch, "base")
        git.change("tiltak.toml", old, new)
        git.commit(branch)
    git("checkout", "-q", "-b", "resultat", "vår")
    return git


def test_a_result_that_says_the_same_is_fine(git: Git, run: Run) -> None:
    git.change("tiltak.toml", "fremdrift = 65", "fremdrift = 80  # annen oppsetting")
    git.commit()
    result = run("merge-check", "base", "vår", "deres")
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_result_that_lost_a_change_is_told_in_plan_words(git: Git, run: Run) -> None:
    result = run("merge-check", "base", "vår", "deres")
    assert result.exit_code == 1
    assert f"{PLAN}: 1 endring" in result.stdout
    assert "framdrift fra 80 til 65" in result.stdout
    assert "Resultatet er et annet" in result.stderr


def test_another_result_than_head_can_be_named(git: Git, run: Run) -> None:
    assert run("merge-check", "base", "vår", "base", "vår").exit_code == 0
    assert run("merge-check", "base", "vår", "base", "deres").exit_code == 1


def test_what_had_to_be_chosen_is_named_and_not_judged(git: Git, run: Run) -> None:
    git("checkout", "-q", "deres")
    git.change("tiltak.toml", "slutt = 2027-06-18", "slutt = 2027-06-11")
    git.commit()
    git("checkout", "-q", "resultat")
    git.change("tiltak.toml", "fremdrift = 65", "fremdrift = 80")
    git.commit()
    result = run("merge-check", "base", "vår", "deres")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "«2 Elevpanel: Slutt» måtte velges" in result.stderr


def test_an_error_that_neither_side_has_is_told(git: Git, run: Run) -> None:
    """A goal goes on one side, and a measure comes to serve it on the other: two files, and no conflict."""
    git("checkout", "-q", "deres")
    git.change("tiltak.toml", 'arena = "elevpanel"', 'arena = "nattskole"')
    git.change("plan.toml", "[arena.elevpanel]", '[arena.nattskole]\nnavn = "Nattskole"\n\n[arena.elevpanel]')
    git.commit()
    for branch in ("vår", "resultat"):
        git("checkout", "-q", branch)
    git.change("tiltak.toml", "fremdrift = 65", "fremdrift = 80")
    git.change("tiltak.toml", 'arena = "elevpanel"', 'arena = "nattskole"')
    git.commit()
    result = run("merge-check", "base", "vår", "deres")
    assert result.exit_code == 1
    assert "[no-such]" in result.stderr


def test_an_unknown_version_is_wrong_use(git: Git, run: Run) -> None:
    result = run("merge-check", "base", "finnes-ikke", "deres")
    assert result.exit_code == 2
    assert "finnes-ikke" in result.stderr
