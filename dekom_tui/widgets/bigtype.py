"""Large letters of half blocks, for what the back row must read: a question, a clock, a code, a goal.

Three sets: `tall` has text in bokmål, nynorsk, English and South and Northern Sami (four rows a letter, six with
signs above and below), `small` has digits (three rows), `thick` has codes (five rows).
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_Sheet = tuple[str, str]
"""Letters, and how they look: side by side, parted by empty columns."""

_TALL: Final = (
    (
        "ABCDEFGHIJKL",
        """\

▄▀▀▄ █▀▀▄ ▄▀▀▀ █▀▀▄ █▀▀▀ █▀▀▀ ▄▀▀▀ █  █ ▀█▀    █ █  █ █
█▄▄█ █▄▄▀ █    █  █ █▄▄  █▄▄  █ ▄▄ █▄▄█  █     █ █▄▀  █
█  █ █  █ █    █  █ █    █    █  █ █  █  █  ▄  █ █ ▀▄ █
▀  ▀ ▀▀▀   ▀▀▀ ▀▀▀  ▀▀▀▀ ▀     ▀▀▀ ▀  ▀ ▀▀▀  ▀▀  ▀  ▀ ▀▀▀▀

""",
    ),
    (
        "MNOPQRSTUVW",
        """\

█▄ ▄█ █▄  █ ▄▀▀▄ █▀▀▄ ▄▀▀▀▄ █▀▀▄ ▄▀▀▀ ▀▀█▀▀ █  █ █   █ █   █
█ █ █ █▀▄ █ █  █ █▄▄▀ █   █ █▄▄▀ ▀▄▄    █   █  █ █   █ █ ▄ █
█   █ █  ██ █  █ █    █ ▀▄▀ █ ▀▄    █   █   █  █  █ █  █ █ █
▀   ▀ ▀   ▀  ▀▀  ▀     ▀▀ ▀ ▀  ▀ ▀▀▀    ▀    ▀▀    ▀    ▀ ▀

""",
    ),
    (
        "XYZÆØÅÄÖÏČŠŽĐ",
        """\
                               ▄▀▀▄ ▀  ▀ ▀  ▀ ▀ ▀ ▀▄▄▀ ▀▄▄▀ ▀▄▄▀
█   █ █   █ ▀▀▀█ ▄▀▀█▀▀▀ ▄▀▀▀▄  ██   ▄▄   ▄▄  ▄▄▄  ▄▄▄  ▄▄▄ ▄▄▄▄  █▀▀▄
 ▀▄▀   ▀▄▀   ▄█  █▄▄█▄▄  █ ▄▀█ █▄▄█ █▄▄█ █  █  █  █    ▀▄▄   ▄▄▀ ▄█▄ █
▄▀ ▀▄   █   ▄▀   █  █    █▀  █ █  █ █  █ █  █  █  █       █ ▄▀    █  █
▀   ▀   ▀   ▀▀▀▀ ▀  ▀▀▀▀  ▀▀▀  ▀  ▀ ▀  ▀  ▀▀  ▀▀▀  ▀▀▀ ▀▀▀  ▀▀▀▀  ▀▀▀

""",
    ),
    (
        "ŊŦÁ0123456789",
        """\
            ▄▀
█▄ █ ▀▀█▀▀  ▄▄  ▄▀▀▄ ▄█  ▄▀▀▄ ▀▀▀▄   ▄█ █▀▀▀ ▄▀▀  ▀▀▀█ ▄▀▀▄ ▄▀▀▄
█ ▀█  ▄█▄  █▄▄█ █  █  █    ▄▀  ▄▄▀ ▄▀ █ ▀▀▀▄ █▄▄    ▄▀ ▀▄▄▀ ▀▄▄█
▀  █   █   █  █ █  █  █  ▄▀      █ ▀▀▀█ ▄  █ █  █  ▄▀  █  █    █
 ▀▀    ▀   ▀  ▀  ▀▀  ▀▀▀ ▀▀▀▀ ▀▀▀     ▀  ▀▀   ▀▀   ▀    ▀▀   ▀▀

""",
    ),
    (
        "abcdefghijklm",
        """\

     █           █      ▄▀▀      █    ▀  ▀ █    █
 ▀▀▄ █▀▀▄ ▄▀▀ ▄▀▀█ ▄▀▀▄ █▀▀ ▄▀▀█ █▀▀▄ █  █ █ ▄▀ █  █▀█▀▄
▄▀▀█ █  █ █   █  █ █▀▀▀ █   █  █ █  █ █  █ █▀▄  █  █ █ █
 ▀▀▀ ▀▀▀   ▀▀  ▀▀▀  ▀▀▀ ▀    ▀▀█ ▀  ▀ ▀  █ ▀  ▀  ▀ ▀ ▀ ▀
                             ▀▀         ▀
