"""The changes between two versions, gone through one by one: what each says, what it means, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widget import Widget

from dekom_tui.commands import (
    FETCH_BACK,
    GO_THERE,
    LEAVE_CHANGES,
    REPORT,
    STEP_CHANGES,
    STEP_PARTS,
    Command,
)
from dekom_tui.data import data
from dekom_tui.plan.deck import OVERVIEW
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place
from dekom_tui.review.restore import restorable
from dekom_tui.screens.base import bindings
from dekom_tui.screens.sections.panes import Rule
from dekom_tui.screens.versions.changes_view import (
    PARTS,
    Mark,
    change_at,
    folded_rows,
    head_lines,
    part_lines,
    side_rows,
    steps,
)
from dekom_tui.screens.versions.reading import ReadsVersions
from dekom_tui.screens.ways import lead
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Line, Row
from dekom_tui.widgets.still import Still
from dekom_tui.words.changes.telling import Told

WIDE = 120
"""From this width the two sides stand beside each other."""


class ChangesCanvas(Canvas):
    """The changes: one that is higher than the screen is read to its end before the next is chosen."""

    def action_move(self, step: int) -> None:
        screen = self.screen
        page = self._page
        self._ensure()
        if page.selected is not None:
            last = page.last_of(page.row, page.pane)
            below = last - (self.top + self.size.height - 2)
            if step > 0 and below > 0 and page.row - 1 <= self.top:
                self.scroll_rows(min(below, max(1, self.size.height // 2)))
                return
            if step < 0 and page.row < self.top:
                self.scroll_rows(-min(self.top - page.row + 1, max(1, self.size.height // 2)))
                return
        if isinstance(screen, ChangesScreen):
            screen.step(step)

    def action_end(self, step: int) -> None:
        if isinstance(self.screen, ChangesScreen):
            self.screen.step(step * len(self.screen.marks))


class ChangesScreen(ReadsVersions):
    """What lies between the two versions that are held against each other."""

    CSS_PATH: ClassVar = [str(data("styles", "versions.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (
        STEP_CHANGES, STEP_PARTS, GO_THERE, FETCH_BACK, REPORT, LEAVE_CHANGES,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((FETCH_BACK, REPORT)),
        Binding("left", "part(-1)", show=False),
        Binding("right", "part(1)", show=False),
        Binding("escape", "app.back", show=False),
    ]
    AUTO_FOCUS = "#list"

    mark = Mark(0, 0)

    def body(self) -> Iterable[Widget]:
        left = Vertical(Still(self._head, id="head"), ChangesCanvas(self.list_rows, tell_edges=True, id="list"))
        left.id = "left"
        yield Container(Still(self._parts, id="parts"), Rule(id="rule"), left, id="body")

    def on_mount(self) -> None:
        held = self.known.held
        if held is not None:
            self.mark = self._weightiest()
        super().on_mount()
        self._fit(self.app.size.width)
        self.listing.select(self.mark)
        self.compare()

    def _weightiest(self) -> Mark:
        """Where it begins: the first change."""
        return Mark(0, 0)

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        self.set_class(width >= WIDE, "-wide")
        self.query_one("#parts").styles.width = PARTS

    @property
    def listing(self) -> Canvas:
        """The changes."""
        return self.query_one("#list", Canvas)

    @property
    def wide(self) -> bool:
        """Whether the two sides stand beside each other."""
        return self.app.size.width >= WIDE

    @property
    def marks(self) -> Sequence[Mark]:
        """Every change, in order."""
        held = self.known.held
        return steps(held) if held is not None else ()

    @property
    def told(self) -> Told | None:
        """The chosen change."""
        held = self.known.held
        return change_at(held, self.mark) if held is not None else None

    @property
    def chosen(self) -> object | None:
        """Where the chosen change stands in the plan."""
        told = self.told
        return told.change.place if told is not None else None

    # What is drawn

    def _head(self, width: int, height: int) -> Sequence[Line]:
        held = self.known.held
        return head_lines(self.known, held, width) if held is not None and not self.wide else ()

    def _parts(self, width: int, height: int) -> Sequence[Line]:
        held = self.known.held
        return part_lines(held, self.mark.part, height) if held is not None else ()

    def list_rows(self, width: int, height: int) -> Sequence[Row]:
        """The changes."""
        held = self.known.held
        if held is None or self.mark.part >= len(held.groups):
            return ()
        if self.wide:
            return side_rows(self.known, held, self.mark.part, width)
        return folded_rows(held, self.mark, width)

    def versions_changed(self) -> None:
        held = self.known.held
        if held is not None and change_at(held, self.mark) is None:
            self.mark = self.marks[-1] if self.marks else Mark(0, 0)
        if held is not None and not held.total:
            self.call_later(self.dismiss)
            return
        if held is not None:
            self._draw()

    def _draw(self) -> None:
        self.query_one("#head", Still).styles.height = 0 if self.wide else 3 + bool(self._unread())
        self.query_one("#head", Still).redraw()
        self.query_one("#parts", Still).redraw()
        self.listing.refresh_rows()
        self.show_keys()

    def _unread(self) -> bool:
        held = self.known.held
        return held is not None and bool(held.unread)

    def plan_changed(self) -> None:
        super().plan_changed()
        self.versions_changed()

    # Moving

    def _to(self, mark: Mark) -> None:
        other = mark.part != self.mark.part
        self.mark = mark
        if other and self.wide:
            self.listing.to_top()
        self.unsay()
        self._draw()
        self.listing.select(mark)

    def step(self, by: int) -> None:
        """To a change further on, or back."""
        marks = self.marks
        if self.mark in marks:
            to = max(0, min(len(marks) - 1, marks.index(self.mark) + by))
            self._to(marks[to])

    def action_part(self, step: int) -> None:
        """To the part of the plan before, or after."""
        held = self.known.held
        if held is not None and 0 <= self.mark.part + step < len(held.groups):
            self._to(Mark(self.mark.part + step, 0))

    @on(Canvas.Highlighted)
    def _moved(self, message: Canvas.Highlighted) -> None:
        if isinstance(message.target, Mark) and message.target != self.mark:
            self._to(message.target)

    @on(Canvas.Chosen)
    def _opened(self, message: Canvas.Chosen) -> None:
        self.action_choose()

    # What can be done

    def commands(self) -> Sequence[Command]:
        told = self.told
        if told is None:
            return (LEAVE_CHANGES,)
        found: list[Command] = [STEP_CHANGES, STEP_PARTS]
        found += [GO_THERE] if self._there(told) else []
        found += [FETCH_BACK] if restorable(told.change, self.host.plan) else []
        return [*found, REPORT, LEAVE_CHANGES]

    def _there(self, told: Told) -> bool:
        place = told.change.place
        return bool(told.name) and not told.change.unknown and self._standing(place)

    def _standing(self, place: Place) -> bool:
        return not TABLES[place.table].keyed or self.host.plan.at(place) is not None

    def action_choose(self) -> None:
        """Go to where the change stands in the plan."""
        told = self.told
        if told is not None and self._there(told):
            field = told.change.fields[0].path if told.change.fields else ""
            place, program = told.change.place, self.host
            self.dismiss()
            program.call_later(lead, program, place, field if not place.key else "")

    def action_fetch_back(self) -> None:
        """Choose what to bring back from the earlier version."""
        told, held = self.told, self.known.held
        if told is not None and held is not None and restorable(told.change, self.host.plan):
            from dekom_tui.screens.versions.restore import RestoreScreen

            self.app.push_screen(RestoreScreen(told, held))

    def presented(self) -> Place | None:
        return OVERVIEW if self.told is not None else None

    def action_present(self) -> None:
        """Show the room what has changed, beginning at this part."""
        if self.told is not None:
            from dekom_tui.screens.versions.present import ChangesForRoom

            self.app.push_screen(ChangesForRoom(self.mark.part))

    def action_report(self) -> None:
        """Write the report of what lies between the two."""
        if self.known.held is not None and self.known.held.total:
            from dekom_tui.screens.versions.report import ReportScreen

            self.app.push_screen(ReportScreen())
