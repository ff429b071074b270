"""How a section is drawn: its list, its questions with their answers, and what every page is made of. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from dekom_tui.plan.model import Place
from dekom_tui.plan.text import blocks
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    cells,
    heading,
    indent,
    left_right,
    line,
    pad,
    paragraph,
    plain,
    width_of,
    wrap,
)
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.template import Question

READABLE: Final = 84
"""Text is not set wider than this many cells."""


class Answer(NamedTuple):
    """An answer of the section, chosen in the list: the field that holds it, and its table ("" is the section's)."""

    field: str
    table: str = ""


class Register(NamedTuple):
    """A register of the section, chosen in the list."""

    table: str
    """Its table, or whatever tells it from the section's others."""


Target: TypeAlias = Answer | Register | Place


class Entry(NamedTuple):
    """A line of the list: what it stands for, its words, and whether there is something there."""

    target: Target | None
    name: str
    done: bool | None = None
    """None for what is no question: it has no mark."""
    note: str = ""
    under: bool = False
    """Belongs to the line above."""
    heading: bool = False
    mark: Line = BLANK
    """What stands before the name, where it is not the mark of `done`."""
    more: tuple[Line, ...] = ()
    """Lines of its own under its name."""
    lines: int = 1
    """How many lines its name may take."""


class Block(NamedTuple):
    """A piece of the page: what it is about, its name, and its rows."""

    target: Target
    name: str
    rows: list[Row]


def text_width(width: int) -> int:
    """The cells for text on a page of `width`: a cell of air at each side, and no line too long to read."""
    return max(1, min(width - 2, READABLE))


def prose_lines(text: str, width: int, token: str = "text") -> list[Line]:
    """Flowing prose as lines: paragraphs parted by an empty line, items with a dot and a hanging indent."""
    found: list[Line] = []
    before = ""
    for block in blocks(text):
        kind = "paragraph" if block.kind == "paragraph" else "list"
        if found and not (kind == before == "list"):
            found.append(BLANK)
        before = kind
        if kind == "paragraph":
            found += paragraph(block.text, width, token)
            continue
        mark = "• " if block.kind == "item" else f"{block.marker} " if block.marker else "  "
        pieces = wrap(block.text.strip(), max(1, width - len(mark)))
        found += hanging(line((mark, token)), pieces, len(mark), token)
    return found


def rows_of(lines: Iterable[Line], target: Target | None = None) -> list[Row]:
    """Lines as rows, one cell in."""
    return [Row(indent(one), target) for one in lines]


def asked_rows(question: Question, width: int) -> list[Row]:
    """The question, word for word."""
    return rows_of(paragraph(question.text, text_width(width), "accent", bold=True))


def answered_rows(question: Question, plan: Plan, width: int, *, chosen: bool = False) -> list[Row]:
    """The answer to a question, an empty row last; without one, the chosen question says how it is answered."""
    answer = question.answer(plan)
    if answer is not None:
        return [*rows_of(prose_lines(answer, text_width(width))), Row()]
    own = ("  " + _("skolens eget spørsmål"), "faint") if question.own else ""
    rows = rows_of([line(("○ ", "warn"), _("Ikke besvart ennå."), own)])
    if chosen:
        rows += rows_of([line("  ", ("Enter", "accent", True), " " + _("skriver svaret her."))])
    return [*rows, Row()]


def labelled(label: str, text: str | None, width: int, column: int, token: str = "text") -> list[Line]:
    """A label in faint with its text beside it from cell `column` on; nothing where there is no text."""
    if not text:
        return []
    return beside_label(line((label, "faint")), text, width, column, token)


def beside_label(label: Line, text: str, width: int, column: int, token: str = "text") -> list[Line]:
    """A label with its text beside it from cell `column` on, wrapped."""
    return hanging(label, wrap(text, max(1, width - column)), column, token)


def hanging(first: Line, pieces: Sequence[str], column: int, token: str = "text") -> list[Line]:
    """Lines of text from cell `column` on, with something before the first of them."""
    lead = pad(first, column)
    return [line(lead if not index else " " * column, (one, token)) for index, one in enumerate(pieces)]


def empty_lines(text: str, does: str, width: int, *, begins: bool = True) -> list[Line]:
    """What an empty register says: what belongs there and, where N begins it, so."""
    key = [BLANK, line(("N", "accent", True), " " + does)] if begins else []
    return [*paragraph(text, width, "soft"), *key]


def counted(title: str, note: str = "") -> Line:
    """A group's heading in capitals, with how many it has."""
    return heading(title, note)


def menu_rows(entries: Sequence[Entry], width: int, *, quiet: bool = False) -> list[Row]:
    """The list as rows. `quiet`: an answer is being written, and nothing else is lit."""
    rows: list[Row] = []
    for entry in entries:
        if entry.heading and rows:
            rows.append(Row())
        mark = _mark(entry, quiet=quiet)
        note = line((entry.note, "faint"))
        lead = width_of(mark)
        room = max(1, width - 2 - lead - (width_of(note) + 1 if note else 0))
        token, bold = ("faint" if quiet else "accent", True) if entry.heading else ("soft", False)
        pieces = _pieces(entry.name, room, entry.lines)
        for index, piece in enumerate(pieces):
            name = Span(piece, token, bold, lead=not entry.heading)
            left = line(mark if not index else " " * lead, name)
            text = left_right(left, note, width - 2, gap=1) if note and not index else left
            rows.append(Row(indent(text), entry.target))
        rows += [Row(indent(line(" " * lead, one)), entry.target) for one in entry.more]
    return rows


def _mark(entry: Entry, *, quiet: bool = False) -> Line:
    if entry.mark:
        return entry.mark
    if entry.under:
        return line(("  └ ", "line"))
    if entry.done is None:
        return BLANK
    glyph, token = ("√ ", "ok") if entry.done else ("○ ", "warn")
    return line((glyph, "faint" if quiet else token))


def _pieces(name: str, room: int, lines: int) -> list[str]:
    """A name in at most so many lines, the last one cut."""
    if lines == 1:
        return [cut(name, room)]
    pieces = wrap(name, room)
    return pieces if len(pieces) <= lines else [*pieces[: lines - 1], cut(" ".join(pieces[lines - 1 :]), room)]


def strip(entries: Sequence[Entry], width: int) -> list[Row]:
    """The list as one line, a row for each thing in it that can be chosen: its name, which one it is, all the marks."""
    able = [one for one in entries if one.target is not None]
    rows: list[Row] = []
    for number, entry in enumerate(able, start=1):
        marks: list[tuple[str, str]] = []
        for one in able:
            glyph, token = ("·", "faint") if one.done is None else ("√", "ok") if one.done else ("○", "warn")
            marks += [("▌" if one is entry else " ", "accent"), (glyph, token)]
        where = "  " + _("{n} av {all}").format(n=number, all=len(able))
        taken = 1 + cells(where) + 2 + 2 * len(able) + 2
        told = line(*marks) if width - taken >= min(12, cells(entry.name)) else line((entry.note, "faint"))
        mark = entry.mark if plain(entry.mark).strip() else BLANK
        room = max(1, width - 4 - cells(where) - width_of(told) - width_of(mark))
        left = line(mark, Span(cut(entry.name, room), "text", True), (where, "faint"))
        rows.append(Row(left_right(indent(left), told, width - 1), entry.target))
    return rows


def names_below(blocks: Sequence[Block], last: int) -> Line:
    """What goes on from row `last` of the page on: «↓ Evaluering og 3 til»."""
    at, cut_off = 0, []
    for block in blocks:
        at += len(block.rows)
        blank = len(block.rows) - len(_without_blank(block.rows))
        if at - blank > last:
            cut_off.append(block.name)
    if len(cut_off) > 1:
        return line(" ", (_("↓ {name} og {n} til").format(name=cut_off[0], n=len(cut_off) - 1), "faint"))
    return line(" ", (_("↓ {name}").format(name=cut_off[0]) if cut_off else "↓", "faint"))


def _without_blank(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without the empty ones at the end."""
    end = len(rows)
    while end and not plain(rows[end - 1].line).strip():
        end -= 1
    return rows[:end]
