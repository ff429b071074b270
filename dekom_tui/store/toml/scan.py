"""Where things stand in a TOML text: tables, keys, members of lists, comments, unsettled merges.

The text is one that `tomllib` accepts. A table is found by one regular expression that runs over all that stands in it
without a step of Python, and what stands in it is only looked at when asked for. Every repeat is possessive, so
that time is linear whatever the text holds. Only a value nested deeper than a list of records takes the slow way.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

DEEPEST: Final = 32
"""How deep lists and inline tables may nest (format.md, «Required, and bounds»)."""
LONGEST_KEY: Final = 8
"""How many dotted parts a key may have."""

_LINE_STRING: Final = r'''"(?!"")(?:[^"\\\n]++|\\.)*+"|'(?!\'')[^'\n]*+\''''
STRING: Final = (
    r'''(?:"""(?:[^"\\]++|\\[\s\S]|"(?!""))*+"{3,5}+|\'\'\'(?:[^']++|'(?!\''))*+'{3,5}+|''' + _LINE_STRING + ")"
)
_PART: Final = rf"""(?:[A-Za-z0-9_-]++|{_LINE_STRING})"""
KEY: Final = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+"
_RECORD: Final = rf"""\{{(?:[^\[\]{{}}"'#\n]++|{STRING})*+\}}"""
_ARRAY: Final = rf"""\[(?:[^\[\]{{}}"'#]++|{_RECORD}|{STRING}|#[^\n]*+)*+\]"""
_BARE: Final = r"""[^\s"'\[\]{},#][^\n"'\[\]{},#]*+"""
_VALUE: Final = rf"(?:{STRING}|{_ARRAY}|{_RECORD}|{_BARE})"
_REST: Final = r"[ \t]*+(?:#[^\n]*+|\r)?+(?:\n|\Z)"

_TABLE: Final = re.compile(
    rf"""(?:[ \t\r\n]++|(?:\#[^\n]*+(?:\n[ \t]*+|\Z))++(?!\[)|{KEY}[ \t]*+=[ \t]*+{_VALUE}{_REST})*+"""
    rf"""(?P<lead>(?:\#[^\n]*+\n[ \t]*+)*+)(?P<header>\[\[?+[ \t]*+(?P<path>{KEY})[ \t]*+\]\]?+{_REST})?+"""
)
"""All that stands in a table, then the header of the next one with the comments directly above it."""

_LINE: Final = (
    rf"""(?P<indent>[ \t]*+)(?:(?P<comment>\#[^\n]*+)|(?P<key>{KEY})[ \t]*+=[ \t]*+(?P<value>{_VALUE})"""
    rf"""[ \t]*+(?:\#[^\n]*+)?+|)\r?+(?:\n|\Z)"""
)
"""One comment, key with its value, or blank line."""

_START: Final = rf"(?P<indent>[ \t]*+)(?P<key>{KEY})[ \t]*+=[ \t]*+"
_TOKEN: Final = (
    rf"""[^\[\]{{}}"'#,=]*+(?:(?P<open>[\[{{])|(?P<close>[\]}}])|{STRING}|(?P<comment>\#[^\n]*+)|[,=])"""
)
_SPACE: Final = re.compile(r"[ \t\r\n]*+")
_BARE_VALUE: Final = rf"{STRING}|{_BARE}"

_CHAIN: Final = rf"(?:\.[ \t]*+{_PART}[ \t]*+)"

MARK_BEGIN: Final = "# >>> dekom-konflikt"
MARK_END: Final = "# <<< dekom-konflikt"

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


class Chunk:
    """A table as it stands in a text: the comments directly above its header, the header, and what stands in it.

    The first chunk of a text is what stands above the first header; its path is (). A chunk with `block` is the
    unsettled merge of a whole table, and its path is that table's. Offsets are those of `source`.
    """

    __slots__ = ("_items", "array", "block", "body", "end", "head", "path", "source", "start")

    def __init__(
        self,
        source: str,
        path: Path,
        start: int,
        head: int,
        body: int,
        end: int,
        array: bool = False,
        block: bool = False,
    ) -> None:
        self.source = source
        self.path = path
        self.start = start
        self.head = head
        self.body = body
        self.end = end
        self.array = array
        self.block = block
        self._items: list[Entry | Loose] | None = None

    @property
    def text(self) -> str:
        """All of it, with its comments and the blank lines below."""
        return self.source[self.start : self.end]

    @property
    def items(self) -> list[Entry | Loose]:
        """What stands in it, in its order."""
        if self._items is None:
            self._items = [] if self.block else body_items(self.source, self.body, self.end)
        return self._items

    @property
    def entries(self) -> list[Entry]:
        """The keys that stand in it, in their order."""
        return [one for one in self.items if type(one) is Entry]


def chunks(text: str, start: int = 0) -> list[Chunk]:
    """The tables of a text in their order. Raises Stopped where it is no TOML, or nests too deep."""
    found: list[Chunk] = []
    path: Path = ()
    at = head = body = position = start
    array = False
    size = len(text)
    while True:
        match = _TABLE.match(text, position)
        assert match is not None  # every part of the expression may be empty
        if match["header"] is None:
            position = match.end()
            if position < size:
                position = _slow(text, match.start("lead"))
                continue
            found.append(Chunk(text, path, at, head, body, size, array))
            return _without_blocks(found) if MARK_BEGIN in text else found
        lead = _line_start(text, match.start("lead"))
        found.append(Chunk(text, path, at, head, body, lead, array))
        path = parts(match["path"])
        at, head, body = lead, _line_start(text, match.start("header")), match.end()
        array = text.startswith("[[", match.start("header"))
        position = body


