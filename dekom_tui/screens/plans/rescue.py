"""At the start: what could not be saved last time is offered, to be taken in or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from dekom_tui.commands import DROP, LATER, TAKE_IN, Command
from dekom_tui.screens.base import PlaceScreen, bindings
from dekom_tui.screens.plans.rescue_view import Difference, Unclear, differences, rows
from dekom_tui.store.rescue import Rescue
from dekom_tui.store.toml.meaning import WriteError
from dekom_tui.widgets.lines import Row
from dekom_tui.words.dates import day
from dekom_tui.words.language import _


class RescueScreen(PlaceScreen):
    """One rescue file of the open plan."""

    PLACE = "0"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (TAKE_IN, DROP, LATER)
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", show=False, priority=True), *bindings((DROP,))]

    def __init__(self, found: Rescue) -> None:
        super().__init__()
        self.found = found
        self._told: list[Difference | Unclear] | None = None
        self._sure = False

    def rows(self, width: int, height: int) -> Sequence[Row]:
        if self._told is None:
            self._told = differences(self.found, self.host.plan)
        written = datetime.fromtimestamp(self.found.written)
        when = _("{date} klokka {time}").format(
            date=day(written.date(), self.host.today), time=f"{written.hour:02}.{written.minute:02}"
        )
        return rows(self._told, self.host.plan, when, width)

    def action_choose(self) -> None:
        """Take the texts in. Where the plan says something else by now, both are shown for a choice."""
        if self.host.session.conflicts:
            self.say(_("Velg først der to har endret det samme, med F7."))
            return
        self._recover()

    @work(thread=True, exclusive=True)
    def _recover(self) -> None:
        try:
            taken = self.host.session.recover(self.found)
        except WriteError:
            self.app.call_from_thread(self.host.not_written)
            return
        self.app.call_from_thread(self._recovered, bool(taken.conflicts))

    def _recovered(self, disputed: bool) -> None:
        self.dismiss()
        self.host.changed()
        if disputed:
            self.host.call_later(self.host.run_action, "conflicts")
        else:
            self.host.call_later(self.host.say, _("Den reddede teksten er tatt inn i planen."), undo=True)

    def action_drop(self) -> None:
        """Forget the texts; asked twice, since they stand nowhere else."""
        if not self._sure:
            self._sure = True
            self.say(_("Trykk Delete én gang til for å kaste teksten. Den står ingen andre steder."))
            return
        self.host.session.discard(self.found)
        self.dismiss()
