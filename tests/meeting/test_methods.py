"""Every method, walked through from the agenda to the minutes."""

from __future__ import annotations

from typing import Any

import pytest

from dekom_tui.meeting.methods import PHASES, TABLE, minutes_of
from dekom_tui.meeting.minutes import written
from dekom_tui.meeting.views import common_view, host_view, room_view
from dekom_tui.plan.edits import apply
from dekom_tui.plan.format import METHODS, Item
from dekom_tui.plan.model import Plan
from tests.meeting.held import Held


def item(held: Held) -> Item:
    """The first item as the minutes have it."""
    return apply(Plan({}), written(Plan({}), held.state)).ordered(Item)[0]


def told(held: Held) -> list[str]:
    """The contributions that the room sees."""
    return [one["text"] for one in room_view(held.state)["entries"]["list"]]


def held(method: str, phones: int = 6, **more: Any) -> Held:
    """A meeting with one item."""
    return Held({"id": "sak", "question": "Hva nå?", "method": method, **more}, phones=phones)


def test_what_lies_in_no_cluster_is_voted_on_beside_the_clusters() -> None:
    """Nothing is left out in silence: each is an option of its own, and what has no room is counted."""
    met = held("idémyldring", 1)
    met.go("sak", "alone")
    for number in range(60):
        met.host("contribute", item="sak", text=f"Innspill {number}")
    ids = list(met.state.items["sak"].entries)
    met.host("cluster", item="sak", ids=ids[:15], name="Lite tenketid")
    met.host("park", ids=ids[-1:], on=True)
    met.host("hide", ids=ids[-2:-1], on=True)
    met.go("sak", "vote")
    ballot = room_view(met.state)["item"]["ballot"]
    assert [one["text"] for one in ballot["options"]] == [
        "Lite tenketid",
        *(f"Innspill {one}" for one in range(15, 54)),
    ]
    assert ballot["outside"] == 4
    met.host(
        "ask",
        item="sak",
        ballot="dots",
        options=[{"id": one["id"], "text": one["text"]} for one in ballot["options"][:1]],
    )
    assert room_view(met.state)["item"]["ballot"]["outside"] == 43
    met.host("undo")
    assert room_view(met.state)["item"]["ballot"]["outside"] == 4


