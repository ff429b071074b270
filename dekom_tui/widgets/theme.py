"""The two themes, `kveld` (dark) and `dag` (light), and the styles that line-drawn widgets paint with.

A colour is named by what it means (a token), never by its value. Style sheets reach the tokens as `$dk-bg`,
`$dk-soft`, `$dk-accent-bg` and so on (`_` becomes `-`); widgets that draw lines ask `palette(app.theme)`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from rich.style import Style
from textual.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUNDS: Final = ("bg", "surface", "panel", "accent_bg")
"""What text stands on: the ground, the frame, where one types, the selected row."""

INKS: Final = ("text", "soft", "faint", "accent", "ok", "warn", "bad", "hold", "gold")
"""What text is written with; contrast is 4.5 or more on every ground. `line` is for rules alone."""

_COLUMNS: Final = (*GROUNDS, "line", *INKS)
_KVELD: Final = (
    "#0e1318 #151c23 #1e2830 #12344f #33424e #eef2f5 #a9b8c4 #8a9caa #7cc4ff #6fd39a #ffbe55 #ff8a7a #b9a5ff #ffd479"
)
_DAG: Final = (
    "#fdfcf8 #f4f2ea #e8e5da #d6e6f7 #bdb8a8 #14191e #46525c #57636c #0a56a3 #0c6440 #8a4b00 #ad2217 #5b3fb0 #7a5200"
)


class Palette:
    """The styles of one theme by token name. Styles are made once and kept."""

    def __init__(self, name: str, colours: Mapping[str, str], *, dark: bool) -> None:
        self.name = name
        self.colours = colours
        self.dark = dark
        self.known: dict[tuple[str, str, bool, bool, bool], Style] = {}
        """The styles that have been made, by all that `style` is asked with."""

    def style(
        self,
        token: str,
        ground: str = "bg",
        *,
        bold: bool = False,
        underline: bool = False,
        lit: bool = False,
    ) -> Style:
        """The style of `token` on `ground`; `lit` turns it inside out (the current tab, the cursor).

        What is lit is made with the terminal's reverse, so that it still shows where colours are off.
        """
        key = (token, ground, bold, underline, lit)
        style = self.known.get(key)
        if style is None:
            style = Style(
                color=self.colours[token],
                bgcolor=self.colours["bg" if lit else ground],
                bold=bold or None,
                underline=underline or None,
                reverse=lit or None,
            )
            self.known[key] = style
        return style

    def theme(self) -> Theme:
        """The same as a Textual theme, stock widgets included."""
        c = self.colours
        variables = {f"dk-{token.replace('_', '-')}": c[token] for token in _COLUMNS}
        variables |= {
            "block-cursor-background": c["accent"],
            "block-cursor-foreground": c["bg"],
            "border": c["line"],
            "border-blurred": c["line"],
            "input-cursor-background": c["accent"],
            "input-cursor-foreground": c["bg"],
            "input-selection-background": c["accent_bg"],
            "scrollbar": c["line"],
            "scrollbar-active": c["accent"],
            "scrollbar-background": c["surface"],
            "scrollbar-background-active": c["surface"],
            "scrollbar-background-hover": c["surface"],
            "scrollbar-corner-color": c["surface"],
            "scrollbar-hover": c["faint"],
        }
        return Theme(
            name=self.name,
            primary=c["accent"],
            secondary=c["hold"],
            warning=c["warn"],
            error=c["bad"],
            success=c["ok"],
            accent=c["accent"],
            foreground=c["text"],
            background=c["bg"],
            surface=c["surface"],
            panel=c["panel"],
            boost=c["panel"],
            dark=self.dark,
            text_alpha=1.0,
            variables=variables,
        )


def _palette(name: str, colours: str, *, dark: bool) -> Palette:
    return Palette(name, dict(zip(_COLUMNS, colours.split(), strict=True)), dark=dark)


KVELD: Final = _palette("kveld", _KVELD, dark=True)
DAG: Final = _palette("dag", _DAG, dark=False)
PALETTES: Final[Mapping[str, Palette]] = {"kveld": KVELD, "dag": DAG}


def palette(theme: str) -> Palette:
    """The palette of the theme named so; one that is not ours is drawn as `kveld`."""
    return PALETTES.get(theme, KVELD)


@cache
def themes() -> tuple[Theme, ...]:
    """What the app registers, the default first."""
    return tuple(each.theme() for each in PALETTES.values())


def contrast(one: str, other: str) -> float:
    """How well two colours (`#rrggbb`) stand apart: WCAG 2's ratio, from 1 to 21."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
