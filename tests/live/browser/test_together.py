"""Several phones in one meeting, with and without scripts, through the methods in which they depend on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room


@pytest.fixture
def three(phones: Callable[..., Phone], room: Room) -> list[Phone]:
    """Two phones with scripts and one without, which are in; d1, d2 and d3. A fourth sits beside them, without a
    browser."""
    made = [phones(), phones("small", color_scheme="dark"), phones(java_script_enabled=False)]
    for number, phone in enumerate(made, 1):
        phone.open()
        phone.press("Bli med")
        phone.heads("Du er med. Vi begynner snart.")
        assert len(room.inner.state.devices) == number
    room.join()
    return made


def news(phones: list[Phone]) -> None:
    """All show what is on now."""
    for phone in phones[:2]:
        phone.current()
    phones[2].open()


def test_one_two_four_with_real_phones(three: list[Phone], room: Room) -> None:
    """Each writes alone, sees no other's words before the pair, then the pair's, then those of all four; what the
    secretary sends is seen by all in the group, and stays when the meeting goes back."""
    room.go("par", "alone")
    news(three)
    for number, phone in enumerate(three, 1):
        phone.write(f"Fra telefon {number}")
        phone.press("Send")
        phone.sees("Lagret" if number == 3 else f"Fra telefon {number}")
    room.by("d4", "contribute", item="par", text="Fra telefon 4")
    for number, phone in enumerate(three, 1):
        expect(phone.card(f"Fra telefon {number}").locator(".mark.safe")).to_be_visible()
        for other in range(1, 5):
            if other != number:
                expect(phone.page.get_by_text(f"Fra telefon {other}")).to_have_count(0)
    for phase in ("pair", "four"):
        room.go("par", phase)
        item = room.inner.state.items["par"]
        news(three)
        for number, phone in enumerate(three, 1):
            group = next(one for one in item.groups if f"d{number}" in one.members)
            assert len(group.members) == (2 if phase == "pair" else 4)
            for other in range(1, 5):
                expect(phone.page.locator("main").get_by_text(f"Fra telefon {other}", exact=True)).to_have_count(
                    1 if f"d{other}" in group.members else 0
                )
    room.by("d3", "take_role", role="sekretaer")
    news(three)
    three[2].press("Velg: Fra telefon 1")
    three[2].write("Med gruppas ord", "gruppas ord")
    three[2].press("Send for gruppa")
    for phone in three[:2]:
        expect(phone.page.locator(".bits li").filter(has_text="valgt av gruppa")).to_have_count(2)
    assert sorted(one.text for one in room.inner.state.entries.values() if one.picked) == [
        "Fra telefon 1",
        "Med gruppas ord",
    ]
    room.go("par", "show")
    room.go("par", "four")
    news(three)
    three[2].sees("valgt av gruppa")


def test_a_secretary_who_is_gone_is_replaced(three: list[Phone], room: Room) -> None:
    """Another takes the role over; the first no longer sends, and both see it."""
    room.go("igp", "alone")
    room.by("d4", "contribute", item="igp", text="Lite tid")
    room.go("igp", "groups")
    room.by("d1", "take_role", role="sekretaer")
    news(three)
    three[0].sees("Du sender for gruppa.")
    three[1].page.get_by_text("Sitter du i en annen gruppe").click()
    three[1].press("Jeg sender for gruppa i stedet")
    three[1].sees("Du sender for gruppa.")
    three[0].sees("Sekretæren sender for gruppa.")
    three[1].page.get_by_text("Lite tid").click()
    three[1].press("Send for gruppa")
    three[1].sees("Sendt for gruppa")
    expect(three[0].page.locator(".bits li").filter(has_text="valgt av gruppa")).to_have_count(1)


def test_check_in_parking_and_the_end(three: list[Phone], room: Room) -> None:
    """Each answers, all look up, and the end says what was
    decided and how many were one's own."""
    for item in ("sjekk", "park"):
        room.go(item, "alone")
        news(three)
        for phone in three:
            phone.contribute("Bra" if item == "sjekk" else "Lekseordningen")
        room.go(item, "show")
        news(three)
        for phone in three:
            phone.heads("Se opp. Nå ser vi på innspillene sammen.")
    room.host("decide", item="park", text="Lekser tas opp 8. januar")
    room.host("end")
    news(three)
    for phone in three:
        phone.heads("Takk. Dette ble bestemt")
        phone.sees("Lekser tas opp 8.\u00a0januar")
        phone.sees("Dine 2 innspill")
    three[0].press("Slett alt fra denne telefonen")
    three[0].sees("Telefonen husker ikke noe fra møtet")
    room.host("undo")
    three[1].heads("Se opp. Nå ser vi på innspillene sammen.")


def test_ranking_and_scale_are_counted_from_all_phones(three: list[Phone], room: Room) -> None:
    """What each chose is what the figures say, the same on every phone."""
    room.go("rang", "vote")
    news(three)
    for phone in three:
        phone.page.locator("button.go").click()
        phone.sees("Stemmen din er lagret")
    room.go("rang", "result")
    news(three)
    rows = [phone.page.locator(".bars li p").all_inner_texts() for phone in three]
    assert rows[0] == rows[1] == rows[2]
    assert sum(int(row.split("\n")[1].split()[0]) for row in rows[0]) == 3 * (3 + 2 + 1)
    room.go("skala", "vote")
    news(three)
    for phone, value in zip(three, (1, 1, 6), strict=True):
        phone.page.get_by_text(str(value), exact=True).click()
        phone.page.locator("button.go").click()
        phone.sees("Stemmen din er lagret")
    room.go("skala", "result")
    news(three)
    for phone in three:
        assert phone.page.locator(".bars li p").all_inner_texts() == [
            "6 svært godt\n1", "5\n0", "4\n0", "3\n0", "2\n0", "1 ikke i det hele tatt\n2",
        ]  # fmt: skip
