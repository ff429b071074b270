"""What holds in every state of the page: nothing that axe-core finds, nothing outside, nothing too small to press."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.live.browser.states import walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room


@pytest.mark.parametrize(("size", "scheme"), [("phone", "light"), ("small", "dark"), ("desk", "dark")])
def test_every_state_is_accessible(phones: Callable[..., Phone], room: Room, size: str, scheme: str) -> None:
    """All is within the page, at 200 % too, no target is too small, and axe-core finds nothing by day and evening:
    WCAG 2.2 A and AA, and its best practice."""
    phone = phones(size, color_scheme=scheme)
    faults: list[str] = []
    names: list[str] = []
    for name in walk(phone, room):
        names.append(name)
        found = [*phone.overflows(), *phone.small_targets()]
        if size != "desk":
            found += phone.violations()
        faults += [f"{name}: {one}" for one in found]
        if size == "small":
            phone.page.set_viewport_size({"width": 160, "height": 284})
            faults += [f"{name} at 200 %: {one}" for one in phone.overflows()]
            phone.page.set_viewport_size({"width": 320, "height": 568})
    assert faults == []
    assert len(names) == len(set(names)) > 25


def test_a_new_state_is_read_from_its_heading(phone: Phone, room: Room) -> None:
    """Focus goes to the heading when the page becomes another, and stays in the field while it does not."""
    phone.join()
    room.go("igp", "alone")
    expect(phone.page.locator("h1")).to_be_focused()
    phone.write("Jeg skriver")
    room.join(role="elev")
    room.host("message", text="Fem minutter igjen")
    phone.sees("Fem minutter igjen")
    expect(phone.page.locator("textarea")).to_be_focused()
    room.go("stem", "vote")
    phone.heads("Skal skolevandringen fortsette?")
    expect(phone.page.locator("h1")).to_be_focused()


def test_all_of_it_works_from_the_keyboard(phone: Phone, room: Room) -> None:
    """From the code to a contribution without a pointer."""
    keys = phone.page.keyboard
    phone.open()
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")
    phone.heads("Du er med. Vi begynner snart.")
    room.go("igp", "alone")
    phone.heads("Hva er mindre vellykket?")
    keys.press("Tab")
    keys.type("Fra tastaturet")
    keys.press("Tab")
    keys.press("Enter")
    phone.card("Fra tastaturet").locator(".mark.safe").wait_for()
    assert [one.role for one in room.inner.state.devices.values()] == ["laerer"]


def test_nothing_moves_for_who_wants_no_motion(phones: Callable[..., Phone], room: Room) -> None:
    """The dots of a waiting page stand still."""
    for motion, name in (("reduce", "none"), ("no-preference", "b")):
        phone = phones(reduced_motion=motion)
        phone.join()
        dot = phone.page.locator(".dots i").first
        assert dot.evaluate("one => getComputedStyle(one).animationName") == name


def test_what_is_sent_is_told_to_a_reader_of_the_screen(phone: Phone, room: Room) -> None:
    """By a live region, when it is durable."""
    phone.join()
    room.go("igp", "alone")
    phone.contribute("Hørt")
    expect(phone.page.locator("#say")).to_have_text("Lagret")


def test_a_ballot_that_was_sent_is_read_from_its_top(phones: Callable[..., Phone], room: Room) -> None:
    """The button that was pressed is gone: focus is on the heading, which is seen."""
    phone = phones("small")
    phone.join()
    room.go("smarte", "vote")
    phone.current()
    phone.page.locator("fieldset").last.get_by_text("4", exact=True).click()
    phone.press("Send")
    phone.voted()
    expect(phone.page.locator("h1")).to_be_focused()
    assert phone.page.evaluate("scrollY") == 0
    phone.press("Endre")
    expect(phone.page.locator("h1")).to_be_focused()
    expect(phone.page.locator("input:checked")).to_have_count(1)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_question_is_in_the_language_of_the_meeting(phones: Callable[..., Phone], room: Room, scripts: bool) -> None:
    """Read aloud as what it is, on a page in another language; what the page says itself is the page's."""
    phone = phones(locale="en-GB", java_script_enabled=scripts)
    phone.open()
    phone.press("Join")
    phone.heads("You are in. We start soon.")
    expect(phone.page.locator("h1[lang]")).to_have_count(0)
    room.go("igp", "alone")
    if not scripts:
        phone.open()
    phone.heads("Hva er mindre vellykket?")
    expect(phone.page.locator("h1")).to_have_attribute("lang", "nb")
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
