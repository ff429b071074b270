"""`dekom resolve`: what could not be merged, told in plan words and chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.store.merging.files import merge_texts
from tests.cli.conftest import Run

OLD, OURS, THEIRS = "slutt = 2027-04-30", "slutt = 2027-05-07", "slutt = 2027-05-14"
ENTRY = "logg/2026-11-24-moete.toml"


@pytest.fixture
def ours(plan: Path) -> str:
    """The measures as we have them, in a plan of which two things must be chosen."""
    path = plan / "tiltak.toml"
    base = path.read_text("utf-8")
    sides = [
        base.replace(OLD, end, 1).replace("fremdrift = 65", f"fremdrift = {n}") for end, n in ((OURS, 70), (THEIRS, 80))
    ]
    text = merge_texts("tiltak", "", base.encode(), sides[0].encode(), sides[1].encode()).text
    path.write_text(text, "utf-8")
    return sides[0]


def test_it_lists_each_thing_with_its_sides_in_plan_words(run: Run, ours: str) -> None:
    result = run("resolve", "storhaugli-2025")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:7] == [
        "1. 2 Elevpanel: Framdrift (tiltak.toml:25)",
        "   din utgave",
        "      70 %",
        "   den andres utgave",
        "      80 %",
        "   før",
        "      65 %",
    ]
    assert "7. mai 2027" in result.stdout
    assert result.stderr.startswith("2 ting må velges.")


def test_one_side_of_all_or_of_one_is_chosen_and_written(run: Run, plan: Path, ours: str) -> None:
    result = run("resolve", plan, 2, "--andres")
    assert (result.exit_code, result.stdout) == (1, "tiltak.toml\n")
    assert (plan / "tiltak.toml").read_text("utf-8").count("dekom-konflikt") == 2
    assert run("resolve", plan, "--ours").exit_code == 0
    assert (plan / "tiltak.toml").read_text("utf-8") == ours.replace(OURS, THEIRS)
    again = run("resolve", plan)
    assert (again.exit_code, again.stdout) == (0, "")
    assert "«git add»" in again.stderr


def test_a_choice_that_means_nothing_changes_nothing(run: Run, plan: Path, ours: str) -> None:
    before = (plan / "tiltak.toml").read_bytes()
    for words in (("--both",), (3, "--ours"), (1,)):
        result = run("resolve", plan, *words)
        assert result.exit_code == 2
        assert result.stderr.startswith("dekom: ")
    assert (plan / "tiltak.toml").read_bytes() == before


def test_both_of_two_log_entries_stand_in_files_of_their_own(run: Run, plan: Path) -> None:
    texts = [f'format = 1\ndato = 2026-11-24\nanledning = "{one}"\n' for one in ("Møte", "Møtet")]
    made = merge_texts("logg", "2026-11-24-moete", b"", texts[0].encode(), texts[1].encode())
    (plan / ENTRY).write_text(made.text, "utf-8")
    listed = run("resolve", plan)
    assert "den andres utgave\n      format = 1\n" in listed.stdout
    assert run("resolve", plan, "--begge").exit_code == 0
    assert (plan / ENTRY).read_text("utf-8") == texts[0]
    assert (plan / ENTRY.replace(".toml", "-2.toml")).read_text("utf-8") == texts[1]


def test_text_of_a_file_never_reaches_the_terminal_as_an_escape(run: Run, plan: Path, ours: str) -> None:
    path = plan / "tiltak.toml"
    path.write_text(
        path.read_text("utf-8").replace(f"# andres | {THEIRS}", '# andres | slutt = "\\u001b[31m[x]"'), "utf-8"
    )
    result = run("resolve", plan)
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("name", ["tiltak.toml", "../dekom.toml"])
def test_a_plan_with_a_file_that_cannot_be_read_is_told(run: Run, plan: Path, name: str) -> None:
    (plan / name).write_text("format = 1\n<<<<<<< HEAD\n", "utf-8")
    result = run("resolve", plan)
    assert result.exit_code == 3
    assert f"{name}, linje 2" in result.stderr


def test_settings_that_plans_share_are_chosen_too(run: Run, plan: Path) -> None:
    path = plan.parent / "dekom.toml"
    base = path.read_text("utf-8")
    sides = [base.replace('skole = "Storhaugli skole"', f'skole = "{one}"') for one in ("Vår", "Deres")]
    text = merge_texts("dekom", "", base.encode(), sides[0].encode(), sides[1].encode()).text
    path.write_text(text, "utf-8")
    assert run("resolve", plan).stdout.startswith("1. Skolen: Skole (../dekom.toml:5)\n   din utgave\n      Vår\n")
    assert run("resolve", plan, "--theirs").exit_code == 0
    assert path.read_text("utf-8") == sides[1]
