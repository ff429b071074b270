"""The git command as the user set it up: their hooks, signing, credentials, identity and locale of their own.

Reading goes by `git.py`, which switches all of that off. Here nothing is asked on a screen that the program draws on:
without `terminal` the command has no terminal of its own, so ssh and gpg ask a window or not at all.
"""

from __future__ import annotations

import os
import re
import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from typing import IO, Final, NamedTuple

from dekom_tui.history.git import Ended
from dekom_tui.history.refusals import Cancelled
from dekom_tui.history.trouble import NoGit
from dekom_tui.words.language import current

UTF8: Final = ("-c", "i18n.commitEncoding=UTF-8")
"""Git's option by which what is said of a version is kept as it was said."""

_PATIENCE: Final = 3.0
"""Seconds that a command which was told to stop has for tidying up."""
_REST: Final = 0.5
"""Seconds that output is waited for after the command has ended: what it left running may hold the pipe for ever."""
_PROGRESS: Final = re.compile(r"(?:remote: )?([A-Za-z ]+): +(\d+)% \(")


class Step(NamedTuple):
    """How far an errand is. `stage` is "fetch", "merge" or "push"; `said` is git's own word for what it does now."""

    stage: str
    said: str = ""
    percent: int | None = None


class Errand:
    """A fetch or push that is waited for: who waits is told how it goes (in the thread that runs it), and can stop it.

    Stopping waits for nothing; the call that does the work then raises Cancelled.
    """

    def __init__(self, tell: Callable[[Step], None] = lambda _step: None) -> None:
        self.tell = tell
        self._lock = threading.Lock()
        self._process: Popen[bytes] | None = None
        self._cancelled = False

    @property
    def cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._cancelled

    def cancel(self) -> None:
        """Stop it, from any thread."""
        with self._lock:
            self._cancelled = True
            if self._process is not None:
                _stop(self._process)

    def _began(self, process: Popen[bytes]) -> None:
        with self._lock:
            self._process = process
            if self._cancelled:
                _stop(process)

    def _ended(self) -> None:
        with self._lock:
            self._process = None


def run_as_user(
    folder: str,
    arguments: Sequence[str],
    *,
    given: bytes = b"",
    errand: Errand | None = None,
    stage: str = "",
    terminal: bool = False,
) -> Ended:
    """Run a git command in a folder to its end, its words in English. Raises NoGit, Cancelled.

    With `terminal` it may ask on the terminal that the program was started in; only for commands of the command line.
    """
    if errand is not None and errand.cancelled:
        raise Cancelled
    process = _started(["-C", folder, *arguments], bool(given), terminal)
    out, said = _Reader(process.stdout), _Reader(process.stderr)
    if errand is not None:
        errand._began(process)
        said.line = lambda text: errand.tell(_step(stage, text))
    out.start()
    said.start()
    try:
        if process.stdin is not None:
            with suppress(BrokenPipeError), process.stdin as pipe:
                pipe.write(given)
        code = process.wait()
    except BaseException:
        _stop(process)
        process.wait()
        raise
    finally:
        if errand is not None:
            errand._ended()
    for one in (out, said):
        one.join(_REST if errand is not None else None)
    if errand is not None and errand.cancelled and code:
        raise Cancelled
    return Ended(code, bytes(out.data), said.text())


def _started(arguments: Sequence[str], given: bool, terminal: bool) -> Popen[bytes]:
    from shutil import which

    # A git.exe in the folder that is worked in must not be the one that runs.
    found = which("git", path=os.pathsep.join(one for one in os.get_exec_path() if os.path.isabs(one)))
    if found is None:
        raise NoGit
    environment = {**os.environ, "LC_ALL": "C", "GIT_EDITOR": ":", "GIT_MERGE_AUTOEDIT": "no", "DEKOM_LANG": current()}
    if not terminal:
        environment["GIT_TERMINAL_PROMPT"] = "0"
        environment.pop("GPG_TTY", None)
    try:
        return Popen(
            [found, *arguments],
            stdin=PIPE if given else DEVNULL,
            stdout=PIPE,
            stderr=PIPE,
            env=environment,
            start_new_session=not terminal,
        )
    except OSError:
        raise NoGit from None


def _stop(process: Popen[bytes]) -> None:
    """End a command and what it started; git takes its locks away when it is asked to end."""
    if process.poll() is not None:
        return
    _send(process, signal.SIGTERM)

    def insist() -> None:
        try:
            process.wait(_PATIENCE)
        except TimeoutExpired:
            _send(process, getattr(signal, "SIGKILL", signal.SIGTERM))

    threading.Thread(target=insist, daemon=True).start()


def _send(process: Popen[bytes], what: signal.Signals) -> None:
    with suppress(OSError):
        if hasattr(os, "killpg") and os.getpgid(process.pid) == process.pid:
            os.killpg(process.pid, what)
        else:
            process.send_signal(what)


class _Reader(threading.Thread):
    """Reads a pipe to its end; `line` is called with each piece that ends in a line feed or return."""

    line: Callable[[str], None] | None = None

    def __init__(self, pipe: IO[bytes] | None) -> None:
        super().__init__(daemon=True)
        assert pipe is not None
        self.pipe = pipe
        self.data = bytearray()

    def run(self) -> None:
        told = 0
        with self.pipe:
            while chunk := os.read(self.pipe.fileno(), 65536):
                self.data += chunk
                while self.line is not None and (end := _end(self.data, told)) >= 0:
                    self.line(self.data[told:end].decode("utf-8", "replace"))
                    told = end + 1

    def text(self) -> str:
        """What a person would have seen: of lines that were written over each other the last."""
        text = bytes(self.data).decode("utf-8", "replace").replace("\r\n", "\n")
        lines = [line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")]
        return "\n".join(line.rstrip() for line in lines if not _PROGRESS.match(line)).strip()


def _end(data: bytearray, start: int) -> int:
    found = [at for one in (b"\n", b"\r") if (at := data.find(one, start)) >= 0]
    return min(found, default=-1)


def _step(stage: str, text: str) -> Step:
    found = _PROGRESS.match(text)
    return Step(stage, found[1], int(found[2])) if found is not None else Step(stage)
