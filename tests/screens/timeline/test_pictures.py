"""The timeline as it looks."""

from __future__ import annotations

from collections.abc import Callable

import pytest


class TestPictures:
    """As it looks."""

    WALK = ("t", "down", "down", "down", "down")

    @pytest.mark.parametrize("size", [(80, 24), (60, 18), (140, 40)])
    def test_the_whole_plan(self, looks_right: Callable[..., bool], size: tuple[int, int]) -> None:
        assert looks_right(*self.WALK, size=size)

    def test_the_whole_plan_by_day(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right(*self.WALK, theme="dag")

    def test_a_bar_being_moved(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right("t", *["down"] * 8, "plus", "plus", "f", "right", "right")

    def test_one_measure(self, looks_right: Callable[..., bool]) -> None:
        assert looks_right(*self.WALK, "enter")
