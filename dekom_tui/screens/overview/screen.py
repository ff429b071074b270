"""Oversikt: where the plan stands today, and what needs people now; each row leads to where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from dekom_tui.commands import ABOUT_PLAN, CHOOSE, FIND, GO_THERE, UNFOLD, Command
from dekom_tui.plan.deck import OVERVIEW
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import PlaceScreen, bindings
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.overview.ahead import Coming
from dekom_tui.screens.overview.goals import Way
from dekom_tui.screens.overview.view import FINDINGS_WAY, FRAMEWORKS, MORE, rows
from dekom_tui.screens.ways import lead
from dekom_tui.store.workspace import PLAN_FILE
from dekom_tui.widgets.lines import Row


class OverviewScreen(PlaceScreen):
    """The first thing that is seen of a plan."""

    PLACE = "0"
    FOLLOWS_CHOICE = False
    FINDS = FIND
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, GO_THERE, ABOUT_PLAN, UNFOLD)
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS_HERE)

    unfolded = False
    """Every need is listed, though it scrolls."""

    def rows(self, width: int, height: int) -> Sequence[Row]:
        refused = self.host.session.refused
        return rows(self.host.plan, self.host.today, width, height, unfolded=self.unfolded, refused=refused)

    def commands(self) -> Sequence[Command]:
        """Enter unfolds where the row says that there are more. A plan that cannot be read can only be mended."""
        if self._unread:
            return (GO_THERE,)
        return (CHOOSE, UNFOLD if self.chosen == MORE else GO_THERE, ABOUT_PLAN)

    def show(self, target: Place | None) -> None:
        if target is not None and target.table == "rammer":
            self.open(Way(FRAMEWORKS, "", target))

    @property
    def _unread(self) -> bool:
        """Whether the plan's own file cannot be read: there is nothing to show, and nothing can be written."""
        return PLAN_FILE in self.host.session.refused

    def presented(self) -> Place | None:
        """Where the plan stands: from there all of it is walked through."""
        return None if self._unread else OVERVIEW

    def show_row(self, way: Way) -> None:
        """Choose a row."""
        self.canvas.select(way)
        self.show_frame()

    def open(self, target: object) -> None:
        if target == MORE:
            self.unfolded = True
            self.canvas.refresh_rows()
        elif target == FINDINGS_WAY:
            self.host.call_later(self.host.run_action, "findings")
        elif isinstance(target, Way) and target.row.partition(":")[0] == FRAMEWORKS:
            from dekom_tui.screens.sections.frameworks import FrameworksScreen

            self.app.push_screen(FrameworksScreen(target.row.partition(":")[2]))
        elif isinstance(target, Way) and target.key:
            self.host.go(target.key, target.target)
        elif isinstance(target, Way | Coming) and target.target is not None:
            lead(self.host, target.target)

    def action_choose(self) -> None:
        """Where the selected row leads."""
        self.canvas.action_choose()

    def action_about(self) -> None:
        """The plan's own fields."""
        if not self._unread:
            self.host.push_form(EntitySubject(Place("(top)")))
