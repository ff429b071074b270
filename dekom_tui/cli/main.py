"""The entry point `dekom`.

Hooks run `dekom check` on every commit, people wait for the first screen, and importing click takes a good part of the
time. A line of nothing but a path to open, or of `check` or `diff`, its flags and paths, and what git itself starts, is
therefore understood here; every other line, and every help and error, is click's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from dekom_tui.cli.table import COMMANDS, looks_like_path
from dekom_tui.cli.terms import chosen_language, write_utf8

COMPLETION: Final = "_DEKOM_COMPLETE"
"""The variable by which click is asked for completions (`dekom help completion`)."""

FLAGS: Final = {"--json": "json", "--strict": "strict", "--streng": "strict"}

DIFF_FLAGS: Final = {"--words": "words", "--ord": "words", "--layout": "layout", "--oppsett": "layout"}
DIFF_VALUES: Final = {"--format": "form", "--since": "since", "--siden": "since"}


def main() -> None:
    """Run the command line, and end the process."""
    write_utf8()
    words = sys.argv[1:]
    if COMPLETION in os.environ:
        # A shell asks what can follow: it says so here, and has no words on the line.
        return _click()
    if words[:1] == ["check"] and all(word in FLAGS or (word and word[0] != "-") for word in words[1:]):
        sys.exit(_check(words[1:]))
    if words[:1] == ["textconv"]:
        from dekom_tui.cli.textconv import convert

        sys.exit(convert(words[1:]))
    if words[:1] == ["diff"]:
        options = _diff_options(words[1:])
        if options is not None:
            sys.exit(_diff(*options))
    if words[:1] == ["merge-driver"] and len(words) == 5:
        sys.exit(_merge_driver(words[1:]))
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
    from pathlib import Path

    def check() -> int:
        from dekom_tui.cli.checked import check

        flags = {FLAGS[word] for word in words if word in FLAGS}
        paths = [Path(word) for word in words if word not in FLAGS]
        return check(paths, "json" if "json" in flags else "text", strict="strict" in flags)

    return _answered(check, words)


def _diff_options(words: Sequence[str]) -> tuple[list[str], dict[str, str]] | None:
    """The sides and the options of a line of `diff`; None for one that is click's to understand."""
    sides: list[str] = []
    options: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, is_joined, value = word.partition("=")
        if word in DIFF_FLAGS:
            options[DIFF_FLAGS[word]] = word
        elif name in DIFF_VALUES:
            options[DIFF_VALUES[name]] = value if is_joined else next(rest, "")
        elif word[:1] == "-" or not word:
            return None
        else:
            sides.append(word)
    known = options.get("form", "text") in ("text", "md", "html", "json")
    return (sides, options) if known and options.get("since", "x")[:1] not in ("", "-") else None


def _diff(sides: Sequence[str], options: Mapping[str, str]) -> int:
    """`dekom diff` with these sides and options; the exit code."""

    def diff() -> int:
        from dekom_tui.cli.compared import Wanted, compare

        wanted = Wanted(options.get("form", "text"), "words" in options, "layout" in options)
        return compare(sides, wanted, options.get("since"))

    return _answered(diff, ())


def _merge_driver(words: Sequence[str]) -> int:
    """`dekom merge-driver` with its four paths; the exit code."""

    def merge() -> int:
        from dekom_tui.cli.driven import drive

        return drive(*words)

    return _answered(merge, ())


def _answered(run: Callable[[], int], words: Sequence[str]) -> int:
    """What a command's work gives, in the language that its words ask for; the exit code."""
    import gc

    # The process ends before garbage is worth looking for.
    gc.set_threshold(200_000, 50, 50)
    from dekom_tui.cli.ending import CHANGED, Refusal
    from dekom_tui.words.language import set_language

    set_language(chosen_language(words, os.environ))
    try:
        code = run()
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
