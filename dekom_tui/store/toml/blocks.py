"""Unsettled merges in comments (format.md, «An unsettled merge»)."""

from __future__ import annotations

from typing import Final

from dekom_tui.store.toml.grammar import KEY, Path, Span, compiled, parts

MARK_BEGIN: Final = "# >>> dekom-konflikt"
MARK_END: Final = "# <<< dekom-konflikt"


def block_spans(text: str, start: int, end: int) -> list[Span]:
    """The unsettled merges among the comment lines between two offsets, each from its first line to after its last."""
    found: list[Span] = []
    begin = -1
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop + 1
        line = text[position:stop].strip()
        if begin < 0 and line.startswith(MARK_BEGIN):
            begin = position
        elif begin >= 0 and line.startswith(MARK_END):
            found.append((begin, stop))
            begin = -1
        elif begin >= 0 and not line.startswith("#"):
            found.append((begin, position))
            begin = -1
        position = stop
    if begin >= 0:
        found.append((begin, end))
    return found


def named(text: str, start: int) -> str:
    """What an unsettled merge that begins at an offset is about, as its first line says."""
    stop = text.find("\n", start)
    line = text[start : len(text) if stop < 0 else stop].strip()
    return line[len(MARK_BEGIN) :].strip()


def table_named(text: str, start: int) -> Path | None:
    """The path of the table that an unsettled merge is about; None when it is about something smaller."""
    name = named(text, start)
    if not (name.startswith("[") and name.endswith("]")):
        return None
    inner = name.strip("[]").strip()
    match = compiled(KEY).fullmatch(inner)
    return parts(inner) if match is not None else (inner,)
