"""`dekom skolerute`: the school years of dekom.toml, counted; and a new one written in, of what somebody says."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dekom_tui.cli.base import Command, Option
from dekom_tui.cli.ending import Refusal, Unreadable
from dekom_tui.cli.params import path_argument
from dekom_tui.cli.plans import day as today_of
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from dekom_tui.plan.format import SchoolYear
    from dekom_tui.plan.school_year import Counted
    from dekom_tui.store.school import SchoolFile

NEST: Final = "plans"
EXAMPLE: Final = "dekom skolerute --aar 2027-2028 --start 16.8.2027 --slutt 20.6.2028"
_USUAL_HOLIDAYS: Final = ("Høstferie", "Juleferie", "Vinterferie", "Påskeferie")
"""The holidays that are asked about on a terminal; what they are called is the school's."""


def run(
    path: Path,
    key: str | None,
    start: str | None,
    slutt: str | None,
    ferier: Sequence[str],
    planning: Sequence[str],
    helligdager: bool,
) -> None:
    """Show the school years, or write one in."""
    file = _file(path)
    writes = any((key, start, slutt, ferier, planning, helligdager))
    if not writes:
        _show(file)
        return
    year = _year(file, key, start, slutt, ferier, planning, helligdager=helligdager)
    _write(file, year)


def _file(path: Path) -> SchoolFile:
    """The dekom.toml of a PATH: of a workspace, of a plan (its own, else the one above it), or the file itself."""
    from dekom_tui.store.school import SchoolFile
    from dekom_tui.store.workspace import SETTINGS_FILE, holds_plan

    if not path.exists() and path.name != SETTINGS_FILE:
        raise Refusal(_("«{path}» finnes ikke.").format(path=path))
    if path.name == SETTINGS_FILE:
        found = SchoolFile(path)
    elif not path.is_dir():
        raise Refusal(_("«{path}» er verken en mappe eller en dekom.toml.").format(path=path))
    elif holds_plan(path):
        found = SchoolFile.of(path, path)
    elif not (path / SETTINGS_FILE).exists() and (path / NEST / SETTINGS_FILE).exists():
        found = SchoolFile(path / NEST / SETTINGS_FILE)
    else:
        found = SchoolFile(path / SETTINGS_FILE)
    if found.refused:
        raise Unreadable(_("{file} kan ikke leses. «dekom check» sier hva som er galt.").format(file=found.path))
    return found


def _public(year: SchoolYear) -> dict[date, str]:
    """The public holidays of the calendar years that a school year is in."""
    from dekom_tui.exchange.public_holidays import public_holidays

    days = [one for one in (year.start, year.slutt) if one is not None]
    return public_holidays(min(days).year, max(days).year) if days else {}


def _show(file: SchoolFile) -> None:
    years = sorted(file.settings.skoleaar.items())
    if not years:
        click.echo(_("Ingen skoleår står i {file}.").format(file=file.path))
        click.echo(_("Skriv inn et, for eksempel: {example}").format(example=EXAMPLE), err=True)
        return
    for number, (key, year) in enumerate(years):
        if number:
            click.echo("")
        for line in year_lines(key, year, _public(year)):
            click.echo(line)


def year_lines(key: str, year: SchoolYear, public: dict[date, str]) -> list[str]:
    """A school year in lines: first and last day, holidays, planning days, the count, and what to look at."""
    from dekom_tui.plan.school_year import counted
    from dekom_tui.words.dates import day, span, weekday

    found = counted(year, public)
    lines = [_("SKOLEÅRET {key}").format(key=key.replace("-", "–"))]
    for name, when in ((_("Første skoledag"), year.start), (_("Siste skoledag"), year.slutt)):
        lines.append(_row(name, f"{weekday(when, 'short')} {day(when)}" if when is not None else _("ikke skrevet inn")))
    lines.append(_row(_("Skoledager"), _count_words(found)))
    for one in year.ferier:
        lines.append(_row(one.navn or "", span(one.fra, one.til, "short")))
    if year.planleggingsdager:
        days = ", ".join(day(one) for one in year.planleggingsdager)
        lines.append(_row(_("Planleggingsdager"), f"{found.planning_days}: {days}"))
    else:
        lines.append(_row(_("Planleggingsdager"), _("ingen skrevet inn")))
    for when, name in found.uncovered:
        said = _("! {name}, {weekday} {day}, står ikke blant feriene. Den er regnet som fri.")
        lines.append("  " + said.format(name=name, weekday=weekday(when), day=day(when)))
    lines += [f"  ! {one}" for one in _doubts(year)]
    return lines


def _row(name: str, value: str) -> str:
    return f"  {name:<24}{value}".rstrip()


def _count_words(found: Counted) -> str:
    from dekom_tui.plan.school_year import USUAL

    if found.school_days is None:
        return _("kan ikke telles uten første og siste skoledag")
    count = ngettext("{n} dag", "{n} dager", found.school_days).format(n=found.school_days)
    if not found.over:
        return _("{count}, som vanlig er").format(count=count)
    more = _("{count}, {k} mer enn {usual}") if found.over > 0 else _("{count}, {k} mindre enn {usual}")
    return more.format(count=count, k=abs(found.over), usual=USUAL)


