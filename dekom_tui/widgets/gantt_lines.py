"""The rows of a timeline as lines: a measure's name and bar, the names of its steps, its second bar, group headings.

Everything is drawn from a `View`; nothing here knows a widget. Every cell of the chart is one character.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Arena, Goal, Measure
from dekom_tui.plan.goals import NEAR, verdict
from dekom_tui.plan.measures import CANCELLED, NOT_STARTED, next_step
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.timeline.arrange import (
    ALL_GOALS,
    BAR_ROW,
    BEFORE_ROW,
    BLANK_ROW,
    BY_ARENA,
    BY_GOAL,
    BY_ROLE,
    BY_STATE,
    HEAD_ROW,
    NAMES_ROW,
    UNDATED,
    Group,
    Layout,
)
from dekom_tui.plan.timeline.bars import DONE, MISSED, Bar, Beside, Due, Period, Standing, agreed_of, bar, period_of
from dekom_tui.plan.timeline.scale import DAY, MONTH, WEEK, Scale
from dekom_tui.widgets.lines import BLANK, Line, Row, Span, fit, line, pad, width_of
from dekom_tui.widgets.page import LazyRows
from dekom_tui.widgets.states import STATES, Sign
from dekom_tui.widgets.wrapping import cells, clean, cut
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import _
from dekom_tui.words.short import name_within
from dekom_tui.words.timeline import second_words
from dekom_tui.words.values import reference

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from dekom_tui.plan.timeline.school import Calendar

NAMED: Final = (DAY, WEEK, MONTH)
"""The zooms at which the steps are named under their bar."""

SHADE: Final = "surface"
"""The ground of days without school."""

_SHORT_TITLES: Final = 30
"""A name column of so many cells has room for titles; a narrower one for what is shorter."""


class Ghost(NamedTuple):
    """A move that is being looked at: the measures as they would be, and the one as it is."""

    before: Measure
    after: Mapping[str, Measure]


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

    def measure(self, one: Measure) -> Measure:
        """A measure as it is drawn: as it would be, when it is being moved."""
        return one if self.ghost is None else self.ghost.after.get(one.key, one)


def label_width(width: int) -> int:
    """The cells of the names for a width of the whole."""
    return 20 if width < 70 else min(46, 25 + max(0, (width - 80) * 14 // 60))


def place(measure: Measure) -> Place:
    """Where a measure stands."""
    return Place(Measure.table, measure.key)


def rows(view: View) -> LazyRows:
    """The rows of the timeline, made as they are shown."""

    def make(index: int) -> Row:
        return row(view, index)

    def find(target: Hashable) -> int | None:
        if not isinstance(target, Place) or target.table != Measure.table:
            return None
        at = view.layout.find(target.key)
        return at + 1 if at is not None and view.layout.row(at).kind == BEFORE_ROW else at

    return LazyRows(len(view.layout), make, find)


def row(view: View, index: int) -> Row:
    """One row."""
    what = view.layout.row(index)
    if what.kind == BLANK_ROW:
        return Row(_joined(view, BLANK, _Cells(view)))
    if what.kind == HEAD_ROW:
        return Row(_heading(view, what.group))
    assert what.measure is not None
    if what.kind == BEFORE_ROW:
        return Row(_before(view, what.measure))
    one = view.measure(what.measure)
    if what.kind == BAR_ROW:
        return Row(_bar_row(view, one), place(one))
    return Row(_names(view, one) if what.kind == NAMES_ROW else _second(view, one))


class _Cells:
    """The cells of one row of the chart, to be filled and then joined to spans."""

    def __init__(self, view: View, *, marked: bool = True) -> None:
        scale = view.scale
        self.scale = scale
        self.shaded = view.shaded
        self.chars = [" "] * scale.width
        self.inks = [""] * scale.width
        self.bolds: set[int] = set()
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

    def fill(self, left: int, right: int, char: str, ink: str) -> None:
        """The cells from one up to another, as far as they are in view."""
        left, right = max(0, left), min(self.scale.width, right)
        if right > left:
            self.chars[left:right] = [char] * (right - left)
            self.inks[left:right] = [ink] * (right - left)

    def write(self, left: int, text: str, ink: str) -> bool:
        """A text of plain letters, one a cell, where the whole of it has room; says whether it has."""
        if left < 0 or left + len(text) > self.scale.width:
            return False
        self.chars[left : left + len(text)] = text
        self.inks[left : left + len(text)] = [ink] * len(text)
        return True

    def clear(self, left: int, right: int) -> bool:
        """Whether nothing stands in these cells, and they are in view."""
        return 0 <= left <= right <= self.scale.width and not any(self.inks[left:right])

    def line(self) -> Line:
        """The cells as spans, holidays on a ground of their own."""
        spans: list[Span] = []
        edges = [edge for run in self.shaded for edge in run]
        begin = 0
        for number, end in enumerate([*edges, self.scale.width]):
            self._run(spans, begin, end, SHADE if number % 2 else "")
            begin = end
        return tuple(spans)

    def _run(self, spans: list[Span], begin: int, end: int, ground: str) -> None:
        chars, inks = self.chars, self.inks
        while begin < end:
            ink = inks[begin]
            stop = begin + 1
            while stop < end and inks[stop] == ink:
                stop += 1
            spans.append(Span("".join(chars[begin:stop]), ink or "soft", ground=ground))
            begin = stop


def _joined(view: View, label: Line, chart: _Cells) -> Line:
    return (*pad(label, view.label), *chart.line())


def _bar_row(view: View, measure: Measure) -> Line:
    found = bar(view.plan, measure, view.today, view.calendar)
    quiet = view.ghost is not None and measure.key not in view.ghost.after
    chart = _Cells(view)
    if found is not None:
        draw_bar(chart, view, found, quiet=quiet)
    sign = STATES[found.state if found is not None else measure.status or NOT_STARTED]
    return _joined(view, _name(view, measure, sign, found, quiet=quiet), chart)


def _name(view: View, measure: Measure, sign: Sign, found: Bar | None, *, quiet: bool) -> Line:
    """State, number and name; `!` after a name whose dates cannot be right, or are all in a holiday."""
    wrong = found is not None and (found.reversed or found.off)
    room = view.label - 5 - view.digits - (2 if wrong else 0)
    named = name_within(measure, room) if view.label >= _SHORT_TITLES else measure.short
    number = f"{measure.nr or '·':>{view.digits}}"[-view.digits :]
    ink = "soft" if quiet or sign is STATES[CANCELLED] else "text"
    spans = [
        Span(" "),
        Span(sign.glyph, "faint" if quiet else sign.ink),
        Span(" "),
        Span(number, "faint", lead=True),
        Span(" "),
        Span(cut(clean(named), max(1, room)), ink, lead=True),
    ]
    if wrong:
        spans.append(Span(" !", "bad" if found is not None and found.reversed else "warn"))
    return tuple(spans)


def draw_bar(chart: _Cells, view: View, found: Bar, *, quiet: bool = False) -> None:
    """A bar with its steps and arrows."""
    scale = chart.scale
    sign = STATES[found.state]
    ink, thin, mark = ("faint", "faint", "soft") if quiet else (sign.bar, "faint", "text")
    if _beyond(chart, view, found):
        return
    left, right = scale.cell(found.first), scale.last_cell(found.last) + 1
    today = scale.cell(view.standing.today)
    dated = found.measure.start is not None or found.measure.slutt is not None
    if dated:
        chart.fill(left, right, "─", thin)
        if found.done > found.first:
            chart.fill(left, max(left + 1, scale.cell(found.done)), "▄", ink)
        if found.slipped is not None:
            chart.fill(scale.last_cell(found.slipped) + 1, right, "▒", "faint" if quiet else "bad")
        chart.put(today, "│", "accent")
    for one in found.steps:
        if one.kind == DONE:
            chart.put(scale.cell(one.day), "●", "faint" if quiet else sign.ink)
        elif one.kind == MISSED:
            chart.put(scale.cell(one.day), "▲", "faint" if quiet else "bad")
        else:
            chart.put(scale.cell(one.day), "!" if one.off else "○", "warn" if one.off and not quiet else mark)
    if not dated:
        return
    if scale.cell(found.first) < 0:
        chart.put(0, "←", "soft")
    if scale.last_cell(found.last) >= scale.width:
        chart.put(scale.width - 1, "→", "soft")
        _next_beyond(chart, view, found, quiet=quiet)
    _arrows(chart, found, left, right, quiet=quiet)


def _beyond(chart: _Cells, view: View, found: Bar) -> bool:
    """Where the whole bar is beyond an edge, the edge says when it is."""
    scale = chart.scale
    last = max(found.last, *(one.day for one in found.steps), found.last)
    first = min(found.first, *(one.day for one in found.steps), found.first)
    if scale.last_cell(last) < 0:
        if not chart.write(0, f"← {day(date.fromordinal(last), view.today)}", "faint"):
            chart.put(0, "←", "faint")
        return True
    if scale.cell(first) >= scale.width:
        text = f"{day(date.fromordinal(first), view.today)} →"
        if not chart.write(scale.width - len(text), text, "faint"):
            chart.put(scale.width - 1, "→", "faint")
        return True
    return False


def _next_beyond(chart: _Cells, view: View, found: Bar, *, quiet: bool) -> None:
    """The next step, named at the edge that it is beyond, where steps are named and none to come is in view."""
    step = next_step(found.measure)
    if view.scale.zoom not in NAMED or step is None or step.dato is None:
        return
    if not view.scale.cell(step.dato.toordinal()) >= view.scale.width or not step.tekst:
        return
    text = f" {clean(_before_colon(step.tekst))}, {day(step.dato, view.today)} →"
    done = max(chart.scale.cell(found.done), chart.scale.cell(view.standing.today)) + 2
    if cells(text) == len(text) and chart.scale.width - len(text) > done:
        chart.write(chart.scale.width - len(text), text, "faint" if quiet else "soft")


def _arrows(chart: _Cells, found: Bar, left: int, right: int, *, quiet: bool) -> None:
    """What it follows before it, and what replaces it after it, by number."""
    numbers = ",".join(str(one.nr) for one in found.follows if one.nr)
    if numbers:
        text = f"{numbers}→"
        ink = "faint" if quiet else "warn" if found.early else "soft"
        if len(text) <= left and chart.clear(left - len(text), left):
            chart.write(left - len(text), text, ink)
        elif 0 < left <= chart.scale.width:
            chart.put(left - 1, "→", ink)
    if found.replaced_by is not None:
        text = f"→{found.replaced_by.nr or ''}"
        if chart.clear(right, right + len(text)):
            chart.write(right, text, "faint" if quiet else "soft")


def _before(view: View, measure: Measure) -> Line:
    """The moved bar as it was, with an arrow to where it ends now."""
    assert view.ghost is not None
    chart = _Cells(view)
    scale = view.scale
    before, after = view.ghost.before, view.ghost.after[measure.key]
    was, now = period_of(before), period_of(after)
    first, last = was.first or was.last, was.last or was.first
    if first is not None and last is not None:
        chart.fill(scale.cell(first), scale.last_cell(last) + 1, "░", "faint")
        chart.put(scale.cell(view.standing.today), "│", "accent")
        end = now.last or now.first
        if end is not None and end > last:
            chart.fill(scale.last_cell(last) + 1, scale.last_cell(end), "─", "accent")
            chart.put(scale.last_cell(end), "►", "accent")
        elif end is not None and end < last and scale.last_cell(end) < scale.last_cell(last):
            chart.put(scale.last_cell(end) + 1, "◄", "accent")
            chart.fill(scale.last_cell(end) + 2, scale.last_cell(last) + 1, "─", "accent")
        for step in before.aktiviteter:
            if step.dato is not None and not step.ferdig:
                chart.put(scale.cell(step.dato.toordinal()), "○", "soft")
    label = line(" " * (4 + view.digits), (_("før"), "faint"))
    return _joined(view, label, chart)


def _names(view: View, measure: Measure) -> Line:
    """The names of the steps in view, each under its mark, as much of them as there is room for."""
    scale = view.scale
    quiet = view.ghost is not None and measure.key not in view.ghost.after
    shown = []
    for step in measure.aktiviteter:
        if step.dato is not None and step.tekst and scale.shows(step.dato.toordinal()):
            ink = "faint" if step.ferdig or quiet else "soft"
            shown.append((scale.cell(step.dato.toordinal()), clean(_before_colon(step.tekst)), ink))
    today = scale.cell(view.standing.today)
    found: list[Span] = []
    at = 0
    marks = [(cell, "│", ink) for cell, ink in ((today, "accent"),) if scale.shows(view.standing.today)]
    for cell, text, ink in sorted([*shown, *marks], key=lambda one: one[0]):
        following = [other for other, _text, _ink in shown if other > cell]
        end = min(following) - 1 if following else scale.width
        room = 1 if text == "│" else end - cell
        if text != "│" and cells(text) > room and cell + cells(text) > scale.width:
            start = max(at + 1 if at else 0, scale.width - cells(text))
            cell, room = (start, scale.width - start) if start < cell else (cell, room)
        if cell < at or room < 1:
            continue
        said = cut(text, room)
        found += [Span(" " * (cell - at), "soft"), Span(said, ink)]
        at = cell + cells(said)
    found.append(Span(" " * max(0, scale.width - at), "soft"))
    return (*pad(BLANK, view.label), *(one for one in found if one.text))


def _before_colon(text: str) -> str:
    """What a step is called: what it says before a colon or comma."""
    for sign in (":", ","):
        head = text.split(sign, 1)[0]
        if 2 < len(head) < len(text):
            return head
    return text


def _second(view: View, measure: Measure) -> Line:
    """The second bar, thin: what was agreed, or how it was in a version."""
    chart = _Cells(view)
    scale = view.scale
    other = agreed_of(measure) if view.beside is None else view.beside.periods.get(measure.key, Period(None, None))
    mine = period_of(measure)
    first = other.first if other.first is not None else mine.first
    last = other.last if other.last is not None else mine.last
    if first is not None and last is not None and first <= last:
        left, right = scale.cell(first), scale.last_cell(last)
        chart.fill(left, right + 1, "─", "faint")
        chart.put(scale.cell(view.standing.today), "│", "accent")
        chart.put(left, "└", "faint")
        chart.put(right, "┘", "faint")
    room = view.label - 6 - view.digits
    name = view.beside.name if view.beside is not None else ""
    said = second_words(mine, other, view.today, room, name)
    label = line(" " * (4 + view.digits), (cut(clean(said), max(1, room)), "faint"))
    return _joined(view, label, chart)


def _heading(view: View, group: Group) -> Line:
    name, told = heading_words(view, group)
    label = line(" ", (name, "accent", True), " " if told else "", (told, "soft"))
    chart = _Cells(view)
    if group.kind == BY_GOAL and group.key == ALL_GOALS:
        revision = view.standing.revision
        if revision is not None:
            chart.put(view.scale.cell(revision), "▼", "gold")
    elif group.kind == BY_GOAL:
        for due in view.standing.dues:
            if due.goal.key == group.key:
                _due(chart, view, due)
    return _joined(view, fit(label, view.label - 1), chart)


def due_ink(view: View, due: Due) -> str:
    """How a deadline is drawn: past without a verdict `bad`, near `warn`."""
    left = due.day - view.standing.today
    if left < 0:
        return "faint" if verdict(view.plan, due.goal) is not None else "bad"
    return "warn" if left <= NEAR else "soft"


def _due(chart: _Cells, view: View, due: Due) -> None:
    cell = view.scale.cell(due.day)
    ink = due_ink(view, due)
    text = _("frist {day}").format(day=day(date.fromordinal(due.day), year="never"))
    if not view.scale.shows(due.day):
        return
    if not chart.write(cell, f"▼ {text}", ink) and not chart.write(cell - len(text) - 1, f"{text} ▼", ink):
        chart.put(cell, "▼", ink)


def heading_words(view: View, group: Group) -> tuple[str, str]:
    """What a group is called, and what follows it."""
    plan = view.plan
    if group.kind == UNDATED:
        return _("UTEN DATO"), ""
    if group.kind == BY_GOAL:
        goal = plan.of(Goal).get(group.key)
        if goal is not None:
            name = _("MÅL {n}").format(n=goal.nr) if goal.nr else _("MÅL")
            return name, goal.short if view.label < _SHORT_TITLES else goal.title
        if group.key == ALL_GOALS:
            revision = view.standing.revision
            told = "" if revision is None else day(date.fromordinal(revision), year="never")
            return _("ALLE MÅLENE"), _("neste revisjon {day}").format(day=told) if told else ""
        return _("UTEN MÅL"), ""
    if group.kind == BY_STATE:
        return word(group.key).upper(), ""
    if group.kind == BY_ARENA:
        return (reference(Arena.table, group.key, plan).upper() if group.key else _("UTEN MØTEPLASS")), ""
    if group.kind == BY_ROLE:
        return (clean(group.key).upper() if group.key else _("UTEN ANSVARLIG")), ""
    return "", ""


def digits(measures: Sequence[Measure]) -> int:
    """The cells of the numbers: as many as the greatest has, from two to five."""
    return max(2, min(5, len(str(max((one.nr or 0 for one in measures), default=0)))))


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
