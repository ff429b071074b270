"""The thread as five columns with lines between them: the whole path of what is chosen is lit, all else is quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, cast

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Finding, Goal, LogEntry, Measure
from dekom_tui.plan.model import Place
from dekom_tui.screens.thread.beads import GOAL, MEASURE, SIGN, Beads, Spot, beads, lit
from dekom_tui.screens.thread.columns import Placed, Slot, aligned, placed
from dekom_tui.screens.thread.labels import DATE, HEADINGS, bead_lines, numbers, sign_words, toned
from dekom_tui.screens.thread.routing import Gap, routed
from dekom_tui.screens.thread.sheet import Sheet
from dekom_tui.widgets.lines import Line, Span, line, pad
from dekom_tui.widgets.paint import MARK
from dekom_tui.widgets.states import LOOSE
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dekom_tui.plan.model import Plan

HEAD: Final = 2
"""Rows of the headings and what parts them from the beads."""
_BROAD: Final = 96
"""From this width there is room for lines side by side, and for whole dates."""
_SHARES: Final = (0.265, 0.235, 0.21)
"""What the first three columns have of the room for names."""
_EXTRA: Final = 3
"""So many signs of no measure count when it is settled how far apart measures stand."""


E = TypeVar("E", bound=Entity)


class Column(NamedTuple):
    """Where the names of a column begin, and the cells that they have."""

    x: int
    width: int

    @property
    def mark(self) -> int:
        """The cell of the mark of what is chosen."""
        return self.x - 1

    @property
    def end(self) -> int:
        """The first cell after it."""
        return self.x + self.width


def columns(width: int) -> tuple[Column, ...]:
    """The five columns in so many cells."""
    gap = 3 if width < _BROAD else 5 if width < 140 else 7
    sign, before = (8, 1) if width < _BROAD else (DATE, 3) if width < 130 else (DATE + 4, 4)
    room = width - 2 - 3 * gap - before - sign
    found: list[Column] = []
    x = 1
    for share in (*_SHARES, 1 - sum(_SHARES)):
        own = max(4, int(room * share))
        found.append(Column(x, own))
        x += own + gap
    found[MEASURE] = Column(found[MEASURE].x, max(8, width - 1 - sign - before - found[MEASURE].x))
    return (*found, Column(found[MEASURE].end + before, sign))


def rows_wanted(plan: Plan, *, roomy: bool) -> int:
    """How many rows the beads take, close together or spread."""
    found = beads(plan)
    own = len(found.columns[MEASURE]) + min(_EXTRA, len(found.others))
    text = 4 if roomy else 3
    return max(
        3,
        own * 2 - 1 if roomy else own,
        *(len(found.columns[one]) * text - 1 for one in (1, GOAL)),
        found.tied * (2 if roomy else 1),
    )


def picture(plan: Plan, today: date, spot: Spot | None, width: int, height: int, *, focused: bool = True) -> Sheet:
    """The thread in `width` cells and `height` rows. Zones have Spots as targets."""
    return _Picture(plan, today, spot, width, height, "accent_bg" if focused else "panel").drawn()


class _Picture:
    """One drawing."""

    def __init__(self, plan: Plan, today: date, spot: Spot | None, width: int, height: int, ground: str) -> None:
        self.plan = plan
        self.today = today
        self.spot = spot
        self.ground = ground
        self.sheet = Sheet(width, height)
        self.columns = columns(width)
        self.found: Beads = beads(plan)
        self.lit = lit(plan, spot)
        self.numbers = numbers(plan)
        self.seen = {
            entry.key for place in self.lit if place.table == "tiltak" for entry in self.found.signs.get(place.key, ())
        }
        """The entries that a measure on the path shows, so that they need not be lit beside another one."""
        self.room = max(0, height - HEAD)
        self.rows: list[dict[Place, int]] = [{}, {}, {}, {}]
        self.ends: list[dict[int, int]] = [{}, {}, {}, {}]

    def drawn(self) -> Sheet:
        findings = self._placed(1)
        where = {self._place(1, one.at): one.row for one in findings.slots if not one.folded}
        placed_ = (self._figures(where), findings, self._placed(GOAL), self._placed(MEASURE))
        for at, found in enumerate(placed_):
            self._heading(at, found)
            for slot in found.slots:
                self._bead(at, slot, self._place(at, slot.at))
        self._lines()
        return self.sheet

    # Where everything stands

    def _place(self, at: int, index: int) -> Place:
        column = self.found.columns[at]
        if index < len(column):
            return column[index].place
        return Place("logg", self.found.others[index - len(column)].key)

    def _marked(self, at: int) -> tuple[set[int], int | None]:
        """The indices of what is lit in a column, and of what is chosen there."""
        rows = self.found.rows[at]
        seen = {rows[place] for place in self.lit if place in rows}
        return seen, rows.get(self.spot.place) if self.spot is not None else None

    def _placed(self, at: int) -> Placed:
        seen, chosen = self._marked(at)
        count = len(self.found.rows[at])
        main = count - max(0, len(self.found.others) - _EXTRA) if at == MEASURE else count
        return placed(count, self.room, seen, chosen, main=main)

    def _figures(self, findings: dict[Place, int]) -> Placed:
        """The indicators, each beside the first finding that builds on it."""
        rows = self.found.rows[0]
        seen, chosen = self._marked(0)
        names: dict[str, int] = {}
        for finding in self.plan.ordered(Finding):
            row = findings.get(Place("funn", finding.key))
            if row is not None:
                for key in finding.indikator:
                    names.setdefault(key, row)
        wanted: list[int] = []
        before = 0
        for place in rows:
            before = max(before, names.get(place.key, before))
            wanted.append(before)
        return aligned(wanted, self.room, seen, chosen, main=self.found.tied or len(rows))

    # What stands there

    def _heading(self, at: int, found: Placed) -> None:
        column = self.columns[at]
        hidden = "".join(f" {arrow}{n}" for arrow, n in (("↑", found.above), ("↓", found.below)) if n)
        self.sheet.put(0, column.x, line((_(HEADINGS[at]), "accent", True), (hidden, "faint")))
        if at == MEASURE:
            self.sheet.put(0, self.columns[SIGN].x, line((_(HEADINGS[SIGN]), "accent", True)))

    def _bead(self, at: int, slot: Slot, place: Place) -> None:
        row, column = slot.row + HEAD, self.columns[at]
        if slot.folded:
            self.sheet.put(row, column.x, line((_("· {n} til").format(n=slot.folded), "faint")))
            return
        entity = self.plan.at(place)
        assert entity is not None
        self.rows[at][place] = row
        if place.table != "logg":
            self._name(at, row, slot.lines, place, entity)
        if at == MEASURE:
            self._sign(row, place, entity)

    def _name(self, at: int, row: int, lines: int, place: Place, entity: Entity) -> None:
        column, spot = self.columns[at], Spot(at, place)
        chosen, quiet = spot == self.spot, place not in self.lit
        loose = self._hangs(place, entity)
        if loose and at:
            self.sheet.put(row, column.mark - 1, line(LOOSE.span()))
        said = bead_lines(entity, self.today, self.numbers, column.width, lines, quiet=quiet, loose=loose and not at)
        for index, (piece, cells) in enumerate(said):
            if chosen:
                self._chosen(row + index, column, piece, spot)
            else:
                self.sheet.put(row + index, column.x, piece, spot, cells)
        self.ends[at][row] = column.end if chosen else column.x + said[0][1] + 1

    def _hangs(self, place: Place, entity: Entity) -> bool:
        """Whether it hangs loose for another reason than that a sign is wanting."""
        return place in self.found.loose and not (isinstance(entity, Measure) and entity.maal)

    def _chosen(self, row: int, column: Column, piece: Line, spot: Spot) -> None:
        mark = Span(MARK, "accent", ground=self.ground)
        piece = (mark, *toned(pad(piece, column.width), quiet=False, bold=True, ground=self.ground))
        self.sheet.put(row, column.mark, piece, spot)

    def _sign(self, row: int, place: Place, entity: Entity) -> None:
        """What is seen of a measure, or an entry that names none; the one that is chosen before the newest."""
        column = self.columns[SIGN]
        measure = entity if isinstance(entity, Measure) else None
        entries = (cast("LogEntry", entity),) if measure is None else self.found.signs.get(measure.key, ())
        entry = entries[0] if entries else None
        if self.spot is not None and self.spot.place.table == "logg":
            entry = next((one for one in entries if one.key == self.spot.place.key), entry)
        target = Place("logg", entry.key) if entry is not None else place
        spot = Spot(SIGN, target)
        quiet = target not in self.lit or (place not in self.lit and target.key in self.seen)
        piece = sign_words(self.found, measure, entry, column.width)
        if spot == self.spot:
            self._chosen(row, column, piece, spot)
        else:
            self.sheet.put(row, column.x, toned(piece, quiet=quiet), spot)
        if place in self.lit and not quiet:
            start = self.ends[MEASURE].get(row, self.columns[MEASURE].mark)
            token = "accent" if entry is not None else "line"
            cells = column.mark - start
            if cells > 0 and (entry is not None or (measure is not None and measure.key in self.found.awaiting)):
                self.sheet.put(row, start, line(("─" * cells, token)))

    # The lines

    def _lines(self) -> None:
        links: list[list[tuple[int, int]]] = [[], [], []]
        for finding in self._on_path(1, Finding):
            links[0] += self._pairs(0, ("indikator", finding.indikator), self.rows[1][Place("funn", finding.key)])
        for goal in self._on_path(GOAL, Goal):
            row = self.rows[GOAL][Place("maal", goal.key)]
            links[1] += self._pairs(1, ("funn", goal.funn), row)
            self._bridge(goal, row, links)
        for measure in self._on_path(MEASURE, Measure):
            links[2] += self._pairs(GOAL, ("maal", measure.maal), self.rows[MEASURE][Place("tiltak", measure.key)])
        for entry in self._on_path(MEASURE, LogEntry):
            row = self.rows[MEASURE][Place("logg", entry.key)]
            links[2] += self._pairs(GOAL, ("maal", entry.maal), row)
        for at, those in enumerate(links):
            left, right = self.columns[at], self.columns[at + 1]
            gap = Gap(left.end, max(left.end + 1, right.mark - 2), right.mark)
            self.sheet.grid(routed(those, self.ends[at], gap), "accent")

    def _on_path(self, at: int, kind: type[E]) -> Iterable[E]:
        """What is lit and in view in a column, of one kind."""
        for place in self.rows[at]:
            entity = self.plan.at(place)
            if place in self.lit and isinstance(entity, kind):
                yield entity

    def _pairs(self, at: int, named: tuple[str, Iterable[str]], row: int) -> list[tuple[int, int]]:
        """From what is named in the column to the left, as far as it is lit and in view, to a row."""
        table, keys = named
        places = (Place(table, key) for key in keys)
        return [(self.rows[at][one], row) for one in places if one in self.lit and one in self.rows[at]]

    def _bridge(self, goal: Goal, row: int, links: list[list[tuple[int, int]]]) -> None:
        """A goal's own indicator that no finding leads to: its line passes between the findings."""
        figure = Place("indikator", goal.indikator or "")
        start = self.rows[0].get(figure)
        if start is None or figure not in self.lit:
            return
        named = (self.plan.of(Finding).get(key) for key in goal.funn)
        if any(one is not None and figure.key in one.indikator for one in named):
            return
        column = self.columns[1]
        rows = sorted(range(HEAD, self.sheet.height), key=lambda one: abs(one - start))
        free = next((one for one in rows if self.sheet.free(one, column.mark - 1, column.end)), None)
        if free is not None:
            self.sheet.put(free, column.mark, line(("─" * (column.width + 1), "accent")))
            self.ends[1][free] = column.end
            links[0].append((start, free))
            links[1].append((free, row))


def picture_rows(plan: Plan, room: int, ends: int, few: int) -> int:
    """The rows of the picture where it shares `room` with so many loose ends: what it needs before more than `few` of
    these are seen, and what makes it airy when all are."""
    least, most = (HEAD + rows_wanted(plan, roomy=one) for one in (False, True))
    return max(min(least, room - min(ends, few)), min(most, room - ends))
