"""4 Analyse: the questions, the findings with how sure they are, and which goals answer them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import BindingType

from dekom_tui.commands import CHOOSE, LEAVE_LIST, TIE, TIE_GOAL, Command
from dekom_tui.plan.edits import Set
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Finding, Goal
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import Question
from dekom_tui.screens.base import bindings
from dekom_tui.screens.sections.analysis_view import (
    empty_rows,
    finding_entries,
    finding_rows,
    overview_rows,
    tying_rows,
)
from dekom_tui.screens.sections.screen import Answer, Block, Entry, Register, SectionScreen, Target
from dekom_tui.screens.sections.view import asked_rows, counted, rows_of
from dekom_tui.widgets.lines import Row
from dekom_tui.words.language import N_, _

_FINDINGS: Final = Register(Finding.table)
_WHOSE: Final = {"kompetanse_laerere": N_("LÆRERE"), "kompetanse_elever": N_("ELEVER")}
"""One sentence of the template is answered in two fields; this tells them apart."""
_HIGH: Final = 24
"""Above this height of the page goals are told in full."""
_ROOMY: Final = 17
"""From this height of the page the question stands above a finding."""


class AnalysisScreen(SectionScreen):
    """Section 4 of the template."""

    PLACE = "4"
    SECTION = "analyse"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (TIE, TIE_GOAL, *SectionScreen.COMMANDS_HERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings((TIE, TIE_GOAL))

    _tied: Target | None = None

    @property
    def tying(self) -> bool:
        """Whether goals are being chosen for the finding."""
        return self._tied is not None and self._tied == self.chosen

    @property
    def finding(self) -> Finding | None:
        """The finding that is chosen."""
        chosen = self.chosen
        return self.host.plan.of(Finding).get(chosen.key) if isinstance(chosen, Place) else None

    def entries(self) -> list[Entry]:
        findings = finding_entries(self.host.plan)
        note = str(len(findings)) if findings else ""
        return [
            *self.question_entries(),
            Entry(None, _("FUNN"), note=note, heading=True),
            *(findings or [Entry(_FINDINGS, _("ingen ennå"))]),
        ]

    def blocks(self, width: int) -> list[Block]:
        finding, plan = self.finding, self.host.plan
        if finding is not None:
            target = Place(Finding.table, finding.key)
            if self.tying:
                return [Block(target, finding.short, tying_rows(plan, finding, width))]
            height = self.page.size.height
            above = [*asked_rows(self.asked()[0], width), Row()] if height >= _ROOMY else []
            told = finding_rows(plan, finding, width, whole=height > _HIGH)
            return [Block(target, finding.short, [*above, *told])]
        if self.chosen == _FINDINGS:
            return [Block(_FINDINGS, _("Funn"), [*rows_of([counted(_("FUNN"), _("ingen ennå"))]), *empty_rows(width)])]
        return self._answers(width)

    def _answers(self, width: int) -> list[Block]:
        """The questions with their answers; one that heads two answers is said once."""
        found: list[Block] = []
        before = ""
        for question in self.asked():
            block = self.answer_block(question, width)
            if question.text == before and block.target != self.chosen:
                block = block._replace(rows=block.rows[len(asked_rows(question, width)) + 1 :])
            before = question.text
            found.append(block)
        return found

    def heading_rows(self, question: Question, width: int) -> list[Row]:
        whose = _WHOSE.get(question.field)
        rows = asked_rows(question, width)
        return [*rows, Row(), *rows_of([counted(_(whose))])] if whose is not None else rows

    def side_rows(self, width: int, height: int) -> Sequence[Row]:
        if not self.wide:
            return ()
        if isinstance(self.chosen, Answer):
            return overview_rows(self.host.plan, width)
        return [row for block in self._answers(width) for row in block.rows]

    def kind_here(self) -> type[Entity] | None:
        return None if self.tying else Finding

    @property
    def entity_here(self) -> Place | None:
        return None if self.tying else super().entity_here

    # Tying a finding to goals

    def commands(self) -> Sequence[Command]:
        return (CHOOSE, TIE_GOAL, LEAVE_LIST) if self.tying else super().commands()

    def extra_commands(self) -> Sequence[Command]:
        return (TIE,) if self.finding is not None and self.host.plan.goals else ()

    def action_tie(self) -> None:
        """Choose the goals that answer the finding."""
        if self.finding is not None and self.host.plan.goals and not self.writing:
            self._tied = self.chosen
            self.turn()
            self.page.focus()

    def action_tick(self) -> None:
        """Tie the finding to the goal that is chosen, or untie it."""
        finding, target = self.finding, self.page.selected
        goal = self.host.plan.of(Goal).get(target.key) if isinstance(target, Place) and self.tying else None
        if finding is not None and goal is not None:
            rest = set(goal.funn) ^ {finding.key}
            self.host.edit(Set(Place(Goal.table, goal.key), {"funn": tuple(sorted(rest)) or None}))

    def open(self, target: object) -> None:
        if isinstance(target, Place) and target.table == Goal.table:
            self.action_tick()
        else:
            super().open(target)

    def action_leave_page(self) -> None:
        """Back to what the finding says."""
        self._tied = None
        self.turn()
        super().action_leave_page()

    async def action_back(self) -> None:
        if self.tying:
            self.action_leave_page()
        else:
            await super().action_back()

    def action_across(self) -> None:
        if self.tying:
            self.action_leave_page()
        else:
            super().action_across()
