"""The thread on a small screen: the path of what is chosen alone, joint under joint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Goal, LogEntry, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.thread.beads import GOAL, MEASURE, SIGN, Spot, beads, lit
from dekom_tui.screens.thread.labels import HEADINGS, called, lead, number_of, numbers, sign_words, toned
from dekom_tui.screens.thread.sheet import Sheet
from dekom_tui.widgets.lines import BLANK, Line, Span, cells, line, pad, width_of
from dekom_tui.widgets.paint import MARK
from dekom_tui.widgets.states import LOOSE
from dekom_tui.widgets.wrapping import clean, cut, wrap_cut
from dekom_tui.words.dates import day
from dekom_tui.words.language import _
from dekom_tui.words.values import heading_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dekom_tui.plan.model import Plan

_TABLES: Final = ("indikator", "funn", "maal", "tiltak", "logg")
_X: Final = 14
"""The cell where names begin."""
_APART: Final = 3
"""Cells of what parts two names on a line."""


class Piece(NamedTuple):
    """A name on one of a joint's lines."""

    line: int
    cell: int
    text: Line
    spot: Spot | None = None


class Joint(NamedTuple):
    """What a joint says: its pieces, on so many lines."""

    pieces: Sequence[Piece]
    lines: int


def narrow(plan: Plan, today: date, spot: Spot | None, width: int, height: int, *, focused: bool = True) -> Sheet:
    """The path in `width` cells and `height` rows. Zones have Spots as targets."""
    sheet = Sheet(width, height)
    if spot is None:
        return sheet
    ground = "accent_bg" if focused else "panel"
    room = width - _X - 1
    most = [2, 2, 2, 3, 1]
    joints = [_joint(plan, today, spot, at, room, most[at]) for at in range(SIGN + 1)]
    while sum(one.lines for one in joints) > height - 1:
        at = max(range(len(joints)), key=lambda one: (joints[one].lines, one != spot.column, one))
        if joints[at].lines == 1:
            break
        most[at] = joints[at].lines - 1
        joints[at] = _joint(plan, today, spot, at, room, most[at])
    row = 1
    for at, joint in enumerate(joints):
        _drawn(sheet, row, at, joint, chosen=at == spot.column, ground=ground, name=_name(plan, spot, at))
        row += joint.lines
    return sheet


def _name(plan: Plan, spot: Spot, at: int) -> str:
    entity = plan.at(spot.place)
    number = number_of(entity) if at == spot.column == GOAL and entity is not None else ""
    return heading_of(Goal, number) if number else _(HEADINGS[at])


def _drawn(sheet: Sheet, row: int, at: int, joint: Joint, *, chosen: bool, ground: str, name: str) -> None:
    """A joint from a row on, its name before it and the line that leads on to the next one."""
    for index in range(joint.lines):
        knot = "●" if not index else "│"
        token = "accent" if joint.pieces or chosen else "faint"
        head = line((knot, token), " ", (name if not index else "", "accent", True))
        if at == SIGN and index:
            head = line(" ")
        words = [one for one in joint.pieces if one.line == index]
        if chosen:
            whole = pad(head, _X - 1)
            for one in words:
                whole = (*pad(whole, one.cell + _X - 1), *toned(one.text, quiet=False, bold=True))
            spot = next((one.spot for one in words), None)
            piece = tuple(span._replace(ground=ground) for span in pad(whole, sheet.width - 1))
            sheet.put(row + index, 0, (Span(MARK, "accent", ground=ground), *piece), spot)
        else:
            for one in words:
                sheet.put(row + index, one.cell + _X, one.text, one.spot)
            sheet.put(row + index, 1, head)


def _joint(plan: Plan, today: date, spot: Spot, at: int, room: int, most: int) -> Joint:
    if at == spot.column:
        return _own(plan, today, spot, room, most)
    found = beads(plan)
    if at == SIGN and spot.place.table == "tiltak":
        entries = found.signs.get(spot.place.key, ())
        mine = [Spot(SIGN, Place("logg", one.key)) for one in entries]
    else:
        there = lit(plan, spot)
        mine = [one for one in found.columns[at] if one.place in there and one.place.table == _TABLES[at]]
        if at == SIGN:
            mine.sort(key=lambda one: _newest(plan, one), reverse=True)
    if not mine:
        early = at == SIGN and spot.place.table == "tiltak" and spot.place.key not in found.awaiting
        text = line(("–", "faint")) if early else line(LOOSE.span(), (" " + _("ingen"), "gold"))
        return Joint((Piece(0, 0, text),), 1)
    if at == MEASURE:
        return _in_two(plan, today, mine, room, most)
    return _flowing(plan, mine, room, most)


