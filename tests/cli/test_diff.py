"""`dekom diff`: what its words stand for, its forms, and how it ends (commands.md, «diff»)."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from dekom_tui.history.past import Past
from tests.cli.conftest import PLAN, Process, Run
from tests.history.conftest import Git

Changes = Callable[..., list[dict[str, Any]]]
MEASURES = f"plans/{PLAN}/tiltak.toml"


@pytest.fixture
def git(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """The sample workspace, saved as a version."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git = Git(workspace)
    git("init", "-q", "-b", "main")
    git.commit("Første utkast", when="2026-05-01T12:00:00")
    return git


@pytest.fixture
def changes(run: Run) -> Changes:
    """The changes of a line of `diff`, as JSON tells them."""

    def of(*words: object) -> list[dict[str, Any]]:
        result = run("diff", *words, "--format", "json")
        data = json.loads(result.stdout)
        assert data["schema"] == 1
        assert result.exit_code == (1 if data["changes"] else 0), result.stderr
        return data["changes"]  # type: ignore[no-any-return]  # JSON is what it is

    return of


def later(git: Git) -> None:
    git.change("tiltak.toml", "slutt = 2027-04-30", "slutt = 2027-05-14")


def names(found: list[dict[str, Any]]) -> list[tuple[str, str | None, str, list[str]]]:
    return [(one["table"], one["key"], one["kind"], one["fields"]) for one in found]


LATER = [("tiltak", "skolevandring", "changed", ["slutt"])]


class TestSides:
    """A, B and PATH."""

    def test_without_words_it_is_what_is_not_committed(self, git: Git, changes: Changes) -> None:
        assert changes() == []
        later(git)
        assert names(changes()) == LATER
        git("add", ".")
        assert names(changes()) == LATER
        git.commit()
        assert changes() == []

    def test_untracked_files_are_in_it_and_ignored_plans_are_not(self, git: Git, changes: Changes) -> None:
        entry = git.folder / "plans" / PLAN / "logg" / "2026-11-24-ny.toml"
        entry.write_text("format = 1\ndato = 2026-11-24\n")
        for name in ("ny", "kladd"):
            (git.folder / "plans" / name).mkdir()
            (git.folder / "plans" / name / "plan.toml").write_text('format = 1\ntittel = "Ny"\n')
        (git.folder / ".git" / "info" / "exclude").write_text("kladd/\n")
        assert [(one["plan"], *name) for one, name in zip(changes("plans"), names(changes("plans")), strict=True)] == [
            ("ny", "(top)", None, "changed", ["tittel"]),
            (PLAN, "logg", "2026-11-24-ny", "added", []),
        ]

    def test_one_path_is_where_and_two_are_what(self, git: Git, changes: Changes) -> None:
        later(git)
        for word in ("plans", f"plans/{PLAN}", MEASURES):
            assert names(changes(word)) == LATER
        assert changes(f"plans/{PLAN}/plan.toml") == []
        assert changes("plans/dekom.toml") == []
        subprocess.run(["cp", "-r", "plans", "gamle"], check=True)
        git.change("tiltak.toml", "nr = 5\n", "nr = 15\n")
        for a, b in (("gamle", "plans"), (f"gamle/{PLAN}", f"plans/{PLAN}"), (f"gamle/{PLAN}/tiltak.toml", MEASURES)):
            assert names(changes(a, b)) == [("tiltak", "skolevandring", "changed", ["nr"])]
        assert names(changes("gamle", "plans", PLAN)) == [("tiltak", "skolevandring", "changed", ["nr"])]

    def test_revisions_dates_and_a_path(self, git: Git, changes: Changes) -> None:
        later(git)
        git.commit(when="2026-06-01T12:00:00")
        git.change("tiltak.toml", "nr = 5\n", "nr = 15\n")
        git.commit(when="2026-06-02T12:00:00")
        number = [("tiltak", "skolevandring", "changed", ["nr"])]
        both = [("tiltak", "skolevandring", "changed", ["nr", "slutt"])]
        assert names(changes("HEAD~1")) == number
        assert names(changes("HEAD~2", "HEAD~1")) == LATER
        assert names(changes("HEAD~2..HEAD~1")) == LATER
        assert names(changes("2026-06-01", "HEAD", "plans")) == number
        assert names(changes("2026-05-31", MEASURES)) == both
        assert names(changes("HEAD", "HEAD~2", f"plans/{PLAN}")) == both

    def test_since_it_was_adopted(self, git: Git, changes: Changes) -> None:
        later(git)
        git.commit()
        git.change("tiltak.toml", "nr = 5\n", "nr = 15\n")
        both = [("tiltak", "skolevandring", "changed", ["nr", "slutt"])]
        for words in (["--since", "vedtatt"], ["--siden=vedtatt", "plans"], ["vedtatt"]):
            assert names(changes(*words)) == both
        assert names(changes("--since", "vedtatt", "HEAD", "plans")) == LATER

    def test_what_exists_as_a_path_is_a_path_first(self, git: Git, run: Run) -> None:
        git("branch", "plans")
        git("branch", "grein")
        assert run("diff", "plans").exit_code == 0
        assert run("diff", "grein").exit_code == 0

    def test_a_plan_that_is_gone_is_one_change_an_entity(self, git: Git, changes: Changes) -> None:
        subprocess.run(["rm", "-r", f"plans/{PLAN}"], check=True)
        found = changes(f"plans/{PLAN}")
        assert {one["kind"] for one in found} == {"removed", "changed"}
        assert {one["table"] for one in found if one["kind"] == "changed"} >= {"(top)", "rammer", "tegn"}
        assert all(not one["key"] for one in found if one["kind"] == "changed")

    def test_before_the_first_commit_all_is_new(self, workspace: Path, changes: Changes) -> None:
        Git(workspace)("init", "-q")
        assert {one["kind"] for one in changes("plans")} == {"added", "changed"}

    def test_a_side_in_a_bare_repository(self, git: Git, run: Run, changes: Changes, tmp_path: Path) -> None:
        later(git)
        git.commit()
        git("clone", "-q", "--bare", ".", str(tmp_path / "bar.git"))
        assert run("diff", tmp_path / "bar.git").exit_code == 2
        assert names(changes("HEAD~1", "HEAD", tmp_path / "bar.git")) == LATER