def _doubts(year: SchoolYear) -> list[str]:
    """What in a year cannot be right, or looks like a slip."""
    from dekom_tui.words.dates import day

    found = []
    if year.start is not None and year.slutt is not None and year.start > year.slutt:
        found.append(_("Siste skoledag er før den første."))
    for one in year.ferier:
        if one.fra is not None and one.til is not None and one.fra > one.til:
            found.append(_("{name} slutter før den begynner.").format(name=one.navn or ""))
    for when in year.planleggingsdager:
        if when.weekday() > 4:
            found.append(_("Planleggingsdagen {day} er i en helg.").format(day=day(when)))
        elif any(one.fra is not None and one.til is not None and one.fra <= when <= one.til for one in year.ferier):
            found.append(_("Planleggingsdagen {day} er i en ferie.").format(day=day(when)))
    return found


def _year(
    file: SchoolFile,
    key: str | None,
    start: str | None,
    slutt: str | None,
    ferier: Sequence[str],
    planning: Sequence[str],
    *,
    helligdager: bool,
) -> SchoolYear:
    """The school year as it is to stand. Raises Refusal for what is missing or cannot be."""
    from dekom_tui.plan.format import SchoolYear
    from dekom_tui.plan.school_year import key_of

    today = today_of()
    first = _date(start, today) if start else None
    last = _date(slutt, today) if slutt else None
    name = key or (key_of(first) if first is not None else None)
    if name is None:
        raise Refusal(_("Hvilket skoleår? Skriv --aar 2027-2028, eller --start med første skoledag."))
    _judge_key(name)
    before = file.settings.skoleaar.get(name) or SchoolYear(name)
    near = date(int(name[:4]), 8, 1)
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    fresh = name not in file.settings.skoleaar
    if asking and fresh:
        click.echo(_("Skoleåret {key} står ikke i {file} ennå.").format(key=name, file=file.path), err=True)
        first = first or _asked(_("Første skoledag"), near)
        last = last or _asked(_("Siste skoledag"), date(near.year + 1, 6, 15))
    first, last = first or before.start, last or before.slutt
    if first is None or last is None:
        missing = [option for option, value in (("--start", first), ("--slutt", last)) if value is None]
        raise Refusal(_("Det mangler {options}. Ingenting er skrevet.").format(options=", ".join(missing)))
    if first > last:
        raise Refusal(_("Siste skoledag, {last}, er før den første, {first}.").format(first=first, last=last))
    _judge_years(name, first, last)
    holidays = [_holiday(one, first) for one in ferier]
    days = [_planning(each, first) for one in planning for each in one.split(",") if each.strip()]
    if asking and fresh and not ferier:
        holidays += _asked_holidays(first)
    if asking and fresh and not planning:
        days += _asked_days(first)
    changes: dict[str, Any] = {"start": first, "slutt": last}
    if holidays:
        named = {(one["navn"], one["fra"].year): one for one in holidays}
        kept = [one for one in before.ferier if (one.navn, one.fra.year if one.fra else 0) not in named]
        changes["ferier"] = [*(dict(one.values) for one in kept), *holidays]
    if days:
        changes["planleggingsdager"] = sorted({*before.planleggingsdager, *days})
    year = before.edit(changes)
    if helligdager or (asking and fresh):
        year = _with_public(year, asking=asking and not helligdager)
    return year


def _judge_key(name: str) -> None:
    first = name[:4]
    if not (first.isascii() and first.isdigit() and len(first) == 4 and name == f"{first}-{int(first) + 1:04}"):
        raise Refusal(_("«{key}» er ikke et skoleår. Skriv det som 2027-2028.").format(key=name))


def _judge_years(name: str, first: date, last: date) -> None:
    if not (date(int(name[:4]), 7, 1) <= first and last <= date(int(name[5:]), 8, 31)):
        raise Refusal(
            _("{first} til {last} er ikke i skoleåret {key}. Ingenting er skrevet.").format(
                first=first, last=last, key=name
            )
        )


def _with_public(year: SchoolYear, *, asking: bool) -> SchoolYear:
    """The year with the public holidays on weekdays that are in no holiday of it; each asked about on a terminal."""
    from dekom_tui.plan.school_year import counted
    from dekom_tui.words.dates import day, weekday

    chosen = []
    for when, name in counted(year, _public(year)).uncovered:
        said = _("{name}, {weekday} {day}: skrive den inn?").format(name=name, weekday=weekday(when), day=day(when))
        if not asking or click.confirm(said, default=True, err=True):
            chosen.append({"navn": name, "fra": when, "til": when})
    return year.edit({"ferier": [*(dict(one.values) for one in year.ferier), *chosen]}) if chosen else year


