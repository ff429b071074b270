"""`dekom meeting new`: an agenda as the minutes file that it becomes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PLAN, Run


@pytest.fixture(autouse=True)
def there(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the plans, on a day."""
    monkeypatch.chdir(workspace / "plans")
    monkeypatch.setenv("DEKOM_TODAY", "2026-11-23")
    return workspace


def agenda(path: str) -> dict[str, Any]:
    """A minutes file."""
    return tomllib.loads(Path(path).read_text("utf-8"))


def test_an_agenda_from_what_the_plan_needs_fits_the_time(run: Run) -> None:
    """The file is named on standard output, and check finds nothing wrong with it."""
    before = run("check", PLAN).stdout
    result = run("meeting", "new", PLAN, "--dato", "24.11", "--start", "14.30", "--slutt", "15.00")
    assert result.exit_code == 0
    path = result.stdout.strip()
    assert path.endswith("referat/2026-11-24-personalmoete.toml")
    items = agenda(path)["sak"].values()
    assert items
    assert sum(one["minutter"] for one in items) <= 30
    assert run("check", PLAN).stdout == before
    assert run("fmt", "--check", PLAN).exit_code == 0


def test_items_of_ones_own_with_their_methods(run: Run) -> None:
    """A question of the plan, or words; a second agenda of the same day gets a name of its own."""
    line = (
        "meeting",
        "new",
        PLAN,
        "--tittel",
        "Trinnmøte",
        "--sak",
        "idémyldring: tegn.lykkes",
        "--sak",
        "Hva nå?",
    )
    found = agenda(run(*line).stdout.strip())
    assert [(one["spoersmaal"], one["metode"]) for one in found["sak"].values()] == [
        ("tegn.lykkes", "idémyldring"),
        ("Hva nå?", "runde"),
    ]
    assert run(*line).stdout.strip().endswith("2026-11-23-trinnmoete-2.toml")


@pytest.mark.parametrize("name", ["fellestid", "planleggingsdag", "evaluering", "elevråd", "tom"])
def test_templates(run: Run, name: str) -> None:
    """Each makes a file that can be checked."""
    result = run("meeting", "new", PLAN, "--mal", name)
    assert result.exit_code == 0
    assert ("sak" in agenda(result.stdout.strip())) == (name != "tom")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--sak", "IGP: tegn.lykkez"), "tegn.lykkez"),
        (("--sak", "IGP: "), "spørsmål"),
        (("--start", "25.00"), "klokkeslett"),
        (("--start", "15.30", "--slutt", "14.30"), "slutte"),
        (("--dato", "i forgårs kanskje"), "i forgårs"),
    ],
)
def test_wrong_use_writes_nothing_and_says_why(run: Run, options: tuple[str, ...], told: str) -> None:
    """With exit code 2."""
    before = sorted(Path(PLAN, "referat").iterdir())
    result = run("meeting", "new", PLAN, *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert sorted(Path(PLAN, "referat").iterdir()) == before
