"""A meeting as the room's screen knows it, made of a meeting that is held in the test."""

from __future__ import annotations

from collections.abc import Sequence

from dekom_tui.meeting.views import room_view
from dekom_tui.screens.meeting.phases import Face, page_rows
from dekom_tui.screens.meeting.room import Room
from dekom_tui.widgets.lines import Row
from tests.meeting.held import START, Held
from tests.screens.conftest import text_of

IGP = {"id": "igp", "question": "Hva er mindre vellykket?", "asks": "tegn.mindre_vellykket", "method": "IGP"}
RATED = {
    "id": "smarte",
    "question": "Står målet seg?",
    "about": "maal.medvirkning",
    "about_text": "Elevene får være med",
    "method": "SMARTE",
}
FIST = {"id": "fist", "question": "Par før plenum?", "method": "fist to five"}
YES_NO = {"id": "vote", "question": "Skal vi ha fellestid på onsdager?", "method": "avstemning"}
ROUND = {"id": "runde", "question": "Hvordan rekker vi det?", "method": "runde"}
FREE = {"id": "fritt", "question": "Hva mer?", "method": "fritt"}
ITEMS = (IGP, RATED, FIST, YES_NO, ROUND, FREE)
SIZES = ((80, 21), (60, 15), (140, 37), (200, 47))
QR = ["█▀▀▀▀▀█ ▀▄ █▀▀▀▀▀█"] * 15


def held(phones: int = 12) -> Held:
    """A meeting with an item of each kind, and phones that are in."""
    return Held(*ITEMS, phones=phones)


def room(of: Held, **net: object) -> Room:
    """What the room's screen knows of it."""
    found = Room(lambda: (START + 1000 * (of.state.seq + 40)) / 1000)
    view = room_view(of.state)
    entries = {one["id"]: one for one in view["entries"]["list"]}
    found.take(view, entries, {"here": 12, "away": 0, "writing": 0, "encrypted": False, **net})
    found.door = {"code": "K7M4QX", "url": "http://10.0.0.12:8080", "qr": QR}
    return found


def drawn(of: Held, width: int = 80, height: int = 21, face: Face = Face(), **net: object) -> str:  # noqa: B008
    """The text of the page."""
    return text_of(rows(of, width, height, face, **net))


def rows(of: Held, width: int, height: int, face: Face = Face(), **net: object) -> Sequence[Row]:  # noqa: B008
    """The rows of the page."""
    return page_rows(room(of, **net), face, width, height, dark=True)


def voted(of: Held, item: str, values: Sequence[int]) -> None:
    """A vote of each phone, the same value on every option."""
    ballot = of.state.items[item].round
    assert ballot is not None
    for number, value in enumerate(values, 1):
        votes = {option: value for option, _text in ballot.options}
        reason = {"reason": f"Grunn {number}"} if ballot.ballot == "fist" and value <= 2 else {}
        of.do(f"d{number}", "vote", item=item, round=len(of.state.items[item].rounds), votes=votes, **reason)
