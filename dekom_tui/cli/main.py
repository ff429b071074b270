"""The entry point `dekom`.

Hooks run `dekom check` on every commit, people wait for the first screen, and importing click takes a good part of the
time. A line of nothing but a path to open, or of `check`, its flags and paths, is therefore understood here; every
other line, and every help and error, is click's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Final

from dekom_tui.cli.table import COMMANDS, looks_like_path
from dekom_tui.cli.terms import chosen_language, write_utf8

COMPLETION: Final = "_DEKOM_COMPLETE"
"""The variable by which click is asked for completions (`dekom help completion`)."""

FLAGS: Final = {"--json": "json", "--strict": "strict", "--streng": "strict"}


def main() -> None:
    """Run the command line, and end the process."""
    write_utf8()
    words = sys.argv[1:]
    if COMPLETION in os.environ:
        # A shell asks what can follow: it says so here, and has no words on the line.
        return _click()
    if words[:1] == ["check"] and all(word in FLAGS or (word and word[0] != "-") for word in words[1:]):
        sys.exit(_check(words[1:]))
    if len(words) < 2 and all(word not in COMMANDS and word[:1] != "-" and looks_like_path(word) for word in words):
        sys.exit(_open(words))
    return _click()


def _click() -> None:
    from dekom_tui.cli.group import cli

    cli(prog_name="dekom")


def _open(words: Sequence[str]) -> int:
    """The program on a path, or here; the exit code."""
    import gc

    # Until the first frame there is nothing to collect; the program turns it on again when it is shown.
    gc.disable()
    from pathlib import Path

    from dekom_tui.cli.ending import FINE, Refusal
    from dekom_tui.cli.opening import open_path
    from dekom_tui.words.language import set_language

    set_language(chosen_language(words, os.environ))
    try:
        open_path(Path(*words))
    except Refusal as error:
        error.show()
        return error.code
    return FINE


def _check(words: Sequence[str]) -> int:
    """`dekom check` with these flags and paths; the exit code."""
    import gc

    # The process ends before garbage is worth looking for.
    gc.set_threshold(200_000, 50, 50)
    from pathlib import Path

    from dekom_tui.cli.checked import check
    from dekom_tui.cli.ending import CHANGED, Refusal
    from dekom_tui.words.language import set_language

    set_language(chosen_language(words, os.environ))
    flags = {FLAGS[word] for word in words if word in FLAGS}
    paths = [Path(word) for word in words if word not in FLAGS]
    try:
        code = check(paths, "json" if "json" in flags else "text", strict="strict" in flags)
        sys.stdout.flush()
    except Refusal as error:
        error.show()
        return error.code
    except BrokenPipeError:
        # Whoever read has heard enough; Python flushes once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CHANGED
    gc.freeze()
    return code
