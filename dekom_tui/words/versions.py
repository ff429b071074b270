"""What versions of a plan are called."""

from __future__ import annotations

from datetime import date

from dekom_tui.words.dates import day
from dekom_tui.words.language import _


def version_name(number: str, *, adopted: bool = False) -> str:
    """«vedtatt», «versjon 1.2»; «nå» for the plan as it is open, which has no number."""
    if not number:
        return _("nå")
    return _("vedtatt") if adopted else _("versjon {number}").format(number=number)


def version_and_day(number: str, when: date | None, *, adopted: bool = False) -> str:
    """«vedtatt 9. september 2025», «versjon 1.2, 2. juni 2026», «nå»."""
    name = version_name(number, adopted=adopted)
    if when is None:
        return name
    form = _("{name} {day}") if adopted else _("{name}, {day}")
    return form.format(name=name, day=day(when, form="long"))
