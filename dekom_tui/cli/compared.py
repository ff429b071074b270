"""What `dekom diff` does, whoever understood its command line: the plans of two sides, and what is different."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dekom_tui.cli.ending import CHANGED, FINE, UNREADABLE, Refusal, Unreadable
from dekom_tui.cli.plans import day
from dekom_tui.cli.sides import Asked, Pair, asked, pairs
from dekom_tui.history.repository import AtRevision
from dekom_tui.history.trouble import HistoryError
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.model import Plan
from dekom_tui.review.between import between
from dekom_tui.review.consequences import Consequence
from dekom_tui.review.diff import Change
from dekom_tui.store.read import REFUSED, Opened, Source, read_plan
from dekom_tui.words.language import SOURCE, _, set_language

_LEFT_OUT = REFUSED | {"file-for-folder"}


class Otherwise(NamedTuple):
    """A file that is written otherwise, with the kinds of `store.toml.otherwise`; all of it means the same where it is
    not among the changes."""

    file: str
    kinds: tuple[str, ...]


class Compared(NamedTuple):
    """One plan's changes, and what could not be read of it."""

    name: str
    before: Plan
    after: Plan
    changes: tuple[Change, ...]
    consequences: tuple[Consequence, ...]
    layout: tuple[Otherwise, ...]
    """The files that are written otherwise."""
    unread: tuple[str, ...]
    """What is said of each file that could not be read."""


class Wanted(NamedTuple):
    """How the answer is wanted: its form, word by word, with the files that mean the same."""

    form: str = "text"
    words: bool = False
    layout: bool = False


def compare(words: Sequence[str], wanted: Wanted, since: str | None = None) -> int:
    """Write what is different between two sides, and give the exit code. Raises Refusal."""
    from dekom_tui.cli.diff_reports import REPORTS

    today = day()
    if wanted.form == "json":
        set_language(SOURCE)
    try:
        found = list(compared(asked(words, since), today, layout=wanted.layout))
    except HistoryError as error:
        raise (Unreadable if error.unreadable else Refusal)(error.told()) from None
    for one in found:
        for said in one.unread:
            Unreadable(said).show()
    REPORTS[wanted.form](found, wanted)
    sys.stdout.flush()
    if any(one.unread for one in found):
        return UNREADABLE
    return CHANGED if any(one.changes for one in found) else FINE


def compared(one: Asked, today: date, *, layout: bool = False) -> Iterator[Compared]:
    """Every plan of the two sides that were asked about; `layout` looks too at how files are written.

    Raises Refusal, HistoryError.
    """
    for pair in pairs(one):
        yield _compared(pair, today, layout)


def _compared(pair: Pair, today: date, layout: bool) -> Compared:
    nothing = Opened(Plan({}), {}, [], [])
    after = nothing if pair.after is None else read_plan(pair.after)
    before = nothing if pair.before is None else read_plan(pair.before, like=after)
    refused = {found.file: found for side in (before, after) for found in side.findings if found.code in _LEFT_OUT}
    found = between(
        before.plan, after.plan, _seen_on(pair.after, today), then=_seen_on(pair.before, today), refused=refused,
        only=pair.only,
    )  # fmt: skip
    told = {one.file for one in found.changes}
    return Compared(
        pair.name,
        before.plan,
        after.plan,
        found.changes,
        found.consequences,
        tuple(_otherwise(before, after, pair.only, told, refused)) if layout else (),
        tuple(_said(pair.name, one) for path, one in refused.items() if not pair.only or path == pair.only),
    )


def _seen_on(side: Source | None, today: date) -> date:
    """The day that a side is judged on: of a version the day it was saved, today for what lies on disk."""
    return side.saved() if isinstance(side, AtRevision) else today


def _otherwise(
    before: Opened, after: Opened, only: str, told: Collection[str], refused: Collection[str]
) -> Iterator[Otherwise]:
    """The files of both sides that are written otherwise, the changed ones too where that can be told apart."""
    from dekom_tui.store.toml.otherwise import kinds

    for path, file in after.files.items():
        old = before.files.get(path)
        if file.kind == "dekom" or old is None or path in refused or (only and path != only):
            continue
        if old.data is not None and file.data is not None and old.data != file.data:
            found = kinds(old.data, file.data, same=path not in told)
            if found:
                yield Otherwise(path, found)


def _said(name: str, found: Finding) -> str:
    from dekom_tui.words.findings import message

    return _("{file}, linje {line}: {what} «dekom check» sier mer.").format(
        file=f"{name}/{found.file}", line=max(found.line, 1), what=message(found)
    )
