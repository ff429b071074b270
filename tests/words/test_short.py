"""Names for narrow places."""

from __future__ import annotations

import pytest

from dekom_tui.plan.template import Question
from dekom_tui.words.short import own_name


@pytest.mark.parametrize(
    ("field", "text", "name"),
    [
        ("fravaer", "Hva forteller fraværet oss?", "Fraværet"),
        ("foreldre", "Hva har foreldrene lagt merke til?", "Foreldrene"),
        ("noe_annet", "Hva mer?", "Noe annet"),
        ("x", "Xylofon?", "X"),
    ],
)
def test_a_question_of_the_schools_own_is_called_by_its_own_word(field: str, text: str, name: str) -> None:
    assert own_name(Question("situasjon", field, text, own=True)) == name
