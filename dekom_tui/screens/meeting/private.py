"""The facilitator's own screen, on another terminal than the projector's: what is hidden, and the keys to steer by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from dekom_tui.commands import Command
from dekom_tui.screens.base import bindings
from dekom_tui.screens.meeting import keys
from dekom_tui.screens.meeting.entries_view import Entry
from dekom_tui.screens.meeting.head import inside
from dekom_tui.screens.meeting.private_view import private_rows
from dekom_tui.screens.meeting.room import ENDED, RUNNING
from dekom_tui.screens.meeting.screen import MeetingScreen
from dekom_tui.screens.meeting.steps import preceding
from dekom_tui.widgets.frame import TitleLine
from dekom_tui.widgets.lines import Row, line
from dekom_tui.words.language import N_, _

HOLD: Command = Command(
    "hold", ("h",), "H", N_("hold eller slipp"), N_("hold innspillet tilbake, eller slipp det fram")
)
MUTE: Command = Command("mute", ("d",), "D", N_("demp"), N_("demp telefonen innspillet kom fra, eller slipp den til"))
MODERATE: Command = Command(
    "moderate",
    ("x",),
    "X",
    N_("hold alt"),
    N_("hold nye innspill til du har sett dem, eller slipp dem rett fram"),
    quiet=True,
)


class PrivateScreen(MeetingScreen):
    """Follows the meeting as the host; never to be projected, and says so in its first line."""

    BINDINGS: ClassVar[list[BindingType]] = bindings((HOLD, MUTE, MODERATE))

    def _page(self, width: int, height: int) -> Sequence[Row]:
        return private_rows(self.room, self.face.chosen, self.face.marked, self.forward, width, height)

    def _left(self, width: int, height: int) -> Sequence[Row]:
        return ()

    def show_meeting(self) -> None:
        super().show_meeting()
        self.clusters_pane.remove_class("-on")
        self.query_one("#rule").remove_class("-on")

    def show_frame(self) -> None:
        super().show_frame()
        door = _("døra er låst") if self.room.view.get("locked") else _("døra er åpen")
        aside = "" if self.face.narrow else f"  {_('ikke vis denne på lerretet')}"
        warning = line((_("BARE FOR DEG"), "hold", True), aside)
        title = self.query_one(TitleLine)
        title.show(school="", plan="", state=line(inside(self.room), f" · {door}"), when="")
        if self.room.lost is None:
            title.notice(line(warning, "   ", inside(self.room), f" · {door}"))

    def commands(self) -> Sequence[Command]:
        if not self.room.begun or self.room.stage == ENDED:
            return (keys.LEAVE,)
        forward, back = self.forward, preceding(self.room)
        lead = [keys.NEXT._replace(words=forward.words)] if forward is not None else []
        behind = [keys.BEFORE._replace(words=back.words, quiet=True)] if back is not None else []
        lock = keys.UNLOCK if self.room.view.get("locked") else keys.LOCK
        rest = (lock, keys.MORE_TIME, keys.STOP_TIME, keys.MESSAGE._replace(quiet=False), MODERATE)
        if self.room.stage != RUNNING:
            return (*lead, lock, keys.MESSAGE, keys.LEAVE)
        here = (HOLD, MUTE, keys.HIDE_ENTRY) if isinstance(self.face.chosen, Entry) else ()
        show = keys.HIDE if self.room.item.get("shown") else keys.SHOW
        return (*here, *lead, show, *rest, *behind, keys.UNDO_HERE, keys.LEAVE)

    def _chosen_entry(self) -> dict[str, object] | None:
        chosen = self.face.chosen
        found = (one for one in self.room.entries if isinstance(chosen, Entry) and one["id"] == chosen.id)
        return dict(next(found, {})) or None

    async def action_hold(self) -> None:
        """Hold the contribution back, or let it go."""
        one = self._chosen_entry()
        if one is not None:
            await self.send("hold", {"ids": [one["id"]], "on": not one.get("held")})

    async def action_mute(self) -> None:
        """Mute the phone that it came from, or hear it again."""
        one = self._chosen_entry()
        if one is not None and await self.send("mute_sender", {"id": one["id"], "on": True}):
            self.say(_("Telefonen er dempet. Ctrl+Z slipper den til igjen."))

    async def action_moderate(self) -> None:
        """Hold what comes until it has been looked at, or not."""
        if self.going:
            await self.send("moderate", {"item": self.item, "on": not self.room.view.get("moderated")})

    async def action_delete(self) -> None:
        """Hide the contribution; it does not come into the minutes."""
        one = self._chosen_entry()
        if one is not None and self.going:
            await self.send("hide", {"ids": [one["id"]], "on": not one.get("hidden")})

    async def action_choose(self) -> None:
        """Nothing is opened here."""

    def action_leave(self) -> None:
        """End this screen; the meeting goes on."""
        self.app.exit()