def test_igp_goes_from_silence_to_groups_to_clusters_to_dots() -> None:
    """Alone nobody sees anything; in groups the secretary sends three; the room clusters and sets dots."""
    met = held("IGP", 8)
    met.go("sak", "alone")
    for number in range(1, 9):
        met.do(f"d{number}", "contribute", item="sak", text=f"Innspill {number}")
    assert told(met) == []
    assert room_view(met.state)["item"]["counts"] == {"entries": 8, "answered": 8}
    met.go("sak", "groups")
    groups = met.state.items["sak"].groups
    assert [len(one.members) for one in groups] == [4, 4]
    assert all({role for _one, role in one.roles} == {"sekretaer", "ordstyrer", "tidtaker"} for one in groups)
    for group in groups:
        secretary = group.holder("sekretaer")
        mine = met.mine(secretary)["group"]
        assert mine["role"] == "sekretaer"
        assert len(mine["entries"]) == 4
        met.do(secretary, "pick", ids=[one["id"] for one in mine["entries"][:2]], on=True)
        met.do(secretary, "contribute", item="sak", text=f"Med gruppas ord {group.no}")
        assert met.code(secretary, "contribute", item="sak", text="Én for mye") == "picks"
        other = next(one for one in group.members if group.role_of(one) == "tidtaker")
        assert met.code(other, "contribute", item="sak", text="Ikke min jobb") == "not-secretary"
    assert told(met) == []
    assert [one["sent"] for one in room_view(met.state)["group_list"]] == [3, 3]
    met.go("sak", "show")
    assert len(told(met)) == 10
    met.host("only_picked", item="sak", on=True)
    assert len(told(met)) == 6
    met.host("only_picked", item="sak", on=False)
    met.go("sak", "cluster")
    ids = list(met.state.items["sak"].entries)
    met.host("cluster", item="sak", ids=ids[:4], name="Lite tenketid")
    met.host("cluster", item="sak", ids=ids[4:6], name="Travel modul")
    met.go("sak", "vote")
    options = [one["id"] for one in room_view(met.state)["item"]["ballot"]["options"]]
    loose = [one for one in met.state.items["sak"].standing() if not one.cluster]
    assert options[2:] == [one.id for one in loose if one.picked]
    assert room_view(met.state)["item"]["ballot"]["outside"] == sum(1 for one in loose if not one.picked) > 0
    for number in range(1, 9):
        met.do(f"d{number}", "vote", item="sak", round=1, votes={options[0]: 2, options[1]: 1})
    assert room_view(met.state)["item"]["ballot"]["results"] is None
    met.host("close", item="sak")
    met.go("sak", "decide")
    results = room_view(met.state)["item"]["ballot"]["results"]
    assert [(one["text"], one["total"], one["voters"]) for one in results] == [
        ("Lite tenketid", 16, 8),
        ("Travel modul", 8, 8),
        *((one.text, 0, 0) for one in loose if one.picked),
    ]
    met.host("decide", item="sak", text="Par før plenum", **{"for": 6, "against": 1, "abstained": 1})
    met.host("follow_up", item="sak", text="Lage to eksempler", who="Ressurslærer", due="2026-12-04")
    met.host("conclude", item="sak", text="Elevene får for lite tenketid.")
    kept = item(met)
    assert len(kept.innspill) == 10
    assert {one.gruppe for one in kept.innspill} == {1, 2}
    assert [one.klynge for one in kept.innspill][:6] == ["Lite tenketid"] * 4 + ["Travel modul"] * 2
    assert [(one.tekst, one.antall) for one in kept.resultat] == [("Lite tenketid", 16), ("Travel modul", 8)]
    assert [(one.tekst, one.for_, one.mot, one.avstaar) for one in kept.vedtak] == [("Par før plenum", 6, 1, 1)]
    assert kept.oppfoelging[0].ansvarlig == "Ressurslærer"
    told_ = (kept.konklusjon or "").split("\n\n")
    assert told_[:2] == ["Elevene får for lite tenketid.", "Gruppene valgte:"]
    assert [line.count("«") for line in told_[2].splitlines()] == [3, 3]


def test_a_round_goes_from_one_to_the_next_and_passing_is_allowed() -> None:
    """The order is drawn, each phone knows its place, and only the one whose turn it is can say so."""
    met = held("runde", 3)
    met.go("sak", "round")
    order = list(met.state.items["sak"].order)
    assert sorted(order) == ["d1", "d2", "d3"]
    assert met.mine(order[0])["turn"] == {"place": 1, "before": 0, "now": True, "done": False}
    assert met.code(order[1], "said") == "not-your-turn"
    met.do(order[0], "contribute", item="sak", text="Mer tid")
    met.do(order[0], "said")
    met.do(order[1], "said", passed=True)
    assert met.mine(order[2])["turn"]["now"]
    assert room_view(met.state)["item"]["round"] == {"turn": 2, "of": 3, "passed": 1}
    met.do("d9", "join")
    assert met.state.items["sak"].order == (*order, "d9")
    met.host("turn", item="sak", to=0)
    assert met.mine(order[0])["turn"]["now"]
    assert told(met) == ["Mer tid"]
    assert [one.tekst for one in item(met).innspill] == ["Mer tid"]


