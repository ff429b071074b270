"""What would safely mend a finding: the nearest thing that there is in the place of one that there is not.

Safe means that nothing is lost and nothing is guessed about content: a key, a fixed word or a file's date that was
misspelt. All else is for a person to decide.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from dekom_tui.plan.edits import Edit, Rename, Set
from dekom_tui.plan.fields import Choice, Words
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.likeness import nearest
from dekom_tui.plan.model import Place, Plan


class Mending(NamedTuple):
    """A cure that can be used as it is."""

    value: str
    """What will stand there: a key, or a word."""
    edit: Edit
    about: Place | None = None
    """What a key refers to."""


def mending(plan: Plan, finding: Finding) -> Mending | None:
    """The cure of a finding, None where there is no safe one."""
    mend = _MENDINGS.get(finding.code)
    if mend is None or finding.place is None or plan.at(finding.place) is None:
        return None
    return mend(plan, finding, finding.place)


def _reference(plan: Plan, finding: Finding, place: Place) -> Mending | None:
    """A key of nothing: the one that is nearest to it."""
    near, key = finding.params.get("nearest"), finding.params.get("key")
    entity = plan.at(place)
    if not near or entity is None:
        return None
    value = entity.values.get(finding.field)
    if isinstance(value, tuple):
        changed: Any = [near if one == key else one for one in value]
    elif value == key:
        changed = near
    else:
        return None
    table, dot, inner = near.partition(".")
    about = Place(table, inner) if dot else Place(str(finding.params.get("table", "")), near)
    return Mending(near, Set(place, {finding.field: changed}), about if about.table in TABLES else None)


def _word(plan: Plan, finding: Finding, place: Place) -> Mending | None:
    """A word that is not in the list: the one that is nearest to it."""
    field = TABLES[place.table].fields.get(finding.field)
    entity = plan.at(place)
    if entity is None or finding.part or not isinstance(field, Choice | Words):
        return None
    word = finding.params.get("word")
    near = nearest(str(word), field.words)
    raw = entity.extra.get(finding.field)
    if near is None:
        return None
    if isinstance(field, Choice):
        return Mending(near, Set(place, {finding.field: near}))
    if not isinstance(raw, list):
        return None
    changed = [near if one == word else one for one in raw]
    return Mending(near, Set(place, {finding.field: changed})) if set(changed) <= set(field.words) else None


def _dated(plan: Plan, finding: Finding, place: Place) -> Mending | None:
    """A key that does not begin with the entity's date: the key that does."""
    wanted = finding.params.get("wanted")
    if not wanted or wanted in plan.tables.get(place.table, {}):
        return None
    return Mending(str(wanted), Rename(place, str(wanted)))


_MENDINGS: Final[dict[str, Callable[[Plan, Finding, Place], Mending | None]]] = {
    "no-such": _reference,
    "unknown-word": _word,
    "key-date": _dated,
}
