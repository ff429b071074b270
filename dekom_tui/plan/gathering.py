"""What the evaluation log says under the three questions of section 7, to be gathered into the plan's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import LogEntry, Signs

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

SUMMED_UP: Final = tuple(name for name in Signs.fields if name in LogEntry.fields)
"""The questions that both the log and section 7 ask; the fields have the same names."""


class Gathered(NamedTuple):
    """What one entry of the log says under a question."""

    entry: LogEntry
    text: str


def gathered(plan: Plan, field: str) -> tuple[Gathered, ...]:
    """What the log says under a question, the newest entry first, those without a date last.

    Nothing for a question that the log does not ask.
    """
    if field not in SUMMED_UP:
        return ()
    found = [Gathered(one, one.get(field)) for one in plan.log if one.get(field)]
    dated = [one for one in found if one.entry.dato is not None]
    return (*reversed(dated), *(one for one in found if one.entry.dato is None))
