from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.widgets.wrapping import cells, clean, cut, wrap, wrap_cut


def test_flowing_text_is_broken_between_words_and_small_numbers_stay_with_what_they_count() -> None:
    text = "Skolen er liten, og hvert årskull er på 20–25 elever. Derfor ser vi på flere kull samlet"
    assert wrap(text, 52) == [
        "Skolen er liten, og hvert årskull er på",
        "20–25 elever. Derfor ser vi på flere kull samlet",
    ]


@pytest.mark.parametrize("whole", ["15. sep 2026", "9. trinn", "21 %", "uke 41", "10 000", "§ 13", "5 av 6"])
def test_dates_ordinals_and_percentages_are_never_broken(whole: str) -> None:
    for width in range(cells(whole), 40):
        assert any(whole in one for one in wrap(f"Vi tar et ord til {whole} og et par ord til etterpå", width))


@given(st.text(), st.integers(1, 30))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cells(one) <= max(width, 2) for one in lines)
    assert "".join("".join(lines).split()) == "".join(clean(text.replace("\n", " ")).split())


def test_a_line_that_is_cut_ends_at_a_words_end_where_it_costs_little() -> None:
    assert cut("Færre elever på 9. trinn leser på de to laveste", 40) == "Færre elever på 9. trinn leser på de to…"
    assert cut("Læringssirkler: planlegge, prøve, vurdere", 26) == "Læringssirkler: planlegge…"
    assert cut("To planleggingsdager", 18) == "To planleggingsda…"
    assert cut("Alle på 9. trinn", 12) == "Alle på…"
    assert cut("kort", 4) == "kort"
    assert cut("⺀0", 2) == "…"


@given(st.text(max_size=80), st.integers(0, 40))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert cells(cut(clean(text), width)) <= width


def test_what_cannot_be_printed_takes_a_cell_and_does_nothing_else() -> None:
    assert clean("a\x1b[31mb\tc\u202ed") == "a·[31mb c·d"


def test_a_text_is_given_a_number_of_lines() -> None:
    assert wrap_cut("Skolen er liten, og hvert årskull er på 20–25 elever. Derfor", 20, 2) == [
        "Skolen er liten, og",
        "hvert årskull er på…",
    ]
