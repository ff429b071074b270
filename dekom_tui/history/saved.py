"""A version of a plan as it is listed."""

from __future__ import annotations

from datetime import datetime
from typing import Final, NamedTuple

NOW: Final = ""
"""The name of the version that is none yet: the plan as it is open."""


class Saved(NamedTuple):
    """A version as it is listed. Author, subject and body are somebody's text, whatever it holds."""

    oid: str
    when: datetime
    author: str
    subject: str
    body: str = ""
    number: str = ""
    said: tuple[str, ...] | None = None
    """What it brought in plan words, what weighs most first; nothing for one that changed nothing of the content, None
    until it was read."""
    total: int = 0
    """How many changes it brought."""
    adopted: bool = False
    """Whether the plan's status became «vedtatt» in it."""
    first: bool = False
    """Whether the plan came to be in it."""
    unread: tuple[str, ...] = ()
