"""L Logg: the evaluation log as a thread, newest first, and what has not been evaluated yet."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.strip import Strip
from textual.widget import Widget

from dekom_tui.commands import (
    BEGIN_ENTRY,
    CHOOSE,
    COLLECT,
    EDIT_ENTRY,
    FILTER_LOG,
    FIND,
    LEAVE_PANE,
    NEW_ENTRY,
    READ_ENTRY,
    REGISTER,
    SCROLL,
    SHOW_ENTRIES,
    UNEVALUATED,
    UNFOLD_ENTRY,
    Command,
)
from dekom_tui.data import data
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.evaluating import EVERYTHING, Filter, Missing, Step, known_of, shown_of
from dekom_tui.plan.format import LogEntry, Voice
from dekom_tui.plan.gathering import SUMMED_UP
from dekom_tui.plan.model import Place, Plan
from dekom_tui.screens.base import bindings
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.log.entry_view import entry_rows
from dekom_tui.screens.log.view import (
    Knots,
    ThreadRows,
    edge_words,
    empty_rows,
    head_rows,
    nothing_rows,
    place_of,
    tail_rows,
)
from dekom_tui.screens.panes import Arrangement, Detail, Head, TwoPaneScreen, heading_of
from dekom_tui.screens.sections.panes import Rule
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import BLANK, Line, Row, line
from dekom_tui.widgets.paint import paint
from dekom_tui.words.language import current

ABOUT = ("tiltak", "maal", "arena")
"""The tables about which an entry can be begun."""


class ThreadCanvas(Canvas):
    """The thread: an open entry that is higher than the screen is read to its end before the next is chosen."""

    def edge_line(self, below: bool, hidden: int) -> Line:
        rows = self.rows
        if not isinstance(rows, ThreadRows):
            return super().edge_line(below, hidden)
        last = self.top + self.size.height - 2
        words = edge_words(rows, max(0, last)) if below else ""
        if not below or not words:
            return line("  ", ("↓" if below else "↑", "faint"))
        return line("  ", ("↓", "faint"), " " * 16, (words, "faint"))

    def render_line(self, y: int) -> Strip:
        """A heading whose rows are all below the edge waits there with them."""
        last = self.size.height - 1
        if y == last - 1 and self.top + last + 1 < len(self.rows) and heading_of(self.rows[self.top + y]):
            return paint(BLANK, self.size.width, self.colours, self.ground)
        return super().render_line(y)

    def action_move(self, step: int) -> None:
        rows, selected = self.rows, self.selected
        if isinstance(rows, ThreadRows) and selected is not None:
            first, below = self._page.row, rows.end_of(selected) - (self.top + self.size.height - 1)
            if step > 0 and below > 0 and first >= self.top - rows.end_of(selected) and rows.opened_at(selected):
                self.scroll_rows(min(below, max(1, self.size.height // 2)))
                return
            if step < 0 and first < self.top:
                self.scroll_rows(-min(self.top - first + 1, max(1, self.size.height // 2)))
                return
        super().action_move(step)


class LogScreen(TwoPaneScreen):
    """The evaluation log."""

    PLACE = "L"
    FINDS = FIND
    CSS_PATH: ClassVar = [str(data("styles", "panes.tcss")), str(data("styles", "log.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        CHOOSE,
        UNFOLD_ENTRY,
        NEW_ENTRY,
        EDIT_ENTRY,
        FILTER_LOG,
        COLLECT,
        UNEVALUATED,
        *REGISTER[1:],
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings((EDIT_ENTRY, FILTER_LOG, COLLECT, UNEVALUATED))

    shown: Filter = EVERYTHING
    _listed: tuple[Plan, Filter, Knots] | None = None
    _tail: tuple[Plan, tuple[int, str], list[Row]] | None = None
    _came_from: Hashable | None = None

    def __init__(self) -> None:
        super().__init__()
        self._opened_places: set[Place] = set()

    # The panes

    def body(self) -> Iterable[Widget]:
        head = Head(self.head_rows, id="head")
        yield Vertical(head, ThreadCanvas(self.list_rows, tell_edges=True, id="list"), id="left")
        yield Rule(id="rule")
        yield Detail(self.detail_rows, tell_edges=True, id="detail")

    @property
    def knots(self) -> Knots:
        """The knots that are shown."""
        plan, known = self.host.plan, self._listed
        if known is None or known[0] is not plan or known[1] != self.shown:
            known = self._listed = (plan, self.shown, Knots(shown_of(plan, self.shown)))
        return known[2]

    @property
    def those(self) -> Sequence[Step]:
        """The same, one by one."""
        return self.knots.those

    @property
    def today(self) -> date:
        """Today's date."""
        return self.host.today

    def tail(self, width: int) -> list[Row]:
        """What stands after the thread."""
        plan, known = self.host.plan, self._tail
        if known is None or known[0] is not plan or known[1] != (width, current()):
            drawn = tail_rows(plan, self.today, width) if self.loaded else []
            known = self._tail = (plan, (width, current()), drawn)
        return known[2]

    @property
    def loaded(self) -> bool:
        """Whether the log has been read."""
        return self.host.session.loaded

    @property
    def entry(self) -> Step | None:
        """The entry, or the voice, that is chosen."""
        found = self.chosen
        entity = self.host.plan.at(found) if isinstance(found, Place) else None
        return entity if isinstance(entity, LogEntry | Voice) else None

    def nothing_yet(self) -> bool:
        return self.shown == EVERYTHING and not self.those

    def arrangement(self, width: int, height: int) -> Arrangement:
        left = min(72, max(62, width * 2 // 5 + 4)) if width >= 120 and not self.nothing_yet() else 0
        return Arrangement(left, 3, max(1, height - 3))

    def head_rows(self, width: int, height: int) -> Sequence[Row]:
        return head_rows(self.host.plan, self.today, self.shown, len(self.those), width, loaded=self.loaded)

    def list_rows(self, width: int, height: int) -> Sequence[Row]:
        plan = self.host.plan
        if not self.those:
            lead = empty_rows(width, loaded=self.loaded) if self.shown == EVERYTHING else nothing_rows(width)
            return [*lead, *(self.tail(width) if self.shown == EVERYTHING else ())]
        opened = () if self.wide else self._opened_places
        tail = self.tail(width) if self.shown == EVERYTHING else ()
        return ThreadRows(plan, self.today, self.knots, opened, width, tall=self.wide, tail=tail)

    def detail_rows(self, width: int, height: int) -> Sequence[Row]:
        entry = self.entry
        return () if entry is None else entry_rows(self.host.plan, entry, self.today, width, height)

    def first_choice(self) -> Hashable | None:
        return place_of(self.those[0]) if self.those else None

    def first_inside(self) -> Hashable | None:
        return None

    # What can be done

    def kind_here(self) -> type[Entity] | None:
        return LogEntry

    def commands(self) -> Sequence[Command]:
        clear = (SHOW_ENTRIES,) if self.shown != EVERYTHING else ()
        if self.inside:
            return (SCROLL, LEAVE_PANE, EDIT_ENTRY)
        found: list[Command] = []
        if self.entry is not None:
            found = [CHOOSE, *((READ_ENTRY,) if self.wide else (UNFOLD_ENTRY,)), *clear, NEW_ENTRY, EDIT_ENTRY]
        elif isinstance(self.chosen, Missing):
            found = [CHOOSE, BEGIN_ENTRY, *clear, NEW_ENTRY]
        else:
            found = [*clear, NEW_ENTRY]
        found += [FILTER_LOG] if self.host.plan.log else []
        found += [COLLECT] if self._says_something() else []
        found += [UNEVALUATED] if self._missing() is not None and self.those else []
        return [*found, *self.list_commands()]

    def _says_something(self) -> bool:
        return any(field in one.values for one in self.host.plan.log for field in SUMMED_UP)

    def _missing(self) -> Missing | None:
        """The first of what is not evaluated."""
        rows = self.tail(self.listing.size.width) if self.shown == EVERYTHING else []
        return next((row.target for row in rows if isinstance(row.target, Missing)), None)

    def open(self, target: Hashable) -> None:
        if isinstance(target, Missing):
            self.begin(target.place)
        elif isinstance(target, Place) and self.wide:
            self.detail.focus()
        elif isinstance(target, Place):
            self._opened_places ^= {target}
            self.listing.refresh_rows()
            self._into_view(target)

    def _into_view(self, target: Hashable) -> None:
        """Brings as much of an entry that was opened into view as there is room for."""
        rows = self.listing.rows
        if isinstance(rows, ThreadRows) and (found := self.listing.where(target)) is not None:
            over = rows.end_of(target) - (self.listing.top + self.listing.size.height - 1)
            if over > 0:
                self.listing.scroll_rows(min(over, max(0, found - 2)))

    def action_into(self) -> None:
        """To the entry beside the list, to read on in it."""
        if self.wide and self.entry is not None:
            self.detail.focus()

    def action_across(self) -> None:
        """To the other pane; where there is but one, to what is not evaluated and back."""
        if self.wide:
            super().action_across()
        else:
            self.action_unevaluated()

    def action_unevaluated(self) -> None:
        """To the first that is not evaluated, and back to the entry that one came from."""
        found = self._missing()
        if isinstance(self.chosen, Missing) and self.those:
            self.listing.select(self._came_from or self.first_choice())
        elif found is not None:
            self._came_from = self.chosen
            self.listing.select(found)
        self.turn()

    def action_edit(self) -> None:
        """Every field of the entry as a form."""
        entry = self.entry
        if entry is not None:
            self.host.push_form(EntitySubject(place_of(entry)))

    def action_add(self) -> None:
        """A new entry: about what is missing where that is chosen, else about what the log is filtered by."""
        chosen = self.chosen
        if isinstance(chosen, Missing):
            self.begin(chosen.place)
        elif self.shown.measure:
            self.begin(Place("tiltak", self.shown.measure))
        else:
            self.begin(Place("maal", self.shown.goal) if self.shown.goal else None)

    def begin(self, about: Place | None) -> None:
        """Write a new entry about something, with all that is known filled in."""
        from dekom_tui.screens.log.write import WriteEntryScreen

        known: Mapping[str, object] = known_of(self.host.plan, about) if about is not None else {}
        self.app.push_screen(WriteEntryScreen(known, about if known else None, self.take_new))

    def take_new(self, place: Place) -> None:
        """Chooses an entry that has just been written, and opens it."""
        self.shown = EVERYTHING
        self.redraw()
        self.show(place)

    def action_collect(self) -> None:
        """Gather what the entries say under the three questions, for the summing up of section 7."""
        if self._says_something():
            from dekom_tui.screens.log.collect import CollectScreen

            self.app.push_screen(CollectScreen())

    # Which ones

    def action_filter(self) -> None:
        """Choose which entries are shown."""
        if self.host.plan.log:
            from dekom_tui.screens.log.filter import LogFilterScreen

            self.app.push_screen(LogFilterScreen(self.shown, self.take_filter))

    def take_filter(self, shown: Filter) -> None:
        """Show only what this filter admits."""
        self.shown = shown
        self._fit(self._width, self._height)
        self.redraw()
        if self.chosen is None or not self.listing.holds(self.chosen):
            self.listing.select(self.first_choice())
        self.turn()

    def show(self, target: Place | None) -> None:
        if target is None:
            return
        if target.table in ABOUT:
            self.begin(target)
            return
        entity = self.host.plan.at(target)
        if isinstance(entity, LogEntry | Voice):
            if not self.shown.admits(self.host.plan, entity):
                self.take_filter(EVERYTHING)
            self._opened_places.add(target)
            self.listing.refresh_rows()
            super().show(target)
            self._into_view(target)

    def presented(self) -> Place | None:
        found = self.chosen
        if isinstance(found, Missing):
            return Place(found.place.table, found.field) if found.field else found.place
        return place_of(self.entry) if self.entry is not None else None

    def action_present(self) -> None:
        """Show the room the entries that are shown here, the chosen one first; of what is missing, what it is about."""
        entry = self.entry
        if entry is None:
            super().action_present()
            return
        from dekom_tui.screens.log.present import LogPresentScreen

        places = [place_of(one) for one in self.those]
        self.app.push_screen(LogPresentScreen(places, place_of(entry), self._presented_last))

    def _presented_last(self, place: Place) -> None:
        self.listing.select(place)
        self.turn()

    async def action_back(self) -> None:
        """Out of the entry, then out of the filter, then out of the screen."""
        if not self.inside and self.shown != EVERYTHING:
            self.take_filter(EVERYTHING)
        else:
            await super().action_back()
