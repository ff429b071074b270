"""Where in the program what stands in a plan is seen: its place's key, or else its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from dekom_tui.commands import PLACES
from dekom_tui.plan.model import Place
from dekom_tui.screens.form.subject import EntitySubject

if TYPE_CHECKING:
    from dekom_tui.screens.host import Host

KEYS: Final[Mapping[str, str]] = {
    "rammer": "0",
    "innledning": "1",
    "forankring": "1",
    "satsing": "1",
    "situasjon": "2",
    "indikator": "2",
    "maal": "3",
    "analyse": "4",
    "funn": "4",
    "(tiltak)": "5",
    "tiltak": "5",
    "organisering": "6",
    "rolle": "6",
    "arena": "6",
    "partner": "6",
    "tegn": "7",
    "elevstemme": "7",
    "logg": "L",
    "referat": "M",
    "sak": "M",
}
"""The key of the place that shows a table."""


def there(key: str) -> bool:
    """Whether the place has a screen."""
    return any(one.key == key for one in PLACES)


def key_of(place: Place, field: str = "") -> str:
    """The key of the place that shows what stands there; a section's own text belongs to the section."""
    if place.table == "tekst":
        return KEYS.get(field, "")
    return KEYS.get(place.table, "")


def lead(host: Host, place: Place, field: str = "") -> None:
    """Go to where it is seen, with it chosen; where no place shows it its form opens."""
    key = key_of(place, field)
    if not there(key):
        host.push_form(EntitySubject(place), field)
    elif place.table in ("tekst", "(tiltak)"):
        host.go(key)
        host.push_form(EntitySubject(place), field)
    elif not place.key and field:
        host.go(key, Place(place.table, field))
    else:
        host.go(key, place)
