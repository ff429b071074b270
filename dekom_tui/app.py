"""The program: going from place to place, and the keeping of the open plan. No screen's own matters stand here."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import ClassVar, Final, cast

from rich.text import Text
from textual.app import ScreenStackError
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from dekom_tui.commands import PLACES
from dekom_tui.data import data
from dekom_tui.plan.entity import Entity
from dekom_tui.plan.finding import any_error
from dekom_tui.plan.model import Place
from dekom_tui.screens.base import EVERYWHERE_BINDINGS, PLACE_BINDINGS, FrameScreen
from dekom_tui.screens.form.subject import Subject
from dekom_tui.screens.host import Follower, Host
from dekom_tui.screens.keeper import Keeper
from dekom_tui.screens.places import PLANS, SCREENS, along, maker
from dekom_tui.store import garbage
from dekom_tui.store.mishap import note
from dekom_tui.store.practice import is_practice
from dekom_tui.store.rescue import Rescue
from dekom_tui.store.session import Session, Taken
from dekom_tui.store.settings import OwnSettings
from dekom_tui.store.toml.meaning import WriteError
from dekom_tui.store.trouble import Trouble
from dekom_tui.widgets.theme import DAG, KVELD, themes
from dekom_tui.words.language import Language, _, set_language
from dekom_tui.words.values import places_words

SETTLED: Final = 0.1
"""Seconds after the first frame until the keeping of the plan begins."""


class DekomApp(Host):
    """The program, opened on a plan or on a workspace."""

    TITLE = "dekom"
    BEGINS: ClassVar[str] = "0"
    """The place that is shown first. It is the program's default screen: a mode would cost it another frame."""
    MODES: ClassVar[dict[str, str | Callable[[], Screen[object]]]] = {name: maker(name) for name in SCREENS}
    CSS_PATH: ClassVar = [str(data("styles", "base.tcss"))]
    BINDINGS: ClassVar[list[BindingType]] = [*PLACE_BINDINGS, *EVERYWHERE_BINDINGS]
    theme = Reactive(KVELD.name)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, workspace: Path, folder: Path | None, today: date, own: OwnSettings | None = None) -> None:
        """`folder` is the plan to open first; `own` the user's settings, without which none are kept."""
        super().__init__(today)
        self.workspace = workspace
        self.own = own or self.own
        self._look_as_preferred()
        self.first: Callable[[Host], Awaitable[None]] | None = None
        self._before: Path | None = None
        self._keeper: Keeper | None = None
        self._taken = ""
        if folder is not None:
            self._take(Session.open(folder))

    def _take(self, session: Session) -> None:
        if self._keeper is not None:
            self._keeper.stop()
        self._session = session
        self._keeper = Keeper(self, session)
        self._practice = is_practice(session.folder)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours alone, there from the start: a theme that is set later has every style sheet read once more."""
        return {theme.name: theme for theme in themes()}

    def get_theme(self, theme_name: str) -> Theme | None:
        return self.available_themes.get(theme_name)

    @property
    def _greets(self) -> bool:
        """Whether the program begins with the first sentences."""
        return self.own.path is not None and not self.own.unreadable and not self.own.now.greeted

    def on_mount(self) -> None:
        """The greeting is part of the first frame: what came a moment later would lie over what is read already."""
        if self._greets:
            self.action_greeting()

    def on_ready(self) -> None:
        """The first frame is shown: what has been made so far stays, and is not worth looking through for garbage."""
        if not gc.isenabled():
            garbage.begin()
        # Textual knows no way back to the default screen's mode: it is not among those that can be switched to.
        self._modes = {**self._modes, self.DEFAULT_MODE: self.get_default_screen}
        if self._keeper is not None:
            # The frame is on its way through another thread, and should not have to share the processor.
            self.set_timer(SETTLED, self._keeper.start)
        if self.first is not None:
            self.call_later(self.first, self)
        elif self._session is not None and not self._greets and any_error(self._session.findings):
            self.action_findings()
        if self.own.unreadable:
            said = _("Fila med innstillingene lar seg ikke lese, og er ikke rørt. F2 viser mer.")
            self.set_timer(SETTLED, lambda: self.say(said))
        elif self._greets:
            self.set_timer(SETTLED, lambda: self.prefer(greeted=True))

    def delay_update(self, delay: float = 0.05) -> None:
        """Nothing: the fixed wait at every change of place would be most of the time that it takes."""

    # The open plan

    def open_plan(self, folder: Path, findings: bool = False, then: Callable[[], None] | None = None) -> None:
        self.hold_keys()
        self.run_worker(self.then_let_keys_go(self._open_plan(folder, findings, then)), exclusive=True, group="open")

    async def _open_plan(self, folder: Path, findings: bool, then: Callable[[], None] | None = None) -> None:
        """Leave the plan that is open, saved, and open another one off the screen's loop."""
        if self._keeper is not None and not await self._keeper.finish():
            return
        self._take(await asyncio.to_thread(Session.open, folder))
        assert self._keeper is not None
        self._keeper.start()
        garbage.keep(clear=True)
        await self.switch_mode(self._mode("0"))
        self.tell()
        if findings:
            self.action_findings()
        if then is not None:
            then()

    @property
    def practising(self) -> bool:
        return self._session is not None and self._practice

    async def action_practise(self) -> None:
        """To a plan that can be thrown away, a copy of the sample."""
        from dekom_tui.store.practice import make

        if self.practising:
            return
        try:
            folder = await asyncio.to_thread(make)
        except Trouble as trouble:
            self.say(trouble.told().happened)
            return
        self._before = self._session.folder if self._session is not None and self.place_key else None
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.open_plan(folder)

    async def action_throw_away(self) -> None:
        """Throw the plan to practise on away, and go back to where one was."""
        from dekom_tui.store.practice import throw_away

        if not self.practising or self._keeper is None or not await self._keeper.finish():
            return
        self._keeper.stop()
        for found in self.session.rescues():
            self.session.discard(found)
        before, self._before = self._before, None
        if before is not None:
            await self._open_plan(before, findings=False)
        else:
            self._unsay()
            await self.switch_mode(self._mode(PLANS))
            self._session = self._keeper = None
        try:
            await asyncio.to_thread(throw_away)
        except Trouble as trouble:
            self.say(trouble.told().happened)
        else:
            self.say(_("Øvingsplanen er kastet."))

    def leave(self) -> None:
        self.switch_mode(self._mode(PLANS))

    def changed(self, *, typing: bool = False) -> None:
        assert self._keeper is not None
        self._keeper.changed(typing=typing)
        self.tell()

    def tell(self) -> None:
        """Let every screen that is open know that the plan is another one."""
        for screen in self.screen_stack:
            if isinstance(screen, FrameScreen | Follower) and screen.is_mounted:
                screen.plan_changed()

    def offer(self, found: Rescue) -> None:
        from dekom_tui.screens.plans.rescue import RescueScreen

        self.push_screen(RescueScreen(found))

    def failed(self, error: BaseException) -> None:
        if isinstance(error, Exception):
            self._handle_exception(error)

    def taken_in(self, news: Taken) -> None:
        self._taken = places_words(news.places, self.plan) if news.places else ""
        self.tell()
        if news.conflicts:
            self.say(_("Noen har endret det samme i fila. Ingenting er overskrevet. F7 viser begge."))
        elif news.places:
            self.say(_("Endret utenfra, og tatt inn: {places}").format(places=places_words(news.places, self.plan)))

    def action_conflicts(self) -> None:
        """Choose between what was written here and what somebody else wrote in the file."""
        if self._session is not None and self._session.conflicts:
            from dekom_tui.screens.conflicts import ConflictsScreen

            self.push_screen(ConflictsScreen(self.place_key, self._taken))
        elif self._session is not None and self._session.unfinished.is_there:
            self.action_settle_merge()

    def say(self, text: str, *, undo: bool = False) -> None:
        if isinstance(self.screen, FrameScreen):
            self.screen.say(text, undo)

    def go(self, place: str, target: Place | None = None) -> None:
        if self._session is None or place not in SCREENS:
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_mode(self._mode(place))
        screen = self.screen
        if target is not None and isinstance(screen, FrameScreen):
            self.call_after_refresh(screen.show, target)

    def push_form(self, subject: Subject, field: str = "") -> None:
        from dekom_tui.screens.form.opening import form_of

        self.push_screen(form_of(subject, self.place_key, field))

    def push_new(self, kind: type[Entity], values: Mapping[str, object] | None = None, inside: str = "") -> None:
        from dekom_tui.screens.form.new import NewScreen

        self.push_screen(NewScreen(kind, dict(values or {}), self.place_key, inside))

    @property
    def place_key(self) -> str:
        """The key of the place that is on screen."""
        return self._here if self._here in {one.key for one in PLACES} else ""

    @property
    def _here(self) -> str:
        """Which of SCREENS is on screen, or below what is."""
        return self.BEGINS if self.current_mode == self.DEFAULT_MODE else self.current_mode

    def _mode(self, name: str) -> str:
        """The mode of one of SCREENS."""
        return self.DEFAULT_MODE if name == self.BEGINS else name

    def get_default_screen(self) -> Screen[object]:
        return maker(self.BEGINS)()

    # What works everywhere

    def action_place(self, key: str) -> None:
        """To a place by its key, with what is chosen here where it means something there."""
        self.go(key, along(key, self.screen))

    def action_undo(self) -> None:
        """Take the last step back."""
        if isinstance(self.screen, FrameScreen) and self.screen.take_back(redo=False):
            self._unsay()
        elif self._session is not None:
            self._walk(self._session.undo)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        if isinstance(self.screen, FrameScreen) and self.screen.take_back(redo=True):
            self._unsay()
        elif self._session is not None:
            self._walk(self._session.redo)

    def _walk(self, step: Callable[[], bool]) -> None:
        """A step back or forth in the plan."""
        try:
            if step():
                self._unsay()
                self.changed()
        except WriteError:
            self.not_written()

    def _unsay(self) -> None:
        if isinstance(self.screen, FrameScreen):
            self.screen.unsay()

    def action_theme(self) -> None:
        """Between the dark and the light theme."""
        self.prefer(theme=DAG.name if self.theme == KVELD.name else KVELD.name)

    def prefer(self, **values: object) -> None:
        before = self.own.now.language
        trouble: Trouble | None = None
        try:
            self.own.change(**values)
        except Trouble as found:
            trouble = found
        self._look_as_preferred()
        if self.own.now.language != before:
            set_language(cast("Language", self.own.now.language))
        self.tell()
        if trouble is not None:
            self.say(_("Valget gjelder til du avslutter. {why}").format(why=trouble.told().happened))

    def _look_as_preferred(self) -> None:
        if self.theme != self.own.now.theme:
            self.theme = self.own.now.theme
        self.animation_level = "full" if self.own.now.motion else "none"

    def action_settings(self) -> None:
        """One's own settings, and those of the school."""
        from dekom_tui.screens.settings.screen import SettingsScreen

        if not any(isinstance(one, SettingsScreen) for one in self.screen_stack):
            self.push_screen(SettingsScreen(self.place_key))

    def action_greeting(self) -> None:
        """The first sentences; once seen they do not come by themselves again."""
        from dekom_tui.screens.aids.welcome import WelcomeScreen

        self.push_screen(WelcomeScreen())

    async def action_back(self) -> None:
        """Out of what was opened last; from a section to the overview, from there to the list of plans."""
        try:
            if len(self.screen_stack) > 1:
                self.pop_screen()
            elif self._here == PLANS:
                return
            elif self._here != "0":
                self.go("0")
            else:
                self.leave()
        except ScreenStackError:
            return

    def action_help(self) -> None:
        """Every key that works on this screen."""
        from dekom_tui.screens.aids.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def action_palette(self) -> None:
        """Everything that can be done, by its name."""
        from dekom_tui.screens.aids.palette import PaletteScreen

        self.push_screen(PaletteScreen(self.screen))

    def action_findings(self) -> None:
        """From finding to finding in the plan's files."""
        if self._session is not None:
            from dekom_tui.screens.findings import FindingsScreen

            self.push_screen(FindingsScreen(self.place_key))

    def _fatal_error(self) -> None:
        """The program itself failed: what was written is saved, the trace goes to a file, and people get a sentence.

        A projected screen shows no trace. Textual calls this for every exception that nothing handles.
        """
        saved = self._session is None or self._session.save().kind == "saved"
        safe = _("Alt dere har skrevet, er lagret.") if saved else _("Det som ikke ble lagret, tilbys neste gang.")
        log = note(self._exception, datetime.now()) if self._exception is not None else None
        where = _("Hva som hendte, står i {file}.").format(file=log) if log is not None else ""
        text = _("dekom stoppet på grunn av en feil i programmet. {safe} Start det igjen på samme måte. {where}")
        self._exit_renderables.append(Text(text.format(safe=safe, where=where).strip() + "\n"))
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Save what is not saved, and end."""
        if self._keeper is None or await self._keeper.finish():
            self.exit()


class WorkspaceApp(DekomApp):
    """The program, beginning with the list of a workspace's plans."""

    BEGINS = PLANS


def run(
    workspace: Path,
    folder: Path | None,
    today: date,
    own: OwnSettings | None = None,
    first: Callable[[Host], Awaitable[None]] | None = None,
) -> None:
    """Open a plan (`folder`), or the list of a workspace's plans; `first` is done as soon as something is shown."""
    app = (WorkspaceApp if folder is None else DekomApp)(workspace, folder, today, own)
    app.first = first
    app.run()
