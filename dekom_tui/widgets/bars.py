"""Bars of half blocks. Every cell is whole: a bar is read by its length, with its number beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.widgets.lines import Line, line

if TYPE_CHECKING:
    from collections.abc import Sequence


def bar(width: int, share: float, token: str = "accent", glyph: str = "▄") -> Line:
    """A bar of `width` cells, filled to `share` (0 to 1; beyond is cut) in `token`, the rest in `line`.

    What has begun shows at least one cell, what is not done leaves at least one. With the glyph `█` the steps are
    half cells. Without colours the rest is drawn thin.
    """
    share = min(1.0, max(0.0, share))
    steps = 2 if glyph == "█" else 1
    filled = round(width * steps * share)
    if 0 < share < 1 and width > 1:
        filled = min(max(filled, 1), width * steps - 1)
    whole, half = divmod(filled, steps)
    rest = "▄" if glyph == "█" else glyph
    return line((glyph * whole + "▌" * half, token), (rest * (width - whole - half), "line"))


def segments(width: int, parts: Sequence[tuple[float, str]], glyph: str = "▀") -> Line:
    """One bar of several parts, (amount, token) each, that shares `width` cells by largest remainder.

    A part with an amount has at least one cell while there are cells enough.
    """
    present = [part for part in parts if part[0] > 0]
    counts = shares(width, [amount for amount, _token in present])
    return line(*((glyph * count, token) for count, (_, token) in zip(counts, present, strict=True)))


def shares(width: int, amounts: Sequence[float]) -> list[int]:
    """`width` whole cells shared out by `amounts` (each above 0), largest remainder, ties to the first."""
    if not amounts:
        return []
    least = 1 if len(amounts) <= width else 0
    room = width - least * len(amounts)
    total = sum(amounts)
    exact = [max(0.0, amount / total * width - least) for amount in amounts]
    scale = room / sum(exact) if sum(exact) else 0
    exact = [each * scale for each in exact]
    cells = [int(each) for each in exact]
    by_rest = sorted(range(len(amounts)), key=lambda i: (cells[i] - exact[i], i))
    for index in by_rest[: room - sum(cells)]:
        cells[index] += 1
    return [each + least for each in cells]
