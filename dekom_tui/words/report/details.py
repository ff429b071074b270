"""A changed thing in a sentence of all that happened to it, and under it each text that differs, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dekom_tui.plan.entity import Records
from dekom_tui.review.diff import REMOVED, Change
from dekom_tui.review.lists import FieldChange
from dekom_tui.review.values import Unread
from dekom_tui.words.changes.phrases import GAVE, TOOK, field_phrase
from dekom_tui.words.changes.sides import Side, field_sides
from dekom_tui.words.changes.telling import sentence_of
from dekom_tui.words.language import _
from dekom_tui.words.names import quoted, upper_first
from dekom_tui.words.report.blocks import GONE, NEW, Block, Para, Run, Runs, Sides, one_side, plain, sentence
from dekom_tui.words.report.material import Material

_ALL: Final = 100
"""More fields than any table has."""


def whole(of: Material, change: Change) -> Iterator[Block]:
    """A change in one sentence that leaves nothing out, and its texts."""
    said = change._replace(kind=REMOVED) if change.renamed_to else change
    text = sentence_of(said, of.before, of.after, most=_ALL)
    if not change.unknown and not type(change.entity).keyed:
        # The heading above it says already what it is about.
        text = text.removeprefix(f"{_(type(change.entity).label)}: ")
    yield Para(plain(sentence(text)))
    yield from details(of, change)


def details(of: Material, change: Change, *without: str) -> Iterator[Block]:
    """What differs in the fields of which a sentence names no more than that they changed."""
    for one in change.fields:
        if one.path not in without and _needs_room(of, change, one):
            yield from (Sides(*side_runs(side)) for side in field_sides(change, one, of.before, of.after))


def _needs_room(of: Material, change: Change, one: FieldChange) -> bool:
    if change.unknown or isinstance(one.before, Unread) or isinstance(one.after, Unread):
        return False
    return isinstance(one.declared(), Records) or bool(field_phrase(change, one, of.before, of.after).lines)


def side_runs(side: Side) -> tuple[Runs, Runs, str]:
    """Before, after and the label of a difference."""
    if side.note and not side.before:
        said = upper_first(side.note)
        return (), plain(f"{said}: {quoted(side.after)}" if side.after else said), side.label
    label = ", ".join(part for part in (side.label, side.note) if part)
    if side.passage is not None:
        return one_side(side.passage, TOOK), one_side(side.passage, GAVE), label
    before: Runs = (Run(side.before, GONE),) if side.before else ()
    after: Runs = (Run(side.after, NEW),) if side.after else ()
    return before, after, label
