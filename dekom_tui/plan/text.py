"""Text as values: prose flowing and on disk, sentences, keys made from titles, folding for search.

Prose has two forms. In memory it *flows*: a paragraph is one line, an item is one line, blank lines part
paragraphs and lists. On disk it stands *one sentence a line* (format.md rule 4), because that merges well.
`flow` reads either form into the first, `lines` writes the second, and the two lose nothing:
`flow(lines(flow(x))) == flow(x)` for every text.

Only the space and the tab count as white space, and a line ends at LF or CRLF. All other characters, the
no-break space and control characters among them, are text and stay.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Container
    from datetime import date

BlockKind = Literal["paragraph", "item", "numbered", "kept"]

KEY_LONGEST = 80
KEY_WORDS = 40  # what whole words may fill when a key is made; the date and «-2» come on top

_BLANK = " \t"
_LINE_END = " \t\r"
_TERMINATORS = ".!?…"
_CLOSERS = "»”’\"'›)]}"
_OPENERS = "«“„‘‚‹\"'"
_TOGETHER = "bl.a. f.eks. ca. jf. dvs. kl. nr. evt. inkl. pga. mht. kap. s. m.m. osv. mv. t.o.m. f.o.m. dr."
_ABBREVIATIONS = frozenset(_TOGETHER.split())
_LONGEST_TOGETHER = 5  # so many letters on end are none of the abbreviations
_KEY_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_KEY_SPELLING = {"a\u030a": "aa", "æ": "ae", "ø": "oe", "đ": "d", "ŋ": "n", "ŧ": "t"}


class Block(NamedTuple):
    """One line of flowing prose: a paragraph, an item, or a line kept as it was written under an item.

    `marker` is «-» for an item, «1.» or «1)» for a numbered one, else empty. The text of a kept line has its
    indentation, all other text stands without white space round it.
    """

    kind: BlockKind
    marker: str
    text: str

    @property
    def line(self) -> str:
        """The block as it stands in flowing prose."""
        return f"{self.marker} {self.text}" if self.marker and self.text else self.marker or self.text


class _Line(NamedTuple):
    indent: int  # columns, a tab to the next multiple of four
    body: str
    raw: str


def nfc(text: str) -> str:
    """The text in Unicode's composed form, in which all values are held and written."""
    return text if text.isascii() else normalize("NFC", text)


def flow(raw: str) -> str:
    """Prose in either form as it is held in memory: one line a paragraph or item (format.md rule 4)."""
    if _is_plain(raw):
        paragraphs = [part.strip("\n") for part in raw.split("\n\n")]
        return "\n\n".join([part.replace("\n", " ") for part in paragraphs if part])
    return joined(blocks(raw))


def joined(parsed: tuple[Block, ...]) -> str:
    """Blocks as flowing prose; the same blocks again when it is read, if they are what prose can have."""
    return _join([block.line for block in parsed], parsed)


def lines(flowing: str) -> str:
    """Prose as it stands on disk: one sentence a line, an item's further sentences indented by two spaces.

    Ends with a newline; empty when there is no text.
    """
    parsed = blocks(flowing)
    text = _join([_on_disk(block) for block in parsed], parsed)
    return text + "\n" if text else ""


def sentences(paragraph: str) -> list[str]:
    """A flowing paragraph's sentences; joined by single spaces they are the paragraph again.

    A sentence ends at `.`, `!`, `?` or `…`, any closing quotes or brackets, a space, and an upper-case letter
    or an opening quote; not after an abbreviation of format.md rule 4, a number at the start, or an initial.
    What begins a new line is thus never a list marker.
    """
    found = []
    start = 0
    for match in _ends().finditer(paragraph):
        end = match.end()
        following = paragraph[end : end + 1]
        if not (following.isupper() or (following and following in _OPENERS)):
            continue
        point = match.start()
        if paragraph[point] != "." or point < end - 2 or not _stays_together(paragraph, start, point + 1):
            found.append(paragraph[start : end - 1])
            start = end
    if start < len(paragraph):
        found.append(paragraph[start:])
    return found


