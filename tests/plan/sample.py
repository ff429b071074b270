"""The sample plan as its files hold it, without the store: the parser's values read by the plan itself."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.model import Plan
from dekom_tui.plan.reading import read_file, read_settings

PLANS: Final = Path(__file__).parents[2] / "plans"
FOLDER: Final = PLANS / "storhaugli-2025"
TODAY: Final = date(2026, 11, 24)
"""The day that the sketches show."""


@cache
def read() -> tuple[Plan, list[Finding]]:
    """The sample plan, and what is wrong with its form."""
    settings, findings = read_settings(tomllib.loads((PLANS / "dekom.toml").read_text(encoding="utf-8")))
    tables: dict[str, dict[str, Entity]] = {}
    for kind, pattern in (
        ("plan", "plan.toml"),
        ("tiltak", "tiltak.toml"),
        ("logg", "logg/*"),
        ("referat", "referat/*"),
    ):
        for path in sorted(FOLDER.glob(pattern)):
            key = path.stem if kind in ("logg", "referat") else ""
            reading = read_file(kind, key, tomllib.loads(path.read_text(encoding="utf-8")), settings)
            findings = findings + reading.findings
            for table, entities in reading.tables.items():
                tables.setdefault(table, {}).update(entities)
    return Plan(tables, settings), findings


def sample() -> Plan:
    """The sample plan."""
    return read()[0]
