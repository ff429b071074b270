"""Tying and untying knots of the red thread. Either end may be the one that is at hand; the file is told the same.

The later joint holds the reference (format.md): a finding names its indicators, a goal its findings and the indicator
that it is measured with, a measure its goals, a log entry its goals and measures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dekom_tui.plan.edits import Many, Set
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.model import Place
from dekom_tui.plan.thread import FINDINGS, GOALS, MEASURES, SIGNS, SITUATION, index

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from dekom_tui.plan.edits import Edit
    from dekom_tui.plan.model import Plan
    from dekom_tui.plan.thread import Index

JOINT_OF: Final = {"indikator": SITUATION, "funn": FINDINGS, "maal": GOALS, "tiltak": MEASURES, "logg": SIGNS}
"""The joint that each table stands in."""

_REFERENCES: Final = {
    ("indikator", "funn"): "indikator",
    ("funn", "maal"): "funn",
    ("indikator", "maal"): "indikator",
    ("maal", "tiltak"): "maal",
    ("tiltak", "logg"): "tiltak",
    ("maal", "logg"): "maal",
}
"""The field of the second table that names the first."""

_PARTNERS: Final = {
    "indikator": ("funn", "maal"),
    "funn": ("maal", "indikator"),
    "maal": ("tiltak", "funn", "indikator", "logg"),
    "tiltak": ("maal", "logg"),
    "logg": ("tiltak", "maal"),
}


class Knot(NamedTuple):
    """Where a tie is written: the entity that holds the reference, its field, and the key that it names."""

    holder: Place
    field: str
    key: str

    @property
    def single(self) -> bool:
        """Whether the field names one thing only, so that tying another one unties it."""
        return TABLES[self.holder.table].fields[self.field].kind == "ref"


def partners(table: str) -> tuple[str, ...]:
    """The tables that entities of a table can be tied to, the most usual first; () for one without a joint."""
    return _PARTNERS.get(table, ())


def knot(one: Place, other: Place) -> Knot | None:
    """Where the tie between two places is written, whichever comes first; None when these cannot be tied."""
    for named, holder in ((one, other), (other, one)):
        field = _REFERENCES.get((named.table, holder.table))
        if field is not None:
            return Knot(holder, field, named.key)
    return None


def tied(plan: Plan, one: Place, other: Place) -> bool:
    """Whether two places are tied directly."""
    found = knot(one, other)
    return found is not None and found.key in _named(plan, found)


def ties(plan: Plan, place: Place, table: str) -> tuple[Place, ...]:
    """What stands in `table` and is tied directly to a place, in the order that people see."""
    if table not in partners(place.table) or plan.at(place) is None:
        return ()
    return tuple(other for other in standing(plan, table) if tied(plan, place, other))


def hangs_together(plan: Plan, place: Place) -> bool:
    """Whether a place is tied directly to anything that there is."""
    entity, known = plan.at(place), index(plan)
    if entity is None:
        return False
    if any(place.key in named for named in _named_by(known, place.table)):
        return True
    return any(
        key in plan.tables.get(table, ())
        for (table, holder), field in _REFERENCES.items()
        if holder == place.table
        for key in _keys(entity.values.get(field))
    )


def _named_by(known: Index, table: str) -> tuple[Container[str], ...]:
    """Who is named by something in a later joint, by key."""
    if table == "indikator":
        return known.findings_of_indicator, known.goals_of_indicator
    if table == "funn":
        return (known.goals_of_finding,)
    if table == "maal":
        return known.measures_of_goal, known.entries_of_goal
    return (known.entries_of_measure,) if table == "tiltak" else ()


def standing(plan: Plan, table: str) -> tuple[Place, ...]:
    """Everything in a table, in the order that people see; the log newest first."""
    found = reversed(plan.log) if table == "logg" else plan.ordered(TABLES[table])
    return tuple(Place(table, one.key) for one in found)


def tie(plan: Plan, one: Place, other: Place) -> Set | None:
    """Tie two places; None when they are tied already, cannot be, or one of them is gone."""
    found = knot(one, other)
    if found is None or plan.at(one) is None or plan.at(other) is None or found.key in _named(plan, found):
        return None
    return _written(plan, found, add=True)


def untie(plan: Plan, one: Place, other: Place) -> Set | None:
    """Untie two places; None when they are not tied."""
    found = knot(one, other)
    if found is None or found.key not in _named(plan, found):
        return None
    return _written(plan, found, add=False)


def retie(plan: Plan, place: Place, table: str, wanted: Iterable[Place]) -> Edit | None:
    """Tie a place to just these of a table, as one step; None when nothing would change.

    References to what does not exist are left as they are. Of several that want a field that holds one, the last has
    it.
    """
    now, then = ties(plan, place, table), tuple(wanted)
    edits: list[Set] = []
    after = plan
    for other, make in (
        *((one, untie) for one in now if one not in then),
        *((one, tie) for one in then if one not in now),
    ):
        edit = make(after, place, other)
        if edit is not None:
            entity = after.at(edit.place)
            assert entity is not None
            after = after.put(entity.edit(edit.changes))
            edits = [one for one in edits if (one.place, set(one.changes)) != (edit.place, set(edit.changes))]
            edits.append(edit)
    if not edits:
        return None
    return edits[0] if len(edits) == 1 else Many(tuple(edits))


def _named(plan: Plan, found: Knot) -> tuple[str, ...]:
    entity = plan.at(found.holder)
    return () if entity is None else _keys(entity.values.get(found.field))


def _keys(value: Any) -> tuple[str, ...]:
    """The keys that a field of one reference, or of several, holds."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _written(plan: Plan, found: Knot, *, add: bool) -> Set:
    if found.single:
        return Set(found.holder, {found.field: found.key if add else None})
    rest = {one for one in _named(plan, found) if one != found.key} | ({found.key} if add else set())
    return Set(found.holder, {found.field: tuple(sorted(rest)) or None})
