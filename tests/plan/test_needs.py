"""What needs people now is ranked, and leads to where it is mended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dekom_tui.plan.format import Activity, Finding, Goal, Head, LogEntry, Measure, Situation
from dekom_tui.plan.model import Plan, Settings
from dekom_tui.plan.needs import all_answers, answers, needs

from .sample import TODAY, sample


def lines(plan: Plan, today: date = TODAY) -> list[tuple[str, str]]:
    """The list without what a plan without texts has not answered."""
    return [(one.kind, one.key) for one in needs(plan, today) if one.kind != "unanswered"]


def test_the_sample_needs_what_the_overview_shows() -> None:
    late, due, finding, evaluation, unanswered = needs(sample(), TODAY)
    assert (late.kind, late.key, late.late[0].days) == ("late-measure", "5", 21)
    assert late.measure is not None
    assert late.measure.key == "skolevandring"
    assert due.goal is not None
    assert due.standing is not None
    assert (due.kind, due.key, due.goal.key, due.days, due.standing.left) == ("goal-due", "3", "lesing-9", 21, 1)
    assert finding.finding is not None
    assert (finding.kind, finding.key, finding.finding.sikkerhet) == ("finding-without-goal", "R", "usikre")
    assert (evaluation.kind, evaluation.key, len(evaluation.measures)) == ("not-evaluated", "L", 3)
    assert (unanswered.kind, unanswered.key, len(unanswered.questions)) == ("unanswered", "2", 2)
    assert all(one.own for one in unanswered.questions)


def test_the_sample_has_answered_as_the_sketches_count() -> None:
    assert {section: (one.answered, one.total) for section, one in all_answers(sample()).items()} == {
        "innledning": (8, 8), "situasjon": (3, 4), "maal": (0, 0), "analyse": (3, 3), "tiltak": (0, 0),
        "organisering": (3, 3), "tegn": (3, 4),
    }  # fmt: skip


def test_own_questions_count_among_a_sections_answers() -> None:
    settings = Settings(maler={"situasjon": {"fravaer": "Hva forteller fraværet?"}})
    plan = Plan({"situasjon": {"": Situation.of("", fravaer="Lite.", annet="Noe.")}}, settings)
    found = answers(plan, "situasjon")
    assert (found.answered, found.total, [one.field for one in found.missing]) == (2, 4, ["resultater", "stemmer"])


def test_an_empty_plan_is_asked_for_its_answers_from_the_first_section_on() -> None:
    (unanswered,) = needs(Plan({}), TODAY)
    assert (unanswered.key, len(unanswered.questions)) == ("1", 20)


def test_late_measures_stand_by_gravity_then_by_days() -> None:
    def late(key: str, **values: object) -> Measure:
        return Measure.of(key, tittel=key, maal=["m"], status="pågår", **values)

    step = Activity.of(dato=TODAY - timedelta(days=99), tekst="Møte")
    measures = (
        late("step", aktiviteter=[step]),
        late("ended-lately", slutt=TODAY - timedelta(days=2)),
        late("ended-long-ago", slutt=TODAY - timedelta(days=50)),
    )
    plan = Plan({"tiltak": {one.key: one for one in measures}, "maal": {"m": Goal.of("m", tekst="Mål", funn=["f"])}})
    found = [one.measure.key for one in needs(plan, TODAY) if one.measure is not None]
    assert found == ["ended-long-ago", "ended-lately", "step"]


@pytest.mark.parametrize(
    ("days", "found"),
    [(31, []), (30, [("goal-due", "3")]), (0, [("goal-due", "3")]), (-1, [("goal-due", "L")])],
)
def test_a_goal_is_due_from_thirty_days_before_until_it_is_judged(days: int, found: list[tuple[str, str]]) -> None:
    due = TODAY + timedelta(days=days)
    plan = Plan(
        {
            "maal": {"m": Goal.of("m", tekst="Mål", funn=["f"], frist=due)},
            "tiltak": {"t": Measure.of("t", tittel="Tiltak", maal=["m"])},
        }
    )
    assert lines(plan) == found
    assert lines(plan.put(LogEntry.of("l", dato=due, maal=["m"]))) == []


def test_a_revision_date_that_has_passed_needs_a_new_one() -> None:
    plan = Plan({"(top)": {"": Head.of("", neste_revisjon=TODAY)}})
    assert lines(plan) == []
    assert lines(plan, TODAY + timedelta(days=1)) == [("revision", "1")]


def test_loose_ends_of_the_thread_lead_to_it() -> None:
    plan = Plan(
        {
            "funn": {"f": Finding.of("f", tekst="Funn")},
            "maal": {"m": Goal.of("m", tekst="Mål")},
            "tiltak": {key: Measure.of(key, tittel=key, status="fullført") for key in "ab"},
        }
    )
    assert lines(plan) == [
        ("finding-without-goal", "R"), ("goal-without-measure", "R"), ("measures-without-goal", "R"),
        ("not-evaluated", "L"),
    ]  # fmt: skip
