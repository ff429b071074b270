"""A measurement of an indicator: its fields, what will be written, and the warning before it is written.

Nothing is in the plan until it is chosen under the fields: what git has seen, it remembers (product.md, point 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from dekom_tui.commands import CHOOSE_ACT, FIELDS, NO_VALUE, PROVISIONAL, WRITE_VALUE, Command
from dekom_tui.data import data
from dekom_tui.plan.edits import Set
from dekom_tui.plan.format import Indicator, Value
from dekom_tui.plan.model import Place
from dekom_tui.plan.series import is_small, series
from dekom_tui.screens.base import FrameScreen, bindings, hint
from dekom_tui.screens.form.parse import Asked, Parsed, read, typed
from dekom_tui.screens.indicators.new_value_view import Act, Draft, about_rows, act_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.edge_canvas import EdgeCanvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.frame import Hint, KeyLine
from dekom_tui.widgets.lines import Line, Row, Span, line, pad
from dekom_tui.widgets.paint import MARK, LineWidget
from dekom_tui.words.labels import label
from dekom_tui.words.language import _

_TYPED: Final = ("dato", "verdi", "n")
"""The fields whose text is read; the note is text as it stands."""
_LOW: Final = 22
"""Under so many rows what it is a measurement of gives way to what is to be chosen."""
_LABELS: Final = 18
"""The cell where the fields' text begins."""


class Toggle(LineWidget, can_focus=True):
    """Yes or no beside its label."""

    DEFAULT_CSS = "Toggle { height: 1; width: 1fr; }"

    def __init__(self, words: str, *, on: bool, id: str) -> None:
        super().__init__(id=id)
        self.words = words
        self.on = on

    def line_at(self, y: int) -> Line:
        focus = self.has_focus
        self.ground = "panel" if focus else "bg"
        mark = Span(MARK if focus else " ", "accent")
        name = line((self.words, "text" if focus else "faint", focus))
        state = line(("■ " + _("ja") if self.on else "□ " + _("nei"), "text", focus))
        return line(mark, pad(name, _LABELS - 2), " ", state)

    def flip(self) -> None:
        """The other one."""
        self.on = not self.on
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self) -> None:
        self.screen.call_later(self.screen.run_action, "tick")

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """No letter leads away from what is half filled in."""
        return character is not None and character.isprintable()


