"""What is different between two texts of one file that is no difference in meaning: comments, order, spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from dekom_tui.store.files import Refused, decode
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.inside import Loose

COMMENTS: Final = "comments"
ORDER: Final = "order"
ENDS: Final = "line-ends"
LETTERS: Final = "letters"
"""The same letters, put together from other characters (NFC)."""
WRITING: Final = "writing"
"""Lines divided otherwise, other spaces, another spelling of a value or a table."""


def kinds(before: bytes, after: bytes, *, same: bool) -> tuple[str, ...]:
    """The kinds of difference between two texts of a file, those above in their order.

    `same` says that both mean the same; where they do not, only comments and order can be told from the rest. A text
    that cannot be read has none.
    """
    try:
        (was, was_marked), (now, now_marked) = decode(before), decode(after)
    except Refused:
        return ()
    found = []
    one, other = Document(was.replace("\r\n", "\n")), Document(now.replace("\r\n", "\n"))
    if Counter(_comments(one)) != Counter(_comments(other)):
        found.append(COMMENTS)
    if _is_reordered(one, other):
        found.append(ORDER)
    if ("\r\n" in was) != ("\r\n" in now) or was_marked != now_marked:
        found.append(ENDS)
    if same and not found:
        found.append(LETTERS if normalize("NFC", was) == normalize("NFC", now) else WRITING)
    return tuple(found)


def _comments(of: Document) -> Iterator[str]:
    """Every comment of a text but those within a list."""
    text = of.text
    for chunk in of.chunks:
        yield from _lines(text[chunk.start : chunk.head])
        yield from _tail(text[chunk.head : chunk.body])
        for item in chunk.items:
            if isinstance(item, Loose):
                yield from _lines(text[item.lead : item.end])
            else:
                yield from _lines(text[item.lead : item.line])
                yield from _tail(text[item.value_end : item.end])


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.split("\n") if line.strip().startswith("#"))


def _tail(text: str) -> Iterator[str]:
    """The comment at the end of a line, of which `text` is what stands after the value, or a whole header."""
    _before, sign, after = text.rpartition("]") if text.lstrip().startswith("[") else ("", "", text)
    rest = after.strip()
    if rest.startswith("#") and (sign or after):
        yield rest


def _is_reordered(one: Document, other: Document) -> bool:
    """Whether tables, or keys of one, that both have stand in another order."""
    was = [chunk.path for chunk in one.chunks]
    now = [chunk.path for chunk in other.chunks]
    if _unlike(was, now):
        return True
    keys = {chunk.path: [entry.path for entry in chunk.entries] for chunk in other.chunks}
    return any(_unlike([entry.path for entry in chunk.entries], keys.get(chunk.path, [])) for chunk in one.chunks)


def _unlike(was: list[tuple[str, ...]], now: list[tuple[str, ...]]) -> bool:
    both = set(was) & set(now)
    return [one for one in was if one in both] != [one for one in now if one in both]
