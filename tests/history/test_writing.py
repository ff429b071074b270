"""Saving versions: exactly the files that were named, as the user set git up, each obstacle with a word."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from dekom_tui.history.attributes import put, take
from dekom_tui.history.changed import File
from dekom_tui.history.refusals import (
    HookRefused,
    Locked,
    Moved,
    NoIdentity,
    NothingToSave,
    NotSigned,
    UnderWay,
    Unmerged,
)
from dekom_tui.history.trouble import GitFailed, NoGit, NoRepository, NoWorkTree
from dekom_tui.history.writing import Identity, WorkTree, init
from tests.history.conftest import PLAN, Git

ME = Identity("Kari Nordmann", "kari@skole.no")
LOG = "logg/2026-11-24-fellestid.toml"


@pytest.fixture
def tree(git: Git) -> WorkTree:
    found = WorkTree.of(git.folder / PLAN)
    found.set_identity(ME)
    return found


@pytest.fixture
def plan(git: Git) -> Path:
    return git.folder / PLAN


def change(git: Git) -> None:
    git.change("tiltak.toml", "2027-04-30", "2027-05-14")
    (git.folder / PLAN / LOG).write_text('format = 1\ndato = 2026-11-24\nanledning = "Fellestid"\n')


def hook(git: Git, name: str, body: str) -> None:
    path = git.folder / ".git" / "hooks" / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


class TestStatus:
    """What differs from the last version."""

    def test_tells_each_file_of_the_plan_and_no_other(self, git: Git, tree: WorkTree, plan: Path) -> None:
        change(git)
        (plan / "notat.txt").write_text("x")
        (plan / "logg" / ".skjult.toml").write_text("x")
        (git.folder / "plans" / "dekom.toml").write_text("format = 1\n")
        next((plan / "referat").glob("*.toml")).unlink()
        found = tree.status(plan)
        kinds = {one.path.partition("/")[0]: one.kind for one in found.files}
        assert kinds == {"tiltak.toml": "changed", "logg": "new", "..": "changed", "referat": "gone"}
        assert File(LOG, "new", 3, 0) in found.files
        lines = next(one for one in found.files if one.path == "tiltak.toml")
        assert lines.added == lines.removed > 0
        assert (found.branch, found.head) == ("main", git("rev-parse", "HEAD"))

    def test_what_chooses_the_drivers_belongs_to_the_plans(self, git: Git, tree: WorkTree, plan: Path) -> None:
        """Where the program wrote it; a `.gitattributes` of somebody else's is nothing that is offered."""
        path = plan.parent / ".gitattributes"
        path.write_text("* text=auto\n", encoding="utf-8")
        assert tree.status(plan).files == ()
        put(plan.parent)
        assert [one[:3] for one in tree.status(plan).files] == [("../.gitattributes", "new", 8)]
        tree.save(plan, ["../.gitattributes"], "La git forstå planene")
        assert tree.status(plan).files == ()
        take(plan.parent)
        put(plan)
        assert [one.path for one in tree.status(plan).files] == [".gitattributes"]

    def test_of_a_plan_that_was_never_saved_all_is_new(self, git: Git, tree: WorkTree, tmp_path: Path) -> None:
        new = tmp_path / "ny"
        shutil.copytree(git.folder / PLAN, new)
        found = init(new).status(new)
        assert {one.kind for one in found.files} == {"new"}
        assert found.head == ""
        assert found.files[-1].added > 0

    def test_of_nothing_changed_is_nothing(self, tree: WorkTree, plan: Path) -> None:
        assert tree.status(plan).files == ()

    def test_runs_no_hook(self, git: Git, tree: WorkTree, plan: Path) -> None:
        hook(git, "post-index-change", f"touch '{git.folder}/farlig'")
        change(git)
        tree.status(plan)
        assert not (git.folder / "farlig").exists()


