"""`dekom merge-check`: whether a merge that was made by lines says what a merge by meaning would.

A host on the web merges by lines and runs no drivers. In a CI job this does the merge again, plan by plan, and fails
where the result says something else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dekom_tui.cli.base import Argument, Command
from dekom_tui.cli.compared import Compared, Wanted
from dekom_tui.cli.driven import names_of, tell_finding
from dekom_tui.cli.ending import CHANGED, FINE, UNREADABLE, Refusal, Unreadable
from dekom_tui.cli.plans import day
from dekom_tui.cli.sides import plans_in
from dekom_tui.history.repository import HEAD, AtRevision, Repository
from dekom_tui.history.trouble import HistoryError
from dekom_tui.plan.finding import ERROR, Finding
from dekom_tui.plan.model import Plan
from dekom_tui.review.diff import Change, diff
from dekom_tui.review.merge import Conflict, merge
from dekom_tui.store.checking import check_plan
from dekom_tui.store.read import REFUSED, Opened, read_plan
from dekom_tui.words.language import N_, _

_NOTHING = Opened(Plan({}), {}, [], [])


class Redone(NamedTuple):
    """One plan, merged anew and held against the result."""

    compared: Compared
    """From what it should be to what it is, without what had to be chosen."""
    disputed: tuple[Conflict, ...]
    wrong: tuple[Finding, ...]
    """Errors of the result that neither side has."""


def run(base: str, ours: str, theirs: str, result: str) -> int:
    """Merge anew, and tell what is otherwise in the result."""
    from dekom_tui.cli.diff_reports import as_text

    today = day()
    try:
        repository = Repository.of(Path())
        with repository:
            commits = [repository.commit(one) for one in (base, ours, theirs, result)]
            found = list(_plans(repository, commits))
    except HistoryError as error:
        raise (Unreadable if error.unreadable else Refusal)(error.told()) from None
    redone = [_redone(name, sides, today) for name, sides in found]
    for one in redone:
        for said in one.compared.unread:
            Unreadable(said).show()
        for name in names_of(one.disputed, one.compared.after):
            print(
                _("{plan}: «{name}» måtte velges, og er ikke sjekket.").format(plan=one.compared.name, name=name),
                file=sys.stderr,
            )
        for finding in one.wrong:
            tell_finding(f"{one.compared.name}/{finding.file}", finding, one.compared.after)
    as_text([one.compared for one in redone], Wanted(words=True))
    sys.stdout.flush()
    if any(one.compared.unread for one in redone):
        return UNREADABLE
    differs = any(one.compared.changes for one in redone)
    if differs:
        print(
            _("Resultatet er et annet enn det en fletting etter innhold gir. Over står hva som er annerledes."),
            file=sys.stderr,
        )
    return CHANGED if differs or any(one.wrong for one in redone) else FINE


def _plans(repository: Repository, commits: list[str]) -> Iterator[tuple[str, list[Opened]]]:
    """Every plan in any of the versions, read in each."""
    folders: dict[str, str] = {}
    held: list[set[str]] = []
    for commit in commits:
        there = {folder: name for folder, name, _only in plans_in(repository, commit, "")}
        folders.update(there)
        held.append(set(there))
    for folder, name in sorted(folders.items()):
        sides: list[Opened] = []
        for commit, inside in zip(commits, held, strict=True):
            like = sides[-1] if sides else None
            sides.append(read_plan(AtRevision(repository, commit, folder), like=like) if folder in inside else _NOTHING)
        yield name, sides


def _redone(name: str, sides: list[Opened], today: date) -> Redone:
    base, ours, theirs, result = sides
    made = merge(base.plan, ours.plan, theirs.plan)
    disputed = made.conflicts
    changes = tuple(one for one in (_without(one, disputed) for one in diff(made.plan, result.plan)) if one is not None)
    unread = tuple(f"{name}/{one.file}: {one.code}" for side in sides for one in side.findings if one.code in REFUSED)
    known = {_mark(one) for side in (ours, theirs) if side is not _NOTHING for one in check_plan(side, today)}
    found = check_plan(result, today) if result is not _NOTHING else []
    wrong = tuple(one for one in found if one.severity == ERROR and _mark(one) not in known)
    return Redone(Compared(name, made.plan, result.plan, changes, (), (), unread), disputed, wrong)


def _mark(one: Finding) -> tuple[object, ...]:
    return one.file, one.code, one.place, one.field, one.part


def _without(change: Change, disputed: tuple[Conflict, ...]) -> Change | None:
    """A change without the fields that had to be chosen; None when nothing is left of it."""
    about = [one for one in disputed if one.place == change.place]
    if any(not one.field for one in about):
        return None
    chosen = {one.field for one in about}
    if not chosen:
        return change
    fields = tuple(one for one in change.fields if one.path not in chosen)
    return change._replace(fields=fields) if fields else None


command = Command(
    "merge-check",
    run,
    [
        Argument(["base"], metavar=N_("FELLES")),
        Argument(["ours"], metavar=N_("DIN")),
        Argument(["theirs"], metavar=N_("ANDRES")),
        Argument(["result"], metavar=N_("[RESULTAT]"), required=False, default=HEAD),
    ],
    help=N_(
        "Fletter to versjoner etter innhold en gang til, og sammenligner med resultatet. For byggjobber: en vert på "
        "nettet fletter linje for linje.\n\n"
        "Svaret er 0 når resultatet sier det samme, 1 når det ikke gjør det eller har feil som ingen av sidene har, "
        "2 når en versjon ikke finnes, 3 når noe ikke kan leses."
    ),
    examples=('dekom merge-check "$(git merge-base HEAD^1 HEAD^2)" HEAD^1 HEAD^2',),
)
