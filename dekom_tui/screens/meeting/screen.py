"""The meeting before the room: what is asked, how long there is, how many have answered, what came of it.

It shows what the room may see and nothing else: the server tells it no more than that. What it does is sent to the
server, and is done when the server says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget

from dekom_tui.commands import HELP, PLACES, Command
from dekom_tui.meeting.methods import RESULT, ROUND
from dekom_tui.meeting.summary import summary
from dekom_tui.screens.base import TooSmall, bindings, hint
from dekom_tui.screens.meeting import keys
from dekom_tui.screens.meeting.acts import Acts
from dekom_tui.screens.meeting.deciding import Deciding
from dekom_tui.screens.meeting.ending import whole
from dekom_tui.screens.meeting.entries_view import Cluster, EntryRows, narrow
from dekom_tui.screens.meeting.head import PhaseLine, address, inside, net_notice, title_words
from dekom_tui.screens.meeting.phases import ENTRIES, IN_GROUPS, NOTING, Face, commands_of, face, left_rows, page_rows
from dekom_tui.screens.meeting.prompt import Prompt
from dekom_tui.screens.meeting.reviving import Reviver
from dekom_tui.screens.meeting.room import ENDED, RUNNING
from dekom_tui.screens.meeting.sorting import Sorting
from dekom_tui.screens.meeting.stage import Stage
from dekom_tui.screens.meeting.steps import Step, following, preceding
from dekom_tui.screens.sections.panes import Rule
from dekom_tui.store import garbage
from dekom_tui.widgets.canvas import Canvas
from dekom_tui.widgets.frame import Hint, KeyLine, TitleLine
from dekom_tui.widgets.lines import Row, line
from dekom_tui.widgets.theme import KVELD
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.meeting_refusals import refusal

if TYPE_CHECKING:
    from dekom_tui.live.client import Client
    from dekom_tui.live.process import NotStarted


_TICK: Final = 0.5
"""Seconds between looks at the clock."""
_OFTEN: Final = 0.25
"""The least seconds between two drawings of what others send; what is done here is seen at once."""
_SOON: Final = 0.03
"""Seconds until a long list whose heights are not all known is measured further."""
_ANSWERED: Final = 1.0
"""Seconds after a sentence in which another choice is the meeting's answer to what was done, and no key."""
_LET_FINISH: Final = 20.0
"""The longest that → waits for those who still write, seconds."""


