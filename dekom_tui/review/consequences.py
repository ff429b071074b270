"""What changes mean for the red thread, the time plan and the framework conditions: told beside the change.

Each plan is judged on a day of its own: a version on the day it was saved, what is not saved yet today. Told is only of
what was changed, or what a change made or tied: a measure that nobody touched and that is late now is in `check`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from dekom_tui.plan.format import TABLES, Measure
from dekom_tui.plan.frameworks import Conditions, conditions
from dekom_tui.plan.measures import lateness
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.thread import Loose, loose
from dekom_tui.review.diff import REMOVED, Change
from dekom_tui.review.lists import member_changes

LATE: Final = "late"
ON_TIME: Final = "on-time"
LOOSE: Final = "loose"
TIED: Final = "tied"
GAINED: Final = "gained"
LOST: Final = "lost"

_TABLES_OF: Final = {
    "skolebasert": ("arena", "tiltak"),
    "forankret": ("forankring",),
    "helhetlig": ("maal", "tiltak"),
    "elevstemmen": ("elevstemme",),
}
"""The tables that each framework condition is judged from."""


class Consequence(NamedTuple):
    """What a change means.

    `kind` is one of the names above. LATE and ON_TIME are about a measure; LOOSE and TIED about a loose end, `code` is
    its hint's in `finding.CODES`; GAINED and LOST about a framework condition, `code` is its field in [rammer] and
    `missing` what it still lacks. `place` is what it is about, `cause` the change that it stands beside, None when
    several brought it about.
    """

    kind: str
    code: str
    place: Place
    cause: Place | None
    missing: tuple[str, ...] = ()


def consequences(
    before: Plan, after: Plan, changes: Sequence[Change], today: date, then: date | None = None
) -> tuple[Consequence, ...]:
    """Every consequence of the changes from one plan to another, in the order of measures, thread, conditions.

    `then` is the day on which the earlier plan is looked at; today without one.
    """
    if not changes:
        return ()
    that = then if then is not None else today
    changed = {one.place: one for one in changes}
    renamed = {
        one.place: Place(one.place.table, one.renamed_from) for one in changes if one.renamed_from
    }  # fmt: skip
    found: list[Consequence] = []
    for measure in after.measures:
        place = Place("tiltak", measure.key)
        if place in changed:
            old = before.of(Measure).get(renamed.get(place, place).key)
            was, now = old is not None and bool(lateness(old, that)), bool(lateness(measure, today))
            if now != was:
                found.append(Consequence(LATE if now else ON_TIME, "", place, place))
    found += _thread(before, after, changed, {old: new for new, old in renamed.items()})
    found += _conditions(conditions(before, that), conditions(after, today), changes)
    return tuple(found)


def _thread(before: Plan, after: Plan, changed: dict[Place, Change], moved: dict[Place, Place]) -> list[Consequence]:
    """Loose ends that were made, and those that were tied. One that went with its thing was not tied; `moved` are the
    things that have another key."""
    was, now = {(code, moved.get(place, place)) for code, place in _ends(before)}, _ends(after)
    found = [
        Consequence(LOOSE, code, place, _cause(code, place, changed)) for code, place in now if (code, place) not in was
    ]
    found += [
        Consequence(TIED, code, place, _cause(code, place, changed))
        for code, place in was
        if (code, place) not in now and after.at(place) is not None
    ]
    return found


def _ends(plan: Plan) -> dict[tuple[str, Place], Loose]:
    return {(one.code, one.place): one for one in loose(plan)}


def _cause(code: str, place: Place, changed: dict[Place, Change]) -> Place | None:
    """The change that made or tied an end: one that names the thing and did not, or no longer; else its own."""
    for one in changed.values():
        if one.place == place or one.place.table not in _NAMING.get(code, ()):
            continue
        if _named(one, place, before=True) != _named(one, place, before=False):
            return one.place
    return place if place in changed else None


_NAMING: Final = {
    "finding-without-goal": ("maal",),
    "goal-without-measure": ("tiltak",),
    "measure-not-evaluated": ("logg",),
    "indicator-unused": ("maal", "funn"),
}
"""The tables that tie an end by naming it; the other ends are tied in the thing itself."""


def _named(change: Change, place: Place, *, before: bool) -> bool:
    """Whether a changed thing names a place, before or after."""
    entity = change.before if before else change.after
    if entity is None:
        return False
    for path, field in TABLES[change.place.table].fields.items():
        if getattr(field, "table", None) == place.table:
            value: Any = entity.values.get(path)
            if value == place.key or (isinstance(value, tuple) and place.key in value):
                return True
    return False


def _conditions(was: Conditions, now: Conditions, changes: Sequence[Change]) -> list[Consequence]:
    """The framework conditions that gained or lost support, in part too: a party, or a phase, that came or went."""
    found: list[Consequence] = []
    for name in _TABLES_OF:
        old, new = getattr(was, name), getattr(now, name)
        lacked, lacks = (tuple(getattr(one, "missing", ())) for one in (old, new))
        gone, come = member_changes(lacked, lacks)
        if old.supported != new.supported:
            kind = GAINED if new.supported else LOST
        elif bool(gone) != bool(come):
            kind = LOST if come else GAINED
        else:
            continue
        causes = [one for one in changes if one.place.table in _TABLES_OF[name]]
        if kind == LOST:
            causes = [one for one in causes if one.kind == REMOVED] or causes
        cause = causes[0].place if len(causes) == 1 else None
        found.append(Consequence(kind, name, Place("rammer"), cause, lacks))
    return found
