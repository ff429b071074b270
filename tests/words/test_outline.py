"""A plan as an outline: the parts by their names, and values in full."""

from __future__ import annotations

from datetime import date

import pytest

from dekom_tui.plan.format import Arena, Goal, Head, Indicator, Item, Measure, Minutes, Signs
from dekom_tui.plan.model import Plan
from dekom_tui.words.outline import PARTS, Line, outline, part_named

TODAY = date(2026, 11, 24)


def plan(*entities: Head | Goal | Measure | Indicator | Arena | Minutes | Item | Signs) -> Plan:
    return Plan({}).put(*entities)


def lines(of: Plan, part: str | None = None) -> list[str]:
    return [line.text for line in outline(of, TODAY, part)]


def test_every_part_goes_by_its_number_its_key_and_its_other_names() -> None:
    for key, names in PARTS.items():
        assert {part_named(name) for name in (key, *names)} == {key}


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("inn", "innledning"),
        ("Tegn på", "tegn"),
        ("ANALYSE", "analyse"),
        ("mal", "maal"),
        ("t", None),
        ("", None),
        ("9", None),
    ],
)
def test_the_beginning_of_a_name_is_enough_while_it_means_one_part(name: str, part: str | None) -> None:
    assert part_named(name) == part


def test_two_fields_under_one_sentence_are_told_apart_by_their_names() -> None:
    asked = [one for one in lines(Plan({}), "innledning") if one.startswith("Hvordan er planen forankret")]
    assert [one.rpartition(" ")[2] for one in asked] == ["(Utforming)", "(Evaluering)"]


def test_a_register_answers_its_question_too() -> None:
    arena = Arena.of("fellestid", navn="Fellestid", sku=False)
    found = list(outline(plan(arena), TODAY, "organisering"))
    at = [line.text for line in found].index("Møteplasser/læringsarenaer (tydeliggjør SKU!)")
    assert [line.text for line in found[at + 1 : at + 4] if line.kind != "blank"] == ["Fellestid", "SKU: nei"]
    assert sum(line.kind == "missing" for line in found) == 2


def test_a_goal_s_figures_have_the_unit_of_its_indicator() -> None:
    goal = Goal.of("a", tekst="Flere leser", indikator="np", utgangsverdi=29, maalverdi=20.5)
    told = lines(plan(goal, Indicator.of("np", navn="NP 9", enhet="%")), "maal")
    assert {"Måles med: NP 9", "Start: 29 %", "Målverdi: 20,5 %"} <= set(told)


def test_a_reference_to_nothing_is_told_by_its_key() -> None:
    assert "Mål: borte" in lines(plan(Measure.of("a", tittel="Kurs", maal=["borte"])), "tiltak")


def test_a_measure_without_a_status_is_not_started_and_a_late_one_is_late() -> None:
    assert "Status: ikke startet" in lines(plan(Measure.of("a", tittel="Kurs")), "tiltak")
    assert "Status: forsinket" in lines(plan(Measure.of("a", tittel="Kurs", slutt=date(2026, 11, 1))), "tiltak")


def test_steps_stand_on_a_line_each_with_their_names() -> None:
    steps = [{"dato": date(2026, 9, 1), "tekst": "Økt 1", "ansvarlig": "Rektor", "ferdig": True}]
    measure = Measure.of("a", tittel="Kurs", aktiviteter=steps, fremdrift=50)
    found = list(outline(plan(measure), TODAY, "tiltak"))
    assert Line("item", "1. sep 2026: Økt 1 (ansvarlig Rektor, ferdig)", 2, "-") in found
    assert "Framdrift: 50 %" in [line.text for line in found]


def test_an_agenda_item_stands_under_its_minutes_with_the_question_in_words() -> None:
    minutes = Minutes.of("2026-01-01-m", dato=date(2026, 1, 1), tittel="Møte")
    item = Item.of(
        "2026-01-01-m/a", nr=1, spoersmaal="tegn.lykkes", gjelder="maal", foerte_til=["maal.x", "tegn.lykkes"]
    )
    told = lines(plan(minutes, item), "referat")
    assert told[2:] == ["1. jan 2026: Møte", "", "Hva lykkes vi med?", "Gjelder: Mål", "Førte til: maal.x; Lykkes", ""]


def test_paragraphs_and_items_of_prose_are_lines_of_their_own() -> None:
    found = list(outline(plan(Signs.of(lykkes="En.\n\n- a\n- b\n\nTo.")), TODAY, "tegn"))
    at = [line.text for line in found].index("Hva lykkes vi med?")
    assert [(one.kind, one.text, one.marker) for one in found[at + 1 : at + 8]] == [
        ("text", "En.", ""),
        ("blank", "", ""),
        ("item", "a", "-"),
        ("item", "b", "-"),
        ("blank", "", ""),
        ("text", "To.", ""),
        ("blank", "", ""),
    ]
