"""What a merge has left to be answered: read from the files that git holds open, and answered in them at once.

So an answer outlives the program, and what is not answered is asked again. All of this is a thread's work.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from dekom_tui.history.git import run
from dekom_tui.history.trouble import HistoryError
from dekom_tui.history.writing import WorkTree
from dekom_tui.plan.model import Plan
from dekom_tui.review.diff import diff
from dekom_tui.screens.share.state import errors_in, errors_words
from dekom_tui.store.files import BYTE_ORDER_MARK, Refused, read_bytes
from dekom_tui.store.merging.unsettled import Open, Unsettled, same_block
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.store.save import Change
from dekom_tui.store.save import save as save_files
from dekom_tui.store.session import Taken
from dekom_tui.store.trouble import Trouble
from dekom_tui.words.changes.telling import Group, told

if TYPE_CHECKING:
    from dekom_tui.history.running import Errand
    from dekom_tui.store.merging.unsettled import Choice
    from dekom_tui.store.session import Session


class WholeFile(NamedTuple):
    """A file that is to be chosen as a whole: one side has it no more, or the two could not be merged."""

    path: str
    """From the plan's folder."""
    ours: bytes | None
    theirs: bytes | None


Question: TypeAlias = Open | WholeFile


def same_question(one: Question, other: Question) -> bool:
    """Whether two are the same question, before and after others were answered."""
    if isinstance(one, WholeFile) or isinstance(other, WholeFile):
        return isinstance(one, WholeFile) and isinstance(other, WholeFile) and one.path == other.path
    return same_block(one, other)


class Who(NamedTuple):
    """Whose side it is, and since when. The author is somebody's text."""

    author: str
    when: datetime | None


class Merge(NamedTuple):
    """A merge that is open."""

    tree: WorkTree
    under_way: str
    files: tuple[str, ...]
    """The plan's files that git holds open, from the top of the repository."""
    others: tuple[str, ...]
    """Files of others that git holds open too."""
    unsettled: Unsettled
    whole: tuple[WholeFile, ...]
    plan: Plan
    base: Who
    ours: Who
    theirs: Who
    came: tuple[Group, ...]
    """What the other side brought, in plan words."""
    here: bool = True
    """Whether it can be taken back here: not what somebody began in the terminal, unless it is a merge."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is to be answered, as it stands in the files."""
        return (*self.unsettled.open, *self.whole)


def read(session: Session, answered: Sequence[str] = ()) -> Merge:
    """See what is open. `answered` are files that were chosen as a whole already. Raises HistoryError."""
    tree = WorkTree.of(session.folder)
    opened = read_plan(Folder(session.folder))
    texts = {path: one.document for path, one in opened.files.items() if one.document is not None and path[0] != "."}
    lead = tree.inside(session.folder)
    unmerged = tree.unmerged()
    mine = tuple(one for one in unmerged if not lead or one.startswith(f"{lead}/"))
    unsettled = Unsettled.of(texts, opened.plan.settings)
    refused = {path for path, one in opened.files.items() if one.refused}
    whole = tuple(one for one in _whole(tree, lead, mine, refused) if one.path not in answered)
    names = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")
    other = next((one for one in names if _commit(tree, one)), "HEAD")
    base = os.fsdecode(run(tree.top, "merge-base", "HEAD", other).out).strip()
    return Merge(
        tree,
        tree.under_way(),
        mine,
        tuple(one for one in unmerged if one not in mine),
        unsettled,
        whole,
        opened.plan,
        _who(tree, base),
        _who(tree, "HEAD"),
        _who(tree, other),
        _came(session.folder, tree.head(), opened.plan),
        tree.begun_here(),
    )


