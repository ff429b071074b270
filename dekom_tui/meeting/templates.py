"""Templates of an agenda: planning day, an hour of fellestid, evaluation meeting, elevråd."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.meeting.agenda import Draft, fitting, for_question, proposals
from dekom_tui.meeting.forms import said
from dekom_tui.plan.needs import GOAL_DUE, UNANSWERED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from dekom_tui.plan.model import Plan

PLANNING_DAY: Final = "planning-day"
FELLESTID: Final = "fellestid"
EVALUATION: Final = "evaluation"
PUPILS: Final = "pupils"

_HOUR: Final = 60


def _planning_day(plan: Plan, today: date) -> list[Draft]:
    return [
        Draft(said(plan, "check-in"), "sjekk"),
        Draft("analyse.sammenhenger", "IGP", minutes=(5, 30, 10, 5, 5, 5)),
        Draft(said(plan, "goals"), "IGP", "maal", (5, 30, 10, 5, 5, 5)),
        Draft(said(plan, "adopt-goals"), "avstemning", "maal", (8, 2, 5)),
        Draft(said(plan, "measures"), "idémyldring", "tiltak", (10, 5, 5, 3, 7)),
        Draft(said(plan, "next"), "runde", minutes=(12, 0, 3)),
        Draft(said(plan, "check-out"), "sjekk"),
    ]


def _fellestid(plan: Plan, today: date) -> list[Draft]:
    """What fits an hour: the most pressing of the plan's own proposals in the middle."""
    first, last = Draft(said(plan, "check-in"), "sjekk", minutes=(1, 2)), Draft(said(plan, "check-out"), "sjekk")
    support = Draft(said(plan, "support"), "fist to five")
    found = proposals(plan, today)
    main = next((one.draft for one in found if one.why == UNANSWERED), for_question("tegn", "mindre_vellykket"))
    left = _HOUR - sum(one.total for one in (first, main, support, last))
    return [first, main, *fitting((one.draft for one in found if one.why != UNANSWERED), left), support, last]


def _evaluation(plan: Plan, today: date) -> list[Draft]:
    due = [one.draft for one in proposals(plan, today) if one.why == GOAL_DUE]
    if not due:
        due = [
            Draft(said(plan, "goal-due").format(name=one.short), "SMARTE", f"maal.{one.key}") for one in plan.goals[:1]
        ]
    return [
        Draft(said(plan, "evaluate-measures"), "skala", "tiltak", (5, 5, 0)),
        for_question("tegn", "lykkes"),
        for_question("tegn", "mindre_vellykket"),
        Draft("tegn.hvorfor", "runde", minutes=(10, 0, 5)),
        *due[:3],
        Draft(said(plan, "go-on"), "IGP", "tiltak"),
        Draft(said(plan, "parking"), "parkering"),
    ]


def _pupils(plan: Plan, today: date) -> list[Draft]:
    return [
        Draft(said(plan, "check-in"), "sjekk", minutes=(1, 2)),
        Draft(said(plan, "pupils-learn"), "1-2-4-alle", "elevstemme"),
        Draft(said(plan, "pupils-wish"), "idémyldring", "elevstemme"),
        Draft(said(plan, "support"), "fist to five"),
        Draft(said(plan, "next"), "runde"),
    ]


TEMPLATES: Final[Mapping[str, Callable[[Plan, date], list[Draft]]]] = {
    FELLESTID: _fellestid,
    PLANNING_DAY: _planning_day,
    EVALUATION: _evaluation,
    PUPILS: _pupils,
}


def template(plan: Plan, name: str, today: date) -> list[Draft]:
    """The items of a template for this plan. Raises KeyError for one that does not exist."""
    kept: list[Draft] = []
    for one in TEMPLATES[name](plan, today):
        if one.asks not in [other.asks for other in kept]:
            kept.append(one)
    return kept


def template_title(plan: Plan, name: str) -> str:
    """What a meeting of a template is called."""
    return said(plan, name)
