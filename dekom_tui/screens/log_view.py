"""How the evaluation log and the minutes are drawn: lists newest first, and all that one of them says. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Goal, Item, LogEntry, Measure, Minutes
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import question
from dekom_tui.screens.section_view import prose_lines
from dekom_tui.widgets.lines import Line, Row, columns, heading, indent, line, paragraph, wrap
from dekom_tui.words.dates import day
from dekom_tui.words.labels import SIGNS, word
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.values import value_words

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

LABEL: Final = 14
DATE: Final = 13
DECISION: Final = 14
_QUESTIONS: Final = ("lykkes", "mindre_vellykket", "hvorfor")


def newest_first(entries: Iterable[Any]) -> list[Any]:
    """Dated entities, the newest first, those without a date last."""
    return sorted(entries, key=lambda one: (one.dato is not None, one.dato or date.min, one.key), reverse=True)


def log_rows(plan: Plan, width: int) -> list[Row]:
    """The entries, newest first: date, occasion, decision."""
    rows = []
    for entry in newest_first(plan.of(LogEntry).values()):
        when = f"{day(entry.dato):>12}" if entry.dato is not None else ""
        decision: Line = ()
        if entry.beslutning:
            sign = SIGNS[entry.beslutning]
            decision = line((f"{sign.glyph} ", sign.token), word(entry.beslutning))
        title = line((entry.title, "text"))
        room = width - 2 - DATE - DECISION - 4
        cells = columns((line((when, "faint")), DATE), (title, room), (decision, DECISION))
        rows.append(Row(indent(cells), Place("logg", entry.key)))
    return rows


def minutes_rows(plan: Plan, width: int) -> list[Row]:
    """The minutes, newest first: date, title, how many items."""
    rows = []
    for one in newest_first(plan.of(Minutes).values()):
        when = f"{day(one.dato):>12}" if one.dato is not None else ""
        items = len(items_of(plan, one.key))
        count = ngettext("{n} sak", "{n} saker", items).format(n=items)
        room = width - 2 - DATE - DECISION - 4
        cells = columns(
            (line((when, "faint")), DATE), (line((one.title, "text")), room), (line((count, "faint")), DECISION, ">")
        )
        rows.append(Row(indent(cells), Place("referat", one.key)))
    return rows


def items_of(plan: Plan, minutes: str) -> list[Item]:
    """The agenda items of one meeting, in the order that people see."""
    return [one for one in plan.ordered(Item) if one.key.startswith(f"{minutes}/")]


def _labelled(label: str, text: str, width: int) -> list[Row]:
    if not text:
        return []
    pieces = wrap(text, max(1, width - LABEL - 2))
    return [
        Row(indent(line((f"{label if not index else '':<{LABEL}}", "faint"), (piece, "text"))))
        for index, piece in enumerate(pieces)
    ]


def _titled(title: str, entity: Entity, width: int) -> list[Row]:
    when = entity.values.get("dato")
    rows = [Row(indent(heading(title, day(when) if when is not None else "")))]
    return [*rows, *(Row(indent(one)) for one in paragraph(entity.title, width - 2, "text", bold=True))]


def _named(plan: Plan, kind: type[Goal | Measure], keys: Sequence[str], width: int) -> list[Row]:
    found = plan.of(kind)
    rows: list[Row] = []
    for key in keys:
        title = found[key].title if key in found else f"! {key}"
        number = found[key].nr if key in found else None
        label = _(kind.label) + (f" {number}" if number else "")
        rows += _labelled(label, title, width)
    return rows


def entry_rows(plan: Plan, entry: LogEntry, width: int) -> list[Row]:
    """All that a log entry says, the template's three questions word for word."""
    rows = [*_titled(_("INNFØRSEL"), entry, width), Row()]
    rows += _labelled(_("Deltakere"), entry.deltakere or "", width)
    rows += _named(plan, Goal, entry.maal, width)
    rows += _named(plan, Measure, entry.tiltak, width)
    if not entry.maal and not entry.tiltak:
        rows += _labelled(_("Gjelder"), _("hele planen"), width)
    rows += _labelled(_("Kilde"), entry.kilde or "", width)
    for field in _QUESTIONS:
        asked = question(plan, "tegn", field)
        rows += [Row(), Row(indent(line((asked.text if asked is not None else field, "accent", True))))]
        said = entry.values.get(field)
        if said:
            rows += [Row(indent(one)) for one in prose_lines(said, width - 2)]
        else:
            rows.append(Row(indent(line(("○ ", "warn"), _("Ikke besvart ennå.")))))
    if entry.beslutning or entry.begrunnelse:
        decided = ". ".join(filter(None, (word(entry.beslutning or "").capitalize(), entry.begrunnelse)))
        rows += [Row(), *_labelled(_("Beslutning"), decided, width)]
    return rows


