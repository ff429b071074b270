"""Fetching, merging and sending, between two clones of one repository, each obstacle with a word."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.history.past import Past
from dekom_tui.history.refusals import (
    Apart,
    Cancelled,
    Detached,
    HookRefused,
    InTheWay,
    NoCredentials,
    NoIdentity,
    NoNetwork,
    NoRemote,
    NotDone,
    Rejected,
    RemoteRefused,
    UnderWay,
)
from dekom_tui.history.running import Errand, Step
from dekom_tui.history.trouble import HistoryError, NoCommit
from dekom_tui.history.writing import Identity, WorkTree, init
from dekom_tui.words.language import translated_in
from tests.history.conftest import PLAN, Git


class Two:
    """Two people's clones of one bare repository."""

    def __init__(self, git: Git, folder: Path) -> None:
        self.shared = Git(folder / "delt.git")
        git("clone", "-q", "--bare", str(git.folder), str(self.shared.folder))
        self.mine, self.theirs = (Git(folder / name) for name in ("min", "andres"))
        for one in (self.mine, self.theirs):
            git("clone", "-q", f"file://{self.shared.folder}", str(one.folder))
        self.tree = WorkTree.of(self.mine.folder)
        self.tree.set_identity(Identity("Kari", "k@x"))

    def they_send(self, file: str, old: str, new: str) -> str:
        """The other one saves a version and sends it."""
        self.theirs.change(file, old, new)
        oid = self.theirs.commit("Deres")
        self.theirs("push", "-q")
        return oid

    def hook(self, where: Path, body: str) -> None:
        where.parent.mkdir(exist_ok=True)
        where.write_text(f"#!/bin/sh\n{body}\n")
        where.chmod(0o755)


@pytest.fixture
def two(git: Git, tmp_path: Path) -> Two:
    return Two(git, tmp_path)


class TestPulling:
    """What others have sent comes here."""

    def test_with_nothing_new_nothing_happens(self, two: Two) -> None:
        found = two.tree.pull()
        assert found.before == found.after == two.mine("rev-parse", "HEAD")
        assert (found.came, found.is_open) == (0, False)

    def test_what_is_new_comes_straight_in(self, two: Two) -> None:
        oid = two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        assert two.tree.pull()[1:3] == (oid, 1)
        assert "2027-05-14" in (two.mine.folder / PLAN / "tiltak.toml").read_text("utf-8")

    def test_both_sides_are_merged(self, two: Two) -> None:
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        two.mine.change("plan.toml", "Plangruppa", "Plangruppen")
        two.mine.commit("Min")
        found = two.tree.pull()
        assert two.mine("rev-list", "--parents", "-1", found.after).count(" ") == 2

    def test_a_merge_is_told_in_plan_words(self, two: Two) -> None:
        """Also one that was open, and whatever encoding and language git is set to."""
        two.mine("config", "i18n.commitEncoding", "ISO-8859-1")
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        two.mine.change("tiltak.toml", "2027-04-30", "2027-05-07")
        two.mine.commit("Min")
        two.tree.pull()
        two.mine("checkout", "--theirs", f"{PLAN}/tiltak.toml")
        two.mine.change("tiltak.toml", "2027-05-14", "2027-05-12")
        with translated_in("nn"):
            two.tree.finish_merge([f"{PLAN}/tiltak.toml"])
        assert two.mine("log", "-1", "--format=%B") == "Slo saman med det andre hadde delt"
        newest = Past(two.mine.folder / PLAN).listed()[0]
        assert newest.subject == "Slo sammen med det andre hadde delt"

    def test_a_conflict_leaves_the_merge_open(self, two: Two) -> None:
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        two.mine.change("tiltak.toml", "2027-04-30", "2027-05-07")
        two.mine.commit("Min")
        found = two.tree.pull()
        assert found.unmerged == (f"{PLAN}/tiltak.toml",)
        assert found.is_open
        with pytest.raises(UnderWay):
            two.tree.pull()

    def test_a_hook_that_would_not_have_the_merge_is_heard(self, two: Two) -> None:
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        two.mine.change("plan.toml", "Plangruppa", "Plangruppen")
        two.mine.commit("Min")
        two.hook(two.mine.folder / ".git/hooks/pre-merge-commit", "echo 'Tiltaket mangler mål'; exit 1")
        found = two.tree.pull()
        assert (found.unmerged, found.refused) == ((), "Tiltaket mangler mål")
        assert two.tree.under_way() == "merge"
        two.tree.abort_merge()
        assert two.mine("status", "--porcelain") == ""

    def test_it_tells_how_it_goes(self, two: Two) -> None:
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        told: list[Step] = []
        two.tree.pull(Errand(told.append))
        assert {"fetch", "merge"} == {one.stage for one in told}
        assert any(one.percent == 100 for one in told)

    def test_work_that_is_not_saved_is_not_overwritten(self, two: Two) -> None:
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        two.mine.change("tiltak.toml", "2027-04-30", "2027-05-07")
        with pytest.raises(InTheWay) as caught:
            two.tree.pull()
        assert caught.value.paths == (f"{PLAN}/tiltak.toml",)
        assert "2027-05-07" in (two.mine.folder / PLAN / "tiltak.toml").read_text("utf-8")

    def test_a_merge_has_a_name_on_it(self, two: Two) -> None:
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        before = two.mine.commit("Min")
        two.mine("config", "--remove-section", "user")
        with pytest.raises(NoIdentity) as caught:
            two.tree.pull()
        assert "git config user.name" in caught.value.told()
        assert two.mine("rev-parse", "HEAD") == before

    def test_what_comes_straight_in_needs_no_name(self, two: Two) -> None:
        oid = two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        two.mine("config", "--remove-section", "user")
        assert two.tree.pull().after == oid

    def test_a_shallow_clone_shares_as_any_other(self, git: Git, two: Two, tmp_path: Path) -> None:
        two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        shallow = Git(tmp_path / "grunn")
        git("clone", "-q", "--depth=1", f"file://{two.shared.folder}", str(shallow.folder))
        tree = WorkTree.of(shallow.folder)
        tree.set_identity(Identity("Per", "p@x"))
        oid = two.they_send("tiltak.toml", "fremdrift = 65", "fremdrift = 70")
        assert tree.pull().after == oid
        shallow.change("plan.toml", "Plangruppa", "Plangruppen")
        mine = shallow.commit("Grunn")
        assert tree.push().sent
        assert two.shared("rev-parse", "main") == mine

    def test_histories_without_a_common_version(self, two: Two) -> None:
        two.theirs("checkout", "-q", "--orphan", "ny")
        two.theirs.commit("Ny begynnelse")
        two.theirs("push", "-q", "-f", "origin", "ny:main")
        with pytest.raises(Apart):
            two.tree.pull()

    def test_a_branch_that_nobody_has_sent_yet(self, two: Two) -> None:
        two.mine("switch", "-q", "-c", "ny")
        assert two.tree.pull().came == 0


