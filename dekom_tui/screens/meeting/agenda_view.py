"""The agenda before a meeting: how the time is shared, the items in order, and what the plan itself proposes. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from dekom_tui.meeting.agenda import ON_HOLD_MEASURE, about_text, items_of, proposals, question_text
from dekom_tui.meeting.methods import method, minutes_of
from dekom_tui.plan.needs import LATE_MEASURE
from dekom_tui.plan.template import SECTIONS, is_prose_field, template_of
from dekom_tui.widgets.bars import shares
from dekom_tui.widgets.lines import Line, Row, Span, columns, fit, heading, indent, left_right, line, pad, wrap
from dekom_tui.words.dates import day, weekday
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.meeting import method_name, phase_name
from dekom_tui.words.needs import need_notes, need_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dekom_tui.meeting.agenda import Proposal
    from dekom_tui.plan.format import Item, Minutes
    from dekom_tui.plan.model import Plan

_METHOD: Final = 13
_MINUTES: Final = 4
_CLOCK: Final = 6
_INKS: Final = ("accent", "ok", "warn", "hold", "gold", "soft")
_NAME: Final = 30


class Chosen(NamedTuple):
    """An item of the agenda as what can be chosen."""

    key: str


class Proposed(NamedTuple):
    """Something that the plan proposes, as what can be chosen: which one."""

    at: int


def minutes_of_item(item: Item) -> int:
    """How long an item takes."""
    return sum(minutes_of(item.metode, item.faser, item.minutter))


def agenda_rows(plan: Plan, minutes: Minutes, chosen: object, today: date, width: int) -> list[Row]:
    """The whole agenda."""
    inner = width - 2
    items = items_of(plan, minutes.key)
    rows = [Row(), Row(indent(_head(minutes, inner))), Row()]
    rows += [Row(indent(one)) for one in _time_bar(minutes, items, inner)]
    rows += [Row(), Row(indent(_columns(heading(_("SAKSLISTE")), _("metode"), _("min"), _("kl."), inner)))]
    start = minutes.start
    at = datetime.combine(today, start) if start is not None else None
    for number, item in enumerate(items, 1):
        rows += _item(plan, item, number, at, chosen, inner)
        at = at + timedelta(minutes=minutes_of_item(item)) if at is not None else None
    if not items:
        rows.append(Row(indent(line(_("Ingen saker ennå. N legger til en, og planen foreslår noen under.")))))
    return [*rows, Row(), *_proposed(plan, items, today, inner)]


def _head(minutes: Minutes, inner: int) -> Line:
    when = f"{weekday(minutes.dato)} {day(minutes.dato)}" if minutes.dato is not None else ""
    clock = "–".join(_clock(one) for one in (minutes.start, minutes.slutt) if one is not None)
    aside = " · ".join(filter(None, (clock, minutes.sted)))
    left = line((minutes.title.upper(), "accent", True), f"  {when}" if when else "", f"  {aside}" if aside else "")
    return fit(left, inner)


def _clock(at: time) -> str:
    return at.strftime("%H.%M")


def _time_bar(minutes: Minutes, items: Sequence[Item], inner: int) -> list[Line]:
    """The time as a bar, an item a part, with its number and minutes under it; what is left over at the right."""
    used = [minutes_of_item(one) for one in items]
    total = sum(used)
    there = _there(minutes)
    told = ngettext("{n} minutt", "{n} minutter", total).format(n=total)
    if there:
        told = _("{n} av {all} min").format(n=total, all=there)
    width = max(10, inner - len(told) - 2)
    rest = max(0, there - total)
    amounts = [*used, rest] if rest else used
    cells = shares(width, [one for one in amounts if one]) if any(amounts) else []
    bars: list[Span | tuple[str, str]] = []
    names: list[Span | tuple[str, str]] = []
    kept = [(number, one) for number, one in enumerate(used, 1) if one]
    for at, size in enumerate(cells):
        mine = at < len(kept)
        token = _INKS[at % len(_INKS)] if mine else "line"
        gap = 1 if size > 2 and at + 1 < len(cells) else 0
        bars += [("▄" * (size - gap), token), (" " * gap, "soft")]
        name = f"{kept[at][0]} {kept[at][1]}" if mine else _("{n} til overs").format(n=rest)
        shown = name if len(name) < size else str(kept[at][0]) if mine and size > 1 else ""
        names.append((f"{shown:<{size}}", "soft"))
    over = total - there if there and total > there else 0
    ink = "bad" if over else "text"
    found = [left_right(line(*bars), line((told, ink, True)), inner), line(*names)]
    if over:
        said = ngettext(
            "{n} minutt for mye. – tar ett minutt av en sak.", "{n} minutter for mye. – tar ett minutt av en sak.", over
        )
        found.append(line((said.format(n=over), "warn")))
    return found


def _there(minutes: Minutes) -> int:
    """The minutes that the meeting has, 0 where its end is not known."""
    if minutes.start is None or minutes.slutt is None:
        return 0
    begun, ended = (one.hour * 60 + one.minute for one in (minutes.start, minutes.slutt))
    return max(0, ended - begun)


def _columns(name: Line, how: str, length: str, clock: str, inner: int) -> Line:
    room = max(12, inner - _METHOD - _MINUTES - _CLOCK - 6)
    return columns(
        (name, room),
        (line((how, "soft")), _METHOD),
        (line((length, "text")), _MINUTES, ">"),
        (line((clock, "faint")), _CLOCK, ">"),
    )


def _item(plan: Plan, item: Item, number: int, at: datetime | None, chosen: object, inner: int) -> list[Row]:
    target = Chosen(item.key)
    asked = question_text(plan, item.spoersmaal or "") or item.title
    name = line(Span(f"{number} ", "faint", lead=True), Span(asked, "text", lead=True))
    length = minutes_of_item(item)
    clock = at.strftime("%H.%M") if at is not None else ""
    how = method_name(item.metode) if item.metode else ""
    rows = [Row(indent(_columns(name, how, str(length) if length else "", clock, inner)), target)]
    if chosen != target:
        return rows
    lines = [_phases(item), _lands(plan, item)]
    pieces = [one for text in lines if text for one in wrap(text, inner - 2)]
    return [*rows, *(Row(indent(line("  ", (one, "soft"))), target) for one in pieces)]


def _phases(item: Item) -> str:
    """«alene 5 · gruppe 12 · vis 3»."""
    ballot = method(item.metode).ballot
    minutes = minutes_of(item.metode, item.faser, item.minutter)
    parts = zip(method(item.metode).phases, minutes, strict=False)
    return " · ".join(f"{phase_name(phase, ballot)} {length}" for phase, length in parts if length)


def _lands(plan: Plan, item: Item) -> str:
    """Where the conclusion lands by itself."""
    for asks in (item.gjelder or "", item.spoersmaal or ""):
        section, _dot, field = asks.partition(".")
        if section in SECTIONS and is_prose_field(plan, section, field):
            found = template_of(plan).section(section)
            return _("Konklusjonen blir svar i {place}").format(place=f"{found.number} {found.title}")
    about = about_text(plan, item.gjelder or "")
    return _("Gjelder {what}").format(what=about) if about else ""


def fresh_proposals(plan: Plan, items: Sequence[Item], today: date) -> list[Proposal]:
    """What the plan proposes and the agenda does not have."""
    asked = {one.spoersmaal for one in items}
    about = {one.gjelder for one in items if one.gjelder} - {""}
    return [one for one in proposals(plan, today) if one.draft.asks not in asked and one.draft.about not in about]


def _proposed(plan: Plan, items: Sequence[Item], today: date, inner: int) -> list[Row]:
    found = fresh_proposals(plan, items, today)
    if not found:
        return [Row(indent(heading(_("PLANEN FORESLÅR")))), Row(indent(line(_("Ingenting mer nå."))))]
    rows = [Row(indent(heading(_("PLANEN FORESLÅR"), _("Enter legger til"))))]
    for at, one in enumerate(found):
        rows.append(Row(indent(_proposal(plan, one, today, inner)), Proposed(at)))
    return rows


def _proposal(plan: Plan, one: Proposal, today: date, inner: int) -> Line:
    sign, token = (
        ("▲", "bad") if one.why == LATE_MEASURE else ("║", "hold") if one.why == ON_HOLD_MEASURE else ("◊", "gold")
    )
    name, note = question_text(plan, one.draft.asks), ""
    if one.need is not None and one.entity is not None:
        name = need_title(one.need, today, _NAME) if len(one.need.measures) < 2 else one.entity.title
        notes = need_notes(one.need, today)
        note = notes[0] if notes and len(one.need.measures) < 2 else ""
    elif one.entity is not None:
        name, note = one.entity.title, getattr(one.entity, "status", "") and _("på vent")
    how = columns((line(method_name(one.draft.method)), _METHOD), (line((str(one.draft.total), "text")), _MINUTES, ">"))
    room = max(10, inner - _METHOD - _MINUTES - 6)
    wide = min(_NAME, room) if note else room
    told = (
        line(pad(line(Span(name, "text", lead=True)), wide), "  ", note)
        if note
        else line(Span(name, "text", lead=True))
    )
    return left_right(line((f"{sign} ", token), fit(told, room)), how, inner)
