"""The pages for the room that are figures: where the plan stands, a goal with large numbers, an indicator's chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.goals import NEAR, days_left, standing, verdict
from dekom_tui.plan.measures import counts
from dekom_tui.plan.series import series
from dekom_tui.screens.goals.way import SHORT_UNIT, left_of, missing_figures, unit_of
from dekom_tui.screens.present.sheet import Piece, Sheet, headed, large_lines, middle, packed
from dekom_tui.widgets.bars import bar, segments
from dekom_tui.widgets.bigtype import big, twice
from dekom_tui.widgets.lines import BLANK, Line, cells, fit, left_right, line, pad, paragraph, wrap_line
from dekom_tui.widgets.runchart import Look, run_chart
from dekom_tui.widgets.states import STATES
from dekom_tui.widgets.wrapping import wrap, wrap_cut
from dekom_tui.words.dates import NEAR_DAYS, day, near
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.numbers import with_unit
from dekom_tui.words.series import change_and_gap, figure, trend_words
from dekom_tui.words.values import joined, plan_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dekom_tui.plan.format import Goal, Indicator
    from dekom_tui.plan.goals import Standing
    from dekom_tui.plan.model import Plan

_TALLEST_CHART: Final = 24


class _Number(NamedTuple):
    """One of a goal's figures: what it is, its words, its ink."""

    text: str
    name: str
    ink: str


def overview_pages(plan: Plan, today: date, sheet: Sheet) -> list[list[Line]]:
    """Where the plan stands: each goal with its figure, the measures by state."""
    pieces = [Piece(_goal_lines(plan, goal, sheet.measure), close=not sheet.large) for goal in plan.goals]
    if not pieces:
        pieces.append(Piece(paragraph(_("Planen har ingen mål ennå."), sheet.measure)))
    pieces.append(Piece(_state_lines(plan, today, sheet.measure)))
    school, name = plan.head.skole or "", plan_name(plan)
    if sheet.height < 20:
        school, name = ", ".join(one for one in (school, name) if one), ""
    return headed(sheet, school, name, pieces, most=9)


def _goal_lines(plan: Plan, goal: Goal, width: int) -> list[Line]:
    """A goal on at most two lines, with where its figure stands and where it is going."""
    told = standing(plan, goal)
    unit = unit_of(told)
    short = unit if unit and cells(unit) <= SHORT_UNIT else None
    now = told.now.verdi if told.now is not None else None
    parts: list[Line] = []
    if now is not None:
        parts.append(line((figure(now), "accent", True)))
    if told.target is not None:
        aim = f"{figure(told.target)} {short}" if short else figure(told.target)
        parts.append(line(("→ ", "soft"), (aim, "ok", True)))
    figures = line(*(part for one in parts for part in (one, " ")))[:-1] if parts else BLANK
    mark = f"{goal.nr or '·'} "
    room = max(10, width - cells(mark) - 16)
    text = wrap_cut(goal.title, room, 2)
    first = left_right(line((mark, "accent", True), (text[0], "text", True)), figures, width)
    return [first, *(line(" " * cells(mark), (one, "text", True)) for one in text[1:])]


def _state_lines(plan: Plan, today: date, width: int) -> list[Line]:
    """How many measures are in each state, as a bar and in words."""
    found = counts(plan, today)
    total = sum(found.values())
    if not total:
        return paragraph(_("Planen har ingen tiltak ennå."), width)
    count = ngettext("{n} tiltak", "{n} tiltak", total).format(n=total)
    said = [line((count, "text", True))]
    for name, n in found.items():
        if n:
            said.append(line(STATES[name].span(bold=True), f" {n} {word(name)}"))
    drawn = segments(width, [(n, STATES[name].bar) for name, n in found.items()])
    return [drawn, *packed(said, "   ", width)]


def goal_page(plan: Plan, goal: Goal, today: date, sheet: Sheet) -> list[Line]:
    """A goal: its words, its figures in large letters, how far it has come, its due date. The largest that has room."""
    for lines in _goal_forms(plan, goal, today, sheet):
        if len(lines) < sheet.rows:
            break
    return middle(sheet, lines[: sheet.rows])


def _goal_forms(plan: Plan, goal: Goal, today: date, sheet: Sheet) -> Iterator[list[Line]]:
    width = sheet.broad
    told = standing(plan, goal)
    kicker = line((_("Mål {n}").format(n=goal.nr) if goal.nr else _("Mål"), "accent", True))
    due = _due_lines(plan, goal, told, today, width)
    text = paragraph(goal.title, min(width, 42 if width < 100 else width), bold=True)
    if len(text) > 2:
        text = paragraph(goal.title, width, bold=True)
    large = large_lines(goal.title, width, "text") if sheet.large else []
    forms = ("twice", "thick", "small", "line")
    for words in ([large] if large else []) + [text]:
        for form in forms if sheet.large else forms[1:]:
            numbers = _numbers(told, width, form)
            if numbers is None:
                continue
            for air in (2, 1):
                gap = [BLANK] * air
                after = [BLANK] if air > 1 or sheet.height >= 20 else []
                yield [kicker, BLANK, *words, *gap, *numbers, *_way(told, width), *after, *due]
                if air == 1:
                    yield [kicker, BLANK, *words, BLANK, *numbers, *_way(told, width)[1:], *due]
    least = sheet.rows - 4 - len(due)
    whole = [line((one, "text", True)) for one in wrap_cut(goal.title, width, max(1, least))]
    yield [kicker, BLANK, *whole, BLANK, *(_numbers(told, width, "line") or [])[:1], *due]


