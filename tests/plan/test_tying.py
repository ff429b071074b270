"""Ties of the red thread are written where format.md says, from whichever end they are made."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.edits import Many, Set, apply
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.thread import path
from dekom_tui.plan.tying import JOINT_OF, hangs_together, knot, partners, retie, standing, tie, tied, ties, untie
from tests.plan.sample import sample

READING, QUIET = Place("maal", "lesing-9"), Place("funn", "god-ro-men-lav-motivasjon")
PANEL, MODULE = Place("tiltak", "elevpanel"), Place("tiltak", "felles-lesestrategier")
FIGURE, OTHER = Place("indikator", "np-lesing-9"), Place("indikator", "np-lesing-5")
ENTRY = Place("logg", "2025-10-14-fellestid")
PAIRS = [
    (FIGURE, QUIET, QUIET, "indikator"),
    (QUIET, READING, READING, "funn"),
    (READING, PANEL, PANEL, "maal"),
    (PANEL, ENTRY, ENTRY, "tiltak"),
    (Place("maal", "medvirkning"), ENTRY, ENTRY, "maal"),
]


@pytest.mark.parametrize(("first", "second", "holder", "field"), PAIRS)
def test_the_later_joint_holds_the_reference_from_both_directions(
    first: Place, second: Place, holder: Place, field: str
) -> None:
    plan = sample()
    for one, other in ((first, second), (second, first)):
        edit = tie(plan, one, other)
        assert edit is not None
        assert edit.place == holder
        assert set(edit.changes) == {field}
        after = apply(plan, edit)
        assert tied(after, one, other)
        assert tie(after, one, other) is None
        back = untie(after, other, one)
        assert back is not None
        assert apply(after, back) == plan


def test_a_goal_is_measured_with_one_indicator_only() -> None:
    edit = tie(sample(), OTHER, READING)
    assert edit == Set(READING, {"indikator": "np-lesing-5"})
    after = apply(sample(), edit)
    assert not tied(after, FIGURE, READING)
    assert untie(after, READING, OTHER) == Set(READING, {"indikator": None})


def test_the_last_reference_that_goes_leaves_the_field_unset() -> None:
    assert untie(sample(), READING, Place("funn", "liten-framgang-i-lesing")) == Set(READING, {"funn": None})


def test_what_cannot_be_tied_is_not() -> None:
    plan = sample()
    assert knot(FIGURE, PANEL) is None
    assert knot(READING, READING) is None
    assert tie(plan, FIGURE, PANEL) is None
    assert tie(plan, READING, Place("tiltak", "borte")) is None
    assert tie(plan, Place("maal", "borte"), PANEL) is None
    assert untie(plan, READING, PANEL) is None
    assert partners("rolle") == ()
    assert ties(plan, Place("rolle", "rektor"), "maal") == ()


def test_every_pair_of_partners_can_be_tied() -> None:
    for table in JOINT_OF:
        for other in partners(table):
            assert table in partners(other)
            assert knot(Place(table, "a"), Place(other, "b")) is not None


def test_what_hangs_together_with_something_has_ties() -> None:
    plan = sample()
    for table in JOINT_OF:
        for place in standing(plan, table):
            assert hangs_together(plan, place) == any(ties(plan, place, one) for one in partners(table)), place
    assert not hangs_together(plan, Place("maal", "borte"))
    assert not hangs_together(plan, Place("rolle", "rektor"))


def test_ties_stand_in_the_order_that_people_see() -> None:
    assert [one.key for one in ties(sample(), READING, "tiltak")][:2] == [
        "planleggingsdager-august",
        "felles-lesestrategier",
    ]
    assert ties(sample(), READING, "logg")[0].key == "2026-11-17-plangruppa-og-elevpanel"


def test_a_reference_to_nothing_is_left_alone() -> None:
    plan = sample()
    measure = plan.at(PANEL)
    assert measure is not None
    plan = plan.put(measure.edit({"maal": ["borte", "medvirkning"]}))
    assert tie(plan, READING, PANEL) == Set(PANEL, {"maal": ("borte", "lesing-9", "medvirkning")})
    assert retie(plan, PANEL, "maal", ()) == Set(PANEL, {"maal": ("borte",)})


def test_all_ties_to_a_table_are_made_in_one_step() -> None:
    plan = sample()
    now = set(ties(plan, READING, "tiltak"))
    assert retie(plan, READING, "tiltak", now) is None
    edit = retie(plan, READING, "tiltak", (now - {MODULE}) | {PANEL})
    assert isinstance(edit, Many)
    after = apply(plan, edit)
    assert set(ties(after, READING, "tiltak")) == (now - {MODULE}) | {PANEL}
    assert PANEL.key in {one.key for one in path(after, READING).measures}


@given(st.data())
def test_what_is_wanted_is_what_is_tied_whatever_it_was(data: st.DataObject) -> None:
    plan: Plan = sample()
    table = data.draw(st.sampled_from(list(JOINT_OF)))
    place = data.draw(st.sampled_from(standing(plan, table)))
    other = data.draw(st.sampled_from([one for one in partners(table) if {table, one} != {"indikator", "maal"}]))
    wanted = data.draw(st.sets(st.sampled_from(standing(plan, other))))
    edit = retie(plan, place, other, wanted)
    after = plan if edit is None else apply(plan, edit)
    assert set(ties(after, place, other)) == wanted
    for one, two in product(standing(plan, table), standing(plan, other)):
        if one != place:
            assert tied(after, one, two) == tied(plan, one, two)
