"""A day as it is typed in a meeting and as the meeting keeps it. Pure."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.dates import days_in, read_date
from dekom_tui.words.dates import day
from dekom_tui.words.language import _


def day_typed(text: str, today: date, *, end: bool = True) -> str | None:
    """The day that somebody typed as the meeting has it («2026-11-27»), empty for none, None for what is no day.

    Of a week it is the last school day, as of a deadline; without `end` the first, as of what begins then.
    """
    if not text.strip():
        return ""
    found = read_date(text, today=today, end=end).day
    return found.isoformat() if found is not None else None


def no_day(text: str, today: date, *, end: bool = True) -> str:
    """Why what was typed is no day; of a month the day that may be meant, the first or, as of a deadline, the last."""
    found = read_date(f"1. {text}", today=today).day
    if found is None:
        return _("ingen dato")
    meant = found.replace(day=days_in(found.year, found.month)) if end else found
    return _("skriv dagen: «{day}»").format(day=f"{meant.day}.{meant.month}.{meant.year}")


def day_written(text: str) -> str:
    """A day of the meeting as it is typed."""
    return day(date.fromisoformat(text)) if text else ""
