"""The report's parts on what was decided on the way, and on the versions that were saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dekom_tui.plan.model import Place
from dekom_tui.review.diff import ADDED
from dekom_tui.review.reasons import items_of, new_entries, new_minutes
from dekom_tui.words.dates import day
from dekom_tui.words.labels import SIGNS, word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import upper_first
from dekom_tui.words.report.blocks import (
    SOFT,
    STRONG,
    Block,
    Cell,
    Heading,
    Items,
    Para,
    Run,
    Runs,
    Section,
    Table,
    plain,
    sentence,
)
from dekom_tui.words.report.details import whole

if TYPE_CHECKING:
    from dekom_tui.words.report.material import Material


def decisions_section(of: Material) -> Section:
    """What was decided on the way: the log's entries, and the minutes with what was adopted."""
    blocks: list[Block] = []
    rows = []
    changes = list(of.changes("logg", "referat", "sak"))
    new = {one.place for one in changes if one.kind == ADDED}
    for entry in new_entries(of.before, of.after):
        if Place("logg", entry.key) not in new:
            continue
        decision = entry.beslutning
        sign = SIGNS[decision].glyph if decision is not None and decision in SIGNS else ""
        who: Runs = (Run(entry.title, STRONG),)
        if entry.deltakere:
            who += (Run(" "), Run(entry.deltakere, SOFT))
        rows.append((
            Cell(plain(day(entry.dato, form="long") if entry.dato is not None else _("uten dato"))),
            Cell(who),
            Cell((Run(f"{sign}\u00a0{upper_first(word(decision))}", STRONG),) if decision else plain("–")),
            Cell(plain(sentence(entry.begrunnelse or ""))),
        ))  # fmt: skip
    if rows:
        caption = _("Innførslene i evalueringsloggen, nyeste først")
        blocks.append(Table(caption, (_("Når"), _("Hvem"), _("Beslutning"), _("Begrunnelse")), tuple(rows), 1))
    else:
        blocks.append(Para(plain(_("Ingen nye innførsler i evalueringsloggen."))))
    minutes = list(_minutes(of, new))
    if minutes:
        blocks += [Heading(_("Fra møtene")), Items(tuple(minutes))]
    others = [one for one in changes if one.kind != ADDED or one.place.table == "sak"]
    if others:
        blocks.append(Heading(_("Endret siden i loggen og referatene")))
        for one in others:
            blocks += whole(of, one)
    return Section("logg", _("Hva er besluttet underveis?"), _("Beslutningene"), tuple(blocks))


def _minutes(of: Material, new: set[Place]) -> Iterator[Runs]:
    for one in new_minutes(of.before, of.after):
        if Place("referat", one.key) not in new:
            continue
        when = day(one.dato, form="long") if one.dato is not None else ""
        items = items_of(of.after, one)
        count = ngettext("{n} sak", "{n} saker", len(items)).format(n=len(items)) if items else ""
        head = ", ".join(part for part in (when, one.title) if part) + (f" ({count})" if count else "")
        said = [sentence(" ".join((item.konklusjon or "").split())) for item in items if item.konklusjon]
        said += [
            _("Vedtatt: {text}").format(text=sentence(str(record.values["tekst"])))
            for item in items
            for record in item.vedtak
            if record.values.get("tekst")
        ]
        yield (Run(sentence(head), STRONG), *((Run(" "), *plain(*said)) if said else ()))


def versions_section(of: Material) -> Section | None:
    """The versions that were saved on the way, with what was said of each; None where there is none."""
    if not of.said:
        return None
    rows = tuple(
        (
            Cell((Run(one.number, STRONG),)),
            Cell(plain(day(one.when, form="long"))),
            Cell(plain(one.who)),
            Cell(plain(sentence(one.subject or _("Ingenting ble sagt.")), " ".join(one.body.split()))),
        )
        for one in of.said
    )
    table = Table(
        _("Versjonene imellom, nyeste først"), (_("Versjon"), _("Når"), _("Hvem"), _("Hva som ble sagt")), rows
    )  # fmt: skip
    return Section("versjoner", _("Hvilke versjoner ligger imellom?"), _("Versjonene"), (table,))
