"""What belongs to the school as something that forms can be about: the tables of one dekom.toml, written at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dekom_tui.plan.edits import Edit, Remove, apply
from dekom_tui.plan.format import PartnerLabels, SchoolDefaults, SchoolYear
from dekom_tui.plan.model import Plan, Settings
from dekom_tui.store.school import SchoolFile
from dekom_tui.store.toml.meaning import WriteError
from dekom_tui.store.trouble import Changed, Trouble
from dekom_tui.words.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dekom_tui.plan.entity import Entity
    from dekom_tui.screens.form.subject import Subject
    from dekom_tui.screens.host import Host

TYPING: Final = 0.8
"""Seconds from a letter until what is typed is written."""


class SettingsDesk:
    """A dekom.toml on which forms lie."""

    def __init__(self, host: Host, file: SchoolFile, place: str) -> None:
        """`place` is the place of the program over which the forms open."""
        self.host = host
        self.file = file
        self.place = place
        self.today = host.today
        self._typed: Plan | None = None
        self._typing = ""

    @property
    def plan(self) -> Plan:
        """The file's tables, held as a plan holds its own."""
        if self._typed is not None:
            return self._typed
        settings = self.file.settings
        tables: dict[str, Mapping[str, Entity]] = {
            "skole": {"": settings.skole},
            "partner": {"": settings.partner},
            "skoleaar": settings.skoleaar,
        }
        return Plan(tables, settings)

    def edit(self, edit: Edit, *, typing: str = "") -> bool:
        """Do an edit and write it; what is being typed, within a second, and one stretch of typing as one step."""
        if typing:
            if self._typed is None:
                self.host.set_timer(TYPING, self.flush)
            elif typing != self._typing:
                self.flush()
            self._typed, self._typing = apply(self.plan, edit), typing
            self.host.tell()
            return True
        self.flush()
        if isinstance(edit, Remove):
            return self._put(self.plan.without(edit.place))
        return self._put(apply(self.plan, edit))

    def flush(self) -> None:
        """Write what has been typed so far."""
        plan, self._typed = self._typed, None
        if plan is not None:
            self._put(plan, self._typing)

    def ask(self, questions: Mapping[str, Mapping[str, str]]) -> bool:
        """Have these own questions, by section and name."""
        return self._write(self.file.settings._replace(maler={key: one for key, one in questions.items() if one}))

    def take_back(self, redo: bool) -> bool:
        """Undo the last change of the file, or do it again."""
        self.flush()
        try:
            done = self.file.redo() if redo else self.file.undo()
        except Trouble as trouble:
            self._tell(trouble)
            return True
        if done:
            self.host.tell()
        return True

    def say(self, text: str, *, undo: bool = False) -> None:
        self.host.say(text, undo=undo)

    def push_form(self, subject: Subject, field: str = "") -> None:
        """Open a form on this desk."""
        from dekom_tui.screens.form.screen import FormScreen

        self.host.push_screen(FormScreen(subject, self.place, field, self))

    def _put(self, plan: Plan, typing: str = "") -> bool:
        school, labels, years = plan.one(SchoolDefaults), plan.one(PartnerLabels), plan.of(SchoolYear)
        return self._write(Settings(school, labels, years, self.file.settings.maler), typing)

    def _write(self, settings: Settings, typing: str = "") -> bool:
        try:
            self.file.put(settings, typing)
        except Changed:
            self.host.tell()
            self.host.say(_("dekom.toml ble endret av noen andre. Det er lest inn; gjør endringen en gang til."))
            return False
        except Trouble as trouble:
            self._tell(trouble)
            return False
        except WriteError:
            self.host.say(_("Endringen lot seg ikke skrive trygt i fila, og er ikke gjort."))
            return False
        self.host.tell()
        return True

    def _tell(self, trouble: Trouble) -> None:
        told = trouble.told()
        self.host.say(f"{told.happened} {told.do}")
