"""Saving a version. Nothing is staged that does not stand here, or saved that changed after it was drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events, on
from textual.binding import Binding, BindingType
from textual.timer import Timer

from dekom_tui.commands import (
    BEGIN_HISTORY,
    LEAVE_VERSION,
    MAKE_VERSION,
    NEXT_FIELD,
    SETTLE_FIRST,
    STOP_WORK,
    TICK_FILE,
    Command,
)
from dekom_tui.data import data
from dekom_tui.history.refusals import HookRefused, NoIdentity, UnderWay
from dekom_tui.history.running import Errand
from dekom_tui.history.trouble import HistoryError
from dekom_tui.history.writing import Identity, init
from dekom_tui.screens.base import bindings, hint
from dekom_tui.screens.commit.page import CommitPage
from dekom_tui.screens.commit.parts import Body, Files, Subject
from dekom_tui.screens.commit.state import Draft, Outcome, read, save
from dekom_tui.screens.commit.view import OneFile
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.field import Field
from dekom_tui.widgets.frame import Hint, TabLine
from dekom_tui.widgets.prose import ProseEditor
from dekom_tui.widgets.still import Still
from dekom_tui.words.changes.message import whole
from dekom_tui.words.language import _

SLOW: Final = 0.3
"""Seconds after which it is told what is being waited for."""
_STOPS: Final = ("#changes", "#subject", "#rest", "#name", "#email", "#files")
"""From field to field, as they stand."""


class CommitScreen(CommitPage):
    """A version of the plan, before it is saved."""

    PLACE = "V"
    CSS_PATH: ClassVar = [str(data("styles", "commit.tcss"))]
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = (MAKE_VERSION, NEXT_FIELD, TICK_FILE, LEAVE_VERSION)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings((MAKE_VERSION, LEAVE_VERSION)),
        Binding("shift+tab", "step(-1)", show=False),
        Binding("tab", "step(1)", show=False),
    ]
    AUTO_FOCUS = "#subject"

    def __init__(self, subject: str = "") -> None:
        """`subject` is suggested as the message's first line instead of what the changes suggest: a meeting's."""
        super().__init__()
        self._subject = subject
        self._written: set[str] = set()
        """The parts of the message in which somebody has typed: no suggestion takes their place."""
        self._warned = False
        self._errand: Errand | None = None
        self._slow: Timer | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self._show_parts()
        self.look()

    # What there is to save

    def look(self) -> None:
        """Reads what differs from the last version, beside the screen."""
        session, today = self.host.session, self.host.today

        def go() -> None:
            session.save()
            try:
                found = read(session.folder, session.plan, session.refused, today)
            except HistoryError as error:
                self.app.call_from_thread(self._failed, error)
                return
            self.app.call_from_thread(self._take, found)

        self.run_worker(go, thread=True, group="look")

    def _take(self, found: Draft) -> None:
        if found.status.under_way:
            self._failed(UnderWay(found.status.under_way))
            return
        known = {one.path for one in self._draft.status.files} if self._draft is not None else set()
        self._chosen |= {path for path in found.chosen if path not in known}
        self._chosen &= {one.path for one in found.status.files}
        self._draft, self._trouble = found, None
        if "subject" not in self._written:
            self.query_one(Subject).load((self._subject or found.subject) if found.status.files else "")
        if "rest" not in self._written:
            self.query_one(Body).load(found.body)
        self._nobody = self._nobody or found.identity is None
        self._redraw()
        if self.focused is None or not self.focused.display:
            self.query_one(Subject).focus()

    def _failed(self, error: HistoryError) -> None:
        self._trouble = error
        self._redraw()
        self.query_one("#changes").focus()

    def plan_changed(self) -> None:
        super().plan_changed()
        if self._draft is not None and self._errand is None and self.host.plan != self._draft.plan:
            self.look()

    # Writing and choosing

    @on(Field.Changed)
    @on(ProseEditor.Changed)
    def _typed(self, message: Field.Changed | ProseEditor.Changed) -> None:
        if message.control.id in ("subject", "rest"):
            self._written.add(message.control.id)
            self._fit()
        self._warned = False

    @on(Field.Submitted)
    def _entered(self) -> None:
        self.action_step(1)

    @on(ProseEditor.Done)
    def _left_text(self) -> None:
        self.action_back()

    @on(Canvas.Chosen, "#files")
    def _picked(self) -> None:
        self.action_tick()

    def action_tick(self) -> None:
        """Take the file along, or let it be."""
        files = self.query_one("#files", Files)
        target = files.on
        if isinstance(target, OneFile):
            self._chosen ^= {target.path}
            files.refresh_rows()

    def action_step(self, step: int) -> None:
        """To the next field, or the one before."""
        stops = [one for name in _STOPS if (one := self.query_one(name)).display and one.can_focus]
        at = stops.index(self.focused) if self.focused in stops else -1 if step > 0 else 0
        if stops:
            stops[(at + step) % len(stops)].focus()

    def on_descendant_focus(self) -> None:
        for name in ("#changes", "#files"):
            self.query_one(name, Canvas).refresh_rows()
        self._show_keys()

    def commands(self) -> Sequence[Command]:
        if self._errand is not None:
            return (STOP_WORK,)
        if self._trouble is not None or self._draft is None:
            begin = (BEGIN_HISTORY,) if self._can_begin else (SETTLE_FIRST,) if self._can_settle else ()
            return (*begin, LEAVE_VERSION)
        if not self._draft.status.files:
            return (LEAVE_VERSION,)
        focused = self.focused
        ticking = (TICK_FILE,) if focused is not None and focused.id == "files" else ()
        return (MAKE_VERSION, NEXT_FIELD, *ticking, LEAVE_VERSION)

    def hints(self) -> list[Hint]:
        return [*map(hint, self.commands()), Hint("F1", _("hjelp"), "app.help")]

    # The end

    def action_begin(self) -> None:
        """Make a repository of the workspace; in a merge, answer what is open first."""
        if self._can_settle:
            self.app.pop_screen()
            self.host.action_settle_merge()
            return
        if not self._can_begin:
            return
        folder = self.host.workspace

        def go() -> None:
            try:
                init(folder)
            except HistoryError as error:
                self.app.call_from_thread(self._failed, error)
                return
            self.app.call_from_thread(self.look)

        self.run_worker(go, thread=True, group="look")

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter" and (self._can_begin or self._can_settle):
            event.stop()
            self.action_begin()

    def action_save(self) -> None:
        """Save the version, when all that it needs is there."""
        draft = self._draft
        if draft is None and self._trouble is None:
            self.say(_("Ser etter hva som er endret. Lagre når det står her."))
        if draft is None or self._trouble is not None or self._errand is not None or not draft.status.files:
            return
        if self.host.session.conflicts:
            self.say(_("Først må det velges der to har endret det samme: F7."))
            return
        subject = self.query_one(Subject).value
        if not subject.strip():
            self._ask("#subject", _("Skriv i én linje hva som er endret. Ingenting er lagret som versjon ennå."))
            return
        if not self._chosen:
            self._ask("#files", _("Ingen fil er valgt. Mellomrom tar en fil med."))
            return
        identity = self._identity()
        if identity is None and draft.identity is None:
            return
        self._save(draft, whole(subject, self.query_one(Body).text), identity)

    def _identity(self) -> Identity | None:
        """Who saves, where git does not know; None when it does, or when it is not said yet."""
        if not self._nobody:
            return None
        name, email = (" ".join(self.query_one(one, Field).value.split()) for one in ("#name", "#email"))
        if not name:
            self._ask("#name", _("Hvem lagrer? Navnet står på versjonen."))
        elif "@" not in email or " " in email:
            self._ask("#email", _("E-postadressen hører til navnet på versjonen; skriv en med @ i."))
        else:
            return Identity(name, email)
        return None

    def _ask(self, where: str, what: str) -> None:
        self.query_one(where).focus()
        self.say(what)

    def _save(self, draft: Draft, message: str, identity: Identity | None) -> None:
        session, files = self.host.session, sorted(self._chosen)
        errand = self._errand = Errand()
        self._refused = ""
        self._slow = self.set_timer(SLOW, self._tell_waiting)
        self._show_keys()

        def go() -> None:
            found = save(session, draft, files, message, identity, errand)
            self.app.call_from_thread(self._went, found)

        self.run_worker(go, thread=True, group="save")

    def _tell_waiting(self) -> None:
        self._waited = True
        self.query_one("#where", Still).redraw()

    def _went(self, found: Outcome) -> None:
        self._errand = None
        if self._slow is not None:
            self._slow.stop()
        self._waited = False
        if found.taken.places or found.taken.conflicts:
            self.host.taken_in(found.taken)
        if found.saved:
            self.app.pop_screen()
            self.host.call_later(self.host.say, _("Versjonen er lagret: {subject}").format(subject=found.saved))
        elif found.fresh is not None:
            self._take(found.fresh)
            self.say(_("Filene er endret imens. Se over endringene, og lagre på nytt."))
        elif found.error is not None:
            self._not_saved(found.error)
        else:
            self._redraw()
            self.say(found.why)

    def _not_saved(self, error: HistoryError) -> None:
        if isinstance(error, NoIdentity):
            self._nobody = True
            self._redraw()
            self._ask("#name", _("Hvem lagrer? Navnet står på versjonen."))
            return
        self._refused = error.said if isinstance(error, HookRefused) else error.told()
        self._redraw()
        self.query_one("#changes").focus()

    def _may_leave(self) -> bool:
        if not self._written or self._warned:
            return True
        self._warned = True
        self.say(_("Versjonen er ikke lagret. Ctrl+S lagrer den, Esc en gang til går ut."))
        return False

    def action_back(self) -> None:
        """Stop what is going on, or leave."""
        if self._errand is not None:
            self._errand.cancel()
        elif self._may_leave():
            self.app.pop_screen()

    @on(TabLine.PlaceChosen)
    def _place_clicked(self, message: TabLine.PlaceChosen) -> None:
        message.prevent_default()
        if self._errand is None and self._may_leave():
            self.host.go(message.key)
