"""A new plan: school, period and written form in a small form, and a folder of its own in the workspace."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from dekom_tui.commands import CANCEL, FIELDS, HELP, MAKE, Command
from dekom_tui.exchange.schema import editor_files
from dekom_tui.plan.text import fold
from dekom_tui.screens.base import FrameScreen, bindings, hint
from dekom_tui.screens.plans.new_view import LABELS, Draft, folder_name, proposed, read
from dekom_tui.store.checking import settings_alone
from dekom_tui.store.create import Taken, add_editor_files, create_plan
from dekom_tui.store.trouble import Trouble
from dekom_tui.store.workspace import SETTINGS_FILE
from dekom_tui.widgets.frame import Hint
from dekom_tui.widgets.lines import BLANK, Line, fit, heading, line, paragraph
from dekom_tui.widgets.paint import LineWidget
from dekom_tui.words.language import _


class Said(LineWidget):
    """Lines that are only read."""

    lines: Sequence[Line] = ()

    def say(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self.lines = lines
        self.refresh()

    def line_at(self, y: int) -> Line:
        return fit(self.lines[y], self.size.width) if y < len(self.lines) else BLANK


class NewPlanScreen(FrameScreen):
    """Asks for what a plan cannot be without; the rest comes later."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (MAKE, FIELDS, CANCEL)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COMMANDS_HERE),
        Binding("f1", "app.help", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]
    AUTO_FOCUS = "#skole"
    DEFAULT_CSS = """
    NewPlanScreen {
        #form { padding: 1 1; height: 1fr; }
        #head { height: 2; }
        .row { height: 2; }
        .label { width: 12; height: 1; }
        .beside { width: 1fr; height: 1; }
        #told { height: 4; }
        Input { width: 34; height: 1; border: none; padding: 0 1; background: $dk-surface; color: $dk-text; }
        Input:focus { background: $dk-panel; border: none; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._own_folder = False
        self._asked = False

    def body(self) -> Iterable[Widget]:
        self.defaults = settings_alone(self.host.workspace / SETTINGS_FILE)[0].skole
        values = proposed(self.defaults, self.host.today, self._taken())
        with Vertical(id="form"):
            yield Said(id="head")
            for name in LABELS:
                with Horizontal(classes="row"):
                    yield Said(classes="label", id=f"label-{name}")
                    yield Input(values[name], id=name, select_on_focus=False)
                    yield Said(classes="beside", id=f"beside-{name}")
            yield Said(id="told")

    def show_frame(self) -> None:
        super().show_frame()
        note = _("skole og periode holder; alt kan endres siden")
        self.query_one("#head", Said).say([heading(_("NY PLAN"), note)])
        for name, label in LABELS.items():
            self.query_one(f"#label-{name}", Said).say([line((_(label), "faint"))])
        self._show()

    def hints(self) -> list[Hint]:
        """Letters are typed here, so help is F1."""
        return [*map(hint, self.COMMANDS_HERE), hint(HELP)._replace(key="F1")]

    @property
    def draft(self) -> Draft:
        """What is typed, read."""
        typed = {name: self.query_one(f"#{name}", Input).value for name in LABELS}
        return read(typed, self.defaults, self.host.today, self._taken())

    def _taken(self) -> frozenset[str]:
        """The names in the workspace, folded."""
        try:
            return frozenset(fold(name) for name in os.listdir(self.host.workspace))
        except OSError:
            return frozenset()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        folder = self.query_one("#mappe", Input)
        if message.input is folder:
            self._own_folder = self._own_folder or folder.has_focus
        elif not self._own_folder:
            first = self.draft.first
            if first is not None:
                folder.value = folder_name(self.query_one("#skole", Input).value, first, self._taken())
        self._show()

    def _show(self) -> None:
        """Beside each field how it was read, or that it cannot be; below, what is wrong and what will be made."""
        draft = self.draft
        told: list[Line] = []
        for name in LABELS:
            wrong = name in draft.wrong and (self._asked or bool(self.query_one(f"#{name}", Input).value))
            beside = line(("!", "bad", True)) if wrong else line(draft.beside.get(name, ""))
            self.query_one(f"#beside-{name}", Said).say([line("  ", beside)])
            if wrong:
                told += paragraph(f"{_(LABELS[name])}: {draft.wrong[name]}", self.size.width - 4, "bad")
        if draft.head is not None:
            where = _("Lager mappa {folder} med plan.toml og tiltak.toml.").format(folder=draft.folder)
            if draft.head.skoleeier:
                owner = _("Skoleeier blir {owner}, som i dekom.toml. E på oversikten endrer det.")
                where = f"{where} {owner.format(owner=draft.head.skoleeier)}"
            told += paragraph(where, self.size.width - 4, "faint")
        self.query_one("#told", Said).say(told)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_make()

    def action_make(self) -> None:
        """Make the plan and open it; a field that is wrong is gone to instead."""
        draft = self.draft
        if draft.head is None:
            self._asked = True
            self._show()
            self.query_one(f"#{next(iter(draft.wrong))}", Input).focus()
            return
        folder = self.host.workspace / draft.folder
        try:
            create_plan(folder, draft.head)
            add_editor_files(self.host.workspace, editor_files())
        except Taken:
            self._show()
            return
        except Trouble as trouble:
            told = trouble.told()
            self.say(f"{told.happened} {told.do}")
            return
        self.dismiss()
        self.host.call_later(self.host.open_plan, folder)
