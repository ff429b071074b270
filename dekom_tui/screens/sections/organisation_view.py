"""How section 6 is drawn: roles with what they carry, arenas with what happens there, partners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Arena, Measure, Partner, Role
from dekom_tui.plan.measures import state
from dekom_tui.plan.model import Place
from dekom_tui.plan.organisation import carried, measures_at, partner_label, role_name
from dekom_tui.screens.sections.view import counted, empty_lines, hanging, labelled, rows_of, text_width
from dekom_tui.widgets.lines import BLANK, Line, Row, cells, columns, fit, line, pad, paragraph, wrap
from dekom_tui.widgets.states import STATES
from dekom_tui.words.dates import day
from dekom_tui.words.labels import label
from dekom_tui.words.language import N_, _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from dekom_tui.plan.model import Plan

_LABELS: Final = 11
_DATE: Final = 13
_SKU: Final = N_("SKU")

_EMPTY: Final = {
    Role: (N_("Her står hvem som gjør hva, og hva de forventer av de andre."), N_("skriver inn den første rollen")),
    Arena: (N_("Her står hvor dere lærer sammen, og hva av det som er SKU."), N_("skriver inn den første møteplassen")),
    Partner: (N_("Her står hvem dere samarbeider med, og hva de bidrar med."), N_("skriver inn den første partneren")),
}


def name_of(entity: Entity, plan: Plan) -> str:
    """What an entity of this section is called in the list."""
    if isinstance(entity, Role):
        return role_name(entity)
    return entity.betegnelse or entity.title if isinstance(entity, Partner) else entity.short


def note_of(plan: Plan, kind: type[Entity]) -> str:
    """What stands beside the heading of a register: how many it has, of the arenas how many are SKU."""
    entities = plan.ordered(kind)
    if kind is not Arena or not entities:
        return str(len(entities)) if entities else ""
    sku = sum(one.sku for one in plan.ordered(Arena))
    return _("{n} av {all} SKU").format(n=sku, all=len(entities))


def mark_of(entity: Entity) -> str:
    """What stands beside an arena in the list."""
    return (_(_SKU) if entity.sku else "–") if isinstance(entity, Arena) else ""


def empty_rows(kind: type[Entity], width: int, *, begins: bool = True) -> list[Row]:
    """What a register says while it is empty."""
    text, does = _EMPTY[kind]
    return [*rows_of(empty_lines(_(text), _(does), text_width(width), begins=begins)), Row()]


def entity_rows(plan: Plan, entity: Entity, width: int) -> list[Row]:
    """What stands in the plan about a role or an arena itself."""
    room = text_width(width)
    sku = entity.sku if isinstance(entity, Arena) else False
    lines = paragraph(entity.title, room - 6 if sku else room, "text", bold=True)
    if sku:
        lines[-1] = line(lines[-1], "   ", (_(_SKU), "ok", True))
    lines.append(BLANK)
    for path in ("oppgaver", "forventer") if isinstance(entity, Role) else ("naar", "hvem", "merknad"):
        lines += labelled(label(type(entity).fields[path]), entity.get(path), room, _LABELS)
    return [*rows_of(lines), Row()] if len(lines) > 2 else rows_of(lines)


def carried_rows(plan: Plan, role: Role, today: date, width: int) -> list[Row]:
    """What a role stands for: measures, and the steps that are left by date."""
    of, room = carried(plan, role), text_width(width)
    if not of.measures and not of.open_steps:
        return [*rows_of([counted(_("STÅR FOR"), _("ingen tiltak eller steg i del 5"))]), Row()]
    measures = ngettext("{n} tiltak", "{n} tiltak", len(of.measures)).format(n=len(of.measures))
    steps = ngettext("{n} steg igjen", "{n} steg igjen", len(of.open_steps)).format(n=len(of.open_steps))
    lines = [counted(_("STÅR FOR"), f"{measures}, {steps}")]
    lines += [measure_line(one, today, room) for one in of.measures]
    for step in of.open_steps:
        when = step.activity.dato
        said = line((day(when) if when is not None else "", "bad" if when is not None and when < today else "faint"))
        lines.append(columns((said, _DATE, ">"), (line(step.activity.tekst or ""), room - _DATE - 2)))
    return [*rows_of(lines), Row()]


def measure_line(measure: Measure, today: date, room: int) -> Line:
    """A measure with its state, on one line."""
    return line(STATES[state(measure, today)].span(), " ", fit(line(measure.title), room - 2))


def happening_rows(plan: Plan, arena: Arena, today: date, width: int) -> list[Row]:
    """The measures that happen at an arena."""
    measures, room = measures_at(plan, arena), text_width(width)
    lines = [counted(_("TILTAK HER"), str(len(measures)) if measures else _("ingen ennå"))]
    for one in measures:
        sign = line(STATES[state(one, today)].span())
        lines += hanging(sign, wrap(one.title, max(1, room - 2)), 2, "soft")
    return [*rows_of(lines), Row()]


def partner_rows(plan: Plan, chosen: Place | None, width: int) -> list[Row]:
    """All partners, what they bring and what is agreed; the chosen one stands out."""
    room = text_width(width)
    rows: list[Row] = []
    for one in plan.ordered(Partner):
        lit = chosen is not None and chosen.key == one.key
        kind, told = partner_label(plan, one), "text" if lit or chosen is None else "soft"
        lines = paragraph(kind, room, "accent" if lit else told, bold=True) if kind else []
        lines += [line("  ", (piece, told, lit)) for piece in wrap(one.navn or "", max(1, room - 2)) if piece]
        for path in ("bidrar", "avtale"):
            value = one.get(path)
            lines += [line("  ", each) for each in labelled(label(Partner.fields[path]), value, room - 2, 8, told)]
        rows += [*rows_of(lines), Row()]
    return rows


def brief_rows(plan: Plan, kind: type[Entity], width: int, *, begins: bool = True) -> list[Row]:
    """A whole register, a line or two each: what stands under the question. `begins`: N adds to this one."""
    if not plan.of(kind):
        return empty_rows(kind, width, begins=begins)
    if kind is Partner:
        return partner_rows(plan, None, width)
    rows: list[Row] = []
    room = text_width(width)
    column = min(max(cells(name_of(one, plan)) for one in plan.ordered(kind)), room * 2 // 5) + 2
    for one in plan.ordered(kind):
        says = one.oppgaver if isinstance(one, Role) else one.get("naar")
        name = pad(line((name_of(one, plan), "text")), column - 2)
        mark = line((mark_of(one), "ok" if isinstance(one, Arena) and one.sku else "faint"))
        lead = columns((name, column - 2), (mark, 3)) if kind is Arena else name
        at = column + 4 if kind is Arena else column
        rows += rows_of(hanging(lead, wrap(says or "", max(1, room - at)), at, "soft"))
    return [*rows, Row()]
