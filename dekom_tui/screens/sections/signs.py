"""7 Tegn på læring: the signs that are looked for, the summing up, and the student voice in its three phases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType

from dekom_tui.commands import HARVEST, Command
from dekom_tui.plan.edits import Set
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Signs, Voice
from dekom_tui.plan.gathering import gathered
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import Question
from dekom_tui.screens.base import bindings
from dekom_tui.screens.sections.screen import Answer, Block, Entry, SectionScreen
from dekom_tui.screens.sections.signs_view import (
    SIGNS,
    Phase,
    phase_words,
    phases,
    signs_rows,
    voice_blocks,
    voice_rows,
)
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Row
from dekom_tui.words.labels import label
from dekom_tui.words.language import N_, _, ngettext

_WHOSE: Final = {
    "elever": N_("Tegn vi ser etter hos elevene"),
    "laerere": N_("Tegn vi ser etter hos lærerne"),
    "ledelse": N_("Tegn vi ser etter hos ledelsen"),
}
_ROOMY: Final = 17
"""From this height of the page the signs stand above the question that is chosen."""


class SignsScreen(SectionScreen):
    """Section 7 of the template."""

    PLACE = "7"
    SECTION = "tegn"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (HARVEST, *SectionScreen.COMMANDS_HERE)
    BINDINGS: ClassVar[list[BindingType]] = bindings((HARVEST,))

    # What stands in the list

    def asked(self) -> tuple[Question, ...]:
        signs = tuple(Question(self.SECTION, field, _(words)) for field, words in _WHOSE.items())
        return (*signs, *super().asked())

    def questions_asked(self) -> tuple[Question, ...]:
        """The questions of the summing up, without the signs that are looked for."""
        return super().asked()

    def entries(self) -> list[Entry]:
        plan = self.host.plan
        signs = plan.one(Signs)
        looked = [Entry(Answer(one), label(Signs.fields[one]), signs.get(one) is not None) for one in SIGNS]
        heading, *rest = self.question_entries()
        voices = [
            Entry(phase.target, phase_words(phase.name), bool(phase.entries), str(len(phase.entries) or ""))
            for phase in phases(plan)
        ]
        count = len(plan.of(Voice))
        return [
            Entry(None, _("TEGN VI SER ETTER"), heading=True),
            *looked,
            heading,
            *(one for one in rest if one.target not in [sign.target for sign in looked]),
            Entry(None, _("ELEVSTEMMEN"), note=str(count) if count else "", heading=True),
            *voices,
        ]

    @property
    def phase(self) -> Phase | None:
        """The phase that is chosen."""
        return next((one for one in phases(self.host.plan) if one.target == self.chosen), None)

    # Drawing

    def blocks(self, width: int) -> list[Block]:
        phase, chosen, plan = self.phase, self.chosen, self.host.plan
        if phase is not None:
            found = voice_blocks(plan, width, self._voice(), tall=self.page.size.height >= _ROOMY)
            return [Block(phase.target, name, rows) for name, rows in found]
        questions = [self.answer_block(one, width) for one in self.questions_asked()]
        if isinstance(chosen, Answer) and chosen.field in SIGNS and not chosen.table:
            return [Block(chosen, _("Tegn vi ser etter"), signs_rows(plan, width, chosen.field)), *questions]
        if self.page.size.height < _ROOMY:
            return questions
        above = signs_rows(plan, width)
        return [one._replace(rows=[*above, *one.rows]) if one.target == chosen else one for one in questions]

    def side_rows(self, width: int, height: int) -> Sequence[Row]:
        if not self.wide:
            return ()
        plan = self.host.plan
        if self.phase is None:
            return voice_rows(plan, width)
        answers = [row for one in self.questions_asked() for row in self.answer_block(one, width).rows]
        return [*signs_rows(plan, width), *answers]

    def _voice(self) -> Place | None:
        """The entry that is chosen on the page."""
        found = self.page.selected
        return found if isinstance(found, Place) else None

    # Choosing

    def turn(self) -> None:
        super().turn()
        self._first_voice()

    def _first_voice(self) -> None:
        """Chooses the phase's first entry."""
        phase = self.phase
        if phase is not None and phase.entries:
            self.page.select(Place(Voice.table, phase.entries[0].key))
            self.page.refresh_rows()

    @on(Canvas.Highlighted, "#page")
    def _other_voice(self) -> None:
        target = self.page.selected
        if isinstance(target, Place) and self.page.has_focus:
            for phase in phases(self.host.plan):
                if any(one.key == target.key for one in phase.entries) and phase.target != self.chosen:
                    self.menu.select(phase.target)
                    self.menu.refresh_rows()

    def show(self, target: Place | None) -> None:
        voice = self.host.plan.of(Voice).get(target.key) if target is not None and target.table == Voice.table else None
        if target is not None and target.table == Voice.table and voice is None:
            empty = [one for one in phases(self.host.plan) if not one.entries]
            self.menu.refresh_rows()
            self.menu.select((empty or phases(self.host.plan))[0].target)
            self.turn()
            return
        if target is None or voice is None:
            super().show(target)
            return
        phase = next(one for one in phases(self.host.plan) if voice in one.entries)
        self.menu.refresh_rows()
        self.menu.select(phase.target)
        self.turn()
        self.page.select(target)
        self.page.focus()
        self.refresh_page()

    def presented(self) -> Place:
        phase = self.phase
        if phase is not None and phase.entries and not isinstance(self.pointed, Place):
            return Place(Voice.table, phase.entries[0].key)
        return super().presented()

    # What can be done

    def kind_here(self) -> type[Entity] | None:
        return Voice

    def new_values(self, kind: type[Entity]) -> Mapping[str, object]:
        phase = self.phase
        values = dict(super().new_values(kind))
        return {**values, "fase": phase.name} if phase is not None and phase.name else values

    def extra_commands(self) -> Sequence[Command]:
        return (HARVEST,) if self._harvest_field() else ()

    def _harvest_field(self) -> str:
        """The question under which the log has something to gather; "" for none."""
        chosen = self.chosen
        field = chosen.field if isinstance(chosen, Answer) and not chosen.table else ""
        return field if gathered(self.host.plan, field) else ""

    def action_harvest(self) -> None:
        """What the log says under the chosen question."""
        field, question = self._harvest_field(), self.question_here()
        if not field or question is None or self.writing:
            return
        from dekom_tui.screens.log.harvest import HarvestScreen

        self.app.push_screen(HarvestScreen(question, self._take))

    def _take(self, text: str, count: int) -> None:
        """Puts what was picked from the log last in the answer, and lets people go on writing there."""
        question = self.question_here()
        if question is None or not text:
            return
        before = question.answer(self.host.plan)
        if self.host.edit(Set(Place(Signs.table), {question.field: f"{before}\n\n{text}" if before else text})):
            self.write()
            said = ngettext(
                "{n} innførsel står nederst. Skriv den om til egne ord.",
                "{n} innførsler står nederst. Skriv dem om til egne ord.",
                count,
            )
            self.host.call_after_refresh(self.host.say, said.format(n=count), undo=True)