class TestPushing:
    """What is saved here is sent."""

    def test_versions_and_marks_of_adopted_ones_are_sent(self, two: Two) -> None:
        oid = two.mine.commit("Min")
        two.tree.tag("vedtatt/plan/2026-11-24", "Vedtatt")
        two.mine("tag", "-a", "-m", "x", "egen")
        assert two.tree.push() == ("origin", "main", True)
        assert two.shared("rev-parse", "main") == oid
        assert two.shared("tag", "--list") == "vedtatt/plan/2026-11-24"
        assert not two.tree.push().sent
        assert two.tree.status(two.mine.folder / PLAN).ahead == 0

    def test_a_new_branch_follows_what_it_was_sent_to(self, two: Two) -> None:
        two.mine("switch", "-q", "-c", "grein/æøå")
        two.mine.commit("Min")
        two.tree.push()
        assert two.tree.status(two.mine.folder / PLAN).upstream == "origin/grein/æøå"

    def test_others_versions_are_not_overwritten(self, two: Two) -> None:
        oid = two.they_send("tiltak.toml", "2027-04-30", "2027-05-14")
        two.mine.commit("Min")
        with pytest.raises(Rejected) as caught:
            two.tree.push()
        assert "Hent dem først" in caught.value.told()
        assert two.shared("rev-parse", "main") == oid

    def test_ones_own_hook_is_heard(self, two: Two) -> None:
        two.mine.commit("Min")
        two.hook(two.mine.folder / ".git/hooks/pre-push", "echo 'To feil i planen' >&2; exit 1")
        with pytest.raises(HookRefused) as caught:
            two.tree.push()
        assert caught.value.said == "To feil i planen"
        assert "delt" in caught.value.told()

    def test_a_hook_at_the_other_end_is_heard(self, two: Two) -> None:
        two.mine.commit("Min")
        two.hook(two.shared.folder / "hooks/pre-receive", "echo 'Grenen er vernet'; exit 1")
        with pytest.raises(RemoteRefused) as caught:
            two.tree.push()
        assert caught.value.said.startswith("Grenen er vernet")

    def test_before_the_first_version_there_is_nothing_to_send(self, two: Two, tmp_path: Path) -> None:
        (tmp_path / "tom").mkdir()
        tree = init(tmp_path / "tom")
        Git(tmp_path / "tom")("remote", "add", "origin", f"file://{two.shared.folder}")
        with pytest.raises(NoCommit):
            tree.push()


