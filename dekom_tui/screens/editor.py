"""A file in the editor of the user's choice, the program waiting meanwhile."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from textual.app import SuspendNotSupported

from dekom_tui.words.language import _

if TYPE_CHECKING:
    from textual.app import App

_USUAL: Final = ("nano", "micro", "notepad", "vim", "vi")
"""What is tried where nobody has said what they like: what shows its own keys first."""
_NO_KEYS_SHOWN: Final = frozenset({"vim", "vi"})
"""Editors that nobody gets out of who does not know how."""
_AT_LINE: Final = {
    "code": ("--wait", "--goto", "{path}:{line}"),
    "codium": ("--wait", "--goto", "{path}:{line}"),
    "subl": ("--wait", "{path}:{line}"),
    "notepad": ("{path}",),
    "notepad.exe": ("{path}",),
}
"""How editors are told a file and a line, where it is not `+LINE FILE`."""


def wished() -> str:
    """What VISUAL or EDITOR says."""
    return (os.environ.get("VISUAL") or os.environ.get("EDITOR") or "").strip()


def command(path: Path, line: int) -> list[str] | None:
    """What opens a file at a line in VISUAL, EDITOR or a usual editor; None when there is none."""
    try:
        words = shlex.split(wished())
    except ValueError:
        words = [wished()]
    words = words or [next((one for one in _USUAL if shutil.which(one)), "")]
    if not words[0]:
        return None
    form = _AT_LINE.get(Path(words[0]).name, ("+{line}", "{path}"))
    return [*words, *(one.format(path=path, line=line) for one in form)]


def told_before(editor: str, path: Path) -> str:
    """What somebody has to know before an editor that they have not chosen opens; empty when it shows its own keys."""
    name = Path(editor).name
    if wished() or name not in _NO_KEYS_SHOWN:
        return ""
    return "\n".join(
        (
            "",
            _("Åpner {file} i {editor}, for EDITOR er ikke satt.").format(file=path.name, editor=name),
            "",
            "  " + _("i               begynner å skrive"),
            "  " + _("Esc :wq Enter   lagrer og går tilbake hit"),
            "  " + _("Esc :q! Enter   går tilbake hit uten å lagre"),
            "",
            _("Enter åpner fila. N og Enter lar den være."),
            "",
        )
    )


def edit_file(app: App[None], path: Path, line: int) -> str:
    """Open the file and wait until the editor ends. What to tell the user when that could not be; empty when it was."""
    found = command(path, line)
    name = path.name
    if found is None:
        return _("Fant ingen teksteditor. Sett EDITOR, eller åpne {file} selv.").format(file=name)
    try:
        with app.suspend():
            # What is pressed in the editor to break something off is not meant for the program.
            usual = signal.signal(signal.SIGINT, lambda number, frame: None)
            try:
                before = told_before(found[0], path)
                if not before or input(before + "\n").strip().lower() != "n":
                    subprocess.run(found, check=False)
            finally:
                signal.signal(signal.SIGINT, usual)
    except SuspendNotSupported:
        return _("Terminalen kan ikke vise en editor her. Åpne {file} selv.").format(file=name)
    except OSError:
        return _("Editoren «{name}» lot seg ikke starte. Åpne {file} selv.").format(name=found[0], file=name)
    app.refresh()
    return ""
