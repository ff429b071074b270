"""What changes mean for the red thread, the time plan and the framework conditions."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.edits import Add, Edit, Many, Remove, Rename, Set, apply
from dekom_tui.plan.format import Goal, Measure
from dekom_tui.plan.model import Place
from dekom_tui.review.consequences import GAINED, LATE, LOOSE, LOST, ON_TIME, TIED, consequences
from dekom_tui.review.diff import diff
from tests.plan.sample import TODAY, sample

PLAN = sample()


def told(edit: Edit, *, back: bool = False) -> set[tuple[str, str, str, str]]:
    sides = (PLAN, apply(PLAN, edit))
    before, after = sides[::-1] if back else sides
    found = consequences(before, after, diff(before, after), TODAY)
    return {(one.kind, one.code, str(one.place), str(one.cause)) for one in found}


def test_nothing_changed_means_nothing() -> None:
    assert consequences(PLAN, PLAN, (), TODAY) == ()


def test_a_goal_that_lost_its_last_measure_is_told_beside_what_took_it() -> None:
    edit = Many(tuple(
        Set(Place("tiltak", key), {"maal": [one for one in measure.maal if one != "medvirkning"] or None})
        for key, measure in PLAN.of(Measure).items()
        if "medvirkning" in measure.maal
    ))  # fmt: skip
    found = told(edit)
    assert (LOOSE, "goal-without-measure", "maal.medvirkning") in {one[:3] for one in found}
    assert all(one[3].startswith("tiltak.") for one in found if one[1] == "goal-without-measure")
    assert (TIED, "goal-without-measure", "maal.medvirkning") in {one[:3] for one in told(edit, back=True)}


def test_an_end_that_went_with_its_thing_was_not_tied() -> None:
    loose = Add((Goal.of("nytt-maal", tekst="Nytt mål"),))
    assert {one[:2] for one in told(loose)} == {(LOOSE, "goal-without-finding"), (LOOSE, "goal-without-measure")}
    assert told(loose, back=True) == set()


@pytest.mark.parametrize(("back", "kind"), [(False, LATE), (True, ON_TIME)])
def test_a_measure_that_is_now_late_is_told_beside_its_change(back: bool, kind: str) -> None:
    place = Place("tiltak", "elevpanel")
    found = told(Set(place, {"slutt": date(2026, 11, 1)}), back=back)
    assert found == {(kind, "", "tiltak.elevpanel", "tiltak.elevpanel")}


def test_a_condition_that_lost_and_gained_support() -> None:
    phases = {key: one.values["fase"] for key, one in PLAN.tables["elevstemme"].items()}
    voice = next(key for key, phase in phases.items() if list(phases.values()).count(phase) == 1)
    for back, kind in ((False, LOST), (True, GAINED)):
        found = told(Remove(Place("elevstemme", voice)), back=back)
        assert (kind, "elevstemmen", "rammer", f"elevstemme.{voice}") in found


def test_a_party_that_went_counts_though_the_condition_lacked_another_already() -> None:
    rows = {key: one.values.get("parter", ()) for key, one in PLAN.tables["forankring"].items()}
    pupils = [Remove(Place("forankring", key)) for key, parties in rows.items() if "elever" in parties]
    parents = [Remove(Place("forankring", key)) for key, parties in rows.items() if "foresatte" in parties]
    before = apply(PLAN, Many(tuple(parents)))
    after = apply(before, Many(tuple(pupils)))
    found = consequences(before, after, diff(before, after), TODAY)
    assert [(one.kind, one.code, one.missing) for one in found] == [(LOST, "forankret", ("elever", "foresatte"))]


@pytest.mark.parametrize("place", [Place("tiltak", "samlinger-med-up2"), Place("maal", "muntlig-aktive")])
def test_another_key_alone_means_nothing(place: Place) -> None:
    """What hung loose does so still, and is not told as new."""
    assert told(Rename(place, "nytt-navn")) == set()
