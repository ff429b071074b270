"""What people send, made safe to show anywhere, and a name in it seen before it is sent.

Control characters, escapes and the signs that turn the direction of text never get in; all else is text, and stays
what it was: markup is not understood by anything here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from unicodedata import category

from dekom_tui.plan.format import Head
from dekom_tui.plan.model import Plan
from dekom_tui.plan.rules.given_names import GIVEN, UNSURE
from dekom_tui.plan.rules.privacy import named_person
from dekom_tui.plan.text import nfc

_JOINERS: Final = "\u200c\u200d"
"""Of the formatting characters, the two that letters and emoji are joined and parted with."""

_NAME: Final = re.compile(r"(?<![\w-])[A-ZÆØÅÁČĐŊŠŽÏ][a-zæøåáčđŋšžïéèüöä]+")


def clean(text: str) -> str:
    """One line of text without control characters, direction marks, lone surrogates or unassigned code points."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join([one if _stays(one) else " " for one in nfc(text)])
    return " ".join(kept.split())


def clean_prose(text: str) -> str:
    """Text of several lines, each of them clean, blank lines kept as one."""
    lines = [clean(line) for line in re.split(r"\r\n|[\n\r\u2028\u2029]", text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


@cache
def _stays(letter: str) -> bool:
    return letter in _JOINERS or (category(letter)[0] != "C" and category(letter) not in ("Zl", "Zp"))


def names_somebody(text: str, known: frozenset[str] = frozenset()) -> str | None:
    """The name of a person that a text seems to hold, None for none.

    More is caught here than in a plan (a lone given name too), since this only asks before sending. `known` are words
    of the school's and the partners' names, that are left alone.
    """
    found = named_person(Plan({"(top)": {"": Head("", {"skole": " ".join(sorted(known))})}}), text)
    if found is not None:
        return found
    for match in _NAME.finditer(text):
        word = match.group()
        if word in GIVEN and word not in UNSURE and word not in known:
            return word
    return None
