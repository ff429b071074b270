"""3 Resultatmål: the goals, and for the chosen one how far it is, why it is SMARTE, and what it is tied to."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from dekom_tui.commands import ADD, ASK_ROOM, CHOOSE, LEAVE_PANE, OPEN, OWN_TEXT, REGISTER, SMARTE, WRITE, Command
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.format import Goal, Texts
from dekom_tui.plan.model import Place
from dekom_tui.plan.template import template_of
from dekom_tui.screens.base import bindings
from dekom_tui.screens.beginning import AskRoom
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.goals.detail import Letter, detail_rows
from dekom_tui.screens.goals.view import (
    TEXT,
    empty_rows,
    list_rows,
    place,
    shown_whole,
    text_rows,
    title_line,
)
from dekom_tui.screens.panes import Arrangement, TwoPaneScreen
from dekom_tui.widgets.lines import Row
from dekom_tui.words.language import N_

ROOMY = 20
"""From so many rows between the frame's lines the section's own text stands in the list."""


class GoalsScreen(TwoPaneScreen):
    """Section 3 of the template."""

    PLACE = "3"
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, OPEN, SMARTE, OWN_TEXT, *REGISTER)
    BINDINGS: ClassVar[list[BindingType]] = bindings((OWN_TEXT,))

    # The panes

    @property
    def asked_here(self) -> Place | None:
        """What a meeting is to be about: all that could stand here, while nothing does."""
        return Place(Goal.table) if self.nothing_yet() else None

    def nothing_yet(self) -> bool:
        return not self.host.plan.goals

    def arrangement(self, width: int, height: int) -> Arrangement:
        plan = self.host.plan
        if self.nothing_yet():
            return Arrangement(0, 2, 0)
        if self.wide:
            return Arrangement(min(72, width * 2 // 5 - 1), 3, 0)
        count = len(plan.goals) + (1 if plan.one(Texts).maal and height >= ROOMY else 0)
        detail = 14 if height >= ROOMY else 9
        return Arrangement(0, 2, max(1, min(count, max(3, height - 2 - detail))))

    def head_rows(self, width: int, height: int) -> Sequence[Row]:
        return [Row(), Row(title_line(self.host.plan, width))]

    def list_rows(self, width: int, height: int) -> Sequence[Row]:
        plan = self.host.plan
        if self.nothing_yet():
            return empty_rows(plan, width)
        whole = self.wide or self._height - 3 >= ROOMY
        return list_rows(plan, self.host.today, width, height, cards=self.wide, texted=whole)

    def detail_rows(self, width: int, height: int) -> Sequence[Row]:
        plan = self.host.plan
        goal = self.goal
        if goal is None:
            return text_rows(plan, width)
        today = self.host.today
        chosen = self.detail.selected if self.inside else None
        return detail_rows(
            plan,
            goal,
            today,
            width,
            height,
            wide=self.wide,
            chosen=chosen if isinstance(chosen, Letter) else None,
            inside=self.inside,
            titled=not self.wide and not shown_whole(plan, goal, today, self._width),
        )

    @property
    def goal(self) -> Goal | None:
        """The goal that is chosen."""
        found = self.chosen
        return self.host.plan.of(Goal).get(found.key) if isinstance(found, Place) and found != TEXT else None

    def first_choice(self) -> Hashable | None:
        goals = self.host.plan.goals
        return place(goals[0]) if goals else None

    def first_inside(self) -> Hashable | None:
        goal = self.goal
        return Letter(goal.key, template_of(self.host.plan).smarte[0].field) if goal is not None else None

    # What can be done

    def kind_here(self) -> type[Entity] | None:
        return Goal

    def commands(self) -> Sequence[Command]:
        if self.nothing_yet():
            return (
                ADD._replace(words=N_("skriv det første målet"), help=N_("skriv det første målet")),
                ASK_ROOM,
                OWN_TEXT,
            )
        if self.inside:
            return (CHOOSE, WRITE._replace(help=N_("skriv hvorfor målet holder")), LEAVE_PANE, ADD)
        if self.goal is None:
            return (CHOOSE, OPEN, ADD, OWN_TEXT)
        return (CHOOSE, OPEN, ADD, SMARTE, *self.list_commands(), OWN_TEXT)

    def presented(self) -> Place:
        goal = self.goal
        if goal is not None:
            return place(goal)
        return Place(TEXT.table, Goal.table) if self.chosen == TEXT else Place(Goal.table)

    def open(self, target: Hashable) -> None:
        if isinstance(target, Letter):
            self.host.push_form(EntitySubject(Place(Goal.table, target.goal)), target.path)
        elif target == TEXT:
            self.action_text()
        elif isinstance(target, Place):
            self.host.push_form(EntitySubject(target))
        elif target == AskRoom():
            self.host.go("M", self.asked_here)
        else:
            self.action_add()

    def action_text(self) -> None:
        """Write the section's own text."""
        self.host.push_form(EntitySubject(TEXT), "maal")
