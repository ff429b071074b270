"""For the room (F5 in the versions): what has been changed since then, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from textual import events

from dekom_tui.plan.format import TABLES
from dekom_tui.screens.present.clicker import ClickerScreen
from dekom_tui.screens.present.sheet import Piece, Sheet, headed
from dekom_tui.screens.present.view import foot
from dekom_tui.screens.versions.changes_view import detail_lines
from dekom_tui.screens.versions.view import sign_span
from dekom_tui.widgets.lines import BLANK, Line, indent, line, paragraph, wrap_line
from dekom_tui.words.changes.counts import counts
from dekom_tui.words.changes.summary import summary_of
from dekom_tui.words.changes.telling import Group, Told
from dekom_tui.words.dates import day
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import upper_first

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dekom_tui.screens.versions.state import Held, Versions

_FIGURES: Final = "indikator"
_ENTRIES: Final = 4


class RoomPage(NamedTuple):
    """A page, what it is called in the foot line, and which part it begins, -1 for the first of all."""

    lines: Sequence[Line]
    name: str
    part: int


def since_words(when: date, today: date, *, adopted: bool) -> str:
    """«Dette har vi endret siden planen ble vedtatt 9. september 2025»."""
    said = day(when, today, form="long")
    if adopted:
        return _("Dette har vi endret siden planen ble vedtatt {day}").format(day=said)
    return _("Dette har vi endret siden {day}").format(day=said)


def room_pages(known: Versions, held: Held, today: date, sheet: Sheet) -> list[RoomPage]:
    """Every page: what it is all about, then part by part."""
    first = known.find(held.pair.first)
    second = known.find(held.pair.second)
    title = since_words(first.when.date(), today, adopted=first.adopted) if first is not None else _("Endringer")
    if second is not None:
        title = _("{since}, fram til {day}").format(since=title, day=day(second.when.date(), today, form="long"))
    whole = _("Endringer")
    pages = [RoomPage(page, whole, -1) for page in headed(sheet, "", title, _overview(held, sheet), most=8)]
    for part, group in enumerate(held.groups):
        name = group.title
        pieces = _pieces(group, sheet)
        pages += [RoomPage(page, name, part) for page in headed(sheet, name, "", pieces, most=_ENTRIES)]
    return pages


def _overview(held: Held, sheet: Sheet) -> list[Piece]:
    """How many of each kind, and how many in each part."""
    found = counts(held.between.changes, held.between.consequences)
    pieces: list[Piece] = []
    for one in found[:6]:
        lead = line(sign_span(one.sign), " ", (f"{one.n:>2} ", "text", True))
        pieces.append(Piece([line(lead, (one.spoken, "text", True))], close=bool(pieces)))
    if not pieces:
        pieces = [Piece(paragraph(summary_of(held.groups), sheet.measure, bold=True))]
    return pieces


def _pieces(group: Group, sheet: Sheet) -> list[Piece]:
    """The changes of a part, the new figures of many series as one."""
    figures = [one for one in group.told if one.change.place.table == _FIGURES and one.change.names == ["verdier"]]
    rest = [one for one in group.told if one not in figures]
    pieces = [_piece(one, sheet) for one in rest]
    if figures:
        said = ngettext("{n} tallserie har fått nye målinger", "{n} tallserier har fått nye målinger", len(figures))
        names = ", ".join(one.change.entity.short for one in figures)
        lines = [*_with_sign("•", said.format(n=len(figures)), sheet, bold=True)]
        lines += [indent(each, 2) for each in paragraph(names, sheet.measure - 2, "soft")[:4]]
        pieces.append(Piece(lines))
    return pieces


def _piece(one: Told, sheet: Sheet) -> Piece:
    lines = _with_sign(one.sign, one.name or upper_first(one.said), sheet, bold=True)
    if one.name and _is_prose(one):
        shown = [
            each
            for told in one.lines[:4]
            for each in detail_lines(one._replace(lines=(told,), outcomes=()), sheet.measure - 4)
        ]
        lines = _with_sign("•", upper_first(one.said), sheet, bold=True)
        lines += [indent(each, 2) for each in shown[:8]]
    elif one.name:
        lines += [
            indent(each, 2) for each in paragraph(upper_first(one.gist or one.said), sheet.measure - 2, "soft")[:3]
        ]
    for told in one.outcomes:
        lines += [indent(each, 2) for each in _with_sign("▲" if told == _("er nå forsinket") else "◊", told, sheet)]
    return Piece(lines)


def _is_prose(one: Told) -> bool:
    """Whether it is answers that were written or changed, so that the words themselves are what there is to see."""
    return not one.change.unknown and not TABLES[one.change.place.table].keyed and bool(one.lines)


def _with_sign(sign: str, text: str, sheet: Sheet, *, bold: bool = False) -> list[Line]:
    lines = wrap_line(line((text, "text", bold)), max(1, sheet.measure - 4))
    return [line(sign_span(sign), " ", each) if not at else indent(each, 2) for at, each in enumerate(lines)]


class ChangesForRoom(ClickerScreen):
    """The changes for the room, from a part of the plan on. No key of the program below works here."""

    def __init__(self, part: int = -1) -> None:
        """`part` is the part that is shown first, -1 for what it is all about."""
        super().__init__()
        self._part = part
        self._at = -1
        self._held: Held | None = None
        self._drawn: tuple[Sheet, list[RoomPage]] | None = None

    @property
    def pages(self) -> list[RoomPage]:
        """All that can be shown, on this screen."""
        sheet = Sheet(self.size.width, self.size.height)
        if self._drawn is None or self._drawn[0] != sheet:
            assert self._held is not None
            self._drawn = (sheet, room_pages(self.host.versions, self._held, self.host.today, sheet))
        return self._drawn[1]

    def on_mount(self) -> None:
        self._held = self.host.versions.held
        self._at = next((at for at, one in enumerate(self.pages) if one.part == self._part), 0)
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        if self._at >= 0:
            here = self.pages[min(self._at, len(self.pages) - 1)].part
            self._drawn = None
            self._at = next((at for at, one in enumerate(self.pages) if one.part == here), 0)
            self.draw()

    def page_lines(self) -> list[Line]:
        sheet, pages = Sheet(self.size.width, self.size.height), self.pages
        page = list(pages[self._at].lines[: sheet.foot])
        page += [BLANK] * (sheet.foot - len(page))
        before = pages[self._at - 1].name if self._at else ""
        after = pages[self._at + 1].name if self._at + 1 < len(pages) else ""
        return [*page, foot(before, after, self._at, len(pages), sheet.width)]

    def action_turn(self, step: int) -> None:
        if self._dark:
            self.action_blank()
        elif 0 <= self._at + step < len(self.pages):
            self._at += step
            self.draw()

    def action_end(self, step: int) -> None:
        self._at, self._dark = (0 if step < 0 else len(self.pages) - 1), False
        self.draw()
