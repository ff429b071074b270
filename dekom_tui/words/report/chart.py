"""The measures along time in the report: as they are, and as they were in the version that it begins with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dekom_tui.plan.dates import distance
from dekom_tui.plan.format import Measure
from dekom_tui.plan.measures import CANCELLED, ON_HOLD, state
from dekom_tui.plan.timeline.bars import Period, period_of, whole
from dekom_tui.words.dates import day, distance_words
from dekom_tui.words.labels import word
from dekom_tui.words.language import _
from dekom_tui.words.report.blocks import Bar, Chart
from dekom_tui.words.report.material import Material
from dekom_tui.words.short import name_within

_NAME: Final = 34
"""Letters of a measure's name beside its bar."""


def chart(of: Material) -> Chart | None:
    """The measures as they are, and as they were where that is another."""
    bars = [bar for one in of.after.measures if (bar := _bar(of, one)) is not None]
    gone = [one.before for one in of.changes("tiltak") if one.after is None]
    bars += [bar for one in gone if isinstance(one, Measure) and (bar := _gone_bar(one)) is not None]
    if not bars:
        return None
    first, last = whole(of.after, of.today)
    days = [end for bar in bars for period in (bar.now, bar.was) if period for end in period]
    first, last = min(first, *days), max(last, *days)
    told = [f"{bar.name}: {bar.note}." for bar in bars if bar.note]
    title = _("Tiltakene slik de er, mot slik de var i {version}").format(version=_in(of))
    caption = _("Tykk strek er datoene i {now}. Tynn strek under er datoene i {was}, der de var andre.").format(
        now=of.second.name if of.second.number else _("planen nå"), was=_in(of)
    )
    return Chart(
        title, " ".join(told) or _("Alle tiltakene har de samme datoene."), caption, first, last, of.today.toordinal(),
        day(of.today, form="long"), tuple(_ticks(first, last)), tuple(bars),
    )  # fmt: skip


def _in(of: Material) -> str:
    return _("den vedtatte planen") if of.first.adopted else of.first.name


def _bar(of: Material, one: Measure) -> Bar | None:
    now = _days(period_of(one))
    old = of.old_of(one)
    was = _days(period_of(old)) if isinstance(old, Measure) else None
    standing = state(one, of.today)
    note = ""
    if old is None:
        note = _("nytt")
    elif standing in (CANCELLED, ON_HOLD):
        note = word(standing)
    elif now and was and now[1] != was[1]:
        far = distance_words(distance(date.fromordinal(min(was[1], now[1])), date.fromordinal(max(was[1], now[1]))))
        note = _("{far} senere").format(far=far) if now[1] > was[1] else _("{far} tidligere").format(far=far)
    if now is None and was is None:
        return None
    number = str(one.nr) if one.nr else ""
    return Bar(number, name_within(one, _NAME), standing, now, was if was != now else None, note)


def _gone_bar(one: Measure) -> Bar | None:
    was = _days(period_of(one))
    number = str(one.nr) if one.nr else ""
    return Bar(number, name_within(one, _NAME), CANCELLED, None, was, _("tatt bort")) if was else None


def _days(period: Period) -> tuple[int, int] | None:
    first = period.first if period.first is not None else period.last
    last = period.last if period.last is not None else period.first
    return None if first is None or last is None else (min(first, last), max(first, last))


def _ticks(first: int, last: int) -> Iterator[tuple[int, str]]:
    """The half years in view by their first day: «høst 2025»."""
    year = date.fromordinal(first).year
    while date(year, 1, 1).toordinal() <= last:
        for month, text in ((1, _("vår {year}")), (8, _("høst {year}"))):
            at = date(year, month, 1).toordinal()
            if first <= at <= last:
                yield at, text.format(year=year)
        year += 1
