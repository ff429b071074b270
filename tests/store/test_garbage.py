"""What stays is not looked through for garbage."""

from __future__ import annotations

import subprocess
import sys


def _run(code: str) -> list[str]:
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return said.stdout.split()


def test_nothing_is_let_be_before_the_program_has_begun_to() -> None:
    """A test or a script that uses a part of it keeps Python's own way."""
    code = "import gc; from dekom_tui.store import garbage; garbage.keep(); print(gc.get_freeze_count())"
    assert _run(code) == ["0"]


def test_what_is_there_then_stays_without_being_counted() -> None:
    """Counting it takes as long as there is much of it, so it is done by nobody."""
    code = (
        "import gc; from dekom_tui.store import garbage; gc.disable(); garbage.begin(); first = gc.get_freeze_count()\n"
        "more = [[] for _ in range(1000)]; gc.get_freeze_count = None; garbage.keep(clear=True)\n"
        "print(first > 0, gc.isenabled(), len(gc.get_objects()) < 1000)"
    )
    assert _run(code) == ["True", "True", "True"]
