"""A list of which one thing is picked, or several."""

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


class PickSeveralScreen(FrameScreen):
    """Picks some of the options; Mellomrom ticks them."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (USE, LET_BE)
    BINDINGS: ClassVar[list[BindingType]] = bindings((LET_BE._replace(keys=("escape",)),))

    _several = True

    def __init__(
        self,
        place: str,
        title: str,
        options: Sequence[Option],
        chosen: Sequence[str],
        take: Callable[[tuple[str, ...]], None],
    ) -> None:
        """`place` is the key of the place it is picked for; `take` is given the keys of what is picked."""
        super().__init__()
        self.PLACE = place
        self._title, self._options, self._chosen, self._take = title, options, chosen, take
        self.sought = ""
        """What was sought for when it was picked."""

    def body(self) -> Iterable[Widget]:
        choices = Choices(self._title, self._options, self._chosen, several=self._several, id="choices")
        choices.styles.margin = (1, 0, 0, 0)
        yield choices

    def hints(self) -> list[Hint]:
        return [
            Hint("↑↓", _("velg")),
            *([Hint("Mellomrom", _("av og på"))] if self._several else []),
            Hint("Enter", _("bruk"), "choose"),
            Hint("Esc", _("la stå"), "back"),
            Hint("F1", _("hjelp"), "app.help"),
        ]

    def action_choose(self) -> None:
        """Use what is picked."""
        self.query_one(Choices).action_choose()

    def action_back(self) -> None:
        """Let it be as it was."""
        self.dismiss()

    @on(Choices.Picked)
    def _picked(self, message: Choices.Picked) -> None:
        self.sought = message.choices.sought.strip()
        self.dismiss()
        self._take(tuple(str(one) for one in message.keys))


class PickOneScreen(PickSeveralScreen):
    """Picks one of the options."""

    _several = False

    def __init__(
        self, place: str, title: str, options: Sequence[Option], chosen: str, take: Callable[[str], None]
    ) -> None:
        """`chosen` is the one that is picked already, or empty; `take` is not called when none is picked."""
        super().__init__(
            place, title, options, [chosen] if chosen else [], lambda keys: take(keys[0]) if keys else None
        )
