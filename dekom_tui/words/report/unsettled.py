"""The report's last part: what is new and not settled, that somebody has to come back to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.frameworks import conditions
from dekom_tui.plan.goals import days_left, not_evaluated, standing
from dekom_tui.plan.measures import ON_HOLD, lateness, next_step, status
from dekom_tui.plan.thread import loose
from dekom_tui.review.reasons import items_of, new_minutes
from dekom_tui.words.conditions import listed
from dekom_tui.words.dates import day
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import quoted, upper_first
from dekom_tui.words.report.blocks import Items, Para, Runs, Section, plain, sentence, spelled
from dekom_tui.words.report.material import called
from dekom_tui.words.report.measures import why_late
from dekom_tui.words.timeline import step_name
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.format import Measure
    from dekom_tui.words.report.material import Material

_SOON: Final = 60
"""A deadline within so many days is told."""
_MOST: Final = 6
"""So many open follow-ups are told one by one."""


def unsettled_section(of: Material) -> Section:
    """What is open."""
    found: list[Runs] = [plain(one) for one in _all(of) if one]
    title = _("Hva er nytt og ikke avklart?")
    if not found:
        return Section("aapent", title, _("Ikke avklart"), (Para(plain(_("Ingenting står åpent nå."))),))
    return Section("aapent", title, _("Ikke avklart"), (Items(tuple(found), "◊"),))


def _all(of: Material) -> Iterator[str]:
    yield from _measures(of)
    yield from _goals(of)
    yield from _conditions(of)
    yield from _follow_ups(of)
    yield from _not_evaluated(of)
    revision = of.after.head.neste_revisjon
    if revision is not None:
        passed = revision < of.today
        text = _("Planen skulle vært revidert {day}.") if passed else _("Hele planen skal revideres {day}.")
        yield text.format(day=day(revision, form="long"))
    if of.unread:
        yield _("Disse filene kan ikke leses, og er ikke med i rapporten: {files}.").format(files=", ".join(of.unread))


def _measures(of: Material) -> Iterator[str]:
    for one in of.after.measures:
        late = lateness(one, of.today)
        if late:
            said = _("Tiltak {name} er forsinket: {why}.").format(name=called(one), why=why_late(late[0]))
            yield " ".join(part for part in (said, _next(one, of.today)) if part)
        elif status(one) == ON_HOLD:
            said = _("Tiltak {name} er på vent.").format(name=called(one))
            yield " ".join(part for part in (said, _next(one, of.today)) if part)


def _next(one: Measure, today: date) -> str:
    step = next_step(one)
    if step is None or step.dato is None or not step.tekst:
        return ""
    text = _("Neste: {step}, {day}.") if step.dato >= today else _("Ikke gjort: {step}, {day}.")
    return text.format(step=step_name(step), day=day(step.dato, form="long"))


def _goals(of: Material) -> Iterator[str]:
    for goal in of.after.goals:
        left = days_left(goal, of.today)
        name = called(goal)
        where = standing(of.after, goal)
        provisional = where.now is not None and bool(where.now.foreloepig)
        if not_evaluated(of.after, goal, of.today) and goal.frist is not None:
            yield _("Fristen for mål {name} var {day}, og målet er ikke vurdert.").format(
                name=name, day=day(goal.frist, form="long")
            )
        elif left is not None and 0 <= left <= _SOON and goal.frist is not None:
            said = _("Fristen for mål {name} er {day}.").format(name=name, day=day(goal.frist, form="long"))
            yield f"{said} {_('Tallet er foreløpig.')}" if provisional else said
        elif provisional:
            yield _("Tallet for mål {name} er foreløpig.").format(name=name)


def _conditions(of: Material) -> Iterator[str]:
    found = conditions(of.after, of.today)
    if found.forankret.missing:
        yield _("Disse har ikke vært med på å forankre planen: {parties}.").format(
            parties=listed(found.forankret.missing)
        )
    if found.elevstemmen.missing:
        yield _("Elevene er ikke hørt i {phases}.").format(phases=listed(found.elevstemmen.missing))


def _follow_ups(of: Material) -> Iterator[str]:
    """What was to be followed up after a meeting and has not been."""
    open_ones = [
        (record.frist, record)
        for minutes in new_minutes(of.before, of.after)
        for item in items_of(of.after, minutes)
        for record in item.oppfoelging
        if not record.ferdig and record.tekst
    ]
    open_ones.sort(key=lambda pair: (pair[0] is None, pair[0]))
    for due, record in open_ones[:_MOST]:
        more = ", ".join(
            part for part in (record.ansvarlig or "", day(due, form="long") if due is not None else "") if part
        )
        text = quoted(str(record.tekst).rstrip("."))
        said = _("Fra møtene: {text} er ikke gjort").format(text=text)
        yield sentence(f"{said} ({more})" if more else said)
    rest = len(open_ones) - _MOST
    if rest > 0:
        yield ngettext("{n} oppfølging til står åpen.", "{n} oppfølginger til står åpne.", rest).format(n=rest)


def _not_evaluated(of: Material) -> Iterator[str]:
    names = [called(one.entity) for one in loose(of.after) if one.code == "measure-not-evaluated"]
    if names:
        yield ngettext(
            "Ett tiltak er halvveis eller ferdig uten at det er evaluert: {names}.",
            "{n} tiltak er halvveis eller ferdige uten at de er evaluert: {names}.",
            len(names),
        ).format(n=upper_first(spelled(len(names))), names=joined(names))
