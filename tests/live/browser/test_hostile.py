"""Whatever people send or a facilitator types is text on every page: no markup, nothing turned, nothing outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.live.browser import room as rooms
from tests.live.browser.room import Room, opening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.live.browser.phone import Phone

MARKUP = "<img src=x onerror=alert(1)><script>alert(2)</script></script>&lt;b&gt; {n} ${x} \"'`"
TURNED = "\u202etsent\u202c \u2066isolert\u2069 \u200fשלום عليكم"
TURNED_PLAIN = "tsent isolert שלום عليكم"
CONTROL = "\x00\x07\x1b[31mrød\x1b[0m\r\n\u2028slutt\ufeff"
FACES = "😀👩‍👩‍👧‍👦🇳🇴 e\u0301æøåšđŧ ß ﷺ"
LONG = "W" * 500
TEXTS = (MARKUP, TURNED, CONTROL, FACES, LONG)


@pytest.fixture
def room() -> Iterator[Room]:
    """A meeting in which everything that is typed is hostile: title, school, questions, options, words of a scale."""
    items: list[dict[str, Any]] = [
        {"id": "igp", "question": MARKUP + "Q" * 180, "method": "IGP"},
        {"id": "runde", "question": TURNED, "method": "runde"},
        {"id": "prikker", "question": FACES, "method": "prikker", "options": [{"text": text} for text in TEXTS]},
        {"id": "rang", "question": LONG[:300], "method": "rangering", "options": [{"text": text} for text in TEXTS]},
        {"id": "stem", "question": MARKUP, "method": "avstemning", "options": [{"text": text} for text in TEXTS]},
        {"id": "femfinger", "question": "?", "method": "fist to five", "options": [{"text": LONG}, {"text": MARKUP}]},
        {"id": "skala", "question": "?", "method": "skala", "options": [{"text": MARKUP}], "low": 0, "high": 10,
         "low_word": "W" * 80, "high_word": "<b>" * 20},
    ]  # fmt: skip
    with Room(rooms.QUICK, opening(title=MARKUP + "T" * 100, school=MARKUP + "S" * 100, items=items)) as opened:
        yield opened


def pages(room: Room) -> Iterator[str]:
    """Everywhere that such texts stand."""
    for who in ("d1", room.join(), room.join()):
        room.go("igp", "alone")
        for text in TEXTS:
            room.by(who, "contribute", item="igp", text=text, sure=True)
    yield "alone"
    room.go("igp", "groups")
    yield "groups"
    room.by("d1", "take_role", role="sekretaer")
    yield "secretary"
    room.go("runde", "round")
    yield "round"
    for item in ("igp", "prikker", "rang", "stem", "femfinger", "skala"):
        room.go(item, "vote")
        yield f"{item} vote"
        round = room.inner.state.items[item].round
        assert round is not None
        votes = {id: place if item == "rang" else 1 for place, (id, _text) in enumerate(round.options, 1)}
        if round.ballot == "dots":
            votes = dict(list(votes.items())[:3])
        more = {"reason": MARKUP, "sure": True} if item == "femfinger" else {}
        room.by("d2", "vote", item=item, round=1, votes=votes, **more)
        room.by("d1", "vote", item=item, round=1, votes=votes)
        yield f"{item} voted"
        room.go(item, "result")
        if item == "femfinger":
            room.host("reasons", item=item, on=True)
        yield f"{item} result"
    room.host("decide", item="igp", text=LONG)
    room.host("decide", item="igp", text=MARKUP)
    room.host("message", text=MARKUP)
    yield "message"
    room.host("end")
    yield "end"


@pytest.mark.parametrize("scripts", [True, False])
def test_hostile_text_is_only_text_on_every_page(phones: Callable[..., Phone], room: Room, scripts: bool) -> None:
    """No element comes of it, no sign that turns or controls is left, and no page is wider than the phone."""
    phone = phones("small", java_script_enabled=scripts)
    dialogs: list[str] = []
    phone.page.on("dialog", lambda one: dialogs.append(one.message))
    phone.open()
    phone.press("Bli med")
    expect(phone.page.get_by_role("button", name="Bli med")).to_have_count(0)
    faults: list[str] = []
    for name in pages(room):
        if scripts:
            phone.current()
        else:
            phone.open()
        faults += [f"{name}: {one}" for one in phone.overflows()]
        told = phone.page.locator("body").evaluate("one => one.textContent")
        faults += [f"{name}: {sign!r}" for sign in "\x00\x07\x1b\u202e\u202c\u2066\u2069\u2028\ufeff" if sign in told]
        assert phone.page.locator("img, #page script, main b b").count() == 0, name
    assert faults == []
    assert dialogs == []


def test_the_facilitators_phone_shows_them_as_text_too(phones: Callable[..., Phone], room: Room) -> None:
    """The private page is the one that shows what others do not."""
    phone = phones("small")
    phone.steer()
    room.join()
    room.go("igp", "alone")
    for text in TEXTS:
        room.by("d1", "contribute", item="igp", text=text, sure=True)
    phone.sees("W" * 500)
    assert phone.overflows() == []
    assert phone.page.locator("img, #page script").count() == 0
    expect(phone.page.locator("li.card")).to_have_count(len(TEXTS))


@pytest.mark.parametrize("scripts", [True, False])
def test_far_too_long_a_text_is_refused_in_words(phones: Callable[..., Phone], room: Room, scripts: bool) -> None:
    """16 KiB without a space: the page says how much a contribution can be, and leads back to the meeting."""
    phone = phones("small", java_script_enabled=scripts)
    phone.open()
    phone.press("Bli med")
    expect(phone.page.get_by_role("button", name="Bli med")).to_have_count(0)
    room.go("runde", "round")
    if not scripts:
        phone.open()
        # A browser that does not know maxlength, or a text that was put in by other means.
        phone.page.locator("textarea").evaluate("one => one.removeAttribute('maxlength')")
    phone.write("å" * 7_000)
    phone.press("Send")
    phone.sees("6500 tegn for mye" if scripts else "høyst 500 tegn")
    if scripts:
        expect(phone.page.locator("textarea")).to_have_value("å" * 7_000)
    else:
        phone.page.get_by_role("link", name="Til møtet").click()
        phone.heads(TURNED_PLAIN)
    assert phone.overflows() == []
    assert room.texts == []
