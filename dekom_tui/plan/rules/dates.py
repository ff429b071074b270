"""Dates and times that contradict each other, and keys whose date is not the entity's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.measures import too_early
from dekom_tui.plan.model import Place, Plan, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from dekom_tui.plan.entity import Entity

_SPANS: Final = (
    ("(top)", "fra", "til"),
    ("satsing", "fra", "til"),
    ("tiltak", "start", "slutt"),
    ("referat", "start", "slutt"),
)
"""Fields that bound something: table, first, last. Equal is allowed (format.md, «Required, and bounds»)."""

_DATED: Final = tuple(name for name, kind in TABLES.items() if kind.dated)


def check(plan: Plan) -> Iterator[Finding]:
    """What is reversed, what starts before that which it follows has ended, and dates in keys."""
    for table, first, last in _SPANS:
        for entity in plan.tables.get(table, {}).values():
            if params := _reversed(entity.values, first, last):
                place = Place(table, entity.key)
                yield Finding("reversed", place.file, place, last, params=params)
    for measure in plan.measures:
        place = Place("tiltak", measure.key)
        agreed = measure.avtalt
        if agreed is not None and (params := _reversed(agreed.values, "start", "slutt")):
            yield Finding("reversed", place.file, place, "avtalt", part="slutt", params=params)
        if measure.etter and (early := too_early(plan, measure)):
            keys = tuple(one.key for one in early)
            yield Finding("too-early", place.file, place, "start", params={"start": measure.start, "measures": keys})
    for table in _DATED:
        for entity in plan.tables.get(table, {}).values():
            yield from _key_date(entity)


def check_settings(settings: Settings, file: str) -> list[Finding]:
    """What is reversed in a school calendar."""
    found = []
    for key, year in settings.skoleaar.items():
        place = Place("skoleaar", key)
        if params := _reversed(year.values, "start", "slutt"):
            found.append(Finding("reversed", file, place, "slutt", params=params))
        for holiday in year.ferier:
            if params := _reversed(holiday.values, "fra", "til"):
                params["mark"] = holiday.mark()
                found.append(Finding("reversed", file, place, "ferier", part="til", params=params))
    return found


def _reversed(values: Mapping[str, Any], first: str, last: str) -> dict[str, Any]:
    """What a message needs when the first lies after the last; empty when all is well."""
    one, other = values.get(first), values.get(last)
    if one is None or other is None or one <= other:
        return {}
    return {"first_field": first, "last_field": last, "first": one, "last": other}


def _key_date(entity: Entity) -> Iterator[Finding]:
    """A key that does not begin with the entity's date (format.md, rule 1); `wanted` is the key that would."""
    key, day = entity.key, entity.values.get("dato")
    head, rest = key[:10], key[10:]
    if day is not None and head == day.isoformat() and rest[:1] in ("", "-"):
        return
    dated = _is_date(head) and rest[:1] in ("", "-")
    if dated and day is None:
        return
    wanted = f"{_iso(day)}{rest if dated else f'-{key}'}" if day is not None else None
    place = Place(entity.table, key)
    yield Finding(
        "key-date", place.file, place, "dato" if day is not None else "",
        params={"date": day, "found": head if dated else None, "wanted": wanted},
    )  # fmt: skip


def _iso(day: date) -> str:
    return day.isoformat()


def _is_date(text: str) -> bool:
    """Whether the text has the form of a date, be it one that no calendar has."""
    return len(text) == 10 and text[4] == text[7] == "-" and (text[:4] + text[5:7] + text[8:]).isdigit()
