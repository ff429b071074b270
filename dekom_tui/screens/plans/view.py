"""The list of a workspace's plans as rows: what each is, where it stands, and what is wrong with one that cannot be
opened. The more plans there are, the less room each has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from dekom_tui.plan.finding import ERROR, UNREADABLE, Finding
from dekom_tui.plan.measures import LATE, counts
from dekom_tui.plan.model import Plan
from dekom_tui.plan.needs import answers
from dekom_tui.store.unfinished import Unfinished
from dekom_tui.widgets.bars import bar, segments
from dekom_tui.widgets.lines import (
    BLANK,
    Line,
    Row,
    Span,
    fit,
    heading,
    indent,
    left_right,
    line,
    pad,
    paragraph,
    width_of,
)
from dekom_tui.widgets.lines import rows as as_rows
from dekom_tui.widgets.states import FINE, OPEN, STATES, WRONG, Sign
from dekom_tui.words.dates import day
from dekom_tui.words.findings import tell
from dekom_tui.words.labels import word
from dekom_tui.words.language import _, ngettext

ROOMY: Final = 6
TIGHT: Final = 4
DENSE: Final = 2
"""Rows that a plan takes, the empty one after it included."""
_STATUS: Final[dict[str, Sign]] = {
    "utkast": OPEN,
    "til behandling": Sign("►", "accent"),
    "vedtatt": FINE,
    "avsluttet": Sign("●", "faint"),
}
_BAR: Final = 24


class Listed(NamedTuple):
    """A plan of the workspace; `plan` is None until it has been read."""

    name: str
    """Its folder's path from the workspace."""
    folder: Path
    plan: Plan | None = None
    findings: tuple[Finding, ...] = ()
    """What is wrong with its files, errors only."""
    changed: date | None = None
    """When its files were changed last."""
    stamps: tuple[object, ...] = ()
    """What tells that they have changed since."""
    unfinished: Unfinished = Unfinished()
    """What git has begun with it and nobody has ended."""

    @property
    def broken(self) -> Finding | None:
        """Why its plan.toml cannot be read."""
        gone = UNREADABLE | {"format-newer", "folder-for-file", "no-plan"}
        return next((one for one in self.findings if one.file == "plan.toml" and one.code in gone), None)


class Chosen(NamedTuple):
    """A plan in the list."""

    name: str


def rows(listed: Sequence[Listed], today: date, width: int, height: int, *, reading: bool = False) -> list[Row]:
    """The list; `reading` while the workspace is still being looked through."""
    if not listed:
        return _none(width, reading=reading)
    room = next((each for each in (ROOMY, TIGHT) if len(listed) * each <= height), DENSE)
    found = [Row()]
    for one in listed:
        found += _plan(one, today, width, room)
    return found


def _none(width: int, *, reading: bool) -> list[Row]:
    """No plan at all, or none found yet."""
    if reading:
        return [Row(), Row(indent(line(_("Ser etter planer …")), 3))]
    told = _("Her er ingen planer ennå. En plan er en mappe med én skoles plan for utviklingsarbeidet.")
    first = line(("N", "accent", True), "  ", (_("Lag den første planen"), "text", True))
    note = line("   ", (_("skole og periode holder, resten kommer etterpå"), "faint"))
    found = [Row(), Row(indent(heading(_("PLANER"), _("ingen ennå")))), Row(), Row()]
    found += [*as_rows(paragraph(told, min(64, width - 10)), by=5), Row(), Row(indent(line(first, note), 5)), Row()]
    other = line(("P", "accent", True), "  ", (_("Prøv på en øvingsplan"), "text", True))
    note = line("   ", (_("en kopi av et eksempel, som kan kastes"), "faint"))
    return [*found, Row(indent(line(other, note), 5))]


def _plan(one: Listed, today: date, width: int, room: int) -> list[Row]:
    """A plan in `room` rows."""
    inner = width - 5
    target = Chosen(one.name)
    lines = _dense(one, today, inner) if room == DENSE else [*_lines(one, today, inner)]
    drawn = [Row(indent(each, 3), target) for each in lines]
    if room == ROOMY:
        drawn = [Row(target=target), *drawn, Row(target=target)]
    return drawn if room == DENSE else [*drawn, Row()]


def _lines(one: Listed, today: date, width: int) -> list[Line]:
    """Three lines: what it is, where it stands, a bar."""
    head = left_right(_name(one), _status(one), width)
    broken = one.broken
    if broken is not None:
        what = line((broken_words(one, broken, width), "text"))
        safe = _("viser stedet. Fila er ikke rørt, og de andre planene kan brukes.")
        how = line(("Enter", "accent", True), " ", safe)
        return [head, fit(what, width), fit(how, width)]
    if one.plan is None:
        return [head, line((_("leser …"), "faint")), BLANK]
    return [head, left_right(_standing(one, today), _changed(one), width), _bar(one.plan, today, width)]


