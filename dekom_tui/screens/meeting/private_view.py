"""What only the facilitator sees: every contribution, hidden or not, and what to look at in it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from functools import lru_cache
from typing import TYPE_CHECKING

from dekom_tui.meeting.methods import DECIDE, NOTES
from dekom_tui.screens.meeting.entries_view import Entry
from dekom_tui.screens.meeting.steps import Step
from dekom_tui.screens.meeting.writing_view import instruction
from dekom_tui.widgets.blocks import Blocks, Column
from dekom_tui.widgets.lines import Line, Row, Span, columns, fit, heading, indent, left_right, line, paragraph, wrap
from dekom_tui.words.language import _, ngettext

if TYPE_CHECKING:
    from dekom_tui.screens.meeting.room import Room, Told

_LEAD = 9
_ASIDE = 24
_MANY = 4
"""From so many within a minute a sender is told of."""


def private_rows(
    room: Room, chosen: object, marked: Collection[str], step: Step | None, width: int, height: int
) -> Blocks:
    """What the room sees in a sentence, all contributions with the newest first, and what comes next."""
    inner = width - 2
    rows = [Row(), Row(indent(_labelled(_("ROMMET SER"), _seen(room), inner)))]
    if room.writing:
        said = ngettext("{n} skriver nå.", "{n} skriver nå.", room.writing).format(n=room.writing)
        rows.append(Row(indent(line(" " * 12, said))))
    if guesses := room.net.get("guesses"):
        said = _("Noen prøver gale koder: over {n} på fem minutter.").format(n=guesses)
        cure = _("Døra er låst.") if room.view.get("locked") else _("L låser døra.")
        rows += [Row(indent(one, 12)) for one in paragraph(f"{said} {cure}", inner - 12, "warn")]
    if step is not None:
        rows.append(Row(indent(_labelled(_("NESTE"), f"→ {step.words}", inner))))
    rows.append(Row())
    entries = list(reversed(room.entries))
    waiting = sum(1 for one in entries if one.get("held"))
    count = ngettext("{n} innspill, nyeste først", "{n} innspill, nyeste først", len(entries)).format(n=len(entries))
    held = ngettext("{n} venter på deg", "{n} venter på deg", waiting).format(n=waiting) if waiting else ""
    shown = room.item.get("shown")
    title = _("VIST FOR ROMMET") if shown else _("SKJULT FOR ROMMET")
    rows.append(Row(indent(heading(title, count, line((held, "warn")), inner))))
    if not entries:
        rows.append(Row(indent(line(_("Ingen innspill ennå.")))))
    at = next((at for at, one in enumerate(entries) if chosen == Entry(str(one["id"]))), None)
    sizes = [1] * len(entries)
    if at is not None:
        sizes[at] = len(_entry(entries[at], chosen, marked, inner))

    def place(target: Hashable) -> int | None:
        return next((at for at, one in enumerate(entries) if target == Entry(str(one["id"]))), None)

    return Blocks(rows, [Column.of(sizes, 0)], lambda at: _entry(entries[at], chosen, marked, inner), place, gap=0)


def _labelled(label: str, text: str, inner: int) -> Line:
    return fit(line((f"{label:<10}", "accent", True), "  ", (text, "text")), inner)


def _seen(room: Room) -> str:
    """What stands on the screen in the room."""
    if not room.item:
        return _("hvordan de blir med")
    if room.phase in (DECIDE, NOTES):
        return _("det dere kommer fram til")
    if room.spotlight:
        return _("innspill {n}, alene i store bokstaver").format(n=room.spotlight["no"])
    if room.results:
        return _("tallene")
    if room.item.get("shown"):
        return _("innspillene")
    said = instruction(room).split(". ")[0].rstrip(".")
    return _("spørsmålet og klokka: {said}").format(said=said) if said else _("spørsmålet og klokka")


def marks(one: Told) -> Line:
    """What to look at in a contribution: a name, that it is held, hidden, taken back, or says what another says."""
    parts: list[tuple[str, str]] = []
    if one.get("taken_back"):
        parts.append((_("× trukket tilbake"), "soft"))
    if one.get("hidden"):
        parts.append((_("× skjult"), "bad"))
    if one.get("held"):
        parts.append((_("║ holdt"), "hold"))
    if one.get("named"):
        parts.append((_("║ ser ut som et navn"), "hold"))
    if int(one.get("burst") or 0) >= _MANY:
        parts.append((_("! nr. {n} på ett minutt").format(n=one["burst"]), "warn"))
    if one.get("like"):
        parts.append((_("≈ ligner {n}").format(n=one["like"]), "gold"))
    if one.get("parked"):
        parts.append((_("parkert"), "soft"))
    spans: list[str | tuple[str, str]] = []
    for at, part in enumerate(parts[:2]):
        spans += ["  ", part] if at else [part]
    return line(*spans)


def _entry(one: Told, chosen: object, marked: Collection[str], inner: int) -> tuple[Row, ...]:
    text = str(one["text"]) or _("(trukket tilbake)")
    off = bool(one.get("hidden") or one.get("taken_back"))
    named = _("Avsenderen er bedt om å skrive rolle, ikke navn. H slipper det fram.") if one.get("named") else ""
    target = Entry(str(one["id"]))
    return _drawn(target, int(one["no"]), text, marks(one), one["id"] in marked, off, chosen == target, named, inner)


@lru_cache(maxsize=1024)
def _drawn(
    target: Entry, no: int, text: str, aside: Line, marked: bool, off: bool, chosen: bool, named: str, inner: int
) -> tuple[Row, ...]:
    """A contribution's rows, whole where it is chosen; those in view are drawn anew at each one that comes."""
    sign = ("■ ", "accent") if marked else ("  ", "soft")
    pieces = wrap(text, max(10, inner - _LEAD - (_ASIDE if aside else 0)))
    if not chosen:
        pieces = pieces[:1] if len(pieces) == 1 else [f"{pieces[0].rstrip()} …"]
    rows = []
    for at, piece in enumerate(pieces):
        number = line(sign, Span(f"{no:>3}  ", "faint", lead=True)) if not at else line(" " * 7)
        left = line(number, Span(piece, "soft" if off else "text"))
        rows.append(Row(indent(left_right(left, aside if not at else (), inner)), target))
    if chosen and named:
        rows.append(Row(indent(columns((line(" " * 7, named), inner))), target))
    return tuple(rows)
