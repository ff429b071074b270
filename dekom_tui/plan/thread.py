"""The red thread as data: situation (indicator) -> finding -> goal -> measure -> sign, and what hangs loose.

What hangs loose is what commands.md lists under «Loose ends». Everything is looked up in an index that is made once
for a plan, so that a log of 10,000 entries costs no more than one walk through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Finding, Goal, Indicator, LogEntry, Measure, Signs
from dekom_tui.plan.measures import CANCELLED, DONE
from dekom_tui.plan.model import Place, Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

T = TypeVar("T")
E = TypeVar("E", bound=Entity)

SITUATION: Final = "situasjon"
FINDINGS: Final = "funn"
GOALS: Final = "maal"
MEASURES: Final = "tiltak"
SIGNS: Final = "tegn"
JOINTS: Final = (SITUATION, FINDINGS, GOALS, MEASURES, SIGNS)

HALFWAY: Final = 50
"""From this `fremdrift` on a measure should have been evaluated (commands.md, «Loose ends»)."""

_JOINT_OF: Final = {"indikator": SITUATION, "funn": FINDINGS, "maal": GOALS, "tiltak": MEASURES, "logg": SIGNS}


class Index(NamedTuple):
    """Who names whom, by key: a finding's goals, a goal's measures and so on, each in the order that people see.

    Log entries come oldest first. Keys that are named but do not exist are among them.
    """

    findings_of_indicator: Mapping[str, tuple[Finding, ...]]
    goals_of_indicator: Mapping[str, tuple[Goal, ...]]
    goals_of_finding: Mapping[str, tuple[Goal, ...]]
    measures_of_goal: Mapping[str, tuple[Measure, ...]]
    entries_of_goal: Mapping[str, tuple[LogEntry, ...]]
    entries_of_measure: Mapping[str, tuple[LogEntry, ...]]


class Node(NamedTuple):
    """One knot of the thread: an entity, or for a text of section 7 that section with the text's field."""

    joint: str
    place: Place
    entity: Entity
    field: str = ""


class Loose(NamedTuple):
    """A loose end; `code` is the hint's in `finding.CODES`."""

    code: str
    place: Place
    entity: Entity

    @property
    def joint(self) -> str:
        """Which of JOINTS it hangs from."""
        return _JOINT_OF[self.place.table]


class Path(NamedTuple):
    """All that hangs together with one node, joint by joint, each in the order that people see."""

    indicators: tuple[Indicator, ...] = ()
    findings: tuple[Finding, ...] = ()
    goals: tuple[Goal, ...] = ()
    measures: tuple[Measure, ...] = ()
    entries: tuple[LogEntry, ...] = ()

    def places(self) -> frozenset[Place]:
        """The same as places."""
        return frozenset(Place(one.table, one.key) for joint in self for one in joint)


class Thread(NamedTuple):
    """The whole thread: nodes by joint in the order that people see, links from a place to a later one, loose ends."""

    nodes: Mapping[str, tuple[Node, ...]]
    links: tuple[tuple[Place, Place], ...]
    loose: tuple[Loose, ...]


def index(plan: Plan) -> Index:
    """Who names whom in a plan."""
    return plan.derived(_index)


def _index(plan: Plan) -> Index:
    findings = plan.ordered(Finding)
    entries = plan.log
    return Index(
        _named((one, one.indikator) for one in findings),
        _named((one, (one.indikator,)) for one in plan.goals if one.indikator),
        _named((one, one.funn) for one in plan.goals),
        _named((one, one.maal) for one in plan.measures),
        _named((one, one.values.get("maal", ())) for one in entries),
        _named((one, one.values.get("tiltak", ())) for one in entries),
    )


