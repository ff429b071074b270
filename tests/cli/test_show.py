"""`dekom show` and `dekom list`: a plan as text that reads well, by eye and by ear."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dekom_tui.plan.template import BOKMAAL, NYNORSK
from tests.cli.conftest import PLAN, Run

EVERY_WORD = [
    *(one.text for one in BOKMAAL.frameworks),
    *(one.text for section in BOKMAAL.sections for one in section.questions),
    *(one.lead for one in BOKMAAL.sections if one.lead),
    *(note for one in BOKMAAL.sections for note in one.notes),
    *(one.text for one in BOKMAAL.smarte),
]


def flowing(text: str) -> str:
    return " ".join(text.split())


def test_the_template_stands_word_for_word(run: Run) -> None:
    text = flowing(run("show", PLAN).stdout)
    assert [one for one in EVERY_WORD if flowing(one) not in text] == []


def test_an_empty_plan_shows_every_question_as_not_answered(run: Run, workspace: Path) -> None:
    (workspace / "tom").mkdir()
    (workspace / "tom" / "plan.toml").write_text('format = 1\nmaalform = "nn"\n', "utf-8")
    text = run("show", "tom").stdout
    asked = [one.text for one in NYNORSK.frameworks]
    asked += [one.text for section in NYNORSK.sections for one in section.questions]
    assert [one for one in asked if flowing(one) not in flowing(text)] == []
    assert text.count("ikke besvart") == len(asked) + len(["mål", "tiltak"])


def test_every_letter_of_smarte_has_its_answer_or_is_not_answered(run: Run, plan: Path) -> None:
    path = plan / "plan.toml"
    path.write_text(re.sub(r"\[maal\.laeringssirkler\.smarte\][^[]*", "", path.read_text("utf-8")), "utf-8")
    text = flowing(run("show", PLAN, "3").stdout)
    for tip in BOKMAAL.smarte:
        assert text.count(f"{tip.text}:") == 4
        assert text.count(f"{tip.text}: ikke besvart") == 1


def test_lines_fit_80_columns_when_piped(run: Run) -> None:
    assert max(map(len, run("show", PLAN).stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("section", "has"),
    [
        ("0", "RAMMER FOR ARBEIDET"), ("rammer", "RAMMER FOR ARBEIDET"), ("1", "1. INNLEDNING, TEMA OG MÅL"),
        ("situasjon", "2. SITUASJONSBESKRIVELSE"), ("goals", "3. RESULTATMÅL"), ("mål", "3. RESULTATMÅL"),
        ("maal", "3. RESULTATMÅL"), ("Analyse", "4. ANALYSE"), ("measures", "5. TILTAK"), ("organ", "6. ORGANISERING"),
        ("signs", "7. TEGN"), ("logg", "EVALUERINGSLOGG"), ("minutes", "REFERATER"), ("referat", "REFERATER"),
    ],
)  # fmt: skip
def test_a_section_is_found_by_number_and_by_name_in_both_languages(run: Run, section: str, has: str) -> None:
    text = run("show", PLAN, section).stdout
    assert text.startswith(has)
    assert len(re.findall(r"^(?:\d\. )?[A-ZÆØÅ][A-ZÆØÅ ,/]{4,}:?$", text, re.MULTILINE)) == 1


def test_references_are_told_by_title_and_a_status_as_it_is_today(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = run("show", PLAN, "5").stdout
    assert "lesing-9" not in text
    assert "Status: forsinket" in text
    monkeypatch.setenv("DEKOM_TODAY", "2027-12-01")
    assert run("show", PLAN, "5").stdout.count("Status: forsinket") > text.count("Status: forsinket")


def test_every_entry_of_every_register_is_there(run: Run, plan: Path) -> None:
    text = flowing(run("show", PLAN).stdout)
    for path in plan.rglob("*.toml"):
        for title in re.findall(r'^(?:tittel|navn|hvem|anledning) = "([^"]*)"', path.read_text("utf-8"), re.MULTILINE):
            assert flowing(title) in text or flowing(title).upper() in text, title


def test_a_school_s_own_questions_stand_after_the_template_s(run: Run) -> None:
    text = flowing(run("show", PLAN, "2").stdout)
    assert text.index("Annet kunnskapsgrunnlag?") < text.index("Hva forteller fraværet oss?")


def test_a_plan_is_found_by_path_and_by_name_here_and_in_plans(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_path = run("show", f"plans/{PLAN}").stdout
    assert by_path == run("show", PLAN).stdout == run("show", plan / "plan.toml").stdout == run("show", "plans").stdout
    monkeypatch.chdir(plan)
    assert run("show", ".").stdout == by_path


def test_a_folder_of_several_plans_is_no_plan(run: Run, workspace: Path, plan: Path) -> None:
    (workspace / "plans" / "b").mkdir()
    (workspace / "plans" / "b" / "plan.toml").write_text("format = 1\n", "utf-8")
    result = run("show", "plans")
    assert result.exit_code == 2
    assert PLAN in result.stderr


def test_the_language_changes_the_labels_and_not_the_template(run: Run) -> None:
    text = run("show", PLAN, "1", "--lang", "en").stdout
    assert "Hvem gjelder den for, og for hvor lenge?" in text


def test_the_list_tells_name_period_and_where_a_plan_stands(run: Run) -> None:
    name, title, about = run("list", "plans").stdout.splitlines()
    assert name == PLAN
    assert title.strip() == "Plan for utviklingsarbeid i DEKOM – Storhaugli skole"
    assert about.strip() == "fra 1. august 2025 til 30. juni 2027, vedtatt, 4 mål, 10 tiltak, 1 forsinket"


def test_a_plan_that_cannot_be_read_is_listed_with_the_others(run: Run, workspace: Path) -> None:
    (workspace / "plans" / "a").mkdir()
    (workspace / "plans" / "a" / "plan.toml").write_text("x = ", "utf-8")
    result = run("list")
    assert result.exit_code == 3
    assert [one for one in result.stdout.splitlines() if one[:1] != " "] == ["plans/a", f"plans/{PLAN}"]
