"""A plan and the school's settings: frozen values, looked up by the table's class.

`plan.of(Goal)["lesing-9"]`, `plan.ordered(Measure)` and `plan.one(Head)` are typed by the class that they are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple, TypeVar, cast

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import (
    TABLES,
    Goal,
    Head,
    LogEntry,
    Measure,
    PartnerLabels,
    SchoolDefaults,
    SchoolYear,
)

E = TypeVar("E", bound=Entity)
D = TypeVar("D")

_NOTHING: Final[Mapping[str, Any]] = {}
_LAST: Final = 2**64


class Place(NamedTuple):
    """Where an entity stands: its table, and its key ("" where the table has none; MINUTES/KEY for an agenda item)."""

    table: str
    key: str = ""

    @property
    def file(self) -> str:
        """The path of its file from the plan's folder, with `/`."""
        kind = TABLES[self.table].file
        if kind in ("plan", "tiltak"):
            return f"{kind}.toml"
        return f"{kind}/{self.key.partition('/')[0]}.toml"

    @property
    def inner(self) -> str:
        """The key as it stands in its file: an agenda item's without the minutes it stands in."""
        return self.key.rpartition("/")[2]

    def __str__(self) -> str:
        return f"{self.table}.{self.key}" if self.key else self.table


class Settings(NamedTuple):
    """What dekom.toml says, the workspace's and the plan's own put together (format.md, «Folders»)."""

    skole: SchoolDefaults = SchoolDefaults()
    partner: PartnerLabels = PartnerLabels()
    skoleaar: Mapping[str, SchoolYear] = _NOTHING
    maler: Mapping[str, Mapping[str, str]] = _NOTHING
    """The school's own guiding questions: section, then the answer's field, to the question's words."""

    def over(self, wider: Settings) -> Settings:
        """These settings where they say something, else the wider ones, field by field."""
        years = dict(wider.skoleaar)
        for key, year in self.skoleaar.items():
            years[key] = year if key not in years else years[key].edit(dict(year.values))
        sections = {**wider.maler, **self.maler}
        return Settings(
            wider.skole.edit(dict(self.skole.values)),
            wider.partner.edit(dict(self.partner.values)),
            years,
            {name: {**wider.maler.get(name, {}), **self.maler.get(name, {})} for name in sections},
        )


class Plan:
    """A plan as a frozen value; an edit gives a new one that shares everything else with it.

    `tables` maps each table's name to its entities by key, those without keys under "". `unknown` holds tables that
    the format does not know, as the parser read them, by file.
    """

    __slots__ = ("_derived", "_ordered", "settings", "tables", "unknown")

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, Entity]],
        settings: Settings = Settings(),  # noqa: B008
        unknown: Mapping[str, Mapping[str, Any]] = _NOTHING,
    ) -> None:
        self.tables = tables
        self.settings = settings
        self.unknown = unknown
        self._ordered: dict[str, tuple[Entity, ...]] = {}
        self._derived: dict[Callable[[Plan], Any], Any] = {}

    def derived(self, make: Callable[[Plan], D]) -> D:
        """What a function makes of this plan, made once: a plan never changes."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("D", self._derived[make])

    def of(self, kind: type[E]) -> Mapping[str, E]:
        """Every entity of a keyed table, by key."""
        return cast("Mapping[str, E]", self.tables.get(kind.table, _NOTHING))

    def one(self, kind: type[E]) -> E:
        """The entity of a table without keys; an empty one when the file has none."""
        found = self.tables.get(kind.table, _NOTHING).get("")
        return cast("E", found) if found is not None else kind()

    def ordered(self, kind: type[E]) -> tuple[E, ...]:
        """A keyed table in the order that people see: by `nr`, then key, those without a number last."""
        table = kind.table
        if table not in self._ordered:
            self._ordered[table] = tuple(
                sorted(self.of(kind).values(), key=lambda one: (one.values.get("nr", _LAST), one.key))
            )
        return cast("tuple[E, ...]", self._ordered[table])

    def at(self, place: Place) -> Entity | None:
        """What stands at a place. A table without keys is always there, be it empty."""
        found = self.tables.get(place.table, _NOTHING).get(place.key)
        if found is None and not place.key and place.table in TABLES and not TABLES[place.table].keyed:
            return TABLES[place.table]()
        return cast("Entity | None", found)

    def places(self) -> Iterator[tuple[Place, Entity]]:
        """Everything in the plan with its place, in the order of the format, keyed tables by key."""
        for name in TABLES:
            entities = self.tables.get(name, _NOTHING)
            for key in sorted(entities):
                yield Place(name, key), entities[key]

    def put(self, *entities: Entity) -> Plan:
        """A plan in which these stand at their places, new or instead of what stood there."""
        tables = dict(self.tables)
        copied: set[str] = set()
        for entity in entities:
            if entity.table not in copied:
                tables[entity.table] = dict(tables.get(entity.table, _NOTHING))
                copied.add(entity.table)
            cast("dict[str, Entity]", tables[entity.table])[entity.key] = entity
        return Plan(tables, self.settings, self.unknown)

    def without(self, place: Place) -> Plan:
        """A plan in which nothing stands at a place."""
        rest = {key: one for key, one in self.tables.get(place.table, _NOTHING).items() if key != place.key}
        return Plan({**self.tables, place.table: rest}, self.settings, self.unknown)

    def under(self, settings: Settings) -> Plan:
        """The same plan with other settings from dekom.toml."""
        return Plan(self.tables, settings, self.unknown)

    @property
    def head(self) -> Head:
        """The fields at the head of plan.toml."""
        return self.one(Head)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The goals in the order that people see."""
        return self.ordered(Goal)

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures in the order that people see."""
        return self.ordered(Measure)

    @property
    def log(self) -> tuple[LogEntry, ...]:
        """The log entries, oldest first, those without a date last."""
        if "logg" not in self._ordered:
            entries = sorted(self.of(LogEntry).values(), key=lambda one: (one.dato or date.max, one.key))
            self._ordered["logg"] = tuple(entries)
        return cast("tuple[LogEntry, ...]", self._ordered["logg"])

    def __eq__(self, other: object) -> bool:
        """The same in meaning: the same entities with the same values, whatever the settings are."""
        if not isinstance(other, Plan):
            return NotImplemented
        return self.unknown == other.unknown and all(
            self._told(name) == other._told(name) for name in {*self.tables, *other.tables}
        )

    __hash__ = None  # type: ignore[assignment]  # compared by meaning, and never a key

    def _told(self, name: str) -> Mapping[str, Entity]:
        """A table's entities, without one that says nothing and has no key."""
        return {key: one for key, one in self.tables.get(name, _NOTHING).items() if key or one.values or one.extra}
