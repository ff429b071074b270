"""The facilitator's page on a phone: it follows the meeting, steers it, and is nobody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dekom_tui.live import meetings, qr

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room


def steering(phone: Phone, room: Room) -> None:
    """Become the facilitator's second device."""
    phone.steer()
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


def test_next_says_where_it_leads_and_the_clock_counts(phone: Phone, room: Room) -> None:
    """The button names the phase, and the question where that is another; the time that is left goes down by itself."""
    steering(phone, room)
    room.go("igp", "alone")
    clock = phone.page.locator(".clock")
    expect(clock).to_have_text(re.compile("0[45]:.."))
    first = clock.inner_text()
    expect(clock).not_to_have_text(first)
    phone.press("Neste: gruppe")
    phone.sees("Neste: vis")
    room.go("igp", "decide")
    phone.sees("Neste: Hva tar du med deg? (runde)")
    phone.press("Stans klokka")
    phone.press("La klokka gå")
    room.host("clock", do="start", seconds=0)
    expect(clock).to_have_text("Tida er ute")


def test_new_contributions_are_looked_at_before_they_are_shown(phone: Phone, room: Room) -> None:
    """Moderation is turned on, what comes is held, let go, or its phone muted; all of it can be undone."""
    steering(phone, room)
    device = room.join()
    room.go("igp", "alone")
    phone.press("Se på nye før de vises")
    expect(phone.page.get_by_role("button", name="Vis nye med en gang")).to_be_visible()
    room.by(device, "contribute", item="igp", text="Sett først")
    phone.sees("holdt tilbake")
    phone.press("Slipp fram")
    expect(phone.page.get_by_role("button", name="Hold tilbake")).to_be_visible()
    assert [one.held for one in room.inner.state.entries.values()] == [False]
    with phone.page.expect_navigation():
        phone.press("Demp telefonen")
    assert room.inner.state.devices[device].muted
    with phone.page.expect_navigation():
        phone.press("Angre")
    assert not room.inner.state.devices[device].muted


def test_who_waits_is_let_in_and_who_asks_for_help_is_seen(phone: Phone, room: Room) -> None:
    """Both stand at the top until they are done."""
    steering(phone, room)
    room.host("lobby", on=True)
    device = room.join()
    phone.sees("1 telefon venter på å slippe inn.")
    phone.press("Slipp inn")
    expect(phone.page.get_by_text("venter på å slippe inn")).to_have_count(0)
    assert not room.inner.state.devices[device].waiting
    room.go("igp", "groups")
    room.by(device, "help", on=True)
    phone.sees("Gruppe 1 ber om hjelp.")
    phone.press("Jeg har vært der")
    expect(phone.page.get_by_text("ber om hjelp")).to_have_count(0)


def test_the_meeting_is_not_ended_by_one_press(phone: Phone, room: Room) -> None:
    """The button lies behind another, which stays open while the page follows; and the end can be undone."""
    steering(phone, room)
    expect(phone.page.get_by_role("button", name="Avslutt møtet")).to_be_hidden()
    phone.page.locator("summary").click()
    room.join()
    room.go("igp", "alone")
    phone.sees("Neste: gruppe")
    phone.press("Avslutt møtet")
    phone.sees("Møtet er slutt.")
    assert room.inner.state.meeting.stage == "ended"
    phone.press("Angre")
    phone.sees("Neste: gruppe")


def test_a_pin_opens_the_page_once_and_stands_in_nothing_that_is_shown(
    phones: Callable[..., Phone], room: Room
) -> None:
    """It is made by the facilitator's machine; the QR code's address and the room's view know neither key nor pin."""
    pin = room.pin()
    first, second = phones(), phones()
    for phone in (first, second):
        phone.open(f"{room.url}/vert")
        phone.page.locator("#noekkel").fill(pin.lower())
        phone.page.keyboard.press("Enter")
    first.heads("Personalmøte 24. november")
    second.sees("Koden passer ikke")
    key = meetings.keys(room.papers.id).host
    told = qr.shortest(room.origin, room.papers.token) + room.shown()
    assert key not in told
    assert pin not in told


def test_a_meeting_that_goes_fast_is_followed_step_by_step(phone: Phone, room: Room) -> None:
    """No step waits for the page's turn to be fetched anyway, which comes every five seconds."""
    steering(phone, room)
    phone.page.clock.install()
    for phase in ("alone", "groups", "show", "decide"):
        phone.page.clock.fast_forward(5_000)
        room.go("igp", phase)
        expect(phone.page.locator("#page")).to_have_attribute("data-seq", str(room.inner.state.seq), timeout=4_000)
