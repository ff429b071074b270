"""The timeline for the room (F5): on the whole screen, a few measures at a time, page by page with a clicker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events

from dekom_tui.screens.host import Follower
from dekom_tui.screens.present.clicker import ClickerScreen
from dekom_tui.screens.present.sheet import Sheet
from dekom_tui.screens.present.view import foot
from dekom_tui.screens.timeline.present_view import Page, timeline_pages
from dekom_tui.widgets.lines import BLANK, Line
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.plan.format import Measure
    from dekom_tui.plan.timeline.school import Calendar


class TimelinePresentScreen(ClickerScreen, Follower):
    """The measures along time for the room. No key of the program below works here, and none leads to it."""

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
        self.draw()

    def page_lines(self) -> list[Line]:
        sheet, pages = Sheet(self.size.width, self.size.height), self._pages
        page = pages[self._page].lines[: sheet.foot]
        named = [_("side {n}").format(n=number) for number in range(1, len(pages) + 1)]
        before = named[self._page - 1] if self._page else ""
        after = named[self._page + 1] if self._page + 1 < len(pages) else ""
        line = foot(before, after, self._page, len(pages), sheet.width)
        return [*page, *[BLANK] * (sheet.foot - len(page)), line]

    def _to(self, page: int) -> None:
        self._page, self._dark = max(0, min(page, len(self._pages) - 1)), False
        keys = self._pages[self._page].keys
        if keys and self._shown not in keys:
            self._shown = keys[0]
        self.draw()

    def action_turn(self, step: int) -> None:
        self._to(self._page if self._dark else self._page + step)

    def action_end(self, step: int) -> None:
        self._to(0 if step < 0 else len(self._pages) - 1)

    def action_leave(self) -> None:
        """Back to the timeline, where what was shown last is chosen."""
        shown, done = self._shown, self._done
        self.dismiss()
        done(shown)
