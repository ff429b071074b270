"""The panes of a form: its fields, and beside them what the chosen one holds or can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from dekom_tui.data import data
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.form.records import RecordList
from dekom_tui.screens.form.subject import Desk, Subject
from dekom_tui.screens.form.view import label_width
from dekom_tui.screens.sections.panes import Rule
from dekom_tui.screens.sections.screen import NARROW, WIDE
from dekom_tui.widgets.calendar import Calendar
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.choices import Choices
from dekom_tui.widgets.field import Field as TypingField
from dekom_tui.widgets.lines import Row
from dekom_tui.widgets.prose import ProseEditor


class FormPanes(FrameScreen):
    """What a form is made of; which of it is seen is told by classes and by each widget's `display`."""

    CSS_PATH: ClassVar = [str(data("styles", "form.tcss"))]
    subject: Subject

    @property
    def desk(self) -> Desk:
        """Where the form lies."""
        raise NotImplementedError

    def form_rows(self, width: int, height: int) -> Sequence[Row]:
        """A row a field."""
        raise NotImplementedError

    def aside_rows(self, width: int, height: int) -> Sequence[Row]:
        """What stands beside the chosen field."""
        raise NotImplementedError

    def asked_rows(self, width: int, height: int) -> Sequence[Row]:
        """Over the text being written, where it has the whole width: what it is about."""
        raise NotImplementedError

    def middle(self) -> ComposeResult:
        with Horizontal(id="body"):
            yield from self.body()

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.form_rows, tell_edges=True, id="form")
        yield Rule(id="rule")
        asked = Canvas(self.asked_rows, id="asked")
        asked.can_focus = False
        yield Vertical(
            Canvas(self.aside_rows, tell_edges=True, id="aside"),
            asked,
            Calendar(self.desk.today, lit=True, id="calendar"),
            Choices(id="choices"),
            ProseEditor(id="prose"),
            RecordList(lambda: self.desk, id="records"),
            id="beside",
        )
        yield TypingField(id="typed", label_width=label_width(self.subject.kind) + 1)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < NARROW, "-narrow")
        self.set_class(event.size.width >= WIDE, "-wide")

    @property
    def form(self) -> Canvas:
        """The rows of the fields."""
        return self.query_one("#form", Canvas)
