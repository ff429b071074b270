"""A page of rows drawn line by line, on which one thing is selected at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import Binding, BindingType
from textual.message import Message

from dekom_tui.widgets.lighting import lit_rows
from dekom_tui.widgets.lines import BLANK, Line, Row, line
from dekom_tui.widgets.page import LazyRows, Page
from dekom_tui.widgets.paint import LineWidget, paint, paint_row
from dekom_tui.widgets.theme import palette
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Region, Size
    from textual.strip import Strip

__all__ = ["Canvas", "LazyRows", "RowsFor"]

RowsFor = Callable[[int, int], Sequence[Row]]
"""Gives the rows for a width and height in cells."""

_KEPT_STRIPS: Final = 4096


class Canvas(LineWidget, can_focus=True):
    """Rows with targets among which the keys, the wheel and the mouse move.

    The screen says what is on it with `draw` (rows made anew for every size) or `set_rows`. With two panes
    (`lines.beside`) left and right move between them.
    """

    DEFAULT_CSS = "Canvas { height: 1fr; width: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("left", "pane(0)", show=False),
        Binding("right", "pane(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Highlighted(Message):
        """Another target is selected now."""

        def __init__(self, canvas: Canvas, target: Hashable) -> None:
            super().__init__()
            self.canvas = canvas
            self.target = target

        @property
        def control(self) -> Canvas:
            return self.canvas

    class Chosen(Message):
        """The selected target was opened: Enter, a double click, or a click on what was selected already."""

        def __init__(self, canvas: Canvas, target: Hashable) -> None:
            super().__init__()
            self.canvas = canvas
            self.target = target

        @property
        def control(self) -> Canvas:
            return self.canvas

    def __init__(
        self,
        rows_for: RowsFor | None = None,
        *,
        ground: str = "bg",
        tell_edges: bool = False,
        click_chooses: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`tell_edges`: the edges say what is beyond them; `click_chooses`: one click opens."""
        super().__init__(id=id, classes=classes)
        self.ground = ground
        self._rows_for = rows_for
        self._page = Page(edges=tell_edges)
        self._click_chooses = click_chooses
        self._drawn: tuple[int, int] | None = None
        self._strips: dict[int, Strip] = {}
        self._strips_for = ("", 0)
        self._paper = (0, False, palette(""))
        self._chosen = range(0)
        self._sought = ""
        self._lit_at: tuple[int, ...] = ()

    # What the screen says

    def draw(self, rows_for: RowsFor, keep: Hashable | None = None) -> None:
        """Takes the rows from `rows_for(width, height)`, now and after every change of size."""
        self._rows_for = rows_for
        if keep is not None:
            self._page.selected = keep
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Asks for the rows again; the selection stays on its target."""
        self._drawn = None
        self.refresh()

    def set_rows(self, rows: Sequence[Row], keep: Hashable | None = None) -> None:
        """Shows these rows at any size, with `keep` (else what was selected) selected."""
        self.draw(lambda width, height: rows, keep)

    def select(self, target: Hashable | None) -> None:
        """Selects `target` and brings it into view. Nothing is posted: whoever asks knows."""
        self._page.selected = target
        if self._drawn is not None:
            self._page.settle()
        self.refresh()

    def light(self, words: str) -> None:
        """Lights words wherever they stand, the first brought into view where nothing is selected; "" puts them out."""
        if words != self._sought:
            self._sought = words
            self.refresh_rows()
        self._ensure()
        page = self._page
        if self._lit_at and page.selected is None and page.height > 2:
            first = self._lit_at[0]
            if not page.top < first < page.top + page.height - 1:
                self.scroll_rows(first - page.top - 2)

    @property
    def selected(self) -> Hashable | None:
        """The target that is selected, None where there is none."""
        return self._page.selected

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they are drawn, seen or not."""
        self._ensure()
        return self._page.rows

    @property
    def top(self) -> int:
        """The index of the first row in view."""
        return self._page.top

    def holds(self, target: Hashable) -> bool:
        """Whether there is a row for `target`."""
        self._ensure()
        return self._page.find(target) is not None

    def where(self, target: Hashable) -> int | None:
        """The row of the widget on which `target` begins, None when it is not in view."""
        self._ensure()
        found = self._page.find(target)
        at = -1 if found is None else found[0] - self._page.top
        return at if 0 <= at < self.size.height else None

    def to_top(self) -> None:
        """Shows the first row at the top again."""
        self._page.scroll(-self._page.top)
        self.refresh()

    def scroll_rows(self, by: int) -> bool:
        """Moves the view by rows and leaves the selection; says whether anything moved."""
        return self._moved(self._page.scroll, by)

    def edge_line(self, below: bool, hidden: int) -> Line:
        """What the last (first) row in view says of the `hidden` targets, or rows, beyond it."""
        words = _("↓ {n} til") if below else _("↑ {n} over")
        return line("  ", (words.format(n=hidden), "faint"))

    # Moving

    def _ensure(self) -> None:
        """Has the rows for the size that the widget has."""
        width, height = self.size
        if self._drawn == (width, height) or not width:
            return
        self._drawn = (width, height)
        self._strips.clear()
        was = self._page.selected
        rows = self._rows_for(width, height) if self._rows_for is not None else ()
        rows, self._lit_at = lit_rows(rows, self._sought)
        self._page.take(rows, height)
        self._tell(was)

    def _tell(self, was: Hashable | None) -> None:
        now = self._page.selected
        if now != was and now is not None:
            self.post_message(self.Highlighted(self, now))

    def _moved(self, step: Callable[[int], None], by: int) -> bool:
        """Does one of the page's moves, and shows and tells what came of it."""
        self._ensure()
        page = self._page
        was, top = page.selected, page.top
        step(by)
        self._tell(was)
        if (page.selected, page.top) == (was, top):
            return False
        self.refresh()
        return True

    def action_move(self, step: int) -> None:
        self._moved(self._page.move, step)

    def action_page(self, step: int) -> None:
        self._moved(self._page.leaf, step)

    def action_end(self, step: int) -> None:
        self._moved(self._page.end, step)

    def action_pane(self, pane: int) -> None:
        self._moved(self._page.across, pane)

    def action_choose(self) -> None:
        self._ensure()
        if self._page.selected is not None:
            self.post_message(self.Chosen(self, self._page.selected))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Left and right are the screen's where there is but one pane with targets."""
        if action == "pane":
            seen = range(self._page.top, min(self._page.top + self.size.height, len(self._page.rows)))
            return all(any(self._page.target(i, pane) is not None for i in seen) for pane in (0, 1))
        return True

    # The mouse

    def _under(self, x: int, y: int) -> tuple[int, int] | None:
        """Row and pane of the target under a cell of the widget."""
        index = self._page.top + y
        if index >= len(self._page.rows) or self._edge(y) is not None:
            return None
        row = self._page.rows[index]
        pane = 1 if row.side is not None and x >= row.at else 0
        return (index, pane) if self._page.target(index, pane) is not None else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.styles.pointer = "default" if self._under(event.x, event.y) is None else "pointer"

    def on_click(self, event: events.Click) -> None:
        under = self._under(event.x, event.y)
        if under is None:
            return
        event.stop()
        index, pane = under
        again = self._page.target(index, pane) == self._page.selected
        if not again:
            self._moved(lambda row: self._page.go(row, pane), index)
        if again or self._click_chooses:
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        if self.scroll_rows(3):
            event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        if self.scroll_rows(-3):
            event.stop()

    # Drawing

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows_for(width, viewport.height)) if self._rows_for is not None else 0

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        self._ensure()
        width = self.size.width
        made_for = (self.app.theme, width)
        self._paper = (width, self.app.no_color, self.colours)
        if made_for != self._strips_for or len(self._strips) > _KEPT_STRIPS:
            self._strips.clear()
            self._strips_for = made_for
        page = self._page
        none = page.selected is None
        self._chosen = range(0) if none else range(page.row, page.last_of(page.row, page.pane) + 1)
        return super().render_lines(crop)

    def _edge(self, y: int) -> Line | None:
        """What row `y` of the widget says of what is beyond the edge there, when it says so."""
        page = self._page
        if not page.edges:
            return None
        if y == 0 and page.top and page.height > 2:
            return self.edge_line(False, page.hidden(below=False))
        if y == page.height - 1 and page.top + page.height < len(page.rows):
            return self.edge_line(True, page.hidden(below=True))
        return None

    def render_line(self, y: int) -> Strip:
        page, (width, plain, colours) = self._page, self._paper
        edge = self._edge(y)
        index = page.top + y
        if index >= len(page.rows):
            return paint(BLANK, width, colours, self.ground, plain=plain)
        if edge is not None:
            row = page.rows[index]
            told = Row(edge, side=row.side and Row(), at=row.at)
            return paint_row(told, width, colours, self.ground, plain=plain)
        if index in self._chosen:
            return paint_row(
                page.rows[index],
                width,
                colours,
                self.ground,
                selected=page.selected,
                lit=self.has_focus,
                plain=plain,
            )
        strip = self._strips.get(index)
        if strip is None:
            strip = paint_row(page.rows[index], width, colours, self.ground, plain=plain)
            self._strips[index] = strip
        return strip
