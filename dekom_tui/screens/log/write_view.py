"""What is drawn while an entry is written: what it is about, and what its decision means for the plan. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dekom_tui.plan.deciding import (
    BEGIN,
    MOVE,
    REVISION,
    STEPS,
    STOP,
    Offer,
    after_move,
    after_revision,
    later_than_agreed,
    steps_left,
)
from dekom_tui.plan.format import Measure
from dekom_tui.widgets.lines import Line, Row, Span, cells, fit, heading, indent, line, paragraph
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.values import joined, place_words

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Place, Plan

_NAME = 27
_DATES = 4


class OfferAt(NamedTuple):
    """An offer in the list: the target of its rows."""

    at: int


def about_rows(plan: Plan, about: Place | None, width: int) -> list[Row]:
    """«NY INNFØRSEL  om 9 Modul 2. Det som er kjent, er fylt ut.»"""
    told = ""
    if about is not None:
        told = _("om {name}. Det som er kjent, er fylt ut.").format(name=place_words(about, plan))
    return [Row(), Row(indent(fit(heading(_("NY INNFØRSEL"), told), width - 2))), Row()]


def named(plan: Plan, table: str, keys: Sequence[str]) -> str:
    """Goals or measures by number and short name: «1 Lesing, 4 Muntlig aktive»."""
    found = plan.tables.get(table, {})
    those = sorted((found[key] for key in keys if key in found), key=lambda one: (one.values.get("nr", 1e9), one.key))
    return ", ".join(f"{one.values['nr']} {one.short}" if "nr" in one.values else one.short for one in those)


def offer_rows(
    plan: Plan,
    decision: str | None,
    all_of: Sequence[Offer],
    on: date,
    today: date,
    width: int,
    *,
    picked: bool = False,
) -> list[Row]:
    """What the decision means: every change that can follow, and what it would lead to. `on` is the entry's day,
    `picked` whether it names measures."""
    inner = max(1, width - 2)
    if decision is None:
        text = _("En beslutning kan ta med seg endringen som den betyr: stoppe, flytte eller begynne noe.")
        return [Row(indent(each)) for each in paragraph(text, inner, "faint")]
    title = _("{DECISION} BETYR").format(DECISION=word(decision).upper())
    if decision == "videreføres":
        return [Row(indent(fit(heading(title, _("ingen endring i planen")), inner)))]
    rows = [Row(indent(fit(heading(title, _("følger med når dere lagrer, og kan angres i ett")), inner)))]
    for at, offer in enumerate(all_of):
        for each in _offer_lines(plan, offer, all_of, on, inner):
            rows.append(Row(indent(fit(each, inner)), OfferAt(at)))
        rows += [Row(indent(each)) for each in _warning(plan, offer, all_of, today, inner)]
    if not any(one.key for one in all_of) and decision != "nytt":
        said = _("Velg tiltak over, så kan det som besluttes, følge med herfra.")
        if picked:
            said = _("Tiltakene over er ferdige eller avbrutt, og blir stående som de er.")
        rows += [Row(indent(each)) for each in paragraph(said, inner, "soft")]
    return rows


def _offer_lines(plan: Plan, offer: Offer, all_of: Sequence[Offer], on: date, width: int) -> list[Line]:
    taken = offer.on and (offer.kind != STEPS or _leading(offer, all_of) is not None)
    mark = ("■ ", "accent") if taken else ("□ ", "soft")
    token = "text" if taken else "soft"
    measure = plan.of(Measure).get(offer.key)
    if offer.kind == BEGIN:
        title = offer.title or _("skriv hva det heter, over")
        return [line(mark, Span(_("Nytt tiltak"), token, lead=True), "  ", (title, "text" if offer.title else "faint"))]
    if offer.kind == REVISION:
        now, after = plan.head.neste_revisjon, after_revision(plan, offer)
        moved = f"{day(now)} → {day(after)}" if now and after else ""
        dates = moved if offer.on else _("nå {day}").format(day=day(now)) if now else ""
        return [_columned(mark, _("Ny dato for revisjonen"), token, dates, width)]
    if measure is None:
        return []
    name = f"{measure.nr} {measure.short}" if measure.nr else measure.short
    if offer.kind == STOP:
        ends = measure.slutt if measure.start is not None and measure.start > on else on
        said = _("avbrutt, slutt {day}").format(day=day(ends)) if ends else _("avbrutt")
        lines = [_columned(mark, _("Stopp {name}").format(name=name), token, said, width)]
        if offer.on:
            other = line(("← ", "accent"), (successor_words(plan, offer.successor), "text"), (" →", "accent"))
            lines.append(line("  ", (_("Erstattes av"), "soft"), "  ", other))
        return lines
    if offer.kind == STEPS:
        return [_columned(mark, _steps_words(measure), token, _step_dates(plan, offer, all_of), width)]
    return [_columned(mark, _("Flytt {name}").format(name=name), token, _move_words(plan, offer, all_of), width)]


def successor_words(plan: Plan, key: str) -> str:
    """A measure that replaces another, by number and name; «ingen» for none."""
    found = plan.of(Measure).get(key)
    if found is None:
        return _("ingen")
    return f"{found.nr} {found.short}" if found.nr else found.short


def _columned(mark: tuple[str, str], name: str, token: str, said: str, width: int) -> Line:
    room = min(_NAME, max(12, width // 2 - 4))
    return line(mark, Span(f"{cut(name, room):<{room}}", token, lead=True), "  ", said)


def weeks_words(weeks: int) -> str:
    """«2 uker senere», «1 uke tidligere»."""
    if not weeks:
        return _("samme dato")
    if weeks > 0:
        return ngettext("{n} uke senere", "{n} uker senere", weeks).format(n=weeks)
    return ngettext("{n} uke tidligere", "{n} uker tidligere", -weeks).format(n=-weeks)


def _move_words(plan: Plan, offer: Offer, all_of: Sequence[Offer]) -> str:
    measure, after = plan.of(Measure)[offer.key], after_move(plan, offer, all_of)
    said = weeks_words(offer.weeks)
    if after is None or measure.slutt is None or after.slutt is None or after.slutt == measure.slutt:
        return said
    return _("{weeks}, slutt {before} → {after}").format(
        weeks=said, before=day(measure.slutt, after.slutt), after=day(after.slutt)
    )


def _steps_words(measure: Measure) -> str:
    n = len(steps_left(measure))
    return ngettext("{n} steg følger med", "{n} steg følger med", n).format(n=n)


def _leading(steps: Offer, all_of: Sequence[Offer]) -> Offer | None:
    """The move that steps are taken along by; without one they stay."""
    return next((one for one in all_of if one.kind == MOVE and one.key == steps.key and one.on), None)


def _step_dates(plan: Plan, offer: Offer, all_of: Sequence[Offer]) -> str:
    """The dates that the steps get, or have now where they stay."""
    leading = _leading(offer, all_of)
    along = [one._replace(on=offer.on) if one == offer else one for one in all_of]
    after = after_move(plan, leading, along) if leading is not None else None
    dates = [one.dato for one in steps_left(after or plan.of(Measure)[offer.key]) if one.dato is not None]
    shown = [day(one, dates[-1]) for one in dates[:_DATES]]
    return joined(shown) + (" …" if len(dates) > _DATES else "")


def _warning(plan: Plan, offer: Offer, all_of: Sequence[Offer], today: date, width: int) -> list[Line]:
    """That a measure would end later than was agreed."""
    if offer.kind != MOVE or not offer.on:
        return []
    after = after_move(plan, offer, all_of)
    agreed = later_than_agreed(after, today) if after is not None else None
    if after is None or agreed is None:
        return []
    text = _("{name} blir forsinket: avtalt slutt var {day}").format(name=after.short, day=day(agreed))
    pieces = paragraph(text, max(1, width - 2))
    return [line(("▲ " if not at else "  ", "bad"), piece) for at, piece in enumerate(pieces)]


def fits_beside(labels: Sequence[str]) -> int:
    """The cells that the labels of the questions take."""
    return max(cells(one) for one in labels) + 3
