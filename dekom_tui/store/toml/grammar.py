"""The parts of TOML as regular expressions, and the walk through a value that nests.

Every repeat is possessive, so that time is linear whatever a text holds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

DEEPEST: Final = 32
"""How deep lists and inline tables may nest (format.md, «Required, and bounds»)."""
LONGEST_KEY: Final = 8
"""How many dotted parts a key may have."""

_LINE_STRING: Final = r""""(?!"")(?:[^"\\\n]++|\\.)*+"|'(?!\'')[^'\n]*+\'"""
STRING: Final = (
    r'''(?:"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}+|\'\'\'(?:[^']++|'(?!\''))*+'{3,5}+|''' + _LINE_STRING + ")"
)
PART: Final = rf"""(?:[A-Za-z0-9_-]++|{_LINE_STRING})"""
KEY: Final = rf"{PART}(?:[ \t]*+\.[ \t]*+{PART})*+"
RECORD: Final = rf"""\{{(?:[^\[\]{{}}"'#\n]++|{STRING})*+\}}"""
ARRAY: Final = rf"""\[(?:[^\[\]{{}}"'#]++|{RECORD}|{STRING}|#[^\n]*+)*+\]"""
BARE: Final = r"""[^\s"'\[\]{},#][^\n"'\[\]{},#]*+"""
VALUE: Final = rf"(?:{STRING}|{ARRAY}|{RECORD}|{BARE})"
REST: Final = r"[ \t]*+(?:#[^\n]*+|\r)?+(?:\n|\Z)"

START: Final = rf"(?P<indent>[ \t]*+)(?P<key>{KEY})[ \t]*+=[ \t]*+"
_TOKEN: Final = rf"""[^\[\]{{}}"'#,=]*+(?:(?P<open>[\[{{])|(?P<close>[\]}}])|{STRING}|(?P<comment>\#[^\n]*+)|[,=])"""
_BARE_VALUE: Final = rf"{STRING}|{BARE}"

_CHAIN: Final = rf"(?:\.[ \t]*+{PART}[ \t]*+)"

Path = tuple[str, ...]
Span = tuple[int, int]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The expression, compiled when it is first needed: that takes longer than most uses of it."""
    return re.compile(pattern)


class Stopped(ValueError):
    """The text is not TOML from this offset on (`deep`: TOML or not, it nests deeper than the format allows)."""

    def __init__(self, offset: int, deep: bool = False) -> None:
        super().__init__(f"no TOML at {offset}")
        self.offset = offset
        self.deep = deep


def value_end(text: str, start: int) -> int:
    """Where the value that begins at `start` ends. Raises Stopped where it does not, or nests too deep."""
    if text[start : start + 1] not in ("[", "{"):
        match = compiled(_BARE_VALUE).match(text, start)
        if match is None:
            raise Stopped(start)
        return start + len(match[0].rstrip(" \t\r"))
    depth, position = 0, start
    token = compiled(_TOKEN)
    while True:
        match = token.match(text, position)
        if match is None:
            raise Stopped(position)
        position = match.end()
        if match["open"]:
            depth += 1
            if depth > DEEPEST:
                raise Stopped(position - 1, deep=True)
        elif match["close"]:
            depth -= 1
            if not depth:
                return position


def long_key(text: str, longest: int) -> int | None:
    """Where the first key of more than so many dotted parts begins."""
    if compiled(rf"\.[ \t]*+{PART}[ \t]*+{_CHAIN}{{{longest - 1}}}").search(text) is None:
        return None
    key = rf"(?P<key>{PART}[ \t]*+{_CHAIN}{{{longest},}}+)"
    for match in compiled(rf"{key}|{STRING}|\#[^\n]*+|{PART}").finditer(text):
        if match["key"] is not None:
            return match.start()
    return None


def parts(key: str) -> Path:
    """The parts of a dotted key as it stands in a text."""
    if '"' not in key and "'" not in key:
        if " " in key or "\t" in key:
            return tuple([part.strip(" \t") for part in key.split(".")])
        return tuple(key.split("."))
    return tuple([_part(match[0]) for match in compiled(PART).finditer(key)])


def part_spans(text: str, start: int, end: int) -> list[Span]:
    """Where each part of the key that begins at an offset stands."""
    match = compiled(rf"[ \t]*+{KEY}").match(text, start, end)
    stop = match.end() if match is not None else end
    return [one.span() for one in compiled(PART).finditer(text, start, stop)]


def _part(text: str) -> str:
    if text[0] not in "\"'":
        return text
    if "\\" not in text or text[0] == "'":
        return text[1:-1]
    import tomli

    return str(tomli.loads(f"x = {text}")["x"])
