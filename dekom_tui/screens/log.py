"""L Logg: the entries of the evaluation log, newest first, and what the chosen one says."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from dekom_tui.commands import ADD, CHOOSE, OPEN, REGISTER, Command
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import LogEntry
from dekom_tui.plan.model import Place
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.log_view import entry_rows, log_rows, newest_first, nothing_rows
from dekom_tui.screens.panes import Arrangement, TwoPaneScreen
from dekom_tui.widgets.lines import Row, heading, indent
from dekom_tui.words.language import _, ngettext


class LogScreen(TwoPaneScreen):
    """The evaluation log as a plain list: read, written and corrected as forms."""

    PLACE = "L"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, OPEN, ADD, *REGISTER[1:])

    def nothing_yet(self) -> bool:
        return not self.host.plan.log

    def arrangement(self, width: int, height: int) -> Arrangement:
        if self.nothing_yet():
            return Arrangement(0, 2, 0)
        if self.wide:
            return Arrangement(min(70, width // 2), 2, 0)
        return Arrangement(0, 2, max(3, min(len(self.host.plan.log), height // 2 - 2)))

    def head_rows(self, width: int, height: int) -> Sequence[Row]:
        n = len(self.host.plan.log)
        count = ngettext("{n} innførsel", "{n} innførsler", n).format(n=n) if n else _("ingen innførsler ennå")
        return [Row(), Row(indent(heading(_("EVALUERINGSLOGG"), count)))]

    def list_rows(self, width: int, height: int) -> Sequence[Row]:
        if self.nothing_yet():
            text = _(
                "Her skriver dere hva dere lykkes med, hva som er mindre vellykket, og hvorfor. N begynner den første."
            )
            return nothing_rows(text, width)
        return log_rows(self.host.plan, width)

    def detail_rows(self, width: int, height: int) -> Sequence[Row]:
        entry = self.host.plan.of(LogEntry).get(self.chosen.key) if isinstance(self.chosen, Place) else None
        if entry is None:
            return ()
        rows = entry_rows(self.host.plan, entry, width)
        return rows if self.wide else [Row(), *rows]

    def first_choice(self) -> Hashable | None:
        entries = newest_first(self.host.plan.of(LogEntry).values())
        return Place("logg", entries[0].key) if entries else None

    def first_inside(self) -> Hashable | None:
        return None

    def kind_here(self) -> type[Entity] | None:
        return LogEntry

    def commands(self) -> Sequence[Command]:
        if self.nothing_yet():
            return (ADD,)
        return (CHOOSE, OPEN, ADD, *self.list_commands())

    def show(self, target: Place | None) -> None:
        """An entry is chosen; a goal or a measure that somebody comes with begins a new entry for it."""
        if target is None:
            return
        if target.table == "logg":
            self.listing.select(target)
            self.turn()
        elif target.table in ("maal", "tiltak"):
            self.host.push_new(LogEntry, {"dato": self.host.today, target.table: [target.key]})

    def open(self, target: Hashable) -> None:
        if isinstance(target, Place):
            self.host.push_form(EntitySubject(target))