def _way(told: Standing, width: int) -> list[Line]:
    return [BLANK, bar(width, told.share, glyph="▀")] if told.share is not None else []


def _known(told: Standing) -> list[_Number]:
    """The figures that are known, start first."""
    found = []
    if told.start is not None:
        found.append(_Number(figure(told.start), _("da vi begynte"), "soft"))
    if told.now is not None and told.now.verdi is not None:
        name = _("nå, foreløpig") if told.now.foreloepig else _("nå")
        found.append(_Number(figure(told.now.verdi), name, "accent"))
    if told.target is not None:
        found.append(_Number(figure(told.target), _("målet"), "ok"))
    return found


def _numbers(told: Standing, width: int, form: str) -> list[Line] | None:
    """The figures side by side with their names under them; None where they have no room in this form."""
    known = _known(told)
    missing = missing_figures(told)
    lacking = paragraph(_("Ennå uten {what}.").format(what=joined(missing)), width, "soft") if missing else []
    if not known:
        return lacking
    unit = unit_of(told) or ""
    short = f" {unit}" if 0 < cells(unit) <= SHORT_UNIT else ""
    if form == "line":
        parts = [line((f"{one.name} ", "soft"), (one.text, one.ink, True)) for one in known]
        told_line = line(*(part for one in parts for part in (one, "   ")), short.strip())
        return [*wrap_line(told_line, width), *lacking]
    drawn = [_large(one.text, form) for one in known]
    widths = [max((len(row) for row in rows), default=0) for rows in drawn]
    last = widths[-1] + cells(short)
    apart = (width - last) // (len(known) - 1) if len(known) > 1 else width
    steps = [max(one, cells(each.name)) for one, each in zip(widths[:-1], known, strict=False)]
    if any(step + 2 > apart for step in steps) or last > width or any("?" in one.text for one in known):
        return None
    apart = min(apart, max(26, *steps) + 12) if steps else apart
    height = max(len(rows) for rows in drawn)
    lines = []
    for y in range(height):
        cells_of = [line((rows[y] if y < len(rows) else "", one.ink)) for rows, one in zip(drawn, known, strict=True)]
        unit_here = line((short, known[-1].ink, True)) if y == height - 1 and short else BLANK
        lines.append(_spread(cells_of, apart, unit_here))
    names = [line((one.name, "text" if one.ink == "accent" else "soft", one.ink == "accent")) for one in known]
    lines += [BLANK, _spread(names, apart, BLANK)]
    if unit and not short:
        lines += paragraph(unit, width, "soft")
    return [*lines, *lacking]


def _spread(parts: list[Line], apart: int, after: Line) -> Line:
    return line(*(pad(one, apart) for one in parts[:-1]), parts[-1], after)


def _large(text: str, form: str) -> list[str]:
    """The figure in large letters: `twice` the thick ones, `thick` or `small`."""
    rows = big(text, "small" if form == "small" else "thick")
    return twice(rows) if form == "twice" else rows


def _due_lines(plan: Plan, goal: Goal, told: Standing, today: date, width: int) -> list[Line]:
    """The due date and how far off it is; what is left, where it has no bar to be read from."""
    if goal.frist is None:
        return [line((_("Ingen frist ennå"), "soft"))]
    days = days_left(goal, today) or 0
    whole = _("Frist {date}").format(date=day(goal.frist, form="long", year="always"))
    judged = verdict(plan, goal)
    if judged is not None and judged.dato is not None:
        when = line(("√ ", "ok"), (_("evaluert {date}").format(date=day(judged.dato)), "text", True))
    else:
        soon = "bad" if days < 0 else "warn" if days <= NEAR else "text"
        when = line((near(goal.frist, today), soon, True)) if abs(days) <= NEAR_DAYS else BLANK
    found = wrap_line(line((f"{whole}, " if when else whole, "soft"), when), width)
    left = left_of(told)
    if left and width >= 100:
        found.append(line((f"{left[:1].upper()}{left[1:]}", "soft")))
    return found


def indicator_page(plan: Plan, indicator: Indicator, sheet: Sheet) -> list[Line]:
    """An indicator: its name, its series as a chart, and what may honestly be said of it."""
    width = sheet.broad
    of = series(plan, indicator)
    title = wrap_cut(indicator.title, width, 3)
    newest = of.newest
    head = [line((one, "accent", True)) for one in title]
    if sheet.large and newest is not None:
        shown = with_unit(newest.figure, indicator.enhet if cells(indicator.enhet or "") <= SHORT_UNIT else None)
        drawn = large_lines(shown, width, "text", 1)
        head += [BLANK, *drawn] if drawn else []
    said = [one for one in (change_and_gap(of), trend_words(of)) if one]
    below = [line((one, "text", True)) for one in wrap(" ".join(said), width)]
    if indicator.kilde and sheet.height >= 20:
        below += [line((one, "soft")) for one in wrap_cut(indicator.kilde, width, 2)]
    room = sheet.rows - 1 - len(head) - len(below) - 2
    chart = run_chart(of, width, min(_TALLEST_CHART, room), Look(len(of.points) - 1 if of.points else None))
    lines = [*head, BLANK, *(fit(one, width) for one in chart), BLANK, *below]
    return middle(sheet, lines[: sheet.rows])
