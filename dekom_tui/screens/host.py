"""What a screen may ask of the program: the open plan, today's date, edits, undo, and to go elsewhere.

The program itself (`app.py`) only wires. Screens know it by this class, so that they never import it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.dom import DOMNode
from textual.screen import Screen

from dekom_tui.plan.edits import Edit, EditError
from dekom_tui.screens.turns import TakesTurns
from dekom_tui.store.rescue import Rescue
from dekom_tui.store.session import Session, Taken
from dekom_tui.store.settings import OwnSettings
from dekom_tui.store.toml.meaning import WriteError
from dekom_tui.words.language import _, current

if TYPE_CHECKING:
    from dekom_tui.plan.entity import Entity
    from dekom_tui.plan.model import Place, Plan
    from dekom_tui.screens.form.subject import Subject
    from dekom_tui.screens.versions.state import Versions
    from dekom_tui.store.shelf import Shelf


class Follower:
    """A screen outside the frame that is told when the plan is another one."""

    def plan_changed(self) -> None:
        """Draws what the plan says now."""
        raise NotImplementedError


class GivesWay(Screen[None]):
    """A screen that takes its own keys, and is gone at any other one, which goes to the screen below."""

    TAKES: ClassVar[frozenset[str]] = frozenset()
    """The keys that it takes; letters are small here, and taken with shift and caps lock too."""


class Host(TakesTurns):
    """The program as its screens see it."""

    workspace: Path
    """The folder whose plans are listed."""
    own: OwnSettings
    """What the user likes."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.own = OwnSettings()
        self._session: Session | None = None
        self._shelf: Shelf | None = None
        self._versions: Versions | None = None

    def before_key(self, event: events.Key) -> None:
        """Whoever types before the first screen is there means the plan, not what greets them."""
        screen = self.screen
        if isinstance(screen, GivesWay) and event.key.lower() not in screen.TAKES:
            self.pop_screen()

    @property
    def session(self) -> Session:
        """The open plan. Only screens of a plan may ask."""
        assert self._session is not None
        return self._session

    @property
    def plan(self) -> Plan:
        """The open plan as it is now."""
        return self.session.plan

    def edit(self, edit: Edit, *, typing: str = "") -> bool:
        """Do an edit, save it soon, and let the screen know. False, with a word to the user, when it does not fit.

        `typing` names the field that letters are being typed in: one stretch of typing is one step to undo.
        """
        try:
            self.session.apply(edit, merge_with_last=typing)
        except EditError as error:
            gone = _("Det finnes ikke lenger; noen kan ha tatt det bort. Ingenting er endret.")
            taken = _("Nøkkelen «{key}» er i bruk. Ingenting er endret.").format(key=error.place.key)
            self.say(gone if error.code == "gone" else taken)
            return False
        except WriteError:
            self.not_written()
            return False
        self.changed(typing=bool(typing))
        return True

    def not_written(self) -> None:
        """Say that a change was not made: what would have been written was read back, and did not say what it should.

        Raised as WriteError by all that changes the session's plan.
        """
        self.say(_("Endringen lot seg ikke skrive trygt i fila, og er ikke gjort. F8 viser funn i filene."))

    def changed(self, *, typing: bool = False) -> None:
        """The session's plan is another one: save it, and tell the screen."""
        raise NotImplementedError

    def taken_in(self, news: Taken) -> None:
        """Somebody else changed the files: tell what was taken in, and whether there is something to choose."""
        raise NotImplementedError

    def offer(self, found: Rescue) -> None:
        """Offer what could not be saved when the program ended the last time."""
        raise NotImplementedError

    def failed(self, error: BaseException) -> None:
        """The program itself failed in something that runs beside the screen: end as for any other failure."""
        raise NotImplementedError

    def tell(self) -> None:
        """Let every screen that is open draw what the plan says now."""
        raise NotImplementedError

    def say(self, text: str, *, undo: bool = False) -> None:
        """A sentence to the user, in the place of the key line for a while. `undo` adds how to take it back."""
        raise NotImplementedError

    def go(self, place: str, target: Place | None = None) -> None:
        """To one of the program's places by its key, with something chosen there."""
        raise NotImplementedError

    def push_form(self, subject: Subject, field: str = "") -> None:
        """Open the form of an entity, a record or an inline table over the screen, at a field of it."""
        raise NotImplementedError

    def push_new(self, kind: type[Entity], values: Mapping[str, object] | None = None, inside: str = "") -> None:
        """Open the form of a new entity: its name first, and it is in the plan when it has one.

        `inside` is the minutes that an agenda item belongs to.
        """
        raise NotImplementedError

    @property
    def shelf(self) -> Shelf:
        """The plans of the workspace, at hand for looking up words."""
        if self._shelf is None or self._shelf.workspace != self.workspace:
            from dekom_tui.store.shelf import Shelf

            self._shelf = Shelf(self.workspace)
        return self._shelf

    @property
    def versions(self) -> Versions:
        """What is known of the open plan's versions."""
        known = self._versions
        if known is None or known.folder != self.session.folder or known.language != current():
            from dekom_tui.screens.versions.state import Versions

            self._versions = known = Versions(self.session.folder)
        return known

    @property
    def compared(self) -> Versions | None:
        """The same, where somebody has looked at the versions of the open plan."""
        known = self._versions
        return known if known is not None and known.folder == self.session.folder else None

    def open_plan(self, folder: Path, findings: bool = False, then: Callable[[], None] | None = None) -> None:
        """Open another plan; with `findings` at what is wrong in its files. `then` is done when it is open."""
        raise NotImplementedError

    def take_back(self, redo: bool) -> bool:
        """False: what the program itself undoes is the plan."""
        return False

    def prefer(self, **values: object) -> None:
        """Take settings of the user's own, keep them, and draw everything anew as they say."""
        raise NotImplementedError

    @property
    def practising(self) -> bool:
        """Whether the open plan is the one to practise on."""
        return False

    def leave(self) -> None:
        """Back to the list of plans."""
        raise NotImplementedError

    def action_save_version(self) -> None:
        """See what differs from the last version, and save another."""
        if self._session is not None:
            from dekom_tui.screens.commit.screen import CommitScreen

            self.push_screen(CommitScreen())

    def action_settle_merge(self) -> None:
        """Answer where two have changed the same, in a merge that is open."""
        if self._session is not None:
            from dekom_tui.screens.merging.screen import MergeScreen

            if not isinstance(self.screen, MergeScreen):
                self.push_screen(MergeScreen())

    def action_share(self) -> None:
        """Send what is saved, and fetch what others have sent."""
        if self._session is not None:
            from dekom_tui.screens.share.screen import ShareScreen

            self.push_screen(ShareScreen())


def host(node: DOMNode) -> Host:
    """The program that a screen or widget runs in."""
    return cast("Host", node.app)
