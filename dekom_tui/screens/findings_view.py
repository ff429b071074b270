"""The findings of a plan's files as rows: the list, and the chosen one in words, in the file, with its cure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from dekom_tui.plan.finding import ERROR, HINT, UNREADABLE, WARNING, Finding
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.mending import Mending
from dekom_tui.plan.model import Plan
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    fit,
    heading,
    indent,
    line,
    pad,
    paragraph,
    slice_line,
    width_of,
)
from dekom_tui.widgets.states import FINE, LOOK, LOOSE, WRONG, Sign
from dekom_tui.words.findings import tell
from dekom_tui.words.language import N_, _, ngettext

SIGNS: Final[dict[str, Sign]] = {ERROR: WRONG, WARNING: LOOK, HINT: LOOSE}
NAMES: Final = {ERROR: N_("feil"), WARNING: N_("advarsel"), HINT: N_("råd")}
_RANK: Final = {ERROR: 0, WARNING: 1, HINT: 2}
_BEFORE: Final = 3
_AFTER: Final = 1
_GUTTER: Final = 6
_LABEL: Final = 9
_AT: Final = re.compile(r"[\w.\-]+|\S")

IN_THE_FILE: Final = UNREADABLE | {
    "bad-key",
    "byte-order-mark",
    "file-for-folder",
    "folder-for-file",
    "format-missing",
    "format-newer",
    "format-wrong",
    "merge-markers-in-text",
    "no-plan",
    "not-keyed",
    "own-question-name",
    "own-question-section",
    "unknown-key",
    "unknown-table",
    "unsettled-merge",
}
"""Findings that no form shows: they are mended in the file itself."""


class Chosen(NamedTuple):
    """A finding in the list, by its number from 0."""

    number: int


def sorted_findings(found: Sequence[Finding]) -> list[Finding]:
    """Errors first, then warnings, then hints; in the order of the files."""
    return sorted(found, key=lambda one: (_RANK[one.severity], one.file, one.line, one.column))


def by_form(finding: Finding) -> bool:
    """Whether a form can mend it."""
    return finding.code not in IN_THE_FILE and finding.place is not None and finding.place.table in TABLES


def head_line(found: Sequence[Finding], at: int, width: int, *, reading: bool = False) -> Line:
    """The heading: how many of each, and which one is chosen."""
    if not found:
        return heading(_("FUNN I FILENE"), _("leser …") if reading else _("ingen"))
    words = [_count(name, sum(one.severity == name for one in found)) for name in (ERROR, WARNING, HINT)]
    note = ", ".join(one for one in words if one)
    where = line((_("{n} av {all}").format(n=at + 1, all=len(found)), "text", True))
    return heading(_("FUNN I FILENE"), note, where, width)


def _count(severity: str, n: int) -> str:
    if not n:
        return ""
    forms = {
        ERROR: ngettext("{n} feil", "{n} feil", n),
        WARNING: ngettext("{n} advarsel", "{n} advarsler", n),
        HINT: ngettext("{n} råd", "{n} råd", n),
    }
    return forms[severity].format(n=n)


def list_row(finding: Finding, number: int, plan: Plan, width: int) -> Row:
    """A finding on one line: how grave, what it is about, what is the matter."""
    sign = SIGNS[finding.severity]
    told = tell(finding, plan)
    names = max(width_of(_(name)) for name in NAMES.values()) + 1
    room = width - 3 - names - 1
    beside = room * 9 // 20 if room >= 40 else 0
    subject = pad(line(Span(told.subject, "text", lead=True)), room - beside - (2 if beside else 0))
    grave = pad(line((_(NAMES[finding.severity]), sign.ink)), names)
    left = line(sign.span(), " ", grave, subject, "  " if beside else "", fit(line(told.short), beside))
    return Row(indent(left), Chosen(number))


def detail(finding: Finding, plan: Plan, text: str, mending: Mending | None, width: int, height: int) -> list[Row]:
    """The chosen finding: in words, in the file, and what mends it; in a low window the file's lines go first."""
    told = tell(finding, plan)
    words = [Row(indent(one)) for one in paragraph(told.text, min(width, 96), "text", bold=True)]
    cures = [Row(indent(one)) for one in _cures(finding, told.cure, plan, mending, width)]
    room = height - len(words) - len(cures) - 5
    quoted = _quoted(finding, text, width, room)
    where = finding.file.removeprefix("../")
    if finding.line:
        where = _("{file}, linje {line}").format(file=where, line=finding.line)
    place = [Row(indent(line((where, "faint")))), *quoted]
    usable = _usable(finding)
    drawn = [Row(), *words, Row(), *place, Row(), *cures]
    if len(drawn) + 2 <= height and usable:
        drawn += [Row(), Row(indent(fit(line((usable, "faint")), width)))]
    return drawn[: max(height, len(words) + 1)]


