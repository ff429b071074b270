"""`dekom adopt`: status, agreed dates, anchoring with the vote, a version and a mark; or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.plan.format import Anchoring
from dekom_tui.plan.model import Plan
from dekom_tui.store.read import Folder, read_plan
from tests.cli.conftest import PLAN, Run
from tests.cli.test_git import Git, git

__all__ = ["git"]

TAG = f"vedtatt/{PLAN}/2026-11-24"
VOTE = ("--hvem", "Hele personalet", "--for", "29", "--mot", "1", "--avstaar", "2")


@pytest.fixture
def draft(git: Git, plan: Path) -> Git:
    text = (plan / "plan.toml").read_text("utf-8")
    (plan / "plan.toml").write_text(text.replace('status = "vedtatt"', 'status = "til behandling"'), "utf-8")
    git("commit", "-q", "-a", "-m", "Til behandling")
    git("tag", "-a", "-m", "x", "før")
    return git


def read(plan: Path) -> Plan:
    return read_plan(Folder(plan)).plan


def test_all_of_it_is_one_version_with_a_mark(draft: Git, run: Run, plan: Path) -> None:
    (plan / "logg" / "2026-11-23-ny.toml").write_text('format = 1\ndato = 2026-11-23\nanledning = "Ny"\n')
    found = run("adopt", PLAN, *VOTE)
    assert found.exit_code == 0
    assert [Path(line).name for line in found.stdout.splitlines()] == [
        "2026-11-23-ny.toml", "plan.toml", "tiltak.toml",
    ]  # fmt: skip
    after = read(plan)
    assert after.head.status == "vedtatt"
    assert all(one.avtalt is not None and (one.avtalt.start, one.avtalt.slutt) == (one.start, one.slutt)
               for one in after.measures)  # fmt: skip
    entry = after.of(Anchoring)["2026-11-24-hele-personalet"]
    assert entry.hva == "Vedtok planen med 29 stemmer for og 1 mot; 2 avstod"
    assert draft("status", "--porcelain", "--", "plans") == ""
    assert draft("rev-parse", f"{TAG}^{{commit}}") == draft("rev-parse", "HEAD")
    assert "29 stemmer for" in draft("tag", "-l", "-n9", TAG)
    assert draft("show", "-s", "--format=%s") == "Utviklingsplan 2025–2027 er vedtatt"


def test_diff_since_vedtatt_then_holds_against_it(draft: Git, run: Run, plan: Path) -> None:
    run("adopt", PLAN, *VOTE)
    assert run("diff", "--since", "vedtatt").exit_code == 0
    draft.change("2027-04-30", "2027-05-14")
    assert run("diff", "--since", "vedtatt").exit_code == 1


def test_the_day_can_be_another_and_the_vote_unknown(draft: Git, run: Run, plan: Path) -> None:
    assert run("adopt", PLAN, "--dato", "20.11.2026", "--hvem", "Skoleeier").exit_code == 0
    entry = read(plan).of(Anchoring)["2026-11-20-skoleeier"]
    assert entry.hva == "Vedtok planen"
    assert draft("tag", "-l", "vedtatt/*") == f"vedtatt/{PLAN}/2026-11-20"


def test_a_plan_in_nynorsk_is_told_in_nynorsk_whatever_the_user_speaks(draft: Git, run: Run, plan: Path) -> None:
    text = (plan / "plan.toml").read_text("utf-8")
    (plan / "plan.toml").write_text(text.replace('maalform = "nb"', 'maalform = "nn"'), "utf-8")
    assert run("adopt", PLAN, *VOTE, "--lang", "en").exit_code == 0
    assert "Vedtok planen med 29" in str(read(plan).of(Anchoring)["2026-11-24-hele-personalet"].hva)


class TestRefusals:
    """What stops it leaves everything as it was."""

    @pytest.fixture(autouse=True)
    def _unchanged(self, draft: Git, plan: Path) -> object:
        head = draft("rev-parse", "HEAD")
        yield
        assert draft("rev-parse", "HEAD") == head
        assert read(plan).head.status != "vedtatt" or "vedtatt" in draft("show", f"{head}:plans/{PLAN}/plan.toml")

    def refused(self, run: Run, *words: str, said: str) -> None:
        found = run("adopt", PLAN, *words)
        assert found.exit_code == 2
        assert said in found.stderr

    def test_a_hook_that_says_no(self, draft: Git, run: Run, plan: Path) -> None:
        draft.hook("pre-commit", "#!/bin/sh\necho 'Ikke på en tirsdag'; exit 1\n")
        before = {path: path.read_bytes() for path in plan.rglob("*.toml")}
        self.refused(run, *VOTE, said="Ikke på en tirsdag")
        assert {path: path.read_bytes() for path in plan.rglob("*.toml")} == before
        assert draft("tag", "-l", "vedtatt/*") == ""

    def test_nobody_named(self, draft: Git, run: Run) -> None:
        self.refused(run, "--for", "3", said="--hvem")

    def test_no_identity(self, draft: Git, run: Run) -> None:
        draft("config", "--unset", "user.email")
        self.refused(run, *VOTE, said="hvem du er")

    def test_a_day_that_is_marked_already(self, draft: Git, run: Run) -> None:
        draft("tag", "-a", "-m", "x", TAG)
        self.refused(run, *VOTE, said=TAG)

    def test_errors_in_the_plan(self, draft: Git, run: Run) -> None:
        draft.change('maal = ["medvirkning"]', 'maal = ["finnes-ikke"]')
        self.refused(run, *VOTE, said="dekom check")

    @pytest.mark.parametrize("words", [("--for", "-1"), ("--for", "mange"), ("--dato", "i fjor en gang")])
    def test_what_is_no_count_and_no_day(self, draft: Git, run: Run, words: tuple[str, str]) -> None:
        self.refused(run, "--hvem", "x", *words, said=words[1])

    def test_an_adopted_plan(self, draft: Git, run: Run, plan: Path) -> None:
        draft("checkout", "-q", "HEAD~1", "--", f"plans/{PLAN}/plan.toml")
        self.refused(run, *VOTE, said="til behandling")

    def test_a_plan_in_no_repository(self, draft: Git, run: Run, tmp_path: Path) -> None:
        (tmp_path / ".git").rename(tmp_path / "git-borte")
        self.refused(run, *VOTE, said="git init")
        (tmp_path / "git-borte").rename(tmp_path / ".git")
