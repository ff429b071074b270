"""A phone that runs no scripts: plain forms, the same meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room


@pytest.fixture
def plain(phones: Callable[..., Phone]) -> Phone:
    """A phone that is in, without scripts."""
    phone = phones(java_script_enabled=False)
    phone.open()
    phone.page.get_by_text("elev", exact=True).click()
    phone.press("Bli med")
    phone.heads("Du er med. Vi begynner snart.")
    return phone


def test_joins_writes_corrects_and_takes_back(plain: Phone, room: Room) -> None:
    """Every step is a form; what was taken back can be put back."""
    assert room.inner.state.devices["d1"].role == "elev"
    room.go("igp", "alone")
    plain.page.get_by_role("link", name="Last på nytt").click()
    plain.write("Lite tid")
    plain.press("Send")
    plain.sees("● Lagret")
    assert room.texts == ["Lite tid"]
    plain.page.get_by_text("Rett innspill 1").click()
    plain.write("Lite tenketid", "Rett innspillet")
    plain.press("Lagre")
    expect(plain.card("Lite tenketid")).to_have_count(1)
    assert room.texts == ["Lite tenketid"]
    plain.page.get_by_text("Rett innspill 1").click()
    plain.press("Trekk tilbake innspill 1")
    plain.sees("Trukket tilbake: «Lite tenketid»")
    assert room.texts == []
    plain.press("Angre")
    plain.sees("● Lagret")
    assert room.texts == ["Lite tenketid"]


def test_a_name_is_asked_about(plain: Phone, room: Room) -> None:
    """Before anything is stored, with the text still there."""
    room.go("igp", "alone")
    plain.open()
    plain.write("Elever som Ola slipper ikke til")
    plain.press("Send")
    plain.sees("«Ola» ser ut som et navn.")
    assert room.texts == []
    plain.press("Det er ikke et navn, send")
    plain.sees("Møtelederen ser på det")
    assert room.texts == ["Elever som Ola slipper ikke til"]


@pytest.mark.parametrize("item", ["prikker", "rang", "stem", "smarte", "femfinger", "skala"])
def test_votes_in_every_kind_of_ballot(plain: Phone, room: Room, item: str) -> None:
    """And is told that it was saved."""
    room.go(item, "vote")
    plain.open()
    if item == "prikker":
        plain.page.get_by_label("Lite tenketid").select_option("2")
    elif item != "rang":
        for group in plain.page.locator("fieldset").all():
            group.locator("label").first.click()
    plain.page.locator("button.go").click()
    plain.sees("Stemmen din er lagret")
    round = room.inner.state.items[item].round
    assert round is not None
    assert len(round.votes) == 1


def test_too_many_dots_are_refused_in_words(plain: Phone, room: Room) -> None:
    """The page says what is wrong, and takes the right ones."""
    room.go("prikker", "vote")
    plain.open()
    for label in ("Lite tenketid", "Travel modul"):
        plain.page.get_by_label(label).select_option("2")
    plain.page.locator("button.go").click()
    plain.sees("Det er 3 prikker til hver.")


def test_the_group_and_its_secretary(plain: Phone, room: Room) -> None:
    """Chooses, sends its own words, asks for help."""
    room.join()
    room.go("igp", "alone")
    room.by("d2", "contribute", item="igp", text="Travel modul")
    room.go("igp", "groups")
    room.by("d1", "take_role", role="sekretaer")
    plain.open()
    plain.press("Velg: Travel modul")
    plain.sees("valgt av gruppa")
    plain.write("Med våre ord", "gruppas ord")
    plain.press("Send for gruppa")
    plain.press("Be om hjelp")
    plain.sees("Møtelederen er på vei")
    assert [one.text for one in room.inner.state.entries.values() if one.picked] == ["Travel modul", "Med våre ord"]


def test_the_language_is_chosen(plain: Phone) -> None:
    """And stays."""
    plain.press("Nynorsk")
    expect(plain.page.locator("html")).to_have_attribute("lang", "nn")
    plain.open()
    expect(plain.page.locator("html")).to_have_attribute("lang", "nn")


def test_the_end_says_what_was_decided(plain: Phone, room: Room) -> None:
    """As with scripts."""
    room.go("igp", "alone")
    room.host("decide", item="igp", text="Par før plenum")
    room.host("end")
    plain.open()
    plain.heads("Takk. Dette ble bestemt")
    plain.sees("Par før plenum")
