"""A repository: what a revision or a date means, and a plan's files as they were."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.history.repository import AtRevision, Repository
from dekom_tui.history.trouble import Elsewhere, HistoryError, NoCommit, NoGit, NoRepository, UnknownRevision
from dekom_tui.history.versions import adopted
from dekom_tui.store.files import Refused
from dekom_tui.store.read import Folder, read_plan
from tests.history.conftest import PLAN, Git

Of = Callable[[Path], Repository]


@pytest.fixture
def repository(git: Git, of: Of) -> Repository:
    return of(git.folder / PLAN)


def test_a_plan_reads_the_same_from_its_version_as_from_disk(git: Git, repository: Repository) -> None:
    on_disk = read_plan(Folder(git.folder / PLAN))
    saved = read_plan(AtRevision(repository, repository.commit("HEAD"), PLAN))
    assert saved.plan == on_disk.plan
    assert saved.plan.settings == on_disk.plan.settings
    assert {path: file.data for path, file in saved.files.items()} == {p: f.data for p, f in on_disk.files.items()}


def test_files_with_the_same_bytes_are_taken_over(git: Git, repository: Repository) -> None:
    git.change("tiltak.toml", "2027-04-30", "2027-05-14")
    on_disk = read_plan(Folder(git.folder / PLAN))
    saved = read_plan(AtRevision(repository, repository.commit("HEAD"), PLAN), like=on_disk)
    fresh = read_plan(AtRevision(repository, repository.commit("HEAD"), PLAN))
    assert saved.plan == fresh.plan
    assert saved.files["plan.toml"] is on_disk.files["plan.toml"]
    assert saved.files["tiltak.toml"] is not on_disk.files["tiltak.toml"]


def test_a_version_under_other_settings_is_read_anew(git: Git, repository: Repository) -> None:
    git.change("../dekom.toml", "Hva forteller fraværet oss?", "Noe annet?")
    on_disk = read_plan(Folder(git.folder / PLAN))
    saved = read_plan(AtRevision(repository, repository.commit("HEAD"), PLAN), like=on_disk)
    assert saved.plan.settings != on_disk.plan.settings


def test_a_date_is_the_last_version_up_to_the_end_of_that_day(git: Git, repository: Repository) -> None:
    first = git("rev-parse", "HEAD")
    second = git.commit(when="2026-06-01T23:30:00")
    third = git.commit(when="2026-06-02T00:30:00")
    assert repository.commit("2026-05-31") == first
    assert repository.commit("2026-06-01") == second
    assert repository.commit("2030-01-01") == third
    with pytest.raises(UnknownRevision):
        repository.commit("2026-04-30")


def test_every_spelling_of_a_revision_is_understood(git: Git, repository: Repository) -> None:
    first = git("rev-parse", "HEAD")
    git("tag", "-a", "-m", "x", "v1")
    git("branch", "grein/æøå")
    git.commit("Noe nytt")
    for name in (first, first[:10], "v1", "grein/æøå", "HEAD~1", "HEAD^", "main~1", "HEAD^{/utkast}", "@{1}"):
        assert repository.commit(name) == first


HOSTILE = (
    "", "--all", "-h", "--exec=touch farlig", "HEAD\nHEAD", "HEAD\0", "HEAD --", "; touch farlig", "$(touch farlig)",
    "`touch farlig`", "HEAD:plans", "x" * 10_000, "\x1b[31m", "\udcff", "HEAD^{tree}", "{", "^HEAD", "a..b",
    "2026-13-45",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_revision_is_only_unknown(git: Git, repository: Repository, name: str) -> None:
    before = sorted(git.folder.rglob("*"))
    with pytest.raises(UnknownRevision) as caught:
        repository.commit(name)
    assert caught.value.told()
    assert sorted(git.folder.rglob("*")) == before
    assert repository.commit("HEAD")


def test_a_revision_that_is_a_branch_named_like_an_option_is_found(git: Git, repository: Repository) -> None:
    commit = git("rev-parse", "HEAD")
    git("update-ref", "refs/heads/-x", commit)
    assert repository.commit("-x") == commit


class TestWhatIsNotThere:
    """Each a clear word."""

    def test_no_git(self, git: Git, monkeypatch: pytest.MonkeyPatch, of: Of) -> None:
        monkeypatch.setenv("PATH", str(git.folder))
        with pytest.raises(NoGit) as caught:
            of(git.folder)
        assert "git" in caught.value.told()

    def test_no_repository(self, tmp_path: Path, of: Of) -> None:
        with pytest.raises(NoRepository) as caught:
            of(tmp_path)
        assert "git init" in caught.value.told()

    def test_a_path_outside_the_repository(self, repository: Repository, tmp_path: Path, of: Of) -> None:
        with pytest.raises(NoRepository):
            repository.inside(tmp_path)

    def test_no_commit_yet(self, empty: Git, of: Of) -> None:
        with pytest.raises(NoCommit):
            of(empty.folder).commit("HEAD")

    def test_a_folder_that_is_gone_is_found_in_the_one_above(self, git: Git, of: Of) -> None:
        assert of(git.folder / "borte" / "vekk").top == str(git.folder.resolve())

    def test_a_shallow_clone_says_what_fetches_the_rest(self, git: Git, tmp_path: Path, of: Of) -> None:
        git.commit()
        clone = Git(tmp_path / "klone")
        git("clone", "-q", "--depth=1", f"file://{git.folder}", str(clone.folder))
        with pytest.raises(UnknownRevision, match="HEAD~1") as caught:
            of(clone.folder).commit("HEAD~1")
        assert "--unshallow" in caught.value.told()

    def test_a_bare_repository_is_read_all_the_same(self, git: Git, tmp_path: Path, of: Of) -> None:
        git("clone", "-q", "--bare", str(git.folder), str(tmp_path / "bar.git"))
        bare = of(tmp_path / "bar.git")
        assert bare.bare
        assert read_plan(AtRevision(bare, bare.commit("HEAD"), PLAN)).plan.goals

    def test_a_linked_worktree_is_a_repository(self, git: Git, tmp_path: Path, of: Of) -> None:
        git("worktree", "add", "-q", str(tmp_path / "tre"))
        assert of(tmp_path / "tre" / PLAN).prefix == PLAN

    def test_a_submodule_has_versions_of_its_own(self, git: Git, tmp_path: Path, of: Of) -> None:
        other = Git(tmp_path / "andre")
        git("clone", "-q", str(git.folder), str(other.folder))
        git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other.folder), "under")
        git.commit()
        outer = of(git.folder)
        with pytest.raises(Elsewhere) as caught:
            outer.tree(outer.commit("HEAD"), "under")
        assert "undermodul" in caught.value.told()
        assert of(git.folder / "under" / PLAN).prefix == PLAN

    def test_a_file_in_lfs_is_told_as_that(self, git: Git, of: Of) -> None:
        (git.folder / PLAN / "tiltak.toml").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:1\n")
        git.commit()
        repository = of(git.folder)
        with pytest.raises(Elsewhere) as caught:
            repository.data(repository.commit("HEAD"), f"{PLAN}/tiltak.toml")
        assert "LFS" in caught.value.told()

    def test_a_link_is_followed_within_the_version_and_no_further(self, git: Git, of: Of) -> None:
        for name, target in (("inne", "plan.toml"), ("ute", "/etc/passwd"), ("opp", "../../../x"), ("ring", "ring")):
            (git.folder / PLAN / name).symlink_to(target)
        git.commit()
        repository = of(git.folder)
        commit = repository.commit("HEAD")
        assert repository.data(commit, f"{PLAN}/inne") == (git.folder / PLAN / "plan.toml").read_bytes()
        for name in ("ute", "opp", "ring"):
            with pytest.raises(Refused):
                repository.data(commit, f"{PLAN}/{name}")


def test_no_hook_and_no_program_of_the_repository_is_run(git: Git) -> None:
    """Hooks, a file-system monitor, a pager, text conversion and signature checks are all somebody else's programs."""
    trap = git.folder / ".git" / "felle"
    trap.write_text(f"#!/bin/sh\ntouch '{git.folder}/farlig'\ncat\n")
    trap.chmod(trap.stat().st_mode | stat.S_IXUSR)
    for name in os.listdir(git.folder / ".git" / "hooks"):
        os.replace(git.folder / ".git" / "hooks" / name, git.folder / ".git" / "hooks" / name.removesuffix(".sample"))
    for hook in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        target = git.folder / ".git" / "hooks" / hook
        target.unlink(missing_ok=True)
        target.symlink_to(trap)
    for key in ("core.fsmonitor", "core.pager", "pager.log", "gpg.program", "diff.external", "diff.plan.textconv"):
        git("config", key, str(trap))
    git("config", "log.showSignature", "true")
    (git.folder / ".git" / "info" / "attributes").write_text("*.toml diff=plan\n")
    (git.folder / "farlig").unlink(missing_ok=True)
    with Repository.of(git.folder) as repository:
        read_plan(AtRevision(repository, repository.commit("2026-12-31"), PLAN))
        repository.ignored([PLAN])
        assert adopted(repository, PLAN)
    assert not (git.folder / "farlig").exists()


def test_every_error_has_something_to_tell() -> None:
    def below(kind: type[HistoryError]) -> set[type[HistoryError]]:
        return {kind, *(one for sub in kind.__subclasses__() for one in below(sub))}

    assert all(kind.told is not HistoryError.told for kind in below(HistoryError) - {HistoryError})
