"""Every state of the phone's page, one after the other, as a meeting brings them about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room

OTHERS = (
    "Jeg venter sikkert ikke mer enn to sekunder før jeg spør en annen",
    "Det føles som kritikk å spørre hvorfor",
    "Timeplanen er travel",
)


def walk(phone: Phone, room: Room) -> Iterator[str]:
    """Bring a phone into state after state; the name of each, when the page shows it."""
    page = phone.page
    yield from _in(phone, room)
    room.go("igp", "alone")
    phone.heads("Hva er mindre vellykket?")
    yield "skriv-tomt"
    phone.write("Gruppene er store, og elevene får lite")
    yield "skriv"
    phone.write("Elever som Ola slipper ikke til i samtalene")
    phone.press("Send")
    phone.sees("ser ut som et navn")
    yield "navn"
    for text in (
        "Gruppene er store, og elevene får lite tenketid",
        "Kan vi bruke video i stedet?",
        "Vi har for mange oppgaver på en gang",
    ):
        phone.contribute(text)
    yield "lagret"
    phone.press("Rett eller trekk tilbake")
    phone.press("Trekk tilbake innspill 3")
    phone.sees("Trukket tilbake")
    phone.press("Rett innspill 2")
    phone.write("Kan vi bruke video i stedet for å observere", "Rett innspillet")
    yield "mine"
    phone.press("La det stå")
    phone.press("Skriv ett til")
    phone.write("Vi rekker ikke å snakke sammen før")
    room.go("igp", "show")
    phone.sees("Tida er ute. Skal dette sendes?")
    yield "utkast"
    phone.press("Slett utkastet")
    yield from _groups(phone, room)
    room.go("igp", "show")
    phone.heads("Se opp. Nå ser vi på innspillene sammen.")
    yield "vent"
    yield from _ballots(phone, room)
    room.go("runde", "round")
    phone.heads("Hva tar du med deg?")
    yield "runde"
    room.host("message", text="Pause til kl. 10")
    phone.sees("Pause til kl. 10")
    yield "beskjed"
    room.host("message", text="")
    room.go("igp", "alone")
    phone.heads("Hva er mindre vellykket?")
    room.host("clock", do="start", seconds=0)
    phone.sees("Tida er ute. Skriv setningen")
    yield "tida-ute"
    room.host("clock", do="start", seconds=160)
    room.stop()
    phone.sees("Uten nett.")
    phone.write("Det føles som kritikk å spørre hvorfor")
    phone.press("Send når nettet er tilbake")
    phone.write("Fagarbeiderne vil også observere")
    page.evaluate("scrollTo(0, 0)")
    yield "uten-nett"
    room.begin()
    phone.press("Prøv nå")
    phone.sees("Send")
    room.host(
        "decide", item="igp", text="Par før plenum i alle fag på 8. trinn", **{"for": 19, "against": 2, "abstained": 3}
    )
    room.host("decide", item="igp", text="Målet om medvirkning blir stående")
    room.host("end")
    phone.heads("Takk. Dette ble bestemt")
    yield "ferdig"
    phone.press("Slett alt fra denne telefonen")
    phone.sees("Telefonen husker ikke noe")
    yield "slettet"


def _in(phone: Phone, room: Room) -> Iterator[str]:
    """From the address to a seat in the meeting."""
    phone.open(room.origin)
    phone.page.get_by_label("Kode").fill("K7M4")
    yield "kode"
    phone.open(f"{room.origin}/222222")
    yield "ukjent"
    phone.open(f"{room.origin}/test")
    yield "test"
    room.host("lock", on=True)
    phone.open()
    phone.press("Bli med")
    phone.sees("Døra er låst")
    yield "laast"
    room.host("lock", on=False)
    phone.open()
    phone.page.wait_for_load_state("networkidle")
    yield "bli-med"
    phone.page.get_by_text("Hva blir lagret, og hvor?").click()
    phone.page.get_by_text("Delt telefon eller fast bord?").click()
    phone.sees("ikke kryptert")
    yield "hva-lagres"
    room.host("lobby", on=True)
    phone.press("Bli med")
    phone.heads("Vent, du slippes straks inn")
    yield "lobby"
    room.host("let_in", devices=["d1"])
    room.host("lobby", on=False)
    phone.heads("Du er med. Vi begynner snart.")
    yield "velkommen"
    for _ in OTHERS:
        room.join(role="laerer")


def _groups(phone: Phone, room: Room) -> Iterator[str]:
    room.go("igp", "alone")
    for number, text in enumerate(OTHERS, 2):
        room.by(f"d{number}", "contribute", item="igp", text=text)
    room.go("igp", "groups")
    room.host("regroup", device="d1", group=1)
    group = room.inner.state.items["igp"].groups[0]
    if group.holder("sekretaer") != "d1":
        room.by("d1", "take_role", role="sekretaer")
    phone.sees("Du sender for gruppa.")
    for place in (0, 1):
        phone.page.locator("label.pick").nth(place).click()
    yield "gruppe"
    phone.press("Send for gruppa")
    phone.sees("Sendt for gruppa")
    yield "gruppe-sendt"
    other = next(one for one in group.members if one != "d1")
    room.by(other, "take_role", role="sekretaer")
    phone.sees("Sekretæren sender for gruppa.")
    phone.press("Be om hjelp")
    phone.sees("Møtelederen er på vei")
    yield "medlem"


def _ballots(phone: Phone, room: Room) -> Iterator[str]:
    page = phone.page
    room.go("prikker", "vote")
    phone.heads("Hva skal vi gjøre noe med først?")
    add = page.get_by_role("button", name="Sett en prikk: Lite tenketid")
    add.click()
    add.click()
    yield "prikker"
    phone.press("Send prikker")
    phone.voted()
    yield "prikker-lagret"
    room.go("prikker", "result")
    phone.sees("1 har stemt")
    yield "prikker-resultat"
    room.go("rang", "vote")
    phone.heads("Hva haster mest?")
    yield "rangering"
    room.go("stem", "vote")
    phone.heads("Skal skolevandringen fortsette?")
    yield "stem"
    room.go("smarte", "vote")
    phone.sees("0 av 6 vurdert")
    for letter, step in ((0, 3), (1, 4), (2, 2)):
        page.locator("fieldset").nth(letter).locator("label").nth(step).click()
    yield "smarte"
    phone.press("Send")
    phone.voted()
    room.go("smarte", "result")
    phone.sees("1 har stemt")
    yield "smarte-resultat"
    room.go("femfinger", "vote")
    phone.heads("Par før plenum i alle fag på 8. trinn")
    page.get_by_text("Jeg er i tvil, noe må avklares").click()
    phone.write("Hvem har tid til å lage parene i timen?", "Hva må til?")
    page.evaluate("scrollTo(0, 0)")
    yield "femfinger"
    phone.press("Send")
    phone.voted()
    room.go("femfinger", "result")
    room.host("reasons", item="femfinger", on=True)
    phone.sees("Hvem har tid")
    yield "femfinger-resultat"
    room.go("skala", "vote")
    phone.sees("svært godt")
    yield "skala"
