"""A new plan: school, period and written form in a small form, and a folder of its own in the workspace."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget

from dekom_tui.commands import CANCEL, FIELDS, HELP, MAKE, Command
from dekom_tui.exchange.schema import editor_files
from dekom_tui.plan.text import fold
from dekom_tui.screens.base import FrameScreen, bindings, hint
from dekom_tui.screens.plans.new_view import LABELS, NAMES, Draft, folder_name, proposed, read
from dekom_tui.store.checking import settings_alone
from dekom_tui.store.create import Taken, add_editor_files, create_plan
from dekom_tui.store.trouble import Trouble
from dekom_tui.store.workspace import SETTINGS_FILE
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.frame import Hint, KeyLine
from dekom_tui.widgets.lines import BLANK, Line, fit, heading, paragraph
from dekom_tui.widgets.oneof import OneOf
from dekom_tui.widgets.paint import LineWidget
from dekom_tui.words.language import _

FORM: Final = "maalform"
_LABEL: Final = 14


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
        #form { padding: 1 1 1 0; height: 1fr; }
        #head { height: 2; margin-left: 1; }
        Field, OneOf { margin-bottom: 1; }
        #told { height: 4; margin-left: 1; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._own: set[str] = set()
        """The fields in which somebody has typed."""
        self._asked = False

    def body(self) -> Iterable[Widget]:
        self.defaults = settings_alone(self.host.workspace / SETTINGS_FILE)[0].skole
        values = proposed(self.defaults, self.host.today, self._taken())
        with Vertical(id="form"):
            yield Said(id="head")
            for name, label in LABELS.items():
                if name == FORM:
                    yield OneOf(_(label), self._forms(), values[name], label_width=_LABEL, id=name)
                else:
                    yield Field(_(label), values[name], label_width=_LABEL, id=name)
            yield Said(id="told")

    def on_mount(self) -> None:
        """What is only proposed is selected from the first, so that what is typed takes its place."""
        super().on_mount()
        for field in self.query(Field):
            field.select_all()

    def show_frame(self) -> None:
        super().show_frame()
        note = _("skole og periode holder; alt kan endres siden")
        self.query_one("#head", Said).say([heading(_("NY PLAN"), note)])
        for field in self.query(Field):
            field.call(_(LABELS[field.id or ""]), _LABEL)
        self.query_one(OneOf).call(_(LABELS[FORM]), self._forms())
        self._show()

    def _forms(self) -> dict[str, str]:
        return {form: _(name) for form, name in NAMES.items()}

    def hints(self) -> list[Hint]:
        """Letters are typed here, so help is F1."""
        turn = [Hint("←→", _("velg"))] if isinstance(self.focused, OneOf) else []
        return [
            *map(hint, self.COMMANDS_HERE[:1]),
            *turn,
            *map(hint, self.COMMANDS_HERE[1:]),
            hint(HELP)._replace(key="F1"),
        ]

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        """What can be chosen is not the same in every field."""
        self.query_one(KeyLine).show(self.hints())

    @property
    def draft(self) -> Draft:
        """What is typed, read."""
        typed = {field.id or "": field.value for field in self.query(Field)}
        typed[FORM] = self.query_one(OneOf).value
        return read(typed, self.defaults, self.host.today, self._taken())

    def _taken(self) -> frozenset[str]:
        """The names in the workspace, folded."""
        try:
            return frozenset(fold(name) for name in os.listdir(self.host.workspace))
        except OSError:
            return frozenset()

    @on(Field.Changed)
    def _typed(self, message: Field.Changed) -> None:
        self._own.add(message.field.id or "")
        if "mappe" not in self._own:
            first = self.draft.first
            if first is not None:
                school = self.query_one("#skole", Field).value
                folder = self.query_one("#mappe", Field)
                folder.load(folder_name(school, first, self._taken()))
                folder.select_all()
        self._show()

    def _show(self) -> None:
        """Beside each field how it was read, or that it cannot be; below, what is wrong and what will be made."""
        draft = self.draft
        told: list[Line] = []
        for field in self.query(Field):
            name = field.id or ""
            if name in draft.wrong and (self._asked or field.value):
                field.wrong("")
                told += paragraph(f"{_(LABELS[name])}: {draft.wrong[name]}", self.size.width - 4, "bad")
            else:
                field.say(draft.beside.get(name, ""))
        if draft.head is not None:
            where = _("Lager mappa {folder} med plan.toml og tiltak.toml.").format(folder=draft.folder)
            if draft.head.skoleeier:
                owner = _("Skoleeier blir {owner}, som i dekom.toml. E på oversikten endrer det.")
                where = f"{where} {owner.format(owner=draft.head.skoleeier)}"
            told += paragraph(where, self.size.width - 4, "faint")
        self.query_one("#told", Said).say(told)

    @on(Field.Submitted)
    @on(OneOf.Submitted)
    def _submitted(self) -> None:
        self.action_make()

    def action_make(self) -> None:
        """Make the plan and open it; a field that is wrong is gone to instead."""
        draft = self.draft
        if draft.head is None:
            self._asked = True
            self._show()
            self.query_one(f"#{next(iter(draft.wrong))}").focus()
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