def _holiday(typed: str, near: date) -> dict[str, Any]:
    """«Høstferie=4.10.2027..8.10.2027», or one day alone. Raises Refusal."""
    name, equals, days = typed.partition("=")
    if not equals or not name.strip() or not days.strip():
        raise Refusal(_("«{typed}» er ikke en ferie. Skriv den som Høstferie=4.10..8.10.").format(typed=typed))
    first, dots, last = days.partition("..")
    begin = _date(first, near)
    end = _date(last, begin) if dots else begin
    if begin > end:
        raise Refusal(_("{name} slutter før den begynner: {first} er etter {last}.").format(
            name=name.strip(), first=begin, last=end
        ))  # fmt: skip
    return {"navn": name.strip(), "fra": begin, "til": end}


def _date(typed: str, near: date) -> date:
    """The day that somebody typed; without a year the first one after `near`. Raises Refusal."""
    from dekom_tui.plan.dates import read_date
    from dekom_tui.words.dates import reading_words

    reading = read_date(typed.strip(), today=near, near=near)
    if reading.day is None:
        raise Refusal(f"«{typed}»: {reading_words(reading) or _('mangler')}")
    found = reading.day
    if found < near and not any(len(part) == 4 for part in typed.replace("-", ".").split(".")):
        with suppress(ValueError):
            found = found.replace(year=found.year + 1)
    return found


def _asked(label: str, near: date) -> date:
    while True:
        typed = click.prompt(label, type=str, err=True)
        try:
            return _date(typed, near)
        except Refusal as error:
            click.echo(error.message, err=True)


def _asked_holidays(near: date) -> list[dict[str, Any]]:
    """The usual holidays one after the other, and any others; an empty answer is none."""
    found = []
    click.echo(_("Feriene, som 4.10..8.10. Tomt svar: ingen."), err=True)
    for name in _USUAL_HOLIDAYS:
        while True:
            typed = click.prompt(name, default="", show_default=False, err=True)
            if not typed.strip():
                break
            try:
                found.append(_holiday(f"{name}={typed}", near))
                break
            except Refusal as error:
                click.echo(error.message, err=True)
    return found


def _asked_days(near: date) -> list[date]:
    while True:
        typed = click.prompt(_("Planleggingsdager, med komma mellom"), default="", show_default=False, err=True)
        try:
            return [_planning(one, near) for one in typed.split(",") if one.strip()]
        except Refusal as error:
            click.echo(error.message, err=True)


def _planning(typed: str, near: date) -> date:
    """A planning day: it may lie some days before the first school day."""
    from datetime import timedelta

    return _date(typed, near - timedelta(days=30))


def _write(file: SchoolFile, year: SchoolYear) -> None:
    from dekom_tui.store.toml.meaning import WriteError
    from dekom_tui.store.trouble import Trouble

    lines = year_lines(year.key, year, _public(year))
    if sys.stdin.isatty() and sys.stdout.isatty():
        click.echo("\n".join(lines), err=True)
        if not click.confirm(_("Skrive det i {file}?").format(file=file.path), default=True, err=True):
            click.echo(_("Ingenting er skrevet."), err=True)
            return
    try:
        file.put(file.settings._replace(skoleaar={**file.settings.skoleaar, year.key: year}))
    except Trouble as error:
        told = error.told()
        raise Unreadable(" ".join((told.happened, told.safe, told.do))) from None
    except WriteError:
        raise Unreadable(_("Endringen lot seg ikke skrive trygt i {file}. Ingenting er endret.").format(
            file=file.path
        )) from None  # fmt: skip
    click.echo(file.path)
    click.echo("\n".join(lines), err=True)


command = Command(
    "skolerute",
    run,
    [
        path_argument(),
        Option(["--aar", "--år", "--year", "key"], metavar="2027-2028", help=N_("Skoleåret som skal skrives inn")),
        Option(["--start", "start"], metavar=N_("DATO"), help=N_("Første skoledag")),
        Option(["--slutt", "--end", "slutt"], metavar=N_("DATO"), help=N_("Siste skoledag")),
        Option(
            ["--ferie", "--holiday", "ferier"], multiple=True, metavar=N_("NAVN=FRA..TIL"),
            help=N_("En ferie; kan stå flere ganger"),
        ),
        Option(
            ["--planleggingsdag", "--planning-day", "planning"], multiple=True, metavar=N_("DATO"),
            help=N_("En planleggingsdag; kan stå flere ganger, eller flere med komma"),
        ),
        Option(
            ["--helligdager", "--public-holidays", "helligdager"], is_flag=True,
            help=N_("Skriv også inn helligdagene som ikke er i en ferie"),
        ),
    ],
    help=N_(
        "Viser skoleårene i dekom.toml: feriene, planleggingsdagene, og hvor mange skoledager det blir mot 190.\n\n"
        "Med --aar eller --start skrives et skoleår inn. Kommunene har ulike ruter, så ingenting blir gjettet: i en "
        "terminal spør dekom om det som mangler, ellers må det stå på linja. STI er en mappe med planer, en plan "
        "eller en dekom.toml."
    ),
    examples=(
        "dekom skolerute",
        EXAMPLE,
    ),
)  # fmt: skip
