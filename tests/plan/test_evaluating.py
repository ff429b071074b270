"""The log as a thread, and what has not been evaluated."""

from __future__ import annotations

from datetime import date

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.evaluating import (
    EVERYTHING,
    STOPPED,
    TOOK_OVER,
    VOICE,
    Filter,
    Missing,
    choices,
    coming,
    known_of,
    last_day,
    led_to,
    missing,
    next_evaluation,
    shown_of,
    thread_of,
    voices,
    with_pupils,
)
from dekom_tui.plan.format import Goal, Head, LogEntry, Measure, Voice
from dekom_tui.plan.model import Place, Plan
from tests.plan.sample import sample

TODAY = date(2026, 11, 24)


def plan_of(*entities: Entity) -> Plan:
    """A plan with these entities."""
    return Plan({}).put(*entities)


def test_the_thread_is_newest_first_and_holds_the_voices_that_belong_to_no_entry() -> None:
    thread = thread_of(sample())
    days = [one.dato for one in thread if one.dato is not None]
    assert days == sorted(days, reverse=True)
    assert [one.key for one in thread if isinstance(one, Voice)] == ["2025-08-14-to-elever", "2025-05-20-elevraad"]
    assert len(thread) == 10


def test_a_voice_of_the_day_of_an_entry_with_pupils_belongs_to_it() -> None:
    found = voices(sample())["2026-05-19-team-8-10-og-elevpanel"]
    assert [one.key for one in found] == ["2026-05-19-tolv-elever"]


def test_an_entry_without_a_date_stands_last() -> None:
    january, february = (LogEntry.of(key, dato=date(2026, month, 1)) for key, month in (("a", 1), ("b", 2)))
    plan = plan_of(LogEntry.of("uten"), january, february)
    assert [one.key for one in thread_of(plan)] == ["b", "a", "uten"]


def test_pupils_are_known_by_who_took_part_not_by_surveys_about_them() -> None:
    plan = plan_of(
        LogEntry.of("a", anledning="Elevpanel"),
        LogEntry.of("b", deltakere="Teamet og 12 elever"),
        LogEntry.of("c", anledning="Gjennomgang av Elevundersøkelsen", deltakere="29 ansatte"),
    )
    assert [with_pupils(plan, plan.of(LogEntry)[key]) for key in "abc"] == [True, True, False]


def test_a_filter_admits_what_fits_every_part() -> None:
    plan = sample()
    assert shown_of(plan, EVERYTHING) == thread_of(plan)
    stopped = shown_of(plan, Filter(decision="avsluttes", goal="lesing-9"))
    assert [one.key for one in stopped] == ["2026-05-19-team-8-10-og-elevpanel"]
    assert not shown_of(plan, Filter(decision="avsluttes", goal="medvirkning"))
    assert len(shown_of(plan, Filter(decision=VOICE))) == 6


def test_every_choice_shows_as_many_as_it_counts() -> None:
    plan = sample()
    for choice in choices(plan):
        assert len(shown_of(plan, choice.toggled(EVERYTHING))) == choice.number
        assert choice.among(choice.toggled(EVERYTHING))
        assert choice.toggled(choice.toggled(EVERYTHING)) == EVERYTHING


def test_a_decision_is_followed_to_what_it_led_to() -> None:
    plan = sample()
    found = led_to(plan, plan.of(LogEntry)["2026-05-19-team-8-10-og-elevpanel"])
    assert [(one.kind, one.measure.nr, one.day) for one in found] == [
        (STOPPED, 6, date(2026, 5, 22)),
        (TOOK_OVER, 9, date(2026, 9, 8)),
    ]


def test_what_is_not_evaluated_is_measures_goals_past_due_and_questions_nobody_answered() -> None:
    assert [one.place.key for one in missing(sample(), TODAY)] == [
        "planleggingsdager-august",
        "samlinger-med-up2",
        "erfaringsdeling-med-naboskolen",
    ]
    plan = plan_of(
        Goal.of("maal", frist=date(2026, 1, 1)), LogEntry.of("a", dato=date(2025, 1, 1), maal=["maal"], lykkes="Alt.")
    )
    assert missing(plan, TODAY) == (
        Missing(Place("maal", "maal")),
        Missing(Place("tegn"), "mindre_vellykket"),
        Missing(Place("tegn"), "hvorfor"),
    )


def test_the_next_evaluation_is_the_first_of_the_goals_due_dates_and_the_revision() -> None:
    revision = Head.of(neste_revisjon=date(2027, 3, 1))
    near, far = Goal.of("naer", frist=date(2027, 1, 1)), Goal.of("fjern", frist=date(2027, 6, 1))
    both = Measure.of("begge", maal=["fjern", "naer"])
    late = Measure.of("sen", maal=["fjern"])
    plan = plan_of(revision, near, far, both, late)
    assert next_evaluation(plan, both, TODAY) == (date(2027, 1, 1), near)
    assert next_evaluation(plan, late, TODAY) == (date(2027, 3, 1), None)
    assert next_evaluation(plan, late, date(2028, 1, 1)) is None
    assert [(one.day, [each.key for each in one.measures]) for one in coming(plan, TODAY)] == [
        (date(2027, 1, 1), ["begge"]),
        (date(2027, 3, 1), ["sen"]),
    ]


def test_what_is_known_of_a_measure_a_goal_and_an_arena_is_filled_in() -> None:
    plan = sample()
    of_measure = known_of(plan, Place("tiltak", "erfaringsdeling-med-naboskolen"))
    assert of_measure["maal"] == ("laeringssirkler",)
    assert of_measure["anledning"] == "Nettverksmøte"
    assert "elevpanel" in str(known_of(plan, Place("maal", "medvirkning"))["tiltak"])
    assert known_of(plan, Place("arena", "nettverksmoete"))["tiltak"] == ("erfaringsdeling-med-naboskolen",)
    assert known_of(plan, Place("tiltak", "finnes-ikke")) == {}


def test_the_last_day_is_none_that_is_to_come() -> None:
    plan = plan_of(LogEntry.of("a", dato=date(2026, 1, 1)), LogEntry.of("b", dato=date(2027, 1, 1)))
    assert last_day(plan, TODAY) == date(2026, 1, 1)
    assert last_day(plan_of(), TODAY) is None
