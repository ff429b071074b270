"""How section 7 is drawn: the signs that are looked for, and what the pupils said in each phase and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import PHASES, Signs, Voice
from dekom_tui.plan.frameworks import student_voice
from dekom_tui.plan.model import Place
from dekom_tui.plan.text import flow
from dekom_tui.screens.sections.view import (
    Register,
    counted,
    empty_lines,
    hanging,
    labelled,
    prose_lines,
    rows_of,
    text_width,
)
from dekom_tui.widgets.lines import Line, Row, Span, cells, columns, fit, line, pad
from dekom_tui.widgets.wrapping import wrap
from dekom_tui.words.dates import day
from dekom_tui.words.labels import label, word
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

SIGNS: Final = ("elever", "laerere", "ledelse")
"""The fields that hold the signs, for pupils, teachers and leaders."""
NO_PHASE: Final = ""
"""Stands for the phase of an entry that names none."""
_DATE: Final = 13
_WIDE: Final = 58
"""From this width of the page every entry is told whole."""
_COLUMN: Final = 15
"""The cell where an entry's words begin."""


class Phase(NamedTuple):
    """A phase of the student voice with its entries, oldest first."""

    name: str
    entries: tuple[Voice, ...]

    @property
    def target(self) -> Register:
        """What stands for it in the list."""
        return Register(self.name or "uten-fase")


def phases(plan: Plan) -> tuple[Phase, ...]:
    """The three phases, and what names none of them where there is such."""
    of = student_voice(plan)
    found = tuple(Phase(name, of.phases[name]) for name in PHASES)
    return (*found, Phase(NO_PHASE, of.unplaced)) if of.unplaced else found


def phase_words(phase: str) -> str:
    """What a phase is called."""
    return word(phase).capitalize() if phase else _("Uten fase")


def signs_rows(plan: Plan, width: int, chosen: str = "") -> list[Row]:
    """The signs that are looked for, the chosen one's text in full ink."""
    room = text_width(width)
    names = {field: label(Signs.fields[field]) for field in SIGNS}
    column = max(map(cells, names.values())) + 3
    rows = rows_of([counted(_("TEGN VI SER ETTER"))])
    signs = plan.one(Signs)
    for field, name in names.items():
        token = "text" if field == chosen or not chosen else "soft"
        rows += rows_of(_sign_lines(name, signs.get(field), room, column, token, chosen=field == chosen))
    return [*rows, Row()]


def _sign_lines(name: str, text: str | None, width: int, column: int, token: str, *, chosen: bool) -> list[Line]:
    head = line((name, "accent" if chosen else "faint"))
    if text is None:
        empty = line(pad(head, column), ("○ ", "warn"), _("ikke skrevet ennå"))
        begin = line(" " * column, ("Enter", "accent", True), " " + _("skriver det vi skal se etter"))
        return [fit(one, width) for one in ([empty, begin] if chosen else [empty])]
    lines = prose_lines(text, max(1, width - column), token)
    return [line(pad(head, column) if not at else " " * column, one) for at, one in enumerate(lines)]


def voice_blocks(plan: Plan, width: int, chosen: Place | None, *, tall: bool) -> list[tuple[str, list[Row]]]:
    """The student voice as it is gone through: a phase's name and rows each.

    How the chosen entry was asked and what was said stands under them all, or where it is not `tall` under the entry.
    """
    if not plan.of(Voice):
        return [(_("Elevstemmen"), _nothing_yet(width, begins=True))]
    told = plan.of(Voice).get(chosen.key) if chosen is not None else None
    found: list[tuple[str, list[Row]]] = []
    for phase in phases(plan):
        rows = _phase_rows(phase, text_width(width), told, whole=width >= _WIDE, inside=not tall)
        found.append((phase_words(phase.name), rows))
    if told is not None and tall:
        found[-1][1].extend(rows_of(_told_lines(told, text_width(width))))
    return found


def voice_rows(plan: Plan, width: int) -> list[Row]:
    """The student voice to be read, with nothing to choose."""
    if not plan.of(Voice):
        return _nothing_yet(width, begins=False)
    rows = [row for phase in phases(plan) for row in _phase_rows(phase, text_width(width), None, whole=True)]
    return [row._replace(target=None) for row in rows]


def _nothing_yet(width: int, *, begins: bool) -> list[Row]:
    text = _("Her står hva elevene har sagt når dere planla, gjennomførte og evaluerte, og hva det førte til.")
    lines = empty_lines(text, _("skriver inn den første"), text_width(width), begins=begins)
    return rows_of([counted(_("ELEVSTEMMEN")), *lines])


def _phase_rows(phase: Phase, room: int, told: Voice | None, *, whole: bool, inside: bool = False) -> list[Row]:
    rows = rows_of([counted(phase_words(phase.name).upper())])
    if not phase.entries:
        rows += rows_of([line(("○ ", "warn"), _("ingen elevstemme i denne fasen ennå"))])
    for one in phase.entries:
        lines = _voice_lines(one, room, whole=whole or one == told)
        if inside and one == told:
            lines += _told_lines(one, room)
        rows += rows_of(lines, Place(Voice.table, one.key))
    return [*rows, Row()]


def _told_lines(told: Voice, room: int) -> list[Line]:
    """How pupils were asked, what they said, and that nothing came of it yet."""
    lines = labelled(label(Voice.fields["hvordan"]), told.hvordan, room, _COLUMN)
    lines += labelled(label(Voice.fields["sa"]), told.sa, room, _COLUMN)
    if not told.foerte_til:
        name = line((label(Voice.fields["foerte_til"]), "faint"))
        lines.append(line(pad(name, _COLUMN), ("○ ", "warn"), (_("ikke skrevet ennå"), "soft")))
    return lines


def _voice_lines(one: Voice, width: int, *, whole: bool) -> list[Line]:
    """An entry: when and who, and what it led to, on one line unless it is to be `whole`."""
    when = line((day(one.dato) if one.dato is not None else "", "faint"))
    room = max(1, width - _COLUMN)
    who = line(Span(one.title, "text", lead=True))
    names = [line(who)] if cells(one.title) <= room or not whole else _leads(one.title, room)
    lines = [columns((when, _DATE, ">"), (fit(names[0], room), room), gap=2)]
    lines += [line(" " * _COLUMN, rest) for rest in names[1:]]
    if one.foerte_til:
        arrow = line(" " * _COLUMN, ("→ ", "accent"))
        text = " ".join(flow(one.foerte_til).split())
        if whole:
            lines += hanging(arrow, wrap(text, max(1, room - 2)), _COLUMN + 2, "text")
        else:
            lines.append(fit(line(arrow, (text, "soft")), width))
    return lines


def _leads(text: str, width: int) -> list[Line]:
    return [line(Span(each, "text", lead=True)) for each in wrap(text, width)]
