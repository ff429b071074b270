"""How what is left of a merge is drawn: each as a question, what was before and both sides, and what it will say. Pure.

Narrow, the sides stand one above the other; broad, beside each other. What differs is underlined, so that it shows
without colour too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.review.union import both_texts
from dekom_tui.screens.conflicts_view import value_lines
from dekom_tui.screens.merging.sides import (
    BASE,
    OURS,
    THEIRS,
    disputed_part,
    is_text,
    sentences_of,
    side_lines,
    value_of,
)
from dekom_tui.screens.merging.state import Who, WholeFile
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    cells,
    fit,
    heading,
    indent,
    line,
    pad,
    paragraph,
    width_of,
    wrap_line,
)
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.conflicts import about
from dekom_tui.words.dates import day
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from dekom_tui.screens.merging.state import Merge, Question
    from dekom_tui.words.changes.telling import Group

BOTH: Final = "both"
OWN: Final = "value"

KEYS: Final = {BASE: "F", OURS: "D", THEIRS: "A", BOTH: "B", OWN: "S"}
_NAMES: Final = {BASE: N_("Før"), OURS: N_("Din"), THEIRS: N_("Den andres")}
_MOVED: Final = {**_NAMES, OURS: N_("Det som er der"), THEIRS: N_("Det som flyttes hit")}
"""In a rebase git's «ours» is what others have, and «theirs» one's own version that is moved: nobody is told whose."""
BESIDE_FROM: Final = 100
"""The width from which the sides stand beside each other."""
LOW: Final = 24
"""The height of the screen below which both sides alone have room above what is written."""
_ROOM_BELOW: Final = 5
"""Rows that other questions leave to what was merged by itself."""


class Option(NamedTuple):
    """Something that can be chosen: one of the keys of KEYS."""

    name: str


class Page(NamedTuple):
    """What is on the screen."""

    merge: Merge
    questions: Sequence[Question]
    answers: Mapping[int, str]
    """The choice that was made, by the number of the question."""
    number: int
    option: str
    """What the choice rests on."""
    today: date
    own: Mapping[int, str] = {}
    """What somebody wrote as a third, by the number of the question."""
    writing: bool = False
    """Whether a third is being written below the page."""
    low: bool = False
    """Whether the screen is lower than LOW."""


def options(question: Question) -> tuple[str, ...]:
    """What can be chosen, in the order in which it stands."""
    if isinstance(question, WholeFile):
        return (OURS, THEIRS)
    return tuple(one for one in (BASE, OURS, THEIRS, BOTH, OWN) if one in question.choices)


def rows(page: Page, width: int, height: int) -> list[Row]:
    """The whole page."""
    found = [Row(), Row(indent(fit(_head(page), width - 2))), Row()]
    if not page.questions:
        return [*found, *_nothing_left(page, width)]
    if page.writing:
        return [*([] if page.low else found), *_question(page, width, page.low)]
    found += _question(page, width)
    if len(page.questions) > 1 and width >= BESIDE_FROM:
        found += _others(page, width, height - len(found) - _ROOM_BELOW)
    if width >= BESIDE_FROM:
        found += _came(page.merge.came, width, max(2, height - len(found) - 3))
    return found


def trouble_rows(said: str, width: int) -> list[Row]:
    """What was in the way, above all else; nothing without."""
    texts = [each for part in said.split("\n") for each in paragraph(part, width - 4)] if said else []
    return [Row(), *(Row(indent(line(("▌ ", "bad"), each))) for each in texts)] if texts else []


def taken_words(merge: Merge | None) -> str:
    """What is said when the answers are taken and nothing more can be done here."""
    name = merge.under_way if merge is not None else ""
    if not name:
        return _("Svarene er tatt med.")
    return _("Svarene er tatt med. «git {name} --continue» i terminalen går videre.").format(name=name)


def _head(page: Page) -> Line:
    left = len(page.questions) - len(page.answers)
    rest = _("resten er slått sammen av seg selv")
    if not page.questions:
        return heading(_("SLÅ SAMMEN"), rest)
    if not left:
        ends = _("Ctrl+S lagrer sammenslåingen som en versjon") if page.merge.here else _("Ctrl+S tar svarene med")
        return heading(_("ALT ER BESVART"), ends)
    title = _("SPØRSMÅL {n} AV {all}").format(n=page.number + 1, all=len(page.questions))
    return heading(title, rest)


def _nothing_left(page: Page, width: int) -> Iterator[Row]:
    others = page.merge.others
    if not page.merge.under_way:
        told = [_("Ingen sammenslåing er begynt.")]
    elif others:
        files = ", ".join(others)
        told = [_("Disse filene hører ikke til planen, og slås sammen i terminalen: {files}").format(files=files)]
    else:
        told = [_("Ingenting står igjen å svare på."), _("Ctrl+S lagrer sammenslåingen som en versjon.")]
    for text in told:
        yield from (Row(indent(each)) for each in paragraph(text, width - 2))
    yield Row()
    yield from _came(page.merge.came, width, 12)


def name_of(question: Question, page: Page) -> str:
    """What is asked: the guiding question, the thing and its field, or the file."""
    if isinstance(question, WholeFile):
        return question.path
    if not question.readable:
        return f"{question.path}: {question.block.name}"
    return about(question.conflict, page.merge.plan)


def side_name(merge: Merge, which: str) -> str:
    """What a side is called: in a merge whose it is, while versions are moved where it is."""
    return _((_NAMES if merge.under_way == "merge" else _MOVED)[which])


def why(question: Question, merge: Merge) -> str:
    """How it came to be a question, in a sentence."""
    if merge.under_way != "merge":
        return _("Det er endret på to måter.")
    if isinstance(question, WholeFile):
        if question.ours is None or question.theirs is None:
            gone = _("Du har tatt bort fila, og den andre har endret den.")
            return gone if question.ours is None else _("Du har endret fila, og den andre har tatt den bort.")
        return _("Fila lar seg ikke slå sammen etter innhold. Velg én av dem.")
    if not question.readable:
        return _("Noen har endret det som sto i fila for hånd, og det kan ikke leses.")
    one = question.conflict
    if not one.ours or not one.theirs:
        gone = _("Du har tatt det bort, og den andre har endret det.")
        return gone if not one.ours else _("Du har endret det, og den andre har tatt det bort.")
    if one.record is not None:
        return _("Dere har endret det samme punktet.")
    if not one.field:
        return _("Dere har laget hver sin med samme navn.")
    if is_text(question):
        part = disputed_part(question)
        alone = len(sentences_of(part.said)) == 1 and part.with_said("x") != "x"
        return _("Dere har skrevet om den samme setningen.") if alone else _("Dere har skrevet om det samme.")
    return _("Dere har satt hver sin dag.") if isinstance(one.ours, date) else _("Dere har satt hver sin verdi.")


def _name(page: Page, number: int, width: int) -> list[Row]:
    """«○ Når skal 9 Modul 2 være ferdig?  Dere har satt hver sin dag.»"""
    question = page.questions[number]
    sign = ("●", "ok") if page.answers.get(number) else ("○", "warn")
    name = line(sign, " ", (name_of(question, page), "text", True), "  ", why(question, page.merge))
    return [Row(indent(each)) for each in wrap_line(name, width - 2)]


def _question(page: Page, width: int, low: bool = False) -> list[Row]:
    question = page.questions[page.number]
    found = [*_name(page, page.number, width), Row()]
    if width >= BESIDE_FROM:
        found += _beside(page, page.number, width)
    else:
        for which in (OURS, THEIRS) if low else (BASE, OURS, THEIRS):
            found += _side(page, question, which, width)
    if page.writing:
        said = _("resten av svaret står som før") if disputed_part(question).with_said("x") != "x" else ""
        if low:
            return found[:-1]
        return [*found, Row(indent(fit(heading(_("SKRIV SELV"), said), width - 2)))]
    found += _more(page, question, width)
    return [*found, Row(), *_then(page, page.number, width)]


def _label(page: Page, number: int, which: str, width: int) -> Line:
    """«A Den andres  ressurslærer lesing, i går»; without the author where there is no room.

    The key stands there for the question that is on: it answers no other.
    """
    question = page.questions[number]
    who = {BASE: page.merge.base, OURS: page.merge.ours, THEIRS: page.merge.theirs}[which]
    able = which in options(question) and number == page.number
    key = (KEYS[which] if able else " ", "accent", True)
    mark = line(("  ● ", "ok")) if page.answers.get(number) == which else BLANK
    lead = line(key, " ", Span(side_name(page.merge, which), "text", True), "  ")
    room = width - width_of(lead) - width_of(mark)
    when = _when(who, which, page.today)
    if cells(when) > room and who.when is not None:
        # Who it is tells more than the hour, and than the day.
        shorter = (when.removesuffix(f" {who.when:%H.%M}"), who.author if which == THEIRS else "")
        when = next((one for one in shorter if one and cells(one) <= room), _near(who, page.today))
    return fit(line(lead, (cut(when, max(1, room)), "soft"), mark), width)


def _when(who: Who, which: str, today: date) -> str:
    if who.when is None:
        return ""
    said = _near(who, today)
    return f"{who.author}, {said}" if which == THEIRS and who.author else said


def _near(who: Who, today: date) -> str:
    assert who.when is not None
    clock = f"{who.when.hour:02}.{who.when.minute:02}"
    days = (today - who.when.date()).days
    if days == 0:
        return _("i dag {time}").format(time=clock)
    if days == 1:
        return _("i går {time}").format(time=clock)
    return day(who.when.date(), today, form="long")


def _side(page: Page, question: Question, which: str, width: int) -> Iterator[Row]:
    """One side under its name, as one thing to choose."""
    target = Option(which) if which in options(question) else None
    body = side_lines(question, which, page.merge.plan, width - 6)
    if which == BASE and not body:
        return
    yield Row(indent(_label(page, page.number, which, width - 3), 2), target)
    for each in body or [line((_("ingenting"), "faint"))]:
        yield Row(indent(each, 4), target)
    yield Row()


def _beside(page: Page, number: int, width: int) -> Iterator[Row]:
    """The three sides in columns."""
    question = page.questions[number]
    each = (width - 4) // 3
    lit = (page.answers.get(number) or page.option) if number == page.number else ""
    columns = []
    for which in (BASE, OURS, THEIRS):
        body = side_lines(question, which, page.merge.plan, each - 7) or [line((_("ingenting"), "faint"))]
        edge = line((("▌" if which == lit else " "), "accent"), " ")
        columns.append([line(edge, _label(page, number, which, each - 5)), *(line(edge, "  ", one) for one in body)])
    tall = max(len(one) for one in columns)
    for at in range(tall):
        parts: list[Any] = ["  "]
        for place, column in enumerate(columns):
            cell = pad(fit(column[at] if at < len(column) else BLANK, each - 3), each - 3)
            if (BASE, OURS, THEIRS)[place] == lit:
                cell = tuple(span._replace(ground="accent_bg") for span in cell)
            parts += [cell, ("│ ", "line") if place < 2 else ""]
        yield Row(line(*parts))
    yield Row()


def _more(page: Page, question: Question, width: int) -> Iterator[Row]:
    """Both, and to write a third, where they mean something."""
    able = options(question)
    parts: list[Any] = []
    if BOTH in able:
        parts += [("B", "accent", True), " ", (_both_words(question), "text"), "     "]
    if OWN in able:
        parts += [("S", "accent", True), " ", (_("Skriv selv"), "text")]
    if BOTH not in able and isinstance(question, tuple) and not isinstance(question, WholeFile):
        ours = question.conflict.ours
        if isinstance(ours, date):
            parts += ["     ", (_("Begge går ikke: det er én dag."), "faint")]
    if parts:
        yield Row(indent(fit(line(*parts), width - 5), 4))


def _both_words(question: Question) -> str:
    if isinstance(question, WholeFile) or not isinstance(question.conflict.ours, str):
        return _("Begge")
    return _("Begge, etter hverandre")


# What it will say


def _then(page: Page, number: int, width: int) -> Iterator[Row]:
    """«DA STÅR DET», with what the choice gives where it stands."""
    question = page.questions[number]
    if isinstance(question, WholeFile) or not question.readable or question.conflict.record is not None:
        return
    which = page.answers.get(number) or page.option
    if not question.conflict.field or (which == OWN and number not in page.own):
        return
    one = question.conflict
    both = both_texts(one.ours, one.theirs) if which == BOTH else None
    value = page.own[number] if which == OWN else both if which == BOTH else value_of(question, which)
    yield Row(indent(heading(_("DA STÅR DET"))))
    if value is None or value == "" or value == ():
        yield Row(indent(line((_("ingenting"), "faint")), 2))
    elif isinstance(value, str):
        for each in _in_place(value, one, which, width - 4):
            yield Row(indent(each, 2))
    else:
        for each in value_lines(one, value, None, page.merge.plan, width - 4):
            yield Row(indent(each, 2))


def _in_place(text: str, one: Any, which: str, width: int) -> list[Line]:
    """The text with the sentences that were chosen in bold, and those beside them."""
    all_of = sentences_of(text)
    others = [set(sentences_of(side)) for side in (one.ours, one.theirs, one.base) if side]
    new = [at for at, sentence in enumerate(all_of) if not all(sentence in other for other in others)]
    first, last = (min(new) - 1, max(new) + 2) if new else (0, 3)
    shown = list(enumerate(all_of))[max(0, first) : last]
    spans: list[Any] = [("… ", "faint")] if first > 0 else []
    for at, sentence in shown:
        spans += [(sentence, "text" if at in new else "soft", at in new), " "]
    if last < len(all_of):
        spans.append(("…", "faint"))
    return wrap_line(line(*spans), width)


# The rest of the page


def _others(page: Page, width: int, room: int) -> Iterator[Row]:
    """The other questions: with their sides as long as there is room, else one on a row."""
    count = len(page.questions)
    after = [(page.number + at) % count for at in range(1, count)]
    for at, number in enumerate(after):
        whole = [
            Row(),
            Row(indent(line(("─" * (width - 2), "line")))),
            Row(),
            *_name(page, number, width),
            Row(),
            *_beside(page, number, width),
            Row(indent(_left(page, number), 4)),
        ]
        if len(whole) + count - at - 1 > room:
            yield Row()
            yield Row(indent(line(("─" * (width - 2), "line"))))
            yield Row()
            yield from (row for one in after[at:] for row in _name(page, one, width)[:1])
            return
        room -= len(whole)
        yield from whole


def _left(page: Page, number: int) -> Line:
    """Whether a question has been answered, and how."""
    choice = page.answers.get(number)
    if choice is None:
        return line((_("ikke besvart ennå, Tab går dit"), "faint"))
    return line(("● ", "ok"), (_("besvart"), "soft"))


def _came(groups: Sequence[Group], width: int, room: int) -> Iterator[Row]:
    """What was merged by itself, in plan words."""
    told = [one for group in groups for one in group.told]
    if not told:
        return
    yield Row()
    yield Row(indent(heading(_("SLÅTT SAMMEN AV SEG SELV"), _("dette kom fra den andre"))))
    shown = told if len(told) <= room else told[: max(1, room - 1)]
    for one in shown:
        yield Row(indent(line((one.sign, "soft"), " ", (cut(one.sentence, max(10, width - 5)), "soft"))))
    if len(shown) < len(told):
        more = len(told) - len(shown)
        yield Row(indent(line((ngettext("og {n} til", "og {n} til", more).format(n=more), "faint")), 3))
