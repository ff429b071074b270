"""`dekom timeline`: the measures along time, as text, as a picture, or as a table for other programs."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dekom_tui.cli.base import Command, Option
from dekom_tui.cli.params import plan_argument
from dekom_tui.cli.plans import day, opened, plan_folder
from dekom_tui.cli.show import PIPED_WIDTH, width
from dekom_tui.cli.terms import is_plain
from dekom_tui.words.language import N_

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.timeline.arrange import Group
    from dekom_tui.plan.timeline.scale import Scale
    from dekom_tui.plan.timeline.school import Calendar
    from dekom_tui.widgets.lines import Line

ZOOMS: Final = {
    "dag": "dag", "uke": "uke", "maaned": "maaned", "måned": "maaned", "halvaar": "halvaar", "halvår": "halvaar",
    "plan": "plan", "day": "dag", "week": "uke", "month": "maaned", "term": "halvaar",
}  # fmt: skip
GROUPS: Final = {
    "maal": "maal", "mål": "maal", "goal": "maal", "ansvarlig": "ansvarlig", "responsible": "ansvarlig",
    "arena": "arena", "status": "status",
}  # fmt: skip
FORMATS: Final = ("text", "svg", "csv")
NARROWEST: Final = 40
WIDEST: Final = 2000
SVG_WIDTH: Final = 1400
_YEARS: Final = 20
"""Public holidays are looked up for so many years at most."""
_PIXELS: Final = 10
"""Pixels of the picture for one cell of `--width`."""


def run(plan: Path, zoom: str, wide: int | None, group: str | None, form: str) -> None:
    """Write the timeline."""
    from dekom_tui.plan.timeline.arrange import UNGROUPED, grouped
    from dekom_tui.plan.timeline.bars import whole
    from dekom_tui.plan.timeline.scale import around

    found = opened(plan_folder(plan))
    today = day()
    cells = wide if wide is not None else max(NARROWEST, width() if form == "text" else PIPED_WIDTH)
    groups = grouped(found.plan, today, grouping=GROUPS[group] if group else UNGROUPED)
    if form == "csv":
        click.echo(_table(found.plan, groups, today), nl=False)
        return
    from dekom_tui.widgets.gantt_chart import label_width

    period = whole(found.plan, today)
    chart = max(10, cells - label_width(cells) - 1)
    scale = around(ZOOMS[zoom], min(max(today.toordinal(), period[0]), period[1]), chart, period)
    calendar = _calendar(found.plan, scale)
    if form == "svg":
        click.echo(_picture(found.plan, groups, today, scale, calendar, wide), nl=False)
        return
    plain = is_plain(sys.stdout)
    lines = _lines(found.plan, groups, today, scale, calendar, cells, headed=group is not None)
    click.echo("\n".join(_drawn(one, plain=plain) for one in lines), color=not plain)


def _calendar(plan: Plan, scale: Scale) -> Calendar:
    """The school calendar, with the public holidays of the years that are shown."""
    from datetime import date

    from dekom_tui.exchange.public_holidays import public_holidays
    from dekom_tui.plan.timeline.school import Calendar

    first, last = date.fromordinal(scale.first).year, date.fromordinal(scale.last).year
    return Calendar(plan.settings, public_holidays(first, min(last, first + _YEARS)))


def _lines(
    plan: Plan, groups: Sequence[Group], today: date, scale: Scale, calendar: Calendar, wide: int, *, headed: bool
) -> Iterator[Line]:
    from dekom_tui.plan.timeline.arrange import Layout
    from dekom_tui.plan.timeline.bars import seconds, slips_of, standing, step_days, with_names
    from dekom_tui.plan.timeline.loads import loads
    from dekom_tui.widgets.gantt_chart import View, digits, label_width
    from dekom_tui.widgets.gantt_head import head_rows, load_rows, mark_rows
    from dekom_tui.widgets.gantt_lines import row
    from dekom_tui.widgets.lines import BLANK, line
    from dekom_tui.words.language import _

    measures = [one for group in groups for one in group.measures]
    if not measures:
        yield line((_("Planen har ingen tiltak ennå."), "soft"))
        return
    second = seconds(measures, slips_of(measures), scale)
    named = with_names(len(measures), step_days(measures), scale)
    layout = Layout(groups, named, second, headed=headed, airy=True)
    view = View(
        plan, today, scale, calendar, standing(plan, today), layout, label_width(wide), digits(measures),
        calendar.shaded(scale),
    )  # fmt: skip
    yield from head_rows(view)
    yield from (row(view, index).line for index in range(len(layout)))
    yield from mark_rows(view)
    load = load_rows(view, loads(plan), len(loads(plan)) + 2, wide)
    if load:
        yield BLANK
        yield from (one.line for one in load)


_COLOURS: Final = {
    "accent": "bright_blue", "ok": "green", "warn": "yellow", "bad": "red", "hold": "magenta", "gold": "yellow",
    "faint": "bright_black", "line": "bright_black",
}  # fmt: skip


def _drawn(of: Line, *, plain: bool) -> str:
    """A line as the terminal shows it, in its own sixteen colours."""
    text = "".join(span.text for span in of).rstrip()
    if plain:
        return text
    parts = []
    left = len(text)
    for span in of:
        piece = span.text[:left]
        left -= len(piece)
        if piece.isspace() or not piece:
            parts.append(piece)
        else:
            parts.append(click.style(piece, fg=_COLOURS.get(span.token), bold=span.bold or None))
    return "".join(parts)


def _picture(
    plan: Plan, groups: Sequence[Group], today: date, scale: Scale, calendar: Calendar, wide: int | None
) -> str:
    from dekom_tui.exchange.timeline_svg import timeline_svg
    from dekom_tui.plan.timeline.arrange import UNGROUPED, Layout
    from dekom_tui.plan.timeline.bars import standing
    from dekom_tui.widgets.gantt_chart import View
    from dekom_tui.widgets.gantt_groups import heading_words

    view = View(plan, today, scale, calendar, standing(plan, today), Layout(()), 60, 2, ())
    named = [
        ("" if one.kind == UNGROUPED else " ".join(part for part in heading_words(view, one) if part), one.measures)
        for one in groups
    ]
    return timeline_svg(plan, today, scale, calendar, named, SVG_WIDTH if wide is None else wide * _PIXELS)


COLUMNS: Final = (
    "gruppe", "nr", "noekkel", "tittel", "status", "fremdrift", "start", "slutt", "avtalt_start", "avtalt_slutt",
    "ansvarlig", "arena", "maal", "etter", "erstattes_av", "steg", "steg_ferdige", "neste_steg", "neste_dato",
)  # fmt: skip
"""The columns of the table; like codes they never change with the language."""


def _table(plan: Plan, groups: Sequence[Group], today: date) -> str:
    """The measures as CSV (RFC 4180, but with line ends as everywhere here); dates as YYYY-MM-DD, keys by space."""
    from dekom_tui.plan.measures import next_step, percent, state

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for group in groups:
        for one in group.measures:
            agreed, coming = one.avtalt, next_step(one)
            writer.writerow(
                _cell(value)
                for value in (
                    group.key, one.nr, one.key, one.title, state(one, today), percent(one), one.start, one.slutt,
                    agreed and agreed.start, agreed and agreed.slutt, one.ansvarlig, one.arena, " ".join(one.maal),
                    " ".join(one.etter), one.erstattes_av, len(one.aktiviteter),
                    sum(step.ferdig for step in one.aktiviteter), coming and coming.tekst, coming and coming.dato,
                )
            )  # fmt: skip
    return out.getvalue()


def _cell(value: object) -> str:
    """A value as a cell; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not text[1:].isdigit() else text


