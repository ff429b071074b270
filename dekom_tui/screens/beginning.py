"""The ways to begin a register that is empty: to write in it, or to have the room propose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.widgets.lines import Line, Row, Span, fit, line
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from collections.abc import Hashable


class AskRoom(NamedTuple):
    """To have the room propose, in a meeting."""

    place: str = "M"


def begin_rows(write: Line, begin: Hashable, width: int, by: int) -> list[Row]:
    """Both ways, to be chosen among: `write` with its target `begin`, and to ask the room."""
    ask = line(
        Span("M", "accent", bold=True), "  ", Span(_("La rommet foreslå"), "text", lead=True), "   ",
        _("hver for seg, i grupper, i plenum (IGP)"),
    )  # fmt: skip
    ways = ((write, begin), (ask, AskRoom()))
    return [Row(fit(line(" " * by, said), width - 1), target, inset=max(0, by - 2)) for said, target in ways]
