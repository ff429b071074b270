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
