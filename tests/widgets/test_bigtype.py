from __future__ import annotations

import pytest

from dekom_tui.widgets.bigtype import big, big_width, big_wrap

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøå0123456789ÄÖÏäöïČŠŽĐŊŦÁčšžđŋŧáé"


@pytest.mark.parametrize("font", ["tall", "small", "thick"])
@pytest.mark.parametrize("text", ["14:38", "K7M 4QX", "Hva gjør vi på skolen? «21 %»", "é†\u0301 漢"])
def test_the_rows_of_a_text_are_as_wide_as_is_said(text: str, font: str) -> None:
    assert {len(row) for row in big(text, font)} == {big_width(text, font)}


def test_every_letter_of_the_languages_has_a_form_of_its_own() -> None:
    forms = {tuple(big(f"{letter}Åj")) for letter in LETTERS}
    assert len(forms) == len(LETTERS) - 1  # O and 0 look alike
    assert tuple(big("?Åj")) not in forms


def test_capitals_stand_on_four_rows_and_a_clock_on_three() -> None:
    assert len(big("SMARTE")) == 4
    assert len(big("14:38", "small")) == 3
    assert len(big("K7M4QX", "thick")) == 5


def test_signs_above_and_below_make_a_line_taller() -> None:
    assert len(big("Åpning")) == 6


def test_only_half_blocks_are_used() -> None:
    assert set("".join(big(LETTERS))) <= set(" ▀▄█")


def test_a_question_is_broken_between_words() -> None:
    lines = big_wrap("Hva er mindre vellykket?", 60)
    assert len(lines) > 1
    assert " ".join(lines) == "Hva er mindre vellykket?"
    assert all(big_width(each) <= 60 for each in lines)
