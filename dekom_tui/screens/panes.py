"""A list and, under it or beside it, all that is known of what is chosen there (3 Resultatmål, 5 Tiltak).

What stands in the detail can be chosen only while the detail has the focus, so that one thing is lit at a time.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from time import monotonic
from typing import ClassVar, Final, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from dekom_tui.commands import REGISTER
from dekom_tui.data import data
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import bindings
from dekom_tui.screens.register import RegisterScreen
from dekom_tui.screens.sections.panes import Rule
from dekom_tui.widgets.canvas import Canvas, RowsFor
from dekom_tui.widgets.frame import Hint, KeyLine
from dekom_tui.widgets.lines import BLANK, Line, Row, line
from dekom_tui.widgets.paint import LineWidget, paint
from dekom_tui.words.language import _

WIDE: Final = 120
"""From this width the detail stands beside the list."""
LONG: Final = 500
"""A list of so many rows is long."""
RUNNING: Final = 0.12
"""Seconds between moves in a long list under which people are running through it."""
REST: Final = 0.08
"""Seconds after which they have come to rest."""
FRAME: Final = 3
"""The rows of the frame: title, tabs, keys."""


class Arrangement(NamedTuple):
    """How the room is shared: the cells of the list's pane (0: all), the rows of its head, the rows of the list."""

    left: int
    head: int
    rows: int
    """0: as many as there are."""


