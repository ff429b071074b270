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
    expect(plain.page.get_by_label("Lite tenketid")).to_have_value("2")
    plain.page.get_by_label("Travel modul").select_option("1")
    plain.page.locator("button.go").click()
    plain.sees("Stemmen din er lagret")


def test_a_name_in_a_reason_is_asked_about_and_the_choice_stays(plain: Phone, room: Room) -> None:
    """Who votes 0 to 2 may say why; the question about a name takes neither the step nor the words away."""
    room.go("femfinger", "vote")
    plain.open()
    plain.page.get_by_text("Jeg er i tvil, noe må avklares").click()
    plain.write("Kari har ikke tid", "Hva må til?")
    plain.page.locator("button.go").click()
    plain.sees("«Kari» ser ut som et navn.")
    expect(plain.page.get_by_role("radio", name="Jeg er i tvil")).to_be_checked()
    plain.write("Hvem har tid?", "Hva må til?")
    plain.page.locator("button.go").click()
    plain.sees("Stemmen din er lagret")
    round = room.inner.state.items["femfinger"].round
    assert round is not None
    assert [(one.value, one.text) for one in round.reasons.values()] == [(2, "Hvem har tid?")]
    room.host("again", item="femfinger")
    plain.open()
    plain.sees("Vi stemmer på nytt, gang nummer 2.")


def test_a_name_in_a_correction_is_asked_about_where_it_was_written(plain: Phone, room: Room) -> None:
    """The correction is still in its field, and is sent when its writer says so."""
    room.go("igp", "alone")
    plain.open()
    plain.write("Elevene slipper ikke til")
    plain.press("Send")
    plain.page.get_by_text("Rett innspill 1").click()
    plain.write("Ola slipper ikke til", "Rett innspillet")
    plain.press("Lagre")
    plain.sees("«Ola» ser ut som et navn.")
    expect(plain.page.get_by_label("Rett innspillet")).to_have_value("Ola slipper ikke til")
    expect(plain.page.get_by_label("Ditt neste innspill")).to_have_value("")
    assert room.texts == ["Elevene slipper ikke til"]
    plain.press("Det er ikke et navn, send")
    plain.sees("Møtelederen ser på det")
    assert room.texts == ["Ola slipper ikke til"]


def test_what_came_too_late_is_shown_and_can_be_copied(plain: Phone, room: Room) -> None:
    """The phase had ended, and the half minute after it too: the page says so, with the text."""
    room.go("igp", "alone")
    plain.open()
    plain.write("For sent")
    room.go("stem", "vote")
    room.inner.state.meeting.late_until = 0
    plain.press("Send")
    expect(plain.page.get_by_role("alert")).to_contain_text("For sent")
    assert room.texts == []


def test_what_came_just_after_the_phase_is_taken(plain: Phone, room: Room) -> None:
    """Nobody is cut off in the middle of a sentence."""
    room.go("igp", "alone")
    plain.open()
    plain.write("Akkurat i tide")
    room.go("stem", "vote")
    plain.press("Send")
    plain.heads("Skal skolevandringen fortsette?")
    assert room.texts == ["Akkurat i tide"]


def test_the_time_that_was_left_is_said(plain: Phone, room: Room) -> None:
    """In minutes, as it was when the page was made; and that the sentence can be finished when it is over."""
    room.go("igp", "alone")
    plain.open()
    expect(plain.page.locator(".clock")).to_have_text("Tid igjen: 5 min")
    room.host("clock", do="start", seconds=0)
    plain.open()
    expect(plain.page.locator(".clock")).to_contain_text("Tida er ute")
    plain.sees("Skriv setningen ferdig, og send.")


def test_figures_are_the_same_as_with_scripts(phones: Callable[..., Phone], room: Room) -> None:
    """Every kind of ballot: the same rows, words and numbers, in the same order."""
    plain, other = phones(java_script_enabled=False), phones()
    for phone in (plain, other):
        phone.open()
        phone.press("Bli med")
        phone.heads("Du er med. Vi begynner snart.")
    for item in ("prikker", "rang", "stem", "smarte", "femfinger", "skala"):
        room.go(item, "vote")
        round = room.inner.state.items[item].round
        assert round is not None
        options = [id for id, _text in round.options]
        for device, value in (("d1", 1), ("d2", 4)):
            votes = dict.fromkeys(options, value if item != "stem" else 1 if value == 1 else -1)
            if item in ("prikker", "rang"):
                votes = {id: place for place, id in enumerate(options, 1) if item == "rang" or place < 3}
            more = {"reason": "Hvem har tid?"} if item == "femfinger" and value == 1 else {}
            room.by(device, "vote", item=item, round=1, votes=votes, **more)
        room.go(item, "result")
        if item == "femfinger":
            room.host("reasons", item=item, on=True)
        plain.open()
        other.current()
        rows = [phone.page.locator("main p:not(:has(a))").all_inner_texts() for phone in (plain, other)]
        assert rows[0] == rows[1]
        assert len(rows[0]) > 3
        bars = [
            phone.page.locator("progress").evaluate_all("all => all.map((one) => one.position)")
            for phone in (plain, other)
        ]
        assert bars[0] == bars[1]


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
    room.host("decide", item="igp", text="Par før plenum", **{"for": 19, "against": 2, "abstained": 3})
    room.host("end")
    plain.open()
    plain.heads("Takk. Dette ble bestemt")
    plain.sees("Par før plenum")
    plain.sees("19 av 24 var for")
