"""How the list of versions is drawn: each told in a sentence, the two that are held against each other marked. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.history.saved import NOW
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    cells,
    fit,
    heading,
    indent,
    line,
    pad,
    paragraph,
    width_of,
)
from dekom_tui.widgets.page import LazyRows
from dekom_tui.widgets.wrapping import clean, cut
from dekom_tui.words.dates import day
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.names import upper_first
from dekom_tui.words.values import joined
from dekom_tui.words.versions import version_and_day, version_name

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from datetime import date

    from dekom_tui.history.saved import Saved
    from dekom_tui.screens.versions.state import Held, Versions
    from dekom_tui.store.unfinished import Unfinished
    from dekom_tui.words.changes.counts import Count

_DOT: Final = 9
_NUMBER: Final = 12
_TEXT: Final = 18
"""The cells where a version's dot, number and sentence begin."""
_EACH: Final = 2
INKS: Final = {
    "+": "ok", "–": "bad", "×": "faint", "↔": "warn", "●": "ok", "•": "soft", "║": "hold", "▲": "bad", "«": "gold",
    "◊": "gold", "►": "accent", "○": "soft",
}  # fmt: skip
"""The ink of each sign of a change."""


def sign_span(sign: str) -> Span:
    """The sign of a change in its ink."""
    return Span(sign, INKS.get(sign, "soft"), bold=sign in "+–▲")


def changes_words(n: int) -> str:
    """«56 endringer»."""
    return ngettext("{n} endring", "{n} endringer", n).format(n=n)


def name_of(known: Versions, oid: str) -> str:
    """What a version is called."""
    found = known.find(oid)
    return version_name(found.number, adopted=found.adopted) if found is not None else version_name("")


def long_name_of(known: Versions, oid: str) -> str:
    """The same with its day."""
    found = known.find(oid)
    if found is None:
        return version_and_day("", None)
    return version_and_day(found.number, found.when.date(), adopted=found.adopted)


def head_lines(known: Versions, unfinished: Unfinished, width: int) -> list[Line]:
    """«VERSJONER  fra vedtatt til nå er det 56 endringer»; above it what a merge has left to be answered."""
    held, pair = known.held, known.pair
    if known.trouble is not None:
        told = ""
    elif pair is None:
        told = _("leser versjonene …") if known.reading else _("ingen versjon er lagret ennå")
    elif held is None:
        told = _("holder {first} mot {second} …").format(
            first=name_of(known, pair.first), second=name_of(known, pair.second)
        )
    else:
        told = between_words(known, held)
    return [*_unfinished(unfinished, width), BLANK, indent(fit(heading(_("VERSJONER"), told), width - 2)), BLANK]


def _unfinished(one: Unfinished, width: int) -> list[Line]:
    """«! En sammenslåing står åpen, med 2 spørsmål igjen.  S svar på spørsmål»."""
    if not one.is_there:
        return []
    from dekom_tui.words.unfinished import unfinished_words

    said = line(("! ", "warn", True), (unfinished_words(*one), "text", True))
    key = line(("S", "accent", True), " ", (_("svar på spørsmål"), "soft"))
    whole = line(said, "  ", key)
    return [BLANK, indent(whole if width_of(whole) <= width - 2 else fit(said, width - 2))]


def between_words(known: Versions, held: Held) -> str:
    """«fra vedtatt til nå er det 56 endringer»."""
    names = {"first": name_of(known, held.pair.first), "second": name_of(known, held.pair.second)}
    if not held.total:
        return _("fra {first} til {second} er ingenting endret").format(**names)
    return _("fra {first} til {second} er det {changes}").format(changes=changes_words(held.total), **names)


def foot_lines(known: Versions, width: int) -> list[Line]:
    """«Mellom dem  + 1 nytt  × 1 avbrutt  ↔ 3 flyttet»: what lies between the two, as far as there is room."""
    held = known.held
    if held is None or not held.total:
        return [BLANK, BLANK]
    from dekom_tui.words.changes.counts import counts

    found = counts(held.between.changes, held.between.consequences)
    return [BLANK, indent(_counted(found, held, width - 2))]


def _counted(found: Sequence[Count], held: Held, width: int) -> Line:
    lead = line((_("Mellom dem"), "soft"))
    told = lead
    for one in found:
        longer = line(told, "   " if told is lead else "  ", sign_span(one.sign), (f" {one.said}", "text"))
        if width_of(longer) > width:
            break
        told = longer
    if told is not lead:
        return told
    from dekom_tui.words.changes.summary import summary_of

    return fit(line(lead, "   ", (summary_of(held.groups), "text")), width)


def as_fits(parts: Sequence[str], room: int) -> str:
    """As many of the things that a version brought as there is room for, in one sentence."""
    found = ""
    for at in range(len(parts), 0, -1):
        found = clean(upper_first(joined(list(parts[:at]))))
        if cells(found) <= room:
            return found
    return cut(found, room)


