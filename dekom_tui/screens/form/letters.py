"""Letters typed in a form where no field is open: nobody is led away from it by the first letters of a word.

The keys of the places work here as everywhere outside text, but the first press says where it leads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.commands import PLACES, RECORDS
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from textual import events

    from dekom_tui.screens.base import FrameScreen

_TWICE: Final = 2


class Letters:
    """What has been typed blindly in a row."""

    def __init__(self) -> None:
        self._typed = ""

    def key(self, screen: FrameScreen, event: events.Key, *, within: bool) -> None:
        """Keep a letter or digit from leading away, unless it is pressed twice and nothing else; `within` a list."""
        letter = event.character or ""
        if not letter.isalnum() or (within and event.key in {key for one in RECORDS for key in one.keys}):
            if self._typed:
                self._typed = ""
                screen.unsay()
            return
        self._typed += letter.lower()
        place = next((one for one in PLACES if one.key.lower() == letter.lower()), None)
        if place is not None and self._typed == letter.lower() * _TWICE:
            return
        event.stop()
        event.prevent_default()
        if place is not None and len(self._typed) == 1:
            text = _("{key} én gang til går til {place}. Enter åpner feltet, Esc lukker skjemaet.")
            screen.say(text.format(key=place.key, place=_(place.name)))
        else:
            screen.say(_("Enter åpner feltet, så kan det skrives i det."))
