"""Writing on a phone: nothing is lost, nothing doubled, and what is saved is said to be so only when it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Route, WebSocketRoute, expect

from dekom_tui.live.limits import Limits
from dekom_tui.meeting.texts import names_somebody
from tests.live.browser.phone import Phone
from tests.live.browser.room import Room

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser


@pytest.fixture
def writer(phone: Phone, room: Room) -> Phone:
    """A phone that is to write a contribution."""
    phone.join("lærer")
    room.go("igp", "alone")
    phone.heads("Hva er mindre vellykket?")
    return phone


def test_contributions_are_sent_one_by_one(writer: Phone, room: Room) -> None:
    """Each is shown with when it was saved, and the field is empty and focused for the next."""
    writer.contribute("Gruppene er store")
    expect(writer.page.get_by_label("Ditt neste innspill")).to_be_focused()
    writer.contribute("Lite tenketid")
    assert room.texts == ["Gruppene er store", "Lite tenketid"]
    expect(writer.page.locator("li.card")).to_have_count(2)


def test_the_length_is_shown_and_held(writer: Phone, room: Room) -> None:
    """«ikke lagret ennå» and the length stand under what is typed; too much is not sent, and stays."""
    writer.write("Kort")
    writer.sees("Ikke lagret ennå")
    writer.sees("4 av 500 tegn")
    writer.write("a" * 502)
    writer.sees("2 tegn for mye")
    writer.press("Send")
    assert room.texts == []
    expect(writer.page.locator("textarea")).to_have_value("a" * 502)


def test_a_name_is_asked_about_before_it_leaves_the_phone(writer: Phone, room: Room) -> None:
    """The text can be corrected, or sent as it is: then the facilitator looks at it first."""
    writer.write("Elever som Ola slipper ikke til")
    writer.press("Send")
    writer.sees("«Ola» ser ut som et navn.")
    writer.press("Rett teksten")
    expect(writer.page.locator("textarea")).to_be_focused()
    writer.press("Send")
    writer.press("Det er ikke et navn, send")
    expect(writer.card("Ola").get_by_text("Møtelederen ser på det")).to_be_visible()
    assert [one.named for one in room.inner.state.entries.values()] == ["Ola"]


def test_what_the_phone_takes_for_no_name_is_asked_about_by_the_server(writer: Phone, room: Room) -> None:
    """The text is back in its field, with the same question."""
    writer.write("Den nye rektor Hansdatter bestemmer")
    writer.press("Send")
    writer.sees("ser ut som et navn")
    expect(writer.page.locator("textarea")).to_have_value("Den nye rektor Hansdatter bestemmer")
    assert room.texts == []


def test_phone_and_server_take_the_same_texts_for_names(phone: Phone, room: Room) -> None:
    """The phone asks first, a form without scripts is asked by the server: about the same texts."""
    texts = [
        "Elever som Ola slipper ikke til", "Kari har ikke tid", "rektor Hansen sa det", "Lærer Ola", "«Ola»",
        "Berit Nordmann-Olsen", "Jan Erik Olsen sa det", "Liv Hansen kommer", "Mohammed og Fatima Ali", "Åse",
        "Liv og røre", "Mai er fin", "NAV og PPT", "ANNE sa det", "ola nordmann", "Storhaug ungdomsskole",
        "Håp og tro", "Stein, saks, papir", "Elever i Odda", "Gruppene er store", "", "š đ ŧ",
    ]  # fmt: skip
    phone.open()
    found = phone.page.evaluate(
        "async (all) => { const { named } = await import('/page/naming.js'); return all.map(named) }", texts
    )
    assert [bool(one) for one in found] == [names_somebody(text) is not None for text in texts]
    assert found.count("") == 12


def test_a_draft_outlives_a_reload(writer: Phone) -> None:
    """It lies on the phone, for this meeting and this item."""
    writer.write("Halvveis i en tanke")
    writer.page.reload()
    expect(writer.page.locator("textarea")).to_have_value("Halvveis i en tanke")


def test_a_draft_is_offered_when_writing_has_ended(writer: Phone, room: Room) -> None:
    """Whoever was in the middle of a sentence decides whether it is sent; a name in it is asked about then too."""
    writer.write("Ola rakk det ikke")
    room.go("stem", "vote")
    writer.heads("Skal skolevandringen fortsette?")
    writer.sees("Tida er ute. Skal dette sendes?")
    assert room.texts == []
    writer.press("Send det nå")
    writer.sees("«Ola» ser ut som et navn.")
    writer.press("Det er ikke et navn, send")
    expect(writer.page.get_by_text("Skal dette sendes?")).to_have_count(0)
    expect(writer.page.locator("#say")).to_have_text("Lagret")
    assert room.texts == ["Ola rakk det ikke"]


def test_a_draft_that_was_not_sent_in_time_is_kept(writer: Phone, room: Room) -> None:
    """After that it is still there to read out, and comes back with the phase."""
    writer.write("Jeg rakk det ikke")
    room.go("igp", "show")
    writer.sees("Skal dette sendes?")
    room.inner.state.meeting.late_until = 0
    room.host("message", text="Et halvt minutt er gått")
    writer.sees("Du rakk ikke å sende dette")
    writer.sees("Jeg rakk det ikke")
    room.go("igp", "alone")
    expect(writer.page.locator("textarea")).to_have_value("Jeg rakk det ikke")


def test_when_time_is_up_the_sentence_can_be_finished(writer: Phone, room: Room) -> None:
    """Nothing is cut off: the page says that time is up, and still sends."""
    writer.write("Siste setn")
    room.host("clock", do="start", seconds=0)
    writer.sees("Tida er ute. Skriv setningen ferdig")
    writer.contribute("Siste setning")
    assert room.texts == ["Siste setning"]


def test_a_contribution_is_corrected_taken_back_and_put_back(writer: Phone, room: Room) -> None:
    """All three until the phase closes; the room's list follows."""
    writer.contribute("Kan vi bruke vidio?")
    writer.contribute("Feil møte")
    writer.press("Rett eller trekk tilbake")
    writer.press("Rett innspill 1")
    writer.write("Kan vi bruke video?", "Rett innspillet")
    writer.press("Lagre")
    expect(writer.card("video").locator(".mark.safe")).to_be_visible()
    with writer.page.expect_response("**/api/send"):
        writer.press("Trekk tilbake innspill 2")
    writer.sees("Trukket tilbake: «Feil møte»")
    assert room.texts == ["Kan vi bruke video?"]
    writer.press("Angre: sett inn igjen innspill 2")
    expect(writer.card("Feil møte").locator(".mark.safe")).to_be_visible()
    assert room.texts == ["Kan vi bruke video?", "Feil møte"]
    room.host("close", item="igp")
    writer.heads("Vent litt. Snart kommer neste sak.")
    expect(writer.page.get_by_role("button", name="Rett")).to_have_count(0)


