"""`dekom review`: the report from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import story
from tests.cli.conftest import Run


@pytest.fixture
def arkiv(run: Run, past_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository of the sample with its past, the current folder."""
    top = past_folder.parents[1]
    monkeypatch.chdir(top)
    return top


def test_without_words_it_is_since_the_plan_was_adopted(arkiv: Path, run: Run) -> None:
    """The text of the report, on standard output."""
    result = run("review", story.NAME)
    assert result.exit_code == 0
    assert "HVA ER ENDRET I PLANEN, OG HVORFOR?" in result.stdout
    assert "Fra vedtatt plan 9.\nseptember 2025 til planen slik den er 24. november 2026." in result.stdout


def test_a_file_gets_the_form_that_its_name_says(arkiv: Path, run: Run) -> None:
    """A page for .html, Markdown for .md, text for .txt; the option goes before."""
    for name, begins in (("r.html", "<!doctype html>"), ("r.md", "# "), ("r.txt", "Storhaugli"), ("r", "<!doctype")):
        result = run("review", story.NAME, "vedtatt..", "-o", name)
        assert result.exit_code == 0
        assert result.stdout == ""
        assert (arkiv / name).read_text(encoding="utf-8").startswith(begins)
    run("review", story.NAME, "vedtatt..", "-o", "r.html", "--format", "text")
    assert (arkiv / "r.html").read_text(encoding="utf-8").startswith("Storhaugli")


def test_two_revisions_and_days(arkiv: Path, run: Run) -> None:
    """Only what was saved between them; the versions on the way are listed."""
    result = run("review", story.NAME, "2026-01-20..HEAD~1")
    assert "Fra versjon 1.1, 13. januar 2026 til versjon 1.2, 2. juni 2026." in " ".join(result.stdout.split())
    assert "Stopp lesekvarteret, begynn modul 2." in " ".join(result.stdout.split())
    assert "Skolevandringen tre uker senere" not in result.stdout


def test_what_git_writes_of_a_merge_is_no_reason(arkiv: Path, run: Run) -> None:
    """It names folders and addresses, and says nothing of why."""
    path = arkiv / "plans" / story.NAME / "tiltak.toml"
    first = story.git(arkiv, "rev-parse", "HEAD")
    path.write_text(path.read_text("utf-8").replace("fremdrift = 65", "fremdrift = 66"), "utf-8")
    story.commit(arkiv, "Merge branch 'main' of /hos/en/annen")
    result = run("review", story.NAME, f"{first}..HEAD")
    assert "Merge branch" not in result.stdout
    assert "Slo sammen med det andre hadde delt" in " ".join(result.stdout.split())


def test_why_has_all_that_the_editor_wrote(arkiv: Path, run: Run) -> None:
    """The first line of a version's text, and what stands under it."""
    path = arkiv / "plans" / story.NAME / "tiltak.toml"
    first = story.git(arkiv, "rev-parse", "HEAD")
    path.write_text(path.read_text("utf-8").replace("start = 2025-08-28", "start = 2025-09-04"), "utf-8")
    story.commit(arkiv, "Elevpanelet kom senere i gang\n\nValget tok en uke.")
    said = " ".join(run("review", story.NAME, f"{first}..HEAD").stdout.split())
    assert "Hvorfor: Elevpanelet kom senere i gang. Valget tok en uke. (Plangruppa, 1. juni 2026," in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("finnes-ikke..HEAD",), "verken en versjon"),
        (("HEAD...HEAD~1",), "to punktum"),
        (("--upload-pack=x..HEAD",), ""),
    ],
)
def test_wrong_use_is_told(arkiv: Path, run: Run, words: tuple[str, ...], said: str) -> None:
    """Exit 2, and nothing is written."""
    result = run("review", story.NAME, *words, "-o", "r.html")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (arkiv / "r.html").exists()


def test_no_repository(run: Run, workspace: Path) -> None:
    """What is missing is said, with what helps."""
    result = run("review", story.NAME)
    assert result.exit_code == 2
    assert "git init" in result.stderr


def test_a_version_without_the_plan(arkiv: Path, run: Run) -> None:
    """A revision that is one, in which there is no such plan."""
    story.git(arkiv, "checkout", "-q", "--orphan", "tom")
    story.git(arkiv, "rm", "-q", "-r", "-f", "--cached", ".")
    story.git(arkiv, "commit", "-q", "--allow-empty", "-m", "Tom")
    story.git(arkiv, "checkout", "-q", "-f", "main")
    result = run("review", story.NAME, "tom..HEAD")
    assert result.exit_code == 2
    assert "Planen finnes ikke i versjonen «tom»." in result.stderr


def test_what_cannot_be_read_is_left_out_and_told(arkiv: Path, run: Run) -> None:
    """Exit 3; the report names the file among what is not settled."""
    (arkiv / "plans" / story.NAME / "tiltak.toml").write_text("format = \n", encoding="utf-8")
    result = run("review", story.NAME)
    assert result.exit_code == 3
    assert "tiltak.toml kan ikke leses" in result.stderr
    assert "Disse filene kan ikke leses" in result.stdout
    assert "Tatt bort: 5 Skolevandring" not in result.stdout


def test_a_place_that_cannot_be_written(arkiv: Path, run: Run) -> None:
    """Exit 3, with the place and why."""
    result = run("review", story.NAME, "-o", "finnes/ikke/r.html")
    assert result.exit_code == 3
    assert "lar seg ikke skrive" in result.stderr