def _newest(plan: Plan, spot: Spot) -> tuple[bool, object]:
    entity = plan.at(spot.place)
    when = entity.dato if isinstance(entity, LogEntry) else None
    return when is not None, when


def _own(plan: Plan, today: date, spot: Spot, room: int, most: int) -> Joint:
    """What is chosen, with its whole name as far as there is room, and which one of how many it is."""
    column = beads(plan).columns[spot.column]
    entity = plan.at(spot.place)
    if entity is None or (spot.column == SIGN and spot.place.table == "tiltak"):
        measure = plan.of(Measure).get(spot.place.key)
        return Joint((Piece(0, 0, sign_words(beads(plan), measure, None, room), spot),), 1)
    before = lead(entity, today, numbers(plan), quiet=False) if spot.column == MEASURE else BLANK
    if isinstance(entity, LogEntry):
        before = line((f"{day(entity.dato)} " if entity.dato is not None else "", "text"))
    count = _("{n} av {all}").format(n=column.index(spot) + 1, all=len(column)) if spot in column else ""
    hang = width_of(before)
    texts = wrap_cut(clean(entity.title), max(1, room - hang - cells(count) - 2), most)
    pieces = []
    for index, text in enumerate(texts):
        start = line(" " * hang) if index else before
        end = "" if index else count
        gap = " " * (room - width_of(start) - cells(text) - cells(end))
        pieces.append(Piece(index, 0, line(start, (text, "text"), gap, (end, "faint")), spot))
    return Joint(pieces, len(pieces))


def _in_two(plan: Plan, today: date, mine: Sequence[Spot], room: int, most: int) -> Joint:
    """Measures side by side, as many as there is room for."""
    each = (room - 1) // 2
    shown = mine if len(mine) <= most * 2 else mine[: most * 2 - 1]
    pieces = []
    for index, one in enumerate(shown):
        entity = plan.at(one.place)
        assert entity is not None
        before = lead(entity, today, 1, quiet=False)
        name = called(entity, max(1, each - width_of(before)), 1)[0]
        pieces.append(Piece(index // 2, index % 2 * (each + 1), line(before, (name, "text")), one))
    if len(shown) < len(mine):
        more = line((_("og {n} til").format(n=len(mine) - len(shown)), "faint"))
        pieces.append(Piece(len(shown) // 2, each + 1, more))
    return Joint(pieces, 1 + pieces[-1].line)


def _flowing(plan: Plan, mine: Sequence[Spot], room: int, most: int) -> Joint:
    """Names one after another, as many as there is room for."""
    pieces: list[Piece] = []
    row, cell = 0, 0
    for index, one in enumerate(mine):
        entity = plan.at(one.place)
        assert entity is not None
        name = clean(entity.short if one.column == 0 else entity.title)
        if isinstance(entity, LogEntry) and entity.dato is not None:
            name = f"{day(entity.dato)} {name}"
        rest = _("og {n} til").format(n=len(mine) - index)
        if pieces:
            last_row = row == most - 1
            needed = cells(name) + _APART + (0 if index == len(mine) - 1 else cells(rest) + _APART if last_row else 0)
            if cell + needed > room and last_row:
                pieces.append(Piece(row, cell + 1, line((rest, "faint"))))
                break
            if cell + needed > room:
                row, cell = row + 1, 0
            else:
                pieces.append(Piece(row, cell + 1, line(("·", "faint"))))
                cell += _APART
        keep = cells(rest) + _APART if row == most - 1 and index < len(mine) - 1 else 0
        name = cut(name, max(1, room - cell - keep))
        pieces.append(Piece(row, cell, line((name, "text")), one))
        cell += cells(name)
    return Joint(pieces, row + 1)
