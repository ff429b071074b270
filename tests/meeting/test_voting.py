"""The methods in which a ballot is cast, walked through to its figures and the minutes."""

from __future__ import annotations

from dekom_tui.meeting.views import common_view, room_view
from tests.meeting.test_methods import held, item


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
