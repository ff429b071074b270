"""The report's part on the goals: where each stands between start and target, and what was changed in them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.format import Indicator
from dekom_tui.plan.goals import standing
from dekom_tui.plan.series import series
from dekom_tui.review.diff import ADDED, CHANGED, REMOVED
from dekom_tui.review.values import Unread
from dekom_tui.words.changes.phrases import field_phrase
from dekom_tui.words.dates import day
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.names import quoted
from dekom_tui.words.needs import left_words
from dekom_tui.words.numbers import with_unit
from dekom_tui.words.report.blocks import (
    NUMBER,
    SOFT,
    STRONG,
    Block,
    Cell,
    Para,
    Run,
    Runs,
    Section,
    Table,
    plain,
    sentence,
)
from dekom_tui.words.report.details import details
from dekom_tui.words.report.measures import reason_runs, reasons_of
from dekom_tui.words.series import short_unit, trend_words, weight_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dekom_tui.plan.format import Goal
    from dekom_tui.review.diff import Change
    from dekom_tui.review.lists import FieldChange
    from dekom_tui.words.report.material import Material


def goals_section(of: Material) -> Section:
    """How far it is to the goals, and what was changed in them."""
    blocks: list[Block] = []
    if of.after.goals:
        heads = (_("Mål"), _("fra"), _("nå"), _("mål"), _("på vei"), _("frist"))
        rows = tuple(_row(of, one) for one in of.after.goals)
        caption = _("Målene: utgangsverdi, verdi nå, mål og frist")
        blocks.append(Table(caption, heads, rows, 0, frozenset({1, 2, 3})))
    else:
        blocks.append(Para(plain(_("Planen har ingen mål."))))
    changed = list(of.changes("maal"))
    for one in changed:
        blocks += _changed(of, one)
    if of.after.goals and not changed:
        blocks.append(Para(plain(_("Målene er de samme som før."))))
    notes = list(_notes(of))
    if notes:
        blocks.append(Para(plain(*notes), note=True))
    return Section("maal", _("Hvor langt er vi fra målene?"), _("Målene"), tuple(blocks))


def _row(of: Material, goal: Goal) -> tuple[Cell, ...]:
    where = standing(of.after, goal)
    indicator = where.indicator
    unit = indicator.enhet if indicator is not None else None
    number = f"{goal.nr} " if goal.nr else ""
    name: Runs = (Run(number, NUMBER), Run(goal.title, STRONG)) if number else (Run(goal.title, STRONG),)
    if indicator is not None:
        small = ", ".join(part for part in (unit if not short_unit(unit) else "", indicator.title) if part)
        name += (Run(" "), Run(small, SOFT))
    star = "*" if where.now is not None and where.now.foreloepig else ""
    now = where.now.verdi if where.now is not None else None
    return (
        Cell(name),
        Cell(plain(_figure(where.start, unit))),
        Cell((Run(f"{_figure(now, unit)}{star}", STRONG),) if now is not None else plain(_("ikke målt"))),
        Cell(plain(_figure(where.target, unit))),
        Cell(plain(left_words(where.left, unit)) if where.left is not None else (), where.share),
        Cell(plain(day(goal.frist) if goal.frist is not None else _("ingen frist"))),
    )


def _figure(value: float | None, unit: str | None) -> str:
    return "–" if value is None else with_unit(value, short_unit(unit) or None)


def _changed(of: Material, change: Change) -> Iterator[Block]:
    """What was changed in a goal, and why; what was reworded word by word."""
    goal = change.entity
    number = goal.values.get("nr")
    name = _("Mål {n}").format(n=number) if number else quoted(goal.short)
    if change.kind == ADDED:
        said = _("{name} er nytt: {text}").format(name=name, text=goal.title)
    elif change.kind == REMOVED:
        said = _("{name} er tatt bort: {text}").format(name=name, text=goal.title)
    else:
        said = " ".join(sentence(one) for one in (*_renamed(change, name), *_fields(of, change, name)))
    why = reasons_of(of, change)
    yield Para((*plain(sentence(said)), *((Run(" "), *reason_runs(why)) if why else ())))
    if change.kind == CHANGED:
        yield from details(of, change)


def _renamed(change: Change, name: str) -> Iterator[str]:
    if change.renamed_to:
        yield _("{name} heter nå {new} i fila, før {old}.").format(
            name=name, new=quoted(change.renamed_to), old=quoted(change.place.key)
        )


def _fields(of: Material, change: Change, name: str) -> Iterator[str]:
    """What is said of the fields: what it got by itself, all else in one sentence."""
    got = [one for one in change.fields if _is_got(one)]
    for one in got:
        yield _got(of, change, one, name)
    rest = [field_phrase(change, one, of.before, of.after).text for one in change.fields if one not in got]
    if rest:
        yield _("{name}: {what}").format(name=name, what=", ".join(rest))


_GOT: Final = {
    "utgangsverdi": N_("{name} har fått utgangsverdi: {value}."),
    "maalverdi": N_("{name} har fått målverdi: {value}."),
    "frist": N_("{name} har fått frist: {value}."),
}


def _is_got(one: FieldChange) -> bool:
    return one.path in _GOT and one.before is None and one.after is not None and not isinstance(one.after, Unread)


def _got(of: Material, change: Change, one: FieldChange, name: str) -> str:
    """What a goal did not have before."""
    indicator = of.after.of(Indicator).get(str(change.entity.values.get("indikator", "")))
    unit = indicator.enhet if indicator is not None else None
    value = day(one.after, form="long") if isinstance(one.after, date) else with_unit(one.after, unit)
    return _(_GOT[one.path]).format(name=name, value=value)


def _notes(of: Material) -> Iterator[str]:
    """What has to be said of figures that are provisional, of few points, or of few pupils."""
    shown = []
    for goal in of.after.goals:
        where = standing(of.after, goal)
        if where.indicator is not None and where.indicator not in shown:
            shown.append(where.indicator)
            found = series(of.after, where.indicator)
            if found.newest is not None and found.newest.provisional:
                yield _("* Foreløpig tall for {name}.").format(name=quoted(where.indicator.short))
    all_series = [series(of.after, one) for one in shown]
    weights = [one for one in all_series if one.weight is not None]
    if weights:
        yield sentence(weight_words(weights[0])) if weight_words(weights[0]) else ""
    short = [one for one in all_series if one.points and one.too_short]
    if short and len(short) == len(all_series):
        most = max(short, key=lambda one: len(one.points))
        few = len(most.points)
        if few == 1:
            yield trend_words(most)
        else:
            yield ngettext(
                "Seriene har høyst {n} måling, og det er for lite til å vise en trend.",
                "Seriene har høyst {n} målinger, og det er for få til å vise en trend.",
                few,
            ).format(n=few)
