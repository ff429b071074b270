"""The list of the workspace's plans: the first screen when there are several, and the way from one to another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.message import Message
from textual.worker import get_current_worker

from dekom_tui.commands import CHOOSE, FIND_ALL, NEW_PLAN, OPEN_PLAN, SHOW_PLACE, TRY_IT, Command
from dekom_tui.screens.base import PlaceScreen, bindings
from dekom_tui.screens.plans.view import Chosen, Listed, count_errors, rows
from dekom_tui.screens.preparing import prepare_find
from dekom_tui.store.checking import check_plan
from dekom_tui.store.files import Stamp, stamp
from dekom_tui.store.gitwork import GitWork
from dekom_tui.store.read import Folder, read_plan
from dekom_tui.store.unfinished import Looking
from dekom_tui.store.workspace import MEASURES_FILE, PLAN_FILE, NoPlan, find
from dekom_tui.widgets.lines import Row


class PlansScreen(PlaceScreen):
    """Every plan of the workspace, read while they are shown."""

    FINDS = FIND_ALL
    LEADS_OUT = False
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, OPEN_PLAN, NEW_PLAN)
    BINDINGS: ClassVar[list[BindingType]] = bindings((*COMMANDS_HERE, TRY_IT))

    class Found(Message):
        """The workspace has been looked through: these are its plans, not read yet."""

        def __init__(self, listed: Sequence[Listed]) -> None:
            super().__init__()
            self.listed = listed

    class Read(Message):
        """One of them has been read."""

        def __init__(self, one: Listed) -> None:
            super().__init__()
            self.one = one

    def __init__(self) -> None:
        super().__init__()
        self.listed: dict[str, Listed] = {}
        self.reading = True

    def rows(self, width: int, height: int) -> Sequence[Row]:
        return rows(tuple(self.listed.values()), self.host.today, width, height, reading=self.reading)

    def commands(self) -> Sequence[Command]:
        """A plan can be opened when there is one; of a broken one the place is shown."""
        if not self.listed:
            return (NEW_PLAN, TRY_IT)
        one = self.listed.get(self.chosen.name) if isinstance(self.chosen, Chosen) else None
        return (CHOOSE, SHOW_PLACE if one is not None and one.broken is not None else OPEN_PLAN, NEW_PLAN)

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self.look()

    @work(thread=True, exclusive=True)
    def look(self) -> None:
        """Find the plans and read them, one after the other."""
        worker = get_current_worker()
        try:
            found = find(self.host.workspace).plans
        except NoPlan:
            found = ()
        known = self.listed
        self.post_message(self.Found([Listed(one.name, one.folder) for one in found]))
        for one in found:
            if worker.is_cancelled:
                return
            before = known.get(one.name)
            begun = GitWork(one.folder).begun()
            if (
                before is None
                or before.plan is None
                or (before.stamps, before.unfinished.kind)
                != (
                    stamps(one.folder),
                    begun,
                )
            ):
                self.post_message(self.Read(read(one.name, one.folder, self.host.today)))
        prepare_find(self.host)

    @on(Found)
    def _found(self, message: Found) -> None:
        known = self.listed
        self.reading = False
        self.listed = {one.name: known.get(one.name, one) for one in message.listed}
        self.plan_changed()

    @on(Read)
    def _read(self, message: Read) -> None:
        if message.one.name in self.listed:
            self.listed[message.one.name] = message.one
            self.canvas.refresh_rows()
            if isinstance(self.chosen, Chosen) and self.chosen.name == message.one.name:
                self.show_frame()

    def open(self, target: object) -> None:
        one = self.listed.get(target.name) if isinstance(target, Chosen) else None
        if one is None:
            return
        self.host.open_plan(one.folder, findings=one.broken is not None)

    def action_choose(self) -> None:
        """Open the selected plan."""
        self.canvas.action_choose()

    def action_add(self) -> None:
        """Make a new plan."""
        from dekom_tui.screens.plans.new import NewPlanScreen

        self.host.push_screen(NewPlanScreen())


def read(name: str, folder: Path, today: date) -> Listed:
    """A plan as the list shows it. Log and minutes are not read: there may be thousands."""
    seen = stamps(folder)
    opened = read_plan(Folder(folder), registers=False)
    findings = count_errors(check_plan(opened, today))
    changed = [one.changed for one in seen if one is not None]
    texts = {path: file.document for path, file in opened.files.items()}
    unfinished = Looking(GitWork(folder)).look(texts)
    newest = date.fromtimestamp(max(changed) / 1e9) if changed else None
    return Listed(name, folder, opened.plan, findings, newest, seen, unfinished)


def stamps(folder: Path) -> tuple[Stamp | None, ...]:
    """What tells whether a plan's files have changed since they were read."""
    return tuple(stamp(folder / path) for path in (PLAN_FILE, MEASURES_FILE))
