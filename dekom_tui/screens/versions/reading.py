"""The reading of versions beside the screen: git in a thread, what it found put in place on the loop."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final, TypeVar

from textual.worker import get_current_worker

from dekom_tui.history.trouble import HistoryError
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.versions.state import Pair
from dekom_tui.widgets.frame import KeyLine

if TYPE_CHECKING:
    from dekom_tui.history.saved import Saved
    from dekom_tui.screens.versions.state import Held, Unsaved, Versions

T = TypeVar("T")

_EVERY: Final = 0.05
"""Seconds between what is shown of a long reading."""


class ReadsVersions(FrameScreen):
    """A screen that shows what is known of the versions, and has more of it read."""

    PLACE = "V"

    @property
    def known(self) -> Versions:
        """What is known."""
        return self.host.versions

    def show_keys(self) -> None:
        """Draws the keys anew, unless something is being said in their place."""
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    def versions_changed(self) -> None:
        """More is known: draws it."""
        raise NotImplementedError

    # The list

    _asked: Versions | None = None

    def read_versions(self) -> None:
        """Reads the list anew, beside the screen."""
        self._asked = known = self.known

        def read() -> None:
            self._read(known)

        self.run_worker(read, thread=True, exclusive=True, group="versions")

    def _read(self, known: Versions) -> None:
        worker = get_current_worker()
        try:
            found = known.past.listed()
            fresh = {one.oid for one in found} != {one.oid for one in known.saved if one.said is not None}
            self._then(known.take_list, found)
            if fresh:
                batch: list[Saved] = []
                shown = monotonic()
                for one in known.past.told():
                    if worker.is_cancelled:
                        return
                    batch.append(one)
                    # Lets the loop have its turn: a thread that computes gives way only every few milliseconds.
                    sleep(0)
                    if monotonic() - shown >= _EVERY:
                        self._then(known.take_told, batch)
                        batch, shown = [], monotonic()
                self._then(known.take_told, batch)
        except HistoryError as error:
            self._then(known.failed, error)
            return
        self._then(lambda _nothing: known.ended(), None)
        self.app.call_from_thread(self.compare)

    def _then(self, take: Callable[[T], None], found: T) -> None:
        """Puts what was found in place on the loop, and draws."""

        def put() -> None:
            take(found)
            if self.is_mounted:
                self.versions_changed()

        self.app.call_from_thread(put)

    # What lies between

    def compare(self) -> None:
        """Holds the two against each other beside the screen, where that has not been done; the open plan too."""
        session, known = self.host.session, self.known
        now, refused, today = self.host.plan, session.refused, self.host.today
        pair = known.pair
        held = known.held
        stale = held is None or held.pair != pair or (pair is not None and not pair.second and held.now is not now)
        wanted = pair if stale else None
        unsaved = known.unsaved is None or known.unsaved.now is not now
        if not session.loaded or known.reading or (wanted is None and not unsaved):
            return

        def look() -> None:
            try:
                if wanted is not None:
                    self._then(self._take_held, known.compare(wanted, now, refused, today))
                if unsaved:
                    self._then(self._take_unsaved, known.look_unsaved(now, refused, today))
            except HistoryError as error:
                self._then(known.failed, error)

        self.run_worker(look, thread=True, exclusive=True, group="compare")

    def _take_held(self, found: Held) -> None:
        if self.known.pair == found.pair:
            self.known.held = found

    def _take_unsaved(self, found: Unsaved) -> None:
        self.known.unsaved = found

    def take_pair(self, pair: Pair) -> None:
        """Hold these two against each other."""
        self.known.pair = pair
        self.compare()

    def plan_changed(self) -> None:
        super().plan_changed()
        self.compare()
