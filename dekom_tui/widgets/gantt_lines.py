"""The rows of a timeline as lines: a measure's name and bar, the names of its steps, its second bar, group headings.

Everything is drawn from a `View`; nothing here knows a widget. Every cell of the chart is one character.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.format import Measure
from dekom_tui.plan.measures import CANCELLED, NOT_STARTED, next_step
from dekom_tui.plan.model import Place
from dekom_tui.plan.timeline.arrange import (
    BAR_ROW,
    BEFORE_ROW,
    BLANK_ROW,
    HEAD_ROW,
    NAMES_ROW,
)
from dekom_tui.plan.timeline.bars import (
    DONE,
    MISSED,
    NAMED,
    Bar,
    Period,
    agreed_of,
    bar,
    period_of,
)
from dekom_tui.widgets.gantt_chart import SHADE, SHORT_TITLES, Cells, Drawn, View, joined
from dekom_tui.widgets.gantt_groups import group_heading
from dekom_tui.widgets.lines import BLANK, Line, Row, Span, line, pad
from dekom_tui.widgets.page import LazyRows
from dekom_tui.widgets.states import STATES, Sign
from dekom_tui.widgets.wrapping import cells, clean, cut
from dekom_tui.words.dates import day
from dekom_tui.words.language import _
from dekom_tui.words.short import name_within
from dekom_tui.words.timeline import second_words

if TYPE_CHECKING:
    from collections.abc import Hashable


_KEPT: Final = 1024
_ASKED: Final = 64


def place(measure: Measure) -> Place:
    """Where a measure stands."""
    return Place(Measure.table, measure.key)


def rows(view: View) -> LazyRows:
    """The rows of the timeline, made as they are shown; a page asks more than once for those that it is about."""

    @lru_cache(_ASKED)
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
        return Row(joined(view, BLANK, Cells(view)))
    if what.kind == HEAD_ROW:
        return Row(group_heading(view, what.group))
    assert what.measure is not None
    if what.kind == BEFORE_ROW:
        return Row(_before(view, what.measure))
    one = view.measure(what.measure)
    if what.kind == BAR_ROW:
        return Row(_bar_row(view, one), place(one))
    return Row(_names(view, one) if what.kind == NAMES_ROW else _second(view, one))


def _bar_row(view: View, measure: Measure) -> Line:
    quiet = view.ghost is not None and measure.key not in view.ghost.after
    kept = view.kept if view.ghost is None else None
    drawn = kept.get(measure.key) if kept is not None else None
    if drawn is None:
        found = bar(view.plan, measure, view.today, view.calendar)
        sign = STATES[found.state if found is not None else measure.status or NOT_STARTED]
        drawn = Drawn(found, pad(_name(view, measure, sign, found, quiet=quiet), view.label))
        if kept is not None:
            if len(kept) > _KEPT:
                kept.clear()
            kept[measure.key] = drawn
    chart = Cells(view)
    if drawn.bar is not None:
        draw_bar(chart, view, drawn.bar, quiet=quiet)
    return (*drawn.name, *chart.line())


def _name(view: View, measure: Measure, sign: Sign, found: Bar | None, *, quiet: bool) -> Line:
    """State, number and name; `!` after a name whose dates cannot be right, or are all in a holiday."""
    wrong = found is not None and (found.reversed or found.off)
    room = view.label - 5 - view.digits - (2 if wrong else 0)
    named = name_within(measure, room) if view.label >= SHORT_TITLES else measure.short
    number = f"{measure.nr or '·':>{view.digits}}"[-view.digits :]
    ink = "soft" if quiet or sign is STATES[CANCELLED] else "text"
    spans = [
        Span(f" {sign.glyph} ", "faint" if quiet else sign.ink),
        Span(f"{number} ", "faint", lead=True),
        Span(cut(clean(named), max(1, room)), ink, lead=True),
    ]
    if wrong:
        spans.append(Span(" !", "bad" if found is not None and found.reversed else "warn"))
    return tuple(spans)


def draw_bar(chart: Cells, view: View, found: Bar, *, quiet: bool = False) -> None:
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


def _beyond(chart: Cells, view: View, found: Bar) -> bool:
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


def _next_beyond(chart: Cells, view: View, found: Bar, *, quiet: bool) -> None:
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


def _arrows(chart: Cells, found: Bar, left: int, right: int, *, quiet: bool) -> None:
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
    chart = Cells(view)
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
    return joined(view, label, chart)


def _names(view: View, measure: Measure) -> Line:
    """The names of the steps in view, each under its mark, as much of them as there is room for."""
    scale = view.scale
    quiet = view.ghost is not None and measure.key not in view.ghost.after
    shown = []
    for step in measure.aktiviteter:
        if step.dato is not None and step.tekst and scale.shows(step.dato.toordinal()):
            ink = "faint" if step.ferdig or quiet else "soft"
            shown.append((scale.cell(step.dato.toordinal()), clean(_before_colon(step.tekst)), ink))
    shown = _shortened(sorted(shown), scale.width)
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
        found += [*_gap(view, at, cell), Span(said, ink)]
        at = cell + cells(said)
    return (*pad(BLANK, view.label), *found, *_gap(view, at, scale.width))


def _shortened(names: list[tuple[int, str, str]], width: int) -> list[tuple[int, str, str]]:
    """Names as they are where all have room; else without the words that all begin with: «1», «2» for «Møte 1»."""
    at, roomy = -1, True
    for cell, text, _ink in names:
        start = min(cell, width - cells(text))
        roomy = roomy and start > at
        at = start + cells(text)
    if roomy or len(names) < 2:
        return names
    words = [text.split() for _cell, text, _ink in names]
    same = 0
    while all(len(one) > same + 1 and one[same] == words[0][same] for one in words):
        same += 1
    return [(cell, " ".join(one[same:]), ink) for (cell, _text, ink), one in zip(names, words, strict=True)]


def _gap(view: View, left: int, right: int) -> list[Span]:
    """Empty cells, holidays on a ground of their own."""
    found = []
    for first, last in view.shaded:
        if first >= right:
            break
        if last > left:
            begin, end = max(first, left), min(last, right)
            found += [Span(" " * (begin - left), "soft"), Span(" " * (end - begin), "soft", ground=SHADE)]
            left = end
    found.append(Span(" " * max(0, right - left), "soft"))
    return [one for one in found if one.text]


def _before_colon(text: str) -> str:
    """What a step is called: what it says before a colon or comma."""
    for sign in (":", ","):
        head = text.split(sign, 1)[0]
        if 2 < len(head) < len(text):
            return head
    return text


def _second(view: View, measure: Measure) -> Line:
    """The second bar, thin: what was agreed, or how it was in a version."""
    chart = Cells(view)
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
    return joined(view, label, chart)
