"""What says nearly the same is told to the facilitator, and to nobody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.meeting.likeness import alike, bundles, stems, suggested_name, unlike
from dekom_tui.meeting.views import host_view, room_view
from tests.meeting.held import Held


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Gruppene er store, og elevene får lite tenketid", "Store grupper, lite tenketid for elevene", True),
        ("Lite tenketid", "lite tenketid!", True),
        ("Kan vi bruke video i stedet?", "Elevene får lite tenketid", False),
        ("Er det det?", "Er det da?", False),
    ],
)
def test_alike(one: str, other: str, said: bool) -> None:
    """In other words, another order and other endings."""
    assert alike(stems(one), stems(other)) is said
    assert alike(stems(other), stems(one)) is said


@given(st.text(), st.text())
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    """Whoever comes first."""
    assert alike(stems(one), stems(other)) == alike(stems(other), stems(one))


def test_the_facilitator_is_told_what_is_like_what_and_who_hurries() -> None:
    """By numbers; the room is told neither."""
    met = Held({"id": "sak", "question": "Hva nå?", "method": "IGP"}, phones=2)
    met.go("sak", "alone")
    for text in ("Elevene får lite tenketid", "Kan vi bruke video?", "Lite tenketid for elevene"):
        met.do("d1", "contribute", item="sak", text=text)
    told = host_view(met.state)["entries"]["list"]
    assert [one["like"] for one in told] == [0, 0, 1]
    assert [one["burst"] for one in told] == [1, 2, 3]
    met.go("sak", "show")
    assert "like" not in room_view(met.state)["entries"]["list"][0]
    assert bundles(met.state.items["sak"]) == [["c5", "c7"]]
    met.host("cluster", item="sak", ids=["c5"], name="Tid")
    assert bundles(met.state.items["sak"]) == []


def test_a_cluster_is_called_by_what_most_of_it_says() -> None:
    """Two words that stand side by side in most of them, else one, else nothing."""
    texts = ["Gruppene er store, og elevene får lite tenketid", "Det er lite tenketid", "Mer tid: lite tenketid nå"]
    assert suggested_name(texts) == "Lite tenketid"
    assert suggested_name(["Vikarer", "Mange vikarer og fravær", "Vikar i hver time"]).startswith("Vikar")
    assert suggested_name([]) == ""
    assert suggested_name(["og i på"]) == ""


def test_no_two_clusters_are_suggested_one_name() -> None:
    """The next best words are taken, and a number only where nothing else is left."""
    texts = ["Lite tenketid i store grupper", "Lite tenketid hver time", "Lite tenketid"]
    assert suggested_name(texts, {"Lite tenketid"}) not in ("Lite tenketid", "")
    assert suggested_name(["Vikar", "Vikar"], {"Vikar"}) == ""
    assert unlike("Vikar", {"Vikar", "Vikar 2"}) == "Vikar 3"
    assert unlike("Fravær", {"Vikar"}) == "Fravær"
