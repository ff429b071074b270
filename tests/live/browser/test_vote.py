"""Each kind of ballot on a phone: chosen, sent, saved, changed; and the figures when they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.browser.phone import Phone
    from tests.live.browser.room import Room


@pytest.fixture
def voter(phone: Phone) -> Phone:
    """A phone that is in."""
    phone.join("lærer")
    return phone


def ballots(room: Room, item: str) -> list[dict[str, int]]:
    """Every ballot of an item as the journal's state has it."""
    round = room.inner.state.items[item].round
    assert round is not None
    return [dict(votes) for votes in round.votes.values()]


def option(room: Room, item: str, text: str) -> str:
    """The id of an option by its words."""
    round = room.inner.state.items[item].round
    assert round is not None
    return next(id for id, words in round.options if words == text)


def test_dots_are_given_and_taken_within_the_quota(voter: Phone, room: Room) -> None:
    """What is left is said, more than the quota cannot be given, and it can all be changed until closed."""
    room.go("prikker", "vote")
    add = voter.page.get_by_role("button", name="Sett en prikk: Lite tenketid")
    voter.sees("3 prikker igjen")
    for _ in range(3):
        add.click()
    voter.sees("Ingen prikker igjen")
    expect(add).to_have_attribute("aria-disabled", "true")
    add.click(force=True)
    voter.press("Ta bort en prikk: Lite tenketid")
    voter.press("Sett en prikk: Travel modul")
    voter.press("Send prikker")
    voter.voted()
    lite, travel = (option(room, "prikker", text) for text in ("Lite tenketid", "Travel modul"))
    assert ballots(room, "prikker") == [{lite: 2, travel: 1}]
    voter.press("Endre")
    voter.press("Ta bort en prikk: Travel modul")
    voter.press("Send prikker")
    voter.voted()
    assert ballots(room, "prikker") == [{lite: 2}]


def test_the_order_of_dots_is_each_voters_own(phones: Callable[..., Phone], room: Room) -> None:
    """Of several phones, not all show the options in one order; a phone keeps its own."""
    orders = []
    several = [phones() for _ in range(3)]
    for phone in several:
        phone.join()
    room.go("prikker", "vote")
    for phone in several:
        phone.heads("Hva skal vi gjøre noe med først?")
        orders.append(phone.page.locator(".name").all_inner_texts())
    assert [sorted(one) for one in orders] == [sorted(orders[0])] * 3
    several[0].page.reload()
    several[0].heads("Hva skal vi gjøre noe med først?")
    assert several[0].page.locator(".name").all_inner_texts() == orders[0]
    assert any(one != orders[0] for one in orders)


def test_a_choice_not_sent_outlives_a_reload(voter: Phone, room: Room) -> None:
    """Dots that are given and not sent are still there."""
    room.go("prikker", "vote")
    voter.press("Sett en prikk")
    voter.page.reload()
    voter.sees("2 prikker igjen")
    assert ballots(room, "prikker") == []


def test_a_ranking_is_moved_by_buttons(voter: Phone, room: Room) -> None:
    """Up and down work from the keyboard and are told to a screen reader; focus stays on the button."""
    room.go("rang", "vote")
    voter.heads("Hva haster mest?")
    names = voter.page.locator(".name").all_inner_texts()
    down = voter.page.get_by_role("button", name=f"Flytt ned: {names[0]}")
    down.focus()
    voter.page.keyboard.press("Enter")
    expect(voter.page.locator(".name")).to_have_text([names[1], names[0], names[2]])
    expect(voter.page.locator("#say")).to_have_text(f"{names[0]} er nå nr. 2")
    expect(down).to_be_focused()
    voter.press("Send rekkefølgen")
    voter.voted()
    wanted = {option(room, "rang", name): place for place, name in enumerate((names[1], names[0], names[2]), 1)}
    assert ballots(room, "rang") == [wanted]


@pytest.mark.parametrize(("word", "value"), [("Ja", 1), ("Nei", -1), ("Avstår", 0)])
def test_yes_no_and_abstain(voter: Phone, room: Room, word: str, value: int) -> None:
    """One of three."""
    room.go("stem", "vote")
    voter.page.get_by_label(word, exact=True).check(force=True)
    voter.press("Stem")
    voter.voted()
    assert list(ballots(room, "stem")[0].values()) == [value]


def test_nothing_chosen_is_nothing_sent(voter: Phone, room: Room) -> None:
    """The button says what is missing to who presses it."""
    room.go("stem", "vote")
    voter.page.locator("button.go").click(force=True)
    expect(voter.page.locator("#say")).to_have_text("Velg først.")
    assert ballots(room, "stem") == []


