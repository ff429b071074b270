"""How a form is drawn: a row for each field to the left, what the chosen one holds to the right. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from dekom_tui.commands import PLACES
from dekom_tui.plan.entity import Entity, Inline, Records
from dekom_tui.plan.fields import Choice, Day, Field, Links, Prose, Question, Ref, Refs, Target, Text, Words
from dekom_tui.plan.format import TABLES, Activity, Period, Role
from dekom_tui.plan.model import Plan
from dekom_tui.plan.school_days import SchoolDays, SchoolYear
from dekom_tui.plan.template import question, template_of
from dekom_tui.screens.form.parse import Parsed, day_and_week, hints
from dekom_tui.screens.form.subject import Subject, fields
from dekom_tui.screens.sections.view import prose_lines
from dekom_tui.screens.ways import KEYS
from dekom_tui.widgets.choices import Option
from dekom_tui.widgets.lines import Line, Row, cells, fit, heading, indent, line, paragraph, width_of, wrap
from dekom_tui.widgets.wrapping import cut
from dekom_tui.words.dates import day, span, week, weekday
from dekom_tui.words.labels import SIGNS, word
from dekom_tui.words.language import _
from dekom_tui.words.numbers import number
from dekom_tui.words.telling import value_words as told
from dekom_tui.words.values import NUMBERED, heading_of, value_words

LABELS: Final = (14, 24)
"""The fewest and the most cells that the labels of a form take."""


class Slot(NamedTuple):
    """A field in a form: the target of its row."""

    path: str


def form_rows(subject: Subject, plan: Plan, width: int) -> list[Row]:
    """The form: what it is about, then a row a field, sub-tables under a heading of their own."""
    kind = subject.kind
    entity = subject.entity(plan) or kind()
    nr = entity.values.get("nr", "")
    whole = subject.label == kind.label
    title = heading_of(kind, nr) if whole else f"{_(subject.label).upper()} {nr}".strip()
    rows = [Row(indent(heading(title, _("legg til") if subject.new else _("rediger"))))]
    name = entity.title if any(entity.values.get(one) for one in kind.names) else ""
    rows += [Row(indent(one)) for one in paragraph(name, width - 2, "text", bold=True)] if name else []
    rows.append(Row())
    group, labels = "", label_width(kind)
    for path, field in fields(kind).items():
        inside = path.rpartition(".")[0]
        if inside != group:
            group = inside
            rows += [Row(), Row(indent(line((_(kind.own[group].label).upper(), "accent", True))))]
        rows.append(Row(field_line(field, entity.get(path), plan, width, labels), Slot(path)))
    return rows


def asked_rows(subject: Subject, field: Field[Any], plan: Plan, width: int) -> list[Row]:
    """What a text that is being written is about: what the template asks, word for word, or else the field."""
    asked = asked_text(plan, subject, field)
    if asked:
        return [*(Row(indent(one)) for one in paragraph(asked, width - 2, "accent", bold=True)), Row()]
    entity = subject.entity(plan) or subject.kind()
    named = any(entity.values.get(one) for one in subject.kind.names)
    note = entity.title if named and not subject.new else ""
    title = heading(_(field.label).upper(), cut(note, width - cells(_(field.label)) - 4))
    helped = paragraph(_(field.help), width - 2, "faint") if field.help else []
    return [*(Row(indent(one)) for one in (title, *helped)), Row()]


def asked_text(plan: Plan, subject: Subject, field: Field[Any]) -> str:
    """The template's words that a field answers; empty where it has none."""
    table = subject.kind.table
    name = next((path for path, one in subject.kind.fields.items() if one is field), "")
    if table == "rammer":
        return next((one.text for one in template_of(plan).frameworks if one.field == name), "")
    asked = question(plan, table, name)
    return asked.text if asked is not None else ""


def label_width(kind: type[Entity]) -> int:
    """The cells of a form's labels with what is between them and the values."""
    longest = max(cells(_(field.label)) for field in fields(kind).values())
    return min(max(longest + 1, LABELS[0]), LABELS[1])


def field_line(field: Field[Any], value: Any, plan: Plan, width: int, labels: int) -> Line:
    """A field's label and its value on one line; what is not set is plain to see."""
    label = fit(line((_(field.label), "faint")), labels - 1)
    gap = " " * (labels - width_of(label))
    if isinstance(field, Records):
        words = records_words(value)
    elif isinstance(value, Period):
        words = span(value.start, value.slutt, "short")
    else:
        words = _in_words(field, value, plan)
    if not words:
        shown = line(("○ ", "warn"), _("mangler")) if field.required else line(("–", "faint"))
    else:
        shown = line(*_sign(field, value), (words, "text"))
    return indent(line(label, gap, fit(shown, width - labels - 2)))


def _sign(field: Field[Any], value: Any) -> tuple[Any, ...]:
    """The glyph of a fixed word that has one."""
    sign = SIGNS.get(value) if isinstance(field, Choice) else None
    return () if sign is None else ((sign[0], sign[1]), " ")