class TestJson:
    """The shape that other programs build on."""

    def test_every_change_has_the_same_keys(self, git: Git, changes: Changes) -> None:
        later(git)
        (found,) = changes()
        assert {**found, "summary": ""} == {
            "plan": f"plans/{PLAN}", "file": "tiltak.toml", "table": "tiltak", "key": "skolevandring",
            "kind": "changed", "fields": ["slutt"], "summary": "",
        }  # fmt: skip

    def test_both_heads_are_called_top(self, git: Git, changes: Changes) -> None:
        git.change("plan.toml", 'status = "vedtatt"', 'status = "avsluttet"')
        git.change("tiltak.toml", "Tiltaksplanen er dynamisk.", "Tiltaksplanen er levende.")
        assert [(one["file"], *name) for one, name in zip(changes(), names(changes()), strict=True)] == [
            ("plan.toml", "(top)", None, "changed", ["status"]),
            ("tiltak.toml", "(top)", None, "changed", ["innledning"]),
        ]

    def test_an_item_of_minutes_has_the_key_that_stands_in_its_file(self, git: Git, changes: Changes) -> None:
        git.change("referat/2025-08-14-planleggingsdag.toml", "minutter = 70", "minutter = 75")
        (found,) = changes()
        assert (found["file"], found["table"], found["key"]) == (
            "referat/2025-08-14-planleggingsdag.toml", "sak", "valg-av-maal",
        )  # fmt: skip

    def test_a_renamed_key_names_the_other(self, git: Git, run: Run, changes: Changes) -> None:
        assert run("key", "rename", PLAN, "maal.lesing-9", "lesing-ni").exit_code == 0
        found = {(one["key"], one["kind"]): one for one in changes() if one["table"] == "maal"}
        assert found["lesing-9", "removed"]["renamed_to"] == "lesing-ni"
        assert found["lesing-ni", "added"]["renamed_from"] == "lesing-9"

    def test_it_never_changes_with_the_language(self, git: Git, run: Run) -> None:
        later(git)
        answers = {run("diff", "--format", "json", "--lang", lang).stdout for lang in ("nb", "nn", "en")}
        assert len(answers) == 1

    def test_words_are_told_when_they_are_asked_for(self, git: Git, changes: Changes) -> None:
        git.change("tiltak.toml", "avdelingsleder var i permisjon", "rektor var i permisjon")
        (found,) = changes("--words")
        (passage,) = found["words"]["merknad"]
        assert ["removed", "avdelingsleder"] in passage["runs"]

    def test_layout_is_no_change_and_named_when_it_is_asked_for(self, git: Git, run: Run) -> None:
        git.change("tiltak.toml", "# Ring naboskolen", "# Ring gjerne naboskolen")
        git.change("plan.toml", "Vi har ett tema i to år.\nTo tidligere", "Vi har ett tema i to år. To tidligere")
        assert run("diff").stdout == ""
        result = run("diff", "--layout", "--format", "json")
        data = json.loads(result.stdout)
        assert result.exit_code == 0
        assert data["changes"] == []
        assert [one["file"] for one in data["layout"]] == ["plan.toml", "tiltak.toml"]


