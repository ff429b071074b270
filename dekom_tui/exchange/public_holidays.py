"""Norway's public holidays by their day, with their Norwegian names.

They come from the library `holidays`, which takes a tenth of a second to import: ask only when they are to be shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date

YEARS: Final = range(1900, 2200)
"""The years that may be asked for; outside them no plan is meant."""


def public_holidays(first: int, last: int) -> dict[date, str]:
    """The public holidays from one year to another, both included. Sundays are none; years outside YEARS have none."""
    years = list(range(max(first, YEARS.start), min(last, YEARS.stop - 1) + 1))
    if not years:
        return {}
    from holidays import country_holidays

    return dict(country_holidays("NO", years=years, language="no"))
