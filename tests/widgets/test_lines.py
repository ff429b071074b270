from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dekom_tui.widgets.bars import bar, segments, shares
from dekom_tui.widgets.lines import (
    Row,
    Span,
    beside,
    columns,
    fit,
    heading,
    left_right,
    line,
    pad,
    plain,
    width_of,
    wrap_line,
)


def test_a_bare_string_is_soft_and_a_pair_names_its_ink() -> None:
    assert line("om ", ("21", "text", True), ("%", "faint")) == (
        Span("om ", "soft"),
        Span("21", "text", bold=True),
        Span("%", "faint"),
    )


def test_text_of_any_origin_is_text() -> None:
    assert plain(line("[bold]x[/] {0} \x1b[2J")) == "[bold]x[/] {0} ·[2J"


def test_a_line_that_is_cut_keeps_its_styles() -> None:
    short = fit(line(("Færre elever", "text", True), " på 9. trinn leser"), 16)
    assert plain(short) == "Færre elever på…"
    assert short[0] == Span("Færre elever", "text", bold=True)


@given(st.text(max_size=30), st.text(max_size=30), st.integers(4, 60))
def test_left_and_right_fill_the_width(left: str, right: str, width: int) -> None:
    assert width_of(left_right(line(left), line(right), width)) == width


def test_the_right_part_goes_before_the_left_one() -> None:
    assert plain(left_right(line("Et langt navn på noe"), line("feb 2027"), 20)) == "Et langt…   feb 2027"


def test_columns_are_cut_and_filled_and_numbers_stand_to_the_right() -> None:
    row = columns(("Læringssirkler", 9), ("12", 4, ">"), ("bort", 0), (line(("►", "accent")), 1))
    assert plain(row) == "Læringss…    12  ►"


def test_a_heading_has_a_note_and_something_at_the_right_edge() -> None:
    assert plain(heading("TILTAK", "10 i alt", "frist", 30)) == "TILTAK  10 i alt         frist"


def test_a_wrapped_line_keeps_its_styles() -> None:
    first, second = wrap_line(line(("Hva er ", "text"), ("bakgrunnen", "accent", True), (" nå?", "text")), 17)
    assert plain(first) == "Hva er bakgrunnen"
    assert first[1] == Span("bakgrunnen", "accent", bold=True)
    assert plain(second) == "nå?"


def test_two_panes_are_one_list_of_rows_as_long_as_the_longer() -> None:
    page = beside([Row(line("a"), "a")], [Row(line("x"), "x"), Row(line("y"), "y")], 10, 4)
    assert len(page) == 4
    assert page[1].target is None
    assert page[1].side == Row(line("y"), "y")
    assert page[0].at == 12


def test_centred_text_stands_in_the_middle() -> None:
    assert plain(pad(line("ja"), 6, "^")) == "  ja  "


def test_a_bar_shows_what_has_begun_and_what_is_not_done() -> None:
    assert [len(span.text) for span in bar(10, 0.9)] == [9, 1]
    assert [span.token for span in bar(10, 0.01)] == ["accent", "line"]
    assert [len(span.text) for span in bar(10, 0.999)] == [9, 1]
    assert [span.token for span in bar(10, 0)] == ["line"]
    assert [span.token for span in bar(10, 2)] == ["accent"]
    assert plain(bar(10, 0.25, glyph="█")) == "██▌▄▄▄▄▄▄▄"


def test_a_bar_of_parts_shares_whole_cells() -> None:
    made = segments(78, [(2, "ok"), (4, "accent"), (0, "bad"), (1, "hold")])
    assert width_of(made) == 78
    assert [span.token for span in made] == ["ok", "accent", "hold"]


@given(st.integers(1, 120), st.lists(st.floats(0.01, 1000), min_size=1, max_size=8))
def test_shares_are_whole_sum_up_and_leave_nobody_out(width: int, amounts: list[float]) -> None:
    given_out = shares(width, amounts)
    assert sum(given_out) == width
    if len(amounts) <= width:
        assert min(given_out) >= 1
