"""Without a pointer: every stop is seen, in the order that is read, never behind what sticks; all can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room

STOP = """() => {
    const one = document.activeElement
    const box = (one.closest('label') || one).getBoundingClientRect()
    const style = getComputedStyle(one)
    const x = box.left + box.width / 2
    const seen = [box.top + 4, box.bottom - 4].some((y) => {
        const top = document.elementFromPoint(x, y)
        return top && (one.contains(top) || top.contains(one) || (one.closest('label') || one).contains(top))
    })
    return {
        body: one === document.body || one === document.documentElement,
        name: one.tagName + ' ' + (one.getAttribute('aria-label') || one.textContent || one.name || '').slice(0, 40),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
        seen, y: Math.round(box.top + scrollY),
    }
}"""


def stops(phone: Phone) -> list[str]:
    """Go through the page with the Tab key; what is wrong with its stops."""
    faults: list[str] = []
    phone.page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    last, names = -1, list[str]()
    for _ in range(60):
        phone.page.keyboard.press("Tab")
        stop = phone.page.evaluate(STOP)
        if stop["body"] or (names and stop["name"] == names[0]):
            break
        names.append(stop["name"])
        if not stop["ring"]:
            faults.append(f"no ring: {stop['name']}")
        if not stop["seen"]:
            faults.append(f"hidden: {stop['name']}")
        if stop["y"] < last - 80:
            faults.append(f"upwards: {stop['name']}")
        last = stop["y"]
    assert names
    return faults


@pytest.mark.parametrize("size", ["small", "desk"])
def test_every_stop_is_seen_and_in_order(phones: Callable[..., Phone], room: Room, size: str) -> None:
    """In joining, writing, one's own list, a group, each ballot, and at the end."""
    phone = phones(size)
    phone.open()
    phone.page.wait_for_load_state("networkidle")
    faults = [f"join: {one}" for one in stops(phone)]
    phone.press("Bli med")
    room.join()
    room.go("igp", "alone")
    for text in ("Lite tenketid", "Travel modul"):
        phone.contribute(text)
    faults += [f"write: {one}" for one in stops(phone)]
    phone.press("Rett eller trekk tilbake")
    faults += [f"own: {one}" for one in stops(phone)]
    room.go("igp", "groups")
    room.by("d1" if room.inner.state.items["igp"].groups[0].holder("sekretaer") != "d1" else "d2", "take_role",
            role="sekretaer")  # fmt: skip
    phone.current()
    faults += [f"group: {one}" for one in stops(phone)]
    for item in ("prikker", "rang", "stem", "smarte", "femfinger", "skala"):
        room.go(item, "vote")
        phone.current()
        faults += [f"{item}: {one}" for one in stops(phone)]
    room.host("end")
    phone.heads("Takk for at du var med")
    faults += [f"end: {one}" for one in stops(phone)]
    assert faults == []


def press_until(phone: Phone, text: str) -> None:
    """Tab on to a button."""
    for _ in range(40):
        phone.page.keyboard.press("Tab")
        if text in phone.page.evaluate("() => document.activeElement.textContent"):
            return
    raise AssertionError(text)


def test_every_ballot_is_cast_from_the_keyboard(phone: Phone, room: Room) -> None:
    """Dots, ranking, yes or no, letters, fist to five and a scale."""
    phone.join()
    keys = phone.page.keyboard
    for item, button in (
        ("prikker", "Send prikker"), ("rang", "Send rekkefølgen"), ("stem", "Stem"), ("smarte", "Send"),
        ("femfinger", "Send"), ("skala", "Send"),
    ):  # fmt: skip
        room.go(item, "vote")
        phone.current()
        expect(phone.page.locator("h1")).to_be_focused()
        keys.press("Tab")
        if item == "prikker":
            keys.press("Tab")
            keys.press("Enter")
        elif item == "rang":
            keys.press("Tab")
            keys.press("Space")
        else:
            keys.press("Space")
            keys.press("ArrowRight")
        press_until(phone, button)
        keys.press("Enter")
        phone.voted()
        round = room.inner.state.items[item].round
        assert round is not None
        assert len(round.votes) == 1
