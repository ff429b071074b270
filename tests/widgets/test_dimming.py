"""A screen behind a page is as Textual would dim it, cell by cell."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip

from dekom_tui.widgets.dimming import Dimmer

STRIP = Strip(
    [
        Segment("Mål ", Style.parse("bold #eef2f5 on #0e1318")),
        Segment("uten"),
        Segment(" grunn", Style.parse("#6fd39a")),
        Segment("▄▄", Style.parse("#33424e on #12344f link https://x")),
    ]
)


def test_each_cell_has_the_colours_that_textual_gives_it() -> None:
    """The same text, colours and boldness, and no link."""
    over = Color.parse("#0e1318").with_alpha(0.6)
    (ours,) = Dimmer(over).strips([STRIP])
    theirs = list(BackgroundScreen.process_segments(iter(STRIP), over))
    assert [(one.text, one.style) for one in ours] == [(one.text, one.style) for one in theirs]
    assert ours.cell_length == STRIP.cell_length


def test_a_style_is_worked_out_once() -> None:
    """The second strip of it has the very same style."""
    dimmer = Dimmer(Color.parse("#ffffff").with_alpha(0.5))
    first, second = dimmer.strips([STRIP, STRIP])
    assert all(one.style is other.style for one, other in zip(first, second, strict=True))
