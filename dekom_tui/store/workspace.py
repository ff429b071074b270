"""Finding plans: what a PATH on the command line stands for (commands.md, «For all»)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

DEEPEST: Final = 4
"""How many levels below a PATH plans are looked for."""

PLAN_FILE: Final = "plan.toml"
MEASURES_FILE: Final = "tiltak.toml"
SETTINGS_FILE: Final = "dekom.toml"
REGISTER_FOLDERS: Final = ("logg", "referat")


class NoPlan(Exception):
    """A PATH that does not exist (`exists` False), or that holds no plan."""

    def __init__(self, path: Path, exists: bool) -> None:
        super().__init__(str(path))
        self.path = path
        self.exists = exists


class Found(NamedTuple):
    """A plan's folder, with the workspace that it was found in."""

    folder: Path
    workspace: Path
    only: str = ""
    """When the PATH was one file of the plan: that file, relative to the folder, with `/`."""

    @property
    def name(self) -> str:
        """The folder's path from the workspace, with `/`."""
        if self.folder == self.workspace:
            return self.folder.resolve().name
        return self.folder.relative_to(self.workspace).as_posix()


class Scope(NamedTuple):
    """All that a PATH stands for."""

    workspace: Path
    plans: tuple[Found, ...]
    settings_only: bool = False
    """The PATH was a dekom.toml, and only that is asked about."""


def find(path: Path) -> Scope:
    """The plans that a PATH stands for, sorted by name. Raises NoPlan."""
    if not os.path.lexists(path):
        raise NoPlan(path, exists=False)
    if path.is_dir() and path.name != PLAN_FILE:
        if holds_plan(path):
            workspace = path.parent if path.parent != path else path
            return Scope(workspace, (Found(path, workspace),))
        found = tuple(Found(folder, path) for folder in sorted(_below(path, DEEPEST)))
        if not found:
            raise NoPlan(path, exists=True)
        return Scope(path, found)
    return _of_file(path)


def _of_file(path: Path) -> Scope:
    folder = path.parent
    if path.name == SETTINGS_FILE:
        return Scope(folder, (), settings_only=True)
    if path.name in (PLAN_FILE, MEASURES_FILE):
        return Scope(_above(folder), (Found(folder, _above(folder), path.name),))
    if path.suffix == ".toml" and folder.name in REGISTER_FOLDERS:
        plan = _above(folder)
        return Scope(_above(plan), (Found(plan, _above(plan), f"{folder.name}/{path.name}"),))
    raise NoPlan(path, exists=True)


def _above(folder: Path) -> Path:
    """The folder above; for «.» the real one, since its parent is itself."""
    return folder.parent if folder.parent != folder and folder.name else folder.absolute().parent


def holds_plan(folder: Path) -> bool:
    """Whether a folder is a plan's: it has a plan.toml of whatever kind, or measures, log or minutes without one."""
    if os.path.lexists(folder / PLAN_FILE) or os.path.lexists(folder / MEASURES_FILE):
        return True
    return any(toml_names(folder / name) for name in REGISTER_FOLDERS)


def holds_any(folder: Path) -> bool:
    """Whether a folder is a plan's, or has one below it."""
    return holds_plan(folder) or next(_below(folder, DEEPEST), None) is not None


def toml_names(folder: Path) -> list[str]:
    """The names of the entries that count in logg/ or referat/, sorted: `*.toml`, not hidden."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".toml") and not name.startswith("."))
    except OSError:
        return []


def _below(folder: Path, levels: int) -> Iterator[Path]:
    if levels == 0:
        return
    try:
        with os.scandir(folder) as entries:
            inside = [Path(one.path) for one in entries if one.is_dir(follow_symlinks=False) and one.name[0] != "."]
    except OSError:
        return
    for one in inside:
        if one.name == PLAN_FILE:
            continue
        if holds_plan(one):
            yield one
        else:
            yield from _below(one, levels - 1)
