"""All that is wrong with a plan, or could be better: the form of its files, what the rules say, and where each stands.

The same for `dekom check` and for the screen. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from dekom_tui.plan.finding import HINT, Finding
from dekom_tui.plan.format import FILES, TABLES
from dekom_tui.plan.model import Place, Settings
from dekom_tui.plan.rules import check as check_rules
from dekom_tui.plan.rules import check_settings
from dekom_tui.store.files import read_bytes
from dekom_tui.store.locate import locate
from dekom_tui.store.read import Opened, SourceFile, read_all_settings
from dekom_tui.store.toml.document import Document
from dekom_tui.store.workspace import SETTINGS_FILE

_CONFLICT: Final = ("<<<<<<<", ">>>>>>>")
_REFERENCES: Final = frozenset({"no-such", "no-such-question"})


def check_plan(opened: Opened, today: date) -> list[Finding]:
    """Everything found in a plan's own files, with line and column, sorted by file and place.

    What only follows from a file that could not be read is left out: nobody can mend a reference into it.
    """
    # What a newer format means is not for this one to judge.
    newer = {one.file for one in opened.findings if one.code == "format-newer"}
    found = [one for one in opened.findings if one.file not in newer or one.code == "format-newer"]
    for file in opened.files.values():
        if file.kind != "dekom":
            found += _in_text(file)
    found += _of_rules(opened, today)
    documents = {path: file.document for path, file in opened.files.items() if file.document is not None}
    return _placed(found, documents)


def _of_rules(opened: Opened, today: date) -> Iterator[Finding]:
    lost = {file.kind for file in opened.files.values() if file.refused}
    for finding in check_rules(opened.plan, today):
        if lost and (finding.severity == HINT or _leads_into(finding, lost)):
            continue
        yield finding


def _leads_into(finding: Finding, lost: set[str]) -> bool:
    """Whether a reference to nothing may mean something in a file that could not be read."""
    if finding.code not in _REFERENCES:
        return False
    table = TABLES.get(str(finding.params.get("table", "")))
    return table is None or table.file in lost


class SettingsFile(NamedTuple):
    """One dekom.toml and what was found in it."""

    findings: list[Finding]
    text: str


def check_settings_file(path: Path) -> SettingsFile:
    """Everything found in one dekom.toml, with line and column. The findings name it as dekom.toml."""
    settings, files, findings = settings_alone(path)
    file = files.get(SETTINGS_FILE)
    document = None if file is None else file.document
    if file is not None:
        findings += _in_text(file)
    findings += check_settings(settings)
    documents = {} if document is None else {SETTINGS_FILE: document}
    return SettingsFile(_placed(findings, documents), "" if document is None else document.text)


def check_settings_of(opened: Opened) -> list[Finding]:
    """What is wrong with the form of the dekom.toml files that a plan stands under, with line and column."""
    files = {path: file for path, file in opened.files.items() if file.kind == "dekom"}
    found = [*opened.settings_findings, *(one for file in files.values() for one in _in_text(file))]
    return _placed(found, {path: file.document for path, file in files.items() if file.document is not None})


def settings_alone(path: Path) -> tuple[Settings, dict[str, SourceFile], list[Finding]]:
    """What one dekom.toml says by itself, as `store.read.read_all_settings` gives it."""
    return read_all_settings(_Alone(path))


class _Alone:
    """A dekom.toml as a source that has nothing else."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, path: str) -> bytes:
        """The file's bytes; there is no other."""
        if path != SETTINGS_FILE:
            raise FileNotFoundError(path)
        return read_bytes(self.path)

    def names(self, folder: str) -> list[str]:
        """No log and no minutes."""
        return []


def _placed(found: Iterable[Finding], documents: Mapping[str, Document]) -> list[Finding]:
    """The findings with line and column, sorted; one said twice of the same place is said once."""
    placed = [
        one if one.line else _at(one, documents.get(one.file))
        for one in found
    ]  # fmt: skip
    placed.sort(key=lambda one: (one.file, one.line, one.column, one.code))
    return placed


def _at(finding: Finding, document: Document | None) -> Finding:
    line, column = (1, 1) if document is None else locate(document, finding)
    return finding._replace(line=line, column=column)


def _in_text(file: SourceFile) -> Iterator[Finding]:
    """What is seen in a file's text alone: unsettled merges, and the markers of a merge inside a text."""
    document = file.document
    if document is None:
        return
    for block in document.unsettled():
        place, field = place_of(file, block.table)
        inner = "" if block.name.startswith("[") or block.name == "fil" else block.name
        if inner == field or inner.startswith(f"{field}."):
            # In a table of its own, a sub-table's field is named with the sub-table, and an inline table as it is.
            field = ""
        line, column = document.position(block.start)
        yield Finding(
            "unsettled-merge", file.path, place, ".".join(one for one in (field, inner) if one),
            params={"name": block.name}, line=line, column=column,
        )  # fmt: skip
    if not file.refused:
        yield from _markers(file, document)


def _markers(file: SourceFile, document: Document) -> Iterator[Finding]:
    """The markers that git leaves, in a file that is TOML all the same: they stand inside a text."""
    text = document.text
    begin = next((one for one in _CONFLICT if _starts_line(text, one, 0) >= 0), None)
    if begin is None:
        return
    at = _starts_line(text, begin, 0)
    while at >= 0:
        place, field = _holding(file, document, at)
        line, column = document.position(at)
        yield Finding("merge-markers-in-text", file.path, place, field, line=line, column=column)
        at = _starts_line(text, begin, at + 1)


def _starts_line(text: str, marker: str, start: int) -> int:
    """Where a line begins with a marker and a space, or is nothing but it; -1 for nowhere."""
    at = text.find(marker, start)
    while at >= 0:
        after = text[at + len(marker) : at + len(marker) + 1]
        if (at == 0 or text[at - 1] == "\n") and after in (" ", "\n", "\r", ""):
            return at
        at = text.find(marker, at + 1)
    return -1


def _holding(file: SourceFile, document: Document, offset: int) -> tuple[Place | None, str]:
    """The place and field of the value that an offset lies in."""
    for chunk in document.chunks:
        if chunk.body <= offset < chunk.end:
            for entry in chunk.entries:
                if entry.value <= offset < entry.value_end:
                    return place_of(file, (*chunk.path, *entry.path))
    return None, ""


def place_of(file: SourceFile, path: tuple[str, ...]) -> tuple[Place | None, str]:
    """The place in the plan, and the field there, of a path in a file."""
    head = FILES[file.kind][0]
    if file.kind == "dekom":
        keyed = path[:1] in (("skoleaar",), ("maler",))
        return (Place(path[0], path[1]), ".".join(path[2:])) if keyed and len(path) > 1 else _single(path)
    if not path or path[0] in head.own:
        return Place(head.table, file.key), ".".join(path)
    kind = TABLES.get(path[0])
    if kind is not None and kind.keyed and len(path) > 1:
        key = f"{file.key}/{path[1]}" if file.key else path[1]
        return Place(path[0], key), ".".join(path[2:])
    return _single(path)


def _single(path: tuple[str, ...]) -> tuple[Place | None, str]:
    return (Place(path[0]), ".".join(path[1:])) if path else (None, "")
