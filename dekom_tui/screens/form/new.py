"""Something new in the plan: its name first. With a name it is in the plan, and the rest is its form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import BACK, NEW, Command
from dekom_tui.data import data
from dekom_tui.plan.edits import new
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import FrameScreen, bindings, hint
from dekom_tui.screens.form.subject import EntitySubject, fields
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.frame import Hint
from dekom_tui.widgets.lines import Row, heading, indent, paragraph
from dekom_tui.words.language import _


class NewScreen(FrameScreen):
    """The name of a new entity of a table."""

    CSS_PATH: ClassVar = [str(data("styles", "form.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = bindings((BACK,))

    def __init__(self, kind: type[Entity], values: Mapping[str, object], place: str, inside: str = "") -> None:
        """`values` are what is known already; `inside` the minutes that an agenda item belongs to."""
        super().__init__()
        self.PLACE = place
        self.kind = kind
        self._values = dict(values)
        self._inside = inside

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._rows, id="asked")
        yield Field(_(self.kind.fields[self.kind.names[0]].label), id="name")
        yield Canvas(self._after, id="after")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#name").focus()

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        field = self.kind.fields[self.kind.names[0]]
        rows = [Row(), Row(indent(heading(_(self.kind.label).upper(), _("legg til")))), Row()]
        rows += [Row(indent(one)) for one in paragraph(_(field.help), width - 2, "faint")] if field.help else []
        return rows

    def _after(self, width: int, height: int) -> Sequence[Row]:
        text = _("Enter legger det i planen. Resten kan fylles ut etterpå. Esc legger ingenting til.")
        return [Row(), *(Row(indent(one)) for one in paragraph(text, width - 2, "soft"))]

    def commands(self) -> Sequence[Command]:
        return NEW

    def hints(self) -> list[Hint]:
        """Letters are typed here, so that help is F1."""
        return [*map(hint, NEW), Hint("F1", _("hjelp"), "app.help")]

    @on(Field.Submitted)
    def _named(self, message: Field.Submitted) -> None:
        name = " ".join(message.value.split())
        if not name:
            message.field.wrong(_("mangler"))
            return
        edit = new(self.host.plan, self.kind, {**self._values, self.kind.names[0]: name}, self._inside)
        if self.host.edit(edit):
            self.dismiss()
            added = edit.entities[0]
            # A short name can wait: the long one is cut where there is no room.
            rest = (path for path in fields(self.kind) if path not in added.values and path != "kort")
            self.host.push_form(EntitySubject(Place(self.kind.table, added.key), next(rest, "")))

    def action_back(self) -> None:
        """Out, with nothing added."""
        self.dismiss()
