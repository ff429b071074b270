"""To bring something back from an earlier version: what it is now, what it becomes, and only then done. It is an edit
like any other, and can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from dekom_tui.commands import CHOOSE, FETCH_THIS, SHOWN_BACK, Command
from dekom_tui.plan.entity import Entity, Records
from dekom_tui.review.diff import CHANGED
from dekom_tui.review.lists import FieldChange
from dekom_tui.review.restore import Offer, restorable
from dekom_tui.screens.base import FrameScreen
from dekom_tui.screens.versions.view import long_name_of
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Line, Row, Span, fit, heading, indent, line, paragraph
from dekom_tui.widgets.wrapping import wrap_cut
from dekom_tui.words.changes.phrases import label_of
from dekom_tui.words.changes.sides import field_sides
from dekom_tui.words.language import _
from dekom_tui.words.names import the, upper_first
from dekom_tui.words.telling import value_words
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.screens.versions.state import Held
    from dekom_tui.words.changes.telling import Told

_MOST: Final = 6
"""Lines of a text that are shown."""
_LABEL: Final = 6


def offer_rows(told: Told, offers: Sequence[Offer], before: Plan, now: Plan, version: str, width: int) -> list[Row]:
    """What can be brought back, each with what it is now and what it becomes."""
    room = max(1, min(92, width - 3))
    found = [Row(), Row(indent(fit(heading(_("HENT TILBAKE"), _("fra {version}").format(version=version)), width - 2)))]
    found += [Row(), *(Row(indent(each)) for each in paragraph(told.name, room, bold=True))]
    text = _("Velg hva som skal tilbake. Det blir en vanlig endring i planen, og Ctrl+Z angrer den.")
    found += [*(Row(indent(each)) for each in paragraph(text, room, "soft"))]
    for at, one in enumerate(offers):
        found.append(Row())
        name = offer_name(told, one, now)
        found.append(Row(indent(line(Span(name, "accent", bold=True))), at))
        if one.path or told.change.kind != CHANGED or not isinstance(one.then, Entity):
            found += [Row(indent(each), at) for each in _both(told, one, before, now, room)]
        if one.lost:
            said = _("Uten {keys}, som ikke finnes lenger").format(keys=joined([f"«{key}»" for key in one.lost]))
            found += [Row(indent(line("  ", ("! ", "warn"), each)), at) for each in paragraph(said, room - 4, "soft")]
    return found


def offer_name(told: Told, one: Offer, plan: Plan) -> str:
    """What is brought back: a field by its name, or all of it."""
    if one.path:
        return upper_first(label_of(told.change, one.path, plan))
    if isinstance(one.then, Entity) and one.now is not None:
        return _("Alt under ett")
    return _("Hele {thing}").format(thing=the(told.change.place.table))


def _both(told: Told, one: Offer, before: Plan, now: Plan, room: int) -> Iterable[Line]:
    if not one.path:
        if isinstance(one.then, Entity):
            said = [value_words(before, field, one.then.values[name]) for name, field in one.then.fields.items()
                    if name in one.then.values and name not in ("nr", "kort")]  # fmt: skip
            yield from _said(_("blir"), " · ".join(said), room, "text")
        return
    field = told.change.entity.fields.get(one.path)
    if isinstance(field, Records):
        for side in field_sides(
            told.change, FieldChange(one.path, type(told.change.entity), one.now, one.then), now, before
        ):
            for label, text, ink in ((_("nå"), side.before, "soft"), (_("blir"), side.after or side.note, "text")):
                yield from _said(label, text, room, ink) if text else ()
        return
    for label, value, plan, ink in ((_("nå"), one.now, now, "soft"), (_("blir"), one.then, before, "text")):
        text = _("ingenting") if value is None else str(value)
        if value is not None and field is not None:
            text = value_words(plan, field, value)
        yield from _said(label, text, room, ink)


def _said(label: str, text: str, room: int, ink: str) -> Iterable[Line]:
    for at, each in enumerate(wrap_cut(text.replace("\n", " "), max(1, room - _LABEL - 2), _MOST)):
        yield line("  ", (f"{label if not at else '':<{_LABEL}}", "faint"), (each, ink))


class RestoreScreen(FrameScreen):
    """Chooses what of a change is brought back."""

    PLACE = "V"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, FETCH_THIS, SHOWN_BACK)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.back", show=False)]

    def __init__(self, told: Told, held: Held) -> None:
        super().__init__()
        self._told = told
        self._held = held

    @property
    def offers(self) -> Sequence[Offer]:
        """What can be brought back."""
        return restorable(self._told.change, self.host.plan)

    def body(self) -> Iterable[Widget]:
        yield Canvas(self.rows, tell_edges=True, id="canvas")

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """What there is to choose."""
        held = self._held
        version = long_name_of(self.host.versions, held.pair.first)
        return offer_rows(self._told, self.offers, held.between.before, self.host.plan, version, width)

    def plan_changed(self) -> None:
        super().plan_changed()
        self.query_one(Canvas).refresh_rows()

    def commands(self) -> Sequence[Command]:
        return self.COMMANDS_HERE if self.offers else (SHOWN_BACK,)

    def action_choose(self) -> None:
        """Enter, by a click in the key line."""
        self.query_one(Canvas).action_choose()

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        offers = self.offers
        if not isinstance(message.target, int) or message.target >= len(offers):
            return
        one = offers[message.target]
        name = offer_name(self._told, one, self.host.plan)
        program = self.host
        if program.edit(one.edit):
            self.dismiss()
            said = _("Hentet tilbake: {what}").format(what=f"{name}, {self._told.name}" if self._told.name else name)
            program.call_later(program.say, said, undo=True)
