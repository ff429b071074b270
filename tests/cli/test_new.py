"""`dekom new`, `dekom key rename`, `dekom schema` and `dekom doctor`."""

from __future__ import annotations

import json
import os
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Run

PERIOD = ("--fra", "1.8.2027", "--til", "2029-06-30")


@pytest.fixture
def school(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a dekom.toml, as the current folder."""
    monkeypatch.chdir(workspace / "plans")
    return workspace / "plans"


def test_a_new_plan_takes_what_it_can_from_dekom_toml(run: Run, school: Path) -> None:
    result = run("new", "ny", *PERIOD)
    assert result.exit_code == 0
    assert tomllib.loads((school / "ny" / "plan.toml").read_text("utf-8")) == {
        "format": 1,
        "tittel": "Plan for utviklingsarbeid i DEKOM – Storhaugli skole",
        "skole": "Storhaugli skole",
        "skoleeier": "Innervatn kommune, sektor oppvekst",
        "maalform": "nb",
        "fra": date(2027, 8, 1),
        "til": date(2029, 6, 30),
        "status": "utkast",
    }
    assert (school / "ny" / "tiltak.toml").read_text("utf-8") == "format = 1\n"
    assert run("fmt", "--check", "ny").exit_code == 0
    assert run("check", "ny", "--strict").exit_code == 0


def test_the_options_go_before_dekom_toml_in_either_language(run: Run, school: Path) -> None:
    assert run("new", "a", *PERIOD, "--skole", "Nordlia skule", "--målform", "nynorsk").exit_code == 0
    line = ("--school", "Nordlia skule", "--written-form", "nn", "--from", "1.8.2027", "--to", "30.6.2029")
    assert run("new", "b", *line).exit_code == 0
    text = (school / "a" / "plan.toml").read_text("utf-8")
    assert text == (school / "b" / "plan.toml").read_text("utf-8")
    assert 'skole = "Nordlia skule"' in text
    assert 'maalform = "nn"' in text


def test_what_is_missing_is_wrong_use_without_a_terminal(run: Run, workspace: Path) -> None:
    result = run("new", "ny")
    assert result.exit_code == 2
    assert all(option in result.stderr for option in ("--skole", "--fra", "--til"))
    assert not (workspace / "ny").exists()


@pytest.mark.parametrize("name", ["../x", "a/b", ".skjult", "", " ", "a\\b", "c:x"])
def test_a_name_that_no_plan_can_have_is_wrong_use(run: Run, school: Path, name: str) -> None:
    assert run("new", name, *PERIOD).exit_code == 2


@pytest.mark.parametrize("period", [("--fra", "1.8.2029", "--til", "1.8.2027"), ("--fra", "tull", "--til", "1.8.2027")])
def test_a_period_that_cannot_be_is_wrong_use(run: Run, school: Path, period: tuple[str, ...]) -> None:
    assert run("new", "ny", *period).exit_code == 2
    assert not (school / "ny").exists()


def test_nothing_that_is_there_is_written_over(run: Run, school: Path) -> None:
    assert run("new", PLAN, *PERIOD).exit_code == 2
    (school / "lenke").symlink_to("nowhere")
    assert run("new", "lenke", *PERIOD).exit_code == 2
    (school / ".taplo.toml").write_text("# min egen\n", "utf-8")
    assert run("new", "ny", *PERIOD).exit_code == 0
    assert (school / ".taplo.toml").read_text("utf-8") == "# min egen\n"
    assert run("check", PLAN).exit_code == 0


def test_the_workspace_gets_the_schemas_that_editors_read(run: Run, school: Path) -> None:
    result = run("new", "ny", *PERIOD)
    written = result.stdout.splitlines()
    assert written[:3] == ["ny/plan.toml", "ny/tiltak.toml", ".taplo.toml"]
    assert all((school / one).is_file() for one in written)
    for rule in tomllib.loads((school / ".taplo.toml").read_text("utf-8"))["rule"]:
        json.loads((school / rule["schema"]["path"]).read_text("utf-8"))
    assert run("new", "til", *PERIOD).stdout.splitlines() == ["til/plan.toml", "til/tiltak.toml"]


def test_a_dekom_toml_that_cannot_be_read_ends_with_3(run: Run, school: Path) -> None:
    (school / "dekom.toml").write_text("x = ", "utf-8")
    assert run("new", "ny", *PERIOD).exit_code == 3
    assert not (school / "ny").exists()


def test_a_key_is_renamed_with_every_reference_to_it(run: Run, plan: Path) -> None:
    before = {path: path.read_text("utf-8") for path in plan.rglob("*.toml")}
    result = run("key", "rename", PLAN, "maal.lesing-9", "lesing-ni")
    assert result.exit_code == 0
    after = {path: path.read_text("utf-8") for path in plan.rglob("*.toml")}
    changed = [path.relative_to(plan).as_posix() for path in before if before[path] != after[path]]
    assert sorted(changed) == result.stdout.splitlines()
    assert not any('"lesing-9"' in text or "maal.lesing-9]" in text for text in after.values())
    assert run("check", "--strict").exit_code == 0
    assert run("fmt", "--check").exit_code == 0


def test_a_log_entry_gets_another_file_name(run: Run, plan: Path) -> None:
    text = (plan / "logg" / "2025-10-14-fellestid.toml").read_bytes()
    assert run("key", "rename", PLAN, "log.2025-10-14-fellestid", "2025-10-14-felles").exit_code == 0
    assert (plan / "logg" / "2025-10-14-felles.toml").read_bytes() == text
    assert not (plan / "logg" / "2025-10-14-fellestid.toml").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("maal.finnes-ikke", "x"), ("maal.lesing-9", "medvirkning"), ("maal.lesing-9", "Å"), ("maal.lesing-9", "a--b"),
        ("rammer.skolebasert", "x"), ("lesing-9", "x"), ("tull.lesing-9", "x"), ("maal.", "x"),
    ],
)  # fmt: skip
def test_a_rename_that_cannot_be_is_wrong_use_and_changes_nothing(run: Run, plan: Path, old: str, new: str) -> None:
    before = {path: path.read_bytes() for path in plan.rglob("*.toml")}
    assert run("key", "rename", PLAN, old, new).exit_code == 2
    assert {path: path.read_bytes() for path in plan.rglob("*.toml")} == before


def test_nothing_is_renamed_while_a_file_that_may_refer_to_it_cannot_be_read(run: Run, plan: Path) -> None:
    (plan / "logg" / "2025-10-14-fellestid.toml").write_text("x = ", "utf-8")
    before = (plan / "plan.toml").read_bytes()
    assert run("key", "rename", PLAN, "maal.lesing-9", "lesing-ni").exit_code == 3
    assert (plan / "plan.toml").read_bytes() == before


@pytest.mark.parametrize(("kind", "english"), [("tiltak", "measures"), ("logg", "log"), ("referat", "minutes")])
def test_a_schema_goes_by_both_its_names(run: Run, kind: str, english: str) -> None:
    assert run("schema", kind).stdout == run("schema", english).stdout
    assert json.loads(run("schema", kind).stdout)["type"] == "object"


def test_the_doctor_tells_what_it_looked_at(run: Run) -> None:
    result = run("doctor")
    for about in (
        "Terminal",
        "Tegnsett",
        "Språk",
        "Skrift",
        "Python",
        "textual",
        "git",
        "Mappe for redningsfiler",
        PLAN,
    ):
        assert about in result.stdout
    assert result.exit_code in (0, 1)


def test_the_doctor_says_what_to_do_about_a_plan_that_cannot_be_read(run: Run, plan: Path) -> None:
    (plan / "tiltak.toml").write_text("x = ", "utf-8")
    result = run("doctor")
    assert result.exit_code == 1
    assert f"dekom check plans{os.sep}{PLAN}" in result.stdout


def test_the_doctor_says_when_the_state_folder_cannot_be_written(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (workspace / "fil").write_text("", "utf-8")
    monkeypatch.setenv("DEKOM_STATE", str(workspace / "fil" / "dekom"))
    assert run("doctor").exit_code == 1
