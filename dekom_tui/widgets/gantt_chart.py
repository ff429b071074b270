"""The chart of a timeline: all that its rows are drawn from, and the cells of one row before they are a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.widgets.lines import Line, Span, pad, width_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dekom_tui.plan.format import Measure
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.timeline.arrange import Layout
    from dekom_tui.plan.timeline.bars import Bar, Beside, Standing
    from dekom_tui.plan.timeline.scale import Scale
    from dekom_tui.plan.timeline.school import Calendar

SHORT_TITLES: Final = 30
"""A name column of so many cells has room for titles; a narrower one for what is shorter."""

SHADE: Final = "surface"
"""The ground of days without school."""


class Ghost(NamedTuple):
    """A move that is being looked at: the measures as they would be, and the one as it is."""

    before: Measure
    after: Mapping[str, Measure]


class Drawn(NamedTuple):
    """What is the same of a measure at every zoom: its bar, and its name as it stands to the left."""

    bar: Bar | None
    name: Line


class View(NamedTuple):
    """All that the rows of a timeline are drawn from."""

    plan: Plan
    today: date
    scale: Scale
    calendar: Calendar
    standing: Standing
    layout: Layout
    label: int
    """The cells of the names, to the left of the chart."""
    digits: int
    shaded: tuple[tuple[int, int], ...]
    cursor: int | None = None
    """The day that is pointed at, where it is another than today."""
    beside: Beside | None = None
    ghost: Ghost | None = None
    kept: dict[str, Drawn] | None = None
    """Where bars and names are kept between views that differ in scale and cursor alone."""

    def measure(self, one: Measure) -> Measure:
        """A measure as it is drawn: as it would be, when it is being moved."""
        return one if self.ghost is None else self.ghost.after.get(one.key, one)


class Cells:
    """The cells of one row of the chart, to be filled and then joined to spans."""

    def __init__(self, view: View, *, marked: bool = True) -> None:
        scale = view.scale
        self.scale = scale
        self.shaded = view.shaded
        self.chars = [" "] * scale.width
        self.inks = [""] * scale.width
        self._edges = {0}
        """Where another ink may begin."""
        if marked:
            first, last = view.standing.period
            if first is not None and scale.cell(first) > 0:
                self.put(scale.cell(first), "│", "line")
            if last is not None and scale.last_cell(last) < scale.width - 1:
                self.put(scale.last_cell(last), "│", "line")
            if view.cursor is not None:
                self.put(scale.cell(view.cursor), "│", "soft")
            self.put(scale.cell(view.standing.today), "│", "accent")

    def put(self, cell: int, char: str, ink: str) -> None:
        """One cell, where it is in view."""
        if 0 <= cell < self.scale.width:
            self.chars[cell] = char
            self.inks[cell] = ink
            self._edges.update((cell, cell + 1))

    def fill(self, left: int, right: int, char: str, ink: str) -> None:
        """The cells from one up to another, as far as they are in view."""
        left, right = max(0, left), min(self.scale.width, right)
        if right > left:
            self.chars[left:right] = [char] * (right - left)
            self.inks[left:right] = [ink] * (right - left)
            self._edges.update((left, right))

    def write(self, left: int, text: str, ink: str) -> bool:
        """A text of plain letters, one a cell, where the whole of it has room; says whether it has."""
        if left < 0 or left + len(text) > self.scale.width:
            return False
        self.chars[left : left + len(text)] = text
        self.inks[left : left + len(text)] = [ink] * len(text)
        self._edges.update((left, left + len(text)))
        return True

    def clear(self, left: int, right: int) -> bool:
        """Whether nothing stands in these cells, and they are in view."""
        return 0 <= left <= right <= self.scale.width and not any(self.inks[left:right])

    def line(self) -> Line:
        """The cells as spans, holidays on a ground of their own."""
        grounds = {0: ""}
        for left, right in self.shaded:
            grounds[left], grounds[right] = SHADE, ""
        text, inks, width = "".join(self.chars), self.inks, self.scale.width
        spans: list[Span] = []
        begin, ground, ink = 0, grounds[0], inks[0]
        for edge in sorted(self._edges | grounds.keys()):
            if edge >= width:
                break
            under = grounds.get(edge, ground)
            if edge and (inks[edge] != ink or under != ground):
                spans.append(Span(text[begin:edge], ink or "soft", ground=ground))
                begin, ink = edge, inks[edge]
            ground = under
        spans.append(Span(text[begin:width], ink or "soft", ground=ground))
        return tuple(spans)


def joined(view: View, label: Line, chart: Cells) -> Line:
    return (*pad(label, view.label), *chart.line())


def label_width(width: int) -> int:
    """The cells of the names for a width of the whole."""
    return 20 if width < 70 else min(46, 25 + max(0, (width - 80) * 14 // 60))


def digits(measures: Sequence[Measure]) -> int:
    """The cells of the numbers: as many as the greatest has, from two to five."""
    return max(2, min(5, len(str(max([one.values.get("nr", 0) for one in measures], default=0)))))


def placed(texts: Sequence[tuple[int, Line]], width: int) -> Line:
    """Texts at their cells, from left to right; one that would lie over the one before it is left out."""
    found: list[Span] = []
    at = 0
    for cell, text in texts:
        wide = width_of(text)
        if cell < at or cell + wide > width or not wide:
            continue
        found += [Span(" " * (cell - at), "soft"), *text]
        at = cell + wide
    return tuple(one for one in found if one.text)
