"""A list of records within a form: opened one by one, added to, ticked, taken away from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from dekom_tui.commands import RECORDS, Command
from dekom_tui.plan.entity import Records
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import bindings
from dekom_tui.screens.form.keys import listing
from dekom_tui.screens.form.subject import Desk, RecordSubject, new_record
from dekom_tui.screens.form.view import RecordAt, record_rows
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Row
from dekom_tui.words.language import _


class RecordList(Canvas):
    """The records of one field of an entity."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(RECORDS)

    def __init__(self, desk: Callable[[], Desk], *, id: str | None = None) -> None:
        super().__init__(self._record_rows, tell_edges=True, id=id)
        self._desk = desk
        self._place: Place | None = None
        self._path = ""

    def about(self, place: Place, path: str) -> None:
        """Show the list in the field `path` of what stands at a place."""
        self._place, self._path = place, path
        self.refresh_rows()

    def commands(self) -> Sequence[Command]:
        """What can be done here and now."""
        entity = self._desk().plan.at(self._place) if self._place is not None else None
        field = entity.fields[self._path] if entity is not None else None
        ticks = isinstance(field, Records) and "ferdig" in field.of.fields
        return listing(some=entity is not None and bool(entity.get(self._path)), ticks=ticks)

    def _record_rows(self, width: int, height: int) -> Sequence[Row]:
        entity = self._desk().plan.at(self._place) if self._place is not None else None
        if entity is None:
            return ()
        field = entity.fields[self._path]
        assert isinstance(field, Records)
        return record_rows(field, entity.get(self._path), width)

    def subject(self) -> RecordSubject | None:
        """The record that is chosen."""
        if self._place is None or not isinstance(self.selected, RecordAt):
            return None
        entity = self._desk().plan.at(self._place)
        return (
            None if entity is None else RecordSubject(self._place, self._path, entity.get(self._path)[self.selected.at])
        )

    def action_choose(self) -> None:
        subject = self.subject()
        if subject is not None:
            self._desk().push_form(subject)

    def action_add(self) -> None:
        """A new record in the list."""
        if self._place is not None:
            self._desk().push_form(new_record(self._place, self._path))

    def action_tick(self) -> None:
        """Tick the chosen record, or take the tick away."""
        subject = self.subject()
        if subject is not None and "ferdig" in subject.kind.fields:
            done = None if subject.record.get("ferdig") else True
            self._desk().edit(subject.edit(self._desk().plan, {"ferdig": done}))

    def action_empty(self) -> None:
        """Take the chosen record out of the list."""
        subject = self.subject()
        if subject is not None and self._desk().edit(subject.removal(self._desk().plan)):
            self._desk().say(_("Tatt bort."), undo=True)
