from __future__ import annotations

import pytest

from dekom_tui.widgets.canvas import Canvas, LazyRows
from dekom_tui.widgets.lines import Row, Span, beside, line
from dekom_tui.widgets.theme import DAG, KVELD
from tests.widgets.stage import on_stage

GOALS = ["Færre leser på de to laveste nivåene", "Elevene får være med", "[x] [/] {} \x1b[2J"]


def _goals(width: int, height: int) -> list[Row]:
    return [
        Row(line(" MÅL")),
        *(Row(line(" ", Span(str(i), "faint", lead=True), (f" {goal}", "text")), i) for i, goal in enumerate(GOALS)),
    ]


async def test_the_selected_row_has_a_mark_bold_text_and_a_ground_over_its_whole_width() -> None:
    async with on_stage(Canvas(_goals), (40, 6)) as app:
        assert app.shown()[1] == "▌0 Færre leser på de to laveste nivåene"
        styles = [segment.style for segment in app.strips()[1]]
        assert {style.bgcolor.name for style in styles if style and style.bgcolor} == {KVELD.colours["accent_bg"]}
        assert all(style is not None and style.bold for style in styles[1:3])


async def test_user_text_is_shown_as_it_is() -> None:
    async with on_stage(Canvas(_goals), (40, 6)) as app:
        assert app.shown()[3] == " 2 [x] [/] {} ·[2J"


async def test_keys_move_and_tell_and_enter_opens() -> None:
    canvas = Canvas(_goals)
    async with on_stage(canvas, (40, 6)) as app:
        await app.press("down", "down", "down", "up", "enter")
        assert [message.target for message in app.posted(Canvas.Highlighted)] == [0, 1, 2, 1]
        assert [message.target for message in app.posted(Canvas.Chosen)] == [1]
        assert canvas.selected == 1


async def test_a_click_selects_and_a_second_one_opens() -> None:
    canvas = Canvas(_goals)
    async with on_stage(canvas, (40, 6)) as app:
        assert app.pilot is not None
        await app.pilot.click(offset=(5, 2))
        assert (canvas.selected, app.posted(Canvas.Chosen)) == (1, [])
        await app.pilot.click(offset=(5, 2))
        assert [message.target for message in app.posted(Canvas.Chosen)] == [1]
        await app.pilot.click(offset=(5, 0))
        assert canvas.selected == 1


@pytest.mark.parametrize("theme", ["kveld", "dag"])
async def test_every_cell_has_the_colours_of_the_theme(theme: str) -> None:
    async with on_stage(Canvas(_goals), (40, 6), theme) as app:
        assert app.uncoloured() == []
        app.theme = "dag"
        await app.press()
        grounds = {s.style.bgcolor.name for strip in app.strips() for s in strip if s.style and s.style.bgcolor}
        assert grounds == {DAG.colours["bg"], DAG.colours["accent_bg"]}


async def test_the_selection_outlives_a_change_of_size() -> None:
    canvas = Canvas(lambda width, height: [Row(line(f" {i} av {width}"), i) for i in range(60)])
    async with on_stage(canvas, (80, 24)) as app:
        await app.press("end")
        assert app.pilot is not None
        await app.pilot.resize_terminal(60, 18)
        await app.press()
        assert canvas.selected == 59
        assert app.shown()[-1] == "▌59 av 60"


async def test_what_is_off_the_edge_is_named() -> None:
    canvas = Canvas(lambda width, height: [Row(line(f" {i}"), i) for i in range(30)], tell_edges=True)
    async with on_stage(canvas, (30, 10)) as app:
        assert app.shown()[-1] == "  ↓ 21 til"
        await app.press("end")
        assert app.shown()[0] == "  ↑ 21 over"
        assert app.shown()[-1] == "▌29"


async def test_a_pane_without_the_keys_is_quiet() -> None:
    canvas = Canvas(_goals)
    async with on_stage(canvas, (40, 6)) as app:
        app.set_focus(None)
        await app.press()
        style = app.strips()[1]._segments[1].style
        assert style is not None
        assert style.bgcolor is not None
        assert style.bgcolor.name == KVELD.colours["panel"]


async def test_left_and_right_go_between_two_panes() -> None:
    def rows(width: int, height: int) -> list[Row]:
        return beside(_goals(20, height), [Row(line(" x"), "x"), Row(line(" y"), "y")], 20, height)

    canvas = Canvas(rows)
    async with on_stage(canvas, (40, 6)) as app:
        await app.press("right")
        assert canvas.selected is not None
        assert app.shown()[1] == " 0 Færre leser på de │▌y"
        await app.press("left")
        assert canvas.selected == 0
        assert app.shown()[1] == "▌0 Færre leser på de │ y"


async def test_ten_thousand_rows_are_made_only_where_they_are_seen() -> None:
    made: set[int] = set()

    def make(index: int) -> Row:
        made.add(index)
        return Row(line(f" tiltak {index}"), index)

    canvas = Canvas(lambda width, height: LazyRows(10_000, make, lambda target: int(str(target))))
    async with on_stage(canvas, (80, 24)) as app:
        await app.press("pagedown", "end", "up")
        assert app.shown()[-2] == "▌tiltak 9998"
        assert len(made) < 200


async def test_without_colours_the_rest_of_a_bar_is_thin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    canvas = Canvas(lambda width, height: [Row(line(("▄▄▄", "accent"), ("▄▄", "line")))])
    async with on_stage(canvas, (10, 2)) as app:
        assert app.shown()[0] == "▄▄▄──"