def test_one_two_four_all_puts_pairs_together() -> None:
    """Whoever talked two and two sits in the same four."""
    met = held("1-2-4-alle", 8)
    met.go("sak", "alone")
    met.do("d1", "contribute", item="sak", text="Alene")
    met.go("sak", "pair")
    pairs = [one.members for one in met.state.items["sak"].groups]
    assert [len(one) for one in pairs] == [2, 2, 2, 2]
    met.go("sak", "four")
    fours = [one.members for one in met.state.items["sak"].groups]
    assert [len(one) for one in fours] == [4, 4]
    assert all(any(set(pair) <= set(four) for four in fours) for pair in pairs)
    for group in met.state.items["sak"].groups:
        met.do(group.holder("sekretaer"), "contribute", item="sak", text=f"Fra {group.no}")
    met.go("sak", "pair")
    assert [one.members for one in met.state.items["sak"].groups] == pairs
    met.go("sak", "four")
    assert [one.members for one in met.state.items["sak"].groups] == fours
    met.go("sak", "show")
    assert told(met) == ["Alene", "Fra 1", "Fra 2"]
    assert item(met).metode == "1-2-4-alle"


def test_a_brainstorm_is_silent_until_shown() -> None:
    """Ideas are hidden, then shown, and without clusters the dots are set on the ideas themselves."""
    met = held("idémyldring", 2)
    met.go("sak", "alone")
    met.do("d1", "contribute", item="sak", text="Uteskole")
    met.do("d2", "contribute", item="sak", text="Lekselab")
    assert told(met) == []
    met.go("sak", "show")
    assert told(met) == ["Uteskole", "Lekselab"]
    met.go("sak", "vote")
    first = met.state.items["sak"].round
    assert first is not None
    met.do("d1", "vote", item="sak", round=1, votes={first.options[1][0]: 3})
    met.go("sak", "decide")
    assert [(one.tekst, one.stemmer) for one in item(met).innspill] == [("Uteskole", None), ("Lekselab", 3)]


def test_a_vote_counts_phones_and_hands() -> None:
    """Yes, no and abstaining, from phones and counted in the room, together."""
    met = held("avstemning", 3, options=[{"text": "Tre punkter"}, {"text": "Fire punkter"}])
    met.go("sak", "vote")
    met.do("d1", "vote", item="sak", round=1, votes={"o1": 1, "o2": -1})
    met.do("d2", "vote", item="sak", round=1, votes={"o1": 1, "o2": 0})
    met.do("d2", "vote", item="sak", round=1, votes={"o1": -1, "o2": 0})
    met.host("hands", item="sak", counts=[{"option": "o1", "value": 1, "count": 20}])
    met.host("hands", item="sak", counts=[{"option": "o1", "value": 1, "count": 19}])
    met.go("sak", "result")
    values = {one["text"]: one["values"] for one in room_view(met.state)["item"]["ballot"]["results"]}
    assert values == {"Tre punkter": {"-1": 1, "1": 20}, "Fire punkter": {"-1": 1, "0": 1}}
    assert [(one.tekst, one.verdi, one.antall) for one in item(met).resultat] == [
        ("Tre punkter", 1, 20),
        ("Tre punkter", -1, 1),
        ("Fire punkter", 0, 1),
        ("Fire punkter", -1, 1),
    ]


def test_dots_have_a_quota_an_order_of_each_voter_and_totals_hidden_until_closed() -> None:
    """More dots than there are, or two on one where that is not allowed, are refused."""
    options = [{"text": f"Forslag {n}"} for n in range(1, 7)]
    met = held("prikker", 5, options=options, quota=3, several=False)
    met.go("sak", "vote")
    assert met.code("d1", "vote", item="sak", round=1, votes={f"o{n}": 1 for n in range(1, 5)}) == "quota"
    assert met.code("d1", "vote", item="sak", round=1, votes={"o1": 2}) == "one-each"
    met.do("d1", "vote", item="sak", round=1, votes={"o1": 1, "o2": 1})
    assert met.mine("d1")["ballots"][0]["left"] == 1
    assert common_view(met.state)["item"]["ballot"]["results"] is None
    orders = {tuple(met.mine(f"d{n}")["ballots"][0]["order"]) for n in range(1, 6)}
    assert len(orders) > 1
    assert all(sorted(one) == [f"o{n}" for n in range(1, 7)] for one in orders)
    met.host("close", item="sak")
    assert met.code("d2", "vote", item="sak", round=1, votes={"o1": 1}) == "closed"
    met.go("sak", "result")
    assert common_view(met.state)["item"]["ballot"]["results"][0]["total"] == 1


