"""Keeping the open plan on disk: saving by itself, and noticing what others change in the files.

Everything that touches the disk runs in a thread; its outcome comes back to the screen's loop as a call.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from dekom_tui.screens.preparing import prepare_find
from dekom_tui.store import garbage
from dekom_tui.store.rescue import MEETINGS, state_folder
from dekom_tui.store.session import Session
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from textual.timer import Timer

    from dekom_tui.screens.host import Host

TYPING: Final = 0.8
"""Seconds from the first letter until what is typed is on disk, so that it is saved at least each second."""
LOOK: Final = 1.0
"""Seconds between looks at the files: a change from outside is seen within two."""


class Keeper:
    """Saves the session's plan when it changes and looks for changes from outside."""

    def __init__(self, host: Host, session: Session) -> None:
        self.host = host
        self.session = session
        self._timers: list[Timer] = []
        self._soon: Timer | None = None
        self._task: asyncio.Task[None] | None = None
        self._beginning: asyncio.Task[None] | None = None
        self._again = False
        self._warned = False

    def start(self) -> None:
        """Read what was left for later, offer what could not be saved the last time, and look for changes."""
        self._timers.append(self.host.set_interval(LOOK, self._look))
        self.host.call_later(self._begin_beside)

    def _begin_beside(self) -> None:
        """Begin in a task: what the program's own loop waits for, no key can be read beside."""
        self._beginning = asyncio.create_task(self._begin())
        self._beginning.add_done_callback(self._ended)

    async def _begin(self) -> None:
        if not self.session.loaded:
            await asyncio.to_thread(self._load_rest)
            self.host.tell()
        for found in await asyncio.to_thread(self.session.rescues):
            self.host.offer(found)
        if self.session.unfinished.is_there and len(self.host.screen_stack) == 1:
            from dekom_tui.words.unfinished import unfinished_words

            self.host.say(unfinished_words(*self.session.unfinished, key="F7"))
        await asyncio.to_thread(prepare_find, self.host)
        await asyncio.to_thread(_delete_meetings)

    def _load_rest(self) -> None:
        """Read log and minutes, and make beside the screen what it will ask of a long log."""
        from dekom_tui.plan.evaluating import prepare

        self.session.load_rest()
        prepare(self.session.plan)
        # What is kept is not worth looking through for garbage: that stops the screen, the longer the more.
        garbage.keep()

    def stop(self) -> None:
        """No longer look."""
        if self._beginning is not None:
            self._beginning.cancel()
        for timer in self._timers:
            timer.stop()
        self._timers.clear()

    def changed(self, *, typing: bool) -> None:
        """The plan was changed: save it now, or while letters are typed within a second."""
        if not typing:
            self._save()
        elif self._soon is None:
            self._soon = self.host.set_timer(TYPING, self._save)

    def _save(self) -> None:
        if self._soon is not None:
            self._soon.stop()
            self._soon = None
        if self._task is not None and not self._task.done():
            self._again = True
            return
        self._task = asyncio.create_task(self._saved())
        self._task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """An error that nothing foresaw must not be lost with the task."""
        if not task.cancelled() and (error := task.exception()) is not None:
            self.host.failed(error)

    async def _saved(self) -> None:
        while True:
            self._again = False
            await asyncio.to_thread(self.session.save)
            met = self.session.met()
            if met.places or met.conflicts:
                self.host.taken_in(met)
            else:
                self.host.tell()
            if not self._again:
                return

    async def _look(self) -> None:
        if self._task is not None and not self._task.done():
            return
        if self.session.state.why is not None and self.session.dirty:
            self._save()
            return
        before = self.session.state, self.session.unfinished
        news = await asyncio.to_thread(self.session.poll)
        if news.places or news.conflicts:
            self.host.taken_in(news)
        elif (self.session.state, self.session.unfinished) != before:
            self.host.tell()

    async def finish(self) -> bool:
        """Save what is left before the program ends. False when it could not be, and the user should know first."""
        if self._soon is not None or self.session.dirty:
            self._save()
        if self._task is not None:
            await self._task
        if self.session.dirty and not self._warned:
            self._warned = True
            kept = _("Ikke alt er lagret, men det er trygt og tilbys neste gang. Ctrl+Q én gang til avslutter.")
            self.host.say(kept)
            return False
        return True


def _delete_meetings() -> None:
    """Delete the finished meetings whose days are over, though no other meeting begins."""
    if (state_folder() / MEETINGS).is_dir():
        from dekom_tui.live.keeping import tidy

        tidy()
