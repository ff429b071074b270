"""Where flowing text may be broken into screen lines, and where it is cut. Widths are terminal cells.

Dates («15. sep 2026»), ordinals («9. trinn»), percentages («21 %»), parts of a whole («3 av 5») and small numbers with
what they count («20–25 elever») hold together.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH: Final = (
    "(?i:jan(?:uar)?|feb(?:ruar)?|mars?|apr(?:il)?|ma[iy]|juni?|juli?|aug(?:ust)?|sep(?:tember)?"
    "|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)"
)
_HELD: Final = tuple(
    (re.compile(before + "$"), re.compile(after))
    for before, after in (
        (r"\d\.?", "[%‰°]"),
        (r"\d\.", "[a-zæøå]"),
        (r"\d", r"\d\d\d(?!\d)"),
        (r"\d", _MONTH),
        (_MONTH + r"\.?", r"\d\d(?:\d\d)?(?!\d)"),
        (r"(?:^|[^\d.,])\d{1,3}", "[a-zæøå]{4}"),
        (r"\d", r"(?:av|of) \d"),
        (r"\d (?:av|of)", r"\d"),
        (r"(?:\b(?i:uke|veke|week|kl\.|nr\.|s\.)|§)", r"\d"),
    )
)
SIGHT: Final = 12
"""How many characters on either side of a space have a say in whether it holds."""
_PLAIN: Final = re.compile("[ -~\xa0-\u00ac\u00ae-\u02ff–—…«»“”‘’←↑→↓√○●►▲▼║■□◊▌▄▀░▒─│└┘]*")
_NOT_LAST: Final = " ,;:–-·("


def cells(text: str) -> int:
    """The width of `text` on screen."""
    return len(text) if text.isascii() or _PLAIN.fullmatch(text) else cell_len(text)


def clean(text: str) -> str:
    """`text` as it can stand on screen, character for character: a space or `·` for what is not printable."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else "·" for c in text)


def held(text: str, space: int) -> bool:
    """Whether the space at index `space` holds its neighbours together."""
    before, after = text[space - 1 : space], text[space + 1 : space + 2]
    if after in ("–", "-") and text[space + 2 : space + 3] == " ":
        return True  # a dash does not begin a line
    if not (before.isdigit() or after.isdigit() or before == "."):
        return False
    left, right = text[max(0, space - SIGHT) : space], text[space + 1 : space + 1 + SIGHT]
    return any(one.search(left) and other.match(right) for one, other in _HELD)


def reach(text: str, start: int, width: int) -> int:
    """The index up to which `text`, begun at `start`, fits in `width` cells; at least one character on."""
    chunk = text[start : start + width + 1]
    if _PLAIN.fullmatch(chunk):
        return min(start + max(1, width), len(text))
    used, index = 0, start
    for character in text[start:]:
        used += cell_len(character)
        if used > width and index > start:
            break
        index += 1
    return index


def breaks(text: str, width: int, start: int = 0, hang: int = 0) -> Iterator[int]:
    """The indices at which the lines after the first begin, from a line that begins at `start`.

    Spaces at a break stay with the line that they end. Lines after the first have `hang` cells less.
    """
    while True:
        room = max(1, width - hang if start else width)
        end = reach(text, start, room)
        if end >= len(text):
            return
        start = _next_start(text, start, end)
        yield start


def _next_start(text: str, start: int, end: int) -> int:
    """Where the line after `text[start:end]`, the longest that fits, begins."""
    first = start
    while first < end and text[first] == " ":
        first += 1
    loose = text.rfind(" ", first, end + 1)
    space = loose
    while space > first and held(text, space):
        space = text.rfind(" ", first, space)
    if space <= first:
        space = loose
    if space > first:
        after = space + 1
        while after < len(text) and text[after] == " ":
            after += 1
        return after
    hyphen = max(text.rfind(mark, first + 2, end) for mark in "-/") + 1
    return hyphen if first < hyphen < end else end


def wrap(text: str, width: int) -> list[str]:
    """`text` as lines of at most `width` cells; its own line breaks stay. Empty text gives one empty line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        whole = clean(paragraph).rstrip()
        starts = [0, *breaks(whole, width), len(whole)]
        lines += [whole[a:b].rstrip() for a, b in pairwise(starts)]
    return lines


def wrap_cut(text: str, width: int, most: int) -> list[str]:
    """`text` as at most `most` lines; what does not fit is cut, and ends in `…`."""
    lines = wrap(text.replace("\n", " "), width)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), width)]


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells; cut, it ends in `…`, at a word's end or a «/» when that costs less than half."""
    if cells(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    end = reach(text, 0, width - 1)
    if cells(text[:end]) >= width:
        # A letter of two cells has no room beside the sign.
        return "…"
    space = end if text[end] in ",;:/" else text.rfind(" ", 0, end + 1)
    while space > 0 and text[space] == " " and held(text, space):
        space = text.rfind(" ", 0, space)
    space = max(space, text.rfind("/", 0, end + 1))
    if space * 2 >= width:
        end = space
    return text[:end].rstrip(_NOT_LAST) + "…"
