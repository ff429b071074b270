"""Making a new plan: a folder with plan.toml and tiltak.toml, and what editors need in the workspace."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from dekom_tui.plan.format import FORMAT, Head
from dekom_tui.store.disk import make_folder
from dekom_tui.store.save import Change, save
from dekom_tui.store.toml.render import value
from dekom_tui.store.trouble import SaveError
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE

FIRST_LINE = f"format = {FORMAT}\n"


class Taken(Exception):
    """Something stands where the new plan's folder is to be."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


def create_plan(folder: Path, head: Head) -> None:
    """Make a plan's folder with these fields at the head of its plan.toml, and an empty tiltak.toml.

    Raises Taken when anything stands there already, and store.trouble.SaveError when the system will not; nothing
    that was there is changed.
    """
    if os.path.lexists(folder):
        raise Taken(folder)
    fields = [f"{name} = {value(head.own[name], head.values[name])}\n" for name in head.own if name in head.values]
    _save_new(folder, {PLAN_FILE: FIRST_LINE + "".join(fields), MEASURES_FILE: FIRST_LINE})


def add_editor_files(workspace: Path, files: Mapping[str, str]) -> list[str]:
    """Write those of the files (`exchange.schema.editor_files`) that are not there, and give their names.

    Raises store.trouble.SaveError. What is there is left as it is.
    """
    missing = {path: text for path, text in files.items() if not os.path.lexists(workspace / path)}
    if missing:
        _save_new(workspace, missing)
    return list(missing)


def _save_new(folder: Path, texts: Mapping[str, str]) -> None:
    try:
        make_folder(folder)
    except OSError as error:
        raise SaveError.of(error) from error
    save(folder, [Change(path, None, text.encode()) for path, text in texts.items()])
