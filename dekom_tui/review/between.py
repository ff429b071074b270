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

    `then` is the day that the earlier one is looked at on (`consequences`). Of what stands in `refused` files or
    folders, which one side could not read, nothing is told, and where there are any no consequences either; `only` is
    one file that is asked about.
    """
    changes = tuple(
        one
        for one in diff(before, after)
        if (not only or one.file == only)
        and one.file not in refused
        and one.file.partition("/")[0] not in refused
    )  # fmt: skip
    return Between(before, after, changes, () if refused else consequences(before, after, changes, today, then))