def test_several_people_can_vote_from_one_phone() -> None:
    """Each seat has its own ballot, and there are no more of them than people who share the phone."""
    met = held("prikker", 0, options=[{"text": "A"}, {"text": "B"}])
    met.do("d1", "join", people=2)
    met.go("sak", "vote")
    met.do("d1", "vote", item="sak", round=1, votes={"o1": 3}, seat=1)
    met.do("d1", "vote", item="sak", round=1, votes={"o2": 3}, seat=2)
    assert met.code("d1", "vote", item="sak", round=1, votes={"o2": 3}, seat=3) == "too-many"
    assert [one["sent"] for one in met.mine("d1")["ballots"]] == [True, True]
    assert room_view(met.state)["item"]["ballot"]["voted"] == 2
    assert room_view(met.state)["present"] == 2


def test_a_ranking_gives_points_by_place() -> None:
    """First of three is three points; two on one place are refused."""
    met = held("rangering", 2, options=[{"text": "A"}, {"text": "B"}, {"text": "C"}])
    met.go("sak", "vote")
    assert met.code("d1", "vote", item="sak", round=1, votes={"o1": 1, "o2": 1}) == "same-rank"
    met.do("d1", "vote", item="sak", round=1, votes={"o1": 1, "o2": 2, "o3": 3})
    met.do("d2", "vote", item="sak", round=1, votes={"o2": 1})
    met.go("sak", "result")
    results = room_view(met.state)["item"]["ballot"]["results"]
    assert [(one["text"], one["total"]) for one in results] == [("B", 5), ("A", 3), ("C", 1)]
    assert [(one.tekst, one.antall) for one in item(met).resultat] == [("B", 5), ("A", 3), ("C", 1)]


def test_smarte_tells_the_spread_and_not_only_the_mean() -> None:
    """Half at either end has the mean of the middle, and is told as split."""
    met = held("SMARTE", 4, about="maal.m", about_text="Færre på de laveste nivåene")
    met.go("sak", "vote")
    for number, value in enumerate((1, 1, 5, 5), 1):
        met.do(f"d{number}", "vote", item="sak", round=1, votes={"realistisk": value, "spesifikt": 4})
    met.go("sak", "talk")
    results = {one["id"]: one for one in room_view(met.state)["item"]["ballot"]["results"]}
    assert (results["realistisk"]["mean"], results["realistisk"]["agreement"]) == (3, "split")
    assert (results["spesifikt"]["mean"], results["spesifikt"]["agreement"]) == (4, "agreed")
    assert results["maalbart"]["mean"] is None
    assert [(one.tekst, one.verdi, one.antall) for one in item(met).resultat] == [
        ("spesifikt", 4, 4),
        ("realistisk", 5, 2),
        ("realistisk", 1, 2),
    ]


