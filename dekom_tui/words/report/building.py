"""A report put together: what is most important first, then each part under the question that it answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.format import Measure
from dekom_tui.plan.frameworks import conditions
from dekom_tui.plan.goals import standing
from dekom_tui.plan.measures import CANCELLED, LATE, lateness, state
from dekom_tui.review.consequences import LATE as NOW_LATE
from dekom_tui.review.diff import ADDED, CHANGED, REMOVED
from dekom_tui.words.changes.counts import counts
from dekom_tui.words.changes.summary import summary_parts
from dekom_tui.words.changes.telling import told
from dekom_tui.words.dates import day
from dekom_tui.words.language import _, current, ngettext
from dekom_tui.words.names import quoted, upper_first
from dekom_tui.words.numbers import with_unit
from dekom_tui.words.report.blocks import BAD, STRONG, Document, Run, Runs, plain, sentence, spelled
from dekom_tui.words.report.decisions import decisions_section, versions_section
from dekom_tui.words.report.goals import goals_section
from dekom_tui.words.report.material import called
from dekom_tui.words.report.measures import measures_section, why_late
from dekom_tui.words.report.rest import conditions_section, other_section
from dekom_tui.words.report.unsettled import unsettled_section
from dekom_tui.words.series import short_unit
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from dekom_tui.words.report.material import Material

_TILES: Final = 6
_LATE: Final = 2
"""So many late measures are named in the summary."""


def report(of: Material, made: date) -> Document:
    """The report of what lies between two versions; `made` is the day on which it is written."""
    groups = told(of.found.changes, of.before, of.after, of.found.consequences)
    parts = [
        goals_section(of),
        measures_section(of),
        conditions_section(of),
        other_section(of, groups),
        decisions_section(of),
        versions_section(of),
        unsettled_section(of),
    ]
    head = of.after.head
    return Document(
        current(),
        head.skole or "",
        _("Hva er endret i planen, og hvorfor?"),
        _lead(of),
        tuple(_tiles(of)),
        tuple(_summary(of)),
        tuple(one for one in parts if one is not None),
        (
            _("Laget av skolens egen plan {day}. Rapporten er én fil og henter ingenting fra nettet.").format(
                day=day(made, form="long")
            ),
            _("Rapporten sier det som står i planen, loggen og referatene, og det som ble sagt om hver versjon."),
        ),
    )


def _lead(of: Material) -> str:
    title = (of.after.head.tittel or "").strip().rstrip(".")
    first = (
        _("vedtatt plan {day}").format(day=day(of.first.when, form="long")) if of.first.adopted else of.first.long_name
    )
    second = of.second.long_name
    if not of.second.number:
        second = _("planen slik den er {day}").format(day=day(of.today, form="long"))
    said = _("Fra {first} til {second}.").format(first=first, second=second)
    return " ".join(part for part in (sentence(title), said, _("For skoleeier, tillitsvalgte og elevrådet.")) if part)


def _tiles(of: Material) -> Iterator[tuple[int, str]]:
    """The figures at the top."""
    goals = [one for one in of.found.changes if one.place.table == "maal"]
    total = len(of.after.goals)
    new = sum(one.kind == ADDED and not one.renamed_from for one in goals)
    other = len(_other_goals(of))
    if new:
        text = ngettext("mål, {k} av dem nye", "mål, {k} av dem nye", total).format(k=new)
    elif other:
        text = ngettext("mål, {k} av dem endret", "mål, {k} av dem endret", total).format(k=other)
    else:
        text = ngettext("mål, som før", "mål, som før", total)
    yield total, text
    for one in counts(of.found.changes, of.found.consequences)[: _TILES - 1]:
        yield one.n, one.spoken


def _summary(of: Material) -> Iterator[Runs]:
    """The report in a few sentences."""
    if not of.found.changes:
        yield plain(_("Ingenting i planen er endret mellom de to versjonene."))
        return
    yield plain(*_goals(of))
    yield from (plain(one) for one in _measures(of))
    figure = _figure(of)
    if figure:
        yield plain(figure)
    late = [one for one in of.after.measures if state(one, of.today) == LATE]
    # The ones that became so come first.
    became = {one.place.key for one in of.found.consequences if one.kind == NOW_LATE}
    late.sort(key=lambda one: one.key not in became)
    for one in late[:_LATE]:
        why = why_late(lateness(one, of.today)[0])
        yield (Run(_("▲ {name} er forsinket: {why}.").format(name=_name(one), why=why), BAD),)
    if len(late) > _LATE:
        more = len(late) - _LATE
        text = ngettext("▲ {n} tiltak til er forsinket.", "▲ {n} tiltak til er forsinket.", more)
        yield (Run(text.format(n=more), BAD),)
    voices = _voices(of)
    if voices:
        yield plain(voices)
    if not of.after.goals and not of.after.measures:
        parts = summary_parts(told(of.found.changes, of.before, of.after))
        yield (Run(sentence(joined(list(parts))), STRONG),)


def _goals(of: Material) -> Iterator[str]:
    changes = [one for one in of.found.changes if one.place.table == "maal" and not one.renamed_from]
    new = [called(one.entity) for one in changes if one.kind == ADDED]
    gone = [called(one.entity) for one in changes if one.kind == REMOVED and not one.renamed_to]
    total = len(of.after.goals)
    other = _other_goals(of)
    if new:
        yield ngettext("Mål {names} er nytt.", "Mål {names} er nye.", len(new)).format(names=joined(new))
    if gone:
        yield ngettext("Mål {names} er tatt bort.", "Mål {names} er tatt bort.", len(gone)).format(names=joined(gone))
    if other:
        yield ngettext(
            "Mål {names} er endret.", "Mål {names} er endret.", len(other)
        ).format(names=joined(other))  # fmt: skip
    if total and not new and not gone and not other:
        yield ngettext("Målet er det samme.", "De {n} målene er de samme.", total).format(n=spelled(total))


_GOAL: Final = ("tekst", "type", "indikator", "maalverdi", "frist")
"""What a goal is: with another of these it is another one."""


def _other_goals(of: Material) -> list[str]:
    """The goals that are not what they were."""
    return [
        called(one.entity)
        for one in of.changes("maal")
        if one.kind == CHANGED and any(field.path in _GOAL for field in one.fields)
    ]


def _measures(of: Material) -> Iterator[str]:
    took: set[str] = set()
    for one in of.found.changes:
        status = one.field("status")
        if one.place.table == "tiltak" and status is not None and status.after == CANCELLED:
            follower = of.after.of(Measure).get(str(one.entity.values.get("erstattes_av", "")))
            if follower is not None:
                took.add(follower.key)
                yield _("{name} er avbrutt, og {other} har tatt over.").format(
                    name=_name(one.entity), other=_name(follower)
                )
            else:
                yield _("{name} er avbrutt.").format(name=_name(one.entity))
    new = [
        _name(one.entity)
        for one in of.found.changes
        if one.place.table == "tiltak" and one.kind == ADDED and one.place.key not in took and not one.renamed_from
    ]
    if new:
        yield ngettext("{names} er et nytt tiltak.", "{names} er nye tiltak.", len(new)).format(names=joined(new))


def _name(one: object) -> str:
    return quoted(str(getattr(one, "short", "")))


def _figure(of: Material) -> str:
    """The goal that has come farthest on the way since its start, in figures."""
    best: tuple[float, str] | None = None
    for goal in of.after.goals:
        where = standing(of.after, goal)
        if where.indicator is None or where.now is None or where.now.verdi is None or where.start is None:
            continue
        if where.target is None or where.share is None:
            continue
        unit = where.indicator.enhet
        short = short_unit(unit) or None
        said = _("{name} er {now}, mot {start} da vi begynte. Målet er {target}.").format(
            name=upper_first(where.indicator.short),
            now=with_unit(where.now.verdi, short),
            start=with_unit(where.start, short),
            target=with_unit(where.target, short),
        )
        if where.now.foreloepig:
            said = f"{said} {_('Tallet er foreløpig.')}"
        if best is None or where.share > best[0]:
            best = (where.share, said)
    return best[1] if best is not None else ""


def _voices(of: Material) -> str:
    voice = conditions(of.after, of.today).elevstemmen
    new = [one for one in of.found.changes if one.place.table == "elevstemme" and one.kind == ADDED]
    if not new:
        return ""
    if not voice.missing and len(voice.led_on) == len(voice.entries):
        return _("Elevene har vært med i alle tre fasene, og hver gang førte det til noe.")
    if not voice.missing:
        return _("Elevene har vært med i alle tre fasene.")
    return ngettext(
        "Elevene har vært med {n} gang til.", "Elevene har vært med {n} ganger til.", len(new)
    ).format(n=len(new))  # fmt: skip
