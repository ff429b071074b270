"""What the meeting decides: conclusion, decisions, who does what; and how it comes into the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from dekom_tui.meeting.methods import YES_NO
from dekom_tui.screens.meeting.acting import Acting, all_counts, filled
from dekom_tui.screens.meeting.days import day_typed, day_written
from dekom_tui.screens.meeting.notes_view import Note
from dekom_tui.screens.meeting.phases import NOTING, face
from dekom_tui.screens.meeting.prompt import Question
from dekom_tui.screens.meeting.room import ENDED
from dekom_tui.words.language import _
from dekom_tui.words.meeting_summary import commit_message

if TYPE_CHECKING:
    from dekom_tui.live.client import Client
    from dekom_tui.screens.meeting.land import Unwritten

PUT_IN: Final = "put in"
TAKEN_OUT: Final = "taken out"


class Deciding(Acting):
    """What can be done when an item is decided, and at the end."""

    def __init__(self, client: Client) -> None:
        super().__init__(client)
        self.unwritten: dict[str, Unwritten] = {}
        """What was begun on the way into the plan and waits, by the item."""
        self.last = ""
        """PUT_IN or TAKEN_OUT of the plan, when that is what was done last here."""

    # What is decided

    async def choose_note(self) -> None:
        """Write the note that is chosen; the conclusion where nothing is."""
        chosen = self.face.chosen
        await self._note(chosen if isinstance(chosen, Note) else Note("conclusion"))

    async def drop_note(self) -> None:
        """Take the note away that is chosen."""
        if isinstance(self.face.chosen, Note) and self.face.chosen.id:
            await self.send("drop", {"id": self.face.chosen.id})

    async def _note(self, note: Note) -> None:
        found = {str(one["id"]): one for name in ("decisions", "follow_ups") for one in self.room.view.get(name) or ()}
        if note.what == "decision":
            await self._decision(found.get(note.id, {}))
        elif note.what == "follow_up":
            await self.ask_task(found.get(note.id, {}))
        else:
            asked = Question(_("Konklusjon"), str(self.room.view.get("conclusion") or ""))
            await self.prompt.ask(_("Det vi kom fram til"), [asked], self._conclude)

    async def _conclude(self, values: Sequence[str]) -> bool:
        return await self.send("conclude", {"item": self.item, "text": values[0]})

    async def action_decision(self) -> None:
        """A decision with its vote."""
        if face(self.room) == NOTING and self.going:
            await self._decision(self._voted())

    def _voted(self) -> Mapping[str, Any]:
        """What a vote by yes and no came to, as the beginning of a decision."""
        results = self.room.results
        if self.room.ballot.get("kind") != YES_NO or len(results) != 1:
            return {}
        given = {int(value): int(count) for value, count in dict(results[0].get("values") or {}).items()}
        return {name: given.get(value, 0) for name, value in (("for", 1), ("against", -1), ("abstained", 0))}

    async def _decision(self, found: Mapping[str, Any]) -> None:
        names = (("for", _("For")), ("against", _("Mot")), ("abstained", _("Avstår")))
        counted = [Question(words, "" if found.get(name) is None else str(found[name])) for name, words in names]
        asked = [Question(_("Vedtak"), str(found.get("text", ""))), *counted]

        async def use(values: Sequence[str]) -> bool:
            data: dict[str, Any] = {"item": self.item, "text": values[0]}
            data |= {name: int(value) for (name, _words), value in zip(names, values[1:], strict=True) if value}
            return await self.send("decide", data | ({"id": found["id"]} if "id" in found else {}))

        await self.prompt.ask(_("Vedtak"), asked, use, lambda values: filled(values[:1]) or all_counts(values[1:]))

    async def action_task(self) -> None:
        """Something that somebody is to do."""
        if face(self.room) == NOTING and self.going:
            await self.ask_task({})

    async def ask_task(self, found: Mapping[str, Any]) -> None:
        today = self.host.today
        asked = [
            Question(_("Gjøremål"), str(found.get("text", ""))),
            Question(_("Hvem"), str(found.get("who") or ""), _("en rolle")),
            Question(_("Frist"), day_written(str(found.get("due") or "")), _("«uke 41», «15.9» eller tom")),
        ]

        async def use(values: Sequence[str]) -> bool:
            due = day_typed(values[2], today)
            data = {"item": self.item, "text": values[0], "who": values[1], "due": due or ""}
            return await self.send("follow_up", data | ({"id": found["id"]} if found else {}))

        def check(values: Sequence[str]) -> str:
            if why := filled(values[:1]):
                return why
            return "" if day_typed(values[2], today) is not None else _("ingen dato")

        await self.prompt.ask(_("Hvem gjør hva"), asked, use, check)

    # Undoing

    async def action_undo_here(self) -> None:
        """Take back what was done last in the meeting; what was put into the plan goes out of it too."""
        last = self.last
        if await self.send("undo", {}) and last == PUT_IN:
            await self.app.run_action("undo")
            self.last = TAKEN_OUT
            self.say(_("Tatt ut av planen igjen. Ctrl+Y setter det inn."))

    async def action_redo_here(self) -> None:
        """Do again what was taken back, in the plan too."""
        last = self.last
        if await self.send("redo", {}) and last == TAKEN_OUT:
            await self.app.run_action("redo")
            self.last = PUT_IN
            self.say(_("Satt inn i planen igjen."))

    # The plan

    async def action_land(self) -> None:
        """What was agreed into the plan."""
        if face(self.room) == NOTING and self.going:
            from dekom_tui.screens.meeting.land import LandScreen

            self.host.push_screen(LandScreen(self.client, self.item, self.unwritten, self._put_in))

    def _put_in(self) -> None:
        self.last = PUT_IN

    async def action_finish(self) -> None:
        """Write the minutes into the plan; when they are there, offer a version of all that the meeting came to."""
        found = self.face.summary
        if self.room.stage != ENDED or found is None:
            return
        if self.face.files:
            from dekom_tui.screens.commit.screen import CommitScreen

            plan = self.host.plan
            self.host.push_screen(CommitScreen(commit_message(found, plan, plan).partition("\n")[0]))
            return
        from dekom_tui.screens.meeting.ending import write_minutes

        self.face = self.face._replace(files=await write_minutes(self.host, self.client))
        self.show_meeting()