def _dense(one: Listed, today: date, width: int) -> list[Line]:
    """Two lines, the bar beside where it stands."""
    head = left_right(_name(one), _status(one), width)
    broken = one.broken
    if broken is not None:
        return [head, fit(line(broken_words(one, broken, width)), width)]
    if one.plan is None:
        return [head, line((_("leser …"), "faint"))]
    if width < 70:
        return [head, fit(_standing(one, today), width)]
    return [head, left_right(_standing(one, today), _bar(one.plan, today, _BAR), width)]


def broken_words(one: Listed, finding: Finding, width: int) -> str:
    """Which file, which line, and what is wrong; in a few words where a sentence has no room."""
    where = _("{file}, linje {line}").format(file=finding.file, line=finding.line) if finding.line else finding.file
    told = tell(finding, one.plan)
    whole = f"{where}: {told.text}"
    return whole if width_of(whole) <= width else f"{where}: {told.short}"


def _name(one: Listed) -> Line:
    """School and years; the folder's name as long as no more is known."""
    if one.plan is None or one.broken is not None:
        return line(Span(one.name, "text", bold=True, lead=True))
    head = one.plan.head
    years = dict.fromkeys(str(day.year) for day in (head.fra, head.til) if day is not None)
    return line(Span(head.skole or one.name, "text", bold=True, lead=True), "  ", "–".join(years))


def _status(one: Listed) -> Line:
    """Draft, adopted and so on; errors before all else."""
    if one.broken is not None:
        return line((f"{WRONG.glyph} {_('feil i fila')}", WRONG.ink, True))
    if one.plan is None:
        return BLANK
    status = one.plan.head.status or "utkast"
    sign = _STATUS.get(status, OPEN)
    told = line((f"{sign.glyph} {word(status)}", sign.ink, True))
    if one.unfinished.is_there:
        from dekom_tui.words.unfinished import questions_words, unfinished_name

        name, left = unfinished_name(one.unfinished.kind), questions_words(one.unfinished.questions)
        told = line((f"{WRONG.glyph} {name}: {left}", "warn", True), "   ", told)
    n = len(one.findings) - one.unfinished.questions
    if n <= 0:
        return told
    errors = ngettext("{n} feil i filene", "{n} feil i filene", n).format(n=n)
    return line((f"{WRONG.glyph} {errors}", WRONG.ink, True), "   ", told)


def _standing(one: Listed, today: date) -> Line:
    """One line: goals, measures, what is late, the next revision; of a new plan how much is answered."""
    plan = one.plan
    assert plan is not None
    goals, measures = len(plan.goals), len(plan.measures)
    if not goals and not measures:
        found = answers(plan, "innledning")
        told = _("{n} av {all} svar i innledningen").format(n=found.answered, all=found.total)
        return line(told, " · ", _("ingen mål ennå"))
    late = counts(plan, today)[LATE]
    parts: list[Line] = [line(ngettext("{n} mål", "{n} mål", goals).format(n=goals))]
    tied = line(ngettext("{n} tiltak", "{n} tiltak", measures).format(n=measures))
    if late:
        words = ngettext("{n} forsinket", "{n} forsinket", late).format(n=late)
        tied = line(tied, ", ", (words, "bad"))
    parts.append(tied)
    revision = plan.head.neste_revisjon
    if revision is not None and revision >= today:
        parts.append(line(_("neste revisjon {date}").format(date=day(revision))))
    return line(*(line(" · " if number else "", part) for number, part in enumerate(parts)))


def _changed(one: Listed) -> Line:
    """When a plan that is still being made was changed last."""
    assert one.plan is not None
    if one.changed is None or one.plan.head.status not in (None, "utkast"):
        return BLANK
    return line((_("endret {date}").format(date=day(one.changed)), "faint"))


def _bar(plan: Plan, today: date, width: int) -> Line:
    """The measures by state; of a plan without any how many of the first section's questions are answered."""
    if plan.measures:
        parts = [(float(n), STATES[name].bar) for name, n in counts(plan, today).items()]
        return segments(width, parts)
    found = answers(plan, "innledning")
    return pad(bar(width, found.answered / max(1, found.total), "soft", "▀"), width)


def count_errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The errors among findings."""
    return tuple(one for one in findings if one.severity == ERROR)
