"""What could not be merged, in plan words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.entity import OWN_QUESTION
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.template import question
from dekom_tui.words.language import _
from dekom_tui.words.values import place_words

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.review.merge import Conflict


def about(conflict: Conflict, plan: Plan) -> str:
    """What a conflict is about: the guiding question, else the thing and its field."""
    place = conflict.place
    if conflict.unknown or place.table not in TABLES:
        return ".".join(part for part in (place.table, place.key, conflict.field) if part)
    asked = question(plan, place.table, conflict.field)
    if asked is not None:
        return asked.text
    where = place_words(place, plan)
    if not conflict.field:
        return where
    label = _(TABLES[place.table].fields.get(conflict.field, OWN_QUESTION).label)
    return f"{where}: {label}"
