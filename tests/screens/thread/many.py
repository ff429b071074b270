"""A plan with forty of everything, every one tied to some of the next joint."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Finding, Goal, Indicator, LogEntry, Measure
from dekom_tui.plan.model import Plan

COUNT = 40


def many(count: int = COUNT) -> Plan:
    """The plan as a value."""
    found: list[Entity] = []
    for n in range(1, count + 1):
        near = sorted({n, n * 7 % count + 1, n * 13 % count + 1})
        found += [
            Indicator.of(f"i{n}", nr=n, navn=f"Tall nummer {n}", kort=f"Tall {n}"),
            Finding.of(f"f{n}", nr=n, tekst=f"Det vi ser for {n}. gang, og hva", indikator=[f"i{k}" for k in near]),
            Goal.of(f"m{n}", nr=n, tekst=f"Det skal bli annerledes for {n}. gang", funn=[f"f{k}" for k in near]),
            Measure.of(f"t{n}", nr=n, tittel=f"Tiltak som gjør det, nummer {n}", maal=[f"m{k}" for k in near]),
            LogEntry.of(
                f"2026-01-01-l{n}", dato=date(2026, 1, 1) + timedelta(n), anledning=f"Møte {n}", tiltak=[f"t{n}"]
            ),
        ]
    return Plan({}).put(*found)


def write(folder: Path, count: int = COUNT) -> Path:
    """The plan in a folder of its own; the folder."""
    plan = many(count)
    found = folder / "mange"
    (found / "logg").mkdir(parents=True)
    head = 'format = 1\ntittel = "Mange"\nskole = "Skolen"\nfra = 2026-01-01\ntil = 2027-01-01\n'
    for table, file, begin in (("indikator", "plan", head), ("maal", "plan", ""), ("funn", "plan", "")):
        with (found / f"{file}.toml").open("a", encoding="utf-8") as out:
            out.write(begin + _tables(plan, table))
    (found / "tiltak.toml").write_text("format = 1\n" + _tables(plan, "tiltak"), encoding="utf-8")
    for key, entry in plan.of(LogEntry).items():
        text = "format = 1\n" + _fields(entry)
        (found / "logg" / f"{key}.toml").write_text(text, encoding="utf-8")
    return found


def _tables(plan: Plan, table: str) -> str:
    return "".join(f"\n[{table}.{key}]\n{_fields(one)}" for key, one in sorted(plan.tables[table].items()))


def _fields(entity: Entity) -> str:
    return "".join(f"{name} = {_value(value)}\n" for name, value in entity.values.items())


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{one}"' for one in value) + "]"
    return str(value) if isinstance(value, int | date) else f'"{value}"'
