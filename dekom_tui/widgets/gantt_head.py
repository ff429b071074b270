"""What stands over and under the bars of a timeline: years, terms, months, weeks and days; deadlines; who has much."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.dates import week_of
from dekom_tui.plan.timeline import scale as scales
from dekom_tui.plan.timeline.bars import Due
from dekom_tui.plan.timeline.loads import RoleLoad
from dekom_tui.plan.timeline.scale import DAY, MONTH, WEEK, Band, Scale
from dekom_tui.widgets.gantt_chart import SHORT_TITLES, View, placed
from dekom_tui.widgets.gantt_groups import due_ink
from dekom_tui.widgets.lines import BLANK, Line, Row, fit, heading, indent, line, pad, width_of
from dekom_tui.widgets.wrapping import clean, cut
from dekom_tui.words.dates import day, month_name
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.timeline import cell_words

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD_ROWS: Final = 3
_SHORT_MONTH: Final = 4
"""From so many cells on a month has its three letters, under it its first one."""
_CLOSE: Final = 1.5
"""Under so many cells only every third month has its letter, from August on: more would be a row of letters."""
_BEYOND: Final = 16
"""So many cells say which goals are due beyond an edge."""
_MANY: Final = 2


def head_rows(view: View, rows: int = HEAD_ROWS) -> list[Line]:
    """The lines over the chart: today and the larger stretches, then the smaller ones. Two rows have no months."""
    scale = view.scale
    big, middle, small = _BANDS.get(scale.zoom, _whole)(view)
    top = _top(view, big)
    lines = [top, middle, small] if rows >= HEAD_ROWS else [top, middle if scale.zoom not in _BANDS else small]
    told = cell_words(scale) if view.label >= SHORT_TITLES else ""
    lefts = [BLANK, line(" " * 5, (told, "faint")) if told else BLANK, BLANK]
    if scale.zoom == MONTH:
        lefts[2] = line(" " * (4 + view.digits), (_("uke"), "faint"))
    return [(*pad(left, view.label), *of) for left, of in zip(lefts, lines, strict=False)]


def _top(view: View, big: Sequence[tuple[int, Line]]) -> Line:
    """The largest stretches, over which today and the day that is pointed at come first."""
    scale = view.scale
    marks: list[tuple[int, Line]] = []
    if view.cursor is not None and scale.shows(view.cursor):
        said = day(date.fromordinal(view.cursor), view.today)
        marks.append(_centred(scale.cell(view.cursor), line(("▼ ", "soft"), (said, "text", True)), scale.width, 0))
    if scale.shows(view.standing.today):
        mark = _centred(scale.cell(view.standing.today), line((_("i dag"), "accent", True)), scale.width, 2)
        if not marks or _apart(mark, marks[0]):
            marks.append(mark)
    kept = []
    for at, one in enumerate(big):
        end = big[at + 1][0] if at + 1 < len(big) else scale.width + 1
        moved = _beside(one, end, sorted(marks, key=lambda mark: mark[0]))
        kept += [moved] if moved is not None else []
    return placed(sorted([*kept, *marks], key=lambda one: one[0]), scale.width)


def _beside(one: tuple[int, Line], end: int, marks: Sequence[tuple[int, Line]]) -> tuple[int, Line] | None:
    """A stretch's name, after the marks that it would lie under where it has room there before the stretch ends."""
    cell, text = one
    for mark in marks:
        if not _apart((cell, text), mark):
            cell = mark[0] + width_of(mark[1]) + 1
    return (cell, text) if width_of(text) and cell + width_of(text) < end else None


def _apart(one: tuple[int, Line], other: tuple[int, Line]) -> bool:
    first, second = sorted((one, other), key=lambda each: each[0])
    return first[0] + width_of(first[1]) < second[0]


def _centred(cell: int, text: Line, width: int, before: int) -> tuple[int, Line]:
    """A text with its cell number `before` over a cell, as far as it has room."""
    return max(0, min(cell - before, width - width_of(text))), text


