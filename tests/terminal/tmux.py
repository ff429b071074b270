"""The program in a real terminal: tmux runs it, types, resizes, and tells what is on the screen."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE = 15.0
"""Seconds until what is waited for is given up."""


def wait_until(holds: Callable[[], bool], what: Callable[[], str]) -> None:
    """Look until something holds. Raises AssertionError with what was there instead."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(what())
        time.sleep(0.02)  # between two looks; what is waited for is what ends the wait


class Terminal:
    """A tmux server of its own with one window; killed with all in it when the context ends."""

    def __init__(
        self, command: Sequence[str], size: str = "80x24", environment: Mapping[str, str] | None = None
    ) -> None:
        self._socket = f"dekom-{uuid.uuid4().hex[:12]}"
        columns, rows = size.split("x")
        given = {"DEKOM_TODAY": "2026-11-24", "LANG": "C.UTF-8", "LANGUAGE": "", **(environment or {})}
        told = " ".join(f"{name}={shlex.quote(value)}" for name, value in given.items())
        line = f"exec env {told} {shlex.join(command)}"
        self._tmux("new-session", "-d", "-x", columns, "-y", rows, line)
        self._tmux("set-option", "-g", "remain-on-exit", "on")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], check=False, capture_output=True)

    def _tmux(self, *arguments: str) -> str:
        # A size of its own needs no terminal round it; the user's own settings have no say.
        command = ["tmux", "-f", os.devnull, "-L", self._socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    @property
    def screen(self) -> str:
        """What is on the screen, row by row."""
        return self._tmux("capture-pane", "-p")

    @property
    def process(self) -> int:
        """The program's process."""
        return int(self._tmux("display-message", "-p", "#{pane_pid}"))

    @property
    def ended(self) -> bool:
        """Whether the program has ended."""
        return self._tmux("display-message", "-p", "#{pane_dead}").strip() == "1"

    def see(self, *texts: str) -> str:
        """Wait until all of these are on the screen."""
        wait_until(lambda: all(text in self.screen for text in texts), lambda: f"no {texts} in\n{self.screen}")
        return self.screen

    def lose(self, text: str) -> str:
        """Wait until something is no longer on the screen."""
        wait_until(lambda: text not in self.screen, lambda: f"still {text!r} in\n{self.screen}")
        return self.screen

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        for key in keys:
            self._tmux("send-keys", key)

    def type(self, text: str) -> None:
        """Type a text."""
        self._tmux("send-keys", "-l", text)

    def resize(self, size: str) -> None:
        """Give the window another size."""
        columns, rows = size.split("x")
        self._tmux("resize-window", "-x", columns, "-y", rows)

    def wait_for_end(self) -> None:
        """Wait until the program has ended."""
        wait_until(lambda: self.ended, lambda: f"still running:\n{self.screen}")


def dekom(path: Path, size: str = "80x24", environment: Mapping[str, str] | None = None) -> Terminal:
    """The program on a path, in a terminal of its own."""
    state = {name: os.environ[name] for name in ("DEKOM_STATE", "DEKOM_CONFIG") if name in os.environ}
    return Terminal([sys.executable, "-m", "dekom_tui", str(path)], size, {**state, **(environment or {})})
