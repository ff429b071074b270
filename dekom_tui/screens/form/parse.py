"""What a person types in a field, read as the value that the field takes; what cannot be read is told with cures.

Typed text is never thrown away: a wrong one stays in the field, and the plan keeps the old value.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any, Final, NamedTuple

from dekom_tui.plan.dates import read_date
from dekom_tui.plan.fields import Clock, Counts, Day, Days, Field, Number, RoleText, Text, Whole, Wholes
from dekom_tui.plan.text import fold
from dekom_tui.words.dates import day, reading_words, week, weekday
from dekom_tui.words.language import _
from dekom_tui.words.numbers import number, parse_number


class Parsed(NamedTuple):
    """What typed text was read as."""

    value: Any = None
    """None when the field is to be empty, and when the text cannot be read."""
    reading: str = ""
    """How it was read: «man 5. okt 2026»."""
    wrong: str = ""
    """Why it cannot be read, in a sentence; empty when it can."""
    brief: str = ""
    """The same in two words, for the field itself."""
    cures: tuple[Any, ...] = ()
    """Values that may have been meant; the roles that can be taken as they are."""


class Asked(NamedTuple):
    """What the reading depends on besides the text."""

    today: date
    near: Any = None
    """The field's value."""
    end: bool = False
    """The field ends something: a week there means its Friday, a month its last day."""
    begin: bool = False
    """The field begins something: a month there means its first day."""
    within: tuple[date, date] | None = None
    """The period in which a planned day without a year is looked for."""
    unit: str = ""
    """What the number is counted in, which may be typed after it."""
    roles: tuple[str, ...] = ()
    """The plan's roles."""


def _text(field: Field[Any], text: str, asked: Asked) -> Parsed:
    return Parsed(" ".join(text.split()))


def _role(field: Field[Any], text: str, asked: Asked) -> Parsed:
    return _text(field, text, asked)._replace(cures=tuple(one for one in asked.roles if fold(text) in fold(one)))


_BRIEF: Final = {"not-a-date": lambda: _("ingen dato"), "whole-month": lambda: _("hvilken dag?")}


def _day(field: Field[Any], text: str, asked: Asked) -> Parsed:
    reading = read_date(text, today=asked.today, near=asked.near, within=asked.within, begin=asked.begin, end=asked.end)
    if reading.code == "empty":
        return Parsed()
    if reading.day is None:
        brief = _BRIEF[reading.code]() if reading.code in _BRIEF else _("finnes ikke")
        return Parsed(wrong=reading_words(reading), brief=brief, cures=reading.cures)
    return Parsed(reading.day, day_reading(reading.day))


def day_reading(value: date) -> str:
    """A day with its weekday, as it stands beside what is typed: «man 5. okt 2026»."""
    return f"{weekday(value, 'short')} {day(value)}"


def day_and_week(value: date) -> str:
    """A day with its week: «8. sep 2026  uke 37»."""
    return f"{day(value)}  {week(value)}"


_COUNTED: Final = re.compile(r"(?P<number>[-+−]?\d[\d\s.,]*?)\s*(?P<unit>[^\d\s.,].*)?$")
_PERCENT: Final = frozenset({"%", "prosent", "pst", "pct", "percent", "per cent", "prosentpoeng", "pp", "points"})
_COUNTERS: Final = ("poeng", "point", "elev", "pupil", "student", "skar", "score", "laer", "teacher", "svar", "answer")
"""How the words begin that people count in; what is typed after a number of which no unit is known."""


def _counted(text: str, unit: str) -> tuple[float | int | None, Parsed | None]:
    """The number of a text that may say what it is counted in; and what is wrong when that is something else."""
    match = _COUNTED.match(text.strip())
    if match is None:
        return None, None
    found, said, own = parse_number(match["number"]), fold(match["unit"] or "").strip(" ."), fold(unit).strip(" .")
    if found is None or not said or said == own:
        return found, None
    percent = said in _PERCENT
    if own in _PERCENT:
        fits = percent or said == "poeng"
    elif own:
        counted = [one[:4] for one in own.split() if len(one) > 2]
        fits = any(said.startswith(one) for one in counted) or (not percent and said.startswith(_COUNTERS[:2]))
    else:
        fits = percent or said.startswith(_COUNTERS)
    if fits:
        return found, None
    if not own:
        return None, None
    wrong = _("Her telles det i «{unit}», ikke i «{typed}».").format(unit=unit, typed=match["unit"].strip())
    return None, Parsed(wrong=wrong, brief=_("annen enhet"), cures=(found,))


def _whole(field: Field[Any], text: str, asked: Asked) -> Parsed:
    assert isinstance(field, Whole)
    found, unfit = _counted(text, "%" if field.high == 100 else "")
    if unfit is not None:
        return unfit
    if found is None or found != int(found):
        return Parsed(wrong=_("Her skal det stå et helt tall."), brief=_("ikke et helt tall"))
    if not field.low <= found <= field.high:
        if field.high < 10**9:
            bounds = _("Tallet må være fra {low} til {high}.").format(low=field.low, high=field.high)
        else:
            bounds = _("Tallet må være {low} eller mer.").format(low=field.low)
        nearest = min(max(int(found), field.low), field.high)
        return Parsed(wrong=bounds, brief=_("utenfor"), cures=(nearest,) if field.high < 10**9 else ())
    return Parsed(int(found), number(int(found)) if text.strip() != str(int(found)) else "")


