"""Where a goal's figure stands, how near its due date is, and whether it was judged."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dekom_tui.plan.format import Goal, Indicator, LogEntry, Value
from dekom_tui.plan.goals import days_left, not_evaluated, standing, verdict
from dekom_tui.plan.model import Plan

from .sample import TODAY, sample


def test_the_sample_stands_as_the_sketches_show() -> None:
    plan = sample()
    reading = standing(plan, plan.of(Goal)["lesing-9"])
    assert reading.now is not None
    assert (reading.start, reading.now.verdi, reading.target, reading.left) == (29, 21, 20, 1)
    assert reading.now.foreloepig
    assert reading.falling
    assert standing(plan, plan.of(Goal)["medvirkning"]).left == pytest.approx(0.3)
    assert days_left(plan.of(Goal)["lesing-9"], TODAY) == 21


@pytest.mark.parametrize(
    ("start", "now", "target", "left", "share"),
    [(6, 17, 22, 5, 11 / 16), (29, 20, 20, 0, 1), (29, 15, 20, 0, 1), (6, 3, 22, 19, 0), (5, 5, 5, 0, None)],
)
def test_the_way_to_the_target_is_told(
    start: float, now: float, target: float, left: float, share: float | None
) -> None:
    goal = Goal.of("m", tekst="Mål", indikator="i", utgangsverdi=start, maalverdi=target)
    indicator = Indicator.of("i", navn="Tall", verdier=[Value.of(dato=TODAY, verdi=now)])
    reading = standing(Plan({"indikator": {"i": indicator}}), goal)
    assert reading.left == left
    assert reading.share == (pytest.approx(share) if share is not None else None)


def test_a_goal_without_figures_stands_nowhere() -> None:
    reading = standing(Plan({}), Goal.of("m", tekst="Mål", indikator="gone"))
    assert (reading.indicator, reading.now, reading.left, reading.share) == (None, None, None, None)
    assert days_left(Goal.of("m", tekst="Mål"), TODAY) is None


def test_the_newest_value_counts_and_one_without_a_value_does_not() -> None:
    values = [Value.of(dato=TODAY, verdi=3), Value.of(dato=TODAY - timedelta(days=9), verdi=2), Value.of(verdi=9)]
    indicator = Indicator.of("i", navn="Tall", verdier=[*values, Value.of(dato=TODAY + timedelta(days=1))])
    found = standing(Plan({"indikator": {"i": indicator}}), Goal.of("m", tekst="Mål", indikator="i")).now
    assert found is not None
    assert found.verdi == 3


@pytest.mark.parametrize(("entry", "judged"), [(date(2026, 11, 9), False), (date(2026, 11, 10), True)])
def test_a_verdict_is_an_entry_on_or_after_the_due_date(entry: date, judged: bool) -> None:
    goal = Goal.of("m", tekst="Mål", frist=date(2026, 11, 10))
    log = {"e": LogEntry.of("e", dato=entry, maal=["m"])}
    plan = Plan({"maal": {"m": goal}, "logg": log})
    assert (verdict(plan, goal) is not None) is judged
    assert not_evaluated(plan, goal, date(2026, 11, 11)) is not judged


def test_a_goal_is_not_judged_too_late_on_its_due_date_itself() -> None:
    goal = Goal.of("m", tekst="Mål", frist=TODAY)
    assert not not_evaluated(Plan({"maal": {"m": goal}}), goal, TODAY)
    assert not not_evaluated(Plan({}), Goal.of("m", tekst="Mål"), TODAY)
    assert verdict(Plan({}), Goal.of("m", tekst="Mål")) is None
