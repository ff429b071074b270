"""What can be chosen on the thread, column by column, and which one is next to which.

The signs stand beside the measures: a measure's column of signs holds its log entries, newest first, or an empty place
where one could be. Entries that name no measure stand after them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Finding, Indicator
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.thread import GOALS, JOINTS, MEASURES, SIGNS, index, loose, path
from dekom_tui.plan.tying import JOINT_OF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dekom_tui.plan.format import LogEntry, Measure


class Spot(NamedTuple):
    """A place of the picture: which column (an index of JOINTS), and what stands there.

    In the column of signs a measure's place means that it has no sign yet.
    """

    column: int
    place: Place


SIGN: Final = JOINTS.index(SIGNS)
MEASURE: Final = JOINTS.index(MEASURES)
GOAL: Final = JOINTS.index(GOALS)


class Beads(NamedTuple):
    """Everything that can be chosen, and what is needed to draw it."""

    columns: tuple[tuple[Spot, ...], ...]
    tied: int
    """So many of the first column are tied to something; the others hang loose after them."""
    signs: Mapping[str, tuple[LogEntry, ...]]
    """The log entries of each measure, by its key, newest first."""
    others: tuple[LogEntry, ...]
    """The entries that name no measure that there is, newest first."""
    loose: frozenset[Place]
    awaiting: frozenset[str]
    """The keys of the measures that ought to have a sign and have none."""
    rows: tuple[Mapping[Place, int], ...]
    """Which one from the top each place of the first four columns is; entries of no measure stand after measures."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tie."""
        return not any(self.columns)


def beads(plan: Plan) -> Beads:
    """The beads of a plan."""
    return plan.derived(_beads)


def _beads(plan: Plan) -> Beads:
    known = index(plan)
    ends = loose(plan)
    figures, tied = _figures(plan)
    signs = {
        one.key: tuple(reversed(known.entries_of_measure[one.key]))
        for one in plan.measures
        if one.key in known.entries_of_measure
    }
    placed = {entry.key for those in signs.values() for entry in those}
    others = tuple(one for one in reversed(plan.log) if one.key not in placed)
    columns = (
        tuple(Spot(0, Place("indikator", one.key)) for one in figures),
        tuple(Spot(1, Place("funn", one.key)) for one in plan.ordered(Finding)),
        tuple(Spot(GOAL, Place("maal", one.key)) for one in plan.goals),
        tuple(Spot(MEASURE, Place("tiltak", one.key)) for one in plan.measures),
        _signs(plan.measures, signs, others),
    )
    rows = [[one.place for one in those] for those in columns[:SIGN]]
    rows[MEASURE] += [Place("logg", one.key) for one in others]
    return Beads(
        columns,
        tied,
        signs,
        others,
        frozenset(one.place for one in ends),
        frozenset(one.place.key for one in ends if one.code == "measure-not-evaluated"),
        tuple({place: at for at, place in enumerate(those)} for those in rows),
    )


def _figures(plan: Plan) -> tuple[list[Indicator], int]:
    """The indicators beside the findings that build on them, then those that only goals name, loose ones last."""
    known = index(plan)
    findings = {one.key: at for at, one in enumerate(plan.ordered(Finding))}
    goals = {one.key: at for at, one in enumerate(plan.goals)}
    end = len(findings) + len(goals)

    def rank(one: Indicator) -> int:
        built = [findings[each.key] for each in known.findings_of_indicator.get(one.key, ())]
        named = [len(findings) + goals[each.key] for each in known.goals_of_indicator.get(one.key, ())]
        return min((*built, *named), default=end)

    ranked = [(rank(one), at, one) for at, one in enumerate(plan.ordered(Indicator))]
    ranked.sort(key=lambda each: each[:2])
    return [one for _rank, _at, one in ranked], sum(rank < end for rank, _at, _one in ranked)


def _signs(
    measures: tuple[Measure, ...], signs: Mapping[str, tuple[LogEntry, ...]], others: tuple[LogEntry, ...]
) -> tuple[Spot, ...]:
    found: dict[Spot, None] = {}
    for one in measures:
        for entry in signs.get(one.key, ()):
            found[Spot(SIGN, Place("logg", entry.key))] = None
        if one.key not in signs:
            found[Spot(SIGN, Place("tiltak", one.key))] = None
    found.update(dict.fromkeys(Spot(SIGN, Place("logg", one.key)) for one in others))
    return tuple(found)


def spot_of(plan: Plan, place: Place) -> Spot | None:
    """Where a place of the plan stands; None when it is not on the thread."""
    joint = JOINT_OF.get(place.table)
    if joint is None or not place.key or plan.at(place) is None:
        return None
    return Spot(JOINTS.index(joint), place)


def first(plan: Plan) -> Spot | None:
    """What is chosen to begin with: the first goal, else the first of anything."""
    columns = beads(plan).columns
    return next((those[0] for those in (columns[GOAL], *columns) if those), None)


def kept(plan: Plan, spot: Spot | None) -> Spot | None:
    """The same spot where it still is, else the nearest to it."""
    columns = beads(plan).columns
    if spot is not None:
        if spot in columns[spot.column]:
            return spot
        if spot.column == SIGN and spot.place.table == "tiltak":
            # It has a sign now.
            signs = beads(plan).signs.get(spot.place.key, ())
            return Spot(SIGN, Place("logg", signs[0].key)) if signs else first(plan)
        if columns[spot.column]:
            return columns[spot.column][0]
    return first(plan)


def lit(plan: Plan, spot: Spot | None) -> frozenset[Place]:
    """The places on the whole path of what is chosen."""
    return frozenset() if spot is None else path(plan, spot.place).places() | {spot.place}


def beside(plan: Plan, spot: Spot, step: int) -> Spot:
    """The next one in the column, downwards (1) or upwards (-1); the same at its end."""
    column = beads(plan).columns[spot.column]
    at = max(0, min(column.index(spot) + step, len(column) - 1))
    return column[at]


def across(plan: Plan, spot: Spot, step: int, last: Mapping[int, Spot]) -> Spot:
    """The one in the next joint that has anything: on the same path where there is one, `last` before all others."""
    columns = beads(plan).columns
    at = spot.column + step
    while 0 <= at < len(columns) and not columns[at]:
        at += step
    if not 0 <= at < len(columns):
        return spot
    column = columns[at]
    if spot.place.table == "tiltak" and {spot.column, at} == {MEASURE, SIGN}:
        if at == MEASURE:
            return Spot(MEASURE, spot.place)
        entries = beads(plan).signs.get(spot.place.key, ())
        mine = [Spot(SIGN, Place("logg", one.key)) for one in entries] or [Spot(SIGN, spot.place)]
    else:
        there = lit(plan, spot)
        mine = [one for one in column if one.place in there]
    if mine:
        return last[at] if last.get(at) in mine else mine[0]
    own = columns[spot.column]
    return column[own.index(spot) * len(column) // len(own)]
