"""The program itself, on the plan or the workspace that a path is.

Its language is that of `--lang`, else the one chosen in its settings, else the terminal's.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dekom_tui.cli.ending import Refusal
from dekom_tui.cli.plans import day, scope
from dekom_tui.cli.terms import stated_language
from dekom_tui.store.workspace import Scope, holds_any
from dekom_tui.words.language import LANGUAGES, _, set_language

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import date

    from dekom_tui.screens.host import Host


def open_path(path: Path) -> None:
    """Open the program. Raises Refusal when PATH is nothing, or there is no terminal to show it in."""
    on_screen = on_terminal()
    # In a folder without plans the list is where the first one is begun.
    found = Scope(path, ()) if on_screen and path.is_dir() and not holds_any(path) else scope(path)
    today = day()
    if not on_screen:
        raise Refusal(_("Planen kan bare åpnes i en terminal. «dekom show PLAN» viser den som tekst."))
    only = found.plans[0].folder if len(found.plans) == 1 else None
    _run(found.workspace, only, today)


def on_terminal() -> bool:
    """Whether there is a terminal that the program can be shown in."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_meeting(folder: Path, ident: str, *, private: bool = False) -> None:
    """Open the program at a meeting that is being held: before the room, or the facilitator's own screen."""

    async def first(host: Host) -> None:
        from dekom_tui.screens.meeting.start import resume

        await resume(host, ident, private=private)

    _run(folder.parent, folder, day(), first)


def _run(
    workspace: Path, folder: Path | None, today: date, first: Callable[[Host], Awaitable[None]] | None = None
) -> None:
    # Exported by a shell or a tool, these would be believed instead of the window, whatever its size becomes.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    # After a frame Textual waits up to two periods before it draws the next: at 60 a second a key waits for 30 ms.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from dekom_tui.app import run
    from dekom_tui.store.settings import OwnSettings

    own = OwnSettings.of_user()
    chosen = next((one for one in LANGUAGES if one == own.now.language), None)
    if chosen is not None and stated_language(sys.argv[1:]) is None:
        set_language(chosen)
    run(workspace, folder, today, own, first)
