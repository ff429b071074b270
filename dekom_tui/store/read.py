"""From a plan's folder to a plan: every file read, parsed and put together, with what is wrong told once for each.

One broken file hides no other. A file that cannot be read leaves its part of the plan empty and is named in the
findings; nothing on disk is touched here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.finding import UNREADABLE, Finding
from dekom_tui.plan.model import Place, Plan, Settings
from dekom_tui.plan.reading import read_file, read_settings
from dekom_tui.plan.text import is_key
from dekom_tui.store.files import Refused, decode, read_bytes
from dekom_tui.store.toml.document import Document
from dekom_tui.store.toml.parse import TomlError, parse
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, REGISTER_FOLDERS, SETTINGS_FILE

REFUSED: Final = UNREADABLE | {"format-newer", "folder-for-file"}
"""The findings of a file that is left alone: nothing of it is in the plan, and nothing is written to it."""

SETTINGS_PATHS: Final = (f"../{SETTINGS_FILE}", SETTINGS_FILE)
"""The files of settings that a plan stands under, from its folder, the wider one first."""


class Source(Protocol):
    """Where a plan's files come from: a folder, or a version of one."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises FileNotFoundError or Refused."""

    def names(self, folder: str) -> list[str]:
        """What counts in logg/ or referat/, sorted. Raises NotADirectoryError when a file stands there."""


class Folder:
    """A plan's folder on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, path: str) -> bytes:
        """The bytes of a file in the folder; `../dekom.toml` is the workspace's settings."""
        return read_bytes(self.folder / path)

    def names(self, folder: str) -> list[str]:
        """The TOML files of logg/ or referat/."""
        try:
            names = os.listdir(self.folder / folder)
        except FileNotFoundError:
            return []
        return sorted(name for name in names if name.endswith(".toml") and not name.startswith("."))


class Said(NamedTuple):
    """Files that are held, not read."""

    texts: Mapping[str, str | None]

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        text = self.texts[path]
        if text is None:
            raise FileNotFoundError(path)
        return text.encode("utf-8", "replace")

    def names(self, folder: str) -> list[str]:
        """None: its files are asked for by name."""
        return []


class SourceFile(NamedTuple):
    """One file of a plan as it was read."""

    path: str
    """From the plan's folder, with `/`."""
    kind: str
    """plan, tiltak, logg, referat or dekom."""
    key: str
    """The stem of a log entry's or minutes' file, else empty."""
    data: bytes | None
    """None when there is none, or when it could not be read."""
    document: Document | None
    tables: Mapping[str, Mapping[str, Entity]]
    unknown: Mapping[str, Any]
    refused: bool = False
    """It is there, but must be left alone."""


class Opened(NamedTuple):
    """A plan that was read, file by file."""

    plan: Plan
    files: Mapping[str, SourceFile]
    findings: list[Finding]
    """Of the files and their form, the place told, the line not yet found."""
    settings_findings: list[Finding]


def read_plan(source: Source, only: str = "", registers: bool = True, like: Opened | None = None) -> Opened:
    """Read a plan. `only` reads that file alone; without `registers` log and minutes wait.

    Of another version of it, read before, the files with the same bytes are taken over and not parsed again; what was
    found in their form is then told there alone.
    """
    known: Mapping[str, SourceFile] = {}
    if like is not None and _has_settings_of(source, like):
        settings, settings_findings, known = like.plan.settings, like.settings_findings, like.files
        settings_files = {path: file for path, file in known.items() if file.kind == "dekom"}
    else:
        settings, settings_files, settings_findings = read_all_settings(source)
    findings: list[Finding] = []
    files: dict[str, SourceFile] = {}
    wanted = [only] if only else [PLAN_FILE, MEASURES_FILE]
    if registers and not only:
        wanted += _registered(source, findings)
    for path in wanted:
        files[path] = read_one(source, path, settings, findings, known.get(path))
    if not only and files[PLAN_FILE].data is None and not files[PLAN_FILE].refused:
        there = next((path for path, file in files.items() if file.data is not None or file.refused), MEASURES_FILE)
        findings.insert(0, Finding("no-plan", PLAN_FILE, params={"beside": there}))
    return Opened(assemble(files.values(), settings), {**files, **settings_files}, findings, settings_findings)


