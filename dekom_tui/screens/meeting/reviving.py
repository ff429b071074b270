"""A server that died is started again by the screen that shows its meeting, so that nobody in the room has to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from dekom_tui.live import process
from dekom_tui.live.meetings import NoMeeting

if TYPE_CHECKING:
    from collections.abc import Callable

_GONE: Final = 1.0
"""Seconds without the server before it is looked for: shorter is a hiccup."""
_AGAIN: Final = 5.0
"""Seconds between one try and the next."""


class Reviver:
    """Looks after the server of one meeting."""

    def __init__(self, ident: str, failed: Callable[[process.NotStarted], None]) -> None:
        """`failed` is told why it could not be started; it is tried again."""
        self._ident, self._failed = ident, failed
        self._trying: asyncio.Task[None] | None = None

    def look(self, lost: float | None) -> None:
        """The server has not been heard for so many seconds; None when it is there."""
        if lost is not None and lost >= _GONE and self._trying is None:
            self._trying = asyncio.create_task(self._try())

    async def _try(self) -> None:
        try:
            if await asyncio.to_thread(process.revive, self._ident):
                return
        except process.NotStarted as trouble:
            # Another program of this machine may have been the first.
            if trouble.code != "taken":
                self._failed(trouble)
        except (OSError, NoMeeting):
            pass
        finally:
            await asyncio.sleep(_AGAIN)
            self._trying = None

    async def stop(self) -> None:
        """Look no longer."""
        if self._trying is not None:
            self._trying.cancel()
            await asyncio.gather(self._trying, return_exceptions=True)