class TestDays:
    """Each side is judged on its own day: a version on the day it was saved, what lies on disk today."""

    LATE = "er nå forsinket"

    @pytest.fixture
    def moved(self, git: Git) -> Git:
        """Two versions in 2026, in both of which a walk that was to begin in September 2025 had not begun."""
        git.change("tiltak.toml", 'status = "på vent"', 'status = "ikke startet"')
        git.change("tiltak.toml", "start = 2025-11-18", "start = 2026-08-18")
        git.commit("Utsatt", when="2026-05-02T12:00:00")
        git.change("tiltak.toml", "start = 2026-08-18", "start = 2026-09-18")
        git.commit("Utsatt igjen", when="2026-10-01T12:00:00")
        return git

    def test_of_two_versions(self, moved: Git, run: Run) -> None:
        """In May the start was to come; in October it had passed."""
        assert self.LATE in run("diff", "HEAD~1", "HEAD").stdout
        assert self.LATE not in run("diff", "HEAD~2", "HEAD~1").stdout

    def test_what_is_about_something_else_is_no_version(self, moved: Git, run: Run) -> None:
        """A commit that left the plan alone does not make it a day older."""
        (moved.folder / "LES MEG.md").write_text("Hei", encoding="utf-8")
        moved.commit("Les meg", when="2027-01-01T12:00:00")
        moved.change("tiltak.toml", "start = 2026-09-18", "start = 2026-10-18")
        assert self.LATE not in run("diff", "HEAD~1", "HEAD").stdout
        assert "ikke lenger forsinket" not in run("diff").stdout
        assert self.LATE in run("diff", "HEAD~2").stdout

    def test_of_what_is_not_saved(self, moved: Git, run: Run) -> None:
        """Today counts, as DEKOM_TODAY says."""
        moved.change("tiltak.toml", "start = 2026-09-18", "start = 2026-11-30")
        assert "ikke lenger forsinket" in run("diff").stdout


class TestForms:
    """Text, Markdown and HTML."""

    def test_dates_are_told_as_distance(self, git: Git, run: Run) -> None:
        later(git)
        assert "varer 2 uker lenger, slutten flyttet fra 30. april til 14. mai 2027" in run("diff").stdout

    @pytest.mark.parametrize("form", ["text", "md", "html"])
    def test_what_a_plan_says_is_text_in_every_form(self, git: Git, run: Run, form: str) -> None:
        bad = r"\u001b[31m<script>alert(1)</script> [/] **x** ![x](y)"
        git.change("tiltak.toml", 'tittel = "Skolevandring', f'tittel = "{bad} Skolevandring')
        for words in ([], ["--words"]):
            said = run("diff", "--format", form, *words).stdout
            assert "\x1b" not in said
            if form == "html":
                assert "<script" not in said
                assert "&lt;script&gt;" in said
            if form == "md":
                assert "<script" not in said
                assert "**x**" not in said
                assert "![x]" not in said

    def test_the_page_needs_nothing_else(self, git: Git, run: Run) -> None:
        later(git)
        page = run("diff", "--format", "html").stdout
        assert page.startswith("<!doctype html>")
        assert not any(one in page for one in ("<script", "src=", "@import", "http:", "https:", "<link"))