command = Command(
    "timeline",
    run,
    [
        plan_argument(),
        Option(
            ["--zoom", "zoom"],
            type=click.Choice(list(ZOOMS)),
            metavar="dag|uke|maaned|halvaar|plan",
            default="plan",
            help=N_("Hvor nær: hele planen, eller omkring i dag"),
        ),
        Option(
            ["--width", "--bredde", "wide"],
            type=click.IntRange(NARROWEST, WIDEST),
            metavar="N",
            help=N_("Så mange tegn bred; terminalens bredde ellers"),
        ),
        Option(
            ["--group", "--grupper", "group"],
            type=click.Choice(list(GROUPS)),
            metavar="maal|ansvarlig|arena|status",
            help=N_("Samle tiltakene i grupper"),
        ),
        Option(["--format", "form"], type=click.Choice(FORMATS), default="text", help=N_("Tekst, bilde eller tabell")),
    ],
    help=N_(
        "Viser tiltakene langs tida: når, hvor langt, stegene, det avtalte, fristene og hvem som har mye når.\n\n"
        "PLAN er en mappe, eller navnet på en plan her eller i plans/. Bildet (svg) har tittel, beskrivelse og tekst "
        "som kan leses; tabellen (csv) har en linje for hvert tiltak."
    ),
    examples=(
        "dekom timeline storhaugli-2025",
        "dekom timeline storhaugli-2025 --zoom halvaar --group ansvarlig",
        "dekom timeline storhaugli-2025 --format svg > tidslinje.svg",
    ),
)