def both(tree: WorkTree) -> list[Callable[[], object]]:
    return [tree.pull, tree.push]


class TestObstacles:
    """Both ways, each a clear word."""

    def told(self, tree: WorkTree, kind: type[HistoryError]) -> None:
        for way in both(tree):
            with pytest.raises(kind) as caught:
                way()
            assert caught.value.told()

    def test_nowhere_to_share(self, two: Two) -> None:
        two.mine("remote", "remove", "origin")
        self.told(two.tree, NoRemote)

    def test_a_place_that_is_no_repository(self, two: Two, tmp_path: Path) -> None:
        two.mine("remote", "set-url", "origin", f"file://{tmp_path}/finnes-ikke")
        self.told(two.tree, NoRemote)

    def test_no_branch(self, two: Two) -> None:
        two.mine("checkout", "-q", "--detach")
        self.told(two.tree, Detached)

    def test_no_network(self, two: Two) -> None:
        two.mine("remote", "set-url", "origin", "http://127.0.0.1:1/x.git")
        self.told(two.tree, NoNetwork)

    @pytest.mark.parametrize(
        ("said", "kind"),
        [
            ("ssh: Could not resolve hostname g.no: Name or service not known", NoNetwork),
            ("git@g.no: Permission denied (publickey).", NoCredentials),
            ("Host key verification failed.", NoCredentials),
            ("ERROR: Repository not found.", NoRemote),
        ],
    )
    def test_what_ssh_says(self, two: Two, said: str, kind: type[HistoryError]) -> None:
        end = "fatal: Could not read from remote repository."
        two.hook(two.mine.folder / "ssh", f"echo '{said}' >&2; echo '{end}' >&2; exit 255")
        two.mine("config", "core.sshCommand", str(two.mine.folder / "ssh"))
        two.mine("remote", "set-url", "origin", "git@g.no:x.git")
        self.told(two.tree, kind)

    def test_a_remote_and_a_branch_named_like_options_are_names(self, two: Two) -> None:
        config = two.mine.folder / ".git" / "config"
        url = f"file://{two.shared.folder}"
        with config.open("a") as file:
            file.write(f'[remote "--upload-pack=touch farlig"]\n url = {url}\n')
            file.write('[branch "main"]\n remote = "--upload-pack=touch farlig"\n merge = --exec=touch farlig\n')
        for way in both(two.tree):
            with pytest.raises(HistoryError):
                way()
        assert not (two.mine.folder / "farlig").exists()

    def test_hostile_branch_names_are_sent_as_names(self, two: Two) -> None:
        name = "x$(touch${IFS}farlig)`id`;æ"
        two.mine("switch", "-q", "-c", name)
        two.mine.commit("Min")
        assert two.tree.push().branch == name
        assert not (two.mine.folder / "farlig").exists()


class TestStopping:
    """An errand can be stopped from another thread, and nothing is left behind."""

    def test_a_fetch_that_hangs_is_stopped(self, two: Two) -> None:
        two.hook(two.mine.folder / "ssh", "echo 'Receiving objects:  10% (1/9)' >&2; sleep 60")
        two.mine("config", "core.sshCommand", str(two.mine.folder / "ssh"))
        two.mine("remote", "set-url", "origin", "git@g.no:x.git")
        begun = threading.Event()
        told: list[Step] = []

        def tell(step: Step) -> None:
            told.append(step)
            begun.set()

        errand = Errand(tell)
        found: list[BaseException] = []

        def go() -> None:
            try:
                two.tree.pull(errand)
            except NotDone as error:
                found.append(error)

        thread = threading.Thread(target=go)
        thread.start()
        assert begun.wait(10)
        errand.cancel()
        thread.join(10)
        assert [type(one) for one in found] == [Cancelled]
        assert told[0] == Step("fetch", "Receiving objects", 10)
        assert not list((two.mine.folder / ".git").glob("*.lock"))

    def test_one_that_was_stopped_before_it_began_does_nothing(self, two: Two) -> None:
        two.mine.commit("Min")
        errand = Errand()
        errand.cancel()
        with pytest.raises(Cancelled):
            two.tree.push(errand)
        assert two.shared("rev-parse", "main") != two.mine("rev-parse", "HEAD")
