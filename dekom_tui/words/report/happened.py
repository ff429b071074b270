"""What happened to a measure, in sentences: each changed field once, in the words that fit it, and none left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dekom_tui.plan.dates import distance
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Goal, Measure
from dekom_tui.plan.measures import CANCELLED, DONE, ON_HOLD, UNDER_WAY, percent
from dekom_tui.review.diff import ADDED, REMOVED, Change
from dekom_tui.review.lists import FieldChange, member_changes
from dekom_tui.words.changes.phrases import field_phrase, label_of, status_phrase
from dekom_tui.words.dates import day, distance_words, span
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import quoted
from dekom_tui.words.report.blocks import Runs, in_line, sentence, spelled
from dekom_tui.words.report.material import Material, called
from dekom_tui.words.report.steps import STEPS, from_to, is_readable, only_went_on, steps_words
from dekom_tui.words.values import joined

_QUIET: Final = frozenset({"fremdrift", "avtalt", "nr", "kort", STEPS, "ansvarlig"})
"""Fields of which a change alone needs no reason: told in a line, not on a card."""

Fields = dict[str, FieldChange]


def is_small(change: Change) -> bool:
    """Whether only the work went on: steps that were done, how far it has come, who sees to it."""
    if change.before is None or change.after is None or change.renamed_to:
        return False
    return all(one.path in _QUIET for one in change.fields) and only_went_on(change)


def happened(of: Material, change: Change) -> Iterator[str]:
    """What happened to a measure that came, went or changed, in sentences."""
    entity = change.entity
    if change.kind == REMOVED:
        period = span(entity.values.get("start"), entity.values.get("slutt"))
        yield _("Tiltaket er tatt ut av planen.")
        if period:
            yield sentence(_("Det skulle vare {span}").format(span=period))
        return
    if change.kind == ADDED:
        yield from _new(of, change)
        return
    rest = {one.path: one for one in change.fields}
    if change.renamed_to:
        yield _("Det heter nå {new} i fila, før {old}.").format(
            new=quoted(change.renamed_to), old=quoted(change.place.key)
        )
    yield from _status(of, change, rest)
    yield from _times(change, rest)
    if is_readable(rest.get(STEPS)):
        del rest[STEPS]
        yield from steps_words(of, change)
    yield from _progress(change, rest)
    yield from _who(rest)
    yield from _goals(of, rest)
    title = rest.get("tittel")
    if title is not None and isinstance(title.before, str) and isinstance(title.after, str):
        del rest["tittel"]
        yield _("Tittelen var før {old}.").format(old=quoted(title.before))
    for one in rest.values():
        if not _has_words(one):
            yield sentence(field_phrase(change, one, of.before, of.after).text)


def texts(of: Material, change: Change, *, note_told: bool) -> Iterator[tuple[str, Runs]]:
    """The texts of a measure that changed, with what each is called, word by word.

    `note_told` is whether what is new in the note stands as the reason already.
    """
    for one in change.fields:
        if not _has_words(one):
            continue
        name = label_of(change, one.path, of.after)
        runs = in_line(one.before, one.after, without_new=note_told and one.path == "merknad")
        if runs:
            yield name[:1].upper() + name[1:], runs


def _has_words(one: FieldChange) -> bool:
    return one.declared().kind == "prose" and is_readable(one)


def _new(of: Material, change: Change) -> Iterator[str]:
    measure = change.entity
    assert isinstance(measure, Measure)
    period = span(measure.start, measure.slutt)
    if period:
        yield sentence(_("Varer {span}").format(span=period))
    if measure.ansvarlig:
        yield _("Ansvarlig er {who}.").format(who=measure.ansvarlig)
    numbers = [called(goal) for key in measure.maal if (goal := of.after.of(Goal).get(key)) is not None]
    if numbers:
        yield _("Det skal bidra til mål {goals}.").format(goals=joined(numbers))
    steps = len(measure.aktiviteter)
    if steps:
        yield ngettext("Ett steg er satt opp.", "{n} steg er satt opp.", steps).format(n=spelled(steps).capitalize())
    done = percent(measure)
    if done:
        yield _("{n} % er gjort.").format(n=done)


def _status(of: Material, change: Change, rest: Fields) -> Iterator[str]:
    status = rest.get("status")
    if status is None or not is_readable(status) or status.after is None:
        return
    del rest["status"]
    now = status.after
    measure = change.entity
    if now == CANCELLED:
        yield from _stopped(of, measure, rest)
    elif now == DONE:
        if measure.values.get("fremdrift") == 100:
            rest.pop("fremdrift", None)
        yield _("Tiltaket er fullført.")
    elif now == ON_HOLD:
        yield _("Tiltaket er satt på vent.")
    elif now == UNDER_WAY:
        yield sentence(status_phrase(status).text)
    else:
        yield _("Tiltaket er nå: {state}.").format(state=word(now))


def _stopped(of: Material, measure: Entity, rest: Fields) -> Iterator[str]:
    last, end = measure.values.get("slutt"), rest.get("slutt")
    until = _("Etter planen skulle det vart til {day}.")
    # An end that is to come is a planned one: when the measure was stopped is not written down.
    if last is None or last > of.today:
        yield _("Tiltaket er stoppet.")
        if last is not None and end is None:
            yield until.format(day=day(last, form="long"))
    else:
        yield _("Stoppet {day}.").format(day=day(last, form="long"))
        if end is not None and end.before is None:
            del rest["slutt"]
        elif end is not None and isinstance(end.before, date) and last < end.before:
            del rest["slutt"]
            yield until.format(day=day(end.before, form="long"))
    follower = of.after.of(Measure).get(str(measure.values.get("erstattes_av", "")))
    if follower is not None:
        rest.pop("erstattes_av", None)
        yield _("{name} har tatt over.").format(name=_quoted_name(follower))


def _quoted_name(one: Entity) -> str:
    number = one.values.get("nr")
    name = quoted(one.short)
    return _("Tiltak {n}, {name},").format(n=number, name=name) if number else name


def moved(one: FieldChange | None) -> tuple[date, date] | None:
    """Where a day was, and where it is, when it was moved."""
    if one is None or not isinstance(one.before, date) or not isinstance(one.after, date):
        return None
    return one.before, one.after


def _times(change: Change, rest: Fields) -> Iterator[str]:
    start, end = moved(rest.get("start")), moved(rest.get("slutt"))
    if start and end and start[1] - start[0] == end[1] - end[0]:
        del rest["start"], rest["slutt"]
        yield _("Hele tiltaket er flyttet {far}. Nå varer det {span}, før {old}.").format(
            far=distance_words(distance(*start)), span=span(start[1], end[1]), old=span(start[0], end[0])
        )
        return
    told = {
        "start": (_("Starten er flyttet {far}, {span}."), _("Starten er satt til {day}."),
                  _("Starten er tatt bort; før var den {day}.")),
        "slutt": (_("Slutten er flyttet {far}, {span}."), _("Slutten er satt til {day}."),
                  _("Slutten er tatt bort; før var den {day}.")),
    }  # fmt: skip
    for path, (was_moved, was_set, was_gone) in told.items():
        one = rest.get(path)
        if one is None or not is_readable(one):
            continue
        del rest[path]
        if pair := moved(one):
            yield was_moved.format(far=distance_words(distance(*pair)), span=from_to(*pair))
        elif one.after is not None:
            yield was_set.format(day=day(one.after, form="long"))
        else:
            yield was_gone.format(day=day(one.before, form="long"))


def _progress(change: Change, rest: Fields) -> Iterator[str]:
    """How far it has come, what it is called for short and where it stands, and the dates that were agreed."""
    done = rest.get("fremdrift")
    if done is not None and is_readable(done) and done.after is not None:
        del rest["fremdrift"]
        if done.before is None:
            yield _("{n} % er gjort.").format(n=done.after)
        else:
            yield _("{n} % er gjort, før {old} %.").format(n=done.after, old=done.before)
    agreed, measure = rest.get("avtalt"), change.entity
    if agreed is not None and is_readable(agreed) and agreed.after is not None:
        mine = {name: measure.values[name] for name in ("start", "slutt") if name in measure.values}
        if agreed.before is None and dict(agreed.after.values) == mine and not agreed.after.extra:
            del rest["avtalt"]
            yield _("Datoene er avtalt slik de står.")


def _who(rest: Fields) -> Iterator[str]:
    one = rest.get("ansvarlig")
    if one is None or not is_readable(one):
        return
    del rest["ansvarlig"]
    if one.after and one.before:
        yield _("Ansvarlig er nå {who}, før var det {old}.").format(who=one.after, old=one.before)
    elif one.after:
        yield _("Ansvarlig er nå {who}.").format(who=one.after)
    else:
        yield _("Ingen er lenger satt opp som ansvarlig; før var det {old}.").format(old=one.before)


def _goals(of: Material, rest: Fields) -> Iterator[str]:
    one = rest.get("maal")
    if one is None or not is_readable(one):
        return
    del rest["maal"]
    gone, come = member_changes(one.before, one.after)
    for keys, plan, text in (
        (come, of.after, _("Det skal nå bidra til mål {goals}.")),
        (gone, of.before, _("Det skal ikke lenger bidra til mål {goals}.")),
    ):
        goals = plan.of(Goal)
        names = [called(goals[key]) if key in goals else key for key in keys]
        if names:
            yield text.format(goals=joined(names))
