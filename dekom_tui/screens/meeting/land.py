"""What was agreed, written into the plan: what it becomes, what it says, and what will be written before it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from dekom_tui.commands import LET_BE, Command
from dekom_tui.plan.format import Goal
from dekom_tui.screens.base import FrameScreen, bindings, hint
from dekom_tui.screens.log.write_parts import Part, PickLine
from dekom_tui.screens.meeting.ending import whole
from dekom_tui.screens.meeting.landing import (
    MEASURE,
    NAMES,
    Line,
    choices,
    extra_words,
    extras,
    kinds,
    lines,
    made,
    told,
    wrong,
)
from dekom_tui.screens.picking import PickSeveralScreen
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.choices import Option
from dekom_tui.widgets.edge_canvas import EdgeCanvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.frame import Hint, KeyLine
from dekom_tui.widgets.lines import Row, Span, columns, fit, heading, indent, left_right, line, width_of
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.language import N_, _

if TYPE_CHECKING:
    from dekom_tui.live.client import Client
    from dekom_tui.meeting.landing import Choice
    from dekom_tui.meeting.records import Item
    from dekom_tui.meeting.state import State
    from dekom_tui.widgets.lines import Line as Drawn

_LABEL = 13
_LEAST = 24
"""The cells that what is written has at least; the file's folder is enough then."""

WRITE_IN: Command = Command("save", ("ctrl+s",), "Ctrl+S", N_("skriv i planen"), N_("skriv det i planen, i ett trinn"))


