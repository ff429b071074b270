"""How the registers of section 1 are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dekom_tui.plan.format import Initiative
from dekom_tui.plan.frameworks import WANTED_PARTIES, Anchored, anchored
from dekom_tui.plan.model import Place
from dekom_tui.widgets.lines import Line, Row, columns, fit, heading, line, paragraph, wrap, wrap_line
from dekom_tui.words.dates import day
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan


def _title(of: Anchored, width: int) -> Row:
    times = ngettext("{n} gang", "{n} ganger", len(of.entries)).format(n=len(of.entries))
    return Row(heading(_("FORANKRING"), times))


def party_rows(of: Anchored, width: int) -> list[Row]:
    """Each party that should have taken part: how often, and when last."""
    rows = [_title(of, width)]
    for party in WANTED_PARTIES:
        entries = of.parties[party]
        name = word(party).capitalize()
        if not entries:
            rows.append(Row(line(("○ ", "warn"), (f"{name:<15}", "text"), _("ikke med ennå"))))
            continue
        times = ngettext("{n} gang", "{n} ganger", len(entries)).format(n=len(entries))
        last = entries[0].dato
        said = times if last is None else _("{times}, sist {date}").format(times=times, date=day(last))
        rows.append(Row(fit(line(("√ ", "ok"), (f"{name:<15}", "text"), said), width)))
    return [*rows, Row()]


def anchoring_rows(plan: Plan, width: int, chosen: Place | None) -> list[Row]:
    """The whole register, newest first; what the chosen entry says stands under the list."""
    of = anchored(plan)
    rows = [_title(of, width)]
    if not of.entries:
        text = _("Her fører dere hvem som var med på å lage og vedta planen, og når. N legger til.")
        return [*rows, *(Row(one) for one in paragraph(text, width, "soft")), Row()]
    rows += [Row(one) for one in wrap_line(_marks(of), width)]
    rows.append(Row())
    for entry in of.entries:
        when = day(entry.dato) if entry.dato is not None else ""
        about = columns((line((f"{when:>13}", "faint")), 13), (line((entry.title, "text")), width - 17))
        rows.append(Row(line(" ", about), Place("forankring", entry.key)))
    rows.append(Row())
    entry = next((one for one in of.entries if chosen is not None and one.key == chosen.key), None)
    if entry is not None and entry.hva:
        pieces = wrap(entry.hva, max(1, width - 15))
        for index, piece in enumerate(pieces):
            label = _("Hva skjedde") if not index else ""
            rows.append(Row(line((f"{label:<15}", "faint"), (piece, "text"))))
    return rows


def _marks(of: Anchored) -> Line:
    parts: list[tuple[str, str]] = []
    for party in WANTED_PARTIES:
        mark = ("√ ", "ok") if of.parties[party] else ("○ ", "warn")
        parts += [mark, (word(party).capitalize() + "   ", "text")]
    return line(*parts)


def initiative_rows(plan: Plan, width: int) -> list[Row]:
    """Other and earlier initiatives, and how they relate to the plan."""
    initiatives = plan.ordered(Initiative)
    rows = [Row(heading(_("ANDRE SATSINGER"), str(len(initiatives)) if initiatives else ""))]
    if not initiatives:
        text = _("Her står andre og tidligere satsinger, og hvordan de henger sammen med planen. N legger til.")
        return [*rows, *(Row(one) for one in paragraph(text, width, "soft")), Row()]
    for one in initiatives:
        years = [str(date.year) for date in (one.fra, one.til) if date is not None]
        span = "–".join(dict.fromkeys(years)) or _("løpende")
        target = Place("satsing", one.key)
        rows.append(Row(columns((line((" " + one.title, "text")), width - 11), (line((span, "faint")), 9, ">")), target))
        rows += [Row(line("   ", (piece, "soft")), target) for piece in wrap(one.forhold or "", max(1, width - 4)) if piece]
    return [*rows, Row()]
