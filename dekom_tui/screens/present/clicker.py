"""A page over the whole screen, gone through with a presenter's clicker: what every F5 shares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from dekom_tui.commands import THEME
from dekom_tui.screens.host import Host, host
from dekom_tui.widgets.lines import BLANK, Line
from dekom_tui.widgets.paint import LineWidget


class Board(LineWidget):
    """The page, over the whole screen."""

    DEFAULT_CSS = "Board { width: 100%; height: 100%; }"

    lines: Sequence[Line] = ()

    def line_at(self, y: int) -> Line:
        return self.lines[y] if y < len(self.lines) else BLANK


class ClickerScreen(ModalScreen[None]):
    """Pages for the room. No key of the program below works here, and none leads to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,right,down,space,enter", "turn(1)", show=False),
        Binding("pageup,left,up,backspace", "turn(-1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("b,full_stop", "blank", show=False),
        Binding("escape", "leave", show=False),
        *(Binding(key, f"app.{THEME.name}", show=False) for key in THEME.keys),
    ]
    DEFAULT_CSS = "ClickerScreen { background: $dk-bg; }"

    def __init__(self) -> None:
        super().__init__()
        self._dark = False

    def compose(self) -> ComposeResult:
        yield Board()

    @property
    def host(self) -> Host:
        """The program."""
        return host(self)

    @property
    def dark(self) -> bool:
        """Whether the screen is blank."""
        return self._dark

    def page_lines(self) -> Sequence[Line]:
        """The page that is shown, its foot too."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw the page, or nothing while the screen is blank."""
        board = self.query_one(Board)
        board.lines = [] if self._dark else self.page_lines()
        board.refresh()

    def action_turn(self, step: int) -> None:
        """To the next page, or the one before; a blank screen is only lit again."""
        raise NotImplementedError

    def action_end(self, step: int) -> None:
        """To the first page of all, or the last."""
        raise NotImplementedError

    def action_blank(self) -> None:
        """Nothing on the screen, or the page again."""
        self._dark = not self._dark
        self.draw()

    def action_leave(self) -> None:
        """Back to the program."""
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_turn(-1 if event.button == 3 or event.screen_x < self.size.width // 4 else 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_turn(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_turn(-1)
