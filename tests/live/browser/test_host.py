"""The facilitator's page on a phone: it follows the meeting, steers it, and is nobody else's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dekom_tui.live import meetings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room


def steering(phone: Phone, room: Room) -> None:
    """Become the facilitator's second device."""
    phone.open(f"{room.url}/vert")
    phone.page.locator("#noekkel").fill(meetings.keys(room.papers.id).host)
    phone.page.keyboard.press("Enter")
    phone.heads("Personalmøte 24. november")


def test_the_page_follows_the_meeting_without_being_loaded_anew(phone: Phone, room: Room) -> None:
    """What comes in is there at once, focus stays on its button, and a contribution is hidden with one press."""
    steering(phone, room)
    room.go("igp", "alone")
    device = room.join()
    phone.press("Neste")
    phone.page.evaluate("window.same = true")
    room.go("igp", "alone")
    room.by(device, "contribute", item="igp", text="Sett av møtelederen")
    phone.sees("Sett av møtelederen")
    assert phone.page.evaluate("window.same") is True
    phone.card("Sett av møtelederen").get_by_role("button", name="Skjul").click()
    expect(phone.card("Sett av møtelederen").get_by_role("button", name="Vis igjen")).to_be_visible()
    assert [one.hidden for one in room.inner.state.entries.values()] == [True]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(phones: Callable[..., Phone], room: Room, scheme: str) -> None:
    """At the door and inside, by day and by evening."""
    phone = phones("small", color_scheme=scheme)
    phone.open(f"{room.url}/vert")
    faults = [*phone.violations(), *phone.overflows(), *phone.small_targets()]
    steering(phone, room)
    room.go("igp", "alone")
    room.by(room.join(), "contribute", item="igp", text="Lite tenketid")
    phone.sees("Lite tenketid")
    faults += [*phone.violations(), *phone.overflows(), *phone.small_targets()]
    assert faults == []


def test_a_phone_of_the_room_does_not_get_there(phone: Phone, room: Room) -> None:
    """It is asked for the facilitator's code, and a wrong one is said to be wrong."""
    phone.join()
    phone.open(f"{room.url}/vert")
    phone.page.locator("#noekkel").fill("22222222")
    phone.page.keyboard.press("Enter")
    phone.sees("Koden passer ikke")
