"""`dekom git hook NAME`: what our hooks run. The plans that a commit or push is about are checked as they are in it.

Git starts it, so it says nothing when all is well, and ends with `REFUSED` only when git is to stop.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Final

from dekom_tui.cli.ending import FINE
from dekom_tui.cli.plans import day
from dekom_tui.cli.terms import visible
from dekom_tui.history.git import run
from dekom_tui.history.hooks import REFUSED, STOPPING
from dekom_tui.history.repository import HEAD, AtRevision, Repository
from dekom_tui.history.trouble import HistoryError
from dekom_tui.plan.finding import ERROR
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, REGISTER_FOLDERS, SETTINGS_FILE
from dekom_tui.words.language import LANGUAGES, N_, _, set_language

_MOST: Final = 20
"""Errors that are told one by one."""


def look(name: str) -> int:
    """Check what a hook is about; the exit code."""
    for language in LANGUAGES:
        if language == os.environ.get("DEKOM_LANG"):
            set_language(language)
    try:
        with Repository.of(os.curdir) as repository:
            found = [line for tree, before in _about(repository, name) for line in _errors(repository, tree, before)]
    except HistoryError as error:
        print(f"dekom: {error.told()}", file=sys.stderr)
        return FINE
    if not found:
        return FINE
    for line in dict.fromkeys(found[:_MOST]):
        print(visible(line), file=sys.stderr)
    if len(found) > _MOST:
        print(_("og {n} feil til; «dekom check» viser alle.").format(n=len(found) - _MOST), file=sys.stderr)
    print(f"dekom: {_(_END[name])}", file=sys.stderr)
    return REFUSED if name in STOPPING else FINE


_END: Final = {
    "pre-commit": N_("Versjonen er ikke lagret. Rett feilene, eller bruk «git commit --no-verify»."),
    "pre-merge-commit": N_(
        "Sammenslåingen er ikke lagret. Rett feilene, og lagre den med «git commit», "
        "eller gå tilbake med «git merge --abort»."
    ),
    "pre-push": N_("Ingenting er delt. Rett feilene, eller bruk «git push --no-verify»."),
    "post-merge": N_("Sammenslåingen er lagret, og dette bør rettes."),
    "post-rewrite": N_("Versjonene er skrevet om, og dette bør rettes."),
}


def _about(repository: Repository, name: str) -> Iterator[tuple[str, str]]:
    """The trees that a hook is about, each with what it is held against to see which plans it touches; "" for all."""
    if name in ("pre-commit", "pre-merge-commit"):
        yield _written(repository), _known(repository, HEAD)
    elif name == "pre-push":
        for line in sys.stdin:
            _ref, ours, _remote, theirs = (*line.split(), "", "", "", "")[:4]
            if ours.strip("0"):
                yield ours, _known(repository, theirs)
    else:
        yield repository.commit(HEAD), _known(repository, "ORIG_HEAD")


def _written(repository: Repository) -> str:
    """What is staged, as a tree."""
    from dekom_tui.history.git import failed

    ended = run(repository.top, "write-tree")
    if ended.code:
        raise failed(ended)
    return ended.out.decode().strip()


def _known(repository: Repository, name: str) -> str:
    found = repository.objects.get(f"{name}^{{commit}}") if name.strip("0") else None
    return "" if found is None else found.oid


def _errors(repository: Repository, tree: str, before: str) -> Iterator[str]:
    """Every error in the plans that differ between two trees, in words."""
    words = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", before, tree]
    if not before:
        words = ["ls-tree", "-r", "-z", "--name-only", tree]
    changed = os.fsdecode(run(repository.top, *words).out).split("\0")
    folders = _folders(repository, tree, changed)
    # Plans that share a dekom.toml share what is wrong with it.
    yield from dict.fromkeys(one for folder in folders for one in _errors_of(repository, tree, folder))


def _folders(repository: Repository, tree: str, changed: Iterable[str]) -> list[str]:
    """The folders of the plans that some files belong to."""
    found: dict[str, None] = {}
    for path in changed:
        folder, _slash, name = path.rpartition("/")
        above, _slash, register = folder.rpartition("/")
        if name in (PLAN_FILE, MEASURES_FILE):
            found[folder] = None
        elif register in REGISTER_FOLDERS and name.endswith(".toml"):
            found[above] = None
        elif name == SETTINGS_FILE:
            lead = f"{folder}/" if folder else ""
            found[folder] = None
            below = (one for one, entry in (repository.tree(tree, folder) or {}).items() if entry.is_folder)
            found.update((lead + one, None) for one in below)
    return [folder for folder in found if PLAN_FILE in (repository.tree(tree, folder) or {})]


def _errors_of(repository: Repository, tree: str, folder: str) -> Iterator[str]:
    from dekom_tui.store.checking import check_plan, check_settings_of
    from dekom_tui.store.read import read_plan
    from dekom_tui.words.findings import tell

    opened = read_plan(AtRevision(repository, tree, folder))
    for one in (*check_plan(opened, day()), *check_settings_of(opened)):
        if one.severity == ERROR:
            said = tell(one, opened.plan)
            where = f"{folder}/{one.file}" if folder else one.file
            yield f"{os.path.normpath(where)}:{max(one.line, 1)}:{max(one.column, 1)}: {said.text} [{one.code}]"