def meeting_rows(plan: Plan, minutes: Minutes, width: int, *, inside: bool) -> list[Row]:
    """All that the minutes say; each item can be chosen while `inside`."""
    rows = [*_titled(_("REFERAT"), minutes, width), Row()]
    for path in ("sted", "moeteleder", "start", "slutt", "deltakere"):
        field = Minutes.fields[path]
        rows += _labelled(_(field.label), value_words(field, minutes.get(path), plan), width)
    items = items_of(plan, minutes.key)
    if not items:
        return [*rows, Row(), *(Row(indent(one)) for one in paragraph(_("Ingen saker ennå."), width - 2, "soft"))]
    for item in items:
        target = Place("sak", item.key) if inside else None
        rows += [Row(), *(one._replace(target=target) for one in item_rows(plan, item, width))]
    return rows


def asked_words(plan: Plan, item: Item) -> str:
    """What an item asks: the plan's own question word for word, or its own words."""
    section, _dot, field = (item.spoersmaal or "").partition(".")
    asked = question(plan, section, field) if field and " " not in field else None
    return asked.text if asked is not None else item.spoersmaal or item.title


def item_rows(plan: Plan, item: Item, width: int) -> list[Row]:
    """An item: its question and method, contributions by cluster, what came of it."""
    title = f"{item.nr or '·'} {asked_words(plan, item)}"
    rows = [Row(indent(one)) for one in paragraph(title, width - 2, "accent", bold=True)]
    minutes = _("{n} min").format(n=item.minutter) if item.minutter else ""
    how = " · ".join(filter(None, (word(item.metode or ""), minutes)))
    rows += [Row(indent(line((how, "faint"))))] if how else []
    clusters: dict[str, list[Any]] = {}
    for one in item.innspill:
        clusters.setdefault(one.klynge or "", []).append(one)
    for cluster, those in clusters.items():
        if cluster:
            rows.append(Row(line("   ", (cluster, "text", True))))
        for one in those:
            votes = f"  {one.stemmer}" if one.stemmer is not None else ""
            rows += _bullet(f"{one.tekst or ''}{votes}", width)
    for tally in item.resultat:
        rows += _bullet(_result(tally), width)
    if item.konklusjon:
        rows += [Row(indent(one)) for one in prose_lines(item.konklusjon, width - 2)]
    for decided in item.vedtak:
        vote = [(decided.for_, _("for")), (decided.mot, _("mot")), (decided.avstaar, _("avstår"))]
        votes = "  ".join(f"{n} {name}" for n, name in vote if n is not None)
        rows += _labelled(_("Vedtak"), f"{decided.tekst or ''}  {votes}".strip(), width)
    for todo in item.oppfoelging:
        due = day(todo.frist) if todo.frist is not None else ""
        rows += _labelled(_("Oppfølging"), " · ".join(filter(None, (todo.tekst, todo.ansvarlig, due))), width)
    return rows


def _result(tally: Any) -> str:
    parts = [tally.tekst, *(str(one) for one in (tally.verdi, tally.antall) if one is not None)]
    return " · ".join(filter(None, parts))


def _bullet(text: str, width: int) -> list[Row]:
    pieces = wrap(text, max(1, width - 6))
    return [Row(line("   • " if not index else "     ", (piece, "soft"))) for index, piece in enumerate(pieces)]


def nothing_rows(text: str, width: int) -> list[Row]:
    """An empty place: what belongs there, and the key that begins it."""
    return [Row(), *(Row(line("    ", one)) for one in paragraph(text, min(64, width - 8)))]
