"""How a section's questions and answers are drawn: pure functions from the plan to rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dekom_tui.plan.text import blocks
from dekom_tui.widgets.lines import BLANK, Line, Row, indent, left_right, line, paragraph, wrap
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.template import Question
    from dekom_tui.screens.section import Entry


def prose_lines(text: str, width: int, token: str = "text") -> list[Line]:
    """Flowing prose as lines: paragraphs parted by an empty line, items with a dot and a hanging indent."""
    found: list[Line] = []
    before = ""
    for block in blocks(text):
        listed = block.kind != "paragraph"
        if found and not (listed and before == "list"):
            found.append(BLANK)
        before = "list" if listed else "paragraph"
        if block.kind == "paragraph":
            found += paragraph(block.text, width, token)
            continue
        mark = "• " if block.kind == "item" else f"{block.marker} " if block.marker else "  "
        pieces = wrap(block.text.strip(), max(1, width - len(mark)))
        found += [line((mark if not index else " " * len(mark), token), (one, token)) for index, one in enumerate(pieces)]
    return found


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Lines as rows that stand for nothing that can be chosen."""
    return [Row(one) for one in lines]


def asked_rows(question: Question, width: int) -> list[Row]:
    """The question, word for word."""
    return rows_of(paragraph(question.text, width, "accent", bold=True))


def answer_rows(question: Question, plan: Plan, width: int) -> list[Row]:
    """The question with its answer under it, an empty row last."""
    answer = question.answer(plan)
    rows = asked_rows(question, width)
    if answer is None:
        own = ("  " + _("skolens eget spørsmål"), "faint") if question.own else ""
        rows.append(Row(line(("○ ", "warn"), _("Ikke besvart ennå."), own)))
    else:
        rows += rows_of(prose_lines(answer, width))
    return [*rows, Row()]


def strip(entries: Sequence[Entry], width: int) -> list[Row]:
    """The list as one line, a row for each thing in it that can be chosen: its name, which one it is, all the marks."""
    able = [one for one in entries if one.target is not None]
    rows: list[Row] = []
    for number, entry in enumerate(able, start=1):
        marks: list[tuple[str, str]] = []
        for one in able:
            glyph, token = ("·", "faint") if one.done is None else ("√", "ok") if one.done else ("○", "warn")
            marks += [("▌" if one is entry else " ", "accent"), (glyph, token)]
        where = _("{n} av {all}").format(n=number, all=len(able))
        left = line((entry.name, "text", True), ("  " + where, "faint"))
        rows.append(Row(left_right(indent(left), line(*marks), width - 1), entry.target))
    return rows
