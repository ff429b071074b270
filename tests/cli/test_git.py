"""`dekom git`: git shows plans as lines and its hooks look at them; set up once, undone again, and looked over."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from dekom_tui.history import hooks
from dekom_tui.history.driver import NAME
from dekom_tui.history.install import CACHE
from tests.cli.conftest import PLAN, Run

FILE = f"plans/{PLAN}/tiltak.toml"
OURS = f"{shlex.quote(sys.executable)} -m dekom_tui"


class Git:
    """Git in the current folder; what it wrote on both streams."""

    def __call__(self, *words: str, code: int = 0) -> str:
        done = subprocess.run(["git", *words], capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == code, done.stdout + done.stderr
        return (done.stdout + done.stderr).strip()

    def config(self) -> str:
        return Path(".git/config").read_text("utf-8")

    def change(self, old: str, new: str) -> None:
        text = Path(FILE).read_text("utf-8")
        assert old in text
        Path(FILE).write_text(text.replace(old, new), "utf-8")

    def hook(self, name: str, text: str, mode: int = 0o755) -> Path:
        path = Path(".git/hooks") / name
        path.write_text(text)
        path.chmod(mode)
        return path


@pytest.fixture
def git(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The workspace as a repository; the program is found by its path alone."""
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(workspace / "hjem.config"))
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setattr(sys, "argv", ["pytest"])
    monkeypatch.setenv("PATH", os.defpath)
    found = Git()
    found("init", "-q", "-b", "main")
    found("config", "user.name", "Kari")
    found("config", "user.email", "k@x")
    found("add", "plans")
    found("commit", "-q", "-m", "Første")
    return found


@pytest.fixture
def installed(git: Git, run: Run) -> Git:
    assert run("git", "install").exit_code == 0
    git("add", "plans/.gitattributes")
    git("commit", "-q", "-m", "Attributter")
    return git


