"""The pages for when something is in the way: each says what, in the phone's language, and is accessible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dekom_tui.live import meetings, pages
from dekom_tui.words.language import LANGUAGES
from tests.live.browser.room import QUICK, Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Route

    from tests.live.browser.phone import Phone

KINDS = ("unknown", "full", "locked", "removed", "ended", "busy", "long")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_trouble_is_accessible(phones: Callable[..., Phone], room: Room, scheme: str) -> None:
    """In each language, at 320 pixels, and at 200 %; where a code is typed and where the net is tested too."""
    phone = phones("small", color_scheme=scheme)
    shown = {f"{kind}/{one}": pages.trouble(kind, language=one, base="K7M4Q2") for kind in KINDS for one in LANGUAGES}
    shown |= {f"test/{one}": pages.test_page(language=one, seen=3, encrypted=True) for one in LANGUAGES}
    shown |= {f"code/{one}": pages.render(None, base="", language=one, fresh=lambda: "new", now=0) for one in LANGUAGES}

    def give(route: Route) -> None:
        route.fulfill(body=shown[route.request.url.rpartition("?")[2]], content_type="text/html; charset=utf-8")

    phone.page.route(re.compile("/given"), give)
    faults: list[str] = []
    for name in shown:
        phone.open(f"{room.origin}/given?{name}")
        phone.page.locator("footer summary").click()
        found = [*phone.overflows(), *phone.small_targets()]
        if name.endswith("/nb"):
            found += phone.violations()
        phone.page.set_viewport_size({"width": 160, "height": 284})
        found += phone.overflows()
        phone.page.set_viewport_size({"width": 320, "height": 568})
        faults += [f"{name}: {one}" for one in found]
        assert phone.page.locator("html").get_attribute("lang") == name.rpartition("/")[2], name
    assert faults == []


def test_a_net_that_keeps_phones_apart_is_told_in_plain_words(phones: Callable[..., Phone], room: Room) -> None:
    """«Test nettet» says that it works here, and what to do where others do not come through."""
    phone = phones()
    phone.open(f"{room.origin}/test")
    phone.heads("Det virker")
    phone.sees("Kommer andre telefoner ikke fram?")
    phone.sees("holder nettet trolig enhetene fra hverandre")
    told = " ".join(phone.page.locator("ul.list li").all_inner_texts())
    assert all(word in told for word in ("Del nett fra en telefon", "egen ruter", "én enhet for hver gruppe", "tunnel"))


def full(browser: Browser, limits: object, run: Callable[[Phone, Room], None], **more: object) -> None:
    """Run with a room of its own limits."""
    from tests.live.browser.phone import Phone

    with Room(limits) as opened:  # type: ignore[arg-type]
        context = browser.new_context(viewport={"width": 320, "height": 568}, locale="nb-NO", **more)  # type: ignore[arg-type]
        phone = Phone(context, opened)
        run(phone, opened)
        context.close()
        assert phone.errors == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_full_meeting_says_so_and_lets_in_when_there_is_room(browser: Browser, scripts: bool) -> None:
    """The role that was chosen is still chosen."""

    def run(phone: Phone, opened: Room) -> None:
        opened.join()
        phone.open()
        phone.page.get_by_text("elev", exact=True).click()
        phone.press("Bli med")
        phone.sees("Det er ikke plass til flere")
        expect(phone.page.get_by_role("radio", name="elev", exact=True)).to_be_checked()
        if scripts:
            assert phone.violations() == []
        assert phone.overflows() == []

    full(browser, QUICK._replace(devices=1), run, java_script_enabled=scripts)


def test_too_many_at_once_are_told_to_wait(browser: Browser) -> None:
    """The page says so, and its button leads in."""

    def run(phone: Phone, opened: Room) -> None:
        for _ in range(4):
            phone.open()
        phone.heads("Mange vil inn på én gang")
        assert phone.violations() == []
        expect(phone.page.get_by_role("link", name="Prøv igjen")).to_have_attribute("href", opened.papers.code)

    full(browser, QUICK._replace(stranger_reads=0.01, stranger_burst=3), run)


def test_who_sends_too_fast_without_scripts_is_told_and_keeps_the_text(browser: Browser) -> None:
    """It stands in its field, to be sent in a moment."""

    def run(phone: Phone, opened: Room) -> None:
        phone.open()
        phone.press("Bli med")
        opened.go("igp", "alone")
        phone.open()
        for text in ("Først", "Fort", "Fortere"):
            phone.write(text)
            phone.press("Send")
        phone.sees("Det gikk litt fort, og ble ikke lagret.")
        expect(phone.page.get_by_label("Ditt neste innspill")).to_have_value("Fortere")
        assert opened.texts == ["Først", "Fort"]

    full(browser, QUICK._replace(rate=0.01, burst=2), run, java_script_enabled=False)


def test_a_meeting_that_was_deleted_is_said_to_be_gone(browser: Browser) -> None:
    """Also to a phone that is still open on it, with what it had not sent; and a way to type another code."""

    def run(phone: Phone, opened: Room) -> None:
        phone.join()
        opened.go("igp", "alone")
        phone.write("Ikke sendt")
        opened.stop()
        phone.sees("Uten nett.")
        former = opened.papers
        opened.papers = meetings.create("Et annet møte", opening=[opened.began])
        opened.begin()
        phone.press("Prøv nå")
        phone.heads("Det er ikke noe møte her")
        assert phone.violations() == []
        phone.page.get_by_role("link", name="Skriv en annen kode").click()
        phone.heads("Skriv koden på lerretet")
        assert former.code != opened.papers.code

    full(browser, QUICK, run)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_not_saved_yet_is_seen_and_told(phones: Callable[..., Phone], scheme: str) -> None:
    """Without network, with a full disk, muted and in the lobby: accessible by day and evening."""
    with Room() as opened:
        phone = phones("small", color_scheme=scheme)
        phone.room = opened
        opened.host("lobby", on=True)
        phone.open()
        phone.press("Bli med")
        phone.heads("Vent, du slippes straks inn")
        faults = phone.violations()
        opened.host("let_in", devices=["d1"])
        opened.go("igp", "alone")
        phone.heads("Hva er mindre vellykket?")
        phone.write("Ikke lagret")
        opened.fill_disk(True)
        phone.press("Send")
        phone.sees("kan ikke lagre nå")
        faults += [*phone.violations(), *phone.overflows()]
        opened.fill_disk(False)
        expect(phone.card("Ikke lagret").locator(".mark.safe")).to_be_visible(timeout=15_000)
        opened.stop()
        phone.sees("Uten nett.")
        phone.write("Venter på nett")
        phone.press("Send når nettet er tilbake")
        expect(phone.card("Venter på nett").locator(".mark.wait")).to_be_visible()
        faults += [*phone.violations(), *phone.overflows()]
        opened.begin()
        expect(phone.card("Venter på nett").locator(".mark.safe")).to_be_visible(timeout=15_000)
        opened.host("mute", device="d1", on=True)
        phone.sees("satt skrivingen på vent")
        faults += [*phone.violations(), *phone.overflows()]
    assert faults == []
