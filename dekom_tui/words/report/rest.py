"""The report's parts on framework conditions and red thread, and on every change that has no part of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from dekom_tui.plan.entity import Records
from dekom_tui.plan.format import TABLES, Indicator, Value
from dekom_tui.plan.frameworks import conditions
from dekom_tui.plan.series import series
from dekom_tui.plan.template import question
from dekom_tui.plan.thread import loose
from dekom_tui.review.consequences import LOOSE, TIED
from dekom_tui.review.diff import ADDED, CHANGED, REMOVED, Change
from dekom_tui.review.lists import record_changes
from dekom_tui.review.prose import passages
from dekom_tui.review.values import Unread
from dekom_tui.words.changes.outcomes import outcome_words
from dekom_tui.words.changes.sides import field_sides
from dekom_tui.words.changes.telling import Group, Told
from dekom_tui.words.conditions import Judgement, judgements
from dekom_tui.words.dates import day
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import thing, upper_first
from dekom_tui.words.numbers import with_unit
from dekom_tui.words.report.blocks import (
    SOFT,
    STRONG,
    Block,
    Cell,
    Heading,
    Items,
    Pairs,
    Para,
    Run,
    Runs,
    Section,
    Sides,
    Table,
    plain,
    sentence,
    spelled,
)
from dekom_tui.words.report.details import side_runs, whole
from dekom_tui.words.series import short_unit
from dekom_tui.words.thread import end_name, end_reason
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from dekom_tui.words.report.material import Material

_ELSEWHERE: Final = ("maal", "tiltak", "logg", "referat", "sak")
"""The tables that have a part of their own in the report."""
_SHORT_QUESTION: Final = 70
_TOLD_ELSEWHERE: Final = ("indicator-unused", "measure-not-evaluated")
"""Loose ends that are told together, or among what is not settled."""


def conditions_section(of: Material) -> Section:
    """What it means for the framework conditions, and for the red thread."""
    was, now = judgements(conditions(of.before, of.first.when)), judgements(conditions(of.after, of.today))
    rows = []
    for old, new in zip(was, now, strict=True):
        before, after = _judged(old), _judged(new)
        same = _("Uendret") if before == after else after
        rows.append((Cell((Run(new.name, STRONG),)), Cell(plain(before)), Cell(plain(same))))
    heads = (_("Ramme"), upper_first(of.first.name), upper_first(of.second.name))
    blocks: list[Block] = [Table(_("De fire rammene for arbeidet, før og nå"), heads, tuple(rows))]
    blocks.append(Heading(_("Den røde tråden")))
    about = [one for one in of.found.consequences if one.kind in (LOOSE, TIED)]
    made, tied = ([one for one in about if one.kind == kind] for kind in (LOOSE, TIED))
    for those in (tied, made):
        if those:
            said = [sentence(outcome_words(one, None, of.before, of.after)) for one in those]
            blocks.append(Items(tuple(plain(one) for one in said), "" if those is tied else "◊"))
    ends = [one for one in loose(of.after) if (one.code, one.place) not in {(each.code, each.place) for each in made}]
    figures = [one for one in ends if one.code == "indicator-unused"]
    ends = [one for one in ends if one.code not in _TOLD_ELSEWHERE]
    if ends:
        blocks.append(Para(plain(_("Dette henger fortsatt løst:"))))
        blocks.append(Items(tuple(plain(f"{end_name(one)}: {end_reason(one)}.") for one in ends), "◊"))
    if figures:
        names = joined([one.entity.short for one in figures])
        text = ngettext("Én tallserie er ikke brukt i noe funn eller mål: {names}.",
                        "{n} tallserier er ikke brukt i noe funn eller mål: {names}.", len(figures))  # fmt: skip
        blocks.append(Para(plain(text.format(n=upper_first(spelled(len(figures))), names=names))))
    if not ends and not figures and not made:
        blocks.append(Para(plain(_("Alt henger sammen, fra funn til mål, tiltak og tegn."))))
    return Section("rammer", _("Hva betyr det for rammene for arbeidet?"), _("Rammer for arbeidet"), tuple(blocks))


def _judged(one: Judgement) -> str:
    """A condition's figures and what they say, in one breath."""
    runs_on = one.field == "skolebasert" or (one.supported and one.field != "helhetlig")
    return (" " if runs_on else ", ").join(part for part in (one.figures, one.note) if part)


# Everything else


def other_section(of: Material, groups: Iterable[Group]) -> Section | None:
    """What else was changed, part by part of the plan; None for nothing."""
    blocks: list[Block] = []
    for group in groups:
        told = [one for one in group.told if one.name and one.change.place.table not in _ELSEWHERE]
        if not told:
            continue
        blocks.append(Heading(group.title))
        blocks += _part(of, told)
    if not blocks:
        return None
    return Section("andre", _("Hva er endret ellers, del for del?"), _("Andre endringer"), tuple(blocks))


