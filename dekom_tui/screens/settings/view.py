"""The settings as rows: one's own first, then what belongs to the school. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from dekom_tui.commands import PLACES
from dekom_tui.plan.finding import Finding
from dekom_tui.plan.format import OWN_QUESTION_SECTIONS, PartnerLabels, SchoolDefaults, SchoolYear
from dekom_tui.plan.model import Settings
from dekom_tui.plan.template import SECTIONS
from dekom_tui.store.settings import LANGUAGES, THEMES, ZOOMS, Broken, Preferences
from dekom_tui.widgets.lines import Line, Row, Span, cells, fit, heading, indent, line, paragraph
from dekom_tui.words.dates import day
from dekom_tui.words.findings import tell
from dekom_tui.words.labels import word
from dekom_tui.words.language import N_, _, current, ngettext

LABEL: Final = 15
"""Cells of a label."""


class Own(NamedTuple):
    """One of the user's own settings: the target of its row."""

    name: str


class Anew(NamedTuple):
    """The offer of a new file where the user's own cannot be read."""


class School(NamedTuple):
    """A field of a table of dekom.toml that has no keys."""

    table: str
    field: str


class Year(NamedTuple):
    """A school year; the empty key is where a new one begins."""

    key: str


class Asked(NamedTuple):
    """A question of the school's own; the empty name is where a new one of the section begins."""

    section: str
    name: str


class Value(NamedTuple):
    """A value that a setting can have."""

    value: object
    words: str


OWN: Final = {
    "language": N_("Språk"),
    "theme": N_("Farger"),
    "zoom": N_("Tidslinja viser"),
    "motion": N_("Bevegelse"),
    "meeting_days": N_("Møter slettes"),
}
"""The user's own settings, in the order in which they stand."""
_THEMES: Final = {"kveld": N_("mørk"), "dag": N_("lys")}
_ZOOMS: Final = {
    "dag": N_("dag"),
    "uke": N_("uke"),
    "maaned": N_("måned"),
    "halvaar": N_("halvår"),
    "plan": N_("hele planen"),
}
_DAYS: Final = (7, 30, 365)
"""What is offered of the days that a meeting is kept; the file can say any other number."""
_OWN_NAMES: Final = {"nb": "bokmål", "nn": "nynorsk", "en": "English"}
"""A language is named in itself, so that it is found by who reads no other."""


def values_of(name: str, own: Preferences) -> list[Value]:
    """What a setting can be, in order."""
    if name == "meeting_days":
        return [Value(one, _after(one)) for one in sorted({*_DAYS, own.meeting_days})]
    if name == "language":
        return [Value(one, _OWN_NAMES[one]) for one in LANGUAGES]
    if name == "theme":
        return [Value(one, _(_THEMES[one])) for one in THEMES]
    if name == "zoom":
        return [Value(one, _(_ZOOMS[one])) for one in ZOOMS]
    return [Value(True, _("på")), Value(False, _("av"))]


def _after(days: int) -> str:
    if not days:
        return _("når de er ferdige")
    return ngettext("etter én dag", "etter {n} dager", days).format(n=days)


def value_now(name: str, own: Preferences) -> object:
    """What a setting is; a language that was not chosen is the one in use."""
    return (own.language or current()) if name == "language" else getattr(own, name)


def rows(
    own: Preferences,
    broken: Broken | None,
    settings: Settings,
    findings: Sequence[Finding],
    width: int,
    *,
    shared: bool,
    refused: bool,
) -> list[Row]:
    """All settings. `shared`: the dekom.toml is that of all plans in the folder, not the plan's own."""
    found = [Row(), _heading(_("INNSTILLINGER"), _("dine egne, på denne maskinen"), width)]
    found += _own(own, broken, width)
    note = _("for alle planene i mappa") if shared else _("for denne planen alene")
    found += [Row(), _heading(_("SKOLEN"), _("{note} · dekom.toml").format(note=note), width)]
    if refused:
        return [*found, *_refused(findings, width)]
    found += _school(settings, width)
    note = _("skolens egne, etter malens")
    return [*found, Row(), _heading(_("EGNE SPØRSMÅL"), note, width), *_questions(settings, width)]


def _heading(title: str, note: str, width: int) -> Row:
    return Row(fit(indent(heading(title, note)), width))


