"""`dekom merge-driver`, run by real git through the line that is written into its configuration."""

from __future__ import annotations

import os
import random
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from dekom_tui.history.driver import driver_line
from dekom_tui.store.merging.unsettled import Unsettled
from dekom_tui.store.toml.document import Document
from tests.history.conftest import Git
from tests.store.merging import model
from tests.store.merging.test_files import MEASURES, swap
from tests.store.merging.test_random_files import branches, cell_of

DEKOM = f"{shlex.quote(sys.executable)} -m dekom_tui"
SAID = "programmet svarte ikke, og fila er flettet linje for linje:"
FILE = "plans/p/tiltak.toml"
LATER, EARLIER = swap("2027-04-30", "2027-05-14"), swap("2027-04-30", "2027-05-07")
OTHER = swap('"B"', '"BB"')
STEP = '    {dato = 2026-02-01, tekst = "Møte"},\n'


class Repo(Git):
    """A repository whose TOML files are merged by the driver."""

    def try_(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run git, whatever it ends with."""
        mine = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a"}
        return subprocess.run(
            ["git", "-C", str(self.folder), *words],
            env={**os.environ, **mine, "GIT_EDITOR": "true", "LANG": "nb_NO.UTF-8", **environment},
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    def driven_by(self, program: str) -> None:
        self("config", "merge.dekom.driver", driver_line(program, SAID))

    def write(self, text: str, file: str = FILE) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def text(self, file: str = FILE) -> str:
        return (self.folder / file).read_bytes().decode()

    def branch(self, name: str, text: str | None, file: str = FILE) -> None:
        """A branch from main's first version in which a file holds this; None for none."""
        self("checkout", "-q", "-f", "-B", name, "start")
        if text is None:
            (self.folder / file).unlink()
        else:
            self.write(text, file)
        self.commit(f"Endret på {name}")

    def diverged(self, ours: str, theirs: str, file: str = FILE) -> None:
        """On a branch with ours, beside one with theirs."""
        self.branch("andre", theirs, file)
        self.branch("vår", ours, file)

    @property
    def unmerged(self) -> bool:
        return bool(self("ls-files", "-u"))


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A repository with a small plan, saved once."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "DEKOM_MERGE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "arkiv"
    folder.mkdir()
    repo = Repo(folder)
    repo("init", "-q", "-b", "main")
    repo.driven_by(DEKOM)
    repo.write("*.toml merge=dekom\n", ".gitattributes")
    repo.write('format = 1\ntittel = "P"\n', "plans/p/plan.toml")
    repo.write(MEASURES)
    repo.commit("Første utkast")
    repo("tag", "start")
    return repo


def test_sixty_pairs_of_branches_come_out_of_git_as_the_oracle_says(repo: Repo) -> None:
    """Sixty files in one merge: what each side did is there, or is a conflict that git knows of."""
    pairs = [branches(seed) for seed in range(5000, 5090)]
    pairs = [one for one in pairs if one[0] not in one[1:] and one[1] != one[2]][:60]
    assert len(pairs) == 60
    for name, side in (("start", 0), ("andre", 2), ("vår", 1)):
        if name != "start":
            repo("checkout", "-q", "-b", name, "mange")
        for number, pair in enumerate(pairs):
            repo.write(model.written(pair[side]), f"plans/p{number}/tiltak.toml")
        repo.commit(name)
        if name == "start":
            repo("tag", "mange")
    done = repo.try_("merge", "andre")
    assert done.returncode == 1
    unmerged = {line.split("\t")[1] for line in repo("ls-files", "-u").splitlines()}
    for number, (base, ours, theirs) in enumerate(pairs):
        path = f"plans/p{number}/tiltak.toml"
        wanted, _other, disputed = model.merged(base, ours, theirs)
        text = repo.text(path)
        assert model.read(text) == wanted, number
        assert {cell_of(one.conflict) for one in Unsettled.of({path: Document(text)}).open} == disputed, number
        assert (path in unmerged) == bool(disputed), number


def test_a_merge_without_conflict_is_a_version_and_one_with_says_what_must_be_chosen(repo: Repo) -> None:
    repo.diverged(LATER, OTHER)
    assert repo.try_("merge", "-q", "--no-edit", "andre").returncode == 0
    assert repo.text() == swap('"B"', '"BB"', LATER)
    repo.diverged(EARLIER, LATER)
    done = repo.try_("merge", "andre")
    assert done.returncode == 1
    assert "dekom: plans/p/tiltak.toml: 1 ting må velges: A: Slutt\n" in done.stderr
    assert repo.unmerged
    assert "# andres | slutt = 2027-05-14\n" in repo.text()


def test_rebase_cherry_pick_revert_and_stash_go_through_it(repo: Repo) -> None:
    """In each, neighbouring lines were changed on both sides, where git alone would stop."""
    start, wanted = swap("2026-01-15", "2026-01-20"), swap("2026-01-15", "2026-01-20", LATER)
    repo.diverged(start, LATER)
    assert repo.try_("rebase", "-q", "andre").returncode == 0
    assert repo.text() == wanted
    repo.diverged(start, LATER)
    assert repo.try_("cherry-pick", "andre").returncode == 0
    assert repo.text() == wanted
    assert repo.try_("revert", "--no-edit", "HEAD~1").returncode == 0
    assert repo.text() == LATER
    repo.branch("vår", start)
    repo.write(swap("04-30", "05-14", start))
    repo("stash", "-q")
    repo.write(swap('"A"', '"AA"', start))
    repo.commit()
    assert repo.try_("stash", "pop", "-q").returncode == 0
    assert repo.text() == swap('"A"', '"AA"', wanted)


def test_a_log_entry_that_both_made_under_one_name_keeps_both_whole(repo: Repo) -> None:
    file = "plans/p/logg/2026-01-01-moete.toml"
    ours, theirs = (f'format = 1\ndato = 2026-01-01\nkilde = "{one}"\n' for one in "ab")
    repo.diverged(ours, theirs, file)
    assert repo.try_("merge", "andre").returncode == 1
    assert repo.text(file).startswith("# >>> dekom-konflikt fil\n# andres | format = 1\n")
    assert repo.text(file).endswith(f"# felles |\n# <<< dekom-konflikt\n\n{ours}")


def test_a_measure_that_both_added_merges_without_a_common_version(repo: Repo) -> None:
    """Both made the file: the base is empty."""
    repo.branch("tom", None)
    repo("tag", "-f", "start")
    one, other = 'format = 1\n\n[tiltak.c]\ntittel = "C"\n', 'format = 1\n\n[tiltak.d]\ntittel = "D"\n'
    repo.diverged(one, other)
    assert repo.try_("merge", "-q", "--no-edit", "andre").returncode == 0
    assert repo.text() == one + other.removeprefix("format = 1\n")


def test_a_plan_folder_that_one_side_renamed_takes_the_other_sides_edits_along(repo: Repo) -> None:
    repo.branch("andre", LATER)
    repo("checkout", "-q", "-B", "vår", "start")
    repo("mv", "plans/p", "plans/ny")
    repo.write(swap("2026-01-15", "2026-01-20"), "plans/ny/tiltak.toml")
    repo.commit()
    assert repo.try_("merge", "-q", "--no-edit", "andre").returncode == 0
    assert repo.text("plans/ny/tiltak.toml") == swap("2026-01-15", "2026-01-20", LATER)
    assert not (repo.folder / FILE).exists()


def test_a_side_with_other_line_ends_is_no_conflict(repo: Repo) -> None:
    repo.diverged(swap("2026-01-15", "2026-01-20"), LATER.replace("\n", "\r\n"))
    assert repo.try_("merge", "-q", "--no-edit", "andre").returncode == 0
    assert repo.text() == swap("2026-01-15", "2026-01-20", LATER)


def test_what_is_wrong_though_each_side_was_right_is_told_and_the_merge_stands(repo: Repo) -> None:
    repo.diverged(swap("2026-01-15", "2027-03-01"), swap("2027-04-30", "2026-12-18"))
    done = repo.try_("merge", "--no-edit", "andre")
    assert done.returncode == 0
    assert "plans/p/tiltak.toml:6:9: " in done.stderr
    assert "[reversed]" in done.stderr


def markers(repo: Repo) -> bool:
    """The file is as git's own merge leaves it, with both sides in it, and is not merged."""
    text = repo.text()
    sides = "slutt = 2027-05-07\n" in text and "slutt = 2027-05-14\n" in text
    return sides and text.count("<<<<<<< ") == text.count(">>>>>>> ") == 1 and repo.unmerged


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("/finnes/ikke/dekom", 127),
        ("sh -c 'kill -9 $$'", 137),
        ("sh -c 'exit 1'", 1),  # a traceback of Python's ends so
        ("sh -c 'exit 2'", 2),  # and so does a dekom that does not know the command
    ],
)  # fmt: skip
def test_a_program_that_is_missing_killed_or_failing_leaves_what_git_itself_would(
    repo: Repo, program: str, code: int
) -> None:
    repo.driven_by(program)
    repo.diverged(EARLIER, LATER)
    done = repo.try_("merge", "andre")
    assert done.returncode == 1, code
    assert markers(repo)
    assert f"dekom: {SAID} plans/p/tiltak.toml" in done.stderr.replace("\n", " ")
    repo.diverged(LATER, OTHER)
    assert repo.try_("merge", "-q", "--no-edit", "andre").returncode == 0
    assert repo.text() == swap('"B"', '"BB"', LATER)


