"""The git command as a process: no shell, no hook, no pager, no question, nothing fetched.

`subprocess` costs as much to import as Python to start, so where the system can spawn it is not used.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import IO, Final, NamedTuple

from dekom_tui.history.trouble import GitFailed, NoGit

MINIMUM: Final = (2, 39)
"""The oldest git that this is tried with."""

_BEFORE: Final = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "log.showSignature=false")
_AROUND: Final = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
_AHEAD: Final = 4096
"""How many bytes of questions are written before the answers are read: what any pipe holds."""


class Ended(NamedTuple):
    """A command that has ended: its exit code, what it wrote, and what it said of it."""

    code: int
    out: bytes
    said: str


class Process:
    """A git command that runs: what is written to `stdin` and read from `stdout` are bytes."""

    def __init__(self, folder: str, arguments: Sequence[str]) -> None:
        """Raises NoGit."""
        command = ["git", "-C", folder, *_BEFORE, *arguments]
        environment = {**os.environ, **_AROUND}
        self.stdin: IO[bytes]
        self.stdout: IO[bytes]
        self.stderr: IO[bytes]
        if hasattr(os, "posix_spawnp"):
            self._spawn(command, environment)
        else:
            self._popen(command, environment)

    def _spawn(self, command: list[str], environment: dict[str, str]) -> None:
        pipes = [os.pipe() for _ in range(3)]
        (read_in, write_in), (read_out, write_out), (read_err, write_err) = pipes
        actions = [(os.POSIX_SPAWN_DUP2, read_in, 0), (os.POSIX_SPAWN_DUP2, write_out, 1)]
        actions.append((os.POSIX_SPAWN_DUP2, write_err, 2))
        try:
            pid = os.posix_spawnp("git", command, environment, file_actions=actions)
        except OSError:
            for pair in pipes:
                for one in pair:
                    os.close(one)
            raise NoGit from None
        for one in (read_in, write_out, write_err):
            os.close(one)
        self.stdin, self.stdout, self.stderr = (
            os.fdopen(write_in, "wb"),
            os.fdopen(read_out, "rb"),
            os.fdopen(read_err, "rb"),
        )

        def wait() -> int:
            return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

        self._wait: Callable[[], int] = wait

    def _popen(self, command: list[str], environment: dict[str, str]) -> None:
        from shutil import which
        from subprocess import PIPE, Popen

        # A git.exe in the folder that is looked at must not be the one that runs.
        found = which("git", path=os.pathsep.join(one for one in os.get_exec_path() if os.path.isabs(one)))
        if found is None:
            raise NoGit
        started = Popen([found, *command[1:]], stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment)
        assert started.stdin is not None
        assert started.stdout is not None
        assert started.stderr is not None
        self.stdin, self.stdout, self.stderr = started.stdin, started.stdout, started.stderr
        self._wait = started.wait

    def end(self) -> int:
        """Let it end, and give its exit code."""
        for one in (self.stdin, self.stdout, self.stderr):
            with suppress(BrokenPipeError):
                one.close()
        return self._wait()

    def __enter__(self) -> Process:
        return self

    def __exit__(self, *_error: object) -> None:
        self.end()


def run(folder: str, *arguments: str, given: bytes = b"") -> Ended:
    """Run a git command in a folder to its end. Raises NoGit."""
    process = Process(folder, arguments)
    try:
        if given:
            process.stdin.write(given)
        process.stdin.close()
        out = process.stdout.read()
        said = process.stderr.read().decode("utf-8", "replace").strip()
    finally:
        code = process.end()
    return Ended(code, out, said)


def failed(ended: Ended) -> GitFailed:
    """The error for a command that should not have failed."""
    return GitFailed(ended.said.rpartition("\n")[2] or f"git {ended.code}")


class Object(NamedTuple):
    """An object of the repository: its name, its type (commit, tree, blob, tag), its content."""

    oid: str
    type: str
    data: bytes


class Objects:
    """One `git cat-file --batch`, asked for one object after the other. Names go by its input, never as arguments."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._process: Process | None = None
        self.ambiguous = False
        """Whether the last name that was not found may be one of several."""

    def get(self, name: str) -> Object | None:
        """The object of that name (`HEAD^{commit}`, `OID:PATH`); None when there is none. Raises NoGit, GitFailed."""
        if not _is_line(name):
            return None
        self._ask([name])
        return self._answer()

    def each(self, names: Iterable[str]) -> Iterator[Object | None]:
        """The objects of many names, in their order, asked for ahead of what is read."""
        waiting: list[int] = []
        for name in names:
            size = len(os.fsencode(name)) + 1
            while waiting and sum(waiting) + size > _AHEAD:
                waiting.pop(0)
                yield self._answer()
            self._ask([name])
            waiting.append(size)
        for _size in waiting:
            yield self._answer()

    def _ask(self, names: Sequence[str]) -> None:
        if self._process is None:
            self._process = Process(self._folder, ["cat-file", "--batch"])
        try:
            self._process.stdin.write(b"".join(os.fsencode(name) + b"\n" for name in names))
            self._process.stdin.flush()
        except BrokenPipeError:
            raise GitFailed("cat-file") from None

    def _answer(self) -> Object | None:
        assert self._process is not None
        line = self._process.stdout.readline()
        self.ambiguous = line.endswith(b" ambiguous\n")
        if self.ambiguous or line.endswith(b" missing\n"):
            return None
        try:
            oid, kind, size = line.split()
            data = self._process.stdout.read(int(size) + 1)[:-1]
        except ValueError:
            said = self._process.stderr.read().decode("utf-8", "replace").strip() if not line else ""
            raise GitFailed(said.rpartition("\n")[2] or "cat-file") from None
        return Object(oid.decode(), kind.decode(), data)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.end()
            self._process = None


def _is_line(name: str) -> bool:
    """Whether a name can be asked for: one line, and no longer than any name is."""
    return 0 < len(name) < 4096 and not any(one in name for one in "\n\r\0")
