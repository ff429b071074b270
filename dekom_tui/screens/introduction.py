"""1 Innledning: eight answers, the dated register of who took part, and other initiatives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from dekom_tui.commands import ADD, REGISTER, Command
from dekom_tui.plan.format import Anchoring, Initiative
from dekom_tui.plan.frameworks import anchored
from dekom_tui.plan.model import Place
from dekom_tui.screens.introduction_view import anchoring_rows, initiative_rows, party_rows
from dekom_tui.screens.section import WIDE, Answer, Block, Entry, Register, SectionScreen
from dekom_tui.widgets.lines import Row
from dekom_tui.words.language import _

ANCHORING = Register("forankring")
INITIATIVES = Register("satsing")


class IntroductionScreen(SectionScreen):
    """Section 1 of the template."""

    PLACE = "1"
    SECTION = "innledning"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = REGISTER

    def entries(self) -> list[Entry]:
        plan = self.host.plan
        registers = {
            "utforming": Entry(ANCHORING, _("Forankring"), note=str(len(plan.of(Anchoring))), under=True),
            "satsinger": Entry(INITIATIVES, _("Andre satsinger"), note=str(len(plan.of(Initiative))), under=True),
        }
        found: list[Entry] = []
        for one in self.question_entries():
            found.append(one)
            if isinstance(one.target, Answer) and one.target.field in registers:
                found.append(registers[one.target.field])
        return found

    def blocks(self, width: int) -> list[Block]:
        plan = self.host.plan
        found: list[Block] = []
        for block in super().blocks(width):
            found.append(block)
            if block.target == Answer("utforming"):
                brief = party_rows(anchored(plan), width)
                full = anchoring_rows(plan, width, self._highlighted())
                found.append(Block(ANCHORING, _("Forankring"), full if self.chosen == ANCHORING else brief))
            elif block.target == Answer("satsinger"):
                found.append(Block(INITIATIVES, _("Andre satsinger"), initiative_rows(plan, width)))
        if isinstance(self.chosen, Register):
            return [one for one in found if one.target == self.chosen]
        return found

    def side_rows(self, width: int, height: int) -> Sequence[Row]:
        if self.size.width < WIDE:
            return ()
        plan = self.host.plan
        return [*anchoring_rows(plan, width, None), Row(), *initiative_rows(plan, width)]

    def _highlighted(self) -> Place | None:
        """The line of a register that is chosen on the page."""
        found = self.page.selected
        return found if isinstance(found, Place) else None

    def add_here(self) -> bool:
        kind = Initiative if self.chosen == INITIATIVES else Anchoring
        self.host.push_new(kind, {"dato": self.host.today} if kind is Anchoring else None)
        return True