def test_it_can_be_turned_off_for_one_command(repo: Repo) -> None:
    repo.diverged(EARLIER, LATER)
    assert repo.try_("merge", "andre", DEKOM_MERGE="0").returncode == 1
    assert markers(repo)
    repo("merge", "--abort")
    repo.diverged(LATER, OTHER)
    assert repo.try_("merge", "-q", "--no-edit", "andre", DEKOM_MERGE="0").returncode == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (swap("format = 1", "format = 2", OTHER), "linje 1"),
        (OTHER + "<<<<<<< HEAD\n", "linje 14"),
        (OTHER + "[tiltak.b]\n", "linje 14"),
    ],
    ids=["newer", "markers", "twice"],
)
def test_a_file_that_is_refused_stays_unmerged_though_gits_lines_would_merge(repo: Repo, text: str, said: str) -> None:
    repo.diverged(LATER, text)
    done = repo.try_("merge", "andre")
    assert done.returncode == 1
    assert "Kan ikke flettes, for den andres utgave" in done.stderr
    assert said in done.stderr
    assert repo.unmerged
    assert repo.text() == text.replace("2027-04-30", "2027-05-14")


def test_a_plan_file_of_another_kind_of_project_is_merged_as_git_would(repo: Repo) -> None:
    repo.write("[a]\nb = 1\n\n\n\nc = 2\n", "pyproject.toml")
    repo.commit()
    repo("tag", "-f", "start")
    repo.diverged("[a]\nb = 2\n\n\n\nc = 2\n", "[a]\nb = 1\n\n\n\nc = 3\n", "pyproject.toml")
    assert repo.try_("merge", "-q", "--no-edit", "andre").returncode == 0
    assert repo.text("pyproject.toml") == "[a]\nb = 2\n\n\n\nc = 3\n"


