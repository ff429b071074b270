"""Keys that are typed faster than the program takes them each have their turn: what one does is done before the next.

Textual hands a key to what has the focus when it is read, and does what it is bound to when it has come back up. Of
keys that are read at once the ones after a Tab would go to the field before it, and those after a key that opens a
screen to nothing. Here something follows each key all the way, and the next one waits until that is back.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable
from typing import Final

from textual import events
from textual.app import App, ScreenStackError
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

ROUNDS: Final = 2
"""How often the way is gone: a key may have a widget tell its screen something, which goes the same way after it, and
what has got the focus is told that too."""
PATIENCE: Final = 0.25
"""Seconds after which what follows a key is taken for lost, with the screen that it was on its way through."""
HELD: Final = 2.0
"""Seconds that keys wait at most for what one of them began: who opens a plan on a slow disk can still leave."""


class KeyPassed(Message):
    """Follows a key through all that may take it, up to the program."""

    def __init__(self, screen: Screen[object], target: MessagePump, rounds: int) -> None:
        super().__init__()
        self.screen = screen
        """What was on screen when the key was pressed."""
        self.target = target
        self.rounds = rounds


class TakesTurns(App[None]):
    """A program that takes one key after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._typed_keys: deque[events.Key] = deque()
        self._following: KeyPassed | None = None
        self._patience: asyncio.TimerHandle | None = None
        self._held: asyncio.TimerHandle | None = None

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._typed_keys.append(event)
            await self._next_key()
            return
        await super().on_event(event)

    @property
    def keys_waiting(self) -> bool:
        """Whether a key has not had its turn, or not done all it does."""
        return bool(self._typed_keys) or self._following is not None

    def hold_keys(self) -> None:
        """Keys wait from now on: what one of them began beside the loop is to be there for the next."""
        self.let_keys_go()
        self._held = asyncio.get_running_loop().call_later(HELD, self.let_keys_go)

    async def then_let_keys_go(self, work: Awaitable[None]) -> None:
        """Do what keys wait for; they go on when the screen that it leads to is drawn."""
        try:
            await work
        finally:
            self.screen.call_after_refresh(self.call_later, self.let_keys_go)

    def let_keys_go(self) -> None:
        """What was waited for is there, or will not be."""
        if self._held is not None:
            self._held.cancel()
            self._held = None
            self.call_later(self._next_key)

    def before_key(self, event: events.Key) -> None:
        """A key has its turn."""

    @property
    def _shows_any(self) -> bool:
        """Whether there is a screen for a key: the last keys may come while the program ends."""
        try:
            return self.screen is not None
        except ScreenStackError:
            return False

    async def _next_key(self) -> None:
        while self._typed_keys and self._following is None and self._held is None and self._shows_any:
            event = self._typed_keys.popleft()
            self.before_key(event)
            screen, target = self.screen, self.focused or self.screen
            try:
                await super().on_event(event)
            except ScreenStackError:
                if self._shows_any:
                    raise
                return  # the program ended while the key was on its way
            self._follow(KeyPassed(screen, target, ROUNDS))

    def _follow(self, passed: KeyPassed) -> None:
        self._following = passed
        if self._patience is not None:
            self._patience.cancel()
        self._patience = asyncio.get_running_loop().call_later(PATIENCE, self.call_later, self._key_ended, passed)
        if not (passed.target.is_attached and passed.target.post_message(passed)):
            self.call_later(self._key_ended, passed)

    async def on_key_passed(self, message: KeyPassed) -> None:
        """A key has been all the way."""
        message.stop()
        if message is not self._following or not self._shows_any:
            return
        if message.rounds > 1:
            self._follow(KeyPassed(message.screen, self.focused or self.screen, message.rounds - 1))
        elif self.screen is not message.screen:
            # What has just been opened has its focus when it has been drawn.
            self.screen.call_after_refresh(self.call_later, self._key_ended, message)
        else:
            await self._key_ended(message)

    async def _key_ended(self, passed: KeyPassed) -> None:
        """The turn is the next key's."""
        if passed is self._following:
            self._following = None
            if self._patience is not None:
                self._patience.cancel()
                self._patience = None
            await self._next_key()
