"""What a form is about: an entity of the plan, a record in one of its lists, or its inline table.

A subject gives the values as they are now, and turns changed values into an edit of the plan. It knows no screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Protocol

from dekom_tui.plan.edits import Edit, Rename, Set, new_key
from dekom_tui.plan.entity import Entity, Inline, Records
from dekom_tui.plan.fields import Field
from dekom_tui.plan.format import FILES, TABLES
from dekom_tui.plan.model import Place, Plan

_SCHOOLS: Final = {kind.table: kind for kind in FILES["dekom"]}


def kind_at(place: Place) -> type[Entity]:
    """The class of what stands at a place, of the plan or of dekom.toml.

    `partner` is a table of both: keyed in the plan, without a key in dekom.toml.
    """
    own = _SCHOOLS.get(place.table)
    return TABLES[place.table] if own is None or (place.key and place.table in TABLES) else own


class Desk(Protocol):
    """Where a form lies: what it reads from and writes to. The open plan's is the program itself."""

    today: date

    @property
    def plan(self) -> Plan:
        """What is edited, as it is now."""

    def edit(self, edit: Edit, *, typing: str = "") -> bool:
        """Do an edit; False, with a word to the user, when it does not fit."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """A sentence to the user."""

    def take_back(self, redo: bool) -> bool:
        """Undo or do again on this desk; False where the program does it."""

    def push_form(self, subject: Subject, field: str = "") -> None:
        """Open another form on the same desk."""


class Subject(Protocol):
    """What a form shows and changes."""

    new: bool
    """Whether it is to be added, and its fields are asked for one after the other."""
    at: str
    """The path of the field that is chosen first; empty for the first of all."""

    @property
    def kind(self) -> type[Entity]:
        """Its declaration."""

    @property
    def label(self) -> str:
        """What it is called, in the source language."""

    def entity(self, plan: Plan) -> Entity | None:
        """What it is now; None when it is gone."""

    def edit(self, plan: Plan, changes: Mapping[str, Any]) -> Edit:
        """The edit that gives it these values; to be used once, on this plan."""


def fields(kind: type[Entity]) -> dict[str, Field[Any]]:
    """The fields that a person fills in, by path; the order among equals (`nr`) is changed by moving instead."""
    return {path: field for path, field in kind.fields.items() if path != "nr"}


class EntitySubject:
    """An entity of the plan."""

    new = False

    def __init__(self, place: Place, at: str = "") -> None:
        self.place = place
        self.at = at

    @property
    def kind(self) -> type[Entity]:
        """The class of its table."""
        return kind_at(self.place)

    @property
    def label(self) -> str:
        """As its table."""
        return self.kind.label

    def entity(self, plan: Plan) -> Entity | None:
        """What stands at the place."""
        return plan.at(self.place)

    def edit(self, plan: Plan, changes: Mapping[str, Any]) -> Edit:
        """Set fields of the entity."""
        return Set(self.place, dict(changes))


class RecordSubject:
    """A record in a list; which one is known by its value, since the list is sorted anew when a date changes."""

    at = ""

    def __init__(self, place: Place, path: str, record: Entity) -> None:
        self.place = place
        self.path = path
        self.record = record
        self.new = not record.values

    @property
    def kind(self) -> type[Entity]:
        """The class of the list's records."""
        return type(self.record)

    @property
    def label(self) -> str:
        """As the list's records."""
        return self.kind.label

    def entity(self, plan: Plan) -> Entity | None:
        """The record, as long as it is in the list; a new one is not, until it says something."""
        if not self.record.values:
            return self.record
        return self.record if self.record in self._list(plan) else None

    def edit(self, plan: Plan, changes: Mapping[str, Any]) -> Edit:
        """Set the whole list, with this record changed."""
        changed = self.record.edit(changes)
        rest = list(self._list(plan))
        at = rest.index(self.record) if self.record in rest else len(rest)
        # One that says nothing any more is no record; it is one again when something is written.
        rest[at : at + 1] = [changed] if changed.values or changed.extra else []
        self.record = changed
        return Set(self.place, {self.path: rest or None})

    def removal(self, plan: Plan) -> Edit:
        """Take the record out of its list."""
        rest = list(self._list(plan))
        rest.remove(self.record)
        return Set(self.place, {self.path: rest or None})

    def _list(self, plan: Plan) -> tuple[Entity, ...]:
        entity = plan.at(self.place)
        return () if entity is None else tuple(entity.get(self.path))


class InlineSubject:
    """An inline table of an entity, such as `avtalt`."""

    new = False
    at = ""

    def __init__(self, place: Place, path: str) -> None:
        self.place = place
        self.path = path

    @property
    def kind(self) -> type[Entity]:
        """The class of the inline table."""
        field = kind_at(self.place).fields[self.path]
        assert isinstance(field, Inline)
        return field.of

    @property
    def label(self) -> str:
        """As the field that it is in."""
        return kind_at(self.place).fields[self.path].label

    def entity(self, plan: Plan) -> Entity | None:
        """The inline table, an empty one when it is unset; None when what it stands in is gone."""
        entity = plan.at(self.place)
        return None if entity is None else entity.get(self.path) or self.kind()

    def edit(self, plan: Plan, changes: Mapping[str, Any]) -> Edit:
        """Set the inline table whole."""
        now = self.entity(plan) or self.kind()
        changed = now.edit(changes)
        return Set(self.place, {self.path: changed if changed.values or changed.extra else None})


def new_record(place: Place, path: str) -> RecordSubject:
    """A record that is to be added to a list, empty so far."""
    field = kind_at(place).fields[path]
    assert isinstance(field, Records)
    return RecordSubject(place, path, field.of())


def key_follows(plan: Plan, subject: Subject, path: str, value: object) -> Rename | None:
    """A key that begins with the date goes along when the date is corrected (format.md, rule 1)."""
    if path != "dato" or not isinstance(subject, EntitySubject) or not subject.kind.dated:
        return None
    entity = subject.entity(plan)
    if entity is None or not isinstance(value, date) or entity.key[:10] == value.isoformat():
        return None
    return Rename(subject.place, new_key(plan, subject.kind, {**entity.values, "dato": value}))
