"""A list rewritten so that the members that stay keep their bytes and their comments (format.md, rules 6 and 7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from dekom_tui.store.toml.blocks import block_spans
from dekom_tui.store.toml.grammar import Span
from dekom_tui.store.toml.inside import Listing, Member, listing

INDENT: Final = "    "


class Wanted(NamedTuple):
    """A member of the list to be: which old one it was, None for a new one, and its text."""

    old: int | None
    text: str


class _Row(NamedTuple):
    """A member's lines: comments that stay when it goes, those that are its own, and the line with the member."""

    loose: str
    lead: str
    indent: str
    comma: bool
    note: str


def has_comments(text: str, start: int) -> bool:
    """Whether a comment stands in the list that begins at an offset."""
    found = listing(text, start)
    return bool(found.opening or found.tail or any(one.note or one.lead or one.loose for one in found.members))


def rewrite(text: str, start: int, end: int, wanted: Sequence[Wanted]) -> str:
    """The text of the list that stands at start:end with other members; line ends in it are LF."""
    found = listing(text, start)
    own_lines = _own_lines(text, start, end, found)
    rows = [_row(text, one, own_lines) for one in found.members]
    kept = {one.old for one in wanted}
    carried: dict[int | None, str] = {}
    waiting = ""
    for index, row in enumerate(rows):
        if index in kept:
            carried[index] = waiting
            waiting = ""
        else:
            waiting += row.loose + _blocks(row.lead)
    indent = rows[0].indent if rows else INDENT
    lines: list[str] = []
    for at, (old, written) in enumerate(wanted):
        if old is None:
            lines.append(f"{indent}{written},\n")
        else:
            row = rows[old]
            comma = "," if row.comma or at < len(wanted) - 1 else ""
            lines.append(f"{carried[old]}{row.loose}{row.lead}{row.indent}{written}{comma}{row.note}\n")
    opening = f" {_slice(text, found.opening)}" if found.opening else ""
    tail = _comment_lines(text, found.tail, own_lines)
    closing = _indent(text, end - 1) if own_lines else ""
    return f"[{opening}\n{''.join(lines)}{waiting}{tail}{closing}]"


def _own_lines(text: str, start: int, end: int, found: Listing) -> bool:
    """Whether each member stands on lines of its own, so that a line can be kept as it is."""
    places = [start, *(one.start for one in found.members), end - 1]
    stops = [start + 1, *(one.end for one in found.members)]
    return all("\n" in text[stop:place] for stop, place in zip(stops, places[1:], strict=True))


def _row(text: str, member: Member, own_lines: bool) -> _Row:
    follows = text[member.end :].lstrip(" \t\r\n")[:1] if not own_lines else ""
    stop = text.find("\n", member.end)
    rest = text[member.end : stop if stop >= 0 else len(text)].rstrip("\r")
    comma = rest.lstrip(" \t").startswith(",") or (not own_lines and follows != "")
    if own_lines:
        note = rest.lstrip(" \t").removeprefix(",").rstrip() if comma else rest.rstrip()
    else:
        note = f" {_slice(text, member.note)}" if member.note else ""
    return _Row(
        _comment_lines(text, member.loose, own_lines),
        _comment_lines(text, member.lead, own_lines),
        _indent(text, member.start) if own_lines else INDENT,
        comma,
        note,
    )


def _comment_lines(text: str, comments: Sequence[Span], own_lines: bool) -> str:
    """Comments as lines, a blank line kept after those that it parts from what follows."""
    written: list[str] = []
    for index, span in enumerate(comments):
        indent = _indent(text, span[0]) if own_lines else INDENT
        written.append(f"{indent}{_slice(text, span)}\n")
        following = comments[index + 1][0] if index + 1 < len(comments) else None
        below = text[span[1] :].lstrip(" \t\r\n") if following is None else text[following:]
        if text.count("\n", span[1], len(text) - len(below)) > 1:
            written.append("\n")
    return "".join(written)


def _indent(text: str, offset: int) -> str:
    start = offset
    while start and text[start - 1] in " \t":
        start -= 1
    return text[start:offset]


def _slice(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _blocks(lead: str) -> str:
    """The unsettled merges among comment lines: they stay when the record below goes."""
    return "".join([lead[start:end] for start, end in block_spans(lead, 0, len(lead))])
