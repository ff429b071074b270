"""How the timeline is put together for a size: which rows the bars have, and what stands over and under them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Goal, Measure
from dekom_tui.plan.listing import BY_NUMBER
from dekom_tui.plan.model import Plan
from dekom_tui.plan.timeline.arrange import (
    ALL,
    BY_GOAL,
    UNDATED,
    UNGROUPED,
    Group,
    Layout,
    Shown,
    grouped,
    numbered,
)
from dekom_tui.plan.timeline.bars import Beside, seconds, slips_of, standing, step_days, with_names
from dekom_tui.plan.timeline.loads import loads
from dekom_tui.plan.timeline.scale import TERM, WHOLE, Scale
from dekom_tui.widgets.gantt_chart import Drawn, Ghost, View, digits, label_width
from dekom_tui.widgets.gantt_head import head_rows, load_rows, mark_rows
from dekom_tui.widgets.lines import BLANK, Line, Row, Span, fit, indent, line, paragraph, width_of
from dekom_tui.widgets.wrapping import wrap_cut
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _, current, ngettext
from dekom_tui.words.timeline import day_words, replaced_words, standing_words, trouble_words

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from datetime import date

    from dekom_tui.plan.timeline.school import Calendar

LOW: Final = 19
"""Under so many rows between the frame's lines the months over the chart and the revision under it go."""
BESIDES_FROM: Final = 70
"""From this width there is room for second bars."""
GROUPED_FROM: Final = 120
"""From this width measures stand under their goals to begin with."""
_ROOM_FOR_LOAD: Final = 4
_MOST_ROLES: Final = 9
_SHEETS: Final = 8
"""So many sheets are kept."""


BEGIN: Final = "5"
"""The target, and the key of the place, where the first measure is written."""


class Look(NamedTuple):
    """What people have chosen to see."""

    grouping: str | None = None
    """None: as the width is."""
    order: str = BY_NUMBER
    shown: Shown = ALL
    load: bool | None = None
    """Whether it is shown who has much; None: where there is room."""
    beside: Beside | None = None


class Those(NamedTuple):
    """The measures that are shown, and what is asked of each when rows are counted."""

    groups: tuple[Group, ...]
    measures: tuple[Measure, ...]
    slips: tuple[int, ...]
    """By how many days each lies from its second bar."""
    stepped: tuple[tuple[int, tuple[int, ...]], ...]
    """The days of their steps (`step_days`)."""
    digits: int
    numbers: Mapping[str, int]
    """How many measures stand before each, by key."""
    kept: dict[tuple[int, Calendar], dict[str, Drawn]]
    """What has been drawn of them, by width and calendar."""


class Sheet(NamedTuple):
    """The timeline at one size: the view, and the rows of its parts."""

    view: View
    head: tuple[Line, ...]
    bars: int
    marks: tuple[Line, ...]
    load: tuple[Row, ...]


def those(plan: Plan, today: date, look: Look, grouping: str) -> Those:
    """The measures to be shown."""
    groups = grouped(plan, today, look.shown, look.order, grouping)
    measures = groups[0].measures if len(groups) == 1 else tuple(one for group in groups for one in group.measures)
    slips = slips_of(measures, look.beside)
    return Those(groups, measures, slips, step_days(measures), digits(measures), numbered(groups), {})


def grouping_for(look: Look, width: int) -> str:
    """How measures are grouped."""
    return look.grouping if look.grouping is not None else BY_GOAL if width >= GROUPED_FROM else UNGROUPED


def chart_width(width: int) -> int:
    """The cells of the chart; the last cell of the row is left empty."""
    return max(1, width - label_width(width) - 1)


