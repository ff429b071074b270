"""At the very first start: four sentences, and a plan to practise on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.widget import Widget

from dekom_tui.commands import GO_ON, QUIT, THEME, TRY_IT, Command
from dekom_tui.screens.base import bindings
from dekom_tui.screens.host import GivesWay
from dekom_tui.screens.over import OverScreen
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Row, heading, line, paragraph
from dekom_tui.words.language import N_, _

SENTENCES: Final = (
    N_("Her skriver, følger og reviderer dere skolens utviklingsplan, sammen og på storskjerm."),
    N_("Tallene 0 til 7 går til oversikten og delene; Enter åpner, Esc går ut, ? viser alle tastene."),
    N_("Alt lagres mens dere skriver, i filer som kan leses av alle, og Ctrl+Z angrer."),
    N_("Prøv dere fram på øvingsplanen: P her, siden Ctrl+P. Den kan kastes når som helst."),
)
_WIDEST: Final = 66


class WelcomeScreen(OverScreen, GivesWay):
    """Over the first screen, until a key is pressed."""

    TAKES = frozenset({"enter", "escape", *TRY_IT.keys, *QUIT.keys, *THEME.keys})

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (GO_ON, TRY_IT)
    # Before the page itself, which takes Enter for what is selected on it.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "close", show=False, priority=True), *bindings((TRY_IT,))]

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._rows, ground="surface", tell_edges=True, id="page")

    def fit(self, box: Widget, size: Size) -> None:
        width = min(_WIDEST, size.width - 6)
        box.styles.width = width
        room = size.height - 3
        box.styles.height = min(len(rows(width - 4, room - 2)) + 2, room)

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        return rows(width, height)


def rows(width: int, height: int) -> list[Row]:
    """The four sentences; with a row between them where there is room for it."""
    airy = _rows(width, gaps=True)
    return airy if len(airy) <= height else _rows(width, gaps=False)


def _rows(width: int, *, gaps: bool) -> list[Row]:
    found = [Row(heading(_("VELKOMMEN"), _("vises bare denne ene gangen")))]
    for number, sentence in enumerate(SENTENCES, 1):
        lines = paragraph(_(sentence), width - 3)
        if gaps or number == 1:
            found.append(Row())
        found += [Row(line((f"{number}  " if at == 0 else "   ", "accent", True), one)) for at, one in enumerate(lines)]
    return found