class KindLine(Part):
    """What it becomes, with ← and →."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]
    options: Sequence[str] = ()
    value = ""

    def line_at(self, y: int) -> Drawn:
        lead = self.lead()
        room = self.size.width - 1 - width_of(lead)
        names = {one: f" {_(NAMES[one])} " for one in self.options}
        shown = list(self.options)
        while sum(map(len, (names[one] for one in shown))) + 2 > room and len(shown) > 1:
            shown.pop(-1 if shown[-1] != self.value else 0)
        spans: list[Span | tuple[str, str]] = [("…" if shown[:1] != list(self.options[:1]) else "", "faint")]
        for one in shown:
            words = names[one]
            spans.append(Span(words, "accent", bold=True, lit=True) if one == self.value else (words, "soft"))
        spans.append(("…" if shown[-1:] != list(self.options[-1:]) else "", "faint"))
        return line(lead, *spans)

    def action_turn(self, step: int) -> None:
        """To the next one, or the one before."""
        if isinstance(self.screen, LandScreen):
            self.screen.keep()
        at = self.options.index(self.value) + step
        self.value = self.options[at % len(self.options)]
        self.refresh()
        if isinstance(self.screen, LandScreen):
            self.screen.run_worker(self.screen.ask_anew(), exclusive=True, group="kind")


class Extras(EdgeCanvas):
    """What can be written along, ticked with Mellomrom, and under it what will be written."""

    DEFAULT_CSS = "Extras { height: auto; width: 1fr; margin-top: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "screen.tick", show=False)]


class Unwritten(NamedTuple):
    """What was filled in for an item and is not in the plan: what it was to be, and the lines of each kind."""

    kind: str
    values: dict[str, dict[str, str]]
    goals: tuple[str, ...]
    ticked: frozenset[str]


def _said(item: Item) -> str:
    """What the meeting came to, in a line: its conclusion, else its first decision."""
    return item.conclusion or next((one.text for one in item.decisions.values() if not one.gone), "")


class LandScreen(FrameScreen):
    """One item of a meeting on its way into the plan."""

    PLACE = "M"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((WRITE_IN, LET_BE._replace(keys=("escape",)))),
        Binding("up,shift+tab", "step(-1)", show=False),
        Binding("down,tab", "step(1)", show=False),
    ]
    DEFAULT_CSS = """
    LandScreen #head { height: 3; }
    LandScreen #head.-said { height: 4; }
    LandScreen #fields { height: 1fr; scrollbar-size: 0 0; }
    """

    def __init__(
        self,
        client: Client,
        item: str,
        waiting: dict[str, Unwritten] | None = None,
        landed: Callable[[], None] | None = None,
    ) -> None:
        """`item` is the id of the item that is landed; in `waiting` stays what is left unwritten, by the item. `landed`
        is called when it is in the plan, and the meeting knows."""
        super().__init__()
        self.client = client
        self._about = item
        self._state: State | None = None
        self._goals: tuple[str, ...] = ()
        self._ticked: set[str] = set()
        self._landed = landed
        self._waiting = {} if waiting is None else waiting
        self._kept: dict[str, dict[str, str]] = {}
        self._first: dict[str, str] = {}

    def body(self) -> Iterable[Widget]:
        head = Canvas(self._head, id="head")
        head.can_focus = False
        yield head
        kind = KindLine(_("Det blir"), _LABEL, id="kind")
        yield kind
        yield VerticalScroll(can_focus=False, id="fields")
        yield Extras(self._rows, id="extras")

    def on_mount(self) -> None:
        super().on_mount()
        self.run_worker(self._begin(), exclusive=True, group="begin")

    async def _begin(self) -> None:
        """Read what the meeting has come to, and ask."""
        self._state = await whole(self.client)
        item = self._item
        if item is None:
            self.dismiss()
            return
        kind = self.query_one(KindLine)
        kind.options = kinds(self.host.plan, item)
        kind.value = kind.options[0]
        left = self._waiting.get(self._about)
        if left is not None and left.kind in kind.options:
            kind.value, self._goals, self._ticked = left.kind, left.goals, set(left.ticked)
            self._kept = dict(left.values)
        await self.ask_anew()
        head = self.query_one("#head", Canvas)
        head.set_class(bool(_said(item)), "-said")
        head.refresh_rows()
        kind.focus()

    @property
    def _item(self) -> Item | None:
        return self._state.items.get(self._about) if self._state is not None else None

    @property
    def kind(self) -> str:
        """What it becomes."""
        return self.query_one(KindLine).value

    async def ask_anew(self) -> None:
        """The fields of what it becomes."""
        item, fields = self._item, self.query_one("#fields", VerticalScroll)
        if item is None:
            return
        await fields.remove_children()
        asked: list[Line] = lines(self.host.plan, item, self.kind)
        self._first = {one.field: " ".join(one.value.split()) for one in asked}
        kept = self._kept.get(self.kind, {})
        shown: list[Widget] = [
            Field(
                one.label,
                kept.get(one.field, one.value),
                placeholder=one.placeholder,
                label_width=_LABEL,
                id=f"f-{one.field}",
            )
            for one in asked
        ]
        if self.kind == MEASURE:
            shown.insert(1, PickLine(_(Goal.label), _LABEL, id="goals"))
        await fields.mount(*shown)
        self._show_goals()
        self._ticked &= set(extras(self.host.plan, item, self.kind))
        self._redraw()

    def values(self) -> dict[str, str]:
        """What is filled in, by field."""
        return {
            (one.id or "").removeprefix("f-"): " ".join(one.value.split())
            for one in self.query("#fields Field").results(Field)
        }

    # What is drawn

    def _head(self, width: int, height: int) -> Sequence[Row]:
        item = self._item
        if item is None:
            return ()
        said = _said(item)
        rows = [Row(), Row(indent(heading(_("SAKEN"), cut(item.question, max(8, width - 12)))))]
        if said:
            rows.append(Row(indent(fit(line((said, "text", True)), width - 2))))
        return [*rows, Row()]

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        item, state = self._item, self._state
        if item is None or state is None or not self.is_mounted:
            return ()
        plan, today = self.host.plan, self.host.today
        focus = self.query_one(Extras).has_focus
        rows = []
        for extra in extras(plan, item, self.kind):
            mark = ("■ ", "accent") if extra in self._ticked else ("□ ", "faint")
            words = cut(extra_words(plan, item, extra), max(8, width - 5))
            rows.append(Row(indent(line(mark, (words, "text"))), extra if focus else None))
        rows += [Row(), Row(indent(heading(_("DETTE SKRIVES"), _("i ett trinn, og angres i ett trinn"))))]
        values = self.values()
        if wrong(self.kind, values, today)[0]:
            return [*rows, Row(indent(line((_("○ Ikke ferdig utfylt."), "soft"))))]
        found = made(plan, state, self._choices(item), today)
        for where, what, file in told(plan, found) if found is not None else ():
            first = min(24 if width < 110 else 40, width // 3)
            if width - first - len(file) - 6 < _LEAST and "/" in file:
                file = f"{file.partition('/')[0]}/"
            room = max(8, width - first - len(file) - 6)
            left = columns((line(("+ ", "ok"), (where, "text")), first), (line((what, "text")), room))
            rows.append(Row(indent(left_right(left, line((file, "faint")), width - 2))))
        return rows

    def _choices(self, item: Item) -> list[Choice]:
        order = extras(self.host.plan, item, self.kind)
        ticked = [one for one in order if one in self._ticked]
        return choices(self.host.plan, item, self.kind, self.values(), self._goals, ticked, self.host.today)

    def _redraw(self) -> None:
        found = self.query_one(Extras)
        found.refresh_rows()
        found.refresh(layout=True)
        self.query_one(KeyLine).show(self.hints())

    def hints(self) -> list[Hint]:
        focused = self.focused
        found = [Hint("↑↓", _("neste felt"))]
        found += [Hint("←→", _("velg"))] if isinstance(focused, KindLine) else []
        found += [Hint("Mellomrom", _("av og på"), "tick")] if isinstance(focused, Extras) else []
        found += [Hint("Enter", _("velg fra lista"))] if isinstance(focused, PickLine) else []
        return [*found, hint(WRITE_IN), hint(LET_BE), Hint("F1", _("hjelp"), "app.help")]

    def commands(self) -> Sequence[Command]:
        return (WRITE_IN, LET_BE)

    # What is done

    def on_descendant_focus(self) -> None:
        self._redraw()

    @on(Field.Changed)
    def _typed(self) -> None:
        self._redraw()

    @on(Field.Submitted)
    def _entered(self) -> None:
        self.action_step(1)

    @on(EdgeCanvas.Beyond)
    def _beyond(self, message: EdgeCanvas.Beyond) -> None:
        self.action_step(message.step)

    def action_step(self, step: int) -> None:
        """To the next field or the one before."""
        (self.focus_next if step > 0 else self.focus_previous)("Field, Part, Extras")

    def action_tick(self) -> None:
        """Write it along, or not."""
        chosen = self.query_one(Extras).selected
        if isinstance(chosen, str):
            self._ticked ^= {chosen}
            self._redraw()

    @on(Canvas.Chosen, "#extras")
    def _ticked_by_enter(self) -> None:
        self.action_tick()

    def _show_goals(self) -> None:
        goals = self.host.plan.of(Goal)
        for one in self.query("#goals").results(PickLine):
            one.show(", ".join(goals[key].title for key in self._goals if key in goals))

    def keep(self) -> None:
        """Remember what is filled in for what it is to become, for when that is chosen again."""
        if self.query("#fields Field"):
            self._kept[self.kind] = self.values()

    @on(PickLine.Asked)
    def _pick_goals(self, message: PickLine.Asked) -> None:
        plan = self.host.plan
        options = [Option(one.key, one.title, str(one.values.get("nr", ""))) for one in plan.ordered(Goal)]

        def take(found: tuple[str, ...]) -> None:
            self._goals = found
            self._show_goals()
            self._redraw()

        self.app.push_screen(PickSeveralScreen(self.PLACE, _("MÅL"), options, self._goals, take))

    def action_back(self) -> None:
        """Back to the meeting; nothing is written, and what was begun waits."""
        self.keep()
        begun = self._kept.get(self.kind, {}) != self._first or self._goals or self._ticked
        self._waiting.pop(self._about, None)
        self.dismiss()
        if begun and self._item is not None:
            self._waiting[self._about] = Unwritten(self.kind, self._kept, self._goals, frozenset(self._ticked))
            self.host.say(_("Ikke skrevet i planen ennå. I fører tilbake til det du begynte på."))

    async def action_save(self) -> None:
        """Write it, and tell the meeting what came of the item."""
        item, state, today = self._item, self._state, self.host.today
        if item is None or state is None:
            return
        field, why = wrong(self.kind, self.values(), today)
        if field:
            place = self.query_one(f"#f-{field}", Field)
            place.focus()
            place.wrong(why)
            return
        found = made(self.host.plan, state, self._choices(item), today)
        if found is None:
            self.say(_("Det passer ikke med planen slik den er nå. Ingenting er skrevet."))
            return
        if self.host.edit(found.edit):
            self._waiting.pop(self._about, None)
            answer = await self.client.send("landed", {"item": self._about, "links": list(found.links)})
            if self._landed is not None and not answer.refused:
                self._landed()
            self.dismiss()
            self.host.say(_("Skrevet i planen. Ctrl+Z tar det ut igjen."))
