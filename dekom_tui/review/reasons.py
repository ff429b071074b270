"""Why something was changed, as people wrote it down: in the log, in minutes, in the plan itself, with a version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from dekom_tui.plan.format import Item, LogEntry, Minutes
from dekom_tui.plan.measures import CANCELLED
from dekom_tui.plan.model import Place, Plan
from dekom_tui.review.diff import Change
from dekom_tui.review.prose import ADDED, CHANGED, passages

LOG: Final = "log"
MINUTES: Final = "minutes"
NOTE: Final = "note"
VERSION: Final = "version"


class Said(NamedTuple):
    """What was said of a version when it was saved: somebody's text, whatever it is. `places` are what it changed."""

    number: str
    when: date
    who: str
    subject: str
    body: str
    places: frozenset[Place]


class Reason(NamedTuple):
    """One reason: where it was written (LOG, MINUTES, NOTE, VERSION), what it says, when and by whom."""

    source: str
    text: str
    when: date | None = None
    who: str = ""
    number: str = ""
    """Of a VERSION its number."""


def reasons(change: Change, before: Plan, after: Plan, said: Sequence[Said]) -> tuple[Reason, ...]:
    """Every reason for a change that was written down between two versions, the closest to it first.

    What stopped a measure is told by the log and by minutes; otherwise the note in the thing itself is the closest.
    What was said of a whole version counts only where nothing else was written.
    """
    status = change.field("status")
    stopped = status is not None and status.after == CANCELLED
    log = [*_of_log(change, before, after), *_of_minutes(change.place, before, after)]
    note = list(_of_note(change))
    found = (log or note) if stopped else [*note, *log]
    found = [one for one in found if one.text]
    if not found:
        found = [
            Reason(VERSION, _whole(one), one.when, one.who, one.number)
            for one in said
            if change.place in one.places and _whole(one)
        ]
    return tuple(dict.fromkeys(found))


def new_entries(before: Plan, after: Plan) -> tuple[LogEntry, ...]:
    """The log's entries that came between two versions, newest first."""
    known = before.of(LogEntry)
    found = [one for key, one in after.of(LogEntry).items() if key not in known]
    return tuple(sorted(found, key=lambda one: (one.dato is not None, one.dato, one.key), reverse=True))


def new_minutes(before: Plan, after: Plan) -> tuple[Minutes, ...]:
    """The minutes that came between two versions, newest first."""
    known = before.of(Minutes)
    found = [one for key, one in after.of(Minutes).items() if key not in known]
    return tuple(sorted(found, key=lambda one: (one.dato is not None, one.dato, one.key), reverse=True))


def items_of(plan: Plan, minutes: Minutes) -> tuple[Item, ...]:
    """The agenda items of minutes, in the order that people see."""
    lead = f"{minutes.key}/"
    found = [one for key, one in plan.of(Item).items() if key.startswith(lead)]
    return tuple(sorted(found, key=lambda one: (one.nr is None, one.nr, one.key)))


def _of_log(change: Change, before: Plan, after: Plan) -> Iterable[Reason]:
    place, status = change.place, change.field("status")
    if place.table not in ("tiltak", "maal"):
        return
    wanted = "nytt" if change.before is None else "justeres"
    if change.after is None or (status is not None and status.after == CANCELLED):
        wanted = "avsluttes"
    for entry in new_entries(before, after):
        named: tuple[str, ...] = entry.values.get(place.table, ())
        if place.table == "maal" and entry.tiltak:
            continue
        if place.key in named and entry.beslutning == wanted and len(named) < _MANY:
            less = " ".join(
                str(entry.values[field]) for field in ("mindre_vellykket", "hvorfor") if field in entry.values
            )
            text = entry.begrunnelse or ""
            yield Reason(
                LOG, " ".join(one for one in (less.replace("\n", " "), _closed(text)) if one), entry.dato, entry.title
            )


_MANY: Final = 4
"""An entry that names so many is about all of them, and no reason for one."""


def _of_minutes(place: Place, before: Plan, after: Plan) -> Iterable[Reason]:
    name = str(place)
    for minutes in new_minutes(before, after):
        for item in items_of(after, minutes):
            if name in (item.foerte_til or ()):
                decided = "; ".join(str(one.values["tekst"]) for one in item.vedtak if "tekst" in one.values)
                yield Reason(MINUTES, item.konklusjon or decided, minutes.dato, minutes.title)


def _of_note(change: Change) -> Iterable[Reason]:
    note = change.field("merknad")
    if note is not None and isinstance(note.after, str):
        was = note.before if isinstance(note.before, str) else None
        told = [one.after for one in passages(was, note.after) if one.kind in (ADDED, CHANGED)]
        yield Reason(NOTE, " ".join(told))
    elif change.before is None:
        text = change.entity.values.get("merknad")
        if isinstance(text, str):
            yield Reason(NOTE, " ".join(text.split()))


def _whole(one: Said) -> str:
    """What was said of a version, its first line too: that is what the editor wrote."""
    return " ".join(" ".join((_closed(one.subject), one.body)).split())


def _closed(text: str) -> str:
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
