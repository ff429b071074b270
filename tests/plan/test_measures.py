"""«Forsinket» is computed, circles are found, and each role's load is told."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.plan.format import Activity, Measure, Period
from dekom_tui.plan.measures import (
    AGREED,
    ENDED,
    LATE,
    NOT_BEGUN,
    STEP,
    by_month,
    circles,
    coming,
    counts,
    followers,
    lateness,
    load,
    next_step,
    percent,
    remaining,
    state,
    too_early,
)
from dekom_tui.plan.model import Plan

from .sample import TODAY, sample

YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


def measure(key: str = "x", /, **values: object) -> Measure:
    return Measure.of(key, tittel=key, **values)


def plan(*measures: Measure) -> Plan:
    return Plan({"tiltak": {one.key: one for one in measures}})


def kinds(one: Measure) -> list[str]:
    return [late.kind for late in lateness(one, TODAY)]


@pytest.mark.parametrize("status", [None, "ikke startet"])
def test_one_that_has_not_begun_is_late_when_its_start_has_passed(status: str | None) -> None:
    assert kinds(measure(status=status, start=YESTERDAY)) == [NOT_BEGUN]


def test_one_under_way_is_not_late_for_its_start() -> None:
    assert kinds(measure(status="pågår", start=YESTERDAY)) == []


@pytest.mark.parametrize("status", ["ikke startet", "pågår"])
def test_one_whose_end_has_passed_is_late(status: str) -> None:
    assert kinds(measure(status=status, slutt=YESTERDAY)) == [ENDED]


def test_one_is_late_when_a_step_has_passed_undone() -> None:
    steps = (
        Activity.of(dato=YESTERDAY, tekst="Møte 1", ferdig=True),
        Activity.of(dato=YESTERDAY, tekst="Møte 2"),
        Activity.of(tekst="En gang"),
    )
    (late,) = lateness(measure(status="pågår", aktiviteter=steps), TODAY)
    assert (late.kind, late.step, late.days) == (STEP, steps[1], 1)


def test_one_is_late_when_it_ends_later_than_was_agreed() -> None:
    agreed = Period.of(start=YESTERDAY, slutt=TOMORROW)
    (late,) = lateness(measure(status="pågår", slutt=TOMORROW + timedelta(days=21), avtalt=agreed), TODAY)
    assert (late.kind, late.planned, late.days) == (AGREED, TOMORROW, 21)


def test_today_itself_is_not_late() -> None:
    steps = (Activity.of(dato=TODAY, tekst="Møte"),)
    assert kinds(measure(start=TODAY, slutt=TODAY, aktiviteter=steps, avtalt=Period.of(slutt=TODAY))) == []


@pytest.mark.parametrize("status", ["på vent", "fullført", "avbrutt"])
def test_one_on_hold_done_or_cancelled_is_never_late(status: str) -> None:
    one = measure(
        status=status, start=YESTERDAY, slutt=YESTERDAY, avtalt=Period.of(slutt=YESTERDAY - timedelta(days=9))
    )
    assert lateness(one, TODAY) == ()
    assert state(one, TODAY) == status


def test_the_gravest_reason_comes_first() -> None:
    one = measure(
        start=YESTERDAY - timedelta(days=9), slutt=YESTERDAY, avtalt=Period.of(slutt=YESTERDAY - timedelta(days=2)),
        aktiviteter=[Activity.of(dato=YESTERDAY, tekst="Møte")],
    )  # fmt: skip
    assert kinds(one) == [ENDED, NOT_BEGUN, STEP, AGREED]
    assert state(one, TODAY) == LATE


def test_the_sample_has_one_late_measure_as_the_sketches_show() -> None:
    assert counts(sample(), TODAY) == {
        "fullført": 2, "pågår": 4, "forsinket": 1, "på vent": 1, "ikke startet": 1, "avbrutt": 1,
    }  # fmt: skip
    (late,) = lateness(sample().of(Measure)["skolevandring"], TODAY)
    assert (late.kind, late.days) == (AGREED, 21)


def test_progress_is_what_is_written_else_what_the_steps_say() -> None:
    steps = [Activity.of(tekst="a", ferdig=True), Activity.of(tekst="b"), Activity.of(tekst="c")]
    assert percent(measure(fremdrift=40, aktiviteter=steps)) == 40
    assert percent(measure(aktiviteter=steps)) == 33
    assert percent(measure(status="fullført", aktiviteter=steps)) == 100
    assert percent(measure()) is None


def test_the_next_step_is_the_first_that_is_not_ticked_off() -> None:
    steps = [
        Activity.of(dato=date(2026, 12, 1), tekst="b"),
        Activity.of(tekst="c"),
        Activity.of(dato=date(2026, 11, 1), tekst="a", ferdig=True),
    ]
    one = measure(status="pågår", aktiviteter=steps)
    assert [step.tekst for step in remaining(one)] == ["b", "c"]
    assert next_step(one) == steps[0]
    assert next_step(one.edit({"status": "avbrutt"})) is None


def test_one_starts_too_early_when_it_does_not_start_after_what_it_follows() -> None:
    first = measure("a", slutt=TODAY)
    for start, early in [(YESTERDAY, [first]), (TODAY, [first]), (TOMORROW, [])]:
        second = measure("b", start=start, etter=["a", "gone"])
        assert list(too_early(plan(first, second), second)) == early
    assert [one.key for one in followers(plan(first, measure("b", etter=["a"])), "a")] == ["b"]


def test_circles_are_told_from_the_first_that_people_see() -> None:
    found = circles(
        plan(
            measure("a", nr=2, etter=["b"]),
            measure("b", nr=1, etter=["c"]),
            measure("c", nr=3, etter=["a"]),
            measure("d", nr=4, etter=["d"]),
            measure("e", nr=5, etter=["a", "gone"]),
        )
    )
    assert found == (("b", "c", "a"), ("d",))


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_a_measure_is_in_a_circle_exactly_when_it_can_be_reached_from_itself(pairs: list[tuple[int, int]]) -> None:
    waits: dict[str, set[str]] = {str(one): set() for one in range(8)}
    for one, other in pairs:
        waits[str(one)].add(str(other))
    found = circles(plan(*(measure(key, etter=sorted(others)) for key, others in waits.items())))

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        trail = list(waits[start])
        while trail:
            key = trail.pop()
            if key not in seen:
                seen.add(key)
                trail.extend(waits[key])
        return seen

    members = [key for circle in found for key in circle]
    assert sorted(members) == sorted(key for key in waits if key in reached(key))
    assert len(members) == len(set(members))


@pytest.mark.parametrize("closed", [True, False], ids=["ring", "chain"])
def test_ten_thousand_measures_in_a_row_are_walked_at_once(closed: bool) -> None:
    count = 10_000
    measures = {
        f"m{at}": Measure(f"m{at}", {"etter": (f"m{(at + 1) % count}",)} if closed or at + 1 < count else {})
        for at in range(count)
    }
    began = process_time()
    assert [len(circle) for circle in circles(Plan({"tiltak": measures}))] == ([count] if closed else [])
    assert process_time() - began < 2


def test_a_role_stands_for_measures_and_for_steps_in_others() -> None:
    """As the sketch of the roles says of the rektor: two measures, eight steps left."""
    by_role = {one.role: one for one in load(sample())}
    rektor = by_role["Rektor"]
    assert [one.key for one in rektor.measures] == ["planleggingsdager-august", "midtveisrevisjon"]
    assert len(rektor.open_steps) == 8
    months = by_month(rektor.open_steps)
    assert [month.month for month in months] == [12, 1, 2, 3, 5, 6]
    assert [step.activity.tekst for step in months[date(2026, 12, 1)]] == ["Runde 3, 15 økter"]


def test_what_comes_is_told_by_date_without_what_was_stopped() -> None:
    found = coming(sample(), TODAY, date(2026, 12, 31))
    assert [step.activity.tekst for step in found] == [
        "Økt 3: fagord i samtalen", "Sirkel 2, 2026–27", "Møte 9: valg av tema i en fagøkt", "Runde 3, 15 økter",
    ]  # fmt: skip
    assert found[0].responsible == "Ressurslærer lesing"