class Acts(EdgeCanvas):
    """What can be chosen under the fields; no letter leads away from what is half filled in."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return character is not None and character.isprintable()


class NewValueScreen(FrameScreen):
    """The fields of a measurement, a new one or one to be corrected."""

    CSS_PATH: ClassVar = [str(data("styles", "new_value.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (WRITE_VALUE, FIELDS, PROVISIONAL, CHOOSE_ACT, NO_VALUE)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((NO_VALUE,)),
        Binding("up,shift+tab", "step(-1)", show=False),
        Binding("down,tab", "step(1)", show=False),
    ]
    AUTO_FOCUS = "#dato"

    def __init__(self, place: Place, section: str, record: Value | None = None) -> None:
        """`place` is the indicator's, `section` the key of the place that is shown as current, `record` the
        measurement to be corrected, None for a new one."""
        super().__init__()
        self.PLACE = section
        self.indicator_at = place
        self._record = record
        self._replaced: Value | None = None
        self._parsed: dict[str, Parsed] = {}

    def body(self) -> Iterable[Widget]:
        start = self._record or Value.of("", dato=self.host.today)
        about = Canvas(self._about_rows, id="about")
        about.can_focus = False
        yield about
        yield Vertical(
            *(self._field(name, start) for name in _TYPED),
            Toggle(label(Value.fields["foreloepig"]), on=start.foreloepig, id="foreloepig"),
            Field(label(Value.fields["merknad"]), start.merknad or "", label_width=_LABELS, id="merknad"),
            id="fields",
        )
        yield Acts(self._act_rows, tell_edges=True, id="acts")

    def _field(self, name: str, start: Value) -> Field:
        field = Value.fields[name]
        text = typed(field, start.get(name))
        self._parsed[name] = self._read(name, text)
        units = {"verdi": self.indicator.enhet or "", "n": _("elever eller svar bak tallet")}
        return Field(label(field), text, placeholder=units.get(name, ""), label_width=_LABELS, id=name)

    def on_mount(self) -> None:
        date = self.query_one("#dato", Field)
        date.select_all()
        self._tell(date)

    @property
    def indicator(self) -> Indicator:
        """The indicator as it is now; an empty one when it is gone."""
        return self.host.plan.of(Indicator).get(self.indicator_at.key) or Indicator()

    # What stands in the fields

    def _read(self, name: str, text: str) -> Parsed:
        return read(Value.fields[name], text, Asked(self.host.today, unit=self.indicator.enhet or ""))

    def draft(self) -> Draft:
        """The measurement as it stands in the fields."""
        values: dict[str, Any] = {
            name: one.value for name, one in self._parsed.items() if not one.wrong and one.value is not None
        }
        if self.query_one("#foreloepig", Toggle).on:
            values["foreloepig"] = True
        note = self.query_one("#merknad", Field).value.strip()
        if note:
            values["merknad"] = note
        known = self._record.n if self._record is not None else None
        few = values.get("n")
        return Draft(
            values,
            tuple(name for name, one in self._parsed.items() if one.wrong),
            self._clash(values.get("dato")),
            few if is_small(few) and few != known else None,
        )

    def _clash(self, day: object) -> Value | None:
        for one in self.indicator.verdier:
            if one.dato == day and one not in (self._record, self._replaced):
                return one
        return None

    def _about_rows(self, width: int, height: int) -> Sequence[Row]:
        return about_rows(series(self.host.plan, self.indicator), width, mends=self._record is not None)

    def _act_rows(self, width: int, height: int) -> Sequence[Row]:
        return act_rows(self.draft(), self.indicator, width)

    @property
    def acts(self) -> Acts:
        """What can be chosen under the fields."""
        return self.query_one("#acts", Acts)

    @on(Field.Changed)
    def _changed(self, message: Field.Changed) -> None:
        name = message.field.id or ""
        if name in _TYPED:
            self._parsed[name] = self._read(name, message.value)
            self._tell(message.field, typing=True)
        if name == "dato":
            self._replaced = None
        self.acts.refresh_rows()

    def _tell(self, field: Field, *, typing: bool = False) -> None:
        """Says beside the field what it is read as; what is wrong with it, only when one has left it."""
        parsed = self._parsed[field.id or ""]
        if parsed.wrong:
            if typing:
                field.say()
            else:
                field.wrong(parsed.brief)
        elif field.id == "n" and is_small(parsed.value):
            field.say(line(("! ", "warn", True), (_("få nok til å bli kjent igjen"), "warn")))
        elif field.id == "verdi" and parsed.value is not None:
            field.say(line((self.indicator.enhet or "", "soft")))
        else:
            field.say(parsed.reading)

    # From field to field

    def _order(self) -> list[Widget]:
        return [*self.query("#fields > *").results(Widget), self.acts]

    def action_step(self, step: int) -> None:
        """To the next field, or what can be chosen under them."""
        order = self._order()
        at = order.index(self.focused) if self.focused in order else 0
        self._leave(order[at])
        to = min(max(at + step, 0), len(order) - 1)
        order[to].focus()

    def _leave(self, widget: Widget) -> None:
        if isinstance(widget, Field) and widget.id in _TYPED:
            self._tell(widget)

    @on(EdgeCanvas.Beyond)
    def _above(self, message: EdgeCanvas.Beyond) -> None:
        if message.step < 0:
            self.action_step(-1)

    @on(Field.Submitted)
    def _next(self, message: Field.Submitted) -> None:
        draft = self.draft()
        if message.field.id != "merknad" and message.field.id not in draft.wrong:
            self.action_step(1)
            return
        stuck = next((name for name in _TYPED if name in (*draft.wrong, *draft.missing)), None)
        self._leave(message.field)
        (self.query_one(f"#{stuck}") if stuck is not None else self.acts).focus()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.height < _LOW, "-low")

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        self.set_class(self.acts.has_focus, "-acting")
        self.acts.refresh_rows()
        self.query_one(KeyLine).show(self.hints())

    def on_key(self, event: events.Key) -> None:
        if event.key in ("space", "enter") and isinstance(self.focused, Toggle):
            event.stop()
            if event.key == "space":
                self.action_tick()
            else:
                self.action_step(1)

    def action_tick(self) -> None:
        """Provisional, or not."""
        self.query_one("#foreloepig", Toggle).flip()
        self.acts.refresh_rows()

    # Writing it

    @on(Canvas.Chosen, "#acts")
    def _act(self, message: Canvas.Chosen) -> None:
        draft = self.draft()
        if draft.wrong or draft.missing:
            return
        values = dict(draft.values)
        if message.target is Act.BACK:
            self.query_one("#n" if draft.clash is None else "#dato").focus()
        elif message.target is Act.REPLACE:
            self._replaced = draft.clash
            self.acts.select(None)
            self.acts.refresh_rows()
            if self.draft().few is None:
                self._write(values)
        elif message.target is Act.WITHOUT_N:
            values.pop("n", None)
            self._write(values)
        elif message.target in (Act.WRITE, Act.WITH_N):
            self._write(values)

    def _write(self, values: dict[str, Any]) -> None:
        changes = {name: values.get(name) for name in Value.fields}
        old = self._record
        record = (old if old is not None else self._replaced or Value()).edit(changes)
        rest = [one for one in self.indicator.verdier if one not in (old, self._replaced)]
        if not self.host.edit(Set(self.indicator_at, {"verdier": [*rest, record]})):
            return
        said = _("Målingen er rettet.") if old is not None else _("Målingen er skrevet inn.")
        host = self.host
        self.dismiss()
        host.call_after_refresh(host.say, said, undo=True)

    def action_back(self) -> None:
        """Out, with nothing written."""
        self.dismiss()

    # Keys

    def commands(self) -> Sequence[Command]:
        if self.acts.has_focus:
            return (CHOOSE_ACT, NO_VALUE)
        if isinstance(self.focused, Toggle):
            return (PROVISIONAL, WRITE_VALUE, FIELDS, NO_VALUE)
        return (WRITE_VALUE, FIELDS, NO_VALUE)

    def hints(self) -> list[Hint]:
        return [*map(hint, self.commands()), Hint("F1", _("hjelp"), "app.help")]
