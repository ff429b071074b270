"""`dekom [PATH]`: the program itself, on the plan or the workspace that PATH is."""

from __future__ import annotations

from dekom_tui.cli.base import Command
from dekom_tui.cli.opening import open_path
from dekom_tui.cli.params import path_argument
from dekom_tui.words.language import N_

command = Command(
    "open",
    open_path,
    [path_argument()],
    help=N_("Åpner planen i STI på skjermen, eller lista over planer når det er flere."),
    examples=("dekom plans",),
    hidden=True,
)