def blocks(prose: str) -> tuple[Block, ...]:
    """The paragraphs, items and kept lines of prose in either form, in their order."""
    source = [_measured(line.rstrip(_LINE_END)) for line in prose.split("\n")]
    numbered = _runs(source)
    found: list[tuple[BlockKind, str, list[str]]] = []
    last: BlockKind = "paragraph"
    base = 0  # the indentation of the item above, so that a list indented as a whole is a list
    joining = False  # whether the last block may take in this line
    for index, line in enumerate(source):
        if not line.body:
            joining = False
            continue
        marker = _marker(line.body, index in numbered)
        under = last != "paragraph" and line.indent > base
        if under and (marker or line.indent - base > 2 or (last == "kept" and joining)):
            last = "kept"
            found.append((last, "", [line.raw]))
        elif marker:
            last = "item" if marker == "-" else "numbered"
            base = line.indent
            text = line.body[len(marker) + 1 :]
            found.append((last, marker, [text] if text else []))
        elif joining and (under or last == "paragraph"):
            found[-1][2].append(line.body)
        else:
            last = "paragraph"
            found.append((last, "", [line.body]))
        joining = True
    return tuple([Block(kind, marker, " ".join(parts)) for kind, marker, parts in found])


def slug(text: str, taken: Container[str] = (), *, date: date | None = None, fallback: str = "tiltak") -> str:
    """A key made from a title, as format.md rule 1 says.

    `taken` holds the keys that are in use, `date` becomes the prefix «YYYY-MM-DD-», and `fallback`, the
    table's name, serves when nothing of the text is left.
    """
    spelled = normalize("NFD", normalize("NFC", text).lower())
    for letter, ascii_letters in _KEY_SPELLING.items():
        spelled = spelled.replace(letter, ascii_letters)
    spelled = "".join(letter if letter in _KEY_LETTERS else "" if combining(letter) else " " for letter in spelled)
    first, *rest = spelled.split() or [fallback]
    stem = first[:KEY_WORDS]
    for word in rest:
        if len(stem) + 1 + len(word) > KEY_WORDS:
            break
        stem = f"{stem}-{word}"
    if date is not None:
        stem = f"{date.isoformat()}-{stem}"
    key = stem
    number = 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def is_key(text: str) -> bool:
    """Whether the text has a key's form: `[a-z0-9]+(-[a-z0-9]+)*`, up to 80 characters (format.md rule 1)."""
    if len(text) > KEY_LONGEST:
        return False
    return all(word and _KEY_LETTERS.issuperset(word) for word in text.split("-"))


def fold(text: str) -> str:
    """The text as search compares it: lower case, no accents, å as a, ø as o, æ as ae.

    So that «mote» finds «Møte» on any keyboard. Every character folds on its own, to none, one or more.
    """
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def folded_spans(text: str, needle: str) -> list[tuple[int, int]]:
    """Where the needle stands when both are folded: (start, end) in the text as it is, without overlaps."""
    wanted = fold(needle)
    if not wanted:
        return []
    folded = fold(text)
    origin = (
        range(len(text)) if text.isascii() else [index for index, letter in enumerate(text) for _each in fold(letter)]
    )
    spans: list[tuple[int, int]] = []
    at = folded.find(wanted)
    while at != -1:
        last = origin[at + len(wanted) - 1]
        end = last + 1
        while end < len(text) and not fold(text[end]):
            end += 1
        if not spans or origin[at] >= spans[-1][1]:
            spans.append((origin[at], end))
        at = folded.find(wanted, at + len(wanted))
    return spans


def words(text: str) -> int:
    """How many words the text has; list dashes and other lone signs are none."""
    return sum(1 for word in text.split() if word[0].isalnum() or any(map(str.isalnum, word)))


