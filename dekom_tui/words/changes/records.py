"""A changed list of records in plan words: steps that were moved or ticked off, new figures, decisions."""

from __future__ import annotations

from typing import Final

from dekom_tui.plan.entity import Records
from dekom_tui.plan.model import Plan
from dekom_tui.review.diff import Change
from dekom_tui.review.lists import FieldChange, RecordChange, RecordChanges, record_changes
from dekom_tui.review.prose import CHANGED, Passage
from dekom_tui.review.values import Unread
from dekom_tui.words.changes.phrases import (
    GAVE,
    MADE,
    TOOK,
    Line,
    Phrase,
    change_words,
    cut,
    date_phrase,
    small,
    unit_of,
)
from dekom_tui.words.dates import day
from dekom_tui.words.labels import label as label_words
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import quoted
from dekom_tui.words.numbers import number, with_unit
from dekom_tui.words.telling import record_words, value_words

_STEPS: Final = "aktiviteter"
_VALUES: Final = "verdier"


def records_phrase(label: str, one: FieldChange, change: Change, before: Plan, after: Plan) -> Phrase:
    """How many came, went and changed within the sentence, and each of them on a line of its own."""
    field = one.declared()
    assert isinstance(field, Records)
    found = record_changes(field, one.before or (), one.after or ())
    unit = unit_of(change, one.path, field, after)
    lines = [
        *(Line(TOOK, record_words(before, record, unit)) for record in found.removed),
        *(Line(GAVE, record_words(after, record, unit)) for record in found.added),
        *(line for record in found.changed for line in _changed(record, unit, before, after)),
    ]
    if found.reordered:
        lines.append(Line(MADE, _("rekkefølgen er en annen")))
    said = _counted(one.path, label, found)
    return Phrase(said, said, 4 if one.path in (_STEPS, _VALUES) else 6, tuple(lines))


def _counted(path: str, label: str, found: RecordChanges) -> str:
    """«2 nye steg, 1 steg gjort, 1 steg endret»."""
    new, gone = len(found.added), len(found.removed)
    done = [one for one in found.changed if path == _STEPS and is_ticked(one)]
    changed = len(found.changed) - len(done)
    if path == _STEPS:
        told = [
            ngettext("{n} nytt steg", "{n} nye steg", new).format(n=new) if new else "",
            ngettext("{n} steg gjort", "{n} steg gjort", len(done)).format(n=len(done)) if done else "",
            ngettext("{n} steg endret", "{n} steg endret", changed).format(n=changed) if changed else "",
            ngettext("{n} steg tatt bort", "{n} steg tatt bort", gone).format(n=gone) if gone else "",
        ]
    elif path == _VALUES:
        told = [
            ngettext("{n} ny måling", "{n} nye målinger", new).format(n=new) if new else "",
            ngettext("{n} måling rettet", "{n} målinger rettet", changed).format(n=changed) if changed else "",
            ngettext("{n} måling tatt bort", "{n} målinger tatt bort", gone).format(n=gone) if gone else "",
        ]
    else:
        counts = [
            ngettext("{n} ny", "{n} nye", new).format(n=new) if new else "",
            ngettext("{n} endret", "{n} endret", changed).format(n=changed) if changed else "",
            ngettext("{n} tatt bort", "{n} tatt bort", gone).format(n=gone) if gone else "",
        ]
        said = ", ".join(one for one in counts if one)
        told = [_("{field}: {what}").format(field=label, what=said) if said else ""]
    return ", ".join(one for one in told if one) or _("{field} i annen rekkefølge").format(field=label)


def is_ticked(one: RecordChange) -> bool:
    """Whether it was only ticked off."""
    return len(one.parts) == 1 and one.parts[0].path == "ferdig" and one.parts[0].after is True


def _changed(one: RecordChange, unit: str | None, before: Plan, after: Plan) -> list[Line]:
    """What became of one record; a text of it that changed stands on two lines, to be told word by word."""
    text = next((part for part in one.parts if part.path == "tekst"), None)
    rest = [part_words(part, unit, before, after) for part in one.parts if part is not text]
    name = quoted(record_name(one)) if _named(one) else record_name(one)
    lines: list[Line] = []
    if rest:
        lines.append(Line(MADE, _("{what}: {how}").format(what=name, how=", ".join(rest))))
    if text is not None and isinstance(text.before, str) and isinstance(text.after, str):
        passage = Passage(CHANGED, text.before, text.after)
        lines += [Line(TOOK, text.before, passage), Line(GAVE, text.after, passage)]
    elif text is not None:
        lines.append(Line(MADE, _("{what}: {how}").format(what=name, how=part_words(text, unit, before, after))))
    return lines


def _named(one: RecordChange) -> bool:
    return bool(one.after.values.get("tekst") or one.after.values.get("navn"))


def record_name(one: RecordChange) -> str:
    """What a record that changed is called: its text (the old one when that changed), else its date."""
    record = one.before if one.part("tekst") is not None else one.after
    text = record.values.get("tekst") or record.values.get("navn")
    if text:
        return cut(str(text))
    found = record.values.get("dato")
    return day(found) if found is not None else _("uten dato")


def part_words(part: FieldChange, unit: str | None, before: Plan, after: Plan) -> str:
    """What became of one part of a record."""
    field = part.declared()
    name = small(label_words(field)) if field.name else part.path
    if isinstance(part.before, Unread) or isinstance(part.after, Unread):
        return _("{field} endret").format(field=part.path)
    if part.path == "ferdig":
        return _("gjort") if part.after else _("ikke gjort likevel")
    if part.path in ("dato", "frist"):
        said = date_phrase("", part.before, part.after).text if None not in (part.before, part.after) else ""
        return said.strip() or date_phrase(name, part.before, part.after).text
    if part.path in ("verdi", "antall", "n", "stemmer") and None not in (part.before, part.after):
        shown = unit if part.path == "verdi" else None
        return _("{field} fra {old} til {new} ({change})").format(
            field=name,
            old=number(part.before),
            new=with_unit(part.after, shown),
            change=change_words(part.before, part.after, shown),
        )
    if part.before is None:
        return _("{field} satt til {new}").format(field=name, new=value_words(after, field, part.after))
    if part.after is None:
        return _("{field} tatt bort, før {old}").format(field=name, old=value_words(before, field, part.before))
    return _("{field} endret fra {old} til {new}").format(
        field=name,
        old=value_words(before, field, part.before),
        new=value_words(after, field, part.after),
    )