def _number(field: Field[Any], text: str, asked: Asked) -> Parsed:
    found, unfit = _counted(text, asked.unit)
    if unfit is not None:
        return unfit
    if found is None:
        return Parsed(wrong=_("Her skal det stå et tall, for eksempel «3,4»."), brief=_("ikke et tall"))
    shown = number(found)
    return Parsed(found, "" if shown == text.strip() else shown)


_CLOCK: Final = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?$")


def _clock(field: Field[Any], text: str, asked: Asked) -> Parsed:
    found = _CLOCK.match(text.strip().lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        return Parsed(wrong=_("Skriv et klokkeslett, for eksempel «8.30» eller «14»."), brief=_("ikke et klokkeslett"))
    return Parsed(time(hour, minute), f"{hour:02}.{minute:02}")


_COUNT: Final = re.compile(r"(?P<role>.*?\S)\s*[:=]?\s*(?P<count>\d+)$|(?P<first>\d+)\s+(?P<then>\S.*)$")


def _counts(field: Field[Any], text: str, asked: Asked) -> Parsed:
    found: dict[str, int] = {}
    for part in filter(None, (one.strip() for one in re.split(r"[,;]", text))):
        match = _COUNT.match(part)
        if match is None:
            wrong = _("«{part}» mangler et antall. Skriv for eksempel «lærere 23, ledere 2».").format(part=part)
            return Parsed(wrong=wrong, brief=_("mangler antall"))
        role = (match["role"] or match["then"]).rstrip(":= ")
        found[role] = int(match["count"] or match["first"])
    pairs = tuple(sorted(found.items()))
    return Parsed(pairs or None, ", ".join(f"{role} {count}" for role, count in pairs))


def _wholes(field: Field[Any], text: str, asked: Asked) -> Parsed:
    pieces = [one for one in re.split(r"[,;/\s]+", text.strip()) if one]
    if not all(one.isdecimal() for one in pieces):
        return Parsed(wrong=_("Skriv hele tall med komma mellom, for eksempel «12, 13, 5»."), brief=_("ikke hele tall"))
    numbers = tuple(int(one) for one in pieces)
    return Parsed(numbers or None, ", ".join(map(str, numbers)))


def _days(field: Field[Any], text: str, asked: Asked) -> Parsed:
    found: list[date] = []
    for part in filter(None, (one.strip() for one in re.split(r"[,;]", text))):
        reading = read_date(part, today=asked.today, near=found[-1] if found else asked.today)
        if reading.day is None:
            return Parsed(wrong=reading_words(reading), brief=_("ingen dato"), cures=())
        found.append(reading.day)
    days = tuple(sorted(set(found)))
    return Parsed(days or None, ", ".join(day(one) for one in days))


_READERS: Final[dict[type[Field[Any]], Callable[[Field[Any], str, Asked], Parsed]]] = {
    Day: _day,
    Days: _days,
    Whole: _whole,
    Number: _number,
    Clock: _clock,
    Counts: _counts,
    Wholes: _wholes,
    Text: _text,
    RoleText: _role,
}

TYPED: Final = tuple(_READERS)
"""The kinds of field whose value is typed and read, in the row of the form."""


def read(field: Field[Any], text: str, asked: Asked) -> Parsed:
    """Read what was typed in a field of one of the TYPED kinds; nothing typed empties it, where it can be empty."""
    if text.strip():
        return _READERS.get(type(field), _text)(field, text, asked)
    if field.required:
        return Parsed(wrong=_("Feltet kan ikke stå tomt."), brief=_("mangler"))
    return Parsed(cures=asked.roles if isinstance(field, RoleText) else ())


def typed(field: Field[Any], value: Any) -> str:
    """A value as a person would type it, to begin from."""
    if value is None or value == ():
        return ""
    if isinstance(field, Text):
        return str(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(field, Days):
        return ", ".join(day(one) for one in value)
    if isinstance(field, Clock):
        return f"{value.hour:02}.{value.minute:02}"
    if isinstance(field, Counts):
        return ", ".join(f"{role} {count}" for role, count in value)
    if isinstance(field, Wholes):
        return ", ".join(map(str, value))
    return number(value)


def hints(field: Field[Any]) -> tuple[str, ...]:
    """What can be typed, as examples."""
    if isinstance(field, Day):
        return ("«15.9»", "«15/9-26»", _("«uke 41»"), _("«mandag»"), _("«slutten av juni»"))
    if isinstance(field, Number):
        return ("«21»", _("«3,4»"))
    if isinstance(field, Counts):
        return (_("«lærere 23, ledere 2»"),)
    return ()