""",
    ),
    (
        "nopqrstuvwxyz",
        """\

                              █
█▀▀▄ ▄▀▀▄ █▀▀▄ ▄▀▀█ █▄▀ ▄▀▀▀ ▀█▀ █  █ █   █ █ ▄ █ ▀▄ ▄▀ █  █ ▀▀▀█
█  █ █  █ █  █ █  █ █    ▀▀▄  █  █  █  █ █  █ █ █  ▄▀▄  █  █ ▄▀▀
▀  ▀  ▀▀  █▀▀   ▀▀█ ▀   ▀▀▀    ▀  ▀▀▀   ▀    ▀ ▀  ▀   ▀  ▀▀█ ▀▀▀▀
          ▀       ▀                                      ▀▀
""",
    ),
    (
        "æøåäöïčšžđŋŧáé?!",
        """\
              ▄▀▀▄               ▄ ▄ ▄  ▄ ▄  ▄                 ▄    ▄
            ▄  ▀▀  ▀  ▀ ▀  ▀ ▀ ▀  ▀   ▀▀   ▀▀   ▄█▄       █   ▀    ▀   ▄▀▀▄ █
 ▀▀▄▀▀▄ ▄▀▀█▄  ▀▀▄  ▀▀▄ ▄▀▀▄  █  ▄▀▀ ▄▀▀▀ ▀▀▀█  ▄█▄ █▀▀▄ ▀█▀  ▀▀▄ ▄▀▀▄   ▄▀ █
▄▀▀█▀▀▀ █▄▀ █ ▄▀▀█ ▄▀▀█ █  █  █  █    ▀▀▄ ▄▀▀  █  █ █  █ ▀█▀ ▄▀▀█ █▀▀▀   ▀  ▀
 ▀▀▀▀▀▀ ▄▀▀▀   ▀▀▀  ▀▀▀  ▀▀   ▀   ▀▀ ▀▀▀  ▀▀▀▀  ▀▀▀ ▀  █   ▀  ▀▀▀  ▀▀▀   ▀  ▀
                                                     ▀▀
""",
    ),
    (
        ".,:;-–()/%+«»’·=",
        """\

                   ▄▀ ▀▄   █ ██  █                 █
     ▄  ▄          █   █  █    ▄▀    █   ▄▀▄▀ ▀▄▀▄     ▄▄▄
          ▀▀▀ ▀▀▀▀ █   █ ▄▀  ▄▀ ▄▄ ▀▀█▀▀  ▀ ▀ ▀ ▀    ▀ ▄▄▄
▀  █ ▀  █           ▀ ▀  ▀   ▀  ▀▀   ▀
  ▀    ▀
""",
    ),
)
_SMALL: Final = (
    (
        "0123456789.:/SMARTE",
        """\
█▀█ ▄█  ▀▀▄ ▀▀█ █ █ █▀▀ ▄▀▀ ▀▀█ █▀█ █▀█   ▄   █ █▀▀ █▄ ▄█ ▄▀▄ █▀▄ ▀█▀ █▀▀
█ █  █  ▄▀   ▀█ ▀▀█ ▀▀▄ █▀█  █  █▀█ ▀▀█   ▄ ▄▀  ▀▀█ █ ▀ █ █▀█ █▀▄  █  █▀
▀▀▀ ▀▀▀ ▀▀▀ ▀▀▀   ▀ ▀▀  ▀▀▀  ▀  ▀▀▀ ▀▀  ▀   ▀   ▀▀▀ ▀   ▀ ▀ ▀ ▀ ▀  ▀  ▀▀▀
""",
    ),
)
_THICK: Final = (
    (
        "0123456789:",
        """\
▄████▄  ▄██   ▄████▄ ▄████▄ ██  ██ ██████ ▄████▄ ██████ ▄████▄ ▄████▄
██  ██ ▀▀██   ▀▀  ██ ▀▀  ██ ██  ██ ██     ██  ▀▀     ██ ██  ██ ██  ██ ██
██  ██   ██    ▄▄██▀   ███▄ ██████ █████▄ █████▄    ██  ▄████▄ ▀█████
██  ██   ██   ██▀    ▄▄  ██     ██ ▄▄  ██ ██  ██   ██   ██  ██ ▄▄  ██ ██
▀████▀ ██████ ██████ ▀████▀     ██ ▀████▀ ▀████▀   ██   ▀████▀ ▀████▀
""",
    ),
    (
        "ABCDEFGHJKL",
        """\
