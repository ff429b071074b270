"""A text that looks like it names a person is told, and one that names a school, a place or a role is not."""

from __future__ import annotations

import pytest

from dekom_tui.plan.format import Activity, Head, LogEntry, Measure, Minutes, Partner
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.rules.privacy import check

from ..sample import sample

HEAD = Head.of("", tittel="Plan", skole="Olav Duun skole", skoleeier="Innervatn kommune")


def names(text: str, field: str = "merknad") -> list[str]:
    plan = Plan({}).put(HEAD, Measure.of("t", tittel="Tiltak", **{field: text}))
    return [one.params["name"] for one in check(plan)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kari Nordmann følger opp.", "Kari Nordmann"),
        ("Vi ber Ola Vik Hansen om hjelp", "Ola Vik Hansen"),
        ("Møtet med rektor Hansen er flyttet.", "rektor Hansen"),
        ("Rektor (Hansen) kommer.", "Rektor (Hansen)".replace("(", "").replace(")", "")),
        ("Sammen med Anne-Marie Moe", "Anne-Marie Moe"),
        ("Elev Ida sa det", "Elev Ida"),
        ("Jan Berg leder", "Jan Berg"),
        ("Ring Maajja Steinfjell", "Maajja Steinfjell"),
    ],
)
def test_names_are_seen(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Storhaugli skole og Indre Fosen kommune",
        "Besøk ved Olav Duun skole",
        "Vi reiser til Ole Vig videregående skole",
        "Per 17. november er alt klart. Per Uke",
        "Endre Planen i tide. Finn Elevene.",
        "Nord Universitet og Trygt Skolemiljø",
        "Ekstern Vurdering av Klassen og Prosessen",
        "Hans Bok",
        "Kari sa det",
        "FAU og SFO, Rektor og Teamledere",
        "Kari, Ola",
    ],
)
def test_schools_places_roles_and_everyday_words_are_not(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"), [("Kari", "Kari"), ("Elevrådskontakt (Siv)", "Siv"), ("Teamleder og Jørn", "Jørn")]
)
def test_where_a_role_should_stand_a_given_name_is_enough(text: str, name: str) -> None:
    assert names(text, "ansvarlig") == [name]


@pytest.mark.parametrize(
    "role", ["Rektor", "Teamleder 8.–10. trinn", "Koordinator i nettverket", "UP1 / utviklingsgruppa"]
)
def test_a_role_is_no_name(role: str) -> None:
    assert names(role, "ansvarlig") == []


def test_a_record_is_told_by_its_mark_and_a_text_once() -> None:
    step = Activity.of(tekst="Kari Nordmann og Ola Nordmann holder økta", ansvarlig="Ola")
    plan = Plan({}).put(Measure.of("t", tittel="Tiltak", aktiviteter=[step]))
    assert [(one.place, one.field, one.part, one.params["mark"]) for one in check(plan)] == [
        (Place("tiltak", "t"), "aktiviteter", "tekst", step.mark()),
        (Place("tiltak", "t"), "aktiviteter", "ansvarlig", step.mark()),
    ]


def test_log_and_minutes_are_looked_at_too() -> None:
    plan = Plan({}).put(
        LogEntry.of("2026-01-01-l", lykkes="Kari Nordmann sto for det."),
        Minutes.of("2026-01-01-r", tittel="Møte", moeteleder="Kari"),
    )
    assert {one.file for one in check(plan)} == {"logg/2026-01-01-l.toml", "referat/2026-01-01-r.toml"}


def test_the_names_of_partners_are_their_own() -> None:
    partner = Partner.of("p", navn="Dronning Mauds Minne og Ivar Aasen senteret", bidrar="Ivar Aasen senteret kurser")
    assert list(check(Plan({}).put(partner))) == []


def test_the_sample_names_nobody() -> None:
    assert list(check(sample())) == []
