"""How the states of a measure, and how grave something is, are drawn: a glyph and a colour (design.md, «Glyphs»)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from dekom_tui.plan.measures import CANCELLED, DONE, LATE, NOT_STARTED, ON_HOLD, UNDER_WAY
from dekom_tui.widgets.lines import Span
from dekom_tui.words.labels import SIGNS


class Sign(NamedTuple):
    """A glyph of one cell and its ink."""

    glyph: str
    ink: str
    part: str = ""
    """The ink of its part of a bar, where it is another one."""

    @property
    def bar(self) -> str:
        """The ink of its part of a bar."""
        return self.part or self.ink

    def span(self, *, bold: bool = False) -> Span:
        """The glyph as a span of a line."""
        return Span(self.glyph, self.ink, bold)


STATES: Final[Mapping[str, Sign]] = {
    name: Sign(*SIGNS[name], part="line" if name == NOT_STARTED else "")
    for name in (DONE, UNDER_WAY, LATE, ON_HOLD, NOT_STARTED, CANCELLED)
}
"""The sign of every state of a measure."""

FINE: Final = Sign("√", "ok")
WRONG: Final = Sign("!", "bad")
LOOK: Final = Sign("!", "warn")
LOOSE: Final = Sign("◊", "gold")
OPEN: Final = Sign("○", "soft")
