"""Find (`/`): words in all texts of the plan, and from the list of plans in those of every plan in the workspace.

Looked for by a thread beside the screen; what is found is shown plan by plan as it comes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Final

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from dekom_tui.commands import CHOOSE, CLOSE, GO_THERE, Command
from dekom_tui.plan.model import Plan
from dekom_tui.plan.search import search
from dekom_tui.screens.aids.find_view import SHOWN, At, Found, beginning_rows, found_in, found_rows, nothing_rows
from dekom_tui.screens.aside import Aside
from dekom_tui.screens.typed import TypedScreen
from dekom_tui.screens.ways import lead_to_words
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.lines import Row

MOST: Final = 200
"""Hits that are listed."""


class FindScreen(TypedScreen):
    """Over the screen that it was opened on."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (GO_THERE, CHOOSE, CLOSE)

    class Came(Message):
        """Something was found in a plan."""

        def __init__(self, typed: str, found: Found) -> None:
            super().__init__()
            self.typed = typed
            self.found = found

    class Done(Message):
        """Every plan has been looked through."""

        def __init__(self, typed: str) -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, *, all_plans: bool) -> None:
        super().__init__()
        self.all_plans = all_plans
        self.found: list[Found] = []
        self.looking = False
        self._stale = False
        self._eager = False
        self._found_for = ""
        self._drawn: dict[tuple[int, int], list[Row]] = {}

    def on_mount(self) -> None:
        """Read the plans, when the screen has been drawn: both at once would hold its loop up."""
        self._aside = Aside(asyncio.get_running_loop())
        if self.all_plans:
            self.call_after_refresh(self._have_at_hand)

    def _have_at_hand(self) -> None:
        if not self.looking:
            self.look("")

    def rows(self, width: int, height: int) -> list[Row]:
        if not self.typed.strip():
            return beginning_rows(width, all_plans=self.all_plans)
        if not self.found:
            return [] if self.looking else nothing_rows()
        drawn: list[Row] = []
        for at, one in enumerate(self.found):
            key = (at, width)
            if key not in self._drawn:
                self._drawn[key] = found_rows(one, self._found_for, width)
            drawn += self._drawn[key]
        return drawn

    def typed_anew(self) -> None:
        """What was found before stays until there is something else, so that nothing flickers."""
        self._stale = True
        self._eager = False
        self.looking = True
        if not self.typed.strip():
            self._fresh()
            self.looking = False
            self.canvas.select(None)
        self.canvas.refresh_rows()
        self.look(self.typed)

    def _fresh(self) -> None:
        """What was found for other words goes."""
        if self._stale:
            self._stale, self._found_for = False, self.typed
            self.found = []
            self._drawn.clear()

    @work(thread=True, exclusive=True, group="look")
    def look(self, typed: str) -> None:
        """Look for the words; without any only have the plans at hand."""
        worker = get_current_worker()
        left = MOST
        for folder, name, plan in self._plans():
            if worker.is_cancelled:
                return
            self._aside.step()
            most = min(left, SHOWN) if self.all_plans else left
            hits = search(plan, typed, most + 1) if typed.strip() and left else []
            if hits:
                found = found_in(plan, folder, name, hits[:most], more=len(hits) > most)
                left -= len(found.findings)
                self.post_message(self.Came(typed, found))
        if not worker.is_cancelled:
            self.post_message(self.Done(typed))

    def _plans(self) -> Iterator[tuple[Path | None, str, Plan]]:
        if not self.all_plans:
            yield None, "", self.host.plan
            return
        for one in self.host.shelf.books(self._aside.step):
            yield one.folder, one.name, one.plan

    @on(Came)
    def _came(self, message: Came) -> None:
        if message.typed != self.typed:
            return
        self._fresh()
        self.found.append(message.found)
        if len(self.found) == 1:
            self.canvas.select(At(message.found.folder, 0))
        self.canvas.refresh_rows()
        if self._eager:
            self.action_choose()

    @on(Done)
    def _done(self, message: Done) -> None:
        if message.typed == self.typed:
            self._fresh()
            self.looking = False
            self.canvas.refresh_rows()

    def action_choose(self) -> None:
        """Go to what is selected; to the first hit as soon as there is one, where Enter was quicker than it."""
        self._eager = self.looking and (self._stale or not self.found)
        if not self._eager:
            super().action_choose()

    @on(Canvas.Chosen)
    def _chosen(self, message: Canvas.Chosen) -> None:
        target, program = message.target, self.host
        if not isinstance(target, At):
            return
        found = next((one for one in self.found if one.folder == target.folder), None)
        if found is None or target.nth >= len(found.findings):
            return
        one = found.findings[target.nth]

        def go() -> None:
            lead_to_words(program, one.place, one.field, one.words, one.piece)

        self.dismiss()
        if found.folder is None:
            program.call_later(go)
        else:
            program.open_plan(found.folder, then=go)
