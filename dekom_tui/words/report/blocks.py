"""What a report is made of, before it is a page, Markdown or text: runs of words, and the blocks that they stand in.

Whatever stands in a run is text of the plan, of git or of ours; whoever writes it out makes it safe.
"""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

from dekom_tui.review.prose import ADDED, CHANGED, REMOVED, SAME, Passage, passages
from dekom_tui.review.wording import fine_runs
from dekom_tui.words.changes.phrases import GAVE, passage_lines
from dekom_tui.words.language import _, current

PLAIN: Final = ""
STRONG: Final = "strong"
SOFT: Final = "soft"
BAD: Final = "bad"
NEW: Final = "ins"
GONE: Final = "del"
NUMBER: Final = "number"
"""The number of a goal."""
SOURCE: Final = "source"
"""Where a reason was written."""


NEW_LINE: Final = "\n"
"""The text of a run after which a new line begins."""


class Run(NamedTuple):
    """Words of one kind, one of the above."""

    text: str
    kind: str = PLAIN


Runs: TypeAlias = tuple[Run, ...]


class Para(NamedTuple):
    """A paragraph; `note` is one that stands apart."""

    runs: Runs
    note: bool = False


class Heading(NamedTuple):
    """A heading within a section."""

    text: str


class Items(NamedTuple):
    """A list; `mark` is the sign of each, a plain dot without one."""

    items: tuple[Runs, ...]
    mark: str = ""


class Pairs(NamedTuple):
    """Terms, and what is said of each; `questions` are terms of a whole line."""

    pairs: tuple[tuple[str, Runs], ...]
    questions: bool = False


class Card(NamedTuple):
    """One thing that was changed: its sign, what happened in a word, its number and title, sentences, and pairs."""

    sign: str
    word: str
    number: str
    title: str
    said: Runs
    pairs: tuple[tuple[str, Runs], ...]


class Sides(NamedTuple):
    """A text as it was and as it is, the words that differ marked; either may be empty. `label` is what it is about."""

    before: Runs
    after: Runs
    label: str = ""


class Cell(NamedTuple):
    """A cell of a table; `share` is drawn as a bar, from 0 to 1."""

    runs: Runs
    share: float | None = None


class Table(NamedTuple):
    """A table with its caption. `named` is the column that names the row; the columns in `figures` stand right."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    named: int = 0
    figures: frozenset[int] = frozenset()


class Bar(NamedTuple):
    """A measure along time: as it is, and as it was where that is another; days as ordinals."""

    number: str
    name: str
    state: str
    now: tuple[int, int] | None
    was: tuple[int, int] | None
    note: str = ""


class Chart(NamedTuple):
    """The measures along time."""

    title: str
    told: str
    """What it shows, for who cannot see it."""
    caption: str
    first: int
    last: int
    today: int
    today_words: str
    ticks: tuple[tuple[int, str], ...]
    bars: tuple[Bar, ...]


Block: TypeAlias = "Para | Heading | Items | Pairs | Card | Sides | Table | Chart"


class Section(NamedTuple):
    """A part of the report under a heading of its own; `short` is its name in the contents."""

    id: str
    title: str
    short: str
    blocks: tuple[Block, ...]


class Document(NamedTuple):
    """A whole report."""

    lang: str
    school: str
    title: str
    lead: str
    numbers: tuple[tuple[int, str], ...]
    summary: tuple[Runs, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]


def plain(*texts: str) -> Runs:
    """Sentences as one run, without the empty ones."""
    found = " ".join(one for one in texts if one)
    return (Run(found),) if found else ()


def sentence(text: str) -> str:
    """A text as a sentence of its own."""
    whole = text.strip()
    whole = whole[:1].upper() + whole[1:]
    return whole if not whole or whole.endswith((".", "!", "?", "…", ":")) else f"{whole}."


_COUNTS: Final = ("", "", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti")


def spelled(n: int) -> str:
    """A small number as people write it in a sentence: «fire»; a larger one, and any in English, in figures."""
    return _COUNTS[n] if 2 <= n < len(_COUNTS) and current() != "en" else str(n)


_MARKS: Final = {SAME: PLAIN, ADDED: NEW, REMOVED: GONE}


def in_line(before: str | None, after: str | None, *, without_new: bool = False) -> Runs:
    """What differs in a text, all on one line: words that went and came marked where they stood.

    `without_new` leaves out what is new, for a text of which that is told elsewhere; nothing may be left then.
    """
    found: list[Run] = []
    all_of_it = passages(before, after)
    for one in all_of_it:
        runs: Runs = ()
        if one.kind == CHANGED and not without_new:
            runs = tuple(Run(run.text, _MARKS[run.kind]) for run in fine_runs(one.before, one.after))
        elif one.kind in (CHANGED, REMOVED):
            runs = (Run(one.before, GONE),)
        elif one.kind != ADDED:
            runs = plain(*(sentence(line.text) for line in passage_lines(one)))
        elif not without_new:
            runs = (Run(one.after, NEW),)
        if runs:
            found += [Run(" "), *runs] if found else runs
    return tuple(found) if all_of_it else plain(sentence(_("bare oppsettet")))


def one_side(passage: Passage, sign: str) -> Runs:
    """One side of a passage, the words that are only there marked."""
    mine = ADDED if sign == GAVE else REMOVED
    runs = fine_runs(passage.before, passage.after)
    return tuple(Run(run.text, _MARKS[run.kind]) for run in runs if run.kind in (SAME, mine))
