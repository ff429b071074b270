"""What could not be merged, in plan words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.entity import OWN_QUESTION, Entity
from dekom_tui.plan.format import FILES, TABLES
from dekom_tui.plan.template import question
from dekom_tui.words.language import _
from dekom_tui.words.values import entity_words, place_words

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan
    from dekom_tui.review.merge import Conflict


def about(conflict: Conflict, plan: Plan) -> str:
    """What a conflict is about: the guiding question, else the thing and its field."""
    place = conflict.place
    kind = TABLES.get(place.table)
    if conflict.unknown or kind is None or (kind.keyed and not place.key):
        return _of_settings(conflict)
    asked = question(plan, place.table, conflict.field)
    if asked is not None:
        return asked.text
    where = place_words(place, plan)
    if plan.at(place) is None:
        sides = (conflict.theirs, conflict.ours, conflict.base)
        heads = (one[0] for one in sides if isinstance(one, tuple) and one and place.key)
        where = next((entity_words(one, kind) for one in heads if isinstance(one, Entity)), where)
    if not conflict.field:
        return where
    label = _(kind.fields.get(conflict.field, OWN_QUESTION).label)
    return f"{where}: {label}"


def _of_settings(conflict: Conflict) -> str:
    """The same for what stands in dekom.toml, and for a table that the format does not know: its name."""
    place = conflict.place
    kind = next((one for one in FILES["dekom"] if one.table == place.table), None)
    if conflict.unknown or kind is None:
        return ".".join(part for part in (place.table, place.key, conflict.field) if part)
    where = f"{_(kind.label)} {place.key}".strip()
    field = kind.fields.get(conflict.field)
    return where if field is None else f"{where}: {_(field.label)}"