def _line_start(text: str, offset: int) -> int:
    """Where the white space before an offset begins, on its line."""
    while offset and text[offset - 1] in " \t":
        offset -= 1
    return offset


def _slow(text: str, position: int) -> int:
    """After a statement that the quick expression does not know: a value that nests deeper."""
    skip = compiled(r"[ \t]*+#[^\n]*+\n")
    while (match := skip.match(text, position)) is not None:
        position = match.end()
    start = compiled(_START).match(text, position)
    if start is None:
        raise Stopped(position)
    end = value_end(text, start.end())
    rest = compiled(_REST).match(text, end)
    if rest is None:
        raise Stopped(end)
    return rest.end()


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


def dotted(text: str, longest: int) -> int | None:
    """Where the first key of more than so many dotted parts begins."""
    if compiled(rf"\.[ \t]*+{_PART}[ \t]*+{_CHAIN}{{{longest - 1}}}").search(text) is None:
        return None
    key = rf"(?P<key>{_PART}[ \t]*+{_CHAIN}{{{longest},}}+)"
    for match in compiled(rf"{key}|{STRING}|\#[^\n]*+|{_PART}").finditer(text):
        if match["key"] is not None:
            return match.start()
    return None


def parts(key: str) -> Path:
    """The parts of a dotted key as it stands in a text."""
    if '"' not in key and "'" not in key:
        return tuple([part.strip(" \t") for part in key.split(".")]) if "." in key else (key,)
    return tuple([_part(match[0]) for match in compiled(_PART).finditer(key)])


def part_spans(text: str, start: int, end: int) -> list[Span]:
    """Where each part of the key that begins at an offset stands."""
    match = compiled(rf"[ \t]*+{KEY}").match(text, start, end)
    stop = match.end() if match is not None else end
    return [one.span() for one in compiled(_PART).finditer(text, start, stop)]


def _part(text: str) -> str:
    if text[0] not in "\"'":
        return text
    if "\\" not in text or text[0] == "'":
        return text[1:-1]
    import tomllib

    return str(tomllib.loads(f"x = {text}")["x"])


def body_items(text: str, start: int, end: int) -> list[Entry | Loose]:
    """The keys and loose comments between two offsets."""
    found: list[Entry | Loose] = []
    position, lead = start, -1
    match_line = compiled(_LINE).match
    while position < end:
        match = match_line(text, position)
        if match is None:
            begin = compiled(_START).match(text, position)
            assert begin is not None  # the text was scanned before
            value, value_stop = begin.end(), value_end(text, begin.end())
            rest = compiled(_REST).match(text, value_stop)
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
        begin = compiled(_START).match(text, position)
        assert begin is not None
        value = begin.end()
        end = value_end(text, value)
        found.append(Pair(parts(begin["key"]), *begin.span("key"), value, end))
        position = _skip(text, end)
        if text[position] == ",":
            position = _skip(text, position + 1)
    return found


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
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


def _without_blocks(found: list[Chunk]) -> list[Chunk]:
    """The same chunks with every unsettled merge of a whole table as a chunk of its own."""
    result: list[Chunk] = []
    for chunk in found:
        text = chunk.source
        cuts: list[tuple[int, int, Path]] = []
        for start, end in block_spans(text, chunk.start, chunk.head):
            if (path := table_named(text, start)) is not None:
                cuts.append((start, end, path))
        for item in chunk.items:
            if type(item) is Loose:
                for start, end in block_spans(text, item.lead, item.end):
                    if (path := table_named(text, start)) is not None:
                        cuts.append((start, _skip_blank(text, end), path))
        result.extend(_cut(chunk, cuts))
    return result


def _cut(chunk: Chunk, cuts: list[tuple[int, int, Path]]) -> list[Chunk]:
    """A chunk without the blocks that stand at its end, or above its header; one between its keys stays in it."""
    last = max((one.end for one in chunk.entries), default=chunk.body)
    before = [cut for cut in cuts if cut[0] < chunk.head]
    after = [cut for cut in cuts if cut[0] >= last]
    if not before and not after:
        return [chunk]
    result: list[Chunk] = []
    start = chunk.start
    for at, end, path in before:
        if at > start:
            result.append(Chunk(chunk.source, path, start, start, start, at, block=True))
        result.append(Chunk(chunk.source, path, at, at, at, end, block=True))
        start = end
    stop = after[0][0] if after else chunk.end
    result.append(Chunk(chunk.source, chunk.path, start, chunk.head, chunk.body, stop, chunk.array))
    for index, (at, _end, path) in enumerate(after):
        until = after[index + 1][0] if index + 1 < len(after) else chunk.end
        result.append(Chunk(chunk.source, path, at, at, at, until, block=True))
    return result


def _skip_blank(text: str, position: int) -> int:
    """After the blank lines that begin at a line's start."""
    skip = compiled(r"[ \t]*+\r?\n")
    while (match := skip.match(text, position)) is not None:
        position = match.end()
    return position


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
