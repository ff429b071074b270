from __future__ import annotations

from dekom_tui.widgets.lines import Row, beside, line
from dekom_tui.widgets.page import LazyRows, Page


def _row(text: str, target: object = None) -> Row:
    return Row(line(text), target if target is None else str(target))


def _list(count: int) -> list[Row]:
    return [_row("overskrift"), *(_row(f"rad {i}", i) for i in range(count))]


def test_the_first_target_is_selected_and_what_stands_above_it_is_seen() -> None:
    page = Page()
    page.take(_list(9), 4)
    assert (page.selected, page.top) == ("0", 0)


def test_moving_keeps_the_selection_in_view() -> None:
    page = Page()
    page.take(_list(50), 10)
    for _ in range(20):
        page.move(1)
    assert page.selected == "20"
    assert page.top <= page.row < page.top + 10
    page.end(-1)
    assert (page.selected, page.top) == ("0", 0)
    page.end(1)
    assert (page.selected, page.top) == ("49", 41)


def test_a_target_of_several_rows_is_one_step_and_seen_whole() -> None:
    page = Page()
    page.take([_row("x", i // 3) for i in range(30)], 6)
    page.move(1)
    page.move(1)
    assert (page.selected, page.row) == ("2", 6)
    assert page.top == 3


def test_the_selection_stays_on_its_target_when_the_rows_change() -> None:
    page = Page()
    page.take(_list(9), 5)
    page.go(6)
    page.take([_row("ny", "ny"), *_list(9)], 5)
    assert (page.selected, page.row) == ("5", 7)


def test_when_its_target_is_gone_the_nearest_is_selected() -> None:
    page = Page()
    page.take(_list(9), 5)
    page.go(9)
    page.take(_list(3), 5)
    assert page.selected == "2"
    page.take([_row("ingenting")], 5)
    assert page.selected is None


def test_text_between_targets_that_are_far_apart_can_be_read() -> None:
    page = Page()
    page.take([_row("a", "a"), *[_row("tekst")] * 60, _row("b", "b")], 10)
    seen = set(range(page.top, page.top + 10))
    for _ in range(40):
        page.move(1)
        seen |= set(range(page.top, page.top + 10))
        if page.selected == "b":
            break
    assert page.selected == "b"
    assert seen == set(range(62))


def test_without_targets_the_keys_scroll() -> None:
    page = Page()
    page.take([_row("tekst")] * 30, 10)
    page.move(1)
    page.leaf(1)
    assert page.top == 9


def test_one_goes_across_to_the_other_pane_at_the_same_height() -> None:
    page = Page()
    page.take(beside(_list(5), [_row("x", f"x{i}") for i in range(5)], 20), 6)
    page.move(1)
    page.across(1)
    assert (page.selected, page.pane) == ("x2", 1)
    page.across(0)
    assert (page.selected, page.pane) == ("1", 0)


def test_rows_beyond_the_edges_are_counted_by_their_targets() -> None:
    page = Page(edges=True)
    page.take([_row("x", i // 2) for i in range(20)], 6)
    assert page.hidden(below=True) == 8
    page.end(1)
    assert page.top == 14
    assert page.hidden(below=False) == 8


def test_rows_that_are_made_when_they_are_shown_are_not_all_made() -> None:
    made: list[int] = []

    def make(index: int) -> Row:
        made.append(index)
        return _row(f"rad {index}", index)

    page = Page()
    page.take(LazyRows(10_000, make, lambda target: int(str(target))), 40)
    page.leaf(1)
    page.end(1)
    assert page.selected == "9999"
    assert len(set(made)) < 200
