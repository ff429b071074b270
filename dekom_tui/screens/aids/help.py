"""Help over a screen: its keys, the keys that work everywhere, and what the signs mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from dekom_tui.commands import CLOSE, HELP, PALETTE, PLACES, SCROLL, Command
from dekom_tui.screens.aids.help_view import PURPOSES, rows
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.over import OverScreen
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Row
from dekom_tui.words.language import _

_WIDEST = 76


class HelpScreen(OverScreen):
    """Made of what the screen below says that can be done there now."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CLOSE, SCROLL, PALETTE)
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, "close", show=False) for key in HELP.keys),
        *(Binding(key, "palette", show=False) for key in PALETTE.keys),
    ]

    def __init__(self, about: Screen[object]) -> None:
        super().__init__()
        self.about = about

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._rows, ground="surface", tell_edges=True, id="page")

    def fit(self, box: Widget, size: Size) -> None:
        width = min(_WIDEST, size.width - 6)
        box.styles.width = width
        box.styles.height = min(len(self._rows(width - 4, 0)) + 2, size.height - 5)

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        about = self.about
        here = (*about.commands(), *about.general()) if isinstance(about, FrameScreen) else ()
        key = about.PLACE if isinstance(about, FrameScreen) else ""
        leads_out = about.LEADS_OUT if isinstance(about, FrameScreen) else True
        name = next((_(one.name) for one in PLACES if one.key == key), _("Planer"))
        return rows(name, _(PURPOSES[key]) if key in PURPOSES else "", here, width, leads_out=leads_out)

    def action_palette(self) -> None:
        """Everything that can be done, instead of help."""
        self.dismiss()
        self.app.call_later(self.app.run_action, "palette")
