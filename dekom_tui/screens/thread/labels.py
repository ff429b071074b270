"""What beads are called in the room that they have, and the glyphs that stand before them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

from dekom_tui.plan.format import Goal, Indicator, LogEntry, Measure
from dekom_tui.plan.measures import state
from dekom_tui.screens.thread.beads import Beads
from dekom_tui.widgets.lines import BLANK, Line, Span, cells, line
from dekom_tui.widgets.states import LOOSE, STATES
from dekom_tui.widgets.wrapping import clean, cut, wrap_cut
from dekom_tui.words.dates import day, month
from dekom_tui.words.language import N_, _
from dekom_tui.words.short import name_within

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.model import Plan

Named: TypeAlias = "tuple[tuple[Line, int], ...]"

HEADINGS: Final = (N_("SITUASJON"), N_("FUNN"), N_("MÅL"), N_("TILTAK"), N_("TEGN"))
"""The name of each column."""
_LONGEST: Final = 4
"""Cells of a number, at most."""
DATE: Final = 13
"""Cells of a date with its day."""


def number_of(entity: Entity) -> str:
    """Its number as text; empty without one."""
    number = entity.values.get("nr")
    return "" if number is None else cut(str(number), _LONGEST)


def numbers(plan: Plan) -> int:
    """The cells that the numbers of measures take."""
    return max((len(number_of(one)) for one in plan.measures), default=1) or 1


def lead(entity: Entity, today: date, width: int, *, quiet: bool) -> Line:
    """What stands before a name: a goal's number; a measure's state and its number in `width` cells."""
    if isinstance(entity, Goal):
        number = number_of(entity)
        return line((f"{number} ", "faint")) if number else BLANK
    if isinstance(entity, Measure):
        sign = STATES[state(entity, today)]
        return line((sign.glyph, "faint" if quiet else sign.ink), (f" {number_of(entity):>{width}} ", "faint"))
    return BLANK


def called(entity: Entity, width: int, lines: int) -> list[str]:
    """Its name on at most so many lines of `width` cells; an indicator's short one, where it has one."""
    if cells(entity.title) <= width:
        return [clean(entity.title)]
    if isinstance(entity, Indicator):
        return wrap_cut(clean(entity.short), width, lines)
    if lines > 1:
        return wrap_cut(clean(entity.title), width, lines)
    return [cut(clean(name_within(entity, width)), width)]


@lru_cache(maxsize=2048)
def bead_lines(entity: Entity, today: date, numbers: int, width: int, lines: int, *, quiet: bool, loose: bool) -> Named:
    """What a bead says on its lines, each with its width in cells. `loose`: the mark of a loose end stands first."""
    before = lead(entity, today, numbers, quiet=quiet)
    if loose:
        before = line(LOOSE.span(), " ", before)
    number = number_of(entity) if isinstance(entity, Goal) else ""
    hang = cells("".join(span.text for span in before))
    if number and lines > 1:
        # A goal's other lines begin where its number does.
        texts = wrap_cut(f"{number} {clean(entity.title)}", width, lines)
        texts[0] = texts[0][len(number) + 1 :]
    else:
        texts = called(entity, max(1, width - hang), lines)
    bold = quiet is False and not isinstance(entity, Measure)
    found = []
    for index, text in enumerate(texts):
        start = before if not index else line("" if number else " " * hang)
        piece = toned(line(start, (text, "text")), quiet=quiet, bold=bold)
        found.append((piece, cells("".join(span.text for span in piece))))
    return tuple(found)


@lru_cache(maxsize=2048)
def sign_line(found: str, count: int, width: int) -> Line:
    """When a sign was seen, and how many there are besides it where there is room to say so."""
    more = f" +{count}" if count > 0 and width > DATE and cells(found) + 4 <= width else ""
    return line((found, "text"), (more, "faint"))


def sign_words(found: Beads, measure: Measure | None, entry: LogEntry | None, width: int) -> Line:
    """A cell of the column of signs: when it was seen, that none is, or that it is not time for one yet."""
    if entry is None:
        if measure is not None and measure.key in found.awaiting:
            return line(LOOSE.span(), (" " + _("ingen"), "gold"))
        return line(("–", "faint"))
    said = _("uten dato")
    if entry.dato is not None:
        said = day(entry.dato) if width >= DATE else month(entry.dato)
    more = len(found.signs.get(measure.key, ())) - 1 if measure is not None else 0
    return sign_line(said, more, width)


def toned(of: Line, *, quiet: bool, bold: bool = False, ground: str = "") -> Line:
    """A line as it stands when its bead is quiet, or on the path (bold), or chosen (on a ground)."""
    if quiet:
        return tuple(span if span.token == "gold" else span._replace(token="faint", bold=False) for span in of)
    return tuple(
        Span(span.text, span.token, bold=bold or span.bold, ground=ground) if span.text.strip() else
        Span(span.text, span.token, ground=ground)
        for span in of
    )  # fmt: skip
