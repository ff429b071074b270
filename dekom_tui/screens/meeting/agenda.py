"""The agenda of a meeting: written here the day before, and begun from here. It is the minutes file that it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import BACK, DELETE, MOVE, START_MEETING, Command
from dekom_tui.meeting.agenda import Draft, added, item_values, items_of, trimmed
from dekom_tui.meeting.methods import TABLE, minutes_of
from dekom_tui.meeting.templates import TEMPLATES, template, template_title
from dekom_tui.plan.edits import Many, Remove, Set
from dekom_tui.plan.format import Item, Minutes
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.form.new import NewScreen
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.meeting.agenda_view import Chosen, Proposed, agenda_rows, fresh_proposals, minutes_of_item
from dekom_tui.screens.meeting.subjects import OWN, asked, draft_of, place_of
from dekom_tui.screens.picking import PickOneScreen
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.choices import Option
from dekom_tui.widgets.frame import KeyLine
from dekom_tui.widgets.lines import Row
from dekom_tui.words.language import N_, _
from dekom_tui.words.meeting import method_about, method_name

_LONGEST: Final = 600

CHANGE: Final = Command("choose", (), "Enter", N_("endre"), N_("endre saken, felt for felt"))
ADD_THIS: Final = Command("choose", (), "Enter", N_("legg til"), N_("legg det som er foreslått, til sakslista"))
SHORTER: Final = Command("length(-1)", ("minus",), "–", N_("kortere"), N_("ett minutt kortere"), quiet=True)
LONGER: Final = Command("length(1)", ("plus",), "+–", N_("minutter"), N_("ett minutt lengre; – ett kortere"))
METHOD: Final = Command("method", ("e",), "E", N_("metode"), N_("velg en annen metode"))
NEW: Final = Command("add", ("n",), "N", N_("ny sak"), N_("legg til en sak"))
TEMPLATE: Final = Command("template", ("a",), "A", N_("mal"), N_("legg til sakene fra en mal"))
HEAD: Final = Command("head", ("o",), "O", N_("tid og sted"), N_("endre tittel, dag, tid og sted"), quiet=True)
START: Final = START_MEETING._replace(name="start")


class AgendaScreen(FrameScreen):
    """What a meeting is to be about."""

    PLACE = "M"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHANGE, LONGER, METHOD, START, NEW, TEMPLATE, HEAD, *MOVE, DELETE)
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        (SHORTER, LONGER, METHOD, NEW, TEMPLATE, HEAD, START, *MOVE, DELETE)
    )

    def __init__(self, minutes: str, chosen: Chosen | None = None) -> None:
        """`minutes` is the key of the minutes that the agenda stands in; `chosen` what is chosen at first."""
        super().__init__()
        self.minutes = minutes
        self._first = chosen
        self._awaited: frozenset[str] | None = None
        """The items that there were when a new one was begun, which is chosen when it is there."""

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._rows, tell_edges=True, id="canvas")

    def on_mount(self) -> None:
        super().on_mount()
        if self._first is not None:
            self.canvas.select(self._first)

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        meeting = self.meeting
        if meeting is None:
            return ()
        return agenda_rows(self.host.plan, meeting, self.canvas.selected, self.host.today, width)

    @property
    def canvas(self) -> Canvas:
        """The agenda on screen."""
        return self.query_one(Canvas)

    @property
    def meeting(self) -> Minutes | None:
        """The minutes, None when somebody has taken them away."""
        return self.host.plan.of(Minutes).get(self.minutes)

    @property
    def items(self) -> list[Item]:
        """The items in order."""
        return items_of(self.host.plan, self.minutes)

    @property
    def item(self) -> Item | None:
        """The item that is chosen."""
        chosen = self.canvas.selected
        return self.host.plan.of(Item).get(chosen.key) if isinstance(chosen, Chosen) else None

    def plan_changed(self) -> None:
        super().plan_changed()
        if self.meeting is None and self.is_current:
            self.dismiss()
            return
        new = [one.key for one in self.items if one.key not in self._awaited] if self._awaited is not None else []
        self.canvas.refresh_rows()
        if new:
            self._awaited = None
            self.canvas.select(Chosen(new[0]))

    def commands(self) -> Sequence[Command]:
        if isinstance(self.canvas.selected, Proposed):
            return (ADD_THIS, START, NEW, TEMPLATE, HEAD, BACK)
        if self.item is None:
            return (NEW, TEMPLATE, START, HEAD, BACK)
        return (CHANGE, LONGER, METHOD, START, NEW, TEMPLATE, SHORTER, HEAD, *MOVE, DELETE, BACK)

    @on(Canvas.Highlighted)
    def _moved(self) -> None:
        self.canvas.refresh_rows()
        self.unsay()
        self.query_one(KeyLine).show(self.hints())

    @on(Canvas.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    # What is done

    def action_choose(self) -> None:
        """Change the item, or add what is proposed."""
        chosen = self.canvas.selected
        if isinstance(chosen, Chosen):
            self.host.push_form(EntitySubject(Place(Item.table, chosen.key)))
        elif isinstance(chosen, Proposed):
            found = fresh_proposals(self.host.plan, self.items, self.host.today)
            if chosen.at < len(found):
                self._add(found[chosen.at].draft)

    def _add(self, draft: Draft) -> None:
        edit = added(self.host.plan, self.minutes, draft)
        if self.host.edit(edit):
            self.canvas.select(Chosen(edit.entities[0].key))
            self.say(_("Lagt til sist."), undo=True)

    def action_add(self) -> None:
        """A new item: about something of the plan, or in words of one's own."""

        def take(key: str) -> None:
            draft = draft_of(self.host.plan, place_of(key)) if key != OWN else None
            if draft is not None:
                self._add(draft)
                return
            last = max((one.nr or 0 for one in self.items), default=0)
            self._awaited = frozenset(one.key for one in self.items)
            begun = {"spoersmaal": screen.sought} if screen.sought else {}
            self.host.push_new(Item, {"nr": last + 1, "metode": "fritt", **begun}, inside=self.minutes)

        screen = PickOneScreen("M", _("NY SAK"), asked(self.host.plan), "", take)
        self.app.push_screen(screen)

    def action_head(self) -> None:
        """The meeting's title, day, time and place."""
        self.host.push_form(EntitySubject(Place(Minutes.table, self.minutes)))

    def action_length(self, by: int) -> None:
        """A minute more or less for the item."""
        item = self.item
        if item is None:
            return
        total = min(_LONGEST, max(1, minutes_of_item(item) + by))
        changes: dict[str, object] = {"minutter": total}
        if item.faser:
            changes["faser"] = trimmed(minutes_of(item.metode, (), total)) or None
        self.host.edit(Set(Place(Item.table, item.key), changes))

    def action_method(self) -> None:
        """Choose how the item is worked with."""
        item = self.item
        if item is None:
            return
        options = [Option(one, method_name(one), note=method_about(one)) for one in TABLE]

        def take(name: str) -> None:
            draft = Draft(item.spoersmaal or "", name, item.gjelder or "")
            changes = {"metode": name, "minutter": item_values(draft).get("minutter"), "faser": None}
            self.host.edit(Set(Place(Item.table, item.key), changes))

        self.app.push_screen(PickOneScreen(self.PLACE, _("METODE"), options, item.metode or "", take))

    def action_template(self) -> None:
        """Add the items of a template."""
        plan = self.host.plan
        options = [Option(one, template_title(plan, one)) for one in TEMPLATES]

        def take(name: str) -> None:
            asked = {one.spoersmaal for one in self.items}
            edits = []
            after = self.host.plan
            for draft in template(plan, name, self.host.today):
                if draft.asks not in asked:
                    edit = added(after, self.minutes, draft)
                    after = after.put(*edit.entities)
                    edits.append(edit)
            if edits and self.host.edit(Many(tuple(edits))):
                self.say(_("Sakene fra malen er lagt til."), undo=True)

        self.app.push_screen(PickOneScreen(self.PLACE, _("MAL"), options, "", take))

    def action_shift(self, steps: int) -> None:
        """Move the item up or down."""
        item, items = self.item, self.items
        if item is None:
            return
        at = [one.key for one in items].index(item.key)
        if not 0 <= at + steps < len(items):
            self.say(_("Det står øverst allerede.") if steps < 0 else _("Det står nederst allerede."))
            return
        items.insert(at + steps, items.pop(at))
        edits = [Set(Place(Item.table, one.key), {"nr": nr}) for nr, one in enumerate(items, 1) if one.nr != nr]
        self.host.edit(Many(tuple(edits)))

    def action_delete(self) -> None:
        """Take the item off the agenda."""
        item = self.item
        if item is not None and self.host.edit(Remove(Place(Item.table, item.key))):
            self.say(_("Saken er tatt bort."), undo=True)

    async def action_start(self) -> None:
        """Begin the meeting, or go back to it."""
        if not self.items:
            self.say(_("Legg til en sak først: N, eller velg noe planen foreslår."))
            return
        from dekom_tui.screens.meeting.start import begin

        self.say(_("Møtet gjøres klart …"))
        self.host.session.save()
        await begin(self.host, self.minutes)


class NewMeetingScreen(NewScreen):
    """A new meeting: its title and day, and then what it is to be about."""

    def then(self, place: Place, field: str) -> None:
        self.host.push_screen(AgendaScreen(place.key))
