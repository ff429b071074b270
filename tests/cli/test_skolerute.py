"""`dekom skolerute`: the school years shown, counted and written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from dekom_tui.store.checking import settings_alone
from tests.cli.conftest import Run

NEW = ("skolerute", "--aar", "2027-2028", "--start", "16.8", "--slutt", "20.6.2028", "--ferie", "Høstferie=4.10..8.10")


def test_the_years_are_shown_with_holidays_planning_days_and_the_count(run: Run) -> None:
    result = run("skolerute")
    assert result.exit_code == 0
    for one in ("SKOLEÅRET 2026–2027", "man 17. aug 2026", "190 dager, som vanlig er", "Høstferie", "5.–9. okt 2026"):
        assert one in result.stdout, one


@pytest.mark.parametrize("path", ["plans", "plans/storhaugli-2025", "plans/dekom.toml", "."])
def test_every_way_to_the_file_leads_there(run: Run, path: str) -> None:
    assert "SKOLEÅRET 2025–2026" in run("skolerute", path).stdout


def test_a_year_is_written_in_beside_what_stands_there(run: Run, workspace: Path) -> None:
    path = workspace / "plans" / "dekom.toml"
    before = path.read_text(encoding="utf-8")
    result = run(*NEW, "--planleggingsdag", "11.8.2027,12.8")
    assert result.exit_code == 0
    assert result.stdout.strip() == "plans/dekom.toml"
    assert "dager" in result.stderr
    text = path.read_text(encoding="utf-8")
    added = text.replace(before.split("[maler")[0].rstrip(), "").split("[maler")[0]
    assert '{navn = "Høstferie", fra = 2027-10-04, til = 2027-10-08}' in added
    assert "planleggingsdager = [2027-08-11, 2027-08-12]" in added
    assert text.startswith(before.split("[maler")[0].rstrip())


def test_nothing_is_guessed_and_the_public_holidays_are_asked_for(run: Run, workspace: Path) -> None:
    result = run(*NEW)
    assert "! " in result.stderr
    assert "står ikke blant feriene" in result.stderr
    path = workspace / "plans" / "dekom.toml"
    assert "Skjærtorsdag" not in path.read_text(encoding="utf-8")
    assert run("skolerute", "--aar", "2027-2028", "--helligdager").exit_code == 0
    settings = settings_alone(path)[0]
    names = [one.navn for one in settings.skoleaar["2027-2028"].ferier]
    assert "Skjærtorsdag" in names
    assert "Høstferie" in names


def test_a_holiday_that_stands_there_is_mended_not_doubled(run: Run, workspace: Path) -> None:
    run(*NEW)
    run("skolerute", "--aar", "2027-2028", "--ferie", "Høstferie=11.10..15.10")
    year = settings_alone(workspace / "plans" / "dekom.toml")[0].skoleaar["2027-2028"]
    assert [(one.navn, one.fra and one.fra.day) for one in year.ferier] == [("Høstferie", 11)]


@pytest.mark.parametrize(
    "words",
    [
        ("--aar", "2027-2029"),
        ("--aar", "x"),
        ("--aar", "2027-2028"),
        ("--slutt", "1.6.2028"),
        ("--start", "16.8.2027"),
        ("--start", "tull"),
        ("--aar", "2027-2028", "--start", "16.8.2027", "--slutt", "1.8.2027"),
        ("--aar", "2027-2028", "--start", "16.8.2031", "--slutt", "1.6.2032"),
        ("--aar", "2025-2026", "--ferie", "Høstferie"),
        ("--aar", "2025-2026", "--ferie", "Høstferie=8.10.2025..4.10.2025"),
        ("--aar", "2025-2026", "--planleggingsdag", "32.1"),
        ("finnes-ikke",),
        ("plans/storhaugli-2025/plan.toml",),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(run: Run, workspace: Path, words: tuple[str, ...]) -> None:
    path = workspace / "plans" / "dekom.toml"
    before = path.read_bytes()
    result = run("skolerute", *words)
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_3_and_left_alone(run: Run, workspace: Path) -> None:
    path = workspace / "plans" / "dekom.toml"
    path.write_text("[[[", encoding="utf-8")
    assert run(*NEW).exit_code == 3
    assert path.read_text(encoding="utf-8") == "[[["


def test_a_folder_without_years_says_how_to_write_one(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    result = run("skolerute", empty)
    assert result.exit_code == 0
    assert "Ingen skoleår" in result.stdout
    assert "--aar" in result.stderr
