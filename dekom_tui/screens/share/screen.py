"""Sending the versions that are saved here and fetching those of others, beside the screen, with how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from dekom_tui.commands import LEAVE_VERSION, PULL, PUSH, SETTLE, STOP_WORK, Command
from dekom_tui.history.refusals import UnderWay
from dekom_tui.history.running import Errand, Step
from dekom_tui.history.trouble import HistoryError
from dekom_tui.screens.base import PlaceScreen, bindings
from dekom_tui.screens.share.state import Came, OpenHere, Shared, look, pull, push
from dekom_tui.screens.share.view import Working, rows
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Row
from dekom_tui.words.language import _

Errands = Callable[[Shared, Errand], Came]


class ShareScreen(PlaceScreen):
    """What is shared, and what is not."""

    PLACE = "V"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (PULL, PUSH, SETTLE, LEAVE_VERSION)
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._shared: Shared | None = None
        self._errand: Errand | None = None
        self._working: Working | None = None
        self._came: Came | None = None
        self._trouble = ""
        self._open = False
        self._stands = False
        """Whether the trouble is what stands open, and is over when that is."""

    def on_mount(self) -> None:
        super().on_mount()
        self._look()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        if self._shared is not None and self._errand is None:
            self._look()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        return rows(self._shared, self._working, self._came, self._trouble, width)

    def _redraw(self) -> None:
        self.canvas.refresh_rows()
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    def commands(self) -> Sequence[Command]:
        if self._errand is not None:
            return () if self._working is not None and self._working.stage == "merge" else (STOP_WORK,)
        if self._shared is None:
            return (LEAVE_VERSION,)
        if self._open:
            return (SETTLE, LEAVE_VERSION)
        return (PULL, *((PUSH,) if self._shared.waiting else ()), LEAVE_VERSION)

    # Looking

    def _look(self) -> None:
        folder, today = self.host.session.folder, self.host.today

        def go() -> None:
            try:
                self.app.call_from_thread(self._take, look(folder, today))
            except HistoryError as error:
                self.app.call_from_thread(self._failed, error)

        self.run_worker(go, thread=True, group="look")

    def _take(self, found: Shared) -> None:
        self._shared = found
        self._open = found.under_way == "merge"
        if self._stands and not found.under_way:
            self._stands, self._trouble = False, ""
        if self._came is not None and self._came.is_open and not self._open:
            self._came = None
        if found.under_way and (not self._open or self._came is None):
            self._stands = True
            self._trouble = UnderWay(found.under_way).told()
        self._redraw()

    def _failed(self, error: HistoryError) -> None:
        self._errand = self._working = None
        self._stands = isinstance(error, UnderWay)
        self._open = (
            self._open or isinstance(error, OpenHere) or (isinstance(error, UnderWay) and error.kind == "merge")
        )
        if not (self._stands and self._came is not None and self._came.is_open):
            # What has just been fetched says the same, and more of it.
            self._trouble = error.told()
        self._redraw()

    # Sharing

    def action_pull(self) -> None:
        """Fetch what others have sent, and merge it."""
        if self.host.session.conflicts:
            self.say(_("Først må det velges der to har endret det samme: F7."))
            return
        self._begin("fetch", pull)

    def action_push(self) -> None:
        """Send what is saved here."""
        if self._shared is not None and self._shared.waiting:
            self._begin("push", push)

    def _begin(self, stage: str, do: Errands) -> None:
        shared = self._shared
        if shared is None or self._errand is not None or self._open:
            return
        session, then = self.host.session, self.app.call_from_thread
        errand = self._errand = Errand(lambda step: then(self._step, step))
        self._came, self._trouble, self._working = None, "", Working(stage)
        self._redraw()

        def go() -> None:
            # What is written is on disk before git merges, and what git merged is taken in at once.
            session.save()
            try:
                came = do(shared, errand)
            except HistoryError as error:
                then(self._failed, error)
                return
            taken = session.poll()
            if taken.conflicts:
                then(self.host.taken_in, taken)
            elif taken.places:
                then(self.host.tell)
            then(self._went, came)

        self.run_worker(go, thread=True, group="errand")

    def _step(self, step: Step) -> None:
        self._working = Working(step.stage, step.percent)
        self._redraw()

    def _went(self, came: Came) -> None:
        self._errand = self._working = None
        self._came, self._open = came, came.is_open
        self._look()

    def action_settle(self) -> None:
        """Answer where both have changed the same."""
        if self._open:
            self.host.action_settle_merge()

    def action_back(self) -> None:
        """Stop what is going on, or leave."""
        if self._errand is not None:
            self._errand.cancel()
        else:
            self.app.pop_screen()
