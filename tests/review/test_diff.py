"""Two plans told apart by key: what an edit did is told, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from dekom_tui.plan.edits import Add, Edit, Many, Remove, Rename, Set, apply
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import (
    TABLES,
    Activity,
    Goal,
    Head,
    Introduction,
    Item,
    LogEntry,
    Measure,
    Minutes,
    Resolution,
    Value,
)
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.diff import ADDED, CHANGED, REMOVED, Change, diff
from dekom_tui.review.lists import member_changes, record_changes
from tests.plan.sample import TODAY, sample
from tests.review.test_merge_properties import cells, plans

PLAN = sample()


def told(edit: Edit, plan: Plan = PLAN) -> dict[tuple[str, str], Change]:
    return {(one.place.table, one.place.key): one for one in diff(plan, apply(plan, edit))}


@given(plans())
def test_a_plan_is_no_different_from_itself(plan: Plan) -> None:
    assert diff(plan, plan) == ()
    assert diff(plan, Plan({name: dict(table) for name, table in plan.tables.items()})) == ()


@settings(max_examples=400, deadline=None)
@given(plans(), plans())
def test_what_differs_is_told_and_nothing_else(before: Plan, after: Plan) -> None:
    """Against an oracle that looks at each cell alone."""
    was, now = cells(before), cells(after)
    differing = {(one[0], one[1]) for one in {*was, *now} if was.get(one) != now.get(one)}
    expected: dict[Place, tuple[str, list[str]]] = {}
    for place, path in differing:
        kind = CHANGED
        if place.key:
            kind = ADDED if before.at(place) is None else REMOVED if after.at(place) is None else CHANGED
        names = expected.setdefault(place, (kind, []))[1]
        if kind == CHANGED:
            names.append(path)
    found = {one.place: (one.kind, one.names) for one in diff(before, after)}
    assert found == {place: (kind, sorted(set(names))) for place, (kind, names) in expected.items()}


@settings(max_examples=200, deadline=None)
@given(plans(), plans())
def test_back_is_the_opposite_of_there(before: Plan, after: Plan) -> None:
    opposite = {ADDED: REMOVED, REMOVED: ADDED, CHANGED: CHANGED}
    there = {(one.place, one.kind, one.renamed_to, one.renamed_from) for one in diff(before, after)}
    back = {(one.place, opposite[one.kind], one.renamed_from, one.renamed_to) for one in diff(after, before)}
    assert there == back


@pytest.mark.parametrize("place", [place for place, _entity in PLAN.places()], ids=str)
def test_one_changed_field_is_one_change_of_one_field(place: Place) -> None:
    """Of every entity of the sample, each field unset in turn."""
    entity = PLAN.at(place)
    assert entity is not None
    for path in [path for path, value in entity if value is not False]:
        (found,) = diff(PLAN, apply(PLAN, Set(place, {path: None})))
        assert (found.place, found.kind, found.names) == (place, CHANGED, [path])


def test_removing_tells_the_references_that_went_with_it() -> None:
    found = told(Remove(Place("maal", "lesing-9")))
    assert found["maal", "lesing-9"].kind == REMOVED
    naming = {key for (table, key) in found if table in ("tiltak", "logg")}
    assert naming == {
        key
        for table in ("tiltak", "logg")
        for key, one in PLAN.tables[table].items()
        if "lesing-9" in one.values.get("maal", ())
    }
    assert all(one.names == ["maal"] for (table, _key), one in found.items() if table in ("tiltak", "logg"))


def test_a_renamed_key_is_removed_and_added_each_naming_the_other() -> None:
    found = told(Rename(Place("maal", "lesing-9"), "lesing-ni"))
    assert (found["maal", "lesing-9"].kind, found["maal", "lesing-9"].renamed_to) == (REMOVED, "lesing-ni")
    assert (found["maal", "lesing-ni"].kind, found["maal", "lesing-ni"].renamed_from) == (ADDED, "lesing-9")


def test_two_that_fit_are_not_guessed_between() -> None:
    plan = Plan({}).put(Goal.of("a", tekst="X"))
    after = Plan({}).put(Goal.of("b", tekst="X"), Goal.of("c", tekst="X"))
    assert [one.renamed_to or one.renamed_from for one in diff(plan, after)] == ["", "", ""]


def test_a_rename_with_other_words_is_told_by_its_references_alone() -> None:
    plan = Plan({}).put(Goal.of("a", tekst="X", nr=1), Measure.of("t", tittel="T", maal=["a"]))
    same = Plan({}).put(Goal.of("b", tekst="X", nr=2), Measure.of("t", tittel="T", maal=["b"]))
    other = Plan({}).put(Goal.of("b", tekst="Y", nr=2), Measure.of("t", tittel="T", maal=["b"]))
    assert [one.renamed_to for one in diff(plan, same) if one.kind == REMOVED] == ["b"]
    assert [one.renamed_to for one in diff(plan, other) if one.kind == REMOVED] == [""]


def test_a_log_entry_whose_date_and_name_were_corrected_is_the_same_one() -> None:
    plan = Plan({}).put(LogEntry.of("2026-01-01-x", dato=date(2026, 1, 1), anledning="X"))
    after = Plan({}).put(LogEntry.of("2026-01-02-x", dato=date(2026, 1, 2), anledning="X"))
    assert [one.renamed_to for one in diff(plan, after) if one.kind == REMOVED] == ["2026-01-02-x"]


def test_minutes_that_came_are_one_change_with_their_items_in_it() -> None:
    minutes = Minutes.of("2026-11-24-m", dato=TODAY, tittel="Møte")
    items = [Item.of(f"2026-11-24-m/{name}", spoersmaal=name, nr=number) for number, name in enumerate("ba", 1)]
    (found,) = diff(PLAN, apply(PLAN, Add((minutes, *items))))
    assert (found.place.table, found.kind, found.fields) == ("referat", ADDED, ())
    assert [one.key for one in found.items] == ["2026-11-24-m/b", "2026-11-24-m/a"]


def test_an_item_that_changed_is_a_change_of_its_own() -> None:
    place = Place("sak", "2025-08-14-planleggingsdag/valg-av-maal")
    (found,) = diff(PLAN, apply(PLAN, Set(place, {"minutter": 60})))
    assert (found.place, found.kind, found.names) == (place, CHANGED, ["minutter"])


def test_a_table_without_keys_is_always_there() -> None:
    (found,) = diff(Plan({}), Plan({}).put(Introduction.of(tema="Lesing.")))
    assert (found.kind, found.names) == (CHANGED, ["tema"])


def test_changes_stand_in_the_order_of_the_format_then_number_then_key() -> None:
    places = [one.place for one in diff(Plan({}), PLAN)]
    ranks = [list(TABLES).index(place.table) for place in places]
    assert ranks == sorted(ranks)
    measures = [PLAN.of(Measure)[one.key].nr for one in places if one.table == "tiltak"]
    assert measures == sorted(measures)  # type: ignore[type-var]


def test_what_the_format_does_not_know_is_told_by_name() -> None:
    was, now = Head("", {"tittel": "X"}, {"farge": "blå"}), Head("", {"tittel": "X"}, {"farge": "rød"})
    (found,) = diff(Plan({"(top)": {"": was}}), Plan({"(top)": {"": now}}))
    assert found.names == ["farge"]
    unknown = [Plan({}, unknown={"plan.toml": {"budsjett": {"sum": number}}}) for number in (1, 2)]
    (table,) = diff(*unknown)
    assert (table.place.table, table.file, table.kind, table.names) == ("budsjett", "plan.toml", CHANGED, ["sum"])
    assert diff(unknown[0], Plan({}, unknown={"plan.toml": {"budsjett": {"sum": 1}}})) == ()


def test_the_same_said_in_another_way_is_no_change() -> None:
    """3 for 3.0, a flag that is false or left out, values of one date in another order."""
    pairs: list[tuple[Entity, Entity]] = [
        (Goal.of("a", maalverdi=3), Goal.of("a", maalverdi=3.0)),
        (
            Measure("t", {"aktiviteter": (Activity("", {"tekst": "x", "ferdig": False}),)}),
            Measure("t", {"aktiviteter": (Activity("", {"tekst": "x"}),)}),
        ),
    ]
    for one, other in pairs:
        assert diff(Plan({}).put(one), Plan({}).put(other)) == ()


class TestRecords:
    """Lists of records."""

    field: Any = Measure.aktiviteter

    def test_a_step_of_which_only_the_date_changed_is_the_same_step(self) -> None:
        was = Activity.of("", dato=date(2026, 9, 1), tekst="Økt 1")
        now = was.edit({"dato": date(2026, 9, 15)})
        other = Activity.of("", dato=date(2026, 9, 2), tekst="Økt 2")
        found = record_changes(Measure.own["aktiviteter"], (was, other), (other, now))  # type: ignore[arg-type]
        assert (found.removed, found.added) == ((), ())
        assert [part.path for one in found.changed for part in one.parts] == ["dato"]

    def test_in_doubt_a_step_was_removed_and_another_added(self) -> None:
        was = [Activity.of("", dato=date(2026, 9, day), tekst="Økt") for day in (1, 2)]
        now = [Activity.of("", dato=date(2026, 9, day), tekst="Økt") for day in (3, 4)]
        found = record_changes(Measure.own["aktiviteter"], tuple(was), tuple(now))  # type: ignore[arg-type]
        assert (len(found.removed), len(found.added), found.changed) == (2, 2, ())

    def test_a_list_that_stands_as_it_came_can_only_be_put_in_another_order(self) -> None:
        was = tuple(Resolution.of("", tekst=text) for text in "ab")
        found = record_changes(Item.own["vedtak"], was, was[::-1])  # type: ignore[arg-type]
        assert found == ((), (), (), True)

    def test_keys_are_a_set(self) -> None:
        assert member_changes(("a", "b"), ("b", "c")) == (("a",), ("c",))

    def test_a_figure_is_told_by_its_date(self) -> None:
        days = [date(2026, 1, 1), date(2026, 6, 1)]
        was = tuple(Value.of("", dato=day, verdi=1) for day in days)
        found = record_changes(Measure.own["aktiviteter"], was, (was[0], was[1].edit({"verdi": 2})))  # type: ignore[arg-type]
        assert [one.after.values["dato"] for one in found.changed] == [days[1]]


def test_many_edits_are_each_told() -> None:
    found = told(Many((
        Set(Place("tiltak", "skolevandring"), {"slutt": date(2027, 5, 21)}),
        Set(Place("tiltak", "elevpanel"), {"nr": 3}),
        Add((Measure.of("nytt", tittel="Nytt", nr=11),)),
    )))  # fmt: skip
    assert {place: (one.kind, one.names) for place, one in found.items()} == {
        ("tiltak", "skolevandring"): (CHANGED, ["slutt"]),
        ("tiltak", "elevpanel"): (CHANGED, ["nr"]),
        ("tiltak", "nytt"): (ADDED, []),
    }
