"""What a run of the command line stands under: its language, its day, and how it may write.

Language: `--lang`, else LC_ALL, LC_MESSAGES or LANG, else bokmål. The day: DEKOM_TODAY, else the clock.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from dekom_tui.words.language import LANGUAGES, Language, from_environment

LANGUAGE_NAMES: Final = ("--lang", "--språk", "--spraak")
HELP_NAMES: Final = ("-h", "--hjelp", "--help")


def chosen_language(args: Sequence[str], environment: Mapping[str, str]) -> Language:
    """nb, nn or en: what the arguments say, else what the environment says, else nb."""
    return stated_language(args) or from_environment(environment)


def stated_language(args: Sequence[str]) -> Language | None:
    """The language that the arguments ask for, if any."""
    for index, word in enumerate(args):
        name, is_joined, value = word.partition("=")
        if name in LANGUAGE_NAMES:
            said = value if is_joined else "".join(args[index + 1 : index + 2])
            for language in LANGUAGES:
                if language == said:
                    return language
        if word == "--":
            break
    return None


def today() -> date:
    """The day that the program counts from. Raises ValueError when DEKOM_TODAY is no date."""
    stated = os.environ.get("DEKOM_TODAY")
    return date.fromisoformat(stated) if stated else date.today()


def write_utf8() -> None:
    """Let both streams take every letter of a plan, also where the system's own encoding has few."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")


def is_plain(stream: object) -> bool:
    """Whether there must be no colours in what is written: it is no terminal, or NO_COLOR is set."""
    isatty = getattr(stream, "isatty", None)
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb" or isatty is None or not isatty()


def visible(text: str) -> str:
    """A text as it can stand in a terminal, a character for each of its own: no escape of a file's reaches it."""
    if text.isprintable():
        return text
    return "".join([one if one.isprintable() else " " if one.isspace() else "·" for one in text])
