"""A file in the editor of the user's choice, the program waiting meanwhile."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.app import SuspendNotSupported

from dekom_tui.words.language import _

if TYPE_CHECKING:
    from textual.app import App

_USUAL: Final = ("nano", "vim", "vi", "notepad")
_AT_LINE: Final = {
    "code": ("--wait", "--goto", "{path}:{line}"),
    "codium": ("--wait", "--goto", "{path}:{line}"),
    "subl": ("--wait", "{path}:{line}"),
    "notepad": ("{path}",),
    "notepad.exe": ("{path}",),
}
"""How editors are told a file and a line, where it is not `+LINE FILE`."""


def command(path: Path, line: int) -> list[str] | None:
    """What opens a file at a line in VISUAL, EDITOR or a usual editor; None when there is none."""
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    words = shlex.split(wanted) if wanted.strip() else [next((one for one in _USUAL if shutil.which(one)), "")]
    if not words[0]:
        return None
    form = _AT_LINE.get(Path(words[0]).name, ("+{line}", "{path}"))
    return [*words, *(one.format(path=path, line=line) for one in form)]


def edit_file(app: App[None], path: Path, line: int) -> str:
    """Open the file and wait until the editor ends. What to tell the user when that could not be; empty when it was."""
    found = command(path, line)
    name = path.name
    if found is None:
        return _("Fant ingen teksteditor. Sett EDITOR, eller åpne {file} selv.").format(file=name)
    try:
        with app.suspend():
            subprocess.run(found, check=False)
    except SuspendNotSupported:
        return _("Terminalen kan ikke vise en editor her. Åpne {file} selv.").format(file=name)
    except OSError:
        return _("Editoren «{name}» lot seg ikke starte. Åpne {file} selv.").format(name=found[0], file=name)
    app.refresh()
    return ""
