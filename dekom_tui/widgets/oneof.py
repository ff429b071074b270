"""One of a few words beside a label, all of them seen: ← → and Mellomrom choose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from dekom_tui.widgets.lines import Line, Span, cells, line, pad
from dekom_tui.widgets.paint import MARK, LineWidget

if TYPE_CHECKING:
    from textual import events

_GAP = 2


class OneOf(LineWidget, can_focus=True):
    """A label, and the words of which one is chosen. Letters do nothing, so that nobody leaves by mistake."""

    DEFAULT_CSS = "OneOf { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
        Binding("enter", "submit", show=False),
    ]

    class Submitted(Message):
        """What is chosen is to be used (Enter)."""

    def __init__(self, label: str, words: Mapping[str, str], value: str, *, label_width: int, id: str) -> None:
        """`words` are what is shown, by value; `label_width` is the cell where they begin."""
        super().__init__(id=id)
        self._label, self._label_width, self._words = label, label_width, dict(words)
        self.value = value

    def call(self, label: str, words: Mapping[str, str]) -> None:
        """Gives it another label and other words, in another language say."""
        self._label, self._words = label, dict(words)
        self.refresh()

    def line_at(self, y: int) -> Line:
        focus = self.has_focus
        self.ground = "panel" if focus else "bg"
        mark = Span(MARK, "accent") if focus else Span(" ")
        head = line(mark, pad(line((self._label, "text" if focus else "faint", focus)), self._label_width - 2), " ")
        told = [
            line((f"■ {words}", "text", focus) if one == self.value else (f"□ {words}", "soft"), " " * _GAP)
            for one, words in self._words.items()
        ]
        return line(head, *told)

    def action_turn(self, step: int) -> None:
        """To the next word, or the one before."""
        values = list(self._words)
        self.value = values[(values.index(self.value) + step) % len(values)]
        self.refresh()

    def action_submit(self) -> None:
        """Use what is chosen."""
        self.post_message(self.Submitted())

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are nobody's here."""
        return character is not None and character.isprintable() and character != " "

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        at = self._label_width
        for one, words in self._words.items():
            end = at + cells(words) + _GAP
            if at <= event.x < end:
                self.value = one
                self.refresh()
            at = end + _GAP
