"""M Referat: the minutes of meetings, newest first, and what the chosen one says, item by item."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from dekom_tui.commands import ADD, CHOOSE, ITEMS, LEAVE_PANE, OPEN, REGISTER, Command
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Item, Minutes
from dekom_tui.plan.model import Place
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.log_view import items_of, meeting_rows, minutes_rows, newest_first, nothing_rows
from dekom_tui.screens.panes import Arrangement, TwoPaneScreen
from dekom_tui.widgets.lines import Row, heading, indent
from dekom_tui.words.language import _, ngettext


class MinutesScreen(TwoPaneScreen):
    """The minutes as a plain list: read, written and corrected as forms."""

    PLACE = "M"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, OPEN, ADD, ITEMS, *REGISTER[1:])

    def nothing_yet(self) -> bool:
        return not self.host.plan.of(Minutes)

    def arrangement(self, width: int, height: int) -> Arrangement:
        if self.nothing_yet():
            return Arrangement(0, 2, 0)
        if self.wide:
            return Arrangement(min(64, width // 2), 2, 0)
        return Arrangement(0, 2, max(2, min(len(self.host.plan.of(Minutes)), height // 3)))

    def head_rows(self, width: int, height: int) -> Sequence[Row]:
        n = len(self.host.plan.of(Minutes))
        count = ngettext("{n} møte", "{n} møter", n).format(n=n) if n else _("ingen ennå")
        return [Row(), Row(indent(heading(_("REFERATER"), count)))]

    def list_rows(self, width: int, height: int) -> Sequence[Row]:
        if self.nothing_yet():
            text = _("Her står det som ble sagt og bestemt i møtene om planen. N begynner det første referatet.")
            return nothing_rows(text, width)
        return minutes_rows(self.host.plan, width)

    def detail_rows(self, width: int, height: int) -> Sequence[Row]:
        minutes = self.minutes
        if minutes is None:
            return ()
        rows = meeting_rows(self.host.plan, minutes, width, inside=self.inside)
        return rows if self.wide else [Row(), *rows]

    @property
    def minutes(self) -> Minutes | None:
        """The minutes that are chosen."""
        return self.host.plan.of(Minutes).get(self.chosen.key) if isinstance(self.chosen, Place) else None

    def first_choice(self) -> Hashable | None:
        found = newest_first(self.host.plan.of(Minutes).values())
        return Place("referat", found[0].key) if found else None

    def first_inside(self) -> Hashable | None:
        items = items_of(self.host.plan, self.minutes.key) if self.minutes is not None else []
        return Place("sak", items[0].key) if items else None

    def kind_here(self) -> type[Entity] | None:
        return Item if self.inside else Minutes

    def action_add(self) -> None:
        """New minutes; among the items of a meeting, a new item."""
        if self.inside and self.minutes is not None:
            self.host.push_new(Item, {}, inside=self.minutes.key)
        else:
            super().action_add()

    def commands(self) -> Sequence[Command]:
        if self.nothing_yet():
            return (ADD,)
        if self.inside:
            return (CHOOSE, OPEN, ADD._replace(help=_("legg til en sak")), LEAVE_PANE, *self.list_commands())
        into = (ITEMS,) if self.first_inside() is not None else ()
        return (CHOOSE, OPEN, ADD, *into, *self.list_commands())

    def show(self, target: Place | None) -> None:
        if target is not None and target.table in ("referat", "sak"):
            self.listing.select(Place("referat", target.key.partition("/")[0]))
            self.turn()

    def open(self, target: Hashable) -> None:
        if isinstance(target, Place):
            self.host.push_form(EntitySubject(target))