class TestEnding:
    """Exit codes, and what is said."""

    @pytest.mark.parametrize(
        "words", [["nei"], ["HEAD", "nei"], ["a", "b", "c", "d"], ["nei", "plans"], ["HEAD~9"], ["x/plan.toml"]]
    )
    def test_an_unknown_revision_is_wrong_use(self, git: Git, run: Run, words: list[str]) -> None:
        result = run("diff", *words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr

    def test_no_repository_and_no_plan_are_wrong_use(self, run: Run, git: Git, tmp_path_factory: Any) -> None:
        elsewhere = tmp_path_factory.mktemp("utenfor")
        assert run("diff", elsewhere).exit_code == 2
        (git.folder / "tom").mkdir()
        assert run("diff", "tom").exit_code == 2

    def test_a_file_that_cannot_be_read_is_3_and_hides_nothing_else(self, git: Git, run: Run) -> None:
        later(git)
        (git.folder / "plans" / PLAN / "plan.toml").write_text("format = 1\nx = ")
        result = run("diff", "--format", "json")
        assert result.exit_code == 3
        assert names(json.loads(result.stdout)["changes"]) == LATER
        assert "plan.toml" in result.stderr

    def test_a_newer_format_is_3(self, git: Git, run: Run) -> None:
        git.change("tiltak.toml", "format = 1", "format = 9")
        assert run("diff").exit_code == 3

    def test_without_git_it_says_so(self, git: Git, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        result = run("diff")
        assert result.exit_code == 3
        assert "git" in result.stderr

    @pytest.mark.parametrize(
        "words", [[], ["--words"], ["--format=md"], ["--format", "json"], ["HEAD~1", "--layout"],
                  ["--since", "vedtatt"], ["--all"], ["--format", "x"], ["--since"], ["--lang", "en"],
                  ["--since", "-x"]],
    )  # fmt: skip
    def test_the_quick_way_in_answers_as_click_does(
        self, git: Git, run: Run, process: Process, words: list[str]
    ) -> None:
        later(git)
        git.commit()
        git.change("tiltak.toml", "nr = 5\n", "nr = 15\n")
        by_click: Result = run("diff", *words)
        quick = process("diff", *words)
        assert (quick.returncode, quick.stdout) == (by_click.exit_code, by_click.stdout)


def test_show_tells_a_plan_as_it_was(git: Git, run: Run) -> None:
    before = run("show", PLAN, "5").stdout
    later(git)
    git.commit()
    assert run("show", PLAN, "5").stdout != before
    assert run("show", PLAN, "5", "--rev", "HEAD~1").stdout == before
    assert run("show", PLAN, "5", "--rev", "vedtatt").stdout == before
    assert run("show", PLAN, "--rev=--all").exit_code == 2


class TestHistory:
    """`dekom history`."""

    def test_each_version_in_one_line_the_newest_first(self, git: Git, run: Run) -> None:
        later(git)
        git.commit(when="2026-06-01T12:00:00", author="Rektor")
        lines = run("history", "plans").stdout.splitlines()
        assert lines[0].split()[0] == "1.1"
        assert "1. juni 2026" in lines[0]
        assert "Rektor" in lines[0]
        assert lines[0].endswith("Skolevandring varer 2 uker lenger")
        assert lines[1].split()[0] == "1.0"

    def test_of_one_measure_or_one_answer(self, git: Git, run: Run) -> None:
        later(git)
        git.commit()
        git.change("plan.toml", "Vi har ett tema i to år.", "Vi har to temaer i to år.")
        git.commit()
        assert len(run("history").stdout.splitlines()) == 3
        assert len(run("history", PLAN, "tiltak.skolevandring").stdout.splitlines()) == 2
        assert len(run("history", "rammer.helhetlig").stdout.splitlines()) == 2
        assert len(run("history", "plans", "rammer.forankret").stdout.splitlines()) == 1

    def test_the_first_version_is_told_as_that(self, git: Git, run: Run) -> None:
        assert run("history", "plans").stdout.splitlines()[-1].endswith("Første versjon, med 4 mål og 10 tiltak")

    def test_a_merge_is_told_as_one(self, git: Git, run: Run) -> None:
        """What the other side had is not what whoever merged it did; git's own words of it name a branch."""
        git("switch", "-q", "-c", "andre")
        git.change("tiltak.toml", "slutt = 2027-04-30", "slutt = 2027-05-14")
        git.commit("Andres")
        git("switch", "-q", "main")
        git.change("tiltak.toml", "fremdrift = 65", "fremdrift = 70")
        git.commit("Min")
        git("merge", "-q", "--no-edit", "andre")
        newest = run("history", "plans").stdout.splitlines()[0]
        assert newest.endswith("Slo sammen: Skolevandring varer 2 uker lenger")
        assert Past(git.folder / "plans" / PLAN).listed()[0].subject == "Slo sammen med det andre hadde delt"

    def test_wrong_words_are_wrong_use(self, git: Git, run: Run) -> None:
        for words in (["nei"], ["plans", "nei.x"], ["plans", "tiltak"], ["a", "b", "c"]):
            assert run("history", *words).exit_code == 2

    def test_hostile_names_reach_no_terminal(self, git: Git, run: Run) -> None:
        later(git)
        git.commit(author="\x1b[31mRød\x07")
        assert "\x1b" not in run("history").stdout

    def test_a_version_that_cannot_be_read_is_named(self, git: Git, run: Run) -> None:
        (git.folder / MEASURES).write_text("x = ")
        git.commit()
        result = run("history")
        assert result.exit_code == 3
        assert "tiltak.toml" in result.stdout.splitlines()[0]
