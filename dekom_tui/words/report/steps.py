"""What happened to the steps of a measure, in sentences of the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dekom_tui.plan.dates import distance
from dekom_tui.plan.entity import Records
from dekom_tui.plan.format import Activity, Measure
from dekom_tui.review.diff import Change
from dekom_tui.review.lists import FieldChange, RecordChange, RecordChanges, record_changes
from dekom_tui.review.values import Unread
from dekom_tui.words.changes.records import is_ticked, part_words
from dekom_tui.words.dates import day, distance_words, span
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import quoted, upper_first
from dekom_tui.words.report.blocks import sentence
from dekom_tui.words.report.material import Material
from dekom_tui.words.timeline import step_name
from dekom_tui.words.values import joined

STEPS: Final = "aktiviteter"


def from_to(was: date, now: date) -> str:
    """«fra 9. til 30. april 2027»; also where it was moved to an earlier day."""
    if was <= now:
        return span(was, now)
    return _("fra {was} til {now}").format(was=day(was, form="long"), now=day(now, form="long"))


def is_readable(one: FieldChange | None) -> bool:
    """Whether both sides of a field are what the format says."""
    return one is not None and not isinstance(one.before, Unread) and not isinstance(one.after, Unread)


def only_went_on(change: Change) -> bool:
    """Whether nothing happened to the steps but that they were done."""
    found = _found(change)
    return found is None or (
        not found.added and not found.removed and not found.reordered and all(map(is_ticked, found.changed))
    )


def steps_words(of: Material, change: Change) -> Iterator[str]:
    """Every step that was moved, reworded, added or taken out, and how many are done now."""
    found = _found(change)
    if found is None:
        return
    for changed in found.changed:
        yield from _changed(of, changed)
    for records, text in ((found.added, _("Nytt steg: {step}.")), (found.removed, _("Tatt ut: {step}."))):
        for record in records:
            when = record.values.get("dato")
            name = str(record.values.get("tekst") or "").rstrip(".")
            said = ", ".join(part for part in (name, day(when, form="long") if when else "") if part)
            yield text.format(step=said or _("uten tekst"))
    yield from _done(change, found)


def _found(change: Change) -> RecordChanges | None:
    one = change.field(STEPS)
    if one is None or not is_readable(one):
        return None
    field = one.declared()
    assert isinstance(field, Records)
    return record_changes(field, one.before or (), one.after or ())


def _changed(of: Material, changed: RecordChange) -> Iterator[str]:
    """What became of one step; that it was ticked off and nothing else is counted."""
    after = changed.after
    assert isinstance(after, Activity)
    name = upper_first(step_name(after)) or _("Steget")
    moved, text, done = changed.part("dato"), changed.part("tekst"), changed.part("ferdig")
    told = set()
    if text is not None and is_readable(text) and text.before is not None and text.after is not None:
        told.add("tekst")
        yield _("Steget {old} heter nå {new}.").format(old=quoted(text.before), new=quoted(text.after))
    if moved is not None and is_readable(moved):
        told.add("dato")
        if moved.before is None:
            yield _("{step} har fått dato: {day}.").format(step=name, day=day(moved.after, form="long"))
        elif moved.after is None:
            yield _("{step} står nå uten dato; før var den {day}.").format(
                step=name, day=day(moved.before, form="long")
            )
        else:
            yield _("{step} er flyttet {far}, {span}.").format(
                step=name,
                far=distance_words(distance(moved.before, moved.after)),
                span=from_to(moved.before, moved.after),
            )
    if done is not None and is_readable(done):
        told.add("ferdig")
        if not done.after:
            yield _("{step} er ikke gjort likevel.").format(step=name)
        elif len(changed.parts) > 1:
            yield _("{step} er gjort.").format(step=name)
    for part in changed.parts:
        if part.path not in told:
            yield sentence(_("{what}: {how}").format(what=name, how=part_words(part, None, of.before, of.after)))


def _done(change: Change, found: RecordChanges) -> Iterator[str]:
    """How many steps are done; which ones where other ones are not any more, or are gone."""
    measure, old = change.after, change.before
    if not isinstance(measure, Measure) or not isinstance(old, Measure):
        return
    total = len(measure.aktiviteter)
    done, was = (sum(step.ferdig for step in one.aktiviteter) for one in (measure, old))
    ticked = [one.after for one in found.changed if is_ticked(one)]
    if done - was < len(ticked):
        names = [step_name(one) for one in ticked if isinstance(one, Activity)]
        yield _("Gjort: {steps}.").format(steps=joined(names))
    if done == was:
        return
    if done == total:
        yield _("Alle stegene er gjort.")
    elif was:
        yield ngettext(
            "{k} av {n} steg er gjort, før {was}.", "{k} av {n} steg er gjort, før {was}.", total
        ).format(k=done, n=total, was=was)  # fmt: skip
    else:
        yield ngettext("{k} av {n} steg er gjort.", "{k} av {n} steg er gjort.", total).format(k=done, n=total)
