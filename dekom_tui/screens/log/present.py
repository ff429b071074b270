"""The log for the room (F5): one entry at a time on the whole screen, as they are shown in the log, with a clicker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events

from dekom_tui.plan.format import LogEntry, Voice
from dekom_tui.screens.host import Follower
from dekom_tui.screens.log.present_view import entry_pages, name_of
from dekom_tui.screens.present.clicker import ClickerScreen
from dekom_tui.screens.present.sheet import Sheet
from dekom_tui.screens.present.view import foot
from dekom_tui.widgets.lines import BLANK, Line
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.plan.evaluating import Step
    from dekom_tui.plan.model import Place


class LogPresentScreen(ClickerScreen, Follower):
    """Entries for the room, the newest first. No key of the program below works here, and none leads to it."""

    def __init__(self, places: Sequence[Place], first: Place, done: Callable[[Place], None]) -> None:
        """`places` are the entries and voices in their order, `first` the one that comes first; `done` is told which
        one was shown last."""
        super().__init__()
        self._places = tuple(places)
        self._at = self._places.index(first)
        self._page = 0
        self._done = done

    def _entry(self, at: int) -> Step | None:
        """One of them, if there still is one."""
        found = self.host.plan.at(self._places[at])
        return found if isinstance(found, LogEntry | Voice) else None

    def on_mount(self) -> None:
        self.draw()

    def on_resize(self, event: events.Resize) -> None:
        self.draw()

    def plan_changed(self) -> None:
        """Stays at what is shown; where that is gone, at what came after it; without any it ends."""
        shown = self._places[self._at]
        there = [at for at in range(len(self._places)) if self._entry(at) is not None]
        if not there:
            self.dismiss()
            return
        at = next((at for at in there if at >= self._at), there[-1])
        self._places = tuple(self._places[at] for at in there)
        self._at = there.index(at)
        self._page = self._page if self._places[self._at] == shown else 0
        if self.is_mounted:
            self.draw()

    @property
    def pages(self) -> list[list[Line]]:
        """The pages of what is shown."""
        entry = self._entry(self._at)
        sheet = Sheet(self.size.width, self.size.height)
        return [[]] if entry is None else entry_pages(self.host.plan, entry, self.host.today, sheet)

    def page_lines(self) -> list[Line]:
        sheet, pages = Sheet(self.size.width, self.size.height), self.pages
        self._page = min(self._page, len(pages) - 1)
        page = pages[self._page][: sheet.foot]
        before, after = self._beside(-1, len(pages)), self._beside(1, len(pages))
        at, count = (self._page, len(pages)) if len(pages) > 1 else (self._at, len(self._places))
        return [*page, *[BLANK] * (sheet.foot - len(page)), foot(before, after, at, count, sheet.width)]

    def _beside(self, step: int, pages: int) -> str:
        """What the next page, or the one before, is called."""
        page, at = self._page + step, self._at + step
        if 0 <= page < pages:
            return _("side {n}").format(n=page + 1)
        entry = self._entry(at) if 0 <= at < len(self._places) else None
        return "" if entry is None else name_of(entry)

    def action_turn(self, step: int) -> None:
        if self._dark:
            self.action_blank()
            return
        page, at = self._page + step, self._at + step
        if 0 <= page < len(self.pages):
            self._page = page
        elif 0 <= at < len(self._places):
            self._at = at
            self._page = 0 if step > 0 else len(self.pages) - 1
        self.draw()

    def action_end(self, step: int) -> None:
        self._at, self._page, self._dark = 0 if step < 0 else len(self._places) - 1, 0, False
        self.draw()

    def action_leave(self) -> None:
        """Back to the log, where what was shown last is chosen."""
        shown, done = self._places[self._at], self._done
        self.dismiss()
        done(shown)
