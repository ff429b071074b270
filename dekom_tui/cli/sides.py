"""What the words of `dekom diff` stand for: two sides, and the plans that are on either (commands.md, «diff»)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from dekom_tui.cli.ending import Refusal
from dekom_tui.cli.plans import scope
from dekom_tui.history.repository import HEAD, AtRevision, Repository
from dekom_tui.history.trouble import HistoryError, NeverAdopted, NoCommit, NoRepository, NoWorkTree, UnknownRevision
from dekom_tui.store.read import Folder, Source
from dekom_tui.store.workspace import (
    DEEPEST,
    MEASURES_FILE,
    PLAN_FILE,
    REGISTER_FOLDERS,
    Found,
    NoPlan,
    find,
)
from dekom_tui.words.language import _

ADOPTED: Final = "vedtatt"
WORK_TREE: Final = ""
"""The revision that is none: what lies on disk."""


class Pair(NamedTuple):
    """A plan with its two sides; None where a side does not have it. `only` is one file that is asked about."""

    name: str
    folder: str
    before: Source | None
    after: Source | None
    only: str = ""


class Asked(NamedTuple):
    """A and B as they were written, WORK_TREE for what lies on disk, and PATH."""

    before: str | Path
    after: str | Path
    path: Path | None = None


def asked(words: Sequence[str], since: str | None = None) -> Asked:
    """A, B and PATH of a command line: what exists as a path is one first. Raises Refusal."""
    if len(words) > (2 if since else 3):
        raise Refusal(_("For mange ord: «dekom diff» tar to versjoner og en sti."))
    found = [Path(word) if _is_path(word) else word for word in words]
    if since is not None:
        path = found.pop() if found and isinstance(found[-1], Path) else None
        return Asked(since, found[0] if found else WORK_TREE, path if isinstance(path, Path) else None)
    if len(found) == 3:
        return _with_path(found[:2], found[2], words[2])
    if len(found) == 1 and isinstance(found[0], Path):
        return Asked(HEAD, WORK_TREE, found[0])
    if len(found) == 2 and isinstance(found[1], Path) and not isinstance(found[0], Path):
        return _with_path(found[:1], found[1], words[1])
    return _with_path(found, None, "")


def _is_path(word: str) -> bool:
    """Whether a word is a path: what exists as one is, but for the file HEAD that git has in a bare repository."""
    return os.path.lexists(word) and not (word == HEAD and os.path.isfile(word))


def _with_path(sides: Sequence[str | Path], path: str | Path | None, word: str) -> Asked:
    if isinstance(path, str):
        path = Path(word)
    if len(sides) == 1 and isinstance(sides[0], str) and ".." in sides[0] and "..." not in sides[0]:
        first, _dots, second = sides[0].partition("..")
        return Asked(first or HEAD, second or HEAD, path)
    before = sides[0] if sides else HEAD
    return Asked(before, sides[1] if len(sides) > 1 else WORK_TREE, path)


def pairs(one: Asked) -> Iterator[Pair]:
    """The plans of both sides, by name. Raises Refusal, HistoryError."""
    if isinstance(one.before, Path) and isinstance(one.after, Path):
        yield from _of_folders(one.before, one.after, one.path)
        return
    named = next((side for side in (one.before, one.after) if isinstance(side, Path)), None)
    path = one.path if one.path is not None else named if named is not None else Path()
    repository = Repository.of(path)
    try:
        gone = _gone(repository, one) if one.path is None and named is None else None
        if gone is not None:
            one, path = gone, gone.path or path
        yield from _of_versions(repository, one, path)
    finally:
        repository.close()


def _gone(repository: Repository, one: Asked) -> Asked | None:
    """The same words when the last of them is no revision, but a path that HEAD has and that is gone from disk."""
    word = one.before if one.after == WORK_TREE else one.after
    if not isinstance(word, str) or word in (HEAD, ADOPTED) or repository.bare:
        return None
    try:
        repository.commit(word)
    except UnknownRevision:
        pass
    else:
        return None
    try:
        inside, head = repository.inside(word), repository.commit(HEAD)
        above, _slash, name = inside.rpartition("/")
        there = name in (repository.tree(head, above) or {})
        found = next(plans_in(repository, head, inside), None) if there else None
    except (HistoryError, ValueError):
        return None
    if found is None:
        return None
    rest = one._replace(before=HEAD) if one.after == WORK_TREE else one._replace(after=WORK_TREE)
    return rest._replace(path=Path(word))


def _of_folders(before: Path, after: Path, inside: Path | None) -> Iterator[Pair]:
    """Two folders or files: one plan on each side is the same plan, several pair by name."""
    sides = [scope(one / inside if inside is not None else one).plans for one in (before, after)]
    if not all(sides):
        raise Refusal(_("Det er ingen plan å sammenligne; dekom.toml er ikke med i «diff»."))
    if len(sides[0]) == len(sides[1]) == 1:
        one, other = sides[0][0], sides[1][0]
        if bool(one.only) != bool(other.only) or _kind(one.only) != _kind(other.only):
            raise Refusal(_("«{a}» og «{b}» er ikke samme slags fil.").format(a=before, b=after))
        only = other.only
        yield Pair(other.name, str(other.folder), Folder(one.folder), Folder(other.folder), only)
        return
    olds, news = ({one.name: one for one in side} for side in sides)
    for name in sorted({**olds, **news}):
        was, now = olds.get(name), news.get(name)
        folder = now if now is not None else was
        assert folder is not None
        yield Pair(
            name,
            str(folder.folder),
            None if was is None else Folder(was.folder),
            None if now is None else Folder(now.folder),
        )


def _kind(only: str) -> str:
    return only.partition("/")[0]


def _of_versions(repository: Repository, one: Asked, path: Path) -> Iterator[Pair]:
    inside = "" if repository.bare else repository.inside(path)
    plans: dict[str, tuple[str, str]] = {}
    sides: list[dict[str, Source]] = [{}, {}]
    missing: NeverAdopted | None = None
    on_disk = _on_disk(repository, path)
    for at, side in enumerate((one.before, one.after)):
        if isinstance(side, Path) or side == WORK_TREE:
            if repository.bare:
                raise NoWorkTree
            for folder, found in on_disk.items():
                plans.setdefault(folder, (found.name, found.only))
                sides[at][folder] = Folder(found.folder)
            continue
        commit = _commit(repository, side, default=at == 0 and one.after == WORK_TREE)
        if commit is None:
            continue
        for folder, name, only in plans_in(repository, commit, inside):
            plans.setdefault(folder, (name, only))
            sides[at][folder] = AtRevision(repository, commit, folder)
        if side == ADOPTED:
            sides[at], missing = _adopted(repository, {**dict.fromkeys(on_disk), **sides[at]})
            plans = {folder: plan for folder, plan in plans.items() if folder in sides[at]}
    if missing is not None and not plans:
        raise missing
    if not plans:
        scope(path)
        return
    if one.after == WORK_TREE:
        new = [folder for folder in sides[1] if folder not in sides[0]]
        for folder in repository.ignored(new):
            plans.pop(folder, None)
    if ADOPTED in (one.before, one.after):
        adopted_side = sides[0 if one.before == ADOPTED else 1]
        plans = {folder: plan for folder, plan in plans.items() if folder in adopted_side}
        if missing is not None and not plans:
            raise missing
    for folder, (name, only) in sorted(plans.items(), key=lambda item: item[1]):
        yield Pair(name, folder, sides[0].get(folder), sides[1].get(folder), only)


def _commit(repository: Repository, side: str, *, default: bool) -> str | None:
    """The commit of a side; None where nothing was saved yet, and all is new."""
    try:
        return repository.commit(HEAD if side == ADOPTED else side)
    except NoCommit:
        if default and side == HEAD:
            return None
        raise
    except UnknownRevision:
        if side == HEAD:
            raise NoCommit from None
        raise


def _adopted(
    repository: Repository, folders: dict[str, Source] | dict[str, Source | None]
) -> tuple[dict[str, Source], NeverAdopted | None]:
    """Each plan as it was adopted, and the last that never was."""
    from dekom_tui.history.versions import adopted

    found: dict[str, Source] = {}
    missing: NeverAdopted | None = None
    for folder in folders:
        try:
            found[folder] = AtRevision(repository, adopted(repository, folder), folder)
        except NeverAdopted as error:
            missing = error
    return found, missing


def _on_disk(repository: Repository, path: Path) -> dict[str, Found]:
    """The plans on disk that a PATH stands for, by their folder from the top of the repository."""
    if repository.bare:
        return {}
    try:
        plans = find(path).plans
    except NoPlan:
        return {}
    found: dict[str, Found] = {}
    for one in plans:
        try:
            found[repository.inside(one.folder)] = one
        except NoRepository:
            continue
    return found


def plans_in(repository: Repository, commit: str, path: str) -> Iterator[tuple[str, str, str]]:
    """The plans of a version that a path stands for: folder, name, and the one file that is asked about."""
    above, _slash, name = path.rpartition("/")
    if name in (PLAN_FILE, MEASURES_FILE):
        yield above, above.rpartition("/")[2], name
        return
    folder, _slash, register = above.rpartition("/")
    if register in REGISTER_FOLDERS and name.endswith(".toml"):
        yield folder, folder.rpartition("/")[2], f"{register}/{name}"
        return
    if _holds_plan(repository, commit, path):
        yield path, name or os.path.basename(os.path.realpath(repository.top)), ""
        return
    lead = f"{path}/" if path else ""
    for found in _below(repository, commit, path, DEEPEST):
        yield found, found.removeprefix(lead), ""


def _holds_plan(repository: Repository, commit: str, folder: str) -> bool:
    inside = repository.tree(commit, folder) or {}
    if PLAN_FILE in inside or MEASURES_FILE in inside:
        return True
    lead = f"{folder}/" if folder else ""
    return any(
        name.endswith(".toml") and not name.startswith(".")
        for register in REGISTER_FOLDERS
        if register in inside
        for name in repository.tree(commit, lead + register) or {}
    )


def _below(repository: Repository, commit: str, folder: str, levels: int) -> Iterator[str]:
    if levels == 0:
        return
    for name, entry in (repository.tree(commit, folder) or {}).items():
        if not entry.is_folder or name.startswith(".") or name == PLAN_FILE:
            continue
        inside = f"{folder}/{name}" if folder else name
        if _holds_plan(repository, commit, inside):
            yield inside
        else:
            yield from _below(repository, commit, inside, levels - 1)
