"""M Møte: agendas and minutes of meetings, newest first, and what the chosen one says, item by item."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from dekom_tui.commands import (
    CHOOSE,
    FIND,
    ITEMS,
    LEAVE_PANE,
    NEW_ITEM,
    NEW_MINUTES,
    OPEN,
    OPEN_AGENDA,
    REGISTER,
    START_MEETING,
    Command,
)
from dekom_tui.plan.edits import Many, Remove, Set
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Item, Minutes
from dekom_tui.plan.model import Place
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.minutes_view import (
    empty_rows,
    head_rows,
    is_agenda,
    items_of,
    meeting_rows,
    meetings,
    minutes_rows,
)
from dekom_tui.screens.panes import Arrangement, TwoPaneScreen
from dekom_tui.screens.places import TAKES_ALONG
from dekom_tui.widgets.lines import Row
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.language import ngettext


class MinutesScreen(TwoPaneScreen):
    """The minutes: read here, written and corrected as forms."""

    PLACE = "M"
    FINDS = FIND
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, OPEN, NEW_MINUTES, ITEMS, *REGISTER[1:])

    def nothing_yet(self) -> bool:
        return not self.host.plan.of(Minutes)

    def arrangement(self, width: int, height: int) -> Arrangement:
        if self.nothing_yet():
            return Arrangement(0, 2, 0)
        if self.wide:
            return Arrangement(min(64, width // 2), 2, 0)
        return Arrangement(0, 2, max(2, min(len(self.host.plan.of(Minutes)), height // 3)))

    def head_rows(self, width: int, height: int) -> Sequence[Row]:
        return head_rows(self.host.plan, width)

    def list_rows(self, width: int, height: int) -> Sequence[Row]:
        if self.nothing_yet():
            return empty_rows(width, loaded=self.host.session.loaded)
        return minutes_rows(self.host.plan, self.host.today, width)

    def detail_rows(self, width: int, height: int) -> Sequence[Row]:
        minutes = self.minutes
        if minutes is None:
            return ()
        rows = meeting_rows(self.host.plan, minutes, self.host.today, width, inside=self.inside)
        return [Row(), *rows]

    @property
    def minutes(self) -> Minutes | None:
        """The minutes that are chosen."""
        return self.host.plan.of(Minutes).get(self.chosen.key) if isinstance(self.chosen, Place) else None

    def first_choice(self) -> Hashable | None:
        found = meetings(self.host.plan)
        return Place(Minutes.table, found[0].key) if found else None

    def first_inside(self) -> Hashable | None:
        items = items_of(self.host.plan, self.minutes.key) if self.minutes is not None else []
        return Place(Item.table, items[0].key) if items else None

    def kind_here(self) -> type[Entity] | None:
        return Item if self.inside else Minutes

    def action_into(self) -> None:
        """Among the items of the meeting, also where there are none yet: N begins them."""
        if not self.nothing_yet() and self.minutes is not None:
            self.detail.focus()

    def action_add(self) -> None:
        """New minutes; among the items of a meeting, a new item."""
        minutes = self.minutes
        if self.inside and minutes is not None:
            self._awaited = (Item, frozenset(self.host.plan.of(Item)))
            last = max((one.nr or 0 for one in items_of(self.host.plan, minutes.key)), default=0)
            self.host.push_new(Item, {"nr": last + 1}, inside=minutes.key)
        else:
            from dekom_tui.screens.meeting.agenda import NewMeetingScreen

            self._awaited = (Minutes, frozenset(self.host.plan.of(Minutes)))
            self.app.push_screen(NewMeetingScreen(Minutes, self.new_values(Minutes), self.PLACE))

    def action_shift(self, steps: int) -> None:
        """Move an item up or down among those of its meeting."""
        place, minutes = self.entity_here, self.minutes
        if place is None or minutes is None or place.table != Item.table:
            return
        items = items_of(self.host.plan, minutes.key)
        at = next((index for index, one in enumerate(items) if one.key == place.key), None)
        if at is None or not 0 <= at + steps < len(items):
            return
        items = list(items)
        items.insert(at + steps, items.pop(at))
        edits = tuple(
            Set(Place(Item.table, one.key), {"nr": nr}) for nr, one in enumerate(items, start=1) if one.nr != nr
        )
        if edits:
            self.host.edit(Many(edits))

    def action_delete(self) -> None:
        """Take away an item, or the minutes with all their items as one step."""
        place, minutes = self.entity_here, self.minutes
        if place is None or place.table != Minutes.table or minutes is None:
            super().action_delete()
            return
        items = items_of(self.host.plan, minutes.key)
        edit = Many((*(Remove(Place(Item.table, one.key)) for one in items), Remove(place)))
        if self.host.edit(edit):
            n = len(items)
            said = ngettext(
                "Referatet «{name}» er tatt bort, med {n} sak.", "Referatet «{name}» er tatt bort, med {n} saker.", n
            )
            self.host.say(said.format(name=cut(minutes.title, 24), n=n), undo=True)

    def list_commands(self) -> tuple[Command, ...]:
        found = super().list_commands()
        copies = self.inside
        return tuple(one for one in found if copies or one.name != "copy")

    def action_copy(self) -> None:
        """A copy of the item; minutes are not copied, for two files would say the same meeting was held twice."""
        if self.inside:
            super().action_copy()

    def commands(self) -> Sequence[Command]:
        if self.nothing_yet():
            return (NEW_MINUTES,)
        if self.inside:
            opening = (CHOOSE, OPEN) if self.first_inside() is not None else ()
            return (*opening, NEW_ITEM, LEAVE_PANE, *self.list_commands())
        if self.agenda is not None:
            return (CHOOSE, OPEN_AGENDA, START_MEETING, NEW_MINUTES, ITEMS, *self.list_commands())
        return (CHOOSE, OPEN, NEW_MINUTES, ITEMS, *self.list_commands())

    def show(self, target: Place | None) -> None:
        if target is not None and target.table in TAKES_ALONG["M"]:
            from dekom_tui.screens.meeting.along import take_along

            take_along(self.host, target)
            return
        if target is None or target.table not in (Minutes.table, Item.table):
            return
        self.listing.select(Place(Minutes.table, target.key.partition("/")[0]))
        self.turn()
        if target.table == Item.table:
            self.detail.focus()
            self.detail.refresh_rows()
            self.detail.select(target)

    def open(self, target: Hashable) -> None:
        if self.agenda is not None and target == Place(Minutes.table, self.agenda.key):
            from dekom_tui.screens.meeting.agenda import AgendaScreen

            self.app.push_screen(AgendaScreen(self.agenda.key))
        elif isinstance(target, Place):
            self.host.push_form(EntitySubject(target))

    # The meeting itself

    @property
    def agenda(self) -> Minutes | None:
        """The meeting that is chosen, when it has not been held."""
        minutes = self.minutes
        return minutes if minutes is not None and is_agenda(self.host.plan, minutes) else None

    async def action_present(self) -> None:  # type: ignore[override]  # a meeting is begun, and that is waited for
        """Begin the meeting that is chosen, or go back to the one that is going on."""
        from dekom_tui.screens.meeting.start import begin, resume, unfinished

        going = unfinished(self.host)
        if going:
            await resume(self.host, going)
        elif self.agenda is not None and items_of(self.host.plan, self.agenda.key):
            self.host.session.save()
            await begin(self.host, self.agenda.key)
