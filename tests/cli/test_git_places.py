"""Every place that git can have plans in: the commands work there, or say in a word why not, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from dekom_tui.store.session import Session
from tests import story
from tests.cli.conftest import Run
from tests.cli.test_merge_driver import EARLIER, FILE, LATER, OTHER, Repo, repo
from tests.store.merging.test_files import swap

__all__ = ["repo"]

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 12345\n"
COMMANDS = (["diff", "HEAD"], ["history"], ["review", story.NAME, "HEAD~1..HEAD"])

Go = Callable[[Path], None]


@pytest.fixture
def go(monkeypatch: pytest.MonkeyPatch) -> Go:
    """Makes a folder the current one."""
    return monkeypatch.chdir


@pytest.fixture
def arkiv(run: Run, past_folder: Path, go: Go) -> Path:
    """The repository of the sample with its past."""
    top = past_folder.parents[1]
    go(top)
    return top


class TestMergingSomewhereElse:
    """The driver merges where a repository is not the usual one."""

    def both(self, repo: Repo) -> None:
        """Two fields that git's lines alone would not merge."""
        repo.diverged(swap("2026-01-15", "2026-01-20"), LATER)
        repo("checkout", "-q", "start")

    def test_in_a_linked_worktree(self, repo: Repo, tmp_path: Path) -> None:
        """Configuration and attributes are those of the repository that it is linked to."""
        self.both(repo)
        repo("worktree", "add", "-q", str(tmp_path / "ved siden av"), "vår")
        beside = Repo(tmp_path / "ved siden av")
        assert beside.try_("merge", "-q", "--no-edit", "andre").returncode == 0
        assert beside.text() == swap("2026-01-15", "2026-01-20", LATER)
        beside.diverged(EARLIER, LATER)
        assert beside.try_("merge", "andre").returncode == 1
        assert "# >>> dekom-konflikt slutt" in beside.text()
        assert repo("status", "--porcelain") == ""

    def test_in_a_submodule(self, repo: Repo, tmp_path: Path) -> None:
        """It has a configuration of its own, and the plans in it are merged by that."""
        self.both(repo)
        outer = Repo(tmp_path / "ytre")
        outer.folder.mkdir()
        outer("init", "-q", "-b", "main")
        outer("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(repo.folder), "planene")
        inner = Repo(outer.folder / "planene")
        inner("config", "merge.dekom.driver", repo("config", "merge.dekom.driver"))
        inner("checkout", "-q", "-B", "vår", "origin/vår")
        assert inner.try_("merge", "-q", "--no-edit", "origin/andre").returncode == 0
        assert inner.text() == swap("2026-01-15", "2026-01-20", LATER)

    def test_without_a_branch(self, repo: Repo) -> None:
        """A detached HEAD merges as any other."""
        self.both(repo)
        repo("checkout", "-q", "--detach", "vår")
        assert repo.try_("merge", "-q", "--no-edit", "andre").returncode == 0
        assert repo.text() == swap("2026-01-15", "2026-01-20", LATER)

    def test_in_a_shallow_clone(self, repo: Repo, tmp_path: Path) -> None:
        """Where the common version is there."""
        self.both(repo)
        shallow = Repo(tmp_path / "grunn")
        repo("clone", "-q", "--depth=2", "--no-single-branch", f"file://{repo.folder}", str(shallow.folder))
        shallow("config", "merge.dekom.driver", repo("config", "merge.dekom.driver"))
        shallow("checkout", "-q", "vår")
        assert shallow.try_("merge", "-q", "--no-edit", "origin/andre").returncode == 0
        assert shallow.text() == swap("2026-01-15", "2026-01-20", LATER)

    def test_in_memory_in_a_bare_repository(self, repo: Repo, tmp_path: Path) -> None:
        """As a host would that runs drivers: nothing is checked out, and the attributes are the repository's own."""
        self.both(repo)
        bare = Repo(tmp_path / "bare.git")
        repo("clone", "-q", "--bare", str(repo.folder), str(bare.folder))
        bare("config", "merge.dekom.driver", repo("config", "merge.dekom.driver"))
        (bare.folder / "info" / "attributes").write_text("*.toml merge=dekom\n", encoding="utf-8")
        done = bare.try_("merge-tree", "--write-tree", "vår", "andre")
        assert done.returncode == 0
        assert bare("show", f"{done.stdout.split()[0]}:{FILE}") + "\n" == swap("2026-01-15", "2026-01-20", LATER)

    def test_a_file_in_lfs_that_is_not_fetched(self, repo: Repo) -> None:
        """Two pointers are no plans: unmerged, with both in it, and a word of why."""
        repo.branch("start-lfs", POINTER.format(oid="0" * 64))
        repo("tag", "-f", "start")
        repo.diverged(POINTER.format(oid="1" * 64), POINTER.format(oid="2" * 64))
        done = repo.try_("merge", "andre")
        assert done.returncode == 1
        assert "Git LFS" in done.stderr
        assert repo.unmerged
        assert repo.text().count("sha256:") == 2

    def test_a_revert_of_a_merge(self, repo: Repo) -> None:
        """What the other side did goes, what came after stays."""
        self.both(repo)
        repo("checkout", "-q", "vår")
        repo.try_("merge", "-q", "--no-edit", "andre")
        repo.write(repo.text().replace('"B"', '"BB"'))
        repo.commit("Etterpå")
        assert repo.try_("revert", "--no-edit", "-m", "1", "HEAD~1").returncode == 0
        assert repo.text() == swap("2026-01-15", "2026-01-20", OTHER)


class TestReading:
    """The commands that read versions, in each of these places."""

    def told(self, run: Run, code: int, said: str, commands: tuple[list[str], ...] = COMMANDS) -> None:
        for words in commands:
            result = run(*words)
            assert result.exit_code == code, (words, result.output)
            assert said in result.stderr, words

    def works(self, run: Run) -> None:
        for words in (["diff", "HEAD~1", "HEAD"], *COMMANDS[1:]):
            result = run(*words)
            assert result.exit_code in (0, 1), (words, result.output)
            assert result.stdout, words

    def test_a_linked_worktree(self, arkiv: Path, run: Run, go: Go, tmp_path: Path) -> None:
        """All of it works."""
        story.git(arkiv, "worktree", "add", "-q", str(tmp_path / "ved siden av"), "-b", "ny")
        go(tmp_path / "ved siden av")
        self.works(run)

    def test_without_a_branch(self, arkiv: Path, run: Run) -> None:
        """All of it works."""
        story.git(arkiv, "checkout", "-q", "--detach")
        self.works(run)

    def test_a_submodule(self, arkiv: Path, run: Run, go: Go, tmp_path: Path) -> None:
        """Inside it works, by versions of its own."""
        outer = tmp_path / "ytre"
        outer.mkdir()
        story.git(outer, "init", "-q", "-b", "main")
        story.git(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(arkiv), "modul")
        story.commit(outer, "Undermodulen")
        go(outer / "modul")
        self.works(run)

    def test_a_bare_repository(self, arkiv: Path, run: Run, go: Go, tmp_path: Path) -> None:
        """Two versions can be held against each other; what lies on disk cannot."""
        story.git(arkiv, "clone", "-q", "--bare", str(arkiv), str(tmp_path / "bare.git"))
        go(tmp_path / "bare.git")
        assert run("diff", "HEAD~1", "HEAD").exit_code == 1
        assert "Oppgi to versjoner" in run("diff", "HEAD").stderr

    def test_a_shallow_clone(self, arkiv: Path, run: Run, go: Go, tmp_path: Path) -> None:
        """What was not fetched is told with what fetches it."""
        story.git(arkiv, "clone", "-q", "--depth=1", f"file://{arkiv}", str(tmp_path / "grunn"))
        go(tmp_path / "grunn")
        self.told(run, 2, "git fetch --unshallow", (["diff", "HEAD~1"], ["review", story.NAME], ["diff", "vedtatt"]))
        assert run("history").stdout.startswith("0.1")

    def test_no_version_yet(self, run: Run, workspace: Path) -> None:
        """All is new; there is nothing to review."""
        story.git(workspace, "init", "-q")
        assert run("diff").exit_code == run("diff", "HEAD").exit_code == 1
        self.told(run, 2, "Ingen versjon er lagret i git ennå.", COMMANDS[1:])

    def test_no_repository(self, run: Run, workspace: Path) -> None:
        """What helps is said."""
        self.told(run, 2, "git init")

    def test_no_git(self, arkiv: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """Which program is missing, and from which version on it is needed."""
        monkeypatch.setenv("PATH", os.devnull)
        self.told(run, 3, "git 2.39")

    def test_a_file_in_lfs(self, arkiv: Path, run: Run) -> None:
        """It is said which one, and how it can be had; the rest is told."""
        path = arkiv / "plans" / story.NAME / "tiltak.toml"
        path.write_text(POINTER.format(oid="0" * 64), encoding="utf-8")
        story.commit(arkiv, "Til LFS")
        result = run("diff", "HEAD~1", "HEAD")
        assert result.exit_code == 3
        assert "Git LFS" in result.stderr
        assert "Git LFS" in run("check").stdout


def test_a_pointer_of_lfs_is_never_written_over(arkiv: Path) -> None:
    """A plan whose measures are not fetched can be opened and edited; that file stays as it is, also when saved."""
    path = arkiv / "plans" / story.NAME / "tiltak.toml"
    text = POINTER.format(oid="0" * 64)
    path.write_text(text, encoding="utf-8")
    session = Session.open(path.parent)
    assert "tiltak.toml" in session.refused
    session.save()
    assert path.read_text(encoding="utf-8") == text
    for words in (["fmt"], ["check"]):
        subprocess.run(["python", "-m", "dekom_tui", *words], cwd=arkiv, check=False, capture_output=True)
    assert path.read_text(encoding="utf-8") == text
