"""Changes in plan words: what a rektor would say of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from dekom_tui.plan.edits import Add, Edit, Many, Remove, Rename, Set, apply
from dekom_tui.plan.format import Activity, Goal, Indicator, Introduction, LogEntry, Measure, Value
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.consequences import consequences
from dekom_tui.review.diff import diff
from dekom_tui.words.changes.message import LONGEST, subject
from dekom_tui.words.changes.summary import summary
from dekom_tui.words.changes.telling import Told, sentence_of, told
from dekom_tui.words.language import Language, translated_in
from tests.plan.sample import TODAY, sample
from tests.review.test_merge_properties import plans

PLAN = sample()
WALK = Place("tiltak", "skolevandring")
ROLE = min(PLAN.tables["rolle"])


def all_told(edit: Edit) -> list[Told]:
    after = apply(PLAN, edit)
    changes = diff(PLAN, after)
    groups = told(changes, PLAN, after, consequences(PLAN, after, changes, TODAY))
    return [one for group in groups for one in group.told]


def said(table: str, key: str, changes: Mapping[str, Any]) -> str:
    (found, *_rest) = all_told(Set(Place(table, key), changes))
    return found.said


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"slutt": date(2027, 5, 14)}, "varer 2 uker lenger, slutten flyttet fra 30. april til 14. mai 2027"),
        ({"slutt": date(2027, 4, 28)}, "varer 2 dager kortere, slutten flyttet fra 30. til 28. april 2027"),
        ({"start": date(2025, 9, 15)}, "starten flyttet 1 uke, fra 8. til 15. september 2025"),
        ({"start": None}, "starten tatt bort, før 8. september 2025"),
        ({"status": "på vent"}, "satt på vent"),
        ({"status": "fullført", "fremdrift": 100}, "fullført"),
        ({"status": None}, "står uten status"),
        ({"fremdrift": 60}, "framdrift fra 50 til 60 % (+10 prosentpoeng)"),
        ({"fremdrift": 49}, "framdrift fra 50 til 49 % (−1 prosentpoeng)"),
        ({"ansvarlig": "Rektor"}, "ansvarlig endret fra «Avdelingsleder» til «Rektor»"),
        ({"arena": "teamtid"}, "møteplass endret fra «Klasserom» til «Teamtid»"),
        ({"maal": ["lesing-9", "muntlig-aktive"]}, "mål: lagt til «Lesing 9. trinn»"),
        ({"maal": None}, "mål: tatt bort «Muntlig aktive»"),
        ({"nr": 2}, "flyttet fra nummer 5 til nummer 2"),
        (
            {"avtalt": {"start": date(2025, 9, 8), "slutt": date(2027, 4, 30)}},
            "avtalt endret fra 8. sep 2025–9. apr 2027 til 8. sep 2025–30. apr 2027",
        ),
    ],
)
def test_a_measure_that_changed(changes: dict[str, Any], words: str) -> None:
    assert said("tiltak", "skolevandring", changes).lower().startswith(words.lower())


def test_a_measure_that_was_moved_as_a_whole() -> None:
    moved = {"start": date(2026, 9, 22), "slutt": date(2027, 2, 9)}
    assert said("tiltak", "faglige-samtaler-om-tekst", moved) == (
        "flyttet 2 uker, varer nå fra 22. september 2026 til 9. februar 2027, "
        "før fra 8. september 2026 til 26. januar 2027"
    )


def test_a_stopped_measure_tells_the_day_and_what_took_over() -> None:
    stopped = {"status": "avbrutt", "slutt": date(2026, 11, 24), "erstattes_av": "elevpanel"}
    assert said("tiltak", "skolevandring", stopped) == (
        "avbrutt 24. november 2026, skulle vart til 30. april 2027, 2 Elevpanel tok over"
    )


def test_figures_have_their_unit_and_sign() -> None:
    assert said("maal", "medvirkning", {"maalverdi": 3.7}) == "målverdi fra 3,6 til 3,7 av 5 (+0,1)"
    (found,) = all_told(Set(Place("maal", "lesing-9"), {"maalverdi": 15}))
    assert found.said == "målverdi fra 20 til 15 % (−5 prosentpoeng)"


def test_steps_are_told_each_on_a_line() -> None:
    steps = PLAN.of(Measure)["skolevandring"].aktiviteter
    later = [*steps[:2], steps[2].edit({"dato": date(2027, 1, 22)}), steps[3].edit({"ferdig": True})]
    (found,) = all_told(Set(WALK, {"aktiviteter": [*later, Activity.of("", tekst="Runde 5")]}))
    assert found.said == "1 nytt steg, 1 steg gjort, 1 steg endret"
    assert {(one.sign, one.text) for one in found.lines} == {
        ("+", "Runde 5"),
        ("•", "«Runde 3, 15 økter»: flyttet 6 uker, fra 11. desember 2026 til 22. januar 2027"),
        ("•", "«Runde 4, 15 økter»: gjort"),
    }


def test_new_figures_are_told_with_their_day() -> None:
    series = PLAN.of(Indicator)["faglig-utfordring"].verdier
    (found, *_) = all_told(
        Set(Place("indikator", "faglig-utfordring"), {"verdier": [*series, Value.of("", dato=TODAY, verdi=4.4)]})
    )
    assert found.said == "1 ny måling"
    assert [one.text for one in found.lines] == ["24. nov 2026: 4,4 av 5"]


def test_prose_is_told_sentence_by_sentence() -> None:
    text = PLAN.of(Measure)["skolevandring"].merknad or ""
    (found,) = all_told(Set(WALK, {"merknad": text.replace("hvor lenge", "hvor ofte")}))
    assert found.said == "merknad endret"
    assert [one.sign for one in found.lines] == ["–", "+"]
    assert all(one.passage is not None for one in found.lines)


def test_a_moved_paragraph_is_told_as_moved() -> None:
    text = PLAN.one(Introduction).bakgrunn or ""
    first, *rest = text.split("\n\n")
    (found,) = all_told(Set(Place("innledning"), {"bakgrunn": "\n\n".join([*rest, first])}))
    assert [one.text.partition(":")[0] for one in found.lines] == ["avsnittet er flyttet"]


def test_a_renamed_key_is_told_once_with_its_references() -> None:
    (found,) = all_told(Rename(Place("maal", "lesing-9"), "lesing-ni"))
    assert found.said == "nøkkelen er nå lesing-ni, før lesing-9"


def test_what_is_new_and_what_is_gone() -> None:
    new = Measure.of("nytt", nr=11, tittel="Nytt", start=date(2027, 1, 4), slutt=date(2027, 2, 1))
    found = {one.change.place.key: one for one in all_told(Many((Add((new,)), Remove(Place("rolle", ROLE)))))}
    assert found["nytt"].sentence == "11 Nytt: nytt tiltak, fra 4. januar til 1. februar 2027"
    assert (found[ROLE].sign, found[ROLE].said) == ("–", "tatt bort")


def test_a_consequence_stands_beside_its_change() -> None:
    (found,) = all_told(Set(Place("tiltak", "elevpanel"), {"slutt": date(2026, 11, 1)}))
    assert found.outcomes == ("er nå forsinket",)
    everything = [one for one in all_told(Add((Goal.of("x", tekst="X"),))) if one.change.place.key == "x"]
    assert set(everything[0].outcomes) == {"Målet «X» svarer ikke på noe funn", "Målet «X» har ikke noe tiltak ennå"}


def test_a_version_is_one_sentence() -> None:
    entries = [LogEntry.of(f"2026-11-2{day}-x", dato=date(2026, 11, 20 + day)) for day in (1, 2)]
    edit = Many((
        Set(WALK, {"slutt": date(2027, 5, 21)}),
        Set(Place("tiltak", "elevpanel"), {"status": "på vent"}),
        Add(tuple(entries)),
        Set(Place("rammer"), {"helhetlig": "Noe nytt."}),
    ))  # fmt: skip
    after = apply(PLAN, edit)
    assert summary(diff(PLAN, after), PLAN, after) == (
        "Elevpanel satt på vent, Skolevandring varer 3 uker lenger og 3 endringer til"
    )
    assert summary((), PLAN, PLAN) == ""


def test_a_long_message_names_less_rather_than_half_a_title() -> None:
    edit = Many(
        (
            Remove(Place("tiltak", "erfaringsdeling-med-naboskolen")),
            Add((Measure.of("ny", tittel="Lesevenner på tvers av alle trinn og fag hele skoleåret"),)),
            Set(Place("tiltak", "skolevandring"), {"fremdrift": 60}),
        )
    )
    after = apply(PLAN, edit)
    said = subject(told(diff(PLAN, after), PLAN, after))
    assert len(said) <= LONGEST
    assert "…" not in said
    assert said.startswith("Erfaringsdeling (UP1) tatt bort og 2 endringer til")


def test_an_answer_to_a_long_question_is_called_by_its_section() -> None:
    text = PLAN.tables["innledning"][""].values["gjelder_for"]
    after = apply(
        PLAN, Set(Place("innledning"), {"gjelder_for": text.replace("Rektor eier planen.", "Alle eier planen.")})
    )
    assert summary(diff(PLAN, after), PLAN, after) == "Innledning endret"


def test_a_sample_s_every_field_has_words() -> None:
    """Each field of each entity unset, and set again: something is said, and it is one line."""
    for place, entity in PLAN.places():
        for path in entity.values:
            after = apply(PLAN, Set(place, {path: None}))
            for before, now in ((PLAN, after), (after, PLAN)):
                for one in diff(before, now):
                    text = sentence_of(one, before, now)
                    assert text.strip()
                    assert "\n" not in text
                    assert "None" not in text


@settings(max_examples=200, deadline=None)
@given(plans(), plans())
def test_whatever_changed_can_be_said(before: Plan, after: Plan) -> None:
    changes = diff(before, after)
    languages: tuple[Language, ...] = ("nb", "en")
    for language in languages:
        with translated_in(language):
            groups = told(changes, before, after, consequences(before, after, changes, TODAY))
            assert bool(groups) == bool(changes)
            assert bool(summary(changes, before, after)) == bool(changes)


def test_braces_in_a_plan_s_text_are_text() -> None:
    (found,) = all_told(Set(WALK, {"ansvarlig": "{x} {0} {}"}))
    assert "{x} {0} {}" in found.said
