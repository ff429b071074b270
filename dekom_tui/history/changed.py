"""What of a plan differs from its last version, as git sees it. Nothing here runs a hook or changes anything."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.history.attributes import BEGIN
from dekom_tui.history.attributes import FILE as ATTRIBUTES
from dekom_tui.history.git import failed, run
from dekom_tui.store.gitwork import begun_in
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, REGISTER_FOLDERS, SETTINGS_FILE

if TYPE_CHECKING:
    from dekom_tui.history.writing import WorkTree


_AROUND: Final = (SETTINGS_FILE, ATTRIBUTES)
"""The files that count beside a plan's own, in its folder and in the one above."""


class File(NamedTuple):
    """A file of a plan that differs from the last version, or that git could not merge."""

    path: str
    """From the plan's folder; `../dekom.toml` and `../.gitattributes` are the workspace's."""
    kind: str
    """"new", "changed", "gone" or "unmerged"."""
    added: int = 0
    """Lines that are new; 0 where that means nothing."""
    removed: int = 0


class Status(NamedTuple):
    """What differs from the last version, and where the repository stands."""

    files: tuple[File, ...]
    head: str
    """The last version's name; empty where nothing was saved yet."""
    branch: str
    """Empty when no branch is checked out."""
    upstream: str
    """What the branch follows («origin/main»); empty without one."""
    ahead: int
    """Versions that are not sent yet; 0 without an upstream."""
    behind: int
    """Versions that were fetched and are not merged; what was never fetched is not known here."""
    under_way: str
    """"merge", "rebase", "am", "cherry-pick" or "revert" when one has begun; else empty."""
    others: tuple[str, ...] = ()
    """Other files with conflicts: paths from the top of the repository."""


def status(tree: WorkTree, folder: Path | str) -> Status:
    """What of a plan differs from the last version. Raises NoGit, NoRepository, GitFailed."""
    lead = tree.inside(folder)
    names = [PLAN_FILE, MEASURES_FILE, *REGISTER_FOLDERS, *_AROUND]
    names += [f"../{one}" for one in _AROUND] if lead else []
    paths = [os.path.normpath(f"{lead}/{one}" if lead else one).replace(os.sep, "/") for one in names]
    words = ["status", "--porcelain=v2", "-z", "--branch", "--untracked-files=all", "--no-renames"]
    ended = run(tree.top, "--literal-pathspecs", *words, "--", *paths)
    if ended.code:
        raise failed(ended)
    about, files = _read(os.fsdecode(ended.out))
    head = about.get("oid", "").replace("(initial)", "")
    ahead, behind = (abs(int(one)) for one in about.get("ab", "+0 -0").split())
    counts = _lines(tree.top, head, paths)
    ours: list[File] = []
    for path, kind in sorted(files.items()):
        named = os.path.relpath(path, lead or ".").replace(os.sep, "/")
        if _is_plans(named) and (not named.endswith(ATTRIBUTES) or _is_ours(tree.top, path)):
            ours.append(File(named, kind, *counts.get(path, (_length(tree.top, path) if kind == "new" else 0, 0))))
    begun = begun_in(tree.git_folder)
    return Status(
        tuple(ours),
        head,
        about.get("head", "").replace("(detached)", ""),
        about.get("upstream", ""),
        ahead,
        behind,
        begun,
        tuple(one for one in tree.unmerged() if one not in files) if begun else (),
    )


def _lines(top: str, head: str, paths: Sequence[str]) -> dict[str, tuple[int, int]]:
    """How many lines are new and gone in each file that the last version has."""
    if not head:
        return {}
    words = ["diff", "--numstat", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", head]
    ended = run(top, "--literal-pathspecs", *words, "--", *paths)
    found: dict[str, tuple[int, int]] = {}
    for one in os.fsdecode(ended.out).split("\0"):
        added, _tab, rest = one.partition("\t")
        removed, _tab, path = rest.partition("\t")
        if added.isdigit() and removed.isdigit():
            found[path] = int(added), int(removed)
    return found


def _length(top: str, path: str) -> int:
    try:
        return Path(top, path).read_bytes().count(b"\n")
    except OSError:
        return 0


def _is_ours(top: str, path: str) -> bool:
    """Whether a `.gitattributes` has what `dekom git install` wrote: it belongs to the plans, and clones need it."""
    try:
        return BEGIN.encode() in Path(top, path).read_bytes()
    except OSError:
        return False


def _is_plans(path: str) -> bool:
    """Whether a path from a plan's folder is one of the plan's files."""
    folder, _slash, name = path.rpartition("/")
    if folder in REGISTER_FOLDERS:
        return name.endswith(".toml") and not name.startswith(".")
    return path in (PLAN_FILE, MEASURES_FILE) or path.removeprefix("../") in _AROUND


def _read(out: str) -> tuple[dict[str, str], dict[str, str]]:
    """What `git status --porcelain=v2 --branch -z` wrote: what is said of the branch, and the kind of each file."""
    about: dict[str, str] = {}
    files: dict[str, str] = {}
    for one in out.split("\0"):
        mark, _space, rest = one.partition(" ")
        if mark == "#":
            name, _space, value = rest.partition(" ")
            about[name.removeprefix("branch.")] = value
        elif mark == "?":
            files[rest] = "new"
        elif mark == "1":
            files[rest.split(" ", 7)[-1]] = _kind(rest[0], rest[1])
        elif mark == "u":
            files[rest.split(" ", 9)[-1]] = "unmerged"
    return about, files


def _kind(staged: str, on_disk: str) -> str:
    """What happened to a file, by its two letters in `git status`."""
    if "D" in (staged, on_disk):
        return "gone"
    return "new" if "A" in (staged, on_disk) else "changed"
