"""What is to be shared, and what an errand came to: git's work, done by a thread, for `share` to draw."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.history.git import run
from dekom_tui.history.refusals import UnderWay
from dekom_tui.history.sharing import Pulled, Pushed, branch_of, target
from dekom_tui.history.writing import WorkTree
from dekom_tui.plan.finding import ERROR
from dekom_tui.store.checking import check_plan
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.words.findings import tell
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.versions import subject_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dekom_tui.history.running import Errand


class Waiting(NamedTuple):
    """A version by its first line, whatever somebody wrote there, and its day."""

    subject: str
    when: date
    author: str = ""


class OpenHere(UnderWay):
    """A rebase that a pull of the program began, and that is ended in the program too."""

    def told(self) -> str:
        return _("Versjonene dine flyttes etter de andres, og det er spørsmål igjen. S viser dem.")


class Shared(NamedTuple):
    """Where the plan is shared, and what is saved here and not there."""

    tree: WorkTree
    where: str
    followed: bool
    """Whether the branch has been sent before."""
    waiting: tuple[Waiting, ...]
    unsaved: int
    """How many of the plan's files differ from the last version."""
    under_way: str
    folder: Path = Path()
    today: date = date.min


class Came(NamedTuple):
    """What an errand came to, in words."""

    said: str
    versions: tuple[Waiting, ...] = ()
    note: str = ""
    is_open: bool = False
    """Whether a merge is open, and to be settled."""


def look(folder: Path, today: date) -> Shared:
    """Where it is shared and what waits. Nothing is fetched. Raises HistoryError."""
    tree = WorkTree.of(folder)
    status = tree.status(folder)
    if status.under_way and not status.branch:
        # A rebase has left its branch for a while: what helps is to end it, not to go elsewhere.
        raise (OpenHere if tree.begun_here() else UnderWay)(status.under_way)
    to = target(tree, sending=True)
    there = f"refs/remotes/{to.remote}/{to.branch.removeprefix('refs/heads/')}"
    known = not run(tree.top, "rev-parse", "--verify", "--quiet", there).code
    waiting = _versions(tree, "HEAD", there if known else "") if status.head else ()
    where = _("{branch} på {remote}").format(branch=branch_of(tree), remote=address(tree, to.remote))
    return Shared(tree, where, known, waiting, len(status.files), status.under_way, folder, today)


def address(tree: WorkTree, remote: str) -> str:
    """Where a remote is, without the name and password that some write into the address."""
    url = tree.setting(f"remote.{remote}.url") or remote
    scheme, mark, rest = url.partition("://")
    if mark and "@" in rest.partition("/")[0]:
        rest = rest.partition("@")[2]
    return f"{scheme}{mark}{rest}"


def _versions(tree: WorkTree, newest: str, known: str, *, merges: bool = False) -> tuple[Waiting, ...]:
    """The versions up to one that another does not hold, the newest first; with `merges` those of merges too."""
    told = [] if merges else ["--no-merges"]
    words = ["-z", "--format=%ct%x09%an%x09%s", *told, newest, *([f"^{known}"] if known else []), "--"]
    found: list[Waiting] = []
    for one in os.fsdecode(run(tree.top, "log", *words).out).split("\0"):
        seconds, _tab, rest = one.partition("\t")
        author, _tab, subject = rest.partition("\t")
        if seconds.strip().isdigit():
            found.append(Waiting(subject_words(subject), datetime.fromtimestamp(int(seconds)).date(), author))
    return tuple(found)


def errors_in(folder: Path, today: date) -> tuple[str, ...]:
    """The errors of a plan in words: git merges what does not fit together without a word."""
    opened = read_plan(Folder(folder))
    return tuple(tell(one, opened.plan).text for one in check_plan(opened, today) if one.severity == ERROR)


def errors_words(errors: Sequence[str]) -> str:
    """What is told of a merge that brought errors; empty without any."""
    if not errors:
        return ""
    n = len(errors)
    said = ngettext(
        "Planen har {n} feil etter sammenslåingen: {first}",
        "Planen har {n} feil etter sammenslåingen, blant dem: {first}",
        n,
    )
    return _("{said} F8 viser hvor.").format(said=said.format(n=n, first=errors[0]))


def pull(shared: Shared, errand: Errand) -> Came:
    """Fetch and merge, and look whether what came fits together. Raises HistoryError."""
    done = shared.tree.pull(errand)
    versions = _versions(shared.tree, "FETCH_HEAD", done.before, merges=True) if done.came else ()
    if done.is_open:
        return _open(done)._replace(versions=versions)
    if not done.came:
        return Came(_("Det er ikke noe nytt å hente."))
    said = ngettext("Hentet {n} versjon.", "Hentet {n} versjoner.", done.came).format(n=done.came)
    if done.before and _parents(shared.tree) > 1 and _is_unsent(shared.tree):
        said = _("{said} Det er slått sammen med det du har.").format(said=said)
    note = errors_words(errors_in(shared.folder, shared.today))
    return Came(said, versions, note)


def _open(done: Pulled) -> Came:
    """What is left for people to do."""
    came = ngettext("Hentet {n} versjon.", "Hentet {n} versjoner.", done.came).format(n=done.came)
    if done.unmerged:
        note = _("Dere har endret det samme. Svar på spørsmålene, så er det slått sammen. S viser dem.")
        return Came(came, note=note, is_open=True)
    note = _("Arkivets egen kontroll vil ikke ha sammenslåingen: {said}").format(said=done.refused)
    return Came(came, note=note, is_open=True)


def _parents(tree: WorkTree) -> int:
    return len(run(tree.top, "rev-list", "--parents", "-1", "HEAD").out.split()) - 1


def _is_unsent(tree: WorkTree) -> bool:
    """Whether the last version was made here just now: one that came as it is may be somebody's merge too."""
    return len(set(run(tree.top, "rev-parse", "HEAD", "FETCH_HEAD").out.split())) > 1


def push(shared: Shared, errand: Errand) -> Came:
    """Send. Raises HistoryError."""
    done: Pushed = shared.tree.push(errand)
    return Came(_("Versjonene er delt.") if done.sent else _("Alt var delt fra før."))
