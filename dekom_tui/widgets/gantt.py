"""The timeline's widgets: the bars, drawn line by line, that are chosen, pointed at and dragged; what stands over and
under them, which never moves."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import events
from textual.geometry import Region
from textual.message import Message

from dekom_tui.plan.moving import END, START, WHOLE
from dekom_tui.plan.timeline.bars import period_of
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.gantt_chart import View
from dekom_tui.widgets.gantt_lines import rows
from dekom_tui.widgets.page import LazyRows
from dekom_tui.words.language import current

if TYPE_CHECKING:
    from textual.strip import Strip

_MOST_ROWS: Final = 4
"""A measure has so many rows at most: how it was, its bar, the names of its steps, its second bar."""
_SHEETS: Final = 8
_SHEET: Final = 400
"""So many zooms are kept drawn, each while it has no more rows than a few screens have."""
_ENDS_FROM: Final = 4
"""A bar of fewer cells has no ends to take hold of: it is moved whole."""
_BY_WEEKS_FROM: Final = 3
"""Where a cell holds more days than these a bar is drawn by whole weeks, so that a Friday stays one."""


def _same_but_ghost(one: View, other: View) -> bool:
    """Whether two views differ in nothing but what is being moved, and how far."""
    return one._replace(layout=other.layout, ghost=None) == other._replace(ghost=None) and one.layout.like(other.layout)


class Held(NamedTuple):
    """What the mouse has taken hold of: a measure, what of it, and the cell of the chart."""

    key: str
    handle: str
    cell: int


class Gantt(Canvas):
    """The bars of a view."""

    class Pointed(Message):
        """A day was pointed at with the mouse."""

        def __init__(self, day: int) -> None:
            super().__init__()
            self.day = day

    class Dragged(Message):
        """A bar, or an end of it (one of moving.HANDLES), has been drawn so many days from where it was."""

        def __init__(self, key: str, handle: str, days: int) -> None:
            super().__init__()
            self.key = key
            self.handle = handle
            self.days = days

    class Wheeled(Message):
        """The wheel was turned with Ctrl (`near`: nearer 1, farther -1) or Shift, or sideways (`later` -1 or 1)."""

        def __init__(self, near: int = 0, later: int = 0) -> None:
            super().__init__()
            self.near = near
            self.later = later

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(tell_edges=True, id=id)
        self._view: View | None = None
        self._held: Held | None = None
        self._dragged = 0
        self._sheets: dict[Hashable, tuple[LazyRows, dict[int, Strip]]] = {}
        """What has been drawn of the same measures at other zooms, so that looking nearer and back is quick."""
        self._sheets_for = ""

    def _sheet(self) -> Hashable:
        """What the rows on screen are drawn by, of all that may differ while the measures are the same; None while
        they are not to be kept."""
        view = self._view
        if view is None or view.ghost is not None or self._sought:
            return None
        return (view.scale, view.cursor, len(view.layout), view.shaded, self.size, current())

    def _ensure(self) -> None:
        drawn = self._drawn
        super()._ensure()
        rows = self._page.rows
        if self._drawn == drawn:
            return
        if not isinstance(rows, LazyRows):
            self._strips = {}
            return
        sheet = self._sheet()
        self._strips = self._sheets.pop(sheet, (rows, {}))[1]
        if sheet is not None:
            kept = list(self._sheets.items())[1 - _SHEETS :]
            self._sheets = {key: kept for key, kept in kept if len(kept[1]) <= _SHEET}
            self._sheets[sheet] = rows, self._strips

    def _rows_of(self, view: View) -> LazyRows:
        """The rows of the view that is shown, those that were made of it before where there are some."""
        kept = self._sheets.get(self._sheet())
        return rows(view) if kept is None else kept[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._sheets_for != self.app.theme:
            self._sheets_for = self.app.theme
            self._sheets.clear()
        return super().render_lines(crop)

    def show(self, view: View) -> None:
        """Draws another view; the selection stays. While a bar is moved, only the rows that it is on are drawn anew."""
        before, self._view = self._view, view
        if before is None or before.kept is not view.kept:
            self._sheets.clear()
        moving = before is not None and before.ghost is not None and view.ghost is not None
        if before is None or not moving or self._drawn is None or not _same_but_ghost(before, view):
            self._strips = {}
            self.draw(lambda width, height: self._rows_of(view))
            return
        self._rows_for = lambda width, height: rows(view)
        self._page.rows = rows(view)
        for ghost in (before.ghost, view.ghost):
            for key in ghost.after if ghost is not None else ():
                at = view.layout.find(key)
                for index in range(at, min(at + _MOST_ROWS, len(view.layout))) if at is not None else ():
                    self._strips.pop(index, None)
                    if 0 <= index - self.top < self.size.height:
                        self.refresh(Region(0, index - self.top, self.size.width, 1))

    @property
    def locked(self) -> bool:
        """Whether a move is being looked at, so that another bar cannot be chosen."""
        return self._view is not None and self._view.ghost is not None

    def action_move(self, step: int) -> None:
        if not self.locked:
            super().action_move(step)

    def action_page(self, step: int) -> None:
        if not self.locked:
            super().action_page(step)

    def action_end(self, step: int) -> None:
        if not self.locked:
            super().action_end(step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Left and right go in time, which is the screen's."""
        return False if action == "pane" else super().check_action(action, parameters)

    # The mouse

    def _hold(self, x: int, y: int) -> Held | None:
        """What of which bar is under a cell of the widget."""
        view = self._view
        index = self.top + y
        if view is None or x < view.label or index >= len(view.layout) or self._edge(y) is not None:
            return None
        found = view.layout.row(index).measure
        if found is None:
            return None
        cell = x - view.label
        first, last = period_of(view.measure(found))
        first, last = first if first is not None else last, last if last is not None else first
        if first is None or last is None:
            return None
        left, right = view.scale.cell(first), view.scale.last_cell(last)
        if not left <= cell <= right:
            return None
        handle = WHOLE
        if right - left >= _ENDS_FROM:
            handle = START if cell == left else END if cell == right else WHOLE
        return Held(found.key, handle, cell)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._dragged = 0
        held = self._hold(event.x, event.y) if event.button == 1 else None
        if held is not None and self.locked and self._view is not None and self._view.ghost is not None:
            held = held if held.key == self._view.ghost.before.key else None
        self._held = held
        if held is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        held, view = self._held, self._view
        if held is None or view is None:
            return
        cell = max(0, min(event.x - view.label, view.scale.width - 1))
        days = view.scale.day(cell) - view.scale.day(held.cell)
        if view.scale.days > _BY_WEEKS_FROM * view.scale.cells:
            days = round(days / 7) * 7
        if days != self._dragged:
            self.post_message(self.Dragged(held.key, held.handle, days - self._dragged))
            self._dragged = days

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._held is not None:
            self._held = None
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """In the chart a day is pointed at; only a name is opened. A bar that was drawn stays where it is."""
        view = self._view
        if view is None:
            return
        if self._dragged or self.locked:
            event.prevent_default()
            event.stop()
        elif event.x >= view.label and self._edge(event.y) is None:
            event.prevent_default()
            event.stop()
            index = self.top + event.y
            found = view.layout.row(index).measure if index < len(view.layout) else None
            at = None if found is None else view.layout.find(found.key)
            if at is not None:
                self._moved(self._page.go, at)
            self.post_message(self.Pointed(view.scale.day(event.x - view.label)))

    def _turned(self, event: events.MouseEvent, step: int) -> None:
        if event.ctrl or event.shift:
            event.stop()
            event.prevent_default()
            self.post_message(self.Wheeled(near=-step) if event.ctrl else self.Wheeled(later=step))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._turned(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._turned(event, -1)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        event.stop()
        self.post_message(self.Wheeled(later=1))

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        event.stop()
        self.post_message(self.Wheeled(later=-1))
