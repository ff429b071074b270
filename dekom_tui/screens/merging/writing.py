"""Writing a third: the sentences that are disputed, below the question that asks for them. The rest stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from dekom_tui.commands import HELP, THIRD_DONE, UNDO, Command
from dekom_tui.screens.base import PlaceScreen, hint
from dekom_tui.screens.commit.parts import Body
from dekom_tui.screens.merging.sides import BASE, OURS, THEIRS, Part, disputed_part
from dekom_tui.screens.merging.state import Question
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import Hint, TabLine
from dekom_tui.widgets.prose import ProseEditor
from dekom_tui.words.language import _

_LEAST: Final = 5
"""Rows that who writes has at least."""


class Sides(Canvas):
    """The page: ← and → go from side to side where they stand beside each other, and Enter takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.side(-1)", show=False),
        Binding("right", "screen.side(1)", show=False),
        Binding("enter", "screen.choose", show=False),
    ]


class WritesThird(PlaceScreen):
    """A page below which a text can be written."""

    _part: Part | None = None
    _began = ""

    def body(self) -> Iterable[Widget]:
        yield Sides(self.rows, tell_edges=True, id="canvas")
        yield Body(id="third")

    def on_mount(self) -> None:
        self.third.display = False
        super().on_mount()

    @property
    def third(self) -> ProseEditor:
        """Where it is written."""
        return self.query_one("#third", ProseEditor)

    @property
    def writing(self) -> bool:
        """Whether it is being written now."""
        return self._part is not None

    def begin_writing(self, question: Question, option: str) -> None:
        """Write what is to stand instead of what is disputed; it begins as what the choice rests on has it."""
        self._part = disputed_part(question)
        sides = {BASE: (BASE,), THEIRS: (THEIRS,), OURS: (OURS,)}.get(option, (OURS, THEIRS))
        self._began = " ".join(filter(None, (disputed_part(question, one).said for one in sides)))
        width, height = self.app.size
        page = len(self.rows(width, height - 3))
        self.canvas.styles.height = min(page, max(1, height - 3 - _LEAST))
        self.canvas.can_focus = False
        self.third.load(self._began)
        self.third.display = True
        self.third.focus()
        self._shown_anew()

    def end_writing(self) -> None:
        """What has been written is the answer, unless it is as it was."""
        part, words = self._part, self.third.text
        if part is None:
            return
        self._part = None
        self.third.display = False
        self.canvas.styles.height = "1fr"
        self.canvas.can_focus = True
        self.canvas.focus()
        self._shown_anew()
        if words.strip() != self._began.strip():
            whole = part.with_said(words)
            if whole.strip():
                self.third_written(whole)
            else:
                self.say(_("Det står ingenting der. Skriv noe, eller velg én av dem."))

    def third_written(self, text: str) -> None:
        """The whole text, with what was written in it."""
        raise NotImplementedError

    def _shown_anew(self) -> None:
        self.canvas.refresh_rows()
        self.show_frame()

    def action_write_done(self) -> None:
        """Answer with what is written."""
        self.end_writing()

    @on(ProseEditor.Done, "#third")
    def _done(self) -> None:
        self.end_writing()

    @on(TabLine.PlaceChosen)
    def _place_clicked_while_writing(self, message: TabLine.PlaceChosen) -> None:
        """A click on a place ends the writing first: nothing of it is lost."""
        if self.writing:
            message.prevent_default()
            self.end_writing()

    def writing_commands(self) -> Sequence[Command]:
        """What can be done while it is written."""
        return (THIRD_DONE, UNDO._replace(name="app.undo", quiet=False))

    def writing_hints(self) -> list[Hint]:
        """The key line meanwhile: no letter is promised as a command."""
        return [*map(hint, self.writing_commands()), hint(HELP)._replace(key="F1")]