def test_without_network_one_writes_on_and_all_is_sent_afterwards(writer: Phone, room: Room) -> None:
    """The server goes and comes: the page says so, and sends what waits, once, in its order."""
    writer.contribute("Først")
    room.stop()
    writer.sees("Uten nett.")
    writer.write("Mens nettet var borte")
    writer.press("Send når nettet er tilbake")
    expect(writer.card("Mens nettet var borte").get_by_text("venter på nett")).to_be_visible()
    writer.write("Og ett til")
    writer.press("Send når nettet er tilbake")
    room.begin()
    writer.press("Prøv nå")
    expect(writer.card("Og ett til").locator(".mark.safe")).to_be_visible()
    expect(writer.page.get_by_text("Uten nett.")).to_have_count(0)
    assert room.texts == ["Først", "Mens nettet var borte", "Og ett til"]
    expect(writer.page.locator("li.card")).to_have_count(3)


def test_who_sends_faster_than_is_taken_loses_nothing(browser: Browser) -> None:
    """What the server will not take yet waits its turn, in its order, and the phone does not say that it is offline."""
    with Room(Limits(rate=5.0, burst=3)) as room:
        context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nb-NO")
        phone = Phone(context, room)
        phone.join()
        room.go("igp", "alone")
        texts = [f"Nummer {number}" for number in range(6)]
        for text in texts:
            phone.write(text)
            phone.press("Send")
        for text in texts:
            expect(phone.card(text).locator(".mark.safe")).to_be_visible()
        expect(phone.page.get_by_text("Uten nett.")).to_have_count(0)
        assert room.texts == texts
        context.close()