▄████▄ █████▄ ▄█████ █████▄ ██████ ██████ ▄█████ ██  ██     ██ ██  ██ ██
██  ██ ██  ██ ██     ██  ██ ██     ██     ██     ██  ██     ██ ██ ██  ██
██████ █████  ██     ██  ██ █████  █████  ██ ███ ██████     ██ ████   ██
██  ██ ██  ██ ██     ██  ██ ██     ██     ██  ██ ██  ██ ██  ██ ██ ██  ██
██  ██ █████▀ ▀█████ █████▀ ██████ ██     ▀█████ ██  ██ ▀████▀ ██  ██ ██████
""",
    ),
    (
        "MNPQRSTUVWX",
        """\
██▄  ▄██ ██▄  ██ █████▄ ▄████▄ █████▄ ▄█████ ██████ ██  ██ ██  ██ ██    ██ ██  ██
████████ ███▄ ██ ██  ██ ██  ██ ██  ██ ██       ██   ██  ██ ██  ██ ██    ██  ████
██ ██ ██ ██▀█▄██ █████▀ ██  ██ █████  ▀████▄   ██   ██  ██ ██  ██ ██ ██ ██   ██
██    ██ ██ ▀███ ██     ██▄███ ██ ██      ██   ██   ██  ██ ▀█▄▄█▀ ████████  ████
██    ██ ██  ▀██ ██      ▀▀▀█▄ ██  ██ █████▀   ██   ▀████▀  ▀██▀  ██▀  ▀██ ██  ██
""",
    ),
    (
        "YZ",
        """\
██  ██ ██████
▀█▄▄█▀    ▄█▀
 ▀██▀    ██
  ██   ▄█▀
  ██   ██████
""",
    ),
    (
        ",.-",
        """\


      ▀▀▀▀
██
▄▀ ██
""",
    ),
)

_SHEETS: Final[dict[str, tuple[_Sheet, ...]]] = {"tall": _TALL, "small": _SMALL, "thick": _THICK}
_SPACE: Final = {"tall": 2, "small": 2, "thick": 4}
_APART: Final = {"tall": 1, "small": 1, "thick": 2}
_ALIKE: Final = str.maketrans("‐‑−—'‘”“\"", "---–’’»«»")


def big(text: str, font: str = "tall") -> list[str]:
    """The text in large letters, as rows of one width. Rows that no letter needs are left out above and below.

    `font` is `tall`, `small` or `thick`. Letters that a set lacks are drawn without their accents, in capitals, or
    as `?`; in sets that have no `?` they are left open.
    """
    glyphs = [_glyph(letter, font) for letter in _letters(text)]
    apart = " " * _APART[font]
    rows = [apart.join(parts) for parts in zip(*glyphs, strict=True)]
    while rows and not rows[0].strip():
        del rows[0]
    while rows and not rows[-1].strip():
        del rows[-1]
    return rows


def big_width(text: str, font: str = "tall") -> int:
    """How many cells wide `big` draws the text."""
    widths = [len(_glyph(letter, font)[0]) for letter in _letters(text)]
    return sum(widths) + _APART[font] * max(0, len(widths) - 1)


def big_wrap(text: str, width: int, font: str = "tall") -> list[str]:
    """The text as lines that `big` draws in at most `width` cells; one word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and big_width(f"{lines[-1]} {word}", font) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


_TWICE: Final = {"█": ("█", "█"), "▀": ("█", " "), "▄": (" ", "█")}


def twice(rows: Sequence[str]) -> list[str]:
    """Rows of large letters, twice as wide and twice as high."""
    found: list[str] = []
    for row in rows:
        halves = [_TWICE.get(cell, (" ", " ")) for cell in row]
        found += ["".join(half[at] * 2 for half in halves) for at in (0, 1)]
    return found


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_ALIKE).replace("…", "...")


@cache
def _glyph(letter: str, font: str) -> list[str]:
    """A letter's rows."""
    glyphs = _font(font)
    rows = len(next(iter(glyphs.values())))
    if letter.isspace():
        return [" " * _SPACE[font]] * rows
    plain = unicodedata.normalize("NFD", letter)[0]
    for each in (letter, letter.upper(), plain, plain.upper(), "?"):
        if each in glyphs:
            return glyphs[each]
    return [" " * _SPACE[font]] * rows


@cache
def _font(name: str) -> dict[str, list[str]]:
    """A set of letters, cut out of its sheets."""
    glyphs: dict[str, list[str]] = {}
    for letters, sheet in _SHEETS[name]:
        rows = sheet.rstrip("\n").split("\n")
        height = sheet.count("\n")
        width = max(map(len, rows))
        rows = [row.ljust(width) for row in rows] + [" " * width] * (height - len(rows))
        inked = [any(row[x] != " " for row in rows) for x in range(width)]
        runs = [[x for x, _ in run] for full, run in groupby(enumerate(inked), lambda each: each[1]) if full]
        for letter, run in zip(letters, runs, strict=True):
            glyphs[letter] = [row[run[0] : run[-1] + 1] for row in rows]
    return glyphs