def _has_settings_of(source: Source, like: Opened) -> bool:
    """Whether another version of a plan stood under the same dekom.toml files."""
    for path in SETTINGS_PATHS:
        file = like.files.get(path)
        try:
            data = source.read(path)
            if file is None or data != file.data:
                return False
        except FileNotFoundError:
            if file is not None:
                return False
        except Refused:
            return False
    return True


def read_all_settings(source: Source) -> tuple[Settings, dict[str, SourceFile], list[Finding]]:
    """The settings of the workspace and of the plan put together, and what is wrong with their files."""
    settings, findings = Settings(), []
    files: dict[str, SourceFile] = {}
    for path in SETTINGS_PATHS:
        try:
            data = source.read(path)
        except FileNotFoundError:
            continue
        except Refused as error:
            findings.append(_refusal(error, path))
            files[path] = SourceFile(path, "dekom", "", None, None, {}, {}, refused=True)
            continue
        document, raw, refused = _parsed(data, path, findings)
        if raw is not None:
            mine, wrong = read_settings(raw, path)
            findings += wrong
            settings = mine.over(settings)
        files[path] = SourceFile(path, "dekom", "", data, document, {}, {}, refused)
    return settings, files, findings


def read_one(
    source: Source, path: str, settings: Settings, findings: list[Finding], known: SourceFile | None = None
) -> SourceFile:
    """Read one file of a plan, and add to the findings what is wrong with it; `known` is taken when it is the same."""
    kind, key = kind_of(path)
    absent = SourceFile(path, kind, key, None, None, {}, {})
    try:
        data = source.read(path)
    except FileNotFoundError:
        return absent
    except Refused as error:
        findings.append(_refusal(error, path))
        return absent._replace(refused=True)
    if known is not None and known.data == data and not known.refused:
        return known
    document, raw, refused = _parsed(data, path, findings)
    if raw is None:
        return absent._replace(data=data, document=document, refused=refused)
    if key and not is_key(key):
        findings.append(Finding("bad-key", path, Place(kind, key), params={"name": key}))
    reading = read_file(kind, key, raw, settings)
    findings += reading.findings
    if any(one.code in REFUSED for one in reading.findings):
        return absent._replace(data=data, document=document, refused=True)
    return SourceFile(path, kind, key, data, document, reading.tables, reading.unknown)


def _parsed(data: bytes, path: str, findings: list[Finding]) -> tuple[Document | None, dict[str, Any] | None, bool]:
    """The document and what the parser made of it; None for both when it is no TOML."""
    try:
        text, marked = decode(data)
        if marked:
            findings.append(Finding("byte-order-mark", path, line=1, column=1))
        raw = parse(text)
    except Refused as error:
        findings.append(_refusal(error, path))
        return None, None, True
    except TomlError as error:
        findings.append(Finding(error.code, path, params=error.params, line=error.line, column=error.column))
        return Document(text), None, True
    return Document(text), raw, False


def _refusal(error: Refused, path: str) -> Finding:
    return Finding(error.code, path, params=error.params, line=error.line or 1, column=error.column or 1)


def _registered(source: Source, findings: list[Finding]) -> list[str]:
    """The files of the log and of the minutes."""
    paths: list[str] = []
    for folder in REGISTER_FOLDERS:
        try:
            paths += [f"{folder}/{name}" for name in source.names(folder)]
        except NotADirectoryError:
            findings.append(Finding("file-for-folder", folder, line=1, column=1))
        except OSError:
            findings.append(Finding("cannot-open", folder, params={"why": "permission"}, line=1, column=1))
    return paths


def kind_of(path: str) -> tuple[str, str]:
    """What kind of file a path in a plan's folder is, and the key that it gives."""
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".toml")
    if folder in REGISTER_FOLDERS:
        return folder, stem
    return stem, ""


def assemble(files: Iterable[SourceFile], settings: Settings) -> Plan:
    """Put what the files hold together to one plan."""
    tables: dict[str, dict[str, Entity]] = {}
    unknown: dict[str, Mapping[str, Any]] = {}
    for file in files:
        for name, entities in file.tables.items():
            tables.setdefault(name, {}).update(entities)
        if file.unknown:
            unknown[file.path] = file.unknown
    return Plan(tables, settings, unknown)
