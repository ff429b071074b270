"""Into the meeting: by the QR code of the screen, by the code, in the phone's language, and when the door is shut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import zxingcpp
from playwright.sync_api import expect

from dekom_tui.live import qr

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room

_INK = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}
_SCALE = 4


def seen(rows: list[str]) -> str:
    """What a camera reads from a QR code of half blocks."""
    width = len(rows[0]) * _SCALE
    lines = []
    for row in rows:
        for half in (0, 1):
            line = b"".join(bytes([0 if _INK[sign][half] else 255]) * _SCALE for sign in row)
            lines += [line] * _SCALE
    image = memoryview(b"".join(lines)).cast("B", (len(lines), width))
    (found,) = zxingcpp.read_barcodes(image)
    return found.text


@pytest.mark.parametrize("size", ["phone", "small", "desk"])
def test_a_phone_joins_by_the_very_code_that_the_terminal_draws(
    phones: Callable[..., Phone], room: Room, size: str
) -> None:
    """The decoded address leads to the meeting, and a press and a text later the first contribution is saved."""
    phone = phones(size)
    phone.open(seen(qr.rows(f"{room.origin}/{room.papers.token}".upper())))
    phone.heads("Personalmøte 24. november")
    phone.page.get_by_text("lærer", exact=True).click()
    phone.press("Bli med")
    phone.heads("Du er med. Vi begynner snart.")
    room.go("igp", "alone")
    phone.contribute("Gruppene er store")
    assert room.texts == ["Gruppene er store"]
    assert [one.role for one in room.inner.state.devices.values()] == ["laerer"]


def test_a_new_code_puts_nobody_out_who_is_in(phones: Callable[..., Phone], room: Room) -> None:
    """Neither who came by the QR code nor who typed; who comes by the old ones finds no meeting."""
    came = [phones(), phones()]
    old = [f"{room.origin}/{room.papers.token}", room.url]
    for phone, url in zip(came, old, strict=True):
        phone.open(url)
        phone.press("Bli med")
        phone.heads("Du er med. Vi begynner snart.")
    room.change_code()
    room.go("igp", "alone")
    for number, phone in enumerate(came):
        phone.contribute(f"Fortsatt med {number}")
        phone.page.reload()
        phone.sees(f"Fortsatt med {number}")
    for url in old:
        late = phones()
        late.open(url)
        late.heads("Det er ikke noe møte her")


def test_the_code_is_typed_as_people_type(phone: Phone, room: Room) -> None:
    """Small letters and a space are understood."""
    code = room.papers.code.lower()
    phone.open(room.origin)
    phone.page.get_by_label("Kode").fill(f"{code[:3]} {code[3:]}")
    phone.page.keyboard.press("Enter")
    phone.heads("Personalmøte 24. november")


def test_a_wrong_code_is_said_and_leads_back(phone: Phone, room: Room) -> None:
    """There is no meeting, and a way to type another code."""
    phone.open(f"{room.origin}/222222")
    phone.heads("Det er ikke noe møte her")
    phone.page.get_by_role("link", name="Skriv en annen kode").click()
    phone.heads("Skriv koden på lerretet")


@pytest.mark.parametrize(
    ("locale", "title"), [("nb-NO", "Bli med"), ("nn-NO", "Bli med"), ("en-GB", "Join"), ("de-DE", "Bli med")]
)
def test_the_page_follows_the_language_of_the_phone(phones: Callable[..., Phone], locale: str, title: str) -> None:
    """Bokmål, nynorsk and English; bokmål for any other."""
    phone = phones(locale=locale)
    phone.open()
    phone.sees(title)
    assert phone.page.locator("html").get_attribute("lang") == {"nn-NO": "nn", "en-GB": "en"}.get(locale, "nb")


def test_another_language_can_be_chosen_without_losing_anything(phone: Phone, room: Room) -> None:
    """The choice is kept, and so is the draft."""
    phone.join()
    room.go("igp", "alone")
    phone.write("Halvferdig")
    room.host("welcome")
    phone.press("English")
    phone.heads("You are in. We start soon.")
    room.go("igp", "alone")
    expected = phone.page.get_by_label("Your contribution")
    expected.wait_for()
    assert expected.input_value() == "Halvferdig"


def test_what_is_kept_where_and_how_long_can_be_read_before_joining(phone: Phone) -> None:
    """Also that the network is not encrypted, when it is not."""
    phone.open()
    phone.page.get_by_text("Hva blir lagret, og hvor?").click()
    phone.sees("slettes der 30 dager etter møtet")
    phone.sees("ikke kryptert")


def test_a_locked_door_is_said_and_opens_again(phone: Phone, room: Room) -> None:
    """Who comes too late is told what to do, and gets in when the facilitator opens."""
    room.host("lock", on=True)
    phone.open()
    phone.sees("Møtet er låst")
    phone.press("Bli med")
    phone.sees("Døra er låst")
    room.host("lock", on=False)
    phone.press("Bli med")
    phone.heads("Du er med. Vi begynner snart.")


def test_in_the_lobby_one_waits_until_let_in(phone: Phone, room: Room) -> None:
    """The page goes on by itself."""
    room.host("lobby", on=True)
    phone.open()
    phone.press("Bli med")
    phone.heads("Vent, du slippes straks inn")
    room.host("let_in", devices=["d1"])
    phone.heads("Du er med. Vi begynner snart.")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_whole_page_is_small_and_from_one_host(phones: Callable[..., Phone], room: Room, scripts: bool) -> None:
    """Less than 60 KB over the network from the QR code to the first contribution, and nothing from elsewhere. The way
    there is two presses, the language of the phone and no role needed, and what is pressed is seen without scrolling
    on the smallest phone."""
    phone = phones("small", java_script_enabled=scripts)
    client = phone.context.new_cdp_session(phone.page)
    client.send("Network.enable")
    sizes: list[float] = []
    hosts: set[str] = set()
    client.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    client.on("Network.webSocketFrameReceived", lambda told: sizes.append(len(told["response"]["payloadData"])))
    phone.page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    room.go("igp", "alone")
    phone.open(f"{room.origin}/{room.papers.token}")
    pressed = 0
    for text in ("", "Det første"):
        if text:
            phone.page.get_by_label("Ditt innspill").fill(text)
        button = phone.page.locator("button.go")
        box = button.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 568
        phone.page.mouse.click(box["x"] + 5, box["y"] + 5)
        pressed += 1
        if text:
            expect(phone.page.locator(".card .mark.safe")).to_be_visible()
        else:
            phone.sees("Ditt innspill")
    assert room.texts == ["Det første"]
    assert pressed == 2
    assert hosts == {f"127.0.0.1:{room.port}"}
    assert 3_000 < sum(sizes) < 60_000
