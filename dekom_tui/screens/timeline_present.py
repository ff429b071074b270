"""The timeline for the room (F5): on the whole screen, a few measures at a time, page by page with a clicker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from dekom_tui.commands import THEME
from dekom_tui.screens.host import Follower, Host, host
from dekom_tui.screens.present import Board
from dekom_tui.screens.present_sheet import Sheet
from dekom_tui.screens.present_view import foot
from dekom_tui.screens.timeline_present_view import Page, timeline_pages
from dekom_tui.widgets.lines import BLANK
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.plan.format import Measure
    from dekom_tui.plan.timeline.school import Calendar


class TimelinePresentScreen(ModalScreen[None], Follower):
    """The measures along time for the room. No key of the program below works here, and none leads to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,right,down,space,enter", "turn(1)", show=False),
        Binding("pageup,left,up,backspace", "turn(-1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("b,full_stop", "blank", show=False),
        Binding("escape", "leave", show=False),
        *(Binding(key, f"app.{THEME.name}", show=False) for key in THEME.keys),
    ]
    DEFAULT_CSS = "TimelinePresentScreen { background: $dk-bg; }"

    def __init__(
        self, keys: Sequence[str], first: str, calendar: Callable[[], Calendar], done: Callable[[str], None]
    ) -> None:
        """`keys` are the measures in their order, `first` the one whose page comes first; `done` is told which measure
        the last page began with."""
        super().__init__()
        self._keys = tuple(keys)
        self._shown = first
        self._calendar = calendar
        self._done = done
        self._page = 0
        self._pages: list[Page] = []
        self._dark = False

    def compose(self) -> ComposeResult:
        yield Board()

    @property
    def host(self) -> Host:
        """The program."""
        return host(self)

    @property
    def measures(self) -> list[Measure]:
        """Those of the measures that there still are."""
        found = {one.key: one for one in self.host.plan.measures}
        return [found[key] for key in self._keys if key in found]

    def on_mount(self) -> None:
        self._find()

    def on_resize(self, event: events.Resize) -> None:
        self._find()

    def plan_changed(self) -> None:
        """Stays at the page of what was shown."""
        if self.is_mounted:
            self._find()

    def _find(self) -> None:
        """To the page of the measure that was shown."""
        self._pages = timeline_pages(
            self.host.plan, self.measures, self.host.today, self._calendar(), Sheet(self.size.width, self.size.height)
        )
        self._page = next((at for at, page in enumerate(self._pages) if self._shown in page.keys), 0)
        self._draw()

    def _draw(self) -> None:
        board, sheet, pages = self.query_one(Board), Sheet(self.size.width, self.size.height), self._pages
        page = pages[self._page].lines[: sheet.foot]
        named = [_("side {n}").format(n=number) for number in range(1, len(pages) + 1)]
        before = named[self._page - 1] if self._page else ""
        after = named[self._page + 1] if self._page + 1 < len(pages) else ""
        line = foot(before, after, self._page, len(pages), sheet.width)
        board.lines = [] if self._dark else [*page, *[BLANK] * (sheet.foot - len(page)), line]
        board.refresh()

    def _to(self, page: int) -> None:
        self._page, self._dark = max(0, min(page, len(self._pages) - 1)), False
        keys = self._pages[self._page].keys
        if keys and self._shown not in keys:
            self._shown = keys[0]
        self._draw()

    def action_turn(self, step: int) -> None:
        """To the next page, or the one before; a blank screen is only lit again."""
        self._to(self._page if self._dark else self._page + step)

    def action_end(self, step: int) -> None:
        """To the first page, or the last."""
        self._to(0 if step < 0 else len(self._pages) - 1)

    def action_blank(self) -> None:
        """Nothing on the screen, or the page again."""
        self._dark = not self._dark
        self._draw()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_turn(-1 if event.button == 3 or event.screen_x < self.size.width // 4 else 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_turn(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_turn(-1)

    def action_leave(self) -> None:
        """Back to the timeline, where what was shown last is chosen."""
        shown, done = self._shown, self._done
        self.dismiss()
        done(shown)
