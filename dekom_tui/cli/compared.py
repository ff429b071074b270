"""What `dekom diff` does, whoever understood its command line: the plans of two sides, and what is different."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dekom_tui.cli.ending import CHANGED, FINE, UNREADABLE, Refusal, Unreadable
from dekom_tui.cli.plans import day
from dekom_tui.cli.sides import Asked, Pair, asked, pairs
from dekom_tui.history.trouble import HistoryError
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.model import Plan
from dekom_tui.review.between import between
from dekom_tui.review.consequences import Consequence
from dekom_tui.review.diff import Change
from dekom_tui.store.read import REFUSED, Opened, read_plan
from dekom_tui.words.language import SOURCE, _, set_language

_LEFT_OUT = REFUSED | {"file-for-folder"}


class Compared(NamedTuple):
    """One plan's changes, and what could not be read of it."""

    name: str
    before: Plan
    after: Plan
    changes: tuple[Change, ...]
    consequences: tuple[Consequence, ...]
    layout: tuple[str, ...]
    """The files that are written otherwise and mean the same."""
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
        found = list(compared(asked(words, since), today))
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


def compared(one: Asked, today: date) -> Iterator[Compared]:
    """Every plan of the two sides that were asked about. Raises Refusal, HistoryError."""
    for pair in pairs(one):
        yield _compared(pair, today)


def _compared(pair: Pair, today: date) -> Compared:
    nothing = Opened(Plan({}), {}, [], [])
    after = nothing if pair.after is None else read_plan(pair.after)
    before = nothing if pair.before is None else read_plan(pair.before, like=after)
    refused = {found.file: found for side in (before, after) for found in side.findings if found.code in _LEFT_OUT}
    found = between(before.plan, after.plan, today, refused=refused, only=pair.only)
    layout = tuple(path for path in _otherwise(before, after) if not pair.only or path == pair.only)
    told = {one.file for one in found.changes} | refused.keys()
    return Compared(
        pair.name,
        before.plan,
        after.plan,
        found.changes,
        found.consequences,
        tuple(path for path in layout if path not in told),
        tuple(_said(pair.name, one) for path, one in refused.items() if not pair.only or path == pair.only),
    )


def _otherwise(before: Opened, after: Opened) -> Iterator[str]:
    """The files of both sides whose bytes differ."""
    for path, file in after.files.items():
        old = before.files.get(path)
        if file.kind != "dekom" and old is not None and None not in (old.data, file.data) and old.data != file.data:
            yield path


def _said(name: str, found: Finding) -> str:
    from dekom_tui.words.findings import message

    return _("{file}, linje {line}: {what} «dekom check» sier mer.").format(
        file=f"{name}/{found.file}", line=max(found.line, 1), what=message(found)
    )
