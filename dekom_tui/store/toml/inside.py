"""What stands in a table, in an inline table and in a list: keys, values, members, and the comments among them."""

from __future__ import annotations

from typing import Final, NamedTuple

from dekom_tui.store.toml.blocks import block_spans
from dekom_tui.store.toml.grammar import KEY, REST, START, VALUE, Path, Span, compiled, parts, value_end

_LINE: Final = (
    rf"""(?P<indent>[ \t]*+)(?:(?P<comment>\#[^\n]*+)|(?P<key>{KEY})[ \t]*+=[ \t]*+(?P<value>{VALUE})"""
    rf"""[ \t]*+(?:\#[^\n]*+)?+|)\r?+(?:\n|\Z)"""
)
"""One comment, key with its value, or blank line."""

_SPACE: Final = r"[ \t\r\n]*+"


class Entry(NamedTuple):
    """A key with its value, on lines of its own: offsets in the text that it was found in."""

    path: Path
    lead: int
    """Where the comment lines directly above it begin; `line` when there are none."""
    line: int
    key: int
    key_end: int
    value: int
    value_end: int
    end: int
    """After its line's end."""


class Loose(NamedTuple):
    """Comment lines, one directly below the other, that belong to the table they stand in."""

    lead: int
    end: int


class Pair(NamedTuple):
    """A key with its value in an inline table."""

    path: Path
    key: int
    key_end: int
    value: int
    value_end: int


class Member(NamedTuple):
    """A member of a list, with its comments: loose ones before it, those directly above it, one at its line's end."""

    loose: tuple[Span, ...]
    lead: tuple[Span, ...]
    start: int
    end: int
    note: Span | None


class Listing(NamedTuple):
    """The members of a list, a comment behind its opening bracket, and the comments before its closing one."""

    opening: Span | None
    members: list[Member]
    tail: tuple[Span, ...]


def body_items(text: str, start: int, end: int) -> list[Entry | Loose]:
    """The keys and loose comments between two offsets."""
    found: list[Entry | Loose] = []
    position, lead = start, -1
    match_line = compiled(_LINE).match
    while position < end:
        match = match_line(text, position)
        if match is None:
            begin = compiled(START).match(text, position)
            assert begin is not None  # the text was scanned before
            value, value_stop = begin.end(), value_end(text, begin.end())
            rest = compiled(REST).match(text, value_stop)
            line_end = rest.end() if rest is not None else value_stop
            key, key_stop = begin.span("key")
        else:
            line_end = match.end()
            key, key_stop = match.span("key")
            if key < 0:
                if match["comment"] is not None:
                    lead = position if lead < 0 else lead
                elif lead >= 0:
                    found.append(Loose(lead, position))
                    lead = -1
                if line_end == position:
                    break
                position = line_end
                continue
            value, value_stop = match.span("value")
            while text[value_stop - 1] in " \t\r":
                value_stop -= 1
        found.append(
            Entry(
                parts(text[key:key_stop]),
                position if lead < 0 else lead,
                position,
                key,
                key_stop,
                value,
                value_stop,
                line_end,
            )
        )
        position, lead = line_end, -1
    if lead >= 0:
        found.append(Loose(lead, end))
    return found


def pairs(text: str, start: int) -> list[Pair]:
    """What stands in the inline table that begins at `start`."""
    found: list[Pair] = []
    position = _skip(text, start + 1)
    while text[position] != "}":
        begin = compiled(START).match(text, position)
        assert begin is not None
        value = begin.end()
        end = value_end(text, value)
        found.append(Pair(parts(begin["key"]), *begin.span("key"), value, end))
        position = _skip(text, end)
        if text[position] == ",":
            position = _skip(text, position + 1)
    return found


def _skip(text: str, position: int) -> int:
    match = compiled(_SPACE).match(text, position)
    return position if match is None else match.end()


def listing(text: str, start: int) -> Listing:
    """What stands in the list that begins at `start`."""
    opening: Span | None = None
    members: list[Member] = []
    waiting: list[Span] = []
    position = start + 1
    while True:
        line = position
        position = _skip(text, position)
        fresh = "\n" in text[line:position]
        sign = text[position]
        if sign == "#":
            stop = text.find("\n", position)
            span = (position, position + len(text[position:stop].rstrip(" \t\r")))
            if fresh or waiting:
                waiting.append(span)
            elif members:
                last = members[-1]
                if last.note is None:
                    members[-1] = last._replace(note=span)
                else:
                    waiting.append(span)
            else:
                opening = span
            position = stop
        elif sign == "]":
            return Listing(opening, members, tuple(waiting))
        elif sign == ",":
            position += 1
        else:
            end = value_end(text, position)
            lead = len(waiting)
            below = position
            while lead and text.count("\n", waiting[lead - 1][1], below) == 1:
                below = waiting[lead - 1][0]
                lead -= 1
            members.append(Member(tuple(waiting[:lead]), tuple(waiting[lead:]), position, end, None))
            waiting = []
            position = end


def list_comments(text: str, start: int) -> list[Span]:
    """The runs of comments between the members of the list that begins at `start`."""
    found = listing(text, start)
    runs = [*(one.loose + one.lead for one in found.members), found.tail]
    return [(run[0][0], run[-1][1]) for run in runs if run]


def list_blocks(text: str, start: int) -> list[Span]:
    """The unsettled merges in the list that begins at `start`, as whole lines."""
    spans: list[Span] = []
    for begin, end in list_comments(text, start):
        spans += block_spans(text, text.rfind("\n", 0, begin) + 1, text.index("\n", end) + 1)
    return spans
