from __future__ import annotations

import pytest

from dekom_tui.widgets.frame import Hint, Place, Saved, keys, tabs, title
from dekom_tui.widgets.lines import cells, line, plain

NAMES = "Oversikt Innledning Situasjon Mål Analyse Tiltak Organisering Tegn Tidslinje Logg Rød_tråd Versjoner Møte"
PLACES = [Place(key, name.replace("_", " ")) for key, name in zip("01234567TLRVM", NAMES.split(), strict=True)]
SKETCHED = {
    ("0", 80): "  0 Oversikt  1  2  3  4  5  6  7  │ T  L  R  V  M",
    ("3", 80): " 0  1  2   3 Mål  4  5  6  7  │ T  L  R  V  M",
    ("5", 60): " 0  1  2  3  4   5 Tiltak  6  7  │ T  L  R  V  M",
    ("7", 80): " 0  1  2  3  4  5  6   7 Tegn  │ T  L  R  V  M",
    ("T", 80): " 0  1  2  3  4  5  6  7  │  T Tidslinje  L  R  V  M",
    ("V", 80): " 0  1  2  3  4  5  6  7  │ T  L  R   V Versjoner  M",
    ("0", 140): "  0 Oversikt  1 Innledning 2 Situasjon 3 Mål 4 Analyse 5 Tiltak 6 Organisering 7 Tegn"
    " │ T Tidslinje L Logg R Rød tråd V Versjoner M Møte",
}
HINTS = [
    Hint("↑↓", "velg"),
    Hint("Enter", "gå dit", "choose"),
    Hint("/", "finn"),
    Hint("F5", "vis for rommet", short="vis"),
    Hint("Ctrl+P", "alt du kan"),
    Hint("?", "hjelp", "help"),
]


@pytest.mark.parametrize(("current", "width"), SKETCHED)
def test_the_tabs_stand_as_they_are_sketched(current: str, width: int) -> None:
    assert plain(tabs(width, PLACES, current)[0]).rstrip() == SKETCHED[current, width]


def test_a_place_without_a_screen_is_not_there() -> None:
    places = [place._replace(there=place.key in "035") for place in PLACES]
    made, zones = tabs(80, places, "3")
    assert plain(made).split() == ["0", "3", "Mål", "5"]
    assert [key for key, _start, _end in zones] == ["0", "3", "5"]


def test_every_tab_is_clicked_where_it_stands() -> None:
    for width in (80, 140):
        made, zones = tabs(width, PLACES, "5")
        for key, start, end in zones:
            assert key in plain(made)[start:end]


def test_the_title_line_is_as_sketched_at_80() -> None:
    made = title(80, "Storhaugli skole", "Utviklingsplan 2025–2027", Saved.YES.line(), "uke 48 · 24. nov")
    assert plain(made) == " Storhaugli skole  Utviklingsplan 2025–2027         √ lagret   uke 48 · 24. nov"


def test_where_it_is_narrow_the_plans_name_goes_first() -> None:
    made = plain(title(60, "Storhaugli skole", "Utviklingsplan 2025–2027", Saved.YES.line(), "uke 48 · 24. nov"))
    assert made == " Storhaugli skole               √ lagret   uke 48 · 24. nov"
    narrow = plain(title(43, "Storhaugli skole", "Utviklingsplan", Saved.NO.line(), "uke 48 · 24. nov"))
    assert narrow == " Storhaugli skole   ! ikke lagret   uke 48"


def test_a_notice_takes_the_whole_title_line() -> None:
    made = title(30, "Skole", "Plan", Saved.YES.line(), "uke 48", line(("Serveren svarer ikke lenger her", "bad")))
    assert plain(made) == " Serveren svarer ikke lenger…"


def test_the_key_line_is_as_sketched_at_80() -> None:
    assert plain(keys(80, HINTS)[0]).rstrip() == (
        " ↑↓ velg  Enter gå dit  / finn  F5 vis for rommet  Ctrl+P alt du kan  ? hjelp"
    )


@pytest.mark.parametrize("width", range(8, 90))
def test_keys_that_do_not_fit_go_and_help_stays(width: int) -> None:
    made = plain(keys(width, HINTS)[0]).rstrip()
    assert cells(made) <= width
    if width >= 20:
        assert made.endswith("? hjelp")
        assert made.startswith(" ↑↓ velg") or width < 30


def test_a_hint_is_clicked_where_it_stands() -> None:
    made, zones = keys(80, HINTS)
    for hint, start, end in zones:
        assert plain(made)[start:end] == f"{hint.key} {hint.words}"


def test_a_name_that_does_not_fit_in_the_tab_line_gives_way_to_its_key() -> None:
    """The last names go first, nothing is cut, and every place is there."""
    places = [Place(key, f"Et langt navn {key}") for key in "0123456TLRVM"]
    for width in (136, 150, 200, 300):
        shown, zones = tabs(width, places, "3")
        assert zones[-1][2] <= width
        assert [key for key, _start, _end in zones] == list("0123456TLRVM")
        assert "0 Et langt navn 0" in plain(shown)
    assert "M Et langt navn M" in plain(tabs(300, places, "3")[0])
