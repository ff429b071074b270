"""Merging random plans against an oracle that knows nothing of how it is done.

The oracle looks at each cell alone: a field of an entity, a member of a list, a record under its identity. A cell that
one side changed has that side's value in the result, one that both changed alike has it once, and one that they changed
differently is a conflict.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Activity, Goal, Indicator, Introduction, LogEntry, Measure, Value
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.merge import Conflict, merge, put

days = st.sampled_from([date(2026, 9, day) for day in (1, 2, 3)])
numbers = st.integers(1, 3)
words = st.sampled_from("abc")
keys = st.lists(words, unique=True)


def fields(**some: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=some)


values_of = st.lists(
    st.builds(lambda day, number: Value.of("", dato=day, verdi=number), days, numbers), unique_by=Entity.mark
)
steps = st.lists(
    st.builds(
        lambda day, text, who: Activity.of("", dato=day, tekst=text, ansvarlig=who), days, words, st.none() | words
    ),
    max_size=3,
)
entities = {
    "tiltak": (Measure, fields(nr=numbers, tittel=words, maal=keys, etter=keys, merknad=words)),
    "maal": (Goal, fields(nr=numbers, frist=days, **{"vedtak.for": numbers, "vedtak.mot": numbers})),
    "indikator": (Indicator, fields(navn=words, verdier=values_of)),
    "logg": (LogEntry, fields(kilde=words, maal=keys)),
    "innledning": (Introduction, fields(tema=words, bakgrunn=words)),
}


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    found: list[Entity] = []
    for kind, some in entities.values():
        for key in draw(st.sets(words)) if kind.keyed else [""]:
            found.append(kind.of(key, **{name: one or None for name, one in draw(some).items()}))
    return Plan({}).put(*found)


def cells(plan: Plan) -> dict[tuple[Any, ...], Any]:
    """Every cell of a plan: a key that is there, a field's value, a member of a list, a record's value."""
    found: dict[tuple[Any, ...], Any] = {}
    for place, entity in plan.places():
        if entity.keyed:
            found[place, ""] = True
        for path, value in entity:
            if path in ("maal", "etter"):
                found.update({(place, path, member): True for member in value})
            elif path == "verdier":
                found.update({(place, path, record.mark()): record.verdi for record in value})
            else:
                found[place, path] = value
    return found


def three_way(
    base: Mapping[Any, Any], ours: Mapping[Any, Any], theirs: Mapping[Any, Any]
) -> tuple[dict[Any, Any], set[Any]]:
    """What each cell should hold with ours at conflicts, and the cells that are disputed."""
    result, disputed = {}, set()
    for one in {*base, *ours, *theirs}:
        was, mine, other = base.get(one), ours.get(one), theirs.get(one)
        result[one] = other if was == mine else mine
        if mine != other and was not in (mine, other):
            disputed.add(one)
    return {one: value for one, value in result.items() if value is not None}, disputed


def whole(base: Plan, ours: Plan, theirs: Plan) -> set[Place]:
    """The entities that are disputed as a whole: gone here and changed there, or two log entries of one name."""
    found = set()
    for place in {place for plan in (base, ours, theirs) for place, entity in plan.places() if entity.keyed}:
        was, mine, other = base.at(place), ours.at(place), theirs.at(place)
        gone = mine is None or other is None or (was is None and place.table == "logg")
        if gone and mine != other and mine != was and other != was:
            found.add(place)
    return found


@settings(max_examples=400, deadline=None)
@given(plans(), plans(), plans())
def test_what_each_side_did_is_there_or_is_a_conflict_and_nothing_else(base: Plan, ours: Plan, theirs: Plan) -> None:
    merged = merge(base, ours, theirs)
    wholes = whole(base, ours, theirs)
    expected, disputed = three_way(cells(base), cells(ours), cells(theirs))
    # Of an entity that one side removed untouched, or that is disputed, no cell is merged alone.
    for place in {place for plan in (base, ours, theirs) for place, _entity in plan.places()}:
        sides = [plan.at(place) for plan in (base, ours, theirs)]
        if place in wholes or (place.key and None in sides[1:]):
            taken = ours if place in wholes or base.at(place) != ours.at(place) else theirs
            expected = {one: value for one, value in expected.items() if one[0] != place}
            expected |= {one: value for one, value in cells(taken).items() if one[0] == place}
            disputed = {one for one in disputed if one[0] != place}
    assert cells(merged.plan) == expected
    assert {one.place for one in merged.conflicts if not one.field} == wholes
    told = {(one.place, one.field, *([one.record] if one.record else [])) for one in merged.conflicts if one.field}
    assert told == disputed


@settings(max_examples=200, deadline=None)
@given(plans(), plans(), plans())
def test_merging_is_commutative_but_for_ours_first(base: Plan, ours: Plan, theirs: Plan) -> None:
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert one.plan == other.theirs
    assert one.base == other.base
    assert {conflict.where for conflict in one.conflicts} == {conflict.where for conflict in other.conflicts}


@given(plans(), plans())
def test_merging_with_itself_or_with_no_change_is_nothing(base: Plan, ours: Plan) -> None:
    for merged in (merge(base, ours, ours), merge(base, ours, base), merge(base, base, ours)):
        assert merged.plan == ours
        assert merged.conflicts == ()


@settings(max_examples=200, deadline=None)
@given(plans(), plans(), plans())
def test_a_conflict_can_wait_and_then_be_settled_either_way(base: Plan, ours: Plan, theirs: Plan) -> None:
    merged = merge(base, ours, theirs)
    again = merge(merged.base, merged.plan, merged.theirs)
    assert again.plan == merged.plan
    assert again.theirs == merged.theirs
    assert set(map(told, again.conflicts)) == set(map(told, merged.conflicts))
    plan = merged.plan
    for conflict in merged.conflicts:
        plan = put(plan, conflict, conflict.ours, conflict.theirs)
    assert plan == merged.theirs


def told(conflict: Conflict) -> object:
    return (*conflict.where, repr(conflict.ours), repr(conflict.theirs))


@settings(max_examples=500, deadline=None)
@given(steps, steps, steps)
def test_no_step_is_lost_or_made_up(base: list[Activity], ours: list[Activity], theirs: list[Activity]) -> None:
    """Without a conflict every step of the result has parts that a side gave it; what a side added is there."""
    sides = [Plan({}).put(Measure.of("x", tittel="X", aktiviteter=one or None)) for one in (base, ours, theirs)]
    merged = merge(*sides)
    other = merge(sides[0], sides[2], sides[1])
    assert len(merged.conflicts) == len(other.conflicts)
    found = merged.plan.of(Measure)["x"].aktiviteter
    assert list(found) == sorted(found, key=lambda one: (one.dato, one.tekst))
    known = {(path, value) for side in (base, ours, theirs) for one in side for path, value in one}
    assert all(part in known for one in found for part in one)
    if not merged.conflicts:
        added = max(len(base), len(ours), len(theirs))
        assert len(found) <= added + len(base) + max(len(ours), len(theirs))
        for side in (ours, theirs):
            dated = {one.mark() for one in side} - {one.mark() for one in base}
            partly = {part for one in found for part in one.mark()}
            assert all(any(part in partly for part in mark) for mark in dated)