def test_smarte_letters_are_rated_and_may_be_left_out(voter: Phone, room: Room) -> None:
    """Six letters, five steps and «vet ikke», which is no rating."""
    room.go("smarte", "vote")
    voter.heads("Elevene opplever at de får være med og bestemme hvordan de lærer")
    first, second = (voter.page.locator("fieldset").nth(place) for place in (0, 1))
    first.get_by_text("4", exact=True).click()
    second.get_by_text("vet ikke").click()
    voter.sees("2 av 6 vurdert")
    voter.press("Send")
    voter.voted()
    assert ballots(room, "smarte") == [{"spesifikt": 4}]


def test_fist_to_five_has_words_and_asks_why(voter: Phone, room: Room) -> None:
    """Every step has its words; 0 to 2 may say what it would take, without names, and vote again."""
    room.go("femfinger", "vote")
    voter.heads("Par før plenum i alle fag på 8. trinn")
    voter.page.get_by_text("Full støtte, jeg hjelper til").click()
    expect(voter.page.get_by_label("Hva må til?")).to_have_count(0)
    voter.page.get_by_text("Jeg er i tvil, noe må avklares").click()
    voter.write("Kari har ikke tid", "Hva må til?")
    voter.press("Send")
    voter.sees("«Kari» ser ut som et navn.")
    voter.press("Rett teksten")
    voter.write("Hvem har tid?", "Hva må til?")
    voter.press("Send")
    voter.voted()
    round = room.inner.state.items["femfinger"].round
    assert round is not None
    assert [(one.value, one.text) for one in round.reasons.values()] == [(2, "Hvem har tid?")]
    room.host("again", item="femfinger")
    voter.sees("Vi stemmer på nytt")
    expect(voter.page.locator("input:checked")).to_have_count(0)


def test_a_scale_has_words_at_its_ends(voter: Phone, room: Room) -> None:
    """From low to high, by keyboard too."""
    room.go("skala", "vote")
    voter.sees("svært godt")
    voter.page.get_by_role("radio", name="1", exact=True).focus()
    for _ in range(3):
        voter.page.keyboard.press("ArrowRight")
    voter.press("Send")
    voter.voted()
    assert list(ballots(room, "skala")[0].values()) == [4]


def test_a_shared_phone_votes_once_for_each(phones: Callable[..., Phone], room: Room) -> None:
    """Two about one phone cast two ballots, one after the other."""
    phone = phones()
    phone.open()
    phone.page.get_by_text("Delt telefon eller fast bord?").click()
    phone.page.get_by_label("Hvor mange er dere om telefonen?").fill("2")
    phone.press("Bli med")
    room.go("stem", "vote")
    phone.sees("Stemme 1 av 2 fra denne telefonen")
    phone.page.get_by_label("Ja", exact=True).check(force=True)
    phone.press("Stem")
    phone.sees("Stemme 2 av 2 fra denne telefonen")
    phone.page.get_by_label("Nei", exact=True).check(force=True)
    phone.press("Stem")
    phone.voted()
    expect(phone.page.get_by_text("○ Ikke lagret ennå")).to_have_count(0)
    assert sorted(next(iter(one.values())) for one in ballots(room, "stem")) == [-1, 1]


def test_a_vote_without_network_waits_and_counts_once(voter: Phone, room: Room) -> None:
    """The newest of what was chosen meanwhile is what counts."""
    room.go("stem", "vote")
    voter.heads("Skal skolevandringen fortsette?")
    room.stop()
    voter.page.get_by_label("Ja", exact=True).check(force=True)
    voter.press("Stem")
    voter.sees("ikke lagret")
    voter.press("Endre")
    voter.page.get_by_label("Nei", exact=True).check(force=True)
    voter.press("Stem")
    room.begin()
    voter.press("Prøv nå")
    voter.voted()
    assert [list(one.values()) for one in ballots(room, "stem")] == [[-1]]


RESULTS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("prikker", {"o1": 2, "o2": 1}, ["Lite tenketid", "2"]),
    ("stem", {"o1": 1}, ["Ja", "1"]),
    ("femfinger", {"o1": 4}, ["4 Jeg er med", "1"]),
    ("smarte", {"spesifikt": 4, "maalbart": 5}, ["Spesifikke og tydelige", "4 (4)"]),
]


@pytest.mark.parametrize(("item", "votes", "row"), RESULTS)
def test_figures_are_seen_when_they_are_shown(
    voter: Phone, room: Room, item: str, votes: dict[str, int], row: list[str]
) -> None:
    """Not before, and not when they are hidden again: then the page says to look up."""
    room.go(item, "vote")
    room.by("d1", "vote", item=item, round=1, votes=votes)
    voter.voted()
    expect(voter.page.locator(".bars")).to_have_count(0)
    room.go(item, "result")
    room.host("results", item=item, on=False)
    voter.heads("Se opp. Nå ser vi på svarene sammen.")
    room.host("results", item=item, on=True)
    voter.sees("1 har stemt")
    expect(voter.page.locator(".bars li").filter(has_text=row[0]).locator("b")).to_have_text(row[1])
