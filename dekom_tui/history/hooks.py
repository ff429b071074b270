"""The hooks of a repository that look at its plans: put beside the repository's own, and taken away again.

A hook that is a shell script gets a block below its first line and goes on as before; any other is kept under another
name and started by ours, with the same arguments and the same input. Only the exit code `REFUSED` stops git, so that a
program that is missing or broken never keeps anybody from saving a version.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

REFUSED: Final = 65
"""What `dekom git hook` ends with when git is to stop."""

STOPPING: Final = ("pre-commit", "pre-merge-commit", "pre-push")
TELLING: Final = ("post-merge", "post-rewrite")
HOOKS: Final = (*STOPPING, *TELLING)

BEGIN: Final = "# >>> dekom git install"
END: Final = "# <<< dekom git install"
OWN: Final = ".dekom-egen"
"""What the name of a hook that is no shell script gets at its end."""

_NEW: Final = "#!/bin/sh\n"
_SHELL: Final = re.compile(rb"#! ?\S*[/ ](?:sh|bash|dash|ksh|zsh)(?:\s[^\n]*)?\r?\n")
_STOPS: Final = f"if test $? -eq {REFUSED}; then exit 1; fi"
_BODIES: Final = {
    # The input names what is pushed: ours reads it, and hands the same on.
    "pre-push": (
        "dekom_refs=$(cat)",
        'printf "%s\\n" "$dekom_refs" | {program} git hook pre-push || ' + _STOPS,
        'if test -n "$dekom_refs"; then exec <<DEKOM_REFS\n$dekom_refs\nDEKOM_REFS\nelse exec </dev/null; fi',
    ),
    **{name: (f"{{program}} git hook {name} </dev/null || {_STOPS}",) for name in STOPPING if name != "pre-push"},
    **{name: (f"{{program}} git hook {name} </dev/null || :",) for name in TELLING},
}


def block(name: str, program: str) -> str:
    """The lines that stand in a hook; `program` is as the shell is to find it."""
    return "\n".join((BEGIN, *(one.replace("{program}", program) for one in _BODIES[name]), END)) + "\n"


class Sleeping(Exception):
    """A hook's file that is there and not in use, since it is not executable: it is left alone."""


def put(folder: Path, name: str, program: str) -> bool:
    """Let a hook look at the plans too; False when it did already. Raises OSError, Sleeping."""
    path, own = folder / name, folder / (name + OWN)
    wanted = block(name, program)
    try:
        before = path.read_bytes()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        _write(path, _NEW + wanted)
        return True
    if not os.access(path, os.X_OK):
        raise Sleeping
    if path.is_symlink() or not (head := _SHELL.match(before)):
        os.rename(path, own)
        _write(path, f'{_NEW}{wanted}exec "$0{OWN}" "$@"\n')
        return True
    text = before.decode("utf-8", "surrogateescape")
    if wanted in text:
        return False
    rest = without(text)
    at = len(head[0])
    _write(path, rest[:at] + wanted + rest[at:])
    return True


def take(folder: Path, name: str) -> bool:
    """Leave a hook as it was; False when ours was not there. Raises OSError."""
    path, own = folder / name, folder / (name + OWN)
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return False
    rest = without(text)
    if rest == text:
        return False
    if os.path.lexists(own):
        os.replace(own, path)
    elif rest == _NEW:
        path.unlink()
    else:
        _write(path, rest)
    return True


def present(folder: Path, program: str) -> Iterator[tuple[str, bool]]:
    """Each hook's name, and whether it looks at the plans as this version has it."""
    for name in HOOKS:
        try:
            text = (folder / name).read_bytes().decode("utf-8", "surrogateescape")
        except OSError:
            text = ""
        yield name, block(name, program) in text and os.access(folder / name, os.X_OK)


def without(text: str) -> str:
    """A script without our block; the same when there is none, or only half of one."""
    begin, end = text.find(BEGIN), text.find(END)
    if begin < 0 or end < begin:
        return text
    return text[:begin] + text[end + len(END) + 1 :]


def _write(path: Path, text: str) -> None:
    """In one step: git may start the hook at any time."""
    new = path.with_name(f".{path.name}.dekom-ny")
    new.write_bytes(text.encode("utf-8", "surrogateescape"))
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o755
    new.chmod(mode | (mode & 0o444) >> 2)
    os.replace(new, path)