def records_words(value: Sequence[Entity]) -> str:
    """A list of records in a few words: how many, and of steps how many are done."""
    if not value:
        return ""
    if isinstance(value[0], Activity):
        done = sum(bool(one.get("ferdig")) for one in value)
        return _("{n} av {all} ferdig").format(n=done, all=len(value))
    return str(len(value))


def aside_rows(field: Field[Any], value: Any, plan: Plan, width: int, parsed: Parsed) -> list[Row]:
    """What stands beside the chosen field: its help, the whole of its value, and how it is written.

    While it is typed in: why what is `parsed` cannot be used, or what can be taken instead of typing it.
    """
    if parsed.wrong:
        return wrong_rows(parsed, field, value, plan, width)
    if parsed.cures:
        return role_rows(field, parsed.cures, width)
    rows = [Row(line((_(field.label).upper(), "accent", True)))]
    if field.help:
        rows += [Row(one) for one in paragraph(_(field.help), width, "faint")]
    rows.append(Row())
    rows += [Row(one) for one in whole_value(field, value, plan, width)]
    if isinstance(field, Records):
        rows += [Row(), *(Row(one) for one in paragraph(_("Enter åpner lista."), width, "soft"))]
    elif isinstance(field, Inline):
        rows += [Row(), *(Row(one) for one in paragraph(_("Enter åpner feltene."), width, "soft"))]
    examples = hints(field)
    if examples:
        rows += [
            Row(),
            Row(line(_("Dere kan skrive"))),
            *(Row(line((one, "soft"))) for one in wrap("  ".join(examples), width)),
        ]
    return rows


def whole_value(field: Field[Any], value: Any, plan: Plan, width: int) -> list[Line]:
    """A value with nothing cut."""
    if value is None or value == ():
        return [line(("○ ", "warn"), _("ikke fylt ut ennå"))]
    if isinstance(field, Day):
        return [line((day_and_week(value), "text"))]
    if isinstance(field, Prose):
        return prose_lines(value, width)
    if isinstance(field, Ref | Refs):
        keys = (value,) if isinstance(field, Ref) else value
        found = plan.tables.get(field.table, {})
        lines: list[Line] = []
        for key in keys:
            number = found[key].values.get("nr") if key in found else None
            text = found[key].title if key in found else _("! {key} finnes ikke").format(key=key)
            mark = f"{number} " if number else "· "
            for index, piece in enumerate(wrap(text, max(1, width - len(mark)))):
                lines.append(line((mark if not index else " " * len(mark), "accent"), (piece, "text")))
        return lines
    if isinstance(field, Records):
        return [record_line(one, width) for one in value]
    if isinstance(field, Text):
        return paragraph(_in_words(field, value, plan), width)
    if isinstance(field, Choice):
        return [line(*_sign(field, value), (word(value), "text"))]
    return paragraph(value_words(field, value, plan), width)


def _in_words(field: Field[Any], value: Any, plan: Plan) -> str:
    """A value as it is shown; what an agenda item asks or is about in the words of the plan and not of the file."""
    if isinstance(field, Question | Target) and value:
        return told(plan, field, value)
    return value_words(field, value, plan)


def record_line(record: Entity, width: int) -> Line:
    """A record on one line: a mark when it can be done, its date, its words."""
    parts: list[Any] = []
    if "ferdig" in record.fields:
        parts.append(("● ", "ok") if record.get("ferdig") else ("○ ", "soft"))
    when = next((one for name, one in record.values.items() if isinstance(one, date) and name != "til"), None)
    if when is not None:
        parts.append((f"{day(when):>12}  ", "faint"))
    parts.append((record_words(record), "text"))
    return fit(line(*parts), width)


def record_words(record: Entity) -> str:
    """What a record says, without its date and its tick."""
    said = [
        word(one) if isinstance(record.fields.get(name), Choice | Words) else _number(one)
        for name, one in record.values.items()
        if not isinstance(one, bool | date)
    ]
    return " · ".join(said) or "…"


def _number(value: object) -> str:
    return number(value) if isinstance(value, int | float) else str(value)


def choices_of(field: Field[Any], plan: Plan, entity: Entity) -> list[Option]:
    """What can be chosen for a field of fixed words or references, in the order that people see."""
    if isinstance(field, Choice | Words):
        return [Option(one, word(one), SIGNS[one].glyph if one in SIGNS else "") for one in field.words]
    if isinstance(field, Target):
        from dekom_tui.screens.meeting.subjects import abouts

        return abouts(plan)
    if isinstance(field, Links):
        return [Option(str(place), one.title) for place, one in plan.places() if place.key and place.table != "sak"]
    assert isinstance(field, Ref | Refs)
    kind = TABLES[field.table]
    others = (one for one in plan.ordered(kind) if kind.table != entity.table or one.key != entity.key)
    numbered = kind in NUMBERED
    return [Option(one.key, one.title, str(one.values.get("nr", "")) if numbered else "") for one in others]


