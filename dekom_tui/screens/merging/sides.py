"""What stands on each side of a question, and the sentences of it that are disputed. Pure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.plan.dates import distance
from dekom_tui.plan.entity import OWN_QUESTION
from dekom_tui.plan.fields import Prose, Text
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.text import blocks, flow, sentences
from dekom_tui.review.union import changed_words
from dekom_tui.screens.conflicts_view import value_lines
from dekom_tui.screens.merging.state import WholeFile
from dekom_tui.widgets.lines import Line, Span, line, paragraph, wrap_line
from dekom_tui.words.dates import distance_words
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.screens.merging.state import Question

BASE: Final = "base"
OURS: Final = "ours"
THEIRS: Final = "theirs"
_MOST_WORDS: Final = 3000
"""Longer texts are shown without what differs lit: finding it would be waited for."""


def is_text(question: Question) -> bool:
    """Whether it is words that somebody writes, and no word of a fixed list."""
    if isinstance(question, WholeFile):
        return False
    one = question.conflict
    kind = TABLES.get(one.place.table)
    field = kind.fields.get(one.field, OWN_QUESTION) if kind is not None and one.field else None
    return isinstance(field, Prose | Text) and isinstance(one.ours, str)


def value_of(question: Question, which: str) -> Any:
    assert not isinstance(question, WholeFile)
    one = question.conflict
    return {BASE: one.base, OURS: one.ours, THEIRS: one.theirs}[which]


def side_lines(question: Question, which: str, plan: Plan, width: int) -> list[Line]:
    """What a side has: of a text the sentences that are disputed, what differs from before underlined."""
    if isinstance(question, WholeFile):
        data = None if which == BASE else question.ours if which == OURS else question.theirs
        if which == BASE:
            return []
        if data is None:
            return [line((_("tatt bort"), "faint"))]
        count = data.count(b"\n")
        return [line((ngettext("{n} linje", "{n} linjer", count).format(n=count), "text"))]
    if not question.readable:
        text = {BASE: question.base, OURS: None, THEIRS: question.theirs}[which] or ""
        return [each for part in text.split("\n") if part for each in paragraph(part, width)]
    value = value_of(question, which)
    if value is None or value == () or value == "":
        return [line((_("tatt bort"), "faint"))] if which != BASE and value_of(question, BASE) else []
    if isinstance(value, str):
        return _text(question, which, width)
    found = value_lines(question.conflict, value, value_of(question, BASE), plan, width)
    before = value_of(question, BASE)
    if isinstance(value, date) and isinstance(before, date) and value != before and len(found) == 1:
        away = distance_words(distance(before, value))
        said = _("{distance} senere") if value > before else _("{distance} tidligere")
        found = [line(found[0], "  ", (said.format(distance=away), "soft"))]
    return found


def _disputed(question: Question, which: str) -> list[str]:
    """The sentences of a side that not all three have; all of it when it is the same everywhere."""
    shared = _shared(question)
    mine = sentences_of(value_of(question, which) or "")
    return [one for one in mine if one not in shared] or mine


def sentences_of(text: str) -> list[str]:
    return [one for block in blocks(text) for one in sentences(block.text)]


def _text(question: Question, which: str, width: int) -> list[Line]:
    mine, before = _disputed(question, which), _disputed(question, BASE) if value_of(question, BASE) else []
    words = " ".join(mine).split(" ")
    other = " ".join(before).split(" ")
    lit: frozenset[int] = frozenset()
    if which != BASE and before and len(words) + len(other) <= _MOST_WORDS:
        lit = changed_words([_bare(one) for one in words], [_bare(one) for one in other])[0]
    spans: list[Span] = []
    for number, word in enumerate(words):
        differs = number in lit
        if spans:
            joined = differs and number - 1 in lit
            spans.append(Span(" ", underline=joined, bold=joined))
        token = "faint" if which == BASE else "text"
        spans.append(Span(word, token, bold=differs, underline=differs))
    return wrap_line(line(*spans), width)


def _bare(word: str) -> str:
    return word.strip(".,;:!?…«»“”\"'()") or word


# Writing a third


class Part(NamedTuple):
    """What of a text is disputed, and what stands before and after it and is not."""

    before: str
    said: str
    after: str

    def with_said(self, words: str) -> str:
        """The whole text, with something else in the place of what is disputed."""
        if words.strip():
            return flow(f"{self.before}{words.strip()}{self.after}")
        before, after = self.before.rstrip(" "), self.after.lstrip(" ")
        apart = "" if not before or not after or before.endswith("\n") or after.startswith("\n") else " "
        return flow(f"{before}{apart}{after}")


def disputed_part(question: Question, which: str = OURS) -> Part:
    """The sentences of a side that not all three have, from the first to the last; where it has none of them, the place
    where the other side has its own. All of the text where it cannot be told."""
    text = value_of(question, which) or ""
    mine = _places(text)
    if mine is None:
        return Part("", text, "")
    shared = _shared(question)
    new = [at for at, (start, end) in enumerate(mine) if text[start:end] not in shared]
    if new:
        start, end = mine[new[0]][0], mine[new[-1]][1]
        return Part(text[:start], text[start:end], text[end:])
    other = value_of(question, THEIRS if which == OURS else OURS) or ""
    theirs = _places(other)
    new = [at for at, (start, end) in enumerate(theirs or ()) if other[start:end] not in shared]
    if theirs is None or not new:
        return Part("", text, "")
    # What parts the sentences there parts them here.
    if first := new[0]:
        start, end = theirs[first - 1]
        known = [stop for begin, stop in mine if text[begin:stop] == other[start:end]]
        return (
            Part(text[: known[0]] + other[end : theirs[first][0]], "", text[known[0] :])
            if known
            else Part("", text, "")
        )
    apart = other[theirs[new[-1]][1] : theirs[new[-1] + 1][0]] if new[-1] + 1 < len(theirs) else "\n\n"
    return Part("", "", apart + text if text else "")


def _places(text: str) -> list[tuple[int, int]] | None:
    """Where each sentence stands; None when one does not stand as it reads."""
    found: list[tuple[int, int]] = []
    at = 0
    for one in sentences_of(text):
        start = text.find(one, at)
        if start < 0:
            return None
        at = start + len(one)
        found.append((start, at))
    return found


def _shared(question: Question) -> set[str]:
    assert not isinstance(question, WholeFile)
    texts = [one for one in (question.conflict.base, question.conflict.ours, question.conflict.theirs) if one]
    return set.intersection(*(set(sentences_of(one)) for one in texts)) if texts else set()
