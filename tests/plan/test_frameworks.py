"""The framework conditions are judged from the registers."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.format import Anchoring, Arena, Goal, Initiative, Measure, Voice
from dekom_tui.plan.frameworks import WANTED_PARTIES, anchored, collective, conditions, student_voice, whole
from dekom_tui.plan.model import Plan

from .sample import TODAY, sample


def test_the_sample_supports_all_four_as_the_overview_shows() -> None:
    found = conditions(sample(), TODAY)
    assert [one.supported for one in found] == [True] * 4
    assert (len(found.skolebasert.school_based), len(found.skolebasert.other)) == (7, 2)
    assert (len(found.forankret.present), len(found.forankret.entries)) == (5, 10)
    assert found.forankret.entries[0].dato == date(2026, 11, 17)
    assert (len(found.helhetlig.goals), len(found.helhetlig.measures), found.helhetlig.loose) == (4, 10, ())
    assert [one.navn for one in found.helhetlig.ended_initiatives] == ["Vurderingspraksis", "Digital skole"]
    assert [one.key for one in found.helhetlig.cancelled] == ["lesekvarter"]
    assert len(found.elevstemmen.entries) == len(found.elevstemmen.led_on) == 5
    assert all(one.text for one in found)


def test_an_empty_plan_supports_none() -> None:
    found = conditions(Plan({}), TODAY)
    assert [one.supported for one in found] == [False] * 4
    assert [one.text for one in found] == [None] * 4
    assert found.forankret.missing == WANTED_PARTIES
    assert found.elevstemmen.missing == ("planlegging", "gjennomføring", "evaluering")


@pytest.mark.parametrize(
    ("sku", "status", "supported"), [(True, "pågår", True), (False, "pågår", False), (True, "avbrutt", False)]
)
def test_collective_takes_a_living_measure_in_an_arena_that_is_school_based(
    sku: bool, status: str, supported: bool
) -> None:
    arena = Arena.of("team", navn="Teamtid", sku=sku)
    measure = Measure.of("t", tittel="Tiltak", arena="team", status=status)
    found = collective(Plan({"arena": {"team": arena}, "tiltak": {"t": measure}}))
    assert found.supported is supported


def test_partners_are_not_wanted_among_the_parties() -> None:
    entries = {
        party: Anchoring.of(party, hvem=party, parter=[party], dato=date(2026, 1, 1)) for party in WANTED_PARTIES
    }
    assert anchored(Plan({"forankring": entries})).supported
    assert "partnere" not in WANTED_PARTIES


def test_entries_stand_newest_first_and_those_without_a_date_last() -> None:
    entries = {
        key: Anchoring.of(key, hvem=key, parter=["elever"], dato=day)
        for key, day in [("a", None), ("b", date(2025, 1, 1)), ("c", date(2026, 1, 1))]
    }
    found = anchored(Plan({"forankring": entries}))
    assert [one.key for one in found.parties["elever"]] == ["c", "b", "a"]


@pytest.mark.parametrize(("goals", "supported"), [(0, False), (1, True), (5, True), (6, False)])
def test_few_goals_are_one_to_five(goals: int, supported: bool) -> None:
    plan = Plan({"maal": {str(at): Goal.of(str(at), tekst="Mål") for at in range(goals)}})
    assert whole(plan, TODAY).supported is supported


@pytest.mark.parametrize(("status", "supported"), [("pågår", False), ("avbrutt", True)])
def test_a_living_measure_without_a_goal_fragments_the_plan(status: str, supported: bool) -> None:
    measure = Measure.of("t", tittel="Tiltak", status=status)
    plan = Plan({"maal": {"m": Goal.of("m", tekst="Mål")}, "tiltak": {"t": measure}})
    assert whole(plan, TODAY).supported is supported


def test_an_initiative_has_ended_when_its_last_day_has_passed() -> None:
    initiative = Initiative.of("s", navn="Satsing", til=TODAY)
    plan = Plan({"satsing": {"s": initiative}})
    assert whole(plan, TODAY).ended_initiatives == ()
    assert whole(plan, date(2026, 11, 25)).ended_initiatives == (initiative,)


def test_a_voice_without_a_phase_counts_but_supports_no_phase() -> None:
    found = student_voice(Plan({"elevstemme": {"e": Voice.of("e", hvem="Elevråd", foerte_til="Noe")}}))
    assert found.missing == ("planlegging", "gjennomføring", "evaluering")
    assert len(found.entries) == len(found.led_on) == 1
