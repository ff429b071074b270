"""6 Organisering: roles, arenas and partners, each register under the question that it answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from dekom_tui.commands import NEXT_REGISTER, Command
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Arena, Partner, Role
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import Question, template_of
from dekom_tui.screens.base import bindings
from dekom_tui.screens.sections.organisation_view import (
    brief_rows,
    carried_rows,
    entity_rows,
    happening_rows,
    mark_of,
    name_of,
    note_of,
    partner_rows,
)
from dekom_tui.screens.sections.screen import Answer, Block, Entry, SectionScreen
from dekom_tui.screens.sections.view import answered_rows, asked_rows, rows_of, text_width
from dekom_tui.widgets.lines import Row, line, paragraph
from dekom_tui.words.labels import several
from dekom_tui.words.language import _

_REGISTERS: Final[dict[str, type[Entity]]] = {"roller": Role, "moeteplasser": Arena, "partnere": Partner}
"""The register that stands under each question."""
_FIELDS: Final = {kind.table: field for field, kind in _REGISTERS.items()}
_ROOMY: Final = 17
"""From this height of the page the question stands above what is chosen in its register."""


class OrganisationScreen(SectionScreen):
    """Section 6 of the template."""

    PLACE = "6"
    SECTION = "organisering"
    MENU_WIDTH = 26
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (NEXT_REGISTER, *SectionScreen.COMMANDS_HERE)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((NEXT_REGISTER,)),
        Binding("shift+tab", "register(-1)", show=False),
    ]

    _open = "roller"
    """The question whose register is open in the list."""

    def entries(self) -> list[Entry]:
        plan = self.host.plan
        found: list[Entry] = []
        for question in self.asked():
            target, done = self.target_of(question), question.answer(plan) is not None
            kind = _REGISTERS.get(question.field) if question.section == self.SECTION else None
            if kind is None:
                found.append(Entry(target, self.name_of(question).upper(), done, heading=True))
                continue
            found.append(Entry(target, several(kind).upper(), done, note_of(plan, kind), heading=True))
            if question.field == self.open_field():
                found += [
                    Entry(Place(kind.table, one.key), name_of(one, plan), note=mark_of(one), mark=line("  "))
                    for one in plan.ordered(kind)
                ]
        return found

    def open_field(self) -> str:
        """The question whose register is open: the one that is chosen, or that what is chosen stands under."""
        chosen = self.chosen
        if isinstance(chosen, Answer) and chosen.field in _REGISTERS:
            return chosen.field
        if isinstance(chosen, Place):
            return _FIELDS.get(chosen.table, self._open)
        return self._open

    def blocks(self, width: int) -> list[Block]:
        chosen = self.chosen
        if isinstance(chosen, Place):
            return self._entity_blocks(chosen, width)
        found: list[Block] = []
        for question in self.asked():
            block = self.answer_block(question, width)
            kind = _REGISTERS.get(question.field)
            if kind is not None and not self.wide:
                block = block._replace(
                    rows=[*block.rows, *brief_rows(self.host.plan, kind, width, begins=kind is self.kind_here())]
                )
            found.append(block)
        return found

    def _entity_blocks(self, place: Place, width: int) -> list[Block]:
        """What is chosen in a register, what belongs to it, and the answer that it stands under."""
        plan, question = self.host.plan, self._question_of(place)
        entity = plan.at(place)
        if entity is None or question is None:
            return []
        above = self.heading_rows(question, width) if self.page.size.height >= _ROOMY else []
        name = name_of(entity, plan)
        own = partner_rows(plan, place, width) if isinstance(entity, Partner) else entity_rows(plan, entity, width)
        found = [Block(place, name, [*above, *([Row()] if above else []), *own])]
        if not self.wide:
            found += self._related(entity, width)
        if question.answer(plan) is not None:
            found.append(Block(place, _("Svaret"), answered_rows(question, plan, width)))
        return found

    def _related(self, entity: Entity | None, width: int) -> list[Block]:
        """What in the measures belongs to a role or an arena."""
        plan, today = self.host.plan, self.host.today
        if isinstance(entity, Role):
            return [Block(Place(Role.table, entity.key), _("Står for"), carried_rows(plan, entity, today, width))]
        if isinstance(entity, Arena):
            return [Block(Place(Arena.table, entity.key), _("Tiltak her"), happening_rows(plan, entity, today, width))]
        return []

    def side_rows(self, width: int, height: int) -> Sequence[Row]:
        chosen = self.chosen
        if not self.wide:
            return ()
        if isinstance(chosen, Place):
            return [row for block in self._related(self.host.plan.at(chosen), width) for row in block.rows]
        return brief_rows(self.host.plan, _REGISTERS[self.open_field()], width)

    def heading_rows(self, question: Question, width: int) -> list[Row]:
        rows = asked_rows(question, width)
        if question.section != self.SECTION or question.field != next(iter(_REGISTERS)):
            return rows
        lead = template_of(self.host.plan).section(self.SECTION).lead
        return [*rows_of(paragraph(lead, text_width(width), "accent", bold=True)), *rows]

    def _question_of(self, place: Place) -> Question | None:
        """The question that a register stands under."""
        return next((one for one in self.asked() if one.field == _FIELDS.get(place.table)), None)

    def kind_here(self) -> type[Entity] | None:
        return _REGISTERS[self.open_field()]

    def extra_commands(self) -> Sequence[Command]:
        return (NEXT_REGISTER,)

    def turn(self) -> None:
        if self.open_field() != self._open:
            self._open = self.open_field()
            self.menu.refresh_rows()
        super().turn()

    def show(self, target: Place | None) -> None:
        if target is not None and target.table in _FIELDS:
            self._to_register(_FIELDS[target.table])
        super().show(target)

    def action_register(self, step: int) -> None:
        """To the next register, or the one before: to what stands first in it."""
        if self.writing:
            return
        fields = list(_REGISTERS)
        self._to_register(fields[(fields.index(self.open_field()) + step) % len(fields)])

    def _to_register(self, field: str) -> None:
        kind = _REGISTERS[field]
        first = next((Place(kind.table, one.key) for one in self.host.plan.ordered(kind)), None)
        self._open = field
        self.menu.select(Answer(field))
        self.menu.refresh_rows()
        self.menu.select(first or Answer(field))
        self.turn()
