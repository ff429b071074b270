"""`dekom check`: what it finds in a plan, how it says it, and how it ends."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from dekom_tui.plan.finding import CODES
from tests.cli.conftest import PLAN, Process, Run


def put(path: Path, old: str, new: str) -> None:
    """Change one place in a file, which must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def findings(run: Run, *words: object) -> list[dict[str, Any]]:
    data = json.loads(run("check", "--json", *words).stdout)
    assert data["schema"] == 1
    found: list[dict[str, Any]] = data["findings"]
    return found


def worst(run: Run, *words: object) -> list[dict[str, Any]]:
    """The findings that are no hints."""
    return [one for one in findings(run, *words) if one["severity"] != "hint"]


def test_the_sample_has_hints_and_nothing_worse(run: Run) -> None:
    result = run("check", "plans")
    assert result.exit_code == 0
    assert {one["severity"] for one in findings(run, "plans")} == {"hint"}
    assert run("check", "plans", "--strict").exit_code == 0


def test_a_warning_ends_with_1_only_when_strict(run: Run, plan: Path) -> None:
    put(plan / "tiltak.toml", "ansvarlig =", "ansvarleg =")
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1
    assert run("check", "--streng").exit_code == 1


def test_an_error_ends_with_1(run: Run, plan: Path) -> None:
    put(plan / "tiltak.toml", 'maal = ["medvirkning"]', 'maal = ["medvirkningen"]')
    assert run("check").exit_code == 1
    (found,) = worst(run)
    assert found["code"] == "no-such"


def test_what_cannot_be_read_ends_with_3_and_hides_nothing_else(run: Run, plan: Path) -> None:
    put(plan / "plan.toml", 'status = "vedtatt"', 'status = "vedtat"')
    (plan / "tiltak.toml").write_text("x = ", "utf-8")
    result = run("check", "--json")
    assert result.exit_code == 3
    assert {one["code"] for one in worst(run)} == {"syntax", "unknown-word"}


def test_nothing_is_said_of_what_only_follows_from_a_broken_file(run: Run, plan: Path) -> None:
    (plan / "plan.toml").write_text("x = ", "utf-8")
    assert [one["code"] for one in findings(run)] == ["syntax"]


def test_the_json_has_exactly_the_keys_of_the_contract_in_their_order(run: Run, plan: Path) -> None:
    put(plan / "tiltak.toml", 'maal = ["medvirkning"]', 'maal = ["medvirkningen"]')
    (found,) = worst(run, "plans")
    assert list(found) == [
        "plan", "file", "line", "column", "code", "severity", "table", "key", "field", "message",
    ]  # fmt: skip
    lines = (plan / "tiltak.toml").read_text("utf-8").split("\n")
    line = next(number for number, text in enumerate(lines, 1) if "medvirkningen" in text)
    assert found | {"message": ""} == {
        "plan": PLAN, "file": "tiltak.toml", "line": line, "column": lines[line - 1].index('"') + 1, "code": "no-such",
        "severity": "error", "table": "tiltak", "key": "elevpanel", "field": "maal", "message": "",
    }  # fmt: skip
    assert "medvirkningen" in found["message"]


def test_a_finding_about_a_whole_file_names_no_place(run: Run, plan: Path) -> None:
    put(plan / "tiltak.toml", "format = 1\n", "")
    (found,) = worst(run)
    assert (found["code"], found["line"], found["column"]) == ("format-missing", 1, 1)
    assert found["table"] is found["key"] is found["field"] is None


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("tiltak.toml", "format = 1\n", "format = 1\nnytt = 1\n", ("(top)", None, "nytt")),
        ("plan.toml", "format = 1\n", "format = 1\nnytt = 1\n", ("(top)", None, "nytt")),
        ("plan.toml", "[rammer]\n", "[rammer]\nnytt = 1\n", ("rammer", None, "nytt")),
        ("plan.toml", "spesifikt = ", "spesifik = ", ("maal", "laeringssirkler", "smarte.spesifik")),
        (
            "logg/2025-10-14-fellestid.toml", "format = 1\n", "format = 1\nnytt = 1\n",
            ("logg", "2025-10-14-fellestid", "nytt"),
        ),
        ("tiltak.toml", "avtalt = {start", "avtalt = {starta", ("tiltak", "elevpanel", "avtalt")),
    ],
)  # fmt: skip
def test_places_are_named_as_a_diff_names_them(
    run: Run, plan: Path, file: str, old: str, new: str, place: tuple[str | None, ...]
) -> None:
    put(plan / file, old, new)
    found = [one for one in findings(run) if one["code"] == "unknown-key"]
    assert [(one["table"], one["key"], one["field"]) for one in found] == [place]


