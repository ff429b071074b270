"""The template is the product's wording: word for word in bokmål, and the same plan in nynorsk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dekom_tui.plan.format import TABLES, Situation, Smarte
from dekom_tui.plan.model import Plan, Settings
from dekom_tui.plan.template import (
    BOKMAAL,
    NYNORSK,
    SECTIONS,
    Template,
    is_prose_field,
    question,
    questions,
    template,
    template_of,
)

REFERENCE = Path(__file__).with_name("plan-template.nb.txt").read_text(encoding="utf-8")

SHEET = ("Gruppearbeid 1", "[bookmark: _GoBack]")
"""What the sheet says besides the template: the task it was handed out in, and its editor's bookmark."""


def folded(text: str) -> str:
    return " ".join(text.split())


def sentences() -> Iterator[str]:
    for line in REFERENCE.splitlines():
        for mark in SHEET:
            line = line.replace(mark, "")
        line = re.sub(r"^\s*(·|\d\.?)\s*", "", line)
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-ZÆØÅ])", folded(line)):
            if sentence:
                yield sentence


def texts(template: Template) -> list[str]:
    found = [template.title, template.model, *template.columns, template.frameworks_title]
    found += [one.text for one in template.frameworks]
    for section in template.sections:
        found += [section.title, section.lead, *(one.text for one in section.questions), *section.notes]
    return found + [one.text for one in template.smarte]


@pytest.mark.parametrize("sentence", sentences())
def test_every_sentence_of_the_reference_stands_in_the_template(sentence: str) -> None:
    assert any(sentence in folded(text) for text in texts(BOKMAAL))


def test_the_template_says_nothing_that_the_reference_does_not() -> None:
    reference = folded(REFERENCE)
    assert [text for text in texts(BOKMAAL) if folded(text) not in reference] == []


@pytest.mark.parametrize("template", [BOKMAAL, NYNORSK], ids=["nb", "nn"])
def test_each_question_is_answered_by_a_field_of_its_section(template: Template) -> None:
    for section in template.sections:
        for one in section.questions:
            assert one.section == section.key
            assert one.field in TABLES[section.key].own


def test_nynorsk_has_the_same_sections_questions_and_notes() -> None:
    for one, other in zip(BOKMAAL.sections, NYNORSK.sections, strict=True):
        assert (one.number, one.key) == (other.number, other.key)
        assert [each.field for each in one.questions] == [each.field for each in other.questions]
        assert len(one.notes) == len(other.notes)
        assert bool(one.lead) == bool(other.lead)
    assert [one.field for one in BOKMAAL.frameworks] == [one.field for one in NYNORSK.frameworks]


def test_every_text_differs_between_the_forms_or_is_the_same_in_both() -> None:
    same = {text for text in texts(NYNORSK) if text in texts(BOKMAAL)}
    assert same == {
        "", "Trøndelagsmodellen", "STRUKTUR", "Rammer for arbeidet:", "Resultatmål", "Analyse", "Tiltak",
        "Organisering", "Kort om temaet for tiltaket (denne planen)", "Tips SMARTE mål:", "Målbare / vurderbare",
    }  # fmt: skip


def test_smarte_has_a_field_for_each_letter() -> None:
    assert [one.field for one in BOKMAAL.smarte] == list(Smarte.own)
    assert "".join(one.letter for one in NYNORSK.smarte) == "SMARTE"


def test_a_plan_shows_the_template_of_its_own_form() -> None:
    plan = Plan({"(top)": {"": TABLES["(top)"].of("", maalform="nn")}})
    assert template_of(plan) is NYNORSK
    assert template_of(Plan({})) is BOKMAAL
    assert template("se") is BOKMAAL


def test_the_schools_own_questions_follow_the_templates_in_their_order() -> None:
    settings = Settings(maler={"situasjon": {"fravaer": "Hva forteller fraværet oss?", "andre": "Hva sier andre?"}})
    plan = Plan({"situasjon": {"": Situation.of("", fravaer="Mye er godt.")}}, settings)
    asked = questions(plan, "situasjon")
    assert [one.field for one in asked] == ["resultater", "stemmer", "annet", "fravaer", "andre"]
    assert [one.answer(plan) for one in asked][2:] == [None, "Mye er godt.", None]
    assert [one.own for one in asked] == [False, False, False, True, True]
    assert question(plan, "situasjon", "andre") == asked[4]
    assert question(plan, "situasjon", "nr") is None
    assert question(plan, "rolle", "navn") is None
    with pytest.raises(KeyError):
        questions(plan, "rolle")


def test_a_place_in_the_text_of_a_plan_is_known_by_section_and_field() -> None:
    plan = Plan({}, Settings(maler={"tegn": {"foreldre": "Hva har foreldrene sett?"}}))
    for table, field in [("tegn", "lykkes"), ("tegn", "foreldre"), ("rammer", "forankret"), ("tiltak", "innledning")]:
        assert is_prose_field(plan, table, field)
    for table, field in [("tegn", "foresatte"), ("maal", "tekst"), ("(top)", "tittel"), ("x", "y")]:
        assert not is_prose_field(plan, table, field)


def test_the_sections_stand_in_the_templates_order() -> None:
    assert SECTIONS == ("innledning", "situasjon", "maal", "analyse", "tiltak", "organisering", "tegn")
