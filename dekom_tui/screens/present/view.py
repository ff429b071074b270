"""What each thing of the plan is on a screen for the room: pages of lines, a foot line, and what it is called there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.commands import PLACES
from dekom_tui.plan.deck import CONDITIONS, OVERVIEW, Slide, answer
from dekom_tui.plan.format import (
    TABLES,
    Anchoring,
    Arena,
    Finding,
    Frameworks,
    Goal,
    Indicator,
    Initiative,
    Measure,
    Partner,
    Role,
    Texts,
    Voice,
)
from dekom_tui.plan.frameworks import anchored, conditions
from dekom_tui.plan.measures import percent, state
from dekom_tui.plan.organisation import partner_label
from dekom_tui.plan.template import SECTIONS, question, template_of
from dekom_tui.screens.measures.detail import next_ahead, state_reasons, step_mark
from dekom_tui.screens.present.figures import goal_page, indicator_page, overview_pages
from dekom_tui.screens.present.sheet import Piece, Sheet, headed, packed, prose
from dekom_tui.screens.sections.analysis_view import goals_of, sureness
from dekom_tui.widgets.bars import bar
from dekom_tui.widgets.lines import Line, cells, indent, line, pad, paragraph, width_of, wrap_line
from dekom_tui.widgets.states import FINE, STATES
from dekom_tui.widgets.wrapping import cut, wrap
from dekom_tui.words.conditions import judgements
from dekom_tui.words.dates import day, near, span
from dekom_tui.words.labels import label, several, word
from dekom_tui.words.language import N_, _
from dekom_tui.words.short import own_name
from dekom_tui.words.values import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.model import Plan

_ENTRIES: Final = 7
"""Entries of a register on one page."""
_DATE: Final = 15
_NUMBERED: Final = {Goal.table: N_("Mål {n}"), Measure.table: N_("Tiltak {n}"), Finding.table: N_("Funn {n}")}
_SIGNS: Final = {
    "elever": N_("Tegn vi ser etter hos elevene"),
    "laerere": N_("Tegn vi ser etter hos lærerne"),
    "ledelse": N_("Tegn vi ser etter hos ledelsen"),
}


def pages(plan: Plan, slide: Slide, today: date, sheet: Sheet) -> list[list[Line]]:
    """The pages of a slide on a screen of this size; one at least, none higher than the foot line."""
    place = slide.place
    if place == OVERVIEW:
        return overview_pages(plan, today, sheet)
    if place.table == CONDITIONS:
        return _condition(plan, place.key, today, sheet)
    if slide.is_answer:
        return _answer(plan, slide, sheet)
    if not place.key:
        return _REGISTERS[place.table](plan, today, sheet)
    entity = plan.at(place)
    if isinstance(entity, Goal):
        return [goal_page(plan, entity, today, sheet)]
    if isinstance(entity, Indicator):
        return [indicator_page(plan, entity, sheet)]
    if isinstance(entity, Measure):
        return _measure(plan, entity, today, sheet)
    if isinstance(entity, Finding):
        return _finding(plan, entity, sheet)
    if isinstance(entity, Voice):
        return _voice(entity, sheet)
    if isinstance(entity, Role):
        return headed(sheet, label(Role.fields["navn"]), entity.title, _fields(entity, sheet, "oppgaver", "forventer"))
    return headed(sheet, "", "", [])


# Names


def name_of(plan: Plan, slide: Slide) -> str:
    """What a slide is called in the foot line: «Bakgrunn», «Mål 2», «Rektor»."""
    table, key = slide.place
    if slide.place == OVERVIEW:
        return _("Oversikt")
    if table == Texts.table:
        return _("Annen tekst")
    if slide.is_answer:
        field = TABLES[table].fields.get(key)
        asked = question(plan, table, key)
        return label(field) if field is not None else own_name(asked) if asked is not None else key
    if not key:
        return several(TABLES[table])
    entity = plan.at(slide.place)
    if entity is None:
        return several(TABLES[table])
    number = entity.values.get("nr")
    return _(_NUMBERED[table]).format(n=number) if table in _NUMBERED and number else entity.short


def part_name(slide: Slide) -> str:
    """What the section of a slide is called: «Situasjon»."""
    if slide.part == CONDITIONS:
        return _("Rammene")
    number = str(SECTIONS.index(slide.part) + 1) if slide.part else "0"
    return next(_(one.name) for one in PLACES if one.key == number)


def way_to(plan: Plan, here: Slide, there: Slide) -> str:
    """A neighbour's name as it is said here: its own within the section, else the section's."""
    return name_of(plan, there) if here.part == there.part else part_name(there)


def page_name(plan: Plan, slide: Slide, page: int) -> str:
    """A page of a slide that has several: «Bakgrunn 2»; after a name that ends in a number «Tiltak 5, side 2»."""
    name = name_of(plan, slide)
    if page == 1:
        return name
    return (_("{name}, side {n}") if name[-1:].isdigit() else _("{name} {n}")).format(name=name, n=page)


def foot(before: str, after: str, at: int, count: int, width: int) -> Line:
    """«← Situasjon   ● ○ ○ ○   Mål 2 →»: what is before and after, and which of how many this is."""
    dots = " ".join("●" if one == at else "○" for one in range(count)) if count > 1 else ""
    if cells(dots) > width // 3:
        dots = _("{n} av {all}").format(n=at + 1, all=count)
    start = max(0, (width - cells(dots)) // 2)
    room = max(0, start - 6)
    left = cut(f"← {before}", room) if before else ""
    right = f"{cut(after, max(0, room - 2))} →" if after and room > 2 else ""
    told = line(("    ", "faint"), (left, "faint"))
    told = line(pad(told, start), (dots, "soft"))
    return line(pad(told, max(width_of(told), width - 4 - cells(right))), (right, "faint"))


# Prose


def _answer(plan: Plan, slide: Slide, sheet: Sheet) -> list[list[Line]]:
    """A question with what is answered; a text that answers none under what it is called."""
    table, key = slide.place
    asked = question(plan, table, key)
    title = asked.text if asked is not None else ""
    if not title and table == "tegn" and key in _SIGNS:
        title = _(_SIGNS[key])
    if not title:
        title = template_of(plan).section(slide.part).title
    return headed(sheet, title, "", _said(answer(plan, slide.place), sheet))


def _said(text: str | None, sheet: Sheet) -> list[Piece]:
    return prose(text, sheet.measure) if text else [_nothing(_("Ikke besvart ennå."))]


def _nothing(words: str) -> Piece:
    return Piece([line(("○ ", "warn"), (words, "soft"))])


def _condition(plan: Plan, field: str, today: date, sheet: Sheet) -> list[list[Line]]:
    """A framework condition, how the plan meets it, and what stands in the registers for that."""
    text = next(one.text for one in template_of(plan).frameworks if one.field == field)
    judged = next(one for one in judgements(conditions(plan, today)) if one.field == field)
    mark = FINE.span(bold=True) if judged.supported else line(("○", "warn", True))[0]
    told = line(mark, " ", (judged.figures, "text", True), f"  {judged.note}" if judged.note else "")
    pieces = [*_said(plan.one(Frameworks).values.get(field), sheet), Piece(wrap_line(told, sheet.measure))]
    return headed(sheet, text, "", pieces, most=5)


# What stands alone on a page


def _fields(entity: Entity, sheet: Sheet, *names: str) -> list[Piece]:
    """Fields of text, each under its name."""
    found = []
    for name in names:
        text = entity.values.get(name)
        if text:
            head = line((label(entity.fields[name]), "soft"))
            found.append(Piece([head, *paragraph(str(text), sheet.measure, bold=True)]))
    return found


def _finding(plan: Plan, finding: Finding, sheet: Sheet) -> list[list[Line]]:
    pieces = [Piece([sureness(finding)])] if sureness(finding) else []
    pieces += _fields(finding, sheet, "forklaring", "bevis")
    goals = goals_of(plan, finding)
    numbers = [str(one.nr) if one.nr else one.short for one in goals]
    told = _("Mål {numbers} svarer på det.").format(numbers=joined(numbers))
    lines = [line(("→ ", "accent", True), (one, "text")) for one in wrap(told, max(1, sheet.measure - 2))[:1]]
    pieces.append(Piece(lines) if goals else Piece([line(("◊ ", "gold"), (_("Ingen mål svarer på det."), "text"))]))
    return headed(sheet, _numbered(finding), finding.title, pieces)


def _numbered(entity: Entity) -> str:
    number = entity.values.get("nr")
    return _(_NUMBERED[entity.table]).format(n=number) if number else _(TABLES[entity.table].label)


def _voice(voice: Voice, sheet: Sheet) -> list[list[Line]]:
    known = (word(voice.fase) if voice.fase else "", day(voice.dato) if voice.dato else "")
    when = ", ".join(one for one in known if one)
    kicker = f"{_(Voice.plural)}: {when}" if when else _(Voice.plural)
    return headed(sheet, kicker, voice.title, _fields(voice, sheet, "hvordan", "sa", "foerte_til"))


def _measure(plan: Plan, measure: Measure, today: date, sheet: Sheet) -> list[list[Line]]:
    """A measure: its state with why, who stands for it, when, and its steps."""
    width = sheet.measure
    now = state(measure, today)
    sign = STATES[now]
    why = state_reasons(plan, measure, today)
    status = line(sign.span(bold=True), " ", (word(now), sign.ink, True), ("".join(f", {one}" for one in why), "text"))
    numbers = [str(one.nr or one.short) for one in plan.goals if one.key in measure.maal]
    serves = _("mål {numbers}").format(numbers=joined(numbers)) if numbers else ""
    told = (measure.ansvarlig, span(measure.start, measure.slutt, "short"), serves)
    facts = packed([line((one, "soft")) for one in told if one], " · ", width)
    pieces = [Piece([*wrap_line(status, width), *facts])]
    following = next_ahead(measure, today)
    for at, step in enumerate(measure.aktiviteter):
        glyph, ink = step_mark(measure, step, today)
        when = day(step.dato) if step.dato is not None else _("uten dato")
        more = f" ({near(step.dato, today)})" if step is following and step.dato is not None else ""
        head = line((glyph, ink, True), " ", pad(line((when, "soft")), _DATE))
        said = wrap(f"{step.tekst or ''}{more}", max(1, width - _DATE - 2))
        body = [line(head if not n else " " * (_DATE + 2), (one, "soft" if step.ferdig else "text", not step.ferdig))
                for n, one in enumerate(said)]  # fmt: skip
        pieces.append(Piece(body, close=bool(at)))
    done = percent(measure)
    if done is not None and sheet.height >= 20:
        drawn = bar(width - 6, done / 100, "accent", glyph="▀")
        pieces.append(Piece([line(drawn, (f" {done:>3} %", "text", True))]))
    return headed(sheet, _numbered(measure), measure.title, pieces, most=12)


# Registers as wholes


def _listing(sheet: Sheet, title: str, pieces: Sequence[Piece], none: str, most: int = _ENTRIES) -> list[list[Line]]:
    return headed(sheet, title, "", pieces or [_nothing(none)], most=most)


def _no_goals(plan: Plan, today: date, sheet: Sheet) -> list[list[Line]]:
    return _listing(sheet, template_of(plan).section(Goal.table).title, [], _("Ingen mål ennå."))


def _measures(plan: Plan, today: date, sheet: Sheet) -> list[list[Line]]:
    """Every measure on a line or two, with its state."""
    width = sheet.measure
    pieces = []
    for one in plan.measures:
        sign = STATES[state(one, today)]
        mark = line(sign.span(bold=True), " ", (f"{one.nr or '·':>2} ", "soft"))
        by = width_of(mark)
        said = wrap(one.title, max(1, width - by))
        lines = [line(mark if not at else " " * by, (text, "text", True)) for at, text in enumerate(said)]
        pieces.append(Piece(lines, close=sheet.height < 36))
    return _listing(sheet, template_of(plan).section("tiltak").lead, pieces, _("Ingen tiltak ennå."), most=16)


def _anchoring(plan: Plan, today: date, sheet: Sheet) -> list[list[Line]]:
    pieces = []
    for one in reversed(anchored(plan).entries):
        when = day(one.dato) if one.dato is not None else _("uten dato")
        pieces.append(_entry(sheet, when, one.title, one.hva or ""))
    return _listing(sheet, several(Anchoring), pieces, "")


def _initiatives(plan: Plan, today: date, sheet: Sheet) -> list[list[Line]]:
    pieces = []
    for one in plan.ordered(Initiative):
        years = "–".join(dict.fromkeys(str(each.year) for each in (one.fra, one.til) if each is not None))
        pieces.append(_entry(sheet, years, one.title, one.forhold or ""))
    return _listing(sheet, several(Initiative), pieces, "")


def _arenas(plan: Plan, today: date, sheet: Sheet) -> list[list[Line]]:
    asked = question(plan, "organisering", "moeteplasser")
    pieces = []
    for one in plan.ordered(Arena):
        more = " · ".join(each for each in (one.naar, one.hvem) if each)
        pieces.append(_entry(sheet, "■ SKU" if one.sku else "", one.title, more, "ok"))
    return _listing(sheet, asked.text if asked is not None else several(Arena), pieces, "")


def _partners(plan: Plan, today: date, sheet: Sheet) -> list[list[Line]]:
    asked = question(plan, "organisering", "partnere")
    pieces = []
    for one in plan.ordered(Partner):
        name = partner_label(plan, one)
        title = one.navn or name
        lines = paragraph(name, sheet.measure, "accent", bold=True) if name and name != title else []
        lines += paragraph(title, sheet.measure, bold=True)
        lines += paragraph(one.bidrar, sheet.measure, "soft") if one.bidrar else []
        pieces.append(Piece(lines))
    return _listing(sheet, asked.text if asked is not None else several(Partner), pieces, "")


def _entry(sheet: Sheet, mark: str, title: str, more: str, ink: str = "soft") -> Piece:
    """An entry of a register: a mark in a column of its own, what it is, and a word more under it."""
    width = max(1, sheet.measure - _DATE)
    lines = [line((one, "text", True)) for one in wrap(title, width)]
    lines += [line((one, "soft")) for one in wrap(more, width)] if more else []
    head = pad(line((mark, ink, ink != "soft")), _DATE)
    return Piece([line(head, one) if not at else indent(one, _DATE) for at, one in enumerate(lines)])


_REGISTERS: Final[Mapping[str, Callable[[Plan, date, Sheet], list[list[Line]]]]] = {
    Goal.table: _no_goals,
    Measure.table: _measures,
    Anchoring.table: _anchoring,
    Initiative.table: _initiatives,
    Arena.table: _arenas,
    Partner.table: _partners,
}
"""What draws a register as a whole."""
