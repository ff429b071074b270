"""Dates as people type and say them: «15.9», «uke 41», «mandag»; weeks, months and distances.

Everything is data; `words.dates` makes sentences of it. «Today» is always an argument. Weeks are ISO weeks.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from dekom_tui.plan.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ReadingCode = Literal["", "empty", "not-a-date", "no-such-day", "no-such-month", "no-such-week", "whole-month"]
DistanceUnit = Literal["day", "week", "month"]

FRIDAY = 4
DAY = timedelta(days=1)
LONGEST_IN_WEEKS = 63  # days; beyond this a whole number of months is said as months
_YEARS = range(1900, 2200)  # what a typed year may be: outside it, it is a slip of the finger


class Reading(NamedTuple):
    """What a typed date was read as: the day, or the code of what is wrong, with what to say about it.

    `day` is None exactly when `code` is not empty. `params` are the numbers as typed (day, month, year, week)
    and `last`, the number of days of that month or weeks of that year. `cures` are the days that may have been meant.
    """

    day: date | None
    code: ReadingCode = ""
    params: Mapping[str, int] = {}
    cures: tuple[date, ...] = ()


class Week(NamedTuple):
    """An ISO week: the year it belongs to and its number, 1 to 53."""

    year: int
    number: int


class GridWeek(NamedTuple):
    """A row of a month's calendar: the ISO week and Monday to Sunday, None for days of other months."""

    week: Week
    days: tuple[date | None, ...]


class Distance(NamedTuple):
    """How far two days lie apart, never below 0, in the unit that people would say."""

    amount: int
    unit: DistanceUnit


class _Aim(NamedTuple):
    """What decides which day is meant where the words alone do not."""

    today: date
    near: date | None
    within: tuple[date, date] | None
    begin: bool
    end: bool


def read_date(
    text: str,
    *,
    today: date,
    near: date | None = None,
    within: tuple[date, date] | None = None,
    begin: bool = False,
    end: bool = False,
) -> Reading:
    """The day that a person typed, in bokmål, nynorsk or English, or why there is none.

    Read are «15.9», «15/9-26», «15. sep 2026», ISO, «uke 41», «v41 2026», «mandag», «mandag uke 41», «i morgen»,
    «neste uke», «om 3 uker», «juni 2028», «slutten av juni». Without a year it is the one nearest to `near`, the
    field's value, else to today. What is planned has a period, `within` (from, to): without a value in it, it is the
    next such day in the period, else the nearest one there, else the next one from today.
    A year of two digits is in this century. A week is its Monday, in a field that ends something (`end`) its Friday; a
    month is its last day there, in a field that begins something (`begin`) its first, and elsewhere a question.
    A weekday alone is the next one, today included.
    """
    aim = _Aim(today, near, within, begin, end)
    tokens = _tokens(text)
    if tokens is None:
        return Reading(None, "not-a-date")
    if not tokens:
        return Reading(None, "empty")
    weekday = None
    if len(tokens) > 1:
        weekday = _named(tokens[0], _WEEKDAYS)
        if weekday is not None:
            tokens = tokens[1:]
    try:
        for read in (_relative, _week, _calendar) if weekday is not None else (_relative, _week, _month, _calendar):
            found = read(tokens, aim)
            if found is not None:
                if weekday is None or found.day is None or read is _calendar:
                    return found
                if read is _week:
                    return Reading(found.day - DAY * (found.day.weekday() - weekday))
    except OverflowError:
        pass
    return Reading(None, "not-a-date")


def week_of(day: date) -> Week:
    """The ISO week of a day."""
    year, number, _ = day.isocalendar()
    return Week(year, number)


def weeks_in(year: int) -> int:
    """How many ISO weeks a year has, 52 or 53."""
    return date(year, 12, 28).isocalendar().week


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return 31 if month == 12 else (date(year, month + 1, 1) - DAY).day


def month_grid(year: int, month: int) -> tuple[GridWeek, ...]:
    """A month as its calendar stands: one row an ISO week, Monday first."""
    rows = []
    last = days_in(year, month)
    number = 1
    while number <= last:
        first = date(year, month, number)
        before = first.weekday()
        count = min(7 - before, last - number + 1)
        days = [date(year, month, number + offset) for offset in range(count)]
        rows.append(GridWeek(week_of(first), (*[None] * before, *days, *[None] * (7 - before - count))))
        number += count
    return tuple(rows)