def _commit(tree: WorkTree, name: str) -> bool:
    return not run(tree.top, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").code


def _who(tree: WorkTree, name: str) -> Who:
    if not name:
        return Who("", None)
    out = os.fsdecode(run(tree.top, "log", "-1", "--format=%ct%x00%an", name, "--").out).rstrip("\n")
    seconds, _null, author = out.partition("\0")
    return Who(author, datetime.fromtimestamp(int(seconds)) if seconds.isdigit() else None)


def _came(folder: Path, head: str, plan: Plan) -> tuple[Group, ...]:
    """What is in the plan now and was not in our last version."""
    from dekom_tui.history.past import Past

    try:
        before = Past(folder).plan(head).plan
    except HistoryError:
        return ()
    return told(diff(before, plan), before, plan)


def _whole(tree: WorkTree, lead: str, files: Sequence[str], refused: set[str]) -> Iterator[WholeFile]:
    """The files of which git has no version on one side, or that could not be merged by meaning."""
    stages: dict[str, dict[str, str]] = {}
    out = os.fsdecode(run(tree.top, "--literal-pathspecs", "ls-files", "-u", "-z", "--", *files).out) if files else ""
    for one in out.split("\0"):
        about, _tab, path = one.partition("\t")
        if path:
            _mode, oid, stage = about.split(" ")
            stages.setdefault(path, {})[stage] = oid
    for path, oids in stages.items():
        name = path.removeprefix(f"{lead}/") if lead else path
        if {"2", "3"} <= oids.keys() and name not in refused:
            continue
        yield WholeFile(name, _blob(tree, oids.get("2")), _blob(tree, oids.get("3")))


def _blob(tree: WorkTree, oid: str | None) -> bytes | None:
    return None if oid is None else run(tree.top, "cat-file", "blob", oid).out


class Step(NamedTuple):
    """An answer as it was written: the files before and after it, so that it can be taken back."""

    question: Question
    choice: Choice
    changes: tuple[Change, ...]


class Written(NamedTuple):
    """How writing an answer went."""

    step: Step | None = None
    why: str = ""
    taken: Taken = Taken()


def answer(session: Session, merge: Merge, question: Question, choice: Choice, value: Any = None) -> Written:
    """Write an answer into the file: the others stay as they are."""
    if isinstance(question, WholeFile):
        after = {question.path: question.ours if choice == "ours" else question.theirs}
    else:
        now = next((one for one in merge.unsettled.open if same_block(one, question)), None)
        if now is None:
            return Written()
        texts = merge.unsettled.settle(now, choice, value).texts
        changed = {path: one for path, one in texts.items() if one is not merge.unsettled.texts.get(path)}
        after = {path: one.text.encode("utf-8") for path, one in changed.items()}
    return _write(session, question, choice, after)


def _write(session: Session, question: Question, choice: Choice, after: Mapping[str, bytes | None]) -> Written:
    changes: list[Change] = []
    for path, data in after.items():
        try:
            before: bytes | None = read_bytes(session.folder / path)
        except FileNotFoundError:
            before = None
        except (OSError, Refused) as error:
            return Written(why=str(error))
        has_mark = before is not None and before.startswith(BYTE_ORDER_MARK) and isinstance(question, Open)
        changes.append(Change(path, before, BYTE_ORDER_MARK + data if has_mark and data is not None else data))
    return _saved(session, Step(question, choice, tuple(changes)), changes)


def take_back(session: Session, step: Step) -> Written:
    """Take an answer back; files that somebody changed since are left alone, and that is told."""
    back = [Change(one.path, one.after, one.before) for one in step.changes]
    return _saved(session, step, back)


def _saved(session: Session, step: Step, changes: Sequence[Change]) -> Written:
    try:
        save_files(session.folder, changes)
    except Trouble as trouble:
        return Written(why=trouble.told().happened)
    return Written(step, taken=session.poll())


class Ended(NamedTuple):
    """How a merge was ended: its version, or why not."""

    oid: str = ""
    error: HistoryError | None = None
    taken: Taken = Taken()
    note: str = ""
    """What does not fit together in the merged plan."""


def finish(session: Session, merge: Merge, errand: Errand, today: date) -> Ended:
    """Take all that is answered into the merge, and save it as a version; of a rebase only the first."""
    session.save()
    try:
        files = [*merge.files, *_kept_beside(session, merge)]
        oid = merge.tree.finish_merge(files, errand=errand)
        return Ended(oid, taken=session.poll(), note=errors_words(errors_in(session.folder, today)))
    except HistoryError as error:
        return Ended(error=error, taken=session.poll())


def _kept_beside(session: Session, merge: Merge) -> Iterator[str]:
    """The files that hold theirs where both entries of one name were kept: `NAME-2.toml` beside `NAME.toml`."""
    stems = {one.removesuffix(".toml") for one in merge.files}
    new = [one.path for one in merge.tree.status(session.folder).files if one.kind == "new"]
    for path in merge.tree.whole(session.folder, new):
        stem, _dash, number = path.removesuffix(".toml").rpartition("-")
        if stem in stems and number.isdigit():
            yield path


def abort(session: Session, merge: Merge) -> Ended:
    """Take the merge back: every file is as it was before it."""
    session.save()
    try:
        merge.tree.abort_merge()
    except HistoryError as error:
        return Ended(error=error, taken=session.poll())
    return Ended(taken=session.poll())
