"""What a version would hold: read by a thread, and drawn by `commit_view`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.history.attributes import FILE as ATTRIBUTES
from dekom_tui.history.changed import Status
from dekom_tui.history.past import Past
from dekom_tui.history.trouble import HistoryError
from dekom_tui.history.writing import Identity, WorkTree
from dekom_tui.plan.model import Plan
from dekom_tui.review.between import between
from dekom_tui.store.session import Taken
from dekom_tui.words.changes.message import reasons, subject
from dekom_tui.words.changes.telling import Group, told
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dekom_tui.history.running import Errand
    from dekom_tui.store.session import Session

SHARED = "../"
"""What the paths of files begin with that other plans read too."""


class Draft(NamedTuple):
    """All that can go into a version now, and the message that is suggested for it."""

    tree: WorkTree
    status: Status
    plan: Plan
    """The plan as it was when this was read."""
    groups: tuple[Group, ...]
    since: date | None
    """The day of the last version; None where there is none of this plan."""
    identity: Identity | None
    subject: str
    body: str
    today: date

    @property
    def chosen(self) -> frozenset[str]:
        """What is chosen at first: everything but what other plans share."""
        return frozenset(one.path for one in self.status.files if not one.path.startswith(SHARED))

    def about(self, path: str) -> list[str]:
        """What the changes in a file are about, in the fewest words, each once."""
        names = (
            one.change.entity.short if one.change.place.key else one.name
            for group in self.groups
            for one in group.told
            if one.change.file == path
        )
        return list(dict.fromkeys(name for name in names if name))


def read(folder: Path, plan: Plan, refused: Collection[str], today: date) -> Draft:
    """Look at a plan's files beside its last version. Raises HistoryError."""
    tree = WorkTree.of(folder)
    status = tree.status(folder)
    groups: tuple[Group, ...] = ()
    since: date | None = None
    is_new = any(one.path == "plan.toml" and one.kind == "new" for one in status.files)
    if status.head and not is_new:
        past = Past(folder)
        listed = past.listed()
        since = listed[0].when.date() if listed else None
        before = past.plan(status.head)
        left_out = [*refused, *(path for path, file in before.files.items() if file.refused)]
        found = between(before.plan, plan, today, refused=left_out)
        groups = told(found.changes, found.before, found.after, found.consequences)
    first = _("Første versjon av planen") if is_new else subject(groups)
    if status.files and all(one.path.endswith(ATTRIBUTES) for one in status.files):
        first = _("Planene slås sammen etter innhold i git")
    return Draft(tree, status, plan, groups, since, tree.identity(), first, reasons(groups), today)


class Outcome(NamedTuple):
    """How it went: the version's first line when it is saved, else what was in the way."""

    saved: str = ""
    fresh: Draft | None = None
    """What there is now, when it is not what the user saw."""
    error: HistoryError | None = None
    why: str = ""
    taken: Taken = Taken()
    """What others had changed in the files."""


def save(
    session: Session, draft: Draft, files: Sequence[str], message: str, identity: Identity | None, errand: Errand
) -> Outcome:
    """Look once more, and save a version of these files only when everything is as the user saw it.

    `identity` is kept first, where git did not know whose name to put on it.
    """
    state = session.save()
    taken = session.poll()
    if state.why is not None:
        return Outcome(why=state.why.told().happened, taken=taken)
    try:
        fresh = read(session.folder, session.plan, session.refused, draft.today)
        if not same(fresh, draft):
            return Outcome(fresh=fresh, taken=taken)
        if identity is not None:
            draft.tree.set_identity(identity)
        draft.tree.save(session.folder, files, message, head=draft.status.head, errand=errand)
    except HistoryError as error:
        return Outcome(error=error, taken=taken)
    except ValueError:
        return Outcome(why=_("Git kan ikke bruke navnet eller adressen. Skriv dem uten spesielle tegn."))
    return Outcome(saved=message.partition("\n")[0])


def same(one: Draft, other: Draft) -> bool:
    """Whether two looks found the same: what the user saw is what would be saved."""
    return one.status == other.status and one.plan == other.plan
