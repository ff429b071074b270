"""From lines to the strips that Textual shows.

Every segment is given both its colours: a cell without a style would come out in the terminal's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.filter import ANSIToTruecolor, LineFilter
from textual.strip import Strip
from textual.widget import Widget

from dekom_tui.widgets.lines import BLANK, Line, Row, Span, cells, cut_at, slice_line, width_of
from dekom_tui.widgets.theme import Palette, palette

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from textual.color import Color
    from textual.css.styles import StylesBase
    from textual.geometry import Size, Spacing

MARK: Final = "▌"
_NOTHING: Final = object()
_THIN: Final = str.maketrans("▄▀", "──")


def paint(of: Line, width: int, colours: Palette, ground: str = "bg", *, plain: bool = False) -> Strip:
    """The line on `ground`, in exactly `width` cells. `plain` is for a screen without colours."""
    return Strip(_segments(of, width, colours, ground, ground, plain=plain), width)


def paint_row(
    row: Row,
    width: int,
    colours: Palette,
    ground: str = "bg",
    *,
    selected: Hashable = _NOTHING,
    lit: bool = True,
    plain: bool = False,
) -> Strip:
    """The row, panes and all, in exactly `width` cells.

    The part whose target is `selected` has the mark and stands on `accent_bg` (on `panel` unless `lit`).
    """
    side = row.side
    own = min(width, row.at - 2) if side is not None else width
    segments = _part(row, own, colours, ground, selected, lit=lit, plain=plain)
    if side is not None and width > own:
        between = (Span(" "), Span("│", "line"))
        segments += _segments(between, min(2, width - own), colours, ground, ground, plain=plain)
        if width > row.at:
            segments += _part(side, width - row.at, colours, ground, selected, lit=lit, plain=plain)
    return Strip(segments, width)


def _part(
    row: Row, width: int, colours: Palette, ground: str, selected: Hashable, *, lit: bool, plain: bool
) -> list[Segment]:
    under = row.ground or ground
    if row.target is None or row.target != selected:
        return _segments(row.line, width, colours, under, under, plain=plain)
    own = "accent_bg" if lit else "panel"
    inset = min(row.inset, width)
    before = cut_at(row.line, inset)
    mark = (Span(MARK, "accent"), *_chosen(_from(row.line, inset + 1)))
    segments = _segments(before, inset, colours, under, under, plain=plain) if inset else []
    return segments + _segments(mark, width - inset, colours, own, own, plain=plain, force=True)


def _from(of: Line, start: int) -> Line:
    return slice_line(of, start, 1 << 30)


def _chosen(of: Line) -> Line:
    """The line as it stands in a selected row: what names the row is bold."""
    return tuple(
        span._replace(token="accent" if span.token == "faint" else "text", bold=True)
        if span.lead
        else span._replace(bold=True)
        if span.token == "text"
        else span
        for span in of
    )


def _segments(
    of: Line, width: int, colours: Palette, ground: str, fill: str, *, plain: bool, force: bool = False
) -> list[Segment]:
    """The line's segments, cut or filled to `width`; with `force` no span keeps a ground of its own."""
    taken = width_of(of)
    if taken > width:
        of = cut_at(of, width)
        taken = width_of(of)
    segments: list[Segment] = []
    last = ""
    known, style = colours.known, colours.style
    for text, token, bold, underline, lit, _lead, own in of:
        under = ground if force else own or ground
        if under == last and text.isspace() and not (underline or lit):
            segments[-1] = Segment(segments[-1].text + text, segments[-1].style)  # one cell is as empty as another
            continue
        shown = text.translate(_THIN) if plain and token == "line" else text
        drawn = known.get((token, under, bold, underline, lit))
        if drawn is None:
            drawn = style(token, under, bold=bold, underline=underline, lit=lit)
        segments.append(Segment(shown, drawn))
        last = "" if underline or lit else under
    if taken < width:
        segments.append(Segment(" " * (width - taken), colours.style("text", fill)))
    return segments


class _LinesCache(StylesCache):
    """Takes a line as its widget draws it. Textual's own looks at each for borders, padding and tints, which is half
    the time of a frame of many lines; it is asked where there are any."""

    def render_line(
        self,
        styles: StylesBase,
        y: int,
        size: Size,
        content_size: Size,
        padding: Spacing,
        base_background: Color,
        background: Color,
        render_content_line: Callable[[int], Strip],
        *rest: Any,
        **named: Any,
    ) -> Strip:
        if size == content_size:
            return render_content_line(y)
        return super().render_line(
            styles, y, size, content_size, padding, base_background, background, render_content_line, *rest, **named
        )


class LineWidget(Widget):
    """A widget that draws itself line by line, in the colours of the app's theme."""

    ALLOW_SELECT = False

    ground = "bg"
    """The ground of the theme that it stands on."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_cache = _LinesCache()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Take the focus at once where that can be: Textual's own waits, and the next key would go elsewhere."""
        if self.is_attached and self.focusable:
            self.screen.set_focus(self, scroll_visible=scroll_visible)
            return self
        return super().focus(scroll_visible)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """All but the one that turns a terminal's colours into true ones, which is what a palette's are."""
        return [one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor)]

    @property
    def colours(self) -> Palette:
        """The palette of the theme that is on."""
        return palette(self.app.theme)

    def line_at(self, y: int) -> Line:
        """The line on row `y` of the widget."""
        return BLANK

    def render_line(self, y: int) -> Strip:
        return paint(self.line_at(y), self.size.width, self.colours, self.ground, plain=self.app.no_color)


def cell_index(of: Line, cell: int) -> int:
    """The index of the span under `cell`, -1 beyond the last."""
    at = 0
    for index, span in enumerate(of):
        at += cells(span.text)
        if cell < at:
            return index
    return -1