def test_fist_to_five_hears_the_doubtful_and_votes_again() -> None:
    """0-2 may say why; the reasons are shown when the host says so; the first round is kept beside the second."""
    met = held("fist to five", 3, about_text="Par før plenum")
    met.go("sak", "vote")
    met.do("d1", "vote", item="sak", round=1, votes={"o1": 5}, reason="Dette er ingen innvending")
    met.do("d2", "vote", item="sak", round=1, votes={"o1": 2}, reason="Hvem har tid?")
    met.do("d3", "vote", item="sak", round=1, votes={"o1": 0}, reason="Ikke nå")
    met.go("sak", "talk")
    assert room_view(met.state)["item"]["ballot"]["reasons"] is None
    met.host("reasons", item="sak", on=True)
    shown = room_view(met.state)["item"]["ballot"]["reasons"]
    assert [(one["value"], one["text"]) for one in shown] == [(2, "Hvem har tid?"), (0, "Ikke nå")]
    met.host("hide", ids=[shown[1]["id"]], on=True)
    assert [one["text"] for one in room_view(met.state)["item"]["ballot"]["reasons"]] == ["Hvem har tid?"]
    met.host("again", item="sak")
    met.go("sak", "vote")
    assert met.code("d2", "vote", item="sak", round=1, votes={"o1": 4}) == "old-round"
    met.do("d2", "vote", item="sak", round=2, votes={"o1": 4})
    met.go("sak", "decide")
    kept = item(met)
    assert [(one.tekst, one.verdi, one.antall) for one in kept.resultat] == [
        ("Par før plenum (runde 1)", 5, 1),
        ("Par før plenum (runde 1)", 2, 1),
        ("Par før plenum (runde 1)", 0, 1),
        ("Par før plenum", 4, 1),
    ]
    assert [(one.tekst, one.klynge) for one in kept.innspill] == [("Hvem har tid?", "Grunner")]
    assert kept.konklusjon is not None
    assert kept.konklusjon.startswith("1 innspill er ikke med her")


def test_a_ballot_that_is_asked_for_keeps_its_own_options() -> None:
    """Whatever contributions and clusters there are; voting again from the talk votes at once."""
    met = held("IGP", 2)
    met.host("contribute", item="sak", text="Et innspill")
    met.host("ask", item="sak", ballot="dots", options=[{"text": "Nå"}, {"text": "Til våren"}], quota=1)
    met.go("sak", "vote")
    assert [one["text"] for one in common_view(met.state)["item"]["ballot"]["options"]] == ["Nå", "Til våren"]
    met.do("d1", "vote", item="sak", round=1, votes={"o1": 1})
    met.go("sak", "talk")
    assert met.code("d2", "vote", item="sak", round=1, votes={"o1": 1}) == "closed"
    met.host("again", item="sak")
    view = common_view(met.state)["item"]
    assert (view["phase"], view["input"], view["ballot"]["round"]) == ("vote", "ballot", 2)
    assert [one["text"] for one in view["ballot"]["options"]] == ["Nå", "Til våren"]
    met.host("undo")
    assert common_view(met.state)["item"]["phase"] == "talk"
    assert common_view(met.state)["item"]["ballot"]["results"][0]["total"] == 1


def test_dots_on_a_cluster_that_went_count_again_when_it_comes_back() -> None:
    """Votes are kept by option, and the phone is told only of those that are there."""
    met = held("IGP", 1)
    for text in ("En", "To"):
        met.host("contribute", item="sak", text=text)
    one, two = met.state.entries
    met.host("cluster", item="sak", ids=[one], name="A")
    met.host("cluster", item="sak", ids=[two], name="B")
    met.go("sak", "vote")
    first, second = (id for id, _text in met.state.items["sak"].round.options)  # type: ignore[union-attr]
    met.do("d1", "vote", item="sak", round=1, votes={first: 2, second: 1})
    met.go("sak", "cluster")
    met.host("dissolve", cluster=first)
    met.go("sak", "vote")
    assert met.mine("d1")["ballots"][0]["votes"] == {second: 1}
    assert met.mine("d1")["ballots"][0]["left"] == 2
    met.host("undo")
    met.host("undo")
    met.go("sak", "vote")
    assert met.mine("d1")["ballots"][0]["votes"] == {first: 2, second: 1}


