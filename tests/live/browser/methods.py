"""Every method of a meeting, phase after phase, as a facilitator leads a room of seven phones through it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from dekom_tui.meeting.methods import TABLE
from tests.live.browser.room import ITEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room

SAID = (
    "Jeg venter sikkert ikke mer enn to sekunder før jeg spør en annen",
    "Det er de samme som rekker opp hånda",
    "Travel modul",
)


def walk(phone: Phone, room: Room, seen: Callable[[], None]) -> Iterator[str]:
    """Bring a phone that is in through all methods; `seen` waits until the page shows what is on now. The name of each
    state, when it is there."""
    others = [room.join(role="laerer") for _ in range(6)]
    for item in ITEMS:
        method, id = TABLE[item["method"]], item["id"]
        for phase in method.phases:
            room.go(id, phase)
            seen()
            yield f"{id} {phase}"
            if phase in ("alone", "round"):
                yield from _written(phone, room, id, phase, others, seen)
            elif phase in ("pair", "four", "groups"):
                yield from _grouped(room, id, phase, seen)
            elif phase == "vote":
                yield from _voted(phone, room, id, others, seen)


def _written(
    phone: Phone, room: Room, id: str, phase: str, others: list[str], seen: Callable[[], None]
) -> Iterator[str]:
    phone.page.locator("textarea").first.fill("Vi snakker for mye selv")
    phone.page.locator("button.go").first.click()
    expect(phone.page.locator(".card .mark.safe").first).to_be_visible()
    for device, text in zip(others, SAID, strict=False):
        room.by(device, "contribute", item=id, text=text, phase=phase)
    if phase == "round":
        order = room.inner.state.items[id]
        while order.order[order.turn] != "d1":
            room.by(order.order[order.turn], "said")
    seen()
    yield f"{id} {phase} sendt"


def _grouped(room: Room, id: str, phase: str, seen: Callable[[], None]) -> Iterator[str]:
    group = next(one for one in room.inner.state.items[id].groups if "d1" in one.members)
    other = next(one for one in group.members if one != "d1")
    room.by(other if group.holder("sekretaer") == "d1" else "d1", "take_role", role="sekretaer")
    seen()
    yield f"{id} {phase} med den andre rollen"


def _voted(phone: Phone, room: Room, id: str, others: list[str], seen: Callable[[], None]) -> Iterator[str]:
    round = room.inner.state.items[id].round
    assert round is not None
    options = [option for option, _text in round.options]
    for number, device in enumerate(others):
        votes = _ballot(round.ballot, options, number)
        more: dict[str, Any] = {"reason": "Hvem har tid?"} if round.ballot == "fist" and number < 2 else {}
        room.by(device, "vote", item=id, round=1, votes=votes, **more)
    room.by("d1", "vote", item=id, round=1, votes=_ballot(round.ballot, options, 3))
    seen()
    yield f"{id} vote sendt"


def _ballot(kind: str, options: list[str], number: int) -> dict[str, int]:
    if kind == "dots":
        return {options[number % len(options)]: 1, options[(number + 1) % len(options)]: 1}
    if kind == "rank":
        return {option: (number + place) % len(options) + 1 for place, option in enumerate(options)}
    if kind == "yes-no":
        return dict.fromkeys(options, (1, 1, 0, -1)[number % 4])
    return dict.fromkeys(options, number % 5 + 1)