def test_an_unknown_table_is_named(run: Run, plan: Path) -> None:
    put(plan / "plan.toml", "[rammer]\n", "[rammerr]\n")
    found = [one for one in findings(run) if one["code"] == "unknown-table"]
    assert [(one["table"], one["key"], one["field"]) for one in found] == [("rammerr", None, None)]
    assert "«rammer»" in found[0]["message"]


def test_the_plan_s_name_is_its_path_from_the_workspace(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {
        path: {one["plan"] for one in findings(run, path)}
        for path in (".", "plans", f"plans/{PLAN}", f"plans/{PLAN}/tiltak.toml")
    }
    assert names == {
        ".": {f"plans/{PLAN}"},
        "plans": {PLAN},
        f"plans/{PLAN}": {PLAN},
        f"plans/{PLAN}/tiltak.toml": {PLAN},
    }
    monkeypatch.chdir(workspace / "plans" / PLAN)
    assert {one["plan"] for one in findings(run)} == {PLAN}


def test_a_file_stands_for_its_plan_with_findings_of_that_file_alone(run: Run, plan: Path) -> None:
    """The references of tiltak.toml are judged by the whole plan, and the hints of plan.toml are not told."""
    put(plan / "tiltak.toml", 'maal = ["medvirkning"]', 'maal = ["medvirkningen"]')
    found = findings(run, plan / "tiltak.toml")
    assert {one["file"] for one in found} == {"tiltak.toml"}
    assert [one["code"] for one in found if one["severity"] == "error"] == ["no-such"]
    assert run("check", plan / "logg" / "2025-10-14-fellestid.toml").exit_code == 0


def test_dekom_toml_is_told_once_with_no_plan(run: Run, workspace: Path, plan: Path) -> None:
    for name in ("to", "tre"):
        os.makedirs(workspace / "plans" / name)
        (workspace / "plans" / name / "plan.toml").write_bytes((plan / "plan.toml").read_bytes())
    (workspace / "plans" / "to" / "dekom.toml").write_text("format = 1\nb = 1\n", "utf-8")
    put(workspace / "plans" / "dekom.toml", "[skole]\n", "[skole]\na = 1\n")
    found = [one for one in findings(run) if one["code"] == "unknown-key"]
    assert [(one["plan"], one["file"], one["table"], one["field"]) for one in found] == [
        (None, "plans/dekom.toml", "skole", "a"),
        (None, "plans/to/dekom.toml", None, "b"),
    ]
    assert {one["file"] for one in findings(run, "plans/dekom.toml")} == {"dekom.toml"}


def test_a_path_that_is_named_twice_is_told_once(run: Run, plan: Path) -> None:
    once = findings(run, "plans")
    assert findings(run, "plans", plan, plan / "tiltak.toml") == once


def test_findings_stand_sorted_by_file_and_line(run: Run, plan: Path) -> None:
    put(plan / "tiltak.toml", "ansvarlig =", "ansvarleg =")
    put(plan / "plan.toml", 'status = "vedtatt"', 'status = "vedtat"')
    places = [(one["file"], one["line"], one["column"]) for one in findings(run)]
    assert places == sorted(places)


def test_plans_are_found_four_levels_down_not_hidden_and_not_through_links(
    run: Run, workspace: Path, plan: Path
) -> None:
    for path in ("a/b/c/d", "a/b/c/e/f", ".hidden/x"):
        (workspace / path).mkdir(parents=True)
        (workspace / path / "plan.toml").write_text("format = 1\n", "utf-8")
    (workspace / "link").symlink_to(plan)
    assert {one["plan"] for one in findings(run)} == {"a/b/c/d", f"plans/{PLAN}"}


def test_json_does_not_change_with_the_language(run: Run) -> None:
    assert run("check", "--json", "--lang", "en").stdout == run("check", "--json").stdout
    assert run("check", "--format", "gitlab", "--lang", "en").stdout == run("check", "--format", "gitlab").stdout


def test_piped_each_finding_is_a_line_that_an_editor_can_follow(run: Run, plan: Path) -> None:
    put(plan / "tiltak.toml", 'maal = ["medvirkning"]', 'maal = ["medvirkningen"]')
    result = run("check", "plans")
    assert re.search(
        rf"^plans/{PLAN}/tiltak\.toml:\d+:9: feil: .*«medvirkningen»\. .* \[no-such\]$",
        result.stdout, re.MULTILINE,
    )  # fmt: skip
    assert result.stderr.startswith("1 plan: 1 feil, ")


def test_github_gets_a_workflow_command_for_each_finding(run: Run, plan: Path) -> None:
    """docs.github.com, «Workflow commands»: a title and a path escape `:` and `,`, a message does not."""
    put(plan / "tiltak.toml", "ansvarlig =", "ansvarleg =")
    put(plan / "tiltak.toml", 'tittel = "Elevpanel', 'tittel = "100 % elevpanel')
    lines = run("check", "--format", "github").stdout.splitlines()
    assert all(re.match(r"::(error|warning|notice) file=[^,:]+,line=\d+,col=\d+,title=[\w-]+::", one) for one in lines)
    warning = next(one for one in lines if one.startswith("::warning"))
    assert f"file=plans/{PLAN}/tiltak.toml" in warning
    assert "100 %25 elevpanel" in warning


def test_gitlab_gets_a_code_quality_report(run: Run, plan: Path) -> None:
    """docs.gitlab.com, «Code Quality report format»: the fields that it requires, and fingerprints that stay."""
    put(plan / "tiltak.toml", "ansvarlig =", "ansvarleg =")
    report = json.loads(run("check", "--format", "gitlab").stdout)
    for one in report:
        assert list(one) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert one["location"]["path"].startswith("plans/")
        assert one["location"]["lines"]["begin"] >= 1
    prints = [one["fingerprint"] for one in report]
    assert len(set(prints)) == len(prints)
    put(plan / "tiltak.toml", "format = 1\n", "format = 1\n# a line more\n")
    assert [one["fingerprint"] for one in json.loads(run("check", "--format", "gitlab").stdout)] == prints


def test_an_empty_report_is_still_a_report(run: Run, workspace: Path) -> None:
    (workspace / "plans" / "dekom.toml").write_text("format = 1\n", "utf-8")
    for words in (("--json",), ("--format", "gitlab"), ("--format", "github"), ()):
        result = run("check", "plans/dekom.toml", *words)
        assert result.exit_code == 0
        if words[:1] == ("--json",):
            assert json.loads(result.stdout) == {"schema": 1, "findings": []}
        if "gitlab" in words:
            assert json.loads(result.stdout) == []


def test_a_measure_that_awaits_something_is_judged_by_dekom_today(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEKOM_TODAY", "2027-03-10")
    assert "revision-passed" in {one["code"] for one in findings(run)}
    monkeypatch.setenv("DEKOM_TODAY", "2027-03-09")
    assert "revision-passed" not in {one["code"] for one in findings(run)}


def test_many_plans_are_shared_among_processes_and_told_in_order(run: Run, workspace: Path, plan: Path) -> None:
    many = workspace / "many"
    for number in range(60):
        (many / f"p{number:02}").mkdir(parents=True)
        (many / f"p{number:02}" / "plan.toml").write_text(f'format = 1\ntittel = "{number}"\n', "utf-8")
    found = findings(run, "many")
    assert [one["plan"] for one in found] == sorted(one["plan"] for one in found)
    assert len({one["plan"] for one in found}) == 60


@pytest.mark.parametrize(
    "words", [["check"], ["check", "--json"], ["check", "--strict"], ["check", "nope"], ["check", "--nope"]]
)
def test_the_quick_way_answers_as_click_does(run: Run, process: Process, plan: Path, words: list[str]) -> None:
    """A plain line of `check` is understood without click; a line with `--format text` is not."""
    put(plan / "tiltak.toml", "ansvarlig =", "ansvarleg =")
    quick, slow = process(*words), run(*words, "--lang", "nb")
    assert (quick.returncode, quick.stdout) == (slow.exit_code, slow.stdout)
    assert quick.stderr.splitlines()[-1:] == slow.stderr.splitlines()[-1:]


def test_a_reader_that_has_heard_enough_is_no_error(workspace: Path) -> None:
    import subprocess
    import sys

    line = f"{sys.executable} -m dekom_tui check --json plans | head -c 20"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.stderr) == ('{"schema": 1, "findi', "")


def test_every_code_is_explained(run: Run) -> None:
    text = run("help", "codes").stdout
    assert [code for code in CODES if not re.search(rf"^{code}( \(3\))?$", text, re.MULTILINE)] == []
    assert run("help", "koder").stdout == text


def test_the_page_of_codes_is_up_to_date() -> None:
    """`python -m dekom_tui.cli.codes > docs/koder.md` writes it."""
    from dekom_tui.cli.codes import as_markdown

    page = Path(__file__).parents[2] / "docs" / "koder.md"
    assert page.read_text("utf-8") == as_markdown()
