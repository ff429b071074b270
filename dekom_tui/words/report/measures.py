"""The report's part on the measures: a picture along time, a card for each that was changed, the rest in few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dekom_tui.plan.format import Measure
from dekom_tui.plan.measures import AGREED, CANCELLED, DONE, ON_HOLD, Late, lateness, next_step
from dekom_tui.plan.model import Place
from dekom_tui.review.consequences import LATE as NOW_LATE
from dekom_tui.review.diff import ADDED, REMOVED, Change
from dekom_tui.review.reasons import LOG, MINUTES, NOTE, Reason, Said, reasons
from dekom_tui.words.changes.outcomes import outcome_words
from dekom_tui.words.dates import day
from dekom_tui.words.labels import SIGNS
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.names import upper_first
from dekom_tui.words.needs import late_words
from dekom_tui.words.report.blocks import (
    BAD,
    NEW_LINE,
    SOURCE,
    Block,
    Card,
    Items,
    Para,
    Run,
    Runs,
    Section,
    plain,
    sentence,
)
from dekom_tui.words.report.chart import chart
from dekom_tui.words.report.happened import happened, is_small, moved, texts
from dekom_tui.words.report.material import Material, called
from dekom_tui.words.timeline import step_name
from dekom_tui.words.values import joined

_MOST_REASONS: Final = 2
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
    changes = list(of.changes("tiltak"))
    cards = [one for one in changes if not is_small(one)]
    cards.sort(key=lambda one: _ORDER.index(kind_sign(one)))
    blocks: list[Block] = []
    along = chart(of)
    if along is not None:
        blocks.append(along)
    blocks += [_card(of, one) for one in cards]
    small = [f"{called(one.entity)}: {' '.join(happened(of, one))}" for one in changes if is_small(one)]
    changed = {one.entity.key for one in changes}
    same = [one for one in of.after.measures if one.key not in changed]
    if same:
        names = joined([called(one) for one in same])
        text = ngettext("{names} er som før.", "{names} er som før.", len(same))
        small.append(text.format(names=names))
    if small:
        blocks.append(Items(tuple(plain(one) for one in small)))
    if not blocks:
        blocks.append(Para(plain(_("Planen har ingen tiltak."))))
    return Section("tiltak", _("Hva er endret i tiltakene?"), _("Tiltakene"), tuple(blocks))


def kind_sign(change: Change) -> str:
    """What happened to a measure, as a sign."""
    if change.kind == ADDED:
        return "+"
    if change.kind == REMOVED:
        return "–"
    status = change.field("status")
    became = status.after if status is not None else None
    if became in (CANCELLED, ON_HOLD):
        return SIGNS[str(became)].glyph
    if any(moved(change.field(path)) for path in ("start", "slutt")):
        return "↔"
    return SIGNS[DONE].glyph if became == DONE else "•"


def _card(of: Material, change: Change) -> Card:
    sign = kind_sign(change)
    entity = change.entity
    why = reasons_of(of, change, of.said)
    pairs: list[tuple[str, Runs]] = [(_("Hvorfor"), reason_runs(why))]
    pairs += texts(of, change, note_told=any(one.source == NOTE for one in why[:_MOST_REASONS]))
    means = _means(of, change)
    if means:
        pairs.append((_("Det betyr"), means))
    step = next_step(entity) if isinstance(change.after, Measure) and isinstance(entity, Measure) else None
    if step is not None and step.dato is not None and step.tekst:
        term = _("Neste") if step.dato >= of.today else _("Ikke gjort")
        pairs.append((term, plain(f"{upper_first(step_name(step))}, {day(step.dato, form='long')}.")))
    number = entity.values.get("nr")
    return Card(
        sign, _(_WORDS[sign]), str(number) if number else "", entity.title, plain(*happened(of, change)), tuple(pairs)
    )


def reasons_of(of: Material, change: Change, said: Sequence[Said] = ()) -> tuple[Reason, ...]:
    """Why something was changed; the log names it by the key that it has now. `said` was said of whole versions."""
    here = change._replace(place=Place(change.place.table, change.entity.key))
    return reasons(here, of.before, of.after, said)


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


def _means(of: Material, change: Change) -> Runs:
    """What a change of a measure means: for the time plan, for the red thread, and what comes next."""
    found: list[Run] = []
    place = Place("tiltak", change.entity.key)
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
