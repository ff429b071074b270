"""What of a change can be brought back, as edits."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dekom_tui.data import data
from dekom_tui.plan.edits import Edit, Many, Remove, Rename, Set, apply
from dekom_tui.plan.format import Measure, Minutes
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.diff import Change, diff
from dekom_tui.review.restore import Offer, restorable
from dekom_tui.store.read import Folder, read_plan

BAR = Place("tiltak", "skolevandring")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The sample."""
    return read_plan(Folder(Path(data("plans", "storhaugli-2025")))).plan


def changed(plan: Plan, edit: Edit) -> tuple[Change, Plan]:
    """The one change that an edit makes of the first of its places, and the plan after it."""
    after = apply(plan, edit)
    return diff(plan, after)[0], after


def test_one_field_is_one_offer(plan: Plan) -> None:
    """It sets the field as it was, and nothing else."""
    change, after = changed(plan, Set(BAR, {"slutt": date(2027, 6, 1)}))
    offers = restorable(change, after)
    assert [one.path for one in offers] == ["slutt"]
    assert apply(after, offers[0].edit).of(Measure) == plan.of(Measure)


def test_several_fields_can_be_brought_back_at_once(plan: Plan) -> None:
    """The first offer is all of them; each restores the plan that it came from."""
    change, after = changed(plan, Set(BAR, {"slutt": date(2027, 6, 1), "merknad": None, "ansvarlig": "Rektor"}))
    offers = restorable(change, after)
    assert [one.path for one in offers] == ["", "slutt", "ansvarlig", "merknad"]
    assert apply(after, offers[0].edit).of(Measure) == plan.of(Measure)


def test_what_is_as_it_was_is_not_offered(plan: Plan) -> None:
    """Somebody has changed it back meanwhile."""
    change, after = changed(plan, Set(BAR, {"slutt": date(2027, 6, 1), "ansvarlig": "Rektor"}))
    assert restorable(change, plan) == ()
    half = apply(after, Set(BAR, {"ansvarlig": plan.of(Measure)[BAR.key].ansvarlig}))
    assert [one.path for one in restorable(change, half)] == ["slutt"]


def test_an_answer_is_brought_back_into_a_table_without_keys(plan: Plan) -> None:
    """As any field."""
    change, after = changed(plan, Set(Place("tegn"), {"lykkes": None}))
    (offer,) = restorable(change, after)
    assert apply(after, offer.edit).tables["tegn"] == plan.tables["tegn"]


def test_minutes_come_back_with_their_items(plan: Plan) -> None:
    """All that was in the file."""
    key = next(iter(plan.of(Minutes)))
    items = [one for one in plan.tables["sak"] if one.startswith(f"{key}/")]
    edit = Many((*(Remove(Place("sak", one)) for one in items), Remove(Place("referat", key))))
    after = apply(plan, edit)
    change = next(one for one in diff(plan, after) if one.place == Place("referat", key))
    (offer,) = restorable(change, after)
    back = apply(after, offer.edit)
    assert back.tables["sak"] == plan.tables["sak"]
    assert back.tables["referat"] == plan.tables["referat"]


def test_what_a_thing_named_and_is_gone_stays_out_and_is_told(plan: Plan) -> None:
    """No reference to nothing comes of it."""
    stopped = Place("tiltak", "lesekvarter")
    after = apply(plan, Many((Remove(stopped), Remove(Place("tiltak", "faglige-samtaler-om-tekst")))))
    change = next(one for one in diff(plan, after) if one.place == stopped)
    (offer,) = restorable(change, after)
    assert offer.lost == ("faglige-samtaler-om-tekst",)
    assert apply(after, offer.edit).of(Measure)["lesekvarter"].erstattes_av is None


def test_what_is_new_has_nothing_to_bring_back(plan: Plan) -> None:
    """There was nothing before."""
    after = apply(plan, Remove(BAR))
    (change, *_rest) = [one for one in diff(after, plan) if one.place == BAR]
    assert restorable(change, plan) == ()


def test_a_thing_whose_key_was_renamed_can_stand_beside_itself_again(plan: Plan) -> None:
    """The old key is free, so all of it can be had back."""
    after = apply(plan, Rename(BAR, "ny"))
    change = next(one for one in diff(plan, after) if one.place == BAR)
    found = restorable(change, after)
    assert [type(one) for one in found] == [Offer]
