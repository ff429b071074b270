"""Finding words in a plan, whatever way they are spelt: «mote» finds «Møte» (text.fold)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.plan.entity import Inline, Records
from dekom_tui.plan.fields import Prose, Text
from dekom_tui.plan.model import Place, Plan
from dekom_tui.plan.text import fold, folded_spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dekom_tui.plan.entity import Entity


class Passage(NamedTuple):
    """A text of the plan: where it stands, and the same folded."""

    place: Place
    field: str
    text: str
    folded: str
    title: bool
    """It names the entity."""
    day: date | None = None
    """The day of the record that it stands in."""


class Hit(NamedTuple):
    """Where the words were found: the passage, and from where to where in its text."""

    passage: Passage
    start: int
    end: int


def passages(plan: Plan) -> tuple[Passage, ...]:
    """Every text of a plan, in the order of the format."""
    return plan.derived(_passages)


def folded(plan: Plan) -> str:
    """All the texts of a plan folded, a line each: whether a word is in the plan at all is told by one look."""
    return plan.derived(_folded)


def search(plan: Plan, words: str, most: int | None = None) -> list[Hit]:
    """Every passage that holds the words, side by side as they are typed; its first hit. At most `most` of them."""
    wanted = fold(words.strip())
    found: list[Hit] = []
    if not wanted or wanted not in folded(plan):
        return found
    for one in passages(plan):
        if wanted in one.folded:
            start, end = next(iter(folded_spans(one.text, words.strip())), (0, 0))
            found.append(Hit(one, start, end))
            if len(found) == most:
                break
    return found


def _passages(plan: Plan) -> tuple[Passage, ...]:
    return tuple(one for place, entity in plan.places() for one in _of(place, entity, ""))


def _folded(plan: Plan) -> str:
    return "\n".join(one.folded for one in passages(plan))


def _of(place: Place, entity: Entity, path: str, day: date | None = None) -> Iterator[Passage]:
    for name, value in entity.values.items():
        field = entity.fields.get(name)
        inner = f"{path}{name}"
        if field is None or isinstance(field, Text | Prose):
            if isinstance(value, str):
                yield Passage(place, inner, value, fold(value), not path and name in entity.names, day)
        elif isinstance(field, Records):
            for record in value:
                yield from _of(place, record, f"{inner}.", record.values.get("dato"))
        elif isinstance(field, Inline) and value is not None:
            yield from _of(place, value, f"{inner}.")