class TestInstall:
    """Configuration, attributes and hooks, each once, and taken away again."""

    def test_says_what_it_wrote_and_writes_it_once(self, git: Git, run: Run) -> None:
        said = run("git", "install").output
        for what in (f"merge.{NAME}.driver", f"diff.{NAME}.textconv", "plans/.gitattributes", *hooks.HOOKS):
            assert what in said
        before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        assert "fra før" in run("git", "install").output
        assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before

    def test_is_undone_to_the_byte(self, git: Git, run: Run) -> None:
        own = git.hook("pre-commit", "#!/bin/bash -e\necho egen\n")
        Path("plans/.gitattributes").write_bytes(b"*.docx binary\r\n")
        before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
        run("git", "install")
        assert own.read_bytes() != before[own]
        said = run("git", "uninstall").output
        assert "pre-commit" in said
        assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before
        assert "ingenting" in run("git", "uninstall").output

    def test_for_all_of_the_users_repositories_only_the_configuration_is_written(self, git: Git, run: Run) -> None:
        before = git.config()
        said = run("git", "install", "--global").output
        assert "for deg" in said
        assert git.config() == before
        assert not Path("plans/.gitattributes").exists()
        assert f"merge.{NAME}.driver" in git("config", "--global", "--list")
        run("git", "uninstall", "--global")
        assert NAME not in git("config", "--global", "--list")

    def test_a_plan_that_is_the_repository_has_its_attributes_within(
        self, git: Git, run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(plan)
        git("init", "-q")
        run("git", "install")
        assert (plan / ".gitattributes").exists()

    def test_hooks_that_are_shared_with_others_are_left_alone(self, git: Git, run: Run, tmp_path: Path) -> None:
        shared = tmp_path / "felles"
        shared.mkdir()
        git("config", "core.hooksPath", str(shared))
        said = run("git", "install").output
        assert "dekom git hook NAVN" in said
        assert not list(shared.iterdir())

    def test_without_a_repository_it_says_so(self, workspace: Path, run: Run) -> None:
        found = run("git", "install")
        assert found.exit_code == 2
        assert "git init" in found.stderr

    def test_a_folder_that_does_not_exist_is_told(self, git: Git, run: Run) -> None:
        assert run("git", "install", "finnes-ikke").exit_code == 2


class TestReading:
    """What git shows is the plan in words."""

    def test_diff_show_log_and_blame_read_as_plan_words(self, installed: Git) -> None:
        installed.change("2027-04-30", "2027-05-14")
        assert "+  Slutt: 14. mai 2027" in installed("diff")
        assert "Tiltak  skolevandring" in installed("diff")
        installed("commit", "-q", "-a", "-m", "Flyttet")
        for words in (["show"], ["log", "-p", "-1"]):
            assert "-  Slutt: 30. apr 2027" in installed(*words)
        assert "Slutt: 14. mai 2027" in installed("blame", FILE)
        assert installed("rev-parse", "--verify", CACHE)

    def test_without_the_program_git_shows_the_file(self, installed: Git) -> None:
        line = installed("config", f"diff.{NAME}.textconv").replace(sys.executable, "/finnes/ikke")
        installed("config", f"diff.{NAME}.textconv", line)
        installed.change("2027-04-30", "2027-05-14")
        assert "+slutt = 2027-05-14" in installed("diff")

    def test_what_is_kept_is_dropped_when_the_version_is_another(self, installed: Git) -> None:
        installed("log", "-p", "-1")
        line = installed("config", f"diff.{NAME}.textconv")
        installed("config", f"diff.{NAME}.textconv", line.replace("--lang nb", "--lang en"))
        installed.change("2027-04-30", "2027-05-14")
        assert "+  End: 14 May 2027" in installed("diff")


class TestHooks:
    """Errors stop a version and a push; warnings, hints and a missing program do not."""

    ERROR = ('maal = ["medvirkning"]', 'maal = ["finnes-ikke"]')

    def test_a_version_with_an_error_is_not_saved(self, installed: Git) -> None:
        installed.change(*self.ERROR)
        said = installed("commit", "-a", "-m", "Feil", code=1)
        assert f"{FILE}:19:9:" in said
        assert "no-such" in said

    def test_settings_that_wait_for_a_choice_are_not_saved(self, installed: Git) -> None:
        """Told once, though every plan of the workspace stands under them."""
        path = Path("plans/dekom.toml")
        block = '# >>> dekom-konflikt skole\n# andres | skole = "S"\n# felles |\n# <<< dekom-konflikt\n'
        path.write_text(path.read_text("utf-8").replace("[skole]\n", f"[skole]\n{block}"), "utf-8")
        said = installed("commit", "-a", "-m", "Valg", code=1)
        assert said.count("plans/dekom.toml:5:1:") == 1
        assert "unsettled-merge" in said

    def test_what_is_staged_counts_and_not_what_lies_on_disk(self, installed: Git) -> None:
        installed.change(*self.ERROR)
        installed("add", FILE)
        installed.change(*self.ERROR[::-1])
        installed("commit", "-m", "Feil", code=1)
        installed("add", FILE)
        installed.change(*self.ERROR)
        Path("annet.txt").write_text("x")
        installed("add", "annet.txt")
        installed("commit", "-q", "-m", "Annet")

    def test_a_push_with_an_error_is_stopped(self, installed: Git, tmp_path: Path) -> None:
        installed("init", "-q", "--bare", str(tmp_path / "delt.git"))
        installed("remote", "add", "origin", str(tmp_path / "delt.git"))
        installed("push", "-q", "origin", "main")
        installed.change(*self.ERROR)
        installed("commit", "-q", "-a", "-m", "Feil", "--no-verify")
        assert "Ingenting er delt" in installed("push", "origin", "main", code=1)
        installed("push", "-q", "origin", "main", "--no-verify")

    def test_ones_own_pre_push_gets_its_input_and_arguments(self, git: Git, run: Run, tmp_path: Path) -> None:
        git.hook("pre-push", '#!/bin/sh\necho "$1" > ../args\ncat > ../stdin\n'.replace("../", f"{tmp_path}/"))
        run("git", "install")
        git("init", "-q", "--bare", str(tmp_path / "delt.git"))
        git("remote", "add", "origin", str(tmp_path / "delt.git"))
        git("push", "-q", "origin", "main")
        assert (tmp_path / "args").read_text() == "origin\n"
        assert (tmp_path / "stdin").read_text().startswith("refs/heads/main ")
        assert len((tmp_path / "stdin").read_text().splitlines()) == 1

    @pytest.mark.parametrize("kind", ["program", "link"])
    def test_ones_own_hook_in_another_language_goes_on(self, git: Git, run: Run, kind: str) -> None:
        text = f"#!{sys.executable}\nimport pathlib; pathlib.Path('kjørt').touch(); raise SystemExit(1)\n"
        path = git.hook("pre-commit", text)
        if kind == "link":
            path.rename("egen-krok")
            path.symlink_to(Path("egen-krok").absolute())
        run("git", "install")
        assert "fra før" in run("git", "install").output
        git.change("2027-04-30", "2027-05-14")
        git("commit", "-a", "-m", "x", code=1)
        assert Path("kjørt").exists()
        run("git", "uninstall")
        assert path.read_text() == text
        assert path.is_symlink() == (kind == "link")

    def test_a_hook_that_is_not_in_use_is_not_woken(self, git: Git, run: Run) -> None:
        path = git.hook("pre-commit", "#!/bin/sh\nexit 1\n", 0o644)
        assert "pre-commit" in run("git", "install").output
        assert path.read_text() == "#!/bin/sh\nexit 1\n"
        git.change("2027-04-30", "2027-05-14")
        git("commit", "-q", "-a", "-m", "x")

    def test_a_program_that_is_gone_keeps_nobody_from_saving(self, installed: Git) -> None:
        path = Path(".git/hooks/pre-commit")
        path.write_text(path.read_text().replace(sys.executable, "/finnes/ikke"))
        installed.change(*self.ERROR)
        assert "/finnes/ikke" in installed("commit", "-a", "-m", "x")

    def test_a_merge_that_brings_an_error_is_not_saved(self, installed: Git) -> None:
        installed("checkout", "-q", "-b", "annen")
        text = Path(f"plans/{PLAN}/plan.toml").read_text("utf-8")
        begin = text.index("[rolle.")
        end = text.index("\n[", begin)
        Path(f"plans/{PLAN}/plan.toml").write_text(text[:begin] + text[end + 1 :], "utf-8")
        installed.change(*self.ERROR)
        installed("commit", "-q", "-a", "-m", "Feil", "--no-verify")
        installed("checkout", "-q", "main")
        Path("annet.txt").write_text("x")
        installed("add", "annet.txt")
        installed("commit", "-q", "-m", "Annet")
        said = installed("merge", "--no-edit", "annen", code=1)
        assert "Sammenslåingen er ikke lagret" in said
        installed("merge", "--abort")

    def test_a_fast_forward_that_brings_an_error_is_told(self, installed: Git) -> None:
        installed("checkout", "-q", "-b", "annen")
        installed.change(*self.ERROR)
        installed("commit", "-q", "-a", "-m", "Feil", "--no-verify")
        installed("checkout", "-q", "main")
        assert "bør rettes" in installed("merge", "annen")


class TestDoctor:
    """What is set up and what is not, each with what mends it."""

    def test_all_is_well_after_the_attributes_are_saved(self, installed: Git, run: Run) -> None:
        found = run("git", "doctor")
        assert (found.exit_code, "!" in found.output) == (0, False), found.output

    def test_before_it_everything_is_told_and_can_be_mended(self, git: Git, run: Run) -> None:
        found = run("git", "doctor")
        assert found.exit_code == 1
        for what in ("ikke registrert", "finnes ikke", "ikke for", "mangler: pre-commit"):
            assert what in found.output
        mended = run("git", "doctor", "--mend").output
        assert mended.count("\n!") == 1
        assert "git add plans/.gitattributes" in mended

    def test_a_colleagues_clone_without_the_driver(
        self, installed: Git, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed("clone", "-q", ".", "klone")
        monkeypatch.chdir(tmp_path / "klone")
        assert "denne klonen har ikke driveren" in run("git", "doctor").output

    def test_a_program_that_gits_shell_does_not_find(self, installed: Git, run: Run) -> None:
        line = installed("config", f"merge.{NAME}.driver").replace(OURS, "/finnes/ikke")
        installed("config", f"merge.{NAME}.driver", line)
        assert "! Programmet, for gits skall: finnes ikke: /finnes/ikke" in run("git", "doctor").output

    def test_another_version_is_told(self, installed: Git, run: Run) -> None:
        line = installed("config", f"diff.{NAME}.textconv").replace("--for ", "--for 0.")
        installed("config", f"diff.{NAME}.textconv", line)
        assert "registrert av en annen versjon" in run("git", "doctor").output

    def test_attributes_that_another_file_overrides(self, installed: Git, run: Run, plan: Path) -> None:
        (plan / ".gitattributes").write_text("tiltak.toml merge=union\n")
        assert "ikke for tiltak.toml" in run("git", "doctor").output

    def test_the_switch_that_turns_the_driver_off_is_told(
        self, installed: Git, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DEKOM_MERGE", "0")
        assert "! DEKOM_MERGE: 0" in run("git", "doctor").output

    def test_the_doctor_of_everything_tells_it_in_a_line(self, git: Git, run: Run) -> None:
        assert "! Planer i git: ikke helt satt opp" in run("doctor").output
        run("git", "install")
        git("add", "plans/.gitattributes")
        git("commit", "-q", "-m", "Attributter")
        assert "√ Planer i git" in run("doctor").output
