"""A guiding question of the school's own: its words, typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from dekom_tui.commands import BACK, LET_BE, NEW, USE, Command
from dekom_tui.data import data
from dekom_tui.plan.format import TABLES
from dekom_tui.plan.text import slug
from dekom_tui.screens.base import FrameScreen, bindings
from dekom_tui.screens.settings.desk import SettingsDesk
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.lines import Row, heading, indent, paragraph
from dekom_tui.words.language import _


class OwnQuestionScreen(FrameScreen):
    """One question of a section; an empty `name` for a new one."""

    CSS_PATH: ClassVar = [str(data("styles", "form.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = bindings((BACK,))

    def __init__(self, desk: SettingsDesk, section: str, name: str) -> None:
        super().__init__()
        self.PLACE = desk.place
        self._desk = desk
        self._section = section
        self._answer = name

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._rows, id="asked")
        yield Field(_("Spørsmål"), self._own.get(self._answer, ""), id="name")
        yield Canvas(self._after, id="after")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#name").focus()

    @property
    def _own(self) -> dict[str, str]:
        return dict(self._desk.file.settings.maler.get(self._section, {}))

    def _rows(self, width: int, height: int) -> Sequence[Row]:
        note = _("rediger") if self._answer else _("nytt")
        return [Row(), Row(indent(heading(_("EGET SPØRSMÅL"), note))), Row()]

    def _after(self, width: int, height: int) -> Sequence[Row]:
        where = _(TABLES[self._section].label)
        text = _("Spørsmålet står etter malens egne i «{section}», og har et svar i hver plan.").format(section=where)
        return [Row(), *(Row(indent(one)) for one in paragraph(text, width - 2, "soft"))]

    def commands(self) -> Sequence[Command]:
        return (USE, LET_BE) if self._answer else NEW

    @on(Field.Submitted)
    def _typed(self, message: Field.Submitted) -> None:
        words = " ".join(message.value.split())
        if not words:
            message.field.wrong(_("mangler"))
            return
        own = self._own
        name = self._answer or self._new_name(words)
        own[name] = words
        if self._desk.ask({**self._desk.file.settings.maler, self._section: own}):
            self.dismiss()

    def _new_name(self, words: str) -> str:
        """What the answer is called in the plans; it never changes when the words do."""
        taken = {name.replace("_", "-") for name in (*TABLES[self._section].own, *self._own)}
        return slug(words, taken, fallback="sporsmaal").replace("-", "_")

    def action_back(self) -> None:
        """Out, with nothing changed."""
        self.dismiss()
