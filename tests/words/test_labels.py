"""The format's own words have a name for people, a glyph of one cell, and a colour that the themes know."""

from __future__ import annotations

import pytest

from dekom_tui.plan.entity import Entity, Records, Sub
from dekom_tui.plan.fields import Choice, Words
from dekom_tui.plan.format import FILES, TABLES, Goal, Measure, Situation
from dekom_tui.plan.measures import STATES
from dekom_tui.plan.model import Place, Plan
from dekom_tui.widgets.theme import INKS
from dekom_tui.words.labels import (
    _WORDS,
    SIGNS,
    certainty,
    field_label,
    help_text,
    label,
    one,
    several,
    word,
)
from dekom_tui.words.names import _A, _THE, a, the, thing, title

PROPER_NAMES = {"IGP", "SMARTE", "fist to five"}


def kinds() -> list[type[Entity]]:
    return [kind for file in FILES.values() for kind in file]


def test_every_word_of_a_fixed_list_has_a_name() -> None:
    listed = {
        one
        for kind in kinds()
        for field in kind.fields.values()
        if isinstance(field, Choice | Words)
        for one in field.words
    }
    assert listed - set(_WORDS) == PROPER_NAMES


def test_a_word_that_is_no_word_of_the_format_stays() -> None:
    assert word("pågår") == "pågår"
    assert word("nb") == "bokmål"
    assert word("IGP") == "IGP"


def test_signs_are_one_cell_in_a_colour_of_the_themes() -> None:
    assert set(STATES) <= set(SIGNS)
    for sign in SIGNS.values():
        assert len(sign.glyph) == 1
        assert sign.token in INKS


@pytest.mark.parametrize(
    ("value", "squares"),
    [("usikre", "■□□□"), ("nokså sikre", "■■□□"), ("ganske sikre", "■■■□"), ("sikre", "■■■■"), ("", "")],
)
def test_certainty_is_told_in_four_squares(value: str, squares: str) -> None:
    assert certainty(value) == squares


def test_fields_and_tables_are_called_as_the_declaration_says() -> None:
    assert field_label(Measure, "ansvarlig") == "Ansvarlig"
    assert field_label(Goal, "smarte.akseptert") == "Akseptert"
    assert field_label(Goal, "smarte") == "SMARTE"
    assert field_label(Situation, "fravaer", {"fravaer": "Hva forteller fraværet?"}) == "Hva forteller fraværet?"
    assert field_label(Situation, "ukjent") == "ukjent"
    assert (one(Measure), several(Goal)) == ("Tiltak", "Mål")
    assert label(Goal.own["frist"]) == "Frist"
    assert help_text(Goal.own["frist"]) == ""


def test_every_table_has_a_name_for_the_middle_of_a_sentence() -> None:
    assert {kind.table for kind in kinds()} - set(_THE) == set()
    assert {name for name, kind in TABLES.items() if kind.keyed} == set(_A)
    assert (the("ukjent"), a("ukjent")) == ("ukjent", "noe")


def test_a_thing_is_called_by_its_title_and_by_its_key_without_one() -> None:
    plan = Plan({"tiltak": {"x": Measure.of("x", tittel="Skolevandring"), "y": Measure("y")}})
    assert thing(Place("tiltak", "x"), plan) == "tiltaket «Skolevandring»"
    assert thing(Place("tiltak", "y"), plan) == "tiltaket «y»"
    assert thing(Place("innledning"), plan) == "innledningen"
    assert title(Place("tiltak", "z"), plan) == "z"


def test_quotation_marks_inside_a_title_become_single_ones() -> None:
    plan = Plan({"tiltak": {"x": Measure.of("x", tittel="Samtale om «Motivasjon»")}})
    assert thing(Place("tiltak", "x"), plan) == "tiltaket «Samtale om ‘Motivasjon’»"


def test_records_and_sub_tables_have_labels_of_their_own() -> None:
    for kind in kinds():
        for field in kind.own.values():
            if isinstance(field, Records | Sub):
                assert field.of.label