def _whole(view: View) -> tuple[list[tuple[int, Line]], Line, Line]:
    """Of the whole plan, or a term: school years, terms, months."""
    scale = view.scale
    bands = scales.terms(scale)
    big: list[tuple[int, Line]] = []
    for one in scales.school_years(scale):
        year = scales.school_year_of(one.day)
        span = f"{year}–{(year + 1) % 100:02}"
        named = _("skoleåret {span}").format(span=span)
        text = named if not big and len(named) < one.width else span
        if len(text) < one.width and view.label >= SHORT_TITLES:
            big.append((one.cell, line((text, "faint"))))
    brief = not all(_fits(one, _term(one)) for one in bands if _fits(one, _term(one, brief=True)))
    middle = placed([(one.cell, line((_named(one, brief), "soft"))) for one in bands], scale.width)
    months = scales.months(scale)
    typical = scale.cells * 30 / scale.days
    small = []
    at = -1
    for one in months:
        name = month_name(date.fromordinal(one.day).month)[:3] if typical >= _SHORT_MONTH else _letter(one)
        if typical < _CLOSE and date.fromordinal(one.day).month % 3 != 2:
            continue
        if one.cell > at and one.width >= min(len(name), 2 if typical >= 2 else 1):
            small.append((one.cell, line((name, "faint"))))
            at = one.cell + len(name) - 1
    return big, middle, placed(small, scale.width)


def _letter(one: Band) -> str:
    return month_name(date.fromordinal(one.day).month)[:1].lower()


def _term(one: Band, *, brief: bool = False) -> str:
    """«høst 2025», or «høst 25» where it is `brief`."""
    year = date.fromordinal(one.day).year
    name = _("høst") if scales.is_autumn(one.day) else _("vår")
    return f"{name} {year % 100:02}" if brief else f"{name} {year}"


def _fits(one: Band, text: str) -> bool:
    return len(text) < one.width


def _named(one: Band, brief: bool = False) -> str:
    """A term's name, or as much of it as there is room for: «høst 25», «h25»."""
    short = _term(one, brief=True)
    tried = (short if brief else _term(one), short, short[:1] + short[-2:])
    return next((text for text in tried if _fits(one, text)), "")


def _months(view: View) -> tuple[list[tuple[int, Line]], Line, Line]:
    """Weeks under their months."""
    scale = view.scale
    big = [(one.cell, line((_named(one), "faint"))) for one in scales.terms(scale) if _named(one)]
    named = [(one.cell, line((_month(one), "soft"))) for one in scales.months(scale)]
    return big, placed(named, scale.width), placed(_week_numbers(view, ""), scale.width)


def _month(one: Band, *, year: bool = False) -> str:
    """A month's name, with its year where that is wanted, or as much of it as there is room for."""
    found = date.fromordinal(one.day)
    long = month_name(found.month, "long")
    tried = (*((f"{long} {found.year}",) if year else ()), long, month_name(found.month))
    return next((text for text in tried if _fits(one, text)), "")


def _week_numbers(view: View, prefix: str) -> list[tuple[int, Line]]:
    this = view.standing.today
    return [
        (one.cell, line((f"{prefix}{week_of(date.fromordinal(one.day)).number}", ink, ink == "accent")))
        for one in scales.weeks(view.scale)
        for ink in ("accent" if one.day <= this < one.day + 7 else "faint",)
        if one.width > 2
    ]


def _months_and_years(scale: Scale) -> list[tuple[int, Line]]:
    return [(one.cell, line((_month(one, year=True), "faint"))) for one in scales.months(scale)]


def _weeks(view: View) -> tuple[list[tuple[int, Line]], Line, Line]:
    """Mondays under their weeks."""
    scale = view.scale
    big = _months_and_years(scale)
    days = [
        (one.cell, line((f"{monday.day}.{monday.month}.", "faint")))
        for one in scales.weeks(scale)
        for monday in (date.fromordinal(one.day),)
        if one.width > 6
    ]
    weeks = placed(_week_numbers(view, _("uke ")), scale.width)
    return big, weeks, placed(days, scale.width)


