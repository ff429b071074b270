"""The keys that answer a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.commands import TAKE_BASE, TAKE_BOTH, TAKE_OURS, TAKE_THEIRS, WRITE_THIRD, Command
from dekom_tui.screens.merging.sides import BASE, OURS, THEIRS
from dekom_tui.screens.merging.view import BOTH, OWN, options
from dekom_tui.words.language import N_

if TYPE_CHECKING:
    from dekom_tui.screens.merging.state import Question

_TAKES: Final = {OURS: TAKE_OURS, THEIRS: TAKE_THEIRS, BOTH: TAKE_BOTH, OWN: WRITE_THIRD, BASE: TAKE_BASE}
"""What each choice is taken with, in the order of the key line."""
_MOVED: Final = {OURS: N_("det som er der"), THEIRS: N_("det som flyttes hit")}
"""What the sides are called while versions are moved, and nobody is told whose is whose."""


def takes(question: Question, under_way: str) -> list[Command]:
    """What can be done about a question, each with the name that the side has in what is under way."""
    able = options(question)
    moved = {} if under_way == "merge" else _MOVED
    return [
        one._replace(words=moved[which]) if which in moved else one for which, one in _TAKES.items() if which in able
    ]
