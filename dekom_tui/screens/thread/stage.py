"""The widgets of the thread: the one on which the picture or the matrix is drawn, and those of the loose ends."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message

from dekom_tui.screens.thread.sheet import Sheet
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import BLANK, Line
from dekom_tui.widgets.paint import LineWidget

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip


class Stage(LineWidget, can_focus=True):
    """A sheet, drawn anew for every size; what is chosen on it the screen knows.

    The arrows are the screen's `go`; a click tells what was clicked, chosen or not.
    """

    DEFAULT_CSS = "Stage { width: 1fr; height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.go(0, -1)", show=False),
        Binding("down", "screen.go(0, 1)", show=False),
        Binding("left", "screen.go(-1, 0)", show=False),
        Binding("right", "screen.go(1, 0)", show=False),
        Binding("pageup", "screen.go(0, -10)", show=False),
        Binding("pagedown", "screen.go(0, 10)", show=False),
        Binding("home", "screen.go(0, -1000000)", show=False),
        Binding("end", "screen.go(0, 1000000)", show=False),
        Binding("enter", "screen.choose", show=False),
    ]

    class Clicked(Message):
        """Something on the sheet was clicked."""

        def __init__(self, target: Hashable) -> None:
            super().__init__()
            self.target = target

    class Wheel(Message):
        """The wheel was turned: `step` is 1 for down."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, drawn: Callable[[int, int], Sheet], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn = drawn
        self._for: tuple[int, int] | None = None
        self._sheet = Sheet(0, 0)
        self._lines: list[Line] = []

    def refresh_rows(self) -> None:
        """Asks for the sheet again, and draws the rows that have become others."""
        before, width = self._lines, self.size.width
        self._for = None
        if not width:
            return
        self._ensure()
        now = self._lines
        rows = [y for y in range(max(len(before), len(now))) if before[y : y + 1] != now[y : y + 1]]
        if rows:
            self.refresh(*(Region(0, y, width, 1) for y in rows))

    def _ensure(self) -> None:
        size = (self.size.width, self.size.height)
        if self._for != size:
            self._for = size
            self._sheet = self._drawn(*size)
            self._lines = self._sheet.lines()

    def line_at(self, y: int) -> Line:
        self._ensure()
        return self._lines[y] if y < len(self._lines) else BLANK

    def under(self, x: int, y: int) -> Hashable | None:
        """What a cell stands for."""
        self._ensure()
        return next((one.target for one in self._sheet.zones if one.row == y and one.start <= x < one.end), None)

    def on_focus(self) -> None:
        self.refresh_rows()

    def on_blur(self) -> None:
        self.refresh_rows()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self.styles.pointer = "default" if self.under(event.x, event.y) is None else "pointer"

    def on_click(self, event: events.Click) -> None:
        target = self.under(event.x, event.y)
        if target is not None:
            event.stop()
            self.post_message(self.Clicked(target))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.post_message(self.Wheel(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.post_message(self.Wheel(-1))


class Ends(Canvas):
    """The loose ends; which one is chosen is seen while people are among them."""

    def render_line(self, y: int) -> Strip:
        if not self.has_focus:
            self._chosen = range(0)
        return super().render_line(y)


class EndsTitle(LineWidget):
    """An empty row and what stands above the loose ends."""

    DEFAULT_CSS = "EndsTitle { height: 2; width: 1fr; }"

    def __init__(self, said: Callable[[], Line], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said = said

    def line_at(self, y: int) -> Line:
        return self._said() if y else BLANK