def _own(own: Preferences, broken: Broken | None, width: int) -> list[Row]:
    found: list[Row] = []
    for name, label in OWN.items():
        now = value_now(name, own)
        all_of_them = values_of(name, own)
        room = width - LABEL - 4
        whole = sum(cells(one.words) + 2 for one in all_of_them) + 2 <= room
        shown = all_of_them if whole else [one for one in all_of_them if one.value == now]
        said: list[Span | str] = []
        for one in shown:
            chosen = one.value == now
            said.append(Span(f"■ {one.words}" if chosen else one.words, "text" if chosen else "faint", bold=chosen))
            said.append("  ")
        found.append(Row(_labelled(_(label), line(*said), width), Own(name)))
    if broken is None:
        return found
    if broken.key:
        text = _("Fila med innstillingene sier noe ukjent om «{key}». Velg på nytt her, så er det rettet.")
        return [*found, *(Row(indent(one)) for one in paragraph(text.format(key=broken.key), width - 2, "warn"))]
    where = _(" (linje {line})").format(line=broken.line) if broken.line else ""
    text = _("Fila med innstillingene lar seg ikke lese{where}. Den er ikke rørt; valg her gjelder til du avslutter.")
    found += [Row(indent(one)) for one in paragraph(text.format(where=where), width - 2, "warn")]
    offer = line(("Enter ", "accent", True), (_("lag en ny fil; den gamle blir liggende ved siden av"), "text"))
    return [*found, Row(indent(offer, 2), Anew())]


def _refused(findings: Sequence[Finding], width: int) -> list[Row]:
    """Why what belongs to the school cannot be changed here."""
    text = _("Fila lar seg ikke lese, og er ikke rørt. Skolens innstillinger kan endres her når den er rettet.")
    told = [text]
    for one in findings[:1]:
        where = _("linje {line}: ").format(line=one.line) if one.line else ""
        told.append(f"{where}{tell(one).text}")
    return [Row(indent(each)) for text in told for each in paragraph(text, width - 2, "warn")]


def _school(settings: Settings, width: int) -> list[Row]:
    found: list[Row] = []
    for kind, entity in ((SchoolDefaults, settings.skole), (PartnerLabels, settings.partner)):
        for name, field in kind.own.items():
            value = entity.values.get(name)
            said = word(value) if name == "maalform" and value else value
            found.append(Row(_labelled(_(field.label), _said(said), width), School(kind.table, name)))
    for key, year in sorted(settings.skoleaar.items()):
        label = _("Skoleår") if key == min(settings.skoleaar) else ""
        found.append(Row(_labelled(label, _year(key, year), width), Year(key)))
    label = "" if settings.skoleaar else _("Skoleår")
    new = line(("○ ", "warn"), _("ingen ennå, N legger til")) if label else line((_("nytt skoleår"), "faint"))
    return [*found, Row(_labelled(label, new, width), Year(""))]


def _year(key: str, year: SchoolYear) -> Line:
    """A school year in a line: its name, its days, how much of a calendar it has."""
    parts = ["–".join(day(one, year="never") for one in (year.start, year.slutt) if one)]
    parts = [one for one in parts if one]
    holidays, planning = len(year.ferier), len(year.planleggingsdager)
    parts.append(ngettext("{n} ferie", "{n} ferier", holidays).format(n=holidays))
    parts.append(ngettext("{n} planleggingsdag", "{n} planleggingsdager", planning).format(n=planning))
    return line((key.replace("-", "–"), "text"), "  ", (" · ".join(parts), "soft"))


def _questions(settings: Settings, width: int) -> list[Row]:
    found: list[Row] = []
    for section in OWN_QUESTION_SECTIONS:
        own = settings.maler.get(section, {})
        label = _section(section)
        for name, words in own.items():
            found.append(Row(_labelled(label, line((words, "text")), width), Asked(section, name)))
            label = ""
        new = line((_("nytt spørsmål"), "faint")) if own else line(("–", "faint"))
        found.append(Row(_labelled(label, new, width), Asked(section, "")))
    return found


def _section(section: str) -> str:
    key = str(SECTIONS.index(section) + 1)
    return next((f"{key} {_(one.name)}" for one in PLACES if one.key == key), section)


def _said(value: object) -> Line:
    return line((str(value), "text")) if value else line(("–", "faint"))


def _labelled(label: str, said: Line, width: int) -> Line:
    name = fit(line((label, "faint")), LABEL + 1)
    gap = " " * (LABEL + 2 - sum(cells(one.text) for one in name))
    return indent(line(name, gap, fit(said, width - LABEL - 5)), 2)
