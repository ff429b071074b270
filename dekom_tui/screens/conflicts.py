"""Choosing where two have changed the same: what is on the screen, what is in the file, both, or a third."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual.binding import Binding, BindingType

from dekom_tui.commands import BOTH, NEXT_CONFLICT, SIDES, TAKE, WAIT, WRITE_OWN, Command
from dekom_tui.review.merge import Conflict
from dekom_tui.screens.base import PlaceScreen, bindings
from dekom_tui.screens.conflicts_view import OURS, THEIRS, Shown, Side, both_of, can_both, can_write, rows
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.store.sync import Choice, NoSuchConflict
from dekom_tui.store.toml.meaning import WriteError
from dekom_tui.widgets.frame import TitleLine
from dekom_tui.widgets.lines import Row, line
from dekom_tui.words.language import _


class ConflictsScreen(PlaceScreen):
    """One conflict after the other, as long as there are some."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (SIDES, TAKE, BOTH, WRITE_OWN, NEXT_CONFLICT, WAIT)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COMMANDS_HERE),
        Binding("left", "side(-1)", show=False),
        Binding("right", "side(1)", show=False),
    ]

    def __init__(self, place: str = "", taken: str = "") -> None:
        """`place` is the key of the place that it was opened from, `taken` what else was taken in, in words."""
        super().__init__()
        self.PLACE = place
        self.taken = taken
        self.number = 0

    @property
    def conflict(self) -> Conflict | None:
        """The one that is shown."""
        found = self.host.session.conflicts
        return found[self.number % len(found)] if found else None

    def rows(self, width: int, height: int) -> Sequence[Row]:
        conflict = self.conflict
        if conflict is None:
            return ()
        found = self.host.session.conflicts
        shown = Shown(conflict, self.number % len(found), len(found), "", self._when(conflict), self.taken)
        return rows(shown, self.host.plan, width, height)

    def _when(self, conflict: Conflict) -> str:
        """When the file was changed, as far as the file tells."""
        path = self.host.session.folder / (conflict.unknown or conflict.place.file)
        try:
            changed = datetime.fromtimestamp(path.stat().st_mtime)
        except OSError:
            return ""
        return _("klokka {time}").format(time=f"{changed.hour:02}.{changed.minute:02}")

    def commands(self) -> Sequence[Command]:
        """Both, and a third, only where they mean something."""
        conflict = self.conflict
        if conflict is None:
            return (WAIT,)
        plan = self.host.plan
        able = {
            BOTH: can_both(plan, conflict),
            WRITE_OWN: can_write(plan, conflict),
            NEXT_CONFLICT: len(self.host.session.conflicts) > 1,
        }
        return [one for one in self.COMMANDS_HERE if able.get(one, True)]

    def plan_changed(self) -> None:
        if not self.host.session.conflicts and self.is_current:
            self.dismiss()
            self.host.call_later(self.host.say, _("Alt er valgt og blir lagret."), undo=True)
            return
        super().plan_changed()

    def show_frame(self) -> None:
        super().show_frame()
        self.query_one(TitleLine).show(state=line((_("! fila endret"), "warn")))

    # What can be done

    def action_side(self, step: int) -> None:
        """To the other side."""
        self.canvas.select(Side(THEIRS if step > 0 else OURS))

    def open(self, target: object) -> None:
        if isinstance(target, Side):
            self._settle("ours" if target.name == OURS else "theirs")

    def action_choose(self) -> None:
        """Take the side that is chosen."""
        self.canvas.action_choose()

    def action_both(self) -> None:
        """Keep both: two entries, or one text with what each has."""
        conflict = self.conflict
        if conflict is None or not can_both(self.host.plan, conflict):
            return
        if conflict.field:
            self._settle("value", both_of(conflict))
        else:
            self._settle("both")

    def action_write_own(self) -> None:
        """Write a third in the form; what is on the screen then is the side to take."""
        conflict = self.conflict
        if conflict is not None and can_write(self.host.plan, conflict):
            self.canvas.select(Side(OURS))
            self.host.push_form(EntitySubject(conflict.place), conflict.field)

    def action_next(self) -> None:
        """The next conflict; this one waits."""
        self.number += 1
        self.canvas.select(Side(OURS))
        self.plan_changed()

    def _settle(self, choice: Choice, value: str | None = None) -> None:
        conflict = self.conflict
        if conflict is None:
            return
        try:
            self.host.session.settle(conflict, choice, value)
        except NoSuchConflict:
            self.say(_("Det er endret igjen imens. Se på det på nytt."))
            self.canvas.refresh_rows()
            return
        except WriteError:
            self.host.not_written()
            return
        self.host.changed()
