"""Keys that reach the terminal all at once, in one write, land where a slow typist's would."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from dekom_tui.store.read import Folder, read_plan
from tests.terminal.tmux import Terminal, wait_until

DEKOM = [sys.executable, "-m", "dekom_tui"]
DOWN = "\x1b[B"


def here() -> dict[str, str]:
    """The folders of the test, for a program that tmux starts."""
    return {name: os.environ[name] for name in ("DEKOM_STATE", "DEKOM_CONFIG")}


@pytest.mark.parametrize(
    ("burst", "seen"),
    [
        (f"5{DOWN}\r\r\x01Nytt navn\r", "Nytt navn"),
        ("3n Alle leser\r", "Alle leser"),
        ("/kvartal\r", "kvartal"),
        ("\x10evalueringslogg\rnNoe skjedde\talle", "Deltakere   alle"),
    ],
    ids=["form", "new", "find", "palette and log"],
)
def test_in_a_plan(plan: Path, burst: str, seen: str) -> None:
    """A form, something new, find, the palette and the log."""
    with Terminal([*DEKOM, str(plan)], environment=here()) as terminal:
        terminal.see("RAMMER FOR ARBEIDET", "?")
        terminal.type(burst)
        terminal.see(seen)


def test_from_the_list_to_a_measure_in_a_plan(workspace: Path, plan: Path) -> None:
    """Enter, 5, Enter, Enter, a new name: the file has it."""
    (workspace / "annen").mkdir()
    head = 'format = 1\ntittel = "Ny"\nskole = "Annen skole"\nfra = 2027-08-01\ntil = 2029-06-30\n'
    (workspace / "annen" / "plan.toml").write_text(head, encoding="utf-8")
    with Terminal([*DEKOM, str(workspace)], environment=here()) as terminal:
        terminal.see("Annen skole", "Storhaugli skole")
        terminal.type(f"{DOWN}\r5\r\r\x01Nytt navn\r")
        wait_until(lambda: "Nytt navn" in str(read_plan(Folder(plan)).plan.measures), lambda: terminal.screen)
