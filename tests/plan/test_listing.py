"""Measures sorted and filtered, as data."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.format import Activity, Goal, Measure
from dekom_tui.plan.listing import BY_END, BY_NUMBER, BY_START, EVERYTHING, ORDERS, Choice, Filter, choices, listed
from dekom_tui.plan.measures import LATE, NOT_STARTED, STATES, UNDER_WAY
from dekom_tui.plan.model import Plan

TODAY = date(2026, 11, 24)


def plan_of(*measures: Measure) -> Plan:
    goals = (Goal.of("lesing", tekst="Lesing", nr=1), Goal.of("samtale", tekst="Samtale", nr=2))
    return Plan({}).put(*goals, *measures)


LATE_ONE = Measure.of(
    "a", nr=1, tittel="A", slutt=date(2026, 11, 1), status="pågår", maal=["lesing"], ansvarlig="Rektor"
)
OPEN_ONE = Measure.of("b", nr=2, tittel="B", start=date(2025, 8, 1), slutt=date(2027, 1, 1), status="pågår")
STEP_OF_REKTOR = Measure.of(
    "c",
    nr=3,
    tittel="C",
    start=date(2026, 12, 1),
    ansvarlig="Teamledere",
    maal=["lesing", "samtale"],
    aktiviteter=[Activity.of(tekst="Runde 1", ansvarlig="Rektor")],
)
PLAN = plan_of(LATE_ONE, OPEN_ONE, STEP_OF_REKTOR)


def keys(*, shown: Filter = EVERYTHING, order: str = BY_NUMBER, plan: Plan = PLAN) -> list[str]:
    return [one.key for one in listed(plan, TODAY, shown, order)]


def test_without_a_filter_all_stand_by_number() -> None:
    assert keys() == ["a", "b", "c"]


def test_what_has_no_date_stands_last() -> None:
    assert keys(order=BY_START) == ["b", "c", "a"]
    assert keys(order=BY_END) == ["a", "b", "c"]


def test_late_is_a_state_to_filter_by() -> None:
    assert keys(shown=Filter(state=LATE)) == ["a"]
    assert keys(shown=Filter(state=UNDER_WAY)) == ["b"]
    assert keys(shown=Filter(state=NOT_STARTED)) == ["c"]


def test_a_role_has_the_measures_in_which_it_stands_for_a_step() -> None:
    assert keys(shown=Filter(role="Rektor")) == ["a", "c"]


def test_every_part_of_a_filter_must_fit() -> None:
    assert keys(shown=Filter(role="Rektor", goal="samtale")) == ["c"]
    assert keys(shown=Filter(state=LATE, goal="samtale")) == []


def test_the_choices_are_what_some_measure_has_with_how_many_do() -> None:
    assert choices(PLAN, TODAY) == (
        Choice("state", UNDER_WAY, 1),
        Choice("state", LATE, 1),
        Choice("state", NOT_STARTED, 1),
        Choice("role", "Rektor", 2),
        Choice("role", "Teamledere", 1),
        Choice("goal", "lesing", 2),
        Choice("goal", "samtale", 1),
    )


def test_a_choice_taken_twice_is_off_again() -> None:
    late = Choice("state", LATE, 1)
    shown = late.toggled(Filter(role="Rektor"))
    assert shown == Filter(state=LATE, role="Rektor")
    assert late.among(shown)
    assert late.toggled(shown) == Filter(role="Rektor")


days = st.none() | st.dates(date(2025, 1, 1), date(2028, 1, 1))
states = st.sampled_from([None, "pågår", "fullført"])


@given(
    st.lists(st.tuples(st.none() | st.integers(1, 9), days, days, states), max_size=12),
    st.sampled_from(ORDERS),
)
def test_sorting_loses_nothing_and_every_choice_counts_what_it_shows(
    drawn: list[tuple[int | None, date | None, date | None, str | None]], order: str
) -> None:
    plan = plan_of(
        *(
            Measure.of(f"m{i}").edit({"tittel": f"M{i}", "nr": nr, "start": start, "slutt": end, "status": status})
            for i, (nr, start, end, status) in enumerate(drawn)
        )
    )
    found = listed(plan, TODAY, EVERYTHING, order)
    assert sorted(one.key for one in found) == sorted(plan.of(Measure))
    for choice in choices(plan, TODAY):
        assert len(listed(plan, TODAY, choice.toggled(EVERYTHING), order)) == choice.number
    assert {one.value for one in choices(plan, TODAY) if one.part == "state"} <= set(STATES)