def nothing(width: int) -> list[Row]:
    """There is nothing to mend."""
    told = _("Ingenting å rette. Filene er slik de skal være.")
    return [Row(), Row(indent(line(FINE.span(), " ", (told, "text"))))]


def _quoted(finding: Finding, text: str, width: int, room: int) -> list[Row]:
    """The lines of the file round the place, the one that it is about lit."""
    if not text or not finding.line or room < 1:
        return []
    lines = text.split("\n")
    at = min(finding.line, len(lines))
    before = min(_BEFORE, max(0, room - 1 - _AFTER))
    after = _AFTER if room > 1 else 0
    numbers = range(max(1, at - before), min(len(lines), at + after) + 1)
    return [Row(indent(_source(lines[n - 1], n, finding, at, width)), ground="surface") for n in numbers]


def _source(source: str, number: int, finding: Finding, at: int, width: int) -> Line:
    """One line of the file with its number; what is wrong is underlined."""
    source = source.rstrip("\r")
    room = width - _GUTTER - 2
    if number != at:
        return line((f"{number:>{_GUTTER}}", "faint"), "  ", fit(line((source, "faint")), room))
    shift = max(0, finding.column - room // 2) if width_of(source) > room else 0
    column = max(0, finding.column - 1)
    found = _AT.match(source, column)
    end = found.end() if found is not None and finding.severity != HINT else column
    if source[column : column + 1] in "\"'" and found is not None:
        closing = source.find(source[column], column + 1)
        column, end = (column + 1, closing) if closing > column + 1 else (column, end)
    ink = SIGNS[finding.severity].ink
    parts = line((source[:column], "text"), Span(source[column:end], ink, True, True), (source[end:], "text"))
    if shift:
        parts = line(("…", "faint"), slice_line(parts, shift, len(source)))
    return line((f"{number:>{_GUTTER}}", "text", True), "  ", fit(parts, room))


def _cures(finding: Finding, cure: str, plan: Plan, mending: Mending | None, width: int) -> list[Line]:
    """What mends it: a suggestion that can be used at once, and what a person can do."""
    found: list[Line] = []
    if mending is not None:
        entity = plan.at(mending.about) if mending.about is not None else None
        name = ("  " + entity.title, "text") if entity is not None else BLANK
        label = pad(line((_("Forslag"), "faint")), _LABEL)
        found.append(fit(line(label, (mending.value, "accent", True), name), width))
    label_words = _("Eller") if mending is not None else _("Rett")
    if mending is not None:
        cure = _("E viser skjemaet, der et annet kan velges, eller det kan tas bort.")
    if cure:
        pieces = paragraph(cure, min(width, 96) - _LABEL, "soft")
        for number, piece in enumerate(pieces):
            found.append(line(pad(line((label_words if not number else "", "faint")), _LABEL), piece))
    return found


def _usable(finding: Finding) -> str:
    """What still works, said once."""
    if finding.code in UNREADABLE or finding.code == "format-newer":
        return _("Fila er ikke rørt. Resten av planen kan brukes mens dere retter.")
    return _("Planen kan brukes mens dere retter.") if finding.severity == ERROR else ""
