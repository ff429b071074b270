"""A change with its two sides beside each other: each field as it was and as it is, prose word by word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from dekom_tui.plan.entity import Records
from dekom_tui.plan.fields import Field, Prose
from dekom_tui.plan.format import Activity
from dekom_tui.plan.model import Plan
from dekom_tui.review.diff import CHANGED, Change
from dekom_tui.review.lists import FieldChange, RecordChange, record_changes
from dekom_tui.review.prose import ADDED, JOINED, LISTED, MOVED, REMOVED, SPLIT, Passage, passages
from dekom_tui.review.prose import CHANGED as REWORDED
from dekom_tui.review.values import SETS, Unread
from dekom_tui.words.changes.phrases import label_of, small, unit_of
from dekom_tui.words.changes.records import is_ticked, record_name
from dekom_tui.words.labels import label as label_words
from dekom_tui.words.language import _
from dekom_tui.words.numbers import with_unit
from dekom_tui.words.telling import record_words, value_words
from dekom_tui.words.timeline import step_name
from dekom_tui.words.values import joined

_WHOLE: Final = 20
"""A text of so many letters that became another one is told whole, not word by word."""


class Side(NamedTuple):
    """One difference: what it is about, and the text on each side, empty where there is none.

    `passage` is there where the two can be told word by word; `note` says what happened where that is no other text
    (a sentence that was moved).
    """

    label: str
    before: str
    after: str
    passage: Passage | None = None
    note: str = ""


def sides(change: Change, before: Plan, after: Plan) -> tuple[Side, ...]:
    """The differences of a changed thing, field by field; () for one that came or went."""
    if change.kind != CHANGED:
        return ()
    return tuple(side for one in change.fields for side in field_sides(change, one, before, after))


def field_sides(change: Change, one: FieldChange, before: Plan, after: Plan) -> Iterator[Side]:
    """The differences of one field."""
    label = label_of(change, one.path, after) if not change.unknown else one.path
    field, was, now = one.declared(), one.before, one.after
    if isinstance(was, Unread) or isinstance(now, Unread):
        old, new = ("" if side is None else str(getattr(side, "raw", side)) for side in (was, now))
        yield Side(label, old, new)
    elif isinstance(field, Prose):
        yield from _prose(label, was, now)
    elif isinstance(field, Records):
        yield from _records(label, one, unit_of(change, one.path, field, after), before, after)
    elif field.kind in SETS and isinstance(was or (), tuple):
        gone = tuple(member for member in was or () if member not in (now or ()))
        come = tuple(member for member in now or () if member not in (was or ()))
        old = value_words(before, field, gone) if gone else ""
        new = value_words(after, field, come) if come else ""
        yield Side(label, old, new)
    else:
        old = "" if was is None else value_words(before, field, was)
        new = "" if now is None else value_words(after, field, now)
        long = len(old) > _WHOLE and len(new) > _WHOLE
        yield Side(label, old, new, Passage(REWORDED, old, new) if long else None)


def _prose(label: str, was: str | None, now: str | None) -> Iterator[Side]:
    lead = label
    found = list(passages(was, now))
    for at, one in enumerate(found):
        if one.kind == ADDED and at and found[at - 1].kind == REMOVED:
            continue
        follower = found[at + 1] if at + 1 < len(found) else None
        if one.kind == REMOVED and follower is not None and follower.kind == ADDED:
            # One text in the place of another.
            yield Side(lead, one.before, follower.after)
        elif one.kind == REWORDED:
            yield Side(lead, one.before, one.after, one, _("flyttet og endret") if one.elsewhere else "")
        elif one.kind in (ADDED, REMOVED):
            yield Side(lead, one.before if one.kind == REMOVED else "", one.after if one.kind == ADDED else "")
        else:
            yield Side(lead, "", one.after, None, structure_words(one))
        lead = ""


def structure_words(one: Passage) -> str:
    """What happened to text that is the same: it was moved, or its paragraph was split or joined."""
    if one.kind == MOVED:
        return _("avsnittet er flyttet hit") if one.whole else _("flyttet hit")
    return {
        SPLIT: _("nytt avsnitt begynner her"),
        JOINED: _("avsnittet går videre her"),
        LISTED: _("gjort om mellom avsnitt og punkt"),
    }[one.kind]


def _records(label: str, one: FieldChange, unit: str | None, before: Plan, after: Plan) -> Iterator[Side]:
    field = one.declared()
    assert isinstance(field, Records)
    found = record_changes(field, one.before or (), one.after or ())
    lead = label
    for record in found.removed:
        yield Side(lead, record_words(before, record, unit), "")
        lead = ""
    for record in found.added:
        yield Side(lead, "", record_words(after, record, unit))
        lead = ""
    for said, those in (
        (_("gjort: {steps}"), [one for one in found.changed if is_ticked(one)]),
        (_("ikke gjort: {steps}"), [one for one in found.changed if _is_unticked(one)]),
    ):
        if those:
            names = joined([step_name(one.after) for one in those if isinstance(one.after, Activity)])
            yield Side(lead, "", said.format(steps=names))
            lead = ""
    for changed in found.changed:
        if not is_ticked(changed) and not _is_unticked(changed):
            yield from _record(lead, changed, unit, before, after)
            lead = ""
    if found.reordered:
        yield Side(lead, "", "", None, _("rekkefølgen er en annen"))


def _is_unticked(one: RecordChange) -> bool:
    """Whether only its tick was taken away."""
    return len(one.parts) == 1 and one.parts[0].path == "ferdig" and not one.parts[0].after


def _record(lead: str, changed: RecordChange, unit: str | None, before: Plan, after: Plan) -> Iterator[Side]:
    """What became of one record: its text word by word, of the rest what it was and is."""
    for part in changed.parts:
        was, now = part.before, part.after
        field = part.declared()
        shown = unit if part.path == "verdi" else None
        old, new = _words(before, field, was, shown), _words(after, field, now, shown)
        if part.path in ("tekst", "navn"):
            yield Side(lead, old, new, Passage(REWORDED, old, new))
        else:
            name = record_name(changed)
            label = small(label_words(field)) if field.name else part.path
            said = f"{name}, {label}: " if part.path not in ("dato", "frist", "verdi") else f"{name}: "
            yield Side(lead, said + old if old else "", said + new if new else "")
        lead = ""


def _words(plan: Plan, field: Field[Any], value: object, unit: str | None) -> str:
    if isinstance(value, Unread):
        return str(value.raw)
    if unit is not None and isinstance(value, int | float):
        return with_unit(value, unit)
    return "" if value is None else value_words(plan, field, value)
