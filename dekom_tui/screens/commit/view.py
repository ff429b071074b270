"""How a version is drawn before it is saved: what changed, in plan words, and which files it takes. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.history.attributes import FILE as ATTRIBUTES
from dekom_tui.history.trouble import NoWorkTree
from dekom_tui.screens.commit.state import SHARED
from dekom_tui.screens.versions.changes_view import short_name
from dekom_tui.screens.versions.view import sign_span
from dekom_tui.widgets.lines import Line, Row, Span, cells, fit, heading, indent, left_right, line, pad, paragraph
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import day
from dekom_tui.words.language import N_, _, ngettext
from dekom_tui.words.names import upper_first
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from dekom_tui.history.changed import File
    from dekom_tui.history.trouble import HistoryError
    from dekom_tui.screens.commit.state import Draft
    from dekom_tui.words.changes.telling import Told

_NAME: Final = 22
LOW: Final = 24
"""Below this height the empty rows go, and the message has two rows less."""
FIXED: Final = 15
FIXED_LOW: Final = 11
"""The rows that the frame, the headings, the message and where it goes take."""
_NAMES: Final = 2
"""How many things are named that changed in a file."""


class OneFile(NamedTuple):
    """A file that a version can take."""

    path: str


class OneChange(NamedTuple):
    """A change, by its number from the top."""

    at: int


def top_lines(draft: Draft | None, refused: bool, width: int) -> list[Line]:
    """«LAGRE VERSJON  dette er endret siden 17. november», or that it was not saved."""
    if refused:
        head = heading(_("IKKE LAGRET"), _("arkivets egen kontroll sa nei"))
        return [(), indent(fit(head, width - 2))]
    if draft is None:
        return [(), indent(heading(_("LAGRE VERSJON")))]
    if draft.since is not None:
        since = _("dette er endret siden {day}").format(day=day(draft.since, form="long"))
    else:
        since = _("planen har ingen versjoner ennå")
    return [(), indent(fit(heading(_("LAGRE VERSJON"), since), width - 2))]


def change_rows(draft: Draft, width: int) -> list[Row]:
    """Every change, and what it means."""
    found: list[Row] = []
    changes = [one for group in draft.groups for one in group.told]
    if not changes:
        found += [Row(indent(each)) for each in paragraph(_nothing(draft), width - 2, "soft")]
    names = min(_NAME, max((cells(short_name(one)) for one in changes), default=0))
    for at, one in enumerate(changes):
        found += _change(one, OneChange(at), names, width)
    return found


def _nothing(draft: Draft) -> str:
    if not draft.status.files:
        return _("Alt er lagret i en versjon. Når noe er endret, står det her.")
    if draft.since is None:
        return _("Hele planen er med i den første versjonen.")
    return _("Ingen endring i innholdet, bare i hvordan filene er skrevet eller i det som er felles.")


def _change(one: Told, target: OneChange, names: int, width: int) -> Iterator[Row]:
    name = short_name(one)
    lead = line(" ", sign_span(one.sign), " ")
    if name:
        lead = line(lead, pad(line(Span(cut(name, names), "text", lead=True)), names), "  ")
    at = sum(cells(span.text) for span in lead)
    room = max(12, width - at - 1)
    said = one.said if name else upper_first(one.said)
    for index, each in enumerate(paragraph(said, room, "soft")):
        yield Row(line(lead, each) if not index else indent(each, at), target)
    for outcome in one.outcomes:
        for each in paragraph(outcome, room - 2, "soft"):
            yield Row(indent(line(("▲ " if outcome == _("er nå forsinket") else "◊ ", "warn"), each), at), target)


def message_head(width: int, height: int) -> list[Line]:
    """«MELDING  forslag, skriv om som dere vil»."""
    return [(), indent(fit(heading(_("MELDING"), _("forslag, skriv om som dere vil")), width - 2))][-height:]


def file_rows(draft: Draft, chosen: Collection[str], width: int, low: bool = False) -> list[Row]:
    """The files, ■ for those that the version takes; what other plans share last."""
    files = sorted(draft.status.files, key=lambda one: one.path.startswith(SHARED))
    found = [*([] if low else [Row()]), *([Row(indent(heading(_("FILER"), _many(chosen, files))))] if files else [])]
    longest = max((cells(one.path) for one in files), default=0) + 6
    at = min(longest, max(width * 3 // 5, width - 34))
    for one in files:
        on = one.path in chosen
        token = "text" if on else "soft"
        left = line("  ", ("■ " if on else "□ ", "accent" if on else "soft"), (one.path, token, on))
        right = line((_about(draft, one), "soft"))
        whole = line(pad(fit(left, at), at + 2), fit(right, width - at - 3))
        found.append(Row(whole, OneFile(one.path)))
    return found


def where_lines(draft: Draft, width: int, height: int) -> list[Line]:
    """What happens to the version: it stays here until it is shared. On one line, where there is room for no more."""
    said = _("Lagres på denne maskinen. Ingenting deles før du velger D i Versjoner.")
    if draft.status.files and not draft.status.branch:
        said = _("Ingen gren er valgt, så versjonen kan bli borte. «git switch main» i terminalen velger den.")
    lines = paragraph(said, width - 2, "faint")
    whole = [(), *lines][-height:] if len(lines) <= height else [fit(line((said, "faint")), width - 2)]
    return [indent(one) for one in whole]


def _many(chosen: Collection[str], files: Sequence[File]) -> str:
    taken = sum(one.path in chosen for one in files)
    return _("{n} av {all} blir med").format(n=taken, all=len(files)) if taken < len(files) else ""


_KINDS: Final = {"new": N_("ny"), "gone": N_("tatt bort"), "unmerged": N_("har spørsmål som ikke er besvart")}


def _about(draft: Draft, one: File) -> str:
    """«Modul 2, 4 linjer», «ny», «felles for planene, 1 linje»; of `.gitattributes` what it is for."""
    if one.path.endswith(ATTRIBUTES) and one.kind != "unmerged":
        return _("lar git slå sammen etter innhold") if one.kind != "gone" else _(_KINDS[one.kind])
    if one.kind in _KINDS:
        return _(_KINDS[one.kind])
    count = max(one.added, one.removed)
    lines = ngettext("{n} linje", "{n} linjer", count).format(n=count)
    if one.path.startswith(SHARED):
        return _("felles for planene, {lines}").format(lines=lines)
    names = draft.about(one.path)
    if not names:
        return _("bare oppsettet, {lines}").format(lines=lines) if one.path != "dekom.toml" else lines
    rest = len(names) - _NAMES
    said = joined(names) if rest <= 0 else _("{names} og {n} til").format(names=", ".join(names[:_NAMES]), n=rest)
    return _("{names}, {lines}").format(names=said, lines=lines)


def refused_rows(said: str, width: int) -> list[Row]:
    """What a hook said that would not have the version, in its own words."""
    found: list[Row] = []
    for at, text in enumerate(said.split("\n")):
        for each in paragraph(text, width - 4, "text") or [()]:
            found.append(Row(indent(line(("▌ ", "bad"), each)), OneChange(at)))
    told = _("Rett det den peker på, eller skriv om meldingen, og lagre på nytt. Filene er som før.")
    return [*found, Row(), *(Row(indent(each)) for each in paragraph(told, width - 2, "soft"))]


def trouble_rows(error: HistoryError, can_begin: bool, folder: str, width: int) -> list[Row]:
    """Why there are no versions here, and what can be done about it."""
    found: list[Row] = []
    if can_begin:
        told = [
            _("Denne mappa holder ikke styr på versjoner ennå."),
            _("Enter begynner med det: det lages et git-arkiv i {folder}. Planen blir ikke endret.").format(
                folder=folder
            ),
        ]
    elif isinstance(error, NoWorkTree):
        told = [
            _("Dette arkivet er uten arbeidsmappe, og tar ikke imot versjoner herfra."),
            _("Lag en klone, og åpne planen i den."),
        ]
    else:
        told = [error.told()]
    for at, text in enumerate(told):
        found += [Row(indent(each)) for each in paragraph(text, width - 2, "text" if not at else "soft")]
        found.append(Row())
    return found


def working_line(words: str, percent: int | None, width: int) -> Line:
    """What is being done, how far it is, and how to stop."""
    done = _("{words} {percent} %").format(words=words, percent=percent) if percent is not None else words
    return fit(left_right(line((f" ○ {done}", "warn")), line((_("Esc stopper"), "soft"), " "), width), width)


def shares(draft: Draft, chosen: Collection[str], width: int, height: int, extra: int) -> tuple[int, int]:
    """Rows for the changes and for the files: these have all that they need, as long as three are left.

    `extra` rows are taken by a long first line, and by asking whose name it is.
    """
    room = height - (FIXED_LOW if height < LOW else FIXED) - extra
    changes, files = len(change_rows(draft, width)), len(file_rows(draft, chosen, width, height < LOW))
    below = max(3, min(files, max(room - 3, room - changes)))
    return max(1, min(max(changes, 3), room - below)), below


def without_targets(rows: Sequence[Row]) -> list[Row]:
    """Rows that are only read."""
    return [row._replace(target=None) for row in rows]