def test_a_file_of_five_megabytes_is_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    base = model.written(model.base(random.Random(1), 1))
    many = "".join(base.removeprefix("format = 1\n").replace("tiltak.a", f"tiltak.a-{at:05}") for at in range(16_000))
    text = f"format = 1\n{many}"
    assert len(text.encode()) > 5_000_000
    sides = {
        "O": text,
        "A": text.replace("[tiltak.a-00007]\n", "[tiltak.a-00007]\n# vår\n"),
        "B": text.replace("[tiltak.a-15000]\n", '[tiltak.a-15000]\nkort = "deres"\n'),
    }
    for name, side in sides.items():
        Path(name).write_text(side, "utf-8")
    done = subprocess.run([sys.executable, "-m", "dekom_tui", "merge-driver", "O", "A", "B", FILE], check=False)
    assert done.returncode == 0
    merged = Path("A").read_text("utf-8")
    assert "# vår\n" in merged
    assert 'kort = "deres"\n' in merged
    assert len(merged) == len(text) + len("# vår\n") + len('kort = "deres"\n')


def test_a_record_taken_out_here_and_ticked_off_there_is_a_conflict_in_git_too(repo: Repo) -> None:
    repo.diverged(swap(STEP, ""), swap('"Møte"}', '"Møte", ferdig = true}'))
    assert repo.try_("merge", "andre").returncode == 1
    assert '    # andres | {dato = 2026-02-01, tekst = "Møte", ferdig = true},\n' in repo.text()
