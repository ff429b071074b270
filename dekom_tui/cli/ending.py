"""How a run of `dekom` ends: its exit codes, and the errors that end it with a sentence (commands.md, «For all»)."""

from __future__ import annotations

import sys
from typing import ClassVar, Final

FINE: Final = 0
CHANGED: Final = 1
"""There are findings, or something would change."""
WRONG_USE: Final = 2
UNREADABLE: Final = 3
"""Something could not be read."""


class Refusal(Exception):
    """Wrong use: the run ends with 2. `message` is in the user's language."""

    code: ClassVar[int] = WRONG_USE

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def show(self) -> None:
        """Say it on standard error."""
        print(f"dekom: {self.message}", file=sys.stderr)


class Unreadable(Refusal):
    """Something could not be read, or written: the run ends with 3."""

    code = UNREADABLE
