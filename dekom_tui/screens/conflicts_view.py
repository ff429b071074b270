"""What two have changed at once, as rows: both side by side, what differs lit, and what it was before."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from dekom_tui.plan.entity import OWN_QUESTION, Entity
from dekom_tui.plan.fields import Prose, Text
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Plan
from dekom_tui.plan.text import blocks, sentences
from dekom_tui.review.merge import Conflict, both
from dekom_tui.review.union import both_texts, changed_words
from dekom_tui.review.values import Unread
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    beside,
    fit,
    heading,
    indent,
    line,
    paragraph,
    width_of,
    wrap,
    wrap_line,
)
from dekom_tui.widgets.states import FINE
from dekom_tui.words.conflicts import about
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.values import value_words

BESIDE_FROM: Final = 70
"""The width from which the sides stand beside each other."""
_MOST_WORDS: Final = 3000
"""Longer texts are shown without what differs lit: finding it would be waited for."""

OURS: Final = "ours"
THEIRS: Final = "theirs"


class Side(NamedTuple):
    """A side that can be chosen."""

    name: str


class Shown(NamedTuple):
    """A conflict with what the screen knows about it."""

    conflict: Conflict
    number: int
    total: int
    ours_when: str = ""
    """«klokka 14.53», empty when it is not known."""
    theirs_when: str = ""
    taken: str = ""
    """What else was taken in from the files, in words."""


def can_both(plan: Plan, conflict: Conflict) -> bool:
    """Whether keeping both means something: two texts, or two entries of one name."""
    texts = isinstance(conflict.ours, str) and isinstance(conflict.theirs, str)
    return (texts and isinstance(_field(conflict), Prose)) or both(plan, conflict) is not None


def both_of(conflict: Conflict) -> str:
    """The text that holds both sides."""
    return both_texts(conflict.ours, conflict.theirs)


def can_write(plan: Plan, conflict: Conflict) -> bool:
    """Whether a third can be written in a form: what it stands in is still there."""
    return not conflict.unknown and plan.at(conflict.place) is not None


def rows(shown: Shown, plan: Plan, width: int, height: int) -> list[Row]:
    """One conflict: where it is, both sides, and what happens meanwhile."""
    conflict = shown.conflict
    room = width - 2
    when = f", {shown.theirs_when}" if shown.theirs_when else ""
    note = _("{file}{when}, mens du skrev her").format(file=conflict.unknown or conflict.place.file, when=when)
    which = _("{n} av {all}").format(n=shown.number + 1, all=shown.total) if shown.total > 1 else ""
    head = fit(heading(_("NOEN HAR ENDRET FILA"), note, which, room), room)
    found = [Row(), Row(indent(head)), Row()]
    told = line((about(conflict, plan), "text", True), "  ", _why(conflict))
    found += [*(Row(indent(one)) for one in wrap_line(told, room)), Row()]
    end = _end(shown, room)
    ours, theirs = _sides(conflict, plan, (width // 2 - 3) if width >= BESIDE_FROM else room - 1)
    left = [_side_head(_("PÅ SKJERMEN"), _("ditt"), shown.ours_when, OURS), Row(), *_text(ours)]
    right = [_side_head(_("I FILA"), _("den andres"), shown.theirs_when, THEIRS), Row(), *_text(theirs)]
    if width >= BESIDE_FROM:
        before = _before(conflict, plan, width // 2 - 4)
        found += beside([*left, *before], right, width // 2 - 1)
    else:
        found += [*left, Row(), *right, *_before(conflict, plan, room - 1)]
    if len(found) + len(end) + 1 > height:
        end = [row for row in end if row != Row()]
    return [*found, Row(), *end]


def _side_head(name: str, whose: str, when: str, side: str) -> Row:
    note = f"{whose}, {when}" if when else whose
    return Row(line("  ", Span(name, "text", True, lead=True), "  ", (note, "soft")), Side(side))


def _text(lines: list[Line]) -> list[Row]:
    return [Row(indent(one, 2)) for one in lines]


def _field(conflict: Conflict) -> Any:
    if not conflict.field or conflict.place.table not in TABLES:
        return None
    return TABLES[conflict.place.table].fields.get(conflict.field, OWN_QUESTION)


def _why(conflict: Conflict) -> str:
    if not conflict.ours or not conflict.theirs:
        gone = _("Du har tatt det bort, og i fila er det endret.")
        return gone if not conflict.ours else _("Du har endret det, og i fila er det tatt bort.")
    if not conflict.field and not conflict.unknown:
        return _("To har laget hver sin med samme navn.")
    if isinstance(_field(conflict), Prose | Text):
        return _("Den samme teksten er skrevet om begge steder.")
    return _("Begge har endret det samme.")


def _sides(conflict: Conflict, plan: Plan, width: int) -> tuple[list[Line], list[Line]]:
    """Both sides as lines of at most `width` cells, what differs lit."""
    ours, theirs = conflict.ours, conflict.theirs
    if isinstance(ours, str) and isinstance(theirs, str):
        mine, other = _words(ours), _words(theirs)
        lit: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
        if max(len(mine), len(other)) <= _MOST_WORDS:
            lit = changed_words([_bare(one) for one in mine], [_bare(one) for one in other])
        return _prose(ours, lit[0], width), _prose(theirs, lit[1], width)
    return value_lines(conflict, ours, theirs, plan, width), value_lines(conflict, theirs, ours, plan, width)


def _words(text: str) -> list[str]:
    return [word for block in blocks(text) for word in block.text.split()]


def _bare(word: str) -> str:
    """A word without the marks round it: a comma that moved is no other word."""
    return word.strip(".,;:!?…«»“”\"'()") or word


def _prose(text: str, lit: frozenset[int], width: int) -> list[Line]:
    """Prose with the words of these numbers lit."""
    found: list[Line] = []
    number = 0
    for block in blocks(text):
        if found and block.kind == "paragraph":
            found.append(BLANK)
        spans: list[Span] = []
        for word in block.text.split():
            differs = number in lit
            joined = spans and differs and number - 1 in lit
            if spans:
                spans.append(Span(" ", underline=bool(joined), bold=bool(joined)))
            spans.append(Span(word, "text" if differs else "soft", bold=differs, underline=differs))
            number += 1
        mark = f"{block.marker} " if block.marker else ""
        pieces = wrap_line(line(*spans), width - len(mark))
        found += [line(mark if not at else " " * len(mark), one) for at, one in enumerate(pieces)]
    return found


def value_lines(conflict: Conflict, value: Any, other: Any, plan: Plan, width: int) -> list[Line]:
    """Anything but prose: a field's value, a record, or all that stands at a place."""
    if value is None or value == () or value == "":
        return [line((_("tatt bort") if conflict.base else _("ingenting"), "faint"))]
    if isinstance(value, Unread):
        return paragraph(_raw_words(value.raw), width, "text")
    if isinstance(value, Entity):
        return _entity(value, other if isinstance(other, Entity) else None, plan, width)
    if isinstance(value, tuple) and value and isinstance(value[0], Entity) and not conflict.field:
        others = other if isinstance(other, tuple) else ()
        found: list[Line] = []
        only = _kept_and_gone(conflict)
        for number, one in enumerate(value):
            found += [BLANK] if found else []
            found += _entity(one, others[number] if number < len(others) else None, plan, width, only)
        return found
    field = _field(conflict)
    if isinstance(value, str):
        return _prose(value, frozenset(), width)
    return paragraph(value_words(field, value, plan), width, "text", bold=True)