def test_a_scale_has_words_at_its_ends() -> None:
    """A scale of its own bounds; what lies outside is refused."""
    met = held("skala", 2, low=0, high=10, low_word="ikke i det hele tatt", high_word="helt")
    met.go("sak", "vote")
    ballot = common_view(met.state)["item"]["ballot"]
    assert (ballot["low"], ballot["high"], ballot["high_word"]) == (0, 10, "helt")
    assert met.code("d1", "vote", item="sak", round=1, votes={"o1": 11}) == "bad-value"
    met.do("d1", "vote", item="sak", round=1, votes={"o1": 10})
    met.go("sak", "result")
    assert [(one.tekst, one.verdi, one.antall) for one in item(met).resultat] == [("Hva nå?", 10, 1)]


def test_a_scale_without_bounds_is_from_one_to_five() -> None:
    """Usual bounds."""
    met = held("skala", 1)
    met.go("sak", "vote")
    ballot = common_view(met.state)["item"]["ballot"]
    assert (ballot["low"], ballot["high"]) == (1, 5)


@pytest.mark.parametrize("method", ["sjekk", "parkering"])
def test_checking_in_and_parking_collect_and_show(method: str) -> None:
    """Written alone, shown together."""
    met = held(method, 1)
    met.go("sak", "alone")
    met.do("d1", "contribute", item="sak", text="Klar")
    assert told(met) == []
    met.go("sak", "show")
    assert told(met) == ["Klar"]


def test_what_is_parked_is_no_option_and_stands_on_the_parking_lot() -> None:
    """From any item; it is kept in the minutes under that name."""
    met = held("idémyldring", 1)
    met.go("sak", "alone")
    for text in ("Her", "Siden"):
        met.do("d1", "contribute", item="sak", text=text)
    met.host("park", ids=[list(met.state.entries)[1]], on=True)
    met.go("sak", "vote")
    assert [one["text"] for one in common_view(met.state)["item"]["ballot"]["options"]] == ["Her"]
    assert [one.klynge for one in item(met).innspill] == [None, "P-plassen"]


def test_freely_the_facilitator_writes_what_is_said() -> None:
    """Without a single phone: typed contributions for groups, hands and people counted."""
    met = held("fritt", 0)
    met.host("people", role="laerer", count=23)
    met.go("sak", "notes")
    met.host("contribute", item="sak", text="Sagt høyt")
    met.host("contribute", item="sak", text="Fra gruppe 2 på papir", group=2)
    assert told(met) == ["Sagt høyt", "Fra gruppe 2 på papir"]
    met.host("correct", id=next(iter(met.state.entries)), text="Sagt høyt og tydelig")
    met.host("end")
    met.host("contribute", item="sak", text="Fra papiret etterpå")
    kept = item(met)
    assert [(one.tekst, one.gruppe) for one in kept.innspill] == [
        ("Sagt høyt og tydelig", None),
        ("Fra gruppe 2 på papir", 2),
        ("Fra papiret etterpå", None),
    ]
    assert host_view(met.state)["present"] == 23


@pytest.mark.parametrize("method", METHODS)
def test_every_method_can_be_walked_without_phones(method: str) -> None:
    """Each of its phases can be gone to, forth and back, with what the facilitator types alone."""
    met = held(method, 0, options=[{"text": "A"}, {"text": "B"}])
    met.host("contribute", item="sak", text="Skrevet for rommet")
    phases = TABLE[method].phases
    for phase in (*phases, *reversed(phases)):
        met.go("sak", phase)
        view = room_view(met.state)["item"]
        assert view["phase"] == phase
        assert view["input"] == PHASES[phase].input
    assert [one.tekst for one in item(met).innspill] == ["Skrevet for rommet"]


@pytest.mark.parametrize("method", METHODS)
def test_presets_have_minutes_for_each_phase(method: str) -> None:
    """So that every one can be chosen, and the usual one stretched to the time that there is."""
    shape = TABLE[method]
    assert all(len(one) == len(shape.phases) for one in shape.presets)
    assert sum(minutes_of(method, total=47)) == 47
    assert minutes_of(method, (9,))[0] == 9