class MeetingScreen(Acts, Sorting, Deciding):
    """A meeting that is being held."""

    PLACE = "M"
    LEADS_OUT = False
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(keys.ALL),
        *(
            Binding(key, "nothing", show=False)
            for one in PLACES
            for key in {one.key.lower(), one.key}
            if key.lower() not in {each for command in keys.ALL for each in command.keys}
        ),
    ]
    DEFAULT_CSS = """
    MeetingScreen {
        #panes { height: 1fr; }
        #left { width: 29; display: none; }
        #rule { width: 2; display: none; }
        #left.-on, #rule.-on { display: block; }
        #left.-alone { width: 1fr; }
        #page.-off { display: none; }
        &.-bare #title, &.-bare #phases { display: none; }
    }
    """

    def __init__(self, client: Client, *, resumed: bool = False) -> None:
        """`resumed`: the meeting went on while no screen showed it, and people are told so first."""
        super().__init__(client)
        self.face = Face(resumed=resumed)
        self._follower: asyncio.Task[None] | None = None
        self._patient: asyncio.Task[None] | None = None
        self._reviver = Reviver(client.ident, self._no_server)
        self._said_at = 0.0
        self._in_clusters = False
        self._drawn_at = 0.0
        self._seen_at_once = 0.0
        self._due: Timer | None = None

    def compose(self) -> ComposeResult:
        yield TitleLine(id="title")
        yield PhaseLine(self.room, id="phases")
        with Horizontal(id="panes"):
            yield from self.body()
        yield Prompt(id="prompt")
        yield KeyLine(id="keys")
        yield TooSmall()

    def body(self) -> Iterable[Widget]:
        yield Canvas(self._left, tell_edges=True, id="left")
        yield Rule(id="rule")
        yield Stage(self._page, tell_edges=True, id="page")

    # Following the meeting

    def on_mount(self) -> None:
        self._follower = asyncio.create_task(self._follow())
        self.set_interval(_TICK, self._tick)
        super().on_mount()
        # What is there now stays while the meeting lasts: looking through it for garbage would stop the screen.
        garbage.keep()

    async def on_unmount(self) -> None:
        tasks = [one for one in (self._follower, self._patient) if one is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, self._reviver.stop(), return_exceptions=True)

    async def _follow(self) -> None:
        try:
            async with self.client:
                await self._ask_door()
                async for _news in self.client.changes():
                    await self._news()
        except Exception as error:
            self.host.failed(error)

    def _no_server(self, trouble: NotStarted) -> None:
        from dekom_tui.screens.meeting.start import not_started

        self.say(not_started(trouble))

    async def _ask_door(self) -> None:
        """Code, address and QR; asked again when the server has been away."""
        import aiohttp

        with suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
            self.room.door = await self.client.ask("door")

    async def _news(self) -> None:
        client, room = self.client, self.room
        known = room.begun
        was = (room.stage, room.item.get("id"), room.phase)
        back = room.lost is not None and client.lost is None
        room.lost = client.lost
        room.take(dict(client.view), dict(client.entries), dict(client.net), client.server_ahead)
        if back or not room.door:
            await self._ask_door()
        if known and was != (room.stage, room.item.get("id"), room.phase):
            self.face = self.face.fresh(room)
            self.unsay()
            self.page.to_top()
            self.clusters_pane.select(Cluster(self.face.cluster))
        if room.stage == ENDED and self.face.summary is None:
            self.face = self.face._replace(summary=summary(await whole(self.client)))
        now = monotonic()
        if was == (room.stage, room.item.get("id"), room.phase) and self._seen_at_once < now < self._drawn_at + _OFTEN:
            self._due = self._due or self.set_timer(self._drawn_at + _OFTEN - now, self.show_meeting)
        else:
            self.show_meeting()

    def _tick(self) -> None:
        """The clock goes on while nothing else happens."""
        self.room.lost = self.client.lost
        self._reviver.look(self.room.lost)
        if not self.prompt.on_screen or self.room.lost is not None:
            self.show_frame()
        if self.room.left is not None and self.room.stage == RUNNING:
            self.page.refresh_rows()

    def show_meeting(self) -> None:
        """Draw all of it anew."""
        if self._due is not None:
            self._due.stop()
        self._due, self._drawn_at = None, monotonic()
        self.face = self.face._replace(narrow=narrow(self.size.width)).looking(self.room)
        two, alone = self.face.two(self.room), self.face.clusters_alone(self.room)
        self.set_class(self.face.qr and self.room.begun, "-bare")
        self.clusters_pane.set_class(two or alone, "-on")
        self.clusters_pane.set_class(alone, "-alone")
        self.query_one("#rule").set_class(two, "-on")
        self.page.set_class(alone, "-off")
        if self.face.chosen is not None and self.page.selected is None:
            self.page.select(self.face.chosen)
        self.clusters_pane.refresh_rows()
        self.page.refresh_rows()
        pane = self.clusters_pane if self.clusters_pane.has_focus else self.page
        if pane.rows and pane.selected is not None:
            self.face = self.face.pointing(pane.id or "", pane.selected)
        self.show_frame()

    def on_resize(self) -> None:
        self.show_meeting()

    def show_frame(self) -> None:
        room = self.room
        title = self.query_one(TitleLine)
        school, meeting = title_words(room)
        where = address(room) if room.stage == RUNNING else ""
        title.show(school=school, plan=meeting, state=line((where, "text")), when="")
        title.show(state=line((where, "text"), "   " if where else "", inside(room)))
        text, ink = net_notice(room, room.lost if room.begun else None, self.size.width)
        notice = str(room.view.get("message", ""))
        title.notice(text or (f"» {notice}" if notice else ""), ink or "accent")
        self.query_one(PhaseLine).refresh()
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    def plan_changed(self) -> None:
        self.show_frame()

    # What is on screen

    def _page(self, width: int, height: int) -> Sequence[Row]:
        found = page_rows(self.room, self.face, width, height, dark=self.app.theme == KVELD.name)
        if isinstance(found, EntryRows) and found.rough:
            self.set_timer(_SOON, self.page.refresh_rows)
        return found

    def _left(self, width: int, height: int) -> Sequence[Row]:
        return left_rows(self.room, self.face, width, height)

    def commands(self) -> Sequence[Command]:
        now = self.face._replace(on_cluster=self.clusters_pane.has_focus)
        return commands_of(self.room, now, self.forward, preceding(self.room))

    def on_descendant_focus(self) -> None:
        if self.page.has_focus or self.clusters_pane.has_focus:
            self._in_clusters = self.clusters_pane.has_focus
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    @property
    def forward(self) -> Step | None:
        """What → does now."""
        return following(self.room, self.face.cut)

    def hints(self) -> list[Hint]:
        if self.prompt.on_screen:
            return [
                Hint("Enter", _("bruk")),
                Hint("Tab", _("neste felt")) if len(self.prompt.fields) > 1 else Hint("F1", _("hjelp"), "app.help"),
                Hint("Esc", _("la være")),
            ]
        loud = [hint(one)._replace(firm=one.name == keys.NEXT.name) for one in self.commands() if not one.quiet]
        return [*loud[:6], hint(HELP)]

    # Going on

    async def action_next(self) -> None:
        """On to what comes; those who still write are let finish first."""
        step = self.forward
        if step is None:
            return
        room = self.room
        over = room.left is not None and room.left < 0
        if over and room.item.get("open") and room.writing and self._patient is None:
            self._patient = asyncio.create_task(self._when_written(step))
            n = room.writing
            self.say(
                ngettext(
                    "Venter på {n} som skriver. → går videre nå.", "Venter på {n} som skriver. → går videre nå.", n
                ).format(n=n)
            )
            return
        await self._take(step)

    async def _when_written(self, step: Step) -> None:
        """Wait until nobody writes, though not for ever, and go on."""
        try:
            async with asyncio.timeout(_LET_FINISH):
                while self.room.writing:
                    await asyncio.sleep(_TICK)
        except TimeoutError:
            pass
        await self._take(step)

    async def _take(self, step: Step) -> None:
        waiting, self._patient = self._patient, None
        if waiting is not None and waiting is not asyncio.current_task():
            waiting.cancel()
        for kind, data in step.sends:
            if not await self.send(kind, data):
                return
        self.unsay()

    async def action_before(self) -> None:
        """Back to what was before."""
        step = preceding(self.room)
        if step is not None:
            await self._take(step)

    async def send(self, kind: str, data: Mapping[str, Any]) -> bool:
        """Do something in the meeting, durably; why it was refused stands in the key line."""
        self._seen_at_once, self.last = monotonic() + _OFTEN * 4, ""
        answer = await self.client.send(kind, data)
        if answer.refused:
            self.say(refusal(answer.refused, answer.params))
            return False
        return True

    @on(PhaseLine.PhaseChosen)
    async def _phase_clicked(self, message: PhaseLine.PhaseChosen) -> None:
        forth = self.room.phases.index(message.phase) > self.room.phases.index(self.room.phase)
        await self.send("go", {"item": self.room.item["id"], "phase": message.phase, "clock": forth})

    @on(Canvas.Highlighted)
    def _moved(self, message: Canvas.Highlighted) -> None:
        self.face = self.face.pointing(message.canvas.id or "", message.target)
        if message.canvas.id == "left" or self.room.phase == RESULT:
            self.page.refresh_rows()
        if monotonic() - self._said_at > _ANSWERED:
            self.unsay()
        if self._said is None:
            self.query_one(KeyLine).show(self.hints())

    def say(self, text: str, undo: bool = False) -> None:
        super().say(text, undo)
        self._said_at = monotonic()

    # Keys that mean what the phase makes of them

    async def action_space(self) -> None:
        """Mark a contribution; in a round the next one has the word."""
        if self.going and self.room.phase == ROUND:
            turn = int((self.room.item.get("round") or {}).get("turn", 0))
            await self.send("turn", {"item": self.item, "to": turn + 1})
        elif self.going and face(self.room) == ENTRIES:
            self.mark()

    async def action_g(self) -> None:
        """New groups, or what they sent alone; while it is decided, something to do."""
        deeds = {IN_GROUPS: self.new_groups, ENTRIES: self.show_picked}
        await deeds.get(face(self.room), self.action_task)()

    async def action_delete(self) -> None:
        """Take the chosen away: a cluster, a contribution, a note."""
        if self.going and face(self.room) == ENTRIES:
            await self.delete_entry()
        elif self.going and face(self.room) == NOTING:
            await self.drop_note()

    async def action_choose(self) -> None:
        """Enter: write the minutes, another name, a contribution before the room, a note."""
        if self.face.resumed:
            self.face = self.face._replace(resumed=False)
            self.show_meeting()
        elif self.room.stage == ENDED:
            await self.action_finish()
        elif self.going and face(self.room) == ENTRIES:
            await self.choose_entry()
        elif self.going and face(self.room) == NOTING:
            await self.choose_note()

    @on(Canvas.Chosen)
    async def _chosen(self, message: Canvas.Chosen) -> None:
        await self.action_choose()

    @on(Prompt.Opened)
    def _asked(self) -> None:
        self.unsay()
        self.query_one(KeyLine).show(self.hints())

    @on(Prompt.Closed)
    def _answered(self) -> None:
        (self.clusters_pane if self._in_clusters and self.clusters_pane.display else self.page).focus()
        self.show_meeting()

    def action_nothing(self) -> None:
        """In a meeting no letter leads out of it."""

    def action_leave(self) -> None:
        """To the plan; the meeting goes on."""
        if self.face.qr:
            self.action_qr()
            return
        if self.going and face(self.room) == ENTRIES and self.room.spotlight:
            self.run_worker(self.lift(""), group="lift")
            return
        self.dismiss()
        self.host.say(_("Møtet går videre. M og F5 fører tilbake til det."))