def test_a_reload_without_an_answer_sends_the_same_message_again(writer: Phone, room: Room) -> None:
    """The answer is lost on its way, the page is loaded anew: what was sent is there once."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        route.fetch()
        lost.append(str(route.request.post_data))
        route.abort()

    writer.page.route("**/api/send", lose, times=1)
    writer.write("Bare en gang")
    writer.press("Send")
    expect(writer.card("Bare en gang")).to_be_visible()
    with writer.page.expect_request("**/api/send") as again:
        writer.page.reload()
    assert again.value.post_data == lost[0]
    expect(writer.card("Bare en gang").locator(".mark.safe")).to_be_visible()
    expect(writer.page.locator("li.card")).to_have_count(1)
    assert room.texts == ["Bare en gang"]


def test_a_phone_that_slept_comes_back_to_what_is_on(phones: Callable[..., Phone], room: Room) -> None:
    """Its socket died without a word while it slept; it finds out as soon as it wakes, and connects anew."""
    phone = phones()
    asleep: list[bool] = []

    def pass_on(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        dead = asleep.copy()
        server.on_message(lambda text: socket.send(text) if asleep == dead else None)
        socket.on_message(lambda text: server.send(text) if asleep == dead else None)

    phone.page.route_web_socket("**/api/live**", pass_on)
    phone.page.clock.install()
    phone.join()
    room.go("igp", "alone")
    phone.write("Før jeg sovnet")
    asleep.append(True)
    room.go("stem", "vote")
    phone.page.clock.run_for(2_000)
    phone.heads("Hva er mindre vellykket?")
    phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    phone.page.clock.run_for(5_000)
    phone.heads("Skal skolevandringen fortsette?")
    room.go("igp", "alone")
    expect(phone.page.locator("textarea")).to_have_value("Før jeg sovnet")


def test_where_no_websocket_comes_through_events_do(phones: Callable[..., Phone], room: Room) -> None:
    """A proxy that stops sockets: the page follows by server-sent events."""
    phone = phones()
    phone.page.add_init_script(
        "WebSocket = class { constructor() { setTimeout(() => this.onclose && this.onclose()) } close() {} }"
    )
    with phone.page.expect_request("**/api/events**"):
        phone.join()
    room.go("stem", "vote")
    phone.heads("Skal skolevandringen fortsette?")


def test_where_nothing_streams_the_page_asks_again_and_again(phones: Callable[..., Phone], room: Room) -> None:
    """Neither sockets nor events: plain requests."""
    phone = phones()
    phone.page.add_init_script(
        """WebSocket = class { constructor() { setTimeout(() => this.onclose && this.onclose()) } close() {} }
        EventSource = class { constructor() { setTimeout(() => this.onerror && this.onerror()) } close() {} }
        const wait = window.setTimeout; window.setTimeout = (what, ms, ...more) => wait(what, ms / 20, ...more)"""
    )
    phone.join()
    room.go("stem", "vote")
    phone.heads("Skal skolevandringen fortsette?")


def test_a_muted_phone_is_told_and_keeps_its_text(writer: Phone, room: Room) -> None:
    """What it was about to send is not lost."""
    writer.write("Dette er viktig")
    room.host("mute", device="d1", on=True)
    writer.sees("satt skrivingen på vent")
    room.host("mute", device="d1", on=False)
    expect(writer.page.locator("textarea")).to_have_value("Dette er viktig")


def test_two_tabs_of_a_phone_double_nothing(writer: Phone, room: Room) -> None:
    """What one tab sends, the other shows."""
    other = writer.context.new_page()
    other.goto(room.url)
    writer.contribute("Fra den ene")
    expect(other.locator("li.card").filter(has_text="Fra den ene")).to_have_count(1)
    assert room.texts == ["Fra den ene"]


def test_hostile_text_is_only_text(writer: Phone, room: Room) -> None:
    """Markup, script and signs that turn the direction of text do nothing but stand there."""
    text = "<img src=x onerror=alert(1)> </script><b>fet</b> {n} [x] \u202etfel"
    writer.write(text)
    writer.press("Send")
    expect(writer.page.locator("li.card")).to_contain_text("<img src=x onerror=alert(1)> </script><b>fet</b>")
    writer.page.reload()
    expect(writer.page.locator("li.card")).to_contain_text("<img src=x onerror=alert(1)> </script><b>fet</b>")
    expect(writer.page.locator("img, #page b b")).to_have_count(0)
    assert "\u202e" not in room.texts[0]


def test_the_page_forgets_when_told(writer: Phone, room: Room) -> None:
    """«Slett alt fra denne telefonen» leaves nothing in its storage."""
    writer.contribute("Noe")
    writer.write("Et utkast")
    room.host("decide", item="igp", text="Par før plenum", **{"for": 19, "against": 2, "abstained": 3})
    room.host("end")
    writer.heads("Takk. Dette ble bestemt")
    writer.sees("19 av 24 var for")
    writer.sees("Innspillet ditt")
    writer.press("Slett alt fra denne telefonen")
    writer.sees("Telefonen husker ikke noe")
    assert writer.page.evaluate("localStorage.length") == 0
    assert writer.context.cookies() == [] or all(one["name"] == "lang" for one in writer.context.cookies())
