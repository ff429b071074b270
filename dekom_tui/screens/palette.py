"""The palette: everything that can be done, everywhere one can go, and what the plan's texts say, by typing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from dekom_tui.commands import CHOOSE, CLOSE, KEYLESS, PALETTE, PRACTISE, RUN, THROW_AWAY, Command
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.over import OverScreen
from dekom_tui.screens.palette_view import Do, Go, Group, Known, groups, known, rows
from dekom_tui.screens.ways import lead
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


class PaletteScreen(OverScreen):
    """Over the screen that it was opened on."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (RUN, CHOOSE, CLOSE)
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, "close", show=False) for key in PALETTE.keys),
        Binding("backspace", "rub_out", show=False, priority=True),
        Binding("ctrl+u", "wipe", show=False, priority=True),
        Binding("ctrl+w", "rub_out_word", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    PaletteScreen {
        align: center top;
        #box { margin-top: 2; padding: 1 0; }
        #found { margin-top: 1; height: 1fr; }
    }
    """

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self.about = about
        self._known: Known | None = None
        self._groups: list[Group] | None = None

    def body(self) -> Iterable[Widget]:
        yield Typed(id="typed")
        yield Canvas(self._rows, ground="surface", tell_edges=True, click_chooses=True, id="found")

    def on_resize(self, event: events.Resize) -> None:
        box = self.query_one("#box")
        box.styles.width = min(_WIDEST, event.size.width - 6)
        box.styles.height = max(8, min(30, event.size.height - 5))

    @property
    def known(self) -> Known:
        """All that there is to choose from."""
        if self._known is None:
            about = self.about if isinstance(self.about, FrameScreen) else None
            plan = self.host.plan if about is not None and about.PLACE else None
            other = PRACTISE if self.host.practising else THROW_AWAY
            keyless = [one for one in KEYLESS if one != other]
            here = (*about.commands(), *about.general()) if about is not None else ()
            self._known = known(here, plan, keyless)
        return self._known

    @property
    def typed(self) -> str:
        """What has been typed."""
        return self.query_one(Typed).text

    @typed.setter
    def typed(self, text: str) -> None:
        widget = self.query_one(Typed)
        widget.text = text[:_LONGEST]
        widget.refresh()
        self._groups = groups(self.known, widget.text)
        found = self.query_one("#found", Canvas)
        found.select(self._groups[0].choices[0].target if self._groups else None)
        found.refresh_rows()

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        if self._groups is None:
            self._groups = groups(self.known, "")
        return rows(self._groups, self.typed, width)

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

    def action_run(self) -> None:
        """Run what is selected."""
        self.query_one("#found", Canvas).action_choose()

    @on(Canvas.Chosen)
    def _run(self, message: Canvas.Chosen) -> None:
        target, host, about = message.target, self.host, self.about
        self.dismiss()
        if isinstance(target, Do):
            host.call_later(about.run_action, target.name)
        elif isinstance(target, Go) and target.place is not None:
            host.call_later(lead, host, target.place, target.field)
        elif isinstance(target, Go):
            host.call_later(host.go, target.key)
