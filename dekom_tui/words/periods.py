"""Stretches of time by the names that people have for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.periods import AUTUMN, LATELY, MONTH, TERM, YEAR, kind_of, lately
from dekom_tui.words.dates import month_name, span
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.periods import Period


def period_words(period: Period, today: date) -> str:
    """«november 2026», «høsten 2026», «skoleåret 2026–27», «de siste 3 månedene», «fra 1. mars til 30. april 2026»."""
    first = period.first
    kind = kind_of(period)
    if first is not None and kind == MONTH:
        return f"{month_name(first.month, 'long')} {first.year}"
    if first is not None and kind == TERM:
        words = _("høsten {year}") if first.month == AUTUMN else _("våren {year}")
        return words.format(year=first.year)
    if first is not None and kind == YEAR:
        return _("skoleåret {span}").format(span=f"{first.year}–{(first.year + 1) % 100:02}")
    if period == lately(today):
        return ngettext("den siste måneden", "de siste {n} månedene", LATELY).format(n=LATELY)
    return span(period.first, period.last, "long")
