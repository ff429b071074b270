"""A pull where git is set up to move one's own versions behind the others'."""

from __future__ import annotations

import subprocess

import pytest

from dekom_tui.history.refusals import (
    Apart,
    NotSaved,
)
from tests.history.conftest import PLAN
from tests.history.test_sharing import Two, two

__all__ = ["two"]


class TestMoving:
    """Where git is set up to move one's own versions behind the others', a pull does."""

    @pytest.fixture(params=["pull.rebase", "branch.main.rebase"])
    def apart(self, two: Two, request: pytest.FixtureRequest) -> Two:
        """Both changed neighbouring fields of one measure, where git's lines alone would stop."""
        two.mine("config", request.param, "true")
        two.they_send("tiltak.toml", "slutt = 2027-04-30", "slutt = 2027-05-14")
        two.mine.change("tiltak.toml", "start = 2025-09-08", "start = 2025-09-15")
        two.mine.commit("Min")
        return two

    def lines(self, two: Two) -> str:
        return (two.mine.folder / PLAN / "tiltak.toml").read_text("utf-8")

    def test_versions_are_moved_and_merged_by_meaning(self, apart: Two) -> None:
        found = apart.tree.pull()
        assert not found.is_open
        assert apart.mine("log", "-2", "--format=%s") == "Min\nDeres"
        assert apart.mine("rev-list", "--parents", "-1", "HEAD").count(" ") == 1
        assert "start = 2025-09-15\nslutt = 2027-05-14" in self.lines(apart)

    def test_the_branch_counts_before_the_whole(self, two: Two) -> None:
        two.mine("config", "pull.rebase", "true")
        two.mine("config", "branch.main.rebase", "false")
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        two.mine.change("plan.toml", "Plangruppa", "Plangruppen")
        two.mine.commit("Min")
        assert two.mine("rev-list", "--parents", "-1", two.tree.pull().after).count(" ") == 2

    def test_a_question_is_left_open_and_the_answer_goes_on(self, apart: Two) -> None:
        apart.mine.change("tiltak.toml", "slutt = 2027-04-30", "slutt = 2027-05-07")
        apart.mine.commit("Min andre")
        apart.mine.change("tiltak.toml", "start = 2025-09-15", "start = 2025-09-22")
        apart.mine.commit("Min tredje")
        found = apart.tree.pull()
        assert found.unmerged == (f"{PLAN}/tiltak.toml",)
        assert apart.tree.under_way() == "rebase"
        text = self.lines(apart)
        block = text[text.index("# >>> dekom-konflikt") : text.index("slutt = 2027-05-14")]
        (apart.mine.folder / PLAN / "tiltak.toml").write_text(text.replace(block, ""), "utf-8")
        apart.tree.finish_merge([f"{PLAN}/tiltak.toml"])
        assert apart.tree.under_way() == ""
        assert apart.mine("log", "-1", "--format=%s") == "Min tredje"
        assert "start = 2025-09-22\nslutt = 2027-05-14" in self.lines(apart)

    def test_it_can_be_taken_back(self, apart: Two) -> None:
        apart.mine.change("tiltak.toml", "slutt = 2027-04-30", "slutt = 2027-05-07")
        before = apart.mine.commit("Min andre")
        apart.tree.pull()
        apart.tree.abort_merge()
        assert apart.mine("rev-parse", "HEAD") == before
        assert apart.mine("status", "--porcelain") == ""

    def test_a_rebase_of_the_users_own_is_left_to_the_user(self, apart: Two) -> None:
        apart.mine.change("tiltak.toml", "slutt = 2027-04-30", "slutt = 2027-05-07")
        apart.mine.commit("Min andre")
        apart.mine("fetch", "-q")
        with pytest.raises(subprocess.CalledProcessError):
            apart.mine("rebase", "origin/main")
        apart.tree.abort_merge()
        assert apart.tree.under_way() == "rebase"

    def test_work_that_is_not_saved_is_not_moved(self, apart: Two) -> None:
        apart.mine.change("plan.toml", "Plangruppa", "Plangruppen")
        with pytest.raises(NotSaved) as caught:
            apart.tree.pull()
        assert "Lagre en versjon først" in caught.value.told()
        assert apart.tree.under_way() == ""

    def test_only_straight_on(self, two: Two) -> None:
        """`pull.ff` is followed as well."""
        two.mine("config", "pull.ff", "only")
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        two.mine.change("plan.toml", "Plangruppa", "Plangruppen")
        before = two.mine.commit("Min")
        with pytest.raises(Apart):
            two.tree.pull()
        assert two.mine("rev-parse", "HEAD") == before
