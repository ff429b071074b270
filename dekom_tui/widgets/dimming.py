"""A screen seen behind another one: the same cells, each colour brought nearer to one.

Textual has every cell of it measured and its colours worked out anew, which is half the time that it takes to open a
page over a screen. A screen has few styles, so what each becomes is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

_MOST: Final = 2000
"""Styles that are kept."""


class Dimmer:
    """Lays one colour, through which one sees, over strips."""

    def __init__(self, over: Color) -> None:
        self.over = over
        self._known: dict[Style | None, Style] = {None: Style()}

    def strips(self, strips: Iterable[Strip]) -> list[Strip]:
        """The same strips under the colour; what can be clicked in them no longer can."""
        known = self._known
        dimmed = []
        for strip in strips:
            segments = []
            for text, style, _control in strip:
                under = known.get(style)
                if under is None:
                    under = self._under(style)
                segments.append(Segment(text, under))
            dimmed.append(Strip(segments, strip.cell_length))
        return dimmed

    def _under(self, style: Style | None) -> Style:
        if len(self._known) > _MOST:
            self._known = {None: Style()}
        if style is None:
            return self._known[None]
        front, ground = (
            None if one is None else (Color.from_rich_color(one) + self.over).rich_color
            for one in (style.color, style.bgcolor)
        )
        self._known[style] = under = style.clear_meta_and_links() + Style.from_color(front, ground)
        return under