class TestSaving:
    """A version of exactly the files that were named."""

    def test_takes_the_named_files_and_leaves_what_others_have_staged(
        self, git: Git, tree: WorkTree, plan: Path
    ) -> None:
        change(git)
        git.change("plan.toml", "2027", "2028")
        (git.folder / "annet.txt").write_text("x")
        git("add", "annet.txt", f"{PLAN}/plan.toml")
        oid = tree.save(plan, ["tiltak.toml", LOG], "Modul 2 flyttet 2 uker\n\n# ikke en kommentar\n")
        assert oid == git("rev-parse", "HEAD")
        assert git("show", "--name-only", "--format=%an <%ae>%n%B", "HEAD").splitlines() == [
            "Kari Nordmann <kari@skole.no>", "Modul 2 flyttet 2 uker", "", "# ikke en kommentar", "", "",
            f"{PLAN}/{LOG}", f"{PLAN}/tiltak.toml",
        ]  # fmt: skip
        assert git("status", "--porcelain").splitlines() == ["A  annet.txt", f"M  {PLAN}/plan.toml"]

    def test_takes_a_file_that_is_gone(self, git: Git, tree: WorkTree, plan: Path) -> None:
        gone = next((plan / "referat").glob("*.toml"))
        gone.unlink()
        tree.save(plan, [f"referat/{gone.name}"], "Bort")
        assert git("show", "--name-status", "--format=", "HEAD") == f"D\t{PLAN}/referat/{gone.name}"

    def test_the_first_version_of_a_new_repository(self, git: Git, tree: WorkTree, tmp_path: Path) -> None:
        new = tmp_path / "ny"
        shutil.copytree(git.folder / PLAN, new)
        made = init(new)
        made.set_identity(ME)
        files = [one.path for one in made.status(new).files]
        assert made.save(new, files, "Første utkast", head="")
        assert made.status(new).files == ()

    @pytest.mark.parametrize("name", ["--all", "-A", ":(top)*", "*", ":!tiltak.toml", "../../../utenfor"])
    def test_a_name_is_never_an_option_or_a_pattern(self, git: Git, tree: WorkTree, plan: Path, name: str) -> None:
        change(git)
        before = git("rev-parse", "HEAD")
        with pytest.raises((NothingToSave, NoRepository, GitFailed)):
            tree.save(plan, [name], "x")
        assert git("rev-parse", "HEAD") == before
        assert not git("diff", "--cached", "--name-only")

    @pytest.mark.parametrize("message", ["--amend", "-F/etc/passwd", "$(touch farlig)", "`touch farlig`", "\x1b[31m"])
    def test_a_message_is_only_a_message(self, git: Git, tree: WorkTree, plan: Path, message: str) -> None:
        change(git)
        tree.save(plan, ["tiltak.toml"], message)
        assert git("show", "-s", "--format=%B") == message
        assert git("rev-list", "--count", "HEAD") == "2"
        assert not (git.folder / "farlig").exists()

    @pytest.mark.parametrize("message", ["", " \n\t", "a\0b"])
    def test_a_message_has_words(self, git: Git, tree: WorkTree, plan: Path, message: str) -> None:
        change(git)
        with pytest.raises(ValueError, match="needs a word"):
            tree.save(plan, ["tiltak.toml"], message)

    def test_works_in_a_linked_worktree_of_its_own(self, git: Git, tree: WorkTree, tmp_path: Path) -> None:
        git("worktree", "add", "-q", "-b", "annen", str(tmp_path / "tre"))
        other = WorkTree.of(tmp_path / "tre" / PLAN)
        (tmp_path / "tre" / PLAN / "tiltak.toml").write_text("format = 1\n")
        oid = other.save(tmp_path / "tre" / PLAN, ["tiltak.toml"], "Ny")
        assert git("rev-parse", "annen") == oid != git("rev-parse", "main")

    def test_in_a_submodule_the_version_is_the_submodules(self, git: Git, tree: WorkTree, tmp_path: Path) -> None:
        outer = Git(tmp_path / "ytre")
        git("init", "-q", str(outer.folder))
        outer("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(git.folder), "under")
        outer.commit("Ytre")
        inner = outer.folder / "under" / PLAN
        found = WorkTree.of(inner)
        found.set_identity(ME)
        (inner / "tiltak.toml").write_text("format = 1\n")
        assert [one.path for one in found.status(inner).files] == ["tiltak.toml"]
        oid = found.save(inner, ["tiltak.toml"], "Indre")
        assert Git(outer.folder / "under")("rev-parse", "HEAD") == oid
        assert outer("status", "--porcelain") == "M under"

    def test_works_without_a_branch(self, git: Git, tree: WorkTree, plan: Path) -> None:
        git("checkout", "-q", "--detach")
        change(git)
        assert tree.status(plan).branch == ""
        assert tree.save(plan, ["tiltak.toml"], "Løs") == git("rev-parse", "HEAD")


class TestHooks:
    """The repository's own hooks run, and when they refuse their words are told and nothing is staged."""

    @pytest.mark.parametrize("name", ["pre-commit", "commit-msg", "prepare-commit-msg"])
    def test_a_refusal_is_told_in_the_hooks_words(self, git: Git, tree: WorkTree, plan: Path, name: str) -> None:
        hook(git, name, "echo 'Målet mangler frist.'; echo '  linje 2' >&2; exit 1")
        change(git)
        with pytest.raises(HookRefused) as caught:
            tree.save(plan, ["tiltak.toml", LOG], "x")
        assert caught.value.said.split("\n") == ["Målet mangler frist.", "  linje 2"]
        assert "Målet mangler frist." in caught.value.told()
        assert git("status", "--porcelain").split("\n") == [f"M {PLAN}/tiltak.toml", f"?? {PLAN}/{LOG}"]

    def test_a_hook_that_changes_the_message_is_heeded(self, git: Git, tree: WorkTree, plan: Path) -> None:
        hook(git, "commit-msg", "echo 'Sak 12' >> \"$1\"")
        change(git)
        tree.save(plan, ["tiltak.toml"], "x")
        assert git("show", "-s", "--format=%B").endswith("Sak 12")

    def test_hooks_of_a_folder_of_the_users_own_are_heeded(self, git: Git, tree: WorkTree, plan: Path) -> None:
        hook(git, "pre-commit", "echo nei; exit 1")
        os.rename(git.folder / ".git" / "hooks", git.folder / "kroker")
        git("config", "core.hooksPath", "kroker")
        change(git)
        with pytest.raises(HookRefused, match="nei"):
            tree.save(plan, ["tiltak.toml"], "x")

    def test_a_hook_hears_the_users_language(self, git: Git, tree: WorkTree, plan: Path) -> None:
        hook(git, "pre-commit", 'test "$DEKOM_LANG" = nb')
        change(git)
        assert tree.save(plan, ["tiltak.toml"], "x")


class TestObstacles:
    """Each a clear word."""

    def test_nothing_to_save(self, tree: WorkTree, plan: Path) -> None:
        for files in (["tiltak.toml"], [], ["finnes-ikke.toml"]):
            with pytest.raises(NothingToSave):
                tree.save(plan, files, "x")

    def test_nobodys_name(self, git: Git, plan: Path) -> None:
        tree = WorkTree.of(plan)
        change(git)
        assert tree.identity() is None
        with pytest.raises(NoIdentity):
            tree.save(plan, ["tiltak.toml"], "x")
        tree.set_identity(ME)
        assert tree.identity() == ME
        assert tree.save(plan, ["tiltak.toml"], "x")

    @pytest.mark.parametrize(
        "one", [("", "a@b"), ("  ", "a@b"), ("A", "ab"), ("A", "a b@c"), ("A\nB", "a@b"), ("<A>", "a@b"), ("A", "")]
    )
    def test_a_name_that_git_cannot_hold(self, tree: WorkTree, one: tuple[str, str]) -> None:
        with pytest.raises(ValueError, match=r"no (name|address)"):
            tree.set_identity(Identity(*one))
        assert tree.identity() == ME

    def test_a_name_like_an_option_is_a_name(self, git: Git, tree: WorkTree) -> None:
        tree.set_identity(Identity("--unset", "--global@x"))
        assert git("config", "user.name") == "--unset"
        assert git("config", "user.email") == "--global@x"

    def test_another_git_at_work(self, git: Git, tree: WorkTree, plan: Path) -> None:
        change(git)
        lock = git.folder / ".git" / "index.lock"
        lock.touch()
        with pytest.raises(Locked) as caught:
            tree.save(plan, ["tiltak.toml", LOG], "x")
        assert str(lock.resolve()) in caught.value.told()
        lock.unlink()
        assert tree.save(plan, ["tiltak.toml", LOG], "x")

    def test_a_version_that_somebody_saved_meanwhile(self, git: Git, tree: WorkTree, plan: Path) -> None:
        seen = tree.status(plan).head
        git.commit("Imens")
        change(git)
        with pytest.raises(Moved):
            tree.save(plan, ["tiltak.toml"], "x", head=seen)

    def test_a_signature_that_cannot_be_made(self, git: Git, tree: WorkTree, plan: Path) -> None:
        git("config", "commit.gpgSign", "true")
        git("config", "gpg.program", "false")
        change(git)
        with pytest.raises(NotSigned):
            tree.save(plan, ["tiltak.toml"], "x")

    def test_no_git(self, git: Git, tree: WorkTree, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(git.folder))
        with pytest.raises(NoGit):
            tree.set_identity(ME)

    def test_a_bare_repository(self, git: Git, tmp_path: Path) -> None:
        git("clone", "-q", "--bare", str(git.folder), str(tmp_path / "bar.git"))
        with pytest.raises(NoWorkTree):
            WorkTree.of(tmp_path / "bar.git")


class TestMerges:
    """A merge that is open: finished, or everything as before."""

    @pytest.fixture
    def open_merge(self, git: Git, tree: WorkTree) -> WorkTree:
        git("checkout", "-q", "-b", "deres")
        git.change("tiltak.toml", "2027-04-30", "2027-05-14")
        git.commit("Deres")
        git("checkout", "-q", "main")
        git.change("tiltak.toml", "2027-04-30", "2027-05-07")
        git.commit("Vår")
        with pytest.raises(Exception, match="merge"):
            git("merge", "-q", "deres")
        return tree

    def test_no_version_is_saved_while_it_is_open(self, open_merge: WorkTree, plan: Path) -> None:
        found = open_merge.status(plan)
        assert [(one.path, one.kind) for one in found.files] == [("tiltak.toml", "unmerged")]
        assert found.under_way == "merge"
        with pytest.raises(UnderWay) as caught:
            open_merge.save(plan, ["tiltak.toml"], "x")
        assert "sammenslåing" in caught.value.told()

    def test_it_is_finished_when_all_is_settled(self, git: Git, open_merge: WorkTree, plan: Path) -> None:
        with pytest.raises(Unmerged):
            open_merge.finish_merge()
        git("checkout", "-q", "--theirs", f"{PLAN}/tiltak.toml")
        oid = open_merge.finish_merge([f"{PLAN}/tiltak.toml"])
        assert git("rev-list", "--parents", "-1", oid).count(" ") == 2
        assert git("show", "-s", "--format=%B", oid) == "Slo sammen med det andre hadde delt"
        assert open_merge.under_way() == ""

    def test_a_hook_that_refuses_leaves_it_open(self, git: Git, open_merge: WorkTree) -> None:
        hook(git, "pre-commit", "echo 'Ikke ennå'; exit 1")
        with pytest.raises(HookRefused, match="Ikke ennå"):
            open_merge.finish_merge([f"{PLAN}/tiltak.toml"])
        assert open_merge.under_way() == "merge"

    def test_taking_it_back_leaves_everything_as_before(self, git: Git, open_merge: WorkTree, plan: Path) -> None:
        before = git("rev-parse", "HEAD")
        open_merge.abort_merge()
        assert git("rev-parse", "HEAD") == before
        assert git("status", "--porcelain") == ""
        assert "2027-05-07" in (plan / "tiltak.toml").read_text("utf-8")

    def test_of_a_rebase_the_files_are_settled_and_no_more(self, git: Git, open_merge: WorkTree, plan: Path) -> None:
        open_merge.abort_merge()
        with pytest.raises(Exception, match="rebase"):
            git("rebase", "-q", "deres")
        assert open_merge.status(plan).under_way == "rebase"
        assert open_merge.finish_merge([f"{PLAN}/tiltak.toml"]) == ""
        assert open_merge.unmerged() == ()
        assert open_merge.under_way() == "rebase"


class TestTags:
    """Marks on adopted versions."""

    def test_marks_the_last_version(self, git: Git, tree: WorkTree) -> None:
        tree.tag("vedtatt/storhaugli-2025/2026-11-24", "Vedtatt med 12 mot 1")
        assert git("rev-parse", "vedtatt/storhaugli-2025/2026-11-24^{commit}") == git("rev-parse", "HEAD")
        with pytest.raises(GitFailed):
            tree.tag("vedtatt/storhaugli-2025/2026-11-24", "Igjen")

    @pytest.mark.parametrize("name", ["-d", "--delete", "a b", "a..b", "", "a~1"])
    def test_a_name_that_is_none(self, tree: WorkTree, name: str) -> None:
        with pytest.raises(ValueError, match="no name"):
            tree.tag(name, "x")