def _part(of: Material, told: list[Told]) -> Iterator[Block]:
    """The changes of one part: texts, then figures, then what came and went, then the rest."""
    keyed = [one for one in told if one.change.unknown or TABLES[one.change.place.table].keyed]
    for one in told:
        if one not in keyed:
            yield from _texts(of, one.change)
    figures = [one for one in keyed if _measured(one.change)]
    if figures:
        yield _figures(of, figures)
    for kind in (ADDED, REMOVED):
        by_table: dict[str, list[Told]] = {}
        for one in keyed:
            if one.change.kind == kind and not one.change.renamed_to:
                by_table.setdefault(one.change.place.table, []).append(one)
        for those in by_table.values():
            yield Items(tuple(plain(_came_or_went(of, one), *_more(one)) for one in those))
    renamed = {one.place: one for one in of.changes(*TABLES) if one.renamed_to}
    for one in keyed:
        change = renamed.get(one.change.place, one.change)
        if change.kind == CHANGED:
            new = _measured(change)
            if new and len(new) == len(_value_changes(change) or ()):
                # The table of figures tells of these.
                change = change._replace(fields=tuple(field for field in change.fields if field.path != _VALUES))
            if change.fields or change.renamed_to or change.unknown:
                yield from whole(of, change)


_VALUES: Final = "verdier"


def _value_changes(change: Change) -> tuple[object, ...] | None:
    """All that happened to the figures of a series; None for nothing that can be told."""
    one = change.field(_VALUES) if change.place.table == Indicator.table else None
    if one is None or isinstance(one.before, Unread) or isinstance(one.after, Unread):
        return None
    field = one.declared()
    assert isinstance(field, Records)
    found = record_changes(field, one.before or (), one.after or ())
    return (*found.added, *found.removed, *found.changed)


def _measured(change: Change) -> tuple[object, ...]:
    """The new figures of a series that was there before."""
    if change.kind != CHANGED or change.unknown:
        return ()
    was = change.field(_VALUES)
    known = () if was is None or isinstance(was.before, Unread) else was.before or ()
    return tuple(one for one in _value_changes(change) or () if isinstance(one, Value) and one not in known)


def _came_or_went(of: Material, one: Told) -> str:
    """«Ny møteplass: Teamtid.», «Møteplassen «Teamtid» er tatt bort.»"""
    if one.change.kind == ADDED:
        return sentence(f"{one.said}: {one.name}")
    return sentence(_("{what} er tatt bort").format(what=upper_first(thing(one.change.place, of.before))))


def _more(one: Told) -> Iterator[str]:
    """What a new entry says: what was done, or what the pupils said and what came of it."""
    values = one.change.entity.values
    if one.change.kind != ADDED:
        return
    if values.get("hva"):
        yield sentence(str(values["hva"]))
    if one.change.place.table == "elevstemme":
        if values.get("sa"):
            yield _("De sa: {text}").format(text=sentence(" ".join(str(values["sa"]).split())))
        if values.get("foerte_til"):
            yield _("Det førte til: {text}").format(text=sentence(" ".join(str(values["foerte_til"]).split())))


def _texts(of: Material, change: Change) -> Iterator[Block]:
    """What was written, changed or taken away in a table of answers."""
    answered: list[tuple[str, Runs]] = []
    for one in change.fields:
        name = _asked(of, change, one.path)
        if isinstance(one.before, Unread) or isinstance(one.after, Unread):
            yield Para(plain(sentence(_("{field} endret").format(field=one.path))))
        elif one.declared().kind != "prose":
            yield from whole(of, change._replace(fields=(one,)))
        elif one.before is None and one.after:
            answered.append((name, plain(" ".join(one.after.split()))))
        else:
            lead = name
            for side in field_sides(change, one, of.before, of.after):
                before, after, label = side_runs(side)
                yield Sides(before, after, lead or label)
                lead = ""
            if not passages(one.before, one.after):
                yield Para(plain(_("{name}: bare oppsettet er endret.").format(name=name)))
    if answered:
        lead = ngettext("Dette er besvart for første gang:", "Disse er besvart for første gang:", len(answered))
        yield Para(plain(lead))
        yield Pairs(tuple(answered), questions=True)


def _asked(of: Material, change: Change, path: str) -> str:
    """The question that a text answers; a long one by the name of its field."""
    found = question(of.after, change.place.table, path)
    if found is not None and len(found.text) <= _SHORT_QUESTION:
        return found.text
    field = change.entity.fields.get(path)
    return upper_first(_(field.label)) if field is not None else path


def _figures(of: Material, told: list[Told]) -> Table:
    """The series that got new figures: what they were, and what they are."""
    rows = []
    for one in told:
        indicator = of.after.of(Indicator).get(one.change.place.key)
        if indicator is None:
            continue
        old = of.before.of(Indicator).get(indicator.key)
        before = series(of.before, old).newest if old is not None else None
        after = series(of.after, indicator).newest
        unit = short_unit(indicator.enhet) or None
        name: Runs = (Run(indicator.title, STRONG),)
        if indicator.enhet and not unit:
            name += (Run(" "), Run(indicator.enhet, SOFT))
        star = "*" if after is not None and after.provisional else ""
        rows.append((
            Cell(name),
            Cell(plain(with_unit(before.figure, unit)) if before is not None else plain("–")),
            Cell((Run(with_unit(after.figure, unit) + star, STRONG),) if after is not None else plain("–")),
            Cell(plain(day(after.day) if after is not None else "")),
            Cell(plain(str(len(_measured(one.change))))),
        ))  # fmt: skip
    caption = ngettext(
        "{n} tallserie har fått nye målinger", "{n} tallserier har fått nye målinger", len(rows)
    ).format(n=len(rows))  # fmt: skip
    return Table(caption, _heads(), tuple(rows), 0, frozenset({1, 2, 4}))


def _heads() -> tuple[str, ...]:
    return _("Tallserie"), _("før"), _("nå"), _("målt"), _("nye tall")
