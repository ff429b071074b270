"""How a thread beside the screen lets the screen's loop go first.

Python runs one thread at a time and hands over every few milliseconds. A thread that reads much makes the loop wait
that long again and again, in the middle of drawing what somebody types.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop
from threading import Event
from typing import Final

PATIENCE: Final = 0.1
"""Seconds after which it goes on even though the loop has not been round: it may have ended."""


class Aside:
    """Asked by a thread now and then: it goes on when the loop has done all that was waiting."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop

    def step(self) -> None:
        """Wait until the loop has been round once."""
        round_once = Event()
        try:
            self._loop.call_soon_threadsafe(round_once.set)
        except RuntimeError:
            return  # the program ends, and its loop is closed
        round_once.wait(PATIENCE)
