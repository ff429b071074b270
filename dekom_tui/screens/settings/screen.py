"""The settings: one's own, chosen in place, and what belongs to the school, edited as forms."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from dekom_tui.commands import CHANGE, CHOOSE, DELETE, EDIT_FIELD, NEW_FILE, NEW_QUESTION, NEW_YEAR, SHOWN_BACK, Command
from dekom_tui.plan.edits import Add, Remove
from dekom_tui.plan.format import SchoolYear
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import PlaceScreen, bindings
from dekom_tui.screens.form.subject import EntitySubject
from dekom_tui.screens.sections.own_question import OwnQuestionScreen
from dekom_tui.screens.settings.desk import SettingsDesk
from dekom_tui.screens.settings.view import Anew, Asked, Own, School, Year, rows, value_now, values_of
from dekom_tui.store.school import SchoolFile
from dekom_tui.store.trouble import Trouble
from dekom_tui.widgets.lines import Row
from dekom_tui.words.language import _


class SettingsScreen(PlaceScreen):
    """Over the place that it was opened on; `place` is its key, empty over the list of plans."""

    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (CHOOSE, EDIT_FIELD, SHOWN_BACK)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((NEW_YEAR, DELETE)),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("space", "turn(1)", show=False),
    ]

    def __init__(self, place: str) -> None:
        super().__init__()
        self.PLACE = place

    def on_mount(self) -> None:
        folder = self.host.session.folder if self.PLACE else None
        file = SchoolFile.of(self.host.workspace, folder)
        self.shared = folder is None or file.path.parent != folder
        self.desk = SettingsDesk(self.host, file, self.PLACE)
        super().on_mount()

    def rows(self, width: int, height: int) -> Sequence[Row]:
        own, file = self.host.own, self.desk.file
        return rows(
            own.now,
            own.broken,
            file.settings,
            file.findings,
            width,
            shared=self.shared,
            refused=file.refused,
        )

    def commands(self) -> Sequence[Command]:
        match self.chosen:
            case Own():
                return (CHOOSE, CHANGE, SHOWN_BACK)
            case Anew():
                return (CHOOSE, NEW_FILE, SHOWN_BACK)
            case Year("") | Asked(_, ""):
                return (CHOOSE, self._adding(), SHOWN_BACK)
            case Year() | Asked():
                return (CHOOSE, EDIT_FIELD, self._adding(), DELETE, SHOWN_BACK)
        return (CHOOSE, EDIT_FIELD, SHOWN_BACK)

    def _adding(self) -> Command:
        return NEW_YEAR if isinstance(self.chosen, Year) else NEW_QUESTION

    def on_unmount(self) -> None:
        self.desk.flush()

    # One's own

    def action_turn(self, step: int) -> None:
        """The next or the previous value of one's own setting."""
        target = self.chosen
        if not isinstance(target, Own):
            return
        values = [one.value for one in values_of(target.name, self.host.own.now)]
        now = value_now(target.name, self.host.own.now)
        self.host.prefer(**{target.name: values[(values.index(now) + step) % len(values)]})

    def open(self, target: object) -> None:
        match target:
            case Own():
                self.action_turn(1)
            case Anew():
                self._begin_anew()
            case School(table, field):
                self.desk.push_form(EntitySubject(Place(table)), field)
            case Year("") | Asked(_, ""):
                self.action_add()
            case Year(key):
                self.desk.push_form(EntitySubject(Place("skoleaar", key)))
            case Asked(section, name):
                self.host.push_screen(OwnQuestionScreen(self.desk, section, name))

    def _begin_anew(self) -> None:
        try:
            kept = self.host.own.begin_anew()
        except Trouble as trouble:
            told = trouble.told()
            self.host.say(f"{told.happened} {told.do}")
            return
        self.canvas.select(Own("language"))
        self.plan_changed()
        if kept is not None:
            said = _("En ny fil er laget. Den gamle heter {name}.").format(name=kept.name)
            self.call_after_refresh(self.host.say, said)

    # The school's

    def action_add(self) -> None:
        """A new school year, or a new question in the section that is chosen."""
        match self.chosen:
            case Year():
                key = next_year(self.desk.file.settings.skoleaar, self.host.today.year - (self.host.today.month < 7))
                if self.desk.edit(Add((SchoolYear(key),))):
                    self.canvas.select(Year(key))
                    self.desk.push_form(EntitySubject(Place("skoleaar", key)))
            case Asked(section, _name):
                self.host.push_screen(OwnQuestionScreen(self.desk, section, ""))

    def action_delete(self) -> None:
        """Take the chosen school year or question away."""
        done, chosen = False, self.chosen
        match chosen:
            case Year(key) if key:
                self.canvas.select(Year(""))
                done = self.desk.edit(Remove(Place("skoleaar", key)))
            case Asked(section, name) if name:
                self.canvas.select(Asked(section, ""))
                own = self.desk.file.settings.maler
                rest = {key: words for key, words in own[section].items() if key != name}
                done = self.desk.ask({**own, section: rest})
        if done:
            # What is selected is another row now, and that takes a sentence away.
            self.call_after_refresh(self.host.say, _("Tatt bort."), undo=True)

    def take_back(self, redo: bool) -> bool:
        return self.desk.take_back(redo)


def next_year(known: Container[str], now: int) -> str:
    """The key of the first school year from this one on that is not there: «2026-2027»."""
    first = now
    while f"{first}-{first + 1}" in known:
        first += 1
    return f"{first}-{first + 1}"
