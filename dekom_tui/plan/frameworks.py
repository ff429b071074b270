"""The four framework conditions, judged from the registers instead of from adjectives.

Each judgement is data: what stands in the registers, and whether that supports the condition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import PARTIES, PHASES, Anchoring, Arena, Frameworks, Goal, Initiative, Measure, Voice
from dekom_tui.plan.goals import MOST_GOALS
from dekom_tui.plan.measures import CANCELLED
from dekom_tui.plan.model import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

WANTED_PARTIES: Final = tuple(party for party in PARTIES if party != "partnere")
"""The parties that should have taken part (format.md, [forankring.KEY])."""


class Collective(NamedTuple):
    """Skolebasert: the arenas that are school-based competence development, and what happens in them.

    Supported when a measure that was not cancelled is tied to such an arena.
    """

    text: str | None
    school_based: tuple[Arena, ...]
    other: tuple[Arena, ...]
    tied: tuple[Measure, ...]
    """The measures, cancelled ones left out, whose arena is school-based."""
    elsewhere: tuple[Measure, ...]
    """Those whose arena is another, or that have none."""

    @property
    def supported(self) -> bool:
        return bool(self.tied)


class Anchored(NamedTuple):
    """Forankret lokalt: who took part and when. Supported when all parties but partners have."""

    text: str | None
    entries: tuple[Anchoring, ...]
    """Newest first, those without a date last."""
    parties: Mapping[str, tuple[Anchoring, ...]]
    """The entries of every party, newest first; () for one that has not taken part."""

    @property
    def present(self) -> tuple[str, ...]:
        """The wanted parties that took part."""
        return tuple(party for party in WANTED_PARTIES if self.parties[party])

    @property
    def missing(self) -> tuple[str, ...]:
        """The wanted parties that have not taken part."""
        return tuple(party for party in WANTED_PARTIES if not self.parties[party])

    @property
    def supported(self) -> bool:
        return not self.missing


class Whole(NamedTuple):
    """Ikke fragmentert: few goals, every measure tied to one, and what was ended to make room.

    Supported when there are one to MOST_GOALS goals and no measure without a goal.
    """

    text: str | None
    goals: tuple[Goal, ...]
    measures: tuple[Measure, ...]
    loose: tuple[Measure, ...]
    """Measures without a goal, cancelled ones left out."""
    ended_initiatives: tuple[Initiative, ...]
    cancelled: tuple[Measure, ...]

    @property
    def supported(self) -> bool:
        return 0 < len(self.goals) <= MOST_GOALS and not self.loose


class StudentVoice(NamedTuple):
    """Elevstemmen: what pupils said in each phase, and what it led to. Supported when every phase has an entry."""

    text: str | None
    phases: Mapping[str, tuple[Voice, ...]]
    """The entries of each phase, oldest first."""
    unplaced: tuple[Voice, ...]
    """The entries that name no phase."""

    @property
    def entries(self) -> tuple[Voice, ...]:
        """Every entry, phase by phase."""
        return (*(one for those in self.phases.values() for one in those), *self.unplaced)

    @property
    def led_on(self) -> tuple[Voice, ...]:
        """The entries that led to something."""
        return tuple(one for one in self.entries if one.foerte_til)

    @property
    def missing(self) -> tuple[str, ...]:
        """The phases without an entry."""
        return tuple(phase for phase, those in self.phases.items() if not those)

    @property
    def supported(self) -> bool:
        return not self.missing


class Conditions(NamedTuple):
    """The four conditions in the order of the template; the names are the fields of [rammer]."""

    skolebasert: Collective
    forankret: Anchored
    helhetlig: Whole
    elevstemmen: StudentVoice


def conditions(plan: Plan, today: date) -> Conditions:
    """All four conditions of a plan, as they stand today."""
    return Conditions(collective(plan), anchored(plan), whole(plan, today), student_voice(plan))


def collective(plan: Plan) -> Collective:
    """What supports «skolebasert»."""
    arenas = plan.ordered(Arena)
    school_based = {one.key for one in arenas if one.sku}
    alive = [one for one in plan.measures if one.status != CANCELLED]
    return Collective(
        plan.one(Frameworks).skolebasert,
        tuple(one for one in arenas if one.sku),
        tuple(one for one in arenas if not one.sku),
        tuple(one for one in alive if one.arena in school_based),
        tuple(one for one in alive if one.arena not in school_based),
    )


def anchored(plan: Plan) -> Anchored:
    """What supports «forankret lokalt»."""
    dated = [one for one in plan.of(Anchoring).values() if one.dato is not None]
    undated = [one for one in plan.of(Anchoring).values() if one.dato is None]
    entries = (
        *sorted(dated, key=lambda one: (one.dato, one.key), reverse=True),
        *sorted(undated, key=lambda one: one.key),
    )
    return Anchored(
        plan.one(Frameworks).forankret,
        entries,
        {party: tuple(one for one in entries if party in one.parter) for party in PARTIES},
    )


def whole(plan: Plan, today: date) -> Whole:
    """What supports «ikke fragmentert»; an initiative has ended when its last day has passed."""
    return Whole(
        plan.one(Frameworks).helhetlig,
        plan.goals,
        plan.measures,
        tuple(one for one in plan.measures if not one.maal and one.status != CANCELLED),
        tuple(one for one in plan.ordered(Initiative) if one.til is not None and one.til < today),
        tuple(one for one in plan.measures if one.status == CANCELLED),
    )


def student_voice(plan: Plan) -> StudentVoice:
    """What supports «elevstemmen»."""
    entries = sorted(plan.of(Voice).values(), key=lambda one: (one.dato is None, one.dato, one.key))
    return StudentVoice(
        plan.one(Frameworks).elevstemmen,
        {phase: tuple(one for one in entries if one.fase == phase) for phase in PHASES},
        tuple(one for one in entries if one.fase is None),
    )
