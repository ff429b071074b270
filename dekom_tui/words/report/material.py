"""All that a report is written from."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dekom_tui.plan.model import Plan
from dekom_tui.review.between import Between
from dekom_tui.review.reasons import Said
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
