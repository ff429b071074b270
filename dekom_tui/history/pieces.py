"""The tables of a file's text as they stand, so that only those that differ between two versions are parsed.

A text is cut where a line begins with «[». Such a line can also stand within a text or a list; the piece before it is
then no TOML, and the whole file is parsed instead. So a cut is never in the wrong place unseen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from dekom_tui.store.toml.parse import TomlError, parse

Pieces = Mapping[str, str]
"""The text of each table by its name and key (`tiltak.elevpanel`, its sub-tables with it); the file's head under ""."""


@cache
def _header() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z0-9_-]+)(\.[A-Za-z0-9_-]+)?(?:\.[A-Za-z0-9_-]+)*\]")


def pieces(text: str) -> Pieces | None:
    """The tables of a text; None for a text whose headers are written in another way than the program writes them."""
    parts = ("\n" + text).split("\n[")
    found: dict[str, list[str]] = {"": [parts[0]]}
    match = _header().match
    for part in parts[1:]:
        header = match(part)
        if header is None:
            return None
        name = header[1] + (header[2] or "")
        found.setdefault(name, []).append("[" + part)
    return {name: "\n".join(those) for name, those in found.items()}


def differing(before: Pieces, after: Pieces) -> list[str]:
    """The names of the pieces that are not the same text in both."""
    names = {**before, **after} if before.keys() != after.keys() else after
    return [name for name in names if before.get(name) != after.get(name)]


def parsed(whole: str, found: Pieces | None, names: list[str]) -> dict[str, Any]:
    """The values of some tables of a text, or of all where it cannot be cut. Raises TomlError."""
    if found is None:
        return parse(whole)
    result: dict[str, Any] = {}
    try:
        for name in names:
            if name not in found:
                continue
            for top, value in parse(found[name]).items():
                if isinstance(value, dict) and isinstance(result.get(top), dict):
                    if result[top].keys() & value.keys():
                        return parse(whole)
                    result[top].update(value)
                elif top in result:
                    return parse(whole)
                else:
                    result[top] = value
    except TomlError:
        return parse(whole)
    return result