def distance(a: date, b: date) -> Distance:
    """How far apart two days are, as it is said: «3 uker», «17 dager», beyond nine weeks «4 måneder».

    Always exact: whole weeks are weeks, whole months are months beyond nine weeks, and all else is days.
    """
    first, last = sorted((a, b))
    days = (last - first).days
    months = (last.year - first.year) * 12 + last.month - first.month
    at_ends = (last + DAY).day == 1 and (first + DAY).day == 1 if last < date.max else False
    if days > LONGEST_IN_WEEKS and (last.day == first.day or at_ends):
        return Distance(months, "month")
    if days and days % 7 == 0:
        return Distance(days // 7, "week")
    return Distance(days, "day")


_MONTHS = (
    ("januar", "january"),
    ("februar", "february"),
    ("mars", "march"),
    ("april",),
    ("mai", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("august",),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("desember", "december"),
)
_WEEKDAYS = (
    ("mandag", "monday"),
    ("tirsdag", "tysdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lordag", "laurdag", "saturday"),
    ("sondag", "sundag", "sunday"),
)
_WEEK = frozenset({"uke", "uka", "veke", "veka", "week", "u", "v", "w"})
_NEAR_DAYS = (
    dict.fromkeys(("i dag", "idag", "today"), 0)
    | dict.fromkeys(("i morgen", "i morgon", "imorgen", "imorgon", "tomorrow"), 1)
    | dict.fromkeys(("i overmorgen", "i overmorgon", "overmorgen", "overmorgon"), 2)
    | dict.fromkeys(("i gar", "igar", "yesterday"), -1)
)
_NAMED_WEEKS = dict.fromkeys(("denne uka", "denne uken", "denne veka", "this week"), 0) | dict.fromkeys(
    ("neste uke", "neste veke", "next week"), 1
)
_COUNTS = {"en": 1, "ei": 1, "ein": 1, "et": 1, "ett": 1, "eitt": 1, "a": 1, "one": 1, "to": 2, "two": 2, "tre": 3}
_UNIT_WORDS: dict[DistanceUnit, tuple[str, ...]] = {
    "day": ("dag", "dagar", "dager", "day", "days"),
    "week": ("uke", "uker", "veke", "veker", "week", "weeks"),
    "month": ("maned", "maneder", "manad", "manader", "mnd", "month", "months"),
}
_UNITS = {word: unit for unit, spellings in _UNIT_WORDS.items() for word in spellings}
_FILLERS = frozenset({"den", "the", "of", "i", "st", "nd", "rd", "th"})
_PARTS = (
    dict.fromkeys(("begynnelsen", "byrjinga", "starten", "start", "beginning", "early", "tidlig", "tidleg"), 1)
    | dict.fromkeys(("midten", "medio", "middle", "mid"), 15)
    | dict.fromkeys(("slutten", "slutt", "enden", "utgangen", "ultimo", "end", "late"), 31)
)
"""The day of a month that is meant when so much of it is said; 31 is its last one."""


def _tokens(text: str) -> list[str] | None:
    """The typed text as words and runs of digits, folded; None when it holds what no date has."""
    folded = fold(text).strip()
    if not folded.isascii() or len(folded) > 60:
        return None
    found: list[str] = []
    part = ""
    for letter in folded + " ":
        if part and not (letter.isalnum() and letter.isdigit() == part[0].isdigit()):
            if len(part) > 4 and part[0].isdigit():
                return None
            found.append(part)
            part = ""
        if letter.isalnum():
            part += letter
        elif letter not in " \t./-,":
            return None
    return found


def _named(word: str, names: tuple[tuple[str, ...], ...]) -> int | None:
    """Which of the names a word begins, from three letters on."""
    if len(word) < 3:
        return None
    return next((at for at, spellings in enumerate(names) if any(name.startswith(word) for name in spellings)), None)


def _relative(tokens: list[str], aim: _Aim) -> Reading | None:
    today = aim.today
    phrase = " ".join(tokens)
    if phrase in _NEAR_DAYS:
        return Reading(today + DAY * _NEAR_DAYS[phrase])
    if len(tokens) == 1:
        weekday = _named(tokens[0], _WEEKDAYS)
        return None if weekday is None else Reading(today + DAY * ((weekday - today.weekday()) % 7))
    sign, counted = 0, tokens
    if tokens[0] in ("om", "in"):
        sign, counted = 1, tokens[1:]
    elif tokens[-1] == "ago":
        sign, counted = -1, tokens[:-1]
    elif tokens[0] == "for" and tokens[-1] in ("siden", "sidan"):
        sign, counted = -1, tokens[1:-1]
    if not sign or len(counted) != 2:
        return None
    amount = int(counted[0]) if counted[0].isdigit() else _COUNTS.get(counted[0])
    unit = _UNITS.get(counted[1])
    if amount is None or unit is None:
        return None
    if unit == "month":
        index = today.year * 12 + today.month - 1 + sign * amount
        year, month = index // 12, index % 12 + 1
        if year not in _YEARS:
            return None
        return Reading(date(year, month, min(today.day, days_in(year, month))))
    return Reading(today + DAY * (sign * amount * (7 if unit == "week" else 1)))


def _week(tokens: list[str], aim: _Aim) -> Reading | None:
    today = aim.today
    phrase = " ".join(tokens)
    weekday = DAY * FRIDAY if aim.end else DAY * 0
    if phrase in _NAMED_WEEKS:
        return Reading(today - DAY * today.weekday() + DAY * 7 * _NAMED_WEEKS[phrase] + weekday)
    rest = [token for token in tokens if token != "i"]
    year = None
    if len(rest) == 3 and rest[1] == "w":
        rest = [rest[1], rest[2], rest[0]]
    if len(rest) == 3:
        year = _full_year(rest.pop())
        if year is None:
            return None
    if len(rest) != 2 or rest[0] not in _WEEK or not rest[1].isdigit():
        return None
    number = int(rest[1])

    def day_of(candidate: int) -> date | None:
        if not 1 <= number <= weeks_in(candidate):
            return None
        return date.fromisocalendar(candidate, number, 1) + weekday

    found = day_of(year) if year is not None else _meant(day_of, aim)
    if found is not None:
        return Reading(found)
    year = year or week_of(aim.near or today).year
    last = weeks_in(year)
    params = {"week": number, "year": year, "last": last}
    if number < 1:
        return Reading(None, "no-such-week", params)
    cures = (date.fromisocalendar(year, last, 1) + weekday, date.fromisocalendar(year + 1, 1, 1) + weekday)
    return Reading(None, "no-such-week", params, cures)


def _month(tokens: list[str], aim: _Aim) -> Reading | None:
    """A month by its name, or its beginning, middle or end; its year has four digits, for «juni 28» is a day."""
    words = [token for token in tokens if token not in _FILLERS and token != "av"]
    part = _PARTS.get(words[0]) if len(words) > 1 else None
    words = words[1:] if part is not None else words
    year = _full_year(words.pop()) if len(words) == 2 and len(words[1]) == 4 else None
    found = _named(words[0], _MONTHS) if len(words) == 1 else None
    if found is None:
        return None
    month = found + 1

    def day_of(candidate: int, number: int) -> date:
        return date(candidate, month, min(number, days_in(candidate, month)))

    number = part or (31 if aim.end else 1)
    day = day_of(year, number) if year is not None else _meant(lambda each: day_of(each, number), aim)
    if day is None or part or aim.end or aim.begin:
        return None if day is None else Reading(day)
    return Reading(None, "whole-month", {"month": month, "year": day.year}, (day, day_of(day.year, 31)))


def _calendar(tokens: list[str], aim: _Aim) -> Reading | None:
    parts = [token for token in tokens if token not in _FILLERS]
    named = [at for at, token in enumerate(parts) if not token.isdigit()]
    if named:
        month_name = _named(parts[named[0]], _MONTHS)
        if month_name is None or named not in ([0], [1]):
            return None
        parts[named[0]] = str(month_name + 1)
        if named == [0]:
            parts[:2] = parts[1::-1]
    year: int | None = None
    if len(parts) == 3:
        if len(parts[0]) == 4 and not named:
            parts.reverse()
        year = _full_year(parts[2])
        if year is None:
            return None
    elif len(parts) != 2:
        return None
    if len(parts[0]) > 2 or len(parts[1]) > 2:
        return None
    return _day(int(parts[0]), int(parts[1]), year, aim)


def _day(day: int, month: int, year: int | None, aim: _Aim) -> Reading:
    if not 1 <= month <= 12:
        swapped = 1 <= day <= 12 and 1 <= month <= 31
        cure = _day(month, day, year, aim).day if swapped else None
        params = {"day": day, "month": month}
        return Reading(None, "no-such-month", params, () if cure is None else (cure,))

    def day_of(candidate: int) -> date | None:
        return date(candidate, month, day) if 1 <= day <= days_in(candidate, month) else None

    found = day_of(year) if year is not None else _meant(day_of, aim)
    if found is not None:
        return Reading(found)
    first = date(year or (_meant(lambda other: date(other, month, 1), aim) or aim.today).year, month, 1)
    last = days_in(first.year, month)
    params = {"day": day, "month": month, "year": first.year, "last": last}
    cures = (first,) if day < 1 else (first.replace(day=last), first.replace(day=last) + DAY)
    return Reading(None, "no-such-day", params, cures)


def _meant(day_of: Callable[[int], date | None], aim: _Aim) -> date | None:
    """Of one day a year the one that is meant; nine years on either side hold every leap day and every week 53."""
    today, near, within = aim.today, aim.near, aim.within
    middle = near or today
    first, last = within or (middle, middle)
    years = range(max(min(first, middle).year - 9, MINYEAR + 1), min(max(last, middle).year + 9, MAXYEAR - 1) + 1)
    days = [day for year in years if (day := day_of(year)) is not None]
    if within is not None and not (near is not None and first <= near <= last):
        inside = [day for day in days if first <= day <= last]
        ahead = [day for day in inside or days if day >= today]
        days, middle = (ahead[:1] or inside or days), today
    return min(days, key=lambda day: (abs((day - middle).days), day < middle), default=None)


def _full_year(token: str) -> int | None:
    """The year of two or four typed digits."""
    if not token.isdigit() or len(token) not in (2, 4):
        return None
    year = int(token) + (2000 if len(token) == 2 else 0)
    return year if year in _YEARS else None
