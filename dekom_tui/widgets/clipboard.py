"""The system's clipboard, both ways.

Textual copies with OSC 52, which some terminals drop in silence and none may answer; so the desktop's own command
is asked too, where there is one. Text that neither has reached is still in the program's own clipboard.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.app import App

_LONGEST_WAIT: Final = 1.0  # seconds

_Commands = tuple[tuple[str, ...], tuple[str, ...]]
_COMMANDS: Final[tuple[tuple[str, _Commands], ...]] = (
    ("WAYLAND_DISPLAY", (("wl-copy",), ("wl-paste", "--no-newline"))),
    ("DISPLAY", (("xclip", "-selection", "clipboard"), ("xclip", "-selection", "clipboard", "-out"))),
    ("DISPLAY", (("xsel", "-ib"), ("xsel", "-ob"))),
)
_MACOS: Final[_Commands] = (("pbcopy",), ("pbpaste",))


def _commands() -> _Commands | None:
    """The commands that copy and paste here; none over a remote connection, whose clipboard is elsewhere."""
    if "SSH_CONNECTION" in os.environ:
        return None
    if sys.platform == "darwin":
        return _MACOS
    for variable, commands in _COMMANDS:
        if os.environ.get(variable) and shutil.which(commands[0][0]):
            return commands
    return None


def copy(app: App[object], text: str) -> None:
    """Copies `text` every way there is. Returns at once."""
    app.copy_to_clipboard(text)
    commands = _commands()
    if commands is not None:
        app.run_worker(lambda: _give(commands[0], text), thread=True, exit_on_error=False)


def _give(command: tuple[str, ...], text: str) -> None:
    try:
        subprocess.run(
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_WAIT,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return


def read(own: str) -> str:
    """What is on the system's clipboard, `own` where nobody can say. Waits up to a second: not for the loop."""
    commands = _commands()
    if commands is None:
        return own
    try:
        done = subprocess.run(commands[1], capture_output=True, timeout=_LONGEST_WAIT, check=False)
    except (OSError, subprocess.SubprocessError):
        return own
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 and done.stdout else own
