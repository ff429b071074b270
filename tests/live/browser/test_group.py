"""Groups and rounds on a phone: the list that all in a group see, the secretary who sends, and whose turn it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room


@pytest.fixture
def member(phone: Phone, room: Room) -> Phone:
    """A phone in a group of two, where the other, d2, is the secretary; each has written something."""
    phone.join("lærer")
    assert room.join(role="elev") == "d2"
    room.go("igp", "alone")
    room.by("d1", "contribute", item="igp", text="Lite tenketid")
    room.by("d2", "contribute", item="igp", text="Travel modul")
    room.go("igp", "groups")
    room.by("d2", "take_role", role="sekretaer")
    phone.sees("Sekretæren sender for gruppa.")
    return phone


def picked(room: Room) -> list[str]:
    """What the groups have sent."""
    return [one.text for one in room.inner.state.entries.values() if one.picked and not one.taken_back]


def test_a_member_sees_the_list_and_what_the_secretary_chose(member: Phone, room: Room) -> None:
    """As it happens, with the own role and what it is for."""
    member.sees("Du er ordstyrer.")
    expect(member.page.locator(".bits li")).to_have_text(["○Lite tenketid", "○Travel modul"])
    room.by("d2", "pick", ids=[next(iter(room.inner.state.entries))], on=True)
    member.sees("valgt av gruppa")


def test_the_secretary_chooses_and_writes_in_the_groups_words(member: Phone, room: Room) -> None:
    """Ticks and own words go together, no more than the group may send; a tick can be taken away again."""
    member.page.get_by_text("Sitter du i en annen gruppe").click()
    member.press("Jeg sender for gruppa i stedet")
    member.sees("Du sender for gruppa.")
    member.page.get_by_text("Lite tenketid").click()
    member.page.get_by_label("Eller skriv det med gruppas ord").fill("Vi må ha ro")
    member.sees("2 av 3 valgt")
    member.sees("Ikke sendt ennå")
    member.press("Send for gruppa")
    member.sees("Sendt for gruppa")
    assert sorted(picked(room)) == ["Lite tenketid", "Vi må ha ro"]
    member.page.get_by_role("checkbox", name="Lite tenketid").uncheck(force=True)
    member.press("Send for gruppa")
    member.sees("1 av 3 valgt")
    member.sees("Sendt for gruppa")
    assert picked(room) == ["Vi må ha ro"]


def test_a_group_asks_for_help(member: Phone, room: Room) -> None:
    """And takes it back when it needs none."""
    with member.page.expect_response("**/api/send"):
        member.press("Be om hjelp fra møtelederen")
    member.sees("Møtelederen er på vei")
    assert room.inner.state.items["igp"].groups[0].help
    with member.page.expect_response("**/api/send"):
        member.press("Vi trenger ikke hjelp lenger")
    expect(member.page.get_by_text("Møtelederen er på vei")).to_have_count(0)
    assert not room.inner.state.items["igp"].groups[0].help


def test_one_two_four_goes_from_alone_to_all(phone: Phone, room: Room) -> None:
    """Each step has its own words on the phone."""
    phone.join()
    for _ in range(3):
        room.join()
    room.go("par", "alone")
    phone.sees("Skriv alene, i stillhet.")
    room.go("par", "pair")
    phone.sees("Snakk med den andre.")
    room.go("par", "four")
    phone.sees("Snakk sammen i gruppa.")
    room.go("par", "show")
    phone.heads("Se opp. Nå ser vi på innspillene sammen.")


def test_in_a_round_one_waits_speaks_and_passes(phone: Phone, room: Room) -> None:
    """Whose turn it is follows by itself; one's own can be passed, and what was said can be written."""
    phone.join()
    room.join()
    room.go("runde", "round")
    order = room.inner.state.items["runde"].order
    if order[0] != "d1":
        phone.sees("Du er den neste")
        room.by("d2", "said")
    phone.sees("Det er din tur")
    phone.contribute("Jeg tar med meg roen")
    phone.press("Si pass")
    phone.sees("Du har hatt ordet")
    assert room.inner.state.items["runde"].passed == ("d1",)


def test_a_word_from_the_facilitator_reaches_every_page(phone: Phone, room: Room) -> None:
    """And goes away again."""
    phone.join()
    room.host("message", text="Pause til kl. 10")
    phone.sees("Pause til kl. 10")
    room.host("message", text="")
    expect(phone.page.get_by_text("Pause til kl. 10")).to_have_count(0)
