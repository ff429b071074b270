"""Comment lines in canonical form."""

from __future__ import annotations

from dekom_tui.plan.text import nfc
from dekom_tui.store.toml.blocks import block_spans


def comment_lines(source: str, start: int, end: int, indent: str = "") -> list[str]:
    """The comment lines between two offsets, without line ends; those of an unsettled merge stay as they are."""
    blocks = block_spans(source, start, end)
    found: list[str] = []
    position = start
    while position < end:
        stop = source.find("\n", position, end)
        stop = end if stop < 0 else stop
        line = source[position:stop]
        if any(begin <= position < until for begin, until in blocks):
            found.append(line.removesuffix("\r"))
        elif line.strip():
            found.append(indent + nfc(line.strip()))
        position = stop + 1
    return found
