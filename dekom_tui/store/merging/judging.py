"""What is wrong with a merged file that was right on each side: a reference to what the other side took out, a measure
that now ends before it starts, measures that wait for each other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dekom_tui.plan.entity import Inline, Records
from dekom_tui.plan.fields import Clock, Day, Field, Ref, Refs
from dekom_tui.plan.finding import ERROR, WARNING, Finding
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Plan, Settings
from dekom_tui.plan.reading import read_file
from dekom_tui.store.locate import locate
from dekom_tui.store.merging.files import MergedFile
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.parse import parse


def findings(made: MergedFile, kind: str, key: str, settings: Settings) -> list[Finding]:
    """What check would say of what was merged, with line and column. The file alone is looked at: what refers to
    another file is for the whole plan's check."""
    if kind == "dekom" or not made.merged.tables:
        return []
    path = f"{kind}/{key}.toml" if key else f"{kind}.toml"
    found: list[Finding] = []
    if _changed(made, lambda field: isinstance(field, Day | Clock | Inline | Records)):
        from dekom_tui.plan.rules import dates

        found += [one for one in dates.check(made.merged.plan(path, settings)) if one.severity == ERROR]
    if _refers(made, kind):
        found += _references(made, kind, key, settings)
    document = Document(made.text)
    placed: list[Finding] = []
    for one in found:
        line, column = locate(document, one)
        placed.append(one._replace(line=line, column=column))
    return sorted(placed, key=lambda one: (one.line, one.column, one.code))


def _refers(made: MergedFile, kind: str) -> bool:
    """Whether something that can be referred to in this file went, or a reference into it changed."""
    base, ours, theirs = made.sides
    if any(len(unit) == 2 and not (unit in ours.units and unit in theirs.units) for unit in base.units):
        return True
    return _changed(made, lambda field: isinstance(field, Ref | Refs) and TABLES[field.table].file == kind)


def _changed(made: MergedFile, asked: Callable[[Field[Any]], bool]) -> bool:
    """Whether a field of a kind that is asked for has another value than in the base."""
    for name, entities in made.merged.tables.items():
        paths = [path for path, one in TABLES[name].fields.items() if asked(one)]
        was = made.base.tables.get(name, {})
        for key, entity in entities.items():
            old = was.get(key)
            if any(entity.values.get(path) != (old.values.get(path) if old is not None else None) for path in paths):
                return True
    return False


def _references(made: MergedFile, kind: str, key: str, settings: Settings) -> list[Finding]:
    from dekom_tui.plan.rules import references

    reading = read_file(kind, key, parse(made.text), settings)
    found = references.check(Plan(reading.tables, settings))
    return [one for one in found if one.severity in (ERROR, WARNING) and _inside(one, kind)]


def _inside(finding: Finding, kind: str) -> bool:
    """Whether this file alone shows that it is so."""
    if finding.code == "no-such":
        table = TABLES.get(str(finding.params.get("table", "")))
        return table is not None and table.file == kind
    return finding.code in ("circle", "replaced-but-alive")