class Head(LineWidget):
    """What stands above the list and never moves; a click on what stands for something opens it."""

    DEFAULT_CSS = "Head { width: 1fr; height: auto; }"

    def __init__(self, rows_for: RowsFor, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows_for = rows_for
        self._drawn: tuple[int, int] | None = None
        self._rows: Sequence[Row] = ()

    def refresh_rows(self) -> None:
        """Asks for the rows again."""
        self._drawn = None
        self.refresh()

    def _row(self, y: int) -> Row:
        if self._drawn != self.size:
            self._drawn = (self.size.width, self.size.height)
            self._rows = self._rows_for(*self._drawn)
        return self._rows[y] if y < len(self._rows) else Row()

    def line_at(self, y: int) -> Line:
        return self._row(y).line

    def on_click(self, event: events.Click) -> None:
        target = self._row(event.y).target
        if target is not None and isinstance(self.screen, TwoPaneScreen):
            event.stop()
            self.screen.open(target)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.styles.pointer = "default" if self._row(event.y).target is None else "pointer"


class Detail(Canvas):
    """What is chosen in the list; at its lower edge it names what goes on below."""

    def edge_line(self, below: bool, hidden: int) -> Line:
        if not below:
            return super().edge_line(below, hidden)
        first = self.top + self.size.height - 1
        first -= bool(heading_of(self.rows[first - 1]))
        names = [name for row in self.rows[first:] if (name := heading_of(row))]
        if not names:
            return super().edge_line(below, hidden)
        said = _("↓ {name} og {n} til") if len(names) > 1 else _("↓ {name}")
        return line(" ", (said.format(name=names[0], n=len(names) - 1), "faint"))

    def render_line(self, y: int) -> Strip:
        last = self.size.height - 1
        lonely = y == last - 1 and self.top + last + 1 < len(self.rows) and heading_of(self.rows[self.top + y])
        return paint(BLANK, self.size.width, self.colours, self.ground) if lonely else super().render_line(y)


def heading_of(row: Row) -> str:
    """The heading that a row is, with small letters; empty for another row."""
    first = next((span for span in row.line if span.text.strip()), None)
    if first is None or first.token != "accent" or not first.bold or len(first.text) < 3 or not first.text.isupper():
        return ""
    return first.text.capitalize()


class TwoPaneScreen(RegisterScreen):
    """A place of the program that is a list and a detail."""

    CSS_PATH: ClassVar = [str(data("styles", "panes.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(REGISTER),
        Binding("escape", "back", show=False),
        Binding("tab", "across", show=False),
        Binding("shift+tab", "across", show=False),
        Binding("right", "into", show=False),
        Binding("left", "leave", show=False),
    ]

    def middle(self) -> ComposeResult:
        with Container(id="body"):
            yield from self.body()

    def body(self) -> Iterable[Widget]:
        head = Head(self.head_rows, id="head")
        yield Vertical(head, Canvas(self.list_rows, tell_edges=True, id="list"), id="left")
        yield Rule(id="rule")
        yield Detail(self.detail_rows, tell_edges=True, id="detail")

    # What a screen says for itself

    def arrangement(self, width: int, height: int) -> Arrangement:
        """How `width` cells and `height` rows between the frame's lines are shared."""
        raise NotImplementedError

    def head_rows(self, width: int, height: int) -> Sequence[Row]:
        """What stands above the list and never moves."""
        raise NotImplementedError

    def list_rows(self, width: int, height: int) -> Sequence[Row]:
        """The list."""
        raise NotImplementedError

    def detail_rows(self, width: int, height: int) -> Sequence[Row]:
        """All that is known of what is chosen; with targets while `inside`."""
        raise NotImplementedError

    def first_choice(self) -> Hashable | None:
        """What is chosen in the list when the screen is first shown."""
        raise NotImplementedError

    def first_inside(self) -> Hashable | None:
        """What is chosen when the detail is gone into; None when there is nothing to choose in it."""
        raise NotImplementedError

    def nothing_yet(self) -> bool:
        """Whether there is nothing yet: the list then has the whole screen."""
        raise NotImplementedError

    # The panes

    @property
    def listing(self) -> Canvas:
        """The list."""
        return self.query_one("#list", Canvas)

    @property
    def detail(self) -> Canvas:
        """What is chosen in the list."""
        return self.query_one("#detail", Canvas)

    @property
    def inside(self) -> bool:
        """Whether the detail has the focus."""
        return self.detail.has_focus

    @property
    def wide(self) -> bool:
        """Whether the detail stands beside the list."""
        return self._width >= WIDE

    @property
    def chosen(self) -> Hashable | None:
        """What is chosen in the list."""
        return self.listing.selected

    @property
    def pointed(self) -> Hashable | None:
        found = self.detail.selected if self.inside else self.chosen
        return None if isinstance(found, Place) and not found.key else found

    _width = 80
    _height = 24
    _arranged: Arrangement | None = None
    _turned_at = 0.0
    _resting: Timer | None = None

    def on_mount(self) -> None:
        self._fit(self.app.size.width, self.app.size.height)
        self.listing.select(self.first_choice())
        self.listing.focus()

    def on_resize(self, event: events.Resize) -> None:
        self._fit(event.size.width, event.size.height)

    def _fit(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        arranged = self.arrangement(width, max(0, height - FRAME))
        empty = self.nothing_yet()
        self.set_class(self.wide, "-wide")
        self.set_class(empty, "-empty")
        if arranged == self._arranged:
            return
        self._arranged = arranged
        left, rows = self.query_one("#left"), self.listing
        left.styles.width = arranged.left or "1fr"
        left.styles.height = "1fr" if self.wide or empty else arranged.head + arranged.rows
        self.query_one(Head).styles.height = arranged.head
        rows.styles.height = "1fr" if self.wide or empty else arranged.rows

    def plan_changed(self) -> None:
        super().plan_changed()
        self._fit(self._width, self._height)
        self.redraw()
        self.choose_new()

    def redraw(self) -> None:
        """Draws the panes anew."""
        self.query_one(Head).refresh_rows()
        self.listing.refresh_rows()
        self.detail.refresh_rows()
        self.show_keys()

    def show_keys(self) -> None:
        """Draws the key line anew, unless something is being said in it."""
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    def hints(self) -> list[Hint]:
        loud = [one for one in self.commands() if not one.quiet]
        return self.line_of(loud if self._width >= WIDE else loud[:5])

    # Choosing

    @on(Canvas.Highlighted, "#list")
    def _turned(self, message: Canvas.Highlighted) -> None:
        """Turns to what is chosen now; where people run through a long list, when they have come to rest."""
        before, self._turned_at = self._turned_at, monotonic()
        if len(self.listing.rows) < LONG or self._turned_at - before > RUNNING:
            self.turn()
            return
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self.turn)

    def turn(self) -> None:
        """Shows what is chosen now, from its top."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        self.detail.select(None)
        self.detail.to_top()
        self.detail.refresh_rows()
        self.show_keys()

    @on(Canvas.Highlighted, "#detail")
    def _moved_inside(self, message: Canvas.Highlighted) -> None:
        self.detail.refresh_rows()
        self.show_keys()

    @on(Canvas.Chosen)
    def _opened(self, message: Canvas.Chosen) -> None:
        self.open(message.target)

    def open(self, target: Hashable) -> None:
        """Enter on something, or a click on what is chosen already."""
        raise NotImplementedError

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        (self.detail if self.inside else self.listing).action_choose()

    @on(events.DescendantFocus, "#detail")
    def _went_inside(self) -> None:
        self.detail.refresh_rows()
        if self.detail.selected is None or not self.detail.holds(self.detail.selected):
            self.detail.select(self.first_inside())
        self.show_keys()

    @on(events.DescendantFocus, "#list")
    def _came_out(self) -> None:
        self.detail.select(None)
        self.detail.to_top()
        self.detail.refresh_rows()
        self.show_keys()

    def action_into(self) -> None:
        """Into the detail, where there is something to choose in it."""
        if not self.nothing_yet() and self.first_inside() is not None:
            if self._resting is not None:
                self.turn()
            self.detail.focus()

    def action_leave(self) -> None:
        """Out of the detail."""
        self.listing.focus()

    def action_across(self) -> None:
        """To the other pane."""
        if self.inside:
            self.action_leave()
        else:
            self.action_into()

    async def action_back(self) -> None:
        """Out of the detail, and then out of the screen."""
        if self.inside:
            self.action_leave()
        else:
            await self.app.run_action("app.back")

    def show(self, target: Place | None) -> None:
        if target is not None:
            self.listing.select(target)
            self.turn()
