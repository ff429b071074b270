"""A program in a pseudo-terminal: keys in, frames out, timed from outside as a person would see it."""

from __future__ import annotations

import atexit
import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Final

FRAME_END: Final = b"\x1b[?2026l"
"""What Textual writes when a frame is whole (synchronised output)."""
SYNC_ANSWER: Final = b"\x1b[?2026;2$y"
"""A terminal's answer that it has synchronised output."""


@cache
def _greeted() -> Path:
    """The settings of a user who has been greeted: the first sentences do not lie over what is measured."""
    folder = Path(tempfile.mkdtemp(prefix="dekom-config-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "innstillinger.toml").write_text("hilst = true\n", encoding="utf-8")
    return folder


class Terminal:
    """A program running in a terminal of a given size. Ends with the context; killed when it does not end by itself."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], environment: Mapping[str, str] | None = None
    ) -> None:
        config = str(_greeted())
        self.started = time.perf_counter()
        self.process, self._master = pty.fork()
        if self.process == 0:
            # What a program is held against draws as often as dekom does.
            given = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_FPS": "120", "DEKOM_CONFIG": config}
            os.environ.update({**given, **(environment or {})})
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.execvp(command[0], list(command))
        columns, rows = size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.output = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._master)

    def _read(self, timeout: float) -> bytes:
        ready, _, _ = select.select([self._master], [], [], timeout)
        if not ready:
            return b""
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:
            return b""
        if b"\x1b[?2026$p" in data:
            os.write(self._master, SYNC_ANSWER)
        self.output += data
        return data

    def until(self, text: str, limit: float = 20.0) -> float:
        """Wait until some text is on its way to the screen; seconds since the program started. Raises TimeoutError."""
        wanted = text.encode()
        seen = self.output
        while wanted not in seen:
            if time.perf_counter() - self.started > limit:
                raise TimeoutError(f"{text!r} did not come; the last that did: {self.output[-2000:]!r}")
            self._read(0.5)
            seen = self.output
        return time.perf_counter() - self.started

    def quiet(self, seconds: float = 0.15) -> None:
        """Wait until nothing more is written for a while."""
        while self._read(seconds):
            pass

    def send(self, keys: bytes) -> None:
        """Type keys, as the bytes that a terminal sends for them."""
        os.write(self._master, keys)

    def frame(self, keys: bytes, limit: float = 5.0) -> float:
        """Type keys and wait for the whole frame that answers them; seconds. Raises TimeoutError."""
        self.output = b""
        start = time.perf_counter()
        self.send(keys)
        while FRAME_END not in self.output:
            if time.perf_counter() - start > limit:
                raise TimeoutError(f"no frame for {keys!r}")
            self._read(0.5)
        return time.perf_counter() - start

    def memory(self) -> int:
        """The program's resident memory now, in bytes."""
        with open(f"/proc/{self.process}/status", encoding="ascii") as status:
            line = next(one for one in status if one.startswith("VmRSS"))
        return int(line.split()[1]) * 1024