def _named(pairs: Iterable[tuple[T, Iterable[str]]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for one, keys in pairs:
        for key in keys:
            found.setdefault(key, []).append(one)
    return {key: tuple(those) for key, those in found.items()}


def loose(plan: Plan) -> tuple[Loose, ...]:
    """Every loose end: findings first, then goals, measures and last the figures that nothing builds on."""
    return plan.derived(_loose)


def _loose(plan: Plan) -> tuple[Loose, ...]:
    known = index(plan)
    found = [
        Loose("finding-without-goal", Place("funn", one.key), one)
        for one in plan.ordered(Finding)
        if one.key not in known.goals_of_finding
    ]
    for goal in plan.goals:
        if not goal.funn:
            found.append(Loose("goal-without-finding", Place("maal", goal.key), goal))
        if goal.key not in known.measures_of_goal:
            found.append(Loose("goal-without-measure", Place("maal", goal.key), goal))
    for measure in plan.measures:
        if not measure.maal:
            found.append(Loose("measure-without-goal", Place("tiltak", measure.key), measure))
    for measure in plan.measures:
        if awaits_evaluation(plan, measure):
            found.append(Loose("measure-not-evaluated", Place("tiltak", measure.key), measure))
    for one in plan.ordered(Indicator):
        if one.key not in known.findings_of_indicator and one.key not in known.goals_of_indicator:
            found.append(Loose("indicator-unused", Place("indikator", one.key), one))
    return tuple(found)


def awaits_evaluation(plan: Plan, measure: Measure) -> bool:
    """Whether a measure is done, or half done and not cancelled, and no log entry names it."""
    if measure.status == CANCELLED or (measure.status != DONE and (measure.fremdrift or 0) < HALFWAY):
        return False
    return measure.key not in index(plan).entries_of_measure


def thread(plan: Plan) -> Thread:
    """The whole thread of a plan."""
    return plan.derived(_thread)


def _thread(plan: Plan) -> Thread:
    indicators, findings = plan.ordered(Indicator), plan.ordered(Finding)
    nodes = {
        SITUATION: _nodes(SITUATION, indicators),
        FINDINGS: _nodes(FINDINGS, findings),
        GOALS: _nodes(GOALS, plan.goals),
        MEASURES: _nodes(MEASURES, plan.measures),
        SIGNS: (*_nodes(SIGNS, plan.log), *_sign_texts(plan)),
    }
    standing = {joint: {node.place: None for node in those} for joint, those in nodes.items()}
    links = (
        *((Place("indikator", key), Place("funn", one.key)) for one in findings for key in one.indikator),
        *((Place("indikator", one.indikator), Place("maal", one.key)) for one in plan.goals if one.indikator),
        *((Place("funn", key), Place("maal", one.key)) for one in plan.goals for key in one.funn),
        *((Place("maal", key), Place("tiltak", one.key)) for one in plan.measures for key in one.maal),
        *((Place("tiltak", key), Place("logg", one.key)) for one in plan.log for key in one.values.get("tiltak", ())),
        *((Place("maal", key), Place("logg", one.key)) for one in plan.log for key in one.values.get("maal", ())),
    )
    return Thread(nodes, tuple(pair for pair in links if pair[0] in standing[_JOINT_OF[pair[0].table]]), loose(plan))


def _nodes(joint: str, entities: Iterable[Entity]) -> tuple[Node, ...]:
    return tuple(Node(joint, Place(one.table, one.key), one) for one in entities)


def _sign_texts(plan: Plan) -> tuple[Node, ...]:
    signs = plan.one(Signs)
    return tuple(Node(SIGNS, Place("tegn"), signs, name) for name in Signs.own if signs.get(name))


def path(plan: Plan, place: Place) -> Path:
    """All that one node builds on, up to the situation, and all that builds on it, down to the signs.

    Empty for a place that is no node of the thread, or that does not exist.
    """
    entity = plan.at(place)
    if isinstance(entity, Indicator):
        return _down(plan, indicators=[entity])
    if isinstance(entity, Finding):
        return _up(plan, findings=[entity], below=_down(plan, findings=[entity]))
    if isinstance(entity, Goal):
        return _up(plan, goals=[entity], below=_down(plan, goals=[entity]))
    if isinstance(entity, Measure):
        return _up(plan, measures=[entity], below=_down(plan, measures=[entity]))
    if isinstance(entity, LogEntry):
        measures = _existing(plan, Measure, entity.tiltak)
        return _up(plan, goals=_existing(plan, Goal, entity.maal), measures=measures, below=Path(entries=(entity,)))
    return Path()


def _up(
    plan: Plan,
    *,
    findings: Iterable[Finding] = (),
    goals: Iterable[Goal] = (),
    measures: Iterable[Measure] = (),
    below: Path,
) -> Path:
    """What these build on, with what they are and what stands below."""
    measures = list(measures)
    goals = [*goals, *(goal for one in measures for goal in _existing(plan, Goal, one.maal))]
    findings = [*findings, *(found for one in goals for found in _existing(plan, Finding, one.funn))]
    keys = [*(key for one in findings for key in one.indikator), *(one.indikator for one in goals if one.indikator)]
    return Path(
        _ordered(plan, Indicator, _existing(plan, Indicator, keys)),
        _ordered(plan, Finding, findings),
        _ordered(plan, Goal, (*goals, *below.goals)),
        _ordered(plan, Measure, (*measures, *below.measures)),
        below.entries,
    )


def _down(
    plan: Plan,
    *,
    indicators: Iterable[Indicator] = (),
    findings: Iterable[Finding] = (),
    goals: Iterable[Goal] = (),
    measures: Iterable[Measure] = (),
) -> Path:
    """What builds on these, with what they are."""
    known = index(plan)
    indicators = tuple(indicators)
    findings = [*findings, *(one for up in indicators for one in known.findings_of_indicator.get(up.key, ()))]
    goals = [*goals, *(one for up in indicators for one in known.goals_of_indicator.get(up.key, ()))]
    goals += [one for up in findings for one in known.goals_of_finding.get(up.key, ())]
    measures = [*measures, *(one for up in goals for one in known.measures_of_goal.get(up.key, ()))]
    entries = {one.key for up in measures for one in known.entries_of_measure.get(up.key, ())}
    entries.update(one.key for up in goals for one in known.entries_of_goal.get(up.key, ()))
    return Path(
        indicators,
        _ordered(plan, Finding, findings),
        _ordered(plan, Goal, goals),
        _ordered(plan, Measure, measures),
        tuple(one for one in plan.log if one.key in entries) if entries else (),
    )


def _existing(plan: Plan, kind: type[E], keys: Iterable[str]) -> list[E]:
    everything = plan.of(kind)
    return [everything[key] for key in keys if key in everything]


def _ordered(plan: Plan, kind: type[E], those: Iterable[E]) -> tuple[E, ...]:
    """These, each once, in the order that people see."""
    keys = {one.key for one in those}
    return tuple(one for one in plan.ordered(kind) if one.key in keys) if keys else ()
