"""A page over a screen on which words are typed, and that lists what fits them (the palette, find)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widget import Widget

from dekom_tui.screens.over import OverScreen
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Line, Row, Span, left_right, line
from dekom_tui.widgets.paint import LineWidget
from dekom_tui.words.language import _

_WIDEST = 80
_LONGEST = 200
"""Letters that can be typed."""


class Typed(LineWidget):
    """What is typed, with the cursor after it."""

    DEFAULT_CSS = "Typed { height: 1; }"
    ground = "panel"

    text = ""

    def line_at(self, y: int) -> Line:
        width = self.size.width
        room = width - 20
        shown = self.text if len(self.text) < room else f"…{self.text[-room + 1 :]}"
        typed = line(("▌", "accent"), " ", (shown, "text", True), Span(" ", "accent", lit=True))
        hint = _("o finner ø") if self.text else _("skriv hva du leter etter")
        return left_right(typed, line((hint, "faint"), " "), width)


class TypedScreen(OverScreen):
    """A line that is typed in, and under it the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "rub_out", show=False, priority=True),
        Binding("enter", "choose", show=False, priority=True),
        Binding("ctrl+u", "wipe", show=False, priority=True),
        Binding("ctrl+w", "rub_out_word", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    TypedScreen {
        align: center top;
        #box { margin-top: 2; padding: 1 0; }
        #found { margin-top: 1; height: 1fr; }
    }
    """

    def body(self) -> Iterable[Widget]:
        yield Typed(id="typed")
        yield Canvas(self.rows, ground="surface", tell_edges=True, click_chooses=True, id="found")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """The list."""
        raise NotImplementedError

    def typed_anew(self) -> None:
        """Other words stand there now."""
        raise NotImplementedError

    def fit(self, box: Widget, size: Size) -> None:
        box.styles.width = min(_WIDEST, size.width - 6)
        box.styles.height = max(8, min(30, size.height - 5))

    @property
    def canvas(self) -> Canvas:
        """The list."""
        return self.query_one("#found", Canvas)

    @property
    def typed(self) -> str:
        """What has been typed."""
        return self.query_one(Typed).text

    @typed.setter
    def typed(self, text: str) -> None:
        widget = self.query_one(Typed)
        widget.text = text[:_LONGEST]
        widget.refresh()
        self.typed_anew()

    def on_key(self, event: events.Key) -> None:
        if event.character is not None and event.is_printable:
            event.stop()
            self.typed += event.character

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        self.typed += " ".join(event.text.split())

    def action_rub_out(self) -> None:
        """The last letter away."""
        self.typed = self.typed[:-1]

    def action_rub_out_word(self) -> None:
        """The last word away."""
        self.typed = self.typed.rstrip().rpartition(" ")[0]

    def action_wipe(self) -> None:
        """All of it away."""
        self.typed = ""

    def action_choose(self) -> None:
        """Go on with what is selected."""
        self.canvas.action_choose()
