"""1 Innledning: eight answers, the dated register of who took part, and other initiatives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import BindingType

from dekom_tui.commands import ANCHORING, INITIATIVES, Command
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import TABLES, Anchoring, Initiative
from dekom_tui.plan.frameworks import anchored
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import bindings
from dekom_tui.screens.sections.introduction_view import anchoring_rows, initiative_rows, party_rows
from dekom_tui.screens.sections.screen import Answer, Block, Entry, Register, SectionScreen
from dekom_tui.widgets.lines import Row
from dekom_tui.words.labels import several

_UNDER: Final = {"utforming": Anchoring, "satsinger": Initiative}
"""The question that each register stands under."""


class IntroductionScreen(SectionScreen):
    """Section 1 of the template."""

    PLACE = "1"
    SECTION = "innledning"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (ANCHORING, INITIATIVES, *SectionScreen.COMMANDS_HERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings((ANCHORING, INITIATIVES))

    def entries(self) -> list[Entry]:
        plan = self.host.plan
        found: list[Entry] = []
        for one in self.question_entries():
            found.append(one)
            kind = _UNDER.get(one.target.field) if isinstance(one.target, Answer) else None
            if kind is not None:
                found.append(Entry(Register(kind.table), several(kind), note=str(len(plan.of(kind))), under=True))
        return found

    def blocks(self, width: int) -> list[Block]:
        if isinstance(self.chosen, Register):
            return [self._register_block(TABLES[self.chosen.table], width)]
        found: list[Block] = []
        for block in super().blocks(width):
            found.append(block)
            kind = _UNDER.get(block.target.field) if isinstance(block.target, Answer) else None
            if kind is not None and not self.wide:
                found.append(self._register_block(kind, width))
        return found

    def _register_block(self, kind: type[Entity], width: int) -> Block:
        """A register: whole when it is chosen, else in brief and with nothing in it to choose."""
        plan, target = self.host.plan, Register(kind.table)
        whole = self.chosen == target
        if kind is Initiative:
            rows = initiative_rows(plan, width, begins=self.kind_here() is Initiative)
        elif whole:
            rows = anchoring_rows(plan, width, self._entry(), height=self.page.size.height)
        else:
            rows = party_rows(anchored(plan), width)
        return Block(target, several(kind), rows if whole else [row._replace(target=None) for row in rows])

    def side_rows(self, width: int, height: int) -> Sequence[Row]:
        if not self.wide:
            return ()
        plan = self.host.plan
        here = self.kind_here()
        parts = {
            Anchoring: anchoring_rows(plan, width, None, begins=here is Anchoring),
            Initiative: initiative_rows(plan, width, begins=here is Initiative),
        }
        shown = [rows for kind, rows in parts.items() if self.chosen != Register(kind.table)]
        return [row._replace(target=None) for rows in shown for row in rows]

    def _entry(self) -> Place | None:
        """The line of a register that is chosen on the page."""
        found = self.page.selected
        return found if isinstance(found, Place) else None

    def kind_here(self) -> type[Entity] | None:
        target = self.chosen
        if isinstance(target, Answer) and target.field in _UNDER:
            return _UNDER[target.field]
        return super().kind_here()

    def extra_commands(self) -> Sequence[Command]:
        if self.page.has_focus:
            return ()
        ways = ((ANCHORING, Anchoring), (INITIATIVES, Initiative))
        return tuple(command for command, kind in ways if self.chosen != Register(kind.table))

    def action_register(self, table: str) -> None:
        """To a register of this section."""
        self.menu.select(Register(table))
        self.turn()
        self.action_into()
