"""`dekom fmt`: the files of plans in their canonical form, and nothing else of them changed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Final, NamedTuple

import click

from dekom_tui.cli.base import Command, Option
from dekom_tui.cli.ending import CHANGED, FINE, UNREADABLE, Unreadable
from dekom_tui.cli.looking import Subject, subjects
from dekom_tui.cli.params import paths_argument
from dekom_tui.cli.terms import is_plain
from dekom_tui.store.checking import settings_alone
from dekom_tui.store.read import REFUSED, Folder, SourceFile, read_plan
from dekom_tui.store.save import Change, save
from dekom_tui.store.toml.canonical import canonical
from dekom_tui.store.toml.meaning import WriteError
from dekom_tui.store.trouble import Trouble
from dekom_tui.store.workspace import SETTINGS_FILE
from dekom_tui.words.findings import message
from dekom_tui.words.language import N_, _


class Formed(NamedTuple):
    """What `fmt` makes of the files of one folder."""

    folder: Path
    changes: list[Change]
    left: list[str]
    """What is said of each file that is left alone."""


def run(paths: tuple[Path, ...], check: bool, diff: bool) -> int:
    """Write the canonical form, or with `check` or `diff` only say what it would change."""
    left = changed = False
    for one in subjects(paths or (Path(),)):
        formed = _formed(one)
        for said in formed.left:
            Unreadable(said).show()
        if not (check or diff) and formed.changes:
            try:
                save(formed.folder, formed.changes)
            except Trouble as error:
                told = error.told()
                Unreadable(f"{formed.folder}: {told.happened} {told.do}").show()
                left = True
                continue
        for change in formed.changes:
            _say(formed.folder, change, diff)
        left = left or bool(formed.left)
        changed = changed or bool(formed.changes)
    if left:
        return UNREADABLE
    return CHANGED if changed and (check or diff) else FINE


def _formed(one: Subject) -> Formed:
    """The changes of one plan's files, or of a dekom.toml."""
    questions: Mapping[str, Mapping[str, str]] = {}
    if one.settings:
        _settings, files, findings = settings_alone(one.folder / SETTINGS_FILE)
    else:
        opened = read_plan(Folder(one.folder))
        files = {path: file for path, file in opened.files.items() if file.kind != "dekom"}
        findings, questions = opened.findings, opened.plan.settings.maler
    asked = [file for path, file in files.items() if not one.only or path == one.only]
    left = [
        _("{file}, linje {line}: {what}").format(
            file=one.folder / found.file, line=max(1, found.line), what=message(found)
        )
        for found in findings
        if found.code in REFUSED and (not one.only or found.file == one.only)
    ]
    changes: list[Change] = []
    for file in asked:
        try:
            after = _canonical(file, questions)
        except WriteError:
            left.append(
                _("{file} er latt i fred, for noe i den ville fått en annen mening på den faste formen.").format(
                    file=one.folder / file.path
                )
            )
        else:
            if after != file.data:
                changes.append(Change(file.path, file.data, after))
    return Formed(one.folder, changes, left)


def _canonical(file: SourceFile, questions: Mapping[str, Mapping[str, str]]) -> bytes | None:
    """The file's bytes in canonical form; as they are where they must be left alone. Raises WriteError."""
    if file.document is None or file.refused:
        return file.data
    return canonical(file.document.text, file.kind, questions).encode()


def _say(folder: Path, change: Change, diff: bool) -> None:
    path = (folder / change.path).as_posix()
    if not diff:
        click.echo(path)
        return
    plain = is_plain(sys.stdout)
    for line in _diff(path, change):
        click.echo(click.style(line, fg=_COLOURS.get(line[:1])), color=not plain)


_COLOURS: Final = {"-": "red", "+": "green", "@": "cyan"}


def _diff(path: str, change: Change) -> Iterator[str]:
    """A unified diff; a carriage return, which is all that may differ in a line, is shown as ␍."""
    before, after = (
        (side or b"").decode("utf-8", "replace").replace("\r", "␍").replace("\ufeff", "").split("\n")
        for side in (change.before, change.after)
    )
    yield from unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm="")


command = Command(
    "fmt",
    run,
    [
        paths_argument(),
        Option(["--check", "--sjekk", "check"], is_flag=True, help=N_("Endre ingenting; svar 1 når noe ville endres")),
        Option(["--diff", "--forskjell", "diff"], is_flag=True, help=N_("Endre ingenting; vis hva som ville endres")),
    ],
    help=N_(
        "Skriver filene på den faste formen: rekkefølge, linjeskift, én setning per linje. Kommentarer og verdier "
        "er de samme etterpå.\n\n"
        "En fil som ikke kan leses, er latt i fred, og svaret er 3; de andre blir skrevet."
    ),
    examples=("dekom fmt plans", "dekom fmt --check --diff plans"),
)