def _days(view: View) -> tuple[list[tuple[int, Line]], Line, Line]:
    """Every day, under its week."""
    scale = view.scale
    big = _months_and_years(scale)
    numbers = []
    for one in scales.days(scale):
        found = date.fromordinal(one.day)
        now = one.day == view.standing.today
        numbers.append((one.cell, line((str(found.day), "accent" if now else "faint", now))))
    return big, placed(_week_numbers(view, _("uke ")), scale.width), placed(numbers, scale.width)


_BANDS: Final = {MONTH: _months, WEEK: _weeks, DAY: _days}


def mark_rows(view: View) -> list[Line]:
    """Under the bars: the goals' deadlines by their numbers, and the next revision."""
    lines = []
    margin = " " * (4 + view.digits)
    dues = view.standing.dues
    if dues:
        texts = []
        for due in dues:
            if view.scale.shows(due.day):
                ink = due_ink(view, due)
                texts.append((view.scale.cell(due.day), line((_number(due), "text" if ink == "soft" else ink, True))))
        before = [due for due in dues if view.scale.cell(due.day) < 0]
        beyond = [due for due in dues if view.scale.cell(due.day) >= view.scale.width]
        if before:
            texts.insert(0, (0, line((f"← {_numbers(before)}", "faint"))))
        if beyond:
            said = f"{_numbers(beyond)} →"
            texts.append((view.scale.width - len(said), line((said, "faint"))))
        label = line(margin, (_("Målfrister"), "faint"))
        lines.append((*pad(label, view.label), *placed(texts, view.scale.width)))
    revision = view.standing.revision
    if revision is not None:
        lines.append((*pad(line(margin, (_("Neste revisjon"), "faint")), view.label), *_revision(view, revision)))
    return lines


def _number(due: Due) -> str:
    return str(due.goal.nr) if due.goal.nr and due.goal.nr < 100 else "▼"


def _numbers(dues: Sequence[Due]) -> str:
    return cut(", ".join(map(_number, dues)), _BEYOND)


def _revision(view: View, revision: int) -> Line:
    scale = view.scale
    text = day(date.fromordinal(revision), year="never")
    cell = scale.cell(revision)
    if not scale.shows(revision):
        said = f"← {text}" if cell < 0 else f"{text} →"
        return placed([(0 if cell < 0 else max(0, scale.width - len(said)), line((said, "faint")))], scale.width)
    if cell > len(text):
        return placed([(cell - len(text) - 1, line((text, "soft"), " ", ("■", "gold")))], scale.width)
    return placed([(cell, line(("■", "gold"), " ", (text, "soft")))], scale.width)


def load_rows(view: View, loads: Sequence[RoleLoad], room: int, width: int) -> list[Row]:
    """Who has much when: a digit a month for each role, in at most `room` rows with the heading."""
    if room < _MANY or not loads:
        return []
    title = heading(_("HVEM HAR MYE NÅR"), _("antall steg i måneden"))
    rows = [Row(indent(fit(title, width - 2)))]
    months = scales.months(view.scale)
    fits = room - 1 if len(loads) <= room - 1 else room - 2
    rows += [Row(_load_row(view, one, months)) for one in loads[: max(1, fits)]]
    more = len(loads) - max(1, fits)
    if more > 0 and len(rows) < room:
        said = ngettext("og {n} rolle til", "og {n} roller til", more).format(n=more)
        rows.append(Row(line(" " * (4 + view.digits), (said, "faint"))))
    return rows


def _load_row(view: View, one: RoleLoad, months: Sequence[Band]) -> Line:
    by = 4 + view.digits
    room = max(1, view.label - by - 1)
    label = line(" " * by, (cut(clean(one.role), room), "soft"))
    texts = []
    for band in months:
        first = date.fromordinal(band.day).replace(day=1).toordinal()
        count = one.months.get(first, 0)
        past = view.scale.last_cell(band.day) + band.width <= view.scale.cell(view.standing.today)
        ink = "faint" if past or not count else "text"
        text = "·" if not count else str(count) if count < 10 else "+"
        texts.append((band.cell, line((text, ink, count >= _MANY and not past))))
    return (*pad(label, view.label), *placed(texts, view.scale.width))
