"""The report's part on the measures: a picture along time, a card for each that was changed, the rest in few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from dekom_tui.plan.dates import distance
from dekom_tui.plan.entity import Entity, Records
from dekom_tui.plan.format import Activity, Goal, Measure
from dekom_tui.plan.measures import (
    AGREED,
    CANCELLED,
    DONE,
    ON_HOLD,
    UNDER_WAY,
    Late,
    lateness,
    next_step,
    percent,
)
from dekom_tui.plan.model import Plan
from dekom_tui.review.consequences import LATE as NOW_LATE
from dekom_tui.review.diff import ADDED, CHANGED, REMOVED, Change
from dekom_tui.review.lists import member_changes, record_changes
from dekom_tui.review.reasons import LOG, MINUTES, NOTE, Reason, reasons
from dekom_tui.review.values import Unread
from dekom_tui.words.changes.outcomes import outcome_words
from dekom_tui.words.changes.phrases import field_phrase, status_phrase
from dekom_tui.words.changes.records import is_ticked
from dekom_tui.words.dates import day, distance_words, span
from dekom_tui.words.labels import SIGNS, word
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.names import quoted, upper_first
from dekom_tui.words.needs import late_words
from dekom_tui.words.report.blocks import (
    BAD,
    NEW_LINE,
    SOURCE,
    Block,
    Card,
    Para,
    Run,
    Runs,
    Section,
    plain,
    sentence,
)
from dekom_tui.words.report.chart import chart
from dekom_tui.words.report.material import Material
from dekom_tui.words.timeline import step_name
from dekom_tui.words.values import joined

_MOST_REASONS: Final = 2
_NAME: Final = 34
_ALONE: Final = frozenset({"merknad", "fremdrift", "avtalt", "nr", "kort", "aktiviteter"})
"""Fields that are no news by themselves, or are told in another way."""
_ORDER: Final = ("×", "+", "–", "↔", "║", "●", "•")
_WORDS: Final = {
    "×": N_("Avbrutt"),
    "+": N_("Nytt"),
    "–": N_("Tatt bort"),
    "↔": N_("Flyttet"),
    "║": N_("På vent"),
    "●": N_("Fullført"),
    "•": N_("Endret"),
}


def measures_section(of: Material) -> Section:
    """What was changed in the measures."""
    changes = [one for one in of.found.changes if one.place.table == "tiltak" and not one.renamed_from]
    cards = [one for one in changes if not _is_small(one)]
    cards.sort(key=lambda one: _ORDER.index(kind_sign(one)))
    blocks: list[Block] = []
    along = chart(of)
    if along is not None:
        blocks.append(along)
    blocks += [_card(of, one) for one in cards]
    small = [f"{called(one.entity)}: {_small_words(of, one)}" for one in changes if _is_small(one)]
    same = [one for one in of.after.measures if all(change.place.key != one.key for change in changes)]
    if same:
        names = joined([called(one) for one in same])
        text = ngettext("{names} er som før.", "{names} er som før.", len(same))
        small.append(text.format(names=names))
    if small:
        blocks.append(Para(plain(*small)))
    if not blocks:
        blocks.append(Para(plain(_("Planen har ingen tiltak."))))
    return Section("tiltak", _("Hva er endret i tiltakene?"), _("Tiltakene"), tuple(blocks))


def called(one: Entity) -> str:
    """«5 Skolevandring»."""
    number = one.values.get("nr")
    return f"{number} {one.short}" if number else one.short


def kind_sign(change: Change) -> str:
    """What happened to a measure, as a sign."""
    if change.kind == ADDED:
        return "+"
    if change.kind == REMOVED:
        return "–" if not change.renamed_to else "•"
    status = change.field("status")
    became = status.after if status is not None else None
    if became in (CANCELLED, ON_HOLD):
        return SIGNS[str(became)].glyph
    if any(_moved_end(change, path) is not None for path in ("start", "slutt")):
        return "↔"
    return SIGNS[DONE].glyph if became == DONE else "•"


def _is_small(change: Change) -> bool:
    """Whether only the work went on: steps that were done, and how far it has come."""
    if change.kind != CHANGED or any(one.path not in _ALONE | {"ansvarlig"} for one in change.fields):
        return False
    return change.field("merknad") is None and not list(_moved_steps(change))


def _small_words(of: Material, change: Change) -> str:
    """What went on in a measure of which nothing else is to be told."""
    said = [*_who(change), *_steps_done(change, of.after)]
    return " ".join(said) or _("Små endringer.")


def _card(of: Material, change: Change) -> Card:
    sign = kind_sign(change)
    entity = change.entity
    pairs: list[tuple[str, Runs]] = [(_("Hvorfor"), reason_runs(reasons(change, of.before, of.after, of.said)))]
    means = _means(of, change)
    if means:
        pairs.append((_("Det betyr"), means))
    step = next_step(entity) if isinstance(change.after, Measure) and isinstance(entity, Measure) else None
    if step is not None and step.dato is not None and step.tekst:
        pairs.append((_("Neste"), plain(f"{upper_first(step_name(step))}, {day(step.dato, form='long')}.")))
    number = entity.values.get("nr")
    return Card(
        sign, _(_WORDS[sign]), str(number) if number else "", entity.title, plain(*_sentences(of, change)), tuple(pairs)
    )


def reason_runs(found: Sequence[Reason]) -> Runs:
    """Why, with where it was written; that nothing was, where nothing was."""
    if not found:
        return plain(_("Ingen grunn er skrevet ned."))
    runs: list[Run] = []
    for one in found[:_MOST_REASONS]:
        runs += [Run(NEW_LINE)] if runs else []
        runs += [Run(sentence(one.text)), Run(" "), Run(_source(one), SOURCE)]
    return tuple(runs)


def _source(one: Reason) -> str:
    when = day(one.when, form="long") if one.when is not None else ""
    if one.source == NOTE:
        return _("Merknad i planen")
    if one.source == LOG:
        return ", ".join(part for part in (_("Loggen {day}").format(day=when), one.who) if part)
    if one.source == MINUTES:
        return ", ".join(part for part in (_("Referat {day}").format(day=when), one.who) if part)
    about = _("sagt om hele versjon {number}").format(number=one.number)
    return ", ".join(part for part in (one.who, when, about) if part)


# What happened, in sentences


def _sentences(of: Material, change: Change) -> Iterator[str]:
    entity = change.entity
    if change.kind == REMOVED:
        period = span(entity.values.get("start"), entity.values.get("slutt"))
        yield _("Tiltaket er tatt ut av planen.")
        yield sentence(_("Det skulle vare {span}").format(span=period)) if period else ""
        return
    if change.kind == ADDED:
        yield from _new(of, change)
        return
    yield from _status(of, change)
    yield from _times(change)
    yield from _moved_steps(change)
    yield from _who(change)
    yield from _goals(of, change)
    yield from _steps_done(change, of.after)
    title = change.field("tittel")
    if title is not None and isinstance(title.before, str):
        yield _("Tittelen var før {old}.").format(old=quoted(title.before))
    told = {"status", "start", "slutt", "erstattes_av", "ansvarlig", "maal", "tittel", *_ALONE}
    for one in change.fields:
        if one.path not in told:
            yield sentence(field_phrase(change, one, of.before, of.after).text)


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
    done = percent(measure)
    if done:
        yield _("{n} % er gjort.").format(n=done)


def _status(of: Material, change: Change) -> Iterator[str]:
    status = change.field("status")
    if status is None or isinstance(status.after, Unread):
        return
    now, end = status.after, change.field("slutt")
    measure = change.entity
    if now == CANCELLED:
        last = measure.values.get("slutt")
        # An end that is to come is a planned one: when the measure was stopped is not written down.
        if last is not None and last <= of.today:
            yield _("Stoppet {day}.").format(day=day(last, form="long"))
        else:
            yield _("Tiltaket er stoppet.")
        if last is not None and last > of.today and end is None:
            yield _("Etter planen skulle det vart til {day}.").format(day=day(last, form="long"))
        if end is not None and end.before is not None and last is not None and last < end.before:
            yield _("Etter planen skulle det vart til {day}.").format(day=day(end.before, form="long"))
        follower = of.after.of(Measure).get(str(measure.values.get("erstattes_av", "")))
        if follower is not None:
            yield _("{name} har tatt over.").format(name=_quoted_name(follower))
    elif now == DONE:
        yield _("Tiltaket er fullført.")
    elif now == ON_HOLD:
        yield _("Tiltaket er satt på vent.")
    elif now == UNDER_WAY:
        yield sentence(status_phrase(status).text)
    elif now is not None:
        yield _("Tiltaket er nå: {state}.").format(state=word(now))


def _quoted_name(one: Entity) -> str:
    number = one.values.get("nr")
    name = quoted(one.short)
    return _("Tiltak {n}, {name},").format(n=number, name=name) if number else name


def _moved_end(change: Change, path: str) -> tuple[date, date] | None:
    """Where an end of a measure was, and where it is, when it was moved."""
    one = change.field(path)
    if one is None or not isinstance(one.before, date) or not isinstance(one.after, date):
        return None
    return one.before, one.after


def _times(change: Change) -> Iterator[str]:
    status = change.field("status")
    start, end = _moved_end(change, "start"), _moved_end(change, "slutt")
    if status is not None and status.after == CANCELLED:
        end = None
    if start and end and start[1] - start[0] == end[1] - end[0]:
        yield _("Hele tiltaket er flyttet {far}. Nå varer det {span}, før {old}.").format(
            far=distance_words(distance(*start)), span=span(start[1], end[1]), old=span(start[0], end[0])
        )
        return
    for pair, text in ((start, _("Starten er flyttet {far}, {span}.")), (end, _("Slutten er flyttet {far}, {span}."))):
        if pair:
            yield text.format(far=distance_words(distance(*pair)), span=_from_to(*pair))
    for path, text in (("start", _("Starten er satt til {day}.")), ("slutt", _("Slutten er satt til {day}."))):
        one = change.field(path)
        if one is not None and one.before is None and isinstance(one.after, date):
            yield text.format(day=day(one.after, form="long"))


def _from_to(was: date, now: date) -> str:
    """«fra 9. til 30. april 2027»; also where it was moved to an earlier day."""
    if was <= now:
        return span(was, now)
    return _("fra {was} til {now}").format(was=day(was, form="long"), now=day(now, form="long"))


def _moved_steps(change: Change) -> Iterator[str]:
    """The steps that were moved, reworded, added or taken out."""
    one = change.field("aktiviteter")
    if one is None or isinstance(one.before, Unread) or isinstance(one.after, Unread):
        return
    field = one.declared()
    assert isinstance(field, Records)
    found = record_changes(field, one.before or (), one.after or ())
    for changed in found.changed:
        moved, text = changed.part("dato"), changed.part("tekst")
        after = changed.after
        assert isinstance(after, Activity)
        if moved is not None and moved.before is not None and moved.after is not None:
            yield _("{step} er flyttet {far}, {span}.").format(
                step=upper_first(step_name(after)),
                far=distance_words(distance(moved.before, moved.after)),
                span=_from_to(moved.before, moved.after),
            )
        if text is not None and text.before is not None and text.after is not None:
            yield _("Steget {old} heter nå {new}.").format(old=quoted(text.before), new=quoted(text.after))
    for records, text_for in ((found.added, _("Nytt steg: {step}.")), (found.removed, _("Tatt ut: {step}."))):
        for record in records:
            when = record.values.get("dato")
            name = str(record.values.get("tekst") or "").rstrip(".")
            said = ", ".join(part for part in (name, day(when, form="long") if when else "") if part)
            yield text_for.format(step=said)


def _steps_done(change: Change, after: Plan) -> Iterator[str]:
    one = change.field("aktiviteter")
    measure = change.after
    if one is None or not isinstance(measure, Measure) or isinstance(one.before, Unread):
        return
    field = one.declared()
    assert isinstance(field, Records)
    found = record_changes(field, one.before or (), one.after or ())
    if not any(is_ticked(changed) for changed in found.changed):
        return
    total = len(measure.aktiviteter)
    done = sum(step.ferdig for step in measure.aktiviteter)
    if done < total:
        yield ngettext("{k} av {n} steg er gjort.", "{k} av {n} steg er gjort.", total).format(k=done, n=total)
    elif measure.status not in (DONE, CANCELLED):
        yield _("Alle stegene er gjort.")


def _who(change: Change) -> Iterator[str]:
    one = change.field("ansvarlig")
    if one is None or isinstance(one.before, Unread) or isinstance(one.after, Unread):
        return
    if one.after and one.before:
        yield _("Ansvarlig er nå {who}, før var det {old}.").format(who=one.after, old=one.before)
    elif one.after:
        yield _("Ansvarlig er nå {who}.").format(who=one.after)
    else:
        yield _("Ingen er lenger satt opp som ansvarlig; før var det {old}.").format(old=one.before)


def _goals(of: Material, change: Change) -> Iterator[str]:
    one = change.field("maal")
    if one is None or isinstance(one.before, Unread) or isinstance(one.after, Unread):
        return
    gone, come = member_changes(one.before, one.after)
    for keys, plan, text in (
        (come, of.after, _("Det skal nå bidra til mål {goals}.")),
        (gone, of.before, _("Det skal ikke lenger bidra til mål {goals}.")),
    ):
        names = [called(plan.of(Goal)[key]) for key in keys if key in plan.of(Goal)]
        if names:
            yield text.format(goals=joined(names))


def _means(of: Material, change: Change) -> Runs:
    """What a change of a measure means: for the time plan, for the red thread, and what comes next."""
    found: list[Run] = []
    place = change.place
    measure = of.after.of(Measure).get(place.key)
    about = [one for one in of.found.consequences if one.cause == place]
    late = lateness(measure, of.today) if measure is not None else ()
    if late:
        is_new = any(one.kind == NOW_LATE and one.place == place for one in about)
        text = _("▲ Tiltaket er nå forsinket: {why}.") if is_new else _("▲ Tiltaket er forsinket: {why}.")
        found.append(Run(text.format(why=why_late(late[0])), BAD))
    said = [sentence(outcome_words(one, place, of.before, of.after)) for one in about if one.kind != NOW_LATE]
    if said:
        found += [Run(" ")] if found else []
        found.append(Run(" ".join(said)))
    return tuple(found)


def why_late(one: Late) -> str:
    """Why a measure is late, within a sentence: «slutter 3 uker etter avtalt»."""
    said = late_words(one)
    return _("slutter {late}").format(late=said) if one.kind == AGREED else said