class VersionRows(LazyRows):
    """The open plan and every version, two rows each."""

    def __init__(self, known: Versions, today: date, width: int, chosen: Hashable | None) -> None:
        self._known, self._today, self._width, self._chosen = known, today, width, chosen
        self._index = {one.oid: at + 1 for at, one in enumerate(known.saved)}
        self._index[NOW] = 0
        pair = known.pair
        self._between = (self._index.get(pair.second, 0), self._index.get(pair.first, 0)) if pair else (-1, -1)
        super().__init__(_EACH * (len(known.saved) + 1), self._row, self._found)

    def _found(self, target: Hashable) -> int | None:
        at = self._index.get(target) if isinstance(target, str) else None
        return None if at is None else at * _EACH

    def _row(self, at: int) -> Row:
        index, second = divmod(at, _EACH)
        one = self._known.saved[index - 1] if index else None
        newer, older = self._between
        inside = newer <= index <= older
        last = index == len(self._known.saved)
        ink = "accent" if inside else "line"
        if second:
            below = newer <= index < older
            thread = line(("│", "accent" if below else "line")) if not last else BLANK
            lead = pad(line(" " * _DOT, thread), _TEXT)
            return Row(line(lead, fit(self._under(one), self._width - _TEXT - 1)), one.oid if one else NOW)
        tag = BLANK
        if index in (newer, older) and newer >= 0:
            tag = line(Span(f" {_('til') if index == newer else _('fra')} ", "accent", lit=True))
        dot = line(("○" if one is not None and one.number.startswith("0.") else "●", ink if inside else "faint"))
        number = one.number if one is not None else _("nå")
        lead = pad(line(pad(line("  ", tag), _DOT), dot), _NUMBER)
        lead = pad(line(lead, (number, "text" if inside else "soft")), _TEXT)
        room = self._width - _TEXT - 1
        return Row(
            line(lead, Span(self._said(one, room), "text" if inside else "soft", lead=True)), one.oid if one else NOW
        )

    def _said(self, one: Saved | None, room: int) -> str:
        """A version's sentence; while it has not been read, what was said of it."""
        if one is None:
            unsaved = self._known.unsaved
            if unsaved is None:
                return _("Planen slik den er nå")
            return as_fits(unsaved.said, room) or _("Planen er som i siste versjon")
        if one.said:
            return as_fits(one.said, room)
        return cut(clean(one.subject), room) if one.said is None else _("Bare oppsettet er endret")

    def _under(self, one: Saved | None) -> Line:
        """When, who, how many changes, and what was said of it."""
        if one is None:
            unsaved = self._known.unsaved
            if unsaved is None or not unsaved.total:
                return line((_("i dag"), "faint"))
            said = _("i dag · {changes} er ikke lagret som versjon").format(changes=changes_words(unsaved.total))
            return line((said, "warn"))
        parts = [day(one.when.date(), form="long"), clean(one.author)]
        if one.unread:
            return line((" · ".join(parts), "faint"), (" · ", "faint"), (_("noe kan ikke leses"), "warn"))
        parts += [changes_words(one.total)] if one.said is not None and not one.first else []
        told = line((" · ".join(part for part in parts if part), "faint"))
        room = self._width - _TEXT - 1 - width_of(told) - 3
        subject = clean(one.subject)
        if one.said and subject and cells(subject) + 2 <= room:
            told = line(told, (f" · «{subject}»", "faint"))
        return told


def trouble_rows(known: Versions, width: int) -> list[Row]:
    """Why there are no versions, and what helps."""
    if known.trouble is None:
        reading = _("Leser versjonene. De står her om et øyeblikk.")
        text = reading if known.reading else _("Ingen versjon av planen er lagret ennå. N lagrer den første.")
        return [Row(indent(each, 4)) for each in paragraph(text, max(1, width - 8), "soft")]
    lead = _("En versjon er planen slik den var en dag, og her ser dere hva som er endret siden.")
    room = max(1, min(72, width - 8))
    found = [Row(indent(each, 4)) for each in paragraph(lead, room, "text")]
    said = known.trouble.told().replace(str(known.folder), known.folder.name)
    told = paragraph(said, room - 2, "soft")
    found += [Row(), *(Row(line("    ", ("! " if not at else "  ", "warn"), one)) for at, one in enumerate(told))]
    return found


def preview_rows(known: Versions, chosen: Hashable | None, today: date, width: int) -> list[Row]:
    """Beside the list: what was said of the chosen version, and what lies between the two, section by section."""
    found: list[Row] = [Row()]
    one = known.find(chosen) if isinstance(chosen, str) else None
    room = max(1, width - 2)
    if one is not None:
        title = version_and_day(one.number, one.when.date(), adopted=one.adopted)
        found.append(Row(indent(fit(heading(title.upper(), one.author), room))))
        found.append(Row())
        said = [one.subject, *[part for part in one.body.split("\n") if part.strip()]]
        for at, text in enumerate(said):
            found += [Row(indent(each)) for each in paragraph(text, room, "soft" if at else "text", bold=not at)]
        if one.unread:
            unread = _("Kan ikke leses: {files}").format(files=", ".join(one.unread))
            found += [Row(indent(each)) for each in paragraph(unread, room, "warn")]
        found.append(Row())
    held = known.held
    if held is None:
        return found
    names = (long_name_of(known, held.pair.first), long_name_of(known, held.pair.second))
    found.append(Row(indent(fit(heading(_("MELLOM DEM"), _("{first} og {second}").format(
        first=names[0], second=names[1])), room))))  # fmt: skip
    found.append(Row())
    from dekom_tui.words.changes.summary import summary_of

    for group in held.groups:
        count = f"{len(group.told):>3}"
        found.append(Row(indent(line(pad(line((group.title, "text", True)), room - 4), (count, "soft")))))
        brief = paragraph(summary_of([group]), room - 2, "soft")
        found += [Row(indent(each, 3)) for each in brief[:2]]
        found.append(Row())
    if not held.groups:
        found.append(Row(indent(line((_("Ingenting er endret."), "soft")))))
    return found
