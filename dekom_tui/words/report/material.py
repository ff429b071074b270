"""All that a report is written from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.between import Between
from dekom_tui.review.diff import CHANGED, Change
from dekom_tui.review.lists import changed_fields
from dekom_tui.review.reasons import Said
from dekom_tui.words.changes.telling import as_told
from dekom_tui.words.versions import version_and_day, version_name


class Version(NamedTuple):
    """A version by its number and day; no number for the plan as it lies on disk."""

    number: str
    when: date
    adopted: bool = False

    @property
    def name(self) -> str:
        """«vedtatt», «versjon 1.2», «nå»."""
        return version_name(self.number, adopted=self.adopted)

    @property
    def long_name(self) -> str:
        """The same with its day."""
        return version_and_day(self.number, self.when if self.number else None, adopted=self.adopted)


class Material(NamedTuple):
    """Two versions with what lies between them, and what was said of each version on the way, newest first."""

    found: Between
    first: Version
    second: Version
    said: tuple[Said, ...] = ()
    unread: tuple[str, ...] = ()
    """The files that could not be read, and that nothing is told of."""

    @property
    def before(self) -> Plan:
        """The plan as it was."""
        return self.found.before

    @property
    def after(self) -> Plan:
        """The plan as it is."""
        return self.found.after

    @property
    def today(self) -> date:
        """The day of the later version."""
        return self.second.when

    def changes(self, *tables: str) -> Iterator[Change]:
        """The changes of some tables as people are told of them: a thing whose key was renamed is one that changed,
        with `renamed_to`, and nothing is told of what only names it."""
        for one in as_told(self.found.changes):
            if one.place.table not in tables:
                continue
            now = self.after.at(Place(one.place.table, one.renamed_to)) if one.renamed_to else None
            if now is not None and one.before is not None:
                one = one._replace(kind=CHANGED, after=now, fields=tuple(changed_fields(one.before, now)))
            yield one

    def old_of(self, entity: Entity) -> Entity | None:
        """What a thing was, also under another key; None for a new one."""
        table = entity.table
        renamed = (
            one.renamed_from for one in self.found.changes
            if one.renamed_from and one.place == Place(table, entity.key)
        )  # fmt: skip
        return self.before.at(Place(table, next(renamed, entity.key)))


def called(one: Entity) -> str:
    """«5 Skolevandring»."""
    number = one.values.get("nr")
    return f"{number} {one.short}" if number else one.short
