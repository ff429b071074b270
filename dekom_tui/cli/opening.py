"""The program itself, on the plan or the workspace that a path is.

Its language is that of `--lang`, else the one chosen in its settings, else the terminal's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dekom_tui.cli.ending import Refusal
from dekom_tui.cli.plans import day, scope
from dekom_tui.cli.terms import stated_language
from dekom_tui.words.language import LANGUAGES, _, set_language


def open_path(path: Path) -> None:
    """Open the program. Raises Refusal when PATH holds no plan, or there is no terminal to show it in."""
    found = scope(path)
    today = day()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(_("Planen kan bare åpnes i en terminal. «dekom show PLAN» viser den som tekst."))
    # Exported by a shell or a tool, these would be believed instead of the window, whatever its size becomes.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    from dekom_tui.app import run
    from dekom_tui.store.settings import OwnSettings

    own = OwnSettings.of_user()
    chosen = next((one for one in LANGUAGES if one == own.now.language), None)
    if chosen is not None and stated_language(sys.argv[1:]) is None:
        set_language(chosen)
    only = found.plans[0].folder if len(found.plans) == 1 else None
    run(found.workspace, only, today, own)