class _Folding(dict[int, str]):
    """For `str.translate`: what each character folds to, found once for each."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = "".join(
            _UNDECOMPOSED.get(part, part) for part in normalize("NFKD", letter.lower()) if not combining(part)
        )
        self[code] = plain
        return plain


_UNDECOMPOSED = {"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"} | dict(zip("øđŋŧðł", "odntdl", strict=True))
_FOLDED = _Folding()


def _is_plain(raw: str) -> bool:
    """Whether paragraphs are all there is and every space counts, as in nearly every field of a plan."""
    return not (
        raw.startswith((" ", "-", "1"))
        or raw.endswith(" ")
        or "  " in raw
        or "\n " in raw
        or " \n" in raw
        or "\n-" in raw
        or "\n1" in raw
        or "\t" in raw
        or "\r" in raw
    )


def _join(texts: list[str], parsed: tuple[Block, ...]) -> str:
    """The blocks' texts with a blank line between paragraphs and round lists, none within a list."""
    parts: list[str] = []
    open_list: BlockKind = "paragraph"
    for text, block in zip(texts, parsed, strict=True):
        if block.kind == "kept":
            parts.append("\n")
        else:
            goes_on = block.kind == open_list != "paragraph" and block.marker not in ("1.", "1)")
            parts.append("\n" if goes_on else "\n\n")
            open_list = block.kind
        parts.append(text)
    return "".join(parts[1:])


def _on_disk(block: Block) -> str:
    if block.kind == "kept":
        return block.text
    separator = "\n" if block.kind == "paragraph" else "\n  "
    return block._replace(text=separator.join(sentences(block.text))).line


def _measured(raw: str) -> _Line:
    stripped = raw.lstrip(_BLANK)
    body = stripped.replace("\t", " ")
    while "  " in body:
        body = body.replace("  ", " ")
    margin = raw[: len(raw) - len(stripped)]
    return _Line(len(margin.expandtabs(4)), body, raw)


@cache
def _ends() -> re.Pattern[str]:
    """What can end a sentence: a sign, closing quotes or brackets, and the space after them."""
    return re.compile(f"[{_TERMINATORS}][{re.escape(_CLOSERS)}]* ")


def _number(body: str) -> tuple[str, str] | None:
    """The digits and the sign of a line that could begin a numbered item, «12» and «.»."""
    mark = body.partition(" ")[0]
    digits = mark[:-1]
    if mark.endswith((".", ")")) and digits.isascii() and digits.isdigit():
        return digits, mark[-1]
    return None


def _runs(source: list[_Line]) -> set[int]:
    """The lines that begin numbered items: in runs from 1, one up each, at least two, no blank line between.

    A run keeps to one indentation and one sign; what is indented deeper belongs to the item above it.
    """
    found: set[int] = set()
    for index, line in enumerate(source):
        first = _number(line.body)
        if first is None or first[0] != "1":
            continue
        run = [index]
        for later in range(index + 1, len(source)):
            below = source[later]
            if not below.body or below.indent < line.indent:
                break
            if below.indent > line.indent:
                continue
            if _number(below.body) != (str(len(run) + 1), first[1]):
                break
            run.append(later)
        if len(run) > 1:
            found.update(run)
    return found


def _marker(body: str, in_run: bool) -> str:
    if in_run or body == "-" or body.startswith("- "):
        return body.partition(" ")[0]
    return ""


def _stays_together(text: str, start: int, end: int) -> bool:
    """Whether the point before `end` is an abbreviation's, an initial's, or that of a number at the start."""
    if end - start > _LONGEST_TOGETHER and text[end - 1 - _LONGEST_TOGETHER : end - 1].isalpha():
        return False
    if text[end - 2 : end - 1].isupper() and not text[max(end - 3, 0) : end - 2].isalnum():
        return True
    begin = end
    while begin > start and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    word = text[begin:end]
    if word.lower() in _ABBREVIATIONS:
        return True
    digits = word[:-1].replace(".", "")
    return begin == start and digits.isascii() and digits.isdigit()
