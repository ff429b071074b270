"""Two versions of one plan held against each other: what is different, and what it means."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from dekom_tui.plan.model import Plan
from dekom_tui.review.consequences import Consequence, consequences
from dekom_tui.review.diff import Change, diff


class Between(NamedTuple):
    """Two versions, and all that lies between them."""

    before: Plan
    after: Plan
    changes: tuple[Change, ...]
    consequences: tuple[Consequence, ...]


def between(
    before: Plan,
    after: Plan,
    today: date,
    *,
    then: date | None = None,
    refused: Collection[str] = (),
    only: str = "",
) -> Between:
    """What lies between two versions.

    `today` is the day that the later one is judged on, `then` the earlier one's; the same without it. `dekom diff`, the
    report and the screen of versions judge a version on the day it was saved, and what lies on disk or is open today.

    Of what stands in `refused` files or folders, which one side could not read, nothing is told, and where there are
    any no consequences either; `only` is one file that is asked about.
    """
    changes = tuple(
        one
        for one in diff(before, after)
        if (not only or one.file == only)
        and one.file not in refused
        and one.file.partition("/")[0] not in refused
    )  # fmt: skip
    return Between(before, after, changes, () if refused else consequences(before, after, changes, today, then))
