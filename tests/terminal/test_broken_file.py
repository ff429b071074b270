"""A file that is no TOML, mended from within the program by somebody who has never chosen an editor."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.terminal.tmux import dekom

BROKEN = 'innledning = "ikke lukket\n'


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder with no editor but a `vi` that takes the broken line away."""
    folder = tmp_path / "bin"
    folder.mkdir()
    sed = shutil.which("sed")
    editor = folder / "vi"
    editor.write_text(f'#!/bin/sh\nfor last; do :; done\n{sed} -i "/ikke lukket/d" "$last"\n', encoding="utf-8")
    editor.chmod(0o755)
    return folder


def test_without_an_editor_of_ones_own_one_is_told_how_to_get_out_of_vi(plan: Path, programs: Path) -> None:
    """The place is shown, the editor named with the keys that lead back, and what was mended is seen at once."""
    measures = plan / "tiltak.toml"
    measures.write_text(measures.read_text(encoding="utf-8") + BROKEN, encoding="utf-8")
    told = {"PATH": str(programs), "EDITOR": "", "VISUAL": ""}
    with dekom(plan, environment=told) as terminal:
        terminal.see("√ lagret")
        terminal.press("F8")
        terminal.see("1 feil", "tiltak.toml, linje", "E åpne fila")
        terminal.press("e")
        terminal.see("Åpner tiltak.toml i vi", "Esc :wq Enter", "Esc :q! Enter", "N og Enter lar den være")
        terminal.press("n", "Enter")
        terminal.see("1 feil", "E åpne fila")
        terminal.press("e")
        terminal.see("Åpner tiltak.toml i vi")
        terminal.press("Enter")
        terminal.see("FUNN I FILENE")
        terminal.lose("1 feil")
        terminal.press("5")
        terminal.see("10 tiltak")
    assert "ikke lukket" not in measures.read_text(encoding="utf-8")
