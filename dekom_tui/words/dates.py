"""Dates and stretches of time in words: «15. sep 2026», «om 17 dager», «fra 9. til 30. april 2027».

The short months are those of the sketches, «mars» written out («9. mars 2027», «jan 27–mars 27»), though the list in
design.md has «mar»; a chart whose columns hold three letters cuts the name itself. Names of months and days are
tables here, for they are the language's own and no translator's choice; all else goes through gettext.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dekom_tui.plan.dates import week_of
from dekom_tui.words.language import _, current, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.dates import Distance, Reading
    from dekom_tui.words.language import Language

YearShown = Literal["auto", "always", "never"]
MonthForm = Literal["short", "long"]
DayForm = Literal["two", "short", "long"]

NEAR_DAYS = 180  # what lies within half a year is told in days

_MONTHS_LONG_NO = "januar februar mars april mai juni juli august september oktober november desember"
_MONTHS_SHORT_NO = "jan feb mars apr mai juni juli aug sep okt nov des"
_MONTHS: dict[Language, dict[MonthForm, str]] = {
    "nb": {"short": _MONTHS_SHORT_NO, "long": _MONTHS_LONG_NO},
    "nn": {"short": _MONTHS_SHORT_NO, "long": _MONTHS_LONG_NO},
    "en": {
        "short": "Jan Feb Mar Apr May June July Aug Sep Oct Nov Dec",
        "long": "January February March April May June July August September October November December",
    },
}
_WEEKDAYS: dict[Language, dict[DayForm, str]] = {
    "nb": {
        "two": "ma ti on to fr lø sø",
        "short": "man tir ons tor fre lør søn",
        "long": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    },
    "nn": {
        "two": "må ty on to fr la sø",
        "short": "mån tys ons tor fre lau søn",
        "long": "måndag tysdag onsdag torsdag fredag laurdag søndag",
    },
    "en": {
        "two": "Mo Tu We Th Fr Sa Su",
        "short": "Mon Tue Wed Thu Fri Sat Sun",
        "long": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    },
}


def day(date: date, today: date | None = None, year: YearShown = "auto", form: MonthForm = "short") -> str:
    """«15. sep 2026», long «15. september 2026»; `auto` leaves this year out when `today` is given."""
    shown = year == "always" or (year == "auto" and (today is None or today.year != date.year))
    text = f"{_ordinal(date.day)} {month_name(date.month, form)}"
    return f"{text} {date.year}" if shown else text


def month(date: date, year: MonthForm = "short") -> str:
    """«sep 25», with a long year «feb 2027»."""
    return f"{month_name(date.month)} {_short_year(date) if year == 'short' else date.year}"


def month_name(number: int, form: MonthForm = "short") -> str:
    """«sep» or «september», for 1 to 12."""
    return _MONTHS[current()][form].split()[number - 1]


def weekday(date: date, form: DayForm = "long") -> str:
    """«mandag», short «man», two letters «ma»."""
    return weekdays(form)[date.weekday()]


def weekdays(form: DayForm = "two") -> tuple[str, ...]:
    """The seven days from Monday, as a calendar's head has them."""
    return tuple(_WEEKDAYS[current()][form].split())


def near(date: date, today: date, within: int = NEAR_DAYS) -> str:
    """«i dag», «om 17 dager», «for 7 dager siden»; farther off than `within` days «feb 2027»."""
    days = (date - today).days
    if abs(days) > within:
        return month(date, "long")
    close = {0: _("i dag"), 1: _("i morgen"), -1: _("i går")}
    if days in close:
        return close[days]
    if days > 0:
        return ngettext("om {count} dag", "om {count} dager", days).format(count=days)
    return ngettext("for {count} dag siden", "for {count} dager siden", -days).format(count=-days)


def span(start: date | None, end: date | None, form: Literal["long", "short", "month"] = "long") -> str:
    """A stretch of time, in which what is equal is said once; one end may be open, both give an empty text.

    Long «fra 9. til 30. april 2027», short «5.–9. okt 2026», by months «sep 25–apr 27» (each with its year).
    """
    if form == "month":
        ends = [month(date) if date else "" for date in (start, end)]
        return ends[0] if ends[0] == ends[1] else "–".join(ends)
    name: MonthForm = "long" if form == "long" else "short"
    if start is not None and start == end:
        return day(start, form=name)
    first = "" if start is None else _first_end(start, end, name)
    last = "" if end is None else day(end, form=name)
    if form == "short":
        return f"{first}–{last}" if first or last else ""
    if first and last:
        return _("fra {start} til {end}").format(start=first, end=last)
    if first:
        return _("fra {start}").format(start=first)
    return _("til {end}").format(end=last) if last else ""


def week(date: date) -> str:
    """«uke 48»."""
    return _("uke {number}").format(number=week_of(date).number)


def title_stamp(today: date) -> str:
    """Today as the title line has it: «uke 48 · 24. nov»."""
    return f"{week(today)} · {day(today, year='never')}"


def distance_words(distance: Distance) -> str:
    """«17 dager», «1 uke», «3 måneder»."""
    count = distance.amount
    if distance.unit == "month":
        return ngettext("{count} måned", "{count} måneder", count).format(count=count)
    if distance.unit == "week":
        return ngettext("{count} uke", "{count} uker", count).format(count=count)
    return ngettext("{count} dag", "{count} dager", count).format(count=count)


def reading_words(reading: Reading) -> str:
    """Why a typed date is none, in one sentence; empty for one that is read, and for an empty field."""
    params = reading.params
    if reading.code == "no-such-day" and params["day"] < 1:
        return _("En måned begynner med dag 1.")
    if reading.code == "no-such-day":
        name = month_name(params["month"], "long")
        if params["month"] == 2:
            text = _("{Month} {year} har {last} dager, så {day} finnes ikke.")
        else:
            text = _("{Month} har {last} dager, så {day} finnes ikke.")
        typed = f"{_ordinal(params['day'])} {name}"
        return text.format(Month=name.capitalize(), year=params["year"], last=params["last"], day=typed)
    if reading.code == "no-such-month":
        return _("Et år har 12 måneder, så måned {month} finnes ikke.").format(month=params["month"])
    if reading.code == "no-such-week":
        text = _("{year} har {last} uker, så uke {week} finnes ikke.")
        return text.format(year=params["year"], last=params["last"], week=params["week"])
    if reading.code == "whole-month":
        month = f"{month_name(params['month'], 'long').capitalize()} {params['year']}"
        return _("{Month} er en hel måned. Skriv hvilken dag.").format(Month=month)
    if reading.code == "not-a-date":
        return _("Dette kan ikke leses som en dato. Skriv for eksempel «15.9», «15/9-26», «uke 41» eller «mandag».")
    return ""


def _first_end(start: date, end: date | None, form: MonthForm) -> str:
    if end is None or start.year != end.year:
        return day(start, form=form)
    return day(start, year="never", form=form) if start.month != end.month else _ordinal(start.day)


def _ordinal(number: int) -> str:
    return str(number) if current() == "en" else f"{number}."


def _short_year(date: date) -> str:
    return f"{date.year % 100:02}"
