from __future__ import annotations

import pytest

from dekom_tui.widgets.theme import DAG, GROUNDS, INKS, KVELD, Palette, contrast, palette, themes


@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colours", [KVELD, DAG], ids=["kveld", "dag"])
def test_every_ink_can_be_read_on_every_ground(colours: Palette, ground: str, ink: str) -> None:
    """WCAG AA asks for 4.5 where text is not large."""
    assert contrast(colours.colours[ink], colours.colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [KVELD, DAG], ids=["kveld", "dag"])
def test_what_is_lit_can_be_read_too(colours: Palette) -> None:
    assert contrast(colours.colours["bg"], colours.colours["accent"]) >= 4.5


def test_contrast_runs_from_one_to_twenty_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)
    assert contrast(KVELD.colours["soft"], KVELD.colours["bg"]) == pytest.approx(9.2, abs=0.05)


def test_a_style_has_both_its_colours_so_that_no_cell_falls_back_to_the_terminals() -> None:
    style = KVELD.style("soft", "panel", bold=True)
    assert style.color is not None
    assert style.color.name == KVELD.colours["soft"]
    assert style.bgcolor is not None
    assert style.bgcolor.name == KVELD.colours["panel"]
    assert style.bold


def test_what_is_lit_is_reversed_and_so_survives_without_colours() -> None:
    assert KVELD.style("accent", lit=True).reverse
    assert not KVELD.style("accent").reverse


def test_an_unknown_theme_is_drawn_as_kveld() -> None:
    assert palette("dag") is DAG
    assert palette("textual-dark") is KVELD


def test_style_sheets_reach_every_token() -> None:
    for theme, colours in zip(themes(), (KVELD, DAG), strict=True):
        for token, value in colours.colours.items():
            assert theme.variables["dk-" + token.replace("_", "-")] == value
