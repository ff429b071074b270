"""The timeline on pages for the room: a few measures each, their whole names over thick bars, and how each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.measures import state
from dekom_tui.plan.timeline.arrange import UNGROUPED, Group, Layout
from dekom_tui.plan.timeline.bars import is_dated, seconds, slips_of, standing, whole
from dekom_tui.plan.timeline.scale import fitted
from dekom_tui.widgets.gantt_chart import View
from dekom_tui.widgets.gantt_head import head_rows
from dekom_tui.widgets.gantt_lines import row
from dekom_tui.widgets.lines import BLANK, Line, Span, fit, indent, line, slice_line, width_of
from dekom_tui.widgets.states import STATES
from dekom_tui.words.timeline import replaced_words, standing_words, trouble_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dekom_tui.plan.format import Measure
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.timeline.school import Calendar
    from dekom_tui.screens.present.sheet import Sheet

_HEAD: Final = 3
"""The rows of terms, months and today, with the air under them."""
_THICK: Final = str.maketrans("▄", "█")


class Page(NamedTuple):
    """A page for the room, and the keys of the measures on it."""

    keys: tuple[str, ...]
    lines: list[Line]


def timeline_pages(
    plan: Plan, measures: Sequence[Measure], today: date, calendar: Calendar, sheet: Sheet
) -> list[Page]:
    """The measures, as many on each page as have room there, one at least."""
    room, edge = max(10, sheet.broad), max(1, sheet.edge)
    scale = fitted(*whole(plan, today), room)
    second = seconds(measures, slips_of(measures), scale) if measures else ()
    layout = Layout((Group(UNGROUPED, "", tuple(measures)),) if measures else (), (), second)
    view = View(plan, today, scale, calendar, standing(plan, today), layout, edge, 0, calendar.shaded(scale))
    head = [*head_rows(view)[:2], BLANK]
    pages: list[Page] = []
    for measure in measures:
        block = _block(view, measure, room)
        if pages and len(pages[-1].lines) + 1 + len(block) <= sheet.rows:
            before = pages.pop()
            pages.append(Page((*before.keys, measure.key), [*before.lines, BLANK, *block]))
        else:
            pages.append(Page((measure.key,), [*head, *block]))
    return pages or [Page((), head)]


def _block(view: View, measure: Measure, room: int) -> list[Line]:
    """A measure: its whole name, its bar, what was agreed where that is another, how it stands."""
    sign, edge = STATES[state(measure, view.today)], view.label
    number = f"{measure.nr} " if measure.nr else ""
    lines = [indent(fit(line(sign.span(), " ", (number, "faint"), (measure.title, "text", True)), room), edge)]
    at = view.layout.find(measure.key)
    if is_dated(measure) and at is not None:
        lines += [_bar(row(view, index).line, edge) for index in range(at, at + 1 + _extra(view.layout, at))]
    wrong = trouble_words(view.plan, measure)
    said = line(("! ", "bad"), (wrong, "text")) if wrong else _standing(view, measure, room)
    return [*lines, indent(fit(said, room), edge)]


def _standing(view: View, measure: Measure, room: int) -> Line:
    """How a measure stands, in fewer words where all have no room."""
    said: Line = BLANK
    for brief in (False, True):
        head, after = standing_words(measure, view.today, brief=brief)
        said = line((f"{head} {after or replaced_words(view.plan, measure)}".strip(), "soft"))
        if width_of(said) <= room:
            break
    return said


def _extra(layout: Layout, at: int) -> int:
    """Whether a second bar stands under the bar on a row."""
    following = at + 1
    return int(following < len(layout) and layout.row(following).measure is layout.row(at).measure)


def _bar(of: Line, edge: int) -> Line:
    """A bar without its name, what is done of it as thick as the row."""
    chart = slice_line(of, edge, 1 << 20)
    return (Span(" " * edge), *(one._replace(text=one.text.translate(_THICK)) for one in chart))