def _kept_and_gone(conflict: Conflict) -> frozenset[str]:
    """Of one thing that a side took away, the fields that the other changed: what the choice hangs on."""
    left = conflict.theirs or conflict.ours
    if conflict.field or (conflict.ours and conflict.theirs) or not (conflict.base and left):
        return frozenset()
    was, now = (
        {} if len(one) > 1 or not isinstance(one[0], Entity) else one[0].values for one in (conflict.base, left)
    )
    return frozenset(path for path in {**was, **now} if was.get(path) != now.get(path)) if was and now else frozenset()


def _entity(
    entity: Entity, other: Entity | None, plan: Plan, width: int, only: frozenset[str] = frozenset()
) -> list[Line]:
    """Every field that is set, or `only` those, a line each; the ones that the other side has otherwise are lit."""
    found: list[Line] = []
    for path, value in entity.values.items():
        if only and path not in only:
            continue
        field = entity.fields.get(path, OWN_QUESTION)
        label = f"{_(field.label)}: "
        words = value_words(field, value, plan)
        differs = other is None or other.values.get(path) != value
        pieces = wrap(words, max(10, width - 2))
        if width_of(label) + width_of(words) <= width:
            found.append(line((label, "faint"), Span(words, "text" if differs else "soft", differs, differs)))
            continue
        found.append(line((label, "faint")))
        found += [indent(line(Span(one, "text" if differs else "soft", differs)), 2) for one in pieces]
    return found


def _raw_words(raw: object) -> str:
    return str(raw) if not isinstance(raw, dict) else ", ".join(f"{name} = {value}" for name, value in raw.items())


def _before(conflict: Conflict, plan: Plan, width: int) -> list[Row]:
    """What it was before either changed it: of a text the sentences that both changed."""
    base = conflict.base
    if not base:
        return []
    label = _("Før:") + " "
    if isinstance(base, str):
        told = _gone(base, conflict.ours or "", conflict.theirs or "")
    elif isinstance(base, Entity) or conflict.field == "" or isinstance(base, Unread):
        return []
    else:
        told = value_words(_field(conflict), base, plan)
    if not told:
        return []
    room = width - width_of(label)
    pieces = wrap(told, room)
    begins = [label, *[" " * width_of(label)] * len(pieces)]
    return [Row(), *(Row(indent(line((begin + one, "faint")), 2)) for begin, one in zip(begins, pieces, strict=False))]


def _gone(base: str, ours: str, theirs: str) -> str:
    """The sentences of the base that neither side has any more; all of it when each has some."""
    kept = {one for text in (ours, theirs) for block in blocks(text) for one in sentences(block.text)}
    gone = [one for block in blocks(base) for one in sentences(block.text) if one not in kept]
    return " ".join(gone)


def _end(shown: Shown, width: int) -> list[Row]:
    """What else was taken in, and what happens until a side is chosen."""
    told: list[Line] = []
    if shown.taken:
        what = line((_("Andre endringer fra fila er tatt inn:"), "text"), " ", shown.taken)
        told += _marked(what, width)
    safe = line((_("Ingenting går tapt."), "text"), " ", _("Valget kan angres med Ctrl+Z."))
    told += _marked(safe, width)
    rest = shown.total - 1
    waiting = _("Fram til du har valgt, lagres ikke dette feltet. Alt annet lagres som før.")
    if rest:
        more = ngettext("Så er det {n} valg til.", "Så er det {n} valg til.", rest).format(n=rest)
        waiting = f"{waiting} {more}"
    told += [BLANK, *paragraph(waiting, width, "faint")]
    return [Row(indent(one)) if one else Row() for one in told]


def _marked(told: Line, width: int) -> list[Line]:
    pieces = wrap_line(told, width - 2)
    return [line(FINE.span() if not at else Span(" "), " ", one) for at, one in enumerate(pieces)]
