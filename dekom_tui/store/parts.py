"""Which part of a plan stands in which file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import FILES, TABLES
from dekom_tui.plan.model import Place, Plan
from dekom_tui.store.read import kind_of

_NOTHING: Final[Mapping[str, Any]] = {}

Tables = Mapping[str, Mapping[str, Entity]]


def changed_places(before: Plan, after: Plan) -> list[Place]:
    """Every place that differs, in the order of the format. Fast where the plans share what is the same."""
    found: list[Place] = []
    for name in TABLES:
        was, now = before.tables.get(name, _NOTHING), after.tables.get(name, _NOTHING)
        if was is not now:
            found += [Place(name, key) for key in sorted({**was, **now}) if not _same(was.get(key), now.get(key))]
    return found


def _same(one: Entity | None, other: Entity | None) -> bool:
    if one is other or one == other:
        return True
    # A table without keys that says nothing is as good as none.
    return all(side is None or not (side.keyed or side.values or side.extra) for side in (one, other))


def changed_files(before: Plan, after: Plan) -> list[str]:
    """The files that differ, paths from the plan's folder."""
    found = dict.fromkeys(place.file for place in changed_places(before, after))
    if before.unknown is not after.unknown:
        for path in {**before.unknown, **after.unknown}:
            if before.unknown.get(path) != after.unknown.get(path):
                found[path] = None
    return list(found)


def stands(plan: Plan, path: str) -> bool:
    """Whether a plan has something that this file is there for; plan.toml always is."""
    kind, key = kind_of(path)
    if kind in ("logg", "referat"):
        return key in plan.tables.get(kind, _NOTHING)
    return kind == "plan" or any(plan.tables.get(one.table) for one in FILES[kind])


def part(plan: Plan, path: str) -> Tables:
    """The tables of a plan that stand in one file."""
    kind, key = kind_of(path)
    if kind in ("plan", "tiltak"):
        return {one.table: found for one in FILES[kind] if (found := plan.tables.get(one.table))}
    entry = plan.tables.get(kind, _NOTHING).get(key)
    tables: dict[str, Mapping[str, Entity]] = {kind: {key: entry} if entry is not None else {}}
    if kind == "referat":
        inside = f"{key}/"
        items = plan.tables.get("sak", _NOTHING)
        tables["sak"] = {name: item for name, item in items.items() if name.startswith(inside)}
    return tables


def taking(plan: Plan, parts: Mapping[str, Tables], unknown: Mapping[str, Mapping[str, Any]]) -> Plan:
    """A plan with these files' parts instead of its own; what is the same stays the same object.

    `unknown` holds their tables that the format does not know, by file.
    """
    tables: dict[str, Mapping[str, Entity]] = dict(plan.tables)
    changed: dict[str, dict[str, Entity]] = {}

    def own(name: str) -> dict[str, Entity]:
        if name not in changed:
            changed[name] = dict(tables.get(name, _NOTHING))
        return changed[name]

    for path, new in parts.items():
        old = part(plan, path)
        for name in {**old, **new}:
            was, now = old.get(name, _NOTHING), new.get(name, _NOTHING)
            if was is now:
                continue
            for key in was.keys() - now.keys():
                del own(name)[key]
            for key, entity in now.items():
                if was.get(key) != entity:
                    own(name)[key] = entity
    tables.update(changed)
    return Plan(tables, plan.settings, _unknown(plan, parts, unknown))


def _unknown(plan: Plan, paths: Iterable[str], new: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    if all(plan.unknown.get(path, _NOTHING) == new.get(path, _NOTHING) for path in paths):
        return plan.unknown
    kept = {path: tables for path, tables in plan.unknown.items() if path not in paths}
    return kept | {path: tables for path in paths if (tables := new.get(path))}
