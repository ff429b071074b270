"""The plans that `dekom check` was asked about, one after the other, each with what was found in it in words.

Many plans are shared among the machine's cores. Nothing of a plan is kept when it has been told about.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from dekom_tui.cli.plans import scope
from dekom_tui.plan.finding import UNREADABLE, Finding
from dekom_tui.plan.model import Plan
from dekom_tui.store.checking import check_plan, check_settings_file
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.store.workspace import SETTINGS_FILE, Found
from dekom_tui.words.findings import tell
from dekom_tui.words.language import current, set_language

SHARED_FROM: Final = 48
"""How many plans it takes before it pays to start more processes."""


class Told(NamedTuple):
    """One finding in words, with all that a report needs."""

    plan: str | None
    """The plan's path from the workspace, with `/`; None for a dekom.toml."""
    file: str
    """From the plan's folder, or from the workspace for a dekom.toml, with `/`."""
    path: str
    """The file from the current folder."""
    line: int
    column: int
    code: str
    severity: str
    table: str | None
    key: str | None
    field: str | None
    message: str
    cure: str
    source: str
    """The line that it stands in, empty when there is none to show."""

    @property
    def unreadable(self) -> bool:
        """Whether it says that a file could not be read at all."""
        return self.code in UNREADABLE


class Subject(NamedTuple):
    """A plan to be looked at, or a dekom.toml when `settings`."""

    folder: Path
    name: str
    only: str = ""
    settings: bool = False


def subjects(paths: Iterable[Path]) -> list[Subject]:
    """All that the PATHs stand for, each once: every dekom.toml before the plans that it is for. Raises Refusal."""
    found: dict[tuple[str, str], Subject] = {}

    def add(one: Subject) -> None:
        folder = os.path.realpath(one.folder)
        if (folder, "" if one.only else "*") not in found or one.settings:
            found.setdefault((folder, SETTINGS_FILE if one.settings else one.only), one)

    for path in paths:
        asked = scope(path)
        if asked.settings_only:
            add(Subject(asked.workspace, SETTINGS_FILE, settings=True))
        for plan in asked.plans:
            if not plan.only:
                for settings in _settings_of(plan):
                    add(settings)
            add(Subject(plan.folder, plan.name, plan.only))
    whole = {folder for folder, only in found if only == ""}
    return [one for (folder, only), one in found.items() if not one.only or folder not in whole]


def _settings_of(plan: Found) -> Iterator[Subject]:
    """The dekom.toml files that a plan reads."""
    above = plan.folder.parent if plan.folder.name else plan.folder / ".."
    for folder in (above, plan.folder):
        if os.path.lexists(folder / SETTINGS_FILE):
            name = os.path.relpath(folder / SETTINGS_FILE, plan.workspace).replace(os.sep, "/")
            yield Subject(folder, name, settings=True)


def told(asked: list[Subject], today: date) -> Iterator[list[Told]]:
    """What was found in each, in their order."""
    processes = min(os.cpu_count() or 1, 8)
    if len(asked) < SHARED_FROM or processes == 1:
        for one in asked:
            yield look_at(one, today)
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    with ProcessPoolExecutor(processes, initializer=set_language, initargs=(current(),)) as pool:
        yield from pool.map(partial(look_at, today=today), asked, chunksize=8)


def look_at(one: Subject, today: date) -> list[Told]:
    """What was found in one plan or dekom.toml."""
    return _settings(one) if one.settings else _plan(one, today)


def _plan(one: Subject, today: date) -> list[Told]:
    opened = read_plan(Folder(one.folder))
    found = check_plan(opened, today)
    lines: dict[str, list[str]] = {}
    result: list[Told] = []
    for finding in found:
        if one.only and finding.file != one.only:
            continue
        if finding.file not in lines:
            file = opened.files.get(finding.file)
            document = None if file is None else file.document
            lines[finding.file] = [] if document is None else document.text.split("\n")
        result.append(
            _told(finding, one.name, finding.file, one.folder / finding.file, lines[finding.file], opened.plan)
        )
    return result


def _settings(one: Subject) -> list[Told]:
    path = one.folder / SETTINGS_FILE
    found = check_settings_file(path)
    lines = found.text.split("\n")
    return [_told(finding, None, one.name, path, lines, None) for finding in found.findings]


def _told(finding: Finding, plan_name: str | None, file: str, path: Path, lines: list[str], plan: Plan | None) -> Told:
    """A finding in words. What it is called for machines is what stands in the file, whatever the words are."""
    said = tell(finding, plan)
    place = finding.place
    table = finding.params["name"] if finding.code == "unknown-table" else None
    return Told(
        plan=plan_name,
        file=file,
        path=os.path.relpath(path).replace(os.sep, "/") if os.path.isabs(path) else path.as_posix(),
        line=finding.line,
        column=finding.column,
        code=finding.code,
        severity=finding.severity,
        table=table if place is None else _HEADS.get(place.table, place.table),
        key=(place.inner or None) if place is not None else None,
        field=finding.field or None,
        message=said.text,
        cure=said.cure,
        source=lines[finding.line - 1].rstrip("\r") if finding.line <= len(lines) else "",
    )


_HEADS: Final = {"(tiltak)": "(top)"}
"""The tables that are called otherwise in a report than in a plan."""
