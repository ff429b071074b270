"""How one finding is told."""

from __future__ import annotations

from typing import NamedTuple


class Say(NamedTuple):
    """A finding in three texts with named placeholders: in a list beside what it is about, in a sentence, its cure."""

    short: str
    text: str
    cure: str