def sheet(
    plan: Plan,
    today: date,
    size: tuple[int, int],
    scale: Scale,
    calendar: Calendar,
    some: Those,
    look: Look,
    *,
    cursor: int | None = None,
    ghost: Ghost | None = None,
    said: int = 1,
) -> Sheet:
    """The timeline in so many columns and rows; `said` are the rows of the sentence under it."""
    width, height = size
    low = height < LOW
    head = 2 if low else 3
    grouping = grouping_for(look, width)
    fixed = standing(plan, today)
    second = seconds(some.measures, some.slips, scale, look.beside) if width >= BESIDES_FROM else ()
    named = with_names(len(some.measures), some.stepped, scale)
    headed = grouping != UNGROUPED
    before = ghost.before.key if ghost is not None else ""
    first = View(plan, today, scale, calendar, fixed, _EMPTY, label_width(width), some.digits, calendar.shaded(scale),
                 cursor, look.beside, ghost, some.kept.setdefault((width, calendar), {}))  # fmt: skip
    marks = mark_rows(first) if ghost is None and (grouping != BY_GOAL or scale.zoom not in (WHOLE, TERM)) else []
    marks = marks[:1] if low else marks
    under = len(marks) + said + (1 if low else 2)
    room = max(3, height - head - under)
    layout = Layout(some.groups, named, second, headed=headed, airy=True, before=before, numbers=some.numbers)
    if len(layout) > room and (headed or any(group.kind == UNDATED for group in some.groups)):
        layout = Layout(
            some.groups, named, second, headed=headed, airy=False, before=before, numbers=some.numbers
        )  # fmt: skip
    load: list[Row] = []
    wanted = look.load if look.load is not None else room - len(layout) >= _ROOM_FOR_LOAD and len(some.measures) > 0
    view = first._replace(layout=layout)
    if wanted and ghost is None:
        most = min(_MOST_ROLES, len(loads(plan))) + 2
        share = max(room - len(layout), min(most, room // 2) if look.load else 0)
        load = [Row(), *load_rows(view, loads(plan), min(most, share) - 1, width)]
        load = load if len(load) > 1 else []
    bars = max(1, min(len(layout), room - len(load)))
    return Sheet(view, tuple(head_rows(view, head)), bars, tuple(marks), tuple(load))


_EMPTY: Final = Layout(())


class Sheets:
    """The sheets made lately of the same measures, so that looking nearer and back puts nothing together anew."""

    def __init__(self) -> None:
        self._about: tuple[object, ...] = ()
        self._kept: dict[Hashable, Sheet] = {}

    def sheet(
        self,
        plan: Plan,
        today: date,
        size: tuple[int, int],
        scale: Scale,
        calendar: Calendar,
        some: Those,
        look: Look,
        cursor: int | None = None,
    ) -> Sheet:
        """As `sheet`, of a timeline on which nothing is being moved."""
        about = (plan, calendar, some, look.beside)
        if len(self._about) != len(about) or any(a is not b for a, b in zip(self._about, about, strict=True)):
            self._about = about
            self._kept.clear()
        key = (today, size, scale, cursor, look.load, look.grouping, current())
        found = self._kept.pop(key, None)
        if found is None:
            found = sheet(plan, today, size, scale, calendar, some, look, cursor=cursor)
            for old in list(self._kept)[: 1 - _SHEETS]:
                del self._kept[old]
        self._kept[key] = found
        return found


def sentence(view: View, measure: Measure | None, width: int) -> list[Line]:
    """How the chosen measure stands, and the day that is pointed at."""
    room = width - 2
    pointed = BLANK
    if view.cursor is not None:
        pointed = line((day_words(view.cursor, view.calendar), "soft"))
    if measure is None:
        return [indent(fit(pointed, room))]
    from dekom_tui.plan.measures import state
    from dekom_tui.widgets.states import STATES

    sign = STATES[state(measure, view.today)]
    wrong = trouble_words(view.plan, measure)
    said = BLANK
    for brief in (False, True):
        head, after = standing_words(measure, view.today, brief=brief)
        after = after or replaced_words(view.plan, measure)
        if wrong:
            said = line(("! ", "bad"), (wrong, "text", True), " ", (head, "soft"))
        else:
            said = line(sign.span(), " ", (head, "text", True), " " if after else "", (after, "soft"))
        if width_of(said) <= room:
            break
    if pointed:
        both = width_of(said) + 3 + width_of(pointed) <= room
        left = fit(said, room if both else max(20, room - width_of(pointed) - 3))
        gap = room - width_of(left) - width_of(pointed)
        return [indent(line(left, " " * max(1, gap), pointed) if gap > 0 else fit(pointed, room))]
    return [indent(fit(said, room))]


def moving_rows(head: str, told: Sequence[str], width: int, most: int) -> list[Line]:
    """What a move does: how far and to which days, then what comes of it, one row after the other."""
    text = " ".join(told)
    lines: list[Line] = []
    first = paragraph(head, width - 4, bold=True)[: max(1, most - 1)]
    lines += first
    marked = text.startswith(("▲", "! "))
    ink = {"▲": "bad", "!": "warn"}.get(text[:1], "soft") if marked else "soft"
    body = text[1:].lstrip() if marked else text
    rest = [line((one, "soft")) for one in wrap_cut(body, width - 4, most - len(first))] if most > len(first) else []
    found = [line("   ", one) for one in lines]
    for at, one in enumerate(rest):
        found.append(line((f" {text[0]} " if marked and not at else "   ", ink), one))
    return found


_GROUPED: Final = {
    "": N_("Uten grupper"),
    "maal": N_("Gruppert etter mål"),
    "ansvarlig": N_("Gruppert etter ansvarlig"),
    "arena": N_("Gruppert etter møteplass"),
    "status": N_("Gruppert etter status"),
}
_ORDERED: Final = {"nr": N_("Etter nummer"), "start": N_("Etter start"), "slutt": N_("Etter slutt")}


def grouping_words(grouping: str) -> str:
    """What is said when the grouping changes."""
    return _(_GROUPED[grouping])


def order_words(order: str) -> str:
    """What is said when the order changes."""
    return _(_ORDERED[order])


def shown_words(plan: Plan, shown: Shown, count: int) -> str:
    """What is shown alone, in a few words; empty when nothing is left out."""
    if shown.everything:
        return ""
    goal = plan.of(Goal).get(shown.filter.goal)
    parts = [
        word(shown.filter.state) if shown.filter.state else "",
        shown.filter.role,
        _("mål {n}").format(n=goal.nr) if goal is not None and goal.nr else goal.short if goal is not None else "",
        _("denne måneden") if shown.month is not None else "",
    ]
    total = len(plan.measures)
    told = ngettext("{k} av {n} tiltak", "{k} av {n} tiltak", total).format(k=count, n=total)
    return f"{' · '.join(one for one in parts if one)}  {told}"


def empty_rows(width: int, *, filtered: bool) -> list[Row]:
    """What stands where there is no bar."""
    if filtered:
        text = _("Ingen tiltak er slik nå. Esc viser alle.")
        return [Row(), *(Row(line(" ", one)) for one in paragraph(text, width - 2, "soft"))]
    text = _("Her ser dere tiltakene langs tida: hva som skjer når, hvem som har det, og hva som glipper.")
    begin = line((BEGIN, "accent", True), "  ", Span(_("Skriv det første tiltaket i 5 Tiltak"), "text", lead=True))
    by = 4 if width >= 70 else 1
    return [
        Row(), *(Row(line(" " * by, one)) for one in paragraph(text, min(width - by - 2, 64), bold=True)),
        Row(), Row(line(" " * by, fit(begin, width - by - 1)), BEGIN, inset=max(0, by - 2)),
    ]  # fmt: skip
