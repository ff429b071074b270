"""A list of which one thing is picked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import LET_BE, USE, Command
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.widgets.choices import Choices, Option
from dekom_tui.widgets.frame import Hint
from dekom_tui.words.language import _


class PickOneScreen(FrameScreen):
    """Picks one of some options."""

    PLACE = "M"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (USE, LET_BE)
    BINDINGS: ClassVar[list[BindingType]] = bindings((LET_BE._replace(keys=("escape",)),))

    def __init__(self, title: str, options: Sequence[Option], chosen: str, take: Callable[[str], None]) -> None:
        """`take` is given the key that is picked."""
        super().__init__()
        self._title, self._options, self._picked, self._take = title, options, chosen, take

    def body(self) -> Iterable[Widget]:
        choices = Choices(self._title, self._options, [self._picked] if self._picked else [], id="choices")
        choices.styles.margin = (1, 0, 0, 0)
        yield choices

    def hints(self) -> list[Hint]:
        return [
            Hint("↑↓", _("velg")),
            Hint("Enter", _("bruk"), "choose"),
            Hint("Esc", _("la stå"), "back"),
            Hint("F1", _("hjelp"), "app.help"),
        ]

    def action_choose(self) -> None:
        """Use what is selected."""
        self.query_one(Choices).action_choose()

    def action_back(self) -> None:
        """Let it be as it was."""
        self.dismiss()

    @on(Choices.Picked)
    def _took(self, message: Choices.Picked) -> None:
        self.dismiss()
        if message.keys:
            self._take(str(message.keys[0]))
