"""What a version is written with: the message, its first line and the rest, and the list of files."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.lines import BLANK, Line
from dekom_tui.widgets.prose import ProseEditor
from dekom_tui.widgets.prose_view import ProseView


class Subject(Field):
    """The first line."""

    def tall(self, width: int) -> int:
        """How many rows it takes."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Line]:
        lines = super()._lines(width)
        self.ground = "panel"
        return lines


class _Plain(ProseView):
    """No sentence stands out, and nothing is counted: it is a message, no answer of the plan."""

    def _status(self) -> Line:
        return super()._status() if self.finding is not None else BLANK


class Body(ProseEditor):
    """The rest of the message."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._view = _Plain(self.writer, by_sentence=False)


class Files(Canvas):
    """The files: Mellomrom takes one along or not; letters are nobody's."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "screen.tick", show=False)]

    @property
    def on(self) -> object | None:
        """The file that the choice rests on, drawn or not: a key may come at once after the one that led here."""
        return self.selected if self.rows else None

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters are nobody's here."""
        return character is not None and character.isprintable() and character != " "
