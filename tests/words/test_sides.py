"""A change with its two sides beside each other, and what lies between two versions in figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dekom_tui.data import data
from dekom_tui.plan.edits import Edit, Many, Remove, Set, apply
from dekom_tui.plan.measures import CANCELLED, ON_HOLD
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.consequences import LATE, Consequence
from dekom_tui.review.diff import diff
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.words.changes.counts import counts
from dekom_tui.words.changes.sides import Side, sides

BAR = Place("tiltak", "skolevandring")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The sample."""
    return read_plan(Folder(Path(data("plans", "storhaugli-2025")))).plan


def told(plan: Plan, edit: Edit) -> list[tuple[str, str, str]]:
    """The sides of what an edit changed, as label, before and after."""
    after = apply(plan, edit)
    return [(one.label, one.before, one.after) for change in diff(plan, after) for one in sides(change, plan, after)]


def test_a_field_has_what_it_was_and_what_it_is(plan: Plan) -> None:
    """Each on its side, as people say it."""
    edit = Set(BAR, {"slutt": date(2027, 6, 1), "ansvarlig": None, "maal": ["lesing-9", "muntlig-aktive"]})
    assert told(plan, edit) == [
        ("mål", "", "Lesing 9. trinn"),
        ("slutt", "30. apr 2027", "1. juni 2027"),
        ("ansvarlig", "Avdelingsleder", ""),
    ]


def test_prose_is_told_sentence_by_sentence(plan: Plan) -> None:
    """The label stands once; what was moved is told as moved."""
    text = plan.tables["innledning"][""].values["bakgrunn"]
    first, _blank, rest = text.partition("\n")
    after = apply(plan, Set(Place("innledning"), {"bakgrunn": f"{rest.strip()}\n\n{first}"}))
    (change,) = diff(plan, after)
    found = sides(change, plan, after)
    assert [one.label for one in found if one.label] == ["bakgrunn"]
    assert all(one.note == "avsnittet er flyttet hit" for one in found)
    assert any(one.after == first or first.startswith(one.after) for one in found)


def test_steps_that_were_ticked_stand_together(plan: Plan) -> None:
    """By their names, those whose tick was taken away for themselves."""
    steps = plan.tables["tiltak"][BAR.key].values["aktiviteter"]
    ticked = tuple(one.edit({"ferdig": None if one.ferdig else True}) for one in steps)
    assert told(plan, Set(BAR, {"aktiviteter": ticked})) == [
        ("steg", "", "gjort: Runde 3 og Runde 4"),
        ("", "", "ikke gjort: Runde 1 og Runde 2"),
    ]


def test_a_step_that_was_moved_has_its_days(plan: Plan) -> None:
    """With its name before each."""
    steps = plan.tables["tiltak"][BAR.key].values["aktiviteter"]
    moved = (*steps[:3], steps[3].edit({"dato": date(2027, 5, 7)}))
    assert told(plan, Set(BAR, {"aktiviteter": moved})) == [
        ("steg", "Runde 4, 15 økter: 30. apr 2027", "Runde 4, 15 økter: 7. mai 2027")
    ]


def test_one_text_in_the_place_of_another_stands_beside_it(plan: Plan) -> None:
    """Not one under the other."""
    after = apply(plan, Set(BAR, {"merknad": "Alt er annerledes."}))
    (change,) = diff(plan, after)
    (side,) = sides(change, plan, after)
    assert isinstance(side, Side)
    assert side.before.startswith("Forsinket fordi")
    assert side.after == "Alt er annerledes."


def test_what_came_or_went_has_no_sides(plan: Plan) -> None:
    """There is only one."""
    assert told(plan, Remove(Place("logg", "2026-09-22-fellestid"))) == []


def test_measures_are_counted_by_what_happened_to_them(plan: Plan) -> None:
    """Each under one sign; entries of log and student voice after them."""
    edit = Many((
        Set(BAR, {"slutt": date(2027, 6, 1)}),
        Set(Place("tiltak", "elevpanel"), {"status": CANCELLED, "slutt": date(2026, 11, 24)}),
        Set(Place("tiltak", "laeringssirkler"), {"status": ON_HOLD}),
        Remove(Place("tiltak", "lesekvarter")),
    ))  # fmt: skip
    after = apply(plan, edit)
    found = counts(diff(plan, after), [Consequence(LATE, "", BAR, BAR)])
    assert [one.said for one in found] == ["1 tatt bort", "1 avbrutt", "1 flyttet", "1 forsinket", "1 på vent"]
    assert [one.spoken for one in found][1:3] == ["tiltak er avbrutt", "tiltak er flyttet i tid"]
    assert next(one.said for one in counts(diff(after, plan))) == "1 nytt"
