"""What needs people now: the ranked list of the overview, each with the place where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.plan.format import Finding, Goal, Measure
from dekom_tui.plan.goals import NEAR, Standing, days_left, standing, verdict
from dekom_tui.plan.measures import AGREED, ENDED, NOT_BEGUN, STEP, Late, lateness
from dekom_tui.plan.model import Plan
from dekom_tui.plan.template import BOKMAAL, SECTIONS, Question, questions
from dekom_tui.plan.thread import loose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LATE_MEASURE: Final = "late-measure"
GOAL_DUE: Final = "goal-due"
REVISION: Final = "revision"
FINDING_WITHOUT_GOAL: Final = "finding-without-goal"
GOAL_WITHOUT_MEASURE: Final = "goal-without-measure"
MEASURES_WITHOUT_GOAL: Final = "measures-without-goal"
NOT_EVALUATED: Final = "not-evaluated"
UNANSWERED: Final = "unanswered"

_GRAVITY: Final = {ENDED: 0, NOT_BEGUN: 1, STEP: 2, AGREED: 3}


class Need(NamedTuple):
    """One line of the list.

    `kind` is one of the names above, `key` the place where it is mended (1-7, L, R). What belongs to the other kinds
    is empty: `late` holds a measure's reasons, `standing` and `days` belong to a goal (below 0: the due date has
    passed), `days` to the revision too, `measures` are those of a group, `questions` the ones without an answer.
    """

    kind: str
    key: str
    measure: Measure | None = None
    goal: Goal | None = None
    finding: Finding | None = None
    late: tuple[Late, ...] = ()
    standing: Standing | None = None
    days: int = 0
    measures: tuple[Measure, ...] = ()
    questions: tuple[Question, ...] = ()


class Answers(NamedTuple):
    """How many of a section's guiding questions have an answer, and which have none."""

    section: str
    total: int
    missing: tuple[Question, ...]

    @property
    def answered(self) -> int:
        """How many have an answer."""
        return self.total - len(self.missing)


def answers(plan: Plan, section: str) -> Answers:
    """The answers of one section, the school's own questions among them. Raises KeyError for what is no section."""
    asked = questions(plan, section)
    return Answers(section, len(asked), tuple(one for one in asked if not one.answer(plan)))


def all_answers(plan: Plan) -> dict[str, Answers]:
    """The answers of each of the seven sections, in their order; 3 and 5 have no questions of their own."""
    return {section: answers(plan, section) for section in SECTIONS}


def needs(plan: Plan, today: date) -> tuple[Need, ...]:
    """What needs people now, the most pressing first: what runs late, what is due, what hangs loose, what is unsaid."""
    return (
        *_late(plan, today),
        *_due(plan, today),
        *_revision(plan, today),
        *_loose(plan),
        *_unanswered(plan),
    )


def _late(plan: Plan, today: date) -> list[Need]:
    """Late measures, by the gravest reason and then by how many days it is about."""
    found = [
        Need(LATE_MEASURE, "5", measure=measure, late=reasons)
        for measure in plan.measures
        if (reasons := lateness(measure, today))
    ]
    return sorted(found, key=lambda one: (_GRAVITY[one.late[0].kind], -one.late[0].days))


def _due(plan: Plan, today: date) -> list[Need]:
    """Goals whose due date is near or has passed without a verdict, the earliest first."""
    found = [
        Need(GOAL_DUE, "3" if days >= 0 else "L", goal=goal, standing=standing(plan, goal), days=days)
        for goal in plan.goals
        if (days := days_left(goal, today)) is not None and days <= NEAR and verdict(plan, goal) is None
    ]
    return sorted(found, key=lambda one: one.days)


def _revision(plan: Plan, today: date) -> Iterator[Need]:
    day = plan.head.neste_revisjon
    if day is not None and day < today:
        yield Need(REVISION, "1", days=(day - today).days)


def _loose(plan: Plan) -> Iterator[Need]:
    ends = loose(plan)
    for end in ends:
        if isinstance(end.entity, Finding):
            yield Need(FINDING_WITHOUT_GOAL, "R", finding=end.entity)
    for end in ends:
        if isinstance(end.entity, Goal) and end.code == GOAL_WITHOUT_MEASURE:
            yield Need(GOAL_WITHOUT_MEASURE, "R", goal=end.entity)
    for kind, code, key in (
        (MEASURES_WITHOUT_GOAL, "measure-without-goal", "R"),
        (NOT_EVALUATED, "measure-not-evaluated", "L"),
    ):
        measures = tuple(end.entity for end in ends if end.code == code and isinstance(end.entity, Measure))
        if measures:
            yield Need(kind, key, measures=measures)


def _unanswered(plan: Plan) -> Iterator[Need]:
    """Every question without an answer as one; it leads to the first section that has one."""
    missing = tuple(one for found in all_answers(plan).values() for one in found.missing)
    if missing:
        yield Need(UNANSWERED, str(BOKMAAL.section(missing[0].section).number), questions=missing)
