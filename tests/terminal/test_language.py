"""The language that the program begins in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.tmux import Terminal, dekom

OVERVIEW = {"nb": "TRENGER DERE NÅ", "nn": "TRENG DYKK NO", "en": "NEEDS YOU NOW"}


@pytest.mark.parametrize(
    ("environment", "language"),
    [({"LANG": "nn_NO.UTF-8"}, "nn"), ({"LANG": "nn_NO.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en")],
)
def test_the_terminals_language_is_followed(plan: Path, environment: dict[str, str], language: str) -> None:
    """LC_ALL goes before LANG."""
    with dekom(plan, environment=environment) as terminal:
        terminal.see(OVERVIEW[language])


def test_the_settings_language_goes_before_the_terminals(plan: Path, greeted: Path) -> None:
    """Who has chosen a language gets it."""
    greeted.write_text('hilst = true\nspraak = "nn"\n', encoding="utf-8")
    with dekom(plan, environment={"LANG": "en_GB.UTF-8"}) as terminal:
        terminal.see(OVERVIEW["nn"])


def test_the_command_lines_language_goes_before_all(plan: Path, greeted: Path) -> None:
    """`--lang` is for this once, and changes no setting."""
    greeted.write_text('hilst = true\nspraak = "nn"\n', encoding="utf-8")
    environment = {"LANG": "nb_NO.UTF-8", "DEKOM_CONFIG": str(greeted.parent)}
    with Terminal([sys.executable, "-m", "dekom_tui", "--lang", "en", str(plan)], environment=environment) as terminal:
        terminal.see(OVERVIEW["en"])
    assert 'spraak = "nn"' in greeted.read_text(encoding="utf-8")
