"""Something new in the plan: its name first, and the day of what has one. Then it is in the plan, and has a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from dekom_tui.commands import BACK, NEW, Command
from dekom_tui.data import data
from dekom_tui.plan.edits import new
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import FrameScreen, bindings, hint
from dekom_tui.screens.form.parse import Asked, Parsed, day_reading, read, typed
from dekom_tui.screens.form.subject import EntitySubject, fields
from dekom_tui.screens.form.view import label_width
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.frame import Hint
from dekom_tui.widgets.lines import Row, heading, indent, line, paragraph
from dekom_tui.words.language import _
from dekom_tui.words.values import heading_of, value_words

DAY: Final = "dato"


class NewScreen(FrameScreen):
    """The name of a new entity of a table, and its day where its key begins with one."""

    CSS_PATH: ClassVar = [str(data("styles", "form.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((BACK,)),
        Binding("down,tab", "step(1)", show=False),
        Binding("up,shift+tab", "step(-1)", show=False),
    ]

    def __init__(self, kind: type[Entity], values: Mapping[str, object], place: str, inside: str = "") -> None:
        """`values` are what is known already, a day among them is proposed; `inside` the minutes of an agenda item."""
        super().__init__()
        self.PLACE = place
        self.kind = kind
        self._called = kind.names[0]
        self._values = dict(values)
        self._inside = inside
        self._begun = str(self._values.pop(self._called, ""))
        proposed = self._values.pop(DAY, None) if kind.dated else None
        self._proposed = proposed if isinstance(proposed, date) else None
        self._day = Parsed(self._proposed)

    def body(self) -> Iterable[Widget]:
        labels = label_width(self.kind) + 1
        yield Canvas(self._rows, id="asked")
        yield Field(_(self.kind.fields[self._called].label), self._begun, label_width=labels, id="name")
        if self._proposed is not None:
            field = self.kind.fields[DAY]
            yield Field(_(field.label), typed(field, self._proposed), label_width=labels, id="day")
        yield Canvas(self._after, id="after")

    def on_mount(self) -> None:
        super().on_mount()
        for still in ("#asked", "#after"):
            self.query_one(still, Canvas).can_focus = False
        self.query_one("#name").focus()
        for day in self.query("#day").results(Field):
            day.select_all()
            self._tell(day)

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        field = self.kind.fields[self._called]
        rows = [Row(), Row(indent(heading(heading_of(self.kind), _("legg til")))), Row()]
        rows += [Row(indent(one)) for one in paragraph(_(field.help), width - 2, "faint")] if field.help else []
        return rows

    def _after(self, width: int, height: int) -> Sequence[Row]:
        told = [
            line((f"{_(self.kind.fields[name].label)}: ", "faint"), (value_words(field, value, self.host.plan), "text"))
            for name, value in self._values.items()
            if (field := self.kind.fields[name]) and name != "nr"
        ]
        text = _("Enter legger det i planen. Resten kan fylles ut etterpå. Esc legger ingenting til.")
        rows = [*told, *([()] if told else []), *paragraph(text, width - 2, "soft")]
        return [Row(), *(Row(indent(one)) for one in rows)]

    def commands(self) -> Sequence[Command]:
        return NEW

    def hints(self) -> list[Hint]:
        """Letters are typed here, so that help is F1."""
        keys = [*map(hint, NEW), Hint("F1", _("hjelp"), "app.help")]
        if self._proposed is None:
            return keys
        on = Hint("Enter", _("til datoen")) if self.query_one("#name").has_focus else keys[0]
        return [on, keys[1], Hint("↑↓", _("neste felt")), keys[-1]]

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        self.show_frame()

    def action_step(self, step: int) -> None:
        """From the name to the day, and back."""
        fields = list(self.query(Field))
        at = next((index for index, one in enumerate(fields) if one.has_focus), 0)
        fields[min(max(at + step, 0), len(fields) - 1)].focus()

    def on_key(self, event: events.Key) -> None:
        """Tab is for the fields here, as are up and down."""
        if event.key in ("tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            self.action_step(1 if event.key == "tab" else -1)

    @on(Field.Changed, "#day")
    def _dated(self, message: Field.Changed) -> None:
        field = self.kind.fields[DAY]
        self._day = read(field, message.value, Asked(self.host.today, self._proposed))
        self._tell(message.field)

    def _tell(self, field: Field) -> None:
        """How the day is read; that it is only proposed, as long as nobody has said anything else."""
        if self._day.wrong:
            field.wrong(self._day.brief)
        elif self._day.value is None:
            field.wrong(_("mangler"))
        elif self._day.value == self.host.today:
            field.say(_("{day}, i dag").format(day=day_reading(self._day.value)))
        else:
            field.say(day_reading(self._day.value))

    @on(Field.Submitted)
    def _named(self, message: Field.Submitted) -> None:
        """Enter goes on to what is not said yet, and from there into the plan."""
        named = self.query_one("#name", Field)
        name = " ".join(named.value.split())
        if not name:
            named.wrong(_("mangler"))
            named.focus()
            return
        values = {**self._values, self._called: name}
        if self._proposed is not None:
            if message.field is named:
                self.query_one("#day").focus()
                return
            if self._day.value is None:
                self._tell(message.field)
                return
            values[DAY] = self._day.value
        self._add(values)

    def _add(self, values: Mapping[str, object]) -> None:
        edit = new(self.host.plan, self.kind, values, self._inside)
        if self.host.edit(edit):
            self.dismiss()
            added = edit.entities[0]
            # A short name can wait: the long one is cut where there is no room.
            rest = (path for path in fields(self.kind) if path not in added.values and path != "kort")
            self.then(Place(self.kind.table, added.key), next(rest, ""))

    def then(self, place: Place, field: str) -> None:
        """What comes when it is in the plan: its form, at the first field that says nothing yet."""
        self.host.push_form(EntitySubject(place, field))

    def action_back(self) -> None:
        """Out, with nothing added."""
        self.dismiss()
