"""A day as it is typed in a meeting and as the meeting keeps it. Pure."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.dates import read_date
from dekom_tui.words.dates import day


def day_typed(text: str, today: date, *, end: bool = True) -> str | None:
    """The day that somebody typed as the meeting has it («2026-11-27»), empty for none, None for what is no day.

    Of a week it is the last school day and of a month the last day, as of a deadline; without `end` the first, as of
    what begins then.
    """
    if not text.strip():
        return ""
    found = read_date(text, today=today, begin=not end, end=end).day
    return found.isoformat() if found is not None else None


def day_written(text: str) -> str:
    """A day of the meeting as it is typed."""
    return day(date.fromisoformat(text)) if text else ""
