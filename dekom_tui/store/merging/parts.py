"""What one side of a merge holds, as the values that are merged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.finding import ERROR
from dekom_tui.plan.model import Plan, Settings
from dekom_tui.plan.reading import read_file, read_settings
from dekom_tui.store.merging.side import OURS, Unmergeable
from dekom_tui.store.toml.layout import Layout
from dekom_tui.store.toml.write import settings_tables

_NOTHING: Final[Mapping[str, Any]] = {}

Tables = Mapping[str, Mapping[str, Entity]]
"""Entities by table and key; those of dekom.toml too."""


class Parts(NamedTuple):
    """What was looked at in one side: its entities, and its tables that the format does not know."""

    tables: Tables
    unknown: Mapping[str, Any]

    def plan(self, path: str, settings: Settings) -> Plan:
        """The parts as a plan that has nothing else."""
        return Plan(self.tables, settings, {path: self.unknown} if self.unknown else _NOTHING)


def parts_of(layout: Layout, key: str, raw: Mapping[str, Any], settings: Settings, side: str = OURS) -> Parts:
    """What a parsed file holds. Raises Unmergeable for settings of which something would be lost."""
    if layout.kind != "dekom":
        reading = read_file(layout.kind, key, raw, settings)
        return Parts(reading.tables, reading.unknown)
    found, findings = read_settings(raw)
    wrong = next((one for one in findings if one.severity == ERROR and not one.code.startswith("format")), None)
    if wrong is not None:
        # Of what it does not understand in this file the program keeps nothing, so it cannot merge it.
        raise Unmergeable(side, wrong._replace(line=1, column=1))
    others = {name: one for name, one in raw.items() if name not in layout.tables and name != "format"}
    unknown = {name: one for name, one in others.items() if isinstance(one, dict)}
    head = Entity("", {}, {name: one for name, one in others.items() if name not in unknown})
    return Parts({"": {"": head}, **settings_tables(found)}, unknown)
