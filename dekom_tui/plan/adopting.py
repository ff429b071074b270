"""Adopting a plan: what changes in it on that day, and the name of the mark that its version gets."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from dekom_tui.plan.edits import Edit, Many, Set, new
from dekom_tui.plan.format import Anchoring
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.moving import agree
from dekom_tui.plan.text import slug

STATUS: Final = "vedtatt"
MARKS: Final = "vedtatt"
"""What the names of all marks on adopted versions begin with."""


class Vote(NamedTuple):
    """How many were for, against, and abstained; None for what nobody counted. Each 0 or more."""

    yes: int | None = None
    no: int | None = None
    abstained: int | None = None


def adopt(plan: Plan, day: date, who: str, said: str) -> Edit:
    """Set the status, freeze today's dates as the agreed ones, and write down who adopted it and how.

    `said` is the sentence of the anchoring entry, with the vote in it, in the plan's own language.
    """
    frozen = agree(plan.measures)
    entry = new(plan, Anchoring, {"dato": day, "hvem": who, "hva": said})
    return Many((Set(Place("(top)"), {"status": STATUS}), *(frozen.edits if frozen is not None else ()), entry))


def mark(name: str, day: date) -> str:
    """The name of the mark on the version in which the plan of this folder was adopted: `vedtatt/PLAN/DATE`."""
    return f"{MARKS}/{slug(name, fallback='plan')}/{day.isoformat()}"
