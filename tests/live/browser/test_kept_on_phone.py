"""What a phone keeps, and one that keeps nothing: storage, cookies, tabs, the button that goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Route

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room

DENIED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.mark.parametrize("script", [DENIED, FULL])
def test_a_phone_that_lets_nothing_be_stored_works_and_says_so(
    phones: Callable[..., Phone], room: Room, script: str
) -> None:
    """Contributions and ballots get through; without network it is told to keep the page open, and then sends."""
    phone = phones()
    phone.page.add_init_script(script)
    phone.join()
    room.go("igp", "alone")
    phone.contribute("Uten lager")
    room.stop()
    phone.sees("La siden stå åpen: denne telefonen lar oss ikke lagre.")
    phone.write("Mens nettet var borte")
    phone.press("Send når nettet er tilbake")
    room.begin()
    phone.press("Prøv nå")
    expect(phone.card("Mens nettet var borte").locator(".mark.safe")).to_be_visible()
    assert room.texts == ["Uten lager", "Mens nettet var borte"]


def test_a_phone_without_cookies_is_told_why_it_does_not_get_in(phones: Callable[..., Phone], room: Room) -> None:
    """Instead of the same page again without a word."""
    phone = phones()

    def lose(route: Route) -> None:
        answer = route.fetch()
        phone.context.clear_cookies()
        route.fulfill(response=answer, headers={k: v for k, v in answer.headers.items() if k != "set-cookie"})

    phone.page.route("**/api/send", lose)
    phone.open()
    phone.press("Bli med")
    phone.sees("tar ikke imot informasjonskapsler")


def test_storage_that_is_cleared_under_an_open_page_takes_no_draft(phone: Phone, room: Room) -> None:
    """What stands in the field stays there, and is sent."""
    phone.join()
    room.go("igp", "alone")
    phone.write("Halvveis")
    phone.page.evaluate("localStorage.clear()")
    room.host("message", text="Fem minutter igjen")
    phone.sees("Fem minutter igjen")
    expect(phone.page.locator("textarea")).to_have_value("Halvveis")
    phone.contribute("Halvveis og ferdig")
    assert room.texts == ["Halvveis og ferdig"]


def test_cookies_that_are_cleared_lead_to_the_way_in_and_the_draft_comes_along(phone: Phone, room: Room) -> None:
    """The phone is a new one to the meeting; what was written and not sent is still there."""
    phone.join()
    room.go("igp", "alone")
    phone.write("Før alt ble slettet")
    phone.context.clear_cookies()
    phone.page.reload()
    phone.heads("Personalmøte 24. november")
    phone.press("Bli med")
    expect(phone.page.locator("textarea")).to_have_value("Før alt ble slettet")


def test_a_draft_follows_from_tab_to_tab_and_is_gone_in_both_when_sent(phone: Phone, room: Room) -> None:
    """What was begun in one is finished in the other, and does not come back in the first."""
    phone.join()
    room.go("igp", "alone")
    phone.write("Begynt her")
    other = phone.context.new_page()
    other.goto(room.url)
    field = other.get_by_label("Ditt innspill")
    expect(field).to_have_value("Begynt her")
    field.fill("Begynt her, ferdig der")
    expect(phone.page.locator("textarea")).to_have_value("Begynt her, ferdig der")
    other.get_by_role("button", name="Send").click()
    expect(phone.card("Begynt her, ferdig der").locator(".mark.safe")).to_be_visible()
    expect(phone.page.locator("textarea")).to_have_value("")
    assert room.texts == ["Begynt her, ferdig der"]


def test_two_tabs_that_waited_for_the_network_send_each_text_once(phone: Phone, room: Room) -> None:
    """Both know what waits, under one id."""
    phone.join()
    room.go("igp", "alone")
    other = phone.context.new_page()
    other.goto(room.url)
    expect(other.locator("textarea")).to_be_visible()
    room.stop()
    phone.sees("Uten nett.")
    phone.write("En gang")
    phone.press("Send når nettet er tilbake")
    room.begin()
    expect(phone.card("En gang").locator(".mark.safe")).to_be_visible()
    expect(other.locator("li.card").filter(has_text="En gang").locator(".mark.safe")).to_be_visible(timeout=15_000)
    expect(other.locator("li.card")).to_have_count(1)
    assert room.texts == ["En gang"]


def test_back_and_forth_leads_to_what_is_on(phone: Phone, room: Room) -> None:
    """The button that goes back shows the meeting as it is now, and the draft, not the page that was left."""
    phone.join()
    room.go("igp", "alone")
    phone.write("Skrevet før jeg gikk bort")
    phone.open(f"{room.origin}/test")
    room.go("stem", "vote")
    phone.page.go_back()
    phone.heads("Skal skolevandringen fortsette?")
    room.go("igp", "alone")
    expect(phone.page.locator("textarea")).to_have_value("Skrevet før jeg gikk bort")
    phone.page.go_back()
    phone.page.go_forward()
    phone.heads("Hva er mindre vellykket?")


def test_back_to_the_way_in_without_scripts_makes_no_second_phone(phones: Callable[..., Phone], room: Room) -> None:
    """The form is sent again and leads to the same seat."""
    phone = phones(java_script_enabled=False)
    phone.open()
    phone.press("Bli med")
    phone.heads("Du er med. Vi begynner snart.")
    phone.page.go_back()
    if phone.page.get_by_role("button", name="Bli med").count():
        phone.press("Bli med")
    phone.heads("Du er med. Vi begynner snart.")
    assert list(room.inner.state.devices) == ["d1"]


def test_a_machine_that_can_store_nothing_is_not_called_a_lost_network(phone: Phone, room: Room) -> None:
    """The phone says what is wrong, that the text is safe on it, and shows nothing as saved."""
    phone.join()
    room.go("igp", "alone")
    phone.write("Mens disken er full")
    room.fill_disk(True)
    phone.press("Send")
    phone.sees("Møtelederens maskin kan ikke lagre nå.")
    expect(phone.card("Mens disken er full").locator(".mark.wait")).to_be_visible()
    expect(phone.page.get_by_text("Uten nett.")).to_have_count(0)
    room.fill_disk(False)
    expect(phone.card("Mens disken er full").locator(".mark.safe")).to_be_visible(timeout=15_000)
    expect(phone.page.get_by_text("kan ikke lagre nå")).to_have_count(0)
    assert room.texts == ["Mens disken er full"]
