"""What an agenda item can ask and be about, to choose from: the plan's own questions, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.meeting.agenda import Draft, for_entity, for_question
from dekom_tui.meeting.forms import said
from dekom_tui.plan.format import TABLES, Arena, Finding, Goal, Indicator, Measure, Partner
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import SECTIONS, Question, question, questions, template_of
from dekom_tui.widgets.choices import Option
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from dekom_tui.plan.model import Plan

OWN = "(own)"
"""Stands for words of one's own."""
_KINDS = (Goal, Measure, Finding, Indicator, Arena, Partner)
_REGISTERS = (Goal, Measure, Finding)
_BEGUN: Final = {Goal.table: "goals", Measure.table: "measures"}
"""What is asked where a register is still empty, by the key of `forms.said`."""


def abouts(plan: Plan) -> list[Option]:
    """All that an item can be about, as the file has it: what the plan holds by name, its registers, its questions."""
    registers = (Option(one.table, _(one.plural), note=_("hele lista")) for one in _REGISTERS)
    return [*_named(plan), *registers, *_asked(plan)]


def asked(plan: Plan) -> list[Option]:
    """What a new item can begin from: own words, a question of the plan, or something in it by its name."""
    return [Option(OWN, _("Med egne ord …"), always=True), *_asked(plan), *_named(plan)]


def place_of(key: str) -> Place:
    """The place in the plan of what was chosen."""
    table, _dot, name = key.partition(".")
    return Place(table, name)


def draft_of(plan: Plan, place: Place) -> Draft | None:
    """The item that a place of the plan becomes: a question of a section, something of a register, or all of one."""
    if not place.key and place.table in _BEGUN:
        return Draft(said(plan, _BEGUN[place.table]), "IGP", place.table)
    entity = plan.at(place) if place.key else None
    if entity is not None:
        return for_entity(plan, entity)
    asked = place.table in SECTIONS and question(plan, place.table, place.key) is not None
    return for_question(place.table, place.key) if asked else None


def _named(plan: Plan) -> list[Option]:
    return [
        Option(f"{kind.table}.{one.key}", one.title, str(one.values.get("nr", "")), _(kind.label).lower())
        for kind in _KINDS
        for one in plan.ordered(kind)
    ]


def _asked(plan: Plan) -> list[Option]:
    """The questions, each with the number of its section."""
    return [
        Option(f"{section}.{one.field}", one.text, str(template_of(plan).section(section).number), _label(one))
        for section in SECTIONS
        for one in questions(plan, section)
    ]


def _label(of: Question) -> str:
    """What tells a question from another in the same words: the field that its answer stands in."""
    fields = TABLES[of.section].fields
    return _(fields[of.field].label) if of.field in fields else ""
