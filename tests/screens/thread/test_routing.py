"""How the lines of the thread go."""

from __future__ import annotations

from dekom_tui.screens.thread.routing import GLYPHS, Bundle, Gap, bundles, routed


def drawn(links: list[tuple[int, int]], gap: Gap, ends: dict[int, int] | None = None) -> list[str]:
    grid = routed(links, ends or {}, gap)
    rows = range(max((row for row, _cell in grid), default=-1) + 1)
    return ["".join(GLYPHS.get(grid.get((row, cell), 0), " ") for cell in range(gap.right)).rstrip() for row in rows]


def test_what_shares_an_end_goes_along_one_line() -> None:
    assert drawn([(0, 0), (1, 0), (2, 0)], Gap(1, 1, 2), {0: 0, 1: 0, 2: 0}) == ["─┬", "─┤", "─┘"]
    assert drawn([(0, 0), (0, 2), (0, 5)], Gap(0, 0, 2)) == ["┬─", "│", "├─", "│", "│", "└─"]


def test_what_lies_side_by_side_is_a_straight_line() -> None:
    assert drawn([(0, 0)], Gap(1, 1, 3), {0: 0}) == ["───"]


def test_what_does_not_hang_together_goes_along_two_lines() -> None:
    assert bundles([(0, 3), (1, 1), (3, 3)]) == [
        Bundle(frozenset({0, 3}), frozenset({3})),
        Bundle(frozenset({1}), frozenset({1})),
    ]
    assert drawn([(0, 4), (2, 3)], Gap(1, 2, 4), {0: 0, 2: 0}) == ["──┐", "  │", "─┐│", " └┼─", "  └─"]


def test_lines_on_other_rows_share_the_same_cells() -> None:
    assert drawn([(0, 1), (3, 4)], Gap(0, 0, 1)) == ["┐", "└", "", "┐", "└"]