def nothing_to_choose(field: Field[Any]) -> str:
    """Where what can be chosen is written first, said when there is nothing of it yet."""
    if not isinstance(field, Ref | Refs):
        return _("Ingenting å velge ennå.")
    place = next((f"{one.key} {_(one.name)}" for one in PLACES if one.key == KEYS.get(field.table)), "")
    what = _(TABLES[field.table].plural).lower()
    return _("Ingen {what} å velge ennå. De skrives i {place}, og kan så velges her.").format(what=what, place=place)


class RecordAt(NamedTuple):
    """A record in a list: the target of its row."""

    at: int


def record_rows(field: Records[Any], records: Sequence[Entity], width: int) -> list[Row]:
    """A list of records to choose from; an empty one says how to begin."""
    rows = [Row(line((" " + _(field.label).upper(), "accent", True))), Row()]
    if not records:
        text = _("Ingen ennå. N legger til.")
        return [*rows, *(Row(indent(one)) for one in paragraph(text, width - 1, "soft"))]
    for index, one in enumerate(records):
        parts: list[Any] = []
        if "ferdig" in one.fields:
            parts.append(("● ", "ok") if one.get("ferdig") else ("○ ", "soft"))
        when = next((value for value in one.values.values() if isinstance(value, date)), None)
        if when is not None:
            parts.append((day(when), "faint"))
        rows.append(Row(indent(line(*parts)), RecordAt(index)))
        rows += [
            Row(line("   ", (piece, "text")), RecordAt(index)) for piece in wrap(record_words(one), max(1, width - 4))
        ]
    return rows


def wrong_rows(parsed: Parsed, field: Field[Any], value: Any, plan: Plan, width: int) -> list[Row]:
    """Why what was typed cannot be used, and what may have been meant; the plan keeps what it has."""
    rows = [Row(line(("! " + _("KAN IKKE BRUKES"), "bad", True))), Row()]
    rows += [Row(one) for one in paragraph(parsed.wrong, width)]
    if parsed.cures:
        rows += [Row(), Row(line(_("Mente dere")))]
        for cure in parsed.cures:
            shown = cure_words(cure)
            rows.append(Row(indent(line((shown, "text"))), Cure(cure)))
    kept = value_words(field, value, plan)
    if kept:
        said = _("Esc går ut uten å endre noe: planen har fortsatt «{value}».").format(value=kept)
    else:
        said = _("Esc går ut uten å endre noe: i planen står feltet fortsatt tomt.")
    text = _("Enter går til forslagene.") if parsed.cures else _("Enter virker først når det er rettet.")
    rows += [Row(), *(Row(one) for one in paragraph(f"{text} {said}", width, "soft"))]
    return rows


class Cure(NamedTuple):
    """A value that may have been meant: the target of its row."""

    value: Any


def cure_words(value: Any) -> str:
    """A cure as it is offered: «30. nov 2026  mandag, uke 49»."""
    if isinstance(value, date):
        return f"{day(value)}  {weekday(value)}, {week(value)}"
    return str(value) if isinstance(value, str) else number(value)


def role_names(plan: Plan) -> tuple[str, ...]:
    """The names of the plan's roles, in the order that people see."""
    return tuple(dict.fromkeys(one.navn for one in plan.ordered(Role) if one.navn))


def role_rows(field: Field[Any], names: Sequence[str], width: int) -> list[Row]:
    """The roles of the plan, to take one of them instead of typing it."""
    rows = [Row(line((_(field.label).upper(), "accent", True)))]
    rows += [Row(one) for one in paragraph(_(field.help), width, "faint")] if field.help else []
    rows += [Row(), Row(line(_("Rollene i planen")))]
    for name in names:
        rows += [Row(indent(line((piece, "text"))), Cure(name)) for piece in wrap(name, max(1, width - 1))]
    return rows


def day_notes(value: date, plan: Plan) -> list[Line]:
    """What the school calendar says about a day, under its month."""
    years = [
        SchoolYear(
            one.start,
            one.slutt,
            tuple((each.navn or "", each.fra, each.til) for each in one.ferier if each.fra and each.til),
            one.planleggingsdager,
        )
        for one in plan.settings.skoleaar.values()
        if one.start and one.slutt
    ]
    note = SchoolDays(years).note(value)
    if note is None or note.kind == "between":
        return []
    if note.kind == "planning":
        return [line(("! ", "warn"), (_("Planleggingsdag"), "text"))]
    if note.kind == "weekend":
        return [line(("! ", "warn"), (_("Ikke en skoledag"), "text"))]
    lines = [line(("! ", "warn"), (f"{note.name} {span(note.first, note.last, 'short')}", "text"))]
    if note.next_school_day is not None:
        after = _("første skoledag etter er {day}").format(day=day_and_week(note.next_school_day))
        lines.append(line(after))
    return lines
