"""The way in, time, showing and hiding, and writing for those who have no phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dekom_tui.meeting.methods import RANK, ROLES, SMARTE, VOTE
from dekom_tui.screens.meeting.acting import Acting, all_counts, one_to_two_hundred, text_and_group, two_to_eight
from dekom_tui.screens.meeting.ballot_view import first_cut
from dekom_tui.screens.meeting.hands import hands_asked, hands_counted, part_name, parts
from dekom_tui.screens.meeting.phases import ASKING, ENTRIES, FIGURES, IN_GROUPS, face
from dekom_tui.screens.meeting.prompt import Question
from dekom_tui.screens.meeting.room import ENDED, WELCOME
from dekom_tui.words.language import _, ngettext
from dekom_tui.words.meeting import role


class Acts(Acting):
    """What can be done in any meeting."""

    # The way in

    def action_qr(self) -> None:
        """The QR alone on the screen, or what was there before."""
        if self.room.stage != ENDED:
            self.face = self.face._replace(qr=not self.face.qr)
            self.show_meeting()

    async def action_lock(self) -> None:
        """Lock the door, or unlock it."""
        if self.room.stage != ENDED:
            await self.send("lock", {"on": not self.room.view.get("locked")})

    def action_addresses(self) -> None:
        """The other addresses of this machine, on one of which phones may find it."""
        if self.room.stage != WELCOME:
            return
        port = self.room.door.get("port")
        found = [f"{one['address']}:{port}" for one in self.room.door.get("addresses") or ()]
        text = "  ".join(found)
        self.say(
            text
            or _("Denne maskinen har ingen adresse som telefoner kan nå. Slå på Wi-Fi, eller del nett fra en telefon.")
        )

    def action_test_net(self) -> None:
        """Where phones try whether they reach this machine, and how many have."""
        if self.room.stage != WELCOME:
            return
        where = str(self.room.door.get("url", "")).partition("://")[2]
        reached = int(self.room.door.get("reached") or 0)
        if reached:
            said = ngettext("{n} telefon har nådd {where}/test.", "{n} telefoner har nådd {where}/test.", reached)
            self.say(said.format(n=reached, where=where))
        else:
            self.say(_("Åpne {where}/test på en telefon. Går det ikke: del nett fra den.").format(where=where))

    # Time

    async def action_more_time(self) -> None:
        """A minute more; two when the time is up; a clock of a minute where there is none."""
        left = self.room.left
        if not self.going:
            return
        if left is None:
            await self.send("clock", {"do": "start", "seconds": 60})
        else:
            await self.send("clock", {"do": "add", "seconds": 120 if left < 0 else 60})

    async def action_stop_time(self) -> None:
        """Stop the clock, or let it go on."""
        if self.going and self.room.left is not None:
            await self.send("clock", {"do": "resume" if self.room.paused else "pause"})

    # Showing

    async def action_reveal(self) -> None:
        """Show the room what is hidden, or hide it."""
        room = self.room
        if not self.going:
            return
        shown = face(room)
        if shown == FIGURES and room.ballot.get("kind") == "fist" and room.results:
            await self.send("reasons", {"item": self.item, "on": room.ballot.get("reasons") is None})
        elif shown in (FIGURES, ASKING):
            await self.send("results", {"item": self.item, "on": not room.results})
        else:
            await self.send("reveal", {"item": self.item, "on": not room.item.get("shown")})

    async def action_again(self) -> None:
        """Another round of the ballot; the one before is kept."""
        anew = self.going and self.room.ballot and self.room.results
        if anew and await self.send("again", {"item": self.item}) and self.room.phase != VOTE:
            await self.send("go", {"item": self.item, "phase": VOTE})

    async def action_new_roles(self) -> None:
        """Draw the roles in the groups anew."""
        if face(self.room) == IN_GROUPS and await self.send("draw_roles", {"item": self.item}):
            self.say(_("Rollene er trukket på nytt. Telefonene viser dem."))

    async def new_groups(self) -> None:
        """Draw the groups anew, of a size that is asked for; where nobody has a phone, so many tables to type for."""
        if face(self.room) != IN_GROUPS:
            return
        if any(one.get("size") for one in self.room.view.get("group_list") or ()):
            asked = Question(_("Hvor mange i hver"), "4")
            await self.prompt.ask(_("Nye grupper"), [asked], self._regroup, two_to_eight)
        else:
            asked = Question(_("Hvor mange grupper"), str(max(1, round(self.room.present / 4))))
            await self.prompt.ask(_("Grupper uten telefon"), [asked], self._tables, one_to_two_hundred)
        self.prompt.fields[0].select_all()

    async def _regroup(self, values: Sequence[str]) -> bool:
        return await self.send("groups", {"item": self.item, "size": int(values[0])})

    async def _tables(self, values: Sequence[str]) -> bool:
        return await self.send("groups", {"item": self.item, "count": int(values[0])})

    # Writing for others

    async def action_write_for(self) -> None:
        """Write a contribution for somebody without a phone; while they vote, count hands."""
        if not self.going:
            return
        if face(self.room) == ASKING:
            await self._count_hands(parts(self.room))
            return
        questions = [Question(_("Innspill"))]
        if face(self.room) == IN_GROUPS:
            questions.append(Question(_("Gruppe")))
        again = _("Sendt. Skriv ett til, eller Esc")
        await self.prompt.ask(_("Skriv for noen uten telefon"), questions, self._contribute, text_and_group, again)

    async def _contribute(self, values: Sequence[str]) -> bool:
        data: dict[str, Any] = {"item": self.item, "text": values[0]}
        if len(values) > 1 and values[1]:
            data["group"] = int(values[1])
        return await self.send("contribute", data)

    async def _count_hands(self, rest: Sequence[str]) -> None:
        """Ask for the hands of the first part, and when they are told for those of the next one."""
        part = rest[0]
        asked = hands_asked(self.room, part)
        if not asked:
            return

        async def use(values: Sequence[str]) -> bool:
            counts = hands_counted(self.room, values, part)
            if not await self.send("hands", {"item": self.item, "counts": counts}):
                return False
            if len(rest) > 1:
                await self._count_hands(rest[1:])
            return len(rest) == 1

        named = {RANK: _("Hender for det viktigste"), SMARTE: part_name(self.room, part)}
        head = named.get(str(self.room.ballot.get("kind")), _("Hender som er talt"))
        await self.prompt.ask(head, asked, use, all_counts)

    async def action_people(self) -> None:
        """How many are here without a phone."""
        if self.room.stage == ENDED:
            return
        questions = [Question(role(one).capitalize(), placeholder="0") for one in ROLES]
        await self.prompt.ask(_("Her uten telefon"), questions, self._count_people, all_counts)

    async def _count_people(self, values: Sequence[str]) -> None:
        for one, value in zip(ROLES, values, strict=True):
            if value:
                await self.send("people", {"role": one, "count": int(value)})

    async def action_message(self) -> None:
        """A word to all, on room and phones."""
        if self.room.stage != ENDED:
            asked = Question(_("Beskjed"), str(self.room.view.get("message", "")), _("tom tar den bort"))
            await self.prompt.ask(_("Beskjed til alle"), [asked], self._tell_all)

    async def _tell_all(self, values: Sequence[str]) -> None:
        await self.send("message", {"text": values[0]})

    # The line under what goes on

    def moved(self, step: int) -> bool:
        """↑ and ↓ where they move the line between what goes on and the rest."""
        room = self.room
        if face(room) == ENTRIES and room.spotlight:
            self.run_worker(self.lift_next(step), group="lift")
            return True
        if face(room) != FIGURES or room.ballot.get("kind") not in ("dots", "rank") or not room.results:
            return False
        cut = first_cut(room.results) if self.face.cut is None else self.face.cut
        self.face = self.face._replace(cut=min(len(room.results), max(1, cut + step)))
        self.show_meeting()
        return True
