"""Where in the program what stands in a plan is seen: its place's key, or else its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from dekom_tui.commands import PLACES
from dekom_tui.plan.format import TABLES
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


_TRIES: Final = 4
"""Times that a screen is waited for until it has drawn what it was asked for."""


def there(key: str) -> bool:
    """Whether the place has a screen."""
    return any(one.key == key for one in PLACES)


def key_of(place: Place, field: str = "") -> str:
    """The key of the place that shows what stands there; a section's own text belongs to the section."""
    if place.table == "tekst":
        return KEYS.get(field, "")
    return KEYS.get(place.table, "")


def lead_to_words(host: Host, place: Place, field: str, words: str, piece: str) -> None:
    """Go to where a text is seen, with the words lit in it; where it is not seen whole, to its form.

    `piece` is a little of the text from the words on: what has to be read there.
    """
    lead(host, place, field)
    _light_soon(host, place, field, words, piece, _TRIES)


def _light_soon(host: Host, place: Place, field: str, words: str, piece: str, tries: int) -> None:
    """Light the words when the screen that they stand on is drawn."""

    def light() -> None:
        from dekom_tui.screens.base import FrameScreen
        from dekom_tui.screens.form.screen import FormScreen

        screen = host.screen
        if isinstance(screen, FrameScreen) and screen.is_mounted and screen.reads(piece):
            screen.light(words)
        elif tries > 0:
            _light_soon(host, place, field, words, piece, tries - 1)
        elif isinstance(screen, FormScreen):
            screen.light(words)
        else:
            inner = field if field in TABLES[place.table].fields else field.partition(".")[0]
            host.push_form(EntitySubject(place), inner)
            _light_soon(host, place, field, words, piece, _TRIES)

    host.call_after_refresh(light)


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
